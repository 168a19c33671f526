// The mark automaton: which stretches of a paragraph stand inside quotation marks.
#pragma once

#include <cstdint>
#include <vector>

#include "base/span.h"
#include "statement/view.h"

namespace hearsay::statement {

struct Quote {
  uint32_t open = 0;    // token of the opening mark
  uint32_t end = 0;     // token just after the stretch with its closing mark
  base::Tokens inside;  // tokens between the marks
  bool closed = true;   // false: no closing mark before the paragraph ended
  bool reopened =
      false;            // unclosed, and the next paragraph opens again: one speech over paragraphs
  bool single = false;  // single marks
  bool name = false;  // a name that the words before give ('so-called "contracts"'): nobody's words
  bool title = false;  // the name of a work or programme: part of the narrative
  uint32_t words = 0;  // words and numbers inside
};

// The outermost stretches of each paragraph, in order. Nested stretches (single marks inside
// double) are part of their outer one. An unclosed stretch runs to the paragraph's end when the
// next paragraph opens again, else to the end of its sentence. Single marks count only when they
// pair up and do not read as apostrophes. Linear.
std::vector<Quote> find_quotes(const View& view);

// Whether a stretch reads as the name of a work, “The Ferry and the Bridge at Corran”: capitals on
// all its longer words, and on most.
bool has_title_case(const View& view, const Quote& quote);

}  // namespace hearsay::statement

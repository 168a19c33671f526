// Who is said to have said which words, as the syntax of one frame tells: cue, source mention and
// content.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "statement/frames.h"
#include "statement/people.h"
#include "statement/quotes.h"
#include "statement/view.h"

namespace hearsay::statement {

enum class SourceForm : uint8_t { kMention, kNone };

// One reported content with what reports it. Token ranges.
struct Attribution {
  std::vector<base::Tokens> content;
  base::Tokens cue;     // empty where none
  base::Tokens source;  // empty where none
  uint32_t frame = 0;
  bool quotation = false;  // the content stands in marks
  bool continues = false;  // says on what the attribution before it began, without a cue of its own
  bool negated = false;
  uint32_t certainty = 0;  // 0..1000, the rule's precision on tuning data
  std::string_view rule;   // static storage
};

// Reads every frame. Ordered by content. Quotations of few words without a cue (words quoted for
// distance) are left out.
std::vector<Attribution> find_attributions(const View& view, const std::vector<Quote>& quotes,
                                           const std::vector<Frame>& frames, const People& people);

}  // namespace hearsay::statement

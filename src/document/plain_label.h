// What each unit of a plain text is: title, byline, body, comment … decided among its neighbours.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/moment.h"
#include "document/document.h"
#include "document/plain_units.h"
#include "lexicon/lexicon.h"

namespace hearsay::document {

// A block to be: units first … last of one kind.
struct Labelled {
  size_t first = 0;
  size_t last = 0;
  BlockKind kind = BlockKind::kBody;
  const char* rule = "";             // static storage
  std::string author;                // comments
  std::string parent;                // comments: whose they say they answer, else empty
  std::optional<base::Moment> time;  // comments
  base::Bytes time_span;             // in the text; 0,0 where none
};

// An article: its title and the block behind its head (title, standfirst, byline, date, source).
struct ArticleStart {
  size_t title = 0;     // unit
  size_t head_end = 0;  // first unit of the body
};

struct Labels {
  std::vector<Labelled> blocks;      // in order, covering all units
  std::vector<ArticleStart> starts;  // articles with a head of their own, in order; may be empty
  std::optional<size_t> page_title;  // unit of a title that stands over several articles
};

// Stages: what units are by themselves → comments → article starts → captions → head of the page →
// the rest. Linear.
Labels label_units(std::string_view text, std::vector<Unit> units, const lexicon::Lexicon& lexicon);

}  // namespace hearsay::document

// Following a speaker: the dated line of the distinct statements of one entity, copies folded into
// one line, changed wordings told.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "base/moment.h"
#include "base/result.h"
#include "entity/entity.h"
#include "statement/statement.h"
#include "wording/change.h"

namespace hearsay::engine {

struct WhoOptions {
  std::string name;
  std::string about;                     // words that a statement must have; may be empty
  std::optional<base::Moment> from, to;  // when its page was published, both included
  uint32_t entity = 0;                   // 1-based number among those of the name; 0: the only one
};

// A statement on a page that carries the words.
struct Carrier {
  uint64_t document = 0;
  uint32_t statement = 0;
  std::string id, outlet;  // of the document
  std::string name;        // of the speaker, as that page has it
  std::optional<base::Moment> published;
};

// The words as some pages have them.
struct Wording {
  std::string text;
  statement::Kind kind = statement::Kind::kIndirect;
  bool negated = false;                  // denied, not said
  std::vector<Carrier> carriers;         // by date, undated last, then by document
  std::vector<wording::Change> changes;  // from the first wording; a, b: bytes of the two texts.
                                         // Only kinds that may change the meaning
};

// One thing said. The first wording is the fullest of the earliest day.
struct Line {
  std::vector<Wording> wordings;
  std::optional<base::Moment> first, last;  // publication of the dated carriers
  size_t pages = 0;                         // distinct documents
};

struct Who {
  WhoOptions asked;
  std::vector<entity::Entity> named;  // all entities the name may mean, in order
  std::optional<uint32_t> chosen;     // index into `named`; none where there is none or several
  std::vector<Line> lines;            // by first date, undated last, then by document
  size_t statements = 0, pages = 0;   // in the lines
  uint64_t documents = 0;             // in the archive
  uint64_t waiting = 0;               // of them, added without a look for statements
  bool cut_short = false;             // see speakers.h
};

// Errors: kUsage (no letter in the name, or `entity` beyond those of a name that
// somebody has), or as find_speakers.
base::Result<Who> follow_speaker(const archive::Archive& archive, const WhoOptions& options);

std::string who_jsonl(const Who& who);  // hearsay.who/1, then a line hearsay.said/1 a thing said
std::string who_text(const Who& who);   // for a person

// "2021-03-12" of a moment, as far as it goes; "undated".
std::string day_of(const std::optional<base::Moment>& moment);

}  // namespace hearsay::engine

// What the archive keeps of speakers: who is named on which page, what they say there, and what a
// person judged about who is who.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/moment.h"
#include "statement/statement.h"

namespace hearsay::archive {

// A speaker as one article of one document names it. The statements from number `first` to `last`
// that have this speaker's name are its.
struct Mention {
  uint64_t document = 0;  // number
  uint32_t part = 0;      // of the document: the article
  std::string name;
  statement::SpeakerType type = statement::SpeakerType::kPerson;
  std::string role;                  // the first that the article gives; may be empty
  std::optional<base::Moment> date;  // of the article, else of the page
  uint32_t first = 0, last = 0;
};

// A statement as its row tells it, without a look at the record.
struct Said {
  uint32_t number = 0;
  statement::Kind kind = statement::Kind::kIndirect;
  bool negated = false;
  std::string content;  // white space squeezed, " … " between spans
};

// One line of a person's judgements, append only. A side is a name; with `document` (an id) it is
// the mention of that name in that part of the page; without a part (as older versions wrote it) in
// any.
struct JudgedSide {
  std::string name, document;
  std::optional<uint32_t> part;
};
struct JudgementLine {
  uint64_t number = 0;
  std::string time, program;  // as in the journal
  std::string what;           // "same" "different" "undo"
  JudgedSide a, b;            // empty for "undo"
  uint64_t undoes = 0;        // number of the line taken back; 0 for none
};

// A document as a list of carriers shows it.
struct Shown {
  std::string id, title, outlet;
};

}  // namespace hearsay::archive

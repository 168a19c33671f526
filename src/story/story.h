// A statement's journey: who carries it, in which form, and what each form changed.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "wording/change.h"

namespace hearsay::story {

// One version of the words in one document.
struct Telling {
  uint32_t document = 0;   // index into the documents given
  uint32_t statement = 0;  // index into that document's statements
  std::vector<uint32_t>
      joined;  // further statements of the same run (same cue and source), in order
  uint32_t words = 0;
  uint32_t similarity = 0;               // 0..1000 to what it was compared with
  std::vector<uint32_t> against;         // statements of the fullest telling it was compared with
  std::vector<wording::Change> changes;  // a = the fullest version's text, b = this one's text
  bool reattributed = false;             // another speaker than the fullest version's
};

// Versions of one thing said, from fullest to shortest; equal lengths by date (undated last),
// document and statement number. "Earliest" is the earliest dated telling in what was given, never
// "the original"; none where no telling is dated.
struct Story {
  std::vector<Telling> tellings;     // the first is the fullest
  std::optional<uint32_t> earliest;  // index into tellings
};

}  // namespace hearsay::story

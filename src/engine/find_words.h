// Where a document carries the words that were asked for.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "engine/quotations.h"
#include "lexicon/lexicon.h"
#include "match/find_matches.h"

namespace hearsay::engine {

// Words to look for, each with its weight (see check.h).
struct Wanted {
  std::vector<match::Word> words;
  std::vector<uint32_t> weights;
  uint32_t weight = 0;   // of all
  uint32_t content = 0;  // how many carry content
};
Wanted wanted_words(std::string_view text, std::vector<match::Word> words,
                    const lexicon::Lexicon& lexicon);

// One place that carries them.
struct Place {
  uint32_t run = 0;                 // index into SpokenWords::runs
  base::Tokens words;               // of that run
  std::vector<base::Bytes> pieces;  // in the document's text
  uint32_t similarity = 0;          // 0..1000
  bool exact = false;
};

// The part of the second text that an alignment covers, without a few equal words that chance put
// far beyond its ends.
base::Tokens carried_range(const match::Alignment& alignment);

// The best place of each run of the document that carries the words well enough, in the order of
// the runs.
std::vector<Place> find_words(const Wanted& wanted, const SpokenWords& spoken);

}  // namespace hearsay::engine

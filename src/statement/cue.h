// Cues in a frame: the verbs, nouns, adjectives and prepositions that report words, with what they
// ask for.
#pragma once

#include <cstdint>
#include <vector>

#include "statement/phrases.h"

namespace hearsay::statement {

enum CueClass : uint16_t {
  kSay = 1 << 0,
  kThink = 1 << 1,
  kUtter = 1 << 2,
  kTell = 1 << 3,
  kAsk = 1 << 4,
  kWant = 1 << 5,
  kCall = 1 << 6,
  kShow = 1 << 7,
  kNoun = 1 << 8,
  kAdjective = 1 << 9,
  kAccording = 1 << 10,
};

struct CueAt {
  Pieces words;              // the cue itself: "said", "pointed out", "according to"
  uint32_t group_begin = 0;  // first piece of its verb group ("has also said")
  uint16_t classes = 0;
  bool bare = false;        // a clause may follow without "that"
  bool risky = false;       // its form is often something else
  bool participle = false;  // "adding", "voicing"
  bool negated = false;
  bool denies = false;       // its own meaning is negative: "denied"
  Pieces agent;              // "by Ana Ruiz" of a passive, empty elsewhere
  Pieces source;             // empty where none was found
  bool inverted = false;     // the source stands behind the cue
  bool relative = false;     // "Ruiz, who said …,": the content ends with the relative clause
  bool of_relative = false;  // the source is the antecedent of a relative pronoun
  bool shared = false;       // the source is the one of the cue before (participle, second verb)
};

// The classes that a cell of cues.tsv names.
uint16_t cue_classes(std::string_view cell);

// All cues of the narrative of a frame, left to right, each with its source where the syntax gives
// one.
std::vector<CueAt> find_cues(const FrameView& frame);

}  // namespace hearsay::statement

// What the pieces of a frame show to the learned models: words, shapes, classes, quotations, and
// what the rules made of them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "language/analysis.h"
#include "statement/attribution.h"
#include "statement/frames.h"
#include "statement/people.h"
#include "statement/view.h"

namespace hearsay::statement {

// Sign::cls of some words (signs.cc holds the whole list); a quotation has another one.
inline constexpr uint32_t kSignInfinitive = 1, kSignThat = 2, kSignPronoun = 8;

// One piece. Hashes stand for strings; 0 is "none".
struct Sign {
  uint64_t word = 0;     // folded form; a quotation is one word by its length
  uint64_t ending = 0;   // last three letters
  uint64_t cue = 0;      // class of the cue that begins here, from the lexicon
  uint32_t kind = 0;     // token kind, capital letter, number
  uint32_t cls = 0;      // its first class among those of View that tell syntax
  uint32_t tag = 0;      // part of speech, where the language tools are there
  uint32_t cluster = 0;  // of words that are used alike
  uint32_t label = 0;    // relation to its head
  uint32_t head = 0;     // piece, its own number at the root
  bool quote = false;
  bool person = false;       // of a known person's name
  float of_cue = 0;          // probability of being of a cue, first or not
  uint8_t chance = 0;        // of being a cue's first piece, in steps (see chance_step)
  uint8_t rule_cue = 0;      // of a cue that the rules used (1 begin, 2 inside)
  uint8_t rule_content = 0;  // of a content that the rules found (1 begin, 2 inside)
};

// The signs of one frame, and its words as the language tools read them: a long quotation is one
// word that can stand for anything said, a short one is read as part of the sentence.
struct FrameSigns {
  std::vector<Sign> signs;               // by piece
  std::vector<std::string_view> words;   // borrowed from the view
  std::vector<uint32_t> piece;           // by word
  std::vector<language::Word> analysis;  // by word
};

// Everything but tags and tree. `attributions` are those that the rules found in the frame.
FrameSigns read_signs(const View& view, const std::vector<Quote>& quotes, const Frame& frame,
                      const People& people, std::span<const Attribution> attributions);

// Tags and parses the sentence: sets tag, label and head of the signs. A piece of several words
// hangs where its topmost word hangs. The dearest step, so only for frames that need it.
void read_tree(FrameSigns& frame);

// The piece that holds a token of the frame; the frame's size where none does.
uint32_t piece_of(const Frame& frame, uint32_t token);

}  // namespace hearsay::statement

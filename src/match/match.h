// A passage that two word sequences share.
#pragma once

#include <cstdint>
#include <vector>

#include "base/id.h"
#include "base/span.h"

namespace hearsay::match {

// A text given to the matcher: a number chosen by the caller.
struct TextId : base::Id<TextId> {
  using Id::Id;
};

// One word as the matcher sees it: the hash of its folded form, and its bytes in the text.
struct Word {
  uint32_t hash = 0;
  base::Bytes span;
};

// What alignment did with a run of words. kSame: as many words on both sides, equal after folding.
// kChanged: words on both sides that differ. kOnlyA / kOnlyB: words on one side only (the other
// span is empty, at its place).
enum class EditKind : uint8_t { kSame, kChanged, kOnlyA, kOnlyB };
struct Edit {
  EditKind kind = EditKind::kSame;
  base::Tokens a;  // word numbers of the first text
  base::Tokens b;
};

// A shared passage. Spans are bytes of each text, from the first to the last shared word.
struct Passage {
  TextId a, b;
  base::Bytes a_span, b_span;
  base::Tokens a_words, b_words;
  uint32_t words = 0;       // shared words, equal after folding and in order
  uint32_t similarity = 0;  // 0..1000: 2 * words / (a_words + b_words)
  bool stock = false;       // what many texts of their family have, as a site's own phrases
};

}  // namespace hearsay::match

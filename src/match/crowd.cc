// Hashes the words beside anchors, and brings those that agree together.
#include "match/crowd.h"

#include <algorithm>

namespace hearsay::match {
namespace {

uint32_t hash_of(Hashes words) {
  uint64_t state = 0;
  for (const uint32_t word : words) state = (state + word + 1) * 0x9e3779b97f4a7c15ULL;
  return static_cast<uint32_t>(state >> 32U) | 2U;
}

}  // namespace

uint32_t words_beside(const MatchOptions& options) { return options.window / 2; }

Beside beside(Hashes words, uint32_t at, uint32_t anchor_words, uint32_t count) {
  Beside out;
  if (count == 0) return out;
  if (at >= count) out.before = hash_of(words.subspan(at - count, count));
  const uint64_t end = uint64_t{at} + anchor_words;
  if (end + count <= words.size()) out.after = hash_of(words.subspan(end, count));
  return out;
}

std::vector<SeenAnchor> seen_anchors_of(std::span<const Word> words, TextId text,
                                        const MatchOptions& options) {
  const MatchOptions use = sane(options);
  const std::vector<uint32_t> hashes = hashes_of(words);
  std::vector<Anchor> anchors;
  Sketcher(use).append(hashes, text, anchors);
  std::vector<SeenAnchor> out;
  out.reserve(anchors.size());
  for (const Anchor& anchor : anchors)
    out.push_back({anchor, beside(hashes, anchor.word, use.anchor_words, words_beside(use))});
  return out;
}

void Crowd::sort() {
  std::sort(keys_.begin(), keys_.end());
  keys_.erase(std::unique(keys_.begin(), keys_.end()), keys_.end());
}

}  // namespace hearsay::match

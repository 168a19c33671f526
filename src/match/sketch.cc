// Winnowing (Schleimer, Wilkerson, Aiken 2003) over rolling hashes of k words.
//
// The hash of words i … i+k-1 is a polynomial over the word hashes, mixed so that its order is
// random. In each window of w neighbouring hashes the rightmost smallest one is chosen. The choice
// depends on the window's words alone, so two texts that share k + w - 1 words in a row choose the
// same place in them: none such is missed. About 2 / (w + 1) of the places are chosen.
#include "match/sketch.h"

#include <algorithm>

namespace hearsay::match {
namespace {

constexpr uint64_t kBase = 0x9e3779b97f4a7c15ULL;

uint64_t mixed(uint64_t x) {
  x ^= x >> 32;
  x *= 0xd6e8feb86659fd93ULL;
  x ^= x >> 32;
  x *= 0xd6e8feb86659fd93ULL;
  return x >> (64 - kAnchorBits);
}

// The hashes of all runs of k words, k > 0.
std::vector<uint64_t> rolling_hashes(std::span<const Word> words, uint32_t k) {
  std::vector<uint64_t> hashes;
  if (words.size() < k) return hashes;
  hashes.resize(words.size() - k + 1);
  uint64_t leaving = 1;
  for (uint32_t i = 0; i < k; ++i) leaving *= kBase;
  uint64_t state = 0;
  for (size_t i = 0; i + 1 < k; ++i) state = state * kBase + words[i].hash + 1;
  uint64_t gone = 0;
  for (size_t i = 0; i < hashes.size(); ++i) {
    state = state * kBase + words[i + k - 1].hash + 1 - leaving * gone;
    hashes[i] = mixed(state);
    gone = uint64_t{words[i].hash} + 1;
  }
  return hashes;
}

// The smallest of each window of hashes by doubling: minima of 2, 4 … neighbours. In the low bits
// of what is compared stands the place, turned over so that of equal hashes the rightmost wins.
// Needs fewer than 2^kPlaceBits hashes.
constexpr uint32_t kPlaceBits = 63 - kAnchorBits;
constexpr uint64_t kPlaces = (uint64_t{1} << kPlaceBits) - 1;

void choose_smallest(std::vector<uint64_t>& keys, uint32_t window) {
  for (size_t i = 0; i < keys.size(); ++i) keys[i] = keys[i] << kPlaceBits | (kPlaces - i);
  const auto fold = [&keys](size_t count, size_t distance) {
    uint64_t* const all = keys.data();
    for (size_t i = 0; i < count; ++i) all[i] = std::min(all[i], all[i + distance]);
  };
  uint32_t width = 1;
  for (; width * 2 <= window; width *= 2) fold(keys.size() - 2 * width + 1, width);
  if (width < window) fold(keys.size() - window + 1, window - width);
  keys.resize(keys.size() - window + 1);
}

// The same for texts of any length.
void choose_slowly(std::span<const uint64_t> hashes, uint32_t window, TextId text,
                   std::vector<Anchor>& anchors) {
  size_t smallest = 0, chosen = hashes.size();
  for (size_t i = 0; i < hashes.size(); ++i) {
    if (smallest + window <= i) {  // the smallest left the window: look again, rightmost wins
      smallest = i;
      for (size_t j = i; j + window > i + 1; --j)
        if (hashes[j - 1] < hashes[smallest]) smallest = j - 1;
    } else if (hashes[i] <= hashes[smallest]) {
      smallest = i;
    }
    if (i + 1 < window || smallest == chosen) continue;
    chosen = smallest;
    anchors.push_back(Anchor{hashes[smallest], text, static_cast<uint32_t>(smallest)});
  }
}

}  // namespace

MatchOptions sane(const MatchOptions& options) {
  MatchOptions out = options;
  out.anchor_words = std::clamp<uint32_t>(options.anchor_words, 1, 64);
  out.window = std::clamp<uint32_t>(options.window, 1, 64);
  out.min_words = std::max<uint32_t>(options.min_words, 1);
  out.max_posting = std::max<uint32_t>(options.max_posting, 2);
  out.max_gap = std::min<uint32_t>(options.max_gap, 1000);
  return out;
}

std::vector<Anchor> every_anchor_of(std::span<const Word> words, TextId text,
                                    const MatchOptions& options) {
  MatchOptions every = options;
  every.window = 1;
  return anchors_of(words, text, every);
}

std::vector<Anchor> anchors_of(std::span<const Word> words, TextId text,
                               const MatchOptions& options) {
  std::vector<Anchor> anchors;
  append_anchors(words, text, options, anchors);
  return anchors;
}

void append_anchors(std::span<const Word> words, TextId text, const MatchOptions& options,
                    std::vector<Anchor>& anchors) {
  const MatchOptions use = sane(options);
  std::vector<uint64_t> hashes = rolling_hashes(words, use.anchor_words);
  if (hashes.empty()) return;
  const uint32_t window = hashes.size() < use.window ? 1 : use.window;
  if (hashes.size() >= kPlaces) {
    choose_slowly(hashes, window, text, anchors);
    return;
  }
  choose_smallest(hashes, window);
  if (anchors.empty()) anchors.reserve(hashes.size() * 9 / (4 * (window + 1)) + 8);
  uint64_t last = ~hashes[0];
  for (const uint64_t key : hashes) {
    if (key == last) continue;
    last = key;
    anchors.push_back(
        Anchor{key >> kPlaceBits, text, static_cast<uint32_t>(kPlaces - (key & kPlaces))});
  }
}

}  // namespace hearsay::match

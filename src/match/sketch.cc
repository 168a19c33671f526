// Winnowing (Schleimer, Wilkerson, Aiken 2003) over rolling hashes of k words.
//
// The hash of words i … i+k-1 is a polynomial over the word hashes, mixed so that its order is
// random. In each window of w neighbouring hashes the rightmost smallest one is chosen. The choice
// depends on the window's words alone, so two texts that share k + w - 1 words in a row choose the
// same place in them: none such is missed. About 2 / (w + 1) of the places are chosen.
#include "match/sketch.h"

#include <algorithm>
#include <array>

namespace hearsay::match {
namespace {

constexpr uint32_t kMostWindow = 64;
constexpr uint64_t kBase = 0x9e3779b97f4a7c15ULL;

uint64_t mixed(uint64_t x) {
  x ^= x >> 32;
  x *= 0xd6e8feb86659fd93ULL;
  x ^= x >> 32;
  x *= 0xd6e8feb86659fd93ULL;
  return x >> (64 - kAnchorBits);
}

// Hashes of the runs of k words, k > 0, one after another.
class Roller {
 public:
  Roller(Hashes words, uint32_t k) : entering_(words.data()), leaving_(words.data()) {
    for (uint32_t i = 0; i < k; ++i) weight_ *= kBase;
    for (uint32_t i = 0; i + 1 < k; ++i) state_ = state_ * kBase + *entering_++ + 1;
  }
  uint64_t next() {
    state_ = state_ * kBase + *entering_++ + 1 - weight_ * gone_;
    gone_ = uint64_t{*leaving_++} + 1;
    return mixed(state_);
  }

 private:
  const uint32_t *entering_, *leaving_;
  uint64_t weight_ = 1, state_ = 0, gone_ = 0;
};

// The smallest of each window of hashes: of a window that lies across two blocks of its length, the
// smaller one of what the first block has from there on and the second one up to there. In the low
// bits of what is compared stands the place, turned over so that of equal hashes the rightmost
// wins. Needs fewer than 2^kPlaceBits hashes. What neighbouring windows choose alike is kept once.
constexpr uint32_t kPlaceBits = 63 - kAnchorBits;
constexpr uint64_t kPlaces = (uint64_t{1} << kPlaceBits) - 1, kNone = ~uint64_t{0};

void choose_smallest(Roller roller, size_t hashes, uint32_t window, std::vector<uint64_t>& chosen) {
  chosen.resize(hashes + 1);
  std::array<uint64_t, kMostWindow + 1> keys;  // of the last block, then minima up to its end
  std::fill_n(keys.begin(), window + 1, kNone);
  uint64_t last = kNone;
  uint64_t* out = chosen.data();
  // Written always, counted where it is new: what comes next cannot be foretold.
  const auto put = [&](uint64_t key) {
    *out = key;
    out += key != last ? 1 : 0;
    last = key;
  };
  for (size_t at = 0; at < hashes; at += window) {
    const auto size = static_cast<uint32_t>(std::min<size_t>(window, hashes - at));
    uint64_t smallest = kNone;
    for (uint32_t i = 0; i < size; ++i) {
      const uint64_t key = roller.next() << kPlaceBits | (kPlaces - at - i);
      smallest = std::min(smallest, key);
      if (at > 0 || i + 1 == window) put(std::min(smallest, keys[i + 1]));
      keys[i] = key;
    }
    for (uint32_t i = size - 1; i > 0; --i) keys[i - 1] = std::min(keys[i - 1], keys[i]);
  }
  chosen.resize(static_cast<size_t>(out - chosen.data()));
}

// The same for texts of any length.
void choose_slowly(Roller roller, size_t count, uint32_t window, TextId text,
                   std::vector<Anchor>& anchors) {
  std::vector<uint64_t> hashes(count);
  for (uint64_t& hash : hashes) hash = roller.next();
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
  out.window = std::clamp<uint32_t>(options.window, 1, kMostWindow);
  out.min_words = std::max<uint32_t>(options.min_words, 1);
  out.max_posting = std::max<uint32_t>(options.max_posting, 2);
  out.max_gap = std::min<uint32_t>(options.max_gap, 1000);
  return out;
}

std::vector<uint32_t> hashes_of(std::span<const Word> words) {
  std::vector<uint32_t> hashes(words.size());
  for (size_t i = 0; i < words.size(); ++i) hashes[i] = words[i].hash;
  return hashes;
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
  Sketcher(options).append(hashes_of(words), text, anchors);
}

void Sketcher::append(Hashes words, TextId text, std::vector<Anchor>& anchors) {
  if (words.size() < options_.anchor_words) return;
  const size_t hashes = words.size() - options_.anchor_words + 1;
  const uint32_t window = hashes < options_.window ? 1 : options_.window;
  const Roller roller(words, options_.anchor_words);
  if (hashes >= kPlaces) {
    choose_slowly(roller, hashes, window, text, anchors);
    return;
  }
  choose_smallest(roller, hashes, window, chosen_);
  if (anchors.empty()) anchors.reserve(chosen_.size());
  for (const uint64_t key : chosen_)
    anchors.push_back(
        Anchor{key >> kPlaceBits, text, static_cast<uint32_t>(kPlaces - (key & kPlaces))});
}

}  // namespace hearsay::match

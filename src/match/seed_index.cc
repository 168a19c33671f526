// Sorts anchors by hash and hands out pairs of places, never more than linearly many for one text
// and anchor.
#include "match/seed_index.h"

#include <algorithm>
#include <array>

#include "match/sketch.h"

namespace hearsay::match {
namespace {

struct Key {
  uint64_t hash = 0;
  uint32_t anchor = 0;
};

// Stable radix sort by hash, least significant digit first: anchors of one hash stay in their
// order.
void sort_keys(std::vector<Key>& keys) {
  constexpr uint32_t kDigit = 10;
  constexpr size_t kSmall = 4096;
  if (keys.size() < kSmall) {
    std::stable_sort(keys.begin(), keys.end(),
                     [](const Key& x, const Key& y) { return x.hash < y.hash; });
    return;
  }
  std::vector<Key> other(keys.size());
  for (uint32_t shift = 0; shift < kAnchorBits; shift += kDigit) {
    std::array<size_t, (1U << kDigit)> starts{};
    const auto digit = [shift](const Key& key) {
      return (key.hash >> shift) & ((1U << kDigit) - 1);
    };
    for (const Key& key : keys) ++starts[digit(key)];
    size_t sum = 0;
    for (size_t& start : starts) {
      const size_t count = start;
      start = sum;
      sum += count;
    }
    for (const Key& key : keys) other[starts[digit(key)]++] = key;
    keys.swap(other);
  }
}

// A repeated anchor in both texts: beyond this many pairs only ordinals that agree, and the first
// places, are paired.
bool too_many(size_t a_count, size_t b_count) {
  return a_count * b_count > 8 * (a_count + b_count);
}

}  // namespace

SeedIndex::SeedIndex(std::vector<Anchor> anchors, size_t texts, uint32_t max_posting)
    : firsts_(texts + 1, 0), max_posting_(max_posting) {
  std::vector<Key> keys(anchors.size());
  for (size_t i = 0; i < anchors.size(); ++i) {
    keys[i] = {anchors[i].hash, static_cast<uint32_t>(i)};
    ++firsts_[anchors[i].text.value() + 1];
  }
  for (size_t i = 1; i < firsts_.size(); ++i) firsts_[i] += firsts_[i - 1];
  sort_keys(keys);
  place_of_.assign(anchors.size(), kAlone);
  for (size_t from = 0; from < keys.size();) {
    size_t to = from + 1;
    while (to < keys.size() && keys[to].hash == keys[from].hash) ++to;
    if (to - from > 1) {
      for (size_t i = from; i < to; ++i) {
        const Anchor& anchor = anchors[keys[i].anchor];
        place_of_[keys[i].anchor] = static_cast<uint32_t>(places_.size());
        places_.push_back({anchor.text.value(), anchor.word});
        group_of_.push_back(static_cast<uint32_t>(group_ends_.size()));
      }
      group_ends_.push_back(static_cast<uint32_t>(places_.size()));
    }
    from = to;
  }
}

size_t SeedIndex::text_end(size_t from, size_t end) const {
  size_t to = from;
  while (to < end && places_[to].text == places_[from].text) ++to;
  return to;
}

void SeedIndex::cross(size_t a_from, size_t a_to, size_t b_from, size_t b_to,
                      std::vector<Seed>& out) const {
  const auto put = [&](size_t a, size_t b) {
    out.push_back({places_[b].text, places_[a].word, places_[b].word});
  };
  const size_t a_count = a_to - a_from, b_count = b_to - b_from;
  if (!too_many(a_count, b_count)) {
    for (size_t a = a_from; a < a_to; ++a)
      for (size_t b = b_from; b < b_to; ++b) put(a, b);
    return;
  }
  for (size_t i = 0; i < std::max(a_count, b_count); ++i) {
    if (i < a_count && i < b_count) put(a_from + i, b_from + i);
    if (i > 0 && i < a_count) put(a_from + i, b_from);
    if (i > 0 && i < b_count) put(a_from, b_from + i);
  }
}

void SeedIndex::seeds_of_group(size_t from, size_t begin, size_t end,
                               std::vector<Seed>& out) const {
  const size_t to = text_end(from, end);
  const bool common = end - begin > max_posting_;
  for (size_t b = to; b < end;) {
    const size_t b_end = text_end(b, end);
    cross(from, to, b, b_end, out);
    b = b_end;
    if (common && from != begin) return;
  }
}

void SeedIndex::seeds_after(uint32_t a, std::vector<Seed>& out) const {
  for (size_t anchor = firsts_[a]; anchor < firsts_[a + 1]; ++anchor) {
    const uint32_t place = place_of_[anchor];
    if (place == kAlone) continue;
    const uint32_t group = group_of_[place];
    const size_t begin = group == 0 ? 0 : group_ends_[group - 1];
    if (place > begin && places_[place - 1].text == a) continue;  // taken with the text's first
    seeds_of_group(place, begin, group_ends_[group], out);
  }
}

void SeedIndex::seeds_within(uint32_t a, std::vector<Seed>& out) const {
  constexpr size_t kFew = 32;
  for (size_t anchor = firsts_[a]; anchor < firsts_[a + 1]; ++anchor) {
    const uint32_t place = place_of_[anchor];
    if (place == kAlone) continue;
    const uint32_t group = group_of_[place];
    const size_t begin = group == 0 ? 0 : group_ends_[group - 1];
    if (place > begin && places_[place - 1].text == a) continue;
    const size_t to = text_end(place, group_ends_[group]);
    const bool few = to - place <= kFew;
    for (size_t i = place; i < to; ++i) {
      const size_t last = few || i == place ? to : std::min(to, i + 2);
      for (size_t j = i + 1; j < last; ++j) out.push_back({a, places_[i].word, places_[j].word});
    }
  }
}

}  // namespace hearsay::match

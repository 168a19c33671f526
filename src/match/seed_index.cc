// Sorts anchors by hash, tells the rare from the common, and hands out pairs of places, never more
// than linearly many for one text and anchor.
#include "match/seed_index.h"

#include <algorithm>
#include <array>
#include <utility>

#include "match/sketch.h"

namespace hearsay::match {
namespace {

constexpr uint64_t kSpread = 0x9e3779b97f4a7c15ULL;

struct Key {
  uint64_t hash = 0;
  uint32_t text = 0, word = 0;
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

// Drops most anchors whose hash occurs once: two bits of a table say whether a slot was met before.
// A slot that two hashes share keeps both.
void keep_repeated(std::span<const Anchor> anchors, std::vector<Key>& keys) {
  size_t slots = 1024;
  while (slots < anchors.size() * 8) slots *= 2;
  std::vector<uint64_t> once(slots / 64), again(slots / 64);
  const auto slot_of = [slots](uint64_t hash) { return (hash * kSpread >> 20) & (slots - 1); };
  for (const Anchor& anchor : anchors) {
    const size_t slot = slot_of(anchor.hash);
    const uint64_t bit = uint64_t{1} << (slot % 64);
    again[slot / 64] |= once[slot / 64] & bit;
    once[slot / 64] |= bit;
  }
  for (const Anchor& anchor : anchors) {
    const size_t slot = slot_of(anchor.hash);
    if ((again[slot / 64] >> (slot % 64) & 1U) != 0)
      keys.push_back({anchor.hash, anchor.text.value(), anchor.word});
  }
}

// The hash of `count` words from `at` on; 0 where the text ends before.
uint64_t hash_of_run(std::span<const Word> words, uint32_t at, uint32_t count) {
  if (words.size() < uint64_t{at} + count) return 0;
  uint64_t state = 0;
  for (const Word& word : words.subspan(at, count)) state = state * kSpread + word.hash + 1;
  return state | 1;
}

}  // namespace

// Fills the index; what only the filling needs.
struct SeedIndex::Builder {
  SeedIndex& index;
  const SeedRules& rules;
  std::vector<uint32_t> family_sizes;
  std::vector<std::pair<uint32_t, Member>> rare, common, stock;  // with the text
  std::vector<std::pair<uint32_t, Tie>> ties;

  void count_families() {
    for (const uint32_t family : rules.families) {
      if (family >= family_sizes.size()) family_sizes.resize(family + 1);
      ++family_sizes[family];
    }
  }

  // Of the texts of a group: the one most of them have, and whether it is stock of it.
  bool is_stock(std::span<const uint32_t> texts) const {
    constexpr size_t kShareOfFamily = 50, kStrangers = 10;  // one in so many
    if (rules.families.empty() || texts.size() < rules.stock_texts) return false;
    uint32_t most = 0, lead = 0;
    for (const uint32_t text : texts) {  // after Boyer and Moore
      const uint32_t family = rules.families[text];
      if (lead == 0) most = family;
      lead += family == most ? 1 : UINT32_MAX;
    }
    if (most == 0) return false;
    size_t held = 0;
    for (const uint32_t text : texts) held += rules.families[text] == most ? 1 : 0;
    return held >= rules.stock_texts && held * kShareOfFamily >= family_sizes[most] &&
           (texts.size() - held) * kStrangers <= texts.size();
  }

  // Ties the texts put into tied_ since `from`: each to all later ones, or where they are many each
  // to the next and all to the first.
  void tie(uint32_t from, bool star) {
    const auto end = static_cast<uint32_t>(index.tied_.size());
    if (end - from < 2) {
      index.tied_.resize(from);
      return;
    }
    const bool many = star || end - from > rules.max_posting;
    for (uint32_t at = from; at + 1 < end; ++at) {
      if (star && at > from) break;
      ties.push_back({index.tied_[at], {at + 1, many && at > from ? at + 2 : end}});
    }
  }

  void put_group(uint32_t begin, uint32_t end) {
    const auto group = static_cast<uint32_t>(index.group_ends_.size());
    index.group_ends_.push_back(end);
    const auto from = static_cast<uint32_t>(index.tied_.size());
    const size_t rare_from = rare.size();
    for (uint32_t at = begin; at < end;) {
      uint32_t to = at + 1;
      while (to < end && index.places_[to].text == index.places_[at].text) ++to;
      rare.push_back({index.places_[at].text, {group, at, to}});
      index.tied_.push_back(index.places_[at].text);
      at = to;
    }
    const bool is_common = end - begin > rules.max_posting;
    const bool is_family = is_stock(std::span(index.tied_).subspan(from));
    if (!is_common && !is_family) {
      index.tied_.resize(from);
      return;
    }
    auto& members = is_family ? stock : common;
    members.insert(members.end(), rare.begin() + static_cast<std::ptrdiff_t>(rare_from),
                   rare.end());
    rare.resize(rare_from);
    tie(from, is_family);
    if (is_family && rules.long_run > 0) tie_long_runs(begin, end);
  }

  void tie_long_runs(uint32_t begin, uint32_t end) {
    std::vector<std::pair<uint64_t, uint32_t>> runs;
    for (uint32_t at = begin; at < end; ++at) {
      const Place& place = index.places_[at];
      const uint64_t hash = hash_of_run(rules.texts[place.text], place.word, rules.long_run);
      if (hash != 0) runs.emplace_back(hash, place.text);
    }
    std::sort(runs.begin(), runs.end());
    runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
    for (size_t from = 0; from < runs.size();) {
      const auto first = static_cast<uint32_t>(index.tied_.size());
      const uint64_t hash = runs[from].first;
      for (; from < runs.size() && runs[from].first == hash; ++from)
        index.tied_.push_back(runs[from].second);
      tie(first, false);
    }
  }

  // Items that came by groups, put by texts.
  template <class Item>
  static void sort_out(const std::vector<std::pair<uint32_t, Item>>& items, size_t texts,
                       ByText<Item>& out) {
    out.firsts.assign(texts + 1, 0);
    for (const auto& [text, item] : items) ++out.firsts[text + 1];
    for (size_t i = 1; i < out.firsts.size(); ++i) out.firsts[i] += out.firsts[i - 1];
    std::vector<uint32_t> next(out.firsts.begin(), out.firsts.end() - 1);
    out.items.resize(items.size());
    for (const auto& [text, item] : items) out.items[next[text]++] = item;
  }
};

SeedIndex::SeedIndex(std::span<const Anchor> anchors, size_t texts, const SeedRules& rules) {
  std::vector<Key> keys;
  keep_repeated(anchors, keys);
  sort_keys(keys);
  Builder builder{*this, rules, {}, {}, {}, {}, {}};
  builder.count_families();
  for (size_t from = 0; from < keys.size();) {
    size_t to = from + 1;
    while (to < keys.size() && keys[to].hash == keys[from].hash) ++to;
    if (to - from > 1) {
      const auto begin = static_cast<uint32_t>(places_.size());
      for (size_t i = from; i < to; ++i) places_.push_back({keys[i].text, keys[i].word});
      builder.put_group(begin, static_cast<uint32_t>(places_.size()));
    }
    from = to;
  }
  Builder::sort_out(builder.rare, texts, rare_);
  Builder::sort_out(builder.common, texts, common_);
  Builder::sort_out(builder.stock, texts, stock_);
  Builder::sort_out(builder.ties, texts, ties_);
}

void SeedIndex::cross(const Member& a, const Member& b, bool stock, std::vector<Seed>& out) const {
  const auto put = [&](uint32_t at, uint32_t other) {
    out.push_back({places_[other].text, places_[at].word, places_[other].word, stock});
  };
  const uint32_t a_count = a.end - a.begin, b_count = b.end - b.begin;
  if (!too_many(a_count, b_count)) {
    for (uint32_t at = a.begin; at < a.end; ++at)
      for (uint32_t other = b.begin; other < b.end; ++other) put(at, other);
    return;
  }
  for (uint32_t i = 0; i < std::max(a_count, b_count); ++i) {
    if (i < a_count && i < b_count) put(a.begin + i, b.begin + i);
    if (i > 0 && i < a_count) put(a.begin + i, b.begin);
    if (i > 0 && i < b_count) put(a.begin, b.begin + i);
  }
}

void SeedIndex::put_rare(const Member& a, std::vector<Seed>& out) const {
  const uint32_t end = group_ends_[a.group];
  for (uint32_t at = a.end; at < end;) {
    uint32_t to = at + 1;
    while (to < end && places_[to].text == places_[at].text) ++to;
    cross(a, {a.group, at, to}, false, out);
    at = to;
  }
}

void SeedIndex::join(uint32_t a, uint32_t b, const ByText<Member>& members, bool stock,
                     std::vector<Seed>& out) const {
  const std::span<const Member> ours = members.of(a), theirs = members.of(b);
  for (size_t i = 0, j = 0; i < ours.size() && j < theirs.size();) {
    if (ours[i].group < theirs[j].group) {
      ++i;
    } else if (theirs[j].group < ours[i].group) {
      ++j;
    } else {
      cross(ours[i++], theirs[j++], stock, out);
    }
  }
}

void SeedIndex::seeds_after(uint32_t a, std::vector<Seed>& out) const {
  std::vector<Seed> rare;
  for (const Member& member : rare_.of(a)) put_rare(member, rare);
  std::sort(rare.begin(), rare.end(), [](const Seed& x, const Seed& y) { return x.text < y.text; });
  std::vector<uint32_t> tied;
  for (const Tie& tie : ties_.of(a))
    tied.insert(tied.end(), tied_.begin() + tie.at, tied_.begin() + tie.end);
  for (size_t i = 0; i < rare.size(); ++i)
    if (i == 0 || rare[i].text != rare[i - 1].text) tied.push_back(rare[i].text);
  std::sort(tied.begin(), tied.end());
  tied.erase(std::unique(tied.begin(), tied.end()), tied.end());
  size_t at = 0;
  for (const uint32_t b : tied) {
    for (; at < rare.size() && rare[at].text == b; ++at) out.push_back(rare[at]);
    join(a, b, common_, false, out);
    join(a, b, stock_, true, out);
  }
}

void SeedIndex::seeds_within(uint32_t a, std::vector<Seed>& out) const {
  constexpr uint32_t kFew = 32;
  for (const ByText<Member>* members : {&rare_, &common_, &stock_}) {
    for (const Member& member : members->of(a)) {
      const bool few = member.end - member.begin <= kFew;
      for (uint32_t i = member.begin; i < member.end; ++i) {
        const uint32_t last = few || i == member.begin ? member.end : std::min(member.end, i + 2);
        for (uint32_t j = i + 1; j < last; ++j)
          out.push_back({a, places_[i].word, places_[j].word, false});
      }
    }
  }
}

}  // namespace hearsay::match

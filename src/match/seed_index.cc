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

}  // namespace

uint64_t hash_of_run(std::span<const Word> words, uint32_t at, uint32_t count) {
  if (words.size() < uint64_t{at} + count) return 0;
  uint64_t state = 0;
  for (const Word& word : words.subspan(at, count)) state = state * kSpread + word.hash + 1;
  return state | 1;
}

uint32_t certain_words(const MatchOptions& options) {
  return options.long_run >= options.window ? options.long_run - options.window + 1 : 0;
}

TieRules tie_rules(const MatchOptions& options, std::span<const uint32_t> families) {
  return {options.max_posting, options.stock_texts, certain_words(options), families};
}

// Fills the index; what only the filling needs.
struct SeedIndex::Builder {
  SeedIndex& index;
  uint32_t max_posting, long_run;
  std::span<const std::vector<Word>> texts;
  std::vector<std::pair<uint32_t, Member>> rare, common, stock;  // with the text
  std::vector<std::pair<uint32_t, Tie>> ties;

  // Ties the texts put into tied_ since `from`.
  void tie(uint32_t from, AnchorKind kind) {
    const auto count = static_cast<uint32_t>(index.tied_.size()) - from;
    if (count < 2) index.tied_.resize(from);
    each_tie(count, kind, [&](uint32_t at, uint32_t first, uint32_t last) {
      ties.push_back({index.tied_[from + at], {from + first, from + last}});
    });
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
    const AnchorKind kind =
        index.kinds_.of(std::span(index.tied_).subspan(from), size_t{end} - begin);
    if (kind == AnchorKind::kRare) {
      index.tied_.resize(from);
      return;
    }
    auto& members = kind == AnchorKind::kStock ? stock : common;
    members.insert(members.end(), rare.begin() + static_cast<std::ptrdiff_t>(rare_from),
                   rare.end());
    rare.resize(rare_from);
    tie(from, kind);
    if (kind == AnchorKind::kStock && long_run > 0) tie_long_runs(begin, end);
  }

  void tie_long_runs(uint32_t begin, uint32_t end) {
    std::vector<std::pair<uint64_t, uint32_t>> runs;
    for (uint32_t at = begin; at < end; ++at) {
      const Place& place = index.places_[at];
      const uint64_t hash = hash_of_run(texts[place.text], place.word, long_run);
      if (hash != 0) runs.emplace_back(hash, place.text);
    }
    std::sort(runs.begin(), runs.end());
    runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
    for (size_t from = 0; from < runs.size();) {
      const auto first = static_cast<uint32_t>(index.tied_.size());
      const uint64_t hash = runs[from].first;
      for (; from < runs.size() && runs[from].first == hash; ++from)
        index.tied_.push_back(runs[from].second);
      tie(first,
          index.tied_.size() - first > max_posting ? AnchorKind::kCommon : AnchorKind::kRare);
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

SeedIndex::SeedIndex(std::span<const Anchor> anchors, size_t count, const TieRules& rules,
                     std::span<const std::vector<Word>> texts)
    : kinds_(rules) {
  std::vector<Key> keys;
  keep_repeated(anchors, keys);
  sort_keys(keys);
  Builder builder{*this, rules.max_posting, rules.long_run, texts, {}, {}, {}, {}};
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
  Builder::sort_out(builder.rare, count, rare_);
  Builder::sort_out(builder.common, count, common_);
  Builder::sort_out(builder.stock, count, stock_);
  Builder::sort_out(builder.ties, count, ties_);
}

void SeedIndex::cross(const Member& a, const Member& b, bool stock, std::vector<Seed>& out) const {
  each_pair(a.end - a.begin, b.end - b.begin, [&](uint32_t i, uint32_t j) {
    const Place& other = places_[b.begin + j];
    out.push_back({other.text, places_[a.begin + i].word, other.word, stock});
  });
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
    tied.insert(tied.end(), tied_.begin() + tie.begin, tied_.begin() + tie.end);
  for (size_t i = 0; i < rare.size(); ++i)
    if (i == 0 || rare[i].text != rare[i - 1].text) tied.push_back(rare[i].text);
  std::sort(tied.begin(), tied.end());
  tied.erase(std::unique(tied.begin(), tied.end()), tied.end());
  size_t at = 0;
  for (const uint32_t b : tied) {
    for (; at < rare.size() && rare[at].text == b; ++at) out.push_back(rare[at]);
    join(a, b, common_, false, out);
    join(a, b, stock_, kinds_.one_family(a, b), out);
  }
}

void SeedIndex::seeds_within(uint32_t a, std::vector<Seed>& out) const {
  for (const ByText<Member>* members : {&rare_, &common_, &stock_}) {
    for (const Member& member : members->of(a))
      each_repeat(member.end - member.begin, [&](uint32_t i, uint32_t j) {
        out.push_back({a, places_[member.begin + i].word, places_[member.begin + j].word, false});
      });
  }
}

}  // namespace hearsay::match

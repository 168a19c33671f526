// Tells the rare anchors from the common, and hands out pairs of places, never more
// than linearly many for one text and anchor.
#include "match/seed_index.h"

#include <algorithm>
#include <utility>

#include "match/crowd.h"
#include "match/sketch.h"

namespace hearsay::match {
namespace {

constexpr uint64_t kSpread = 0x9e3779b97f4a7c15ULL;

}  // namespace

uint64_t hash_of_run(Hashes words, uint32_t at, uint32_t count) {
  if (words.size() < uint64_t{at} + count) return 0;
  uint64_t state = 0;
  for (const uint32_t word : words.subspan(at, count)) state = state * kSpread + word + 1;
  return state | 1;
}

uint32_t certain_words(const MatchOptions& options) {
  return options.long_run >= options.window ? options.long_run - options.window + 1 : 0;
}

TieRules tie_rules(const MatchOptions& options, std::span<const uint32_t> families) {
  const uint32_t beside = words_beside(options);
  TieRules rules;
  rules.max_posting = options.max_posting;
  if (beside > 0) rules.crowd = options.crowd;
  rules.anchor_words = options.anchor_words;
  rules.beside = beside;
  rules.stock_texts = options.stock_texts;
  rules.long_run = certain_words(options);
  rules.families = families;
  return rules;
}

// Fills the index; what only the filling needs.
struct SeedIndex::Builder {
  SeedIndex& index;
  const TieRules& rules;
  std::span<const Hashes> texts;
  std::vector<std::pair<uint32_t, Member>> rare, common, stock;  // with the text
  std::vector<std::pair<uint32_t, Tie>> ties;
  Crowd crowd = {};

  // Ties the texts put into tied_ since `from`.
  void tie(uint32_t from, AnchorKind kind) {
    const auto count = static_cast<uint32_t>(index.tied_.size()) - from;
    if (count < 2 || kind == AnchorKind::kCrowded) index.tied_.resize(from);
    each_tie(count, kind, [&](uint32_t at, uint32_t first, uint32_t last) {
      ties.push_back({index.tied_[from + at], {from + first, from + last}});
    });
  }

  void put_group(uint32_t group, uint32_t begin, uint32_t end) {
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
    if (AnchorKinds::has_company(kind)) tie_companies(begin, end);
    if (kind == AnchorKind::kStock && rules.long_run > 0) tie_long_runs(begin, end);
  }

  void tie_companies(uint32_t begin, uint32_t end) {
    crowd.clear();
    for (const AnchorPlace& place : std::span(index.places_).subspan(begin, end - begin))
      crowd.add(place.text,
                beside(texts[place.text], place.word, rules.anchor_words, rules.beside));
    crowd.each_company([&](std::span<const uint32_t> company) {
      const auto first = static_cast<uint32_t>(index.tied_.size());
      index.tied_.insert(index.tied_.end(), company.begin(), company.end());
      tie(first, index.kinds_.of_company(company.size()));
    });
  }

  void tie_long_runs(uint32_t begin, uint32_t end) {
    std::vector<std::pair<uint64_t, uint32_t>> runs;
    for (uint32_t at = begin; at < end; ++at) {
      const AnchorPlace& place = index.places_[at];
      const uint64_t hash = hash_of_run(texts[place.text], place.word, rules.long_run);
      if (hash != 0) runs.emplace_back(hash, place.text);
    }
    std::sort(runs.begin(), runs.end());
    runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
    for (size_t from = 0; from < runs.size();) {
      const auto first = static_cast<uint32_t>(index.tied_.size());
      const uint64_t hash = runs[from].first;
      for (; from < runs.size() && runs[from].first == hash; ++from)
        index.tied_.push_back(runs[from].second);
      tie(first, index.kinds_.of_company(index.tied_.size() - first));
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

SeedIndex::SeedIndex(AnchorGroups groups, size_t count, const TieRules& rules,
                     std::span<const Hashes> texts)
    : kinds_(rules), places_(std::move(groups.places)), group_ends_(std::move(groups.ends)) {
  Builder builder{*this, rules, texts, {}, {}, {}, {}};
  builder.rare.reserve(places_.size());
  for (uint32_t group = 0; group < group_ends_.size(); ++group)
    builder.put_group(group, group == 0 ? 0 : group_ends_[group - 1], group_ends_[group]);
  Builder::sort_out(builder.rare, count, rare_);
  Builder::sort_out(builder.common, count, common_);
  Builder::sort_out(builder.stock, count, stock_);
  Builder::sort_out(builder.ties, count, ties_);
}

void SeedIndex::cross(const Member& a, const Member& b, bool stock, std::vector<Seed>& out) const {
  each_pair(a.end - a.begin, b.end - b.begin, [&](uint32_t i, uint32_t j) {
    const AnchorPlace& other = places_[b.begin + j];
    out.push_back({other.text, places_[a.begin + i].word, other.word, stock});
  });
}

void SeedIndex::put_rare(const Member& a, std::vector<Seed>& out) const {
  const uint32_t end = group_ends_[a.group];
  if (a.end - a.begin == 1) {  // as most are: all later places, as cross() would put them
    const uint32_t word = places_[a.begin].word;
    for (uint32_t at = a.end; at < end; ++at)
      out.push_back({places_[at].text, word, places_[at].word, false});
    return;
  }
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

void SeedIndex::seeds_after(uint32_t a, Seeds& out) const {
  std::vector<Seed>& rare = out.rare;
  rare.clear();
  for (const Member& member : rare_.of(a)) put_rare(member, rare);
  std::sort(rare.begin(), rare.end(), [](const Seed& x, const Seed& y) { return x.text < y.text; });
  if (ties_.of(a).empty() && common_.of(a).empty() && stock_.of(a).empty()) {
    out.all.insert(out.all.end(), rare.begin(), rare.end());
    return;
  }
  std::vector<uint32_t>& tied = out.tied;
  tied.clear();
  for (const Tie& tie : ties_.of(a))
    tied.insert(tied.end(), tied_.begin() + tie.begin, tied_.begin() + tie.end);
  for (size_t i = 0; i < rare.size(); ++i)
    if (i == 0 || rare[i].text != rare[i - 1].text) tied.push_back(rare[i].text);
  std::sort(tied.begin(), tied.end());
  tied.erase(std::unique(tied.begin(), tied.end()), tied.end());
  size_t at = 0;
  for (const uint32_t b : tied) {
    for (; at < rare.size() && rare[at].text == b; ++at) out.all.push_back(rare[at]);
    join(a, b, common_, false, out.all);
    join(a, b, stock_, kinds_.one_family(a, b), out.all);
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

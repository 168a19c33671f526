// Groups anchors of equal hash and ties their texts.
#include "match/find_pairs.h"

#include <algorithm>
#include <tuple>

#include "match/seed_index.h"
#include "match/sketch.h"

namespace hearsay::match {

PairFinder::PairFinder(const MatchOptions& options, std::span<const uint32_t> families)
    : options_(sane(options)), kinds_(tie_rules(options_, families)) {}

void PairFinder::put(uint32_t a, uint32_t b) {
  pairs_.push_back({a, b});
  if (pairs_.size() >= compact_at_) compact();
}

// Most pairs share more than one anchor.
void PairFinder::compact() {
  std::sort(pairs_.begin(), pairs_.end());
  pairs_.erase(std::unique(pairs_.begin(), pairs_.end()), pairs_.end());
  compact_at_ = std::max<size_t>(1 << 20, pairs_.size() * 2);
}

void PairFinder::add(std::vector<SeenAnchor> anchors) {
  std::sort(anchors.begin(), anchors.end(),
            [](const SeenAnchor& x, const SeenAnchor& y) { return x.anchor < y.anchor; });
  for (size_t from = 0; from < anchors.size();) {
    size_t to = from + 1;
    while (to < anchors.size() && anchors[to].anchor.hash == anchors[from].anchor.hash) ++to;
    if (to - from > 1) add_group(std::span(anchors).subspan(from, to - from));
    from = to;
  }
}

void PairFinder::put_ties(std::span<const uint32_t> texts, AnchorKind kind) {
  each_tie(static_cast<uint32_t>(texts.size()), kind, [&](uint32_t at, uint32_t from, uint32_t to) {
    for (uint32_t other = from; other < to; ++other) put(texts[at], texts[other]);
  });
}

void PairFinder::add_group(std::span<const SeenAnchor> group) {
  texts_.clear();
  for (const SeenAnchor& seen : group) {
    const uint32_t text = seen.anchor.text.value();
    if (texts_.empty() || texts_.back() != text)
      texts_.push_back(text);
    else if (options_.within)
      put(text, text);
  }
  const AnchorKind kind = kinds_.of(texts_, group.size());
  if (kind == AnchorKind::kStock) {
    stock_hashes_.insert(group[0].anchor.hash);
    if (options_.long_run > 0)
      for (const SeenAnchor& seen : group) stock_.push_back(seen.anchor);
  }
  put_ties(texts_, kind);
  if (!AnchorKinds::has_company(kind)) return;
  crowd_.clear();
  for (const SeenAnchor& seen : group) crowd_.add(seen.anchor.text.value(), seen.beside);
  crowd_.each_company([&](std::span<const uint32_t> company) {
    put_ties(company, kinds_.of_company(company.size()));
  });
}

std::vector<uint32_t> PairFinder::wanted_texts() const {
  std::vector<uint32_t> texts;
  for (const Anchor& anchor : stock_) texts.push_back(anchor.text.value());
  std::sort(texts.begin(), texts.end());
  texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
  return texts;
}

void PairFinder::add_words(uint32_t text, std::span<const Word> words) {
  if (!sorted_) {
    std::sort(stock_.begin(), stock_.end(), [](const Anchor& x, const Anchor& y) {
      return std::tie(x.text, x.word, x.hash) < std::tie(y.text, y.word, y.hash);
    });
    sorted_ = true;
  }
  const uint32_t certain = certain_words(options_);
  const std::vector<uint32_t> hashes = hashes_of(words);
  while (next_stock_ < stock_.size() && stock_[next_stock_].text.value() < text) ++next_stock_;
  for (; next_stock_ < stock_.size() && stock_[next_stock_].text.value() == text; ++next_stock_) {
    const Anchor& anchor = stock_[next_stock_];
    const uint64_t run = hash_of_run(hashes, anchor.word, certain);
    if (run != 0) long_runs_.push_back({anchor.hash, run, text});
  }
}

void PairFinder::add_long_runs() {
  std::sort(long_runs_.begin(), long_runs_.end());
  long_runs_.erase(std::unique(long_runs_.begin(), long_runs_.end()), long_runs_.end());
  for (size_t from = 0; from < long_runs_.size();) {
    size_t to = from + 1;
    while (to < long_runs_.size() && long_runs_[to].anchor == long_runs_[from].anchor &&
           long_runs_[to].run == long_runs_[from].run)
      ++to;
    const auto count = static_cast<uint32_t>(to - from);
    each_tie(count, kinds_.of_company(count), [&](uint32_t at, uint32_t first, uint32_t last) {
      for (uint32_t other = first; other < last; ++other)
        put(long_runs_[from + at].text, long_runs_[from + other].text);
    });
    from = to;
  }
  long_runs_.clear();
}

std::vector<TextPair> PairFinder::finish() {
  add_long_runs();
  compact();
  stock_ = {};
  return std::move(pairs_);
}

size_t PairFinder::bytes() const {
  return pairs_.capacity() * sizeof(TextPair) + stock_.capacity() * sizeof(Anchor) +
         stock_hashes_.size() * 32 + long_runs_.capacity() * sizeof(LongRun);
}

}  // namespace hearsay::match

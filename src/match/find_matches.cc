// The matcher's order of work: words → anchors → seeds → runs → chains → passages.
#include "match/find_matches.h"

#include <algorithm>
#include <tuple>

#include "base/parallel.h"
#include "match/chain.h"
#include "match/extend.h"
#include "match/find_pairs.h"
#include "match/reach.h"
#include "match/seed_index.h"
#include "match/sketch.h"
#include "match/text_set.h"

namespace hearsay::match {
namespace {

struct Side {
  Hashes hashes;
  TextId id;
};

// Words of both sides that a passage may take: all of them, or for a text with itself those that
// keep its sides apart.
struct Room {
  uint32_t a_begin = 0, a_end = 0, b_begin = 0, b_end = 0;
};

Room room_of(const Side& a, const Side& b, std::span<const Run> chain, bool within) {
  Room room{0, base::narrow(a.hashes.size()), 0, base::narrow(b.hashes.size())};
  if (within) {
    room.a_end = chain.front().b;
    room.b_begin = chain.back().a_end();
  }
  return room;
}

// Follows the passage behind its last and before its first run as long as what comes is alike.
void reach_out(const Side& a, const Side& b, const Room& room, Passage& passage) {
  constexpr int kSteps = 32;  // a bound for texts that repeat themselves endlessly
  for (int step = 0; step < kSteps; ++step) {
    const Reach on =
        reach_on(a.hashes.subspan(passage.a_words.end, room.a_end - passage.a_words.end),
                 b.hashes.subspan(passage.b_words.end, room.b_end - passage.b_words.end), true);
    if (on.words == 0) break;
    passage.a_words.end += on.a;
    passage.b_words.end += on.b;
    passage.words += on.words;
  }
  const uint32_t b_begin = room.b_begin > 0 ? std::max(room.b_begin, passage.a_words.end) : 0;
  for (int step = 0; step < kSteps; ++step) {
    const Reach back =
        reach_on(a.hashes.subspan(room.a_begin, passage.a_words.begin - room.a_begin),
                 b.hashes.subspan(b_begin, passage.b_words.begin - b_begin), false);
    if (back.words == 0) break;
    passage.a_words.begin -= back.a;
    passage.b_words.begin -= back.b;
    passage.words += back.words;
  }
}

// All of a passage but its bytes.
Passage passage_of(const Side& a, const Side& b, std::span<const Run> chain, bool within) {
  Passage passage;
  passage.a = a.id;
  passage.b = b.id;
  passage.a_words = {chain.front().a, chain.back().a_end()};
  passage.b_words = {chain.front().b, chain.back().b_end()};
  for (size_t i = 0; i < chain.size(); ++i) {
    passage.words += chain[i].words;
    if (i == 0) continue;
    const Run& last = chain[i - 1];
    passage.words += common_words(a.hashes.subspan(last.a_end(), chain[i].a - last.a_end()),
                                  b.hashes.subspan(last.b_end(), chain[i].b - last.b_end()));
  }
  reach_out(a, b, room_of(a, b, chain, within), passage);
  passage.similarity = static_cast<uint32_t>(
      2000ULL * passage.words / (uint64_t{passage.a_words.size()} + passage.b_words.size()));
  return passage;
}

// Makes passages of seeds, with room that is used again from pair to pair.
class PairMatcher {
 public:
  explicit PairMatcher(const MatchOptions& options) : options_(options) {}

  // The passages that come of the seeds between two texts, ordered by place, appended to `out`; who
  // has the words gives them their bytes.
  void match(const Side& a, const Side& b, std::span<Seed> seeds, bool within,
             std::vector<Passage>& out) {
    extend_seeds(a.hashes, b.hashes, seeds, options_.anchor_words, within, runs_);
    if (runs_.empty() || !is_half(runs_)) return;
    const auto is_stock = [](const Seed& seed) { return seed.stock; };
    any_stock_ = std::any_of(seeds.begin(), seeds.end(), is_stock);
    const size_t first = out.size();
    if (runs_.size() == 1) {
      put(a, b, runs_, seeds, within, out);
      return;
    }
    chain_runs(runs_, options_.max_gap, within, chains_);
    for (size_t i = 0; i < chains_.size(); ++i) put(a, b, chains_.at(i), seeds, within, out);
    std::sort(out.begin() + static_cast<std::ptrdiff_t>(first), out.end(),
              [](const Passage& x, const Passage& y) {
                return std::tie(x.a_words, x.b_words) < std::tie(y.a_words, y.b_words);
              });
  }

 private:
  // Whether runs have half of the words asked for: what lies between and behind them may bring as
  // many again.
  bool is_half(std::span<const Run> runs) const {
    uint64_t words = 0;
    for (const Run& run : runs) words += run.words;
    return words * 2 >= options_.min_words;
  }

  void put(const Side& a, const Side& b, std::span<const Run> chain, std::span<const Seed> seeds,
           bool within, std::vector<Passage>& out) const {
    if (!is_half(chain)) return;
    Passage passage = passage_of(a, b, chain, within);
    if (passage.words < options_.min_words) return;
    passage.stock = any_stock_ && is_stock(passage, seeds);
    out.push_back(passage);
  }

  // Which anchors stand near the ends of a passage depends on the words beside it, so that not all
  // who have the passage have them: there, those that are not stock say nothing.
  bool is_stock(const Passage& passage, std::span<const Seed> seeds) const {
    const uint32_t edge = options_.window - 1;
    bool any = false, others = false;
    for (const Seed& seed : seeds) {
      if (!passage.a_words.holds(seed.a_word)) continue;
      any = any || seed.stock;
      const bool inside = seed.a_word >= passage.a_words.begin + edge &&
                          seed.a_word + options_.anchor_words + edge <= passage.a_words.end;
      others = others || (!seed.stock && inside);
    }
    return any && !others;
  }

  const MatchOptions& options_;
  std::vector<Run> runs_;
  Chains chains_;
  bool any_stock_ = false;  // among the seeds of this pair
};

// Asks for the words around the places that the next pairs share, so that they are near when they
// are compared.
class Foresight {
 public:
  Foresight(const TextSet& texts, std::span<const Seed> seeds) : texts_(texts), seeds_(seeds) {}

  // To be called before each pair.
  void look_on() {
    constexpr size_t kPairs = 4, kReach = 16;
    for (size_t i = pair_ == 0 ? 2 * kPairs : 0; i > 0; --i) look_farther();
    look_farther();
    ++pair_;
    for (; looked_ < pair_ + kPairs && next_ < seeds_.size(); ++looked_) {
      const Seed& seed = seeds_[next_];
      const uint32_t* const place = texts_.hashes(seed.text).data() + seed.b_word;
      __builtin_prefetch(place - std::min<size_t>(seed.b_word, kReach));
      __builtin_prefetch(place);
      __builtin_prefetch(place + kReach);
      next_ = next_pair(next_);
    }
  }

 private:
  // Where the words of a text are is asked for before they are.
  void look_farther() {
    if (far_ >= seeds_.size()) return;
    texts_.look_up(seeds_[far_].text);
    far_ = next_pair(far_);
  }
  size_t next_pair(size_t at) const {
    const uint32_t text = seeds_[at].text;
    while (at < seeds_.size() && seeds_[at].text == text) ++at;
    return at;
  }

  const TextSet& texts_;
  std::span<const Seed> seeds_;
  size_t pair_ = 0, looked_ = 0;  // pairs come to; pairs whose words were asked for
  size_t next_ = 0, far_ = 0;     // seeds not looked at yet
};

// Compares the texts of a set, one after another with all later ones.
class SetMatcher {
 public:
  SetMatcher(const TextSet& texts, const SeedIndex& index, const MatchOptions& options)
      : texts_(texts), index_(index), options_(options), matcher_(options) {}

  // All passages of text `a` with later ones, before them those with itself where they are asked
  // for.
  void match_after(uint32_t a, std::vector<Passage>& out) {
    const size_t first = out.size();
    std::vector<Seed>& seeds = seeds_.all;
    const Side own = side(a);
    seeds.clear();
    if (options_.within) {
      index_.seeds_within(a, seeds);
      matcher_.match(own, own, seeds, true, out);
      seeds.clear();
    }
    index_.seeds_after(a, seeds_);
    Foresight foresight(texts_, seeds);
    for (size_t from = 0; from < seeds.size();) {
      size_t to = from;
      while (to < seeds.size() && seeds[to].text == seeds[from].text) ++to;
      foresight.look_on();
      matcher_.match(own, side(seeds[from].text), std::span(seeds).subspan(from, to - from), false,
                     out);
      from = to;
    }
    for (Passage& passage : std::span(out).subspan(first)) {
      passage.a_span = texts_.span(passage.a.value(), passage.a_words);
      passage.b_span = texts_.span(passage.b.value(), passage.b_words);
    }
  }

 private:
  Side side(uint32_t text) const { return {texts_.hashes(text), TextId(text)}; }

  const TextSet& texts_;
  const SeedIndex& index_;
  const MatchOptions& options_;
  PairMatcher matcher_;
  Seeds seeds_;
};

}  // namespace

Prepared prepare(std::vector<Word> words, TextId id, const MatchOptions& options) {
  Prepared out;
  out.id = id;
  out.hashes = hashes_of(words);
  out.anchors = anchors_of(words, id, options);
  std::sort(out.anchors.begin(), out.anchors.end());
  out.words = std::move(words);
  return out;
}

namespace {

size_t group_end(std::span<const Anchor> anchors, size_t from) {
  size_t to = from + 1;
  while (to < anchors.size() && anchors[to].hash == anchors[from].hash) ++to;
  return to;
}

void join(std::span<const Anchor> a, std::span<const Anchor> b,
          const std::function<bool(uint64_t)>& is_stock, std::vector<Seed>& seeds) {
  for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i].hash < b[j].hash) {
      ++i;
    } else if (b[j].hash < a[i].hash) {
      ++j;
    } else {
      const size_t i_end = group_end(a, i), j_end = group_end(b, j);
      const bool stock = is_stock && is_stock(a[i].hash);
      each_pair(static_cast<uint32_t>(i_end - i), static_cast<uint32_t>(j_end - j),
                [&](uint32_t x, uint32_t y) {
                  seeds.push_back({b[j].text.value(), a[i + x].word, b[j + y].word, stock});
                });
      i = i_end;
      j = j_end;
    }
  }
}

void repeats(std::span<const Anchor> a, std::vector<Seed>& seeds) {
  for (size_t i = 0; i < a.size();) {
    const size_t end = group_end(a, i);
    each_repeat(static_cast<uint32_t>(end - i), [&](uint32_t x, uint32_t y) {
      seeds.push_back({a[i].text.value(), a[i + x].word, a[i + y].word, false});
    });
    i = end;
  }
}

}  // namespace

void match_prepared(const Prepared& a, const Prepared& b, const MatchOptions& options,
                    const std::function<bool(uint64_t)>& is_stock, std::vector<Passage>& out) {
  const MatchOptions use = sane(options);
  const bool within = &a == &b;
  std::vector<Seed> seeds;
  if (within)
    repeats(a.anchors, seeds);
  else
    join(a.anchors, b.anchors, is_stock, seeds);
  const size_t first = out.size();
  PairMatcher(use).match({a.hashes, a.id}, {b.hashes, b.id}, seeds, within, out);
  const auto bytes = [](std::span<const Word> words, base::Tokens range) {
    return base::Bytes{words[range.begin].span.begin, words[range.end - 1].span.end};
  };
  for (Passage& passage : std::span(out).subspan(first)) {
    passage.a_span = bytes(a.words, passage.a_words);
    passage.b_span = bytes(b.words, passage.b_words);
  }
}

std::vector<Passage> match_pair(std::span<const Word> a, TextId a_id, std::span<const Word> b,
                                TextId b_id, const MatchOptions& options) {
  std::vector<Passage> out;
  match_prepared(prepare({a.begin(), a.end()}, a_id, options),
                 prepare({b.begin(), b.end()}, b_id, options), options, {}, out);
  return out;
}

std::vector<Passage> match_self(std::span<const Word> a, TextId a_id, const MatchOptions& options) {
  const Prepared prepared = prepare({a.begin(), a.end()}, a_id, options);
  std::vector<Passage> out;
  match_prepared(prepared, prepared, options, {}, out);
  return out;
}

std::vector<Passage> match_all(std::span<const std::vector<Word>> texts,
                               const MatchOptions& options, size_t threads,
                               std::span<const uint32_t> families) {
  TextSet set;
  for (const std::vector<Word>& text : texts) set.add(text);
  std::vector<Passage> all;
  match_all(set, options, threads, families, [&](std::span<const Passage> passages) {
    all.insert(all.end(), passages.begin(), passages.end());
    return true;
  });
  return all;
}

void match_all(const TextSet& texts, const MatchOptions& options, size_t threads,
               std::span<const uint32_t> families,
               const std::function<bool(std::span<const Passage>)>& take) {
  const MatchOptions use = sane(options);
  std::vector<Hashes> hashes;
  AnchorBuckets anchors(texts.words() * 2 / (use.window + 1));
  Sketcher sketcher(use);
  std::vector<Anchor> of_one;
  for (uint32_t i = 0; i < texts.size(); ++i) {
    hashes.push_back(texts.hashes(i));
    of_one.clear();
    sketcher.append(hashes.back(), TextId(i), of_one);
    anchors.add(of_one);
  }
  const SeedIndex index(anchors.take_groups(), texts.size(), tie_rules(use, families), hashes);
  uint32_t next = 0;
  constexpr uint32_t kBatch = 16;
  base::in_order<uint32_t, std::vector<Passage>>(
      threads,
      [&]() -> std::optional<uint32_t> {
        if (next >= texts.size()) return std::nullopt;
        const uint32_t from = next;
        next += kBatch;
        return from;
      },
      [&](uint32_t from) {
        std::vector<Passage> out;
        SetMatcher matcher(texts, index, use);
        for (uint32_t a = from; a < std::min<size_t>(texts.size(), from + kBatch); ++a)
          matcher.match_after(a, out);
        return out;
      },
      [&](const std::vector<Passage>& out) { return take(out); });
}

}  // namespace hearsay::match

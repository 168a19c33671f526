// Gotoh's alignment with affine gaps (1982) on word hashes, and the search for a short text in a
// long one.
//
// Scores: an equal word +10, two words that differ -4, opening a gap -6, each word in a gap -1. So
// nine words put in between do not tear a quotation apart, and a lone "the" does not hold two
// foreign sentences together.
#include "match/align.h"

#include <algorithm>
#include <array>

#include "match/chain.h"
#include "match/extend.h"
#include "match/find_matches.h"
#include "match/seed_index.h"

namespace hearsay::match {
namespace {

constexpr int kEqual = 10, kDiffer = -4, kOpen = -6, kGapWord = -1;
constexpr int kNever = -(1 << 29);

// How a cell was come to: both words, a word of a alone, a word of b alone.
enum State : uint8_t { kBoth, kA, kB };
using Scores = std::array<int, 3>;

int best_of(const Scores& scores) { return std::max({scores[kBoth], scores[kA], scores[kB]}); }

State state_of(const Scores& scores) {
  const int best = best_of(scores);
  return scores[kBoth] == best ? kBoth : scores[kA] == best ? kA : kB;
}

int enter_gap(const Scores& from, State gap) {
  int best = from[gap] + kGapWord;
  for (const State other : {kBoth, kA, kB})
    if (other != gap) best = std::max(best, from[other] + kOpen + kGapWord);
  return best;
}

State gap_from(const Scores& from, State gap, int reached) {
  if (from[gap] + kGapWord == reached) return gap;
  for (const State other : {kBoth, kA, kB})
    if (other != gap && from[other] + kOpen + kGapWord == reached) return other;
  return gap;
}

void put_edit(std::vector<Edit>& edits, bool same, base::Tokens a, base::Tokens b) {
  if (a.empty() && b.empty()) return;
  const bool joins = !edits.empty() && (edits.back().kind == EditKind::kSame) == same;
  if (joins) {
    edits.back().a.end = a.end;
    edits.back().b.end = b.end;
  } else {
    edits.push_back({same ? EditKind::kSame : EditKind::kChanged, a, b});
  }
  Edit& edit = edits.back();
  if (same) return;
  edit.kind = edit.b.empty()   ? EditKind::kOnlyA
              : edit.a.empty() ? EditKind::kOnlyB
                               : EditKind::kChanged;
}

// Steps of one grid, packed two bits a state: where each state of a cell came from.
class Grid {
 public:
  Grid(std::span<const Word> a, std::span<const Word> b) : a_(a), b_(b), width_(b.size() + 1) {
    steps_.resize((a.size() + 1) * width_);
    fill();
  }

  // The steps from the start, as states.
  std::vector<State> path() const {
    std::vector<State> steps;
    size_t i = a_.size(), j = b_.size();
    State state = last_;
    while (i > 0 || j > 0) {
      const uint8_t packed = steps_[i * width_ + j];
      steps.push_back(state);
      const auto next = static_cast<State>((packed >> (2 * state)) & 3);
      if (state != kB) --i;
      if (state != kA) --j;
      state = next;
    }
    std::reverse(steps.begin(), steps.end());
    return steps;
  }

 private:
  void fill() {
    std::vector<Scores> row(width_);
    for (size_t i = 0; i <= a_.size(); ++i) {
      Scores corner{}, above{};
      for (size_t j = 0; j < width_; ++j) {
        above = row[j];
        if (i == 0 && j == 0)
          row[0] = {0, kNever, kNever};
        else
          row[j] = cell(i, j, corner, above, j > 0 ? row[j - 1] : Scores{});
        corner = above;
      }
    }
    last_ = state_of(row[width_ - 1]);
  }

  Scores cell(size_t i, size_t j, const Scores& corner, const Scores& above, const Scores& left) {
    Scores out{kNever, kNever, kNever};
    uint8_t packed = 0;
    if (i > 0 && j > 0) {
      out[kBoth] = best_of(corner) + (a_[i - 1].hash == b_[j - 1].hash ? kEqual : kDiffer);
      packed |= state_of(corner);
    }
    if (i > 0) {
      out[kA] = enter_gap(above, kA);
      packed = static_cast<uint8_t>(packed | (gap_from(above, kA, out[kA]) << 2));
    }
    if (j > 0) {
      out[kB] = enter_gap(left, kB);
      packed = static_cast<uint8_t>(packed | (gap_from(left, kB, out[kB]) << 4));
    }
    steps_[i * width_ + j] = packed;
    return out;
  }

  std::span<const Word> a_, b_;
  size_t width_;
  std::vector<uint8_t> steps_;
  State last_ = kBoth;
};

void align_grid(std::span<const Word> a, std::span<const Word> b, uint32_t a_at, uint32_t b_at,
                std::vector<Edit>& edits) {
  if (a.empty() || b.empty() || a.size() > kLargestGrid / b.size()) {
    put_edit(edits, false, {a_at, a_at + base::narrow(a.size())},
             {b_at, b_at + base::narrow(b.size())});
    return;
  }
  uint32_t i = 0, j = 0;
  for (const State step : Grid(a, b).path()) {
    const bool same = step == kBoth && a[i].hash == b[j].hash;
    const uint32_t a_step = step != kB ? 1 : 0, b_step = step != kA ? 1 : 0;
    put_edit(edits, same, {a_at + i, a_at + i + a_step}, {b_at + j, b_at + j + b_step});
    i += a_step;
    j += b_step;
  }
}

// The best chain of long shared runs: what cuts a large grid into small ones.
std::vector<Run> long_runs(std::span<const Word> a, std::span<const Word> b) {
  MatchOptions options;
  AnchorBuckets anchors((a.size() + b.size()) / 2);
  anchors.add(anchors_of(a, TextId(0), options));
  anchors.add(anchors_of(b, TextId(1), options));
  Seeds seeds;
  SeedIndex(anchors.take_groups(), 2, {}).seeds_after(0, seeds);
  std::vector<Run> runs;
  extend_seeds(hashes_of(a), hashes_of(b), seeds.all, options.anchor_words, false, runs);
  Chains chains;
  chain_runs(runs, 1000, false, chains);
  if (chains.size() == 0) return {};
  const std::span<const Run> best = chains.at(0);
  return {best.begin(), best.end()};
}

}  // namespace

std::vector<Edit> align_words(std::span<const Word> a, std::span<const Word> b, uint32_t a_from,
                              uint32_t b_from) {
  std::vector<Edit> edits;
  uint32_t i = 0, j = 0;
  if (!a.empty() && a.size() > kLargestGrid / std::max<size_t>(b.size(), 1)) {
    for (const Run& run : long_runs(a, b)) {
      align_grid(a.subspan(i, run.a - i), b.subspan(j, run.b - j), a_from + i, b_from + j, edits);
      put_edit(edits, true, {a_from + run.a, a_from + run.a_end()},
               {b_from + run.b, b_from + run.b_end()});
      i = run.a_end();
      j = run.b_end();
    }
  }
  align_grid(a.subspan(i), b.subspan(j), a_from + i, b_from + j, edits);
  return edits;
}

base::Tokens best_place(std::span<const Word> needle, std::span<const Word> hay) {
  struct Cell {
    Scores scores{kNever, kNever, kNever};
    std::array<uint32_t, 3> start{};
  };
  std::vector<Cell> row(hay.size() + 1);
  for (uint32_t j = 0; j <= hay.size(); ++j) {
    row[j].scores[kBoth] = 0;  // free start anywhere
    row[j].start.fill(j);
  }
  for (size_t i = 1; i <= needle.size(); ++i) {
    Cell corner = row[0];
    for (size_t j = 0; j <= hay.size(); ++j) {
      const Cell above = row[j];
      Cell cell;
      const auto come = [&](State to, const Cell& from, State by, int score) {
        cell.scores[to] = score;
        cell.start[to] = from.start[by];
      };
      const int down = enter_gap(above.scores, kA);
      come(kA, above, gap_from(above.scores, kA, down), down);
      if (j > 0) {
        const bool same = needle[i - 1].hash == hay[j - 1].hash;
        come(kBoth, corner, state_of(corner.scores),
             best_of(corner.scores) + (same ? kEqual : kDiffer));
        const Cell& left = row[j - 1];
        const int over = enter_gap(left.scores, kB);
        come(kB, left, gap_from(left.scores, kB, over), over);
      }
      corner = above;
      row[j] = cell;
    }
  }
  int best = 0;
  base::Tokens place;
  for (uint32_t j = 0; j <= hay.size(); ++j) {
    const Cell& cell = row[j];
    if (cell.scores[kBoth] > best) {
      best = cell.scores[kBoth];
      place = {cell.start[kBoth], j};
    }
    if (cell.scores[kA] > best) {  // the needle's last words are not in the hay
      best = cell.scores[kA];
      place = {cell.start[kA], j};
    }
  }
  return place;
}

namespace {

uint32_t count_same(std::span<const Edit> edits) {
  uint32_t words = 0;
  for (const Edit& edit : edits)
    if (edit.kind == EditKind::kSame) words += edit.a.size();
  return words;
}

Alignment finish(std::vector<Edit> edits, uint32_t a_words, base::Tokens b_words) {
  Alignment out;
  out.words = count_same(edits);
  out.b_words = b_words;
  const uint64_t all = uint64_t{a_words} + b_words.size();
  out.similarity = all == 0 ? 0 : static_cast<uint32_t>(2000ULL * out.words / all);
  out.edits = std::move(edits);
  return out;
}

// Where the grid would be too large: around the best chain of shared runs.
base::Tokens place_by_runs(std::span<const Word> needle, std::span<const Word> hay) {
  const std::vector<Run> runs = long_runs(needle, hay);
  if (runs.empty()) return {};
  const uint32_t before = std::min(runs.front().a, runs.front().b);
  const auto after = static_cast<uint32_t>(
      std::min<size_t>(needle.size() - runs.back().a_end(), hay.size() - runs.back().b_end()));
  return {runs.front().b - before, runs.back().b_end() + after};
}

}  // namespace

Alignment align_inside(std::span<const Word> needle, std::span<const Word> hay) {
  if (needle.empty() || hay.empty()) return {};
  const bool large = needle.size() > kLargestGrid / hay.size();
  const base::Tokens place = large ? place_by_runs(needle, hay) : best_place(needle, hay);
  if (place.empty()) return {};
  std::vector<Edit> edits =
      align_words(needle, hay.subspan(place.begin, place.size()), 0, place.begin);
  if (count_same(edits) == 0) return {};
  return finish(std::move(edits), base::narrow(needle.size()), place);
}

Alignment align_whole(std::span<const Word> a, std::span<const Word> b) {
  return finish(align_words(a, b, 0, 0), base::narrow(a.size()), {0, base::narrow(b.size())});
}

}  // namespace hearsay::match

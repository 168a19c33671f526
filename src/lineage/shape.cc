// Shape: what the places of the shared words in two texts say about which was made from the other.
#include <algorithm>

#include "lineage/evidence.h"

namespace hearsay::lineage {
namespace {

constexpr uint32_t kLongRun = 5;    // words of a run that counts as a passage of its own here
constexpr uint32_t kNearEnd = 25;   // words
constexpr uint32_t kOwnBlock = 12;  // words of an own paragraph that count as commentary

uint32_t of(const Pair& pair, const Side& side, const Run& run) {
  return side.index == pair.a ? run.a : run.b;
}

// Runs of some length, ordered by place in the child.
struct Place {
  uint32_t child = 0, parent = 0, words = 0;
  auto operator<=>(const Place&) const = default;
};
std::vector<Place> places(const Pair& pair, const Side& parent, const Side& child) {
  std::vector<Place> out;
  for (const Run& run : pair.runs)
    if (run.words >= kLongRun)
      out.push_back({of(pair, child, run), of(pair, parent, run), run.words});
  std::sort(out.begin(), out.end());
  return out;
}

uint32_t share(uint32_t part, uint32_t whole) {  // thousandths
  return whole == 0 ? 0 : static_cast<uint32_t>(uint64_t{part} * 1000 / whole);
}

std::string percent(uint32_t thousandths) { return std::to_string((thousandths + 5) / 10) + " %"; }

void weigh_containment(const Side& parent, const Side& child, const Pair& pair, Case& out) {
  const bool child_is_a = child.index == pair.a;
  const uint32_t of_child = share(child_is_a ? pair.shared_a : pair.shared_b, child.words.size());
  const uint32_t of_parent = share(child_is_a ? pair.shared_b : pair.shared_a, parent.words.size());
  if (of_child >= of_parent + 150 && of_child >= 300)
    out.add(Reason::kPartOfLonger, {}, {},
            percent(of_child) + " of its words stand in the other page, " + percent(of_parent) +
                " of the other page's words in it");
}

void weigh_early_end(const Side& parent, const Side& child, const Pair& pair,
                     const std::vector<Place>& all, Case& out) {
  if (all.empty()) return;
  const uint32_t shared = child.index == pair.a ? pair.shared_a : pair.shared_b;
  if (share(shared, child.words.size()) < 500) return;
  const Place last = *std::max_element(all.begin(), all.end(), [](const Place& x, const Place& y) {
    return x.child + x.words < y.child + y.words;
  });
  uint32_t parent_end = 0;
  for (const Place& place : all) parent_end = std::max(parent_end, place.parent + place.words);
  const bool child_ends = last.child + last.words + kNearEnd >= child.words.size();
  const bool parent_goes_on = parent_end + kNearEnd < parent.words.size();
  if (!child_ends || !parent_goes_on) return;
  const base::Bytes rest = parent.words.bytes({parent_end, parent.words.size()});
  out.add(Reason::kEndsEarly, rest, {},
          "ends where the other page goes on for " +
              std::to_string(parent.words.size() - parent_end) + " words");
}

// Quotations that both have: whose is the fuller one? Words the child has elsewhere do not count as
// missing.
void weigh_fuller(const Side& parent, const Side& child, const Pair& pair, Case& out) {
  const std::vector<uint32_t> map = mapped(pair, child.index, child.words.size());
  const std::vector<uint32_t> back = mapped(pair, parent.index, parent.words.size());
  const auto missing = [&](const Utterance& utterance) {
    uint32_t words = 0;
    for (const base::Bytes piece : utterance.pieces) {
      const base::Tokens range = parent.words.in(piece);
      for (uint32_t w = range.begin; w < range.end; ++w) words += back[w] == 0;
    }
    return words;
  };
  const auto length = [](const Side& side, const Utterance& utterance) {
    uint32_t words = 0;
    for (const base::Bytes piece : utterance.pieces) words += side.words.in(piece).size();
    return words;
  };
  for (const Utterance& utterance : child.utterances) {
    uint32_t equal = 0;
    int32_t there = -1;
    for (const base::Bytes piece : utterance.pieces) {
      const base::Tokens range = child.words.in(piece);
      for (uint32_t w = range.begin; w < range.end; ++w) {
        if (map[w] == 0) continue;
        const int32_t found = parent.words.utterance[map[w] - 1];
        if (found < 0) continue;
        if (there < 0) there = found;
        equal += found == there;
      }
    }
    if (there < 0) continue;
    const Utterance& fuller = parent.utterances[static_cast<size_t>(there)];
    const uint32_t mine = length(child, utterance), theirs = length(parent, fuller);
    if (equal < 5 || equal * 10 < mine * 8 || theirs < mine + 3 || missing(fuller) < 3) continue;
    out.add(Reason::kFullerWords, fuller.pieces.front(), utterance.pieces.front(),
            "quotes " + std::to_string(mine) + " of " + std::to_string(theirs) + " words");
  }
}

void weigh_order(const std::vector<Place>& all, Case& out) {
  if (all.size() < 2) return;
  for (size_t i = 1; i < all.size(); ++i)
    if (all[i].parent < all[i - 1].parent) return;
  out.add(Reason::kOrderKept, {}, {},
          std::to_string(all.size()) + " passages stand in the same order");
}

// Own paragraphs of the child between two places that follow each other at once in the parent.
void weigh_commentary(const Side& parent, const Side& child, const std::vector<Place>& all,
                      Case& out) {
  for (size_t i = 1; i < all.size(); ++i) {
    const Place& before = all[i - 1];
    const Place& after = all[i];
    const uint32_t end = before.child + before.words, parent_end = before.parent + before.words;
    if (after.child < end + kOwnBlock || after.parent < parent_end || after.parent > parent_end + 3)
      continue;
    const uint32_t first = child.words.block[end - 1], last = child.words.block[after.child];
    if (last < first + 2) continue;  // no whole block stands between
    out.add(
        Reason::kOwnWordsBetween, parent.words.bytes({parent_end - 1, after.parent + 1}),
        child.words.bytes({end, after.child}),
        "puts " + std::to_string(after.child - end) + " words of its own between two neighbours");
  }
  const auto count = [](const Side& side) {
    return std::count(side.narrates_as_me.begin(), side.narrates_as_me.end(), true);
  };
  if (count(child) >= 2 && count(parent) == 0) {
    const auto at = static_cast<uint32_t>(
        std::find(child.narrates_as_me.begin(), child.narrates_as_me.end(), true) -
        child.narrates_as_me.begin());
    out.add(Reason::kOwnVoice, {}, child.words.bytes({at, at + 1}),
            "its writer speaks in the first person, the other page's does not");
  }
}

}  // namespace

void weigh_shape(const Side& parent, const Side& child, const Pair& pair, Case& out) {
  const std::vector<Place> all = places(pair, parent, child);
  weigh_containment(parent, child, pair, out);
  weigh_early_end(parent, child, pair, all, out);
  weigh_fuller(parent, child, pair, out);
  weigh_order(all, out);
  weigh_commentary(parent, child, all, out);
}

}  // namespace hearsay::lineage

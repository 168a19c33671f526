// Marks of the quoting hand: dots for words left out, square brackets for words put in.
#include <algorithm>

#include "lineage/evidence.h"

namespace hearsay::lineage {
namespace {

constexpr uint32_t kGap = 60;  // words the parent may have where the child has dots

bool has_dots(std::string_view text) {
  return text.find("…") != std::string_view::npos || text.find("...") != std::string_view::npos ||
         text.find(". . .") != std::string_view::npos;
}

struct Place {
  uint32_t child = 0, parent = 0, words = 0;
  auto operator<=>(const Place&) const = default;
};

std::string_view between(const Side& side, uint32_t after, uint32_t before) {
  const base::Bytes left = side.words.words[after].span, right = side.words.words[before].span;
  return base::view(side.document->text, {left.end, right.begin});
}

// The text of an utterance before its first shared word.
std::string_view opening(const Side& side, uint32_t word) {
  const Utterance& utterance = side.utterances[static_cast<size_t>(side.words.utterance[word])];
  for (const base::Bytes piece : utterance.pieces)
    if (piece.holds(side.words.words[word].span))
      return base::view(side.document->text, {piece.begin, side.words.words[word].span.begin});
  return {};
}

bool same_utterance(const Side& side, uint32_t x, uint32_t y) {
  return side.words.utterance[x] >= 0 && side.words.utterance[x] == side.words.utterance[y];
}

void weigh_gap(const Side& parent, const Side& child, const Place& before, const Place& after,
               Case& out) {
  const uint32_t end = before.child + before.words, parent_end = before.parent + before.words;
  if (after.child < end || after.parent < parent_end || after.parent - parent_end > kGap) return;
  if (!same_utterance(child, end - 1, after.child)) return;
  const std::string_view mine = between(child, end - 1, after.child);
  const std::string_view theirs = between(parent, parent_end - 1, after.parent);
  const base::Bytes a = parent.words.bytes({parent_end - 1, after.parent + 1});
  const base::Bytes b = child.words.bytes({end - 1, after.child + 1});
  if (after.child - end <= 2 && after.parent - parent_end >= 2 && has_dots(mine) &&
      !has_dots(theirs))
    out.add(Reason::kMarkedCut, a, b,
            "has dots where the other page has " + std::to_string(after.parent - parent_end) +
                " words");
  if (after.child - end <= 12 && mine.find('[') != std::string_view::npos && !has_dots(mine) &&
      theirs.find('[') == std::string_view::npos)
    out.add(Reason::kOwnBrackets, a, b,
            "has words in square brackets where the other page has none");
}

}  // namespace

void weigh_marks(const Side& parent, const Side& child, const Pair& pair, Case& out) {
  std::vector<Place> places;
  for (const Run& run : pair.runs)
    places.push_back(child.index == pair.a ? Place{run.a, run.b, run.words}
                                           : Place{run.b, run.a, run.words});
  std::sort(places.begin(), places.end());
  for (size_t i = 0; i < places.size(); ++i) {
    const Place& place = places[i];
    if (i > 0) weigh_gap(parent, child, places[i - 1], place, out);
    if (child.words.utterance[place.child] < 0 || place.words < 4 || place.parent < 2) continue;
    const std::string_view before = opening(child, place.child);
    const bool opens =
        i == 0 ||
        !same_utterance(child, places[i - 1].child + places[i - 1].words - 1, place.child);
    if (opens && same_utterance(parent, place.parent - 2, place.parent) && has_dots(before) &&
        !has_dots(between(parent, place.parent - 1, place.parent)))
      out.add(Reason::kMarkedCut, parent.words.bytes({place.parent - 2, place.parent + 1}),
              child.words.bytes({place.child, place.child + 1}),
              "opens with dots where the other page has words");
    if (opens && before.find('[') != std::string_view::npos &&
        parent.words.utterance[place.parent] >= 0 &&
        opening(parent, place.parent).find('[') == std::string_view::npos)
      out.add(Reason::kOwnBrackets, parent.words.bytes({place.parent, place.parent + 1}),
              child.words.bytes({place.child, place.child + 1}),
              "opens with words in square brackets, the other page does not");
  }
}

}  // namespace hearsay::lineage

// Alignment of the words asked for with each run of a document, and the rule for what counts as
// carrying them.
#include "engine/find_words.h"

#include <algorithm>
#include <unordered_set>

#include "engine/check.h"
#include "text/fold.h"

namespace hearsay::engine {
namespace {

constexpr uint32_t kStrayWords = 3;

// Weight of the wanted words that the run holds at all, in any order: what alignment can reach at
// most.
uint32_t reachable(const Wanted& wanted, const WordRun& run) {
  std::unordered_set<uint32_t> held;
  for (const match::Word& word : run.words) held.insert(word.hash);
  uint32_t weight = 0;
  for (size_t i = 0; i < wanted.words.size(); ++i) {
    if (held.count(wanted.words[i].hash) > 0) weight += wanted.weights[i];
  }
  return weight;
}

struct Kept {
  uint32_t weight = 0, content = 0, longest_run = 0, words = 0;
};

Kept kept_words(const Wanted& wanted, const match::Alignment& alignment) {
  Kept kept;
  for (const match::Edit& edit : alignment.edits) {
    if (edit.kind != match::EditKind::kSame) continue;
    kept.longest_run = std::max(kept.longest_run, edit.a.size());
    kept.words += edit.a.size();
    for (uint32_t i = edit.a.begin; i < edit.a.end; ++i) {
      kept.weight += wanted.weights[i];
      kept.content += wanted.weights[i] == kContentWeight ? 1 : 0;
    }
  }
  return kept;
}

bool carries(const Wanted& wanted, const match::Alignment& alignment) {
  const Kept kept = kept_words(wanted, alignment);
  if (kept.words == wanted.words.size() && alignment.b_words.size() == kept.words) return true;
  const uint64_t share = uint64_t{kept.weight} * 1000 / std::max(1u, wanted.weight);
  const bool enough =
      share >= kAlteredShare || (kept.longest_run >= kRunWords && share >= kRunShare);
  return enough && kept.content >= kLeastContent && kept.words >= kLeastWords &&
         alignment.similarity >= kLeastSimilarity;
}

// As match::Alignment has it, but for the words that were kept of the place.
uint32_t similarity_of(const Wanted& wanted, const match::Alignment& alignment,
                       base::Tokens place) {
  uint64_t equal = 0;
  for (const match::Edit& edit : alignment.edits) {
    if (edit.kind == match::EditKind::kSame && place.holds(edit.b)) equal += edit.b.size();
  }
  return static_cast<uint32_t>(2000 * equal / (wanted.words.size() + place.size()));
}

}  // namespace

Wanted wanted_words(std::string_view text, std::vector<match::Word> words,
                    const lexicon::Lexicon& lexicon) {
  const lexicon::WordList& function_words = lexicon.list("function_words");
  Wanted wanted;
  wanted.words = std::move(words);
  for (const match::Word& word : wanted.words) {
    const bool is_function = function_words.has(text::fold_word(base::view(text, word.span)));
    wanted.weights.push_back(is_function ? kFunctionWeight : kContentWeight);
    wanted.weight += wanted.weights.back();
    wanted.content += is_function ? 0 : 1;
  }
  return wanted;
}

base::Tokens carried_range(const match::Alignment& alignment) {
  std::vector<const match::Edit*> same;
  for (const match::Edit& edit : alignment.edits) {
    if (edit.kind == match::EditKind::kSame) same.push_back(&edit);
  }
  if (same.empty()) return alignment.b_words;
  const auto gap = [](const match::Edit& before, const match::Edit& after) {
    return std::max(after.a.begin - before.a.end, after.b.begin - before.b.end);
  };
  const auto stray = [](const match::Edit& end, uint32_t distance) {
    return end.b.size() < kStrayWords && distance > 2 * end.b.size();
  };
  size_t first = 0, last = same.size() - 1;
  while (first < last && stray(*same[first], gap(*same[first], *same[first + 1]))) ++first;
  while (first < last && stray(*same[last], gap(*same[last - 1], *same[last]))) --last;
  // A changed word at an end stands for one that was asked; only what was cut off as stray moves an
  // end.
  return {first == 0 ? alignment.b_words.begin : same[first]->b.begin,
          last + 1 == same.size() ? alignment.b_words.end : same[last]->b.end};
}

std::vector<Place> find_words(const Wanted& wanted, const SpokenWords& spoken) {
  std::vector<Place> places;
  const uint64_t least = uint64_t{wanted.weight} * std::min(kAlteredShare, kRunShare) / 1000;
  for (uint32_t r = 0; r < spoken.runs().size(); ++r) {
    const WordRun& run = spoken.runs()[r];
    if (reachable(wanted, run) < least) continue;
    const match::Alignment alignment = match::align_inside(wanted.words, run.words);
    if (alignment.words == 0 || !carries(wanted, alignment)) continue;
    Place place;
    place.run = r;
    place.exact =
        alignment.words == wanted.words.size() && alignment.b_words.size() == alignment.words;
    place.words = place.exact ? alignment.b_words : carried_range(alignment);
    place.pieces = spans_of(run, place.words);
    place.similarity =
        place.exact ? 1000 : std::min(999u, similarity_of(wanted, alignment, place.words));
    places.push_back(std::move(place));
  }
  return places;
}

}  // namespace hearsay::engine

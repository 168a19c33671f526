// Counts the changes of an edge by wording::describe_change on aligned quotations and stretches of
// narration.
#include "lineage/count_changes.h"

#include <algorithm>

namespace hearsay::lineage {
namespace {

using Counts = std::map<wording::ChangeKind, uint32_t>;

constexpr uint32_t kFewestEqual = 4;     // equal words that make two quotations versions of one
constexpr uint32_t kFarApart = 30;       // words between two quotations that were joined
constexpr uint32_t kNarrationGap = 12;   // words without a partner inside one stretch of narration
constexpr uint32_t kMostChanges = 2000;  // quotations and stretches of one edge

void count(const wording::Version& a, const wording::Version& b, const lexicon::Lexicon& lexicon,
           Counts& out) {
  for (const wording::Change& change : wording::describe_change(a, b, lexicon)) ++out[change.kind];
}

// The parent's quotations one quotation of the child was made from, with the equal words of each.
std::map<int32_t, uint32_t> origins(const Side& parent, const Side& child,
                                    const Utterance& utterance, const std::vector<uint32_t>& map) {
  std::map<int32_t, uint32_t> out;
  for (const base::Bytes piece : utterance.pieces) {
    const base::Tokens range = child.words.in(piece);
    for (uint32_t w = range.begin; w < range.end; ++w)
      if (map[w] != 0 && parent.words.utterance[map[w] - 1] >= 0)
        ++out[parent.words.utterance[map[w] - 1]];
  }
  for (auto at = out.begin(); at != out.end();)
    at = at->second < kFewestEqual ? out.erase(at) : std::next(at);
  return out;
}

bool full_name(std::string_view name) { return match::words_of(name.substr(0, 200)).size() >= 2; }

void count_utterance(const Side& parent, const Side& child, const Utterance& utterance,
                     const std::vector<uint32_t>& map, const lexicon::Lexicon& lexicon,
                     Counts& out) {
  const std::map<int32_t, uint32_t> from = origins(parent, child, utterance, map);
  if (from.empty()) return;
  std::vector<base::Bytes> pieces;
  uint32_t end = 0;
  bool reattributed = false, denied = false;
  for (const auto& [index, equal] : from) {
    const Utterance& origin = parent.utterances[static_cast<size_t>(index)];
    const base::Tokens first = parent.words.in(origin.pieces.front());
    if (end != 0 && first.begin > end + kFarApart) ++out[wording::ChangeKind::kJoined];
    end = parent.words.in(origin.pieces.back()).end;
    pieces.insert(pieces.end(), origin.pieces.begin(), origin.pieces.end());
    reattributed |= full_name(origin.speaker) && full_name(utterance.speaker) &&
                    !same_person(origin.speaker, utterance.speaker, lexicon);
    denied |= origin.negated != utterance.negated;
  }
  std::sort(pieces.begin(), pieces.end());
  if (reattributed) ++out[wording::ChangeKind::kReattributed];
  if (denied) ++out[wording::ChangeKind::kNegation];
  count({parent.document->text, pieces}, {child.document->text, utterance.pieces}, lexicon, out);
}

struct Stretch {
  uint32_t first = 0, last = 0, parent_first = 0, parent_last = 0;
};

// Narration of the child inside one block whose words follow each other in the parent.
std::vector<Stretch> narration(const Side& parent, const Side& child,
                               const std::vector<uint32_t>& map) {
  std::vector<Stretch> out;
  bool open = false;
  for (uint32_t w = 0; w < child.words.size(); ++w) {
    if (map[w] == 0 || child.words.utterance[w] >= 0 || parent.words.utterance[map[w] - 1] >= 0) {
      if (child.words.utterance[w] >= 0) open = false;
      continue;
    }
    const uint32_t there = map[w] - 1;
    if (open && child.words.block[w] == child.words.block[out.back().last] &&
        w - out.back().last <= kNarrationGap && there > out.back().parent_last &&
        there - out.back().parent_last <= kNarrationGap) {
      out.back().last = w;
      out.back().parent_last = there;
    } else {
      out.push_back({w, w, there, there});
      open = true;
    }
  }
  return out;
}

}  // namespace

std::map<wording::ChangeKind, uint32_t> count_changes(const Side& parent, const Side& child,
                                                      const Pair& pair,
                                                      const lexicon::Lexicon& lexicon) {
  Counts out;
  const std::vector<uint32_t> map = mapped(pair, child.index, child.words.size());
  uint32_t compared = 0;
  for (const Utterance& utterance : child.utterances) {
    if (utterance.pieces.empty() || ++compared > kMostChanges) continue;
    count_utterance(parent, child, utterance, map, lexicon, out);
  }
  for (const Stretch& stretch : narration(parent, child, map)) {
    if (stretch.last < stretch.first + kFewestEqual || ++compared > kMostChanges) continue;
    const base::Bytes a = parent.words.bytes({stretch.parent_first, stretch.parent_last + 1});
    const base::Bytes b = child.words.bytes({stretch.first, stretch.last + 1});
    count({parent.document->text, std::span(&a, 1)}, {child.document->text, std::span(&b, 1)},
          lexicon, out);
  }
  return out;
}

}  // namespace hearsay::lineage

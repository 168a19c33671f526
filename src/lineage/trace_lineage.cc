// The stages of lineage in their order: words, pairs, evidence, witnesses, parents, outside
// sources, changes.
#include "lineage/trace_lineage.h"

#include <algorithm>
#include <map>

#include "lineage/count_changes.h"
#include "lineage/names.h"
#include "lineage/outside.h"
#include "lineage/parents.h"

namespace hearsay::lineage {
namespace {

// Whether the pair shares nothing but quotations, and all of them of one speaker.
void tell_speakers(const Side& a, const Side& b, const lexicon::Lexicon& lexicon,
                   WeighedPair& weighed) {
  std::string speaker;
  bool one = true, any = false;
  for (const Run& run : weighed.pair.runs) {
    uint32_t outside = 0;
    for (uint32_t k = 0; k < run.words; ++k) {
      const int32_t in_a = a.words.utterance[run.a + k], in_b = b.words.utterance[run.b + k];
      if (in_a < 0 && in_b < 0) ++outside;
      if (in_a < 0 || in_b < 0) continue;
      any = true;
      const std::string& said_a = a.utterances[static_cast<size_t>(in_a)].speaker;
      const std::string& said_b = b.utterances[static_cast<size_t>(in_b)].speaker;
      if (said_a.empty() || said_b.empty()) continue;
      if (speaker.empty()) speaker = said_a;
      one = one && (said_a == said_b || same_person(said_a, said_b, lexicon)) &&
            (said_a == speaker || same_person(said_a, speaker, lexicon));
    }
    if (outside >= 4) weighed.narration = true;  // fewer are "he said" and the like
  }
  weighed.one_speaker = any && one && !weighed.narration && !speaker.empty();
}

WeighedPair weigh(Pair pair, std::span<const Side> sides, const std::vector<uint32_t>& rare,
                  const lexicon::Lexicon& lexicon) {
  WeighedPair out;
  out.pair = std::move(pair);
  const Side& a = sides[out.pair.a];
  const Side& b = sides[out.pair.b];
  const auto weigh_one = [&](const Side& parent, const Side& child, Case& found) {
    weigh_declared(parent, child, lexicon, found);
    weigh_own_tag(parent, child, out.pair, lexicon, found);
    weigh_shape(parent, child, out.pair, found);
    weigh_marks(parent, child, out.pair, found);
    weigh_traces(parent, child, lexicon, found);
    weigh_shared_errors(parent, child, out.pair, rare, found);
    weigh_time(parent, child, found);
  };
  weigh_one(a, b, out.forward);
  weigh_one(b, a, out.backward);
  tell_speakers(a, b, lexicon, out);
  return out;
}

// One number for all documents of an outlet, 0 where none is known.
std::vector<uint32_t> families_of(std::span<const Source> sources,
                                  const lexicon::Lexicon& lexicon) {
  std::map<std::string, uint32_t> numbers;
  std::vector<uint32_t> out;
  for (const Source& source : sources) {
    const std::string key = outlet_key(source.document->outlet, lexicon);
    const auto next = static_cast<uint32_t>(numbers.size() + 1);
    out.push_back(key.empty() ? 0 : numbers.try_emplace(key, next).first->second);
  }
  return out;
}

const Pair& pair_between(const std::vector<WeighedPair>& pairs, uint32_t x, uint32_t y) {
  const auto key = std::pair(std::min(x, y), std::max(x, y));
  return std::lower_bound(pairs.begin(), pairs.end(), key,
                          [](const WeighedPair& one, const std::pair<uint32_t, uint32_t>& k) {
                            return std::pair(one.pair.a, one.pair.b) < k;
                          })
      ->pair;
}

// What of the child stands in the parent, paragraph by paragraph.
void tell_share(const Side& child, const Pair& pair, Edge& edge) {
  const std::vector<bool> flags = covered(pair, child.index, child.words.size());
  edge.words = child.words.size();
  edge.shared_words = count_of(flags);
  for (uint32_t w = 0; w < flags.size();) {
    const uint32_t block = child.words.block[w];
    ParagraphShare share;
    share.b = child.document->blocks[block].span;
    for (; w < flags.size() && child.words.block[w] == block; ++w) {
      ++share.words;
      share.shared += flags[w];
    }
    if (share.shared > 0) edge.paragraphs.push_back(share);
  }
}

}  // namespace

Lineage trace_lineage(std::span<const Source> sources, const lexicon::Lexicon& lexicon,
                      const match::MatchOptions& options) {
  Lineage out;
  std::vector<Side> sides;
  std::vector<Words> words;
  const std::vector<uint32_t> closed = closed_words(lexicon);
  for (uint32_t i = 0; i < sources.size(); ++i) {
    sides.push_back(side_of(sources[i], i, closed, lexicon));
    words.push_back(sides.back().words);
    const document::Document& document = *sources[i].document;
    out.nodes.push_back({false, document.id, document.title, document.outlet, document.published});
  }

  // Who shares words with whom.
  std::vector<Pair> shared = find_pairs(words, options, families_of(sources, lexicon));

  // Each pair weighed both ways, then once more with third pages as witnesses.
  const std::vector<uint32_t> rare = rare_spellings(sides);
  std::vector<WeighedPair> pairs;
  for (Pair& pair : shared) pairs.push_back(weigh(std::move(pair), sides, rare, lexicon));
  weigh_with_witnesses(pairs, sides);

  // Parents; from here on the set of edges between documents is fixed.
  out.edges = choose_parents(pairs, sides);
  for (Edge& edge : out.edges) {
    const Pair& pair = pair_between(pairs, edge.from, edge.to);
    edge.changes = count_changes(sides[edge.from], sides[edge.to], pair, lexicon);
    tell_share(sides[edge.to], pair, edge);
  }

  add_outside(pairs, sides, out);
  std::stable_sort(out.edges.begin(), out.edges.end(), [](const Edge& x, const Edge& y) {
    return std::pair(x.to, x.from) < std::pair(y.to, y.from);
  });
  return out;
}

}  // namespace hearsay::lineage

// Finds the shared passages of a corpus, groups its documents, and asks the lineage who has what
// from whom.
#include "engine/copies.h"

#include <algorithm>
#include <deque>
#include <map>
#include <numeric>
#include <span>
#include <utility>

#include "engine/passage_lines.h"
#include "lexicon/lexicon.h"
#include "lineage/trace_lineage.h"
#include "match/find_matches.h"

namespace hearsay::engine {

namespace {

using match::Passage;
using match::Word;

// A number for each outlet, in order of first use; 0 where none is known.
std::vector<uint32_t> outlets_of(const Corpus& corpus) {
  std::map<std::string_view, uint32_t> numbers;
  std::vector<uint32_t> out;
  for (const document::Document& document : corpus.documents) {
    const auto next = static_cast<uint32_t>(numbers.size() + 1);
    out.push_back(document.outlet.empty() ? 0
                                          : numbers.emplace(document.outlet, next).first->second);
  }
  return out;
}

lineage::Lineage trace(const Corpus& corpus) {
  std::vector<std::vector<lineage::Utterance>> utterances(corpus.documents.size());
  std::vector<lineage::Source> sources;
  for (size_t i = 0; i < corpus.documents.size(); ++i) {
    for (const statement::Statement& one : corpus.statements[i])
      if (!one.content.empty() && !one.within)
        utterances[i].push_back({one.content, one.speaker.name, one.negated});
    sources.push_back({&corpus.documents[i], utterances[i]});
  }
  return lineage::trace_lineage(sources, lexicon::Lexicon::built_in());
}

// Ways from parents to children along directed edges between documents.
class Descent {
 public:
  explicit Descent(const lineage::Lineage& lineage) : children_(lineage.nodes.size()) {
    for (uint32_t i = 0; i < lineage.edges.size(); ++i) {
      const lineage::Edge& edge = lineage.edges[i];
      if (!edge.directed || lineage.nodes[edge.from].outside) continue;
      children_[edge.from].push_back(edge.to);
      edges_.emplace(std::pair(edge.from, edge.to), i);
    }
  }

  // The direction between two documents: by their own link, else by the shortest way over others
  // that leads one way only.
  std::optional<Direction> between(uint32_t a, uint32_t b) {
    const auto known = known_.find({a, b});
    if (known != known_.end()) return known->second;
    return known_[{a, b}] = look(a, b);
  }

 private:
  std::optional<Direction> look(uint32_t a, uint32_t b) const {
    const auto forth = edges_.find({a, b}), back = edges_.find({b, a});
    if (forth != edges_.end() && back == edges_.end()) return Direction{true, forth->second, {}};
    if (back != edges_.end() && forth == edges_.end()) return Direction{false, back->second, {}};
    std::optional<std::vector<uint32_t>> down = way(a, b), up = way(b, a);
    if (down.has_value() == up.has_value()) return std::nullopt;
    return Direction{down.has_value(), std::nullopt, down ? std::move(*down) : std::move(*up)};
  }

  // What lies between on the shortest way, ties by document number; nullopt where there is none of
  // at most kFar links.
  std::optional<std::vector<uint32_t>> way(uint32_t from, uint32_t to) const {
    constexpr size_t kFar = 8, kMost = 4096;
    std::map<uint32_t, uint32_t> came_from{{from, from}};
    std::deque<std::pair<uint32_t, size_t>> next{{from, 0}};
    while (!next.empty() && came_from.size() < kMost) {
      const auto [at, far] = next.front();
      next.pop_front();
      if (at == to) {
        std::vector<uint32_t> between;
        for (uint32_t node = came_from[to]; node != from; node = came_from[node])
          between.push_back(node);
        std::reverse(between.begin(), between.end());
        return between;
      }
      if (far == kFar) continue;
      for (const uint32_t child : children_[at])
        if (came_from.emplace(child, at).second) next.emplace_back(child, far + 1);
    }
    return std::nullopt;
  }

  std::vector<std::vector<uint32_t>> children_;
  std::map<std::pair<uint32_t, uint32_t>, uint32_t> edges_;
  std::map<std::pair<uint32_t, uint32_t>, std::optional<Direction>> known_;
};

std::vector<std::vector<ClusterMember>> group(const std::vector<std::vector<Word>>& texts,
                                              const std::vector<Copy>& copies) {
  ClusterFinder finder;
  std::vector<Passage> passages;
  for (const Copy& copy : copies) passages.push_back(copy.passage);
  const auto words = [&](match::TextId text) { return base::narrow(texts[text.value()].size()); };
  each_pair_of(passages, [&](std::span<const Passage> of_pair) {
    finder.add(of_pair, words(of_pair[0].a), words(of_pair[0].b));
  });
  std::vector<uint32_t> all(texts.size());
  std::iota(all.begin(), all.end(), 0U);
  std::vector<std::vector<ClusterMember>> clusters;
  finder.group(all, [&](std::span<const ClusterMember> members) {
    clusters.emplace_back(members.begin(), members.end());
  });
  return clusters;
}

}  // namespace

match::MatchOptions matching(uint32_t min_words) {
  match::MatchOptions match;
  match.min_words = min_words;
  match.within = true;
  // A passage of few words is found only where its anchors are shorter than it.
  if (match.min_words < match.anchor_words + match.window - 1) {
    match.anchor_words = std::clamp<uint32_t>(match.min_words, 2, match.anchor_words);
    match.window =
        std::max<uint32_t>(match.min_words - std::min(match.min_words, match.anchor_words) + 1, 1);
  }
  return match;
}

base::Status CorpusRoom::take(const document::Document& document, size_t statements) {
  // Their texts once more while they are compared, and what is known of their places.
  constexpr uint64_t kDocument = 2048, kBlock = 160, kStatement = 1024, kOfText = 5;
  held_ += kDocument + kOfText * document.text.size() + kBlock * document.blocks.size() +
           kStatement * statements;
  if (held_ <= memory_) return {};
  return base::Error{base::Code::kTooLarge, 0,
                     "the documents take more than the memory given, and all are held at once for "
                     "this; nothing was written: give more with --memory"};
}

base::Result<Corpus> corpus_of(const archive::Archive& archive, uint64_t memory) {
  base::Result<std::vector<std::string>> ids = archive.ids();
  if (!ids.ok()) return ids.error();
  Corpus corpus;
  CorpusRoom room(memory);
  for (const std::string& id : *ids) {
    base::Result<archive::Stored> stored = archive.document(id);
    if (!stored.ok()) return stored.error();
    if (base::Status status = room.take(stored->document, stored->statements.size()); !status.ok())
      return status.error();
    corpus.documents.push_back(std::move(stored->document));
    corpus.statements.push_back(std::move(stored->statements));
  }
  return corpus;
}

Copies find_copies(const Corpus& corpus, const CopiesOptions& options) {
  Copies out;
  std::vector<std::vector<Word>> texts;
  for (const document::Document& document : corpus.documents)
    texts.push_back(archive::article_words(document));
  for (const Passage& passage :
       match::match_all(texts, matching(options.min_words), options.threads, outlets_of(corpus)))
    out.passages.push_back({passage, {}, {}});
  if (options.clusters) out.clusters = group(texts, out.passages);
  if (options.direction) {
    out.lineage = trace(corpus);
    Descent descent(out.lineage);
    for (Copy& copy : out.passages)
      if (copy.passage.a != copy.passage.b)
        copy.direction = descent.between(copy.passage.a.value(), copy.passage.b.value());
  }
  if (options.changes)
    for (Copy& copy : out.passages)
      copy.changes = changes_of(copy.passage, corpus.documents[copy.passage.a.value()],
                                corpus.documents[copy.passage.b.value()]);
  return out;
}

}  // namespace hearsay::engine

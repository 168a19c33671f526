// Words of documents, pairs that share passages, and the exact runs of equal words inside the passages.
#include "lineage/shared_words.h"

#include <algorithm>

#include "lineage/weights.h"

namespace hearsay::lineage {
namespace {

constexpr uint32_t kLongestAligned = 4000;  // words of a passage that are aligned in one piece

bool is_article(document::BlockKind kind) {
  using document::BlockKind;
  return kind == BlockKind::kTitle || kind == BlockKind::kHeading || kind == BlockKind::kBody ||
         kind == BlockKind::kCaption || kind == BlockKind::kTable;
}

void mark_utterances(const Source& source, Words& out) {
  out.utterance.assign(out.words.size(), -1);
  for (size_t i = 0; i < source.utterances.size(); ++i)
    for (const base::Bytes piece : source.utterances[i].pieces) {
      const base::Tokens range = out.in(piece);
      for (uint32_t w = range.begin; w < range.end; ++w)
        if (out.utterance[w] < 0) {
          out.utterance[w] = static_cast<int32_t>(i);
          ++out.uttered;
        }
    }
}

// A passage with what it takes to cut it into runs.
void append_runs(const match::Passage& passage, const Words& a, const Words& b, std::vector<Run>& out) {
  base::Tokens aw = passage.a_words, bw = passage.b_words;
  aw.end = std::min(aw.end, a.size());
  bw.end = std::min(bw.end, b.size());
  if (aw.empty() || bw.empty()) return;
  if (passage.words == aw.size() && passage.words == bw.size()) {
    out.push_back({aw.begin, bw.begin, aw.size()});
    return;
  }
  // A very long passage is aligned in pieces of equal share; a run over a seam becomes two.
  const uint32_t longest = std::max(aw.size(), bw.size());
  const uint32_t pieces = (longest + kLongestAligned - 1) / kLongestAligned;
  for (uint32_t i = 0; i < pieces; ++i) {
    const auto cut = [&](base::Tokens range, uint32_t k) {
      return range.begin + static_cast<uint32_t>(uint64_t{range.size()} * k / pieces);
    };
    const uint32_t a0 = cut(aw, i), a1 = cut(aw, i + 1), b0 = cut(bw, i), b1 = cut(bw, i + 1);
    const match::Alignment alignment =
        match::align_whole(std::span(a.words).subspan(a0, a1 - a0), std::span(b.words).subspan(b0, b1 - b0));
    for (const match::Edit& edit : alignment.edits)
      if (edit.kind == match::EditKind::kSame && !edit.a.empty())
        out.push_back({a0 + edit.a.begin, b0 + edit.b.begin, std::min(edit.a.size(), edit.b.size())});
  }
}

uint32_t distinct(const std::vector<Run>& runs, uint32_t Run::*side) {
  std::vector<std::pair<uint32_t, uint32_t>> ranges;
  for (const Run& run : runs) ranges.push_back({run.*side, run.*side + run.words});
  std::sort(ranges.begin(), ranges.end());
  uint32_t count = 0, end = 0;
  for (const auto& [first, last] : ranges) {
    if (last > end) count += last - std::max(first, end);
    end = std::max(end, last);
  }
  return count;
}

// Of all pairs, those that one of their two documents counts among its closest.
std::vector<bool> kept_pairs(const std::vector<Pair>& pairs, size_t texts) {
  std::vector<std::vector<uint32_t>> of(texts);
  for (uint32_t i = 0; i < pairs.size(); ++i) {
    of[pairs[i].a].push_back(i);
    of[pairs[i].b].push_back(i);
  }
  std::vector<bool> kept(pairs.size(), false);
  for (uint32_t d = 0; d < texts; ++d) {
    const auto rank = [&](uint32_t i) {
      const Pair& pair = pairs[i];
      return std::pair(~(pair.a == d ? pair.shared_a : pair.shared_b), pair.a == d ? pair.b : pair.a);
    };
    std::sort(of[d].begin(), of[d].end(), [&](uint32_t x, uint32_t y) { return rank(x) < rank(y); });
    for (size_t k = 0; k < of[d].size() && k < kMostCandidates; ++k) kept[of[d][k]] = true;
  }
  return kept;
}

}  // namespace

base::Tokens Words::in(base::Bytes span) const {
  const auto first = std::partition_point(words.begin(), words.end(),
                                          [&](const match::Word& w) { return w.span.begin < span.begin; });
  const auto last = std::partition_point(first, words.end(),
                                         [&](const match::Word& w) { return w.span.end <= span.end; });
  return {static_cast<uint32_t>(first - words.begin()), static_cast<uint32_t>(last - words.begin())};
}

base::Bytes Words::bytes(base::Tokens range) const {
  if (range.empty() || range.end > size()) return {};
  return {words[range.begin].span.begin, words[range.end - 1].span.end};
}

Words words_of_source(const Source& source) {
  Words out;
  const document::Document& document = *source.document;
  for (uint32_t i = 0; i < document.blocks.size(); ++i) {
    if (!is_article(document.blocks[i].kind)) continue;
    for (const match::Word& word : match::words_of(document.text, document.blocks[i].span)) {
      out.words.push_back(word);
      out.block.push_back(i);
    }
  }
  mark_utterances(source, out);
  return out;
}

std::vector<Pair> find_pairs(std::span<const Words> texts, const match::MatchOptions& options) {
  std::vector<std::vector<match::Word>> words;
  words.reserve(texts.size());
  for (const Words& text : texts) words.push_back(text.words);
  const std::vector<match::Passage> passages = match::match_all(words, options);

  std::vector<Pair> pairs;
  std::vector<std::vector<const match::Passage*>> held;
  for (const match::Passage& passage : passages) {
    const uint32_t a = passage.a.value(), b = passage.b.value();
    if (pairs.empty() || pairs.back().a != a || pairs.back().b != b) {
      pairs.push_back({a, b, {}, 0, 0});
      held.emplace_back();
    }
    held.back().push_back(&passage);
    pairs.back().shared_a += passage.words;
    pairs.back().shared_b += passage.words;
  }
  const std::vector<bool> kept = kept_pairs(pairs, texts.size());
  std::vector<Pair> out;
  for (size_t i = 0; i < pairs.size(); ++i) {
    if (!kept[i]) continue;
    Pair& pair = pairs[i];
    for (const match::Passage* passage : held[i])
      append_runs(*passage, texts[pair.a], texts[pair.b], pair.runs);
    std::sort(pair.runs.begin(), pair.runs.end());
    pair.runs.erase(std::unique(pair.runs.begin(), pair.runs.end()), pair.runs.end());
    pair.shared_a = distinct(pair.runs, &Run::a);
    pair.shared_b = distinct(pair.runs, &Run::b);
    out.push_back(std::move(pair));
  }
  return out;
}

std::vector<uint32_t> mapped(const Pair& pair, uint32_t of, uint32_t size) {
  std::vector<uint32_t> out(size, 0);
  for (const Run& run : pair.runs)
    for (uint32_t k = 0; k < run.words; ++k) {
      const uint32_t here = (of == pair.a ? run.a : run.b) + k, there = (of == pair.a ? run.b : run.a) + k;
      if (here < size && (out[here] == 0 || out[here] > there + 1)) out[here] = there + 1;
    }
  return out;
}

}  // namespace hearsay::lineage

// Words of documents, pairs that share passages, and the exact runs of equal words inside the
// passages.
#include "lineage/shared_words.h"

#include <algorithm>
#include <map>
#include <string>

#include "base/hash.h"
#include "lineage/weights.h"

namespace hearsay::lineage {
namespace {

constexpr uint32_t kLongestAligned = 4000;  // words of a passage that are aligned in one piece
constexpr uint32_t kShortQuote = 6;         // words of a quotation that two pages may share
constexpr uint32_t kQuoteContent = 3;       // of them words that carry content

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
void append_runs(const match::Passage& passage, std::span<const match::Word> a,
                 std::span<const match::Word> b, std::vector<Run>& out) {
  base::Tokens aw = passage.a_words, bw = passage.b_words;
  aw.end = std::min(aw.end, base::narrow(a.size()));
  bw.end = std::min(bw.end, base::narrow(b.size()));
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
        match::align_whole(a.subspan(a0, a1 - a0), b.subspan(b0, b1 - b0));
    for (const match::Edit& edit : alignment.edits)
      if (edit.kind == match::EditKind::kSame && !edit.a.empty())
        out.push_back(
            {a0 + edit.a.begin, b0 + edit.b.begin, std::min(edit.a.size(), edit.b.size())});
  }
}

uint32_t distinct(const std::vector<Run>& runs, uint32_t Run::* side) {
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
      return std::pair(~(pair.a == d ? pair.shared_a : pair.shared_b),
                       pair.a == d ? pair.b : pair.a);
    };
    std::sort(of[d].begin(), of[d].end(),
              [&](uint32_t x, uint32_t y) { return rank(x) < rank(y); });
    for (size_t k = 0; k < of[d].size() && k < kMostCandidates; ++k) kept[of[d][k]] = true;
  }
  return kept;
}

// The quoted words of a document in one row, a word that equals no other between two quotations.
struct Quoted {
  std::vector<match::Word> words;
  std::vector<uint32_t>
      place;  // per word: its number among the article's words; kNowhere between quotations
  std::vector<uint32_t> length;  // per word: words of its quotation
};
constexpr uint32_t kNowhere = 0xffffffff;

Quoted quoted_of(const Words& text, uint32_t document) {
  Quoted out;
  for (uint32_t w = 0; w < text.size();) {
    const int32_t utterance = text.utterance[w];
    uint32_t end = w + 1;
    while (end < text.size() && text.utterance[end] == utterance) ++end;
    if (utterance >= 0) {
      for (uint32_t k = w; k < end; ++k) {
        out.words.push_back(text.words[k]);
        out.place.push_back(k);
        out.length.push_back(end - w);
      }
      const std::string unlike = "\x01" + std::to_string(document) + ":" + std::to_string(w);
      out.words.push_back({static_cast<uint32_t>(base::fast_hash(unlike)), {}});
      out.place.push_back(kNowhere);
      out.length.push_back(0);
    }
    w = end;
  }
  return out;
}

// Shared quotations too short for a passage: kShortQuote words, most of the shorter quotation, and
// some content.
std::vector<match::Passage> match_quotes(std::span<const Words> texts,
                                         std::vector<Quoted>& quoted) {
  std::vector<std::vector<match::Word>> words;
  for (uint32_t i = 0; i < texts.size(); ++i) {
    quoted.push_back(quoted_of(texts[i], i));
    words.push_back(quoted.back().words);
  }
  match::MatchOptions options;
  options.min_words = kShortQuote;
  options.anchor_words = 4;
  options.window = 3;
  options.max_gap = 4;
  std::vector<match::Passage> out = match::match_all(words, options);
  std::erase_if(out, [&](const match::Passage& one) {
    const Quoted &a = quoted[one.a.value()], &b = quoted[one.b.value()];
    uint32_t content = 0;
    for (uint32_t w = one.a_words.begin; w < one.a_words.end; ++w)
      content += a.place[w] != kNowhere && texts[one.a.value()].is_content[a.place[w]];
    const uint32_t shorter = std::min(a.length[one.a_words.begin], b.length[one.b_words.begin]);
    return content < kQuoteContent || one.words * 10 < shorter * 6;
  });
  return out;
}

void append_quote_runs(const std::vector<const match::Passage*>& quotes, const Quoted& a,
                       const Quoted& b, std::vector<Run>& out) {
  std::vector<Run> runs;
  for (const match::Passage* one : quotes) append_runs(*one, a.words, b.words, runs);
  for (const Run& run : runs)
    if (a.place[run.a] != kNowhere && b.place[run.b] != kNowhere)
      out.push_back({a.place[run.a], b.place[run.b], run.words});
}

struct Held {
  std::vector<const match::Passage*> passages, quotes;
};

}  // namespace

base::Tokens Words::in(base::Bytes span) const {
  const auto first = std::partition_point(
      words.begin(), words.end(), [&](const match::Word& w) { return w.span.begin < span.begin; });
  const auto last = std::partition_point(
      first, words.end(), [&](const match::Word& w) { return w.span.end <= span.end; });
  return {static_cast<uint32_t>(first - words.begin()),
          static_cast<uint32_t>(last - words.begin())};
}

base::Bytes Words::bytes(base::Tokens range) const {
  if (range.empty() || range.end > size()) return {};
  return {words[range.begin].span.begin, words[range.end - 1].span.end};
}

Words words_of_source(const Source& source, const std::vector<uint32_t>& closed) {
  Words out;
  const document::Document& document = *source.document;
  for (uint32_t i = 0; i < document.blocks.size(); ++i) {
    if (!is_article(document.blocks[i].kind)) continue;
    for (const match::Word& word : match::words_of(document.text, document.blocks[i].span)) {
      out.words.push_back(word);
      out.block.push_back(i);
      out.is_content.push_back(!std::binary_search(closed.begin(), closed.end(), word.hash));
    }
  }
  mark_utterances(source, out);
  return out;
}

std::vector<uint32_t> closed_words(const lexicon::Lexicon& lexicon) {
  std::vector<uint32_t> out;
  for (const lexicon::Row& row : lexicon.list("function_words").rows()) {
    if (row.cells.empty()) continue;
    const std::vector<match::Word> words = match::words_of(row.cells.front());
    if (words.size() == 1) out.push_back(words.front().hash);
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<Pair> find_pairs(std::span<const Words> texts, const match::MatchOptions& options,
                             std::span<const uint32_t> families) {
  std::vector<std::vector<match::Word>> words;
  words.reserve(texts.size());
  for (const Words& text : texts) words.push_back(text.words);
  std::vector<match::Passage> passages = match::match_all(words, options, 1, families);
  std::erase_if(passages, [](const match::Passage& one) { return one.stock; });
  std::vector<Quoted> quoted;
  const std::vector<match::Passage> quotes = match_quotes(texts, quoted);

  std::map<std::pair<uint32_t, uint32_t>, Held> held;
  for (const match::Passage& one : passages)
    held[{one.a.value(), one.b.value()}].passages.push_back(&one);
  for (const match::Passage& one : quotes)
    held[{one.a.value(), one.b.value()}].quotes.push_back(&one);
  std::vector<Pair> pairs;
  std::vector<const Held*> of;
  for (const auto& [key, one] : held) {
    uint32_t shared = 0;
    for (const match::Passage* passage : one.passages) shared += passage->words;
    for (const match::Passage* passage : one.quotes) shared += passage->words;
    pairs.push_back({key.first, key.second, {}, shared, shared});
    of.push_back(&one);
  }
  const std::vector<bool> kept = kept_pairs(pairs, texts.size());
  std::vector<Pair> out;
  for (size_t i = 0; i < pairs.size(); ++i) {
    if (!kept[i]) continue;
    Pair& pair = pairs[i];
    for (const match::Passage* passage : of[i]->passages)
      append_runs(*passage, texts[pair.a].words, texts[pair.b].words, pair.runs);
    append_quote_runs(of[i]->quotes, quoted[pair.a], quoted[pair.b], pair.runs);
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
      const uint32_t here = (of == pair.a ? run.a : run.b) + k,
                     there = (of == pair.a ? run.b : run.a) + k;
      if (here < size && (out[here] == 0 || out[here] > there + 1)) out[here] = there + 1;
    }
  return out;
}

}  // namespace hearsay::lineage

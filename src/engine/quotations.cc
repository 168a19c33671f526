// Statements to quotations, quotations to runs of words.
#include "engine/quotations.h"

#include <algorithm>

#include "match/find_matches.h"

namespace hearsay::engine {
namespace {

// A cue with its speaker's full title, place and day may stand between two quotations of one
// utterance.
constexpr uint32_t kMostBetween = 24;  // words

uint32_t first_byte(const statement::Statement& statement) {
  return statement.content.front().begin;
}
uint32_t last_byte(const statement::Statement& statement) {
  uint32_t end = 0;
  for (const base::Bytes piece : statement.content) end = std::max(end, piece.end);
  return end;
}

bool one_quotation(const statement::Statement& a, const statement::Statement& b) {
  return a.part == b.part && a.cue && a.cue == b.cue && a.source == b.source;
}

bool one_speaker(const statement::Statement& a, const statement::Statement& b) {
  const bool headline =
      a.kind == statement::Kind::kHeadline || b.kind == statement::Kind::kHeadline;
  return !headline && a.part == b.part && !a.speaker.name.empty() &&
         a.speaker.name == b.speaker.name;
}

}  // namespace

SpokenWords::SpokenWords(const document::Document& document,
                         std::span<const statement::Statement> statements)
    : words_(match::words_of(document.text)) {
  std::vector<uint32_t> order;
  for (uint32_t i = 0; i < statements.size(); ++i) {
    if (!statements[i].within && !statements[i].content.empty()) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    return first_byte(statements[a]) < first_byte(statements[b]);
  });
  read_quotations(statements, order);
  read_runs(statements);
  WordRun whole;
  whole.piece.assign(words_.size(), 0);
  whole.quotation.assign(words_.size(), kNone);
  whole.words = words_;
  runs_.push_back(std::move(whole));
}

void SpokenWords::read_quotations(std::span<const statement::Statement> statements,
                                  const std::vector<uint32_t>& order) {
  for (const uint32_t index : order) {
    const statement::Statement& statement = statements[index];
    const bool joins = !quotations_.empty() &&
                       one_quotation(statements[quotations_.back().statements.back()], statement);
    if (!joins) quotations_.emplace_back();
    Quotation& quotation = quotations_.back();
    quotation.statements.push_back(index);
    quotation.pieces.insert(quotation.pieces.end(), statement.content.begin(),
                            statement.content.end());
  }
}

void SpokenWords::read_runs(std::span<const statement::Statement> statements) {
  const statement::Statement* before = nullptr;
  for (uint32_t q = 0; q < quotations_.size(); ++q) {
    const Quotation& quotation = quotations_[q];
    const statement::Statement& first = statements[quotation.statements.front()];
    const bool joins = before != nullptr && one_speaker(*before, first) &&
                       words_between(last_byte(*before), first_byte(first)) <= kMostBetween;
    if (!joins) runs_.emplace_back();
    WordRun& run = runs_.back();
    uint32_t piece = run.piece.empty() ? 0 : run.piece.back() + 1;
    for (const base::Bytes span : quotation.pieces) add_words(run, span, piece++, q);
    before = &statements[quotation.statements.back()];
  }
  std::erase_if(runs_, [](const WordRun& run) { return run.words.empty(); });
}

uint32_t SpokenWords::words_between(uint32_t from, uint32_t to) const {
  const auto at = [&](uint32_t byte) {
    return std::lower_bound(
        words_.begin(), words_.end(), byte,
        [](const match::Word& word, uint32_t b) { return word.span.begin < b; });
  };
  return to <= from ? 0 : static_cast<uint32_t>(at(to) - at(from));
}

void SpokenWords::add_words(WordRun& run, base::Bytes piece, uint32_t piece_number,
                            uint32_t quotation) const {
  // Spans that overlap what was added would give words twice.
  const uint32_t from =
      run.words.empty() ? piece.begin : std::max(piece.begin, run.words.back().span.end);
  auto word =
      std::lower_bound(words_.begin(), words_.end(), from,
                       [](const match::Word& w, uint32_t byte) { return w.span.begin < byte; });
  for (; word != words_.end() && word->span.end <= piece.end; ++word) {
    run.words.push_back(*word);
    run.piece.push_back(piece_number);
    run.quotation.push_back(quotation);
  }
}

std::vector<match::Word> SpokenWords::words_in(std::span<const base::Bytes> pieces) const {
  WordRun run;
  for (const base::Bytes piece : pieces) add_words(run, piece, 0, 0);
  return std::move(run.words);
}

std::vector<base::Bytes> spans_of(const WordRun& run, base::Tokens range) {
  std::vector<base::Bytes> spans;
  uint32_t piece = 0;
  for (uint32_t i = range.begin; i < range.end && i < run.words.size(); ++i) {
    const base::Bytes word = run.words[i].span;
    if (spans.empty() || run.piece[i] != piece) {
      spans.push_back(word);
    } else {
      spans.back().end = word.end;
    }
    piece = run.piece[i];
  }
  return spans;
}

}  // namespace hearsay::engine

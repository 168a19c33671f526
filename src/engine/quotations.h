// A document's words as somebody says them there: quotations without their interrupting cues, and
// the text as it stands.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/span.h"
#include "document/document.h"
#include "match/match.h"
#include "statement/statement.h"

namespace hearsay::engine {

// One quotation: a statement, or the neighbouring ones that share its cue and its source.
struct Quotation {
  std::vector<uint32_t> statements;  // indexes, in order
  std::vector<base::Bytes> pieces;   // their contents, in order
};

// A run of words to align with. `piece` and `quotation` say of each word where it belongs.
struct WordRun {
  std::vector<match::Word> words;
  std::vector<uint32_t> piece;  // an index that changes where text was left out
  std::vector<uint32_t>
      quotation;  // index into SpokenWords::quotations; kNone in the text as it stands
};

class SpokenWords {
 public:
  static constexpr uint32_t kNone = 0xffffffff;

  // Borrows both for the call only.
  SpokenWords(const document::Document& document, std::span<const statement::Statement> statements);

  const std::vector<Quotation>& quotations() const { return quotations_; }
  // Neighbouring quotations of one speaker, joined where little stands between; then the whole
  // text, last.
  const std::vector<WordRun>& runs() const { return runs_; }
  const std::vector<match::Word>& all() const { return runs_.back().words; }

  // The words of the document inside these spans.
  std::vector<match::Word> words_in(std::span<const base::Bytes> pieces) const;

 private:
  void read_quotations(std::span<const statement::Statement> statements,
                       const std::vector<uint32_t>& order);
  void read_runs(std::span<const statement::Statement> statements);
  uint32_t words_between(uint32_t from, uint32_t to) const;  // bytes
  void add_words(WordRun& run, base::Bytes piece, uint32_t piece_number, uint32_t quotation) const;

  std::vector<match::Word> words_;
  std::vector<Quotation> quotations_;
  std::vector<WordRun> runs_;
};

// The spans that words [range] of a run cover, one for each piece.
std::vector<base::Bytes> spans_of(const WordRun& run, base::Tokens range);

}  // namespace hearsay::engine

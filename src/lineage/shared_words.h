// Which words two documents share: the word sequences lineage compares and the runs of equal words
// between them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "lineage/trace_lineage.h"
#include "match/find_matches.h"

namespace hearsay::lineage {

// The words of a document that somebody wrote as its article: titles, headings, body, captions,
// tables. Furniture, dates and comments are left out, so that a shared menu is no shared passage.
struct Words {
  std::vector<match::Word> words;
  std::vector<int32_t> utterance;  // per word: index of the utterance it stands in, -1 outside
  std::vector<uint32_t> block;     // per word: index of its block
  std::vector<bool> is_content;    // per word: of no closed class
  uint32_t uttered = 0;            // words inside utterances

  uint32_t size() const { return static_cast<uint32_t>(words.size()); }
  // The word numbers whose bytes lie in `span`.
  base::Tokens in(base::Bytes span) const;
  // Bytes from the first to the last of these words; 0,0 for none.
  base::Bytes bytes(base::Tokens range) const;
};

// `closed`: sorted hashes of words that carry no content.
Words words_of_source(const Source& source, const std::vector<uint32_t>& closed);

// Equal words in a row: words a, a+1, … of one text are words b, b+1, … of the other.
struct Run {
  uint32_t a = 0, b = 0, words = 0;
  friend auto operator<=>(const Run&, const Run&) = default;
};

// Two documents that share passages; a < b. Runs are ordered by (a, b); the same words may stand in
// several runs.
struct Pair {
  uint32_t a = 0, b = 0;
  std::vector<Run> runs;
  uint32_t shared_a = 0, shared_b = 0;  // different words of each that stand in runs
};

// The pairs of `texts` that share a passage, or a short quotation that is most of what is quoted on
// either side, ordered by (a, b). Each document keeps at most kMostCandidates partners, those with
// most shared words (ties: the earlier document); a pair stays when either keeps it.
// `families`: a number for each text, 0 for none; what is stock of one (match_all: a standing
// paragraph of an outlet) is no shared passage.
std::vector<Pair> find_pairs(std::span<const Words> texts, const match::MatchOptions& options,
                             std::span<const uint32_t> families);

// Hashes of the words of closed classes (lexicon list `function_words`), sorted.
std::vector<uint32_t> closed_words(const lexicon::Lexicon& lexicon);

// For each word of the pair's document `of` the word of the other one it equals, plus 1; 0 where
// none. With several places the first.
std::vector<uint32_t> mapped(const Pair& pair, uint32_t of, uint32_t size);

}  // namespace hearsay::lineage

// The full text of an archive: which documents hold which words, by SQLite's FTS5 over folded
// words.
//
// The index is contentless and without places: it says which folded words a document's text holds,
// not where or how often. Where they stand is for the anchors and for alignment; half the size and
// twice the speed are the gain. It is a second pass: the mark `words_done` is the last document
// that is in it, set in the same transaction.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "archive/sqlite.h"
#include "base/result.h"

namespace hearsay::archive {

// The words of a text as they are indexed and asked for: match::words_of, folded, without
// apostrophes, each once, parted by blanks.
std::string indexed_words(std::string_view text);

// The same as a list, each word once, in the order of their first use.
std::vector<std::string> distinct_words(std::string_view text);

class FullText {
 public:
  explicit FullText(Database& database) : database_(database) {}

  base::Status add(uint64_t number, std::string_view words);
  base::Status remove(uint64_t number, std::string_view words);  // the words it was added with
  base::Status clear();

  // Writes the index anew without the words of documents that were removed, in several
  // transactions; a kill leaves what was done. Costs as much as the index is long.
  base::Status drop_removed();

  // Documents that hold the most of what is rare in `words`: each word weighs the bits of
  // (documents / documents that hold it). Words held by more than a bounded number of documents are
  // passed over; where there are such, every eight neighbouring words are asked for as one, so that
  // a quotation of nothing but common words is found by which of them it has together. Best first,
  // ties: the smaller number. `documents` is how many there are.
  base::Result<std::vector<uint64_t>> search(std::span<const std::string> words, uint64_t documents,
                                             size_t limit) const;

 private:
  base::Status score_together(std::span<const std::string> words, uint64_t documents,
                              std::unordered_map<uint64_t, uint64_t>& scores) const;
  base::Result<std::vector<uint64_t>> holders(const std::string& match, size_t limit) const;
  Database& database_;
};

}  // namespace hearsay::archive

// Stock phrases of pages that are no article: sharing, subscribing, comment forms, cookies,
// navigation.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"
#include "text/tokens.h"

namespace hearsay::document {

enum class Stock : uint8_t {
  kNone,
  kPiece,     // furniture, but the article may go on behind it ("Advertisement", "Subscribe to our
              // newsletter")
  kBorder,    // the article ends here ("Related articles", "Post a comment", "All rights reserved")
  kComments,  // readers' comments or their form begin ("12 Comments", "Leave a reply", "No
              // comments:")
};

// What a line or paragraph is by its stock phrases (furniture_whole, _start, _any.tsv) and, where
// it has several, by its share of words that ask the reader to do something (furniture_words.tsv).
// Longer texts (over 60 words) are none. Not safe for concurrent use: it keeps its buffers from
// text to text.
class StockReader {
 public:
  // Reads by the lists of `lexicon` and, where the page is in another language ("de-DE"; empty
  // where that is not known), by the lists of that language too. Borrows the lexicons.
  explicit StockReader(const lexicon::Lexicon& lexicon, std::string_view language = {});
  Stock read(std::string_view text);

 private:
  struct Lists {
    const lexicon::WordList *whole, *start, *any, *words;
  };
  static Lists lists_of(const lexicon::Lexicon& lexicon);

  std::vector<Lists> lists_;
  text::TokenList tokens_;
};

// The same for one text.
Stock stock_of(std::string_view text, const lexicon::Lexicon& lexicon);

}  // namespace hearsay::document

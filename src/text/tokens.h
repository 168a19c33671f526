// Words, numbers and marks of a text, each with its bytes, its folded form and what stood before
// it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace hearsay::text {

enum class TokenKind : uint8_t {
  kWord,    // letters, with inner apostrophes, hyphens and dots ("don't", "al-Nusra", "U.S.",
            // "co-op")
  kNumber,  // digits, with inner . , : / ("1,000", "3.5", "12/28/2017"); "1st", "2014-15" are
            // numbers
  kClitic,  // the possessive split off its word: 's ’s, or the lone apostrophe after a final s
  kQuote,   // a quotation mark of any form; two straight or curly singles in a row (`` '') are one
            // mark
  kOpen,    // ( [ {
  kClose,   // ) ] }
  kDash,    // a dash that joins no word; "--" is one
  kStop,    // . ! ? … and runs of them ("?!", "...", ". . .")
  kComma,   // , ;
  kColon,   // :
  kSymbol,  // anything else
};

struct Token {
  base::Bytes span;    // in the text
  base::Bytes folded;  // in TokenList::folds
  TokenKind kind = TokenKind::kSymbol;
  bool space_before = false;  // any white space, or the text's start
  bool line_before = false;   // at least one line break in that white space, or the text's start
  bool paragraph_before = false;  // starts a block (see tokenise), or the text's start
  bool capital = false;           // its first letter is upper or title case
  bool all_caps = false;          // two letters or more, all upper case
};

struct TokenList {
  std::string folds;  // arena of the folded forms (words, numbers: fold_word; marks: straight forms
                      // " ' - …)
  std::vector<Token> tokens;  // in text order

  size_t size() const { return tokens.size(); }
  const Token& operator[](size_t i) const { return tokens[i]; }
  // Lent: dies with the list or when it grows.
  std::string_view fold(size_t i) const {
    return std::string_view(folds).substr(tokens[i].folded.begin, tokens[i].folded.size());
  }
};

// The tokens of text[range]. `range` is one block: its first token has paragraph_before, and so has
// a token after a blank line. Linear. A word broken at a line end by a hyphen stays two tokens.
// Appends to `out`.
void tokenise(std::string_view text, base::Bytes range, TokenList& out);

}  // namespace hearsay::text

// Names of outlets in running text: those of the lexicon, and those that the words in or beside
// them give away.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "lexicon/lexicon.h"
#include "text/tokens.h"

namespace hearsay::document {

struct OutletName {
  // How sure it is that the words name an outlet.
  enum class Strength : uint8_t {
    kAny,     // a capitalised name, nothing else
    kWeak,    // known, but also a common word; or ends with a word like "Post"
    kStrong,  // known, or ends with a word like "News", or stands beside "news agency"
  };
  size_t begin = 0;  // tokens
  size_t end = 0;
  base::Bytes span;  // in the text
  std::string name;  // the lexicon's form, else the page's
  bool known = false;
  bool social = false;
  Strength strength = Strength::kAny;
};

// Looks at one token list. Borrows text, tokens and lexicon.
class OutletFinder {
 public:
  OutletFinder(std::string_view text, const text::TokenList& tokens,
               const lexicon::Lexicon& lexicon);

  // The outlet whose name starts at token p, kWeak or kStrong.
  std::optional<OutletName> at(size_t p) const;

  // The outlet named behind a cue that ends before token p: "the Russian daily X", "Russia's X", "X
  // news agency". With `any` a capitalised name will do (kAny).
  std::optional<OutletName> behind(size_t p, bool any) const;

  // The outlet named right before token p: "X", "X news agency", "The X".
  std::optional<OutletName> before(size_t p) const;

  // The agency listed whose name starts at token p, in capitals or small letters, whatever follows.
  std::optional<OutletName> agency_at(size_t p) const;

  // The outlet listed under exactly these words, without its place.
  std::optional<OutletName> listed(std::string_view words) const;

  // The folded form of each token. Dies with the finder or the tokens.
  const std::vector<std::string_view>& folds() const { return folds_; }

  // The capitalised name of at most six words that starts at p.
  std::optional<OutletName> name_at(size_t p) const;

 private:
  bool is_word(size_t p) const;
  bool is_capital(size_t p) const;
  bool starts_name(size_t p) const;
  size_t what_at(size_t p) const;   // words of "news agency" at p
  bool makes_name(size_t p) const;  // "news agency", "newspaper" in small letters at p
  size_t run_end(size_t p) const;   // end of the capitalised run at p
  std::optional<OutletName> known_at(size_t p) const;
  std::optional<OutletName> made_at(size_t p) const;
  std::string_view word_cell(size_t p, std::string_view column) const;
  OutletName named(size_t begin, size_t end) const;

  std::string_view text_;
  const text::TokenList& tokens_;
  const lexicon::Lexicon& lexicon_;
  const lexicon::WordList& outlets_;
  const lexicon::WordList& words_;
  std::vector<std::string_view> folds_;
};

}  // namespace hearsay::document

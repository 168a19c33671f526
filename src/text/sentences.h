// Sentence borders that respect quotation marks, brackets, initials and abbreviations.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "text/tokens.h"

namespace hearsay::text {

// What a language knows about words at sentence borders. Each gets a folded word.
struct BorderWords {
  // Without its final dot: an abbreviation after which a sentence rarely ends ("mr", "gen").
  std::function<bool(std::string_view folded)> is_abbreviation;
  // A word that, with a capital, mostly opens a sentence ("the", "he"): it ends one after "U.S."
  // too.
  std::function<bool(std::string_view folded)> is_opener;
  // An abbreviation before figures only ("no. 4", but "He said no. She left."). May be empty.
  std::function<bool(std::string_view folded)> is_of_figures = nullptr;
  // An abbreviation behind the hours of a clock ("a.m"), and a word that goes on with the time
  // ("Monday", "Eastern"): any other capital behind the hours begins a sentence. Both may be empty.
  std::function<bool(std::string_view folded)> is_of_hours = nullptr;
  std::function<bool(std::string_view folded)> goes_with_hours = nullptr;
};

// Token ranges of the sentences, in order, covering all tokens. A border never falls inside round
// or square brackets of fewer than 60 tokens; closing marks and brackets belong to the sentence
// they end. A paragraph always ends a sentence.
std::vector<base::Tokens> split_sentences(const TokenList& tokens, const BorderWords& words);

}  // namespace hearsay::text

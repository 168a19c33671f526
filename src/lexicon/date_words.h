// The words that dates are made of in one language, and how a text's words are looked up in them.
#pragma once

#include <string_view>

#include "lexicon/lexicon.h"

namespace hearsay::lexicon {

// Borrows the lists of a lexicon.
class DateWords {
 public:
  explicit DateWords(const Lexicon& lexicon);

  const WordList& months() const { return months_; }
  const WordList& weekdays() const { return weekdays_; }
  const WordList& words() const { return words_; }

  // The row of a word as written, in one of the three lists; most words of a text are turned away
  // by their first letter or length. A form is at most kLonger bytes longer than the longest entry
  // of the three lists and begins with a letter that some entry begins with (a test holds this).
  const Row* find(const WordList& list, std::string_view word) const;

  // The cell "kind" of a word of date_words.tsv, empty for any other.
  std::string_view kind_of(std::string_view word) const;

  // Whether the language writes signs behind the numbers of a date ("2017年12月28日").
  bool has_signs() const { return signs_; }

  static constexpr size_t kLonger = 4;

 private:
  const WordList& months_;
  const WordList& weekdays_;
  const WordList& words_;
  uint32_t first_letters_ = 0;  // of entries: a bit for each letter a to z, one for all else
  size_t longest_ = 0;          // bytes of an entry
  bool signs_ = false;
};

}  // namespace hearsay::lexicon

// Names the change between two short runs of words by the most specific rule that holds.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"
#include "wording/change.h"
#include "wording/version_words.h"

namespace hearsay::wording {

struct Named {
  ChangeKind kind = ChangeKind::kReplaced;
  std::string_view rule;  // static storage
};

// Units [from, to) of a version; empty where one side has nothing.
struct Stretch {
  const VersionWords* words = nullptr;
  size_t from = 0;
  size_t to = 0;

  size_t size() const { return to - from; }
  bool empty() const { return from == to; }
  const Unit& operator[](size_t i) const { return words->units[from + i]; }
};

// The longest stretches that rules look at.
inline constexpr size_t kLongestNamed = 4;

// The change from `a` to `b`, or nothing where no rule holds (then it is cut, added or replaced).
// At most one side is empty.
std::optional<Named> name_change(const Stretch& a, const Stretch& b,
                                 const lexicon::Lexicon& lexicon);

// Whether several words together may be what a rule names: a number, a name, a date, a verb group,
// a listed phrase, words in brackets. Saves asking all rules about every run of words; a word
// divided in two is not asked for here.
bool is_nameable(const Stretch& words, const lexicon::Lexicon& lexicon);
bool is_listed_phrase(const Stretch& words, const lexicon::Lexicon& lexicon);  // in synonym_rule.cc

// The rules, in the order in which they are asked. Each is in the file of its name.
std::optional<Named> date_rule(const Stretch& a, const Stretch& b, const lexicon::Lexicon& lexicon);
std::optional<Named> number_rule(const Stretch& a, const Stretch& b,
                                 const lexicon::Lexicon& lexicon);
std::optional<Named> name_rule(const Stretch& a, const Stretch& b, const lexicon::Lexicon& lexicon);
std::optional<Named> negation_rule(const Stretch& a, const Stretch& b,
                                   const lexicon::Lexicon& lexicon);
std::optional<Named> verb_rule(const Stretch& a, const Stretch& b, const lexicon::Lexicon& lexicon);
std::optional<Named> spelling_rule(const Stretch& a, const Stretch& b,
                                   const lexicon::Lexicon& lexicon);
std::optional<Named> synonym_rule(const Stretch& a, const Stretch& b,
                                  const lexicon::Lexicon& lexicon);
std::optional<Named> bracket_rule(const Stretch& a, const Stretch& b);

// The keys with blanks between them.
std::string phrase_of(const Stretch& words);

// Whether a word is in some list of common words, so that a capital is no proof of a name and a
// misspelling unlikely.
bool is_known_word(std::string_view key, const lexicon::Lexicon& lexicon);

}  // namespace hearsay::wording

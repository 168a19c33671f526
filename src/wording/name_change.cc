// The order of the rules that name a change.
#include "wording/name_change.h"

#include "wording/word_forms.h"

namespace hearsay::wording {

std::string phrase_of(const Stretch& words) {
  std::string out;
  for (size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += ' ';
    out += words[i].key;
  }
  return out;
}

bool is_known_word(std::string_view key, const lexicon::Lexicon& lexicon) {
  std::vector<Reading> readings = readings_of(key, lexicon);
  readings.push_back({std::string(key), Form::kBase});
  for (const char* const name :
       {"function_words", "synonyms", "irregular_forms", "lookalikes", "roles"})
    for (const Reading& reading : readings)
      if (lexicon.list(name).has(reading.base)) return true;
  return false;
}

bool is_nameable(const Stretch& words, const lexicon::Lexicon& lexicon) {
  const lexicon::WordList &verbs = lexicon.list("helping_verbs"),
                          &negations = lexicon.list("negations"),
                          &numbers = lexicon.list("numbers"),
                          &particles = lexicon.list("name_particles");
  bool all_numbers = true, all_names = true, all_bracketed = true, one_date = true;
  for (size_t i = 0; i < words.size(); ++i) {
    const Unit& unit = words[i];
    if (verbs.has(unit.key) || negations.has(unit.key)) return true;
    all_numbers = all_numbers && (unit.digits || numbers.has(unit.key));
    all_names = all_names && (unit.capital || particles.has(unit.key));
    all_bracketed = all_bracketed && unit.bracketed;
    one_date = one_date && unit.date != kNoDate && unit.date == words[0].date;
  }
  return all_numbers || all_names || all_bracketed || one_date || is_listed_phrase(words, lexicon);
}

std::optional<Named> bracket_rule(const Stretch& a, const Stretch& b) {
  const auto all_bracketed = [](const Stretch& words) {
    for (size_t i = 0; i < words.size(); ++i)
      if (!words[i].bracketed) return false;
    return !words.empty();
  };
  if (all_bracketed(b)) return Named{ChangeKind::kBracketed, "wording/bracketed"};
  if (all_bracketed(a)) return Named{ChangeKind::kBracketed, "wording/bracket-lost"};
  return std::nullopt;
}

std::optional<Named> name_change(const Stretch& a, const Stretch& b,
                                 const lexicon::Lexicon& lexicon) {
  using Rule = std::optional<Named> (*)(const Stretch&, const Stretch&, const lexicon::Lexicon&);
  // A day of a date is a number too, and the date says more: dates come first.
  for (const Rule rule : {&date_rule, &number_rule, &name_rule, &negation_rule, &verb_rule,
                          &spelling_rule, &synonym_rule})
    if (std::optional<Named> named = rule(a, b, lexicon)) return named;
  return bracket_rule(a, b);
}

}  // namespace hearsay::wording

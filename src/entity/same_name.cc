// Compares names of persons, given names and surnames each by their own rule; the weaker of the two
// gives the rule its name.
#include "entity/same_name.h"

#include <algorithm>

#include "text/fold.h"

namespace hearsay::entity {
namespace {

constexpr size_t kLongSurname = 5;  // letters from which one wrong letter is forgiven

constexpr NameFit kNone{};
constexpr NameFit kSame{Fit::kAgrees, "entity/same-name", 970};
constexpr NameFit kSpelling{Fit::kAgrees, "entity/spelling", 950};
constexpr NameFit kTransliteration{Fit::kAgrees, "entity/transliteration", 900};
constexpr NameFit kNickname{Fit::kAgrees, "entity/nickname", 880};
constexpr NameFit kTwoNicknames{Fit::kNeedsRole, "entity/nickname", 800};
constexpr NameFit kInitials{Fit::kAgrees, "entity/initials", 800};
constexpr NameFit kMiddleName{Fit::kAgrees, "entity/middle-name", 750};
constexpr NameFit kMiddleNameOnly{Fit::kNeedsRole, "entity/middle-name", 700};
constexpr NameFit kMisspelt{Fit::kNeedsRole, "entity/misspelt", 750};
constexpr NameFit kDoubleSurname{Fit::kNeedsRole, "entity/double-surname", 750};
constexpr NameFit kBareSurname{Fit::kSurname, "entity/surname", 0};

NameFit weaker(const NameFit& a, const NameFit& b) {
  NameFit out = a.confidence <= b.confidence ? a : b;
  if (a.fit == Fit::kNeedsRole || b.fit == Fit::kNeedsRole) out.fit = Fit::kNeedsRole;
  return out;
}

std::string letters_of(const std::vector<NameWord>& words) {
  std::string out;
  for (const NameWord& word : words) out += word.letters;
  return out;
}

std::string readings_of(const std::vector<NameWord>& words) {
  std::string out;
  for (const NameWord& word : words) out += word.reading;
  return out;
}

// The names that a given name may stand for, itself among them.
std::vector<std::string_view> stands_for(std::string_view name, const lexicon::WordList& list) {
  std::vector<std::string_view> out{name};
  const lexicon::Row* row = list.find(name);
  if (row == nullptr) return out;
  const std::string_view names = list.cell(*row, "names");
  for (size_t at = 0; at < names.size();) {
    const size_t end = std::min(names.find(',', at), names.size());
    out.push_back(names.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

NameFit short_forms(std::string_view a, std::string_view b, const lexicon::Lexicon& lexicon) {
  const lexicon::WordList& list = lexicon.list("nicknames");
  const auto left = stands_for(a, list), right = stands_for(b, list);
  const auto holds = [](const auto& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  if (holds(left, b) || holds(right, a)) return kNickname;
  for (const std::string_view name : left)
    if (holds(right, name)) return kTwoNicknames;
  return kNone;
}

// Two given names. Initials are held against the words from `at` on of the other list by the
// caller.
NameFit same_given(const NameWord& a, const NameWord& b, const lexicon::Lexicon& lexicon) {
  if (a.initial || b.initial) {
    const std::string& x = a.initials;
    const std::string& y = b.initials;
    return !x.empty() && !y.empty() && (x.starts_with(y) || y.starts_with(x)) ? kInitials : kNone;
  }
  if (a.letters == b.letters) return kSame;
  if (const NameFit fit = short_forms(a.letters, b.letters, lexicon); fit.fit == Fit::kAgrees)
    return fit;
  if (!a.reading.empty() && a.reading == b.reading) return kTransliteration;
  return short_forms(a.letters, b.letters, lexicon);
}

// "JP" and "Jean Pierre" lie side by side as "J P" and "Jean Pierre".
std::vector<NameWord> with_single_initials(const std::vector<NameWord>& words) {
  std::vector<NameWord> out;
  for (const NameWord& word : words) {
    if (!word.initial || word.letters.size() == 1) {
      out.push_back(word);
      continue;
    }
    for (const char c : word.letters) out.push_back({{c}, {c}, {c}, true});
  }
  return out;
}

// Words from `i` of `a` and `j` of `b` on must not differ.
NameFit same_rest(const std::vector<NameWord>& a, size_t i, const std::vector<NameWord>& b,
                  size_t j, NameFit so_far, const lexicon::Lexicon& lexicon) {
  for (; i < a.size() && j < b.size(); ++i, ++j) {
    const NameFit fit = same_given(a[i], b[j], lexicon);
    if (fit.fit == Fit::kDiffers) return kNone;
    so_far = weaker(so_far, fit);
  }
  return so_far;
}

// `longer` goes by its second name.
NameFit goes_by_second(const std::vector<NameWord>& longer, const std::vector<NameWord>& shorter,
                       const lexicon::Lexicon& lexicon) {
  if (longer.size() < 2 || shorter.empty() || shorter.front().initial || longer[1].initial)
    return kNone;
  const NameFit fit = same_given(longer[1], shorter.front(), lexicon);
  if (fit.fit != Fit::kAgrees) return kNone;
  const NameFit by = longer.front().initial ? kMiddleName : kMiddleNameOnly;
  return same_rest(longer, 2, shorter, 1, weaker(by, fit), lexicon);
}

NameFit same_givens(const PersonName& a, const PersonName& b, const lexicon::Lexicon& lexicon) {
  if (letters_of(a.given) == letters_of(b.given)) return kSame;
  const std::vector<NameWord> left = with_single_initials(a.given),
                              right = with_single_initials(b.given);
  const NameFit first = same_given(left.front(), right.front(), lexicon);
  if (first.fit != Fit::kDiffers) {
    // "J.-P." against "Jean-Pierre": the hyphenated word has taken both.
    const bool hyphen = left.front().initials.size() != right.front().initials.size();
    if (hyphen && (left.front().initial || right.front().initial)) return first;
    if (hyphen && first.rule != kSame.rule && first.rule != kNickname.rule) return kNone;
    return same_rest(left, 1, right, 1, first, lexicon);
  }
  if (!a.nickname.empty() && a.nickname == right.front().letters) return kNickname;
  if (!b.nickname.empty() && b.nickname == left.front().letters) return kNickname;
  const NameFit second = goes_by_second(left, right, lexicon);
  return second.fit != Fit::kDiffers ? second : goes_by_second(right, left, lexicon);
}

bool spelt_alike(const NameWord& a, const NameWord& b) {
  return a.letters == b.letters || (!a.reading.empty() && a.reading == b.reading);
}

NameFit same_surnames(const PersonName& a, const PersonName& b) {
  const std::string x = letters_of(a.surname), y = letters_of(b.surname);
  if (x == y) return kSame;
  if (readings_of(a.surname) == readings_of(b.surname)) return kTransliteration;
  if (a.surname.size() == 1 && b.surname.size() == 1 &&
      std::min(x.size(), y.size()) >= kLongSurname && x.front() == y.front() &&
      text::edit_distance(x, y, 1) == 1)
    return kMisspelt;
  return kNone;
}

// "Ana Ruiz-Calder" or "Ana Ruiz Calder" against "Ana Ruiz" or "Ana Calder": the given names
// without the half of the surname that stands among them.
bool half_surname(const PersonName& longer, const PersonName& shorter, PersonName& rest) {
  if (shorter.surname.size() != 1) return false;
  const NameWord& half = shorter.surname.front();
  rest = longer;
  if (longer.surname.size() >= 2)
    return std::any_of(longer.surname.begin(), longer.surname.end(),
                       [&](const NameWord& word) { return spelt_alike(word, half); });
  if (longer.given.size() < 2 || !spelt_alike(longer.given.back(), half)) return false;
  rest.given.pop_back();
  return true;
}

NameFit double_surname(const PersonName& a, const PersonName& b, const lexicon::Lexicon& lexicon) {
  PersonName rest;
  if (half_surname(a, b, rest) && !rest.bare()) {
    const NameFit fit = same_givens(rest, b, lexicon);
    return fit.fit == Fit::kDiffers ? kNone : weaker(fit, kDoubleSurname);
  }
  if (half_surname(b, a, rest) && !rest.bare()) {
    const NameFit fit = same_givens(a, rest, lexicon);
    return fit.fit == Fit::kDiffers ? kNone : weaker(fit, kDoubleSurname);
  }
  return kNone;
}

bool same_generation(const PersonName& a, const PersonName& b) {
  return a.generation == 0 || b.generation == 0 || a.generation == b.generation;
}

}  // namespace

bool same_surname(const PersonName& a, const PersonName& b) {
  const NameFit fit = same_surnames(a, b);
  return fit.fit == Fit::kAgrees;
}

NameFit compare_persons(const PersonName& a, const PersonName& b, const lexicon::Lexicon& lexicon) {
  if (a.surname.empty() || b.surname.empty() || !same_generation(a, b)) return kNone;
  const NameFit surnames = same_surnames(a, b);
  if (a.bare() || b.bare()) return surnames.fit == Fit::kAgrees ? kBareSurname : kNone;
  const bool one_letters =
      letters_of(a.given) + letters_of(a.surname) == letters_of(b.given) + letters_of(b.surname);
  if (one_letters) return kSpelling;
  if (surnames.fit == Fit::kDiffers) return double_surname(a, b, lexicon);
  const NameFit givens = same_givens(a, b, lexicon);
  if (givens.fit == Fit::kDiffers) return kNone;
  NameFit fit = weaker(surnames, givens);
  // Another spelling and no more than an initial, or a wrong letter in both, is too little.
  const bool weak_given = givens.confidence <= kInitials.confidence;
  if (surnames.rule != kSame.rule && weak_given) {
    if (surnames.fit == Fit::kNeedsRole) return kNone;
    fit.fit = Fit::kNeedsRole;
  }
  return fit;
}

}  // namespace hearsay::entity

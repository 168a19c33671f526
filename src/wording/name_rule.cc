// Whether two runs of words are names, and of somebody or something else.
#include <algorithm>
#include <array>

#include "text/fold.h"
#include "wording/name_change.h"
#include "wording/word_forms.h"

namespace hearsay::wording {
namespace {

// How surely a word is (part of) a name: by its capital inside a sentence, or by a list where the
// capital says nothing.
enum class Sureness : uint8_t { kNone, kWeak, kStrong };

// Whether the text has the word, spelled like this, behind a lower-case word elsewhere. The first
// places are looked at.
bool stands_as_name(const Unit& unit, std::string_view text) {
  constexpr int kPlaces = 16;
  const std::string_view word = base::view(text, unit.span);
  size_t at = text.find(word);
  for (int i = 0; i < kPlaces && at != std::string_view::npos; ++i, at = text.find(word, at + 1)) {
    const bool spaced = at >= 2 && (text[at - 1] == ' ' || text[at - 1] == '\n');
    if (at != unit.span.begin && spaced && text[at - 2] >= 'a' && text[at - 2] <= 'z') return true;
  }
  return false;
}

Sureness sureness_of(const Unit& unit, const VersionWords& version,
                     const lexicon::Lexicon& lexicon) {
  if (!unit.capital || unit.digits || unit.date != kNoDate || unit.contracted)
    return Sureness::kNone;
  const bool acronym = unit.all_caps && !version.all_upper;
  if (acronym) return Sureness::kStrong;
  if (lexicon.list("function_words").has(unit.key) || lexicon.list("roles").has(unit.key) ||
      lexicon.list("honorifics").has(unit.key))
    return Sureness::kNone;
  if (!unit.starts_sentence && !version.title_case && !version.all_upper) return Sureness::kStrong;
  if (lexicon.list("places").has(unit.key) || lexicon.list("given_names").has(unit.key))
    return Sureness::kStrong;
  if (is_known_word(unit.key, lexicon)) return Sureness::kNone;
  return stands_as_name(unit, version.text) ? Sureness::kStrong : Sureness::kWeak;
}

Sureness sureness_of(const Stretch& words, const lexicon::Lexicon& lexicon) {
  const lexicon::WordList& particles = lexicon.list("name_particles");
  Sureness all = Sureness::kNone;
  for (size_t i = 0; i < words.size(); ++i) {
    const Sureness one = sureness_of(words[i], *words.words, lexicon);
    if (one == Sureness::kNone && !(words.size() > 1 && particles.has(words[i].key)))
      return Sureness::kNone;
    all = std::max(all, one);
  }
  return all;
}

// "KLM" for "Kestrel Lake Movement".
bool abbreviates(const Stretch& acronym, const Stretch& words) {
  if (acronym.size() != 1 || !acronym[0].all_caps || words.size() < 2) return false;
  std::string initials;
  for (size_t i = 0; i < words.size(); ++i) initials += words[i].key.substr(0, 1);
  return initials == acronym[0].key;
}

// Spellings that transliteration leaves open made alike: "Khmeymim" and "Hmeimim".
std::string reduced(std::string name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kAlike = {{{"kh", "h"},
                                                                                     {"gh", "g"},
                                                                                     {"ph", "f"},
                                                                                     {"q", "k"},
                                                                                     {"ck", "k"},
                                                                                     {"y", "i"},
                                                                                     {"j", "i"},
                                                                                     {"ou", "u"},
                                                                                     {"oo", "u"},
                                                                                     {"ee", "i"},
                                                                                     {"ei", "i"},
                                                                                     {"w", "v"},
                                                                                     {"tz", "ts"},
                                                                                     {"x", "ks"}}};
  for (const auto& [from, to] : kAlike)
    for (size_t at = name.find(from); at != std::string::npos; at = name.find(from, at + to.size()))
      name.replace(at, from.size(), to);
  name.erase(std::unique(name.begin(), name.end()), name.end());
  return name;
}

bool both_listed(std::string_view a, std::string_view b, const lexicon::WordList& list) {
  return list.has(a) && list.has(b);
}

// One name in two spellings: what transliteration leaves open, or one letter of a long name with
// the same skeleton.
bool same_name(const std::string& a, const std::string& b, const lexicon::Lexicon& lexicon) {
  if (both_listed(a, b, lexicon.list("places")) || both_listed(a, b, lexicon.list("given_names")))
    return false;
  if (a.size() < 4 || b.size() < 4) return false;
  if (reduced(a) == reduced(b)) return true;
  constexpr size_t kLongName = 7;
  return std::min(a.size(), b.size()) >= kLongName && text::edit_distance(a, b, 1) <= 1 &&
         text::name_key(a) == text::name_key(b);
}

// The row of a place's name or, for one word, of a form of it ("Norwegians").
const lexicon::Row* place_of(const Stretch& words, const lexicon::Lexicon& lexicon) {
  const lexicon::WordList& places = lexicon.list("places");
  if (const lexicon::Row* row = places.find(phrase_of(words))) return row;
  if (words.size() != 1) return nullptr;
  for (const Reading& reading : readings_of(words[0].key, lexicon))
    if (const lexicon::Row* row = places.find(reading.base)) return row;
  return nullptr;
}

// Two words for one country or body, such as a country and its adjective.
std::optional<Named> alias(const Stretch& a, const Stretch& b, const lexicon::Lexicon& lexicon,
                           bool& one_thing) {
  const lexicon::WordList& places = lexicon.list("places");
  const lexicon::Row *x = place_of(a, lexicon), *y = place_of(b, lexicon);
  one_thing =
      x != nullptr && y != nullptr && places.cell(*x, "country") == places.cell(*y, "country");
  if (!one_thing) return std::nullopt;
  const std::string_view kind_a = places.cell(*x, "kind"), kind_b = places.cell(*y, "kind");
  const auto adjective = [](std::string_view kind) { return kind == "adjective"; };
  if (kind_a == kind_b || adjective(kind_a) || adjective(kind_b)) {
    const bool kin =
        adjective(kind_a) != adjective(kind_b) && a[0].key.substr(0, 3) == b[0].key.substr(0, 3);
    if (kin) return Named{ChangeKind::kInflection, "wording/adjective-of-place"};
    return Named{ChangeKind::kSynonym, "wording/alias"};
  }
  return std::nullopt;
}

bool share_a_word(const Stretch& a, const Stretch& b) {
  for (size_t i = 0; i < a.size(); ++i)
    for (size_t j = 0; j < b.size(); ++j)
      if (a[i].key == b[j].key) return true;
  return false;
}

}  // namespace

std::optional<Named> name_rule(const Stretch& a, const Stretch& b,
                               const lexicon::Lexicon& lexicon) {
  if (a.empty() || b.empty() || a.size() > 3 || b.size() > 3) return std::nullopt;
  const Sureness x = sureness_of(a, lexicon), y = sureness_of(b, lexicon);
  if (x == Sureness::kNone || y == Sureness::kNone) return std::nullopt;
  bool one_thing = false;
  if (std::optional<Named> named = alias(a, b, lexicon, one_thing)) return named;
  if (one_thing) return std::nullopt;  // a country by its capital: other words, nobody else
  if (abbreviates(a, b) || abbreviates(b, a))
    return Named{ChangeKind::kTypography, "wording/acronym"};
  if (a.size() == b.size() && a.size() == 1) {
    if (same_name(a[0].key, b[0].key, lexicon))
      return Named{ChangeKind::kSpelling, "wording/name-spelling"};
    const Kinship kin = kinship(readings_of(a[0].key, lexicon), readings_of(b[0].key, lexicon));
    if (kin.related) return std::nullopt;  // "Harbour" and "Harbours": the next rules say which
  }
  if (x != Sureness::kStrong && y != Sureness::kStrong) return std::nullopt;
  if ((a.size() == 1 && a[0].all_caps) != (b.size() == 1 && b[0].all_caps)) return std::nullopt;
  if (share_a_word(a, b)) return std::nullopt;
  return Named{ChangeKind::kName, "wording/name"};
}

}  // namespace hearsay::wording

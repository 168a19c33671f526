// Names of persons: candidates from capitals, evidence for a person, and joining of the mentions.
#include "statement/people.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/hash.h"
#include "statement/name_prefixes.h"
#include "statement/name_signs.h"
#include "statement/roles.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace hearsay::statement {
namespace {

using document::BlockKind;
using text::TokenKind;

constexpr uint32_t kNoToken = 0xffffffff;
constexpr uint32_t kLongestName = 5;  // words
constexpr uint32_t kMostParticles = 3;
constexpr uint32_t kLongestRole = 14;  // tokens of a role phrase
constexpr size_t kMostSurnames =
    2000;                           // on a page of more (a list of names) no misspelling is guessed
constexpr size_t kLongSurname = 6;  // letters from which one wrong letter is forgiven

struct Candidate {
  base::Tokens words;
  bool titled = false;       // a role or honorific stands right before
  bool known_given = false;  // begins with a given name
  bool apposed = false;      // ", a baker," or ", 42," follows
  bool speaks = false;       // a verb of saying stands right beside
  char gender = 0;
  std::optional<HeldRole> role;
};

class Finder {
 public:
  explicit Finder(const View& view) : view_(view) {
    out_.mention_of.assign(view.size(), 0);
    for (uint32_t i = 0; i < view.size(); ++i)
      if (view.is_kind(i, TokenKind::kWord) && !view.token(i).capital)
        lower_.push_back(base::fast_hash(view.fold(i)));
    std::sort(lower_.begin(), lower_.end());
    lower_.erase(std::unique(lower_.begin(), lower_.end()), lower_.end());
    note_title_case();
  }

  People run() {
    std::vector<Candidate> candidates;
    for (uint32_t i = 0; i < view_.size();) i = take_sequence(i, candidates);
    // Full names first, so that a surname met before its full name (a headline) finds it too.
    admit_heard(candidates);
    for (const Candidate& c : candidates)
      if (c.words.size() >= 2) enter(c);
    for (const Candidate& c : candidates)
      if (c.words.size() == 1) enter(c);
    mark_surnames();
    finish();
    return std::move(out_);
  }

 private:
  // Names of two or three words that nothing beside them calls a person's, but whose last word
  // speaks alone elsewhere.
  void admit_heard(std::vector<Candidate>& candidates) {
    std::set<std::string_view> speaking;
    for (const Candidate& c : candidates)
      if (c.words.size() == 1 && (c.speaks || c.titled)) speaking.insert(view_.fold(c.words.begin));
    bool added = false;
    for (const Candidate& c : possible_) {
      if (speaking.count(view_.fold(last_word(c.words))) == 0) continue;
      candidates.push_back(c);
      added = true;
    }
    if (added)
      std::stable_sort(candidates.begin(), candidates.end(),
                       [](const Candidate& a, const Candidate& b) { return a.words < b.words; });
  }

  // Paragraphs in title case (headlines) tell nothing by their capitals.
  void note_title_case() {
    title_case_.assign(view_.size(), false);
    for (const Paragraph& paragraph : view_.paragraphs()) {
      uint32_t words = 0, capitals = 0;
      for (uint32_t i = paragraph.tokens.begin; i < paragraph.tokens.end; ++i) {
        if (!view_.is_kind(i, TokenKind::kWord) || view_.fold(i).size() < 4) continue;
        ++words;
        if (view_.token(i).capital) ++capitals;
      }
      const bool title =
          words >= 4 && capitals * 10 >= words * 8 && !is_told_sentence(view_, paragraph);
      if (title)
        for (uint32_t i = paragraph.tokens.begin; i < paragraph.tokens.end; ++i)
          title_case_[i] = true;
    }
  }

  bool starts_sentence(uint32_t i) const {
    return std::binary_search(view_.sentence_starts().begin(), view_.sentence_starts().end(), i) ||
           view_.token(i).paragraph_before || (i > 0 && view_.is_kind(i - 1, TokenKind::kQuote));
  }

  static bool inner_capital(std::string_view word) {
    const size_t hyphen = word.find('-');
    if (hyphen == std::string_view::npos || hyphen > 3) return false;
    return text::is_upper(text::point_at(word, hyphen + 1).value);
  }

  bool stands_in_lower_case(uint32_t i) const {
    return std::binary_search(lower_.begin(), lower_.end(), base::fast_hash(view_.fold(i)));
  }

  bool name_like(uint32_t i) const {
    if (i >= view_.size() || !view_.is_kind(i, TokenKind::kWord)) return false;
    const bool capital = view_.token(i).capital || inner_capital(view_.word(i));
    if (!capital) return false;
    constexpr uint64_t kClosed = kDeterminer | kSubjectWord | kPronoun | kPossessive |
                                 kPreposition | kConjunction | kSubordinator | kAuxiliary | kModal |
                                 kAdverb | kWh | kDay;
    if (view_.is(i, kClosed) && !view_.is(i, kGivenName) && !view_.is(i, kParticle)) return false;
    if (view_.is(i, kClosed) && view_.is(i, kAmbiguousName | kParticle) && starts_sentence(i))
      return false;
    if (starts_sentence(i) && stands_in_lower_case(i) && !view_.is(i, kGivenName)) return false;
    return true;
  }

  // The token after name-like token `i` when the sequence goes on, else kNoToken. Passes particles
  // and the dots of initials.
  uint32_t follow(uint32_t i) const {
    uint32_t next = i + 1;
    if (next < view_.size() && view_.is_kind(next, TokenKind::kStop) && view_.word(i).size() <= 3 &&
        (view_.token(i).span.size() == 1 || view_.is(i, kHonorific)) &&
        view_.token(next).span.size() == 1)
      ++next;
    if (next >= view_.size() || view_.token(next).paragraph_before) return kNoToken;
    uint32_t behind = next;  // "van den Berg"
    while (behind < next + kMostParticles && behind + 1 < view_.size() &&
           view_.is(behind, kParticle) && !view_.token(behind).capital &&
           view_.is_kind(behind, TokenKind::kWord))
      ++behind;
    return name_like(behind) && !view_.token(behind).paragraph_before ? behind : kNoToken;
  }

  // Reads the sequence that begins at i, adds what it names, returns where to go on.
  uint32_t take_sequence(uint32_t i, std::vector<Candidate>& out) {
    if (!name_like(i)) {
      // A role of several words ("secretary of state") is passed whole.
      return i + std::max<uint32_t>(1, view_.info(i).role_words);
    }
    uint32_t last = i, core = i;
    bool titled = i > 0 && is_title_word(view_, i - 1);
    char gender = titled ? title_gender(view_, i - 1) : char{0};
    for (uint32_t k = i; k != kNoToken; k = follow(k)) {
      last = k;
      const uint32_t role = view_.info(k).role_words;
      if (const uint32_t name = view_.info(k).name_words; name > 1 && view_.is(k, kPlace)) {
        last = k = k + name - 1;  // "the United Nations"
        core = k + 1;
        continue;
      }
      if (role > 1 && !view_.is(k, kGivenName)) last = k = k + role - 1;
      const bool surname = k > i && view_.is(k, kRole) && role <= 1 &&  // "Terry Butcher"
                           view_.is(k - 1, kGivenName) && follow(k) == kNoToken;
      if (is_prefix(view_, k) && !surname) {
        core = next_word(k);
        titled = is_title_word(view_, k);
        gender = titled ? title_gender(view_, k) : char{0};
      }
    }
    const lexicon::WordList& fields = view_.lexicon().list("portfolios");
    while (core + 1 < last && core > 1 &&
           (view_.is(core - 1, kBinding) ||  // "Leader of the Opposition Ana Ruiz"
            (view_.is(core - 1, kDefinite) && view_.is(core - 2, kBinding))) &&
           !view_.is(core, kGivenName) && portfolio(core) &&
           (view_.is(core + 1, kGivenName) || fields.has(view_.fold(core)))) {
      ++core;  // "Minister for Health Ana Ruiz"
      titled = true;
    }
    if (core > i && core <= last && fields.has(view_.fold(core - 1)) && portfolio(core - 1))
      titled = true;  // "Minister for Health Kiri Tane"
    if (core <= last && last + 1 - core <= 2 * kLongestName) {
      Candidate c;
      c.words = {core, last + 1};
      c.titled = titled;
      c.gender = gender;
      weigh(c, out);
    }
    return last + 1;
  }

  // Whether a role stands before the preposition before token k: "Director of Public |".
  bool portfolio(uint32_t k) const {
    constexpr uint32_t kReach = 7;
    for (uint32_t i = k - 1; i-- > 0 && k - i <= kReach;)
      if (view_.is(i, kRole)) return true;
    return false;
  }

  uint32_t next_word(uint32_t k) const {
    ++k;
    while (k < view_.size() && view_.is_kind(k, TokenKind::kStop)) ++k;
    return k;
  }

  void weigh(Candidate& c, std::vector<Candidate>& out) {
    const uint32_t first = c.words.begin, end = c.words.end;
    if (title_case_[first]) return;
    if (c.words.size() > 1 && view_.is(first, kParticipleForm) && starts_sentence(first) &&
        !view_.is(first, kGivenName))
      return;  // "Sentencing Lind, the judge said"
    if (view_.info(first).outlet_words >= c.words.size()) return;
    c.role = role_beside(c.words);
    // "the operator Elise Terminals" is a body
    const bool behind_body =
        first > 0 && view_.is(first - 1, kBody) && !view_.token(first - 1).capital;
    if (behind_body && !c.role) return;
    for (uint32_t k = first; k < end; ++k)
      if (view_.is(k, kBody | kWriting | kPlace | kMonth | kDay) && !view_.is(k, kGivenName))
        return;
    uint32_t words = 0;
    for (uint32_t k = first; k < end; ++k)
      if (view_.is_word(k)) ++words;
    if (words > kLongestName) return;
    if (words == 1 && view_.token(first).span.size() == 1) return;
    if (words == 1 && !c.titled && first > 0 && view_.is(first - 1, kPlace) &&
        view_.token(first - 1).capital && !view_.is(first, kGivenName))
      return;  // "Paris Bakery"
    c.known_given = words >= 2 && view_.is(first, kGivenName);
    if (!c.titled && is_modifier(view_, c.words, c.known_given, speaks_beside(c.words))) return;
    const bool behind_role =  // "Its director, Osip Lantos", "her husband, Leo"
        (words >= 2 || view_.is(first, kGivenName) || is_kin_between_commas(view_, c.words)) &&
        is_apposed_to_role(view_, first);
    c.apposed = behind_role || (words >= 2 && (is_apposed(view_, end) || is_of_party(view_, end)));
    c.speaks = speaks_beside(c.words);
    const bool initial = words >= 2 && view_.token(first).span.size() == 1;
    const bool plain = !view_.token(first).all_caps || view_.token(first).span.size() > 4;
    const bool believed = c.titled || c.known_given || c.apposed || initial || (c.speaks && plain);
    if (!believed && (words < 2 || words > 3)) return;
    if (c.gender == 0 && view_.is(first, kGivenName)) {
      const std::string_view gender =
          view_.lexicon().list("given_names").cell(*view_.info(first).given, "gender");
      if (!gender.empty()) c.gender = gender[0];
    }
    if (c.gender == 0 && c.role && c.role->row != nullptr)
      c.gender = role_gender(view_, *c.role->row);
    (believed ? out : possible_).push_back(c);
  }

  bool is_saying(uint32_t i) const {
    if (i >= view_.size() || view_.info(i).cue == nullptr) return false;
    const std::string_view cls = view_.lexicon().list("cues").cell(*view_.info(i).cue, "class");
    const std::string_view noun = view_.lexicon().list("cues").cell(*view_.info(i).cue, "noun");
    return noun.empty() && (cls.find("say") != std::string_view::npos ||
                            cls.find("tell") != std::string_view::npos);
  }

  bool speaks_beside(base::Tokens words) const {
    uint32_t after = words.end;
    while (after < view_.size() && view_.is(after, kAuxiliary | kAdverb) && after < words.end + 2)
      ++after;
    const bool bound =
        words.begin > 1 && view_.is(words.begin - 1, kBinding) && view_.is(words.begin - 2, kRole);
    if (!bound && is_saying(after) && !view_.token(after).paragraph_before) return true;
    return words.begin > 1 && is_saying(words.begin - 1) &&
           !view_.token(words.begin).paragraph_before &&
           (view_.is_kind(words.begin - 2, TokenKind::kQuote) ||
            view_.is_kind(words.begin - 2, TokenKind::kComma));
  }

  // ---- roles beside a name

  bool in_role_phrase(uint32_t i) const {
    const Info& info = view_.info(i);
    if (view_.is_kind(i, TokenKind::kClitic)) return true;
    if (!view_.is_word(i)) return false;
    if (view_.is(i, kCue | kAuxiliary | kModal | kConjunction | kSubordinator | kPronoun | kDay) &&
        !view_.token(i).capital && info.role == nullptr && !modifiers().has(view_.fold(i)) &&
        !view_.is(i, kPreposition))
      return false;
    if (view_.token(i).capital) return true;
    if (info.role != nullptr || view_.is(i, kBody | kNationality | kPlace)) return true;
    if (modifiers().has(view_.fold(i))) return true;
    return view_.is(i, kBinding | kDefinite);
  }

  const lexicon::WordList& modifiers() const { return view_.lexicon().list("role_modifiers"); }

  std::optional<HeldRole> role_in(uint32_t begin, uint32_t end) const {
    constexpr uint64_t kOpener = kConjunction | kSubordinator | kAdverb;  // "But Mayor Bo Lind"
    while (begin < end && (view_.is(begin, kDeterminer | kPreposition) ||
                           (view_.is(begin, kOpener) && starts_sentence(begin)) ||
                           view_.is_kind(begin, TokenKind::kClitic)))
      ++begin;
    end = before_honorific(view_, begin, end);
    HeldRole role;
    role.words = {begin, end};
    for (uint32_t k = begin; k < end; ++k)
      if (view_.info(k).role != nullptr && k + view_.info(k).role_words <= end) {
        // The last role before a preposition is the head: "deputy head of the union".
        role.row = view_.info(k).role;
        k += view_.info(k).role_words - 1u;
        if (k + 1 < end && view_.is(k + 1, kPreposition)) break;
      }
    if (role.row == nullptr) return std::nullopt;
    return role;
  }

  std::optional<HeldRole> role_beside(base::Tokens words) const {
    uint32_t begin = words.begin;
    while (begin > 0 && words.begin - begin < kLongestRole &&
           !view_.token(begin).paragraph_before &&
           (in_role_phrase(begin - 1) || (view_.is_kind(begin - 1, TokenKind::kStop) && begin > 1 &&
                                          view_.is(begin - 2, kHonorific))))
      --begin;
    if (auto role = role_in(begin, words.begin)) return role;
    if (begin == words.begin && begin > 1 && view_.is_kind(begin - 1, TokenKind::kComma)) {
      // "the port's chief engineer, Ana Ruiz"
      const uint32_t comma = begin - 1;
      uint32_t from = comma;
      while (from > 0 && comma - from < kLongestRole && in_role_phrase(from - 1)) {
        --from;
        if (view_.token(from).paragraph_before) break;
      }
      if (from < comma && !is_role_of_another(view_, {from, comma}, words, starts_sentence(from)))
        if (auto role = role_in(from, comma)) return role;
    }
    if (words.end < view_.size() && view_.is_kind(words.end, TokenKind::kComma)) {
      uint32_t end = words.end + 1;
      while (end < view_.size() && end - words.end < kLongestRole &&
             !view_.token(end).paragraph_before &&
             (view_.is_word(end) || view_.is_kind(end, TokenKind::kClitic)) &&
             !view_.is(end, kWh | kAuxiliary | kPronoun))
        ++end;
      const bool closes = end >= view_.size() || view_.is_kind(end, TokenKind::kComma) ||
                          view_.is_kind(end, TokenKind::kStop);
      if (closes) return role_in(words.end + 1, end);
    }
    return std::nullopt;
  }

  // ---- joining mentions

  std::string name_of(base::Tokens words) const {
    return text::squeeze(base::view(view_.document().text, view_.bytes(words)));
  }

  uint32_t last_word(base::Tokens words) const {
    uint32_t k = words.end - 1;
    const lexicon::WordList& suffixes = view_.lexicon().list("person_suffixes");
    while (k > words.begin && (!view_.is_word(k) || suffixes.has(view_.fold(k)))) --k;
    return k;
  }

  static bool given_fits(const std::string& a, const std::string& b) {
    if (a.empty() || b.empty() || a == b) return true;
    if (a.size() == 1 || b.size() == 1) return a[0] == b[0];
    if (text::name_key(a) == text::name_key(b)) return true;
    return a.size() >= 4 && b.size() >= 3 && (a.starts_with(b) || b.starts_with(a));
  }

  PersonId find_full(const std::string& given, const std::string& surname) const {
    const auto it = by_surname_.find(surname);
    if (it == by_surname_.end()) return {};
    for (const PersonId id : it->second)
      if (given_fits(out_[id].given, given)) return id;
    return {};
  }

  // The bearer of a surname alone: the one mentioned last before `token`, else the first.
  PersonId find_surname(const std::string& surname, uint32_t token, char gender = 0) const {
    const auto it = by_surname_.find(surname);
    if (it == by_surname_.end()) return {};
    PersonId best;
    uint32_t best_at = 0;
    for (const PersonId id : it->second) {
      if (gender != 0 && out_[id].gender != 0 && out_[id].gender != gender) continue;
      if (!best.valid()) best = id;
      const std::vector<uint32_t>& at = out_[id].mentions;
      const auto next = std::lower_bound(at.begin(), at.end(), token);
      if (next == at.begin() || *(next - 1) < best_at) continue;
      best_at = *(next - 1);
      best = id;
    }
    return best;
  }

  PersonId find_misspelt(std::string_view surname) const {
    if (surname.size() < kLongSurname || by_surname_.size() > kMostSurnames) return {};
    PersonId found;
    for (const auto& [known, ids] : by_surname_) {
      if (known[0] != surname[0] || known.size() < kLongSurname) continue;
      if (text::edit_distance(known, surname, 1) > 1) continue;
      if (found.valid()) return {};  // two bearers: nobody is guessed
      found = ids.front();
    }
    return found;
  }

  void enter(const Candidate& c) {
    const uint32_t tail = last_word(c.words);
    const std::string surname(view_.fold(tail));
    const std::string given =
        c.words.begin < tail ? std::string(view_.fold(c.words.begin)) : std::string();
    PersonId id;
    if (!given.empty()) {
      id = find_full(given, surname);
      if (!id.valid()) {
        const PersonId near = find_misspelt(surname);
        if (near.valid() && given_fits(out_[near].given, given) && !out_[near].given.empty())
          id = near;
      }
    } else {
      id = find_surname(surname, c.words.begin,
                        c.gender != 0 ? c.gender : gender_told_behind(view_, c.words.end));
      if (const auto it = by_given_.find(surname); !id.valid() && it != by_given_.end())
        id = it->second;
      if (!id.valid()) id = find_misspelt(surname);
      if (!id.valid() && !(c.titled || c.speaks || c.apposed)) return;
    }
    if (!id.valid()) id = add_person(given, surname);
    Person& person = out_.persons[id.value()];
    const std::string name = name_of({c.words.begin, tail + 1});
    if (surname == person.surname &&
        (person.name.empty() || (person.given.empty() && !given.empty()) ||
         (name.size() > person.name.size() && !given.empty() &&
          given.size() >= person.given.size() && given == person.given)))
      person.name = name;
    if (person.given.empty()) person.given = given;
    if (person.gender == 0) person.gender = c.gender;
    if (c.role) person.roles.push_back(*c.role);
    mention(c.words, id, c.role);
  }

  PersonId add_person(const std::string& given, const std::string& surname) {
    const PersonId id(static_cast<uint32_t>(out_.persons.size()));
    Person person;
    person.given = given;
    person.surname = surname;
    out_.persons.push_back(std::move(person));
    by_surname_[surname].push_back(id);
    if (!given.empty())  // of two who share it, it names neither
      if (const auto [it, fresh] = by_given_.emplace(given, id); !fresh) it->second = PersonId{};
    return id;
  }

  void mention(base::Tokens words, PersonId id, std::optional<HeldRole> role) {
    out_.mentions.push_back({words, id, role});
    std::vector<uint32_t>& at = out_.persons[id.value()].mentions;
    at.insert(std::upper_bound(at.begin(), at.end(), words.begin), words.begin);
    for (uint32_t k = words.begin; k < words.end; ++k) taken_.insert(k);
  }

  // Surnames that stand alone elsewhere.
  void mark_surnames() {
    for (uint32_t i = 0; i < view_.size(); ++i) {
      if (!view_.is_kind(i, TokenKind::kWord) || !view_.token(i).capital || taken_.count(i) > 0)
        continue;
      if (view_.is(i, kNationality | kPlace | kDay | kMonth) || begins_body(view_, i)) continue;
      const std::string word(view_.fold(i));
      PersonId id = find_surname(word, i, gender_told_behind(view_, i + 1));
      if (!id.valid() && !stands_in_lower_case(i) && !starts_with_function(i))
        id = find_misspelt(word);
      if (id.valid()) mention({i, i + 1}, id, std::nullopt);
    }
  }

  bool starts_with_function(uint32_t i) const {
    return view_.is(i, kDeterminer | kPronoun | kPreposition | kConjunction | kSubordinator |
                           kAdverb | kRole | kBody | kCue);
  }

  void finish() {
    std::sort(out_.mentions.begin(), out_.mentions.end(),
              [](const NameMention& a, const NameMention& b) { return a.words < b.words; });
    for (uint32_t m = 0; m < out_.mentions.size(); ++m)
      for (uint32_t k = out_.mentions[m].words.begin; k < out_.mentions[m].words.end; ++k)
        out_.mention_of[k] = m + 1;
  }

  const View& view_;
  People out_;
  std::vector<uint64_t> lower_;  // hashes of the words that stand in lower case somewhere, sorted
  std::vector<bool> title_case_;
  std::map<std::string, std::vector<PersonId>> by_surname_;
  std::map<std::string, PersonId> by_given_;
  std::set<uint32_t> taken_;
  std::vector<Candidate> possible_;  // capitalised pairs without evidence of their own
};

}  // namespace

People find_people(const View& view) { return Finder(view).run(); }

}  // namespace hearsay::statement

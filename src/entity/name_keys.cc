// Keys of names: for finding candidates within a surname, and for filing names in an archive.
#include "entity/name_keys.h"

#include <algorithm>
#include <set>

#include "entity/find_entities.h"
#include "lexicon/spelling.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace hearsay::entity {

using statement::SpeakerType;

namespace {

constexpr size_t kMostKeys = 8;

// Initials are bytes: those of other alphabets are halves of letters and no key.
bool has_acronym(const BodyName& body) {
  return body.initials.size() >= 2 &&
         std::none_of(body.initials.begin(), body.initials.end(),
                      [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

// The short forms under which a given name is looked up.
void put_given_keys(const NameWord& word, const std::string& surname,
                    const lexicon::Lexicon& lexicon, std::set<std::string>& keys) {
  if (word.initials.empty()) return;
  keys.insert(surname + "=" + word.letters.substr(0, text::point_at(word.letters, 0).bytes));
  if (word.initial) return;
  keys.insert(surname + "|" + word.reading);
  const lexicon::WordList& list = lexicon.list("nicknames");
  const lexicon::Row* row = list.find(word.letters);
  if (row == nullptr) return;
  const std::string_view names = list.cell(*row, "names");
  for (size_t at = 0; at < names.size();) {
    const size_t end = std::min(names.find(',', at), names.size());
    keys.insert(surname + "|" + lexicon::reading_of(names.substr(at, end - at), lexicon));
    at = end + 1;
  }
}

}  // namespace

std::vector<std::string> surname_keys(const PersonName& person) {
  std::vector<std::string> keys;
  std::string whole;
  for (const NameWord& word : person.surname) {
    keys.push_back(text::name_key(word.reading));
    whole += word.reading;
  }
  if (person.surname.size() > 1) keys.push_back(text::name_key(whole));
  if (person.given.size() > 1 && !person.given.back().initial)
    keys.push_back(text::name_key(person.given.back().reading));
  return keys;
}

std::vector<std::string> proposal_keys(const Unit& unit, const lexicon::Lexicon& lexicon) {
  std::set<std::string> keys;
  if (unit.type == SpeakerType::kPerson) {
    for (const std::string& surname : surname_keys(unit.person)) {
      for (size_t i = 0; i < unit.person.given.size() && i < 2; ++i)
        put_given_keys(unit.person.given[i], surname, lexicon, keys);
      if (!unit.person.nickname.empty())
        keys.insert(surname + "|" + lexicon::reading_of(unit.person.nickname, lexicon));
    }
    std::string letters;
    for (const NameWord& word : unit.person.given) letters += word.letters;
    for (const NameWord& word : unit.person.surname) letters += word.letters;
    keys.insert("~" + letters);
  } else {
    std::string words;
    for (const std::string& word : unit.body.words) words += word + " ";
    keys.insert("b" + words);
    if (!unit.body.alias.empty()) keys.insert("a" + unit.body.alias);
    if (has_acronym(unit.body)) keys.insert("i" + unit.body.initials);
  }
  return {keys.begin(), keys.end()};
}

std::vector<std::string> keys_of(std::string_view name, SpeakerType type,
                                 const lexicon::Lexicon& lexicon) {
  std::set<std::string> keys;
  if (type == SpeakerType::kPerson) {
    for (std::string& key : surname_keys(read_person(name, lexicon))) keys.insert(std::move(key));
  } else if (type == SpeakerType::kOrganisation) {
    const BodyName body = read_body(name, lexicon);
    std::string words;
    for (const std::string& word : body.words) words += word;
    keys.insert(text::name_key(words));
    if (has_acronym(body)) keys.insert("=" + body.initials);
    if (!body.alias.empty()) keys.insert("=" + body.alias);
  }
  keys.erase("");
  std::vector<std::string> out(keys.begin(), keys.end());
  if (out.size() > kMostKeys) out.resize(kMostKeys);
  return out;
}

}  // namespace hearsay::entity

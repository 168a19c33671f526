// Makes units: mentions by form, a form by roles that exclude each other, what is left by page.
#include "entity/units.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "text/fold.h"

namespace hearsay::entity {
namespace {

using statement::SpeakerType;

using FormKey = std::pair<SpeakerType, std::string>;

// The distinct roles of some mentions, most mentions first.
std::vector<SeenRole> roles_of(std::span<const Mention> mentions,
                               const std::vector<uint32_t>& members,
                               const lexicon::Lexicon& lexicon) {
  std::map<std::string, SeenRole> by_text;
  for (const uint32_t m : members) {
    const std::string text = text::squeeze(mentions[m].role);
    if (text.empty()) continue;
    SeenRole& role = by_text[text];
    role.text = text;
    ++role.mentions;
    if (!mentions[m].date) continue;
    const int32_t day = base::day_number(*mentions[m].date);
    role.first = role.first ? std::min(*role.first, day) : day;
    role.last = role.last ? std::max(*role.last, day) : day;
  }
  std::vector<SeenRole> roles;
  for (auto& [text, role] : by_text) roles.push_back(std::move(role));
  std::stable_sort(roles.begin(), roles.end(),
                   [](const SeenRole& a, const SeenRole& b) { return a.mentions > b.mentions; });
  if (roles.size() > kMostRoles) roles.resize(kMostRoles);
  for (SeenRole& role : roles) role.words = read_role(role.text, lexicon);
  return roles;
}

char gender_of(const std::vector<SeenRole>& roles) {
  char gender = 0;
  for (const SeenRole& role : roles) {
    if (role.words.gender == 0) continue;
    if (gender != 0 && gender != role.words.gender) return 0;
    gender = role.words.gender;
  }
  return gender;
}

// The roles of one form, sorted out to the people who must hold them: for each role the number of
// its person, or kOpen where it may be any of several.
constexpr uint32_t kOpen = 0xffffffff;
struct People {
  std::vector<uint32_t> of_role;
  uint32_t count = 0;
};
People sort_out(const std::vector<SeenRole>& roles) {
  People people;
  std::vector<std::vector<uint32_t>> held;
  const auto any = [&](uint32_t person, uint32_t r,
                       bool (*test)(const SeenRole&, const SeenRole&)) {
    return std::any_of(held[person].begin(), held[person].end(),
                       [&](uint32_t other) { return test(roles[r], roles[other]); });
  };
  for (uint32_t r = 0; r < roles.size(); ++r) {
    std::vector<uint32_t> possible, sharing;
    for (uint32_t p = 0; p < held.size(); ++p) {
      if (any(p, r, exclude)) continue;
      possible.push_back(p);
      if (any(p, r, share)) sharing.push_back(p);
    }
    uint32_t person = kOpen;
    if (possible.empty()) {
      person = static_cast<uint32_t>(held.size());
      held.emplace_back();
    } else if (held.size() == 1) {
      person = 0;
    } else if (sharing.size() == 1) {
      person = sharing.front();
    }
    if (person != kOpen) held[person].push_back(r);
    people.of_role.push_back(person);
  }
  people.count = static_cast<uint32_t>(held.size());
  return people;
}

class Maker {
 public:
  Maker(std::span<const Mention> mentions, std::span<const Judgement> judgements,
        const lexicon::Lexicon& lexicon)
      : mentions_(mentions), lexicon_(lexicon) {
    for (const Judgement& one : judgements)
      if (const Side* moved = moved_side(one); moved != nullptr)
        pulled_.insert({form_of(moved->name), moved->document, moved->part});
  }

  std::vector<Unit> run() {
    std::map<FormKey, std::vector<uint32_t>> forms;
    for (uint32_t m = 0; m < mentions_.size(); ++m) {
      std::string form = form_of(mentions_[m].name);
      if (!form.empty()) forms[{mentions_[m].type, std::move(form)}].push_back(m);
    }
    for (const auto& [key, members] : forms) take_form(key, members);
    for (Unit& unit : units_) finish(unit);
    std::sort(units_.begin(), units_.end(), before);
    return std::move(units_);
  }

 private:
  void take_form(const FormKey& key, std::vector<uint32_t> members) {
    const auto& [type, form] = key;
    if (type == SpeakerType::kGroup || type == SpeakerType::kUnresolved)
      return by_article(UnitKind::kAlone, key, members, false);
    pull(key, members);
    if (members.empty()) return;
    if (type == SpeakerType::kOrganisation) {
      const bool generic = read_body(mentions_[members.front()].name, lexicon_).generic;
      if (generic) return by_article(UnitKind::kLoose, key, members, false);
      return put(UnitKind::kWhole, key, std::move(members));
    }
    if (read_person(mentions_[members.front()].name, lexicon_).bare())
      return by_role_or_page(key, members, false);
    by_people(key, members);
  }

  // Mentions that a person set apart.
  void pull(const FormKey& key, std::vector<uint32_t>& members) {
    if (pulled_.empty()) return;
    std::map<std::pair<uint64_t, std::optional<uint32_t>>, std::vector<uint32_t>> apart;
    std::erase_if(members, [&](uint32_t m) {
      const Mention& mention = mentions_[m];
      std::optional<uint32_t> part = mention.part;
      if (pulled_.count({key.second, mention.document, part}) == 0) part.reset();
      if (pulled_.count({key.second, mention.document, part}) == 0) return false;
      apart[{mention.document, part}].push_back(m);
      return true;
    });
    for (auto& [place, taken] : apart) {
      const std::string& name = mentions_[taken.front()].name;
      const bool loose = key.first == SpeakerType::kOrganisation
                             ? read_body(name, lexicon_).generic
                             : read_person(name, lexicon_).bare();
      put(loose ? UnitKind::kLoose : UnitKind::kWhole, key, std::move(taken));
      units_.back().pulled = true;
    }
  }

  void by_people(const FormKey& key, const std::vector<uint32_t>& members) {
    const std::vector<SeenRole> roles = roles_of(mentions_, members, lexicon_);
    const People people = sort_out(roles);
    if (people.count < 2) return put(UnitKind::kWhole, key, members);
    std::map<std::string, uint32_t> person_of;
    for (size_t r = 0; r < roles.size(); ++r) person_of[roles[r].text] = people.of_role[r];
    std::vector<std::vector<uint32_t>> held(people.count);
    std::vector<uint32_t> open;
    for (const uint32_t m : members) {
      const auto at = person_of.find(text::squeeze(mentions_[m].role));
      const uint32_t person = at == person_of.end() ? kOpen : at->second;
      (person == kOpen ? open : held[person]).push_back(m);
    }
    for (std::vector<uint32_t>& one : held) {
      put(UnitKind::kWhole, key, std::move(one));
      units_.back().shared_form = true;
    }
    by_role_or_page(key, open, true);
  }

  void by_role_or_page(const FormKey& key, const std::vector<uint32_t>& members, bool shared) {
    std::map<std::string, std::vector<uint32_t>> by_role;
    std::vector<uint32_t> rest;
    for (const uint32_t m : members) {
      const std::string role = text::squeeze(mentions_[m].role);
      if (!role.empty() && read_role(role, lexicon_).tells())
        by_role[role].push_back(m);
      else
        rest.push_back(m);
    }
    for (auto& [role, taken] : by_role) {
      put(UnitKind::kLoose, key, std::move(taken));
      units_.back().shared_form = shared;
    }
    by_article(UnitKind::kLoose, key, rest, shared);
  }

  void by_article(UnitKind kind, const FormKey& key, const std::vector<uint32_t>& members,
                  bool shared) {
    std::map<Article, std::vector<uint32_t>> articles;
    for (const uint32_t m : members) articles[mentions_[m].article()].push_back(m);
    for (auto& [article, taken] : articles) {
      put(kind, key, std::move(taken));
      units_.back().shared_form = shared;
    }
  }

  void put(UnitKind kind, const FormKey& key, std::vector<uint32_t> members) {
    Unit unit;
    unit.kind = kind;
    unit.type = key.first;
    unit.form = key.second;
    unit.mentions = std::move(members);
    units_.push_back(std::move(unit));
  }

  void finish(Unit& unit) const {
    std::map<std::string, uint32_t> written;
    for (const uint32_t m : unit.mentions) {
      ++written[mentions_[m].name];
      unit.articles.push_back(mentions_[m].article());
    }
    uint32_t most = 0;
    for (const auto& [name, count] : written) {
      if (count <= most) continue;
      most = count;
      unit.name = name;
    }
    std::sort(unit.articles.begin(), unit.articles.end());
    unit.articles.erase(std::unique(unit.articles.begin(), unit.articles.end()),
                        unit.articles.end());
    if (unit.type == SpeakerType::kPerson) unit.person = read_person(unit.name, lexicon_);
    if (unit.type == SpeakerType::kOrganisation) unit.body = read_body(unit.name, lexicon_);
    unit.roles = roles_of(mentions_, unit.mentions, lexicon_);
    unit.gender = unit.person.gender != 0 ? unit.person.gender : gender_of(unit.roles);
  }

  // Fuller names first, what a person took out of its form last, so that the others of the form
  // never go where it goes; the rest makes the order whole.
  static bool before(const Unit& a, const Unit& b) {
    const auto rank = [](const Unit& unit) {
      size_t full = 0, letters = 0;
      for (const NameWord& word : unit.person.given) {
        full += word.initial ? 0 : 1;
        letters += word.letters.size();
      }
      const size_t words =
          unit.type == SpeakerType::kPerson ? unit.person.given.size() : unit.body.words.size();
      return std::tuple(unit.kind, unit.pulled, unit.person.generation == 0, ~full, ~words,
                        ~letters);
    };
    const auto x = rank(a), y = rank(b);
    if (x != y) return x < y;
    const auto rest = [](const Unit& unit) {
      return std::tie(unit.form, unit.type, unit.articles);
    };
    if (rest(a) != rest(b)) return rest(a) < rest(b);
    const std::string_view role_a = a.roles.empty() ? std::string_view() : a.roles.front().text;
    const std::string_view role_b = b.roles.empty() ? std::string_view() : b.roles.front().text;
    return role_a < role_b;
  }

  std::span<const Mention> mentions_;
  const lexicon::Lexicon& lexicon_;
  std::set<std::tuple<std::string, uint64_t, std::optional<uint32_t>>> pulled_;  // form, place
  std::vector<Unit> units_;
};

}  // namespace

const Side* moved_side(const Judgement& judgement) {
  for (const Side* side : {&judgement.a, &judgement.b})
    if (side->document != 0) return side;
  return nullptr;
}

std::string form_of(std::string_view name) {
  std::string out;
  const std::string line = text::squeeze(name.substr(0, 400));
  text::append_folded(out, line);
  return out;
}

std::vector<Unit> make_units(std::span<const Mention> mentions,
                             std::span<const Judgement> judgements,
                             const lexicon::Lexicon& lexicon) {
  return Maker(mentions, judgements, lexicon).run();
}

}  // namespace hearsay::entity

// Describes each joined whole; what nothing placed is listed by its form.
#include "entity/describe.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "entity/find_entities.h"
#include "entity/when.h"
#include "text/fold.h"

namespace hearsay::entity {
namespace {

using statement::SpeakerType;

using Pages = std::set<uint64_t>;  // numbers of documents

// The first and the last of some moments.
void widen(std::optional<base::Moment>& first, std::optional<base::Moment>& last,
           const std::optional<base::Moment>& date) {
  if (!date) return;
  if (!first || when(date) < when(first)) first = date;
  if (!last || when(last) < when(date)) last = date;
}

class Describer {
 public:
  Describer(std::span<const Mention> mentions, std::span<const Unit> units,
            const Clusters& clusters, const std::vector<std::pair<uint32_t, Join>>& joins)
      : mentions_(mentions), units_(units), clusters_(clusters), joins_(joins) {}

  Entities run() {
    std::vector<uint32_t> entity_of_unit(units_.size(), 0);
    std::map<std::pair<SpeakerType, std::string>, uint32_t> unsettled;
    for (uint32_t u = 0; u < units_.size(); ++u) {
      const uint32_t root = clusters_.root(u);
      if (root == u) entity_of_unit[u] = open(u, unsettled);
    }
    std::vector<std::vector<uint32_t>> units_of(out_.entities.size());
    for (uint32_t u = 0; u < units_.size(); ++u) {
      entity_of_unit[u] = entity_of_unit[clusters_.root(u)];
      units_of[entity_of_unit[u]].push_back(u);
    }
    for (const auto& [unit, join] : joins_)
      out_.entities[entity_of_unit[unit]].joins.push_back(join);
    for (size_t e = 0; e < units_of.size(); ++e) describe(out_.entities[e], units_of[e]);
    put_in_order();
    return std::move(out_);
  }

 private:
  bool is_settled(uint32_t root) const {
    const Unit& unit = units_[root];
    if (unit.kind != UnitKind::kLoose || clusters_.members(root).size() > 1) return true;
    if (unit.type != SpeakerType::kPerson || unit.shared_form) return false;
    return std::any_of(unit.roles.begin(), unit.roles.end(), [](const SeenRole& role) {
      return !role.words.offices.empty() && !role.words.places.empty();
    });
  }

  uint32_t open(uint32_t root, std::map<std::pair<SpeakerType, std::string>, uint32_t>& unsettled) {
    const bool settled = is_settled(root);
    const auto next = static_cast<uint32_t>(out_.entities.size());
    if (!settled) {
      const auto [at, is_new] = unsettled.try_emplace({units_[root].type, units_[root].form}, next);
      if (!is_new) return at->second;
    }
    Entity entity;
    entity.type = units_[root].type;
    entity.settled = settled;
    out_.entities.push_back(std::move(entity));
    return next;
  }

  void describe(Entity& entity, const std::vector<uint32_t>& units) {
    std::map<std::string, Pages> forms;
    std::map<std::string, std::pair<DatedRole, Pages>> roles;
    Pages pages;
    for (const uint32_t u : units)
      entity.mentions.insert(entity.mentions.end(), units_[u].mentions.begin(),
                             units_[u].mentions.end());
    std::sort(entity.mentions.begin(), entity.mentions.end());
    for (const uint32_t m : entity.mentions) {
      const Mention& mention = mentions_[m];
      pages.insert(mention.document);
      forms[mention.name].insert(mention.document);
      widen(entity.first, entity.last, mention.date);
      if (std::string role = text::squeeze(mention.role); !role.empty()) {
        auto& [dated, on] = roles[form_of(role)];
        if (dated.role.empty() || role < dated.role) dated.role = role;
        on.insert(mention.document);
        widen(dated.first, dated.last, mention.date);
      }
    }
    entity.pages = static_cast<uint32_t>(pages.size());
    for (auto& [name, on] : forms) entity.forms.push_back({name, static_cast<uint32_t>(on.size())});
    std::stable_sort(entity.forms.begin(), entity.forms.end(),
                     [](const Form& a, const Form& b) { return a.pages > b.pages; });
    for (auto& [text, role] : roles) {
      role.first.pages = static_cast<uint32_t>(role.second.size());
      entity.roles.push_back(std::move(role.first));
    }
    std::stable_sort(
        entity.roles.begin(), entity.roles.end(), [](const DatedRole& a, const DatedRole& b) {
          return std::tuple(when(a.first), ~a.pages) < std::tuple(when(b.first), ~b.pages);
        });
    entity.name = name_of(units);
  }

  // The form that says most: one with a given name before one with an initial before a surname; of
  // those the one of most mentions.
  std::string name_of(const std::vector<uint32_t>& units) const {
    const auto rank = [&](uint32_t u) {
      const Unit& unit = units_[u];
      uint32_t fullness = 0;
      if (unit.type == SpeakerType::kPerson)
        fullness = unit.person.bare() ? 0 : unit.person.given.front().initial ? 1 : 2;
      else
        fullness = unit.body.acronym ? 0 : 1;
      return std::tuple(fullness, unit.mentions.size());
    };
    uint32_t best = units.front();
    for (const uint32_t u : units) {
      if (rank(u) > rank(best)) best = u;
    }
    return units_[best].name;
  }

  void put_in_order() {
    std::vector<uint32_t> order(out_.entities.size());
    for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto rank = [&](uint32_t e) {
      const Entity& entity = out_.entities[e];
      return std::tuple(!entity.settled, ~entity.pages, std::string_view(entity.name),
                        when(entity.first),
                        entity.roles.empty() ? std::string() : entity.roles.front().role, e);
    };
    std::sort(order.begin(), order.end(),
              [&](uint32_t a, uint32_t b) { return rank(a) < rank(b); });
    std::vector<Entity> sorted;
    for (const uint32_t e : order) sorted.push_back(std::move(out_.entities[e]));
    out_.entities = std::move(sorted);
    out_.entity_of.assign(mentions_.size(), 0);
    for (uint32_t e = 0; e < out_.entities.size(); ++e)
      for (const uint32_t m : out_.entities[e].mentions) out_.entity_of[m] = e;
  }

  std::span<const Mention> mentions_;
  std::span<const Unit> units_;
  const Clusters& clusters_;
  const std::vector<std::pair<uint32_t, Join>>& joins_;
  Entities out_;
};

}  // namespace

Entities describe_entities(std::span<const Mention> mentions, std::span<const Unit> units,
                           const Clusters& clusters,
                           const std::vector<std::pair<uint32_t, Join>>& joins) {
  return Describer(mentions, units, clusters, joins).run();
}

std::vector<uint32_t> named(const Entities& entities, std::string_view name,
                            const lexicon::Lexicon& lexicon) {
  const std::string form = form_of(name);
  const PersonName person = read_person(name, lexicon);
  const BodyName body = read_body(name, lexicon);
  std::vector<uint32_t> exact, alike;
  for (uint32_t e = 0; e < entities.entities.size(); ++e) {
    const Entity& entity = entities.entities[e];
    bool same = false, fits = false;
    for (const Form& one : entity.forms) {
      same = same || form_of(one.name) == form;
      if (same || fits) continue;
      fits = entity.type == SpeakerType::kPerson
                 ? compare_persons(person, read_person(one.name, lexicon), lexicon).fit !=
                       Fit::kDiffers
                 : compare_bodies(body, read_body(one.name, lexicon)).fit != Fit::kDiffers;
    }
    if (same) exact.push_back(e);
    if (same || fits) alike.push_back(e);
  }
  // A bare surname is the form of many and means all who bear it.
  return exact.empty() || person.bare() ? alike : exact;
}

}  // namespace hearsay::entity

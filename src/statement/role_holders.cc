// Weighs the persons of a page by the roles they hold, their gender and country.
#include "statement/role_holders.h"

#include <algorithm>

#include "statement/antecedents.h"
#include "statement/roles.h"

namespace hearsay::statement {

using text::TokenKind;

bool RoleHolders::may_be(PersonId id, base::Tokens source, uint32_t head) const {
  const Person& person = people_[id];
  return gender_fits(role_gender(view_, *view_.info(head).role), person.gender) &&
         country_fits(view_, person, country_in(view_, {source.begin, head + 1}));
}

// The person whom a description fits, the one mentioned last before it; who spoke last wins a tie
// of roles.
PersonId RoleHolders::holder(base::Tokens source, uint32_t head, Article article,
                             PersonId spoke_last) const {
  const lexicon::Row& row = *view_.info(head).role;
  PersonId best;
  int64_t best_score = -1;
  if (article.indefinite) return best;  // "a Russian minister" is somebody new
  if (!article.definite && !view_.token(source.begin).capital && !in_title(source.begin))
    return best;
  for (uint32_t p = 0; p < people_.persons.size(); ++p) {
    const PersonId id(p);
    const Person& person = people_[id];
    if (!may_be(id, source, head)) continue;
    const bool answers =
        std::any_of(person.roles.begin(), person.roles.end(),
                    [&](const HeldRole& held) { return role_answers(view_, held, row); });
    if (!answers) continue;
    const auto next =
        std::lower_bound(person.mentions.begin(), person.mentions.end(), source.begin);
    const bool before = next != person.mentions.begin();
    if ((!before && !in_title(source.begin)) || owns(id, source))
      continue;  // only a headline speaks of who comes later
    int64_t score = before ? int64_t{*(next - 1)} + 1 : 0;
    const bool same = std::any_of(person.roles.begin(), person.roles.end(),
                                  [&](const HeldRole& held) { return held.row == &row; });
    if (same) score += 60;
    if (id == spoke_last) score += 120;
    if (score > best_score) {
      best_score = score;
      best = id;
    }
  }
  return best;
}

// "Orlo's transport minister has resigned. … Lind said": nobody holds the role by name; the one
// person of the part who is named most, and without any role, does.
PersonId RoleHolders::nameless_role(base::Tokens source, uint32_t head, Article article) const {
  for (uint32_t i = source.begin; i < source.end; ++i)  // "Lind's lawyer": somebody new
    if (view_.is_kind(i, TokenKind::kClitic)) return {};
  if (article.indefinite || !(article.definite || in_title(source.begin)) ||
      view_.is(head, kUnnamed))
    return {};
  PersonId best;
  size_t most = 1;
  bool tie = false;
  for (uint32_t p = 0; p < people_.persons.size(); ++p) {
    const Person& person = people_.persons[p];
    if (!person.roles.empty() || person.mentions.empty() || owns(PersonId(p), source) ||
        view_.part_of(person.mentions.front()) != view_.part_of(source.begin))
      continue;
    if (!gender_fits(role_gender(view_, *view_.info(head).role), person.gender) ||
        person.mentions.size() < most)
      continue;
    tie = person.mentions.size() == most && best.valid();
    most = person.mentions.size();
    best = PersonId(p);
  }
  return tie || most < 2 ? PersonId{} : best;
}

// "Ruiz's lawyer" is not Ruiz.
bool RoleHolders::owns(PersonId id, base::Tokens source) const {
  for (uint32_t i = source.begin; i < source.end; ++i)
    if (const NameMention* m = people_.at(i); m != nullptr && m->person == id) return true;
  return false;
}

bool RoleHolders::in_title(uint32_t i) const {
  const Paragraph* paragraph = view_.paragraph_of(i);
  return paragraph != nullptr && paragraph->kind != document::BlockKind::kBody;
}

}  // namespace hearsay::statement

// The smallest things that are joined: mentions that certainly name one speaker, or of which only
// evidence can say whom they name.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "entity/entity.h"
#include "entity/person_name.h"
#include "entity/role_fit.h"
#include "entity/same_name.h"

namespace hearsay::entity {

// kWhole: all mentions of one form, or of one form with roles that go together. kLoose: a bare
// surname, a body's common noun, or a form that several people bear: only evidence can place it.
// kAlone: a group or an unnamed source, never joined beyond its page.
enum class UnitKind : uint8_t { kWhole, kLoose, kAlone };

struct Unit {
  UnitKind kind = UnitKind::kWhole;
  statement::SpeakerType type = statement::SpeakerType::kPerson;
  std::string form;  // folded
  std::string name;  // as most mentions write it
  PersonName person;
  BodyName body;
  std::vector<uint32_t> mentions;  // ascending
  std::vector<Article> articles;   // sorted, each once
  std::vector<SeenRole> roles;     // most mentions first; at most kMostRoles
  char gender = 0;                 // of its roles, where they agree
  bool shared_form = false;        // several people bear this form
  bool pulled = false;             // a single mention, taken out of its form by a judgement
};

inline constexpr size_t kMostRoles = 64;

// The folded form by which mentions and sides of judgements are compared.
std::string form_of(std::string_view name);

// The side of a judgement that is a single mention, the first of two; null where both are names.
const Side* moved_side(const Judgement& judgement);

// Units in an order that does not depend on the order of the mentions: fuller names first.
// `judgements` pull the single mentions that they are about out of their forms: the first side's,
// where both sides are mentions.
std::vector<Unit> make_units(std::span<const Mention> mentions,
                             std::span<const Judgement> judgements,
                             const lexicon::Lexicon& lexicon);

}  // namespace hearsay::entity

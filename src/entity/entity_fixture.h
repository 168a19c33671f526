// What the tests of entities share: mentions of invented people.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "entity/find_entities.h"

namespace hearsay::entity {

using statement::SpeakerType;

inline const lexicon::Lexicon& words() { return lexicon::Lexicon::built_in(); }

inline Mention says(uint64_t document, std::string name, std::string role = {},
                    std::string date = {}, SpeakerType type = SpeakerType::kPerson) {
  Mention mention;
  mention.document = document;
  mention.name = std::move(name);
  mention.role = std::move(role);
  mention.type = type;
  mention.date = base::from_iso(date);
  return mention;
}

inline bool together(const Entities& found, size_t a, size_t b) {
  return found.entity_of[a] == found.entity_of[b] && found.entities[found.entity_of[a]].settled;
}

inline Mention in_part(uint32_t part, Mention mention) {
  mention.part = part;
  return mention;
}

}  // namespace hearsay::entity

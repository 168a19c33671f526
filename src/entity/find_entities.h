// The door of the entity module: mentions of speakers in, entities out, with the reason of every
// join.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entity/entity.h"
#include "lexicon/lexicon.h"

namespace hearsay::entity {

// Bounds. A form is held against the first members of an entity, and against so many entities of
// its surname at most; what is beyond them stays apart.
inline constexpr size_t kMostCompared = 48;
inline constexpr size_t kMostCandidates = 400;
// A mention that any of several people of one name may be goes to the one who has this many times
// the mentions of all others together.
inline constexpr uint64_t kPrevails = 20;

// Who is one speaker. In this order:
// 1. What a person judged holds, the newer judgement first.
// 2. Full names, fuller ones first, join the one entity that they agree with (same_name.h) and with
//    none of whose forms, roles (role_fit.h) or judgements they clash. Where several would do, a
//    shared role, page or wording must single one out; else the form stays apart.
// 3. Bare surnames, common nouns for bodies, and names that several people bear are placed mention
//    by mention, only by a shared role, page or wording that singles out one entity of that name.
// 4. What is left is listed by its form as not settled, or, with a role that names an affiliation,
//    as a speaker of its own.
// Groups and unnamed sources are never joined beyond their page. The result does not depend on the
// order of the mentions. Near linear in them.
Entities find_entities(std::span<const Mention> mentions, std::span<const Judgement> judgements,
                       const lexicon::Lexicon& lexicon);

// What a name is filed under, so that all names that may be one person's are found under one of
// them: keys (text::name_key) of the surname, of its hyphenated parts and of the word before it
// where there are three; of a body the key of the whole name and "=" with its initials. Sorted, at
// most eight; none for groups and unresolved speakers.
std::vector<std::string> keys_of(std::string_view name, statement::SpeakerType type,
                                 const lexicon::Lexicon& lexicon);

// The entities that a name asked for may mean: those with a form that is the name; else those with
// a form that agrees with it (a bare surname: all who bear it). Indexes, in order; settled ones
// first.
std::vector<uint32_t> named(const Entities& entities, std::string_view name,
                            const lexicon::Lexicon& lexicon);

}  // namespace hearsay::entity

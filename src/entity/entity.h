// An entity: one speaker over many pages, with the forms of the name, the roles and their dates,
// and the reason of every join.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/moment.h"
#include "statement/statement.h"

namespace hearsay::entity {

// One article of one page: what it says of a name is said of one person.
struct Article {
  uint64_t document = 0;  // number in the archive
  uint32_t part = 0;      // index of the part of the page
  friend auto operator<=>(const Article&, const Article&) = default;
};

// A speaker as one article of one page names it.
struct Mention {
  uint64_t document = 0;  // number in the archive
  uint32_t part = 0;
  std::string name;  // fullest form on the page
  statement::SpeakerType type = statement::SpeakerType::kPerson;
  std::string role;                  // as the page gives it; may be empty
  std::optional<base::Moment> date;  // when that article was published
  std::vector<uint64_t> words;       // hashes of the longer things said, to know a copy by; sorted
  Article article() const { return {document, part}; }
};

// What a person decided: two names, or single mentions, are one speaker or are not. A side with
// document 0 is every mention of the name; one without a part every mention on its page.
struct Side {
  std::string name;
  uint64_t document = 0;
  std::optional<uint32_t> part;
};
struct Judgement {
  uint64_t number = 0;  // of two that contradict each other the one with the higher number holds
  bool same = true;
  Side a, b;
};

struct Form {
  std::string name;  // as most pages write it
  uint32_t pages = 0;
};

// A role as pages gave it, with the first and the last dated page that did.
struct DatedRole {
  std::string role;
  uint32_t pages = 0;
  std::optional<base::Moment> first, last;
};

// Why a form, or a mention that only evidence could place, belongs to the entity.
struct Join {
  std::string form;                // what was joined
  std::string to;                  // the form it agreed with
  std::string_view rule;           // static storage
  uint32_t confidence = 0;         // thousandths
  std::optional<uint64_t> number;  // of the judgement
  uint64_t document = 0;           // of the mention, where a single page's mention was joined
};

struct Entity {
  std::string name;  // the fullest form, of those the most frequent
  statement::SpeakerType type = statement::SpeakerType::kPerson;
  // False: mentions of one surname (or of a body's common noun) that nothing gives to anybody. They
  // need not be one speaker, and are listed only so that nothing is lost.
  bool settled = true;
  uint32_t pages = 0;                       // distinct documents of the mentions
  std::vector<Form> forms;                  // most pages first
  std::vector<DatedRole> roles;             // by first date, undated last
  std::vector<Join> joins;                  // in the order of joining
  std::vector<uint32_t> mentions;           // indexes into what was given, ascending
  std::optional<base::Moment> first, last;  // dated mentions
};

struct Entities {
  std::vector<Entity> entities;     // most pages first, then by name; unsettled ones last
  std::vector<uint32_t> entity_of;  // per mention
};

}  // namespace hearsay::entity

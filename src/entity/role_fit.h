// What two roles say about whether one person holds them: they share something, exclude each other,
// or neither.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/moment.h"
#include "lexicon/lexicon.h"

namespace hearsay::entity {

struct RoleWords {
  std::vector<std::string> offices;  // entries of `role_fields` and `roles` that tell people apart
  std::vector<std::string> sole;     // those of which a place has one
  std::vector<std::string> affiliations;  // names in it, countries by their name
  std::vector<std::string> places;        // those of them that the office is of
  std::vector<std::string> fields;
  std::vector<std::string> excludes;  // fields
  char gender = 0;
  bool past = false;
  bool tells() const { return !offices.empty() || !affiliations.empty(); }
};

// Reads at most 300 bytes. All lists sorted.
RoleWords read_role(std::string_view role, const lexicon::Lexicon& lexicon);

// A role as a set of mentions gave it.
struct SeenRole {
  std::string text;
  RoleWords words;
  uint32_t mentions = 0;
  std::optional<int32_t> first, last;  // days since 1970 of dated mentions
};

// Days within which two roles count as held at one time, and beyond which they tell nothing
// together. Undated ones count as near.
inline constexpr int32_t kOneTime = 200;
inline constexpr int32_t kNear = 8 * 366;

// A specific office or an affiliation in common, not too far apart in time.
bool share(const SeenRole& a, const SeenRole& b);

// Fields of life that exclude each other, or one sole office of two places, at one time.
bool exclude(const SeenRole& a, const SeenRole& b);

}  // namespace hearsay::entity

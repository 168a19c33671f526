// Names of people, organisations and places in one tagged sentence.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "language/analysis.h"
#include "language/model.h"
#include "language/views.h"

namespace hearsay::language {

// The lists of the lexicon that know a word, as bits: given names, places, honorifics, roles …
std::vector<uint32_t> listings(std::span<const std::string_view> words);

// What the choice for one word looks at. Spans of the same size.
struct NameInput {
  std::span<const WordView> words;
  std::span<const uint8_t> tags;
  std::span<const uint32_t> lists;
};

struct NameFeatures {
  static constexpr size_t kMost = 80;
  uint32_t values[kMost];
  size_t size = 0;

  void add(uint32_t feature) { values[size++] = feature; }
  std::span<const uint32_t> list() const { return {values, size}; }
};

// A word's place in a name: outside of any, its only word, its first, an inner or its last one.
enum class Place : uint8_t { kOutside, kOnly, kFirst, kInner, kLast };

struct Role {
  Place place = Place::kOutside;
  NameKind kind = NameKind::kPerson;
  friend bool operator==(const Role&, const Role&) = default;
};

// The roles by class: outside first, then four of each kind.
constexpr size_t kRoles = 13;
Role role_of(size_t klass);
size_t class_of(Role role);
const char* role_name(size_t klass);  // "O", "U-PER", "B-ORG" …

// Whether one may follow the other. kRoles stands for the sentence's start and for its end.
bool may_follow(size_t before, size_t behind);

// The feature that stands for a word with this role before.
uint32_t transition_feature(size_t before);

void name_features(const NameInput& input, size_t i, NameFeatures& out);

// The best way through scores[word][class] and steps[before][class] that is allowed: a class a
// word. steps[kRoles] is the start's.
void best_path(std::span<const int32_t> scores, std::span<const int32_t> steps, size_t words,
               std::vector<uint8_t>& path);

// The names that a path of classes spells.
void names_of(std::span<const uint8_t> path, std::vector<Name>& out);

class NameFinder {
 public:
  // The model's classes are those of role_name, in that order; else it finds nothing.
  explicit NameFinder(Model model);

  // Names in order, none overlapping. Linear.
  std::vector<Name> find(const NameInput& input) const;

 private:
  Model model_;
  std::vector<int32_t> steps_;
};

}  // namespace hearsay::language

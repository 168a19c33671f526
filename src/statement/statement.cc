// The words of the contract for the kinds, types, bases and venues of statements.
#include "statement/statement.h"

#include <array>

namespace hearsay::statement {
namespace {

constexpr std::array<std::string_view, 4> kKinds = {"direct", "mixed", "indirect", "headline"};
constexpr std::array<std::string_view, 4> kTypes = {"person", "organisation", "group",
                                                    "unresolved"};
constexpr std::array<std::string_view, 5> kBases = {"name", "pronoun", "description",
                                                    "organisation", "continuation"};
constexpr std::array<std::string_view, 4> kVenues = {"outlet", "event", "document", "social"};

template <class Enum, size_t N>
std::optional<Enum> find_name(const std::array<std::string_view, N>& names, std::string_view name) {
  for (size_t i = 0; i < N; ++i)
    if (names[i] == name) return static_cast<Enum>(i);
  return std::nullopt;
}

}  // namespace

std::string_view kind_name(Kind kind) { return kKinds[static_cast<size_t>(kind)]; }
std::optional<Kind> kind_of(std::string_view name) { return find_name<Kind>(kKinds, name); }

std::string_view speaker_type_name(SpeakerType type) { return kTypes[static_cast<size_t>(type)]; }
std::optional<SpeakerType> speaker_type_of(std::string_view name) {
  return find_name<SpeakerType>(kTypes, name);
}

std::string_view speaker_basis_name(SpeakerBasis basis) {
  return kBases[static_cast<size_t>(basis)];
}
std::optional<SpeakerBasis> speaker_basis_of(std::string_view name) {
  return find_name<SpeakerBasis>(kBases, name);
}

std::string_view venue_kind_name(VenueKind kind) { return kVenues[static_cast<size_t>(kind)]; }
std::optional<VenueKind> venue_kind_of(std::string_view name) {
  return find_name<VenueKind>(kVenues, name);
}

}  // namespace hearsay::statement

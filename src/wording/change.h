// A change of wording between two versions of one passage, of a named kind, with its place in both.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace hearsay::wording {

// The closed list of the contract (docs/glossary.md defines each).
enum class ChangeKind : uint8_t {
  kCutStart,
  kCutEnd,
  kCutMiddle,
  kJoined,
  kAdded,
  kReplaced,
  kSynonym,
  kReordered,
  kBracketed,
  kReattributed,
  kName,
  kNumber,
  kDate,
  kNegation,
  kModality,
  kTense,
  kInflection,
  kSpelling,
  kTypography,
  kTranslation
};
std::string_view change_kind_name(ChangeKind kind);  // "cut_start" …
std::optional<ChangeKind> change_kind_of(std::string_view name);

// Whether a change of this kind can change the meaning: 0 never raises an alert (typography,
// spelling, inflection), 1 may, 2 does as a rule (negation, number, name, modality, reattributed).
int change_weight(ChangeKind kind);

// `a` is the version compared against (the fuller or earlier one), `b` the version at hand. A cut
// has an empty `b` span at its place, an addition an empty `a` span. Bytes of the texts that were
// given.
struct Change {
  ChangeKind kind = ChangeKind::kReplaced;
  base::Bytes a, b;
  std::string_view rule;  // static storage: the id of the rule that named the kind
  friend auto operator<=>(const Change& x, const Change& y) {
    if (const auto c = x.a <=> y.a; c != 0) return c;
    if (const auto c = x.b <=> y.b; c != 0) return c;
    return x.kind <=> y.kind;
  }
  friend bool operator==(const Change& x, const Change& y) { return (x <=> y) == 0; }
};

}  // namespace hearsay::wording

// The names and weights of the kinds of change.
#include "wording/change.h"

#include <array>

namespace hearsay::wording {
namespace {

struct KindRow {
  ChangeKind kind;
  std::string_view name;
  int weight;
};

constexpr std::array<KindRow, 20> kKinds = {{
    {ChangeKind::kCutStart, "cut_start", 1},
    {ChangeKind::kCutEnd, "cut_end", 1},
    {ChangeKind::kCutMiddle, "cut_middle", 1},
    {ChangeKind::kJoined, "joined", 1},
    {ChangeKind::kAdded, "added", 1},
    {ChangeKind::kReplaced, "replaced", 1},
    {ChangeKind::kSynonym, "synonym", 1},
    {ChangeKind::kReordered, "reordered", 1},
    {ChangeKind::kBracketed, "bracketed", 1},
    {ChangeKind::kReattributed, "reattributed", 2},
    {ChangeKind::kName, "name", 2},
    {ChangeKind::kNumber, "number", 2},
    {ChangeKind::kDate, "date", 2},
    {ChangeKind::kNegation, "negation", 2},
    {ChangeKind::kModality, "modality", 2},
    {ChangeKind::kTense, "tense", 1},
    {ChangeKind::kInflection, "inflection", 0},
    {ChangeKind::kSpelling, "spelling", 0},
    {ChangeKind::kTypography, "typography", 0},
    {ChangeKind::kTranslation, "translation", 1},
}};

}  // namespace

std::string_view change_kind_name(ChangeKind kind) {
  return kKinds[static_cast<size_t>(kind)].name;
}

std::optional<ChangeKind> change_kind_of(std::string_view name) {
  for (const KindRow& row : kKinds)
    if (row.name == name) return row.kind;
  return std::nullopt;
}

int change_weight(ChangeKind kind) { return kKinds[static_cast<size_t>(kind)].weight; }

}  // namespace hearsay::wording

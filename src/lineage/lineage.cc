// The stable names of relations and kinds of evidence.
#include "lineage/lineage.h"

#include <array>

namespace hearsay::lineage {

std::string_view edge_relation_name(EdgeRelation relation) {
  static constexpr std::array<std::string_view, 3> kNames = {"copy", "quotation", "common_source"};
  return kNames[static_cast<size_t>(relation)];
}

std::string_view evidence_kind_name(EvidenceKind kind) {
  static constexpr std::array<std::string_view, 9> kNames = {
      "credit",     "link",    "dateline",     "containment", "order",
      "commentary", "residue", "shared_error", "time"};
  return kNames[static_cast<size_t>(kind)];
}

}  // namespace hearsay::lineage

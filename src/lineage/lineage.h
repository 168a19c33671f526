// Who took it from whom: documents as nodes, typed and evidenced edges from parent to child.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/moment.h"
#include "base/span.h"
#include "document/document.h"
#include "wording/change.h"

namespace hearsay::lineage {

enum class EdgeRelation : uint8_t { kCopy, kQuotation, kCommonSource };
std::string_view edge_relation_name(EdgeRelation relation);

enum class EvidenceKind : uint8_t {
  kCredit,
  kLink,
  kDateline,
  kContainment,
  kOrder,
  kCommentary,
  kResidue,
  kSharedError,
  kTime
};
std::string_view evidence_kind_name(EvidenceKind kind);

// One reason for an edge. `weight` is in thousandths; negative speaks against. Spans are bytes of
// the parent's (a) and the child's (b) text; 0,0 where there is none.
struct Evidence {
  EvidenceKind kind = EvidenceKind::kContainment;
  int32_t weight = 0;
  base::Bytes a, b;
  std::string note;  // one sentence for a person
};

// How much of one paragraph of the child stands in the parent.
struct ParagraphShare {
  base::Bytes b;        // the child's paragraph (block)
  uint32_t words = 0;   // of it
  uint32_t shared = 0;  // of these, equal to words of the parent
};

// Node numbers index Lineage::nodes.
struct Alternative {
  uint32_t from = 0;
  uint32_t score = 0;  // 0..1000
};

struct Edge {
  uint32_t from = 0;  // parent
  uint32_t to = 0;    // child
  EdgeRelation relation = EdgeRelation::kCopy;
  bool directed = true;  // false: they share words, but nothing tells who has it from whom
  uint32_t score = 0;    // 0..1000
  std::vector<Evidence> evidence;
  std::vector<Alternative> alternatives;  // best first
  std::map<wording::ChangeKind, uint32_t>
      changes;                // how many of each kind between the shared statements and passages
  uint32_t words = 0;         // of the child's article; 0 for an outside parent
  uint32_t shared_words = 0;  // of these, in passages the parent has too
  std::vector<ParagraphShare> paragraphs;  // of the child, those with shared words, in text order
  std::string rule;
};

struct Node {
  bool outside = false;  // named in a text, not in the archive
  std::string id;        // document id; "outside:<folded name>"
  std::string title;
  std::string outlet;  // outside: the name as the text words it
  std::optional<document::PublishedDate> published;
};

struct Lineage {
  std::vector<Node> nodes;  // documents in the order given, then outside nodes by id
  std::vector<Edge> edges;  // ordered by (to, from)
};

}  // namespace hearsay::lineage

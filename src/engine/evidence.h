// Evidence pages: a finding of any kind as one self-contained HTML file that a third party can
// check.
//
// The page is made in two steps, and only so: a finding is gathered from an archive into an
// EvidenceRecord, and the record alone is rendered. The record stands in the page as JSON; verify
// (verify.h) reads it back, renders it again and compares every byte.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "base/result.h"
#include "base/span.h"

namespace hearsay::engine {

// The layout of the page. A page of another layout can be checked against its sources, but not
// rendered again.
inline constexpr uint32_t kEvidenceLayout = 1;

// Bounds of a page, in code points and counts; what is left out is said in its limits.
inline constexpr uint32_t kExcerpt = 1200;   // of one piece of a statement
inline constexpr uint32_t kContext = 160;    // before and after
inline constexpr size_t kMostGroups = 12;    // statements with their versions
inline constexpr size_t kMostVersions = 24;  // of one statement
inline constexpr size_t kMostPieces = 100;   // of one version
inline constexpr size_t kMostChanges = 120;  // of one comparison
inline constexpr size_t kMostNodes = 48;     // of the lineage

// All spans are code points of the document's text.
struct EvidenceDocument {
  std::string id, title, outlet, url;
  std::vector<std::string> byline;
  std::string published, published_precision, published_basis;  // empty where undated
  std::string captured;
  std::string sha256;  // of the page's bytes
  std::string media_type, charset;
  std::string text_sha256;  // of the text in UTF-8
  uint32_t text_points = 0;
  std::string program;  // version that derived the text
  friend bool operator==(const EvidenceDocument&, const EvidenceDocument&) = default;
};

struct EvidencePiece {
  base::Points span;
  std::string words;  // at most kExcerpt code points of it
  bool shortened = false;
  friend bool operator==(const EvidencePiece&, const EvidencePiece&) = default;
};

// One statement (or sentence run) as one document has it.
struct EvidenceVersion {
  uint32_t document = 0;
  std::vector<std::string> statements;  // "s3"
  std::string kind, speaker, speaker_basis, role, cue, source, venue, rule;
  std::string published;  // of the article it stands in; empty where undated
  std::vector<EvidencePiece> pieces;
  std::string before, after;  // context
  uint32_t words = 0;
  uint32_t similarity = 0;  // thousandths, to what it was compared with
  bool reattributed = false;
  bool negated = false;  // told as denied or not said
  friend bool operator==(const EvidenceVersion&, const EvidenceVersion&) = default;
};

struct EvidenceChange {
  std::string kind, rule;
  uint32_t weight = 0;  // 0 cannot, 1 may, 2 does as a rule change the meaning
  base::Points a, b;
  std::string a_words, b_words;
  friend bool operator==(const EvidenceChange&, const EvidenceChange&) = default;
};

// Version `b` against version `a`, both indexes into the group's versions. `a_pieces` are the
// pieces of `a` that were compared.
struct EvidenceComparison {
  uint32_t a = 0, b = 0;
  std::vector<base::Points> a_pieces;
  std::vector<EvidenceChange> changes;
  uint32_t left_out = 0;  // changes beyond kMostChanges
  friend bool operator==(const EvidenceComparison&, const EvidenceComparison&) = default;
};

struct EvidenceGroup {
  std::vector<EvidenceVersion> versions;  // fullest first
  std::vector<EvidenceComparison> comparisons;
  std::optional<uint32_t> earliest;  // index into versions
  uint32_t left_out = 0;             // versions beyond kMostVersions
  friend bool operator==(const EvidenceGroup&, const EvidenceGroup&) = default;
};

struct EvidenceNode {
  std::string id, name, title, published;
  bool outside = false, focus = false;
  std::optional<uint32_t> document;  // index into documents; none for outside nodes
  friend bool operator==(const EvidenceNode&, const EvidenceNode&) = default;
};

struct EvidenceReason {
  std::string kind, note;
  int32_t weight = 0;  // thousandths
  base::Points a, b;
  std::string a_words, b_words;
  friend bool operator==(const EvidenceReason&, const EvidenceReason&) = default;
};

struct EvidenceAlternative {
  uint32_t from = 0, score = 0;
  friend bool operator==(const EvidenceAlternative&, const EvidenceAlternative&) = default;
};

struct EvidenceKindCount {
  std::string kind;
  uint32_t count = 0;
  friend bool operator==(const EvidenceKindCount&, const EvidenceKindCount&) = default;
};

struct EvidenceEdge {
  uint32_t from = 0, to = 0;
  std::string relation, rule;
  bool directed = true;
  uint32_t score = 0;
  uint32_t words = 0, shared_words = 0;
  std::vector<EvidenceReason> evidence;
  std::vector<EvidenceAlternative> alternatives;
  std::vector<EvidenceKindCount> changes;
  friend bool operator==(const EvidenceEdge&, const EvidenceEdge&) = default;
};

struct EvidenceRecord {
  std::string format = "hearsay.evidence/1";
  uint32_t layout = kEvidenceLayout;
  std::string program;        // version that made the page
  std::string finding, kind;  // "document" "statement" "pair"
  uint64_t searched = 0;      // documents in the archive
  std::vector<EvidenceDocument> documents;
  std::vector<EvidenceGroup> groups;
  std::vector<EvidenceNode> nodes;
  std::vector<EvidenceEdge> edges;
  std::vector<std::string> limits;  // sentences
  friend bool operator==(const EvidenceRecord&, const EvidenceRecord&) = default;
};

// What a finding's name names: DOCUMENT, DOCUMENT#s1, or a pair "A..B" of either. Errors:
// kNotFound, kUsage.
base::Result<EvidenceRecord> gather_evidence(const archive::Archive& archive,
                                             const std::string& finding);

// Canonical JSON: keys in one order, no white space; "<", ">" and "&" escaped, so that it may stand
// in a script element.
std::string evidence_json(const EvidenceRecord& record);

// The way back. Anything that evidence_json does not write is an Error of kDamaged: the text of a
// record is unique.
base::Result<EvidenceRecord> read_evidence_json(std::string_view json);

// The page. A pure function of the record.
std::string render_evidence(const EvidenceRecord& record);

// Marks in the page between which the JSON stands.
inline constexpr std::string_view kJsonOpen =
    "<script type=\"application/json\" id=\"hearsay-evidence\">";
inline constexpr std::string_view kJsonClose = "</script>";
inline constexpr std::string_view kDigestOpen = "<code id=\"digest\">";

}  // namespace hearsay::engine

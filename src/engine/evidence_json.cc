// Evidence records as canonical JSON and back: the fields of each struct are listed once and serve
// both ways.
#include <simdjson.h>

#include "engine/evidence.h"
#include "engine/json.h"

namespace hearsay::engine {
namespace {

constexpr size_t kLongestRecord = size_t{64} << 20;

// ---- the fields, in the order of the JSON

template <class V, class T>
void fields(V& v, T& x)
  requires std::is_same_v<std::remove_const_t<T>, EvidenceDocument>
{
  v("id", x.id), v("title", x.title), v("outlet", x.outlet), v("url", x.url), v("byline", x.byline);
  v("published", x.published), v("published_precision", x.published_precision);
  v("published_basis", x.published_basis), v("captured", x.captured), v("sha256", x.sha256);
  v("media_type", x.media_type), v("charset", x.charset), v("text_sha256", x.text_sha256);
  v("text_points", x.text_points), v("program", x.program);
}
template <class V, class T>
void fields(V& v, T& x)
  requires std::is_same_v<std::remove_const_t<T>, EvidencePiece>
{
  v("span", x.span), v("words", x.words), v("shortened", x.shortened);
}
template <class V, class T>
void fields(V& v, T& x)
  requires std::is_same_v<std::remove_const_t<T>, EvidenceVersion>
{
  v("document", x.document), v("statements", x.statements), v("kind", x.kind),
      v("speaker", x.speaker);
  v("speaker_basis", x.speaker_basis), v("role", x.role), v("cue", x.cue), v("source", x.source);
  v("venue", x.venue), v("rule", x.rule), v("published", x.published), v("pieces", x.pieces),
      v("before", x.before), v("after", x.after);
  v("words", x.words), v("similarity", x.similarity), v("reattributed", x.reattributed),
      v("negated", x.negated);
}
template <class V, class T>
void fields(V& v, T& x)
  requires std::is_same_v<std::remove_const_t<T>, EvidenceChange>
{
  v("kind", x.kind), v("rule", x.rule), v("weight", x.weight), v("a", x.a), v("b", x.b);
  v("a_words", x.a_words), v("b_words", x.b_words);
}
template <class V, class T>
void fields(V& v, T& x)
  requires std::is_same_v<std::remove_const_t<T>, EvidenceComparison>
{
  v("a", x.a), v("b", x.b), v("a_pieces", x.a_pieces), v("changes", x.changes),
      v("left_out", x.left_out);
}
template <class V, class T>
void fields(V& v, T& x)
  requires std::is_same_v<std::remove_const_t<T>, EvidenceGroup>
{
  v("versions", x.versions), v("comparisons", x.comparisons), v("earliest", x.earliest),
      v("left_out", x.left_out);
}
template <class V, class T>
void fields(V& v, T& x)
  requires std::is_same_v<std::remove_const_t<T>, EvidenceNode>
{
  v("id", x.id), v("name", x.name), v("title", x.title), v("published", x.published);
  v("outside", x.outside), v("focus", x.focus), v("document", x.document);
}
template <class V, class T>
void fields(V& v, T& x)
  requires std::is_same_v<std::remove_const_t<T>, EvidenceReason>
{
  v("kind", x.kind), v("note", x.note), v("weight", x.weight), v("a", x.a), v("b", x.b);
  v("a_words", x.a_words), v("b_words", x.b_words);
}
template <class V, class T>
void fields(V& v, T& x)
  requires std::is_same_v<std::remove_const_t<T>, EvidenceAlternative>
{
  v("from", x.from), v("score", x.score);
}
template <class V, class T>
void fields(V& v, T& x)
  requires std::is_same_v<std::remove_const_t<T>, EvidenceKindCount>
{
  v("kind", x.kind), v("count", x.count);
}
template <class V, class T>
void fields(V& v, T& x)
  requires std::is_same_v<std::remove_const_t<T>, EvidenceEdge>
{
  v("from", x.from), v("to", x.to), v("relation", x.relation), v("rule", x.rule),
      v("directed", x.directed);
  v("score", x.score), v("words", x.words), v("shared_words", x.shared_words),
      v("evidence", x.evidence);
  v("alternatives", x.alternatives), v("changes", x.changes);
}
template <class V, class T>
void fields(V& v, T& x)
  requires std::is_same_v<std::remove_const_t<T>, EvidenceRecord>
{
  v("format", x.format), v("layout", x.layout), v("program", x.program), v("finding", x.finding);
  v("kind", x.kind), v("searched", x.searched), v("documents", x.documents), v("groups", x.groups);
  v("nodes", x.nodes), v("edges", x.edges), v("limits", x.limits);
}

// ---- writing

class Writer {
 public:
  explicit Writer(Json& json) : json_(json) {}
  template <class T>
  void operator()(std::string_view name, const T& value) {
    json_.key(name);
    put(value);
  }
  void put(const std::string& value) { json_.text(value); }
  void put(bool value) { json_.flag(value); }
  void put(uint32_t value) { json_.number(value); }
  void put(uint64_t value) { json_.number(value); }
  void put(int32_t value) { json_.signed_number(value); }
  void put(base::Points value) {
    json_.begin_array().number(value.begin).number(value.end).end_array();
  }
  template <class T>
  void put(const std::optional<T>& value) {
    if (value)
      put(*value);
    else
      json_.null();
  }
  template <class T>
  void put(const std::vector<T>& values) {
    json_.begin_array();
    for (const T& value : values) put(value);
    json_.end_array();
  }
  template <class T>
  void put(const T& value) {
    json_.begin_object();
    fields(*this, value);
    json_.end_object();
  }

 private:
  Json& json_;
};

// ---- reading: a wrong type anywhere clears `ok`

class Reader {
 public:
  explicit Reader(simdjson::dom::element at) : at_(at) {}
  bool ok = true;

  template <class T>
  void operator()(std::string_view name, T& value) {
    simdjson::dom::element inner;
    if (at_.at_key(name).get(inner) != simdjson::SUCCESS)
      ok = false;
    else
      take(inner, value);
  }
  void take(simdjson::dom::element from, std::string& value) {
    std::string_view view;
    if (from.get(view) != simdjson::SUCCESS)
      ok = false;
    else
      value = view;
  }
  void take(simdjson::dom::element from, bool& value) {
    ok = from.get(value) == simdjson::SUCCESS && ok;
  }
  void take(simdjson::dom::element from, uint64_t& value) {
    ok = from.get(value) == simdjson::SUCCESS && ok;
  }
  void take(simdjson::dom::element from, uint32_t& value) {
    uint64_t wide = 0;
    if (from.get(wide) != simdjson::SUCCESS || wide > base::kLongestText)
      ok = false;
    else
      value = static_cast<uint32_t>(wide);
  }
  void take(simdjson::dom::element from, int32_t& value) {
    int64_t wide = 0;
    if (from.get(wide) != simdjson::SUCCESS || wide < -1'000'000 || wide > 1'000'000)
      ok = false;
    else
      value = static_cast<int32_t>(wide);
  }
  void take(simdjson::dom::element from, base::Points& value) {
    std::vector<uint32_t> ends;
    take(from, ends);
    if (ends.size() != 2 || ends[0] > ends[1])
      ok = false;
    else
      value = {ends[0], ends[1]};
  }
  template <class T>
  void take(simdjson::dom::element from, std::optional<T>& value) {
    if (from.is_null()) return;
    value.emplace();
    take(from, *value);
  }
  template <class T>
  void take(simdjson::dom::element from, std::vector<T>& values) {
    simdjson::dom::array array;
    if (from.get(array) != simdjson::SUCCESS) {
      ok = false;
      return;
    }
    for (const simdjson::dom::element one : array) take(one, values.emplace_back());
  }
  template <class T>
  void take(simdjson::dom::element from, T& value) {
    Reader inner(from);
    fields(inner, value);
    ok = inner.ok && ok;
  }

 private:
  simdjson::dom::element at_;
};

// ---- what must hold between the fields, so that rendering needs no checks and stays within its
// bounds

bool within(const std::vector<EvidenceDocument>& documents, uint32_t index, base::Points span) {
  return index < documents.size() && span.end <= documents[index].text_points;
}

bool group_holds(const EvidenceRecord& record, const EvidenceGroup& group) {
  if (group.versions.size() > kMostVersions || group.comparisons.size() > kMostVersions)
    return false;
  for (const EvidenceVersion& version : group.versions) {
    if (version.pieces.size() > kMostPieces) return false;
    if (version.document >= record.documents.size() || version.pieces.empty()) return false;
    for (const EvidencePiece& piece : version.pieces)
      if (!within(record.documents, version.document, piece.span)) return false;
  }
  if (group.earliest && *group.earliest >= group.versions.size()) return false;
  for (const EvidenceComparison& one : group.comparisons) {
    if (one.a >= group.versions.size() || one.b >= group.versions.size()) return false;
    if (one.changes.size() > kMostChanges || one.a_pieces.size() > kMostPieces) return false;
    for (const EvidenceChange& change : one.changes)
      if (!within(record.documents, group.versions[one.a].document, change.a) ||
          !within(record.documents, group.versions[one.b].document, change.b))
        return false;
    for (const base::Points piece : one.a_pieces)
      if (!within(record.documents, group.versions[one.a].document, piece)) return false;
  }
  return !group.versions.empty();
}

bool holds_together(const EvidenceRecord& record) {
  if (record.groups.size() > kMostGroups || record.nodes.size() > kMostNodes ||
      record.edges.size() > kMostNodes * kMostNodes)
    return false;
  for (const EvidenceGroup& group : record.groups)
    if (!group_holds(record, group)) return false;
  for (const EvidenceNode& node : record.nodes)
    if (node.document && *node.document >= record.documents.size()) return false;
  for (const EvidenceEdge& edge : record.edges) {
    if (edge.from >= record.nodes.size() || edge.to >= record.nodes.size()) return false;
    for (const EvidenceAlternative& other : edge.alternatives)
      if (other.from >= record.nodes.size()) return false;
  }
  return true;
}

base::Error damaged(std::string note) { return {base::Code::kDamaged, 0, std::move(note)}; }

}  // namespace

std::string evidence_json(const EvidenceRecord& record) {
  Json json;
  Writer writer(json);
  writer.put(record);
  std::string out;
  for (const char c : json.line()) switch (c) {  // these stand inside strings only
      case '<': out += "\\u003c"; break;
      case '>': out += "\\u003e"; break;
      case '&': out += "\\u0026"; break;
      default: out += c;
    }
  return out;
}

base::Result<EvidenceRecord> read_evidence_json(std::string_view json) {
  if (json.size() > kLongestRecord) return damaged("the record is longer than 64 MiB");
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  if (const auto error = parser.parse(json.data(), json.size()).get(root);
      error != simdjson::SUCCESS)
    return damaged(std::string("the record is not JSON: ") + simdjson::error_message(error));
  EvidenceRecord record;
  record.format.clear();
  Reader reader(root);
  reader.take(root, record);
  if (!reader.ok) return damaged("the record lacks a field or has one of a wrong type");
  if (record.format != "hearsay.evidence/1")
    return base::Error{base::Code::kUnsupported, 0,
                       "the record is of the format " + record.format.substr(0, 60)};
  if (!holds_together(record)) return damaged("the record points at things it does not hold");
  if (evidence_json(record) != json) return damaged("the record is not in its canonical form");
  return record;
}

}  // namespace hearsay::engine

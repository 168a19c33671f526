// Lineages and stories as the records of the contract.
#include "engine/json.h"
#include "engine/records.h"
#include "engine/trace.h"
#include "story/tell_story.h"

namespace hearsay::engine {
namespace {

using lineage::Edge;
using lineage::Node;

// Offset maps of the documents a record points into; outside nodes have an empty text.
class Maps {
 public:
  explicit Maps(const std::vector<archive::Stored>& documents) {
    for (const archive::Stored& one : documents) maps_.emplace_back(one.document.text);
  }
  const text::PointMap& of(uint32_t node) const {
    return node < maps_.size() ? maps_[node] : none_;
  }

 private:
  std::vector<text::PointMap> maps_;
  text::PointMap none_{std::string_view()};
};

void write_changes(Json& json, const std::map<wording::ChangeKind, uint32_t>& changes) {
  json.begin_object();
  for (const auto& [kind, count] : changes) json.key(wording::change_kind_name(kind)).number(count);
  json.end_object();
}

void write_evidence(Json& json, const Edge& edge, const Maps& maps) {
  json.begin_array();
  for (const lineage::Evidence& one : edge.evidence) {
    json.begin_object().key("kind").text(lineage::evidence_kind_name(one.kind));
    json.key("weight").score(one.weight / 1000.0);
    json.key("a").span_or_null(one.a, maps.of(edge.from));
    json.key("b").span_or_null(one.b, maps.of(edge.to));
    json.key("note").text(one.note).end_object();
  }
  json.end_array();
}

void write_edge(Json& json, const Edge& edge, const lineage::Lineage& lineage, const Maps& maps) {
  json.begin_object().key("from").text(lineage.nodes[edge.from].id);
  json.key("to").text(lineage.nodes[edge.to].id);
  json.key("relation").text(lineage::edge_relation_name(edge.relation));
  json.key("directed").flag(edge.directed).key("score").share(edge.score).key("evidence");
  write_evidence(json, edge, maps);
  json.key("alternatives").begin_array();
  for (const lineage::Alternative& other : edge.alternatives)
    json.begin_object()
        .key("from")
        .text(lineage.nodes[other.from].id)
        .key("score")
        .share(other.score)
        .end_object();
  json.end_array().key("changes");
  write_changes(json, edge.changes);
  json.key("words").number(edge.words).key("shared_words").number(edge.shared_words);
  json.key("paragraphs").begin_array();
  for (const lineage::ParagraphShare& one : edge.paragraphs)
    json.begin_object()
        .key("b")
        .span(one.b, maps.of(edge.to))
        .key("words")
        .number(one.words)
        .key("shared_words")
        .number(one.shared)
        .end_object();
  json.end_array().key("rule").text_or_null(edge.rule).end_object();
}

void write_telling(Json& json, const story::Telling& telling, const story::Telling& fullest,
                   const std::vector<archive::Stored>& documents, const Maps& maps) {
  const archive::Stored& stored = documents[telling.document];
  const statement::Statement& first = stored.statements[telling.statement];
  const text::PointMap& map = maps.of(telling.document);
  json.begin_object().key("document").text(stored.document.id).key("statements").begin_array();
  std::vector<uint32_t> all = {telling.statement};
  all.insert(all.end(), telling.joined.begin(), telling.joined.end());
  for (const uint32_t s : all) json.text("s" + std::to_string(stored.statements[s].number));
  json.end_array().key("content").begin_array();
  for (const uint32_t s : all)
    for (const base::Bytes piece : stored.statements[s].content) json.span(piece, map);
  json.end_array().key("kind").text(statement::kind_name(first.kind)).key("speaker");
  write_speaker(json, first.speaker);
  json.key("outlet").text_or_null(stored.document.outlet).key("published");
  write_published(
      json, story::published_of({&stored.document, stored.statements}, telling.statement), map);
  json.key("words").number(telling.words).key("similarity").share(telling.similarity);
  json.key("negated").flag(first.negated);
  json.key("reattributed").flag(telling.reattributed).key("against").begin_array();
  for (const uint32_t s : telling.against)
    json.text("s" + std::to_string(documents[fullest.document].statements[s].number));
  json.end_array().key("changes").begin_array();
  for (const wording::Change& change : telling.changes)
    json.begin_object()
        .key("kind")
        .text(wording::change_kind_name(change.kind))
        .key("a")
        .span(change.a, maps.of(fullest.document))
        .key("b")
        .span(change.b, map)
        .end_object();
  json.end_array().end_object();
}

void write_story(Json& json, const story::Story& story,
                 const std::vector<archive::Stored>& documents, const Maps& maps) {
  json.begin_object()
      .key("format")
      .text("hearsay.story/1")
      .key("fullest")
      .number(0)
      .key("earliest");
  if (story.earliest)
    json.number(*story.earliest);
  else
    json.null();
  json.key("tellings").begin_array();
  for (const story::Telling& telling : story.tellings)
    write_telling(json, telling, story.tellings.front(), documents, maps);
  json.end_array().end_object();
}

}  // namespace

std::string lineage_json(const Trace& trace) {
  const Maps maps(trace.documents);
  Json json;
  json.begin_object()
      .key("format")
      .text("hearsay.lineage/1")
      .key("focus")
      .text_or_null(trace.focus);
  json.key("searched").number(trace.searched).key("cut_short").flag(trace.cut_short);
  json.key("nodes").begin_array();
  for (uint32_t i = 0; i < trace.lineage.nodes.size(); ++i) {
    const Node& node = trace.lineage.nodes[i];
    json.begin_object().key("id").text(node.id).key("kind").text(node.outside ? "outside"
                                                                              : "document");
    json.key("title")
        .text_or_null(node.title)
        .key("outlet")
        .text_or_null(node.outlet)
        .key("published");
    write_published(json, node.published, maps.of(i));
    json.end_object();
  }
  json.end_array().key("edges").begin_array();
  for (const Edge& edge : trace.lineage.edges) write_edge(json, edge, trace.lineage, maps);
  json.end_array().key("story");
  if (trace.story)
    write_story(json, *trace.story, trace.documents, maps);
  else
    json.null();
  json.end_object();
  return json.line() + "\n";
}

std::string edges_jsonl(const Trace& trace) {
  const Maps maps(trace.documents);
  std::string out;
  for (const Edge& edge : trace.lineage.edges) {
    Json json;
    write_edge(json, edge, trace.lineage, maps);
    out += json.line() + "\n";
  }
  return out;
}

std::string stories_jsonl(const Stories& stories) {
  const Maps maps(stories.documents);
  std::string out;
  for (const story::Story& story : stories.stories) {
    Json json;
    write_story(json, story, stories.documents, maps);
    out += json.line() + "\n";
  }
  return out;
}

}  // namespace hearsay::engine

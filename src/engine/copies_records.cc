// Shared passages and clusters as the lines of the contract and as text for a person.
#include <algorithm>

#include "engine/cluster_lines.h"
#include "engine/copies.h"
#include "engine/json.h"
#include "engine/passage_lines.h"
#include "engine/trace.h"

namespace hearsay::engine {

namespace {

// Maps of the documents' offsets, made when first asked for.
class Maps {
 public:
  explicit Maps(const Corpus& corpus) : corpus_(corpus), maps_(corpus.documents.size()) {}
  const text::PointMap& of(uint32_t document) {
    if (!maps_[document]) maps_[document].emplace(corpus_.documents[document].text);
    return *maps_[document];
  }

 private:
  const Corpus& corpus_;
  std::vector<std::optional<text::PointMap>> maps_;
};

// Evidence of a direct link, its spans turned so that "a" is in the passage's a.
void write_direction(Json& json, const Corpus& corpus, const Copies& copies, const Copy& copy,
                     Maps& maps) {
  const std::optional<Direction>& direction = copy.direction;
  json.key("direction");
  if (direction)
    json.text(direction->a_first ? "a>b" : "b>a");
  else
    json.null();
  json.key("evidence").begin_array();
  if (direction && direction->edge) {
    const lineage::Edge& edge = copies.lineage.edges[*direction->edge];
    for (const lineage::Evidence& one : edge.evidence) {
      json.begin_object()
          .key("kind")
          .text(lineage::evidence_kind_name(one.kind))
          .key("weight")
          .score(one.weight / 1000.0);
      const bool turned = !direction->a_first;
      json.key("a").span_or_null(turned ? one.b : one.a, maps.of(copy.passage.a.value()));
      json.key("b").span_or_null(turned ? one.a : one.b, maps.of(copy.passage.b.value()));
      json.key("note").text(one.note).end_object();
    }
  }
  json.end_array().key("via").begin_array();
  if (direction)
    for (const uint32_t between : direction->via) json.text(corpus.documents[between].id);
  json.end_array();
}

IdOf ids_of(const Corpus& corpus) {
  return [&](uint32_t document) -> std::string_view { return corpus.documents[document].id; };
}

std::string passage_text(const Corpus& corpus, const Copy& copy) {
  const document::Document& a = corpus.documents[copy.passage.a.value()];
  const document::Document& b = corpus.documents[copy.passage.b.value()];
  std::string sign = " = ";
  if (copy.direction) sign = copy.direction->a_first ? " > " : " < ";
  std::string out;
  put_passage_text(out, copy.passage, sign, a, b);
  put_changes_text(out, copy.changes, a, b);
  return out;
}

}  // namespace

std::string copies_jsonl(const Corpus& corpus, const Copies& copies, const CopiesOptions& options) {
  std::string out;
  if (options.clusters) {
    for (size_t i = 0; i < copies.clusters.size(); ++i)
      put_cluster_line(out, copies.clusters[i], i + 1, ids_of(corpus));
    return out;
  }
  Maps maps(corpus);
  std::vector<std::string> ids(corpus.documents.size());
  const auto side = [&](match::TextId text, base::Bytes span) {
    const uint32_t document = text.value();
    if (ids[document].empty()) ids[document] = json_text(corpus.documents[document].id);
    return LineSide{ids[document], corpus.documents[document].outlet,
                    points_of(maps.of(document), span)};
  };
  for (const Copy& copy : copies.passages) {
    begin_passage_line(out, copy.passage, side(copy.passage.a, copy.passage.a_span),
                       side(copy.passage.b, copy.passage.b_span));
    if (options.direction) {
      Json json;
      json.begin_object();
      write_direction(json, corpus, copies, copy, maps);
      const std::string members = json.end_object().line();
      out += "," + members.substr(1, members.size() - 2);
    }
    if (options.changes)
      out += "," + changes_member(copy.changes, maps.of(copy.passage.a.value()),
                                  maps.of(copy.passage.b.value()));
    out += '}';
    out += '\n';
  }
  return out;
}

std::string copies_text(const Corpus& corpus, const Copies& copies, const CopiesOptions& options) {
  std::string out;
  if (options.clusters) {
    for (const std::vector<ClusterMember>& members : copies.clusters)
      put_cluster_text(out, members, ids_of(corpus));
    return out.empty() ? std::string(kNoClusters) : out;
  }
  for (const Copy& copy : copies.passages) out += passage_text(corpus, copy);
  return out.empty()
             ? "No passage of " + std::to_string(options.min_words) + " words or more is shared.\n"
             : out;
}

}  // namespace hearsay::engine

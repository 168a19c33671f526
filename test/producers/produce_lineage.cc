// Makes the text of test/cases/lineage: who has it from whom, and by which kinds of evidence.
#include <set>
#include <string>

#include "lineage/trace_lineage.h"
#include "producers/page_set.h"
#include "producers/produce.h"

namespace hearsay::test {

std::string produce_lineage(const Case& test) {
  const std::vector<ReadPage> pages = pages_of(test);
  std::vector<std::vector<lineage::Utterance>> utterances(pages.size());
  std::vector<lineage::Source> sources;
  for (size_t i = 0; i < pages.size(); ++i) {
    for (const statement::Statement& one : pages[i].statements)
      if (!one.content.empty() && !one.within)
        utterances[i].push_back({one.content, one.speaker.name});
    sources.push_back({&pages[i].document, utterances[i]});
  }
  const lineage::Lineage lineage = lineage::trace_lineage(sources, lexicon::Lexicon::built_in());
  std::string out;
  for (const lineage::Edge& edge : lineage.edges) {
    out += lineage.nodes[edge.from].id + (edge.directed ? " > " : " - ") +
           lineage.nodes[edge.to].id + " | " +
           std::string(lineage::edge_relation_name(edge.relation)) + " | ";
    std::set<std::string> kinds;
    for (const lineage::Evidence& one : edge.evidence)
      if (one.weight > 0) kinds.insert(std::string(lineage::evidence_kind_name(one.kind)));
    std::string named;
    for (const std::string& kind : kinds) named += (named.empty() ? "" : " ") + kind;
    out += (named.empty() ? "-" : named) + " | ";
    std::string changed;
    for (const auto& [kind, count] : edge.changes)
      changed += (changed.empty() ? "" : ", ") + std::to_string(count) + " " +
                 std::string(wording::change_kind_name(kind));
    out += (changed.empty() ? "-" : changed) + "\n";
    for (const lineage::Alternative& other : edge.alternatives)
      out += "  or " + lineage.nodes[other.from].id + "\n";
  }
  return out;
}

}  // namespace hearsay::test

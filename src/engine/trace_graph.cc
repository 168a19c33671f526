// Lineages for graph programs: Graphviz DOT and GraphML 1.0.
#include "engine/trace.h"
#include "text/utf8.h"

namespace hearsay::engine {
namespace {

// A DOT string: quotes and backslashes escaped, one line.
std::string dot_quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : plain_line(text, 400)) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

// Text for XML 1.0: markup escaped; characters XML cannot hold have become U+FFFD in plain_line.
std::string xml(std::string_view text) {
  std::string out;
  for (const char c : plain_line(text, 2000)) switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  return out;
}

std::string thousandths(uint32_t value) {
  const std::string digits = std::to_string(value % 1000 + 1000).substr(1);
  return std::to_string(value / 1000) + "." + digits;
}

std::string node_label(const lineage::Node& node) {
  if (node.outside) return node.outlet + " (not in this archive)";
  const std::string& name = node.outlet.empty() ? node.id : node.outlet;
  return name + ", " + date_or_undated(node.published) + ": " + node.title;
}

std::string changes_label(const lineage::Edge& edge) {
  std::string out;
  for (const auto& [kind, count] : edge.changes)
    out += (out.empty() ? "" : ", ") + std::to_string(count) + " " +
           std::string(wording::change_kind_name(kind));
  return out;
}

std::string evidence_label(const lineage::Edge& edge) {
  std::string out;
  for (const lineage::Evidence& one : edge.evidence) out += (out.empty() ? "" : "; ") + one.note;
  return out;
}

void data(std::string& out, std::string_view key, std::string_view value) {
  out.append("      <data key=\"").append(key).append("\">").append(xml(value)).append("</data>\n");
}

}  // namespace

std::string lineage_dot(const Trace& trace) {
  std::string out =
      "digraph lineage {\n  rankdir=LR;\n  node [shape=box, fontname=\"sans-serif\"];\n";
  for (size_t i = 0; i < trace.lineage.nodes.size(); ++i) {
    const lineage::Node& node = trace.lineage.nodes[i];
    out += "  n" + std::to_string(i) + " [label=" + dot_quoted(node_label(node)) +
           ", tooltip=" + dot_quoted(node.id);
    if (node.outside) out += ", style=dashed";
    if (trace.focus_node && *trace.focus_node == i) out += ", penwidth=3";
    out += "];\n";
  }
  for (const lineage::Edge& edge : trace.lineage.edges) {
    out += "  n" + std::to_string(edge.from) + " -> n" + std::to_string(edge.to) + " [label=" +
           dot_quoted(std::string(lineage::edge_relation_name(edge.relation)) + " " +
                      thousandths(edge.score)) +
           ", tooltip=" + dot_quoted(evidence_label(edge));
    if (!edge.directed) out += ", dir=none, style=dashed";
    out += "];\n";
  }
  return out + "}\n";
}

std::string lineage_graphml(const Trace& trace) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"\n"
      "         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n"
      "         xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
      "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";
  for (const char* name : {"id", "kind", "title", "outlet", "published"})
    out += std::string("  <key id=\"") + name + "\" for=\"node\" attr.name=\"" + name +
           "\" attr.type=\"string\"/>\n";
  for (const char* name : {"relation", "evidence", "changes"})
    out += std::string("  <key id=\"") + name + "\" for=\"edge\" attr.name=\"" + name +
           "\" attr.type=\"string\"/>\n";
  out += "  <key id=\"score\" for=\"edge\" attr.name=\"score\" attr.type=\"double\"/>\n";
  out += "  <graph id=\"lineage\" edgedefault=\"directed\">\n";
  for (size_t i = 0; i < trace.lineage.nodes.size(); ++i) {
    const lineage::Node& node = trace.lineage.nodes[i];
    out += "    <node id=\"n" + std::to_string(i) + "\">\n";
    data(out, "id", node.id);
    data(out, "kind", node.outside ? "outside" : "document");
    data(out, "title", node.title);
    data(out, "outlet", node.outlet);
    data(out, "published", node.published ? base::to_iso(node.published->moment) : "");
    out += "    </node>\n";
  }
  for (size_t i = 0; i < trace.lineage.edges.size(); ++i) {
    const lineage::Edge& edge = trace.lineage.edges[i];
    out += "    <edge id=\"e" + std::to_string(i) + "\" source=\"n" + std::to_string(edge.from) +
           "\" target=\"n" + std::to_string(edge.to) + "\"" +
           (edge.directed ? "" : " directed=\"false\"") + ">\n";
    data(out, "relation", lineage::edge_relation_name(edge.relation));
    data(out, "score", thousandths(edge.score));
    data(out, "evidence", evidence_label(edge));
    data(out, "changes", changes_label(edge));
    out += "    </edge>\n";
  }
  return out + "  </graph>\n</graphml>\n";
}

}  // namespace hearsay::engine

// Draws a lineage in layers: a node stands one column right of its rightmost parent.
#include "engine/evidence_svg.h"

#include <algorithm>
#include <vector>

#include "engine/html_text.h"

namespace hearsay::engine {
namespace {

constexpr int kBoxWidth = 204, kBoxHeight = 46, kColumn = 274, kRow = 66, kMargin = 14;

struct Place {
  int x = 0, y = 0;
};

// Columns by longest path from a root; rings (which lineages do not have) would be left in column
// 0.
std::vector<int> columns(const EvidenceRecord& record) {
  std::vector<int> column(record.nodes.size(), 0), waiting(record.nodes.size(), 0);
  for (const EvidenceEdge& edge : record.edges) waiting[edge.to] += edge.directed;
  std::vector<uint32_t> ready;
  for (uint32_t i = 0; i < waiting.size(); ++i)
    if (waiting[i] == 0) ready.push_back(i);
  for (size_t k = 0; k < ready.size(); ++k)
    for (const EvidenceEdge& edge : record.edges) {
      if (!edge.directed || edge.from != ready[k]) continue;
      column[edge.to] = std::max(column[edge.to], column[edge.from] + 1);
      if (--waiting[edge.to] == 0) ready.push_back(edge.to);
    }
  return column;
}

// Rows: each column ordered by the mean row of the parents, ties by number.
std::vector<Place> places(const EvidenceRecord& record) {
  const std::vector<int> column = columns(record);
  std::vector<int> row(record.nodes.size(), 0);
  const int last = *std::max_element(column.begin(), column.end());
  for (int c = 0; c <= last; ++c) {
    std::vector<std::pair<int, uint32_t>> order;
    for (uint32_t i = 0; i < column.size(); ++i) {
      if (column[i] != c) continue;
      int sum = 0, parents = 0;
      for (const EvidenceEdge& edge : record.edges)
        if (edge.to == i && column[edge.from] < c) sum += row[edge.from], ++parents;
      order.push_back({parents == 0 ? 1000 * static_cast<int>(i) : 1000 * sum / parents, i});
    }
    std::sort(order.begin(), order.end());
    for (size_t k = 0; k < order.size(); ++k) row[order[k].second] = static_cast<int>(k);
  }
  std::vector<Place> out;
  for (size_t i = 0; i < column.size(); ++i)
    out.push_back({kMargin + column[i] * kColumn, kMargin + row[i] * kRow});
  return out;
}

std::string number(int value) { return std::to_string(value); }

void draw_edge(const EvidenceEdge& edge, size_t index, const std::vector<Place>& at,
               std::string& out) {
  const bool forward = at[edge.from].x < at[edge.to].x;
  const int x1 = at[edge.from].x + kBoxWidth, y1 = at[edge.from].y + kBoxHeight / 2;
  const int x2 = forward ? at[edge.to].x : at[edge.to].x + kBoxWidth,
            y2 = at[edge.to].y + kBoxHeight / 2;
  const int bend = forward ? (x2 - x1) / 2 : 36;
  out += "<path class=\"" + std::string(edge.directed ? "edge" : "edge open") + "\" d=\"M" +
         number(x1) + " " + number(y1) + " C" + number(x1 + bend) + " " + number(y1) + " " +
         number(forward ? x2 - bend : x2 + bend) + " " + number(y2) + " " + number(x2) + " " +
         number(y2) + "\"" + (edge.directed ? " marker-end=\"url(#arrow)\"" : "") + "/>\n";
  const int mx = forward ? (x1 + x2) / 2 : std::max(x1, x2) + 28, my = (y1 + y2) / 2;
  out += "<circle class=\"tag\" cx=\"" + number(mx) + "\" cy=\"" + number(my) +
         "\" r=\"10\"/><text class=\"no\" x=\"" + number(mx) + "\" y=\"" + number(my + 4) + "\">" +
         std::to_string(index + 1) + "</text>\n";
}

void draw_node(const EvidenceNode& node, Place at, std::string& out) {
  const std::string kind = node.outside ? "box outside" : node.focus ? "box focus" : "box";
  const std::string below = node.outside             ? "not in this archive"
                            : node.published.empty() ? "undated"
                                                     : cut_points(node.published, 24);
  out += "<g><title>" + escape_html(node.id) + "</title><rect class=\"" + kind + "\" x=\"" +
         number(at.x) + "\" y=\"" + number(at.y) + "\" width=\"" + number(kBoxWidth) +
         "\" height=\"" + number(kBoxHeight) + "\" rx=\"4\"/><text class=\"name\" x=\"" +
         number(at.x + 10) + "\" y=\"" + number(at.y + 20) + "\">" +
         escape_html(cut_points(node.name, 25)) + "</text><text class=\"date\" x=\"" +
         number(at.x + 10) + "\" y=\"" + number(at.y + 37) + "\">" + escape_html(below) +
         (node.focus ? " · asked for" : "") + "</text></g>\n";
}

}  // namespace

std::string draw_lineage(const EvidenceRecord& record) {
  if (record.nodes.size() < 2) return {};
  const std::vector<Place> at = places(record);
  int width = 0, height = 0;
  for (const Place& place : at) {
    width = std::max(width, place.x + kBoxWidth + kMargin + 44);
    height = std::max(height, place.y + kBoxHeight + kMargin);
  }
  std::string out =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"drawing-title "
      "drawing-text\" viewBox=\"0 0 " +
      number(width) + " " + number(height) + "\" width=\"" + number(width) + "\" height=\"" +
      number(height) +
      "\">\n<title id=\"drawing-title\">Lineage</title>\n<desc id=\"drawing-text\">" +
      std::to_string(record.nodes.size()) + " pages and sources joined by " +
      std::to_string(record.edges.size()) +
      " numbered lines; the table below says the same in words.</desc>\n" +
      "<defs><marker id=\"arrow\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"8\" "
      "markerHeight=\"8\" "
      "orient=\"auto-start-reverse\"><path class=\"tip\" d=\"M0 0L10 5L0 10z\"/></marker></defs>\n";
  for (size_t i = 0; i < record.edges.size(); ++i) draw_edge(record.edges[i], i, at, out);
  for (size_t i = 0; i < record.nodes.size(); ++i) draw_node(record.nodes[i], at[i], out);
  return out + "</svg>\n";
}

}  // namespace hearsay::engine

// Trees built on the short path are those that lexbor's own parser builds.
#include "document/html_quick.h"

#include <gtest/gtest.h>
#include <lexbor/dom/dom.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "document/html_tree.h"

namespace hearsay::document {
namespace {

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \n\t") == std::string_view::npos;
}

// One line a node: how deep it stands, and its tag or its words.
std::string line_of(int depth, uintptr_t tag, std::string_view text) {
  return std::string(static_cast<size_t>(depth), ' ') + std::to_string(tag) + ' ' +
         std::string(text) + '\n';
}

std::string ours(const std::string& html) {
  const HtmlTree tree = HtmlTree::parse(html);
  std::vector<int> depths(tree.nodes().size());
  std::string out;
  for (NodeIndex i = 0; i < tree.nodes().size(); ++i) {
    const HtmlNode& node = tree[i];
    if (node.parent != kNoNode) depths[i] = depths[node.parent] + 1;
    if (node.tag != LXB_TAG__TEXT)
      out += line_of(depths[i], node.tag, node.classes);
    else if (!is_blank(node.text))
      out += line_of(depths[i], node.tag, node.text);
  }
  return out;
}

std::string_view class_of(lxb_dom_node_t* node) {
  size_t size = 0;
  const lxb_char_t* value =
      lxb_dom_element_class(reinterpret_cast<lxb_dom_element_t*>(node), &size);
  return value == nullptr ? std::string_view()
                          : std::string_view(reinterpret_cast<const char*>(value), size);
}

std::string theirs(const std::string& html) {
  lxb_html_parser_t* parser = lxb_html_parser_create();
  lxb_html_parser_init(parser);
  lxb_html_parser_scripting_set(parser, true);
  lxb_html_document_t* document =
      lxb_html_parse(parser, reinterpret_cast<const lxb_char_t*>(html.data()), html.size());
  auto* body = reinterpret_cast<lxb_dom_node_t*>(lxb_html_document_body_element(document));
  std::string out;
  int depth = 0;
  for (lxb_dom_node_t* node = body; node != nullptr;) {
    const bool hidden = node->local_name == LXB_TAG_SVG || node->local_name == LXB_TAG_TEMPLATE ||
                        node->local_name == LXB_TAG_SELECT || node->local_name == LXB_TAG_OBJECT;
    if (node->type == LXB_DOM_NODE_TYPE_TEXT) {
      const lexbor_str_t& data = reinterpret_cast<lxb_dom_character_data_t*>(node)->data;
      const std::string_view text(reinterpret_cast<const char*>(data.data), data.length);
      if (!is_blank(text)) out += line_of(depth, LXB_TAG__TEXT, text);
    } else if (!hidden && node->type == LXB_DOM_NODE_TYPE_ELEMENT) {
      const uintptr_t tag = node->local_name < LXB_TAG__LAST_ENTRY ? node->local_name : 0;
      out += line_of(depth, tag, class_of(node));
    }
    if (!hidden && node->first_child != nullptr) {
      node = node->first_child;
      ++depth;
      continue;
    }
    while (node != body && node->next == nullptr) {
      node = node->parent;
      --depth;
    }
    node = node == body ? nullptr : node->next;
  }
  lxb_html_document_destroy(document);
  lxb_html_parser_destroy(parser);
  return out;
}

TEST(HtmlQuick, BuildsWhatLexborBuilds) {
  constexpr std::array<std::string_view, 68> kPieces = {
      "<div>",     "</div>",     "<div class=a>", "<p>",         "</p>",         "<p class='b c'>",
      "<span>",    "</span>",    "<a href=x>",    "</a>",        "<a>",          "<b>",
      "</b>",      "<i>",        "</i>",          "<em>",        "</em>",        "<strong>",
      "</strong>", "<ul>",       "</ul>",         "<ol>",        "</ol>",        "<li>",
      "</li>",     "<h1>",       "</h1>",         "<h2>",        "</h2>",        "<br>",
      "</br>",     "<img>",      "<table>",       "</table>",    "<tr>",         "</tr>",
      "<td>",      "</td>",      "<th>",          "<tbody>",     "<caption>",    "</caption>",
      "<button>",  "</button>",  "<form>",        "</form>",     "<label>",      "</label>",
      "<section>", "</section>", "<article>",     "</article>",  "<blockquote>", "</blockquote>",
      "<svg>",     "</svg>",     "<template>",    "</template>", "<select>",     "</select>",
      "<dl>",      "<dt>",       "<x-card>",      "</x-card>",   "<object>",     "</object>",
      "words ",    "more of it"};
  uint32_t state = 11;
  const auto next = [&](size_t most) {
    state = state * 1664525 + 1013904223;
    return (state >> 12) % most;
  };
  for (int round = 0; round < 2000; ++round) {
    std::string html = round % 3 == 0 ? "<body>" : "<title>x</title><body>";
    if (round % 2 == 0) html += "A first word<div>";
    // Half the time the visible blocks alone, so that most tokens take the short path.
    const size_t kinds = round % 4 < 2 ? 34 : kPieces.size();
    const size_t most = 4 + next(36);
    for (size_t i = 0; i < most; ++i) {
      html += kPieces[next(kinds)];
      if (next(3) == 0) html += " word";
    }
    html += std::string(300, 'x');  // shows enough of itself
    ASSERT_EQ(ours(html), theirs(html)) << html;
  }
}

}  // namespace
}  // namespace hearsay::document

// What is left out of the parse changes nothing that is read.
#include "document/html_lean.h"

#include <gtest/gtest.h>

#include <string>

#include "document/html_tree.h"
#include "document/render.h"

namespace hearsay::document {
namespace {

std::string text_of(const std::string& html) { return render(HtmlTree::parse(html)).text; }

TEST(HtmlLean, RawTextEndsWhereItsEndTagBegins) {
  const struct {
    const char* text;
    lxb_tag_id_t tag;
    size_t end;
  } rows[] = {{"a < b</script>", LXB_TAG_SCRIPT, 5},
              {"'</scriptx>'</SCRIPT >", LXB_TAG_SCRIPT, 12},
              {"<!-- <script></script> --></script>", LXB_TAG_SCRIPT, std::string::npos},
              {"a</script", LXB_TAG_SCRIPT, std::string::npos},
              {"p { content: '<!--' }</style>", LXB_TAG_STYLE, 21},
              {"<img></noscript>", LXB_TAG_NOSCRIPT, 5},
              {"", LXB_TAG_STYLE, std::string::npos}};
  for (const auto& row : rows) EXPECT_EQ(raw_text_end(row.text, row.tag), row.end) << row.text;
}

TEST(HtmlLean, ScriptsAndStylesLeaveTheTextAsItIs) {
  for (const char* between :
       {"<script>if (a < b) { x = '<p>no</p>'; }</script>", "<style>p > b { color: red }</style>",
        "<script><!-- document.write('<script></script>') --></script>",
        "<noscript><p>no</p></noscript>", "<SCRIPT type=module>let a = `</p>`</SCRIPT\n>",
        "<script src=a.js></script><script></script>", "<script></scriptx></script/>"})
    EXPECT_EQ(text_of("<body><p>The ferry</p>" + std::string(between) + "<p>left.</p>"),
              "The ferry\n\nleft.")
        << between;
  EXPECT_EQ(text_of("<body><p>The ferry</p><script>never ended <p>left.</p>"), "The ferry");
  EXPECT_EQ(text_of("<body><svg><style><p>The ferry left.</p></style></svg>"), "The ferry left.");
}

TEST(HtmlLean, JsonLdIsKeptAndSoAreAttributesThatAreRead) {
  const std::string html =
      "<body><script type='application/ld+json; charset=utf-8'>{\"a\": 1}</script><p data-x=1 "
      "class=lead onclick=go() itemprop=articleBody><a href=/quay rel=author data-y>The ferry</a>";
  const HtmlTree tree = HtmlTree::parse(html);
  ASSERT_EQ(tree.json_scripts().size(), 1U);
  EXPECT_EQ(tree.json_scripts()[0], "{\"a\": 1}");
  ASSERT_GE(tree.nodes().size(), 3U);
  EXPECT_EQ(tree.attribute(1, "class"), "lead");
  EXPECT_EQ(tree.attribute(1, Attribute::kItemprop), "articleBody");
  EXPECT_EQ(tree.attribute(2, Attribute::kHref), "/quay");
  EXPECT_EQ(tree.attribute(2, Attribute::kRel), "author");
}

}  // namespace
}  // namespace hearsay::document

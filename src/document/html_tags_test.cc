// What the short path reads of a tag is what lexbor's own tokeniser reads of it.
#include "document/html_tags.h"

#include <gtest/gtest.h>

#include <string>

#include "document/html_store.h"
#include "document/html_tree.h"

namespace hearsay::document {
namespace {

std::string described(const lxb_html_token_t& token) {
  std::string out = std::to_string(token.tag_id) + "/" + std::to_string(token.type);
  if ((token.type & LXB_HTML_TOKEN_TYPE_CLOSE) != 0) return out;  // nobody asks for attributes
  for (const auto* attr = token.attr_first; attr != nullptr; attr = attr->next) {
    out +=
        ' ' + std::string(reinterpret_cast<const char*>(lexbor_hash_entry_str(&attr->name->entry)));
    if (attr->value_begin != nullptr)
      out += '=' + std::string(reinterpret_cast<const char*>(attr->value), attr->value_size);
  }
  return out;
}

// lexbor's tokeniser alone; the last tag that it has read.
struct Tokeniser {
  lxb_html_tokenizer_t* made = lxb_html_tokenizer_create();
  std::string last;

  Tokeniser() {
    lxb_html_tokenizer_init(made);
    lxb_html_tokenizer_tags_make(made, 128);
    lxb_html_tokenizer_attrs_make(made, 128);
    lxb_html_tokenizer_keep_duplicate_set(made, true);
    lxb_html_tokenizer_callback_token_done_set(made, on_token, this);
    lxb_html_tokenizer_begin(made);
    // Every name is met, as it is on a page after a while.
    read(
        "<p id alt rel href lang name open role type face size class style title color hidden "
        "content itemprop itemtype datetime property encoding http-equiv aria-hidden onclick>");
  }
  ~Tokeniser() {
    lxb_html_tokenizer_tags_destroy(made);
    lxb_html_tokenizer_attrs_destroy(made);
    lxb_html_tokenizer_destroy(made);
  }
  Tokeniser(const Tokeniser&) = delete;
  Tokeniser& operator=(const Tokeniser&) = delete;

  const std::string& read(const std::string& html) {
    lxb_html_tokenizer_chunk(made, reinterpret_cast<const lxb_char_t*>(html.data()), html.size());
    return last;
  }
  static lxb_html_token_t* on_token(lxb_html_tokenizer_t* /*tokenizer*/, lxb_html_token_t* token,
                                    void* context) {
    if ((token->type & LXB_HTML_TOKEN_TYPE_CLOSE) == 0) drop_unread_attributes(token);
    static_cast<Tokeniser*>(context)->last = described(*token);
    return token;
  }
};

// What the short path makes of the tag, with the bytes that are left behind it; empty where it
// leaves the tag to lexbor.
std::string read_short(Tokeniser& tokeniser, const std::string& html) {
  TagReader reader(8);
  const bool is_close = html[1] == '/';
  tokeniser.made->token->type = is_close ? LXB_HTML_TOKEN_TYPE_CLOSE : LXB_HTML_TOKEN_TYPE_OPEN;
  const auto* begin = reinterpret_cast<const lxb_char_t*>(html.data());
  const lxb_char_t* behind =
      reader.read(tokeniser.made, begin + (is_close ? 2 : 1), begin + html.size());
  const std::string out = behind == nullptr ? "" : described(*tokeniser.made->token);
  EXPECT_TRUE(behind == nullptr || behind == begin + html.size()) << html;
  lxb_html_token_clean(tokeniser.made->token);
  return out;
}

TEST(HtmlTags, TheShortPathReadsWhatLexborReads) {
  for (const char* html : {"<p>",
                           "<P >",
                           "<br/>",
                           "<br / >",
                           "<br//>",
                           "<p class=quay>",
                           "<p CLASS='quay' id=\"\">",
                           "<p class = \"the quay\"\n\tid\n=\nq hidden>",
                           "<p class=quay/>",
                           "<p class=a class=b>",
                           "<a href=/quay?a=1 data-x='>' onclick=go()>",
                           "<p class='a'id=b>",
                           "<p class=>",
                           "<p class= />",
                           "<p hidden/>",
                           "<p hidden / id=x>",
                           "<p data-x=\"a&amp;b\" id=c>",
                           "<p a\"b='c' id=d>",
                           "<p id=\"a>b\">",
                           "<b class=x onclick='y'>",
                           "</p>",
                           "</p class=x>",
                           "</P/>",
                           "<p id=a\"b'c<d=e`f>",
                           "<p \f\r\n id=a>",
                           "<p id='\xc3\xa9'>"}) {
    Tokeniser tokeniser;
    EXPECT_EQ(read_short(tokeniser, html), tokeniser.read(html)) << html;
  }
}

TEST(HtmlTags, WhatIsNotAsItIsWrittenIsLeftToLexbor) {
  for (const std::string html : {"<p id='a&amp;b'>", "<p id=a&lt>", "<p id='a\rb'>", "<p =id>",
                                 "<p id", "<p id=", "<p id=\"a>", "<p", "<p ", "<p/", "<ferry>",
                                 "<b ferry>", "<p a b c d e f g h i>"}) {
    Tokeniser tokeniser;
    EXPECT_EQ(read_short(tokeniser, html), "") << html;
  }
  Tokeniser tokeniser;
  EXPECT_EQ(read_short(tokeniser, std::string("<p id='a\0b'>", 12)), "");
  EXPECT_EQ(read_short(tokeniser, std::string("<p\0>", 4)), "");
  const HtmlTree tree = HtmlTree::parse(std::string("<body><p>a</p><p\0>b", 19));
  EXPECT_EQ(tree[1].tag, LXB_TAG_P);
  EXPECT_EQ(tree[3].tag, LXB_TAG__UNDEF);
}

TEST(HtmlTags, TextAndTagsComeByTurnsFromBothReaders) {
  const HtmlTree tree = HtmlTree::parse(
      "<!doctype html><title>The quay &amp; the ferry</title><p class=a>one<!-- < --> &amp; < two"
      "<i class=b>three</i>&lt;<b id='x&amp;y'>four</b>\r\nfive</p><p id=c>six<?php ?>seven</");
  std::string all;
  for (NodeIndex i = 0; i < tree.nodes().size(); ++i) {
    const HtmlNode& node = tree[i];
    all += node.element == nullptr ? std::string(node.text)
                                   : '[' + std::string(tree.attribute(i, "class")) +
                                         std::string(tree.attribute(i, "id")) + ']';
  }
  EXPECT_EQ(tree.title(), "The quay & the ferry");
  EXPECT_EQ(all, "[][a]one & < two[b]three<[x&y]four\nfive[c]sixseven</");
}

TEST(HtmlTags, WhiteSpaceBetweenBlocksIsNoNode) {
  const auto texts = [](const char* html) {
    const HtmlTree tree = HtmlTree::parse(html);
    size_t count = 0;
    for (const HtmlNode& node : tree.nodes()) count += node.element == nullptr;
    return count;
  };
  EXPECT_EQ(texts("<body>\n<div>\n<p>a</p>\n<p>b</p>\n</div>\n</body>"), 2U);
  EXPECT_EQ(texts("<body><p>a</p> <i>b</i>"), 3U);                  // it parts words
  EXPECT_EQ(texts("<body><p>a</p>\n<!-- --><p>b</p>"), 3U);         // nobody looked behind it
  EXPECT_EQ(texts("<body><table><tr>\n<td>a</td>\n</table>"), 3U);  // cells are measured with it
  EXPECT_EQ(texts("<body><p><b>a</p>\n<p>b</p>"), 3U);              // it opens the <b> again
}

TEST(HtmlTags, WhatIsStatedIsFoundWhereverItStands) {
  for (const char* html :
       {"<html lang=en><head><title>T</title><meta name=a content=b><base href=/c>",
        "<title>T</title><html lang=en><body><meta name=a content=b><base href=/c>",
        "<html lang=en><head></head><meta name=a content=b><title>T</title><base href=/c>",
        "<html lang=en><table><meta name=a content=b><base href=/c><tr></table><title>T</title>",
        "<html lang=en><svg><title>no</title></svg><title>T</title><p hidden><meta name=a "
        "content=b><base href=/c>"}) {
    const HtmlTree tree = HtmlTree::parse(html);
    EXPECT_EQ(tree.language(), "en") << html;
    EXPECT_EQ(tree.title(), "T") << html;
    EXPECT_EQ(tree.base_href(), "/c") << html;
    ASSERT_EQ(tree.metas().size(), 1U) << html;
    EXPECT_EQ(tree.metas()[0].content, "b") << html;
  }
}

}  // namespace
}  // namespace hearsay::document

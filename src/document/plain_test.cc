// Laws of plain text: blocks cover it, keep their order and point at the page's own bytes, whatever
// the text.
#include "document/plain.h"

#include <gtest/gtest.h>

#include <string>

#include "document/credits.h"
#include "document/plain_units.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace hearsay::document {
namespace {

Document read(std::string bytes) {
  page::Page page;
  page.bytes = bytes;
  std::string text = bytes.starts_with("\xef\xbb\xbf") ? bytes.substr(3) : bytes;
  Document document;
  read_plain(page, std::move(text), lexicon::Lexicon::built_in(), document);
  find_credits(document, lexicon::Lexicon::built_in());
  return document;
}

// What is wrong with the blocks, empty where nothing is.
std::string broken_law(const Document& document, const std::string& bytes) {
  uint32_t at = 0, part = 0;
  const auto only_space = [&](uint32_t begin, uint32_t end) {
    for (uint32_t i = begin; i < end;) {
      const text::Point p = text::point_at(document.text, i);
      if (!text::is_space(p.value)) return false;
      i += std::max<uint32_t>(p.bytes, 1);
    }
    return true;
  };
  for (const Block& block : document.blocks) {
    if (block.span.begin < at || block.span.end > document.text.size() || block.span.empty())
      return "a block lies wrong";
    if (!only_space(at, block.span.begin)) return "text before a block is in none";
    if (block.part < part || block.part >= document.parts.size()) return "parts are out of order";
    if (!document.parts[block.part].span.holds(block.span)) return "a block is outside of its part";
    if (block.rule.empty()) return "a block without a rule";
    if (base::view(bytes, block.raw) != base::view(document.text, block.span)) return "raw differs";
    at = block.span.end;
    part = block.part;
  }
  if (!only_space(at, base::narrow(document.text.size()))) return "the end is in no block";
  for (const Credit& credit : document.credits)
    if (credit.span.empty() || credit.span.end > document.text.size()) return "a credit lies wrong";
  return "";
}

// A small generator of numbers, the same on every machine.
class Dice {
 public:
  explicit Dice(uint64_t seed) : state_(seed * 2654435761u + 1) {}
  uint32_t roll(uint32_t sides) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<uint32_t>(state_ >> 33) % sides;
  }

 private:
  uint64_t state_;
};

TEST(Plain, BlocksCoverAnyTextInOrder) {
  const char* pieces[] = {"The mayor said the bridge is safe. ",
                          "\n",
                          "\n\n",
                          "\r\n",
                          "By Ana Ruiz",
                          "March 3, 2014",
                          "|",
                          "Jane Plum says:",
                          "\xc2\xa0",
                          "Post a comment",
                          "In\n",
                          "“",
                          "”",
                          "Photo: Reuters",
                          "\t",
                          "3 hours ago",
                          "1%",
                          "WATER PRICES RISE",
                          "\xe2\x80\xa8",
                          "told Reuters",
                          "4",
                          "June, 2016",
                          "- ",
                          "Related Articles",
                          "said",
                          "\xf0\x9f\x98\x80",
                          "(AP) —",
                          "…",
                          "Eastvale Times",
                          "\x01",
                          "."};
  for (uint64_t seed = 0; seed < 400; ++seed) {
    Dice dice(seed);
    std::string bytes = dice.roll(4) == 0 ? "\xef\xbb\xbf" : "";
    for (uint32_t i = dice.roll(60); i > 0; --i) {
      bytes += pieces[dice.roll(std::size(pieces))];
      if (dice.roll(3) == 0) bytes += dice.roll(2) == 0 ? "\n" : " ";
    }
    EXPECT_EQ(broken_law(read(bytes), bytes), "") << "seed " << seed << "\n" << bytes;
  }
}

TEST(Plain, SameTextSameBlocks) {
  const std::string bytes =
      "Bridge Stays Closed\n\nBy Ana Ruiz\n\nThe bridge will stay closed, the mayor told Reuters.";
  const Document a = read(bytes), b = read(bytes);
  ASSERT_EQ(a.blocks.size(), b.blocks.size());
  EXPECT_EQ(a.title, b.title);
  EXPECT_EQ(a.byline, b.byline);
}

TEST(Plain, LineEndsDoNotMatter) {
  const std::string unix_ends =
      "Bridge Stays Closed\n\nBy Ana Ruiz\nMarch 3, 2014\n\nThe bridge will stay closed until "
      "spring, the mayor said.\n";
  std::string dos;
  for (const char c : unix_ends) dos += c == '\n' ? std::string("\r\n") : std::string(1, c);
  const Document a = read(unix_ends), b = read(dos);
  ASSERT_EQ(a.blocks.size(), b.blocks.size());
  for (size_t i = 0; i < a.blocks.size(); ++i) EXPECT_EQ(a.blocks[i].kind, b.blocks[i].kind);
  EXPECT_EQ(a.title, "Bridge Stays Closed");
  ASSERT_TRUE(b.published.has_value());
  EXPECT_EQ(base::to_iso(b.published->moment), "2014-03-03");
}

TEST(Plain, EmptyTextHasNoBlocksAndNoParts) {
  for (const char* bytes : {"", "\n\n", " \t \r\n", "\xef\xbb\xbf"}) {
    const Document document = read(bytes);
    EXPECT_TRUE(document.blocks.empty());
    EXPECT_TRUE(document.parts.empty());
  }
}

TEST(Plain, WhatTheCarrierGaveComesFirst) {
  page::Page page;
  page.bytes =
      "Bridge Stays Closed\n\nThe bridge will stay closed until spring, the mayor said on Monday.";
  page.title = "Given title";
  page.byline = {"Bo Lind"};
  page.outlet = "Eastvale Times";
  page.published = base::from_iso("2014-03-04");
  Document document;
  read_plain(page, page.bytes, lexicon::Lexicon::built_in(), document);
  EXPECT_EQ(document.title, "Given title");
  EXPECT_EQ(document.byline, std::vector<std::string>{"Bo Lind"});
  ASSERT_EQ(document.parts.size(), 1u);
  EXPECT_EQ(document.parts[0].outlet, "Eastvale Times");
  ASSERT_TRUE(document.published.has_value());
  EXPECT_EQ(document.published->basis, DateBasis::kFeed);
}

struct Style {
  const char* text;
  WrapStyle::Mode mode;
};

TEST(Plain, TheStyleOfLinesIsSeen) {
  const Style styles[] = {
      {"One whole paragraph stands here.\nAnother one stands there, and it is longer.\nA third.",
       WrapStyle::Mode::kParagraphs},
      {"The bridge will stay closed until\nspring because the steel of its\nfour pillars has to be "
       "checked\n"
       "again before anybody may cross.",
       WrapStyle::Mode::kWrapped},
      {"The\nbridge\nwill\nstay\nclosed\nuntil\nspring,\nthe\nmayor\nsaid.",
       WrapStyle::Mode::kWords},
      {"The mayor, who had read the report in\nthe Eastvale Times\nbefore breakfast and had not "
       "liked a word of what it "
       "said about the bridge, called it nonsense.\nHe did not answer questions.\nThe council "
       "meets on Monday.\n"
       "It will hear two engineers.\nThen it will vote.\nThe vote is open.\nNobody knows.\nWe "
       "shall see.",
       WrapStyle::Mode::kBroken},
  };
  for (const Style& style : styles)
    EXPECT_EQ(find_wrap_style(cut_lines(style.text)).mode, style.mode) << style.text;
}

TEST(Plain, LongInputTakesLinearTime) {
  std::string bytes;
  for (int i = 0; i < 60000; ++i)
    bytes += i % 7 == 0 ? "By Ana\n" : i % 5 == 0 ? "March 3, 2014\n" : "Title\nx y\n";
  EXPECT_EQ(broken_law(read(bytes), bytes), "");
  const std::string line(3000000, 'a');
  EXPECT_EQ(broken_law(read(line), line), "");
}

}  // namespace
}  // namespace hearsay::document

// What a page shows becomes text in blocks, and each block's source range shows the same again.
#include "document/render.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "document/charset.h"
#include "page/read_packed.h"

namespace hearsay::document {
namespace {

std::string rendered(const std::string& html) { return render(HtmlTree::parse(html)).text; }

TEST(Render, PartsBlocksAsAReaderSeesThem) {
  const std::pair<const char*, const char*> rows[] = {
      {"<p>One\n  two</p><p>three", "One two\n\nthree"},
      {"<div>a<div>b</div>c</div>", "a\n\nb\n\nc"},
      {"<ul><li>one<li>two</ul>", "one\n\ntwo"},
      {"line<br>break", "line\nbreak"},
      {"<p>one<br><br>two<br> <br>three</p>", "one\n\ntwo\n\nthree"},
      {"<p>He said <b>&ldquo;no&rdquo;</b>, twice.</p>", "He said “no”, twice."},
      {"a&nbsp;b&#8203;c&shy;d", "a bcd"},
      {"<h1>T</h1>text<h2>U</h2>", "T\n\ntext\n\nU"},
      {"<p>x<script>hidden()</script><style>p{}</style>y</p>", "xy"},
      {"<p hidden>no</p><p aria-hidden=true>no</p><p style='color:red; display : "
       "none'>no</p><p>yes</p>",
       "yes"},
      {"<noscript><p>no</p></noscript><template>no</template><p>yes</p>", "yes"},
      {"<select><option>no</select><textarea>no</textarea><p>yes</p>", "yes"},
      {"<a href=/>Home</a><a href=/n>News</a>", "Home News"},
      {"<span>By Ana Ruiz</span><span>March 5</span>", "By Ana Ruiz March 5"},
      {"<span>wo</span><span>rd</span>", "word"},
      {"<pre>a  b\n  c\n\nd</pre>", "a b\nc\n\nd"},
      {"<p>unfinished <b>bold", "unfinished bold"},
      {"a<b < c", "a"},
      {"<p>5 < 6 & 7 > 6</p>", "5 < 6 & 7 > 6"},
      {"<x-card>one</x-card><x-card>two</x-card>", "one two"},
      {"<x-card><p>one</p></x-card><x-card><p>two</p></x-card>", "one\n\ntwo"},
      {"", ""},
      {"<p> &nbsp; </p>", ""},
  };
  for (const auto& [html, text] : rows) EXPECT_EQ(rendered(html), text) << html;
}

TEST(Render, DataTablesAreOneBlockWithARowALine) {
  const char* table =
      "<p>x</p><table><caption>Crops</"
      "caption><tr><th>Year<th>Tons<tr><td>2019<td>12<tr><td>2020<td>"
      "</table><p>y</p>";
  EXPECT_EQ(rendered(table), "x\n\nCrops\nYear | Tons\n2019 | 12\n2020\n\ny");
  EXPECT_EQ(rendered("<table><tr><td>menu<td><p>" + std::string(400, 'x') + "</p></table>"),
            "menu\n\n" + std::string(400, 'x'));
  EXPECT_EQ(rendered("<table><tr><td>1<td>2<tr><td><ul><li>3</ul><td>4</table>"),
            "1\n\n2\n\n3\n\n4");
}

TEST(Render, CountsLinksAndBold) {
  const Rendering out = render(HtmlTree::parse("<p>abc <a href=x>def</a></p><p><b>all</b></p>"));
  ASSERT_EQ(out.blocks.size(), 2u);
  EXPECT_EQ(out.blocks[0].link_bytes, 4u);  // with the blank before
  EXPECT_EQ(out.blocks[1].bold_bytes, 3u);
}

TEST(Render, APageThatHidesItselfIsShown) {
  const std::string words(60 * 12, 'w');
  EXPECT_EQ(rendered("<body><div style='display:none'><p>" + words + "</p></div></body>"), words);
  EXPECT_EQ(rendered("<body style='display:none'><p>shown</p></body>"), "shown");
}

// The law: the raw range of a block, decoded and rendered alone, is the block's text.
void expect_law(const std::string& name, const page::Page& page, size_t& blocks, size_t& without) {
  const Decoded decoded = decode_page(page);
  const HtmlTree tree = HtmlTree::parse(decoded.text);
  const Rendering out = render(tree);
  for (const LeafBlock& block : out.blocks) {
    ++blocks;
    if (block.decoded.empty()) {
      ++without;
      continue;
    }
    const base::Bytes raw = decoded.map.raw_of(block.decoded);
    page::Page piece = page;
    piece.bytes = page.bytes.substr(raw.begin, raw.size());
    piece.http_charset = decoded.charset;
    const Decoded again = decode_page(piece);
    ASSERT_EQ(render(HtmlTree::parse(again.text)).text, base::view(out.text, block.text))
        << name << " bytes " << raw.begin << " to " << raw.end;
  }
}

page::Page html_page(std::string bytes) {
  page::Page page;
  page.media_type = page::MediaType::kHtml;
  page.bytes = std::move(bytes);
  return page;
}

TEST(Render, SourceRangesRenderAlikeInAwkwardMarkup) {
  size_t blocks = 0, without = 0;
  for (const char* html :
       {"<p>a<b>b<p>c</b>d", "<table>loose<tr><td>x<td>y<tr><td>z<td>w</table>tail",
        "<div>one <a href=x>two<div>three</div>four</a> five</div>", "<pre>\n one\n\n two</pre>",
        "<p>x<!-- comment -->y<br><br><i>z</i> &amp; more", "<ul><li>a<ul><li>b</ul>c</ul>",
        "<span>A</span><a>B</a><a>C</a>", "<b><p>one</p><p>two</p></b>",
        "<table><tr><td>a<td>b<tr><td>c<td>d", "<p>caf\xc3\xa9 \xff broken</p><p>next</p>",
        "<div>a<hr>b</div>", "<h1>T<small>sub</small></h1>"})
    expect_law(html, html_page(html), blocks, without);
  EXPECT_GE(blocks, 20u);
  EXPECT_LE(without, 4u);
}

void expect_law_in(const std::filesystem::path& folder, size_t every, size_t least) {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".gz" || entry.path().extension() == ".html")
      paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  size_t blocks = 0, without = 0;
  for (size_t i = 0; i < paths.size(); i += every) {
    const base::Result<std::string> bytes = page::read_packed(paths[i]);
    ASSERT_TRUE(bytes.ok()) << bytes.error().note;
    expect_law(paths[i], html_page(*bytes), blocks, without);
  }
  EXPECT_GE(blocks, least);
  EXPECT_LE(without * 200, blocks);  // at most one in two hundred has no range
}

TEST(Render, SourceRangesRenderAlikeOnTheSamplePages) {
  expect_law_in(std::filesystem::path(HEARSAY_SOURCE_DIR) / "samples" / "pages", 1, 300);
}

TEST(Render, SourceRangesRenderAlikeOnRealPages) {
  const std::filesystem::path folder = std::filesystem::path(HEARSAY_SHARED_DIR) / "data" / "pages";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no real pages beside the project";
  expect_law_in(folder, 47, 3000);
}

// --- hostile pages -------------------------------------------------------------------------------

std::string repeated(const std::string& piece, size_t count) {
  std::string out;
  out.reserve(piece.size() * count);
  for (size_t i = 0; i < count; ++i) out += piece;
  return out;
}

TEST(Render, HostilePagesEndSoonAndSayWhatWasLeftOut) {
#ifdef HEARSAY_SANITIZED
  GTEST_SKIP() << "takes minutes under a sanitizer; the release build runs it";
#endif
  std::string attributes = "<p ", names, formatting;
  for (int i = 0; i < 100'000; ++i) attributes += "a" + std::to_string(i) + "=1 ";
  for (int i = 0; i < 100'000; ++i) names += "<t" + std::to_string(i) + ">";
  for (int i = 0; i < 40; ++i) formatting += "<b a=" + std::to_string(i) + ">";
  const struct {
    const char* fact;
    std::string html;
    size_t warnings;
    const char* text;  // null where it does not matter
  } rows[] = {
      {"100,000 nested elements", repeated("<div>", 100'000) + "deep", 1, "deep"},
      {"100,000 attributes", attributes + ">x</p>", 1, "x"},
      {"100,000 element names", names, 1, ""},
      {"two megabytes of attribute", "<p class='" + repeated("word ", 400'000) + "'>x</p>", 0, "x"},
      {"unclosed formatting in every paragraph", formatting + repeated("<p>y", 100'000), 1,
       nullptr},
      {"NUL bytes", std::string(1'000'000, '\0') + "<p>a" + std::string(3, '\0') + "b</p>", 0,
       "ab"},
      {"a tag that never ends", "<p>x</p><a href='" + std::string(2'000'000, 'y'), 0, "x"},
      {"only brackets", std::string(1'000'000, '<'), 0, nullptr},
      {"nested tables", repeated("<table><tr><td>", 20'000) + "x", 1, nullptr},
      {"fostered text", repeated("<table>x", 20'000), 0, nullptr},
      {"a page of frames", "<frameset>" + repeated("<frame>", 10'000), 0, ""},
  };
  for (const auto& row : rows) {
    const HtmlTree tree = HtmlTree::parse(row.html);
    const Rendering out = render(tree);
    EXPECT_EQ(tree.warnings().empty(), row.warnings == 0) << row.fact;
    if (row.text != nullptr) {
      EXPECT_EQ(out.text, row.text) << row.fact;
    }
  }
}

}  // namespace
}  // namespace hearsay::document

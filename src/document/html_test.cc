// HTML pages become documents: kinds of blocks, people, dates, comments, parts, links.
#include "document/html.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "document/comments_html.h"
#include "document/html_title.h"
#include "document/metadata.h"
#include "document/read_document.h"

namespace hearsay::document {
namespace {

const lexicon::Lexicon& words() { return lexicon::Lexicon::built_in(); }

Document read(const std::string& html, const std::string& url = {}) {
  page::Page page;
  page.id = "page";
  page.media_type = page::MediaType::kHtml;
  page.bytes = html;
  page.url = url;
  return read_document(page, words());
}

// Paragraphs long enough for an article.
const std::string kFirst =
    "<p>The council of Port Elise voted on Tuesday to close the north quay for repairs, and the "
    "harbour master said "
    "that ships would be sent to Corran until the autumn.</p>";
const std::string kSecond =
    "<p>\"We will not lose a single berth,\" Ana Ruiz, the harbour master, told reporters after "
    "the vote. The work is to "
    "cost four million crowns, she said, and half of it has been set aside.</p>";
const std::string kThird =
    "<p>Traders were less sure. Two of them said that their contracts would run out before the "
    "quay was open again, and "
    "that nobody had asked them.</p>";

std::string article(const std::string& head, const std::string& above, const std::string& below) {
  return "<!doctype html><html lang=en><head><meta charset=utf-8>" + head +
         "</head><body><nav><a href=/>Home</a> <a href=/news>News</a> <a "
         "href=/sport>Sport</a></nav><article>" +
         above + kFirst + kSecond + kThird + below +
         "</article><aside class=related><h3>Read more</h3><ul><li><a href=/1>Eels return to the "
         "Tesh</a></li><li><a "
         "href=/2>Ferry runs aground</a></li></ul></aside><footer>© Harbor Post. All rights "
         "reserved.</footer></body></html>";
}

std::string text_of(const Document& document, BlockKind kind) {
  std::string out;
  for (const Block& block : document.blocks) {
    if (block.kind != kind) continue;
    if (!out.empty()) out += " / ";
    out += base::view(document.text, block.span);
  }
  return out;
}

TEST(Html, BlocksGetTheirKinds) {
  const Document document =
      read(article("<title>North quay to close | Harbor Post</title>",
                   "<h1>North quay to close</h1><p class=byline>By Jana Holt and Ed Marsh</p><time "
                   "datetime=2021-03-09>March 9, 2021</time>"
                   "<figure><img src=x.jpg><figcaption>The north quay at low water. Photo: Union "
                   "archive</figcaption></figure>",
                   "<h2>What happens next</h2><p>The council will meet again in April, and the "
                   "traders may speak there if they say so "
                   "by "
                   "letter.</p><table><tr><th>Month</th><th>Berths</th></tr><tr><td>May</"
                   "td><td>12</td></tr></table><p>The harbour "
                   "master will report to the council every month until the work is done.</p>"));
  EXPECT_EQ(text_of(document, BlockKind::kTitle), "North quay to close");
  EXPECT_EQ(text_of(document, BlockKind::kByline), "By Jana Holt and Ed Marsh");
  EXPECT_EQ(text_of(document, BlockKind::kDate), "March 9, 2021");
  EXPECT_EQ(text_of(document, BlockKind::kHeading), "What happens next");
  EXPECT_NE(text_of(document, BlockKind::kCaption).find("low water"), std::string::npos);
  EXPECT_EQ(text_of(document, BlockKind::kTable), "Month | Berths\nMay | 12");
  const std::string body = text_of(document, BlockKind::kBody);
  EXPECT_TRUE(body.starts_with("The council of Port Elise")) << body;
  EXPECT_TRUE(body.ends_with("until the work is done.")) << body;
  EXPECT_EQ(body.find("Eels"), std::string::npos);
  EXPECT_NE(text_of(document, BlockKind::kFurniture).find("All rights reserved"),
            std::string::npos);
}

TEST(Html, WhatAFigureHoldsBesideItsCaptionIsNone) {
  const Document document = read(article(
      "", "<h1>North quay to close</h1>",
      "<figure><img src=x.jpg><figcaption>The quay at low water</figcaption></figure><figure "
      "class=pull><blockquote><p>“We will not lose a single berth”</p></blockquote></figure>" +
          kSecond));
  EXPECT_EQ(text_of(document, BlockKind::kCaption), "The quay at low water");
}

TEST(Html, LinesOfStockWordsAreNoText) {
  for (const std::string line :
       {"<p>Advertisement</p>", "<p><i>Story continues below advertisement</i></p>",
        "<p><b>READ MORE: <a href=/2>Ferry runs aground off Corran</a></b></p>"}) {
    const Document document =
        read(article("", "<h1>North quay to close</h1>", line + kSecond + line + kFirst));
    const std::string text =
        text_of(document, BlockKind::kBody) + text_of(document, BlockKind::kHeading);
    EXPECT_EQ(text.find("dvertisement"), std::string::npos) << line;
    EXPECT_EQ(text.find("READ MORE"), std::string::npos) << line;
  }
}

TEST(Html, BlocksCoverTheTextInOrder) {
  const Document document = read(article("", "<h1>North quay to close</h1>", ""));
  uint32_t at = 0;
  for (const Block& block : document.blocks) {
    for (uint32_t i = at; i < block.span.begin; ++i) EXPECT_EQ(document.text[i], '\n');
    EXPECT_LT(block.span.begin, block.span.end);
    EXPECT_FALSE(block.rule.empty());
    at = block.span.end;
  }
  EXPECT_EQ(at, document.text.size());
  ASSERT_EQ(document.parts.size(), 1u);
}

TEST(Html, MetadataComesFromWhatIsStatedOrShown) {
  const struct {
    const char* fact;
    std::string head, above;
    const char *title, *byline, *outlet, *published, *basis;
  } rows[] = {
      {"JSON-LD",
       "<title>North quay to close - Harbor Post</title><script "
       "type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":"
       "\"North quay to close\",\"author\":[{\"@type\":\"Person\",\"name\":\"Jana "
       "Holt\"}],\"publisher\":{\"name\":\"Harbor Post\"},"
       "\"datePublished\":\"2021-03-09T08:15:00+01:00\"}</script>",
       "<h1>North quay to close</h1>", "North quay to close", "Jana Holt", "Harbor Post",
       "2021-03-09T08:15:00+01:00", "meta"},
      {"JSON-LD in a graph, with line breaks in strings",
       "<script "
       "type='application/"
       "ld+json'>{\"@graph\":[{\"@type\":\"WebSite\",\"name\":\"Harbor\nPost\"},{\"@type\":["
       "\"Article\"],"
       "\"headline\":\"North quay\n to close\",\"author\":\"Jana "
       "Holt\",\"datePublished\":\"2021-03-09\",}]}</script>",
       "<h1>North quay to close</h1>", "North quay to close", "Jana Holt", "Harbor Post",
       "2021-03-09", "meta"},
      {"metas",
       "<meta property=og:site_name content='Harbor Post'><meta property=og:title content='North "
       "quay to close'><meta name=author "
       "content='Jana Holt'><meta property=article:published_time content='2021-03-09T08:15:00Z'>",
       "<h1>North quay to close</h1>", "North quay to close", "Jana Holt", "Harbor Post",
       "2021-03-09T08:15:00Z", "meta"},
      {"lines", "<title>North quay to close | Harbor Post</title>",
       "<h1>North quay to close</h1><p>By JANA HOLT</p><p>9 March 2021, 8:15</p>",
       "North quay to close", "Jana Holt", "Harbor Post", "2021-03-09T08:15", "text"},
      {"a name beside a date", "<title>Harbor Post: North quay to close</title>",
       "<h1>North quay to close</h1><div>Jana Holt, 09/03/2021</div>", "North quay to close",
       "Jana Holt", "Harbor Post", "2021-03-09", "text"},
      {"a time element", "",
       "<h1>North quay to close</h1><span>Tuesday <time datetime='2021-03-09T08:15'></time></span>",
       "North quay to close", "", "", "2021-03-09T08:15", "meta"},
      {"rel=author", "",
       "<h1>North quay to close</h1><div>filed under Harbour <a rel=author href=/j>Jana "
       "Holt</a></div>",
       "North quay to close", "Jana Holt", "", "", ""},
      {"no heading", "<title>North quay to close | Harbor Post</title>", "", "North quay to close",
       "", "", "", ""},
      {"nothing", "", "", "", "", "", "", ""},
  };
  for (const auto& row : rows) {
    const Document document = read(article(row.head, row.above, ""));
    EXPECT_EQ(document.title, row.title) << row.fact;
    EXPECT_EQ(document.byline.empty() ? "" : document.byline[0], row.byline) << row.fact;
    if (*row.outlet != 0) {
      EXPECT_EQ(document.outlet, row.outlet) << row.fact;
    }
    EXPECT_EQ(document.published ? base::to_iso(document.published->moment) : "", row.published)
        << row.fact;
    if (document.published) {
      EXPECT_EQ(date_basis_name(document.published->basis), row.basis) << row.fact;
    }
    EXPECT_EQ(document.language, "en") << row.fact;
  }
}

TEST(Html, TheSpellingTellsHowANumericDateIsMeant) {
  const std::string british =
      article("", "<h1>Harbour labour dispute</h1><p>By Jana Holt, 04/03/2021</p>", "");
  EXPECT_EQ(base::to_iso(read(british).published->moment), "2021-03-04");
  std::string american = british;
  for (size_t at; (at = american.find("arbour")) != std::string::npos;)
    american.replace(at, 6, "arbor");
  for (size_t at; (at = american.find("abour")) != std::string::npos;)
    american.replace(at, 5, "abor");
  EXPECT_EQ(base::to_iso(read(american).published->moment), "2021-04-03");
}

TEST(Html, DatesStandInAddresses) {
  const std::pair<const char*, const char*> rows[] = {
      {"https://a.example/2021/03/09/quay.html", "2021-03-09"},
      {"https://a.example/news/2021-03-09-quay", "2021-03-09"},
      {"https://a.example/20210309/quay", "2021-03-09"},
      {"https://a.example/2021/mar/09/quay", "2021-03-09"},
      {"https://a.example/2021/03/quay", "2021-03"},
      {"https://a.example/1234567/quay", ""},
      {"https://a.example/2021/13/45/quay", ""},
      {"https://2021.example/quay", ""},
      {"no address", ""},
      {"https://a.example/v2.10.3/", ""}};
  for (const auto& [url, iso] : rows) {
    const auto moment = date_in_url(url);
    EXPECT_EQ(moment ? base::to_iso(*moment) : "", iso) << url;
  }
}

TEST(Html, AddressesAreComparedBySite) {
  EXPECT_EQ(host_of("https://WWW.News.Example:8080/a?b"), "news.example");
  EXPECT_EQ(host_of("/relative"), "");
  EXPECT_TRUE(same_site("news.example", "m.news.example"));
  EXPECT_TRUE(same_site("a.post.co.uk", "b.post.co.uk"));
  EXPECT_FALSE(same_site("post.co.uk", "times.co.uk"));
  EXPECT_EQ(absolute_url("/x", "https://a.example/b/c"), "https://a.example/x");
  EXPECT_EQ(absolute_url("x", "https://a.example/b/c?d"), "https://a.example/b/x");
  EXPECT_EQ(absolute_url("//b.example/x", "https://a.example/"), "https://b.example/x");
}

TEST(Html, TitlesLoseTheNameOfTheSite) {
  const std::vector<std::string> none, site = {"Harbor Post"};
  EXPECT_EQ(without_site("North quay to close | Harbor Post", site, ""), "North quay to close");
  EXPECT_EQ(without_site("Harbor Post - North quay to close", site, ""), "North quay to close");
  EXPECT_EQ(without_site("North quay - to close - Harbor Post", none, "North quay - to close"),
            "North quay - to close");
  EXPECT_EQ(without_site("Well-known quay", site, ""), "Well-known quay");
}

struct Told {
  const char* author;
  const char* time;
  const char* words;
};

void expect_comments(const char* fact, const std::string& html, const std::vector<Told>& expected) {
  const Document document = read(article("", "<h1>North quay to close</h1>", "") + html);
  std::vector<const Block*> found;
  for (const Block& block : document.blocks)
    if (block.kind == BlockKind::kComment) found.push_back(&block);
  ASSERT_EQ(found.size(), expected.size()) << fact;
  for (size_t i = 0; i < found.size(); ++i) {
    EXPECT_EQ(found[i]->author, expected[i].author) << fact;
    EXPECT_EQ(found[i]->time ? base::to_iso(*found[i]->time) : "", expected[i].time) << fact;
    EXPECT_NE(base::view(document.text, found[i]->span).find(expected[i].words),
              std::string_view::npos)
        << fact;
    EXPECT_EQ(base::view(document.text, found[i]->span).find("Reply"), std::string_view::npos)
        << fact;
  }
}

TEST(Html, CommentsHaveAuthorAndTime) {
  expect_comments(
      "list with nested replies",
      "<ol class=comment-list><li class=comment><div class=comment-author><b "
      "class=fn>gullwing</b></div><a "
      "href=#1><time datetime=2021-03-09T10:00>March 9</time></a><p>They never asked us.</p><a "
      "class=comment-reply-link>Reply</a><ol class=children><li class=comment><div "
      "class=comment-author><b "
      "class=fn>Old Pilot</b></div><time datetime=2021-03-09T11:00>March 9</time><p>They did, in "
      "January.</p><p>Read the minutes.</p><a "
      "class=comment-reply-link>Reply</a></li></ol></li></ol>",
      {{"gullwing", "2021-03-09T10:00", "never asked"},
       {"Old Pilot", "2021-03-09T11:00", "Read the minutes."}});
  expect_comments("name, text, time",
                  "<div id=comments><h4>2 comments:</h4><dl><dt>gullwing said...</dt><dd><p>They "
                  "never asked us.</p></dd><dd>March "
                  "9, 2021 10:00 AM <a>Reply</a></dd><dt>Old Pilot said...</dt><dd><p>They did, in "
                  "January.</p></dd><dd>March 9, "
                  "2021 11:00 AM <a>Reply</a></dd></dl></div>",
                  {{"gullwing", "2021-03-09T10:00", "never asked"},
                   {"Old Pilot", "2021-03-09T11:00", "They did"}});
  expect_comments("signed below",
                  "<div id=comments class=comments><h3>2 Comments</h3><div class=comment><p>They "
                  "never asked us about it.</p><p class=comment-footer>Posted by: gullwing | March "
                  "9, 2021 at 10:00 AM</p></div><div class=comment><p>They did, in January, and "
                  "nobody came.</p><p class=comment-footer>Posted by: Old Pilot | March 9, 2021 at "
                  "11:00 AM</p></div></div>",
                  {{"gullwing", "2021-03-09T10:00", "never asked"},
                   {"Old Pilot", "2021-03-09T11:00", "They did"}});
  expect_comments("a form alone",
                  "<div id=respond class=comment-respond><h3>Leave a "
                  "reply</h3><form><label>Name</label></form></div>",
                  {});
}

TEST(Html, SeveralArticlesAreParts) {
  const auto one = [](const std::string& title, const std::string& byline) {
    return "<article><h2>" + title + "</h2><p class=byline>" + byline + "</p>" + kFirst + kSecond +
           kThird + "</article>";
  };
  const Document document = read(
      "<html lang=en><body><main>" + one("North quay to close", "By Jana Holt, March 9, 2021") +
      one("Ferry runs aground", "By Ed Marsh, March 10, 2021") + "</main></body></html>");
  ASSERT_EQ(document.parts.size(), 2u);
  EXPECT_EQ(document.parts[0].title, "North quay to close");
  EXPECT_EQ(document.parts[1].title, "Ferry runs aground");
  EXPECT_EQ(document.parts[1].byline, std::vector<std::string>{"Ed Marsh"});
  ASSERT_TRUE(document.parts[1].published);
  EXPECT_EQ(base::to_iso(document.parts[1].published->moment), "2021-03-10");
  EXPECT_EQ(document.blocks.back().part, 1u);
}

TEST(Html, LinksBesideCuesAreCredits) {
  const Document document =
      read(article("", "<h1>North quay to close</h1>",
                   "<p>This story first appeared in the <a href='https://wire.example/a'>Norsk "
                   "Wire</a>. The port's own page <a "
                   "href='https://port.example/'>lists the berths</a>, and <a href='/2020/quay'>an "
                   "older story</a> has more.</p>"),
           "https://harborpost.example/x");
  std::vector<std::string> names;
  for (const Credit& credit : document.credits)
    if (credit.relation == Relation::kLink) {
      names.push_back(credit.name);
      EXPECT_EQ(credit.url, "https://wire.example/a");
      EXPECT_EQ(base::view(document.text, credit.span), "Norsk Wire");
    }
  EXPECT_EQ(names, std::vector<std::string>{"Norsk Wire"});
}

TEST(Html, LanguagesAreToldByLittleWords) {
  EXPECT_EQ(language_by_words("Der Rat hat am Dienstag beschlossen, den Kai zu schließen, und die "
                              "Händler sind nicht froh.",
                              words()),
            "de");
  EXPECT_EQ(language_by_words("Le conseil a voté mardi la fermeture du quai, et les marchands ne "
                              "sont pas contents de cela.",
                              words()),
            "fr");
  EXPECT_EQ(
      language_by_words(
          "The council voted on Tuesday to close the quay, and the traders are not happy with it.",
          words()),
      "en");
  EXPECT_EQ(language_by_words("1 2 3", words()), "");
}

TEST(Html, TheScriptTellsTheLanguage) {
  const std::string georgian =
      "ნავსადგურის საბჭომ სამშაბათს გადაწყვიტა ძველი ბურჯის დახურვა ზამთრამდე.";
  EXPECT_EQ(language_by_script(georgian, "en-US"), "ka");
  EXPECT_EQ(language_by_script("The board said so: " + georgian +
                                   " It did not say more than that, and "
                                   "nobody asked what the words on the old pier meant to the town.",
                               "en"),
            "");
  EXPECT_EQ(
      language_by_script("बंदरगाह मंडळाने मंगळवारी जुना धक्का हिवाळ्यासाठी बंद करण्याचा निर्णय घेतला.", "mr"),
      "mr");
  std::string albanian;
  for (int i = 0; i < 8; ++i)
    albanian += "Bordi i portit vendosi të martën të mbyllë skelën e vjetër për riparime. ";
  EXPECT_TRUE(lacks_words_of(albanian, "en", words()));
  std::string names;
  for (int i = 0; i < 40; ++i) names += "Karin Holt, Bruno Stall ";
  EXPECT_FALSE(lacks_words_of(names, "en", words()));
}

TEST(Html, EmptyPagesAreEmptyDocumentsWithAWarning) {
  for (const char* html :
       {"", "<html></html>", "<!-- nothing -->", "<frameset><frame src=a></frameset>"}) {
    const Document document = read(html);
    EXPECT_TRUE(document.blocks.empty()) << html;
    EXPECT_TRUE(document.parts.empty()) << html;
    ASSERT_FALSE(document.warnings.empty()) << html;
    EXPECT_EQ(document.warnings.back().code, "empty") << html;
  }
}

TEST(BlockModel, HasWeightsAndNamesTheLineOfAnError) {
  const BlockModel& model = BlockModel::built_in();
  size_t weighed = 0;
  for (const int weight : model.first) weighed += weight != 0;
  EXPECT_GT(weighed, 300u);
  EXPECT_TRUE(BlockModel::read("# a comment\n1\ttag\t0\t-120\n").ok());
  for (const char* bad : {"1\ttag\t0\t1\n3\ttag\t0\t1\n", "\n1\tno_such_group\t0\t1\n",
                          "#\n1\ttag\t99\t1\n", "\n1\ttag\t0\tx\n"}) {
    const auto model_or_error = BlockModel::read(bad);
    ASSERT_FALSE(model_or_error.ok()) << bad;
    EXPECT_EQ(model_or_error.error().at, 2u) << bad;
  }
}

}  // namespace
}  // namespace hearsay::document

// People, dates and titles of pages that state or show them in roundabout ways.
#include <gtest/gtest.h>

#include <string>

#include "document/led_name.h"
#include "document/read_document.h"

namespace hearsay::document {
namespace {

const std::string kBody =
    "<p>The council of Port Elise voted on Tuesday to close the north quay for repairs, and the "
    "harbour master said that ships would be sent to Corran until the autumn.</p><p>\"We will not "
    "lose a single berth,\" Ana Ruiz, the harbour master, told reporters after the vote. The work "
    "is to cost four million crowns, she said, and half of it has been set aside.</p>";

Document read(const std::string& head, const std::string& above, const std::string& below = "",
              const std::string& url = "") {
  page::Page page;
  page.media_type = page::MediaType::kHtml;
  page.url = url;
  page.bytes = "<!doctype html><html lang=en><head><meta charset=utf-8>" + head +
               "</head><body><article>" + above + kBody + below + "</article></body></html>";
  return read_document(page, lexicon::Lexicon::built_in());
}

std::string names(const Document& document) {
  std::string out;
  for (const std::string& name : document.byline) out += (out.empty() ? "" : ", ") + name;
  return out;
}

std::string date(const Document& document) {
  return document.published ? base::to_iso(document.published->moment) : "";
}

const std::string kTitle = "<h1>North quay to close</h1>";

TEST(HtmlMetadata, AuthorsAreFoundWhereverTheyAreNamed) {
  const struct {
    const char* fact;
    std::string head, above, names;
  } rows[] = {
      {"by reference",
       "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"Article\",\"headline\":"
       "\"North quay to close\",\"author\":{\"@id\":\"#p1\"}},{\"@type\":[\"Person\"],\"@id\":"
       "\"#p1\",\"name\":\"Jana Holt\"}]}</script>",
       kTitle, "Jana Holt"},
      {"an account's address without a scheme",
       "<meta property='article:author' content='www.platform.example/jana'>",
       kTitle + "<p>By Jana Holt</p>", "Jana Holt"},
      {"nothing but a word between two names lost to scripts", "",
       kTitle + "<div class=author><span>and</span></div>", ""},
      {"on a card",
       "<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Jana "
       "Holt'><meta name=twitter:label2 content='Time'><meta name=twitter:data2 content='3 min'>",
       kTitle, "Jana Holt"},
      {"by the address of a link", "",
       kTitle + "<div>In <a href=/quay>Harbour</a> <a href=/author/jana-holt>Jana Holt</a></div>",
       "Jana Holt"},
      {"behind a label in the same element", "",
       kTitle + "<div><span class='author vcard'><span>Author</span> <a>Jana Holt</a></span></div>",
       "Jana Holt"},
      {"over a line break from the date", "",
       kTitle + "<div>Par Jana Holt<br>Le 5 mai 2012 à 10:30</div>", "Jana Holt"},
      {"behind a label on a line of its own", "",
       kTitle + "<div>Written by</div><div>Jana Holt</div>", "Jana Holt"},
      {"the site's own name, where the page states it",
       "<meta property=og:site_name content='Jana Holt'><meta name=author content='Jana Holt'>",
       kTitle, "Jana Holt"},
      {"of a recipe",
       "<script type='application/ld+json'>{\"@type\":\"Recipe\",\"name\":\"Pie\",\"author\":"
       "{\"@type\":\"Person\",\"name\":\"Jana Holt\"}}</script>",
       kTitle, "Jana Holt"},
      {"a given name that is shown in full", "<meta name=author content='Jane'>",
       kTitle + "<div class=author-box>Jane Holt</div>", "Jane Holt"},
      {"a person, not the site that its address names",
       "<meta property=og:url content='https://harborpost.example/1'><meta name=author "
       "content='harborpost.example'>",
       kTitle + "<div>By Jana Holt</div>", "Jana Holt"},
      {"not a button beside the name", "",
       kTitle + "<div><a rel=author>Jana Holt</a> <a rel=author>Abonnieren</a></div>", "Jana Holt"},
      {"in elements that touch", "",
       kTitle + "<div class=byline><span>By</span><a href=/x>Jana Holt</a><span>Crime "
                "reporter</span></div>",
       "Jana Holt"},
      {"on two links side by side", "",
       kTitle + "<div class=byline>By <a href=/x>Jana Holt</a> <a href=/y>Bo Lind</a></div>",
       "Jana Holt, Bo Lind"},
      {"over a line break from the office", "", kTitle + "<p>By Jana Holt<br>Staff Writer</p>",
       "Jana Holt"},
      {"surname first", "<meta name=citation_author content='Holt, Jana'>", kTitle, "Jana Holt"},
      {"two, not one surname first", "<meta name=dc.creator content='Jana Holt, Bo Lind'>", kTitle,
       "Jana Holt, Bo Lind"},
      {"nobody", "<meta name=author content=webmaster>", kTitle + "<div>Ranked by Premiums</div>",
       ""},
  };
  for (const auto& row : rows) EXPECT_EQ(names(read(row.head, row.above)), row.names) << row.fact;
}

TEST(HtmlMetadata, AFragmentThatNamesTheDataIsNoPartOfTheAddress) {
  const auto stated = [](const std::string& url) {
    return read(
               "<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"North "
               "quay to close\",\"mainEntityOfPage\":{\"@id\":\"" +
                   url + "\"}}</script>",
               kTitle)
        .url;
  };
  EXPECT_EQ(stated("https://post.example/quay#webpage"), "https://post.example/quay");
  EXPECT_EQ(stated("https://post.example/#!/quay/1"), "https://post.example/#!/quay/1");
}

TEST(HtmlMetadata, AMomentInUtcIsToldOnThePagesOwnCalendar) {
  const std::string head = "<meta property=article:published_time content='2021-03-10T02:15:00Z'>";
  EXPECT_EQ(date(read(head, kTitle)), "2021-03-10T02:15:00Z");
  EXPECT_EQ(date(read(head, kTitle, "", "https://a.example/2021/03/09/quay/")), "2021-03-09");
  EXPECT_EQ(date(read(head, kTitle + "<p>9 March 2021</p>")), "2021-03-09");
  EXPECT_EQ(date(read(head, kTitle + "<p>9 March 2021, 21:15</p>")), "2021-03-09T21:15-05:00");
  // A quarter past two in the morning in London is the same day everywhere to its east.
  EXPECT_EQ(date(read(head, kTitle + "<p>11 March 2021</p>")), "2021-03-10T02:15:00Z");
  const std::string noon = "<meta property=article:published_time content='2021-03-10T12:15:00Z'>";
  EXPECT_EQ(date(read(noon, kTitle + "<p>11 March 2021, 00:15</p>")), "2021-03-11T00:15+12:00");
  // A clock that no zone explains tells another moment.
  EXPECT_EQ(date(read(noon, kTitle + "<p>11 March 2021, 00:32</p>")), "2021-03-10T12:15:00Z");
  // Another zone is stated than the one that the page shows.
  EXPECT_EQ(date(read("<meta property=article:published_time content='2021-03-09T21:15-05:00'>",
                      kTitle + "<p>10 March 2021</p>")),
            "2021-03-10");
  // Captions and sentences tell days of other things.
  EXPECT_EQ(date(read(head, kTitle + "<figure><img src=a.jpg><figcaption>The quay, March 9, 2021."
                                     "</figcaption></figure>")),
            "2021-03-10T02:15:00Z");
  // A day further off is of something else.
  EXPECT_EQ(date(read(head, kTitle, "", "https://a.example/2021/03/07/quay/")),
            "2021-03-10T02:15:00Z");
}

TEST(HtmlMetadata, DatesAreFoundWhereverTheyStand) {
  EXPECT_EQ(date(read("<meta name=cms:date content='2021-03-09'>", kTitle)), "2021-03-09");
  EXPECT_EQ(date(read("<script type='application/ld+json'>{\"@type\":\"Article\" "
                      "\"datePublished\": \"2021-03-09T08:15:00+01:00\"</script>",
                      kTitle)),
            "2021-03-09T08:15:00+01:00");
  EXPECT_EQ(date(read("<meta itemprop=datePublished content='2021-03-09T08:15:00:123Z'>", kTitle)),
            "2021-03-09T08:15:00");
  EXPECT_EQ(date(read("", kTitle + "<p>Broadcast Tuesday 9 March 2021, 20:10 · presented by Jana "
                                   "Holt</p>")),
            "2021-03-09T20:10");
  EXPECT_EQ(date(read("", kTitle, "<p>Last changed: 9 March 2021</p>")), "2021-03-09");
  EXPECT_EQ(date(read("<meta name=citation_publication_date content='2021 Mar 9'>", kTitle)),
            "2021-03-09");
  EXPECT_EQ(date(read("", kTitle + "<p>Updated 12 May 2024 · Published 9 March 2021</p>")),
            "2021-03-09");
  EXPECT_EQ(date(read("", kTitle + "<div><span><time class=updated datetime=2021-05-12>12 May "
                                   "2021</time><time class='entry-date published' "
                                   "datetime=2021-03-09>9 March 2021</time></span></div>")),
            "2021-03-09");
  EXPECT_EQ(date(read("", "<p>9 March 2021 // Jana Holt</p>" + kTitle,
                      "<div class=teaser><p class=date>1 June 2022</p></div>")),
            "2021-03-09");
  EXPECT_EQ(date(read("<script>var a = {\"publishedAt\": \"2021-03-09T08:15:00Z\"}</script>",
                      kTitle + "<p>Updated: 12 May 2024</p>")),
            "2021-03-09T08:15:00Z");
  EXPECT_EQ(date(read("", kTitle,
                      "<p>This entry was posted on 9 March 2021 by an old pilot and is filed under "
                      "harbours, ships and the sea. You can follow answers to it by the feed of "
                      "answers. Both answers and calls from other sites are closed now.</p>")),
            "2021-03-09");
}

TEST(HtmlMetadata, ALineOfDateBesideTheTitleOutlivesTheRebuildingOfThePage) {
  const std::string head = "<meta property=article:published_time content='2024-05-12T08:15:00Z'>";
  EXPECT_EQ(date(read(head, kTitle + "<p>9 March 2021</p>")), "2021-03-09");
  EXPECT_EQ(date(read(head, kTitle + "<p>9 March 2021 · Jana Holt</p>")), "2021-03-09");
  // Later dates, changes, subtitles that tell a day and dates read the other way round are not it.
  EXPECT_EQ(date(read(head, kTitle + "<p>9 March 2025</p>")), "2024-05-12T08:15:00Z");
  EXPECT_EQ(date(read(head, kTitle + "<p>Updated 9 March 2021</p>")), "2024-05-12T08:15:00Z");
  EXPECT_EQ(date(read(head, kTitle + "<p>How the storm of 9 March 2021 broke its wall</p>")),
            "2024-05-12T08:15:00Z");
  EXPECT_EQ(date(read("<meta name=date content=2024-05-03><meta name=pubdate content=2024-05-03>",
                      kTitle + "<p>03/05/2024</p>")),
            "2024-05-03");
}

TEST(HtmlMetadata, TheOrderOfDayAndMonthIsThatOfThePagesOtherDates) {
  // By its spelling (harbour) the page would lead with the day.
  EXPECT_EQ(date(read("", kTitle + "<p>02-12-2025</p>", "<p>Next sailing: 25-12-2025</p>")),
            "2025-12-02");
  EXPECT_EQ(date(read("", kTitle + "<p>02/12/2025</p>", "<p>Next sailing: 12/25/2025</p>",
                      "https://harborpost.uk/quay")),
            "2025-02-12");
}

TEST(HtmlMetadata, ADateMayOpenTheFirstParagraph) {
  const std::string rest =
      " - The council closed the north quay, and every ship left it at once. Nobody was asked what "
      "the work would cost. It will go on until the autumn, and then the ships will be sent back "
      "from Corran, where the berths are fewer and the tides are higher than in Port Elise.";
  const auto opened = [&](const std::string& opening) {
    return date(read("", kTitle + "<p>" + opening + rest + "</p>"));
  };
  EXPECT_EQ(opened("9 March 2021"), "2021-03-09");
  EXPECT_EQ(opened("(9 March 2021)"), "2021-03-09");
  EXPECT_EQ(opened("9 March 2021 was the day"), "");
  EXPECT_EQ(opened("On 9 March 2021"), "");
}

TEST(HtmlMetadata, LastResortsAreTitlesOfElementsAndTheOnlyDayInTheMarkup) {
  EXPECT_EQ(date(read("", kTitle + "<span class=updated title='2021-03-09T08:15:00Z'></span>")),
            "2021-03-09T08:15:00Z");
  EXPECT_EQ(date(read("<script>show('2021/03/09 01:43:09')</script>", kTitle)), "2021-03-09");
  EXPECT_EQ(date(read("<script>show('2021/03/09');show('2021/03/10')</script>", kTitle)), "");
}

TEST(HtmlMetadata, ThePictureOfAPageDatesItWhereNothingElseDoes) {
  const std::string picture =
      "<meta property=og:image content='https://a.example/up/2021/03/09/quay.jpg'>";
  const std::string other = "<script>load('2022-01-01')</script>";
  EXPECT_EQ(date(read(picture + other, kTitle)), "2021-03-09");
  EXPECT_EQ(date(read(picture + other, kTitle + "<p>Last change: 5 May 2022</p>")), "2022-05-05");
}

TEST(HtmlMetadata, WordsAroundTheTitleSayNothingOfTheDateBesideIt) {
  const std::string line = "<p>9 March 2021 | 4 min read</p>";
  EXPECT_EQ(date(read("", "<div class=teaser>" + kTitle + line + "</div>")), "2021-03-09");
}

TEST(HtmlMetadata, DataOfOtherStoriesDateNoPage) {
  const std::string other = "{\"slug\":\"ferry-to-corran-late\",\"publishedAt\":\"2020-01-02\"}";
  const std::string own = "{\"slug\":\"north-quay-to-close\",\"publishedAt\":\"2021-03-09\"}";
  EXPECT_EQ(date(read("<script>var all=[" + other + std::string(3000, ' ') + own + "]</script>",
                      kTitle, "", "https://harborpost.example/north-quay-to-close/")),
            "2021-03-09");
}

TEST(HtmlMetadata, PagesOfUnknownLanguageAreDatedInTheCommonOnes) {
  page::Page page;
  page.media_type = page::MediaType::kHtml;
  page.bytes = "<!doctype html><meta charset=utf-8><h1>Kai 7</h1><p>9 März 2021</p><p>1 2 3 4</p>";
  EXPECT_EQ(date(read_document(page, lexicon::Lexicon::built_in())), "2021-03-09");
}

TEST(HtmlMetadata, TitlesLoseWhatStandsBehindThem) {
  const std::string home = "<link rel=canonical href='https://www.harborpost.example/1'>";
  EXPECT_EQ(read("", "<h1>How the north quay was closed | Opinion</h1>").title,
            "How the north quay was closed");
  EXPECT_EQ(read(home, "<h1>How the north quay was closed - Harbor Post</h1>").title,
            "How the north quay was closed");
  EXPECT_EQ(read(home, "<h1>The north quay - how it was closed</h1>").title,
            "The north quay - how it was closed");
  EXPECT_EQ(read("", "<h1>The quay | Why the council closed it after all</h1>").title,
            "The quay | Why the council closed it after all");
}

TEST(HtmlMetadata, TitlesLoseWhatStandsInFrontOfThem) {
  const std::string stated = "<meta property=og:title content='North quay to close until autumn'>";
  EXPECT_EQ(read(stated, "<h1>Harbour works: North quay to close until autumn</h1>").title,
            "North quay to close until autumn");
  EXPECT_EQ(read("", "<h1><span class=kicker>Harbour</span> North quay to close</h1>").title,
            "North quay to close");
  EXPECT_EQ(read("", "<h1><time class=date>9 March</time> North quay to close</h1>").title,
            "North quay to close");
}

TEST(HtmlMetadata, TheHeadingOfTheSiteIsNotTheTitle) {
  const auto title = [](const std::string& stated, const std::string& above) {
    return read("<title>" + stated + "</title>", above).title;
  };
  EXPECT_EQ(title("North quay to close | Tales of the sea",
                  "<h1>Tales of the sea</h1><h2>North quay to close</h2>"),
            "North quay to close");
  EXPECT_EQ(title("Tales of the sea » Archive » North quay to close",
                  "<h1><a href=/>Tales of the sea</a></h1><h3>North quay to close</h3>"),
            "North quay to close");
  // The site's heading may follow the title; a section of the article is no site.
  EXPECT_EQ(title("North quay to close | Tales of the sea",
                  "<h1>North quay to close</h1><h2>Tales of the sea</h2>"),
            "North quay to close");
  EXPECT_EQ(title("North quay to close: what the council said",
                  "<h1>North quay to close</h1><h2>What the council said</h2>"),
            "North quay to close");
}

TEST(HtmlMetadata, TitlesLoseTheirSubtitles) {
  const std::string stated = "<meta property=og:title content='North quay to close until autumn'>";
  EXPECT_EQ(
      read(stated, "<h1><b>North quay to close until autumn</b> <i>Ships go to Corran</i></h1>")
          .title,
      "North quay to close until autumn");
  EXPECT_EQ(
      read(stated, "<h1>North quay to close until autumn<br><small>9 March</small></h1>").title,
      "North quay to close until autumn");
  // Words of one element with the title belong to it.
  EXPECT_EQ(read(stated, "<h1>North quay to close until autumn or winter</h1>").title,
            "North quay to close until autumn or winter");
}

TEST(HtmlMetadata, WhereNobodyIsNamedWhoeverSignsOrOwnsTheSiteIs) {
  EXPECT_EQ(names(read("", kTitle, "<p><b>Anna Holt</b></p>")), "Anna Holt");
  EXPECT_EQ(names(read("<meta property=og:site_name content='Anna Holt&#39;s blog'>", kTitle)),
            "Anna Holt");
  EXPECT_EQ(names(read("", kTitle, "</article><footer>© 2019 Anna Holt. All rights reserved")),
            "Anna Holt");
  // Firms, places and whoever stands beside a named author are not it.
  for (const char* other : {"© 2019 Anna Holt Trading", "© 2019 Harbor Post", "© 2019 Anna",
                            "Photographs by Anna Holt in this archive are © 2019"})
    EXPECT_EQ(names(read("", kTitle, std::string("</article><footer>") + other)), "") << other;
  EXPECT_EQ(names(read("", kTitle + "<p>By Ana Ruiz</p>", "</article><footer>© 2019 Anna Holt")),
            "Ana Ruiz");
}

TEST(HtmlMetadata, MarksOfCopyrightNameTheOwnerAsTheirExamplesSay) {
  const lexicon::WordList& marks = lexicon::Lexicon::built_in().list("copyright_marks");
  ASSERT_FALSE(marks.rows().empty());
  for (const lexicon::Row& row : marks.rows())
    for (const bool yes : {true, false}) {
      const std::string line(marks.cell(row, yes ? "yes" : "no"));
      EXPECT_EQ(names(read("", kTitle, "</article><footer>" + line)), yes ? "Anna Holt" : "")
          << line;
    }
}

TEST(HtmlMetadata, AStatedNameOfOneWordStandsBesideAFullOne) {
  const std::string head =
      "<meta name=author content='Jana Holt'><meta name=author content=Kestrel>";
  EXPECT_EQ(names(read(head, kTitle + "<p>By Jana Holt and Kestrel</p>")), "Jana Holt, Kestrel");
  EXPECT_EQ(
      names(read("", kTitle + "<div><a rel=author>Jana Holt</a> <a rel=author>Kestrel</a></div>")),
      "Jana Holt");
}

TEST(HtmlMetadata, ALineOfPeopleNamesThoseWhoAreNotStated) {
  const std::string head = "<meta name=author content='Anna Holt'>";
  EXPECT_EQ(names(read(head, kTitle + "<p>By Anna Holt and Peter Corran</p>")),
            "Anna Holt, Peter Corran");
  EXPECT_EQ(names(read(head, kTitle + "<p>By Anna Holt, Quay Editor</p>")), "Anna Holt");
  EXPECT_EQ(names(read(head, kTitle + "<p>By Peter Corran</p><p>Anna Holt</p>")), "Anna Holt");
}

TEST(HtmlMetadata, HostsAreAuthorsWhereNobodyElseIsOnly) {
  const std::string head = "<meta name=author content='www.harborpost.example (quay.com)'>";
  EXPECT_EQ(names(read(head, kTitle + "<p>By Jana Holt</p>")), "Jana Holt");
  EXPECT_EQ(names(read("<meta name=author content=j.holt>", kTitle)), "j.holt");
}

TEST(LedName, IsTheNameBehindALeadInALineOfDateOrAuthor) {
  const struct {
    const char* line;
    bool dated;
    const char* name;
  } rows[] = {
      {"5. Mai 2012 von Jana Muster | Politik", false, "Jana Muster"},
      {"Published on 5 May 2012 by kestrel", true, "kestrel"},
      {"Posted in Ships by kestrel on May 5, 2012", true, "kestrel"},
      {"Gespeichert von kestrel am 24. Juli 2017 - 18:55", true, "kestrel"},
      {"Dezember 26, 2019 von Jana Kategorien: Schiffe", true, "Jana"},
      {"Posted in Ships by kestrel", true, ""},
      {"Posted in Ships by kestrel on May 5, 2012", false, ""},
      {"The quay will be closed by spring 2012", false, ""},
      {"Closed on 5 May 2012 by the council", true, ""},
      {"Par Jana Holt\nLe 5 mai 2012", false, "Jana Holt"},
      {"Le 5 mai\nPar Jana Holt", false, "Jana Holt"},
      {"Par Jana\nSchiffe 5", true, "Jana"},
      {"Le mai\nclos par le conseil", true, ""},
  };
  for (const auto& row : rows)
    EXPECT_EQ(led_name(row.line, row.dated, lexicon::Lexicon::built_in()), row.name) << row.line;
}

}  // namespace
}  // namespace hearsay::document

// Feeds of several kinds, whole and broken, as pages.
#include <gtest/gtest.h>

#include "page/carrier.h"
#include "page/xml.h"

namespace hearsay::page {
namespace {

std::vector<Page> items(std::string_view feed) {
  std::vector<Page> pages;
  base::Result<std::unique_ptr<Carrier>> carrier =
      open_feed(std::make_unique<Reader>(std::make_unique<MemorySource>(feed)), "feed.xml", {});
  while (std::optional<base::Result<Page>> page = (*carrier)->next())
    if (page->ok()) pages.push_back(std::move(*page).value());
  return pages;
}

TEST(Feed, ItemsOfRssArePages) {
  const std::vector<Page> pages = items(
      "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"x\"><channel><title>The "
      "Quay</title>"
      "<link>https://quay.example/</link><image><title>Logo</title></image>"
      "<item><title>Ferry &amp; crew</title><link> https://quay.example/1 </link>"
      "<pubDate>Mon, 04 Mar 2019 05:06:07 +0200</pubDate><dc:creator><![CDATA[Ana "
      "Ruiz]]></dc:creator>"
      "<description>short</description><media:description>a boat</media:description>"
      "<content:encoded><![CDATA[<p>The ferry left at noon.<br>It came "
      "back.</p>]]></content:encoded></item>"
      "<item><guid>tag:2</guid><author>desk@quay.example (Bo Oyelaran)</author>"
      "<description>&lt;p&gt;Caf&#233; closed&lt;/p&gt;</description><pubDate>4 Mar 19 05:06 "
      "EST</pubDate></item>"
      "<item/></channel></rss>");
  ASSERT_EQ(pages.size(), 2U);
  EXPECT_EQ(pages[0].id, "https://quay.example/1");
  EXPECT_EQ(pages[0].url, "https://quay.example/1");
  EXPECT_EQ(pages[0].title, "Ferry & crew");
  EXPECT_EQ(pages[0].outlet, "The Quay");
  EXPECT_EQ(pages[0].byline, std::vector<std::string>{"Ana Ruiz"});
  EXPECT_EQ(base::to_iso(*pages[0].published), "2019-03-04T05:06:07+02:00");
  EXPECT_EQ(pages[0].bytes, "<p>The ferry left at noon.<br>It came back.</p>");
  EXPECT_EQ(pages[0].media_type, MediaType::kHtml);
  EXPECT_EQ(pages[1].id, "tag:2");
  EXPECT_EQ(pages[1].bytes, "<p>Caf\xc3\xa9 closed</p>");
  EXPECT_EQ(pages[1].byline, std::vector<std::string>{"Bo Oyelaran"});
  EXPECT_EQ(base::to_iso(*pages[1].published), "2019-03-04T05:06-05:00");
}

TEST(Feed, EntriesOfAtomArePages) {
  const std::vector<Page> pages = items(
      "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>The Quay</title><entry>"
      "<link rel=\"self\" href=\"https://quay.example/self\"/><link "
      "href='https://quay.example/?a=1&amp;b=2'/>"
      "<title "
      "type=\"text\">Ferry</title><published>2019-03-04T05:06:07Z</published><author><name>Ana "
      "Ruiz</name>"
      "<email>a@quay.example</email></author><content type=\"xhtml\"><div><p>Left &amp; "
      "back</p></div></content></entry>"
      "<entry><id>urn:2</id><updated>2019-03-05</updated><summary>plain "
      "words</summary></entry></feed>");
  ASSERT_EQ(pages.size(), 2U);
  EXPECT_EQ(pages[0].url, "https://quay.example/?a=1&b=2");
  EXPECT_EQ(pages[0].bytes, "<div><p>Left &amp; back</p></div>");
  EXPECT_EQ(pages[0].byline, std::vector<std::string>{"Ana Ruiz"});
  EXPECT_EQ(pages[1].id, "urn:2");
  EXPECT_EQ(pages[1].media_type, MediaType::kPlain);
  EXPECT_EQ(base::to_iso(*pages[1].published), "2019-03-05");
}

TEST(Feed, WhatBreaksOffGivesWhatCameBefore) {
  const std::string feed =
      "<rss><channel><item><title>1</title><description>a &lt;br&gt; <br> b</description></item>"
      "<item><title>2</title><description>The ferry le";
  const std::vector<Page> pages = items(feed);
  ASSERT_EQ(pages.size(), 2U);
  EXPECT_TRUE(pages[0].warnings.empty());
  EXPECT_EQ(pages[1].bytes, "The ferry le");
  EXPECT_EQ(pages[1].warnings.at(0).code, "truncated");
  for (size_t size = 0; size < feed.size(); ++size)
    EXPECT_LE(items(feed.substr(0, size)).size(), 2U);
}

TEST(Feed, EntitiesAreTheFiveAndNumbers) {
  std::string out;
  append_unescaped(out, "&lt;&#x41;&#65;&nbsp;&bomb;&&#xd800;&#99999999999;&amp;lt;&");
  EXPECT_EQ(out, "<AA&nbsp;&bomb;&&#xd800;&#99999999999;&lt;&");
}

}  // namespace
}  // namespace hearsay::page

// Tests of the keys by which outlets, addresses and persons are told to be one.
#include "lineage/names.h"

#include <gtest/gtest.h>

namespace hearsay::lineage {
namespace {

const lexicon::Lexicon& lexicon() { return lexicon::Lexicon::built_in(); }

TEST(OutletKey, DropsArticleTradeAndPunctuation) {
  const struct {
    const char *name, *key;
  } rows[] = {
      {"The Brindle Gazette", "brindlegazette"},
      {"Brindle Gazette", "brindlegazette"},
      {"brindle gazette newspaper", "brindlegazette"},
      {"Tarnwire news agency", "tarnwire"},
      {"Quill & Anchor", "quillanchor"},
      {"Ostra-Post", "ostrapost"},
      {"The", "the"},
      {"", ""},
      {"…", ""},
  };
  for (const auto& row : rows) EXPECT_EQ(outlet_key(row.name, lexicon()), row.key) << row.name;
}

TEST(OutletKey, IsTheSameForAllFormsTheLexiconKnows) {
  EXPECT_EQ(outlet_key("AP", lexicon()), outlet_key("AP", lexicon()));
  const lexicon::WordList& outlets = lexicon().list("outlets");
  size_t checked = 0;
  for (const lexicon::Row& row : outlets.rows()) {
    const std::string_view forms = outlets.cell(row, "forms");
    const std::string first(forms.substr(0, forms.find(',')));
    if (first.empty() || outlets.find(first) != &row) continue;
    EXPECT_EQ(outlet_key(first, lexicon()), outlet_key(row.cells.front(), lexicon())) << first;
    if (++checked == 20) break;
  }
}

TEST(Addresses, AreOneWithoutSchemeWwwFragmentAndSlash) {
  EXPECT_EQ(host_of("https://www.Brindle.example:8080/a?b"), "brindle.example");
  EXPECT_EQ(host_of("//cdn.brindle.example/x"), "cdn.brindle.example");
  EXPECT_EQ(host_of("mailto:a@brindle.example"), "");
  EXPECT_EQ(host_of("https://user@brindle.example/"), "brindle.example");
  EXPECT_EQ(address_key("http://www.brindle.example/a/#top"),
            address_key("https://brindle.example/a"));
  EXPECT_NE(address_key("https://brindle.example/a?id=1"),
            address_key("https://brindle.example/a?id=2"));
  EXPECT_EQ(address_key("/a"), "");
}

TEST(OutletKeys, ComeFromOutletAndHost) {
  document::Document document;
  document.outlet = "The Ostra Post";
  document.url = "https://news.ostra-post.example/1";
  EXPECT_EQ(outlet_keys(document, lexicon()), (std::vector<std::string>{"news", "ostrapost"}));
}

TEST(SamePerson, JoinsSurnameAndFullNameOnly) {
  EXPECT_TRUE(same_person("Ada Renn", "Renn", lexicon()));
  EXPECT_TRUE(same_person("ada renn", "Ada Renn", lexicon()));
  EXPECT_FALSE(same_person("Ada Renn", "Bo Renn", lexicon()));
  EXPECT_FALSE(same_person("Ada Renn", "", lexicon()));
}

TEST(SamePerson, KnowsInitialsAndSpellings) {
  EXPECT_TRUE(same_person("D. Tarenev", "Dmitri Tarenev", lexicon()));
  EXPECT_TRUE(same_person("Khadrim Tarenoff", "Hadrim Tarenov", lexicon()));
  EXPECT_TRUE(same_person("K. Tarenoff", "Khadrim Tarenov", lexicon()));
  EXPECT_FALSE(same_person("B. Tarenev", "Dmitri Tarenev", lexicon()));
  EXPECT_FALSE(same_person("D. Tarenev", "Dmitri Salin", lexicon()));
  EXPECT_FALSE(same_person("Anna Holm", "Anna Holt", lexicon()));
}

}  // namespace
}  // namespace hearsay::lineage

// What is taken out of an archive is as if it had never been added.
#include <algorithm>

#include "archive/archive_fixture.h"

namespace hearsay::archive {
namespace {

std::vector<uint64_t> sharing(const Archive& archive, const std::string& text) {
  match::MatchOptions every;
  every.window = 1;
  const auto found =
      archive.sharing(match::anchors_of(match::words_of(text), match::TextId(0), every), 1000);
  EXPECT_TRUE(found.ok());
  std::vector<uint64_t> numbers;
  for (const Archive::Sharing& one : *found) numbers.push_back(one.number);
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

TEST_F(ArchiveTest, AForgottenDocumentIsGoneFromEveryAnswer) {
  Archive archive = writer();
  for (int i = 1; i <= 20; ++i)
    ASSERT_TRUE(add(archive, "p" + std::to_string(i), text_number(i)).ok());
  ASSERT_TRUE(archive.commit().ok());
  const uint64_t statements = archive.counts()->statements, raw = archive.counts()->raw_bytes;
  ASSERT_TRUE(archive.forget("p7").ok());
  ASSERT_TRUE(archive.forget("p20").ok());
  EXPECT_EQ(archive.forget("p7").error().code, base::Code::kNotFound);
  ASSERT_TRUE(archive.commit().ok());
  const std::string query = text_number(7).substr(kText.size() + 10);
  EXPECT_EQ(archive.document("p7").error().code, base::Code::kNotFound);
  EXPECT_EQ(archive.document(uint64_t{7}).error().code, base::Code::kNotFound);
  EXPECT_EQ(archive.raw("p7").error().code, base::Code::kNotFound);
  EXPECT_TRUE(sharing(archive, query).empty());
  EXPECT_EQ(sharing(archive, kText).size(), 18u);
  const auto holding = archive.holding(query, 30);
  for (const uint64_t number : *holding) EXPECT_NE(number, 7u);
  EXPECT_EQ(archive.counts()->documents, 18u);
  EXPECT_EQ(archive.counts()->statements, statements / 20 * 18);
  EXPECT_EQ(archive.counts()->raw_bytes, raw - text_number(7).size() - text_number(20).size());
  EXPECT_TRUE(archive.examine({})->empty());
  const auto journal = archive.journal();
  EXPECT_EQ(journal->back().what, "forgotten");
  EXPECT_EQ(journal->back().note, "2 documents, numbers 7 20");
}

TEST_F(ArchiveTest, TheNumberOfAForgottenDocumentIsNotGivenAgain) {
  for (int round = 0; round < 2; ++round) {
    Archive archive = writer();
    ASSERT_TRUE(add(archive, "last", text_number(round)).ok());
    ASSERT_TRUE(archive.commit().ok());
    EXPECT_EQ(archive.document("last")->number, static_cast<uint64_t>(round + 1));
    ASSERT_TRUE(archive.forget("last").ok());
    ASSERT_TRUE(archive.commit().ok());
  }
  EXPECT_EQ(*reader().last_number(), 2u);
  EXPECT_EQ(*reader().size(), 0u);
  EXPECT_TRUE(reader().examine({})->empty());
}

TEST_F(ArchiveTest, BytesThatAnotherDocumentHasStay) {
  Archive archive = writer();
  ASSERT_TRUE(add(archive, "one", kText).ok());
  ASSERT_TRUE(add(archive, "two", kText).ok());
  ASSERT_TRUE(archive.commit().ok());
  ASSERT_TRUE(archive.forget("one").ok());
  ASSERT_TRUE(archive.commit().ok());
  EXPECT_EQ(*archive.raw("two"), kText);
  EXPECT_EQ(archive.counts()->raw_bytes, kText.size());
  EXPECT_TRUE(archive.examine({})->empty());
}

TEST_F(ArchiveTest, AForgottenTextIsNotLeftInTheFile) {
  const std::string secret = "a word that stands nowhere else: quixotrymble";
  {
    Archive archive = writer();
    page::Page page = make_page("secret.txt", secret);
    page.path = "folder/unheardofpath";
    ASSERT_TRUE(archive.add(page, make_document(page), {}).ok());
    ASSERT_TRUE(archive.commit().ok());
  }
  EXPECT_NE(file().find("unheardofpath"), std::string::npos);
  {
    Archive archive = writer();
    ASSERT_TRUE(archive.forget("secret.txt").ok());
    ASSERT_TRUE(archive.commit().ok());
  }
  EXPECT_EQ(file().find("unheardofpath"), std::string::npos);
}

TEST_F(ArchiveTest, WordsOfManyForgottenDocumentsAreNotLeftInTheFile) {
  // The index shortens words by what they have in common with their neighbours.
  const std::string secret = "zyquixotrymble";
  {
    Archive archive = writer();
    for (int i = 1; i <= 40; ++i) {
      const std::string text = text_number(i) + (i % 4 == 0 ? " " + secret : "");
      ASSERT_TRUE(add(archive, "p" + std::to_string(i), text).ok());
      const base::Status status = i % 10 == 0 ? archive.commit() : base::Status();
      ASSERT_TRUE(status.ok());
    }
  }
  EXPECT_NE(file().find(secret.substr(1)), std::string::npos);
  {
    Archive archive = writer();
    for (int i = 4; i <= 40; i += 4) ASSERT_TRUE(archive.forget("p" + std::to_string(i)).ok());
    ASSERT_TRUE(archive.commit().ok());
    EXPECT_TRUE(archive.examine({})->empty());
    EXPECT_TRUE(archive.holding(secret, 10)->empty());
    EXPECT_FALSE(archive.holding(text_number(7).substr(kText.size() + 10), 10)->empty());
  }
  EXPECT_EQ(file().find(secret.substr(1)), std::string::npos);
}

TEST_F(ArchiveTest, AnchorsOfForgottenDocumentsVanishInAMerge) {
  Archive archive = writer();
  for (int i = 1; i <= 7; ++i) {
    ASSERT_TRUE(add(archive, "p" + std::to_string(i), text_number(i)).ok());
    ASSERT_TRUE(archive.commit().ok());
  }
  const uint64_t before = *archive.anchor_count();
  ASSERT_TRUE(archive.forget("p3").ok());
  ASSERT_TRUE(archive.commit().ok());
  EXPECT_EQ(*archive.anchor_count(), before);
  ASSERT_TRUE(add(archive, "p8", text_number(8)).ok());
  ASSERT_TRUE(archive.commit().ok());  // the eighth run
  EXPECT_LE(*archive.anchor_count(), before + 2);
  EXPECT_EQ(archive.counts()->segments, 1u);
  EXPECT_EQ(sharing(archive, kText).size(), 7u);
  EXPECT_TRUE(archive.examine({})->empty());
}

TEST_F(ArchiveTest, RebuildingPassesOverTheNumbersOfForgottenDocuments) {
  Archive archive = writer();
  for (int i = 1; i <= 5; ++i)
    ASSERT_TRUE(add(archive, "p" + std::to_string(i), text_number(i)).ok());
  ASSERT_TRUE(archive.commit().ok());
  ASSERT_TRUE(archive.forget("p2").ok());
  ASSERT_TRUE(archive.commit().ok());
  ASSERT_TRUE(archive.forget_indexes().ok());
  ASSERT_TRUE(archive.rebuild_indexes({}).ok());
  EXPECT_EQ(sharing(archive, kText), (std::vector<uint64_t>{1, 3, 4, 5}));
  EXPECT_TRUE(archive.examine({})->empty());
}

}  // namespace
}  // namespace hearsay::archive

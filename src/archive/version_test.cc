// What an archive of version 1 keeps, and what a damaged mark does, is read and mended.
#include "archive/archive_fixture.h"
#include "archive/codec.h"
#include "archive/pack.h"

namespace hearsay::archive {
namespace {

std::string hex(std::string_view bytes) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += {kDigits[byte >> 4], kDigits[byte & 15]};
  }
  return out;
}

// The record as version 1 wrote it: without a block's word on what it answers.
std::string record_of_version_1(document::Document document,
                                const std::vector<statement::Statement>& statements) {
  const std::string record = encode_derived(document, statements);
  document.blocks[0].reply_to = 0;
  const std::string answering = encode_derived(document, statements);
  size_t at = 0;  // where it says whether a block answers one
  while (record[at] == answering[at]) ++at;
  std::string old = record;
  old.erase(at, 1);
  old[0] = 1;
  return old;
}

TEST_F(ArchiveTest, RecordsOfVersion1AreRead) {
  std::vector<statement::Statement> statements;
  {
    Archive archive = writer();
    ASSERT_TRUE(add(archive, "one.txt", kText).ok());
    ASSERT_TRUE(archive.commit().ok());
  }
  document::Document document = make_document(make_page("one.txt", kText));
  statements = make_statements(document);
  Packer packer;
  sql("UPDATE document SET record=x'" +
      hex(packer.pack(record_of_version_1(document, statements))) + "'");
  const base::Result<Stored> stored = reader().document("one.txt");
  ASSERT_TRUE(stored.ok()) << stored.error().note;
  EXPECT_EQ(encode_derived(stored->document, stored->statements),
            encode_derived(document, statements));
  EXPECT_TRUE(reader().examine({})->empty());
}

TEST_F(ArchiveTest, AnUpgradeMakesNoArchive) {
  EXPECT_EQ(Archive::open(path_, Mode::kUpgrade).error().code, base::Code::kNotFound);
  EXPECT_FALSE(std::filesystem::exists(path_));
  std::ofstream(path_, std::ios::binary) << "";
  EXPECT_EQ(Archive::open(path_, Mode::kUpgrade).error().code, base::Code::kUnsupported);
  EXPECT_TRUE(file().empty());
}

TEST_F(ArchiveTest, AnUpgradeLeavesTheIndexToTheRebuilding) {
  {
    Archive archive = writer();
    ASSERT_TRUE(add(archive, "one.txt", kText).ok());
    ASSERT_TRUE(archive.commit().ok());
    ASSERT_TRUE(archive.forget_indexes().ok());
  }
  base::Result<Archive> archive = Archive::open(path_, Mode::kUpgrade);
  ASSERT_TRUE(archive.ok()) << archive.error().note;
  EXPECT_EQ(archive->counts()->segments, 0u);
  ASSERT_TRUE(archive->rebuild_indexes({}).ok());
  EXPECT_EQ(archive->counts()->segments, 1u);
}

TEST_F(ArchiveTest, SpeakersAreFiledByWhatIsKept) {
  {
    Archive archive = writer();
    const page::Page page = make_page("one.html", "<p>" + kText);
    document::Document document = make_document(make_page("one.html", kText));
    document.sha256 = page.sha256;
    ASSERT_TRUE(archive.add(page, document, make_statements(document)).ok());
    ASSERT_TRUE(archive.commit().ok());
  }
  sql("DELETE FROM mention; UPDATE raw SET bytes=x'00'");
  Archive archive = writer();
  ASSERT_TRUE(archive.mentions({"cstl"}, 10)->empty());
  for (int i = 0; i < 2; ++i) {
    ASSERT_TRUE(archive.file_speakers(1).ok());
    ASSERT_TRUE(archive.commit().ok());
    EXPECT_EQ(archive.mentions({"cstl"}, 10)->size(), 1u);
  }
  EXPECT_FALSE(archive.file_speakers(2).ok());
}

TEST_F(ArchiveTest, ADamagedLastNumberIsNamedAndEndsNoLoop) {
  {
    Archive archive = writer();
    for (int i = 1; i <= 3; ++i)
      ASSERT_TRUE(add(archive, "p" + std::to_string(i), text_number(i)).ok());
    ASSERT_TRUE(archive.commit().ok());
    ASSERT_TRUE(archive.forget("p3").ok());
    ASSERT_TRUE(archive.commit().ok());
    EXPECT_TRUE(archive.examine({})->empty());
  }
  sql("UPDATE mark SET value=9000000000000000 WHERE name='last_number';"
      "UPDATE mark SET value=0 WHERE name IN ('anchors_done', 'words_done');"
      "DELETE FROM segment; DELETE FROM run; INSERT INTO words(words) VALUES('delete-all')");
  Archive archive = writer();  // makes the indexes
  const base::Result<std::vector<Fault>> faults = archive.examine({});
  ASSERT_EQ(faults->size(), 1u);
  EXPECT_EQ(faults->front().what, "count");
  EXPECT_NE(faults->front().note.find("last number"), std::string::npos);
  EXPECT_EQ(*archive.number_after(0), 1u);
  EXPECT_EQ(*archive.number_after(2), 0u);
  const base::Result<Added> added = add(archive, "p4", text_number(4));
  ASSERT_FALSE(added.ok());
  EXPECT_EQ(added.error().code, base::Code::kDamaged);
  ASSERT_TRUE(archive.forget_indexes().ok());  // as a rebuilding begins
  ASSERT_TRUE(archive.rebuild_indexes({}).ok());
  EXPECT_TRUE(archive.examine({})->empty());
  ASSERT_TRUE(add(archive, "p4", text_number(4)).ok());
  ASSERT_TRUE(archive.commit().ok());
  EXPECT_EQ(*archive.number_of("p4"), 4u);
}

}  // namespace
}  // namespace hearsay::archive

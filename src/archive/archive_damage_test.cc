// An archive refuses what is none, names its damage, and never crashes on it.
#include "archive/archive_fixture.h"

namespace hearsay::archive {
namespace {

TEST_F(ArchiveTest, OtherFilesAreRefusedAndLeftAlone) {
  struct Row {
    const char* what;
    std::string bytes;
    base::Code code;
  };
  const Row rows[] = {
      {"text", "This is no archive, only a note that somebody left here.\n",
       base::Code::kUnsupported},
      {"long text", std::string(5000, 'x'), base::Code::kUnsupported},
      {"cut header", "SQLite format 3", base::Code::kUnsupported},
  };
  for (const Row& row : rows) {
    std::ofstream(path_, std::ios::binary) << row.bytes;
    for (const Mode mode : {Mode::kRead, Mode::kWrite}) {
      const base::Result<Archive> archive = Archive::open(path_, mode, 50);
      ASSERT_FALSE(archive.ok()) << row.what;
      EXPECT_EQ(archive.error().code, row.code) << row.what << ": " << archive.error().note;
      EXPECT_EQ(file(), row.bytes) << row.what;
    }
    std::filesystem::remove(path_);
  }
  EXPECT_EQ(Archive::open(path_, Mode::kRead).error().code, base::Code::kNotFound);
  EXPECT_EQ(Archive::open("", Mode::kRead).error().code, base::Code::kUsage);
  std::ofstream(path_, std::ios::binary) << "";
  EXPECT_EQ(Archive::open(path_, Mode::kRead).error().code, base::Code::kUnsupported);
}

TEST_F(ArchiveTest, AnotherProgramsSqliteFileIsRefusedAndLeftAlone) {
  sql("CREATE TABLE recipe(name TEXT); INSERT INTO recipe VALUES('soup')");
  const std::string before = file();
  for (const Mode mode : {Mode::kRead, Mode::kWrite})
    EXPECT_EQ(Archive::open(path_, mode).error().code, base::Code::kUnsupported);
  EXPECT_EQ(file(), before);
}

TEST_F(ArchiveTest, AnArchiveFromANewerVersionIsRefused) {
  {
    Archive archive = writer();
  }
  sql("PRAGMA user_version=5");
  for (const Mode mode : {Mode::kRead, Mode::kWrite}) {
    const base::Result<Archive> archive = Archive::open(path_, mode);
    EXPECT_EQ(archive.error().code, base::Code::kNewerVersion);
    EXPECT_NE(archive.error().note.find("newer"), std::string::npos);
  }
}

TEST_F(ArchiveTest, AStrangerCannotBringTriggersOrViews) {
  {
    Archive archive = writer();
  }
  sql("CREATE TRIGGER gotcha AFTER INSERT ON raw BEGIN DELETE FROM document; END");
  EXPECT_EQ(Archive::open(path_, Mode::kWrite).error().code, base::Code::kDamaged);
}

TEST_F(ArchiveTest, ExamineNamesDamage) {
  struct Row {
    const char* sql;
    const char* what;
  };
  const Row rows[] = {
      {"UPDATE raw SET bytes=x'28b52ffd240061' || x'01020304'", "raw"},
      {"UPDATE raw SET size=size+1", "raw"},
      {"UPDATE document SET record=x'28b52ffd2400010000'", "record"},
      {"UPDATE segment SET bytes=substr(bytes, 1, length(bytes) - 3)", "segment"},
      {"UPDATE segment SET first=first+1", "segment"},
      {"DELETE FROM raw", "foreign_key"},
      {"DELETE FROM statement", "statement"},
      {"UPDATE statement SET content='I resign'", "statement"},
      {"UPDATE statement SET speaker='Nobody'", "statement"},
      {"UPDATE statement SET negated=1-negated", "statement"},
      {"DELETE FROM mention", "mention"},
      {"UPDATE mention SET last=last+1", "mention"},
      {"UPDATE document SET outlet='Elsewhere'", "document"},
      {"UPDATE document SET published='1999-01-01'", "document"},
      {"DELETE FROM segment", "segment"},
      {"UPDATE mark SET value=9 WHERE name='statements'", "count"},
      {"UPDATE document SET carrier=x'01'", "record"},
  };
  for (const Row& row : rows) {
    std::filesystem::remove(path_);
    {
      Archive archive = writer();
      ASSERT_TRUE(add(archive, "one.txt", kText).ok());
      ASSERT_TRUE(archive.commit().ok());
      ASSERT_TRUE(archive.examine({})->empty());
    }
    sql(row.sql);
    const auto faults = reader().examine({});
    ASSERT_TRUE(faults.ok());
    bool named = false;
    for (const Fault& fault : *faults) named |= fault.what == row.what;
    EXPECT_TRUE(named) << row.sql
                       << (faults->empty()
                               ? ""
                               : ": " + faults->front().what + " " + faults->front().note);
  }
}

TEST_F(ArchiveTest, DamageAnywhereInTheFileIsAnErrorNeverACrash) {
  {
    Archive archive = writer();
    for (int i = 0; i < 8; ++i)
      ASSERT_TRUE(add(archive, "p" + std::to_string(i), text_number(i)).ok());
    ASSERT_TRUE(archive.commit().ok());
  }
  const std::string whole = file();
  for (size_t at = 0; at < whole.size(); at += 997) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
    std::ofstream(path_, std::ios::binary | std::ios::trunc) << damaged;
    const base::Result<Archive> archive = Archive::open(path_, Mode::kRead, 50);
    if (!archive.ok()) continue;
    (void)archive->examine({});
    (void)archive->holding("bridge snow word1234", 5);
    for (int i = 0; i < 8; ++i) (void)archive->document("p" + std::to_string(i));
  }
  for (const size_t size : {size_t{100}, whole.size() / 3, whole.size() - 8192}) {
    std::ofstream(path_, std::ios::binary | std::ios::trunc) << whole.substr(0, size);
    const base::Result<Archive> archive = Archive::open(path_, Mode::kRead, 50);
    if (!archive.ok()) continue;
    const auto faults = archive->examine({});
    EXPECT_TRUE(!faults.ok() || !faults->empty()) << size;
  }
}

TEST_F(ArchiveTest, ARecordThatBreaksItsOwnRulesIsNotKept) {
  Archive archive = writer();
  const page::Page page = make_page("one.txt", kText);
  document::Document document = make_document(page);
  document.blocks[0].span.end += 1;
  EXPECT_EQ(archive.add(page, document, {}).error().code, base::Code::kDamaged);
  document = make_document(page);
  std::vector<statement::Statement> statements = make_statements(document);
  statements[1].within = 3;
  EXPECT_EQ(archive.add(page, document, statements).error().code, base::Code::kDamaged);
  page::Page other = page;
  other.bytes += "!";
  EXPECT_EQ(archive.add(other, document, {}).error().code, base::Code::kDamaged);
  EXPECT_TRUE(archive.ids()->empty());
}

TEST_F(ArchiveTest, EmptyPagesAreKeptToo) {
  Archive archive = writer();
  page::Page page;
  page.id = "empty";
  document::Document document;
  document.id = "empty";
  ASSERT_TRUE(archive.add(page, document, {}).ok());
  ASSERT_TRUE(archive.commit().ok());
  EXPECT_EQ(archive.document("empty")->document.text, "");
  EXPECT_TRUE(archive.examine({})->empty());
}

}  // namespace
}  // namespace hearsay::archive

// What a question about a speaker and the adding of a page cost does not grow with the archive,
// counted in rows and steps of SQLite.
#include <sqlite3.h>

#include "archive/archive_fixture.h"

namespace hearsay::archive {
namespace {

// Of all statements that ran since it was made, on any connection opened since.
struct Work {
  int64_t scanned = 0;  // rows of scans without an index
  int64_t steps = 0;    // of SQLite's machine
};
Work work;

int count_statement(unsigned, void*, void* statement, void*) {
  auto* done = static_cast<sqlite3_stmt*>(statement);
  work.scanned += sqlite3_stmt_status(done, SQLITE_STMTSTATUS_FULLSCAN_STEP, 1);
  work.steps += sqlite3_stmt_status(done, SQLITE_STMTSTATUS_VM_STEP, 1);
  return 0;
}

int watch(sqlite3* connection, const char**, const void*) {
  sqlite3_trace_v2(connection, SQLITE_TRACE_PROFILE, count_statement, nullptr);
  return SQLITE_OK;
}

class ScaleTest : public ArchiveTest {
 protected:
  void SetUp() override {
    ArchiveTest::SetUp();
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(watch));
  }
  void TearDown() override {
    sqlite3_cancel_auto_extension(reinterpret_cast<void (*)()>(watch));
    ArchiveTest::TearDown();
  }

  // Brings the archive to this many documents, each with a speaker of its own pair of them.
  void fill(int documents) {
    const std::string until = std::to_string(documents);
    sql("WITH RECURSIVE n(i) AS (SELECT 1 + max(number) FROM document UNION ALL SELECT i + 1 FROM "
        "n WHERE i < " +
        until +
        ") INSERT INTO document(number, id, sha256, stage, program, title, outlet, carrier, "
        "record) "
        "SELECT i, 'page ' || i, (SELECT sha256 FROM raw LIMIT 1), 1, '0', '', '', x'', x'' FROM n;"
        "INSERT OR IGNORE INTO mention(key, name, document, first, last, type, role, date) "
        "SELECT 'k' || (number / 2 % 997), 'Name ' || (number / 2), number, 1, 1, 'person', '', '' "
        "FROM document WHERE number > 2;"
        "INSERT OR IGNORE INTO statement SELECT number, 1, 'direct', 'Name ' || (number / 2), 'k', "
        "'words', 0 FROM document WHERE number > 2;"
        "UPDATE mark SET value=" +
        until + " WHERE name IN ('anchors_done', 'words_done')");
  }

  Work ask() {
    const Archive archive = reader();
    work = {};
    const base::Result<std::vector<Mention>> found = archive.mentions({"cstl"}, 1000);
    EXPECT_EQ(found->size(), 2u);
    for (const Mention& mention : *found) {
      EXPECT_EQ(archive.said(mention)->size(), 2u);
      EXPECT_TRUE(archive.shown(mention.document).ok());
    }
    EXPECT_EQ(*archive.waiting(), 0u);
    EXPECT_EQ(archive.names(std::vector<std::string>{"cstl"})->size(), 1u);
    EXPECT_TRUE(archive.judgements().ok());
    return work;
  }

  Work add_one(int n) {
    Archive archive = writer();
    work = {};
    const page::Page page = make_page("new " + std::to_string(n), text_number(3));
    const document::Document document = make_document(page);
    std::vector<statement::Statement> statements = make_statements(document);
    for (statement::Statement& one : statements) one.speaker.name = "Bo Lind";
    EXPECT_TRUE(archive.add(page, document, statements).ok());
    EXPECT_TRUE(archive.commit().ok());
    return work;
  }
};

TEST_F(ScaleTest, AQuestionAndAPageCostTheSameInAnArchiveAHundredTimesTheSize) {
  {
    Archive archive = writer();
    ASSERT_TRUE(add(archive, "one.txt", kText).ok());
    ASSERT_TRUE(add(archive, "two.txt", text_number(2)).ok());
    ASSERT_TRUE(archive.commit().ok());
  }
  fill(1000);
  const Work asked = ask(), added = add_one(1);
  fill(100000);
  const Work asked_later = ask(), added_later = add_one(2);
  EXPECT_EQ(asked.scanned, 0);
  EXPECT_EQ(asked_later.scanned, 0);
  EXPECT_LE(asked_later.steps, asked.steps + asked.steps / 10);
  EXPECT_LE(added_later.scanned, added.scanned + 10);
  EXPECT_LE(added_later.steps, added.steps + added.steps / 2);
}

}  // namespace
}  // namespace hearsay::archive

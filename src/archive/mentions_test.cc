// Speakers are filed with their statements, and judgements stay whatever is derived again.
#include "archive/archive_fixture.h"

namespace hearsay::archive {
namespace {

TEST_F(ArchiveTest, FilesWhoIsNamedWhere) {
  {
    Archive archive = writer();
    ASSERT_TRUE(add(archive, "one.txt", kText).ok());
    ASSERT_TRUE(add(archive, "two.txt", text_number(2)).ok());
    ASSERT_TRUE(archive.commit().ok());
  }
  const Archive archive = reader();
  const base::Result<std::vector<Mention>> found = archive.mentions({"cstl", "nobody"}, 10);
  ASSERT_TRUE(found.ok()) << found.error().note;
  ASSERT_EQ(found->size(), 2u);
  EXPECT_EQ((*found)[0].name, "Mira Castell");
  EXPECT_EQ((*found)[0].role, "Mayor");
  EXPECT_EQ((*found)[0].first, 1u);
  EXPECT_EQ((*found)[0].last, 2u);
  ASSERT_TRUE((*found)[0].date.has_value());
  EXPECT_EQ(base::to_iso(*(*found)[0].date).substr(0, 10), "2021-03-04");
  EXPECT_EQ(archive.mentions({"cstl"}, 1)->size(), 1u);
  const base::Result<std::vector<Said>> said = archive.said((*found)[0]);
  ASSERT_TRUE(said.ok());
  ASSERT_EQ(said->size(), 2u);
  EXPECT_EQ((*said)[0].kind, statement::Kind::kDirect);
  EXPECT_FALSE((*said)[0].content.empty());
  EXPECT_EQ(archive.shown(1)->id, "one.txt");
  EXPECT_EQ(archive.shown(9).error().code, base::Code::kNotFound);
}

TEST_F(ArchiveTest, FilesAnewWhatIsReplaced) {
  Archive archive = writer();
  ASSERT_TRUE(add(archive, "one.txt", kText).ok());
  ASSERT_TRUE(archive.commit().ok());
  const page::Page page = make_page("one.txt", kText);
  const document::Document document = make_document(page);
  std::vector<statement::Statement> statements = make_statements(document);
  for (statement::Statement& one : statements) one.speaker.name = "Bo Lind";
  ASSERT_TRUE(archive.replace(1, document, statements).ok());
  ASSERT_TRUE(archive.commit().ok());
  EXPECT_TRUE(archive.mentions({"cstl"}, 10)->empty());
  EXPECT_EQ(archive.mentions({"lnd"}, 10)->size(), 1u);
  EXPECT_TRUE(archive.examine({})->empty());
}

TEST_F(ArchiveTest, KeepsJudgementsThroughARebuild) {
  Archive archive = writer();
  ASSERT_TRUE(add(archive, "one.txt", kText).ok());
  ASSERT_TRUE(archive.commit().ok());
  JudgementLine line;
  line.what = "same";
  line.a = {"Mira Castell", "", {}};
  line.b = {"M. Castell", "one.txt", 0};
  EXPECT_EQ(*archive.judge(line), 1u);
  JudgementLine undo;
  undo.what = "undo";
  undo.undoes = 1;
  EXPECT_EQ(*archive.judge(undo), 2u);
  ASSERT_TRUE(archive.forget_indexes().ok());
  ASSERT_TRUE(archive.rebuild_indexes({}).ok());
  const base::Result<std::vector<JudgementLine>> kept = archive.judgements();
  ASSERT_TRUE(kept.ok());
  ASSERT_EQ(kept->size(), 2u);
  EXPECT_EQ((*kept)[0].b.document, "one.txt");
  EXPECT_EQ((*kept)[0].b.part, 0u);
  EXPECT_FALSE((*kept)[0].a.part.has_value());
  EXPECT_FALSE((*kept)[0].time.empty());
  EXPECT_EQ((*kept)[1].undoes, 1u);
  EXPECT_FALSE(reader().judge(line).ok()) << "readers judge nothing";
}

TEST_F(ArchiveTest, BringsUpVersionOneWithoutItsSpeakers) {
  {
    Archive archive = writer();
    ASSERT_TRUE(add(archive, "one.txt", kText).ok());
    ASSERT_TRUE(archive.commit().ok());
  }
  sql("DROP TABLE mention; DROP TABLE judgement; DROP TABLE gone;"
      "ALTER TABLE statement DROP COLUMN negated;"
      "DELETE FROM mark WHERE name IN ('unfiled', 'last_number'); PRAGMA user_version=1");
  {
    base::Result<Archive> opened = Archive::open(path_, Mode::kUpgrade);
    ASSERT_TRUE(opened.ok()) << opened.error().note;
    Archive& archive = *opened;
    EXPECT_EQ(archive.mentions({"cstl"}, 10).error().code, base::Code::kUnsupported);
    EXPECT_TRUE(archive.judgements()->empty());
    const base::Result<Stored> stored = archive.document("one.txt");
    ASSERT_TRUE(archive.replace(1, stored->document, stored->statements).ok());
    ASSERT_TRUE(archive.commit().ok());
    ASSERT_TRUE(archive.rebuild_indexes({}).ok());
  }
  EXPECT_EQ(reader().mentions({"cstl"}, 10)->size(), 1u);
}

}  // namespace
}  // namespace hearsay::archive

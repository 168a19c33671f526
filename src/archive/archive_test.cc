// An archive keeps what it is given, once, whole, under kill, lock, full disk and damage.
#include "archive/archive_fixture.h"

namespace hearsay::archive {
namespace {

TEST_F(ArchiveTest, GivesBackWhatWasAdded) {
  const page::Page page = make_page("one.txt", kText);
  const document::Document document = make_document(page);
  const std::vector<statement::Statement> statements = make_statements(document);
  {
    Archive archive = writer();
    const base::Result<Added> added = archive.add(page, document, statements);
    ASSERT_TRUE(added.ok()) << added.error().note;
    EXPECT_TRUE(added->is_new);
    EXPECT_EQ(added->id, "one.txt");
    ASSERT_TRUE(archive.commit().ok());
  }
  const Archive archive = reader();
  const base::Result<Stored> stored = archive.document("one.txt");
  ASSERT_TRUE(stored.ok()) << stored.error().note;
  EXPECT_EQ(stored->statements, statements);
  EXPECT_EQ(stored->number, 1u);
  const document::Document& kept = stored->document;
  EXPECT_EQ(kept.text, document.text);
  EXPECT_EQ(kept.sha256, page.sha256);
  EXPECT_EQ(kept.title, document.title);
  EXPECT_EQ(kept.byline, document.byline);
  EXPECT_EQ(kept.published, document.published);
  EXPECT_EQ(kept.warnings, document.warnings);
  ASSERT_EQ(kept.blocks.size(), 1u);
  EXPECT_EQ(kept.blocks[0].rule, "plain/paragraph");
  ASSERT_EQ(kept.credits.size(), 1u);
  EXPECT_EQ(kept.credits[0].name, "Coast Wire");
  EXPECT_EQ(*archive.raw("one.txt"), kText);
  const base::Result<page::Page> back = archive.page(1);
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(back->published, page.published);
  EXPECT_EQ(back->warnings, page.warnings);
  EXPECT_EQ(back->path, page.path);
  EXPECT_TRUE(archive.has("one.txt", page.sha256));
  EXPECT_FALSE(archive.has("two.txt", page.sha256));
  EXPECT_EQ(archive.document("two.txt").error().code, base::Code::kNotFound);
  EXPECT_EQ(*archive.namesakes("Castell"), std::vector<std::string>{"Mira Castell"});
}

TEST_F(ArchiveTest, AddingTwiceChangesNoByteOfTheFile) {
  for (int round = 0; round < 2; ++round) {
    Archive archive = writer();
    for (int i = 0; i < 20; ++i)
      ASSERT_TRUE(add(archive, "p" + std::to_string(i), text_number(i)).ok());
    ASSERT_TRUE(archive.commit().ok());
  }
  const std::string before = file();
  {
    Archive archive = writer();
    for (int i = 0; i < 20; ++i) {
      const base::Result<Added> added = add(archive, "p" + std::to_string(i), text_number(i));
      ASSERT_TRUE(added.ok());
      EXPECT_FALSE(added->is_new);
    }
    ASSERT_TRUE(archive.commit().ok());
  }
  EXPECT_EQ(before, file());
  EXPECT_EQ(reader().counts()->documents, 20u);
}

TEST_F(ArchiveTest, TheSameIdWithOtherBytesIsKeptUnderAnIdOfItsOwn) {
  const std::string other = kText + " More.";
  const std::string id = "one.txt@" + base::to_hex(base::sha256(other)).substr(0, 12);
  Archive archive = writer();
  ASSERT_TRUE(add(archive, "one.txt", kText).ok());
  EXPECT_EQ(add(archive, "one.txt", other)->id, id);
  ASSERT_TRUE(archive.commit().ok());
  const base::Result<Added> again = add(archive, "one.txt", other);
  EXPECT_FALSE(again->is_new);
  EXPECT_EQ(again->id, id);
  EXPECT_EQ(*archive.raw("one.txt"), kText);
  EXPECT_EQ(*archive.raw(id), other);
  EXPECT_EQ(archive.document(id)->document.id, id);
  const auto journal = archive.journal();
  ASSERT_TRUE(journal.ok());
  ASSERT_EQ(journal->size(), 2u);
  EXPECT_EQ(journal->front().what, "other_bytes");
}

TEST_F(ArchiveTest, StatementsMayComeLater) {
  Archive archive = writer();
  ASSERT_TRUE(add(archive, "one.txt", kText, false).ok());
  ASSERT_TRUE(archive.commit().ok());
  EXPECT_FALSE(archive.document("one.txt")->complete);
  EXPECT_FALSE(add(archive, "one.txt", kText, false)->completed);
  const base::Result<Added> added = add(archive, "one.txt", kText);
  EXPECT_FALSE(added->is_new);
  EXPECT_TRUE(added->completed);
  ASSERT_TRUE(archive.commit().ok());
  EXPECT_EQ(archive.document("one.txt")->statements.size(), 2u);
  EXPECT_EQ(archive.counts()->statements, 2u);
  EXPECT_TRUE(archive.examine({})->empty());
}

TEST_F(ArchiveTest, WhatWasNotCommittedIsGoneWholly) {
  {
    Archive archive = writer();
    ASSERT_TRUE(add(archive, "one.txt", kText).ok());
    ASSERT_TRUE(archive.commit().ok());
    ASSERT_TRUE(add(archive, "two.txt", text_number(2)).ok());
  }
  const Archive archive = reader();
  EXPECT_EQ(*archive.ids(), std::vector<std::string>{"one.txt"});
  EXPECT_TRUE(archive.examine({})->empty());
}

TEST_F(ArchiveTest, DocumentsAreFoundByTheirWordsAndAnchors) {
  Archive archive = writer();
  for (int i = 1; i <= 50; ++i) {
    ASSERT_TRUE(add(archive, "p" + std::to_string(i), text_number(i)).ok());
    ASSERT_TRUE(archive.commit().ok());  // many runs, so that merges happen
  }
  std::string query = text_number(17).substr(kText.size() + 10);
  const auto holding = archive.holding(query, 3);
  ASSERT_TRUE(holding.ok()) << holding.error().note;
  ASSERT_FALSE(holding->empty());
  EXPECT_EQ(holding->front(), 17u);
  match::MatchOptions every;
  every.window = 1;
  const auto anchors = match::anchors_of(match::words_of(query), match::TextId(0), every);
  const auto sharing = archive.sharing(anchors, 3);
  ASSERT_TRUE(sharing.ok()) << sharing.error().note;
  ASSERT_FALSE(sharing->empty());
  EXPECT_EQ(sharing->front().number, 17u);
  const auto common =
      archive.sharing(match::anchors_of(match::words_of(kText), match::TextId(0), every), 100);
  EXPECT_EQ(common->size(), 50u);
  EXPECT_LE(archive.counts()->segments, 14u);  // 50 commits: 2 runs of level 1 … and single ones
  EXPECT_TRUE(archive.examine({})->empty());
}

// Each of 60 words stands in some half of 2,100 documents; no eight of them are common together.
TEST_F(ArchiveTest, CommonWordsAreFoundByWhichOfThemStandTogether) {
  const auto common_words = [](int document) {
    std::string text;
    for (int i = 0; i < 60; ++i)
      if (base::fast_hash(std::to_string(document) + " " + std::to_string(i)) % 2 == 0)
        text += " common" + std::to_string(i);
    return text;
  };
  Archive archive = writer();
  for (int i = 1; i <= 2100; ++i)
    ASSERT_TRUE(
        add(archive, "p" + std::to_string(i), "rare" + std::to_string(i) + common_words(i), false)
            .ok());
  ASSERT_TRUE(archive.commit().ok());
  std::string query = common_words(1234);
  for (int i = 1; i <= 40; ++i) query += " rare" + std::to_string(i);
  const auto found = archive.holding(query, 20);
  ASSERT_TRUE(found.ok());
  ASSERT_FALSE(found->empty());
  EXPECT_EQ(found->front(), 1234u);
}

TEST_F(ArchiveTest, AnAnchorThatBeginsInFurnitureIsNotKept) {
  const std::string menu =
      "home world sport weather culture travel letters archive contact about login search ";
  const page::Page page = make_page("one.txt", menu + kText);
  document::Document document = make_document(page);
  document::Block block = document.blocks[0];
  const auto border = static_cast<uint32_t>(menu.size());
  document.blocks[0].kind = document::BlockKind::kFurniture;
  document.blocks[0].span.end = border;
  block.span.begin = border;
  document.blocks.push_back(block);
  Archive archive = writer();
  ASSERT_TRUE(archive.add(page, document, {}).ok());
  ASSERT_TRUE(archive.commit().ok());
  match::MatchOptions every;
  every.window = 1;
  EXPECT_TRUE(archive.sharing(match::anchors_of(match::words_of(menu), match::TextId(0), every), 9)
                  ->empty());
  EXPECT_EQ(archive.sharing(match::anchors_of(match::words_of(kText), match::TextId(0), every), 9)
                ->size(),
            1u);
}

TEST_F(ArchiveTest, WhatIsQuotedIsKeptDenselyAndTheRestThinly) {
  std::string bytes;
  for (int i = 0; i < 400; ++i) bytes += "w" + std::to_string(i * 7919 % 100003) + " ";
  match::MatchOptions every;
  every.window = 1;
  const auto runs_found = [&](const Archive& archive, size_t from, size_t words) {
    const auto all = match::words_of(bytes);
    size_t found = 0;
    for (size_t at = from; at < from + 150; ++at)
      found +=
          archive
              .sharing(
                  match::anchors_of(std::span(all).subspan(at, words), match::TextId(0), every), 9)
              ->size();
    return found;
  };
  Archive archive = writer();
  ASSERT_TRUE(add(archive, "one.txt", bytes, false).ok());
  ASSERT_TRUE(archive.commit().ok());
  EXPECT_EQ(runs_found(archive, 0, 24), 150u);
  EXPECT_EQ(runs_found(archive, 200, 24), 150u);
  EXPECT_LT(runs_found(archive, 0, 10), 120u);
  const uint64_t thin = *archive.anchor_count();
  ASSERT_TRUE(add(archive, "one.txt", bytes).ok());  // its statements quote the first half
  ASSERT_TRUE(archive.commit().ok());
  EXPECT_EQ(runs_found(archive, 0, 10), 150u);
  EXPECT_LT(runs_found(archive, 230, 10), 120u);
  EXPECT_GT(*archive.anchor_count(), thin + 20);
  EXPECT_TRUE(archive.examine({})->empty());
}

// Written as if by the version before: no table of gone documents, anchors of another kind.
TEST_F(ArchiveTest, AnArchiveOfVersion1IsRefusedUntilItIsRebuilt) {
  {
    Archive archive = writer();
    for (int i = 1; i <= 9; ++i)
      ASSERT_TRUE(add(archive, "p" + std::to_string(i), text_number(i)).ok());
    ASSERT_TRUE(archive.commit().ok());
  }
  sql("DROP TABLE gone; DROP TABLE mention; DROP TABLE judgement; ALTER TABLE statement DROP "
      "COLUMN negated;"
      "PRAGMA user_version=1;"
      "DELETE FROM mark WHERE name IN ('last_number', 'unfiled');"
      "UPDATE segment SET bytes=x'48534731'");
  const std::string before = file();
  for (const Mode mode : {Mode::kRead, Mode::kWrite}) {
    const base::Result<Archive> archive = Archive::open(path_, mode, 50);
    ASSERT_FALSE(archive.ok());
    EXPECT_EQ(archive.error().code, base::Code::kUnsupported);
    EXPECT_NE(archive.error().note.find("doctor --rebuild"), std::string::npos);
  }
  EXPECT_EQ(before, file());
  {
    base::Result<Archive> archive = Archive::open(path_, Mode::kUpgrade, 50);
    ASSERT_TRUE(archive.ok()) << archive.error().note;
    for (uint64_t number = 1; number <= 9; ++number)
      ASSERT_TRUE(archive->file_speakers(number).ok());
    ASSERT_TRUE(archive->commit().ok());
    ASSERT_TRUE(archive->rebuild_indexes({}).ok());
    EXPECT_TRUE(archive->examine({})->empty());
  }
  match::MatchOptions every;
  every.window = 1;
  EXPECT_EQ(reader()
                .sharing(match::anchors_of(match::words_of(kText), match::TextId(0), every), 100)
                ->size(),
            9u);
}

TEST_F(ArchiveTest, FullTextThatAKillLeftOpenIsReadAroundAndThenFinished) {
  {
    Archive archive = writer();
    for (int i = 1; i <= 5; ++i)
      ASSERT_TRUE(add(archive, "p" + std::to_string(i), text_number(i)).ok());
    ASSERT_TRUE(archive.commit().ok());
  }
  // The state between the two transactions of a commit, and that within a merge.
  sql("INSERT INTO words(words) VALUES('delete-all'); UPDATE mark SET value=0 WHERE "
      "name='words_done';"
      "INSERT INTO run(level, anchors, live) VALUES(1, 0, 0);"
      "INSERT INTO segment(run, first, last, anchors, bytes) VALUES(last_insert_rowid(), 0, 0, 0, "
      "x'00')");
  const std::string query = text_number(3).substr(kText.size() + 10);
  EXPECT_EQ(reader().counts()->waiting, 5u);
  EXPECT_EQ(*reader().holding(query, 5), std::vector<uint64_t>{3});
  {
    Archive archive = writer();
  }
  EXPECT_EQ(reader().counts()->waiting, 0u);
  EXPECT_EQ(reader().holding(query, 5)->front(), 3u);
  EXPECT_TRUE(reader().examine({})->empty());
}

TEST_F(ArchiveTest, IndexesAreMadeAgain) {
  Archive archive = writer();
  for (int i = 1; i <= 5; ++i)
    ASSERT_TRUE(add(archive, "p" + std::to_string(i), text_number(i)).ok());
  ASSERT_TRUE(archive.commit().ok());
  ASSERT_TRUE(archive.forget_indexes().ok());
  const document::Document document = archive.document(2)->document;
  ASSERT_TRUE(archive.replace(2, document, {}).ok());
  ASSERT_TRUE(archive.commit().ok());
  ASSERT_TRUE(archive.rebuild_indexes({}).ok());
  EXPECT_EQ(archive.counts()->statements, 8u);
  EXPECT_EQ(archive.holding(text_number(4).substr(kText.size() + 10), 5)->front(), 4u);
  EXPECT_TRUE(archive.examine({})->empty());
}

TEST_F(ArchiveTest, ReadersSeeTheLastCommitWhileAWriterAdds) {
  Archive writing = writer();
  ASSERT_TRUE(add(writing, "one.txt", kText).ok());
  ASSERT_TRUE(writing.commit().ok());
  ASSERT_TRUE(add(writing, "two.txt", text_number(2)).ok());
  const Archive first = reader(), second = reader();
  EXPECT_EQ(first.ids()->size(), 1u);
  EXPECT_EQ(second.document("one.txt")->document.text, kText);
  ASSERT_TRUE(writing.commit().ok());
  EXPECT_EQ(first.ids()->size(), 2u);
}

TEST_F(ArchiveTest, ASecondWriterIsToldThatTheArchiveIsLocked) {
  Archive first = writer();
  ASSERT_TRUE(add(first, "one.txt", kText).ok());
  const base::Result<Archive> second = Archive::open(path_, Mode::kWrite, 50);
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.error().code, base::Code::kBusy);
  EXPECT_NE(second.error().note.find("locked by another writer"), std::string::npos)
      << second.error().note;
  ASSERT_TRUE(first.commit().ok());
  EXPECT_TRUE(Archive::open(path_, Mode::kWrite, 50).ok());
}

TEST_F(ArchiveTest, TwoWritersTakeTurns) {
  Archive first = writer(), second = writer();
  for (int i = 0; i < 6; ++i) {
    Archive& archive = i % 2 == 0 ? first : second;
    ASSERT_TRUE(add(archive, "p" + std::to_string(i), text_number(i)).ok());
    ASSERT_TRUE(archive.commit().ok());
  }
  EXPECT_EQ(first.ids()->size(), 6u);
  EXPECT_TRUE(second.examine({})->empty());
}

TEST_F(ArchiveTest, AFullDiskTakesBackOnlyWhatWasNotCommitted) {
  Archive archive = writer();
  ASSERT_TRUE(add(archive, "one.txt", kText).ok());
  ASSERT_TRUE(archive.commit().ok());
  base::Code code = base::Code::kNone;
  ASSERT_TRUE(archive.limit_pages(60).ok());
  for (int i = 0; i < 10000 && code == base::Code::kNone; ++i) {
    const base::Result<Added> added = add(archive, "p" + std::to_string(i), text_number(i));
    if (!added.ok()) code = added.error().code;
  }
  EXPECT_EQ(code, base::Code::kNoSpace);
  EXPECT_EQ(*archive.ids(), std::vector<std::string>{"one.txt"});
  EXPECT_TRUE(archive.examine({})->empty());
  ASSERT_TRUE(archive.limit_pages(100000).ok());  // there is room again
  ASSERT_TRUE(add(archive, "two.txt", text_number(2)).ok());
  ASSERT_TRUE(archive.commit().ok());
  EXPECT_EQ(archive.ids()->size(), 2u);
}

}  // namespace
}  // namespace hearsay::archive

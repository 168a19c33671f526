// An archive keeps what it is given, once, whole, under kill, lock, full disk and damage.
#include "archive/archive.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "base/hash.h"

namespace hearsay::archive {
namespace {

// A folder of its own for each test, removed at its end.
class ArchiveTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (std::filesystem::temp_directory_path() / "hearsay-archive-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
    path_ = folder_ + "/a.hearsay";
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  Archive writer() {
    base::Result<Archive> archive = Archive::open(path_, Mode::kWrite, 50);
    EXPECT_TRUE(archive.ok()) << (archive.ok() ? "" : archive.error().note);
    return std::move(*archive);
  }
  Archive reader() {
    base::Result<Archive> archive = Archive::open(path_, Mode::kRead, 50);
    EXPECT_TRUE(archive.ok()) << (archive.ok() ? "" : archive.error().note);
    return std::move(*archive);
  }
  // Runs SQL on the file behind the archive's back.
  void sql(const std::string& text) {
    sqlite3* handle = nullptr;
    ASSERT_EQ(sqlite3_open(path_.c_str(), &handle), SQLITE_OK);
    char* message = nullptr;
    EXPECT_EQ(sqlite3_exec(handle, text.c_str(), nullptr, nullptr, &message), SQLITE_OK) << (message ? message : "");
    sqlite3_free(message);
    sqlite3_close(handle);
  }
  std::string file() const {
    std::ifstream in(path_, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  std::string folder_, path_;
};

page::Page make_page(const std::string& id, const std::string& bytes) {
  page::Page page;
  page.id = id;
  page.path = "folder/" + id;
  page.bytes = bytes;
  page.sha256 = base::to_hex(base::sha256(bytes));
  page.url = "https://example.org/" + id;
  page.published = base::Moment{2021, 3, 4, 5, 6, 0, base::Precision::kMinute, int16_t{60}};
  page.warnings.push_back({"truncated", 7, "ends early"});
  return page;
}

document::Document make_document(const page::Page& page) {
  document::Document document;
  document.id = page.id;
  document.sha256 = page.sha256;
  document.charset = "utf-8";
  document.url = page.url;
  document.title = "Bridge opens";
  document.byline = {"Ana Ruiz", "Tom Ode"};
  document.outlet = "The Harbour Post";
  document.published = document::PublishedDate{*page.published, document::DateBasis::kMeta, {}};
  document.text = page.bytes;
  const auto size = static_cast<uint32_t>(document.text.size());
  document::Block block;
  block.span = {0, size};
  block.raw = {0, size};
  block.rule = "plain/paragraph";
  document.blocks.push_back(block);
  document.parts.push_back({"Bridge opens", {"Ana Ruiz"}, "The Harbour Post", document.published, {0, size}});
  document.credits.push_back({"Coast Wire", document::Relation::kVia, {0, 1}, 0, "", "credit/via"});
  document.warnings.push_back({"bad_encoding", 3, "one byte"});
  return document;
}

std::vector<statement::Statement> make_statements(const document::Document& document) {
  statement::Statement statement;
  statement.number = 1;
  statement.kind = statement::Kind::kDirect;
  const auto size = static_cast<uint32_t>(document.text.size());
  statement.content = {{0, size / 2}, {size / 2, size}};
  statement.quoted = {{0, size / 2}};
  statement.cue = base::Bytes{0, 1};
  statement.speaker = {"Mira Castell", statement::SpeakerType::kPerson, "Mayor", statement::SpeakerBasis::kName, 0.97};
  statement.venue = statement::Venue{"Coast Wire", statement::VenueKind::kOutlet, {0, 2}};
  statement.time = statement::SpokenTime{{0, 3}, base::Moment{2021, 3, 3, 0, 0, 0, base::Precision::kDay, std::nullopt}};
  statement.confidence = 0.5;
  statement.rule = "direct/after";
  statement::Statement inner = statement;
  inner.number = 2;
  inner.within = 1;
  inner.negated = true;
  inner.kind = statement::Kind::kIndirect;
  return {statement, inner};
}

base::Result<Added> add(Archive& archive, const std::string& id, const std::string& bytes, bool complete = true) {
  const page::Page page = make_page(id, bytes);
  const document::Document document = make_document(page);
  const std::vector<statement::Statement> statements =
      complete ? make_statements(document) : std::vector<statement::Statement>();
  return archive.add(page, document, statements, complete);
}

const std::string kText = "The old bridge over the river Tarn shall open again before the first snow falls, she said.";
std::string text_number(int n) {
  std::string text = kText + " Numbered";
  for (int i = 0; i < 30; ++i) text += " word" + std::to_string((n * 7919 + i * 104729) % 100003);
  return text;
}

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
    for (int i = 0; i < 20; ++i) ASSERT_TRUE(add(archive, "p" + std::to_string(i), text_number(i)).ok());
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
  const auto common = archive.sharing(match::anchors_of(match::words_of(kText), match::TextId(0), every), 100);
  EXPECT_EQ(common->size(), 50u);
  EXPECT_LE(archive.counts()->segments, 14u);  // 50 commits: 2 runs of level 1 … and single ones
  EXPECT_TRUE(archive.examine({})->empty());
}

TEST_F(ArchiveTest, AnAnchorThatBeginsInFurnitureIsNotKept) {
  const std::string menu = "home world sport weather culture travel letters archive contact about login search ";
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
  EXPECT_TRUE(archive.sharing(match::anchors_of(match::words_of(menu), match::TextId(0), every), 9)->empty());
  EXPECT_EQ(archive.sharing(match::anchors_of(match::words_of(kText), match::TextId(0), every), 9)->size(), 1u);
}

TEST_F(ArchiveTest, FullTextThatAKillLeftOpenIsReadAroundAndThenFinished) {
  {
    Archive archive = writer();
    for (int i = 1; i <= 5; ++i) ASSERT_TRUE(add(archive, "p" + std::to_string(i), text_number(i)).ok());
    ASSERT_TRUE(archive.commit().ok());
  }
  // The state between the two transactions of a commit, and that within a merge.
  sql("INSERT INTO words(words) VALUES('delete-all'); UPDATE mark SET value=0 WHERE name='words_done';"
      "INSERT INTO run(level, anchors, live) VALUES(1, 0, 0);"
      "INSERT INTO segment(run, first, last, anchors, bytes) VALUES(last_insert_rowid(), 0, 0, 0, x'00')");
  const std::string query = text_number(3).substr(kText.size() + 10);
  EXPECT_EQ(reader().counts()->waiting, 5u);
  EXPECT_EQ(*reader().holding(query, 5), std::vector<uint64_t>{3});
  { Archive archive = writer(); }
  EXPECT_EQ(reader().counts()->waiting, 0u);
  EXPECT_EQ(reader().holding(query, 5)->front(), 3u);
  EXPECT_TRUE(reader().examine({})->empty());
}

TEST_F(ArchiveTest, IndexesAreMadeAgain) {
  Archive archive = writer();
  for (int i = 1; i <= 5; ++i) ASSERT_TRUE(add(archive, "p" + std::to_string(i), text_number(i)).ok());
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
  EXPECT_NE(second.error().note.find("locked by another writer"), std::string::npos) << second.error().note;
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

TEST_F(ArchiveTest, OtherFilesAreRefusedAndLeftAlone) {
  struct Row {
    const char* what;
    std::string bytes;
    base::Code code;
  };
  const Row rows[] = {
      {"text", "This is no archive, only a note that somebody left here.\n", base::Code::kUnsupported},
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
  { Archive archive = writer(); }
  sql("PRAGMA user_version=2");
  for (const Mode mode : {Mode::kRead, Mode::kWrite}) {
    const base::Result<Archive> archive = Archive::open(path_, mode);
    EXPECT_EQ(archive.error().code, base::Code::kNewerVersion);
    EXPECT_NE(archive.error().note.find("newer"), std::string::npos);
  }
}

TEST_F(ArchiveTest, AStrangerCannotBringTriggersOrViews) {
  { Archive archive = writer(); }
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
    EXPECT_TRUE(named) << row.sql << (faults->empty() ? "" : ": " + faults->front().what + " " + faults->front().note);
  }
}

TEST_F(ArchiveTest, DamageAnywhereInTheFileIsAnErrorNeverACrash) {
  {
    Archive archive = writer();
    for (int i = 0; i < 8; ++i) ASSERT_TRUE(add(archive, "p" + std::to_string(i), text_number(i)).ok());
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

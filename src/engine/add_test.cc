// Adding and rebuilding end to end: pages of a folder into an archive and out again.
#include "engine/add.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "engine/doctor.h"

namespace hearsay::engine {
namespace {

class AddTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (std::filesystem::temp_directory_path() / "hearsay-add-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
    std::filesystem::create_directory(folder_ + "/pages");
    write(
        "one.txt",
        "Bridge opens\n\n\"The bridge is safe for everybody,\" Mayor Ana Ruiz said on Tuesday.\n");
    write("two.txt", "Ferry stops\n\nThe ferry will stop in May, Tom Calder said.\n");
    write(
        "three.html",
        "<html><head><title>Tide</title></head><body><p>The tide came in early.</p></body></html>");
    write("no.png", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16));
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void write(const std::string& name, const std::string& bytes) {
    std::ofstream(folder_ + "/pages/" + name, std::ios::binary) << bytes;
  }
  archive::Archive open() {
    base::Result<archive::Archive> opened =
        archive::Archive::open(folder_ + "/a.hearsay", archive::Mode::kWrite);
    EXPECT_TRUE(opened.ok());
    return std::move(*opened);
  }
  AddOptions options() const {
    AddOptions options;
    options.read.open.id_rule = page::IdRule::kName;
    options.read.threads = 2;
    return options;
  }

  std::string folder_;
};

TEST_F(AddTest, KeepsPagesInInputOrderAndCountsWhatItRefuses) {
  archive::Archive archive = open();
  std::vector<std::string> refused;
  AddEvents events;
  events.refused = [&](const base::Error& error) { refused.push_back(error.note); };
  AddReport report = add_pages(archive, {folder_ + "/pages"}, options(), events);
  EXPECT_EQ(report.added, 3u);
  EXPECT_EQ(report.refused, 1u);
  ASSERT_EQ(refused.size(), 1u);
  EXPECT_NE(refused[0].find("no.png"), std::string::npos);
  EXPECT_EQ(*archive.ids(), (std::vector<std::string>{"one.txt", "three.html", "two.txt"}));
  report = add_pages(archive, {folder_ + "/pages"}, options());
  EXPECT_EQ(report.added, 0u);
  EXPECT_EQ(report.unchanged, 3u);
}

TEST_F(AddTest, StatementsMayBeLeftForLater) {
  archive::Archive archive = open();
  AddOptions first = options();
  first.read.until = Until::kDocument;
  EXPECT_EQ(add_pages(archive, {folder_ + "/pages"}, first).added, 3u);
  EXPECT_EQ(archive.counts()->statements, 0u);
  const AddReport report = add_pages(archive, {folder_ + "/pages"}, options());
  EXPECT_EQ(report.completed, 3u);
  EXPECT_GT(archive.counts()->statements, 0u);
  EXPECT_TRUE(examine_archive(archive)->faults.empty());
}

TEST_F(AddTest, AFullDiskStopsTheRunAndKeepsWhatWasCommitted) {
  archive::Archive archive = open();
  AddOptions small = options();
  small.commit_documents = 1;
  ASSERT_EQ(add_pages(archive, {folder_ + "/pages/one.txt"}, small).added, 1u);
  ASSERT_TRUE(archive.limit_pages(1).ok());  // no more than there are already
  std::string noise;
  for (unsigned i = 0, n = 7; i < 40000; ++i)
    noise += static_cast<char>('a' + (n = n * 1103515245u + 12345u) / 65536u % 26);
  for (size_t i = 7; i < noise.size(); i += 8) noise[i] = ' ';
  write("big.txt", noise);
  const AddReport report =
      add_pages(archive, {folder_ + "/pages/big.txt", folder_ + "/pages/two.txt"}, small);
  ASSERT_TRUE(report.stopped.has_value());
  EXPECT_EQ(report.stopped->code, base::Code::kNoSpace);
  EXPECT_EQ(report.added, 0u);
  EXPECT_EQ(*archive.ids(), std::vector<std::string>{"one.txt"});
  EXPECT_TRUE(examine_archive(archive)->faults.empty());
}

TEST_F(AddTest, RebuildingGivesTheSameRecordsAgain) {
  archive::Archive archive = open();
  ASSERT_EQ(add_pages(archive, {folder_ + "/pages"}, options()).added, 3u);
  const base::Result<archive::Stored> before = archive.document("one.txt");
  const base::Result<RebuildReport> report = rebuild_archive(archive, options().read);
  ASSERT_TRUE(report.ok()) << report.error().note;
  EXPECT_EQ(report->rebuilt, 3u);
  EXPECT_TRUE(report->failed.empty());
  const base::Result<archive::Stored> after = archive.document("one.txt");
  EXPECT_EQ(after->statements, before->statements);
  EXPECT_EQ(after->document.title, before->document.title);
  EXPECT_EQ(after->document.text, before->document.text);
  const base::Result<Health> health = examine_archive(archive);
  EXPECT_TRUE(health->faults.empty());
  EXPECT_EQ(health->counts.programs.size(), 1u);
  EXPECT_EQ(health->journal.back().what, "rebuilt");
  EXPECT_FALSE(archive.holding("bridge safe everybody", 5)->empty());
}

}  // namespace
}  // namespace hearsay::engine

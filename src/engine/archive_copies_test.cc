// Matching an archive in bounded memory gives what matching its documents in memory gives.
#include "engine/archive_copies.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <random>

#include "base/hash.h"
#include "engine/engine.h"

namespace hearsay::engine {
namespace {

class Folder {
 public:
  Folder() {
    path_ = (std::filesystem::temp_directory_path() / "hearsay-copies-XXXXXX").string();
    EXPECT_NE(mkdtemp(path_.data()), nullptr);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  std::string file() const { return path_ + "/a.hearsay"; }

 private:
  std::string path_;
};

std::string phrase(std::mt19937& random, size_t words) {
  std::string out;
  for (size_t i = 0; i < words; ++i) {
    for (size_t left = 3 + random() % 5; left > 0; --left)
      out += static_cast<char>('a' + random() % 26);
    out += i + 1 == words ? ".\n\n" : " ";
  }
  return out;
}

archive::Archive archive_of_phrases(const std::string& path, size_t documents) {
  std::mt19937 random(97);
  std::vector<std::string> phrases;
  for (size_t i = 0; i < 12; ++i) phrases.push_back(phrase(random, 8 + 5 * i));
  const std::string imprint = phrase(random, 15);
  auto opened = archive::Archive::open(path, archive::Mode::kWrite);
  EXPECT_TRUE(opened.ok());
  archive::Archive archive = std::move(opened).value();
  ReadOptions options;
  options.until = Until::kDocument;
  for (size_t i = 0; i < documents; ++i) {
    page::Page page;
    page.id = "p" + std::to_string(i);
    page.outlet = i % 3 == 0 ? "The Dispatch" : "";
    for (size_t left = 1 + random() % 3; left > 0; --left)
      page.bytes += phrase(random, 5 + random() % 20) + phrases[random() % phrases.size()];
    if (i % 3 == 0) page.bytes += imprint;
    page.sha256 = base::to_hex(base::sha256(page.bytes));
    page.is_unicode = true;
    const Reading reading = read_page(std::move(page), options);
    EXPECT_TRUE(archive.add(reading.page, reading.document, {}, false).ok());
    if (i % 17 == 0) {
      EXPECT_TRUE(archive.commit().ok());
    }
  }
  EXPECT_TRUE(archive.commit().ok());
  return archive;
}

std::string streamed(const archive::Archive& archive, ArchiveCopiesOptions options) {
  std::string out;
  ArchiveCopiesEvents events;
  events.lines = [&](std::string_view lines, uint64_t) {
    out += lines;
    return true;
  };
  EXPECT_TRUE(copies_of_archive(archive, options, events).ok());
  return out;
}

TEST(ArchiveCopies, GiveTheLinesOfMatchingInMemory) {
  const Folder folder;
  const archive::Archive archive = archive_of_phrases(folder.file(), 120);
  const auto corpus = corpus_of(archive, uint64_t{1} << 30);
  ASSERT_TRUE(corpus.ok());
  const std::string expected = copies_jsonl(*corpus, find_copies(*corpus, {}), {});
  EXPECT_NE(expected.find("\"boilerplate\":\"The Dispatch\""), std::string::npos);
  for (const size_t threads : {1U, 3U})
    for (const uint64_t memory : {uint64_t{4} << 20, uint64_t{1} << 30}) {
      ArchiveCopiesOptions options;
      options.threads = threads;
      options.memory = memory;
      EXPECT_EQ(streamed(archive, options), expected);
      options.as_text = true;
      EXPECT_EQ(streamed(archive, options), copies_text(*corpus, find_copies(*corpus, {}), {}));
    }
}

TEST(ArchiveCopies, ClustersAreThoseOfTheDocumentsInMemory) {
  const Folder folder;
  archive::Archive archive = archive_of_phrases(folder.file(), 120);
  ASSERT_TRUE(archive.forget("p7").ok());
  ASSERT_TRUE(archive.commit().ok());
  const auto corpus = corpus_of(archive, uint64_t{1} << 30);
  ASSERT_TRUE(corpus.ok());
  CopiesOptions same;
  same.clusters = true;
  const Copies copies = find_copies(*corpus, same);
  EXPECT_LT(copies.clusters.size(), 110u);
  ArchiveCopiesOptions options;
  options.clusters = true;
  options.threads = 2;
  EXPECT_EQ(streamed(archive, options), copies_jsonl(*corpus, copies, same));
  options.as_text = true;
  EXPECT_EQ(streamed(archive, options), copies_text(*corpus, copies, same));
}

TEST(ArchiveCopies, GoOnWhereTheyWereStopped) {
  const Folder folder;
  const archive::Archive archive = archive_of_phrases(folder.file(), 100);
  const std::string whole = streamed(archive, {});
  std::string first;
  uint64_t next = 0;
  ArchiveCopiesEvents events;
  events.lines = [&](std::string_view lines, uint64_t reached) {
    first += lines;
    next = reached;
    return first.size() < whole.size() / 3;
  };
  ASSERT_TRUE(copies_of_archive(archive, {}, events).ok());
  EXPECT_LT(first.size(), whole.size());
  ArchiveCopiesOptions rest;
  rest.first = next;
  EXPECT_EQ(first + streamed(archive, rest), whole);
}

TEST(ArchiveCopies, FindPassagesOfAsFewWordsAsAreAskedFor) {
  const Folder folder;
  const archive::Archive archive = archive_of_phrases(folder.file(), 60);
  const auto corpus = corpus_of(archive, uint64_t{1} << 30);
  ASSERT_TRUE(corpus.ok());
  for (const uint32_t words : {4U, 7U, 24U}) {
    ArchiveCopiesOptions options;
    options.min_words = words;
    CopiesOptions same;
    same.min_words = words;
    EXPECT_EQ(streamed(archive, options), copies_jsonl(*corpus, find_copies(*corpus, same), same));
  }
}

}  // namespace
}  // namespace hearsay::engine

// What the tests of the archive share: a folder of their own, pages, documents and statements to
// keep.
#pragma once

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include "archive/archive.h"
#include "base/hash.h"

namespace hearsay::archive {

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
    EXPECT_EQ(sqlite3_exec(handle, text.c_str(), nullptr, nullptr, &message), SQLITE_OK)
        << (message ? message : "");
    sqlite3_free(message);
    sqlite3_close(handle);
  }
  std::string file() const {
    std::ifstream in(path_, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  std::string folder_, path_;
};

inline page::Page make_page(const std::string& id, const std::string& bytes) {
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

inline document::Document make_document(const page::Page& page) {
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
  document.parts.push_back(
      {"Bridge opens", {"Ana Ruiz"}, "The Harbour Post", document.published, {0, size}});
  document.credits.push_back({"Coast Wire", document::Relation::kVia, {0, 1}, 0, "", "credit/via"});
  document.warnings.push_back({"bad_encoding", 3, "one byte"});
  return document;
}

inline std::vector<statement::Statement> make_statements(const document::Document& document) {
  statement::Statement statement;
  statement.number = 1;
  statement.kind = statement::Kind::kDirect;
  const auto size = static_cast<uint32_t>(document.text.size());
  statement.content = {{0, size / 2}, {size / 2, size}};
  statement.quoted = {{0, size / 2}};
  statement.cue = base::Bytes{0, 1};
  statement.speaker = {"Mira Castell", statement::SpeakerType::kPerson, "Mayor",
                       statement::SpeakerBasis::kName, 0.97};
  statement.venue = statement::Venue{"Coast Wire", statement::VenueKind::kOutlet, {0, 2}};
  statement.time = statement::SpokenTime{
      {0, 3}, base::Moment{2021, 3, 3, 0, 0, 0, base::Precision::kDay, std::nullopt}};
  statement.confidence = 0.5;
  statement.rule = "direct/after";
  statement::Statement inner = statement;
  inner.number = 2;
  inner.within = 1;
  inner.negated = true;
  inner.kind = statement::Kind::kIndirect;
  return {statement, inner};
}

inline base::Result<Added> add(Archive& archive, const std::string& id, const std::string& bytes,
                               bool complete = true) {
  const page::Page page = make_page(id, bytes);
  const document::Document document = make_document(page);
  const std::vector<statement::Statement> statements =
      complete ? make_statements(document) : std::vector<statement::Statement>();
  return archive.add(page, document, statements, complete);
}

inline const std::string kText =
    "The old bridge over the river Tarn shall open again before the first snow falls, she said.";
inline std::string text_number(int n) {
  std::string text = kText + " Numbered";
  for (int i = 0; i < 30; ++i) text += " word" + std::to_string((n * 7919 + i * 104729) % 100003);
  return text;
}

}  // namespace hearsay::archive

// Of very many pages that share words with the one given, those that share most are compared.
#include "engine/against.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>

#include "base/hash.h"
#include "engine/engine.h"

namespace hearsay::engine {
namespace {

std::string words(const std::string& letter, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += letter + std::to_string(i) + " ";
  return out;
}

TEST(Against, ThoseThatShareMostAreComparedHoweverManyShare) {
  std::string folder = (std::filesystem::temp_directory_path() / "hearsay-against-XXXXXX").string();
  ASSERT_NE(mkdtemp(folder.data()), nullptr);
  {
    auto archive = archive::Archive::open(folder + "/a.hearsay", archive::Mode::kWrite);
    ASSERT_TRUE(archive.ok());
    constexpr int kPages = 2300;
    ReadOptions options;
    options.until = Until::kDocument;
    for (int i = 0; i < kPages; ++i) {
      page::Page page;
      page.id = std::to_string(i);
      page.bytes = words("common", 12) + "page" + std::to_string(i) + ". ";
      if (i % 1000 == 700) page.bytes += words("rare", 40);
      page.sha256 = base::to_hex(base::sha256(page.bytes));
      page.is_unicode = true;
      const Reading reading = read_page(std::move(page), options);
      ASSERT_TRUE(archive->add(reading.page, reading.document, {}, false).ok());
    }
    ASSERT_TRUE(archive->commit().ok());
    std::string lines;
    Against against(*archive, {}, {}, [&](std::string_view more) {
      lines += more;
      return true;
    });
    document::Document given;
    given.id = "given";
    given.text = words("rare", 40) + words("common", 12);
    const base::Bytes all{0, base::narrow(given.text.size())};
    given.blocks.push_back({document::BlockKind::kBody, all, 0, all, {}, {}, {}, "given"});
    ASSERT_TRUE(against.add(std::move(given)).ok());
    ASSERT_TRUE(against.finish().ok());
    EXPECT_EQ(against.compared(), Against::kMostCompared);
    for (const char* id : {"\"700\"", "\"1700\"", "\"0\"", "\"997\""})
      EXPECT_NE(lines.find(id), std::string::npos) << id;
    EXPECT_EQ(lines.find("\"999\""), std::string::npos) << "the last of equals is left out";
  }
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace hearsay::engine

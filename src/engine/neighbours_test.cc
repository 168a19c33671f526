// Few texts are held against one another by all they share; many by the archive's index.
#include "engine/neighbours.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>

#include "base/hash.h"
#include "engine/engine.h"

namespace hearsay::engine {
namespace {

page::Page page_of(const std::string& id, const std::string& text) {
  page::Page page;
  page.id = id;
  page.bytes = text;
  page.sha256 = base::to_hex(base::sha256(text));
  page.is_unicode = true;
  return page;
}

std::string words(const std::string& stem, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += stem + std::to_string(i) + " ";
  return out;
}

TEST(Neighbourhood, FewTextsAreFoundByTenWordsThatNobodyQuotes) {
  std::string folder =
      (std::filesystem::temp_directory_path() / "hearsay-neighbours-XXXXXX").string();
  ASSERT_NE(mkdtemp(folder.data()), nullptr);
  {
    auto archive = archive::Archive::open(folder + "/a.hearsay", archive::Mode::kWrite);
    ASSERT_TRUE(archive.ok());
    ReadOptions options;
    options.until = Until::kDocument;
    for (int i = 0; i < 30; ++i) {
      const std::string stem =
          std::string("w") + static_cast<char>('a' + i % 26) + static_cast<char>('a' + i / 26);
      const Reading reading = read_page(
          page_of("p" + std::to_string(i), words(stem, 60) + words("shared", 10) + words(stem, 9)),
          options);
      ASSERT_TRUE(archive->add(reading.page, reading.document, {}, false).ok());
    }
    ASSERT_TRUE(archive->commit().ok());
    const auto anchors = match::anchors_of(match::words_of(words("shared", 10)), match::TextId(0),
                                           match::MatchOptions());
    Neighbourhood neighbourhood(*archive);
    const auto found = neighbourhood.sharing(anchors, 100);
    ASSERT_TRUE(found.ok());
    EXPECT_EQ(found->size(), 30u);
    EXPECT_EQ(neighbourhood.sharing(anchors, 7)->size(), 7u);
  }
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace hearsay::engine

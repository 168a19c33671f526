// Holds the case runner itself to its word: what it takes, what it refuses, what it rewrites.
#include "case_file.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

namespace hearsay::test {
namespace {

constexpr const char* kGood =
    "# Doubles.\n# In two lines.\n== text\nab\n\\== not a section\n== options\n== twice\nabab\n";

class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "caseXXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path_); }

  void write(const std::string& name, const std::string& bytes) const {
    std::ofstream(path_ / name) << bytes;
  }
  std::string read(const std::string& name) const {
    std::ifstream file(path_ / name);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

TEST(CaseFile, SectionsAreReadInOrderAndTheLastIsExpected) {
  const auto test = parse_case(kGood, "doubles");
  ASSERT_TRUE(test.ok());
  EXPECT_EQ(test->sections.size(), 3u);
  EXPECT_EQ(test->text("text"), "ab\n== not a section\n");
  EXPECT_EQ(test->text("options"), "");
  EXPECT_EQ(test->text("absent"), "");
  EXPECT_EQ(test->expected(), "abab\n");
  EXPECT_EQ(write_case(*test), kGood);
}

TEST(CaseFile, MalformedFilesAreRefusedWithTheLine) {
  const struct {
    const char* bytes;
    uint64_t line;
  } rows[] = {
      {"", 1},
      {"no comment\n== a\n== b\n", 1},
      {"# c\n== a\nx\n", 3},
      {"# c\n== a\n== a\n", 3},
      {"# c\n== \n== b\n", 2},
      {"== a\n== b\n", 1},
  };
  for (const auto& row : rows) {
    const auto test = parse_case(row.bytes, "x");
    ASSERT_FALSE(test.ok()) << row.bytes;
    EXPECT_EQ(test.error().at, row.line) << row.bytes;
  }
}

TEST(CaseFile, ARunCountsGoodAndBadAndShowsTheDifference) {
  const Folder folder;
  folder.write("a.case", "# c\n== in\nx\n== out\nx\n");
  folder.write("b.case", "# c\n== in\nx\ny\n== out\nx\nz\n");
  folder.write("c.case", "broken\n");
  folder.write("d.txt", "no case\n");
  std::ostringstream out;
  const auto echo = [](const Case& test) { return std::string(test.text("in")); };
  const Counts counts = run_cases(folder.path(), echo, {}, out);
  EXPECT_EQ(counts.passed, 1);
  EXPECT_EQ(counts.failed, 2);
  EXPECT_NE(out.str().find("  x\n- z\n+ y\n"), std::string::npos) << out.str();
  EXPECT_NE(out.str().find("c.case:1:"), std::string::npos) << out.str();
}

TEST(CaseFile, AcceptRewritesTheLastSectionOnly) {
  const Folder folder;
  folder.write("b.case", "# c\n== in\nx\ny\n== out\nx\nz\n");
  std::ostringstream out;
  RunOptions options;
  options.accept = true;
  const auto echo = [](const Case& test) { return std::string(test.text("in")); };
  EXPECT_EQ(run_cases(folder.path(), echo, options, out).failed, 0);
  EXPECT_EQ(folder.read("b.case"), "# c\n== in\nx\ny\n== out\nx\ny\n");
  EXPECT_EQ(run_cases(folder.path(), echo, {}, out).passed, 1);
}

TEST(CaseFile, AMissingFolderFails) {
  std::ostringstream out;
  const auto nothing = [](const Case&) { return std::string(); };
  EXPECT_EQ(run_cases("no such folder", nothing, {}, out).failed, 1);
}

}  // namespace
}  // namespace hearsay::test

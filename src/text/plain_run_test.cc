// Words read 16 bytes at a time are those read byte by byte.
#include "text/plain_run.h"

#include <gtest/gtest.h>

#include <string>

namespace hearsay::text {
namespace {

void expect_alike(const std::string& text, size_t at, size_t end) {
  std::string fast(text.size() + kPlainRunSlack, '.'), slow = fast;
  const PlainRun a = read_plain_run(text, at, end, fast.data());
  const PlainRun b = plain_run::read_bytes(text, at, end, slow.data());
  EXPECT_EQ(a.size, b.size) << text;
  EXPECT_EQ(a.capital, b.capital) << text;
  EXPECT_EQ(a.all_caps, b.all_caps) << text;
  EXPECT_EQ(a.ends_with_digit, b.ends_with_digit) << text;
  EXPECT_EQ(fast.substr(0, a.size), slow.substr(0, b.size)) << text;
}

TEST(PlainRun, IsTheSameSixteenBytesAtATime) {
  for (const char* word :
       {"", "a", "A", "7", "NATO", "Nato", "nAT", "3D", "3d", "B2", "x9Y", "USS7", "Eastvale",
        "fifteenletters1", "sixteenletters12", "seventeenletters1", "PNEUMONOULTRAMICROSCOPIC"})
    for (int border = 0; border < 256; ++border) {
      const std::string text =
          std::string(word) + static_cast<char>(border) + "more text than sixteen bytes";
      expect_alike(text, 0, text.size());
      expect_alike(text, 0, std::string_view(word).size());
      expect_alike(text, 1, text.size());
    }
}

TEST(PlainRun, EndsWithItsRange) {
  const std::string text = "Harbour and more behind it";
  for (size_t end = 0; end < text.size(); ++end) expect_alike(text, 0, end);
  for (size_t at = 0; at < text.size(); ++at) expect_alike(text, at, text.size());
}

}  // namespace
}  // namespace hearsay::text

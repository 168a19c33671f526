// Bytes counted sixteen at a time are those counted one by one.
#include "document/byte_counts.h"

#include <gtest/gtest.h>

#include <string>

namespace hearsay::document {
namespace {

bool is_blank(char c) { return static_cast<unsigned char>(c) <= 0x20; }

ByteCounts one_by_one(const std::string& text) {
  ByteCounts counts;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool lower = c >= 'a' && c <= 'z', upper = c >= 'A' && c <= 'Z';
    counts.letters += lower || upper || static_cast<unsigned char>(c) >= 0xc0;
    counts.uppers += upper;
    counts.digits += c >= '0' && c <= '9';
    counts.words += !is_blank(c) && (i == 0 || is_blank(text[i - 1]));
    counts.commas += c == ',';
    if (c != '.' && c != '!' && c != '?') continue;
    const char next = i + 1 < text.size() ? text[i + 1] : ' ';
    const bool ends = next == ' ' || next == '\n' || next == '"' || next == ')' ||
                      static_cast<unsigned char>(next) >= 0x80;
    counts.stops += ends && i >= 2 && !is_blank(text[i - 1]) && text[i - 2] != ' ';
  }
  return counts;
}

TEST(ByteCounts, AreThoseOfSingleBytes) {
  const std::string all =
      "The ferry left at 9.40, said \"Ana\". Why? (No one knew.) Étude No. 7!\nA B. C, d; \xc3\xa9"
      "nd... 100,000 boats";
  std::string text;
  uint32_t state = 7;
  for (int round = 0; round < 6000; ++round) {
    const ByteCounts fast = count_bytes(text), slow = one_by_one(text);
    ASSERT_EQ(fast.letters, slow.letters) << text;
    ASSERT_EQ(fast.uppers, slow.uppers) << text;
    ASSERT_EQ(fast.digits, slow.digits) << text;
    ASSERT_EQ(fast.words, slow.words) << text;
    ASSERT_EQ(fast.commas, slow.commas) << text;
    ASSERT_EQ(fast.stops, slow.stops) << text;
    state = state * 1664525 + 1013904223;
    text += all[(state >> 16) % all.size()];
  }
}

}  // namespace
}  // namespace hearsay::document

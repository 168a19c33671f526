// The matcher against a suffix array on real text: every exact run is found, and none is invented.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <numeric>
#include <string>

#include "match/find_matches.h"

namespace hearsay::match {
namespace {

// The "text" fields of the first lines of a packed JSONL file, escapes left as they are.
std::vector<std::string> texts_of(const std::string& path, size_t most) {
  std::vector<std::string> texts;
  const std::string command = "gzip -dc '" + path + "' 2>/dev/null";
  FILE* const file = popen(command.c_str(), "r");
  if (file == nullptr) return texts;
  std::string bytes(size_t{4} << 20, '\0');
  bytes.resize(std::fread(bytes.data(), 1, bytes.size(), file));
  pclose(file);
  for (size_t at = 0; texts.size() < most;) {
    const size_t end = bytes.find('\n', at);
    if (end == std::string::npos) break;
    const size_t text = bytes.find("\"text\": \"", at);
    if (text < end) texts.push_back(bytes.substr(text + 9, end - text - 9));
    at = end + 1;
  }
  return texts;
}

struct Suffix {
  uint32_t text = 0, word = 0;
};

TEST(RealText, EveryRunOfASuffixArrayIsInAPassageAndNoPassageIsInvented) {
  const std::vector<std::string> texts =
      texts_of(HEARSAY_SHARED_DIR "/data/copies/uk-papers-2014.jsonl.gz", 160);
  if (texts.empty()) GTEST_SKIP() << "no shared collection here";
  std::vector<std::vector<Word>> words;
  std::vector<Suffix> suffixes;
  for (uint32_t i = 0; i < texts.size(); ++i) {
    words.push_back(words_of(texts[i]));
    for (uint32_t at = 0; at < words[i].size(); ++at) suffixes.push_back({i, at});
  }
  constexpr uint32_t kRun = 10;
  const auto common = [&](const Suffix& x, const Suffix& y, uint32_t most) {
    uint32_t n = 0;
    while (n < most && x.word + n < words[x.text].size() && y.word + n < words[y.text].size() &&
           words[x.text][x.word + n].hash == words[y.text][y.word + n].hash)
      ++n;
    return n;
  };
  std::sort(suffixes.begin(), suffixes.end(), [&](const Suffix& x, const Suffix& y) {
    const uint32_t n = common(x, y, kRun);
    const bool x_ends = x.word + n >= words[x.text].size(),
               y_ends = y.word + n >= words[y.text].size();
    if (n == kRun || (x_ends && y_ends))
      return std::pair(x.text, x.word) < std::pair(y.text, y.word);
    if (x_ends || y_ends) return x_ends;
    return words[x.text][x.word + n].hash < words[y.text][y.word + n].hash;
  });

  MatchOptions options;
  options.max_posting = 100000;  // so that no pair is left out
  std::map<std::pair<uint32_t, uint32_t>, std::vector<Passage>> found;
  for (const Passage& passage : match_all(words, options, 2))
    found[{passage.a.value(), passage.b.value()}].push_back(passage);
  size_t runs = 0;
  for (size_t from = 0; from < suffixes.size();) {
    size_t to = from + 1;
    while (to < suffixes.size() && common(suffixes[from], suffixes[to], kRun) == kRun) ++to;
    for (size_t i = from; i < to; ++i)
      for (size_t j = i + 1; j < to; ++j) {
        const Suffix &a = suffixes[i], &b = suffixes[j];
        if (a.text == b.text) continue;
        ++runs;
        const auto& passages = found[{a.text, b.text}];
        EXPECT_TRUE(std::any_of(passages.begin(), passages.end(),
                                [&](const Passage& passage) {
                                  return passage.a_words.begin <= a.word &&
                                         a.word + kRun <= passage.a_words.end &&
                                         passage.b_words.begin <= b.word &&
                                         b.word + kRun <= passage.b_words.end;
                                }))
            << a.text << ":" << a.word << " " << b.text << ":" << b.word;
      }
    from = to;
  }
  EXPECT_GT(runs, 1000U);
  for (const auto& [pair, passages] : found)
    for (const Passage& passage : passages) {
      const auto a =
          std::span(words[pair.first]).subspan(passage.a_words.begin, passage.a_words.size());
      const auto b =
          std::span(words[pair.second]).subspan(passage.b_words.begin, passage.b_words.size());
      const Alignment alignment = align_whole(a, b);
      EXPECT_LE(passage.words, std::min(a.size(), b.size()));
      EXPECT_GE(alignment.words + 3, passage.words * 9 / 10);
      EXPECT_EQ(a.front().hash, b.front().hash);
      EXPECT_EQ(a.back().hash, b.back().hash);
    }
}

}  // namespace
}  // namespace hearsay::match

// Measures the language tools: how long the models take to load, and tokens a second of each tool.
//
// Usage: bench_language [FILE.conllu]. Without a file: the test part of UD English EWT as ./dev
// train language unpacks it. Seconds are the processor's; each figure is the median of five.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "language/analysis.h"
#include "text/tokens.h"

namespace {

using namespace hearsay;

double now() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

double median_seconds(const std::function<void()>& task) {
  std::vector<double> seconds;
  for (int run = 0; run < 5; ++run) {
    const double start = now();
    task();
    seconds.push_back(now() - start);
  }
  std::sort(seconds.begin(), seconds.end());
  return seconds[2];
}

std::vector<std::vector<std::string>> sentences_of(const std::string& path) {
  constexpr std::string_view kText = "# text = ";
  std::vector<std::vector<std::string>> out;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with(kText)) continue;
    const std::string_view text = std::string_view(line).substr(kText.size());
    text::TokenList tokens;
    text::tokenise(text, {0, static_cast<uint32_t>(text.size())}, tokens);
    out.emplace_back();
    for (const text::Token& token : tokens.tokens)
      out.back().emplace_back(text.substr(token.span.begin, token.span.size()));
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string path = argc > 1 ? argv[1]
                                    : HEARSAY_SOURCE_DIR
                               "/build/language-data/ud_english_ewt/en_ewt-ud-test.conllu";
  const auto sentences = sentences_of(path);
  if (sentences.empty()) {
    std::fprintf(stderr, "bench_language: no sentences in %s\n", path.c_str());
    return 1;
  }
  const double start = now();
  const language::Tools& tools = language::Tools::built_in();
  std::printf("loading: %.0f ms of processor time\n", (now() - start) * 1000);

  std::vector<std::vector<std::string_view>> words;
  size_t tokens = 0;
  for (const auto& sentence : sentences) {
    words.emplace_back(sentence.begin(), sentence.end());
    tokens += sentence.size();
  }
  std::vector<std::vector<language::Word>> tagged(words.size());
  size_t names = 0;
  const auto each = [&](const std::function<void(size_t)>& task) {
    const double seconds = median_seconds([&] {
      for (size_t i = 0; i < words.size(); ++i) task(i);
    });
    return static_cast<double>(tokens) / seconds;
  };
  std::printf("%zu sentences, %zu tokens\n", words.size(), tokens);
  std::printf("tag:   %.0f tokens/s\n", each([&](size_t i) { tools.tag(words[i], tagged[i]); }));
  std::printf("parse: %.0f tokens/s\n", each([&](size_t i) { tools.parse(words[i], tagged[i]); }));
  std::vector<language::Name> found;
  tools.find_names(words[0], tagged[0], found);  // loads its model
  std::printf("names: %.0f tokens/s\n", each([&](size_t i) {
                tools.find_names(words[i], tagged[i], found);
                names += found.size();
              }));
  return names == 0 ? 1 : 0;
}

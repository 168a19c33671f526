// How often the tagger and the parser are right on sentences with known answers, and how fast.
#include <cstdio>
#include <ctime>

#include "language/analysis.h"
#include "language/model.h"
#include "language/parser.h"
#include "language/tagger.h"
#include "text/fold.h"
#include "train.h"
#include "universal.h"

namespace hearsay::train {
namespace {

// Seconds of the processor, so that other work on the machine counts little.
double now() { return static_cast<double>(clock()) / CLOCKS_PER_SEC; }

std::string_view main_part(uint8_t label) {
  const std::string_view name = language::label_name(label);
  return name.substr(0, name.find(':'));
}

struct Counts {
  size_t words = 0, tags = 0, universals = 0, heads = 0, labels = 0, exact_labels = 0;
};

void count_parse(const Sentence& sentence, const language::ParserState& state, Counts& counts) {
  for (size_t i = 0; i < sentence.size(); ++i) {
    const auto word = static_cast<uint16_t>(i + 1);
    const size_t head = sentence.heads[i] == i ? 0 : sentence.heads[i] + 1;
    const language::Word parsed{sentence.guessed[i], state.label(word), 0, 0};
    if (universal_part(text::fold_word(sentence.words[i]), parsed) == sentence.universals[i])
      ++counts.universals;
    if (state.head(word) != head) continue;
    ++counts.heads;
    if (main_part(state.label(word)) == main_part(sentence.labels[i])) ++counts.labels;
    if (state.label(word) == sentence.labels[i]) ++counts.exact_labels;
  }
}

double share(size_t part, size_t whole) {
  return 100.0 * static_cast<double>(part) / static_cast<double>(std::max<size_t>(whole, 1));
}

}  // namespace

void measure(const std::string& title, std::vector<Sentence> data, const std::string& tagger_bytes,
             const std::string& parser_bytes) {
  base::Result<language::Model> tags = language::Model::read(tagger_bytes);
  if (!tags) return;
  const language::Tagger tagger(std::move(*tags));
  Counts counts;
  const double start = now();
  for (Sentence& sentence : data) tagger.tag(sentence.views, sentence.guessed);
  const double tagged = now();
  for (const Sentence& sentence : data)
    for (size_t i = 0; i < sentence.size(); ++i, ++counts.words)
      if (sentence.guessed[i] == sentence.tags[i]) ++counts.tags;
  const auto words = static_cast<double>(counts.words);
  std::printf("%-28s %6zu tokens  XPOS %.2f", title.c_str(), counts.words,
              share(counts.tags, counts.words));
  base::Result<language::Model> moves = language::Model::read(parser_bytes);
  if (moves) {
    const language::Parser parser(std::move(*moves));
    const double parsing = now();
    for (const Sentence& sentence : data)
      count_parse(sentence, parser.parse(sentence.views, sentence.guessed), counts);
    std::printf("  UPOS %.2f  UAS %.2f  LAS %.2f (with subtypes %.2f)  parse %.0f/s",
                share(counts.universals, counts.words), share(counts.heads, counts.words),
                share(counts.labels, counts.words), share(counts.exact_labels, counts.words),
                words / (now() - parsing));
  }
  std::printf("  tag %.0f/s\n", words / (tagged - start));
  std::fflush(stdout);
}

}  // namespace hearsay::train

// What is told of texts that are not kept is what is told of a corpus that is.
#include "engine/text_copies.h"

#include <gtest/gtest.h>

#include <random>

#include "engine/copies.h"

namespace hearsay::engine {
namespace {

std::string phrase(std::mt19937& random, size_t words) {
  const std::vector<std::string> letters = {"a", "e", "k", "o", "t", "ß", "ł", "中"};
  std::string out;
  for (; words > 0; --words) {
    for (size_t left = 2 + random() % 6; left > 0; --left) out += letters[random() % 8];
    out += words == 1 ? ". " : " ";
  }
  return out;
}

Corpus corpus_of_phrases() {
  std::mt19937 random(31);
  std::vector<std::string> phrases;
  for (size_t i = 0; i < 10; ++i) phrases.push_back(phrase(random, 8 + 4 * i));
  phrases.push_back("an " + std::string(300, 'x') +
                    " of three hundred letters among other words, "
                    "which are not so many. ");
  const std::string imprint = phrase(random, 14);
  Corpus corpus;
  for (size_t i = 0; i < 90; ++i) {
    document::Document document;
    document.id = "p\"" + std::to_string(i);
    document.outlet = i % 4 == 0 ? "The Dispatch" : i % 4 == 1 ? "Coast Wire" : "";
    for (size_t left = 1 + random() % 3; left > 0; --left)
      document.text += phrase(random, random() % 9) + phrases[random() % phrases.size()];
    if (i % 4 == 0) document.text += imprint;
    const base::Bytes all{0, base::narrow(document.text.size())};
    document.blocks.push_back({document::BlockKind::kBody, all, 0, all, {}, {}, {}, "given"});
    corpus.documents.push_back(std::move(document));
    corpus.statements.emplace_back();
  }
  return corpus;
}

TEST(TextCopies, AreThoseOfTheCorpus) {
  const Corpus corpus = corpus_of_phrases();
  TextCopies texts;
  for (const document::Document& document : corpus.documents) texts.add(document);
  EXPECT_EQ(texts.documents(), 90u);
  for (const size_t threads : {1U, 3U})
    for (const uint32_t min_words : {6U, 10U}) {
      CopiesOptions options;
      options.min_words = min_words;
      std::string told;
      const auto write = [&](std::string_view lines) {
        told += lines;
        return true;
      };
      const Copies copies = find_copies(corpus, options);
      EXPECT_EQ(texts.lines(min_words, threads, write), copies.passages.size());
      EXPECT_EQ(told, copies_jsonl(corpus, copies, options));
      options.clusters = true;
      const Copies clusters = find_copies(corpus, options);
      told.clear();
      texts.clusters(min_words, threads, false, write);
      EXPECT_EQ(told, copies_jsonl(corpus, clusters, options));
      told.clear();
      texts.clusters(min_words, threads, true, write);
      EXPECT_EQ(told, copies_text(corpus, clusters, options));
    }
}

TEST(TextCopies, OfNothingAreNone) {
  const TextCopies texts;
  std::string told;
  const auto write = [&](std::string_view lines) {
    told += lines;
    return true;
  };
  EXPECT_EQ(texts.lines(10, 1, write), 0u);
  EXPECT_EQ(texts.clusters(10, 1, false, write), 0u);
  EXPECT_EQ(told, "");
}

}  // namespace
}  // namespace hearsay::engine

// Shared passages, clusters and their lines over small corpora.
#include "engine/copies.h"

#include <gtest/gtest.h>

namespace hearsay::engine {
namespace {

const std::string kFerry =
    "The harbour office closed the old ferry pier on Monday after two inspectors found cracks in "
    "nine of its fourteen "
    "wooden pillars, and nobody could say when boats would land there again.";
const std::string kCouncil =
    "Council member Bo Oyelaran told residents that the repair would cost more than the town earns "
    "from all its moorings "
    "in a year, and that no lender had yet answered his letters.";
const std::string kOther =
    "A bakery on Lantern Street has begun to sell bread made from acorns, which its owner gathers "
    "in the hills above the "
    "reservoir with her three cousins every autumn.";

document::Document made(const std::string& id, const std::vector<std::string>& paragraphs,
                        const std::string& furniture = "") {
  document::Document document;
  document.id = id;
  const auto put = [&](const std::string& text, document::BlockKind kind) {
    const uint32_t begin = base::narrow(document.text.size());
    document.text += text;
    document.blocks.push_back(
        {kind, {begin, base::narrow(document.text.size())}, 0, {}, "", {}, {}, ""});
    document.text += "\n\n";
  };
  for (const std::string& paragraph : paragraphs) put(paragraph, document::BlockKind::kBody);
  if (!furniture.empty()) put(furniture, document::BlockKind::kFurniture);
  document::Part part;
  part.span = {0, base::narrow(document.text.size())};
  document.parts.push_back(part);
  return document;
}

Corpus corpus_with(std::vector<document::Document> documents) {
  Corpus corpus;
  corpus.statements.resize(documents.size());
  corpus.documents = std::move(documents);
  return corpus;
}

TEST(Copies, PassagesAreFoundBetweenPagesAndWithinOne) {
  const Corpus corpus =
      corpus_with({made("a", {kFerry, kOther}), made("b", {"Elsewhere: " + kFerry}),
                   made("c", {kCouncil, "And once more.", kCouncil})});
  const Copies copies = find_copies(corpus, {});
  ASSERT_EQ(copies.passages.size(), 2U);
  EXPECT_EQ(copies.passages[0].passage.a.value(), 0U);
  EXPECT_EQ(copies.passages[0].passage.b.value(), 1U);
  EXPECT_EQ(base::view(corpus.documents[1].text, copies.passages[0].passage.b_span),
            kFerry.substr(0, kFerry.size() - 1));
  EXPECT_EQ(copies.passages[1].passage.a.value(), 2U);
  EXPECT_EQ(copies.passages[1].passage.b.value(), 2U);
  EXPECT_EQ(copies.passages[1].passage.similarity, 1000U);
}

TEST(Copies, FurnitureIsNotCompared) {
  const Corpus corpus = corpus_with({made("a", {kFerry}, kOther), made("b", {kCouncil}, kOther)});
  EXPECT_TRUE(find_copies(corpus, {}).passages.empty());
}

TEST(Copies, ShortPassagesAreShownWhenAsked) {
  const std::string six = "nine of its fourteen wooden pillars";
  const Corpus corpus =
      corpus_with({made("a", {kFerry}), made("b", {"Somebody painted " + six + " green."})});
  CopiesOptions options;
  EXPECT_TRUE(find_copies(corpus, options).passages.empty());
  options.min_words = 6;
  const Copies copies = find_copies(corpus, options);
  ASSERT_EQ(copies.passages.size(), 1U);
  EXPECT_EQ(base::view(corpus.documents[0].text, copies.passages[0].passage.a_span), six);
}

TEST(Copies, EveryDocumentIsInOneClusterAndCopiesMatchTheKeptOne) {
  const Corpus corpus =
      corpus_with({made("part", {kFerry}), made("whole", {kFerry, kCouncil, kOther}),
                   made("alone", {"Nothing here is like any other page of the town."}),
                   made("again", {kCouncil})});
  CopiesOptions options;
  options.clusters = true;
  const Copies copies = find_copies(corpus, options);
  EXPECT_EQ(copies_jsonl(corpus, copies, options),
            "{\"cluster\":1,\"members\":[{\"id\":\"whole\",\"role\":\"kept\",\"kept_match\":null,"
            "\"score\":1.0},"
            "{\"id\":\"part\",\"role\":\"copy\",\"kept_match\":\"whole\",\"score\":1.0},"
            "{\"id\":\"again\",\"role\":\"copy\",\"kept_match\":\"whole\",\"score\":1.0}]}\n"
            "{\"cluster\":2,\"members\":[{\"id\":\"alone\",\"role\":\"kept\",\"kept_match\":null,"
            "\"score\":1.0}]}\n");
}

TEST(Copies, LinesHaveTheirFieldsAndOffsetsInCodePoints) {
  const Corpus corpus =
      corpus_with({made("a", {"\xc3\x89\xc3\xa9. " + kFerry}), made("b", {kFerry})});
  CopiesOptions options;
  std::string end = std::to_string(kFerry.size() - 1), far = std::to_string(4 + kFerry.size() - 1);
  const std::string line = "{\"a\":{\"id\":\"a\",\"span\":[4," + far +
                           "]},\"b\":{\"id\":\"b\",\"span\":[0," + end +
                           "]},\"words\":32,\"similarity\":1.0";
  EXPECT_EQ(copies_jsonl(corpus, find_copies(corpus, options), options), line + "}\n");
  options.direction = options.changes = true;
  EXPECT_EQ(copies_jsonl(corpus, find_copies(corpus, options), options),
            line + ",\"direction\":null,\"evidence\":[],\"via\":[],\"changes\":[]}\n");
}

TEST(Copies, ThreadsChangeNothing) {
  std::vector<document::Document> documents;
  for (int i = 0; i < 30; ++i)
    documents.push_back(
        made(std::to_string(i), {i % 2 == 0 ? kFerry : kCouncil, i % 3 == 0 ? kOther : kFerry}));
  const Corpus corpus = corpus_with(std::move(documents));
  CopiesOptions one, four;
  four.threads = 4;
  EXPECT_EQ(copies_jsonl(corpus, find_copies(corpus, one), one),
            copies_jsonl(corpus, find_copies(corpus, four), four));
}

}  // namespace
}  // namespace hearsay::engine

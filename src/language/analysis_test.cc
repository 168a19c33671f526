// The tools on short sentences, on strange ones, and twice.
#include "language/analysis.h"

#include <gtest/gtest.h>

#include <string>

#include "text/tokens.h"

namespace hearsay::language {
namespace {

struct Analysed {
  std::vector<std::string> words;
  std::vector<Word> out;
};

Analysed analyse(std::string_view text) {
  text::TokenList tokens;
  text::tokenise(text, {0, static_cast<uint32_t>(text.size())}, tokens);
  Analysed made;
  for (const text::Token& token : tokens.tokens)
    made.words.emplace_back(text.substr(token.span.begin, token.span.size()));
  const std::vector<std::string_view> views(made.words.begin(), made.words.end());
  Tools::built_in().tag(views, made.out);
  Tools::built_in().parse(views, made.out);
  return made;
}

std::string tags_of(std::string_view text) {
  std::string out;
  for (const Word& word : analyse(text).out)
    out += (out.empty() ? "" : " ") + std::string(tag_name(word.tag));
  return out;
}

// One root, no circle, heads inside.
void expect_tree(const std::vector<Word>& words, size_t begin, size_t end) {
  size_t roots = 0;
  for (size_t i = begin; i < end; ++i) {
    size_t at = i, steps = 0;
    while (words[at].head != at && steps++ <= end - begin) {
      at = words[at].head;
      ASSERT_GE(at, begin);
      ASSERT_LT(at, end);
    }
    ASSERT_LE(steps, end - begin) << "a circle at " << i;
    if (words[i].head == i) ++roots;
    EXPECT_EQ(words[i].head == i, label_name(words[i].label) == "root");
  }
  EXPECT_EQ(roots, 1U);
}

TEST(Tags, PlainSentencesGetTheirTags) {
  EXPECT_EQ(tags_of("The mayor said the bridge was closed ."), "DT NN VBD DT NN VBD VBN .");
  EXPECT_EQ(tags_of("She has never lied to us ."), "PRP VBZ RB VBN IN PRP .");
  EXPECT_EQ(tags_of("Anna Berg's three dogs are sleeping ."), "NNP NNP POS CD NNS VBP VBG .");
}

TEST(Tags, FormsOfMarksAreAlike) {
  EXPECT_EQ(tags_of("\"We stay,\" he said."), tags_of("\u201cWe stay,\u201d he said."));
  EXPECT_EQ(tags_of("He left -- alone."), tags_of("He left \u2014 alone."));
}

std::string relation_of(const Analysed& made, std::string_view word) {
  for (size_t i = 0; i < made.words.size(); ++i)
    if (made.words[i] == word)
      return std::string(label_name(made.out[i].label)) + " of " + made.words[made.out[i].head];
  return "none";
}

TEST(Parse, PlainSentencesGetTheirTree) {
  const Analysed made = analyse("The mayor said that the old bridge was closed on Monday .");
  EXPECT_EQ(relation_of(made, "mayor"), "nsubj of said");
  EXPECT_EQ(relation_of(made, "said"), "root of said");
  EXPECT_EQ(relation_of(made, "closed"), "ccomp of said");
  EXPECT_EQ(relation_of(made, "bridge"), "nsubj:pass of closed");
  EXPECT_EQ(relation_of(made, "old"), "amod of bridge");
  expect_tree(made.out, 0, made.out.size());
}

TEST(Parse, ASpeakerBehindTheQuotationIsTheSubjectOfItsCue) {
  const Analysed made = analyse("\u201cWe will stay here,\u201d said Anna Berg, a baker.");
  EXPECT_EQ(relation_of(made, "Anna"), "nsubj of said");
  expect_tree(made.out, 0, made.out.size());
}

TEST(Tags, NamesAndNumbersLeadThereAndBack) {
  for (const std::string_view name : {"NNP", "VBD", "``", "PRP$", "-LRB-"})
    EXPECT_EQ(tag_name(tag_number(name)), name);
  for (const std::string_view name : {"nsubj", "ccomp", "acl:relcl", "root"})
    EXPECT_EQ(label_name(label_number(name)), name);
  EXPECT_EQ(tag_number("no tag"), 0);
  EXPECT_EQ(label_number(""), 0);
  EXPECT_EQ(tag_name(255), "");
  EXPECT_EQ(label_name(255), "");
}

TEST(Tags, WordsUsedAlikeShareACluster) {
  const Analysed made = analyse("monday tuesday qzxv");
  EXPECT_NE(made.out[0].cluster, 0);
  EXPECT_EQ(made.out[0].cluster, made.out[1].cluster);
  EXPECT_EQ(made.out[2].cluster, 0);
}

TEST(Hostile, AnyInputGetsAsManyWordsOut) {
  const std::string long_word(100000, 'a'), broken = "\xff\xfe\xc3";
  const std::vector<std::string_view> words{"", long_word, broken, "\u201c", "."};
  std::vector<Word> out;
  Tools::built_in().tag(words, out);
  Tools::built_in().parse(words, out);
  ASSERT_EQ(out.size(), words.size());
  expect_tree(out, 0, out.size());
  Tools::built_in().tag({}, out);
  Tools::built_in().parse({}, out);
  EXPECT_TRUE(out.empty());
}

TEST(Hostile, LongSentencesAreCut) {
  const std::vector<std::string_view> words(1001, "word");
  std::vector<Word> out;
  Tools::built_in().tag(words, out);
  Tools::built_in().parse(words, out);
  ASSERT_EQ(out.size(), words.size());
  for (size_t begin = 0; begin < out.size(); begin += Tools::kLongest)
    expect_tree(out, begin, std::min(begin + Tools::kLongest, out.size()));
}

TEST(Hostile, ParsingWithoutTagsChangesNothing) {
  std::vector<Word> out(3);
  const std::vector<std::string_view> words{"a", "b"};
  Tools::built_in().parse(words, out);
  EXPECT_EQ(out.size(), 3U);
  EXPECT_EQ(out[0].label, 0);
}

TEST(Law, TheSameSentenceGetsTheSameAnalysis) {
  const std::string_view text =
      "\u201cNobody told us,\u201d the harbour master, Ilse Kramm, told reporters.";
  const Analysed first = analyse(text), second = analyse(text);
  ASSERT_EQ(first.out.size(), second.out.size());
  for (size_t i = 0; i < first.out.size(); ++i) {
    EXPECT_EQ(first.out[i].tag, second.out[i].tag);
    EXPECT_EQ(first.out[i].head, second.out[i].head);
    EXPECT_EQ(first.out[i].label, second.out[i].label);
  }
}

}  // namespace
}  // namespace hearsay::language

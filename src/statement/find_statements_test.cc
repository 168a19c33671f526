// Laws of the whole module: spans lie in the text, order and numbers hold, hostile pages end soon.
#include "statement/find_statements.h"

#include <gtest/gtest.h>

#include <string>

namespace hearsay::statement {
namespace {

document::Document body_of(std::string text) {
  document::Document document;
  document.text = std::move(text);
  document::Block block;
  block.span = {0, base::narrow(document.text.size())};
  document.blocks.push_back(block);
  document.parts.emplace_back();
  return document;
}

std::vector<Statement> statements_of(const document::Document& document) {
  return find_statements(document, lexicon::Lexicon::built_in());
}

void expect_laws(const document::Document& document) {
  const std::vector<Statement> all = statements_of(document);
  uint32_t number = 0;
  for (const Statement& s : all) {
    EXPECT_EQ(s.number, ++number);
    ASSERT_FALSE(s.content.empty());
    uint32_t at = 0;
    for (const base::Bytes span : s.content) {
      EXPECT_LE(at, span.begin);
      EXPECT_LT(span.begin, span.end);
      EXPECT_LE(span.end, document.text.size());
      at = span.end;
    }
    for (const base::Bytes span : s.quoted) EXPECT_LE(span.end, document.text.size());
    if (s.within) {
      EXPECT_NE(*s.within, s.number);
    }
    EXPECT_FALSE(s.rule.empty());
    EXPECT_GE(s.confidence, 0.0);
    EXPECT_LE(s.confidence, 1.0);
  }
  EXPECT_EQ(all, statements_of(document));
}

std::string repeated(std::string_view unit, size_t times) {
  std::string out;
  for (size_t i = 0; i < times; ++i) out += unit;
  return out;
}

TEST(Statements, AreTheSameWhetherOrNotSomebodyAsksWhatWasWeighed) {
  const document::Document page = body_of(
      "Nina Oslen sounded confident the harbour would be dredged by May. The council widened the "
      "checks by requiring more people to register as dealers.");
  std::vector<Weighed> weighed;
  FindOptions options;
  options.weighed = &weighed;
  EXPECT_EQ(find_statements(page, lexicon::Lexicon::built_in(), options), statements_of(page));
  std::vector<std::string> told;
  for (const Weighed& one : weighed) {
    EXPECT_EQ(one.score >= one.least, one.kept || one.least == 0) << one.id;
    told.push_back(std::string(one.id) + (one.kept ? " + " : " - ") +
                   std::string(base::view(page.text, one.cue)));
  }
  EXPECT_EQ(told, (std::vector<std::string>{"statement/model-new-cue + sounded confident",
                                            "statement/model-no-cue - requiring",
                                            "statement/model-new-cue - widened"}));
}

TEST(Statements, NothingComesOfNothing) {
  EXPECT_TRUE(statements_of(body_of("")).empty());
  EXPECT_TRUE(statements_of(body_of(" \n ")).empty());
  EXPECT_TRUE(statements_of(document::Document{}).empty());
}

TEST(Statements, LawsHoldOnOrdinaryText) {
  expect_laws(
      body_of("“We won,” said Ana Ruiz. “We will stay.” The harbour, Bo Lind said, is safe.\n\n"
              "According to Ruiz, “nothing” had changed; she denied that the dam broke."));
}

TEST(Statements, HostileTextEndsSoon) {
  expect_laws(body_of(repeated("“No mark closes here and on it goes ", 6000)));
  expect_laws(body_of(repeated("“‘", 20000) + "deep" + repeated("’”", 20000)));
  expect_laws(body_of(repeated("said that ", 20000)));
  expect_laws(body_of(repeated("said, ", 20000)));
  expect_laws(body_of(repeated("(", 20000) + "he said" + repeated(")", 20000)));
  expect_laws(body_of(repeated("according to ", 20000)));
  expect_laws(body_of(std::string(200000, 'a')));
}

TEST(Statements, APageOfManyNamesEndsSoon) {
  std::string text;
  for (int i = 0; i < 5000; ++i) {
    text += "Ana R";
    for (int n = i; n > 0; n /= 20) text += static_cast<char>('a' + n % 20);
    text += "iz said it rained. ";
  }
  expect_laws(body_of(text));
}

}  // namespace
}  // namespace hearsay::statement

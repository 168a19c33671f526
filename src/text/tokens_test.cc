// Tables for the tokeniser and the sentence splitter.
#include "text/tokens.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "text/sentences.h"

namespace hearsay::text {
namespace {

std::string show_tokens(std::string_view text) {
  TokenList list;
  tokenise(text, {0, base::narrow(text.size())}, list);
  std::string out;
  for (const Token& token : list.tokens) {
    if (!out.empty()) out += '|';
    out += view(text, token.span);
  }
  return out;
}

std::string show_sentences(std::string_view text) {
  TokenList list;
  tokenise(text, {0, base::narrow(text.size())}, list);
  const std::set<std::string, std::less<>> abbreviations = {"mr", "gen", "dec", "no"};
  const std::set<std::string, std::less<>> openers = {"the", "he"};
  const BorderWords words{[&](std::string_view w) { return abbreviations.count(w) > 0; },
                          [&](std::string_view w) { return openers.count(w) > 0; }};
  std::string out;
  for (const base::Tokens s : split_sentences(list, words)) {
    if (!out.empty()) out += " / ";
    out +=
        text.substr(list[s.begin].span.begin, list[s.end - 1].span.end - list[s.begin].span.begin);
  }
  return out;
}

struct Row {
  std::string_view in, out;
};

TEST(Tokens, AreCutAsReadersCut) {
  const Row rows[] = {
      {"“We won,” said Ana.", "“|We|won|,|”|said|Ana|."},
      {"Don't stop the miners' strike", "Don't|stop|the|miners|'|strike"},
      {"Russia’s al-Arbi U.S. forces", "Russia|’s|al-Arbi|U.S.|forces"},
      {"1,000 men at 3.5% on 12/28/2017 - 16:51", "1,000|men|at|3.5|%|on|12/28/2017|-|16:51"},
      {"Front“pose a threat”. Next", "Front|“|pose|a|threat|”|.|Next"},
      {"``We stay'' he said", "``|We|stay|''|he|said"},
      {"wait… and go...then", "wait|…|and|go|...|then"},
      {"formed—in (Orlo)—are", "formed|—|in|(|Orlo|)|—|are"},
      {"He yelled ‘stop’ at ‘no’.", "He|yelled|‘|stop|’|at|‘|no|’|."},
      {"example.org and end.Then go", "example.org|and|end|.|Then|go"},
      {"", ""},
      {" \n\t ", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(show_tokens(row.in), row.out);
}

TEST(Tokens, CoverAllThatIsNotWhiteSpace) {
  const std::string text = "“Né à Évry”, dit-il… «Ja» – 5 % (x) ’tis\u00a0so\u200b.";
  TokenList list;
  tokenise(text, {0, base::narrow(text.size())}, list);
  uint32_t at = 0;
  for (const Token& token : list.tokens) {
    EXPECT_GE(token.span.begin, at);
    EXPECT_LT(token.span.begin, token.span.end);
    at = token.span.end;
  }
  EXPECT_EQ(at, text.size());
}

TEST(Sentences, EndWhereReadersEndThem) {
  const Row rows[] = {
      {"It rains. He left.", "It rains. / He left."},
      {"“Go.” He left. “Why?” he asked.", "“Go.” / He left. / “Why?” he asked."},
      {"Mr. Orr met Gen. Li. The end", "Mr. Orr met Gen. Li. / The end"},
      {"J. R. Orr won. Then", "J. R. Orr won. / Then"},
      {"in the U.S. Senate and the U.S. The end", "in the U.S. Senate and the U.S. / The end"},
      {"He (see p. 4. It is old) left. The", "He (see p. 4. It is old) left. / The"},
      {"One\n\nTwo", "One / Two"},
      {"at 3.5 per cent. 12 men came", "at 3.5 per cent. / 12 men came"},
  };
  for (const Row& row : rows) EXPECT_EQ(show_sentences(row.in), row.out);
}

}  // namespace
}  // namespace hearsay::text

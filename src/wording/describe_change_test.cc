// Laws of the typed changes. What each kind is stands in test/cases/wording.
#include "wording/describe_change.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace hearsay::wording {
namespace {

const lexicon::Lexicon& english() { return lexicon::Lexicon::built_in(); }

std::vector<Change> changes_of(std::string_view a, std::string_view b) {
  const base::Bytes whole_a{0, base::narrow(a.size())}, whole_b{0, base::narrow(b.size())};
  return describe_change({a, {&whole_a, 1}}, {b, {&whole_b, 1}}, english());
}

std::string kinds_of(const std::vector<Change>& changes) {
  std::string out;
  for (const Change& change : changes)
    out += std::string(out.empty() ? "" : " ") + std::string(change_kind_name(change.kind));
  return out;
}

TEST(ChangeKind, NamesGoThereAndBack) {
  std::set<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(ChangeKind::kTranslation); ++i) {
    const auto kind = static_cast<ChangeKind>(i);
    EXPECT_EQ(change_kind_of(change_kind_name(kind)), kind);
    names.insert(change_kind_name(kind));
    EXPECT_GE(change_weight(kind), 0);
    EXPECT_LE(change_weight(kind), 2);
  }
  EXPECT_EQ(names.size(), 20U);
  EXPECT_EQ(change_kind_of("lie"), std::nullopt);
  for (const ChangeKind silent :
       {ChangeKind::kTypography, ChangeKind::kSpelling, ChangeKind::kInflection})
    EXPECT_EQ(change_weight(silent), 0);
}

TEST(DescribeChange, PiecesOfOneQuotationAreNoChange) {
  const std::string a = "\"The dam is safe,\" she said. \"Nobody needs to leave.\"";
  const std::vector<base::Bytes> pieces = {{1, 16}, {30, 52}};
  const std::string b = "The dam is safe … Nobody needs to leave";
  const base::Bytes whole{0, base::narrow(b.size())};
  EXPECT_EQ(kinds_of(describe_change({a, pieces}, {b, {&whole, 1}}, english())), "");
  EXPECT_EQ(kinds_of(describe_change({b, {&whole, 1}}, {a, pieces}, english())), "");
}

TEST(DescribeChange, PiecesFarApartThatRunOnAreJoined) {
  const std::string a =
      "\"The dam is safe,\" she told the council on Monday. The members then discussed the ferry, "
      "the tolls, the new pier and "
      "the state of the roads for more than three hours before they came back to it. \"Nobody "
      "needs to leave.\"";
  const uint32_t second = base::narrow(a.find("Nobody"));
  const std::vector<base::Bytes> pieces = {{1, 16}, {second, second + 22}};
  const std::string b = "The dam is safe. Nobody needs to leave.";
  const base::Bytes whole{0, base::narrow(b.size())};
  const auto changes = describe_change({a, pieces}, {b, {&whole, 1}}, english());
  ASSERT_EQ(kinds_of(changes), "joined");
  EXPECT_EQ(changes[0].rule, "wording/joined-pieces");
}

TEST(DescribeChange, NothingComesOfNothing) {
  EXPECT_TRUE(changes_of("", "").empty());
  EXPECT_TRUE(describe_change({"", {}}, {"", {}}, english()).empty());
  EXPECT_EQ(kinds_of(changes_of("", "It rains.")), "added");
  EXPECT_EQ(kinds_of(changes_of("It rains.", "")), "cut_end");
  EXPECT_TRUE(changes_of("…", "\"?!").empty());
}

std::string random_text(std::mt19937& random) {
  const char* const kPieces[] = {"the",   "mayor",   "did",  "not",     "close",   "bridge", "300",
                                 "four",  "hundred", "May",  "[he]",    ".",       ",",      "…",
                                 "won't", "Ana",     "Ruiz", "4 March", "harbour", "harbor", "-",
                                 "“",     "”",       "(",    "é",       "\n\n",    "'s"};
  std::string out;
  for (size_t n = random() % 25; n > 0; --n)
    out += std::string(kPieces[random() % 27]) + (random() % 5 == 0 ? "" : " ");
  return out;
}

TEST(DescribeChange, ChangesLieInBothTextsInOrder) {
  std::mt19937 random(3);
  for (int round = 0; round < 600; ++round) {
    const std::string a = random_text(random), b = random_text(random);
    const auto changes = changes_of(a, b);
    EXPECT_TRUE(std::is_sorted(changes.begin(), changes.end()));
    for (const Change& change : changes) {
      ASSERT_LE(change.a.begin, change.a.end) << a << " / " << b;
      ASSERT_LE(change.b.begin, change.b.end) << a << " / " << b;
      ASSERT_LE(change.a.end, a.size());
      ASSERT_LE(change.b.end, b.size());
      EXPECT_TRUE(change.rule.starts_with("wording/"));
    }
    EXPECT_TRUE(changes_of(a, a).empty()) << a;
  }
}

// A word taken out is told as taken out, put back as put in, whatever stands around it.
TEST(DescribeChange, CutAndAddedAreOneAnothersMirror) {
  std::mt19937 random(5);
  const std::vector<std::string> words = {"seven", "ferries", "carried", "stone",  "across",
                                          "lake",  "before",  "winter",  "closed", "quarry"};
  for (int round = 0; round < 200; ++round) {
    std::string full, shorter;
    const size_t out = random() % words.size();
    for (size_t i = 0; i < words.size(); ++i) {
      full += words[i] + " ";
      if (i != out) shorter += words[i] + " ";
    }
    const auto cut = changes_of(full, shorter), added = changes_of(shorter, full);
    ASSERT_EQ(cut.size(), 1U);
    ASSERT_EQ(added.size(), 1U);
    EXPECT_EQ(base::view(full, cut[0].a), words[out]);
    EXPECT_EQ(base::view(full, added[0].b), words[out]);
    const char* const kind = out == 0                  ? "cut_start"
                             : out + 1 == words.size() ? "cut_end"
                                                       : "cut_middle";
    EXPECT_EQ(kinds_of(cut), kind);
    EXPECT_EQ(kinds_of(added), "added");
  }
}

// Hangs, where the work is a square of the length.
TEST(DescribeChange, LongVersionsTakeNoSquareOfTime) {
  std::mt19937 random(7);
  std::string a, b;
  const char* const kWords[] = {"did",     "not",  "four", "mayor", "closed", "never",
                                "hundred", "Ruiz", "may",  "the",   "leave",  "harbour"};
  for (int i = 0; i < 3000; ++i) {
    a += std::string(kWords[random() % 12]) + " ";
    b += std::string(kWords[random() % 12]) + " ";
  }
  EXPECT_FALSE(changes_of(a, b).empty());
}

}  // namespace
}  // namespace hearsay::wording

// Tests of stories: what joins, what stays apart, which telling is fullest and which earliest.
#include "story/tell_story.h"

#include <gtest/gtest.h>

#include <deque>

namespace hearsay::story {
namespace {

using statement::Kind;
using statement::Statement;

// Documents made of statements; each is a line of the text.
class Readings {
 public:
  Readings& page(std::string id, std::string date = {}) {
    documents_.emplace_back();
    statements_.emplace_back();
    documents_.back().id = std::move(id);
    if (!date.empty())
      documents_.back().published =
          document::PublishedDate{*base::from_iso(date), document::DateBasis::kMeta, {}};
    return *this;
  }
  Statement& says(std::string speaker, std::string_view words, Kind kind = Kind::kDirect) {
    document::Document& document = documents_.back();
    Statement one;
    one.number = static_cast<uint32_t>(statements_.back().size() + 1);
    one.kind = kind;
    const base::Bytes span{base::narrow(document.text.size()),
                           base::narrow(document.text.size() + words.size())};
    document.text.append(words).append("\n");
    one.content = {span};
    if (kind == Kind::kDirect) one.quoted = {span};
    one.speaker.name = std::move(speaker);
    statements_.back().push_back(std::move(one));
    return statements_.back().back();
  }
  document::Document& document() { return documents_.back(); }

  std::vector<Story> tell() const {
    std::vector<Reading> readings;
    for (size_t i = 0; i < documents_.size(); ++i)
      readings.push_back({&documents_[i], statements_[i]});
    return tell_stories(readings, lexicon::Lexicon::built_in());
  }

 private:
  std::deque<document::Document> documents_;
  std::deque<std::vector<Statement>> statements_;
};

constexpr const char* kWhole =
    "We shall keep the lighthouse lit all winter, whether the towns send oil or send excuses";
constexpr const char* kCut = "We shall keep the lighthouse lit all winter";

TEST(Stories, TheFullestStandsFirstAndTheEarliestIsNamed) {
  Readings readings;
  readings.page("late", "2031-05-02").says("Ada Renn", kCut);
  readings.page("early", "2031-05-01").says("Renn", kCut);
  readings.page("undated").says("Ada Renn", kWhole);
  const std::vector<Story> stories = readings.tell();
  ASSERT_EQ(stories.size(), 1u);
  EXPECT_EQ(stories[0].tellings[0].document, 2u);
  EXPECT_EQ(stories[0].tellings[0].similarity, 1000u);
  ASSERT_TRUE(stories[0].earliest.has_value());
  EXPECT_EQ(stories[0].tellings[*stories[0].earliest].document, 1u);
  for (size_t i = 1; i < 3; ++i) {
    ASSERT_EQ(stories[0].tellings[i].changes.size(), 1u);
    EXPECT_EQ(stories[0].tellings[i].changes[0].kind, wording::ChangeKind::kCutEnd);
    EXPECT_FALSE(stories[0].tellings[i].reattributed);
  }
}

TEST(Stories, WithoutDatesNothingIsEarliest) {
  Readings readings;
  readings.page("a").says("Ada Renn", kWhole);
  readings.page("b").says("Ada Renn", kCut);
  ASSERT_EQ(readings.tell().size(), 1u);
  EXPECT_FALSE(readings.tell()[0].earliest.has_value());
}

TEST(Stories, TheDateOfTheArticleGoesBeforeThatOfThePage) {
  Readings readings;
  readings.page("compilation", "2031-06-01").says("Ada Renn", kCut).part = 1;
  readings.document().parts.resize(2);
  readings.document().parts[1].published =
      document::PublishedDate{*base::from_iso("2031-04-01"), document::DateBasis::kText, {}};
  readings.page("b", "2031-05-01").says("Ada Renn", kWhole);
  const std::vector<Story> stories = readings.tell();
  ASSERT_EQ(stories.size(), 1u);
  EXPECT_EQ(stories[0].tellings[*stories[0].earliest].document, 0u);
}

TEST(Stories, AStatementAndTheOneInsideItAreNoVariants) {
  Readings readings;
  const Statement outer = readings.page("a").says("Bo Lind", kWhole);
  Statement& inner = readings.says("Ada Renn", "x");
  inner.content = inner.quoted = {{outer.content[0].begin, outer.content[0].begin + 43}};
  EXPECT_TRUE(readings.tell().empty());
}

TEST(Stories, WordsOfAnotherSpeakerAreAVariantOnlyWhenNearlyWhole) {
  Readings readings;
  readings.page("a").says("Ada Renn", kWhole);
  readings.page("b").says("Bo Lind", kWhole);
  readings.page("c").says(
      "Ida Moen",
      "We shall keep the old pier open all winter, whether anybody comes or sends excuses");
  const std::vector<Story> stories = readings.tell();
  ASSERT_EQ(stories.size(), 1u);
  ASSERT_EQ(stories[0].tellings.size(), 2u);
  EXPECT_TRUE(stories[0].tellings[1].reattributed);
}

TEST(Stories, NeighboursUnderOneCueAreOneTelling) {
  Readings readings;
  readings.page("a").says("Ada Renn", "We have waited eleven winters for a new engine").cue =
      base::Bytes{200, 204};
  readings.says("Ada Renn", "Nobody will make us wait for a twelfth");
  readings.page("b").says("Ada Renn",
                          "We have waited eleven winters for a new engine. Nobody will make us "
                          "wait for a twelfth. The islands know it");
  ASSERT_EQ(readings.tell().size(), 1u);

  Readings joined;
  for (const char* words : {"We have waited eleven winters for a new engine",
                            "Nobody will make us wait for a twelfth"}) {
    if (words[0] == 'W') joined.page("a");
    Statement& one = joined.says("Ada Renn", words);
    one.cue = base::Bytes{200, 204};
    one.source = base::Bytes{190, 199};
  }
  joined.page("b").says("Ada Renn",
                        "We have waited eleven winters for a new engine. Nobody will make us wait "
                        "for a twelfth. The islands know it");
  const std::vector<Story> stories = joined.tell();
  ASSERT_EQ(stories.size(), 1u);
  ASSERT_EQ(stories[0].tellings.size(), 2u);
  EXPECT_EQ(stories[0].tellings[1].joined, std::vector<uint32_t>{1});
}

TEST(Stories, ARewordedHeadlineTellsNoCuts) {
  Readings readings;
  readings.page("a").says("Ada Renn", "Towns must pay for oil of the lighthouse", Kind::kHeadline);
  readings.says("Ada Renn",
                "the towns must pay for the oil of the great lighthouse and for its new roof",
                Kind::kIndirect);
  for (const Story& story : readings.tell())
    for (const Telling& telling : story.tellings) {
      bool replaced = false, cut = false;
      for (const wording::Change& change : telling.changes) {
        replaced |= change.kind == wording::ChangeKind::kReplaced;
        cut |= change.kind == wording::ChangeKind::kCutEnd ||
               change.kind == wording::ChangeKind::kCutMiddle;
      }
      EXPECT_FALSE(replaced && cut);
    }
}

TEST(Stories, ThousandsOfStatementsTakeLittleTime) {
  Readings readings;
  readings.page("a");
  uint32_t seed = 7;
  const auto next = [&] { return seed = seed * 1664525 + 1013904223; };
  for (int i = 0; i < 3000; ++i) {
    std::string words;
    for (int k = 0; k < 12; ++k) words += "w" + std::to_string((next() >> 8) % 900) + " ";
    readings.says("Ada Renn", words);
  }
  EXPECT_LE(readings.tell().size(), 20u) << "random words are no variants";
}

}  // namespace
}  // namespace hearsay::story

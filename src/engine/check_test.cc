// Quotes checked against small archives of invented pages, whose statements are given by hand.
#include "engine/check.h"

#include <gtest/gtest.h>
#include <simdjson.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "engine/same_speaker.h"

namespace hearsay::engine {
namespace {

struct Said {
  std::string speaker;
  std::vector<std::string> pieces;  // as they stand in the text
  std::string cue;
  statement::SpeakerType type = statement::SpeakerType::kPerson;
};

class CheckTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (std::filesystem::temp_directory_path() / "hearsay-check-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
    base::Result<archive::Archive> opened =
        archive::Archive::open(folder_ + "/a.hearsay", archive::Mode::kWrite);
    ASSERT_TRUE(opened.ok());
    archive_.emplace(std::move(*opened));
  }
  void TearDown() override {
    archive_.reset();
    std::filesystem::remove_all(folder_);
  }

  void add(const std::string& id, const std::string& text, const std::vector<Said>& said,
           const char* date = nullptr) {
    page::Page page;
    page.id = id;
    page.bytes = text;
    document::Document document;
    document.id = id;
    document.text = text;
    document.outlet = "Outlet of " + id;
    if (date != nullptr)
      document.published =
          document::PublishedDate{*base::from_iso(date), document::DateBasis::kMeta, {}};
    const auto span = [&](const std::string& words) {
      const size_t at = text.find(words);
      EXPECT_NE(at, std::string::npos) << words;
      return base::Bytes{static_cast<uint32_t>(at), static_cast<uint32_t>(at + words.size())};
    };
    std::vector<statement::Statement> statements;
    for (const Said& one : said) {
      statement::Statement statement;
      statement.number = static_cast<uint32_t>(statements.size() + 1);
      statement.kind = statement::Kind::kDirect;
      for (const std::string& piece : one.pieces) statement.content.push_back(span(piece));
      statement.quoted = statement.content;
      if (!one.cue.empty()) statement.cue = span(one.cue);
      statement.speaker.name = one.speaker;
      if (!one.speaker.empty()) statement.speaker.type = one.type;
      statements.push_back(statement);
    }
    const base::Result<archive::Added> added = archive_->add(page, document, statements);
    ASSERT_TRUE(added.ok()) << added.error().note;
    ASSERT_TRUE(archive_->commit().ok());
  }

  Check check(const std::string& words, const std::string& by = {}) {
    base::Result<Check> result = check_quote(*archive_, words, by);
    EXPECT_TRUE(result.ok());
    return result.ok() ? std::move(*result) : Check{};
  }

  // The mayor's words: whole in `wire`, interrupted in `post`, cut in `blog`, changed in `digest`.
  void add_ferry() {
    add("wire",
        "LARKMOUTH - \"We will keep the ferry running until the last stone of the old bridge is "
        "gone. Nobody shall swim to "
        "school, unless the council pays for the towels,\" Mayor Ana Ruiz told reporters on "
        "Tuesday.",
        {{"Ana Ruiz",
          {"We will keep the ferry running until the last stone of the old bridge is gone. Nobody "
           "shall swim to school, "
           "unless the council pays for the towels"},
          "told"}},
        "2031-03-05");
    add("post",
        "\"We will keep the ferry running until the last stone of the old bridge is gone,\" the "
        "mayor said. \"Nobody shall "
        "swim to school.\" The bridge was built long ago.",
        {{"Ana Ruiz",
          {"We will keep the ferry running until the last stone of the old bridge is gone"},
          "said"},
         {"Ana Ruiz", {"Nobody shall swim to school"}, "said"}},
        "2031-03-06");
    add("blog", "Tom Calder said: \"Nobody shall swim to school.\" We laughed.",
        {{"Tom Calder", {"Nobody shall swim to school"}, "said"}});
    add("other",
        "The council met for six hours and talked about towels, swimming lessons and the price of "
        "stone. No word was said "
        "about bridges or ferries, nor about the last of the old schools.",
        {});
  }

  std::string folder_;
  std::optional<archive::Archive> archive_;
};

std::vector<std::string> documents(const Check& check) {
  std::vector<std::string> out;
  for (const CheckMatch& match : check.matches) out.push_back(match.document);
  return out;
}

TEST_F(CheckTest, WordsAsAPageHasThemAreExactWhateverTheirMarks) {
  add_ferry();
  for (const char* words : {
           "We will keep the ferry running until the last stone of the old bridge is gone",
           "“we will KEEP the ferry   running until the last stone of the old bridge is gone.”",
           "We will keep the ferry running – until the last stone of the old bridge is gone!",
       }) {
    const Check found = check(words);
    EXPECT_EQ(found.verdict, Verdict::kExact) << words;
    EXPECT_EQ(documents(found), (std::vector<std::string>{"wire", "post"})) << words;
  }
}

TEST_F(CheckTest, AnInterruptedQuotationCarriesTheWholeWords) {
  add_ferry();
  const Check found = check(
      "We will keep the ferry running until the last stone of the old bridge is gone. Nobody shall "
      "swim to school.");
  EXPECT_EQ(found.verdict, Verdict::kExact);
  ASSERT_EQ(documents(found), (std::vector<std::string>{"wire", "post"}));
  EXPECT_EQ(found.matches[0].pieces.size(), 1u);
  EXPECT_EQ(found.matches[1].pieces.size(), 2u);
}

TEST_F(CheckTest, TheFullestVersionNamesWhatTheOthersCut) {
  add_ferry();
  const Check found =
      check("We will keep the ferry running until the last stone of the old bridge is gone");
  ASSERT_TRUE(found.fullest.has_value());
  EXPECT_EQ(found.matches[*found.fullest].document, "wire");
  EXPECT_EQ(found.matches[*found.fullest].version_words, 28u);
  const CheckMatch& post = found.matches[1];
  ASSERT_EQ(post.from_fullest.size(), 1u);
  EXPECT_EQ(base::view(found.texts[*found.fullest], post.from_fullest[0].a),
            "unless the council pays for the towels");
  ASSERT_EQ(found.left_out.size(), 1u);
  EXPECT_EQ(found.left_out[0].kind, wording::ChangeKind::kCutEnd);
  const std::string text = check_text(found);
  EXPECT_NE(text.find("cuts 7 words after ‘to school’ (‘unless the council pays for the towels’)"),
            std::string::npos)
      << text;
  EXPECT_EQ(text.find("original"), std::string::npos);
}

TEST_F(CheckTest, APageThatCarriesAnotherPartIsNamedToo) {
  add_ferry();
  const Check found = check(
      "We will keep the ferry running until the last stone of the old bridge is gone. Nobody shall "
      "swim");
  EXPECT_EQ(documents(found), (std::vector<std::string>{"wire", "post"}));
  add("late", "She said nobody shall swim to school, unless the council pays for the towels.",
      {{"Ana Ruiz",
        {"nobody shall swim to school, unless the council pays for the towels"},
        "said"}});
  const Check again =
      check("We will keep the ferry running until the last stone of the old bridge is gone");
  ASSERT_EQ(again.others.size(), 1u);
  EXPECT_EQ(again.others[0].document, "late");
}

TEST_F(CheckTest, TheEarliestIsTheEarliestDated) {
  add("undated", "\"The tide waits for nobody in this harbour,\" she said.", {});
  EXPECT_EQ(check("The tide waits for nobody in this harbour").earliest, std::nullopt);
  add("later", "\"The tide waits for nobody in this harbour,\" she said.", {}, "2031-05-02");
  add("sooner", "\"The tide waits for nobody in this harbour,\" she said.", {}, "2031-05-01");
  const Check found = check("The tide waits for nobody in this harbour");
  ASSERT_TRUE(found.earliest.has_value());
  EXPECT_EQ(found.matches[*found.earliest].document, "sooner");
}

TEST_F(CheckTest, AChangedWordIsNamedWithItsPage) {
  add_ferry();
  const Check found =
      check("We will keep the ferry running until the last stone of the new bridge is gone");
  EXPECT_EQ(found.verdict, Verdict::kAltered);
  ASSERT_EQ(documents(found), (std::vector<std::string>{"wire", "post"}));
  ASSERT_EQ(found.matches[0].changes.size(), 1u);
  const wording::Change& change = found.matches[0].changes[0];
  EXPECT_EQ(base::view(found.texts[0], change.a), "old");
  EXPECT_EQ(base::view(found.query, change.b), "new");
  const std::string text = check_text(found);
  EXPECT_NE(text.find("‘old’ on this page, ‘new’ asked"), std::string::npos) << text;
}

TEST_F(CheckTest, WordsOfSomebodyElseAreReattributed) {
  add_ferry();
  const std::string words =
      "We will keep the ferry running until the last stone of the old bridge is gone";
  EXPECT_EQ(check(words, "Ana Ruiz").verdict, Verdict::kExact);
  EXPECT_EQ(check(words, "Ruiz").verdict, Verdict::kExact);
  EXPECT_EQ(check(words, "Mayor A. Ruiz").verdict, Verdict::kExact);
  const Check found = check(words, "Tom Calder");
  EXPECT_EQ(found.verdict, Verdict::kReattributed);
  ASSERT_FALSE(found.matches.empty());
  EXPECT_EQ(found.matches[0].changes.back().kind, wording::ChangeKind::kReattributed);
  EXPECT_NE(check_text(found).find("Ana Ruiz (2 pages), not to Tom Calder"), std::string::npos)
      << check_text(found);
  // One page gives the shorter words to the one asked about: that is said, and the others are shown
  // beside it.
  EXPECT_EQ(check("Nobody shall swim to school", "Tom Calder").verdict, Verdict::kExact);
  // Changed words of somebody else are somebody else's first.
  EXPECT_EQ(check("We will keep the ferry running until the last stone of the new bridge is gone",
                  "Tom Calder")
                .verdict,
            Verdict::kReattributed);
}

TEST_F(CheckTest, ASurnameOfTwoPeopleSettlesNothing) {
  add_ferry();
  add("namesake", "\"I never take the boat,\" Jon Ruiz said.",
      {{"Jon Ruiz", {"I never take the boat"}, "said"}});
  const Check found = check(
      "We will keep the ferry running until the last stone of the old bridge is gone", "Ruiz");
  EXPECT_EQ(found.verdict, Verdict::kExact);
  EXPECT_EQ(found.matches[0].agreement, Agreement::kUnknown);
  EXPECT_NE(check_text(found).find("not settled"), std::string::npos);
}

TEST_F(CheckTest, WordsThatAreNotThereAreNotInThisArchive) {
  add_ferry();
  for (const char* words : {
           "Nobody in this town has ever paid a single penny for its umbrellas",
           "The council will keep the price of the old school until the end of the year",
           "It is the last of the old and the first of the new",
       }) {
    const Check found = check(words);
    EXPECT_EQ(found.verdict, Verdict::kNotFound)
        << words << " / " << (found.matches.empty() ? "" : found.matches[0].text);
    EXPECT_NE(check_text(found).find("not in this archive"), std::string::npos);
    EXPECT_EQ(check_text(found).find("fake"), std::string::npos);
  }
}

TEST_F(CheckTest, ATrueSentenceWithAnInventedOneIsRecognised) {
  add_ferry();
  const Check found = check(
      "We will keep the ferry running until the last stone of the old bridge is gone. And I have "
      "already bought "
      "golden boats for everybody who voted against me in the winter of discontent.");
  EXPECT_EQ(found.verdict, Verdict::kAltered);
  EXPECT_EQ(found.matches[0].document, "wire");
}

TEST_F(CheckTest, QuestionsThatCannotBeAnsweredAreErrors) {
  EXPECT_EQ(check_quote(*archive_, "", "").error().code, base::Code::kUsage);
  EXPECT_EQ(check_quote(*archive_, " … “” - ", "").error().code, base::Code::kUsage);
  std::string endless;
  for (size_t i = 0; i <= kLongestCheck; ++i) endless += "word ";
  EXPECT_EQ(check_quote(*archive_, endless, "").error().code, base::Code::kTooLarge);
  EXPECT_EQ(check("whatever").verdict, Verdict::kNotFound);  // an empty archive
}

TEST_F(CheckTest, TheRecordHasEveryFieldWithSpansInCodePoints) {
  add("élan", "Ça va. « Ünder the pier the tide waits for nobody », said Zoë Brand.",
      {{"Zoë Brand", {"Ünder the pier the tide waits for nobody"}, "said"}}, "2030-02-03");
  const Check found = check("Under the pier the tide waits for somebody", "Zoë Brand");
  EXPECT_EQ(found.verdict, Verdict::kAltered);
  simdjson::dom::parser parser;
  simdjson::dom::element json;
  ASSERT_EQ(parser.parse(check_record(found)).get(json), simdjson::SUCCESS);
  for (const char* key :
       {"format", "verdict", "query", "by", "matches", "fullest", "earliest", "left_out", "others"})
    EXPECT_EQ(json[key].error(), simdjson::SUCCESS) << key;
  simdjson::dom::element match;
  ASSERT_EQ(json["matches"].at(0).get(match), simdjson::SUCCESS);
  for (const char* key :
       {"document", "statement", "span", "speaker", "outlet", "published", "similarity", "changes"})
    EXPECT_EQ(match[key].error(), simdjson::SUCCESS) << key;
  EXPECT_EQ(std::string_view(match["statement"]), "élan#s1");
  EXPECT_EQ(uint64_t(match["span"].at(1)), 49u);
  EXPECT_TRUE(bool(match["by_agrees"]));
}

TEST(SameSpeaker, NamesOfOnePerson) {
  using enum Agreement;
  const struct {
    const char *asked, *speaker;
    std::vector<std::string> namesakes;
    Agreement agreement;
  } rows[] = {
      {"Ana Ruiz", "Ana Ruiz", {}, kAgrees},
      {"ana ruiz", "Ana Ruiz", {}, kAgrees},
      {"A. Ruiz", "Ana Ruiz", {}, kAgrees},
      {"Ana Maria Ruiz", "Ana Ruiz", {}, kAgrees},
      {"Ruiz", "Ana Ruiz", {"Ana Ruiz"}, kAgrees},
      {"Ruiz", "Ana Ruiz", {"Ana Ruiz", "A. Ruiz"}, kAgrees},
      {"Ruiz", "Ana Ruiz", {"Ana Ruiz", "Jon Ruiz"}, kUnknown},
      {"Jon Ruiz", "Ruiz", {"Ana Ruiz"}, kUnknown},
      {"Jon Ruiz", "Ana Ruiz", {"Ana Ruiz"}, kDiffers},
      {"Ana Ruiz", "Ana Calder", {}, kDiffers},
      {"Sergei Malkov", "Sergey Malkov", {}, kAgrees},
      {"Omar al-Hadi", "Omar Hadi", {}, kAgrees},
      {"Tom Calder Jr.", "Tom Calder", {}, kAgrees},
      {"Dr. Tom Calder", "Tom Calder", {}, kAgrees},
      {"", "Ana Ruiz", {}, kUnknown},
      {"Ana Ruiz", "", {}, kUnknown},
  };
  for (const auto& row : rows) {
    statement::Speaker speaker;
    speaker.name = row.speaker;
    speaker.type = statement::SpeakerType::kPerson;
    EXPECT_EQ(same_speaker(row.asked, speaker, row.namesakes, lexicon::Lexicon::built_in()),
              row.agreement)
        << row.asked << " / " << row.speaker;
  }
}

TEST(SameSpeaker, NamesOfBodiesAndGroups) {
  using enum Agreement;
  const struct {
    const char *asked, *speaker;
    statement::SpeakerType type;
    Agreement agreement;
  } rows[] = {
      {"Harbour Board", "the Harbour Board", statement::SpeakerType::kOrganisation, kAgrees},
      {"LHB", "Larkmouth Harbour Board", statement::SpeakerType::kOrganisation, kAgrees},
      {"Ferry Company", "Larkmouth Harbour Board", statement::SpeakerType::kOrganisation, kDiffers},
      {"Ana Ruiz", "harbour sources", statement::SpeakerType::kGroup, kUnknown},
  };
  for (const auto& row : rows) {
    statement::Speaker speaker;
    speaker.name = row.speaker;
    speaker.type = row.type;
    EXPECT_EQ(same_speaker(row.asked, speaker, {}, lexicon::Lexicon::built_in()), row.agreement)
        << row.asked << " / " << row.speaker;
  }
}

}  // namespace
}  // namespace hearsay::engine

// Tables of word forms and what they share.
#include "wording/word_forms.h"

#include <gtest/gtest.h>

namespace hearsay::wording {
namespace {

TEST(WordForms, KinAndTense) {
  const struct {
    const char *a, *b;
    bool related, tense;
  } rows[] = {
      {"leave", "left", true, true},
      {"leaves", "leave", true, false},
      {"left", "left", true, false},
      {"indicate", "indicates", true, false},
      {"indicated", "indicates", true, true},
      {"stop", "stopped", true, true},
      {"stopping", "stop", true, false},
      {"carry", "carries", true, false},
      {"carried", "carry", true, true},
      {"child", "children", true, false},
      {"new", "news", false, false},
      {"bus", "buses", true, false},
      {"crisis", "crises", true, false},
      {"wrote", "written", true, false},
      {"write", "written", true, true},
      {"even", "evening", false, false},
      {"found", "find", true, true},
      {"found", "founded", true, true},
      {"his", "hi", false, false},
      {"mayor", "major", false, false},
      {"boss", "bos", false, false},
  };
  for (const auto& row : rows) {
    const auto& lexicon = lexicon::Lexicon::built_in();
    for (const bool turned : {false, true}) {
      const Kinship kin = kinship(readings_of(turned ? row.b : row.a, lexicon),
                                  readings_of(turned ? row.a : row.b, lexicon));
      EXPECT_EQ(kin.related, row.related) << row.a << " " << row.b;
      EXPECT_EQ(kin.tense_differs, row.tense) << row.a << " " << row.b;
    }
  }
}

// Every list that the rules read is there and read as they read it.
TEST(WordForms, ListsOfTheRulesAreThere) {
  const auto& lexicon = lexicon::Lexicon::built_in();
  for (const char* const name :
       {"contractions",      "clitics",       "signs",           "currencies",  "numbers",
        "negations",         "helping_verbs", "irregular_forms", "inflections", "spelling_variants",
        "spelling_patterns", "lookalikes",    "synonyms",        "year_words",  "function_words",
        "abbreviations",     "roles",         "honorifics",      "places",      "given_names",
        "name_particles"})
    EXPECT_FALSE(lexicon.list(name).rows().empty()) << name;
}

TEST(WordForms, SynonymsGoBothWays) {
  const auto& synonyms = lexicon::Lexicon::built_in().list("synonyms");
  size_t pairs = 0;
  for (const lexicon::Row& row : synonyms.rows()) {
    std::string cell(synonyms.cell(row, "synonyms"));
    for (size_t at = 0; at < cell.size();) {
      const size_t comma = std::min(cell.find(',', at), cell.size());
      const std::string other = cell.substr(at, comma - at);
      at = comma + 1;
      const lexicon::Row* back = synonyms.find(other);
      ASSERT_NE(back, nullptr) << other;
      EXPECT_NE(("," + std::string(synonyms.cell(*back, "synonyms")) + ",")
                    .find("," + row.cells[0] + ","),
                std::string::npos)
          << other;
      ++pairs;
    }
  }
  EXPECT_GT(pairs, 5000U);
}

}  // namespace
}  // namespace hearsay::wording

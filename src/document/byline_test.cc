// Bylines as outlets write them, and what is none.
#include "document/byline.h"

#include <gtest/gtest.h>

namespace hearsay::document {
namespace {

std::string shown(const Byline& byline) {
  std::string out;
  for (const std::string& name : byline.names) out += (out.empty() ? "" : ", ") + name;
  for (const std::string& outlet : byline.outlets) out += " @" + outlet;
  return out;
}

struct Line {
  const char* text;
  const char* shown;
};

TEST(Byline, NamesAndOutletsAreRead) {
  const Line lines[] = {
      {"By Jane Doe", "Jane Doe"},
      {"By JANE DOE and JOHN ROE", "Jane Doe, John Roe"},
      {"by Jane Doe, John Roe & Max Moe", "Jane Doe, John Roe, Max Moe"},
      {"Submitted by Jane Doe via Eastvale News,", "Jane Doe @Eastvale News"},
      {"ANNA\nKARLSON", "Anna Karlson"},
      {"By Jane Doe, Staff Writer", "Jane Doe"},
      {"By Jane Doe, Reuters", "Jane Doe @Reuters"},
      {"By Jane Doe | Reuters | January 3, 2017", "Jane Doe @Reuters"},
      {"Posted on January 3, 2017 by Jane Doe", "Jane Doe"},
      {"By Dr. Jane P. Doe Jr.", "Jane P. Doe Jr"},
      {"By JUAN DE LA CRUZ and MARY O'NEIL-MCKAY", "Juan de la Cruz, Mary O'Neil-McKay"},
      {"Reporting by Jane Doe in Moscow; Editing by John Roe", "Jane Doe"},
      {"Jane Doe, Senior Correspondent", "Jane Doe"},
      {"By Associated Press", " @Associated Press"},
      {"By Jane Doe for The Eastvale Times", "Jane Doe @Eastvale Times"},
      {"Written by Jane Doe in Geneva", "Jane Doe"},
      {"Author: Jane Doe", "Jane Doe"},
      {"By Jane Doe, Crime Correspondent", "Jane Doe"},
      {"By Jane Doe, Herald Staff Writer", "Jane Doe"},
      {"By Jane Doe\nStaff Writer", "Jane Doe"},
      {"By Jane Doe and John Roe\nReuters", "Jane Doe, John Roe @Reuters"},
      {"By, Jane Doe, John Roe", "Jane Doe, John Roe"},
      {"By Jane van der\nMeer and Max Roe", "Jane van der Meer, Max Roe"},
      {"By Jane Doe with John Roe", "Jane Doe, John Roe"},
      {"By Jane Doe with Eastvale News", "Jane Doe @Eastvale News"},
      {"By Jane Doe And John Roe For The Eastvale Times", "Jane Doe, John Roe @Eastvale Times"},
      {"Di Carla Holt", "Carla Holt"},
      {"Av Karin Holt", "Karin Holt"},
      {"Ein Gastbeitrag von Karin Holt", "Karin Holt"},
      {"Text und Fotos: Karin Holt", "Karin Holt"},
      {"Text: Karin Holt, Fotos: Bruno Stall", "Karin Holt"},
      {"Von Karin Holt (Text) und Bruno Stall (Fotos)", "Karin Holt"},
      {"Propos recueillis par Karine Holt", "Karine Holt"},
      {"Автор: Марина Орлова", "Марина Орлова"},
      {"Подготовила Марина Орлова", "Марина Орлова"},
      {"김하늘 기자", "김하늘"},
      {"山田花子記者", "山田花子"},
      {"作者：李小明", "李小明"},
  };
  for (const Line& line : lines) {
    const Byline byline = read_byline(line.text, lexicon::Lexicon::built_in());
    EXPECT_EQ(shown(byline), line.shown) << line.text;
    EXPECT_TRUE(byline.pure) << line.text;
  }
}

TEST(Byline, SentencesAndTitlesAreNoBylines) {
  for (const char* text :
       {"By Friday the army had taken the town.", "By the time he came it was over",
        "Why the talks failed", "The council met on Monday.", "Mayor: no deal", "",
        "By all accounts it went well", "in the town", "Di notte il molo chiude",
        "Ein Kommentar von gestern", "Eine Analyse von Karin Holt zeigt, was fehlt",
        "Text: 12 Seiten", "Av plats", "记者会在港口举行"})
    EXPECT_TRUE(parse_byline(text, lexicon::Lexicon::built_in()).empty()) << text;
}

TEST(Byline, CapitalsBecomeOrdinary) {
  const lexicon::Lexicon& lexicon = lexicon::Lexicon::built_in();
  EXPECT_EQ(ordinary_case("JANE O'NEIL-MCKAY", lexicon), "Jane O'Neil-McKay");
  EXPECT_EQ(ordinary_case("TJ DOE III", lexicon), "TJ Doe III");
  EXPECT_EQ(ordinary_case("JOSÉ DÍAZ", lexicon), "José Díaz");
  EXPECT_EQ(ordinary_case("Jane McKay", lexicon), "Jane McKay");
  EXPECT_EQ(ordinary_case("", lexicon), "");
}

}  // namespace
}  // namespace hearsay::document

// Dates as they are written, and the moments they stand for.
#include "lexicon/read_dates.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <tuple>

#include "lexicon/date_words.h"

namespace hearsay::lexicon {
namespace {

using Form = WrittenDate::Form;

std::vector<WrittenDate> dates_in(std::string_view text, bool month_first = true) {
  return find_dates(text, {0, base::narrow(text.size())}, Lexicon::built_in(), month_first);
}

// "text of the date = iso" for each date found; forms without a moment show their form.
std::string shown(std::string_view text, bool month_first = true) {
  std::string out;
  for (const WrittenDate& date : dates_in(text, month_first)) {
    if (!out.empty()) out += " | ";
    out += std::string(base::view(text, date.span)) + " = ";
    switch (date.form) {
      case Form::kFull:
      case Form::kMonthYear: out += base::to_iso(date.moment); break;
      case Form::kMonthDay: out += base::to_iso(date.moment).substr(4); break;
      case Form::kWeekday: out += "weekday " + std::to_string(date.weekday); break;
      case Form::kRelative: out += "shift " + std::to_string(date.day_shift); break;
      case Form::kClock: out += "clock " + base::to_iso(date.moment).substr(11); break;
    }
  }
  return out;
}

struct Shape {
  const char* text;
  const char* shown;
};

TEST(ReadDates, ReadsTheShapesDatesAreWrittenIn) {
  const Shape rows[] = {
      {"on 28 December 2017 he", "28 December 2017 = 2017-12-28"},
      {"December 28th, 2017", "December 28th, 2017 = 2017-12-28"},
      {"the 28th of December 2017", "28th of December 2017 = 2017-12-28"},
      {"4\nJune, 2016\nNo", "4\nJune, 2016 = 2016-06-04"},
      {"Dec. 28 was", "Dec. 28 = -12-28"},
      {"Dec. 28, 2017.", "Dec. 28, 2017 = 2017-12-28"},
      {"Thu, 12/28/2017 - 16:51 Permalink", "Thu, 12/28/2017 - 16:51 = 2017-12-28T16:51"},
      {"2017-12-28T16:51:00Z", "2017-12-28T16:51:00Z = 2017-12-28T16:51:00Z"},
      {"2017-12-28 16:51:07.123+02:00",
       "2017-12-28 16:51:07.123+02:00 = 2017-12-28T16:51:07+02:00"},
      {"28.12.2017", "28.12.2017 = 2017-12-28"},
      {"03.04.2017", "03.04.2017 = 2017-04-03"},
      {"5. 6. 2021 by", "5. 6. 2021 = 2021-06-05"},
      {"in room 12. December was cold", ""},
      {"12. December 2016", "12. December 2016 = 2016-12-12"},
      {"2017/12/28", "2017/12/28 = 2017-12-28"},
      {"12/28/17", "12/28/17 = 2017-12-28"},
      {"28-Dec-2017", "28-Dec-2017 = 2017-12-28"},
      {"March 3, 2014 at 5:12 pm", "March 3, 2014 at 5:12 pm = 2014-03-03T17:12"},
      {"3 March 2014, 12:05 a.m. EST", "3 March 2014, 12:05 a.m. EST = 2014-03-03T00:05-05:00"},
      {"16:51 GMT, 28 December 2017", "16:51 GMT, 28 December 2017 = 2017-12-28T16:51Z"},
      {"Thu Dec 28 16:51:00 EST 2017", "Thu Dec 28 16:51:00 EST 2017 = 2017-12-28T16:51:00-05:00"},
      {"on Thursday in", "Thursday = weekday 4"},
      {"said yesterday that", "yesterday = shift -1"},
      {"in December 2017 and", "December 2017 = 2017-12"},
      {"on January 29-30, 2018", "January 29-30, 2018 = 2018-01-29"},
      {"at 5:12 pm the", "5:12 pm = clock 17:12"},
      {"Friday, 3 June 2016", "Friday, 3 June 2016 = 2016-06-03"},
      {"updated May 31 and June 2", "May 31 = -05-31 | June 2 = -06-02"},
  };
  for (const Shape& row : rows) EXPECT_EQ(shown(row.text), row.shown) << row.text;
}

TEST(ReadDates, ReadsTheMonthsOfOtherLanguages) {
  const std::tuple<const char*, const char*, const char*> rows[] = {
      {"de", "Dienstag, 12. Dezember 2016 um 7:30", "2016-12-12T07:30"},
      {"es", "12 de diciembre de 2016", "2016-12-12"},
      {"fr", "le 1er août 2017", "2017-08-01"},
      {"it", "3 gennaio 2015", "2015-01-03"},
      {"nl", "5 mrt. 2014", "2014-03-05"},
      {"pt", "7 de março de 2013", "2013-03-07"},
      {"es", "martes 29 de septiembre de 2020", "2020-09-29"},
      {"de", "3. MÄRZ 2019", "2019-03-03"},
      {"pl", "Środa, 5 października 2016 r., 14:20", "2016-10-05T14:20"},
      {"cs", "pondělí 4. září 2017 v 8:15", "2017-09-04T08:15"},
      {"sk", "12. júna 2015", "2015-06-12"},
      {"ru", "12 СЕНТЯБРЯ 2018 г. в 9:05", "2018-09-12T09:05"},
      {"uk", "7 листопада 2014", "2014-11-07"},
      {"bg", "3 юни 2011 г.", "2011-06-03"},
      {"sv", "den 9 augusti 2013 kl. 10:30", "2013-08-09T10:30"},
      {"da", "14. marts 2012", "2012-03-14"},
      {"nb", "17. desember 2010", "2010-12-17"},
      {"fi", "21. heinäkuuta 2009", "2009-07-21"},
      {"tr", "30 Ekim 2020 Cuma 18:28", "2020-10-30T18:28"},
      {"ro", "2 noiembrie 2016", "2016-11-02"},
      {"hu", "2017. október 5.", "2017-10-05"},
      {"hu", "2017. 10. 05.", "2017-10-05"},
      {"el", "19 Σεπτεμβρίου 2018", "2018-09-19"},
      {"hr", "8. kolovoza 2019.", "2019-08-08"},
      {"ca", "1 d'octubre de 2017", "2017-10-01"},
      {"id", "Kamis, 6 Agustus 2015 pukul 07.30 WIB", "2015-08-06"},
      {"ar", "24 أبريل 2020", "2020-04-24"},
      {"ja", "2017年12月8日 15時", "2017-12-08T15:00"},
      {"ja", "2017年12月8日 午後3時05分", "2017-12-08T15:05"},
      {"ja", "2017年12月8日発売", "2017-12-08"},
      {"zh", "2017年12月8日 下午3:05", "2017-12-08T15:05"},
      {"ko", "2017.12.08 오후 3:05", "2017-12-08T15:05"},
      {"fr", "4 févr. 2017 à 15h05", "2017-02-04T15:05"},
      {"pt", "4 de março de 2017 15h05", "2017-03-04T15:05"},
      {"es", "4 de marzo de 2017 3:05 p. m.", "2017-03-04T15:05"},
      {"de", "4. März 2017, 15.05 Uhr", "2017-03-04T15:05"},
      {"de", "4. März 2017, 15.05", "2017-03-04"},
      {"sv", "4 mars 2017 kl. 15.05", "2017-03-04T15:05"},
      {"it", "1° marzo 2017", "2017-03-01"},
      {"uk", "4 бер. 2017", "2017-03-04"},
      {"zh", "2017年1月28日讯", "2017-01-28"},
      {"ko", "2017년 3월 5일", "2017-03-05"},
  };
  for (const auto& [language, text, iso] : rows) {
    const std::string_view view = text;
    const auto dates =
        find_dates(view, {0, base::narrow(view.size())}, Lexicon::built_in(language));
    ASSERT_FALSE(dates.empty()) << text;
    EXPECT_EQ(base::to_iso(dates.front().moment), iso) << text;
  }
}

TEST(ReadDates, LeavesNumbersAndCommonWordsAlone) {
  for (const char* text :
       {"he may 3 times", "they march 20 miles", "version 1.2.3", "a 2:1 win", "10.0.0.1",
        "the sun rose", "we sat down", "No. 2254, which", "3,000 tons", "12may", "30 February",
        "13/13/2017", "May Smith said", "(12) 345", "May 5% more"})
    EXPECT_EQ(shown(text), "") << text;
}

TEST(ReadDates, SignsOfEastAsianDatesStandInTheirOrder) {
  for (const char* text : {"2017月12年8日", "17年度", "2017年12月", "12月8日"}) {
    const std::string_view view = text;
    EXPECT_TRUE(find_dates(view, {0, base::narrow(view.size())}, Lexicon::built_in("ja")).empty())
        << text;
  }
}

TEST(ReadDates, NumericDatesFollowTheAskedOrderUnlessOneReadingAloneExists) {
  EXPECT_EQ(shown("03/04/2017", true), "03/04/2017 = 2017-03-04");
  EXPECT_EQ(shown("03/04/2017", false), "03/04/2017 = 2017-04-03");
  EXPECT_EQ(shown("12/28/2017", false), "12/28/2017 = 2017-12-28");
  EXPECT_EQ(shown("28/12/2017", true), "28/12/2017 = 2017-12-28");
}

TEST(ReadDates, ADateNeverRunsOverABlankLine) {
  EXPECT_EQ(shown("June\n\n4, 2016"), "");
  EXPECT_EQ(shown("4 June\n\n2016"), "4 June = -06-04");
}

TEST(ReadDates, SpansStandInTheRangeOnly) {
  const std::string text = "June 4, 2016";
  const auto dates = find_dates(text, {0, 6}, Lexicon::built_in());
  ASSERT_EQ(dates.size(), 1u);
  EXPECT_EQ(base::view(text, dates[0].span), "June 4");
}

std::string resolved(std::string_view text, std::string_view anchor) {
  const auto dates = dates_in(text);
  if (dates.empty()) return "none";
  const auto moment = resolve_date(dates[0], base::from_iso(anchor));
  return moment ? base::to_iso(*moment) : "unknown";
}

TEST(ReadDates, ARangeMayEndInsideACharacter) {
  const std::string text = "4 June 2016 é";
  for (uint32_t end = 0; end <= text.size(); ++end)
    EXPECT_LE(find_dates(text, {0, end}, Lexicon::built_in()).size(), 1U) << end;
}

TEST(ReadDates, EveryNameOfAMonthOrDayIsRead) {
  for (const char* language :
       {"ar", "bg", "ca", "cs", "da", "de", "el", "en", "es", "fi", "fr", "hr", "hu",
        "id", "it", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sv", "tr", "uk"}) {
    const Lexicon& lexicon = Lexicon::built_in(language);
    const DateWords words(lexicon);
    for (const char* name : {"months", "weekdays"})
      for (const Row& row : lexicon.list(name).rows()) {
        std::string forms = row.cells[0] + ',' + std::string(lexicon.list(name).cell(row, "forms"));
        for (size_t from = 0; from < forms.size();) {
          const size_t to = std::min(forms.find(',', from), forms.size());
          if (to > from) {
            EXPECT_EQ(words.find(lexicon.list(name), forms.substr(from, to - from)), &row)
                << language << ' ' << forms;
          }
          from = to + 1;
        }
      }
  }
}

TEST(ReadDates, PartialDatesAreCompletedByTheAnchor) {
  EXPECT_EQ(resolved("Thursday", "2017-12-28"), "2017-12-28");  // that day was a Thursday
  EXPECT_EQ(resolved("Friday", "2017-12-28"), "2017-12-22");
  EXPECT_EQ(resolved("yesterday", "2018-01-01"), "2017-12-31");
  EXPECT_EQ(resolved("December 27", "2017-12-28"), "2017-12-27");
  EXPECT_EQ(resolved("December 27", "2018-01-05"), "2017-12-27");
  EXPECT_EQ(resolved("January 29", "2017-12-28"), "2018-01-29");  // within 60 days ahead
  EXPECT_EQ(resolved("March 29", "2017-12-28"), "2017-03-29");
  EXPECT_EQ(resolved("Feb. 29", "2019-05-01"), "2016-02-29");
  EXPECT_EQ(resolved("Thursday", ""), "unknown");
  EXPECT_EQ(resolved("Thursday", "2017"), "unknown");
}

}  // namespace
}  // namespace hearsay::lexicon

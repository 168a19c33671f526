// Pairs of names that are one speaker's and pairs that are not. All people are invented.
#include <algorithm>

#include "entity/entity_fixture.h"
#include "lexicon/spelling.h"

namespace hearsay::entity {
namespace {

struct Pair {
  const char* a;
  const char* a_role;
  const char* b;
  const char* b_role;
  bool one;
  const char* why;
};

constexpr Pair kPersons[] = {
    {"Ada Renn", "", "Ada Renn", "", true, "one name"},
    {"Ada Renn", "", "ADA RENN", "", true, "case"},
    {"Ada Renn", "", "Renn", "", false, "a bare surname alone"},
    {"Ada Renn", "", "Bo Renn", "", false, "another given name"},
    {"Ada Renn", "mayor of Larkmouth", "Bo Renn", "mayor of Larkmouth", false, "nor with the role"},
    {"Ada Renn", "mayor of Larkmouth", "Renn", "mayor", true, "surname and office"},
    {"Ada Renn", "mayor of Larkmouth", "Renn", "striker", false, "surname and another office"},
    {"Ada Renn", "spokeswoman", "Renn", "spokeswoman", false, "an office that many hold"},
    {"Ada Renn", "spokeswoman for Coast Rail", "Renn", "Coast Rail spokeswoman", true,
     "affiliation"},
    // initials
    {"John Renn", "", "J. Renn", "", true, "initial"},
    {"John Renn", "", "J Renn", "", true, "initial without its dot"},
    {"John Renn", "", "B. Renn", "", false, "another initial"},
    {"John A. Renn", "", "John Renn", "", true, "middle initial left out"},
    {"John A. Renn", "", "John B. Renn", "", false, "other middle initials"},
    {"John Adam Renn", "", "John A. Renn", "", true, "middle name and its initial"},
    {"John Adam Renn", "", "John Bela Renn", "", false, "other middle names"},
    {"J. A. Renn", "", "John Adam Renn", "", true, "both initials"},
    {"J.A. Renn", "", "John Adam Renn", "", true, "initials in one word"},
    {"JD Renn", "", "J. D. Renn", "", true, "initials without dots"},
    {"J. B. Renn", "", "John Adam Renn", "", false, "second initial differs"},
    {"J. William Renn", "", "William Renn", "", true, "goes by the second name"},
    {"Peter William Renn", "", "William Renn", "", false, "a second name alone"},
    {"Peter William Renn", "Coast Rail director", "William Renn", "director of Coast Rail", true,
     "a second name with the affiliation"},
    {"Jean-Pierre Renn", "", "J.-P. Renn", "", true, "hyphenated initials"},
    {"Jean-Pierre Renn", "", "Jean Pierre Renn", "", true, "a hyphen more"},
    {"Jean-Pierre Renn", "", "Jean Renn", "", false, "half of a hyphenated name"},
    {"Anna Renn", "", "A. Renn", "spokesman for Coast Rail", false,
     "an initial with a man's title"},
    // short forms
    {"William Renn", "", "Bill Renn", "", true, "short form"},
    {"Robert Renn", "", "Bobby Renn", "", true, "short form"},
    {"Mikhail Renn", "", "Misha Renn", "", true, "short form"},
    {"Margaret Renn", "", "Peggy Renn", "", true, "short form"},
    {"William \"Tuck\" Renn", "", "Tuck Renn", "", true, "a nickname the page gives"},
    {"William (Tuck) Renn", "", "Tuck Renn", "", true, "a nickname in brackets"},
    {"Dan Renn", "", "Danica Renn", "", false, "one only begins as the other"},
    {"Jon Renn", "", "Joan Renn", "", false, "alike but another name"},
    {"Alexei Renn", "", "Andrei Renn", "", false, "another name"},
    {"Bill Renn", "", "Bob Renn", "", false, "short forms of two names"},
    {"Bill Renn", "Coast Rail director", "Will Renn", "Coast Rail director", true,
     "two short forms of one name, with the affiliation"},
    // spellings
    {"Rene Renn", "", "René Renn", "", true, "accent"},
    {"Jörg Müren", "", "Joerg Mueren", "", true, "umlaut written out"},
    {"Sami Khadrim", "", "Sami Hadrim", "", true, "kh and h"},
    {"Sami Qasrim", "", "Sami Kasrim", "", true, "q and k"},
    {"Pavel Larsky", "", "Pavel Larskiy", "", true, "-y and -iy"},
    {"Pavel Larski", "", "Pavel Larskij", "", true, "-i and -ij"},
    {"Sergei Tarinov", "", "Sergey Tarinoff", "", true, "-ov and -off"},
    {"Mahmoud Saalim", "", "Mahmud Salim", "", true, "vowels"},
    {"Yegor Soloyev", "", "Egor Soloev", "", true, "ye and e"},
    {"Mohammed Tarifah", "", "Muhammad Tarifa", "", true, "spellings in both names"},
    {"Tom Matis", "", "Tom Mattis", "", true, "a doubled letter"},
    {"Tom Mattis", "", "Tom Mathis", "", false, "another name, whatever the key says"},
    {"Tom Mattis", "", "Bo Mathis", "", false, "another name and another given name"},
    {"Tom Mattis", "Larkmouth fire chief", "Tom Mathis", "striker", false, "and another role"},
    {"Ewald Brennar", "Coast Rail director", "Ewald Brenner", "director of Coast Rail", true,
     "a wrong letter, with the affiliation"},
    {"Ewald Brennar", "", "Ewald Brenner", "", false, "a wrong letter alone"},
    {"S. Khadrim", "", "Sami Hadrim", "", false, "another spelling and only an initial"},
    {"Emil Renn", "", "Emilio Renn", "", true, "one name in two languages"},
    {"Jan Renn", "", "Ian Renn", "", false, "j is no i here"},
    // order, particles, titles, honours
    {"Renn, Ada", "", "Ada Renn", "", true, "turned"},
    {"Dr. Ada Renn", "", "Ada Renn", "", true, "title"},
    {"Mayor Ada Renn", "", "Ada Renn", "", true, "office before the name"},
    {"Ada Renn, PhD", "", "Ada Renn", "", true, "honour behind"},
    {"Karl van der Renn", "", "Karl Renn", "", true, "particles"},
    {"Sami al-Hadrim", "", "Sami Hadrim", "", true, "article"},
    {"Sami Al Hadrim", "", "Sami el-Hadrim", "", true, "articles"},
    {"Ben Renn", "", "Benjamin Renn", "", true, "a given name that is a particle elsewhere"},
    {"Sean O'Renn", "", "Sean O’Renn", "", true, "apostrophes"},
    // father and son
    {"John Renn Jr.", "", "John Renn Sr.", "", false, "father and son"},
    {"John Renn II", "", "John Renn III", "", false, "second and third"},
    {"John Renn Jr", "", "John Renn II", "", true, "two ways to say it"},
    {"John Renn, Jr.", "", "John Renn", "", true, "left out, with nobody else there"},
    // patronymics
    {"Ivan Petrovich Larin", "", "Ivan Larin", "", true, "patronymic left out"},
    {"Ivan Petrovich Larin", "", "Ivan Sergeevich Larin", "", false, "other patronymics"},
    {"Ivan Petrovich Larin", "", "I. P. Larin", "", true, "patronymic as an initial"},
    // double surnames and maiden names
    {"Ana Ruiz-Calder", "", "Ana Ruiz Calder", "", true, "a hyphen more"},
    {"Ana Ruiz-Calder", "", "Ana Ruiz", "", false, "half a surname"},
    {"Ana Ruiz-Calder", "mayor of Larkmouth", "Ana Ruiz", "Larkmouth mayor", true,
     "half a surname, with the office"},
    {"Ana Ruiz Calder", "mayor of Larkmouth", "Ana Ruiz", "mayor", true, "the same unhyphenated"},
    {"Ana Ruiz", "mayor of Larkmouth", "Ana Calder", "mayor of Larkmouth", false,
     "a maiden name is for a person to judge"},
    // one name, two people
    {"Ana Ruiz", "mayor of Larkmouth", "Ana Ruiz", "goalkeeper", false, "roles of two lives"},
    {"Ana Ruiz", "foreign minister", "Ana Ruiz", "baker", false, "roles of two lives"},
    {"Ana Ruiz", "mayor of Larkmouth", "Ana Ruiz", "mayor of Fernhaven", false, "two places"},
    {"Ana Ruiz", "mayor of Larkmouth", "Ana Ruiz", "former goalkeeper", true,
     "a role that is over"},
    {"Ana Ruiz", "mayor of Larkmouth", "Ana Ruiz", "lawyer", true, "roles that go together"},
    {"Ana Ruiz", "Norwegian foreign minister", "Ana Ruiz", "foreign minister of Norway", true,
     "one country"},
    {"Kim Jong-ren", "", "Kim Jong Ren", "", true, "a hyphen in the given name"},
    // titles: with no more than a surname behind them they are surnames
    {"John Smeaton", "", "Mr. Smeaton", "", false, "a title and a surname"},
    {"John Smeaton", "", "Mr. John Smeaton", "", true, "a title and the full name"},
    {"John Smeaton", "", "Sir John Smeaton", "", true, "a title of honour"},
    {"John Smeaton", "", "Lord Smeaton", "", false, "a title and a surname"},
    {"John Smeaton", "", "Prof. Dr. John Smeaton", "", true, "two titles"},
    {"John Smeaton", "", "John Smeaton MP", "", true, "letters behind the name"},
    {"Mr. Smeaton", "mayor of Larkmouth", "Mrs. Smeaton", "mayor of Larkmouth", false,
     "titles of a man and a woman"},
    {"John Smeaton", "mayor of Larkmouth", "Mrs. Smeaton", "mayor of Larkmouth", false,
     "a man's given name and a woman's title"},
    {"Jane Smeaton", "mayor of Larkmouth", "Mrs. Smeaton", "mayor of Larkmouth", true,
     "a woman's given name, a woman's title, one office"},
    // initials
    {"J. Smeaton", "mayor of Larkmouth", "Jane Smeaton", "mayor of Larkmouth", true,
     "an initial with the office"},
    {"J. Smeaton", "mayor of Larkmouth", "Jane Smeaton", "mayor of Fernhaven", false,
     "an initial and the office of another place"},
    {"J.R. Smeaton", "", "R. J. Smeaton", "", false, "initials turned round"},
    {"J. Smeaton", "", "J. Smeeton", "", false, "an initial and a wrong letter"},
    {"Mary-Ann Smeaton", "", "M. Smeaton", "", true, "the first of a double name"},
    // suffixes
    {"John Smeaton Jr.", "mayor of Larkmouth", "John Smeaton Sr.", "mayor of Larkmouth", false,
     "father and son in one office"},
    {"John Smeaton Sr", "", "John Smeaton", "", true, "left out, with nobody else there"},
    {"John Smeaton III", "", "John Smeaton Jr.", "", false, "third and second"},
    {"J. Smeaton Jr.", "", "John Smeaton, Jr", "", true, "initial and suffix"},
    // maiden and married names
    {"Ana Ruiz", "", "Ana Calder", "", false, "another surname"},
    {"Ana Ruiz (Calder)", "", "Ana Ruiz", "", true, "another name in brackets"},
    {"Ana Calder Ruiz", "", "Ana Ruiz", "", true, "a name more in the middle"},
    {"Ana Ruiz-Calder", "mayor of Larkmouth", "Ana Calder", "mayor of Larkmouth", true,
     "the other half, with the office"},
    {"Ana Ruiz-Calder", "mayor of Larkmouth", "Ana Calder", "mayor of Fernhaven", false,
     "the other half, with the office of another place"},
    {"Ana Ruiz-Calder", "mayor of Larkmouth", "Bea Calder", "mayor of Larkmouth", false,
     "the other half, with another given name"},
    // short forms, and names that only look like some
    {"Elizabeth Smeaton", "", "Liz Smeaton", "", true, "short form"},
    {"Elizabeth Smeaton", "", "Betty Smeaton", "", true, "short form"},
    {"Elizabeth Smeaton", "", "Eliza Ruiz", "", false, "short form of another family"},
    {"Edward Smeaton", "", "Ted Smeaton", "", true, "short form"},
    {"Theodore Smeaton", "", "Ted Smeaton", "", true, "the same of another name"},
    {"Edward Smeaton", "", "Theodore Smeaton", "", false, "two names of one short form"},
    {"Alexander Smeaton", "", "Sasha Smeaton", "", true, "short form of another language"},
    {"Joanna Smeaton", "", "John Smeaton", "", false, "alike but another name"},
    {"Alexander Smeaton", "", "Alexandra Smeaton", "", false, "a man's and a woman's name"},
    {"Mark Smeaton", "", "Marc Smeaton", "", true, "one name in two languages"},
    {"Marie Smeaton", "", "Mark Smeaton", "", false, "alike but another name"},
    // other scripts
    {"Пётр Ларин", "", "Петр Ларин", "", true, "a letter with and without its dots"},
    {"Пётр Ларин", "", "Павел Ларин", "", false, "another given name in another script"},
    {"Юсуф Тарин", "", "Yusuf Tarin", "", false, "across scripts a person judges"},
    {"Ćirić Dušan", "", "Ciric Dusan", "", true, "accents left out"},
    {"Łukasz Wrenn", "", "Lukasz Wrenn", "", true, "a barred letter"},
    {"Çağla Tuğan", "", "Cagla Tugan", "", true, "letters of Turkish"},
    {"Aleksandr Tarinov", "", "Alexander Tarinov", "", true, "ks and x"},
    {"Aleksandr Tarinov", "", "Aleksandra Tarinov", "", false, "a man's and a woman's name"},
    {"Oleksandr Tarinenko", "", "Alexander Tarinenko", "", true, "one name in two languages"},
    {"Dmitry Tarinov", "", "Dmitrii Tarinov", "", true, "-y and -ii"},
    {"Yulia Tarinova", "", "Julia Tarinova", "", true, "yu and ju"},
    {"Yulia Tarinova", "", "Yulia Tarinov", "", false, "a woman's and a man's surname"},
    // roles and their dates
    {"Ana Ruiz", "finance minister of Kestria", "Ana Ruiz", "prime minister of Kestria", true,
     "two offices of one government"},
    {"Ana Ruiz", "prime minister of Norway", "Ana Ruiz", "prime minister of Lithuania", false,
     "two governments"},
    {"Ana Ruiz", "teacher", "Ana Ruiz", "student", true, "roles that do not exclude each other"},
};

TEST(Names, JoinAsTheTableSays) {
  for (const Pair& pair : kPersons) {
    const std::vector<Mention> mentions = {says(1, pair.a, pair.a_role, "2031-04-01"),
                                           says(2, pair.b, pair.b_role, "2031-04-20")};
    const Entities found = find_entities(mentions, {}, words());
    EXPECT_EQ(together(found, 0, 1), pair.one)
        << pair.a << " (" << pair.a_role << ") and " << pair.b << " (" << pair.b_role
        << "): " << pair.why;
  }
}

TEST(Names, ThatJoinAreFiledUnderACommonKey) {
  for (const Pair& pair : kPersons) {
    if (!pair.one) continue;
    const auto a = keys_of(pair.a, SpeakerType::kPerson, words());
    const auto b = keys_of(pair.b, SpeakerType::kPerson, words());
    EXPECT_TRUE(std::any_of(
        a.begin(), a.end(),
        [&](const std::string& key) { return std::find(b.begin(), b.end(), key) != b.end(); }))
        << pair.a << " and " << pair.b;
  }
}

TEST(Bodies, JoinAsTheTableSays) {
  constexpr Pair kBodies[] = {
      {"Coast Rail", "", "the Coast Rail", "", true, "article"},
      {"Coast Rail Ltd", "", "Coast Rail", "", true, "legal form"},
      {"Larkmouth Port Authority", "", "LPA", "", true, "acronym"},
      {"Larkmouth Port Authority", "", "LP", "", false, "another acronym"},
      {"Larkmouth Port Authority", "", "Fernhaven Port Authority", "", false, "another place"},
      {"United Nations", "", "UN", "", true, "known alias"},
      {"United Nations", "", "U.N.", "", true, "known alias with dots"},
      {"Russian Foreign Ministry", "", "Foreign Ministry of Russia", "", true, "one country"},
      {"Russian Foreign Ministry", "", "Norwegian Foreign Ministry", "", false, "two countries"},
      {"Foreign Ministry", "", "Foreign Ministry", "", false, "every country has one"},
      {"the police", "", "police", "", false, "every town has one"},
      {"Coast Rail", "", "Coast Wire", "", false, "another body"},
      {"Channel 4", "", "Channel 5", "", false, "another number"},
      {"Channel 4", "", "the Channel 4", "", true, "one number"},
      {"World Fish Organization (WFO)", "", "WFO", "", true, "abbreviation in brackets"},
      {"World Fish Organization (WFO)", "", "World Fish Organization", "", true,
       "abbreviation left out"},
      {"World Fish Organization (WFO)", "", "World Fish Organisation", "", true, "s and z"},
      {"World Fish Organization (WFO)", "", "WFA", "", false, "another abbreviation"},
      {"World Health Organization (WHO)", "", "WHO", "", true, "known body"},
      {"Ministry of Foreign Affairs of Lithuania", "", "Lithuanian Foreign Ministry", "", true,
       "a ministry of one country, worded otherwise"},
      {"Ministry of Foreign Affairs of Lithuania", "", "Russian Foreign Ministry", "", false,
       "ministries of two countries"},
      {"the Foreign Ministry", "", "Russian Foreign Ministry", "", false, "every country has one"},
      {"Defence Ministry", "", "Defense Ministry", "", false, "every country has one"},
      {"Kestrian Defence Ministry", "", "Kestrian Defense Ministry", "", true, "c and s"},
      {"Larkmouth Police", "", "Fernhaven Police", "", false, "two towns"},
      {"Larkmouth Police Department", "", "LPD", "", true, "acronym"},
      {"Ministry of Foreign Affairs", "", "Ministry of Foreign Affairs", "", false,
       "every country has one"},
      {"Ministry of Agriculture", "", "Agriculture Ministry", "", false, "every country has one"},
      {"Ministry of Agriculture of Kestria", "", "Kestria Agriculture Ministry", "", true,
       "a ministry of one country"},
      {"Bureau of Norwegian Affairs", "", "Norwegian Bureau", "", false,
       "about a country, not of it"},
      {"Coast Rail (coastal line)", "", "Coast Rail", "", false, "no abbreviation in brackets"},
      {"Coast Rail Group", "", "Coast Mail Group", "", false, "another body"},
  };
  for (const Pair& pair : kBodies) {
    const std::vector<Mention> mentions = {says(1, pair.a, "", "", SpeakerType::kOrganisation),
                                           says(2, pair.b, "", "", SpeakerType::kOrganisation)};
    const Entities found = find_entities(mentions, {}, words());
    EXPECT_EQ(together(found, 0, 1), pair.one) << pair.a << " and " << pair.b << ": " << pair.why;
  }
}

TEST(Spellings, ReadAsTheirExamplesSay) {
  const lexicon::WordList& list = words().list("transliterations");
  const auto agree = [&](std::string_view cell) {
    const size_t equals = cell.find('=');
    return lexicon::reading_of(cell.substr(0, equals), words()) ==
           lexicon::reading_of(cell.substr(equals + 1), words());
  };
  ASSERT_GT(list.rows().size(), 20u);
  for (const lexicon::Row& row : list.rows()) {
    EXPECT_TRUE(agree(list.cell(row, "yes"))) << list.cell(row, "yes");
    EXPECT_FALSE(agree(list.cell(row, "no"))) << list.cell(row, "no");
  }
}

}  // namespace
}  // namespace hearsay::entity

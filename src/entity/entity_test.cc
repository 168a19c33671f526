// Pairs of names that are one speaker's and pairs that are not, and the laws of joining. All people
// are invented.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "entity/find_entities.h"
#include "entity/spelling.h"
#include "text/letters.h"

namespace hearsay::entity {
namespace {

using statement::SpeakerType;

const lexicon::Lexicon& words() { return lexicon::Lexicon::built_in(); }

Mention says(uint64_t document, std::string name, std::string role = {}, std::string date = {},
             SpeakerType type = SpeakerType::kPerson) {
  Mention mention;
  mention.document = document;
  mention.name = std::move(name);
  mention.role = std::move(role);
  mention.type = type;
  mention.date = base::from_iso(date);
  return mention;
}

bool together(const Entities& found, size_t a, size_t b) {
  return found.entity_of[a] == found.entity_of[b] && found.entities[found.entity_of[a]].settled;
}

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
  };
  for (const Pair& pair : kBodies) {
    const std::vector<Mention> mentions = {says(1, pair.a, "", "", SpeakerType::kOrganisation),
                                           says(2, pair.b, "", "", SpeakerType::kOrganisation)};
    const Entities found = find_entities(mentions, {}, words());
    EXPECT_EQ(together(found, 0, 1), pair.one) << pair.a << " and " << pair.b << ": " << pair.why;
  }
}

TEST(Groups, AreNeverJoinedAcrossPages) {
  const std::vector<Mention> mentions = {
      says(1, "Larkmouth officials", "", "", SpeakerType::kGroup),
      says(2, "Larkmouth officials", "", "", SpeakerType::kGroup)};
  const Entities found = find_entities(mentions, {}, words());
  EXPECT_NE(found.entity_of[0], found.entity_of[1]);
}

TEST(Spellings, ReadAsTheirExamplesSay) {
  const lexicon::WordList& list = words().list("transliterations");
  const auto agree = [&](std::string_view cell) {
    const size_t equals = cell.find('=');
    return reading_of(cell.substr(0, equals), words()) ==
           reading_of(cell.substr(equals + 1), words());
  };
  ASSERT_GT(list.rows().size(), 20u);
  for (const lexicon::Row& row : list.rows()) {
    EXPECT_TRUE(agree(list.cell(row, "yes"))) << list.cell(row, "yes");
    EXPECT_FALSE(agree(list.cell(row, "no"))) << list.cell(row, "no");
  }
}

TEST(Surnames, GoToTheOneOfThePageOrTheWords) {
  std::vector<Mention> mentions = {says(1, "Ada Renn"), says(2, "Bo Renn"), says(2, "Renn"),
                                   says(3, "Renn"), says(4, "Renn")};
  mentions[0].words = mentions[3].words = {77};
  const Entities found = find_entities(mentions, {}, words());
  EXPECT_TRUE(together(found, 2, 1)) << "the only one of that name on its page";
  EXPECT_TRUE(together(found, 3, 0)) << "says what she says";
  EXPECT_FALSE(found.entities[found.entity_of[4]].settled) << "nothing tells whose it is";
}

TEST(Surnames, OfTwoWhoShareARoleGoToNobody) {
  const std::vector<Mention> mentions = {says(1, "Ada Renn", "senator"),
                                         says(2, "Bo Renn", "senator"), says(3, "Renn", "senator")};
  const Entities found = find_entities(mentions, {}, words());
  EXPECT_FALSE(together(found, 2, 0));
  EXPECT_FALSE(together(found, 2, 1));
}

TEST(Initials, OfTwoPeopleGoToNobody) {
  const std::vector<Mention> mentions = {says(1, "Ada Renn"), says(2, "Alma Renn"),
                                         says(3, "A. Renn")};
  const Entities found = find_entities(mentions, {}, words());
  EXPECT_FALSE(together(found, 2, 0));
  EXPECT_FALSE(together(found, 2, 1));
}

TEST(FatherAndSon, ABareNameBesideBothIsNobodys) {
  const std::vector<Mention> mentions = {says(1, "John Renn Sr."), says(2, "John Renn Jr."),
                                         says(3, "John Renn")};
  const Entities found = find_entities(mentions, {}, words());
  EXPECT_FALSE(together(found, 0, 1));
  EXPECT_FALSE(together(found, 2, 0));
  EXPECT_FALSE(together(found, 2, 1));
}

TEST(OneName, OfTwoPeopleIsToldByRoleAndElseLeftOpen) {
  const std::vector<Mention> mentions = {says(1, "Ana Ruiz", "mayor of Larkmouth", "2031-04-01"),
                                         says(2, "Ana Ruiz", "goalkeeper", "2031-04-02"),
                                         says(3, "Ana Ruiz", "mayor", "2031-04-03"),
                                         says(4, "Ana Ruiz", "", "2031-04-04")};
  const Entities found = find_entities(mentions, {}, words());
  EXPECT_TRUE(together(found, 0, 2));
  EXPECT_FALSE(together(found, 0, 1));
  EXPECT_FALSE(found.entities[found.entity_of[3]].settled);
}

TEST(OneName, YearsApartMayBeOneLife) {
  const std::vector<Mention> mentions = {says(1, "Ana Ruiz", "goalkeeper", "2010-04-01"),
                                         says(2, "Ana Ruiz", "mayor of Larkmouth", "2031-04-01")};
  EXPECT_TRUE(together(find_entities(mentions, {}, words()), 0, 1));
}

TEST(OneName, AnOddPageDoesNotTakeThePersonApart) {
  std::vector<Mention> mentions = {says(1, "Ana Ruiz", "baker", "2031-04-01")};
  for (uint64_t d = 2; d < 62; ++d)
    mentions.push_back(says(d, "Ana Ruiz", d % 2 ? "" : "mayor of Larkmouth", "2031-04-02"));
  const Entities found = find_entities(mentions, {}, words());
  EXPECT_EQ(found.entities.front().mentions.size(), 60u);
  EXPECT_FALSE(together(found, 0, 1));
}

TEST(Judgements, HoldAgainstEveryRule) {
  const std::vector<Mention> mentions = {says(1, "Ana Ruiz", "mayor"), says(2, "Ana Calder"),
                                         says(3, "Ana Ruiz", "mayor"), says(4, "A. Ruiz")};
  const Judgement maiden{1, true, {"Ana Ruiz", 0}, {"Ana Calder", 0}};
  Entities found = find_entities(mentions, std::vector{maiden}, words());
  EXPECT_TRUE(together(found, 0, 1));
  EXPECT_TRUE(together(found, 0, 3)) << "what the rules join stays joined";
  ASSERT_FALSE(found.entities.front().joins.empty());
  EXPECT_EQ(found.entities.front().joins.front().rule, "entity/judged");
  EXPECT_EQ(found.entities.front().joins.front().number, 1u);

  const Judgement other{2, false, {"Ana Ruiz", 3}, {"Ana Ruiz", 1}};
  found = find_entities(mentions, std::vector{maiden, other}, words());
  EXPECT_FALSE(together(found, 0, 2)) << "one page's mention was set apart";
  EXPECT_TRUE(together(found, 0, 1));

  const Judgement taken_back{3, false, {"Ana Ruiz", 0}, {"Ana Calder", 0}};
  found = find_entities(mentions, std::vector{maiden, taken_back}, words());
  EXPECT_FALSE(together(found, 0, 1)) << "the newer one holds";

  const Judgement initial{4, false, {"A. Ruiz", 0}, {"Ana Ruiz", 0}};
  found = find_entities(mentions, std::vector{initial}, words());
  EXPECT_FALSE(together(found, 0, 3));
}

// The kept-apart person has several forms, each of which shares the role with the surname.
TEST(Judgements, KeepABareSurnameFromEveryFormOfAPerson) {
  const std::vector<Mention> mentions = {says(1, "Ana Ruiz", "mayor of Larkmouth"),
                                         says(2, "Ana Bea Ruiz", "mayor of Larkmouth"),
                                         says(3, "Ruiz", "mayor of Larkmouth")};
  Entities found = find_entities(mentions, {}, words());
  EXPECT_TRUE(together(found, 0, 2)) << "the rules alone join them";
  const std::vector<Judgement> apart = {{1, false, {"Ruiz", 0}, {"Ana Ruiz", 0}},
                                        {2, false, {"Ruiz", 0}, {"Ana Bea Ruiz", 0}}};
  found = find_entities(mentions, apart, words());
  EXPECT_FALSE(together(found, 0, 2));
  EXPECT_FALSE(together(found, 1, 2));
}

TEST(Judgements, PlaceABareSurname) {
  const std::vector<Mention> mentions = {says(1, "Ada Renn"), says(2, "Renn"), says(3, "Renn")};
  const Judgement whole{1, true, {"Renn", 0}, {"Ada Renn", 0}};
  Entities found = find_entities(mentions, std::vector{whole}, words());
  EXPECT_TRUE(together(found, 0, 1));
  EXPECT_TRUE(together(found, 0, 2));
  const Judgement single{1, true, {"Renn", 2}, {"Ada Renn", 0}};
  found = find_entities(mentions, std::vector{single}, words());
  EXPECT_TRUE(together(found, 0, 1));
  EXPECT_FALSE(together(found, 0, 2));
}

std::vector<Mention> crowd(uint32_t seed, size_t n) {
  constexpr const char* kGiven[] = {"Ada", "Bo",      "Bill",  "William", "W.",
                                    "A.",  "Mikhail", "Misha", ""};
  constexpr const char* kSurnames[] = {"Renn",   "Rennn",       "Khadrim",
                                       "Hadrim", "Ruiz-Calder", "Calder"};
  constexpr const char* kRoles[] = {"",
                                    "",
                                    "mayor of Larkmouth",
                                    "striker",
                                    "Coast Rail director",
                                    "spokesman",
                                    "former mayor of Larkmouth"};
  std::mt19937 random(seed);
  std::vector<Mention> out;
  for (size_t i = 0; i < n; ++i) {
    const std::string given = kGiven[random() % std::size(kGiven)];
    const std::string surname = kSurnames[random() % std::size(kSurnames)];
    out.push_back(says(1 + random() % (n / 2 + 1), given.empty() ? surname : given + " " + surname,
                       kRoles[random() % std::size(kRoles)],
                       "20" + std::to_string(10 + random() % 20) + "-05-01"));
    out.back().words = {random() % n};
  }
  return out;
}

// Which mentions are together, as sets of their own descriptions, whatever their order.
std::vector<std::vector<std::string>> partition(const std::vector<Mention>& mentions,
                                                const Entities& found) {
  std::vector<std::vector<std::string>> out(found.entities.size());
  for (size_t m = 0; m < mentions.size(); ++m)
    out[found.entity_of[m]].push_back(std::to_string(mentions[m].document) + mentions[m].name +
                                      mentions[m].role + base::to_iso(*mentions[m].date));
  for (auto& one : out) std::sort(one.begin(), one.end());
  std::sort(out.begin(), out.end());
  return out;
}

TEST(Laws, TheOrderOfTheMentionsChangesNothing) {
  for (uint32_t seed = 1; seed <= 12; ++seed) {
    std::vector<Mention> mentions = crowd(seed, 120);
    const std::vector<Judgement> judgements = {{1, true, {"Ada Renn", 0}, {"Bo Calder", 0}},
                                               {2, false, {"Bill Renn", 0}, {"William Renn", 0}}};
    const auto before = partition(mentions, find_entities(mentions, judgements, words()));
    std::mt19937 random(seed);
    std::shuffle(mentions.begin(), mentions.end(), random);
    EXPECT_EQ(partition(mentions, find_entities(mentions, judgements, words())), before) << seed;
  }
}

TEST(Laws, EveryMentionIsInOneEntity) {
  const std::vector<Mention> mentions = crowd(5, 300);
  const Entities found = find_entities(mentions, {}, words());
  size_t all = 0;
  for (const Entity& entity : found.entities) {
    all += entity.mentions.size();
    size_t forms = 0;
    for (const Form& form : entity.forms) forms += form.mentions;
    EXPECT_EQ(forms, entity.mentions.size());
  }
  EXPECT_EQ(all, mentions.size());
}

TEST(Laws, AHundredThousandMentionsOfOneSurnameAreJoined) {
  std::vector<Mention> mentions;
  for (uint64_t i = 0; i < 100000; ++i) {
    const char* name = i % 3 == 0 ? "Ada Renn" : i % 3 == 1 ? "Renn" : "A. Renn";
    mentions.push_back(says(i + 1, name, i % 5 ? "" : "mayor of Larkmouth", "2031-05-01"));
  }
  const Entities found = find_entities(mentions, {}, words());
  EXPECT_GT(found.entities.front().mentions.size(), 66000u);
}

TEST(Laws, ThousandsOfGivenNamesOfOneSurnameAreHeldApart) {
  std::vector<Mention> mentions;
  for (uint64_t i = 0; i < 5000; ++i) {
    std::string given = "X";
    for (uint64_t n = i; n > 0; n /= 20) given += "bcdfghjklmnprstvzaeo"[n % 20];
    mentions.push_back(says(i + 1, given + "o Renn"));
  }
  EXPECT_GT(find_entities(mentions, {}, words()).entities.size(), 4000u);
}

TEST(Laws, HostileNamesAreTaken) {
  const std::vector<std::string> hostile = {"",
                                            " ",
                                            "-",
                                            "'",
                                            "\"",
                                            "()",
                                            "a-",
                                            "-a-",
                                            "...",
                                            "J.",
                                            "Jr.",
                                            "van der",
                                            std::string(5000, 'x'),
                                            "\xff\xfe",
                                            "(((",
                                            "A, B, C",
                                            ", Renn",
                                            "al-"};
  std::vector<Mention> mentions;
  for (const std::string& a : hostile) {
    for (const SpeakerType type : {SpeakerType::kPerson, SpeakerType::kOrganisation}) {
      mentions.push_back(says(mentions.size() + 1, a, a, "", type));
      mentions.push_back(says(mentions.size() + 1, a + " " + a, "", "", type));
      (void)keys_of(a, type, words());
    }
  }
  const Entities found = find_entities(mentions, {}, words());
  for (const std::string& a : hostile) (void)named(found, a, words());
  EXPECT_EQ(found.entity_of.size(), mentions.size());
}

}  // namespace
}  // namespace hearsay::entity

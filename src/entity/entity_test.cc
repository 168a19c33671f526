// The laws of joining: evidence, roles, articles, judgements. All people are invented.
#include <algorithm>
#include <random>

#include "entity/entity_fixture.h"

namespace hearsay::entity {
namespace {

// Dated roles: what nobody holds at a time may be held in turn.
TEST(Roles, TellPeopleApartOnlyWithinTheirTime) {
  const struct {
    const char *first, *second;
    bool one;
  } kCases[] = {{"2031-04-01", "2031-04-20", false},
                {"2031-04-01", "2031-09-01", false},
                {"2021-04-01", "2031-04-20", true},
                {"", "2031-04-20", false}};
  for (const auto& [first, second, one] : kCases) {
    const std::vector<Mention> mentions = {says(1, "Ana Ruiz", "mayor of Larkmouth", first),
                                           says(2, "Ana Ruiz", "mayor of Fernhaven", second)};
    const Entities found = find_entities(mentions, {}, words());
    EXPECT_EQ(together(found, 0, 1), one) << first << " and " << second;
    if (!one) continue;
    const std::vector<DatedRole>& roles = found.entities.front().roles;
    ASSERT_EQ(roles.size(), 2u);
    EXPECT_EQ(roles[0].role, "mayor of Larkmouth");
    EXPECT_EQ(base::to_iso(*roles[0].last), first);
    EXPECT_EQ(base::to_iso(*roles[1].first), second);
  }
}

TEST(Roles, KeepTheFirstAndTheLastPageThatGivesThem) {
  const std::vector<Mention> mentions = {
      says(1, "Ana Ruiz", "mayor", "2031-04-05"), says(2, "Ana Ruiz", "mayor", "2030-01-02"),
      says(3, "Ana Ruiz", "Mayor", "2032-07-01"), says(4, "Ana Ruiz", "mayor")};
  const Entities found = find_entities(mentions, {}, words());
  ASSERT_EQ(found.entities.front().roles.size(), 1u);
  const DatedRole& role = found.entities.front().roles.front();
  EXPECT_EQ(role.pages, 4u);
  EXPECT_EQ(base::to_iso(*role.first), "2030-01-02");
  EXPECT_EQ(base::to_iso(*role.last), "2032-07-01");
}

TEST(Groups, AreNeverJoinedAcrossPages) {
  const std::vector<Mention> mentions = {
      says(1, "Larkmouth officials", "", "", SpeakerType::kGroup),
      says(2, "Larkmouth officials", "", "", SpeakerType::kGroup)};
  const Entities found = find_entities(mentions, {}, words());
  EXPECT_NE(found.entity_of[0], found.entity_of[1]);
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

TEST(Initials, OfTwoPeopleGoToTheOneOfTheArticle) {
  const std::vector<Mention> mentions = {says(1, "John Smeaton"), says(2, "Jane Smeaton"),
                                         says(2, "J. Smeaton"), says(3, "J. Smeaton")};
  const Entities found = find_entities(mentions, {}, words());
  EXPECT_FALSE(together(found, 0, 1));
  EXPECT_FALSE(together(found, 3, 0));
}

TEST(Ministries, OfTwoCountriesStayApartAndTakeNoBareOne) {
  const auto body = [](uint64_t d, const char* name) {
    return says(d, name, "", "", SpeakerType::kOrganisation);
  };
  const std::vector<Mention> mentions = {
      body(1, "Russian Foreign Ministry"), body(2, "Lithuanian Foreign Ministry"),
      body(3, "Foreign Ministry"), body(2, "Foreign Ministry"), body(4, "Foreign Ministry")};
  const Entities found = find_entities(mentions, {}, words());
  EXPECT_FALSE(together(found, 0, 1));
  EXPECT_FALSE(together(found, 2, 0));
  EXPECT_FALSE(together(found, 2, 1));
  EXPECT_FALSE(together(found, 3, 0)) << "named beside the Lithuanian one";
  EXPECT_FALSE(found.entities[found.entity_of[4]].settled);
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
  const Judgement maiden{1, true, {"Ana Ruiz", 0, {}}, {"Ana Calder", 0, {}}};
  Entities found = find_entities(mentions, std::vector{maiden}, words());
  EXPECT_TRUE(together(found, 0, 1));
  EXPECT_TRUE(together(found, 0, 3)) << "what the rules join stays joined";
  ASSERT_FALSE(found.entities.front().joins.empty());
  EXPECT_EQ(found.entities.front().joins.front().rule, "entity/judged");
  EXPECT_EQ(found.entities.front().joins.front().number, 1u);

  const Judgement other{2, false, {"Ana Ruiz", 3, {}}, {"Ana Ruiz", 1, {}}};
  found = find_entities(mentions, std::vector{maiden, other}, words());
  EXPECT_FALSE(together(found, 0, 2)) << "one page's mention was set apart";
  EXPECT_TRUE(together(found, 0, 1));

  const Judgement taken_back{3, false, {"Ana Ruiz", 0, {}}, {"Ana Calder", 0, {}}};
  found = find_entities(mentions, std::vector{maiden, taken_back}, words());
  EXPECT_FALSE(together(found, 0, 1)) << "the newer one holds";

  const Judgement initial{4, false, {"A. Ruiz", 0, {}}, {"Ana Ruiz", 0, {}}};
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
  const std::vector<Judgement> apart = {{1, false, {"Ruiz", 0, {}}, {"Ana Ruiz", 0, {}}},
                                        {2, false, {"Ruiz", 0, {}}, {"Ana Bea Ruiz", 0, {}}}};
  found = find_entities(mentions, apart, words());
  EXPECT_FALSE(together(found, 0, 2));
  EXPECT_FALSE(together(found, 1, 2));
}

TEST(Judgements, PlaceABareSurname) {
  const std::vector<Mention> mentions = {says(1, "Ada Renn"), says(2, "Renn"), says(3, "Renn")};
  const Judgement whole{1, true, {"Renn", 0, {}}, {"Ada Renn", 0, {}}};
  Entities found = find_entities(mentions, std::vector{whole}, words());
  EXPECT_TRUE(together(found, 0, 1));
  EXPECT_TRUE(together(found, 0, 2));
  const Judgement single{1, true, {"Renn", 2, {}}, {"Ada Renn", 0, {}}};
  found = find_entities(mentions, std::vector{single}, words());
  EXPECT_TRUE(together(found, 0, 1));
  EXPECT_FALSE(together(found, 0, 2));
}

TEST(Articles, OfOnePageAreEachTheirOwnContext) {
  const std::vector<Mention> mentions = {in_part(0, says(1, "Ana Ruiz", "mayor of Larkmouth")),
                                         in_part(1, says(1, "Ana Ruiz", "goalkeeper")),
                                         in_part(0, says(1, "Ruiz")),
                                         in_part(1, says(1, "Ruiz")),
                                         in_part(2, says(1, "Ruiz")),
                                         in_part(2, says(1, "Ana Ruiz"))};
  const Entities found = find_entities(mentions, {}, words());
  EXPECT_FALSE(together(found, 0, 1));
  EXPECT_TRUE(together(found, 2, 0)) << "the one of its article";
  EXPECT_TRUE(together(found, 3, 1)) << "the one of its article";
  EXPECT_FALSE(together(found, 4, 0)) << "another article of the page is no evidence";
  EXPECT_FALSE(together(found, 4, 1));
  EXPECT_FALSE(found.entities[found.entity_of[5]].settled) << "of two of the name either";
}

TEST(Articles, ShareNoEvidenceForNamesThatNeedIt) {
  std::vector<Mention> mentions = {in_part(0, says(1, "Ana Ruiz-Calder")),
                                   in_part(1, says(1, "Ana Ruiz"))};
  EXPECT_FALSE(together(find_entities(mentions, {}, words()), 0, 1));
  mentions[1].part = 0;
  EXPECT_TRUE(together(find_entities(mentions, {}, words()), 0, 1));
}

TEST(Pages, AreCountedOnceHoweverManyArticlesTheyHave) {
  const std::vector<Mention> mentions = {
      in_part(0, says(1, "Ana Ruiz", "mayor")), in_part(1, says(1, "Ana Ruiz", "mayor")),
      in_part(1, says(1, "ANA RUIZ", "mayor")), says(2, "Ana Ruiz")};
  const Entities found = find_entities(mentions, {}, words());
  const Entity& ana = found.entities.front();
  EXPECT_EQ(ana.mentions.size(), 4u);
  EXPECT_EQ(ana.pages, 2u);
  EXPECT_EQ(ana.forms.front().pages, 2u);
  EXPECT_EQ(ana.roles.front().pages, 1u);
}

TEST(Judgements, OfASingleMentionMoveNothingElseOfItsName) {
  const std::vector<Mention> mentions = {says(1, "Ana Ruiz"), says(2, "Ana Ruiz"),
                                         says(3, "Ana Calder"), says(4, "A. Ruiz"),
                                         says(5, "Ana Bea Ruiz")};
  for (const bool first : {true, false}) {
    const Side mention{"Ana Ruiz", 2, 0}, name{"Ana Calder", 0, {}};
    const Judgement moved{1, true, first ? mention : name, first ? name : mention};
    const Entities found = find_entities(mentions, std::vector{moved}, words());
    EXPECT_TRUE(together(found, 1, 2));
    EXPECT_FALSE(together(found, 0, 2)) << "the others of the name stay";
    EXPECT_TRUE(together(found, 0, 3));
    EXPECT_TRUE(together(found, 0, 4));
  }
  for (const bool first : {true, false}) {
    const Side mention{"Ana Ruiz", 2, 0}, name{"Ana Bea Ruiz", 0, {}};
    const Judgement apart{1, false, first ? mention : name, first ? name : mention};
    const Entities found = find_entities(mentions, std::vector{apart}, words());
    EXPECT_FALSE(together(found, 1, 4));
    EXPECT_TRUE(together(found, 0, 4)) << "only the one mention is set apart";
  }
}

TEST(Judgements, OfTwoMentionsMoveTheFirst) {
  const std::vector<Mention> mentions = {says(1, "Ana Ruiz"), says(2, "Ana Ruiz"),
                                         says(3, "Ana Calder"), says(4, "Ana Calder")};
  const Judgement one{1, true, {"Ana Ruiz", 2, 0}, {"Ana Calder", 3, 0}};
  Entities found = find_entities(mentions, std::vector{one}, words());
  EXPECT_TRUE(together(found, 1, 2));
  EXPECT_TRUE(together(found, 1, 3)) << "whoever speaks there speaks on the other page, too";
  EXPECT_FALSE(together(found, 0, 1));
  const Judgement apart{1, false, {"Ana Ruiz", 2, 0}, {"Ana Ruiz", 1, 0}};
  found = find_entities(mentions, std::vector{apart}, words());
  EXPECT_FALSE(together(found, 0, 1));
}

TEST(Judgements, OfOneArticleLeaveTheOthersOfItsPage) {
  const std::vector<Mention> mentions = {in_part(0, says(1, "Ana Ruiz")),
                                         in_part(1, says(1, "Ana Ruiz")), says(2, "Ana Ruiz")};
  const Judgement apart{1, false, {"Ana Ruiz", 1, 1}, {"Ana Ruiz", 0, {}}};
  Entities found = find_entities(mentions, std::vector{apart}, words());
  EXPECT_TRUE(together(found, 0, 2));
  EXPECT_FALSE(together(found, 1, 0));
  const Judgement page{1, false, {"Ana Ruiz", 1, {}}, {"Ana Ruiz", 0, {}}};
  found = find_entities(mentions, std::vector{page}, words());
  EXPECT_TRUE(together(found, 0, 1)) << "as older archives hold it: the whole page";
  EXPECT_FALSE(together(found, 0, 2));
}

TEST(Judgements, OfManyMentionsAreOneConstraint) {
  std::vector<Mention> mentions;
  for (uint64_t d = 1; d <= 40000; ++d) mentions.push_back(says(d, d % 2 ? "Renn" : "Rennat"));
  mentions.push_back(says(1, "Ada Renn"));
  const Judgement apart{1, false, {"Renn", 0, {}}, {"Rennat", 0, {}}};
  const Judgement named{2, false, {"Renn", 0, {}}, {"Ada Renn", 0, {}}};
  const Entities found = find_entities(mentions, std::vector{apart, named}, words());
  EXPECT_FALSE(together(found, 0, mentions.size() - 1));
}

TEST(Judgements, ANewerOneLeavesTheOlderItsOtherNames) {
  const std::vector<Mention> mentions = {says(1, "Ana Ruiz"), says(2, "Ana Ruiz"),
                                         says(3, "Ana Bea Ruiz")};
  const std::vector<Judgement> both = {{1, false, {"Ana Ruiz", 0, {}}, {"Ana Bea Ruiz", 0, {}}},
                                       {2, true, {"Ana Ruiz", 1, 0}, {"Ana Bea Ruiz", 0, {}}}};
  const Entities found = find_entities(mentions, both, words());
  EXPECT_TRUE(together(found, 0, 2));
  EXPECT_FALSE(together(found, 1, 2));
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
    const std::vector<Judgement> judgements = {
        {1, true, {"Ada Renn", 0, {}}, {"Bo Calder", 0, {}}},
        {2, false, {"Bill Renn", 0, {}}, {"William Renn", 0, {}}}};
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
    for (const Form& form : entity.forms) forms += form.pages;
    EXPECT_GE(forms, entity.pages);
    EXPECT_LE(entity.pages, entity.mentions.size());
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

// Parts of names, the best way through them, and names in sentences.
#include "language/names.h"

#include <gtest/gtest.h>

#include "language/analysis.h"

namespace hearsay::language {
namespace {

TEST(Names, RolesAndClassesLeadThereAndBack) {
  for (size_t k = 0; k < kRoles; ++k) EXPECT_EQ(class_of(role_of(k)), k);
  EXPECT_STREQ(role_name(class_of({Place::kFirst, NameKind::kOrganisation})), "B-ORG");
  EXPECT_STREQ(role_name(kRoles), "");
}

TEST(Names, APathNeverBreaksAName) {
  const size_t first = class_of({Place::kFirst, NameKind::kPerson});
  const size_t last = class_of({Place::kLast, NameKind::kPerson});
  const size_t other = class_of({Place::kLast, NameKind::kPlace});
  EXPECT_TRUE(may_follow(first, last));
  EXPECT_FALSE(may_follow(first, other));
  EXPECT_FALSE(may_follow(first, kRoles));
  EXPECT_FALSE(may_follow(kRoles, last));
  // The scores ask for an end without a beginning: the path gives something that holds.
  std::vector<int32_t> scores(2 * kRoles), steps((kRoles + 1) * kRoles);
  scores[last] = 100;
  scores[kRoles + first] = 90;
  std::vector<uint8_t> path;
  best_path(scores, steps, 2, path);
  ASSERT_EQ(path.size(), 2U);
  EXPECT_TRUE(may_follow(kRoles, path[0]));
  EXPECT_TRUE(may_follow(path[0], path[1]));
  EXPECT_TRUE(may_follow(path[1], kRoles));
}

TEST(Names, APathSpellsNames) {
  const auto of = [](Place place, NameKind kind) {
    return static_cast<uint8_t>(class_of({place, kind}));
  };
  const std::vector<uint8_t> path{
      of(Place::kOnly, NameKind::kPlace), 0, of(Place::kFirst, NameKind::kPerson),
      of(Place::kInner, NameKind::kPerson), of(Place::kLast, NameKind::kPerson)};
  std::vector<Name> names;
  names_of(path, names);
  ASSERT_EQ(names.size(), 2U);
  EXPECT_EQ(names[0], (Name{0, 1, NameKind::kPlace}));
  EXPECT_EQ(names[1], (Name{2, 5, NameKind::kPerson}));
}

std::vector<Name> names_in(std::span<const std::string_view> words) {
  std::vector<Word> tagged;
  std::vector<Name> names;
  Tools::built_in().tag(words, tagged);
  Tools::built_in().find_names(words, tagged, names);
  return names;
}

TEST(Names, FindsAPersonAndAPlace) {
  const std::vector<std::string_view> words{"Maria", "Lindqvist", "lives", "in", "Norway", "."};
  const std::vector<Name> names = names_in(words);
  ASSERT_EQ(names.size(), 2U);
  EXPECT_EQ(names[0], (Name{0, 2, NameKind::kPerson}));
  EXPECT_EQ(names[1], (Name{4, 5, NameKind::kPlace}));
}

TEST(Names, StrangeSentencesDoNoHarm) {
  EXPECT_TRUE(names_in({}).empty());
  const std::string long_word(100000, 'A');
  std::vector<std::string_view> words(700, "Anna");
  words[300] = long_word;
  words[301] = "";
  words[302] = "\xff";
  uint32_t end = 0;
  for (const Name& name : names_in(words)) {
    EXPECT_LE(end, name.begin);
    EXPECT_LT(name.begin, name.end);
    end = name.end;
  }
  EXPECT_LE(end, words.size());
}

}  // namespace
}  // namespace hearsay::language

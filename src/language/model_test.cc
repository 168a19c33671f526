// Models as bytes: there and back, and damaged.
#include "language/model.h"

#include <gtest/gtest.h>

namespace hearsay::language {
namespace {

std::string small_model() {
  const std::vector<std::string> classes{"a", "b", "c"};
  const std::vector<ModelRow> rows{
      {5, {{0, 3}, {2, -4}}}, {6, {{1, 100}}}, {0x80000000U, {{1, -7}}}, {0xffffffffU, {{2, 9}}}};
  return Model::write(classes, rows);
}

TEST(Model, GivesTheWeightsThatWereWritten) {
  const base::Result<Model> model = Model::read(small_model());
  ASSERT_TRUE(model.ok());
  ASSERT_EQ(model->classes().size(), 3U);
  EXPECT_EQ(model->classes()[2], "c");
  Model::Scores scores;
  const std::vector<uint32_t> features{5, 7, 0xffffffffU, 6, 0x80000000U, 0x80000001U};
  model->score(features, scores);
  EXPECT_EQ(scores[0], 3);
  EXPECT_EQ(scores[1], 93);
  EXPECT_EQ(scores[2], 5);
}

TEST(Model, WithoutRowsSaysNothing) {
  const base::Result<Model> model = Model::read(Model::write({}, {}));
  ASSERT_TRUE(model.ok());
  Model::Scores scores;
  model->score(std::vector<uint32_t>{1, 2, 3}, scores);
  EXPECT_EQ(scores[0], 0);
}

TEST(Model, DamageIsAnError) {
  const std::string good = small_model();
  EXPECT_FALSE(Model::read("").ok());
  for (size_t size = 0; size < good.size(); ++size)
    EXPECT_FALSE(Model::read(std::string_view(good).substr(0, size)).ok()) << size;
  for (size_t at = 0; at < good.size(); ++at) {
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 0x55);
    const base::Result<Model> model = Model::read(bad);  // may be another model, must not fault
    Model::Scores scores;
    if (model.ok()) model->score(std::vector<uint32_t>{5, 6, 0xffffffffU}, scores);
  }
}

}  // namespace
}  // namespace hearsay::language

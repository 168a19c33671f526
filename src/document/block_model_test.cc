// The file of the block model is read as it is written, and its trees decide what the looks leave
// open.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "document/html_title.h"
#include "document/label.h"
#include "document/measures.h"

namespace hearsay::document {
namespace {

// A page's material, kept together.
struct Material {
  explicit Material(const std::string& html)
      : tree(HtmlTree::parse(html)),
        rendering(render(tree)),
        head(read_head(tree)),
        facts(gather_facts(tree, rendering, lexicon::Lexicon::built_in())) {
    facts.title_block = find_title(view()).block;
  }
  PageView view() const { return {tree, rendering, head, facts}; }

  HtmlTree tree;
  Rendering rendering;
  HeadFacts head;
  PageFacts facts;
};

const std::string kPage =
    "<html><head><meta name=author content='Ana Ruiz'></head><body><h1>North quay to close</h1>"
    "<ul><li><a href='#a'>The vote</a></li><li><a href='/b'>Berths</a></li></ul>"
    "<p>The council voted on Tuesday, by nine to four, to close the north quay of the old harbour "
    "for repairs until the autumn.</p><p>Ana Ruiz writes about harbours.</p></body></html>";

size_t measure(std::string_view name) {
  const auto names = measure_names();
  return static_cast<size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

TEST(BlockModel, TreesAreReadFromTheRootDown) {
  const base::Result<BlockModel> model = BlockModel::read(
      "# words\n1\tbias\t0\t-20\nif\tbytes\t80\nif\tlinks\t50\nthen\t10\nthen\t-700\nthen\t900\n"
      "then\t5\n");
  ASSERT_TRUE(model);
  EXPECT_EQ(model->first[0], -20);
  EXPECT_EQ(model->roots, (std::vector<uint32_t>{0, 5}));
  const Material page(kPage);
  EXPECT_EQ(model->score(page.view()), (std::vector<int>{15, -695, -695, 905, 15}));
}

TEST(BlockModel, SurelyFurnitureIsNotAskedAgain) {
  const base::Result<BlockModel> model = BlockModel::read("2\tbias\t0\t-2500\nthen\t900\n");
  ASSERT_TRUE(model);
  const Material page(kPage);
  EXPECT_EQ(model->score(page.view()), std::vector<int>(5, -2500));
}

TEST(BlockModel, DamagedFilesAreErrors) {
  for (const std::string text :
       {"if\tbytes\t80\nthen\t10\n", "if\tno_such\t80\nthen\t1\nthen\t2\n", "if\tbytes\t80000\n",
        "then\tmany\n", "if\tbytes\n", "3\tbias\t0\t1\n", "1\tno_such\t0\t1\n"})
    EXPECT_FALSE(BlockModel::read(text)) << text;
}

TEST(Measures, EveryMeasureHasItsName) {
  const Material page(kPage);
  const std::vector<int> scores(page.facts.blocks.size());
  const PageView view = page.view();
  const Measurer measurer(view, scores, scores);
  const size_t count = measure_names().size();
  for (const int16_t sentinel : {int16_t{-31999}, int16_t{31999}}) {
    std::vector<int16_t> values(count + 1, sentinel);
    for (size_t b = 0; b < scores.size(); ++b) measurer.take(b, values);
    EXPECT_EQ(values.back(), sentinel);
    EXPECT_NE(values[count - 1], sentinel);
  }
}

TEST(Measures, NamesAndLinksAreSeen) {
  const Material page(kPage);
  const std::vector<int> scores = {100, -2000, -2000, 3000, 1000};
  const PageView view = page.view();
  const Measurer measurer(view, scores, scores);
  std::vector<std::vector<int16_t>> values(scores.size(),
                                           std::vector<int16_t>(measure_names().size()));
  for (size_t b = 0; b < scores.size(); ++b) measurer.take(b, values[b]);
  EXPECT_EQ(values[1][measure("link_kind")], 1);
  EXPECT_EQ(values[2][measure("link_kind")], 2);
  EXPECT_EQ(values[3][measure("link_kind")], 0);
  EXPECT_EQ(values[3][measure("names_author")], 0);
  EXPECT_EQ(values[4][measure("names_author")], 2);
  EXPECT_EQ(values[4][measure("before_score")], 3000);
  EXPECT_EQ(values[4][measure("kept_share_behind")], 0);
  EXPECT_EQ(values[1][measure("path_blocks")], 2);
}

}  // namespace
}  // namespace hearsay::document

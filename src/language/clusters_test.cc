// Clusters from good and strange lines.
#include "language/clusters.h"

#include <gtest/gtest.h>

namespace hearsay::language {
namespace {

TEST(Clusters, TheLineIsTheClusterAndTheNumberItsGroup) {
  const Clusters clusters = Clusters::read("# words\n7\tred green\n0\tsaid told\n");
  EXPECT_EQ(clusters.find("green").fine, 1);
  EXPECT_EQ(clusters.find("green").group, 8);
  EXPECT_EQ(clusters.find("told").fine, 2);
  EXPECT_EQ(clusters.find("told").group, 1);
  EXPECT_EQ(clusters.find("blue").fine, 0);
}

TEST(Clusters, StrangeLinesDoNoHarm) {
  for (const std::string_view text :
       {"", "\n\n", "\t", "x", "1\t\n2\ta  b\n", "999999999999\tword"}) {
    const Clusters clusters = Clusters::read(text);
    EXPECT_EQ(clusters.find("nothing").fine, 0);
  }
}

}  // namespace
}  // namespace hearsay::language

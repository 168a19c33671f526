// Anchors of equal hash come together, at a cost that no choice of hashes makes a square.
#include "match/anchor_groups.h"

#include <gtest/gtest.h>

#include <vector>

namespace hearsay::match {
namespace {

// `count` anchors; each hash is given to two of them, far apart.
std::vector<Anchor> twice(const std::vector<uint64_t>& hashes) {
  std::vector<Anchor> anchors;
  for (uint32_t text = 0; text < 2; ++text)
    for (uint32_t i = 0; i < hashes.size(); ++i) anchors.push_back({hashes[i], TextId(text), i});
  return anchors;
}

// Hashes that all begin to look in the first of 256 parts of any table.
std::vector<uint64_t> crowding(size_t count) {
  std::vector<uint64_t> hashes;
  for (uint64_t hash = 1; hashes.size() < count; ++hash)
    if (AnchorBuckets::slot_of(hash, 8) == 0) hashes.push_back(hash);
  return hashes;
}

void expect_pairs(const AnchorGroups& groups, size_t count) {
  ASSERT_EQ(groups.ends.size(), count);
  ASSERT_EQ(groups.places.size(), 2 * count);
  std::vector<bool> met(count, false);
  for (size_t i = 0; i < count; ++i) {
    ASSERT_EQ(groups.ends[i], 2 * (i + 1));
    const AnchorPlace &a = groups.places[2 * i], &b = groups.places[2 * i + 1];
    ASSERT_EQ(a.text, 0u);
    ASSERT_EQ(b.text, 1u);
    ASSERT_EQ(a.word, b.word);
    ASSERT_FALSE(met[a.word]);
    met[a.word] = true;
  }
}

TEST(AnchorBuckets, HashesThatCrowdAreGroupedAlike) {
  for (const size_t count : {1u, 2u, 30u, 1000u, 4000u}) {
    AnchorBuckets buckets(2 * count);
    buckets.add(twice(crowding(count)));
    expect_pairs(buckets.take_groups(), count);
  }
}

TEST(AnchorBuckets, HashesThatCrowdCostNoMoreStepsEachTheMoreTheyAre) {
  for (const size_t count : {500u, 1000u, 2000u, 4000u}) {
    AnchorBuckets buckets(0);
    buckets.add(twice(crowding(count)));
    expect_pairs(buckets.take_groups(), count);
    EXPECT_LE(buckets.steps(), AnchorBuckets::kMostSteps * 2 * count + 1024);
  }
}

TEST(AnchorBuckets, OrdinaryHashesTakeLittleMoreThanOneLookEach) {
  std::vector<uint64_t> hashes;
  uint64_t hash = 1;
  for (size_t i = 0; i < 4000; ++i) hashes.push_back((hash *= 0xd6e8feb86659fd93ULL) >> 24);
  AnchorBuckets buckets(2 * hashes.size());
  buckets.add(twice(hashes));
  expect_pairs(buckets.take_groups(), hashes.size());
  EXPECT_LT(buckets.steps(), 2 * 2 * hashes.size());
}

}  // namespace
}  // namespace hearsay::match

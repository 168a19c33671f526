// Segments of anchors: there and back, merged, and damaged in every place.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "base/hash.h"
#include "match/find_matches.h"

namespace hearsay::match {
namespace {

std::vector<Anchor> random_anchors(std::mt19937_64& random, size_t count, uint64_t hashes) {
  std::vector<Anchor> anchors;
  for (size_t i = 0; i < count; ++i)
    anchors.push_back(
        {(random() % hashes) * 7919, TextId(static_cast<uint32_t>(random() % 50)), 0});
  return anchors;
}

Segment decoded(std::string_view bytes) {
  base::Result<Segment> segment = Segment::decode(bytes);
  EXPECT_TRUE(segment.ok());
  return segment.ok() ? *segment : Segment();
}

TEST(Segment, GivesBackWhatWasPutIn) {
  std::mt19937_64 random(1);
  for (const size_t count : {0U, 1U, 2U, 255U, 256U, 257U, 1000U, 5000U})
    for (const uint64_t hashes : {1ULL, 3ULL, 500ULL, 1ULL << 50}) {
      std::vector<Anchor> anchors = random_anchors(random, count, hashes);
      const std::string bytes = encode_segment(anchors);
      const Segment segment = decoded(bytes);
      std::sort(anchors.begin(), anchors.end());
      EXPECT_EQ(segment.size(), count);
      EXPECT_EQ(segment.all(), anchors);
    }
}

TEST(Segment, ExtremesFit) {
  const std::vector<Anchor> anchors = {{0, TextId(0), 0},
                                       {0, TextId(0xffffffff), 0},
                                       {UINT64_MAX, TextId(0), 0},
                                       {UINT64_MAX, TextId(0xffffffff), 0}};
  const std::string bytes = encode_segment(anchors);
  EXPECT_EQ(decoded(bytes).all(), anchors);
}

TEST(Segment, KeepsNoPlaceAndBothOfTwo) {
  const std::string bytes = encode_segment({{7, TextId(3), 50}, {7, TextId(3), 9}});
  EXPECT_EQ(decoded(bytes).all(), (std::vector<Anchor>{{7, TextId(3), 0}, {7, TextId(3), 0}}));
}

// 90 anchors of 36 bits for each of 1,000 texts: the theory of the header, and a twentieth.
TEST(Segment, TakesFewBits) {
  std::mt19937_64 random(6);
  std::vector<Anchor> anchors;
  for (uint32_t i = 0; i < 90000; ++i) anchors.push_back({random() >> 28, TextId(1 + i / 90), 0});
  const double bits = 8.0 * static_cast<double>(encode_segment(anchors).size()) / 90000;
  EXPECT_LT(bits, (36 - 16.46 + 1.6 + 10) * 1.05);
}

TEST(Segment, FindsThePlacesOfAHashInOrder) {
  std::mt19937_64 random(2);
  std::vector<Anchor> anchors = random_anchors(random, 4000, 300);
  const std::string bytes = encode_segment(anchors);
  const Segment segment = decoded(bytes);
  std::sort(anchors.begin(), anchors.end());
  for (uint64_t hash = 0; hash < 310 * 7919; hash += 7919) {
    std::vector<Anchor> expected, found;
    for (const Anchor& anchor : anchors)
      if (anchor.hash == hash) expected.push_back(anchor);
    segment.find(hash, found);
    EXPECT_EQ(found, expected);
    found.clear();
    segment.find(hash + 1, found);
    EXPECT_TRUE(found.empty());
  }
}

TEST(Segment, MergedIsBuiltAtOnce) {
  std::mt19937_64 random(3);
  std::vector<Anchor> all;
  std::vector<std::string> bytes;
  for (size_t i = 0; i < 6; ++i) {
    const std::vector<Anchor> part = random_anchors(random, i * 200, 1000);
    all.insert(all.end(), part.begin(), part.end());
    bytes.push_back(encode_segment(part));
  }
  std::vector<Segment> segments;
  for (const std::string& one : bytes) segments.push_back(decoded(one));
  EXPECT_EQ(merge_segments(segments), encode_segment(all));
}

TEST(Segment, EveryDamagedByteIsSeen) {
  std::mt19937_64 random(4);
  const std::string good = encode_segment(random_anchors(random, 300, 100));
  for (size_t at = 0; at < good.size(); ++at) {
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ (1 << (random() % 8)));
    EXPECT_FALSE(Segment::decode(bad).ok()) << at;
    EXPECT_FALSE(Segment::decode(std::string_view(good).substr(0, at)).ok()) << at;
  }
  EXPECT_FALSE(Segment::decode(good + "x").ok());
}

// Whoever forges the checksum too gets no crash, and nothing that find and all do not agree on.
TEST(Segment, ForgedBytesDoNoHarm) {
  std::mt19937_64 random(5);
  const std::string good = encode_segment(random_anchors(random, 400, 60));
  size_t read = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string bad = good;
    const size_t changes = 1 + random() % 4;
    for (size_t i = 0; i < changes; ++i)
      bad[4 + random() % (bad.size() - 4)] = static_cast<char>(random());
    if (random() % 4 == 0) bad.resize(24 + random() % (bad.size() - 24));
    uint64_t numbers = 0;
    for (size_t i = 0; i < 8; ++i)
      numbers |= uint64_t{static_cast<unsigned char>(bad[4 + i])} << (8 * i);
    const uint64_t sum = base::fast_hash(std::string_view(bad).substr(24), numbers);
    for (size_t i = 0; i < 8; ++i) bad[16 + i] = static_cast<char>(sum >> (8 * i));
    const auto segment = Segment::decode(bad);
    if (!segment.ok()) continue;
    const std::vector<Anchor> all = segment->all();
    for (size_t i = 0; i < all.size(); i += 37) {
      std::vector<Anchor> found;
      segment->find(all[i].hash, found);
      EXPECT_FALSE(found.empty());
    }
    ++read;
  }
  EXPECT_GT(read, 100U);
}

}  // namespace
}  // namespace hearsay::match

// Anchors of many texts, put together by their hashes: what occurs more than once, and where.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "match/find_matches.h"

namespace hearsay::match {

struct AnchorPlace {
  uint32_t text = 0;
  uint32_t word = 0;
};

// The places of one hash after those of another; of one hash by (text, word).
struct AnchorGroups {
  std::vector<AnchorPlace> places;
  std::vector<uint32_t> ends;  // of the groups, in `places`
};

// Takes anchors ordered by (text, word) and parts them by some bits of their hashes, so that those
// that are equal are looked for among few, in the processor's nearest memory. Texts may be written
// so that all their hashes go to one place: where a table needs too many steps, its anchors are
// sorted instead, so that n anchors never cost more than n log n.
class AnchorBuckets {
 public:
  explicit AnchorBuckets(size_t expected);  // how many anchors will come, about
  AnchorBuckets(const AnchorBuckets&) = delete;
  AnchorBuckets& operator=(const AnchorBuckets&) = delete;

  void add(std::span<const Anchor> anchors) {
    for (const Anchor& anchor : anchors) add(anchor);
  }
  void add(const Anchor& anchor) {
    Bucket& bucket = buckets_[anchor.hash * kSpread >> shift_];
    if (bucket.room == 0) make_room(bucket);
    *bucket.next++ = anchor;
    --bucket.room;
  }

  // The hashes that occur more than once, in an order that depends on the anchors alone. Leaves the
  // buckets empty.
  AnchorGroups take_groups();

  // Looks into tables so far: at most kMostSteps and a few for an anchor.
  uint64_t steps() const { return steps_; }
  static constexpr uint32_t kMostSteps = 8;

  // Where a hash is looked for in a table of 2^bits places.
  static size_t slot_of(uint64_t hash, uint32_t bits) {
    // Other bits than those that choose the bucket.
    return (hash * kSpread << 10) * kSpread >> (64 - bits);
  }

 private:
  static constexpr uint64_t kSpread = 0x9e3779b97f4a7c15ULL;
  static constexpr uint32_t kChunk = 256, kSingle = 0xffffffff;
  struct Bucket {
    Anchor* next = nullptr;
    uint32_t room = 0;
    std::vector<std::unique_ptr<Anchor[]>> chunks;  // NOLINT: arrays without a size of their own
  };
  void make_room(Bucket& bucket);
  void empty(Bucket& bucket, std::vector<Anchor>& all) const;
  bool number_by_table(std::span<const Anchor> anchors);
  void number_by_order(std::span<const Anchor> anchors);
  void group(std::span<const Anchor> anchors, AnchorGroups& out);

  uint64_t steps_ = 0;
  uint32_t shift_ = 63, chunk_ = kChunk;
  std::vector<Bucket> buckets_;
  std::vector<uint32_t> slots_, groups_, counts_;  // room of group()
};

}  // namespace hearsay::match

// Parts anchors into buckets, and groups each bucket by a small hash table.
#include "match/anchor_groups.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace hearsay::match {

AnchorBuckets::AnchorBuckets(size_t expected) {
  constexpr size_t kBucket = 2048, kMost = 1024;  // anchors of a bucket; buckets
  const size_t wanted = std::clamp<size_t>(std::bit_ceil(expected / kBucket + 1), 2, kMost);
  shift_ = 64 - static_cast<uint32_t>(std::countr_zero(wanted));
  chunk_ = static_cast<uint32_t>(std::clamp<size_t>(expected / wanted / 2, 16, kChunk));
  buckets_.resize(wanted);
}

void AnchorBuckets::make_room(Bucket& bucket) {
  bucket.chunks.push_back(std::make_unique_for_overwrite<Anchor[]>(chunk_));  // NOLINT: as above
  bucket.next = bucket.chunks.back().get();
  bucket.room = chunk_;
}

void AnchorBuckets::empty(Bucket& bucket, std::vector<Anchor>& all) const {
  all.clear();
  for (size_t i = 0; i < bucket.chunks.size(); ++i) {
    const size_t held = i + 1 < bucket.chunks.size() ? chunk_ : chunk_ - bucket.room;
    all.insert(all.end(), bucket.chunks[i].get(), bucket.chunks[i].get() + held);
  }
  bucket = {};
}

AnchorGroups AnchorBuckets::take_groups() {
  AnchorGroups out;
  std::vector<Anchor> all;
  for (Bucket& bucket : buckets_) {
    empty(bucket, all);
    group(all, out);
  }
  return out;
}

// Tells in groups_ the first anchor with the hash of each. False where hashes crowd in the table.
bool AnchorBuckets::number_by_table(std::span<const Anchor> anchors) {
  const size_t size = std::bit_ceil(anchors.size() * 2 + 2);
  const auto bits = static_cast<uint32_t>(std::countr_zero(size));
  slots_.assign(size, 0);  // the first anchor of a hash, and one
  uint64_t left = 64 + uint64_t{kMostSteps - 1} * anchors.size();  // steps beyond the first looks
  steps_ += anchors.size();
  for (uint32_t i = 0; i < anchors.size(); ++i) {
    size_t slot = slot_of(anchors[i].hash, bits);
    while (slots_[slot] != 0 && anchors[slots_[slot] - 1].hash != anchors[i].hash) {
      if (left-- == 0) return false;
      ++steps_;
      slot = (slot + 1) & (size - 1);
    }
    if (slots_[slot] == 0) slots_[slot] = i + 1;
    groups_[i] = slots_[slot] - 1;
  }
  return true;
}

// The same by sorting.
void AnchorBuckets::number_by_order(std::span<const Anchor> anchors) {
  std::vector<std::pair<uint64_t, uint32_t>> order(anchors.size());
  for (uint32_t i = 0; i < anchors.size(); ++i) order[i] = {anchors[i].hash, i};
  std::sort(order.begin(), order.end());
  for (size_t i = 0, first = 0; i < order.size(); ++i) {
    if (order[i].first != order[first].first) first = i;
    groups_[order[i].second] = order[first].second;
  }
}

// Numbers the hashes, then puts the places of those that are met again side by side.
void AnchorBuckets::group(std::span<const Anchor> anchors, AnchorGroups& out) {
  groups_.resize(anchors.size());
  if (!number_by_table(anchors)) number_by_order(anchors);
  counts_.assign(anchors.size(),
                 0);  // of a hash, at its first anchor; then where its next one goes
  for (uint32_t i = 0; i < anchors.size(); ++i) ++counts_[groups_[i]];
  auto at = static_cast<uint32_t>(out.places.size());
  for (uint32_t& count : counts_) {
    if (count < 2) {
      count = kSingle;
      continue;
    }
    const uint32_t begin = at;
    at += count;
    out.ends.push_back(at);
    count = begin;
  }
  out.places.resize(at);
  for (uint32_t i = 0; i < anchors.size(); ++i)
    if (uint32_t& place = counts_[groups_[i]]; place != kSingle)
      out.places[place++] = {anchors[i].text.value(), anchors[i].word};
}

}  // namespace hearsay::match

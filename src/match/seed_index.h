// Which places of which texts carry the same anchor: the meeting point of copies.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "match/find_matches.h"

namespace hearsay::match {

// Two places that carry the same anchor; `text` is the second one's.
struct Seed {
  uint32_t text = 0;
  uint32_t a_word = 0;
  uint32_t b_word = 0;
};

// Built once over the anchors of texts 0 … n-1; then read by any number of threads.
class SeedIndex {
 public:
  // `anchors` ordered by (text, word). An anchor with more than `max_posting` places ties each text
  // to the first text that has it and to the next one only, so a passage in m texts costs m, not m
  // * m, and none of its carriers is lost.
  SeedIndex(std::vector<Anchor> anchors, size_t texts, uint32_t max_posting);

  // Appends the seeds of text `a` with all later texts, in no order.
  void seeds_after(uint32_t a, std::vector<Seed>& out) const;

  // Appends the seeds of text `a` with itself, a_word < b_word.
  void seeds_within(uint32_t a, std::vector<Seed>& out) const;

 private:
  struct Place {
    uint32_t text = 0;
    uint32_t word = 0;
  };
  static constexpr uint32_t kAlone = 0xffffffff;

  // The end of the places of places_[from].text from `from` on, before `end`.
  size_t text_end(size_t from, size_t end) const;
  void cross(size_t a_from, size_t a_to, size_t b_from, size_t b_to, std::vector<Seed>& out) const;
  void seeds_of_group(size_t from, size_t begin, size_t end, std::vector<Seed>& out) const;

  std::vector<Place>
      places_;  // sorted by (hash, text, word); those of hashes that occur once are left out
  std::vector<uint32_t> group_of_;    // of a place
  std::vector<uint32_t> group_ends_;  // in places_
  std::vector<uint32_t> place_of_;    // anchor number -> place, or kAlone
  std::vector<uint32_t> firsts_;      // text -> its first anchor; one more at the end
  uint32_t max_posting_ = 0;
};

}  // namespace hearsay::match

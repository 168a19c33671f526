// The measures of a block that the trees of the block model ask: whole numbers with names.
//
// Features (features.h) are switched on and summed up; measures are compared with thresholds. They
// hold what a block is, where it stands, what stands around it, and what the linear looks say of
// all of these.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "document/html_facts.h"

namespace hearsay::document {

// The names of all measures, in the order in which they are taken.
std::span<const std::string> measure_names();

// Takes the measures of single blocks of one page. Borrows the page and the scores.
class Measurer {
 public:
  // `first`, `second`: log-odds in thousandths by the two linear looks, one a block.
  Measurer(const PageView& page, std::span<const int> first, std::span<const int> second);

  // Writes measure_names().size() values. Constant time.
  void take(size_t block, std::span<int16_t> out) const;

 private:
  struct Mean {
    int64_t sum = 0, weight = 0;
    uint32_t blocks = 0, kept = 0;
    int value() const { return weight == 0 ? 0 : static_cast<int>(sum / weight); }
  };
  class Writer;

  Mean between(int64_t from, int64_t to) const;
  void count_to_sure();
  void add(Mean& mean, size_t block) const;
  NodeIndex holder_of(size_t block) const;
  NodeIndex outer_of(size_t block) const;
  void take_text(size_t block, Writer& out) const;
  int link_kind(size_t block) const;
  void take_place(size_t block, Writer& out) const;
  void take_scores(size_t block, Writer& out) const;
  void take_neighbour(size_t block, int64_t other, Writer& out) const;
  void take_page(Writer& out) const;

  const PageView& page_;
  std::span<const int> first_, second_;
  std::vector<Mean> holders_;  // by node
  std::vector<Mean> outers_;
  std::vector<Mean> means_before_;  // of all blocks before one
  std::vector<int64_t> sure_before_, sure_behind_;
  std::unordered_map<uint32_t, Mean> paths_;  // only looked up
  std::vector<uint32_t> kept_before_;         // bytes of blocks with a score above 0
  std::vector<uint32_t> prose_before_;        // the same of paragraphs
  uint32_t articles_ = 0;
};

}  // namespace hearsay::document

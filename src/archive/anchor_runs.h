// The anchors of an archive: sorted runs of small blocks, merged geometrically so that a look-up
// reads few of them.
//
// A commit writes one run of level 0. Eight runs of one level become one run of the next, so n
// commits leave at most 7 runs on each of log8(n) levels. A run is a row of `run` and its blocks in
// `segment`, each a match::Segment over a range of hashes; a block is found by its last hash. A
// long merge takes several transactions: its run is not live before the last of them, which also
// drops the runs it replaces. A kill in between leaves a run that is not live, and drop_unfinished
// removes it.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "archive/sqlite.h"
#include "base/result.h"
#include "match/find_matches.h"

namespace hearsay::archive {

class AnchorRuns {
 public:
  explicit AnchorRuns(Database& database) : database_(database) {}

  // Writes one run of level 0. Inside the caller's transaction.
  base::Status add(std::vector<match::Anchor> anchors);

  // Merges while any level holds eight runs, each merge in transactions of its own. An anchor that
  // runs have twice is kept once; those of documents in the table `gone` are left out.
  base::Status merge();

  // Removes what a killed merge left behind. Inside the caller's transaction.
  base::Status drop_unfinished();

  // Removes all. Inside the caller's transaction.
  base::Status clear();

  // The anchors of these hashes (sorted, each once), at most `limit` of each hash and run.
  base::Result<std::vector<match::Anchor>> find(std::span<const uint64_t> hashes,
                                                size_t limit) const;

 private:
  base::Result<int64_t> new_run(int64_t level, size_t anchors, bool live);
  base::Status write_block(int64_t run, std::vector<match::Anchor> anchors);
  base::Status merge_runs(int64_t level, const std::vector<int64_t>& runs,
                          std::unique_ptr<Transaction>& transaction);
  base::Result<bool> is_there(int64_t run);
  base::Result<std::vector<uint32_t>> gone() const;
  base::Status replace(const std::vector<int64_t>& runs, int64_t merged);
  base::Status find_in_run(int64_t run, std::span<const uint64_t> hashes, size_t limit,
                           std::vector<match::Anchor>& out) const;

  Database& database_;
};

// Hashes in an order that SQLite's signed integers keep.
constexpr int64_t ordered(uint64_t hash) {
  return static_cast<int64_t>(hash ^ (uint64_t{1} << 63));
}

}  // namespace hearsay::archive

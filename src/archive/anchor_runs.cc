// Writing, merging and searching the runs of anchors.
#include "archive/anchor_runs.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace hearsay::archive {
namespace {

using match::Anchor;

constexpr size_t kFanIn = 8;
constexpr size_t kBlockAnchors = 16384;       // some 64 kB: what one look-up reads
constexpr size_t kBlocksInTransaction = 512;  // of a merge, so that the WAL stays within some 40 MB

// Reads one run from its first anchor to its last, a block at a time.
class RunReader {
 public:
  RunReader(Database& database, int64_t run) : database_(database) {
    Query query(database, "SELECT number FROM segment WHERE run=? ORDER BY last, number");
    query.integer(run);
    while (query.row()) blocks_.push_back(query.integer_at(0));
    status_ = query.status();
    fill();
  }

  const Anchor* head() const { return at_ < anchors_.size() ? &anchors_[at_] : nullptr; }
  void advance() {
    if (++at_ == anchors_.size()) fill();
  }
  const base::Status& status() const { return status_; }

 private:
  void fill() {
    anchors_.clear();
    at_ = 0;
    while (status_.ok() && anchors_.empty() && next_ < blocks_.size()) read_block(blocks_[next_++]);
  }

  void read_block(int64_t number) {
    Query query(database_, "SELECT bytes FROM segment WHERE number=?");
    query.integer(number);
    if (!query.row()) {
      status_ = query.status();
      return;
    }
    const base::Result<match::Segment> segment = match::Segment::decode(query.blob_at(0));
    if (segment.ok()) {
      anchors_ = segment->all();
    } else {
      status_ = segment.error();
    }
  }

  Database& database_;
  std::vector<int64_t> blocks_;
  size_t next_ = 0, at_ = 0;
  std::vector<Anchor> anchors_;
  base::Status status_;
};

// The run whose head is the smallest, or none where all are at their end.
RunReader* smallest(std::vector<std::unique_ptr<RunReader>>& readers) {
  RunReader* best = nullptr;
  for (const auto& reader : readers) {
    if (reader->head() != nullptr && (best == nullptr || *reader->head() < *best->head()))
      best = reader.get();
  }
  return best;
}

}  // namespace

base::Result<int64_t> AnchorRuns::new_run(int64_t level, size_t anchors, bool live) {
  Query query(database_, "INSERT INTO run(level, anchors, live) VALUES(?, ?, ?)");
  query.integer(level).integer(static_cast<int64_t>(anchors)).integer(live ? 1 : 0);
  if (base::Status status = query.done(); !status.ok()) return status.error();
  return static_cast<int64_t>(sqlite3_last_insert_rowid(database_.handle()));
}

base::Status AnchorRuns::write_block(int64_t run, std::vector<Anchor> anchors) {
  const int64_t first = ordered(anchors.front().hash), last = ordered(anchors.back().hash);
  const size_t count = anchors.size();
  const std::string bytes = match::encode_segment(std::move(anchors));
  Query query(database_,
              "INSERT INTO segment(run, first, last, anchors, bytes) VALUES(?, ?, ?, ?, ?)");
  query.integer(run).integer(first).integer(last).integer(static_cast<int64_t>(count)).blob(bytes);
  return query.done();
}

base::Status AnchorRuns::add(std::vector<Anchor> anchors) {
  if (anchors.empty()) return {};
  std::sort(anchors.begin(), anchors.end());
  const base::Result<int64_t> run = new_run(0, anchors.size(), true);
  if (!run.ok()) return run.error();
  for (size_t at = 0; at < anchors.size(); at += kBlockAnchors) {
    const auto begin = anchors.begin() + static_cast<std::ptrdiff_t>(at);
    const auto end =
        anchors.begin() + static_cast<std::ptrdiff_t>(std::min(anchors.size(), at + kBlockAnchors));
    if (base::Status status = write_block(*run, {begin, end}); !status.ok()) return status;
  }
  return {};
}

base::Status AnchorRuns::merge() {
  for (;;) {
    // The choice and the merge are one transaction, as another writer may merge the same runs.
    auto transaction = std::make_unique<Transaction>(database_);
    if (!transaction->begun().ok()) return transaction->begun();
    std::vector<int64_t> runs;
    int64_t level = 0;
    {
      Query query(database_,
                  "SELECT number, level FROM run WHERE live=1 AND level IN (SELECT level FROM run "
                  "WHERE live=1 GROUP BY "
                  "level HAVING count(*) >= 8 ORDER BY level LIMIT 1) ORDER BY number LIMIT 8");
      while (query.row()) {
        runs.push_back(query.integer_at(0));
        level = query.integer_at(1);
      }
      if (base::Status status = query.status(); !status.ok()) return status;
    }
    if (runs.size() < kFanIn) return {};
    if (base::Status status = merge_runs(level, runs, transaction); !status.ok()) return status;
  }
}

base::Result<bool> AnchorRuns::is_there(int64_t run) {
  Query query(database_, "SELECT 1 FROM run WHERE number=?");
  const bool there = query.integer(run).row();
  if (base::Status status = query.status(); !status.ok()) return status.error();
  return there;
}

base::Result<std::vector<uint32_t>> AnchorRuns::gone() const {
  Query query(database_, "SELECT number FROM gone ORDER BY number");
  std::vector<uint32_t> numbers;
  while (query.row()) numbers.push_back(static_cast<uint32_t>(query.integer_at(0)));
  if (base::Status status = query.status(); !status.ok()) return status.error();
  return numbers;
}

base::Status AnchorRuns::merge_runs(int64_t level, const std::vector<int64_t>& runs,
                                    std::unique_ptr<Transaction>& transaction) {
  std::vector<std::unique_ptr<RunReader>> readers;
  for (const int64_t run : runs) readers.push_back(std::make_unique<RunReader>(database_, run));
  const base::Result<int64_t> merged = new_run(level + 1, 0, false);
  if (!merged.ok()) return merged.error();

  const base::Result<std::vector<uint32_t>> gone_texts = gone();
  if (!gone_texts.ok()) return gone_texts.error();

  std::vector<Anchor> block;
  std::optional<Anchor> last;
  for (size_t written = 0;;) {
    RunReader* next = smallest(readers);
    if (next != nullptr) {
      const Anchor head = *next->head();
      next->advance();
      if (head == last ||
          std::binary_search(gone_texts->begin(), gone_texts->end(), head.text.value()))
        continue;
      last = head;
      block.push_back(head);
      if (block.size() < kBlockAnchors) continue;
    }
    if (!block.empty()) {
      if (base::Status status = write_block(*merged, std::exchange(block, {})); !status.ok())
        return status;
    }
    if (next == nullptr) break;
    if (++written % kBlocksInTransaction != 0) continue;
    if (base::Status status = transaction->commit(); !status.ok()) return status;
    transaction = std::make_unique<Transaction>(database_);
    if (!transaction->begun().ok()) return transaction->begun();
    // A writer that opened the archive in between took our run for that of a killed merge: the old
    // runs still stand.
    const base::Result<bool> there = is_there(*merged);
    if (!there.ok() || !*there) return there.ok() ? base::Status() : base::Status(there.error());
  }
  for (const auto& reader : readers) {
    if (!reader->status().ok())
      return reader->status();  // the runs stay as they were; doctor names the damage
  }
  if (base::Status status = replace(runs, *merged); !status.ok()) return status;
  return transaction->commit();
}

base::Status AnchorRuns::replace(const std::vector<int64_t>& runs, int64_t merged) {
  for (const int64_t run : runs) {
    Query blocks(database_, "DELETE FROM segment WHERE run=?");
    if (base::Status status = blocks.integer(run).done(); !status.ok()) return status;
    Query row(database_, "DELETE FROM run WHERE number=?");
    if (base::Status status = row.integer(run).done(); !status.ok()) return status;
  }
  Query live(database_,
             "UPDATE run SET live=1, anchors=(SELECT coalesce(sum(anchors), 0) FROM segment WHERE "
             "run=run.number) WHERE number=?");
  return live.integer(merged).done();
}

base::Status AnchorRuns::drop_unfinished() {
  if (base::Status status =
          database_.run("DELETE FROM segment WHERE run IN (SELECT number FROM run WHERE live=0)");
      !status.ok())
    return status;
  return database_.run("DELETE FROM run WHERE live=0");
}

base::Status AnchorRuns::clear() { return database_.run("DELETE FROM segment; DELETE FROM run"); }

base::Result<std::vector<Anchor>> AnchorRuns::find(std::span<const uint64_t> hashes,
                                                   size_t limit) const {
  const Snapshot snapshot(database_);  // a merge that ends in between would take runs away
  std::vector<int64_t> runs;
  {
    Query query(database_, "SELECT number FROM run WHERE live=1 ORDER BY number");
    while (query.row()) runs.push_back(query.integer_at(0));
    if (base::Status status = query.status(); !status.ok()) return status.error();
  }
  std::vector<Anchor> found;
  for (const int64_t run : runs) {
    if (base::Status status = find_in_run(run, hashes, limit, found); !status.ok())
      return status.error();
  }
  return found;
}

base::Status AnchorRuns::find_in_run(int64_t run, std::span<const uint64_t> hashes, size_t limit,
                                     std::vector<Anchor>& out) const {
  std::string
      bytes;  // of the block the last hash was looked up in, whose range the next one often shares
  std::optional<match::Segment> segment;
  int64_t first = 0, last = 0;
  for (const uint64_t hash : hashes) {
    const int64_t wanted = ordered(hash);
    if (segment && first < wanted && wanted < last) {
      segment->find(hash, out);
      continue;
    }
    const size_t before = out.size();
    Query query(
        database_,
        "SELECT first, last, bytes FROM segment WHERE run=? AND last>=? ORDER BY last, number");
    query.integer(run).integer(wanted);
    while (out.size() - before < limit && query.row() && query.integer_at(0) <= wanted) {
      first = query.integer_at(0);
      last = query.integer_at(1);
      segment.reset();
      bytes = query.blob_at(2);
      base::Result<match::Segment> decoded = match::Segment::decode(bytes);
      if (!decoded.ok()) return decoded.error();
      segment = std::move(*decoded);
      segment->find(hash, out);
    }
    if (base::Status status = query.status(); !status.ok()) return status;
    if (out.size() - before > limit) out.resize(before + limit);
  }
  return {};
}

}  // namespace hearsay::archive

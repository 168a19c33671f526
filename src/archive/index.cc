// The anchors and the full text of documents: written after each commit, finished after a kill,
// made again on request.
#include <algorithm>

#include "archive/archive.h"
#include "archive/index_anchors.h"
#include "archive/state.h"

namespace hearsay::archive {
namespace {

// One transaction of an index pass.
constexpr uint64_t kBatchDocuments = 2000;
constexpr uint64_t kBatchBytes = uint64_t{16} << 20;

}  // namespace

std::vector<match::Word> article_words(const document::Document& document) {
  std::vector<match::Word> words;
  for (const document::Block& block : document.blocks) {
    if (block.kind == document::BlockKind::kFurniture) continue;
    std::vector<match::Word> more = match::words_of(document.text, block.span);
    if (words.empty())
      words = std::move(more);
    else
      words.insert(words.end(), more.begin(), more.end());
  }
  return words;
}

// The full text of few documents goes into their own transaction: one wait for the disk, not two.
base::Status Archive::State::put_few_words() {
  constexpr size_t kFew = 64;
  constexpr uint64_t kFewBytes = 1 << 20;
  if (uncommitted.words.empty() || uncommitted.words.size() > kFew || uncommitted.bytes > kFewBytes)
    return {};
  const base::Result<int64_t> done = mark("words_done");
  if (!done.ok()) return done.error();
  if (static_cast<uint64_t>(*done) + 1 != uncommitted.words.front().first) return {};
  if (base::Status status = put_words_in_turn(); !status.ok()) return status;
  uncommitted.words.clear();
  return {};
}

base::Status Archive::State::put_words() {
  if (uncommitted.words.empty()) return {};
  {
    Transaction transaction(*database);
    if (!transaction.begun().ok()) return transaction.begun();
    const base::Result<int64_t> done = mark("words_done");
    if (!done.ok()) return done.error();
    if (static_cast<uint64_t>(*done) + 1 == uncommitted.words.front().first) {
      if (base::Status status = put_words_in_turn(); !status.ok()) return status;
      return transaction.commit();
    }
  }
  // Another writer was in between: what it or we have left open is read from the archive.
  return index_texts({});
}

base::Status Archive::State::put_words_in_turn() {
  for (const auto& [number, text] : uncommitted.words) {
    if (base::Status status = words.add(number, text); !status.ok()) return status;
  }
  return set_mark("words_done", static_cast<int64_t>(uncommitted.words.back().first));
}

base::Status Archive::forget_indexes() {
  State& state = *state_;
  Transaction transaction(*state.database);
  if (!transaction.begun().ok()) return transaction.begun();
  if (base::Status status = state.anchors.clear(); !status.ok()) return status;
  if (base::Status status = state.words.clear(); !status.ok()) return status;
  for (const char* name : {"anchors_done", "words_done"}) {
    if (base::Status status = state.set_mark(name, 0); !status.ok()) return status;
  }
  // A damaged mark would keep every number from being given.
  if (base::Status status = state.database->run(
          "UPDATE mark SET value=(SELECT coalesce(max(number), 0) FROM (SELECT number FROM "
          "document UNION ALL SELECT number FROM gone)) WHERE name='last_number'");
      !status.ok())
    return status;
  return transaction.commit();
}

base::Status Archive::rebuild_indexes(const std::function<void(uint64_t, uint64_t)>& progress) {
  if (base::Status status = state_->index_texts(progress); !status.ok()) return status;
  return state_->set_mark("unfiled", 0);
}

base::Status Archive::State::drop_unfinished() {
  Transaction transaction(*database);
  if (!transaction.begun().ok()) return transaction.begun();
  bool dead = false;
  {
    Query query(*database, "SELECT 1 FROM run WHERE live=0");
    dead = query.row();
    if (base::Status status = query.status(); !status.ok()) return status;
  }
  if (!dead) return {};
  if (base::Status status = anchors.drop_unfinished(); !status.ok()) return status;
  return transaction.commit();
}

base::Status Archive::State::index_texts(const std::function<void(uint64_t, uint64_t)>& progress) {
  for (;;) {
    const base::Result<Reached> reached = index_batch();
    if (!reached.ok()) return reached.error();
    if (progress) progress(reached->number, reached->last);
    if (reached->number >= reached->last) return {};
    if (base::Status status = anchors.merge(); !status.ok()) return status;
  }
}

// Documents after the lower of the two marks, each index from its own mark on, in one transaction.
base::Result<Reached> Archive::State::index_batch() {
  Transaction transaction(*database);
  if (!transaction.begun().ok()) return transaction.begun().error();
  const base::Result<int64_t> anchored = mark("anchors_done"), worded = mark("words_done");
  if (!anchored.ok()) return anchored.error();
  if (!worded.ok()) return worded.error();
  const base::Result<uint64_t> last = last_number();
  if (!last.ok()) return last.error();
  uint64_t number = static_cast<uint64_t>(std::min(*anchored, *worded));
  if (number >= *last) return Reached{number, *last};
  std::vector<match::Anchor> batch;
  uint64_t bytes = 0;
  for (uint64_t count = 0; count < kBatchDocuments && bytes < kBatchBytes && number < *last;
       ++count) {
    const base::Result<uint64_t> next = number_after(number);
    if (!next.ok()) return next.error();
    number = *next > 0 ? *next : *last;
    const base::Result<Stored> stored = load(number);
    if (!stored.ok())
      continue;  // damaged: the other documents shall still be found, and examine() names this one
    const document::Document& document = stored->document;
    bytes += document.text.size();
    if (number > static_cast<uint64_t>(*worded)) {
      if (base::Status status = words.add(number, indexed_words(document.text)); !status.ok())
        return status.error();
    }
    if (number <= static_cast<uint64_t>(*anchored)) continue;
    const std::vector<match::Anchor> found = index_anchors(document, stored->statements, number);
    batch.insert(batch.end(), found.begin(), found.end());
  }
  if (base::Status status = anchors.add(std::move(batch)); !status.ok()) return status.error();
  const auto reached = static_cast<int64_t>(number);
  if (base::Status status = set_mark("anchors_done", std::max(reached, *anchored)); !status.ok())
    return status.error();
  if (base::Status status = set_mark("words_done", std::max(reached, *worded)); !status.ok())
    return status.error();
  if (base::Status status = transaction.commit(); !status.ok()) return status.error();
  return Reached{number, *last};
}

}  // namespace hearsay::archive

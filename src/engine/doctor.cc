// Rebuilding reads pages from the archive instead of from files; the pipeline is the same.
#include "engine/doctor.h"

#include <mutex>
#include <optional>

#include "base/parallel.h"
#include "engine/json.h"

namespace hearsay::engine {
namespace {

constexpr uint64_t kCommitDocuments = 2000;
constexpr uint64_t kCommitBytes = uint64_t{64} << 20;

struct Kept {
  uint64_t number = 0;
  base::Result<page::Page> page;
};

struct Derived {
  uint64_t number = 0;
  base::Result<Reading> reading;
};

// Reading and writing come from several threads, but an archive serves one at a time.
class Rebuilder {
 public:
  Rebuilder(archive::Archive& archive, uint64_t last,
            const std::function<void(uint64_t, uint64_t)>& progress)
      : archive_(archive), last_(last), progress_(progress) {}

  std::optional<Kept> read() {
    const std::lock_guard lock(mutex_);
    const base::Result<uint64_t> number = archive_.number_after(read_);
    if (!number.ok()) stopped_ = number.error();
    if (!number.ok() || *number == 0 || *number > last_) return std::nullopt;
    read_ = *number;
    return Kept{*number, archive_.page(*number)};
  }

  bool write(Derived&& derived) {
    const std::lock_guard lock(mutex_);
    if (!derived.reading.ok()) {
      report_.failed.push_back(derived.reading.error());
      (void)archive_.file_speakers(derived.number);  // as far as its record can be read
      return true;
    }
    base::Status status =
        archive_.replace(derived.number, derived.reading->document, derived.reading->statements);
    const archive::Archive::Pending pending = archive_.pending();
    if (status.ok() && (pending.documents >= kCommitDocuments || pending.bytes >= kCommitBytes))
      status = archive_.commit();
    if (!status.ok()) {
      stopped_ = status.error();
      return false;
    }
    ++report_.rebuilt;
    if (progress_) progress_(derived.number, last_);
    return true;
  }

  const std::optional<base::Error>& stopped() const { return stopped_; }
  RebuildReport take() { return std::move(report_); }

 private:
  std::mutex mutex_;
  archive::Archive& archive_;
  uint64_t read_ = 0;  // the number of the page read last
  const uint64_t last_;
  const std::function<void(uint64_t, uint64_t)>& progress_;
  RebuildReport report_;
  std::optional<base::Error> stopped_;
};

}  // namespace

base::Result<Health> examine_archive(const archive::Archive& archive,
                                     const std::function<void(uint64_t, uint64_t)>& progress) {
  Health health;
  base::Result<std::vector<archive::Fault>> faults = archive.examine(progress);
  if (!faults.ok()) return faults.error();
  health.faults = std::move(*faults);
  // An archive that is damaged may not be able to count itself; what is wrong has been said then.
  if (base::Result<archive::Counts> counts = archive.counts(); counts.ok()) {
    health.counts = std::move(*counts);
  } else if (health.faults.empty()) {
    return counts.error();
  }
  if (base::Result<std::vector<archive::JournalLine>> journal = archive.journal(); journal.ok())
    health.journal = std::move(*journal);
  return health;
}

base::Result<RebuildReport> rebuild_archive(
    archive::Archive& archive, const ReadOptions& options,
    const std::function<void(uint64_t, uint64_t)>& progress) {
  const base::Result<uint64_t> last = archive.last_number();
  if (!last.ok()) return last.error();
  if (base::Status status = archive.forget_indexes(); !status.ok()) return status.error();
  Rebuilder rebuilder(archive, *last, progress);
  base::in_order<Kept, Derived>(
      options.threads, [&] { return rebuilder.read(); },
      [&](Kept&& kept) -> Derived {
        if (!kept.page.ok()) return {kept.number, kept.page.error()};
        return {kept.number, read_page(std::move(kept.page).value(), options)};
      },
      [&](Derived&& derived) { return rebuilder.write(std::move(derived)); });
  if (rebuilder.stopped()) return *rebuilder.stopped();
  if (base::Status status = archive.commit(); !status.ok()) return status.error();
  if (base::Status status = archive.rebuild_indexes({}); !status.ok()) return status.error();
  return rebuilder.take();
}

std::string health_record(const Health& health) {
  Json json;
  json.begin_object().key("format").text("hearsay.health/1");
  json.key("sound").flag(health.faults.empty());
  json.key("documents")
      .number(health.counts.documents)
      .key("statements")
      .number(health.counts.statements);
  json.key("raw_bytes")
      .number(health.counts.raw_bytes)
      .key("stored_bytes")
      .number(health.counts.stored_bytes);
  json.key("segments").number(health.counts.segments).key("waiting").number(health.counts.waiting);
  json.key("programs").begin_array();
  for (const auto& [program, documents] : health.counts.programs)
    json.begin_object()
        .key("program")
        .text(program)
        .key("documents")
        .number(documents)
        .end_object();
  json.end_array().key("faults").begin_array();
  for (const archive::Fault& fault : health.faults)
    json.begin_object().key("what").text(fault.what).key("note").text(fault.note).end_object();
  json.end_array().key("journal").begin_array();
  for (const archive::JournalLine& line : health.journal) {
    json.begin_object().key("time").text(line.time).key("program").text(line.program);
    json.key("what").text(line.what).key("note").text(line.note).end_object();
  }
  return json.end_array().end_object().line();
}

std::string health_text(const Health& health, const std::string& archive) {
  const archive::Counts& counts = health.counts;
  const auto mega = [](uint64_t bytes) {
    return std::to_string(bytes / 1000000) + "." + std::to_string(bytes / 100000 % 10) + " MB";
  };
  std::string out = archive + ": " + std::to_string(counts.documents) + " documents, " +
                    std::to_string(counts.statements) + " statements, " + mega(counts.raw_bytes) +
                    " of pages in " + mega(counts.stored_bytes) + "\n";
  for (const auto& [program, documents] : counts.programs)
    out += "derived by Hearsay " + program + ": " + std::to_string(documents) + " documents\n";
  if (counts.waiting > 0)
    out += std::to_string(counts.waiting) +
           " documents wait for the full text: an adding was cut off; the next one finishes it\n";
  for (const archive::JournalLine& line : health.journal)
    out += line.time + "  " + line.program + "  " + line.what + ": " + line.note + "\n";
  for (const archive::Fault& fault : health.faults)
    out += "FAULT " + fault.what + ": " + fault.note + "\n";
  out += health.faults.empty() ? "nothing wrong was found\n"
                               : std::to_string(health.faults.size()) + " faults were found\n";
  return out;
}

}  // namespace hearsay::engine

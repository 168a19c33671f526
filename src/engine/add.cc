// The loop of adding, and its report.
#include "engine/add.h"

#include "engine/json.h"

namespace hearsay::engine {
namespace {

// Whether the archive as a whole can go on after this error of one document.
bool is_about_one_page(base::Code code) {
  return code == base::Code::kTooLarge || code == base::Code::kDamaged;
}

class Adder {
 public:
  Adder(archive::Archive& archive, const AddOptions& options, const AddEvents& events)
      : archive_(archive), options_(options), events_(events) {}

  bool take(base::Result<Reading> reading) {
    if (!reading.ok()) return refuse(reading.error());
    const bool complete = options_.read.until != Until::kDocument;
    const base::Result<archive::Added> added =
        archive_.add(reading->page, reading->document, reading->statements, complete);
    if (!added.ok())
      return is_about_one_page(added.error().code) ? refuse(added.error()) : stop(added.error());
    if (added->is_new && added->id != reading->page.id) ++batch_.renamed;
    ++(added->is_new ? batch_.added : added->completed ? batch_.completed : batch_.unchanged);
    if (events_.kept) events_.kept(*added);
    const archive::Archive::Pending pending = archive_.pending();
    if (pending.documents < options_.commit_documents && pending.bytes < options_.commit_bytes)
      return true;
    return commit();
  }

  bool commit() {
    if (base::Status status = archive_.commit(); !status.ok()) return stop(status.error());
    report_.added += batch_.added;
    report_.unchanged += batch_.unchanged;
    report_.completed += batch_.completed;
    report_.renamed += batch_.renamed;
    batch_ = {};
    return true;
  }

  AddReport finish() {
    if (!report_.stopped) commit();
    return std::move(report_);
  }

 private:
  bool refuse(const base::Error& error) {
    ++report_.refused;
    if (events_.refused) events_.refused(error);
    return true;
  }

  bool stop(const base::Error& error) {
    report_.unchanged += batch_.unchanged;
    report_.lost = batch_.added + batch_.completed;
    report_.stopped = error;
    return false;
  }

  archive::Archive& archive_;
  const AddOptions& options_;
  const AddEvents& events_;
  AddReport report_;
  AddReport batch_;  // since the last commit
};

std::string pages(uint64_t n) { return std::to_string(n) + (n == 1 ? " page" : " pages"); }

}  // namespace

AddReport add_pages(archive::Archive& archive, const std::vector<std::string>& inputs,
                    const AddOptions& options, const AddEvents& events) {
  Adder adder(archive, options, events);
  read_pages(
      inputs, options.read,
      [&](base::Result<Reading> reading) { return adder.take(std::move(reading)); },
      events.progress);
  return adder.finish();
}

std::string add_record(const AddReport& report) {
  Json json;
  json.begin_object().key("format").text("hearsay.added/1");
  json.key("added").number(report.added).key("unchanged").number(report.unchanged);
  json.key("completed").number(report.completed).key("renamed").number(report.renamed);
  json.key("refused").number(report.refused).key("lost").number(report.lost);
  json.key("stopped");
  if (report.stopped) {
    json.text(base::code_name(report.stopped->code));
  } else {
    json.null();
  }
  return json.end_object().line();
}

std::string add_text(const AddReport& report, const std::string& archive) {
  std::string out = pages(report.added) + " added to " + archive;
  if (report.renamed > 0)
    out +=
        " (" + std::to_string(report.renamed) + " beside other bytes of the same id, as ID@digest)";
  if (report.unchanged > 0) out += ", " + std::to_string(report.unchanged) + " there already";
  if (report.completed > 0)
    out += ", " + std::to_string(report.completed) + " completed with their statements";
  if (report.refused > 0) out += ", " + std::to_string(report.refused) + " refused";
  if (report.lost > 0) out += ", " + std::to_string(report.lost) + " not kept";
  return out + "\n";
}

}  // namespace hearsay::engine

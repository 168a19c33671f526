// Writing to an archive: adding, committing, and replacing what was derived.
#include <algorithm>
#include <chrono>
#include <iterator>
#include <optional>

#include "archive/archive.h"
#include "archive/codec.h"
#include "archive/index_anchors.h"
#include "archive/rows.h"
#include "archive/state.h"
#include "base/hash.h"
#include "base/moment.h"
#include "hearsay_version.h"
#include "text/fold.h"

namespace hearsay::archive {
namespace {

std::string_view bytes_of(const base::Sha256& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

base::Result<Place> find_place(Database& database, const std::string& id,
                               const base::Sha256& digest) {
  const std::string hex = base::to_hex(digest);
  Place place;
  // Twelve digits of the digest are enough but for an attack; then more of them are taken.
  for (const size_t digits : {size_t{0}, size_t{12}, size_t{64}}) {
    place.id = digits == 0 ? id : id + "@" + hex.substr(0, digits);
    place.other_bytes = digits > 0;
    Query query(database, "SELECT number, sha256=?, stage FROM document WHERE id=?");
    query.blob(bytes_of(digest)).text(place.id);
    if (!query.row()) {
      if (base::Status status = query.status(); !status.ok()) return status.error();
      return place;
    }
    if (query.integer_at(1) == 0) continue;
    place.number = static_cast<uint64_t>(query.integer_at(0));
    place.complete = query.integer_at(2) != 0;
    return place;
  }
  return base::Error{base::Code::kDamaged, 0,
                     id + ": the archive holds this id with two contents of one digest"};
}

void bind_optional(Query& query, const std::string& text) {
  if (text.empty())
    query.null();
  else
    query.text(text);
}

void bind_row(Query& query, const DocumentRow& row) {
  for (const std::string* cell :
       {&row.url, &row.title, &row.outlet, &row.published, &row.precision})
    bind_optional(query, *cell);
}

base::Status put_raw(Database& database, Packer& packer, const base::Sha256& digest,
                     const std::string& bytes, bool& is_new) {
  {
    Query there(database, "SELECT 1 FROM raw WHERE sha256=?");
    if (there.blob(bytes_of(digest)).row()) return {};
    if (base::Status status = there.status(); !status.ok()) return status;
  }
  is_new = true;
  const std::string packed = packer.pack(bytes);
  Query query(database, "INSERT INTO raw(sha256, size, bytes) VALUES(?, ?, ?)");
  return query.blob(bytes_of(digest))
      .integer(static_cast<int64_t>(bytes.size()))
      .blob(packed)
      .done();
}

base::Status put_document(Database& database, Packer& packer, uint64_t number,
                          const std::string& id, const base::Sha256& digest, const page::Page& page,
                          const document::Document& document,
                          std::span<const statement::Statement> statements, bool complete) {
  const std::string carrier = encode_page(page),
                    record = packer.pack(encode_derived(document, statements));
  const bool same_text = document.text == page.bytes;  // plain text: kept once
  const std::string text = same_text ? std::string() : packer.pack(document.text);
  Query query(database,
              "INSERT INTO document(number, id, sha256, stage, program, url, title, outlet, "
              "published, precision,"
              " carrier, record, text) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)");
  query.integer(static_cast<int64_t>(number))
      .text(id)
      .blob(bytes_of(digest))
      .integer(complete ? 1 : 0);
  query.text(HEARSAY_VERSION);
  bind_row(query, DocumentRow(document));
  query.blob(carrier).blob(record);
  if (same_text)
    query.null();
  else
    query.blob(text);
  return query.done();
}

base::Status check_page(const page::Page& page, const document::Document& document,
                        const base::Sha256& digest) {
  if (page.bytes.size() > kLargestBlob || document.text.size() > kLargestBlob)
    return base::Error{base::Code::kTooLarge, 0, page.id + ": too large for an archive"};
  if (!page.sha256.empty() && page.sha256 != base::to_hex(digest))
    return base::Error{base::Code::kDamaged, 0,
                       page.id + ": the bytes are not those of their digest"};
  return {};
}

}  // namespace

std::string now() {
  using namespace std::chrono;
  const auto seconds = floor<std::chrono::seconds>(system_clock::now());
  const auto day = floor<days>(seconds);
  base::Moment moment = base::from_day_number(static_cast<int32_t>(day.time_since_epoch().count()));
  const hh_mm_ss clock(seconds - day);
  moment.hour = static_cast<int8_t>(clock.hours().count());
  moment.minute = static_cast<int8_t>(clock.minutes().count());
  moment.second = static_cast<int8_t>(clock.seconds().count());
  moment.precision = base::Precision::kSecond;
  moment.zone = int16_t{0};
  return base::to_iso(moment);
}

base::Status Archive::State::begin() {
  if (database->in_transaction()) return {};
  return database->run("BEGIN IMMEDIATE");
}

void Archive::State::take_back() {
  if (database->in_transaction()) (void)database->run("ROLLBACK");
  uncommitted = {};
}

base::Status Archive::State::set_mark(const char* name, int64_t value) {
  Query query(*database, "UPDATE mark SET value=? WHERE name=?");
  return query.integer(value).text(name).done();
}

base::Status Archive::State::add_to_mark(const char* name, int64_t value) {
  Query query(*database, "UPDATE mark SET value=value+? WHERE name=?");
  return query.integer(value).text(name).done();
}

base::Status Archive::State::journal(std::string_view what, std::string_view note) {
  const std::string time = now();
  Query query(*database, "INSERT INTO journal(time, program, what, note) VALUES(?, ?, ?, ?)");
  return query.text(time).text(HEARSAY_VERSION).text(what).text(note).done();
}

base::Status Archive::State::put_statements(uint64_t number, const document::Document& document,
                                            std::span<const statement::Statement> statements) {
  for (const StatementRow& row : statement_rows(document, statements)) {
    Query query(*database,
                "INSERT INTO statement(document, number, kind, speaker, surname, content, negated) "
                "VALUES(?, ?, ?, ?, ?, ?, ?)");
    query.integer(static_cast<int64_t>(number)).integer(row.number).text(row.kind);
    query.text(row.speaker).text(row.surname).text(row.content).integer(row.negated ? 1 : 0);
    if (base::Status status = query.done(); !status.ok()) return status;
  }
  return put_mentions(number, document, statements);
}

base::Status Archive::State::put_new(const Place& place, const base::Sha256& digest,
                                     const page::Page& page, const document::Document& document,
                                     std::span<const statement::Statement> statements,
                                     bool complete) {
  const base::Result<uint64_t> last = last_number();
  if (!last.ok()) return last.error();
  if (*last >= kMostDocuments)
    return base::Error{base::Code::kDamaged, 0,
                       database->name() + ": its last number is said to be " +
                           std::to_string(*last) + "; hearsay doctor tells more"};
  const uint64_t number = *last + 1;
  bool new_bytes = false;
  base::Status status = put_raw(*database, packer, digest, page.bytes, new_bytes);
  if (status.ok())
    status = put_document(*database, packer, number, place.id, digest, page, document, statements,
                          complete);
  if (status.ok()) status = put_statements(number, document, statements);
  if (status.ok() && place.other_bytes)
    status =
        journal("other_bytes", page.id + " is held by other bytes; these are kept as " + place.id);
  if (!status.ok()) return status;

  if (uncommitted.documents++ == 0) uncommitted.first = number;
  uncommitted.last = number;
  uncommitted.bytes += page.bytes.size() + document.text.size();
  uncommitted.statements += statements.size();
  if (new_bytes) uncommitted.raw_bytes += page.bytes.size();
  const std::vector<match::Anchor> found = index_anchors(document, statements, number);
  uncommitted.anchors.insert(uncommitted.anchors.end(), found.begin(), found.end());
  uncommitted.words.emplace_back(number, indexed_words(document.text));
  return {};
}

base::Result<Added> Archive::add(const page::Page& page, const document::Document& document,
                                 std::span<const statement::Statement> statements, bool complete) {
  State& state = *state_;
  if (state.mode != Mode::kWrite)
    return base::Error{base::Code::kOutput, 0,
                       state.database->name() + ": opened for reading only"};
  const base::Sha256 digest = base::sha256(page.bytes);
  if (base::Status status = check_page(page, document, digest); !status.ok()) return status.error();
  if (base::Status status = check_record(document, statements); !status.ok()) return status.error();
  const auto failed = [&](const base::Status& status) -> base::Result<Added> {
    state.take_back();
    return status.error();
  };

  base::Result<Place> place = find_place(*state.database, page.id, digest);
  if (!place.ok()) return place.error();
  Added added{false, false, place->id};
  if (place->number && (place->complete || !complete)) return added;
  if (!state.database->in_transaction()) {
    if (base::Status status = state.begin(); !status.ok()) return status.error();
    place = find_place(*state.database, page.id, digest);  // another writer may have been here
    if (!place.ok()) return failed(place.error());
    added.id = place->id;
  }
  if (place->number) {
    if (place->complete) return added;
    if (base::Status status = replace(*place->number, document, statements); !status.ok())
      return status.error();
    --state.uncommitted.replaced;
    ++state.uncommitted.completed;
    added.completed = true;
    return added;
  }

  if (base::Status status = state.put_new(*place, digest, page, document, statements, complete);
      !status.ok())
    return failed(status);
  added.is_new = true;
  return added;
}

base::Status Archive::limit_pages(uint64_t pages) {
  const std::string sql = "PRAGMA max_page_count=" + std::to_string(pages);
  return state_->database->run(sql.c_str());
}

Archive::Pending Archive::pending() const {
  const Uncommitted& batch = state_->uncommitted;
  return {batch.documents + batch.completed + batch.replaced + batch.forgotten.size(), batch.bytes};
}

base::Status Archive::State::put_batch() {
  const base::Result<int64_t> done = mark("anchors_done");
  if (!done.ok()) return done.error();
  // During a rebuild the mark is behind, and the pass at its end indexes these documents too.
  if (uncommitted.documents > 0 && static_cast<uint64_t>(*done) + 1 == uncommitted.first) {
    if (base::Status status = anchors.add(std::move(uncommitted.anchors)); !status.ok())
      return status;
    const auto last = static_cast<int64_t>(uncommitted.last);
    if (base::Status status = set_mark("anchors_done", last); !status.ok()) return status;
  }
  if (base::Status status = anchors.add(std::move(uncommitted.again)); !status.ok()) return status;
  for (const auto& [name, value] : {std::pair{"statements", uncommitted.statements},
                                    std::pair{"raw_bytes", uncommitted.raw_bytes}}) {
    if (base::Status status = add_to_mark(name, static_cast<int64_t>(value)); !status.ok())
      return status;
  }
  const auto line = [&](uint64_t count, const char* what, const std::string& note) {
    return count == 0 ? base::Status() : journal(what, std::to_string(count) + " documents" + note);
  };
  const std::string numbers =
      ", numbers " + std::to_string(uncommitted.first) + " to " + std::to_string(uncommitted.last);
  if (base::Status status = line(uncommitted.documents, "added", numbers); !status.ok())
    return status;
  if (base::Status status = line(uncommitted.completed, "completed", ""); !status.ok())
    return status;
  if (base::Status status = line(uncommitted.replaced, "rebuilt", ""); !status.ok()) return status;
  if (base::Status status = journal_forgotten(); !status.ok()) return status;
  return database->run("COMMIT");
}

base::Status Archive::commit() {
  State& state = *state_;
  if (!state.database->in_transaction()) return {};
  base::Status status = state.put_few_words();
  if (status.ok()) status = state.put_batch();
  if (!status.ok()) {
    state.take_back();
    return status;
  }
  base::Status indexed = state.put_words();
  if (indexed.ok() && !state.uncommitted.forgotten.empty()) {
    indexed = state.index_texts({});
    if (indexed.ok()) indexed = state.drop_forgotten_words();
    if (indexed.ok()) indexed = state.database->run("PRAGMA secure_delete=OFF");
  }
  state.uncommitted = {};
  if (indexed.ok()) indexed = state.anchors.merge();
  // The documents are durable. An index that another writer keeps us from is made with the next
  // commit or opening.
  if (!indexed.ok() && indexed.error().code == base::Code::kBusy) return {};
  return indexed;
}

base::Status Archive::State::put_again(uint64_t number, const document::Document& document,
                                       std::span<const statement::Statement> statements) {
  const base::Result<std::string> old_text = text_of(number);
  const bool moved = !old_text.ok() || *old_text != document.text;
  const base::Result<int64_t> indexed = mark("words_done");
  if (!indexed.ok()) return indexed.error();
  if (moved && old_text.ok() && number <= static_cast<uint64_t>(*indexed)) {
    if (base::Status status = words.remove(number, indexed_words(*old_text)); !status.ok())
      return status;
    if (base::Status status = words.add(number, indexed_words(document.text)); !status.ok())
      return status;
  }
  const base::Result<int64_t> anchored = mark("anchors_done");
  if (!anchored.ok()) return anchored.error();
  if (number <= static_cast<uint64_t>(*anchored)) {
    const auto found = index_anchors(document, statements, number);
    const auto there = moved ? std::vector<match::Anchor>() : index_anchors(document, {}, number);
    std::set_difference(found.begin(), found.end(), there.begin(), there.end(),
                        std::back_inserter(uncommitted.again));
  }
  const std::string record = packer.pack(encode_derived(document, statements));
  const std::string text = moved ? packer.pack(document.text) : std::string();
  Query query(*database,
              "UPDATE document SET stage=1, program=?, url=?, title=?, outlet=?, published=?, "
              "precision=?, record=?,"
              " text=CASE WHEN ? THEN ? ELSE text END WHERE number=?");
  query.text(HEARSAY_VERSION);
  bind_row(query, DocumentRow(document));
  query.blob(record).integer(moved ? 1 : 0).blob(text).integer(static_cast<int64_t>(number));
  if (base::Status status = query.done(); !status.ok()) return status;
  if (base::Status status = forget_statements(number); !status.ok()) return status;
  if (base::Status status = put_statements(number, document, statements); !status.ok())
    return status;
  return add_to_mark("statements", static_cast<int64_t>(statements.size()));
}

base::Status Archive::replace(uint64_t number, const document::Document& document,
                              std::span<const statement::Statement> statements) {
  State& state = *state_;
  if (base::Status status = check_record(document, statements); !status.ok()) return status;
  if (base::Status status = state.begin(); !status.ok()) return status;
  if (base::Status status = state.put_again(number, document, statements); !status.ok()) {
    state.take_back();
    return status;
  }
  ++state.uncommitted.replaced;
  state.uncommitted.bytes += document.text.size();
  return {};
}

}  // namespace hearsay::archive

// Reading from an archive: documents, pages, names, candidates and counts.
#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "archive/archive.h"
#include "archive/codec.h"
#include "archive/index_anchors.h"
#include "archive/state.h"
#include "base/hash.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace hearsay::archive {
namespace {

// The columns State::load reads; `raw` stands in where the text is the page's very bytes.
constexpr const char* kStoredById =
    "SELECT number, id, sha256, program, stage, record, text,"
    " CASE WHEN text IS NULL THEN (SELECT bytes FROM raw WHERE raw.sha256=document.sha256) END"
    " FROM document WHERE id=?";
constexpr const char* kStoredByNumber =
    "SELECT number, id, sha256, program, stage, record, text,"
    " CASE WHEN text IS NULL THEN (SELECT bytes FROM raw WHERE raw.sha256=document.sha256) END"
    " FROM document WHERE number=?";

// Anchors of one hash that are read of one run: a passage on more pages than this has other
// anchors, or enough found.
constexpr size_t kMostPlaces = 100000;
// Documents that no full text holds yet and that are therefore read themselves: at most some
// batches.
constexpr uint64_t kMostWaiting = 20000;

base::Error no_document(const std::string& which) {
  return {base::Code::kNotFound, 0, "no document " + which + " in this archive"};
}

base::Error about(const std::string& id, const base::Error& error) {
  return {error.code, error.at, id + ": " + error.note};
}

base::Sha256 digest_of(std::string_view blob) {
  base::Sha256 digest{};
  std::copy_n(blob.begin(), std::min(blob.size(), digest.size()), digest.begin());
  return digest;
}

}  // namespace

std::string surname_key(std::string_view name) {
  while (!name.empty() && name.back() == ' ') name.remove_suffix(1);
  const size_t blank = name.rfind(' ');
  return text::name_key(blank == std::string_view::npos ? name : name.substr(blank + 1));
}

base::Result<int64_t> Archive::State::mark(const char* name) {
  Query query(*database, "SELECT value FROM mark WHERE name=?");
  if (query.text(name).row()) return query.integer_at(0);
  if (base::Status status = query.status(); !status.ok()) return status.error();
  return base::Error{base::Code::kDamaged, 0,
                     database->name() + ": the mark " + name + " is missing"};
}

base::Result<uint64_t> Archive::State::last_number() {
  Query query(*database,
              "SELECT max((SELECT coalesce(max(number), 0) FROM document), (SELECT value FROM mark "
              "WHERE name='last_number'))");
  if (query.row()) return static_cast<uint64_t>(query.integer_at(0));
  return query.status().error();
}

base::Result<uint64_t> Archive::State::number_after(uint64_t number) {
  Query query(*database, "SELECT coalesce(min(number), 0) FROM document WHERE number>?");
  if (query.integer(static_cast<int64_t>(number)).row())
    return static_cast<uint64_t>(query.integer_at(0));
  return query.status().error();
}

base::Result<Stored> Archive::State::load(Query& row) {
  Stored stored;
  document::Document& document = stored.document;
  stored.number = static_cast<uint64_t>(row.integer_at(0));
  document.id = row.text_at(1);
  document.sha256 = base::to_hex(digest_of(row.blob_at(2)));
  stored.program = row.text_at(3);
  stored.complete = row.integer_at(4) != 0;
  base::Result<std::string> record = packer.unpack(row.blob_at(5));
  if (!record.ok()) return about(document.id, record.error());
  base::Result<std::string> text = packer.unpack(row.blob_at(row.null_at(6) ? 7 : 6));
  if (!text.ok()) return about(document.id, text.error());
  document.text = std::move(*text);
  if (const auto broken = text::first_broken(document.text))
    return base::Error{base::Code::kDamaged, *broken, document.id + ": the kept text is not UTF-8"};
  if (base::Status status = decode_derived(*record, document, stored.statements); !status.ok())
    return about(document.id, status.error());
  if (base::Status status = check_record(document, stored.statements); !status.ok())
    return status.error();
  return stored;
}

base::Result<Stored> Archive::State::load(const std::string& id) {
  Query query(*database, kStoredById);
  if (query.text(id).row()) return load(query);
  if (base::Status status = query.status(); !status.ok()) return status.error();
  return no_document("\"" + id + "\"");
}

base::Result<Stored> Archive::State::load(uint64_t number) {
  Query query(*database, kStoredByNumber);
  if (query.integer(static_cast<int64_t>(number)).row()) return load(query);
  if (base::Status status = query.status(); !status.ok()) return status.error();
  return no_document(std::to_string(number));
}

base::Result<std::string> Archive::State::text_of(uint64_t number) {
  Query query(*database,
              "SELECT CASE WHEN text IS NULL THEN (SELECT bytes FROM raw WHERE "
              "raw.sha256=document.sha256) ELSE text END"
              " FROM document WHERE number=?");
  query.integer(static_cast<int64_t>(number));
  if (query.row()) return packer.unpack(query.blob_at(0));
  if (base::Status status = query.status(); !status.ok()) return status.error();
  return no_document(std::to_string(number));
}

bool Archive::has(const std::string& id, const std::string& sha256) const {
  Query query(*state_->database,
              "SELECT 1 FROM document WHERE (id=? OR id=?) AND lower(hex(sha256))=?");
  const std::string other = id + "@" + sha256.substr(0, 12);
  return query.text(id).text(other).text(sha256).row();
}

base::Result<Stored> Archive::document(const std::string& id) const { return state_->load(id); }
base::Result<Stored> Archive::document(uint64_t number) const { return state_->load(number); }

base::Result<std::string> Archive::raw(const std::string& id) const {
  Query query(*state_->database,
              "SELECT raw.bytes FROM document d JOIN raw ON raw.sha256=d.sha256 WHERE d.id=?");
  if (query.text(id).row()) {
    base::Result<std::string> bytes = state_->packer.unpack(query.blob_at(0));
    return bytes.ok() ? std::move(bytes) : about(id, bytes.error());
  }
  if (base::Status status = query.status(); !status.ok()) return status.error();
  return no_document("\"" + id + "\"");
}

base::Result<page::Page> Archive::page(uint64_t number) const {
  Query query(
      *state_->database,
      "SELECT d.id, d.sha256, d.carrier, raw.bytes FROM document d JOIN raw ON raw.sha256=d.sha256"
      " WHERE d.number=?");
  if (!query.integer(static_cast<int64_t>(number)).row()) {
    if (base::Status status = query.status(); !status.ok()) return status.error();
    return no_document(std::to_string(number));
  }
  page::Page page;
  page.id = query.text_at(0);
  page.sha256 = base::to_hex(digest_of(query.blob_at(1)));
  if (base::Status status = decode_page(query.blob_at(2), page); !status.ok())
    return about(page.id, status.error());
  base::Result<std::string> bytes = state_->packer.unpack(query.blob_at(3));
  if (!bytes.ok()) return about(page.id, bytes.error());
  page.bytes = std::move(*bytes);
  return page;
}

base::Result<uint64_t> Archive::number_of(const std::string& id) const {
  Query query(*state_->database, "SELECT number FROM document WHERE id=?");
  if (query.text(id).row()) return static_cast<uint64_t>(query.integer_at(0));
  if (base::Status status = query.status(); !status.ok()) return status.error();
  return no_document("\"" + id + "\"");
}

base::Result<std::vector<std::string>> Archive::ids() const {
  Query query(*state_->database, "SELECT id FROM document ORDER BY number");
  std::vector<std::string> ids;
  while (query.row()) ids.push_back(query.text_at(0));
  if (base::Status status = query.status(); !status.ok()) return status.error();
  return ids;
}

base::Result<std::vector<std::string>> Archive::namesakes(const std::string& name) const {
  Query query(
      *state_->database,
      "SELECT DISTINCT speaker FROM statement WHERE surname=? AND surname<>'' ORDER BY speaker");
  query.text(surname_key(name));
  std::vector<std::string> names;
  while (query.row()) {
    if (std::string full = query.text_at(0); full.find(' ') != std::string::npos)
      names.push_back(std::move(full));
  }
  if (base::Status status = query.status(); !status.ok()) return status.error();
  return names;
}

base::Result<std::vector<Archive::Sharing>> Archive::sharing(std::span<const match::Anchor> anchors,
                                                             size_t limit) const {
  std::vector<uint64_t> hashes;
  for (const match::Anchor& anchor : anchors) hashes.push_back(kept_hash(anchor.hash));
  const auto in_order = [](uint64_t a, uint64_t b) { return ordered(a) < ordered(b); };
  std::sort(hashes.begin(), hashes.end(), in_order);
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  base::Result<std::vector<match::Anchor>> found = state_->anchors.find(hashes, kMostPlaces);
  if (!found.ok()) return found.error();
  // One anchor counts once for a document, however often the document has it.
  std::set<std::pair<uint64_t, uint32_t>> once;
  std::map<uint64_t, uint32_t> shared;
  for (const match::Anchor& anchor : *found) {
    if (once.emplace(anchor.hash, anchor.text.value()).second) ++shared[anchor.text.value()];
  }
  std::vector<Sharing> out;
  for (const auto& [number, count] : shared) out.push_back({number, count});
  std::stable_sort(out.begin(), out.end(),
                   [](const Sharing& a, const Sharing& b) { return a.anchors > b.anchors; });
  size_t there = 0;  // those that are not gone
  for (size_t i = 0; i < out.size() && there < limit; ++i) {
    Query query(*state_->database, "SELECT 1 FROM document WHERE number=?");
    if (query.integer(static_cast<int64_t>(out[i].number)).row()) out[there++] = out[i];
    if (base::Status status = query.status(); !status.ok()) return status.error();
  }
  out.resize(there);
  return out;
}

base::Result<uint64_t> Archive::anchor_count() const {
  Query query(*state_->database, "SELECT coalesce(sum(anchors), 0) FROM run WHERE live=1");
  if (query.row()) return static_cast<uint64_t>(query.integer_at(0));
  return query.status().error();
}

base::Result<std::vector<std::string>> Archive::outlets() const {
  Query query(*state_->database, "SELECT number, outlet FROM document");
  std::vector<std::string> outlets(1);
  while (query.row()) {
    const auto number = static_cast<uint64_t>(query.integer_at(0));
    if (number > UINT32_MAX) break;
    if (number >= outlets.size()) outlets.resize(number + 1);
    if (!query.null_at(1)) outlets[number] = query.text_at(1);
  }
  if (base::Status status = query.status(); !status.ok()) return status.error();
  return outlets;
}

base::Result<std::vector<uint64_t>> Archive::holding(std::string_view query, size_t limit) const {
  const std::vector<std::string> words = distinct_words(query);
  const Snapshot snapshot(*state_->database);
  const base::Result<uint64_t> last = state_->last_number();
  if (!last.ok()) return last.error();
  const base::Result<int64_t> done = state_->mark("words_done");
  if (!done.ok()) return done.error();
  base::Result<std::vector<uint64_t>> found = state_->words.search(words, *last, limit);
  if (!found.ok()) return found;
  // What an adding has committed but not yet indexed is looked at itself, so that nothing in the
  // archive goes unseen.
  const std::set<std::string> asked(words.begin(), words.end());
  for (uint64_t number = static_cast<uint64_t>(*done) + 1;
       number <= *last && number - static_cast<uint64_t>(*done) <= kMostWaiting; ++number) {
    const base::Result<std::string> text = state_->text_of(number);
    if (!text.ok()) continue;  // examine() names the damage
    size_t held = 0;
    for (const std::string& word : distinct_words(*text)) held += asked.count(word);
    if (held * 2 >= asked.size() && held > 0) found->push_back(number);
  }
  return found;
}

base::Result<uint64_t> Archive::number_after(uint64_t number) const {
  return state_->number_after(number);
}

base::Result<uint64_t> Archive::last_number() const { return state_->last_number(); }

base::Result<uint64_t> Archive::size() const {
  Query query(*state_->database, "SELECT count(*) FROM document");
  if (query.row()) return static_cast<uint64_t>(query.integer_at(0));
  return query.status().error();
}

base::Result<Counts> Archive::counts() const {
  Counts counts;
  const base::Result<uint64_t> documents = size();
  const base::Result<int64_t> statements = state_->mark("statements"),
                              raw = state_->mark("raw_bytes"), done = state_->mark("words_done");
  const base::Result<uint64_t> last = state_->last_number();
  for (const auto* result : {&statements, &raw, &done}) {
    if (!result->ok()) return result->error();
  }
  if (!documents.ok()) return documents.error();
  if (!last.ok()) return last.error();
  counts.documents = *documents;
  counts.statements = static_cast<uint64_t>(*statements);
  counts.raw_bytes = static_cast<uint64_t>(*raw);
  counts.waiting = *last - std::min(*last, static_cast<uint64_t>(*done));
  Query sizes(*state_->database,
              "SELECT (SELECT page_count FROM pragma_page_count) * (SELECT page_size FROM "
              "pragma_page_size),"
              " (SELECT count(*) FROM segment)");
  if (!sizes.row()) return sizes.status().error();
  counts.stored_bytes = static_cast<uint64_t>(sizes.integer_at(0));
  counts.segments = static_cast<uint64_t>(sizes.integer_at(1));
  Query programs(*state_->database,
                 "SELECT program, count(*) FROM document GROUP BY program ORDER BY program");
  while (programs.row())
    counts.programs.emplace_back(programs.text_at(0),
                                 static_cast<uint64_t>(programs.integer_at(1)));
  if (base::Status status = programs.status(); !status.ok()) return status.error();
  return counts;
}

base::Result<std::vector<JournalLine>> Archive::journal() const {
  Query query(*state_->database, "SELECT time, program, what, note FROM journal ORDER BY number");
  std::vector<JournalLine> lines;
  while (query.row())
    lines.push_back({query.text_at(0), query.text_at(1), query.text_at(2), query.text_at(3)});
  if (base::Status status = query.status(); !status.ok()) return status.error();
  return lines;
}

}  // namespace hearsay::archive

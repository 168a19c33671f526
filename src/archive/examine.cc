// The self-check of an archive: SQLite's own, then every document, statement and segment held
// against the rest.
#include <set>

#include "archive/archive.h"
#include "archive/codec.h"
#include "archive/rows.h"
#include "archive/state.h"
#include "base/hash.h"

namespace hearsay::archive {
namespace {

constexpr size_t kMostFaults = 1000;

class Examiner {
 public:
  explicit Examiner(Database& database, Packer& packer) : database_(database), packer_(packer) {}

  std::vector<Fault> take() { return std::move(faults_); }
  bool full() const { return faults_.size() >= kMostFaults; }
  void fault(std::string what, std::string note) {
    if (!full()) faults_.push_back({std::move(what), std::move(note)});
  }
  void fault(std::string what, const base::Status& status) {
    if (!status.ok()) fault(std::move(what), status.error().note);
  }

  // Pages, b-trees, uniqueness: one line for each fault SQLite finds.
  void sqlite_itself() {
    Query query(database_, "PRAGMA integrity_check(100)");
    while (query.row()) {
      if (const std::string line = query.text_at(0); line != "ok") fault("sqlite", line);
    }
    fault("sqlite", query.status());
  }

  void foreign_keys() {
    Query query(database_, "PRAGMA foreign_key_check");
    while (query.row())
      fault("foreign_key",
            query.text_at(0) + " row " + query.text_at(1) + " names a missing " + query.text_at(2));
    fault("foreign_key", query.status());
  }

  // A sum the archive keeps against the same sum taken now.
  void sum(const char* name, const char* sql, int64_t kept) {
    Query query(database_, sql);
    if (!query.row()) return fault("count", query.status());
    const int64_t found = query.integer_at(0);
    if (found != kept)
      fault("count", std::string(name) + ": " + std::to_string(kept) + " are said, " +
                         std::to_string(found) + " are there");
  }

  // The payload of one document: unpacked, its size, its digest.
  void payload(const std::string& id, std::string_view digest, int64_t size,
               std::string_view packed) {
    const base::Result<std::string> bytes = packer_.unpack(packed);
    if (!bytes.ok()) return fault("raw", id + ": " + bytes.error().note);
    if (static_cast<int64_t>(bytes->size()) != size)
      fault("raw", id + ": another size than was kept");
    const base::Sha256 found = base::sha256(*bytes);
    if (digest != std::string_view(reinterpret_cast<const char*>(found.data()), found.size()))
      fault("sha256", id + ": the kept bytes are not those of the digest; they hash to " +
                          base::to_hex(found));
  }

  // What the tables repeat of a record, held against the record. `filed`: so are its speakers.
  void repeated(const Stored& stored, bool filed) {
    if (!(document_row(stored.number) == DocumentRow(stored.document)))
      fault("document", stored.document.id +
                            ": its row has another title, outlet, date or address than its record");
    const std::vector<StatementRow> wanted = statement_rows(stored.document, stored.statements),
                                    found = statements_of(stored.number);
    if (found.size() != wanted.size())
      fault("statement", stored.document.id + ": " + std::to_string(wanted.size()) +
                             " statements in the record, " + std::to_string(found.size()) +
                             " rows");
    else if (!(found == wanted))
      fault("statement", stored.document.id + ": a statement's row is not that of the record");
    if (filed && mentions_of(stored.number) != mention_rows(stored.document, stored.statements))
      fault("mention", stored.document.id + ": the speakers filed are not those of the record");
  }

  void runs() {
    Query query(database_,
                "SELECT run.number, run.anchors, coalesce(sum(segment.anchors), 0) AS there FROM "
                "run LEFT JOIN segment ON segment.run=run.number GROUP BY run.number "
                "HAVING there <> run.anchors");
    while (query.row())
      fault("segment", "run " + query.text_at(0) + ": " + query.text_at(1) + " anchors are said, " +
                           query.text_at(2) + " are there");
    fault("segment", query.status());
  }

  void segments(uint64_t last_number) {
    Query query(database_,
                "SELECT segment.number, first, last, segment.anchors, bytes, run, live FROM segment"
                " LEFT JOIN run ON run.number=segment.run ORDER BY segment.number");
    while (!full() && query.row()) {
      const std::string name = "segment " + query.text_at(0);
      const base::Result<match::Segment> segment = match::Segment::decode(query.blob_at(4));
      if (!segment.ok()) {
        fault("segment", name + ": " + segment.error().note);
        continue;
      }
      const std::vector<match::Anchor> all = segment->all();
      if (all.empty() || static_cast<int64_t>(all.size()) != query.integer_at(3) ||
          ordered(all.front().hash) != query.integer_at(1) ||
          ordered(all.back().hash) != query.integer_at(2)) {
        fault("segment", name + ": its anchors are not those its row tells of");
        continue;
      }
      for (const match::Anchor& anchor : all) {
        if (anchor.text.value() >= 1 && anchor.text.value() <= last_number) continue;
        fault("segment", name + ": an anchor of a document that is not there");
        break;
      }
    }
    fault("segment", query.status());
  }

 private:
  DocumentRow document_row(uint64_t number) {
    Query query(database_,
                "SELECT url, title, outlet, published, precision FROM document WHERE number=?");
    DocumentRow row;
    if (!query.integer(static_cast<int64_t>(number)).row()) return row;
    int column = 0;
    for (std::string* cell : {&row.url, &row.title, &row.outlet, &row.published, &row.precision})
      *cell = query.text_at(column++);
    return row;
  }

  // What a query gives of a document, each row as `read` has it.
  template <class Row, class Read>
  std::vector<Row> rows_of(uint64_t number, const char* what, const char* sql, Read read) {
    Query query(database_, sql);
    query.integer(static_cast<int64_t>(number));
    std::vector<Row> out;
    while (query.row()) out.push_back(read(query));
    fault(what, query.status());
    return out;
  }

  std::vector<StatementRow> statements_of(uint64_t number) {
    return rows_of<StatementRow>(
        number, "statement",
        "SELECT number, kind, speaker, surname, content, negated FROM statement WHERE document=? "
        "ORDER BY number",
        [](const Query& row) {
          return StatementRow{row.integer_at(0), row.text_at(1), row.text_at(2),
                              row.text_at(3),    row.text_at(4), row.integer_at(5) != 0};
        });
  }

  std::vector<MentionRow> mentions_of(uint64_t number) {
    return rows_of<MentionRow>(
        number, "mention",
        "SELECT key, name, first, last, type, role, date, part FROM mention WHERE document=? "
        "ORDER BY key, name, first",
        [](const Query& row) {
          return MentionRow{row.text_at(0), row.text_at(1), row.integer_at(2), row.integer_at(3),
                            row.text_at(4), row.text_at(5), row.text_at(6),    row.integer_at(7)};
        });
  }

  Database& database_;
  Packer& packer_;
  std::vector<Fault> faults_;
};

}  // namespace

base::Result<std::vector<Fault>> Archive::examine(
    const std::function<void(uint64_t done, uint64_t all)>& progress) const {
  State& state = *state_;
  Database& database = *state.database;
  Examiner examiner(database, state.packer);
  // One view of the archive, however much a writer adds meanwhile.
  const Snapshot snapshot(database);
  examiner.sqlite_itself();
  examiner.foreign_keys();
  const base::Result<uint64_t> last = state.last_number();
  const base::Result<int64_t> statements = state.mark("statements"),
                              raw_bytes = state.mark("raw_bytes"),
                              worded = state.mark("words_done"),
                              anchored = state.mark("anchors_done"),
                              unfiled = state.mark("unfiled");
  for (const auto* mark : {&statements, &raw_bytes, &worded, &anchored, &unfiled}) {
    if (!mark->ok()) examiner.fault("count", mark->error().note);
  }
  if (last.ok() && statements.ok() && raw_bytes.ok() && worded.ok() && anchored.ok()) {
    examiner.sum("statements", "SELECT count(*) FROM statement", *statements);
    examiner.sum("bytes of pages", "SELECT coalesce(sum(size), 0) FROM raw", *raw_bytes);
    examiner.sum("documents taken out that are still there",
                 "SELECT count(*) FROM gone JOIN document ON document.number=gone.number", 0);
    examiner.sum("documents in the full text",
                 "SELECT (SELECT count(*) FROM words_docsize) - (SELECT count(*) FROM document "
                 "WHERE number <= "
                 "(SELECT value FROM mark WHERE name='words_done'))",
                 0);
    examiner.sum("the last number given",
                 "SELECT max((SELECT coalesce(max(number), 0) FROM document), "
                 "(SELECT coalesce(max(number), 0) FROM gone))",
                 static_cast<int64_t>(*last));
    if (*worded > static_cast<int64_t>(*last) || *anchored > static_cast<int64_t>(*last))
      examiner.fault("count", "an index is said to hold more documents than there are");
  }

  Query rows(database,
             "SELECT d.number, d.id, d.sha256, raw.size, raw.bytes, d.carrier FROM document d"
             " LEFT JOIN raw ON raw.sha256=d.sha256 ORDER BY d.number");
  while (!examiner.full() && rows.row()) {
    const auto number = static_cast<uint64_t>(rows.integer_at(0));
    const std::string id = rows.text_at(1);
    if (rows.null_at(4)) {
      examiner.fault("raw", id + ": its bytes are missing");
    } else {
      examiner.payload(id, rows.blob_at(2), rows.integer_at(3), rows.blob_at(4));
    }
    page::Page page;
    if (base::Status status = decode_page(rows.blob_at(5), page); !status.ok())
      examiner.fault("record", id + ": " + status.error().note);
    const base::Result<Stored> stored = state.load(number);
    if (stored.ok()) {
      examiner.repeated(*stored, unfiled.ok() && *unfiled == 0);
    } else {
      examiner.fault("record", stored.error().note);
    }
    if (progress) progress(number, last.ok() ? *last : number);
  }
  examiner.fault("sqlite", rows.status());
  examiner.runs();
  examiner.segments(last.ok() ? *last : 0);
  return examiner.take();
}

}  // namespace hearsay::archive

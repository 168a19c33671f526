// The archive's tables, version 4. docs/archive.md shows the same with a word on each column.
#include "archive/schema.h"

#include <string>

namespace hearsay::archive {
namespace {

// Small columns first, so that a look at them never walks the pages of a blob.
constexpr const char* kTables = R"sql(
CREATE TABLE mark(name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO mark VALUES('anchors_done', 0), ('words_done', 0), ('statements', 0), ('raw_bytes', 0),
  ('last_number', 0), ('unfiled', 0);
CREATE TABLE raw(sha256 BLOB PRIMARY KEY, size INTEGER NOT NULL, bytes BLOB NOT NULL);
CREATE TABLE document(
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sha256 BLOB NOT NULL REFERENCES raw(sha256),
  stage INTEGER NOT NULL, program TEXT NOT NULL, url TEXT, title TEXT, outlet TEXT, published TEXT, precision TEXT,
  carrier BLOB NOT NULL, record BLOB NOT NULL, text BLOB);
CREATE TABLE statement(
  document INTEGER NOT NULL REFERENCES document(number), number INTEGER NOT NULL, kind TEXT NOT NULL,
  speaker TEXT NOT NULL, surname TEXT NOT NULL, content TEXT NOT NULL, negated INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY(document, number)) WITHOUT ROWID;
CREATE INDEX statement_by_surname ON statement(surname, speaker) WHERE surname <> '';
CREATE TABLE run(number INTEGER PRIMARY KEY AUTOINCREMENT, level INTEGER NOT NULL, anchors INTEGER NOT NULL, live INTEGER NOT NULL);
CREATE TABLE segment(
  number INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES run(number), first INTEGER NOT NULL,
  last INTEGER NOT NULL, anchors INTEGER NOT NULL, bytes BLOB NOT NULL);
CREATE INDEX segment_by_hash ON segment(run, last, number);
CREATE VIRTUAL TABLE words USING fts5(text, content='', tokenize='ascii', detail=none);
INSERT INTO words(words, rank) VALUES('automerge', 8), ('hashsize', 67108864);
CREATE TABLE journal(number INTEGER PRIMARY KEY, time TEXT NOT NULL, program TEXT NOT NULL, what TEXT NOT NULL,
  note TEXT NOT NULL);
)sql";

// What versions 2 and 3 added: what was taken out, who is named where, and what a person judged.
constexpr const char* kNewTables = R"sql(
CREATE TABLE gone(number INTEGER PRIMARY KEY);
CREATE TABLE mention(
  key TEXT NOT NULL, name TEXT NOT NULL, document INTEGER NOT NULL REFERENCES document(number) ON DELETE CASCADE,
  first INTEGER NOT NULL, last INTEGER NOT NULL, type TEXT NOT NULL, role TEXT NOT NULL, date TEXT NOT NULL,
  part INTEGER NOT NULL DEFAULT 0, PRIMARY KEY(key, name, document, first)) WITHOUT ROWID;
CREATE INDEX mention_by_document ON mention(document);
CREATE INDEX IF NOT EXISTS document_waiting ON document(number) WHERE stage=0;
CREATE TABLE judgement(
  number INTEGER PRIMARY KEY, time TEXT NOT NULL, program TEXT NOT NULL, what TEXT NOT NULL, a TEXT NOT NULL,
  a_document TEXT NOT NULL, b TEXT NOT NULL, b_document TEXT NOT NULL, undoes INTEGER NOT NULL,
  a_part INTEGER NOT NULL DEFAULT -1, b_part INTEGER NOT NULL DEFAULT -1);
)sql";

// The index of version 1 was of another kind: it is dropped, and the next index pass makes that of
// today. Its speakers are not filed: the mark says up to which document.
constexpr const char* kFromVersion1 = R"sql(
INSERT INTO mark VALUES('last_number', 0);
INSERT INTO mark SELECT 'unfiled', coalesce(max(number), 0) FROM document;
DELETE FROM segment;
DELETE FROM run;
UPDATE mark SET value=0 WHERE name='anchors_done';
)sql";

// Version 2 filed speakers by page and not by article, so that they are to be filed anew.
constexpr const char* kFromVersion2 = R"sql(
CREATE INDEX IF NOT EXISTS document_waiting ON document(number) WHERE stage=0;
ALTER TABLE mention ADD COLUMN part INTEGER NOT NULL DEFAULT 0;
ALTER TABLE judgement ADD COLUMN a_part INTEGER NOT NULL DEFAULT -1;
ALTER TABLE judgement ADD COLUMN b_part INTEGER NOT NULL DEFAULT -1;
UPDATE mark SET value=(SELECT coalesce(max(number), 0) FROM document) WHERE name='unfiled';
)sql";

// Version 3 did not file which statements are denials; they are filed with their speakers.
constexpr const char* kFromVersion3 = R"sql(
ALTER TABLE statement ADD COLUMN negated INTEGER NOT NULL DEFAULT 0;
UPDATE mark SET value=(SELECT coalesce(max(number), 0) FROM document) WHERE name='unfiled';
)sql";

// "PRAGMA name" as a number.
base::Result<int64_t> setting(Database& database, const char* sql) {
  Query query(database, sql);
  if (query.row()) return query.integer_at(0);
  if (base::Status status = query.status(); !status.ok()) return status.error();
  return int64_t{0};
}

base::Error refused(const Database& database, base::Code code, const char* note) {
  return {code, 0, database.name() + ": " + note};
}

}  // namespace

base::Status configure(Database& database, bool writes) {
  // cell_size_check: damaged pages are found when they are read, not when they are believed.
  if (base::Status status = database.run(
          "PRAGMA temp_store=MEMORY; PRAGMA cell_size_check=ON; PRAGMA foreign_keys=ON;"
          "PRAGMA cache_size=-65536");
      !status.ok() || !writes)
    return status;
  return database.run(
      "PRAGMA synchronous=FULL; PRAGMA journal_size_limit=67108864; PRAGMA "
      "wal_autocheckpoint=4000");
}

base::Status create_tables(Database& database) {
  for (const char* sql : {kTables, kNewTables})
    if (base::Status status = database.run(sql); !status.ok()) return status;
  const std::string numbers = "PRAGMA application_id=" + std::to_string(kApplicationId) +
                              "; PRAGMA user_version=" + std::to_string(kSchemaVersion);
  return database.run(numbers.c_str());
}

base::Status upgrade_tables(Database& database) {
  const base::Result<int64_t> old = setting(database, "PRAGMA user_version");
  if (!old.ok()) return old.error();
  if (*old == 1) {
    for (const char* sql : {kNewTables, kFromVersion1})
      if (base::Status status = database.run(sql); !status.ok()) return status;
  } else if (*old == 2) {
    if (base::Status status = database.run(kFromVersion2); !status.ok()) return status;
  }
  if (base::Status status = database.run(kFromVersion3); !status.ok()) return status;
  const std::string version = "PRAGMA user_version=" + std::to_string(kSchemaVersion);
  return database.run(version.c_str());
}

base::Result<FileKind> recognise(Database& database) {
  const base::Result<int64_t> tables = setting(database, "SELECT count(*) FROM sqlite_schema");
  if (!tables.ok()) return tables.error();
  const base::Result<int64_t> application = setting(database, "PRAGMA application_id");
  if (!application.ok()) return application.error();
  const base::Result<int64_t> version = setting(database, "PRAGMA user_version");
  if (!version.ok()) return version.error();
  if (*tables == 0 && *application == 0 && *version == 0) return FileKind::kEmpty;
  if (*application != kApplicationId)
    return refused(database, base::Code::kUnsupported,
                   "an SQLite file of another program, not an archive of Hearsay");
  if (*version > kSchemaVersion) {
    const std::string note = database.name() + ": an archive of version " +
                             std::to_string(*version) +
                             ", written by a newer Hearsay; this one knows versions up to " +
                             std::to_string(kSchemaVersion);
    return base::Error{base::Code::kNewerVersion, 0, note};
  }
  if (*version == 1) return FileKind::kOlder;
  const base::Result<int64_t> strange =
      setting(database, "SELECT count(*) FROM sqlite_schema WHERE type NOT IN ('table', 'index')");
  if (!strange.ok()) return strange.error();
  const base::Result<int64_t> ours =
      setting(database,
              "SELECT count(*) FROM sqlite_schema WHERE type='table' AND name IN "
              "('mark','raw','document','statement','run','segment','words','journal','gone',"
              "'mention','judgement')");
  if (!ours.ok()) return ours.error();
  if (*strange != 0 || *ours != 11 || *version < 1)
    return refused(database, base::Code::kDamaged, "the tables are not those of an archive");
  return *version < kSchemaVersion ? FileKind::kOlder : FileKind::kArchive;
}

}  // namespace hearsay::archive

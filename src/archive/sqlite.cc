// The connection: how SQLite's result codes become reasons a person understands, and the cache of
// statements.
#include "archive/sqlite.h"

#include <cerrno>
#include <cstring>
#include <utility>

namespace hearsay::archive {
namespace {

bool is_full(int primary, int system_error) {
  if (primary == SQLITE_FULL) return true;
  return primary == SQLITE_IOERR &&
         (system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG);
}

base::Code code_of(int primary, int system_error) {
  if (is_full(primary, system_error)) return base::Code::kNoSpace;
  switch (primary) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return base::Code::kBusy;
    case SQLITE_NOTADB: return base::Code::kUnsupported;
    case SQLITE_CORRUPT:
    case SQLITE_ERROR:
    case SQLITE_SCHEMA:
    case SQLITE_FORMAT: return base::Code::kDamaged;
    case SQLITE_TOOBIG: return base::Code::kTooLarge;
    case SQLITE_READONLY: return base::Code::kOutput;
    default: return base::Code::kInput;
  }
}

std::string_view meaning(base::Code code) {
  switch (code) {
    case base::Code::kNoSpace:
      return "the disk is full; what was not yet committed was taken back, the rest is whole";
    case base::Code::kBusy: return "the archive is locked by another writer";
    case base::Code::kUnsupported: return "not an archive of Hearsay";
    case base::Code::kOutput: return "the archive cannot be written";
    default: return {};
  }
}

}  // namespace

base::Result<std::unique_ptr<Database>> Database::open(const std::string& file,
                                                       const std::string& name, int flags,
                                                       int busy_ms) {
  std::unique_ptr<Database> database(new Database(name));
  const int code =
      sqlite3_open_v2(file.c_str(), &database->handle_, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  if (code != SQLITE_OK) return database->failure("open");
  sqlite3_extended_result_codes(database->handle_, 1);
  sqlite3_busy_timeout(database->handle_, busy_ms);
  // An archive may come from a stranger: nothing in its schema may reach outside of it.
  sqlite3_db_config(database->handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(database->handle_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(database->handle_, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  sqlite3_db_config(database->handle_, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
  return database;
}

Database::~Database() {
  for (auto& [sql, statements] : idle_) {
    for (sqlite3_stmt* statement : statements) sqlite3_finalize(statement);
  }
  sqlite3_close(handle_);
}

base::Status Database::run(const char* sql) {
  if (sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) == SQLITE_OK) return {};
  return failure(std::string_view(sql).substr(0, 40));
}

base::Error Database::failure(std::string_view doing) const {
  if (handle_ == nullptr) return {base::Code::kInput, 0, name_ + ": out of memory"};
  const int primary = sqlite3_errcode(handle_) & 0xff;
  const int system_error = sqlite3_system_errno(handle_);
  const base::Code code = code_of(primary, system_error);
  std::string note = name_ + ": ";
  if (const std::string_view plain = meaning(code); !plain.empty()) {
    note += plain;
  } else {
    note += sqlite3_errmsg(handle_);
    if (system_error != 0 && primary != SQLITE_CORRUPT)
      note += std::string(" (") + std::strerror(system_error) + ")";
    note += " at: ";
    note += doing;
  }
  return {code, 0, std::move(note)};
}

sqlite3_stmt* Database::take(const char* sql) {
  auto& idle = idle_[sql];
  if (!idle.empty()) {
    sqlite3_stmt* statement = idle.back();
    idle.pop_back();
    return statement;
  }
  sqlite3_stmt* statement = nullptr;
  sqlite3_prepare_v3(handle_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  return statement;  // null where it failed; the connection keeps the reason
}

void Database::give_back(const char* sql, sqlite3_stmt* statement) {
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
  idle_[sql].push_back(statement);
}

Query::Query(Database& database, const char* sql)
    : database_(database), sql_(sql), statement_(database.take(sql)) {
  if (statement_ == nullptr) code_ = sqlite3_errcode(database.handle_);
}

Query::~Query() {
  if (statement_ != nullptr) database_.give_back(sql_, statement_);
}

void Query::bound(int code) {
  if (code != SQLITE_OK && code_ == SQLITE_OK) code_ = code;
}

Query& Query::integer(int64_t value) {
  if (statement_ != nullptr) bound(sqlite3_bind_int64(statement_, ++next_, value));
  return *this;
}

Query& Query::text(std::string_view value) {
  const char* data = value.data() == nullptr ? "" : value.data();
  if (statement_ != nullptr)
    bound(sqlite3_bind_text64(statement_, ++next_, data, value.size(), SQLITE_TRANSIENT,
                              SQLITE_UTF8));
  return *this;
}

Query& Query::blob(std::string_view value) {
  const char* data = value.data() == nullptr ? "" : value.data();
  if (statement_ != nullptr)
    bound(sqlite3_bind_blob64(statement_, ++next_, data, value.size(), SQLITE_STATIC));
  return *this;
}

Query& Query::null() {
  if (statement_ != nullptr) bound(sqlite3_bind_null(statement_, ++next_));
  return *this;
}

bool Query::row() {
  if (code_ != SQLITE_OK && code_ != SQLITE_ROW) return false;
  code_ = sqlite3_step(statement_);
  return code_ == SQLITE_ROW;
}

base::Status Query::status() {
  if (code_ == SQLITE_OK || code_ == SQLITE_ROW || code_ == SQLITE_DONE) return {};
  return database_.failure(std::string_view(sql_).substr(0, 60));
}

base::Status Query::done() {
  while (row()) {
  }
  return status();
}

int64_t Query::integer_at(int column) const { return sqlite3_column_int64(statement_, column); }

bool Query::null_at(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::string Query::text_at(int column) const {
  const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  if (data == nullptr) return {};
  return std::string(data, static_cast<size_t>(sqlite3_column_bytes(statement_, column)));
}

std::string_view Query::blob_at(int column) const {
  const auto* data = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  if (data == nullptr) return {};
  return {data, static_cast<size_t>(sqlite3_column_bytes(statement_, column))};
}

Transaction::Transaction(Database& database)
    : database_(database), begun_(database.run("BEGIN IMMEDIATE")) {
  open_ = begun_.ok();
}

Transaction::~Transaction() {
  // SQLite has already rolled back by itself after some failures (a full disk among them).
  if (open_ && database_.in_transaction()) (void)database_.run("ROLLBACK");
}

base::Status Transaction::commit() {
  base::Status status = database_.run("COMMIT");
  if (status.ok()) open_ = false;
  return status;
}

Snapshot::Snapshot(Database& database)
    : database_(database), open_(database.run("SAVEPOINT snapshot").ok()) {}

Snapshot::~Snapshot() {
  if (open_) (void)database_.run("RELEASE snapshot");
}

}  // namespace hearsay::archive

// Owners of an SQLite connection and its prepared statements; every failure becomes a base::Error.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"

namespace hearsay::archive {

// One connection. Not safe for several threads at once. Statements are prepared once and kept by
// the address of their SQL, which therefore must be a string literal or another text that lives as
// long as the connection.
class Database {
 public:
  // `flags` as sqlite3_open_v2 takes them. `name` is what messages call the file.
  static base::Result<std::unique_ptr<Database>> open(const std::string& file,
                                                      const std::string& name, int flags,
                                                      int busy_ms);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database();

  // Runs statements that give no rows.
  base::Status run(const char* sql);

  // The last failure of this connection as an error; `doing` says what was tried ("add a
  // document").
  base::Error failure(std::string_view doing) const;

  const std::string& name() const { return name_; }
  sqlite3* handle() const { return handle_; }
  bool in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }

 private:
  friend class Query;
  explicit Database(std::string name) : name_(std::move(name)) {}
  sqlite3_stmt* take(const char* sql);
  void give_back(const char* sql, sqlite3_stmt* statement);

  std::string name_;
  sqlite3* handle_ = nullptr;
  std::unordered_map<const char*, std::vector<sqlite3_stmt*>>
      idle_;  // never walked, so its order decides nothing
};

// One run of a prepared statement. Parameters are bound in order, then row() is called until it is
// false, then status() tells whether the end was a good one. Bound texts are copied; bound blobs
// are borrowed until the query is gone.
class Query {
 public:
  Query(Database& database, const char* sql);
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;
  ~Query();

  Query& integer(int64_t value);
  Query& text(std::string_view value);
  Query& blob(std::string_view value);
  Query& null();

  bool row();             // the next row is there
  base::Status status();  // as of the last row(); doing: the statement's own first words
  base::Status done();    // runs to the end, for statements without rows

  int64_t integer_at(int column) const;
  std::string text_at(int column) const;
  bool null_at(int column) const;
  std::string_view blob_at(int column) const;  // lent until the next row()

 private:
  void bound(int code);
  Database& database_;
  const char* sql_;
  sqlite3_stmt* statement_;
  int next_ = 0;
  int code_ = SQLITE_OK;
};

// BEGIN IMMEDIATE on construction, ROLLBACK on destruction unless commit() succeeded.
class Transaction {
 public:
  explicit Transaction(Database& database);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();
  const base::Status& begun() const { return begun_; }
  base::Status commit();

 private:
  Database& database_;
  base::Status begun_;
  bool open_ = false;
};

// While it lives, everything read stands as it stood at the first read, whatever a writer commits
// meanwhile. May be nested.
class Snapshot {
 public:
  explicit Snapshot(Database& database);
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;
  ~Snapshot();

 private:
  Database& database_;
  bool open_ = false;
};

}  // namespace hearsay::archive

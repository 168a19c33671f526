// What the tables repeat of a record, so that it can be looked up: made when the record is put,
// held against it by the self-check.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "archive/speakers.h"
#include "document/document.h"
#include "statement/statement.h"

namespace hearsay::archive {

// Empty: null.
struct DocumentRow {
  std::string url, title, outlet, published, precision;
  explicit DocumentRow(const document::Document& document);
  DocumentRow() = default;
  friend bool operator==(const DocumentRow&, const DocumentRow&) = default;
};

struct StatementRow {
  int64_t number = 0;
  std::string kind, speaker;
  std::string surname;  // text::name_key of the speaker's last word; empty for groups and nobody
  std::string content;  // as Said tells it
  bool negated = false;
  friend bool operator==(const StatementRow&, const StatementRow&) = default;
};
std::vector<StatementRow> statement_rows(const document::Document& document,
                                         std::span<const statement::Statement> statements);

// A name of a person or body in one article, under one of its keys (entity::keys_of).
struct MentionRow {
  std::string key, name;
  int64_t first = 0, last = 0;  // numbers of statements
  std::string type, role, date;
  int64_t part = 0;
  friend auto operator<=>(const MentionRow&, const MentionRow&) = default;
};
// In order; one for each key, name and first statement.
std::vector<MentionRow> mention_rows(const document::Document& document,
                                     std::span<const statement::Statement> statements);

}  // namespace hearsay::archive

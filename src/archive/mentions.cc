// Who is named where: filed when statements are put, read by the keys of a name.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "archive/archive.h"
#include "archive/rows.h"
#include "archive/state.h"

namespace hearsay::archive {

base::Status Archive::State::put_mentions(uint64_t number, const document::Document& document,
                                          std::span<const statement::Statement> statements) {
  for (const MentionRow& row : mention_rows(document, statements)) {
    Query query(*database,
                "INSERT INTO mention(key, name, document, first, last, type, role, date, part) "
                "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)");
    query.text(row.key).text(row.name).integer(static_cast<int64_t>(number));
    query.integer(row.first).integer(row.last).text(row.type).text(row.role).text(row.date);
    query.integer(row.part);
    if (base::Status status = query.done(); !status.ok()) return status;
  }
  return {};
}

base::Status Archive::State::forget_statements(uint64_t number) {
  const auto key = static_cast<int64_t>(number);
  Query statements(*database, "DELETE FROM statement WHERE document=?");
  if (base::Status status = statements.integer(key).done(); !status.ok()) return status;
  if (base::Status status = add_to_mark("statements", -sqlite3_changes64(database->handle()));
      !status.ok())
    return status;
  Query mentions(*database, "DELETE FROM mention WHERE document=?");
  return mentions.integer(key).done();
}

base::Status Archive::file_speakers(uint64_t number) {
  const base::Result<Stored> stored = state_->load(number);
  if (!stored.ok()) return stored.error();
  if (base::Status status = state_->begin(); !status.ok()) return status;
  base::Status status = state_->forget_statements(number);
  if (status.ok()) status = state_->put_statements(number, stored->document, stored->statements);
  if (status.ok())
    status = state_->add_to_mark("statements", static_cast<int64_t>(stored->statements.size()));
  if (!status.ok()) state_->take_back();
  return status;
}

base::Result<std::vector<Mention>> Archive::mentions(const std::vector<std::string>& keys,
                                                     size_t limit) const {
  const base::Result<int64_t> unfiled = state_->mark("unfiled");
  if (!unfiled.ok() || *unfiled > 0)
    return base::Error{base::Code::kUnsupported, 0,
                       state_->database->name() +
                           ": an older Hearsay made this archive and did not file its speakers; "
                           "hearsay doctor --rebuild files them"};
  std::map<std::tuple<std::string, uint64_t, uint32_t, statement::SpeakerType>, Mention> found;
  for (const std::string& key : keys) {
    Query query(
        *state_->database,
        "SELECT name, document, first, last, type, role, date, part FROM mention WHERE key=? "
        "ORDER BY name, document, first LIMIT ?");
    query.text(key).integer(static_cast<int64_t>(limit));
    while (query.row()) {
      Mention mention;
      mention.name = query.text_at(0);
      mention.document = static_cast<uint64_t>(query.integer_at(1));
      mention.first = static_cast<uint32_t>(query.integer_at(2));
      mention.last = static_cast<uint32_t>(query.integer_at(3));
      mention.type = statement::speaker_type_of(query.text_at(4))
                         .value_or(statement::SpeakerType::kUnresolved);
      mention.role = query.text_at(5);
      mention.date = base::from_iso(query.text_at(6));
      mention.part = static_cast<uint32_t>(query.integer_at(7));
      const auto place = std::tuple(mention.name, mention.document, mention.first, mention.type);
      found.try_emplace(place, std::move(mention));
    }
    if (base::Status status = query.status(); !status.ok()) return status.error();
  }
  std::vector<Mention> out;
  out.reserve(found.size());
  for (auto& [place, mention] : found) out.push_back(std::move(mention));
  return out;
}

base::Result<std::vector<std::string>> Archive::names(const std::vector<std::string>& keys) const {
  std::set<std::string> found;
  for (const std::string& key : keys) {
    for (std::string last;;) {
      Query query(*state_->database,
                  "SELECT name FROM mention WHERE key=? AND name>? ORDER BY name LIMIT 1");
      query.text(key).text(last);
      const bool more = query.row();
      if (more) last = query.text_at(0);
      if (base::Status status = query.status(); !status.ok()) return status.error();
      if (!more) break;
      found.insert(last);
    }
  }
  return std::vector<std::string>(found.begin(), found.end());
}

base::Result<std::vector<std::string>> Archive::names(uint64_t document) const {
  std::set<std::string> found;
  Query query(*state_->database, "SELECT name FROM mention WHERE document=?");
  query.integer(static_cast<int64_t>(document));
  while (query.row()) found.insert(query.text_at(0));
  if (base::Status status = query.status(); !status.ok()) return status.error();
  return std::vector<std::string>(found.begin(), found.end());
}

base::Result<uint64_t> Archive::waiting() const {
  Query query(*state_->database, "SELECT count(*) FROM document WHERE stage=0");
  if (query.row()) return static_cast<uint64_t>(query.integer_at(0));
  return query.status().error();
}

base::Result<std::vector<Said>> Archive::said(const Mention& mention) const {
  Query query(
      *state_->database,
      "SELECT number, kind, content, negated FROM statement WHERE document=? AND number BETWEEN ? "
      "AND ? AND speaker=? ORDER BY number");
  query.integer(static_cast<int64_t>(mention.document)).integer(mention.first);
  query.integer(mention.last).text(mention.name);
  std::vector<Said> out;
  while (query.row()) {
    Said said;
    said.number = static_cast<uint32_t>(query.integer_at(0));
    said.kind = statement::kind_of(query.text_at(1)).value_or(statement::Kind::kIndirect);
    said.content = query.text_at(2);
    said.negated = query.integer_at(3) != 0;
    out.push_back(std::move(said));
  }
  if (base::Status status = query.status(); !status.ok()) return status.error();
  return out;
}

base::Result<Shown> Archive::shown(uint64_t document) const {
  Query query(*state_->database, "SELECT id, title, outlet FROM document WHERE number=?");
  if (query.integer(static_cast<int64_t>(document)).row())
    return Shown{query.text_at(0), query.text_at(1), query.text_at(2)};
  if (base::Status status = query.status(); !status.ok()) return status.error();
  return base::Error{base::Code::kNotFound, 0,
                     "no document " + std::to_string(document) + " in this archive"};
}

}  // namespace hearsay::archive

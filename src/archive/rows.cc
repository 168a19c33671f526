// Makes the rows of a record.
#include "archive/rows.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "archive/state.h"
#include "entity/find_entities.h"
#include "text/fold.h"

namespace hearsay::archive {
namespace {

using statement::SpeakerType;

std::string content_of(const document::Document& document, const statement::Statement& statement) {
  std::string content;
  for (const base::Bytes piece : statement.content) {
    if (!content.empty()) content += " … ";
    content += text::squeeze(base::view(document.text, piece));
  }
  return content;
}

std::string filed_under(const statement::Speaker& speaker) {
  switch (speaker.type) {
    case SpeakerType::kPerson: return surname_key(speaker.name);
    case SpeakerType::kOrganisation: return text::name_key(speaker.name);
    default: return {};
  }
}

std::string date_of(const document::Document& document, uint32_t part) {
  const bool dated = part < document.parts.size() && document.parts[part].published;
  const auto& published = dated ? document.parts[part].published : document.published;
  return published ? base::to_iso(published->moment) : std::string();
}

// The mentions of one document, without their keys: one for each name and article.
std::vector<std::pair<SpeakerType, MentionRow>> mentions_of(
    const document::Document& document, std::span<const statement::Statement> statements) {
  std::map<std::tuple<uint32_t, SpeakerType, std::string>, MentionRow> by_name;
  for (const statement::Statement& one : statements) {
    const statement::Speaker& speaker = one.speaker;
    const bool has_name =
        speaker.type == SpeakerType::kPerson || speaker.type == SpeakerType::kOrganisation;
    if (!has_name || speaker.name.empty()) continue;
    MentionRow& row = by_name[{one.part, speaker.type, speaker.name}];
    const int64_t number = one.number;
    if (row.first == 0) {
      row.part = one.part;
      row.name = speaker.name;
      row.type = statement::speaker_type_name(speaker.type);
      row.first = row.last = number;
      row.date = date_of(document, one.part);
    }
    row.first = std::min(row.first, number);
    row.last = std::max(row.last, number);
    if (row.role.empty()) row.role = speaker.role;
  }
  std::vector<std::pair<SpeakerType, MentionRow>> out;
  for (auto& [key, row] : by_name) out.emplace_back(std::get<SpeakerType>(key), std::move(row));
  return out;
}

}  // namespace

DocumentRow::DocumentRow(const document::Document& document)
    : url(document.url), title(document.title), outlet(document.outlet) {
  if (!document.published) return;
  published = base::to_iso(document.published->moment);
  precision = base::precision_name(document.published->moment.precision);
}

std::vector<StatementRow> statement_rows(const document::Document& document,
                                         std::span<const statement::Statement> statements) {
  std::vector<StatementRow> out;
  out.reserve(statements.size());
  for (const statement::Statement& one : statements)
    out.push_back({one.number, std::string(statement::kind_name(one.kind)), one.speaker.name,
                   filed_under(one.speaker), content_of(document, one), one.negated});
  return out;
}

std::vector<MentionRow> mention_rows(const document::Document& document,
                                     std::span<const statement::Statement> statements) {
  std::map<std::tuple<std::string, std::string, int64_t>, MentionRow> rows;
  for (const auto& [type, mention] : mentions_of(document, statements))
    for (const std::string& key :
         entity::keys_of(mention.name, type, lexicon::Lexicon::built_in())) {
      MentionRow row = mention;
      row.key = key;
      rows.try_emplace({key, mention.name, mention.first}, std::move(row));
    }
  std::vector<MentionRow> out;
  out.reserve(rows.size());
  for (auto& [place, row] : rows) out.push_back(std::move(row));
  return out;
}

}  // namespace hearsay::archive

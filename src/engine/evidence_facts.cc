// Records to the words that an evidence page shows.
#include "engine/evidence_facts.h"

#include "text/utf8.h"

namespace hearsay::engine {
namespace {

std::string words_at(const document::Document& document, const std::optional<base::Bytes>& span) {
  bool shortened = false;
  return span && !span->empty() ? excerpt(base::view(document.text, *span), shortened) : "";
}

}  // namespace

std::string excerpt(std::string_view text, bool& shortened) {
  const text::PointMap map(text);
  shortened = map.size() > kExcerpt;
  return std::string(text.substr(0, map.byte_of(std::min(kExcerpt, map.size()))));
}

void put_facts(const document::Document& document, EvidenceDocument& out) {
  out.title = document.title;
  out.outlet = document.outlet;
  out.url = document.canonical_url.empty() ? document.url : document.canonical_url;
  out.byline = document.byline;
  out.published = out.published_precision = out.published_basis = "";
  if (!document.published) return;
  out.published = base::to_iso(document.published->moment);
  out.published_precision = base::precision_name(document.published->moment.precision);
  out.published_basis = document::date_basis_name(document.published->basis);
}

void put_facts(const story::Reading& reading, uint32_t statement, EvidenceVersion& out) {
  const statement::Statement& from = reading.statements[statement];
  out.kind = statement::kind_name(from.kind);
  out.speaker = from.speaker.name;
  out.speaker_basis = statement::speaker_basis_name(from.speaker.basis);
  out.role = from.speaker.role;
  out.cue = words_at(*reading.document, from.cue);
  out.source = words_at(*reading.document, from.source);
  out.venue = from.venue ? from.venue->name : "";
  out.rule = from.rule;
  out.negated = from.negated;
  const auto& published = story::published_of(reading, statement);
  out.published = published ? base::to_iso(published->moment) : "";
}

}  // namespace hearsay::engine

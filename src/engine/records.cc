// The document record, field by field in the order of the contract.
#include "engine/records.h"

namespace hearsay::engine {

namespace {

using document::Document;
using statement::Statement;

void write_blocks(Json& json, const Document& document, const text::PointMap& map) {
  json.begin_array();
  for (const document::Block& block : document.blocks) {
    json.begin_object().key("kind").text(document::block_kind_name(block.kind));
    json.key("span").span(block.span, map).key("part").number(block.part).key("raw");
    if (block.raw == base::Bytes{})
      json.null();
    else
      json.begin_array().number(block.raw.begin).number(block.raw.end).end_array();
    json.key("author").text_or_null(block.author).key("time");
    json.text_or_null(block.time ? base::to_iso(*block.time) : std::string());
    json.key("reply_to");
    if (block.reply_to)
      json.number(*block.reply_to);
    else
      json.null();
    json.key("rule").text_or_null(block.rule).end_object();
  }
  json.end_array();
}

void write_parts(Json& json, const Document& document, const text::PointMap& map) {
  json.begin_array();
  for (const document::Part& part : document.parts) {
    json.begin_object().key("title").text_or_null(part.title).key("byline").texts(part.byline);
    json.key("outlet").text_or_null(part.outlet).key("published");
    write_published(json, part.published, map);
    json.key("span").span(part.span, map).end_object();
  }
  json.end_array();
}

void write_credits(Json& json, const Document& document, const text::PointMap& map) {
  json.begin_array();
  for (const document::Credit& credit : document.credits) {
    json.begin_object().key("name").text(credit.name);
    json.key("relation").text(document::relation_name(credit.relation));
    json.key("span").span_or_null(credit.span, map).key("part").number(credit.part);
    json.key("url").text_or_null(credit.url).key("rule").text_or_null(credit.rule).end_object();
  }
  json.end_array();
}

void write_venue(Json& json, const std::optional<statement::Venue>& venue,
                 const text::PointMap& map) {
  if (!venue) {
    json.null();
    return;
  }
  json.begin_object()
      .key("name")
      .text(venue->name)
      .key("kind")
      .text(statement::venue_kind_name(venue->kind));
  json.key("span").span_or_null(venue->span, map).end_object();
}

void write_time(Json& json, const std::optional<statement::SpokenTime>& time,
                const text::PointMap& map) {
  if (!time) {
    json.null();
    return;
  }
  json.begin_object().key("value");
  if (time->moment)
    json.text(base::to_iso(*time->moment))
        .key("precision")
        .text(base::precision_name(time->moment->precision));
  else
    json.null().key("precision").null();
  json.key("span").span_or_null(time->span, map).end_object();
}

std::string statement_id(uint32_t number) { return "s" + std::to_string(number); }

void write_statement(Json& json, const Statement& statement, const text::PointMap& map) {
  json.begin_object()
      .key("id")
      .text(statement_id(statement.number))
      .key("part")
      .number(statement.part);
  json.key("kind").text(statement::kind_name(statement.kind));
  json.key("content").spans(statement.content, map).key("quoted").spans(statement.quoted, map);
  json.key("cue").span_or_null(statement.cue.value_or(base::Bytes{}), map);
  json.key("source").span_or_null(statement.source.value_or(base::Bytes{}), map).key("speaker");
  write_speaker(json, statement.speaker);
  json.key("venue");
  write_venue(json, statement.venue, map);
  json.key("time");
  write_time(json, statement.time, map);
  json.key("within").text_or_null(statement.within ? statement_id(*statement.within)
                                                   : std::string());
  json.key("negated").flag(statement.negated).key("confidence").score(statement.confidence);
  json.key("rule").text_or_null(statement.rule).end_object();
}

void write_warnings(Json& json, const Document& document) {
  json.begin_array();
  for (const base::Warning& warning : document.warnings)
    json.begin_object()
        .key("code")
        .text(warning.code)
        .key("at")
        .number(warning.at)
        .key("note")
        .text(warning.note)
        .end_object();
  json.end_array();
}

}  // namespace

std::optional<Offsets> offsets_of(std::string_view name) {
  if (name == "points") return Offsets::kPoint;
  if (name == "bytes") return Offsets::kByte;
  if (name == "utf16") return Offsets::kUtf16;
  return std::nullopt;
}

void write_published(Json& json, const std::optional<document::PublishedDate>& published,
                     const text::PointMap& map) {
  if (!published) {
    json.null();
    return;
  }
  json.begin_object().key("value").text(base::to_iso(published->moment));
  json.key("precision").text(base::precision_name(published->moment.precision));
  json.key("basis").text(document::date_basis_name(published->basis));
  json.key("span").span_or_null(published->span, map).end_object();
}

void write_speaker(Json& json, const statement::Speaker& speaker) {
  json.begin_object().key("name").text_or_null(speaker.name);
  json.key("type")
      .text(statement::speaker_type_name(speaker.type))
      .key("role")
      .text_or_null(speaker.role);
  json.key("basis").text(statement::speaker_basis_name(speaker.basis));
  json.key("confidence").score(speaker.confidence).end_object();
}

std::string document_record(const Document& document, std::span<const Statement> statements,
                            Offsets offsets) {
  const text::PointMap map(document.text, offsets);
  Json json;
  json.begin_object().key("format").text("hearsay.document/1");
  json.key("id").text(document.id).key("sha256").text(document.sha256);
  json.key("media_type").text(page::media_type_name(document.media_type));
  json.key("charset")
      .text_or_null(document.charset)
      .key("language")
      .text_or_null(document.language);
  json.key("url")
      .text_or_null(document.url)
      .key("canonical_url")
      .text_or_null(document.canonical_url);
  json.key("title").text_or_null(document.title).key("byline").texts(document.byline);
  json.key("outlet").text_or_null(document.outlet).key("published");
  write_published(json, document.published, map);
  json.key("captured")
      .text_or_null(document.captured ? base::to_iso(*document.captured) : std::string());
  json.key("text").text(document.text).key("blocks");
  write_blocks(json, document, map);
  json.key("parts");
  write_parts(json, document, map);
  json.key("credits");
  write_credits(json, document, map);
  json.key("statements").begin_array();
  for (const Statement& statement : statements) write_statement(json, statement, map);
  json.end_array().key("warnings");
  write_warnings(json, document);
  json.end_object();
  return json.line();
}

}  // namespace hearsay::engine

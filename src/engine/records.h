// Documents and their statements as the records of the contract, and as text for a person.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "document/document.h"
#include "engine/json.h"
#include "statement/statement.h"
#include "text/utf8.h"

namespace hearsay::engine {

// The unit of the offsets in records: Unicode code points unless asked otherwise.
using Offsets = text::PointMap::Unit;
std::optional<Offsets> offsets_of(std::string_view name);  // "points" "bytes" "utf16"

// "hearsay.document/1" (docs/format.md) on one line without its end. Every field is there; a pure
// function of its arguments.
std::string document_record(const document::Document& document,
                            std::span<const statement::Statement> statements,
                            Offsets offsets = Offsets::kPoint);

// {"value", "precision", "basis", "span"} or null; also used by other records. `map` is of the
// document's text.
void write_published(Json& json, const std::optional<document::PublishedDate>& published,
                     const text::PointMap& map);

// {"name", "type", "role", "basis", "confidence"}.
void write_speaker(Json& json, const statement::Speaker& speaker);

// How text for a person is set.
struct TextStyle {
  bool colour = false;
  uint32_t width = 100;  // columns, counted in code points
};

// What was read, for a person: heading lines, then each statement with its speaker and words, then
// credits and warnings. Ends with a line end. Control characters of the page are not passed on.
std::string document_text(const document::Document& document,
                          std::span<const statement::Statement> statements,
                          const TextStyle& style = {});

}  // namespace hearsay::engine

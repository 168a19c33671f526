// Lines of shared passages, written without a JSON writer: an archive may have millions of them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "match/match.h"
#include "text/utf8.h"
#include "wording/change.h"

namespace hearsay::engine {

// What a line shows of one of its documents, and where in it the passage stands. Borrows.
struct LineSide {
  std::string_view id;  // as a JSON string, with its quotation marks
  std::string_view outlet;
  base::Points span;
};

// Where bytes of a text are in its code points.
inline base::Points points_of(const text::PointMap& map, base::Bytes span) {
  return {map.at(span.begin), map.at(span.end)};
}

// Appends the line's beginning, up to where options add their fields: the contract's fields, and
// `boilerplate` where the passage is nothing but stock of its outlet.
void begin_passage_line(std::string& out, const match::Passage& passage, const LineSide& a,
                        const LineSide& b);

// Appends the passage as two lines for a person; `sign` stands between the documents.
void put_passage_text(std::string& out, const match::Passage& passage, std::string_view sign,
                      const document::Document& a, const document::Document& b);

// What differs inside a passage: the member `"changes":[…]` of its line, and lines for a person.
// The maps are of the documents' texts.
std::string changes_member(std::span<const wording::Change> changes, const text::PointMap& a,
                           const text::PointMap& b);
void put_changes_text(std::string& out, std::span<const wording::Change> changes,
                      const document::Document& a, const document::Document& b);
// Its sentences are looked at from end to end, as far as they are half alike: a word dropped near
// an end of the passage ("We will [not] reopen") stands outside of it.
std::vector<wording::Change> changes_of(const match::Passage& passage, const document::Document& a,
                                        const document::Document& b);

// "93 %" of thousandths.
std::string share_text(uint32_t thousandths);

// A text as a JSON string.
std::string json_text(std::string_view text);

}  // namespace hearsay::engine

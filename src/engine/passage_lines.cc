// Digits and commas of passage lines.
#include "engine/passage_lines.h"

#include <algorithm>
#include <array>

#include "engine/json.h"
#include "engine/trace.h"
#include "lexicon/lexicon.h"
#include "wording/describe_change.h"

namespace hearsay::engine {
namespace {

void put_number(std::string& out, uint32_t number) {
  std::array<char, 10> digits;  // NOLINT: filled from its end
  size_t at = digits.size();
  do digits[--at] = static_cast<char>('0' + number % 10);
  while ((number /= 10) > 0);
  out.append(digits.data() + at, digits.size() - at);
}

// Thousandths as the shortest decimal fraction.
void put_share(std::string& out, uint32_t thousandths) {
  out += thousandths >= 1000 ? "1." : "0.";
  uint32_t rest = thousandths % 1000;
  do {
    out += static_cast<char>('0' + rest / 100);
    rest = rest % 100 * 10;
  } while (rest > 0);
}

// As json_text; most names need no escapes.
void put_text(std::string& out, std::string_view text) {
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
    return c >= 0x20 && c < 0x7f && c != '"' && c != '\\' && c != '/';
  });
  if (plain)
    out.append("\"").append(text).append("\"");
  else
    out += json_text(text);
}

void put_side(std::string& out, const LineSide& side) {
  out += "{\"id\":";
  out += side.id;
  out += ",\"span\":[";
  put_number(out, side.span.begin);
  out += ',';
  put_number(out, side.span.end);
  out += "]}";
}

}  // namespace

void begin_passage_line(std::string& out, const match::Passage& passage, const LineSide& a,
                        const LineSide& b) {
  out += "{\"a\":";
  put_side(out, a);
  out += ",\"b\":";
  put_side(out, b);
  out += ",\"words\":";
  put_number(out, passage.words);
  out += ",\"similarity\":";
  put_share(out, passage.similarity);
  if (passage.stock) put_text(out += ",\"boilerplate\":", a.outlet);
}

std::string share_text(uint32_t thousandths) {
  return std::to_string((thousandths + 5) / 10) + " %";
}

void put_passage_text(std::string& out, const match::Passage& passage, std::string_view sign,
                      const document::Document& a, const document::Document& b) {
  out.append(plain_line(a.id)).append(sign).append(plain_line(b.id)).append("\n  ");
  out += std::to_string(passage.words) + " words, " + share_text(passage.similarity) + " alike" +
         (passage.stock ? ", boilerplate of " + plain_line(a.outlet) : "") + ": " +
         plain_line(base::view(a.text, passage.a_span), 200) + "\n";
}

std::string changes_member(std::span<const wording::Change> changes, const text::PointMap& a,
                           const text::PointMap& b) {
  Json json;
  json.begin_object().key("changes").begin_array();
  for (const wording::Change& change : changes)
    json.begin_object()
        .key("kind")
        .text(wording::change_kind_name(change.kind))
        .key("a")
        .span(change.a, a)
        .key("b")
        .span(change.b, b)
        .end_object();
  const std::string line = json.end_array().end_object().line();
  return line.substr(1, line.size() - 2);
}

void put_changes_text(std::string& out, std::span<const wording::Change> changes,
                      const document::Document& a, const document::Document& b) {
  for (const wording::Change& change : changes)
    out += "    " + std::string(wording::change_kind_name(change.kind)) + ": \"" +
           plain_line(base::view(a.text, change.a)) + "\" | \"" +
           plain_line(base::view(b.text, change.b)) + "\"\n";
}

std::vector<wording::Change> changes_of(const match::Passage& passage, const document::Document& a,
                                        const document::Document& b) {
  return wording::describe_change({a.text, {&passage.a_span, 1}}, {b.text, {&passage.b_span, 1}},
                                  lexicon::Lexicon::built_in());
}

std::string json_text(std::string_view text) { return Json().text(text).line(); }

}  // namespace hearsay::engine

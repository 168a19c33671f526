// Digits and commas of passage lines.
#include "engine/passage_lines.h"

#include <algorithm>
#include <array>
#include <optional>

#include "engine/json.h"
#include "engine/trace.h"
#include "lexicon/lexicon.h"
#include "match/find_matches.h"
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

namespace {

constexpr std::string_view kBorders = ".!?\n";
constexpr uint32_t kFar = 200;  // bytes

// What stands of the sentence before a place, or from it on.
base::Bytes sentence_before(std::string_view text, uint32_t at) {
  const uint32_t least = at - std::min(at, kFar);
  const size_t border = at == 0 ? text.npos : text.find_last_of(kBorders, at - 1);
  if (border != text.npos && border >= least) return {base::narrow(border + 1), at};
  if (least == 0) return {0, at};
  return {base::narrow(std::min<size_t>(text.find(' ', least), at)), at};
}
base::Bytes sentence_behind(std::string_view text, uint32_t at) {
  const size_t border = std::min(text.find_first_of(kBorders, at), text.size());
  if (border <= size_t{at} + kFar) return {at, base::narrow(border)};
  return {at, base::narrow(std::max<size_t>(text.rfind(' ', size_t{at} + kFar), at))};
}

// Words of two texts that are half equal, from the first equal one to the last; none where they are
// not.
struct Alike {
  base::Bytes a, b;
};
std::optional<Alike> half_equal(std::string_view a_text, base::Bytes a, std::string_view b_text,
                                base::Bytes b) {
  const std::vector<match::Word> in_a = match::words_of(a_text, a),
                                 in_b = match::words_of(b_text, b);
  const match::Alignment alignment = match::align_whole(in_a, in_b);
  if (alignment.words == 0 || alignment.words * 2 < std::max(in_a.size(), in_b.size()))
    return std::nullopt;
  std::optional<Alike> out;
  for (const match::Edit& edit : alignment.edits) {
    if (edit.kind != match::EditKind::kSame) continue;
    if (!out) out = Alike{in_a[edit.a.begin].span, in_b[edit.b.begin].span};
    out->a.end = in_a[edit.a.end - 1].span.end;
    out->b.end = in_b[edit.b.end - 1].span.end;
  }
  return out;
}

}  // namespace

std::vector<wording::Change> changes_of(const match::Passage& passage, const document::Document& a,
                                        const document::Document& b) {
  base::Bytes in_a = passage.a_span, in_b = passage.b_span;
  if (const auto more = half_equal(a.text, sentence_before(a.text, in_a.begin), b.text,
                                   sentence_before(b.text, in_b.begin))) {
    in_a.begin = more->a.begin;
    in_b.begin = more->b.begin;
  }
  if (const auto more = half_equal(a.text, sentence_behind(a.text, in_a.end), b.text,
                                   sentence_behind(b.text, in_b.end))) {
    in_a.end = more->a.end;
    in_b.end = more->b.end;
  }
  return wording::describe_change({a.text, {&in_a, 1}}, {b.text, {&in_b, 1}},
                                  lexicon::Lexicon::built_in());
}

std::string json_text(std::string_view text) { return Json().text(text).line(); }

}  // namespace hearsay::engine

// A document and its statements set as text for a person.
#include <algorithm>

#include "engine/records.h"
#include "text/fold.h"

namespace hearsay::engine {

namespace {

using document::Document;
using statement::Statement;

// Control characters of a hostile page must not reach a terminal.
std::string printable(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const text::Point point = text::point_at(text, at);
    const bool control = point.value < 0x20 || (point.value >= 0x7f && point.value < 0xa0) ||
                         (point.value >= 0x202a && point.value <= 0x202e) ||
                         (point.value >= 0x2066 && point.value <= 0x2069);
    text::append_point(out, control ? U' ' : point.value);
    at += std::max<size_t>(point.bytes, 1);
  }
  return text::squeeze(out);
}

size_t points(std::string_view text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
  }));
}

class Setter {
 public:
  explicit Setter(const TextStyle& style) : style_(style) {}

  // Words of `text` in lines of the style's width, each indented.
  void paragraph(std::string_view text, size_t indent) {
    const std::string words = printable(text);
    size_t column = 0;
    for (size_t at = 0; at < words.size();) {
      const size_t end = std::min(words.find(' ', at), words.size());
      const std::string_view word = std::string_view(words).substr(at, end - at);
      const size_t length = points(word);
      if (column == 0) {
        out_.append(indent, ' ');
        column = indent;
      } else if (column + 1 + length > style_.width) {
        out_.append("\n").append(indent, ' ');
        column = indent;
      } else {
        out_ += ' ';
        ++column;
      }
      out_.append(word);
      column += length;
      at = end + 1;
    }
    if (column > 0) out_ += '\n';
  }

  void strong_line(std::string_view text) {
    out_.append(style_.colour ? "\x1b[1m" : "")
        .append(printable(text))
        .append(style_.colour ? "\x1b[0m" : "")
        .append("\n");
  }
  void end_line() { out_ += '\n'; }
  std::string take() { return std::move(out_); }

 private:
  TextStyle style_;
  std::string out_;
};

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out.append(out.empty() ? "" : ", ").append(name);
  return out;
}

std::string count(size_t number, std::string_view one, std::string_view many) {
  return std::to_string(number).append(" ").append(number == 1 ? one : many);
}

std::string dated(const std::optional<document::PublishedDate>& published) {
  if (!published) return "undated";
  return base::to_iso(published->moment) + " (" +
         std::string(document::date_basis_name(published->basis)) + ")";
}

void set_head(Setter& setter, const Document& document, size_t statements) {
  setter.strong_line(document.title.empty() ? document.id : document.title);
  if (!document.title.empty()) setter.paragraph(document.id, 2);
  std::string about = dated(document.published);
  if (!document.byline.empty()) about = "by " + joined(document.byline) + " · " + about;
  if (!document.outlet.empty()) about = document.outlet + " · " + about;
  setter.paragraph(about, 2);
  const auto comments = static_cast<size_t>(std::count_if(
      document.blocks.begin(), document.blocks.end(),
      [](const document::Block& block) { return block.kind == document::BlockKind::kComment; }));
  setter.paragraph(count(document.blocks.size(), "block", "blocks") + ", " +
                       count(document.parts.size(), "part", "parts") + ", " +
                       count(comments, "comment", "comments") + ", " +
                       count(statements, "statement", "statements"),
                   2);
}

void set_parts(Setter& setter, const Document& document) {
  if (document.parts.size() < 2) return;
  for (size_t i = 0; i < document.parts.size(); ++i) {
    const document::Part& part = document.parts[i];
    setter.paragraph(
        "part " + std::to_string(i) + ": " + (part.title.empty() ? "(no title)" : part.title) +
            (part.byline.empty() ? "" : " · by " + joined(part.byline)) +
            (part.outlet.empty() ? "" : " · " + part.outlet) + " · " + dated(part.published),
        2);
  }
}

std::string words_of(const Document& document, const Statement& statement) {
  std::string words;
  for (const base::Bytes span : statement.content)
    words.append(words.empty() ? "" : " … ").append(base::view(document.text, span));
  return words;
}

void set_statement(Setter& setter, const Document& document, const Statement& statement) {
  std::string who =
      "s" + std::to_string(statement.number) + " " +
      std::string(statement::kind_name(statement.kind)) + " · " +
      (statement.speaker.name.empty() ? "speaker unresolved" : statement.speaker.name);
  if (!statement.speaker.role.empty()) who += " (" + statement.speaker.role + ")";
  if (statement.venue) who += " · " + statement.venue->name;
  if (statement.time && statement.time->moment)
    who += " · " + base::to_iso(*statement.time->moment);
  if (statement.negated) who += " · denied";
  if (statement.within) who += " · within s" + std::to_string(*statement.within);
  setter.paragraph(who, 2);
  setter.paragraph(words_of(document, statement), 6);
}

void set_tail(Setter& setter, const Document& document) {
  std::vector<std::string> credits;
  for (const document::Credit& credit : document.credits) {
    if (credit.relation == document::Relation::kLink) continue;
    std::string line =
        credit.name + " (" + std::string(document::relation_name(credit.relation)) + ")";
    if (std::find(credits.begin(), credits.end(), line) == credits.end())
      credits.push_back(std::move(line));
  }
  if (!credits.empty()) setter.paragraph("credits: " + joined(credits), 2);
  for (const base::Warning& warning : document.warnings)
    setter.paragraph(
        "warning: " + warning.code + " at byte " + std::to_string(warning.at) + ": " + warning.note,
        2);
}

}  // namespace

std::string document_text(const Document& document, std::span<const Statement> statements,
                          const TextStyle& style) {
  Setter setter(style);
  set_head(setter, document, statements.size());
  set_parts(setter, document);
  for (const Statement& statement : statements) set_statement(setter, document, statement);
  set_tail(setter, document);
  setter.end_line();
  return setter.take();
}

}  // namespace hearsay::engine

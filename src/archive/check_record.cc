// Holds a document and its statements against the rules of their headers before they are kept or
// shown.
#include <algorithm>
#include <string>

#include "archive/codec.h"

namespace hearsay::archive {
namespace {

class Checker {
 public:
  explicit Checker(const document::Document& document)
      : text_(static_cast<uint32_t>(document.text.size())),
        parts_(std::max<size_t>(1, document.parts.size())) {}

  void span(base::Bytes span, const char* what) {
    if (fault_.empty() && (span.begin > span.end || span.end > text_))
      fault_ = std::string(what) + " leaves the text";
  }
  void part(uint32_t part, const char* what) {
    if (fault_.empty() && part >= parts_)
      fault_ = std::string(what) + " names a part that is not there";
  }
  void published(const std::optional<document::PublishedDate>& date) {
    if (date) span(date->span, "a date");
  }
  void require(bool holds, const char* what) {
    if (fault_.empty() && !holds) fault_ = what;
  }
  const std::string& fault() const { return fault_; }

 private:
  uint32_t text_;
  size_t parts_;
  std::string fault_;
};

void check(Checker& checker, const document::Document& document) {
  checker.published(document.published);
  uint32_t end = 0;
  for (const document::Block& block : document.blocks) {
    checker.span(block.span, "a block");
    checker.part(block.part, "a block");
    checker.require(block.span.begin >= end, "blocks overlap or are out of order");
    end = block.span.end;
    if (block.reply_to)
      checker.require(*block.reply_to < document.blocks.size() &&
                          &document.blocks[*block.reply_to] != &block &&
                          document.blocks[*block.reply_to].kind == document::BlockKind::kComment,
                      "a comment answers what is no other comment");
  }
  for (const document::Part& part : document.parts) {
    checker.span(part.span, "a part");
    checker.published(part.published);
  }
  for (const document::Credit& credit : document.credits) {
    checker.span(credit.span, "a credit");
    checker.part(credit.part, "a credit");
  }
}

void check(Checker& checker, const statement::Statement& statement, size_t all) {
  checker.part(statement.part, "a statement");
  checker.require(!statement.content.empty(), "a statement has no content");
  for (const base::Bytes span : statement.content) checker.span(span, "a statement's content");
  for (const base::Bytes span : statement.quoted) checker.span(span, "a statement's quoted words");
  if (statement.cue) checker.span(*statement.cue, "a cue");
  if (statement.source) checker.span(*statement.source, "a source");
  if (statement.venue) checker.span(statement.venue->span, "a venue");
  if (statement.time) checker.span(statement.time->span, "a time");
  if (statement.within)
    checker.require(*statement.within >= 1 && *statement.within <= all,
                    "a statement is within one that is not there");
}

}  // namespace

base::Status check_record(const document::Document& document,
                          std::span<const statement::Statement> statements) {
  if (document.text.size() > base::kLongestText)
    return base::Error{base::Code::kTooLarge, 0, document.id + ": the text is over the limit"};
  Checker checker(document);
  check(checker, document);
  uint32_t number = 0;
  for (const statement::Statement& statement : statements) {
    checker.require(statement.number == ++number, "statements are not numbered 1, 2, …");
    check(checker, statement, statements.size());
  }
  if (checker.fault().empty()) return {};
  return base::Error{base::Code::kDamaged, 0, document.id + ": " + checker.fault()};
}

}  // namespace hearsay::archive

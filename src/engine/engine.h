// The engine: the pipeline and the queries, each stage named once, in order.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "archive/archive.h"
#include "base/result.h"
#include "document/document.h"
#include "lexicon/lexicon.h"
#include "lineage/lineage.h"
#include "page/open_pages.h"
#include "statement/find_statements.h"
#include "statement/statement.h"
#include "story/story.h"

namespace hearsay::engine {

// The program's version, as records and archives show it ("0.1.0").
std::string_view version();

// One page read: what stands in a document record.
struct Reading {
  page::Page page;
  document::Document document;
  std::vector<statement::Statement> statements;
};

enum class Until : uint8_t { kDocument, kStatement };

struct ReadOptions {
  page::OpenOptions open;
  Until until = Until::kStatement;
  statement::FindOptions find;
  size_t threads = 1;
};

// Reads all inputs; `sink` gets each page's reading or refusal in input order and returns false to
// stop. `progress` (may be empty) is told bytes taken and bytes in all now and then.
void read_pages(const std::vector<std::string>& inputs, const ReadOptions& options,
                const std::function<bool(base::Result<Reading>)>& sink,
                const std::function<void(uint64_t, uint64_t)>& progress = {});

// Reads one page. The pipeline itself.
Reading read_page(page::Page page, const ReadOptions& options);

// ---- check (scenario 1)
enum class Verdict : uint8_t { kExact, kAltered, kReattributed, kNotFound };
std::string_view verdict_name(Verdict verdict);  // "exact" "altered" "reattributed" "not_found"

struct CheckMatch {
  std::string document;
  std::optional<uint32_t> statement;  // its number; none where the words stand outside a statement
  base::Bytes span;                   // the words in that document's text
  std::string text;                   // those words
  statement::Speaker speaker;         // of the statement; unresolved where none
  std::string outlet, title;
  std::optional<document::PublishedDate> published;
  uint32_t similarity = 0;               // 0..1000 to the query
  std::vector<wording::Change> changes;  // a = the document's text (span inside it), b = the query
  base::Points points;                   // `span` in code points
};

struct Check {
  Verdict verdict = Verdict::kNotFound;
  std::string query, by;
  std::vector<CheckMatch> matches;  // best first
  std::optional<uint32_t>
      fullest;  // index into matches: the version with most words of what was said
  std::optional<uint32_t> earliest;  // earliest dated
  uint64_t documents = 0;            // searched
};

base::Result<Check> check_quote(const archive::Archive& archive, const std::string& words,
                                const std::string& by);

}  // namespace hearsay::engine

// The engine: the pipeline of reading, each stage named once, in order. Queries have headers of
// their own beside it.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
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

// kText: texts that a carrier gives as such (JSONL) stay as they are, one block; all else is read
// as with kDocument.
enum class Until : uint8_t { kText, kDocument, kStatement };

struct ReadOptions {
  page::OpenOptions open;
  Until until = Until::kStatement;
  statement::FindOptions find;
  size_t threads = 1;
};

// Reads all inputs; `sink` gets each page's reading or refusal in input order and returns false to
// stop. `progress` (may be empty) is told bytes taken and bytes in all now and then.
void read_pages(const std::vector<std::string>& inputs, const ReadOptions& options,
                const std::function<bool(base::Result<Reading>&&)>& sink,
                const std::function<void(uint64_t, uint64_t)>& progress = {});

// Reads one page. The pipeline itself.
Reading read_page(page::Page page, const ReadOptions& options);

}  // namespace hearsay::engine

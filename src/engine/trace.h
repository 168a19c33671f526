// Tracing over an archive: the lineage of one page, of one statement, or of all pages.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "base/result.h"
#include "lineage/lineage.h"
#include "story/story.h"

namespace hearsay::engine {

// What a finding's name names: DOCUMENT or DOCUMENT#s12. `document` is an id of the archive.
struct Focus {
  std::string document;
  std::optional<uint32_t> statement;  // its number, 1-based
};

// Reads a name and looks it up. A document whose id is the whole name goes first. kNotFound names
// what is missing.
base::Result<Focus> find_focus(const archive::Archive& archive, const std::string& name);

// Bounds of a trace: how far and how wide the archive is searched for pages that share words.
inline constexpr size_t kTraceSteps = 3;
inline constexpr size_t kTraceDocuments = 160;
inline constexpr size_t kTraceNeighbours = 64;  // of one document

// A traced lineage with everything its records and its text show. Document nodes of `lineage` are
// `documents` in order.
struct Trace {
  std::string focus;                        // as asked; empty for the whole archive
  std::optional<uint32_t> focus_node;       // the page in question
  std::optional<uint32_t> focus_statement;  // its number
  std::vector<archive::Stored> documents;
  lineage::Lineage lineage;
  std::optional<story::Story>
      story;               // of the statement in question; its documents are node numbers
  uint64_t searched = 0;   // documents in the archive
  bool cut_short = false;  // more pages share words than kTraceDocuments
};

// The lineage of one page or statement: candidates by shared anchors and by full text, closed over
// kTraceSteps; then only what hangs together with the focus: its sources, what came from them, and
// pages that share words without direction. Of a statement: the pages that carry it.
base::Result<Trace> trace_finding(const archive::Archive& archive, const std::string& name);

// Every edge of the archive. Reads all documents; kTooLarge where they take more than about
// `memory` bytes.
base::Result<Trace> trace_all(const archive::Archive& archive, uint64_t memory = uint64_t{1} << 30);

// Documents with their lineage and their stories, before anything is left out. Node numbers below
// documents.size() are documents, in order; so are the documents of the stories.
struct Pool {
  std::vector<archive::Stored> documents;
  std::vector<uint32_t> asked;  // where the documents asked for stand
  lineage::Lineage lineage;
  std::vector<story::Story> stories;
  uint64_t searched = 0;
  bool cut_short = false;
};

// The pool around some documents (ids of the archive).
base::Result<Pool> read_pool(const archive::Archive& archive, const std::vector<std::string>& ids);

// Flags the nodes that hang together with `from`: their sources, what came from those, undirected
// partners, outside sources.
std::vector<bool> connected(const lineage::Lineage& lineage, const std::vector<uint32_t>& from);

// Whether a telling holds this statement (an index) of this document.
bool tells(const story::Telling& telling, uint32_t document, uint32_t statement);

// The documents that may hang together with those given (numbers of the archive), these included,
// ascending.
struct Neighbours {
  std::vector<uint64_t> numbers;
  bool cut_short = false;
};
base::Result<Neighbours> find_neighbours(const archive::Archive& archive,
                                         std::vector<uint64_t> numbers);

base::Result<std::vector<archive::Stored>> load_documents(const archive::Archive& archive,
                                                          const std::vector<uint64_t>& numbers);

// ---- stories: variants of statements over the archive

struct Stories {
  std::vector<archive::Stored> documents;
  std::vector<story::Story> stories;  // their documents are indexes into `documents`
};
// All groups of variants of the archive, or those with a statement of one document.
base::Result<Stories> tell_archive(const archive::Archive& archive,
                                   const std::string& document = {});

// ---- records and texts; each ends with a line break

std::string lineage_json(const Trace& trace);       // hearsay.lineage/1: one line
std::string edges_jsonl(const Trace& trace);        // one edge a line
std::string lineage_text(const Trace& trace);       // a tree with its evidence, for a person
std::string lineage_dot(const Trace& trace);        // Graphviz
std::string lineage_graphml(const Trace& trace);    // GraphML 1.0
std::string stories_jsonl(const Stories& stories);  // hearsay.story/1, one group a line
std::string stories_text(const Stories& stories);

// Text of a page made safe for a terminal and one line: white space squeezed, control and direction
// characters shown as U+FFFD, cut after `most` code points with "…".
std::string plain_line(std::string_view text, size_t most = 120);

// "2017-12-28", or "undated".
std::string date_or_undated(const std::optional<document::PublishedDate>& published);

}  // namespace hearsay::engine

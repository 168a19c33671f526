// The archive: one SQLite file that keeps raw bytes, documents, statements, anchors and a journal.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/document.h"
#include "match/find_matches.h"
#include "page/page.h"
#include "statement/statement.h"

namespace hearsay::archive {

// A document with its statements, as kept.
struct Stored {
  document::Document document;
  std::vector<statement::Statement> statements;
  std::string program;  // version of the program that derived them
};

enum class Mode : uint8_t { kRead, kWrite };  // kWrite creates the file where there is none

struct Added {
  bool is_new = false;  // false: the same id with the same bytes was there already
  std::string id;       // the id kept: the page's own, or "ID@<12 hex of sha256>" when other bytes hold that id
};

struct Counts {
  uint64_t documents = 0, statements = 0, raw_bytes = 0, stored_bytes = 0, segments = 0;
};

// One fault that doctor found.
struct Fault {
  std::string what;  // "sha256", "foreign_key", "segment", "sqlite" …
  std::string note;
};

// One open archive. Readers never block on the writer (WAL). A writer holds the file for others' writing: a second one gets
// kBusy after `busy_ms`. Not safe for concurrent use by several threads; open one per thread. Documents are numbered 1, 2, …
// in the order of adding; a number is never used again.
class Archive {
 public:
  static base::Result<Archive> open(const std::string& path, Mode mode, int busy_ms = 5000);
  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;
  ~Archive();

  // Adds one page with what was read from it. Kept at the next commit; a kill before that loses it wholly, after that nothing.
  base::Result<Added> add(const page::Page& page, const document::Document& document,
                          std::span<const statement::Statement> statements);
  // Makes everything added so far durable: documents, anchors segment and full text in one transaction.
  base::Status commit();

  bool has(const std::string& id, const std::string& sha256) const;
  base::Result<Stored> document(const std::string& id) const;
  base::Result<Stored> document(uint64_t number) const;
  base::Result<std::string> raw(const std::string& id) const;  // the payload as added
  base::Result<uint64_t> number_of(const std::string& id) const;
  base::Result<std::vector<std::string>> ids() const;          // in the order of adding

  // Numbers of documents that share anchors with these, with how many, most first (ties: smaller number first), at most `limit`.
  struct Sharing {
    uint64_t number = 0;
    uint32_t anchors = 0;
  };
  base::Result<std::vector<Sharing>> sharing(std::span<const match::Anchor> anchors, size_t limit) const;

  // Numbers of documents whose text holds many of the words (folded), by BM25 of the full text, best first.
  base::Result<std::vector<uint64_t>> holding(std::span<const std::string> words, size_t limit) const;

  base::Result<Counts> counts() const;
  // Checks the SQLite file, digests of raw bytes, foreign keys, spans and segments. Empty where all is well.
  base::Result<std::vector<Fault>> examine(const std::function<void(uint64_t done, uint64_t all)>& progress) const;

 private:
  struct State;
  explicit Archive(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace hearsay::archive

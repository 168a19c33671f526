// What an open archive holds; shared by the sources that implement archive::Archive.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "archive/anchor_runs.h"
#include "archive/archive.h"
#include "archive/full_text.h"
#include "archive/pack.h"
#include "archive/sqlite.h"
#include "base/hash.h"

namespace hearsay::archive {

// Numbers have 32 bits in the index.
inline constexpr uint64_t kMostDocuments = 0xfffffffe;

// What was added since the last commit.
struct Uncommitted {
  uint64_t documents = 0, bytes = 0, statements = 0, raw_bytes = 0;
  uint64_t completed = 0, replaced = 0;
  std::vector<uint64_t> forgotten;  // numbers
  uint64_t first = 0, last = 0;     // numbers of the new documents
  std::vector<match::Anchor> anchors;
  std::vector<match::Anchor> again;  // of documents that the index has already, of what is new
  std::vector<std::pair<uint64_t, std::string>> words;  // number, indexed_words of its text
};

// Where a page with some id and bytes stands, or may stand.
struct Place {
  std::string id;
  std::optional<uint64_t> number;  // it is there already
  bool complete = false;
  bool other_bytes = false;  // the page's own id is held by other bytes
};

// How far the index pass is: the last document that is in both indexes, and the last of the
// archive.
struct Reached {
  uint64_t number = 0, last = 0;
};

struct Archive::State {
  explicit State(std::unique_ptr<Database> opened) : database(std::move(opened)) {}

  std::unique_ptr<Database> database;
  Mode mode = Mode::kRead;
  Packer packer;
  AnchorRuns anchors{*database};
  FullText words{*database};
  Uncommitted uncommitted;

  // -- reading
  base::Result<int64_t> mark(const char* name);
  base::Result<uint64_t> last_number();
  base::Result<uint64_t> number_after(uint64_t number);
  base::Result<Stored> load(uint64_t number);
  base::Result<Stored> load(const std::string& id);
  base::Result<Stored> load(Query& row);  // columns: see read.cc
  base::Result<std::string> text_of(uint64_t number);

  // -- writing
  base::Status begin();  // a transaction, unless one is open
  void take_back();      // rolls back and forgets what is uncommitted
  base::Status set_mark(const char* name, int64_t value);
  base::Status add_to_mark(const char* name, int64_t value);
  base::Status journal(std::string_view what, std::string_view note);
  base::Status put_new(const Place& place, const base::Sha256& digest, const page::Page& page,
                       const document::Document& document,
                       std::span<const statement::Statement> statements, bool complete);
  base::Status put_again(uint64_t number, const document::Document& document,
                         std::span<const statement::Statement> statements);
  base::Status drop_forgotten_words();
  base::Status journal_forgotten();
  base::Status put_batch();  // ends the transaction
  base::Status put_statements(uint64_t number, const document::Document& document,
                              std::span<const statement::Statement> statements);
  base::Status put_mentions(uint64_t number, const document::Document& document,
                            std::span<const statement::Statement> statements);
  base::Status forget_statements(uint64_t number);  // and who is named in them
  base::Status forget(uint64_t number);
  base::Status forget_words(uint64_t number);
  base::Status put_words();      // of the uncommitted documents, in a transaction of its own
  base::Status put_few_words();  // of a small batch, in its own transaction
  base::Status put_words_in_turn();
  base::Status drop_unfinished();  // what a kill left of a merge
  base::Status index_texts(const std::function<void(uint64_t, uint64_t)>& progress);
  base::Result<Reached> index_batch();
};

// The clock as journal and judgements keep it: ISO 8601, UTC, to the second.
std::string now();

// What a name is filed under: text::name_key of its last word. Empty for an empty name.
std::string surname_key(std::string_view name);

}  // namespace hearsay::archive

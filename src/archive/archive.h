// The archive: one SQLite file that keeps raw bytes, documents, statements, anchors and a journal.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "archive/speakers.h"
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
  uint64_t number = 0;
  bool complete = true;  // statements were looked for
};

// kWrite creates the file where there is none. kUpgrade takes a file that is there, of an older
// version too, and brings it to this one; its indexes wait for rebuild_indexes() or the next
// opening with kWrite.
enum class Mode : uint8_t { kRead, kWrite, kUpgrade };

struct Added {
  bool is_new = false;     // false: the same id with the same bytes was there already
  bool completed = false;  // it was there without statements, which this adding brought
  std::string
      id;  // the id kept: the page's own, or "ID@<12 hex of sha256>" when other bytes hold that id
};

struct Counts {
  uint64_t documents = 0, statements = 0, raw_bytes = 0, stored_bytes = 0, segments = 0;
  uint64_t waiting =
      0;  // documents not yet in the full text (an adding was killed; the next one finishes it)
  std::vector<std::pair<std::string, uint64_t>>
      programs;  // program version, documents it derived; by version
};

// One line of the journal, the only place where a clock is kept.
struct JournalLine {
  std::string time;     // ISO 8601, UTC, to the second
  std::string program;  // version
  std::string what;     // "created" "added" "other_bytes" "completed" "rebuilt" "forgotten"
  std::string note;
};

// One fault that doctor found.
struct Fault {
  std::string what;  // "sha256", "foreign_key", "segment", "sqlite" …
  std::string note;
};

// The words of a document that copies are looked for in: those of all blocks but furniture, which
// every page of an outlet has.
std::vector<match::Word> article_words(const document::Document& document);

// One open archive. Readers never block on the writer (WAL). A writer holds the file for others'
// writing: a second one gets kBusy after `busy_ms`; the file is held from the first add() to
// commit(), not between. Not safe for concurrent use by several threads; open one per thread.
// Documents are numbered 1, 2, … in the order of adding; a number is never used again.
class Archive {
 public:
  // Refused: kNotFound (no such file to read), kUnsupported (not an archive), kNewerVersion, kBusy,
  // kDamaged. Opening for writing finishes what a killed adding left open (full text, anchors).
  static base::Result<Archive> open(const std::string& path, Mode mode, int busy_ms = 5000);
  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;
  ~Archive();

  // Adds one page with what was read from it. Kept at the next commit; a kill before that loses it
  // wholly, after that nothing. `complete` false: statements were not looked for. The same id and
  // bytes again change nothing, but for bringing statements to a document that had none looked for.
  // After an Error of kNoSpace, kBusy or kDamaged nothing since the last commit is kept.
  base::Result<Added> add(const page::Page& page, const document::Document& document,
                          std::span<const statement::Statement> statements, bool complete = true);
  // Makes everything added so far durable: documents, statements and anchors in one transaction,
  // the full text with them where they are few, else in a second one, which the next opening for
  // writing makes up for where this one is killed in between. Nothing added: nothing written.
  base::Status commit();
  // What was added since the last commit, for callers that commit by size.
  struct Pending {
    uint64_t documents = 0, bytes = 0;
  };
  Pending pending() const;

  // Deriving everything again: forget_indexes(), replace() for each document with commit() now and
  // then, rebuild_indexes(). A kill in between leaves a whole archive, some of it derived anew; the
  // next opening for writing makes the indexes.
  base::Status forget_indexes();
  // Puts newly derived things in the place of a document's old ones; its page stays as it is. Part
  // of the next commit().
  base::Status replace(uint64_t number, const document::Document& document,
                       std::span<const statement::Statement> statements);
  base::Status rebuild_indexes(const std::function<void(uint64_t done, uint64_t all)>& progress);
  // Files who is named in a document again, by what is kept: for one that cannot be derived again.
  // Part of the next commit().
  base::Status file_speakers(uint64_t number);

  // Takes a document out: its row, its statements, its words in the full text, and its bytes unless
  // another document has the same. Its number is not given again. Its anchors are told by nothing
  // from then on and vanish with the next merge of their run. Part of the next commit(), before
  // which nothing may wait to be added. kNotFound: there is no such document.
  base::Status forget(const std::string& id);

  // Lets the file grow to this many pages of 8 kB and no further; beyond it, adding gives kNoSpace.
  // For this connection only.
  base::Status limit_pages(uint64_t pages);

  bool has(const std::string& id, const std::string& sha256) const;
  base::Result<Stored> document(const std::string& id) const;
  base::Result<Stored> document(uint64_t number) const;
  base::Result<std::string> raw(const std::string& id) const;  // the payload as added
  base::Result<page::Page> page(
      uint64_t number) const;  // the page as added, under the id it is kept by
  base::Result<uint64_t> number_of(const std::string& id) const;
  base::Result<std::vector<std::string>> ids() const;  // in the order of adding

  // Full names of the speakers whose surname sounds as this name's does (text::name_key), each
  // once, sorted. Names of one word are left out: they say nothing about who else bears that
  // surname.
  base::Result<std::vector<std::string>> namesakes(const std::string& name) const;

  // ---- speakers (mentions.cc, judgements.cc)

  // The mentions filed under any of these keys (entity::keys_of), by name, document and first
  // statement, each once; at most `limit` of each key. kUnsupported: an older archive whose
  // speakers are not filed; `hearsay doctor --rebuild` files them.
  base::Result<std::vector<Mention>> mentions(const std::vector<std::string>& keys,
                                              size_t limit) const;
  // Names filed under any of these keys, each once, sorted. In the number of names, however many
  // pages have them.
  base::Result<std::vector<std::string>> names(const std::vector<std::string>& keys) const;
  // Names of speakers in a document, each once, sorted.
  base::Result<std::vector<std::string>> names(uint64_t document) const;
  // How many documents were added without a look for statements.
  base::Result<uint64_t> waiting() const;
  // What a mention says, by number.
  base::Result<std::vector<Said>> said(const Mention& mention) const;
  base::Result<Shown> shown(uint64_t document) const;
  // Appends a judgement, at once and durably; gives its number. `line` without number, time and
  // program.
  base::Result<uint64_t> judge(const JudgementLine& line);
  base::Result<std::vector<JudgementLine>> judgements() const;  // in their order

  // Numbers of documents that share anchors with these, with how many, most first (ties: smaller
  // number first), at most `limit`. `anchors` are of five words, of a window of six at most: then
  // every document is found that shares a run of 24 words with them, or one of 10 words inside
  // quotation marks of a statement of its own (see index_anchors.h).
  struct Sharing {
    uint64_t number = 0;
    uint32_t anchors = 0;
  };
  base::Result<std::vector<Sharing>> sharing(std::span<const match::Anchor> anchors,
                                             size_t limit) const;

  base::Result<uint64_t> anchor_count() const;  // those of documents that are gone included

  // The outlet of each document, by number; empty where none is known. Numbers are 1 …, so the
  // first one is empty.
  base::Result<std::vector<std::string>> outlets() const;

  // Numbers of documents whose text holds many of the words of `query`, rare ones counting most,
  // best first (see full_text.h).
  base::Result<std::vector<uint64_t>> holding(std::string_view query, size_t limit) const;

  base::Result<uint64_t> size() const;         // documents
  base::Result<uint64_t> last_number() const;  // the highest number ever given; 0 for none
  // The number of the first document after this number; 0 where there is none.
  base::Result<uint64_t> number_after(uint64_t number) const;
  base::Result<Counts> counts() const;
  base::Result<std::vector<JournalLine>> journal() const;
  // Checks the SQLite file, foreign keys, digests of raw bytes, records, spans, counts and
  // segments. Empty where all is well; at most 1,000 faults are named.
  base::Result<std::vector<Fault>> examine(
      const std::function<void(uint64_t done, uint64_t all)>& progress) const;

 private:
  struct State;
  explicit Archive(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace hearsay::archive

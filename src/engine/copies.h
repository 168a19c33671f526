// Shared passages: which documents have the same words at which places, over an archive or over
// pages just read.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "base/result.h"
#include "document/document.h"
#include "engine/clusters.h"
#include "lineage/lineage.h"
#include "match/find_matches.h"
#include "match/match.h"
#include "statement/statement.h"
#include "wording/change.h"

namespace hearsay::engine {

struct CopiesOptions {
  uint32_t min_words = 10;  // shared words of a passage
  size_t threads = 1;       // changes nothing but the time
  bool direction = false;   // who has it from whom, where the lineage tells
  bool changes = false;     // what differs inside each passage
  bool clusters = false;    // documents grouped by what they share (below)
};

// How passages of so many words are looked for.
match::MatchOptions matching(uint32_t min_words);

// Documents to compare, in order. Owns them. Statements are needed for `direction` only.
struct Corpus {
  std::vector<document::Document> documents;
  std::vector<std::vector<statement::Statement>> statements;
};

// Counts about what documents take that are all held at once. kTooLarge from the one on that is
// beyond `memory` bytes.
class CorpusRoom {
 public:
  explicit CorpusRoom(uint64_t memory) : memory_(memory) {}
  base::Status take(const document::Document& document, size_t statements);

 private:
  uint64_t memory_, held_ = 0;
};

// All documents of an archive, in the order of adding, of about `memory` bytes at most.
base::Result<Corpus> corpus_of(const archive::Archive& archive, uint64_t memory);

// Who has a passage from whom. `edge`: the link of the lineage between the two documents where
// there is one; else `via` names the documents between them, from parent to child.
struct Direction {
  bool a_first = true;  // b has it from a
  std::optional<uint32_t> edge;
  std::vector<uint32_t> via;
};

// One passage. Its texts are indexes into the corpus's documents; both are the same where a
// document repeats itself.
struct Copy {
  match::Passage passage;
  std::optional<Direction> direction;
  std::vector<wording::Change> changes;
};

struct Copies {
  std::vector<Copy> passages;  // by (a, b, place); a before b in the corpus
  std::vector<std::vector<ClusterMember>>
      clusters;              // by their first document; the kept member first, then by document
  lineage::Lineage lineage;  // with `direction`: nodes are the corpus's documents
};

// Compares the text of all blocks but furniture. Deterministic.
Copies find_copies(const Corpus& corpus, const CopiesOptions& options);

// Lines of the contract, each with its end: passages, or with options.clusters clusters.
std::string copies_jsonl(const Corpus& corpus, const Copies& copies, const CopiesOptions& options);
// Lines as passim 2 writes them: `cluster`, `size`, `id`, `series` (the outlet), `date`, `begin`,
// `end` (code points) and `text` of each passage of a document.
std::string passim_jsonl(const Corpus& corpus, const Copies& copies);
std::string copies_text(const Corpus& corpus, const Copies& copies, const CopiesOptions& options);

}  // namespace hearsay::engine

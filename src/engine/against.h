// Shared passages of pages with an archive that they are not part of.
#pragma once

#include <cstdint>
#include <string>

#include "archive/archive.h"
#include "base/result.h"
#include "document/document.h"
#include "engine/shelf.h"

namespace hearsay::engine {

// Looks each document up in the archive's index of anchors, then compares it with those documents
// that share any, at most `kMostCompared` of them: those that share most. Borrows the archive. Not
// for several threads.
class Against {
 public:
  static constexpr size_t kMostCompared = 1000;

  // `min_words` as in CopiesOptions; fewer than 10 may miss passages. `memory`: for documents read.
  Against(const archive::Archive& archive, uint32_t min_words, uint64_t memory, bool as_text);

  // The lines of one document, `a` in each, by the order in which the archive's were added.
  base::Result<std::string> lines_of(document::Document document);
  uint64_t compared() const { return compared_; }

 private:
  const archive::Archive& archive_;
  match::MatchOptions options_;
  bool as_text_;
  std::function<void(const base::Error&)> refused_;
  Shelf shelf_;
  uint64_t compared_ = 0;
};

}  // namespace hearsay::engine

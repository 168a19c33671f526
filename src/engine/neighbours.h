// Which documents of an archive share words with one: by its texts where they are few, else by its
// index.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "archive/archive.h"
#include "base/result.h"
#include "match/find_matches.h"

namespace hearsay::engine {

// The index promises shared runs of 24 words and quoted ones of ten. An archive of few pages is
// read as quickly as it is asked, and then every shared run of ten words is found, quoted or not.
// Borrows the archive.
class Neighbourhood {
 public:
  static constexpr uint64_t kFewDocuments = 2000, kFewBytes = uint64_t{32} << 20;

  explicit Neighbourhood(const archive::Archive& archive) : archive_(archive) {}

  // As Archive::sharing. Reads the texts at the first call.
  base::Result<std::vector<archive::Archive::Sharing>> sharing(
      std::span<const match::Anchor> anchors, size_t limit);

 private:
  base::Status read();

  const archive::Archive& archive_;
  bool read_ = false, few_ = false;
  std::vector<match::Anchor> anchors_;  // of all texts, sorted
};

}  // namespace hearsay::engine

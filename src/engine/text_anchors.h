// The anchors of all texts of an archive, made anew from the texts.
//
// The archive's own index is thin: it promises shared runs of 24 words. To tell every passage of
// ten, or of as few as are asked for, each document is read once and its anchors are sorted into
// ranges of their hashes; what is more than some memory waits in unnamed files. Reading costs as
// much as the matching itself and grows with the texts, and the index need not hold three times as
// much for the sake of a question that is asked once a night.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "archive/archive.h"
#include "base/result.h"
#include "match/crowd.h"
#include "match/find_matches.h"

namespace hearsay::engine {

// Reads documents 1 … last in order and gives the anchors of each to `take`, which returns false to
// stop. Those that cannot be read are told; numbers without a document are passed over.
struct TextEvents {
  std::function<void(const base::Error&)> refused;                 // may be empty
  std::function<void(uint64_t done, uint64_t all)> progress = {};  // may be empty
};
void each_text(const archive::Archive& archive, const match::MatchOptions& options, uint64_t last,
               size_t threads, const TextEvents& events,
               const std::function<bool(uint64_t number, std::vector<match::SeenAnchor>)>& take);

class TextAnchors {
 public:
  // Borrows both. `memory`: bytes of anchors held at once; 24 for an anchor.
  TextAnchors(const archive::Archive& archive, const match::MatchOptions& options, uint64_t memory);
  TextAnchors(const TextAnchors&) = delete;
  TextAnchors& operator=(const TextAnchors&) = delete;
  ~TextAnchors();

  // Reads documents 1 … last. kNoSpace, kOutput: the folder for temporary files takes no more.
  base::Status read(uint64_t last, size_t threads, const TextEvents& events);

  uint64_t count() const { return count_; }
  size_t ranges() const { return ranges_.size(); }
  // The anchors of a range, each range once: all that have one hash are in one range.
  base::Result<std::vector<match::SeenAnchor>> take(size_t range);

 private:
  class Range;
  base::Status put(const std::vector<match::SeenAnchor>& anchors);

  const archive::Archive& archive_;
  const match::MatchOptions& options_;
  uint64_t memory_, count_ = 0;
  std::vector<std::unique_ptr<Range>> ranges_;
};

}  // namespace hearsay::engine

// Shared passages of a whole archive in bounded memory: pairs come from the anchors of all texts,
// range by range of their hashes (text_anchors.h); texts are read again when their turn comes.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "archive/archive.h"
#include "base/result.h"
#include "engine/copies.h"

namespace hearsay::engine {

struct ArchiveCopiesOptions {
  uint32_t min_words = 10;
  size_t threads = 1;                   // changes nothing but the time
  uint64_t memory = uint64_t{1} << 30;  // bytes, for anchors and pairs first, then for texts
  uint64_t first = 1;                   // documents before this number are done with
  bool as_text = false;                 // lines for a person
  bool changes = false;                 // what differs inside each passage, too
  bool clusters = false;                // clusters instead of passages; `first` is not looked at
};

struct ArchiveCopiesEvents {
  // The lines of documents up to and without `next`, in order; false stops the run.
  std::function<bool(std::string_view lines, uint64_t next)> lines;
  std::function<void(const base::Error&)> refused;  // documents that cannot be read
  std::function<void(uint64_t done, uint64_t all)>
      progress;  // of the reading, then of the matching
};

// What was looked at, for an explanation where nothing is found.
struct ArchiveCopiesReport {
  uint64_t documents = 0, anchors = 0, pairs = 0, passages = 0;
};

// The lines that copies_jsonl or copies_text gives for the same documents with the same options,
// without direction. Clusters come at the end, and of each document its id is held.
// kTooLarge where the pairs alone are more than `memory`;
// kNoSpace where anchors beyond `memory` find no room among the temporary files.
base::Result<ArchiveCopiesReport> copies_of_archive(const archive::Archive& archive,
                                                    const ArchiveCopiesOptions& options,
                                                    const ArchiveCopiesEvents& events);

// Why there is no passage, in a sentence. `pairs`: those that shared an anchor and were compared.
std::string nothing_found(uint64_t documents, uint64_t pairs, uint32_t min_words);

}  // namespace hearsay::engine

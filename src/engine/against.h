// Shared passages of pages with an archive that they are not part of.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "base/result.h"
#include "document/document.h"
#include "engine/shelf.h"
#include "engine/text_anchors.h"

namespace hearsay::engine {

struct AgainstOptions {
  uint32_t min_words = 10;
  size_t threads = 1;                   // changes nothing but the time
  uint64_t memory = uint64_t{1} << 30;  // bytes, for the pages given and for the archive's
  bool as_text = false;                 // lines for a person
};

// Finds the documents of the archive that share anchors with those given, then compares each given
// one with at most `kMostCompared` of them: those that share most. Runs of 24 words and more are
// looked up in the archive's index, one document at a time; for shorter ones all texts of the
// archive are read, once for as many given documents as a quarter of the memory holds. Borrows the
// archive.
class Against {
 public:
  static constexpr size_t kMostCompared = 1000;
  static constexpr size_t kMostHeld = 2 * kMostCompared;  // at a time, of one given document
  static constexpr uint32_t kIndexed = 24;                // words of a run that the index promises

  // `lines` gets the lines of the documents given, `a` in each, in their order, by the order in
  // which the archive's were added; false stops.
  Against(const archive::Archive& archive, const AgainstOptions& options, TextEvents events,
          std::function<bool(std::string_view)> lines);
  Against(const Against&) = delete;
  Against& operator=(const Against&) = delete;

  base::Status add(document::Document document);
  base::Status finish();  // what waits is compared
  uint64_t compared() const { return compared_; }
  bool stopped() const { return stopped_; }

 private:
  base::Status compare_waiting();
  base::Status find_by_index(std::vector<std::vector<uint32_t>>& others) const;
  base::Status find_by_texts(std::vector<std::vector<uint32_t>>& others) const;
  std::string lines_of(const Kept& given, const std::vector<uint32_t>& numbers);

  const archive::Archive& archive_;
  AgainstOptions options_;
  match::MatchOptions match_;
  TextEvents events_;
  std::function<bool(std::string_view)> lines_;
  Shelf shelf_;
  std::vector<std::unique_ptr<Kept>> waiting_;
  uint64_t waiting_bytes_ = 0, compared_ = 0;
  bool stopped_ = false;
};

}  // namespace hearsay::engine

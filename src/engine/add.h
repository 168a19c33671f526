// Adding pages to an archive: read in parallel, kept in input order, committed in batches.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "base/result.h"
#include "engine/engine.h"

namespace hearsay::engine {

struct AddOptions {
  ReadOptions read;
  // A commit comes after this many documents or bytes of pages and texts, whichever is first. By
  // count and size alone, so that no clock decides where an archive's runs of anchors begin.
  uint64_t commit_documents = 2000;
  uint64_t commit_bytes = uint64_t{64} << 20;
};

struct AddReport {
  uint64_t added = 0;      // documents that are new
  uint64_t unchanged = 0;  // there already with the same bytes
  uint64_t completed = 0;  // there already, now with their statements
  uint64_t renamed =
      0;  // of the new ones: kept as ID@digest, since their id was held by other bytes
  uint64_t refused = 0;
  uint64_t lost = 0;  // added after the last commit before `stopped`
  std::optional<base::Error>
      stopped;  // the archive could take no more (full disk, another writer); the rest was not read
};

// What is told while it goes on, each in input order; any may be empty.
struct AddEvents {
  std::function<void(const base::Error&)> refused;
  std::function<void(const archive::Added&)> kept;
  std::function<void(uint64_t, uint64_t)> progress;  // bytes taken, bytes in all
};

// Everything counted as added, completed or unchanged is durable when this returns.
AddReport add_pages(archive::Archive& archive, const std::vector<std::string>& inputs,
                    const AddOptions& options, const AddEvents& events = {});

std::string add_record(const AddReport& report);  // hearsay.added/1: one line without its end
std::string add_text(const AddReport& report, const std::string& archive);

}  // namespace hearsay::engine

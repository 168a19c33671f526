// The self-check of an archive, and deriving everything in it again from the pages' bytes.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "base/result.h"
#include "engine/engine.h"

namespace hearsay::engine {

struct Health {
  archive::Counts counts;
  std::vector<archive::Fault> faults;
  std::vector<archive::JournalLine> journal;
};

base::Result<Health> examine_archive(
    const archive::Archive& archive,
    const std::function<void(uint64_t done, uint64_t all)>& progress = {});

struct RebuildReport {
  uint64_t rebuilt = 0;
  std::vector<base::Error>
      failed;  // documents whose page cannot be read any more; they stay as they are
};

// Derives every document, statement and index again from the kept bytes, with this version of the
// program, and keeps it. A kill leaves a whole archive, part of it derived anew. Documents that
// were added without statements get them.
base::Result<RebuildReport> rebuild_archive(
    archive::Archive& archive, const ReadOptions& options,
    const std::function<void(uint64_t done, uint64_t all)>& progress = {});

std::string health_record(const Health& health);  // hearsay.health/1: one line without its end
std::string health_text(const Health& health, const std::string& archive);

}  // namespace hearsay::engine

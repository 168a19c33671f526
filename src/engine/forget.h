// Taking documents out of an archive.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "base/result.h"

namespace hearsay::engine {

struct ForgetReport {
  uint64_t forgotten = 0;
  std::vector<std::string> unknown;  // ids that no document has
};

// Takes out the documents of these ids, all in one transaction: after an error all are still there.
// From then on every answer is as if they had never been added.
base::Result<ForgetReport> forget_documents(archive::Archive& archive,
                                            const std::vector<std::string>& ids);

std::string forget_record(const ForgetReport& report);  // hearsay.forgotten/1: one line, no end
std::string forget_text(const ForgetReport& report, const std::string& archive);

}  // namespace hearsay::engine

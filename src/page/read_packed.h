// A whole file in memory, unpacked where it is packed: for training, measuring and tests, whose
// data stand beside the project as .gz.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"

namespace hearsay::page {

// The bytes of the file at `path`, gzip or Zstandard taken off. kNotFound or kInput where it cannot
// be opened, kTruncated or kDamaged where it does not unpack to its end, kTooLarge for more than
// `most` bytes; the note names the file.
base::Result<std::string> read_packed(const std::string& path, uint64_t most = uint64_t{1} << 32);

}  // namespace hearsay::page

// Small whole files read and written by the program itself (evidence pages).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace hearsay::cli {

// The bytes of a file ("-": standard input). Errors name it: kNotFound, kInput, kTooLarge.
base::Result<std::string> read_file(const std::string& path, uint64_t limit);

// kUsage where the file is a database, an archive mostly: results are never written over one.
base::Status may_replace(const std::string& path);

// Writes the file whole or not at all: beside it first, then in its place. Errors name it: kOutput,
// kNoSpace, or as may_replace.
base::Status write_file(const std::string& path, std::string_view bytes);

}  // namespace hearsay::cli

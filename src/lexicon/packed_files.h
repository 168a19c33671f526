// The files of lexicon/ and models/ as they were linked into the program.
#pragma once

#include <span>
#include <string_view>

namespace hearsay::lexicon {

struct PackedFile {
  std::string_view path;   // relative to the project: "lexicon/en/cues.tsv"
  std::string_view bytes;  // static storage
};

// Sorted by path. Defined in a generated source (tools/pack_files).
std::span<const PackedFile> packed_files();

}  // namespace hearsay::lexicon

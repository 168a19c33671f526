// The list of producers: which code makes the text that the cases of a folder are compared with.
#pragma once

#include <span>
#include <string_view>

#include "case_file.h"

namespace hearsay::test {

struct Registration {
  std::string_view folder;  // below test/cases/: "statement"
  std::string (*produce)(const Case&);
};

// Every producer there is, sorted by folder. Written down in producers.cc, nowhere else.
std::span<const Registration> all_producers();

}  // namespace hearsay::test

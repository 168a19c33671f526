// The files of a folder, one after another, in byte order of their names, depth first.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

namespace hearsay::page {

// Walks a folder without recursion. Names that begin with a dot are passed over. Links are
// followed; each folder (device and inode) is entered once, so links that run in circles end.
// Folders nested deeper than `depth` and folders that cannot be read are Errors in their place.
class FolderWalk {
 public:
  FolderWalk(std::string root, uint32_t depth);

  // The path of the next entry that is no folder (it may be a device or a link to nothing), nullopt
  // at the end.
  std::optional<base::Result<std::string>> next();

 private:
  struct Level {
    std::string path;  // with a slash at its end
    std::vector<std::string> names;
    size_t next = 0;
  };

  // Enters the folder unless it was entered before.
  std::optional<base::Error> enter(const std::string& path);

  uint32_t depth_;
  std::vector<Level> levels_;
  std::set<std::pair<uint64_t, uint64_t>> entered_;
  std::optional<base::Error> first_error_;
};

}  // namespace hearsay::page

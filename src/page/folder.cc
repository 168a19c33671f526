// Lists folders level by level.
#include "page/folder.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <system_error>

#include "page/carrier.h"

namespace hearsay::page {

FolderWalk::FolderWalk(std::string root, uint32_t depth) : depth_(depth) {
  first_error_ = enter(root);
  if (!first_error_ && levels_.back().names.empty())
    first_error_ = refusal(base::Code::kEmpty, 0, root, "nothing in this folder");
}

std::optional<base::Error> FolderWalk::enter(const std::string& path) {
  if (levels_.size() >= depth_)
    return refusal(base::Code::kTooLarge, 0, path,
                   "folders nested deeper than the limit of " + std::to_string(depth_));
  struct stat about{};
  if (::stat(path.c_str(), &about) == 0 &&
      !entered_.emplace(static_cast<uint64_t>(about.st_dev), static_cast<uint64_t>(about.st_ino))
           .second)
    return std::nullopt;
  const std::unique_ptr<DIR, int (*)(DIR*)> folder(::opendir(path.c_str()), &::closedir);
  if (!folder) return refusal(base::Code::kInput, 0, path, std::generic_category().message(errno));
  Level level;
  level.path = path.ends_with('/') ? path : path + '/';
  while (const dirent* entry = ::readdir(folder.get()))
    if (entry->d_name[0] != '.') level.names.emplace_back(entry->d_name);
  std::sort(level.names.begin(), level.names.end());
  levels_.push_back(std::move(level));
  return std::nullopt;
}

std::optional<base::Result<std::string>> FolderWalk::next() {
  if (first_error_) {
    const base::Error error = *first_error_;
    first_error_.reset();
    levels_.clear();
    return base::Result<std::string>(error);
  }
  while (!levels_.empty()) {
    Level& level = levels_.back();
    if (level.next == level.names.size()) {
      levels_.pop_back();
      continue;
    }
    std::string path = level.path + level.names[level.next++];
    struct stat about{};
    if (::stat(path.c_str(), &about) != 0 || !S_ISDIR(about.st_mode))
      return base::Result<std::string>(std::move(path));
    if (std::optional<base::Error> error = enter(path)) return base::Result<std::string>(*error);
  }
  return std::nullopt;
}

}  // namespace hearsay::page

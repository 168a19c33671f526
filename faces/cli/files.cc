// Reading with a limit, writing by way of a file beside it.
#include "faces/cli/files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

namespace hearsay::cli {

namespace {

std::string reason(int number) { return std::generic_category().message(number); }

// A descriptor with one owner.
class File {
 public:
  explicit File(int descriptor, bool owned = true) : descriptor_(descriptor), owned_(owned) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() { close(); }
  int get() const { return descriptor_; }
  // Zero or the number of the error.
  int close() {
    if (!owned_ || descriptor_ < 0) return 0;
    const int result = ::close(descriptor_);
    descriptor_ = -1;
    return result == 0 ? 0 : errno;
  }

 private:
  int descriptor_;
  bool owned_;
};

int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t wrote = ::write(descriptor, bytes.data(), bytes.size());
    if (wrote >= 0)
      bytes.remove_prefix(static_cast<size_t>(wrote));
    else if (errno != EINTR)
      return errno;
  }
  return 0;
}

}  // namespace

base::Result<std::string> read_file(const std::string& path, uint64_t limit) {
  const bool standard = path == "-";
  const File file(standard ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY),
                  !standard);
  if (file.get() < 0)
    return base::Error{errno == ENOENT ? base::Code::kNotFound : base::Code::kInput, 0,
                       path + ": " + reason(errno)};
  std::string bytes;
  std::string block(size_t{64} << 10, '\0');
  for (;;) {
    const ssize_t got = ::read(file.get(), block.data(), block.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return base::Error{base::Code::kInput, bytes.size(), path + ": " + reason(errno)};
    if (got == 0) return bytes;
    bytes.append(block.data(), static_cast<size_t>(got));
    if (bytes.size() > limit)
      return base::Error{base::Code::kTooLarge, limit,
                         path + ": more than the limit of " + std::to_string(limit) + " bytes"};
  }
}

base::Status may_replace(const std::string& path) {
  constexpr std::string_view kDatabase("SQLite format 3\0", 16);
  const File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
  char head[kDatabase.size()];
  if (file.get() < 0 || ::read(file.get(), head, sizeof head) != sizeof head ||
      std::string_view(head, sizeof head) != kDatabase)
    return {};
  return base::Error{base::Code::kUsage, 0,
                     path + ": is an archive or another database, which is not written over"};
}

base::Status write_file(const std::string& path, std::string_view bytes) {
  if (base::Status status = may_replace(path); !status.ok()) return status;
  const std::string beside = path + ".part";
  const auto fail = [&](int number) {
    ::unlink(beside.c_str());
    return base::Error{number == ENOSPC ? base::Code::kNoSpace : base::Code::kOutput, 0,
                       path + ": " + reason(number)};
  };
  File file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
  if (file.get() < 0) return fail(errno);
  if (const int number = write_all(file.get(), bytes); number != 0) return fail(number);
  if (::fsync(file.get()) != 0 && errno != EINVAL) return fail(errno);
  if (const int number = file.close(); number != 0) return fail(number);
  if (std::rename(beside.c_str(), path.c_str()) != 0) return fail(errno);
  return {};
}

}  // namespace hearsay::cli

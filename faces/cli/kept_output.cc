// Steps of a growing file: its bytes are on disk before the state that counts on them.
#include "faces/cli/kept_output.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <utility>

#include "faces/cli/files.h"

namespace hearsay::cli {
namespace {

constexpr size_t kStep = 4 << 20;

bool write_whole(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(file, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<size_t>(count));
  }
  return true;
}

}  // namespace

KeptOutput::KeptOutput(std::string name, std::string key)
    : name_(std::move(name)), key_(std::move(key)) {}

KeptOutput::~KeptOutput() {
  if (file_ >= 0) ::close(file_);
}

bool KeptOutput::failed(const char* doing) {
  const bool full = errno == ENOSPC || errno == EDQUOT || errno == EFBIG;
  status_ = base::Error{full ? base::Code::kNoSpace : base::Code::kOutput, bytes_,
                        name_ + ": cannot " + doing + ": " + std::strerror(errno) +
                            "; what is kept stays, and the same call goes on from there"};
  return false;
}

bool KeptOutput::read_state() {
  std::ifstream in(name_ + ".state");
  std::string key;
  uint64_t next = 0, bytes = 0;
  if (!std::getline(in, key) || !(in >> next >> bytes) || key != key_ || next == 0) return false;
  if (::lseek(file_, 0, SEEK_END) < static_cast<off_t>(bytes)) return false;
  next_ = next;
  bytes_ = bytes;
  return true;
}

base::Status KeptOutput::open() {
  if (name_.empty()) return {};
  if (status_ = may_replace(name_); !status_.ok()) return status_;
  file_ = ::open((name_ + ".part").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (file_ < 0) {
    failed("open it");
    return status_;
  }
  read_state();
  if (::ftruncate(file_, static_cast<off_t>(bytes_)) != 0 ||
      ::lseek(file_, static_cast<off_t>(bytes_), SEEK_SET) < 0)
    failed("write it");
  return status_;
}

bool KeptOutput::write(std::string_view lines, uint64_t next) {
  if (!status_.ok()) return false;
  buffer_ += lines;
  next_ = next;
  return buffer_.size() < kStep || keep();
}

bool KeptOutput::keep() {
  if (!write_whole(file_, buffer_) || ::fsync(file_) != 0) return failed("write it");
  bytes_ += buffer_.size();
  buffer_.clear();
  const std::string state = name_ + ".state", fresh = state + ".new";
  const int file = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  const std::string text =
      key_ + "\n" + std::to_string(next_) + " " + std::to_string(bytes_) + "\n";
  const bool good = file >= 0 && write_whole(file, text) && ::fsync(file) == 0;
  if (file >= 0) ::close(file);
  if (!good || std::rename(fresh.c_str(), state.c_str()) != 0) return failed("write its state");
  return true;
}

base::Status KeptOutput::finish() {
  if (name_.empty() || !status_.ok()) return status_;
  if (!keep()) return status_;
  if (std::rename((name_ + ".part").c_str(), name_.c_str()) != 0) {
    failed("give it its name");
    return status_;
  }
  ::unlink((name_ + ".state").c_str());
  return {};
}

}  // namespace hearsay::cli

// Buffered output, one-line notes and a progress line.
#include "faces/cli/console.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace hearsay::cli {

namespace {

constexpr size_t kBuffer = size_t{256} << 10;

// All of `bytes`, or the number of the error that stopped it.
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

// Names and notes may hold anything; a line stays a line and a terminal stays as it was.
std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f)
      out += fmt::format("\\x{:02x}", byte);
    else
      out += c;
  }
  return out;
}

// Errors that are about a place in the input's bytes.
bool has_place(base::Code code) {
  switch (code) {
    case base::Code::kNoPage:
    case base::Code::kTooLarge:
    case base::Code::kBadEncoding:
    case base::Code::kTruncated:
    case base::Code::kDamaged:
    case base::Code::kUnsupported: return true;
    default: return false;
  }
}

}  // namespace

Console::Console() {
  out_is_terminal_ = ::isatty(STDOUT_FILENO) != 0;
  err_is_terminal_ = ::isatty(STDERR_FILENO) != 0;
  const char* no_colour = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  colour_ = out_is_terminal_ && (no_colour == nullptr || *no_colour == '\0') &&
            (terminal == nullptr || std::string_view(terminal) != "dumb");
  winsize size{};
  if (out_is_terminal_ && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    width_ = std::clamp<uint32_t>(size.ws_col, 40, 120);
}

Console::~Console() { clear_progress(); }

bool Console::out(std::string_view bytes) {
  if (broken_ || closed_) return false;
  if (buffer_.size() + bytes.size() > kBuffer && !flush()) return false;
  buffer_.append(bytes);
  if (out_is_terminal_ || buffer_.size() > kBuffer) return flush();
  return true;
}

bool Console::flush() {
  if (broken_ || closed_) return false;
  const int error = write_all(STDOUT_FILENO, buffer_);
  buffer_.clear();
  if (error == 0) return true;
  closed_ = error == EPIPE;
  broken_ = !closed_;
  if (broken_) note("standard output: " + std::generic_category().message(error));
  return false;
}

void Console::note(std::string_view note) {
  clear_progress();
  // Nobody can be told when the error stream itself fails.
  (void)write_all(STDERR_FILENO, "hearsay: " + one_line(note) + "\n");
}

void Console::note_some(std::string_view note) {
  if (++notes_ <= kMostNotes) this->note(note);
  if (notes_ == kMostNotes + 1)
    this->note("more notes of this kind stand in the records as warnings");
}

void Console::refuse(const base::Error& error) {
  refused_ = true;
  const bool placed = has_place(error.code) || error.at > 0;
  note(placed ? fmt::format("{} (at byte {})", error.note, error.at) : error.note);
}

void Console::progress(uint64_t done, uint64_t all) {
  if (!shows_progress()) return;
  const auto now = std::chrono::steady_clock::now();
  if (bar_ && now - bar_time_ < std::chrono::milliseconds(100)) return;
  bar_time_ = now;
  bar_ = true;
  constexpr double kMega = 1e6;
  const double mega = static_cast<double>(done) / kMega;
  std::string line = fmt::format("\r\x1b[K{:.1f} MB", mega);
  if (all > 0) {
    const uint64_t percent = std::min<uint64_t>(100, done * 100 / all);
    const auto filled = static_cast<size_t>(percent * 30 / 100);
    line = fmt::format("\r\x1b[K[{}{}] {:3}% of {:.1f} MB", std::string(filled, '#'),
                       std::string(30 - filled, '.'), percent, static_cast<double>(all) / kMega);
  }
  (void)write_all(STDERR_FILENO, line);
}

void Console::clear_progress() {
  if (bar_) (void)write_all(STDERR_FILENO, "\r\x1b[K");
  bar_ = false;
}

int Console::finish(int status) {
  clear_progress();
  flush();
  if (broken_) return kFailed;
  return status == kDone && refused_ ? kFailed : status;
}

}  // namespace hearsay::cli

// The program's own standard streams: results out, notes and refusals on the error stream, each in
// its manner.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace hearsay::cli {

// Exit statuses of every command; `check` has two more of its own.
inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;
inline constexpr int kUsage = 2;

// Results are buffered and written whole; what could not be written is noticed. A reader that went
// away ends the run quietly.
class Console {
 public:
  Console();
  Console(const Console&) = delete;
  Console& operator=(const Console&) = delete;
  ~Console();

  // Writes to standard output. False once nothing more can be written; the caller should stop.
  bool out(std::string_view bytes);

  // "hearsay: NOTE" on standard error, one line whatever the note holds.
  void note(std::string_view note);

  // The same for notes that may come by the thousand: after kMostNotes it says once that there are
  // more.
  void note_some(std::string_view note);
  static constexpr size_t kMostNotes = 20;

  // Tells of an Error as a note with its offset, and makes the exit status 1.
  void refuse(const base::Error& error);

  // How far the work is, on a terminal only, at most ten times a second.
  void progress(uint64_t done, uint64_t all);
  bool shows_progress() const { return err_is_terminal_ && !out_is_terminal_; }

  bool out_is_terminal() const { return out_is_terminal_; }
  bool colour() const { return colour_; }
  uint32_t width() const { return width_; }

  // Writes what is left and gives the exit status: `status`, or 1 where something was refused or
  // could not be written.
  int finish(int status = kDone);

 private:
  bool flush();
  void clear_progress();

  std::string buffer_;
  bool out_is_terminal_ = false, err_is_terminal_ = false, colour_ = false;
  uint32_t width_ = 100;
  size_t notes_ = 0;
  bool refused_ = false, broken_ = false, closed_ = false, bar_ = false;
  std::chrono::steady_clock::time_point bar_time_{};
};

}  // namespace hearsay::cli

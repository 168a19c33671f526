// Bytes of an input as they come: from a file, and through a window that can look ahead.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace hearsay::page {

// Bytes one after another. A source that unfolds compressed members also says where they begin.
class Source {
 public:
  virtual ~Source() = default;

  // Up to `room` bytes into `to`; 0 at the end. Never gives bytes of two members in one call. An
  // Error's note says what is wrong and names no file; after it nothing more comes unless resync()
  // is true.
  virtual base::Result<size_t> read(char* to, size_t room) = 0;

  // Bytes of the file behind this source that have been taken.
  virtual uint64_t file_taken() const = 0;

  // Where in the file the member begins whose bytes read() gave last; 0 for a source without
  // members.
  virtual uint64_t member_at() const { return 0; }

  // How many members have begun.
  virtual uint64_t members() const { return 0; }

  // After an Error: goes on at the next place where a member begins. False where there is none.
  virtual bool resync() { return false; }
};

// A border between two members: the first byte after it in the stream, and the member's place in
// the file.
struct Border {
  uint64_t offset = 0;
  uint64_t file_at = 0;
};

// A window on a source. Offsets count the bytes that came out of the source. Views die at the next
// call that is not const.
class Reader {
 public:
  explicit Reader(std::unique_ptr<Source> source) : source_(std::move(source)) {}

  // From now on keeps up to `bytes` taken bytes for rewind().
  void keep(size_t bytes) { keep_ = bytes; }

  // At least `want` bytes where the source has them; less only before its end or a fault.
  std::string_view peek(size_t want);
  // Takes `count` bytes, at most what the last peek gave.
  void skip(size_t count);
  // Gives up to `count` of the kept bytes back; how many it could.
  uint64_t rewind(uint64_t count);
  // Takes line ends. False at the end of the input or at a fault.
  bool pass_line_ends();
  // Where the next byte stands: its member in the file, or the stream where none begins there.
  uint64_t place() const;
  // Takes up to `count` bytes of a record and appends them to `out`, unless it is null; stops where
  // a member begins and `ends` is true, for a length that lies. How many there were.
  uint64_t take_record(std::string* out, uint64_t count, const std::function<bool()>& ends);
  // Takes up to `count` bytes without keeping them; how many there were.
  uint64_t pass(uint64_t count);
  // Appends up to `count` bytes to `out`; how many there were.
  uint64_t take(std::string& out, uint64_t count);

  uint64_t offset() const { return offset_; }
  uint64_t file_taken() const { return source_->file_taken(); }
  // The bytes of the source that broke are still to come while peek gives any.
  const std::optional<base::Error>& fault() const { return fault_; }
  bool at_end() { return peek(1).empty(); }
  // Once all bytes before a fault have been taken: clears it and goes on at the next member. False
  // where there is none.
  bool recover();

  // The border at exactly this offset, and the first one after it that is known so far.
  std::optional<Border> border_at(uint64_t offset) const;
  std::optional<Border> border_after(uint64_t offset) const;

 private:
  void fill();

  std::unique_ptr<Source> source_;
  size_t keep_ = 0;
  std::string buffer_;
  size_t begin_ = 0;  // what has not been taken yet: [begin_, end_) of the buffer
  size_t end_ = 0;
  uint64_t offset_ = 0;
  bool ended_ = false;
  std::optional<base::Error> fault_;
  uint64_t members_ = 0;
  std::deque<Border> borders_;  // those at or after offset_, and the last one before it
};

// The bytes of an open file. Owns the descriptor where `owned`.
class FileSource : public Source {
 public:
  FileSource(int descriptor, bool owned) : descriptor_(descriptor), owned_(owned) {}
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;
  ~FileSource() override;
  base::Result<size_t> read(char* to, size_t room) override;
  uint64_t file_taken() const override { return taken_; }

 private:
  int descriptor_;
  bool owned_;
  uint64_t taken_ = 0;
};

// Bytes in memory, for tests and payloads. Borrows them.
class MemorySource : public Source {
 public:
  explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}
  base::Result<size_t> read(char* to, size_t room) override;
  uint64_t file_taken() const override { return taken_; }

 private:
  std::string_view bytes_;
  size_t taken_ = 0;
};

}  // namespace hearsay::page

// Failure as a value: what went wrong, where in the input, and a note for the reader.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace hearsay::base {

// The closed list of reasons. The name (see code_name) is what records and messages show.
enum class Code : uint8_t {
  kNone,
  kNotFound,      // no such file, document, statement
  kNoPage,        // bytes that are no page (an image, a device)
  kTooLarge,      // over a stated limit
  kEmpty,         // nothing in it
  kBadEncoding,   // bytes that are not text in the charset they claim
  kTruncated,     // ends before its own structure says so
  kDamaged,       // structure broken: digest, checksum, syntax
  kUnsupported,   // a kind or version this program does not know
  kNewerVersion,  // an archive written by a newer program
  kBusy,          // locked by another process
  kNoSpace,       // disk full
  kInput,         // could not be read (permission, I/O)
  kOutput,        // could not be written
  kUsage,         // the call's words are off
};

// Stable lower-case word for a code ("bad_encoding"). Lives for ever.
std::string_view code_name(Code code);

struct Error {
  Code code = Code::kNone;
  uint64_t at = 0;   // byte offset in the input named by `note`'s reader, 0 where none applies
  std::string note;  // one line for a person; names the file where there is one
};

// A note kept in a record: the input was read, but not without damage.
struct Warning {
  std::string code;  // as code_name, or a stage's own word
  uint64_t at = 0;   // byte offset in the raw bytes
  std::string note;
  friend bool operator==(const Warning&, const Warning&) = default;
};

// Either a T or an Error. Asking for the wrong one is a broken promise of the caller.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : held_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: by intent
  Result(Error error) : held_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: by intent

  bool ok() const { return held_.index() == 0; }
  explicit operator bool() const { return ok(); }

  T& value() & { return std::get<0>(held_); }
  const T& value() const& { return std::get<0>(held_); }
  T&& value() && { return std::get<0>(std::move(held_)); }
  T* operator->() { return &std::get<0>(held_); }
  const T* operator->() const { return &std::get<0>(held_); }
  T& operator*() & { return std::get<0>(held_); }
  const T& operator*() const& { return std::get<0>(held_); }
  const Error& error() const { return std::get<1>(held_); }

 private:
  std::variant<T, Error> held_;
};

// Success without a value, or an Error.
class [[nodiscard]] Status {
 public:
  Status() = default;
  Status(Error error) : error_(std::move(error)) {}  // NOLINT: by intent

  bool ok() const { return !error_.has_value(); }
  explicit operator bool() const { return ok(); }
  const Error& error() const { return *error_; }

 private:
  std::optional<Error> error_;
};

}  // namespace hearsay::base

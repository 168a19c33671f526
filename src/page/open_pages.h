// The door for input: files, folders, archives of pages and standard input become a stream of
// pages.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "page/page.h"

namespace hearsay::page {

enum class IdRule : uint8_t { kPath, kName, kSha256 };

// Limits on hostile input; each refusal names the limit. Bytes unless said otherwise.
struct Limits {
  uint64_t page = uint64_t{16} << 20;  // one page decoded (a longer one is refused: too_large)
  uint64_t jsonl_line = uint64_t{64} << 20;  // one JSONL line
  uint32_t ratio = 200;                      // decoded to encoded size, beyond the first 1 MiB
  uint32_t header_block = 64 << 10;          // HTTP or WARC headers
  uint32_t encoding_layers = 2;              // content encodings on one payload
  uint32_t folder_depth = 64;
};

struct OpenOptions {
  IdRule id_rule = IdRule::kPath;
  Limits limits;
  std::optional<base::Moment> captured;
  // False, where only words are asked for: lines of JSONL have no sha256, but where it is their id,
  // and no dates.
  bool digests = true;
  bool dates = true;
};

// A stream of pages in input order: arguments as given, folders in byte order of their names, depth
// first. What is no page comes as an Error in its place and the stream goes on. Not safe for
// concurrent use.
class PageStream {
 public:
  // `inputs`: paths, or "-" for standard input. Never fails itself; a missing file is an Error at
  // its place.
  static PageStream open(std::vector<std::string> inputs, OpenOptions options);
  PageStream(PageStream&&) noexcept;
  PageStream& operator=(PageStream&&) noexcept;
  ~PageStream();

  // The next page or the next refusal; nullopt at the end.
  std::optional<base::Result<Page>> next();

  // Bytes of input taken so far and in all (0 where unknown, as for standard input), for progress.
  uint64_t bytes_taken() const;
  uint64_t bytes_total() const;

 private:
  struct State;
  explicit PageStream(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace hearsay::page

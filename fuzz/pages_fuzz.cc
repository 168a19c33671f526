// Any bytes as an input file (HTML, WARC, JSONL, gzip, zstd …): the stream of pages ends, within
// its limits.
#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <string>

#include "page/open_pages.h"
#include "promise.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const int file = memfd_create("input", 0);
  if (file < 0) return 0;
  size_t written = 0;
  while (written < size) {
    const ssize_t n = write(file, data + written, size - written);
    if (n <= 0) break;
    written += static_cast<size_t>(n);
  }
  hearsay::page::OpenOptions options;
  options.limits.page = 1 << 20;
  options.limits.jsonl_line = 1 << 20;
  const std::string path = "/proc/self/fd/" + std::to_string(file);
  auto stream = hearsay::page::PageStream::open({path}, options);
  while (auto next = stream.next()) {
    if (next->ok()) hearsay::fuzz::promise((*next)->bytes.size() <= options.limits.page);
  }
  close(file);
  return 0;
}

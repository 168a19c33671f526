// Any bytes as an input: the stream of pages ends, within its limits, and every page keeps its
// promises.
#include <sys/mman.h>
#include <unistd.h>

#include <cstdlib>
#include <string>

#include "base/hash.h"
#include "page/open_pages.h"
#include "promise.h"

namespace {

// A file in memory that holds the bytes, under a path that can be opened like any other.
std::string file_of(const uint8_t* data, size_t size) {
  static const int descriptor = ::memfd_create("page", MFD_CLOEXEC);
  if (::ftruncate(descriptor, 0) != 0) std::abort();
  if (::pwrite(descriptor, data, size, 0) != static_cast<ssize_t>(size)) std::abort();
  return "/proc/self/fd/" + std::to_string(descriptor);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace hearsay;
  using fuzz::promise;
  page::OpenOptions options;
  options.limits.page = 1 << 20;
  options.limits.jsonl_line = 1 << 18;
  page::PageStream stream = page::PageStream::open({file_of(data, size)}, options);
  size_t answers = 0;
  while (const std::optional<base::Result<page::Page>> page = stream.next()) {
    promise(++answers <= size + 1);
    if (!page->ok()) {
      promise(page->error().code != base::Code::kNone && !page->error().note.empty());
      continue;
    }
    promise((*page)->bytes.size() <= options.limits.page);
    promise(!(*page)->id.empty());
    promise((*page)->sha256 == base::to_hex(base::sha256((*page)->bytes)));
  }
  return 0;
}

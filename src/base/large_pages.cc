// Asks for large pages where the system has them.
#include "base/large_pages.h"

#include <sys/mman.h>

namespace hearsay::base {
namespace {

constexpr std::align_val_t kSmallAlignment{64};  // a line of memory

bool is_large(size_t bytes) { return bytes >= kLargePage / 2; }

}  // namespace

void* take_pages(size_t bytes) {
  if (!is_large(bytes)) return ::operator new(bytes, kSmallAlignment);
  bytes = (bytes + kLargePage - 1) / kLargePage * kLargePage;
  void* const memory = ::operator new(bytes, std::align_val_t{kLargePage});
#if defined(MADV_HUGEPAGE)
  (void)madvise(memory, bytes, MADV_HUGEPAGE);  // only asked for
#endif
  return memory;
}

void give_back_pages(void* memory, size_t bytes) {
  ::operator delete(memory, is_large(bytes) ? std::align_val_t{kLargePage} : kSmallAlignment);
}

}  // namespace hearsay::base

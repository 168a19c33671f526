// glibc's main heap grows in one piece of addresses; that piece is reserved, marked and given back.
#include "faces/cli/heap.h"

#include <cstdint>
#include <cstdlib>

#if defined(__GLIBC__) && !defined(HEARSAY_SANITIZED)
#include <malloc.h>
#include <sys/mman.h>
#endif

namespace hearsay::cli {

void prepare_heap() {
#if defined(__GLIBC__) && !defined(HEARSAY_SANITIZED)
  constexpr size_t kHeap = size_t{256} << 20, kLargePage = size_t{2} << 20;
  if (mallopt(M_MMAP_MAX, 0) == 0) return;
  void* const heap = std::malloc(kHeap);
  mallopt(M_MMAP_MAX, 65536);
  if (heap == nullptr) return;
  const uintptr_t from = (reinterpret_cast<uintptr_t>(heap) + kLargePage - 1) & ~(kLargePage - 1);
  const uintptr_t to = (reinterpret_cast<uintptr_t>(heap) + kHeap) & ~(kLargePage - 1);
  if (from < to) (void)madvise(reinterpret_cast<void*>(from), to - from, MADV_HUGEPAGE);
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, -1);
  std::free(heap);
#endif
}

}  // namespace hearsay::cli

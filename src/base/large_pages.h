// Memory on large pages: for tables that are looked at here and there, where finding the page costs
// more than reading the line.
#pragma once

#include <cstddef>
#include <new>
#include <vector>

namespace hearsay::base {

inline constexpr size_t kLargePage = size_t{1} << 21;  // bytes

// From half a large page on whole ones, which the system is asked to keep together; less as always.
// Throws std::bad_alloc, as operator new does.
void* take_pages(size_t bytes);
void give_back_pages(void* memory, size_t bytes);  // as many bytes as were asked for

template <class T>
struct OnLargePages {
  using value_type = T;
  OnLargePages() = default;
  template <class U>
  OnLargePages(const OnLargePages<U>& /*other*/) {}
  T* allocate(size_t count) { return static_cast<T*>(take_pages(count * sizeof(T))); }
  void deallocate(T* memory, size_t count) { give_back_pages(memory, count * sizeof(T)); }
  friend bool operator==(const OnLargePages& /*a*/, const OnLargePages& /*b*/) { return true; }
};

template <class T>
using LargeVector = std::vector<T, OnLargePages<T>>;

}  // namespace hearsay::base

// The law of in_order: any number of threads writes what one thread writes, in the order of
// reading.
#include "base/parallel.h"

#include <gtest/gtest.h>

#include <optional>
#include <vector>

namespace hearsay::base {
namespace {

std::vector<int> squares(size_t threads, int count, int stop_after) {
  std::vector<int> out;
  int next = 0;
  in_order<int, int>(
      threads,
      [&]() -> std::optional<int> { return next < count ? std::optional(next++) : std::nullopt; },
      [](int&& number) {
        int slow = 0;  // items take different times
        for (int i = 0; i < (number % 7) * 1000; ++i) slow = (slow + i) % 1000;
        return number * number + 0 * slow;
      },
      [&](int&& square) {
        out.push_back(square);
        return static_cast<int>(out.size()) != stop_after;
      });
  return out;
}

TEST(InOrder, ManyThreadsWriteWhatOneWrites) {
  for (const int count : {0, 1, 2, 7, 1000}) {
    const std::vector<int> one = squares(1, count, -1);
    EXPECT_EQ(one.size(), static_cast<size_t>(count));
    for (const size_t threads : {size_t{0}, size_t{2}, size_t{3}, size_t{8}})
      EXPECT_EQ(squares(threads, count, -1), one);
  }
}

TEST(InOrder, AWriterMayEndTheRun) {
  for (const size_t threads : {size_t{1}, size_t{2}, size_t{8}}) {
    const std::vector<int> out = squares(threads, 1000, 10);
    EXPECT_EQ(out, squares(1, 10, -1)) << threads;
  }
}

}  // namespace
}  // namespace hearsay::base

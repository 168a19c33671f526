// Read, work, write: items are worked on by several threads and leave in the order in which they
// came.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace hearsay::base {

// Calls read() -> optional<In> until it is empty (one thread at a time), work(In&&) -> Out on
// `threads` threads at once, and write(Out&&) -> bool in the order of reading (one thread at a
// time; false ends the run early). At most `threads * 4` items are under way, so memory is bounded
// by the largest items. With one thread everything runs in the caller's thread. The functions must
// not throw. Shape after minimap2's worker_pipeline.
template <class In, class Out, class Read, class Work, class Write>
void in_order(size_t threads, Read read, Work work, Write write) {
  if (threads <= 1) {
    while (std::optional<In> in = read())
      if (!write(work(std::move(*in)))) return;
    return;
  }
  std::mutex mutex;
  std::condition_variable moved;
  std::deque<std::optional<Out>> window;  // slots [first, first + size) in reading order
  size_t first = 0, next = 0;
  bool ended = false, stopped = false, writing = false, reading = false;
  const size_t limit = threads * 4;

  const auto run = [&] {
    std::unique_lock lock(mutex);
    for (;;) {
      moved.wait(lock, [&] { return stopped || ended || (!reading && window.size() < limit); });
      if (stopped || ended) return;
      reading = true;
      lock.unlock();
      std::optional<In> in = read();
      lock.lock();
      reading = false;
      if (!in) {
        ended = true;
        moved.notify_all();
        return;
      }
      const size_t mine = next++;
      window.emplace_back();
      moved.notify_all();
      lock.unlock();
      Out out = work(std::move(*in));
      lock.lock();
      window[mine - first] = std::move(out);
      while (!stopped && !writing && !window.empty() && window.front()) {
        writing = true;
        Out head = std::move(*window.front());
        lock.unlock();
        const bool go_on = write(std::move(head));
        lock.lock();
        writing = false;
        window.pop_front();
        ++first;
        if (!go_on) stopped = true;
        moved.notify_all();
      }
    }
  };
  std::vector<std::thread> workers;
  for (size_t i = 0; i < threads; ++i) workers.emplace_back(run);
  for (std::thread& worker : workers) worker.join();
}

}  // namespace hearsay::base

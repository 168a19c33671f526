// Reads the clusters into an open table of hashes.
#include "language/clusters.h"

#include <algorithm>
#include <charconv>

#include "base/hash.h"

namespace hearsay::language {
namespace {

std::string_view cut(std::string_view& rest, char at) {
  const size_t end = std::min(rest.find(at), rest.size());
  const std::string_view piece = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return piece;
}

}  // namespace

Clusters Clusters::read(std::string_view text) {
  Clusters out;
  size_t slots = 16;
  const auto words = static_cast<size_t>(std::count(text.begin(), text.end(), ' ') +
                                         std::count(text.begin(), text.end(), '\n') + 1);
  while (slots < 2 * words) slots *= 2;
  out.slots_.resize(slots);
  uint16_t line_number = 0;
  while (!text.empty()) {
    std::string_view line = cut(text, '\n');
    if (line.empty() || line[0] == '#') continue;
    const std::string_view group = cut(line, '\t');
    Cluster cluster{++line_number, 0};
    std::from_chars(group.data(), group.data() + group.size(), cluster.group);
    ++cluster.group;
    while (!line.empty()) {
      const uint64_t hash = base::fast_hash(cut(line, ' '));
      size_t at = hash & (slots - 1);
      while (out.slots_[at].cluster.fine != 0) at = (at + 1) & (slots - 1);
      out.slots_[at] = {static_cast<uint32_t>(hash >> 32), cluster};
    }
  }
  return out;
}

Cluster Clusters::find(std::string_view word) const {
  if (slots_.empty()) return {};
  const uint64_t hash = base::fast_hash(word);
  const size_t mask = slots_.size() - 1;
  for (size_t at = hash & mask;; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.cluster.fine == 0 || slot.mark == static_cast<uint32_t>(hash >> 32))
      return slot.cluster;
  }
}

}  // namespace hearsay::language

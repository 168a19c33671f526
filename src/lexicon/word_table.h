// A table from words to values: open addressing, one probe for most look-ups, entries in the order
// of their entering.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/hash.h"

namespace hearsay::lexicon {

// Grows only. Pointers to values die when a word is entered.
template <class Value>
class WordTable {
 public:
  // The value of the word, or null.
  const Value* find(std::string_view word) const {
    if (slots_.empty()) return nullptr;
    const uint64_t hash = base::fast_hash(word);
    const auto mark = static_cast<uint32_t>(hash >> 32);
    for (size_t i = hash & (slots_.size() - 1);; i = (i + 1) & (slots_.size() - 1)) {
      const Slot slot = slots_[i];
      if (slot.entry == 0) return nullptr;
      if (slot.mark == mark && entries_[slot.entry - 1].first == word)
        return &entries_[slot.entry - 1].second;
    }
  }

  // The value of the word, entered as Value() where it is new.
  Value& enter(std::string_view word) {
    if (const Value* known = find(word)) return const_cast<Value&>(*known);  // NOLINT: our own
    entries_.emplace_back(std::string(word), Value());
    if (entries_.size() * 2 > slots_.size()) {
      slots_.assign(slots_.empty() ? 16 : slots_.size() * 2, Slot{});
      for (uint32_t e = 1; e <= entries_.size(); ++e) place(e);
    } else {
      place(static_cast<uint32_t>(entries_.size()));
    }
    return entries_.back().second;
  }

  const std::vector<std::pair<std::string, Value>>& entries() const { return entries_; }

 private:
  struct Slot {
    uint32_t mark = 0;   // upper half of the hash
    uint32_t entry = 0;  // number + 1, 0 for a free slot
  };
  void place(uint32_t entry) {
    const uint64_t hash = base::fast_hash(entries_[entry - 1].first);
    size_t i = hash & (slots_.size() - 1);
    while (slots_[i].entry != 0) i = (i + 1) & (slots_.size() - 1);
    slots_[i] = {static_cast<uint32_t>(hash >> 32), entry};
  }

  std::vector<std::pair<std::string, Value>> entries_;
  std::vector<Slot> slots_;  // a power of two
};

}  // namespace hearsay::lexicon

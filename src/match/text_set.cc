// Puts the words of texts into large pieces of memory.
#include "match/text_set.h"

#include <sys/mman.h>

#include <algorithm>
#include <cstddef>

namespace hearsay::match {

uint32_t* TextSet::Store::take(size_t count) {
  constexpr size_t kSmall = size_t{1} << 16, kSmallChunks = 8, kPage = size_t{1} << 21;
  if (count > room_) {
    const bool large = chunks_.size() >= kSmallChunks;
    size_t bytes = sizeof(uint32_t) * std::max(count, kSmall);
    if (large) bytes = (bytes + kPage - 1) / kPage * kPage;
    const std::align_val_t alignment{large ? kPage : alignof(std::max_align_t)};
    chunks_.emplace_back(static_cast<uint32_t*>(::operator new(bytes, alignment)), Free{alignment});
#if defined(MADV_HUGEPAGE)
    if (large) (void)madvise(chunks_.back().get(), bytes, MADV_HUGEPAGE);  // only asked for
#endif
    room_ = bytes / sizeof(uint32_t);
    next_ = chunks_.back().get();
  }
  uint32_t* const out = next_;
  next_ += count;
  room_ -= count;
  return out;
}

void TextSet::add(std::span<const Word> words) {
  const size_t count = words.size();
  uint32_t* const hashes = hash_store_.take(count);
  uint32_t* const begins = place_store_.take(count + (count + 3) / 4);
  auto* const lengths = reinterpret_cast<uint8_t*>(begins + count);
  for (size_t i = 0; i < count; ++i) {
    hashes[i] = words[i].hash;
    begins[i] = words[i].span.begin;
    const uint32_t length = words[i].span.size();
    lengths[i] = static_cast<uint8_t>(std::min<uint32_t>(length, kLong));
    if (length >= kLong) long_words_[uint64_t{hashes_.size()} << 32 | i] = length;
  }
  hashes_.emplace_back(hashes, count);
  places_.push_back(begins);
  words_ += count;
}

base::Bytes TextSet::span(uint32_t text, base::Tokens words) const {
  const uint32_t* const begins = places_[text];
  const uint32_t last = words.end - 1;
  uint32_t length = reinterpret_cast<const uint8_t*>(begins + hashes_[text].size())[last];
  if (length == kLong) length = long_words_.at(uint64_t{text} << 32 | last);
  return {begins[words.begin], begins[last] + length};
}

}  // namespace hearsay::match

// Sixteen bytes at a time, which both compilers make vectors of; the rest byte by byte.
#include "document/byte_counts.h"

#include <array>
#include <cstring>

namespace hearsay::document {
namespace {

using Lanes [[gnu::vector_size(16)]] = uint8_t;
constexpr size_t kLanes = sizeof(Lanes);

Lanes load(const char* bytes) {
  Lanes lanes;
  std::memcpy(&lanes, bytes, sizeof lanes);
  return lanes;
}

// All bits of a lane where it is within [first, first + more].
Lanes within(Lanes lanes, uint8_t first, uint8_t more) {
  return reinterpret_cast<Lanes>(static_cast<Lanes>(lanes - first) <= more);
}

bool any(Lanes lanes) {
  std::array<uint64_t, 2> halves;
  std::memcpy(&halves, &lanes, sizeof lanes);
  return (halves[0] | halves[1]) != 0;
}

uint32_t sum(Lanes lanes) {
  uint32_t total = 0;
  for (size_t i = 0; i < kLanes; ++i) total += lanes[i];
  return total;
}

bool is_stop(char c) { return c == '.' || c == '!' || c == '?'; }

// Whether the mark at text[i] ends a sentence.
bool ends_sentence(std::string_view text, size_t i) {
  const bool ends = i + 1 == text.size() || text[i + 1] == ' ' || text[i + 1] == '\n' ||
                    static_cast<unsigned char>(text[i + 1]) >= 0x80 || text[i + 1] == '"' ||
                    text[i + 1] == ')';
  return ends && i >= 2 && static_cast<unsigned char>(text[i - 1]) > 0x20 && text[i - 2] != ' ';
}

void count_byte(std::string_view text, size_t i, ByteCounts& counts) {
  const auto c = static_cast<unsigned char>(text[i]);
  const bool upper = c >= 'A' && c <= 'Z';
  counts.letters += upper || (c >= 'a' && c <= 'z') || c >= 0xc0;
  counts.uppers += upper;
  counts.digits += c >= '0' && c <= '9';
  counts.words += c > 0x20 && (i == 0 || static_cast<unsigned char>(text[i - 1]) <= 0x20);
  counts.commas += c == ',';
  counts.stops += is_stop(text[i]) && ends_sentence(text, i);
}

}  // namespace

ByteCounts count_bytes(std::string_view text) {
  ByteCounts counts;
  if (text.empty()) return counts;
  count_byte(text, 0, counts);
  size_t at = 1;
  while (at + kLanes <= text.size()) {
    constexpr int kMostRounds = 255;  // a lane counts no further
    Lanes letters{}, uppers{}, digits{}, words{}, commas{};
    for (int round = 0; round < kMostRounds && at + kLanes <= text.size(); ++round, at += kLanes) {
      const Lanes here = load(text.data() + at), before = load(text.data() + at - 1);
      letters -= within(here | 0x20, 'a', 25) | within(here, 0xc0, 0x3f);
      uppers -= within(here, 'A', 25);
      digits -= within(here, '0', 9);
      words -= ~within(here, 0, 0x20) & within(before, 0, 0x20);
      commas -= within(here, ',', 0);
      if (!any(within(here, '.', 0) | within(here, '!', 0) | within(here, '?', 0))) continue;
      for (size_t i = at; i < at + kLanes; ++i)
        counts.stops += is_stop(text[i]) && ends_sentence(text, i);
    }
    counts.letters += sum(letters);
    counts.uppers += sum(uppers);
    counts.digits += sum(digits);
    counts.words += sum(words);
    counts.commas += sum(commas);
  }
  for (; at < text.size(); ++at) count_byte(text, at, counts);
  return counts;
}

}  // namespace hearsay::document

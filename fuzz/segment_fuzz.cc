// Any bytes as an anchors segment of an archive: decoding says yes or no and never reads past the
// end. The bytes are tried as they are and with the checksum that would make them good, so that
// what is behind the checksum is met, too.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "match/find_matches.h"
#include "promise.h"

namespace {

void read(std::string_view bytes) {
  using hearsay::match::Anchor;
  const auto segment = hearsay::match::Segment::decode(bytes);
  if (!segment.ok()) return;
  const std::vector<Anchor> anchors = segment->all();
  hearsay::fuzz::promise(anchors.size() <= segment->size());
  for (size_t i = 0; i < anchors.size(); i += 1 + anchors.size() / 64) {
    std::vector<Anchor> found;
    segment->find(anchors[i].hash, found);
    hearsay::fuzz::promise(!found.empty());
    for (const Anchor& anchor : found) hearsay::fuzz::promise(anchor.hash == anchors[i].hash);
  }
}

std::string with_checksum(std::string_view bytes) {
  std::string out(bytes);
  uint64_t numbers = 0;
  for (size_t i = 0; i < 8; ++i)
    numbers |= uint64_t{static_cast<unsigned char>(out[4 + i])} << (8 * i);
  const uint64_t sum = hearsay::base::fast_hash(bytes.substr(24), numbers);
  for (size_t i = 0; i < 8; ++i) out[16 + i] = static_cast<char>(sum >> (8 * i));
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  read(bytes);
  if (size >= 24) read(with_checksum(bytes));
  return 0;
}

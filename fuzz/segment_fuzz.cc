// Any bytes as an anchors segment of an archive: decoding says yes or no and never reads past the
// end.
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "match/find_matches.h"
#include "promise.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto segment = hearsay::match::Segment::decode(bytes);
  if (!segment.ok()) return 0;
  const auto anchors = segment->all();
  for (const auto& anchor : anchors) {
    std::vector<hearsay::match::Anchor> found;
    segment->find(anchor.hash, found);
    hearsay::fuzz::promise(!found.empty());
  }
  return 0;
}

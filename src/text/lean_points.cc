// Lists the bytes with which characters go on; between them bytes and characters keep pace.
#include "text/lean_points.h"

#include <algorithm>
#include <cstring>

namespace hearsay::text {
namespace {

bool goes_on(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

}  // namespace

LeanPoints::LeanPoints(std::string_view text) : size_(base::narrow(text.size())) {
  size_t at = 0;
  for (uint64_t eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    if ((eight & 0x8080808080808080ULL) == 0) continue;
    for (size_t i = at; i < at + sizeof eight; ++i)
      if (goes_on(text[i])) going_on_.push_back(base::narrow(i));
  }
  for (; at < text.size(); ++at)
    if (goes_on(text[at])) going_on_.push_back(base::narrow(at));
}

uint32_t LeanPoints::at(uint32_t byte) const {
  byte = std::min(byte, size_);
  size_t before = static_cast<size_t>(std::lower_bound(going_on_.begin(), going_on_.end(), byte) -
                                      going_on_.begin());
  bool inside = before < going_on_.size() && going_on_[before] == byte;
  while (inside && byte > 0) {  // inside a character: its start
    --byte;
    inside = before > 0 && going_on_[before - 1] == byte;
    if (inside) --before;
  }
  return byte - base::narrow(before);
}

}  // namespace hearsay::text

// ASCII letters in any case, as formats mean it. The words of a text are folded by text/fold.h.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace hearsay::base {

inline constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

inline std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = lower(c);
  return out;
}

// Whether two texts differ in the case of ASCII letters at most.
inline bool equal_folded(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace hearsay::base

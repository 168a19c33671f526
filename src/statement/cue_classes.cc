// Reads the classes of a cue from the lexicon.
#include <array>
#include <utility>

#include "statement/cue.h"

namespace hearsay::statement {

uint16_t cue_classes(std::string_view cell) {
  constexpr std::array<std::pair<std::string_view, uint16_t>, 8> kNames = {{{"say", kSay},
                                                                            {"think", kThink},
                                                                            {"utter", kUtter},
                                                                            {"tell", kTell},
                                                                            {"ask", kAsk},
                                                                            {"want", kWant},
                                                                            {"call", kCall},
                                                                            {"show", kShow}}};
  uint16_t out = 0;
  while (!cell.empty()) {
    const size_t comma = cell.find(',');
    for (const auto& [name, value] : kNames)
      if (cell.substr(0, comma) == name) out |= value;
    if (comma == std::string_view::npos) break;
    cell.remove_prefix(comma + 1);
  }
  return out;
}

}  // namespace hearsay::statement

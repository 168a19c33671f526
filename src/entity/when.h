// Moments as numbers, for sorting many of them.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>

#include "base/moment.h"

namespace hearsay::entity {

// Greater for a later moment by its own fields, zones aside; greatest for none. Not a duration.
inline uint64_t when(const std::optional<base::Moment>& moment) {
  if (!moment) return std::numeric_limits<uint64_t>::max();
  uint64_t number = 0;
  for (const int field : {int{moment->year}, int{moment->month}, int{moment->day},
                          int{moment->hour}, int{moment->minute}, int{moment->second}})
    number = number * 64 + static_cast<uint64_t>(field);
  return number;
}

}  // namespace hearsay::entity

// Days around a stated moment: the calendar of the page may be a day before or behind that of UTC.
#pragma once

#include <cstdint>
#include <optional>

#include "base/moment.h"

namespace hearsay::document {

// Whether `own` is the day before or behind `stated`, as far as the clock of some zone can make it
// so; where `own` has a clock, it must differ by whole half hours, up to five minutes.
bool is_neighbouring_day(const base::Moment& own, const base::Moment& stated);

// The zone (minutes east of UTC) in which the clock of `own` is the moment `stated`; the zone of
// `own`, or none, where no zone explains it or `own` has no clock.
std::optional<int16_t> zone_between(const base::Moment& own, const base::Moment& stated);

}  // namespace hearsay::document

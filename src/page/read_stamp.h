// Dates as carriers write them in their fields.
#pragma once

#include <optional>
#include <string_view>

#include "base/moment.h"

namespace hearsay::page {

// Reads ISO 8601 and the dates of mail and feeds (RFC 822 and 2822: "Mon, 04 Mar 2019 05:06:07
// +0200"), also as older databases write them ("4-MAR-2019 05:06:07.12"). The month names are those
// of the formats, not of a language. What follows a date that was read is passed over. nullopt
// where it is none.
std::optional<base::Moment> read_stamp(std::string_view text);

}  // namespace hearsay::page

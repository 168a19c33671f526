// Dates that stand in a page's raw markup only: in data for scripts and in addresses of files.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "base/moment.h"

namespace hearsay::document {

// A date of publication in data for scripts: "datePublished":"2021-03-04…", its quotation marks
// perhaps written as &quot; or \". Where one name has several days (data of other stories, too),
// the one closest to one of `own`, words that stand for this page: the last step of its address,
// its title; the first where none of them stands near. Short words are passed over. `read` reads
// one value. Linear in `bytes`.
using DateReading = std::function<std::optional<base::Moment>(std::string_view)>;
std::optional<base::Moment> scripted_date(std::string_view bytes,
                                          const std::vector<std::string_view>& own,
                                          const DateReading& read);

// The day that all whole dates of the form 2021-03-04 or 2021/03/04 in the markup name, if there is
// one alone.
std::optional<base::Moment> only_day(std::string_view bytes);

// The moment of ten digits, seconds since 1970, or of thirteen, milliseconds; in UTC.
std::optional<base::Moment> moment_of_seconds(std::string_view digits);

}  // namespace hearsay::document

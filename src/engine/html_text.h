// HTML written safely: every text of a page is escaped, and characters that hide or turn text are
// shown.
#pragma once

#include <string>
#include <string_view>

namespace hearsay::engine {

// For element content and quoted attributes, in HTML and SVG. Markup characters become references,
// control characters U+FFFD, characters that change the direction of text their number, as
// ⟨U+202E⟩. Text that is not UTF-8 is repaired.
std::string escape_html(std::string_view text);

// At most `most` code points, then "…".
std::string cut_points(std::string_view text, size_t most);

}  // namespace hearsay::engine

// What a page said of somebody or something before a description takes it up.
#pragma once

#include <cstdint>
#include <optional>

#include "base/span.h"
#include "statement/view.h"

namespace hearsay::statement {

// The last token before `at` in the same part where the noun at `noun` stands behind an indefinite
// article: "a man in red" for "the man". None where it does not within some sentences.
std::optional<uint32_t> introduced_before(const View& view, uint32_t noun, uint32_t at);

// Whether the tokens hold the noun at `noun`, in any form that folds alike.
bool names_noun(const View& view, base::Tokens range, uint32_t noun);

// Whether the token stands in the credit of a picture: "(Photo by Bo Lind/Norsk Wire)".
bool in_picture_credit(const View& view, uint32_t i);

}  // namespace hearsay::statement

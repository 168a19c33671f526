// The bare letters of a name, for comparing spellings.
#pragma once

#include <string>
#include <string_view>

namespace hearsay::text {

// The letters of a name without accents and marks, folded; ASCII where NFKD gives it ("Müller-Ode":
// "mullerode").
std::string plain_letters(std::string_view name);

}  // namespace hearsay::text

// What no rule names: words cut, added, joined over a cut, or replaced.
#pragma once

#include "wording/align_versions.h"
#include "wording/change.h"
#include "wording/name_change.h"

namespace hearsay::wording {

// Names a part whose words differ for no smaller reason. `gap` is the gap that the part is of.
Change name_rest(const VersionWords& a, const VersionWords& b, base::Tokens a_part,
                 base::Tokens b_part);

// Where two pieces of `a`, far apart in its text, run on in one piece of `b` without a mark of it:
// the words around the seam.
std::vector<Change> find_seams(const VersionWords& a, const VersionWords& b,
                               const Agreement& agreement);

// Marks that differ between words that agree: one change for each place.
std::vector<Change> compare_marks(const VersionWords& a, const VersionWords& b,
                                  const Agreement& agreement);

}  // namespace hearsay::wording

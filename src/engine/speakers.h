// One speaker over an archive: the mentions of a name and of all that may be it, joined to
// entities.
#pragma once

#include <string>
#include <vector>

#include "archive/archive.h"
#include "base/result.h"
#include "entity/entity.h"

namespace hearsay::engine {

// Bounds of one question. Beyond the first a name's further mentions are left out, and `cut_short`
// says so.
inline constexpr size_t kMostMentions = 1000000;  // of one key
inline constexpr size_t kMostKeys = 64;           // that judgements may bring in

// Who bears a name, or may. `mentions` are those of `entities`, index for index; `said` what each
// says.
struct Speakers {
  entity::Entities entities;
  std::vector<archive::Mention> mentions;
  std::vector<std::vector<archive::Said>> said;
  bool cut_short = false;
};

// Reads what is filed under the keys of the name, and of names that judgements make one with them;
// nothing else of the archive. Errors as archive::Archive::mentions.
base::Result<Speakers> find_speakers(const archive::Archive& archive, const std::string& name);

// Judgements that are not taken back, as the entity module takes them; those about pages that are
// not in the archive are left out.
base::Result<std::vector<entity::Judgement>> judgements_in_force(const archive::Archive& archive);

}  // namespace hearsay::engine

// What a person's judgements say of who spoke: they go before every rule.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "archive/archive.h"
#include "base/result.h"
#include "engine/check.h"

namespace hearsay::engine {

class JudgedSpeaker {
 public:
  // The entities of the archive that `by` may mean; reads nothing where nobody has judged. Errors
  // as find_speakers.
  static base::Result<JudgedSpeaker> read(const archive::Archive& archive, const std::string& by);

  // Whether a statement of a document that is given to `name` is by the one asked about. None where
  // no judgement is in force, or where the entities leave it open.
  std::optional<Agreement> of(uint64_t document, uint32_t statement, const std::string& name) const;

 private:
  struct Said {
    uint32_t first = 0, last = 0;  // numbers of statements
    bool agrees = false;
  };
  std::map<std::pair<uint64_t, std::string>, std::vector<Said>> said_;  // by document and name
};

}  // namespace hearsay::engine

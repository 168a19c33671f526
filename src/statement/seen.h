// What the cue model and the role model see in a frame: linear chains (language/chain.h) trained by
// tools/train_statements.cc.
#pragma once

#include <span>
#include <vector>

#include "language/chain.h"
#include "statement/attribution.h"
#include "statement/model_features.h"
#include "statement/phrases.h"

namespace hearsay::statement {

struct Models {
  language::ChainModel cues;   // CueLabel
  language::ChainModel roles;  // RoleLabel

  bool ready() const { return cues.ready() && roles.ready(); }
  static const Models& built_in();
};

// A cue that the model saw: pieces [begin, end), with the probability that its first piece is one.
struct SeenCue {
  uint32_t begin = 0, end = 0;
  float chance = 0;
};
inline constexpr float kLeastChance = 0.2F;  // tuned on PolNeAR's dev part
// Sets Sign::of_cue, and Sign::chance, which the role model looks at.
std::vector<SeenCue> see_cues(const Models& models, std::span<Sign> signs,
                              float least = kLeastChance);

// Content and source of a cue, as pieces of the frame.
struct SeenRoles {
  std::vector<Pieces> content;
  std::vector<Pieces> source;
  float chance = 0;  // mean probability of the labels on the pieces with a role
};
SeenRoles see_roles(const Models& models, std::span<const Sign> signs, const SeenCue& cue,
                    const RuleRoles& rules);

// What the rules made of the cue at pieces [begin, end) of the frame.
RuleRoles rule_roles(const Frame& frame, std::span<const Attribution> attributions, uint32_t begin,
                     uint32_t end);

}  // namespace hearsay::statement

// The features that the learned models of cues and of their roles see.
#pragma once

#include <span>

#include "language/chain.h"
#include "statement/signs.h"

namespace hearsay::statement {

// Labels of the cue model, one a piece: outside, first piece of a cue, further piece.
enum CueLabel : uint8_t { kNoCue, kCueBegin, kCueInside, kCueLabels };

// Labels of the role model for one given cue: outside; first, inner, last and only piece of a
// stretch of content; the same of the source.
enum RoleLabel : uint8_t {
  kNoRole,
  kContentBegin,
  kContentInside,
  kContentEnd,
  kContentOnly,
  kSourceBegin,
  kSourceInside,
  kSourceEnd,
  kSourceOnly,
  kRoleLabels
};
inline bool is_content(uint8_t label) { return label >= kContentBegin && label <= kContentOnly; }
inline bool is_source(uint8_t label) { return label >= kSourceBegin; }

// Features of every piece of a frame for the cue model.
void cue_features(std::span<const Sign> signs, language::FeatureRows& out);

// Steps of Sign::chance: how likely the cue model holds a piece for the beginning of a cue.
inline uint8_t chance_step(float chance) {
  return chance < 0.05F ? 0 : chance < 0.2F ? 1 : chance < 0.5F ? 2 : chance < 0.8F ? 3 : 4;
}

// What the rules say of the roles of the cue at hand, by piece; empty where they did not use it.
struct RuleRoles {
  std::vector<uint8_t> of;  // 0 none, 1 content, 2 source
  uint64_t rule = 0;        // hash of the rule's id
};

// Features of every piece of a frame for the role model, given the cue's pieces [begin, end).
void role_features(std::span<const Sign> signs, uint32_t cue_begin, uint32_t cue_end,
                   const RuleRoles& rules, language::FeatureRows& out);

}  // namespace hearsay::statement

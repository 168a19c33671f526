// Decodes the cue model and the role model.
#include "statement/seen.h"

#include <algorithm>
#include <optional>

#include "base/hash.h"

namespace hearsay::statement {
namespace {

constexpr size_t kMostCues = 24;  // of one frame: bounds the work on hostile text

std::vector<Pieces> stretches(const std::vector<uint8_t>& labels, bool (*wanted)(uint8_t)) {
  std::vector<Pieces> out;
  for (uint32_t k = 0; k < labels.size(); ++k) {
    if (!wanted(labels[k])) continue;
    const bool begins = out.empty() || out.back().end != k || labels[k] == kContentBegin ||
                        labels[k] == kContentOnly || labels[k] == kSourceBegin ||
                        labels[k] == kSourceOnly;
    if (begins)
      out.push_back({k, k + 1});
    else
      out.back().end = k + 1;
  }
  return out;
}

// Where the best sequence has no source: the pieces around the one that is most likely of it.
std::vector<Pieces> likeliest_source(const std::vector<uint8_t>& labels,
                                     const std::vector<float>& chances) {
  constexpr float kLeast = 0.1F;
  const auto chance = [&](uint32_t k) {
    float sum = 0;
    if (labels[k] == kNoRole)
      for (uint8_t label = kSourceBegin; label <= kSourceOnly; ++label)
        sum += chances[k * kRoleLabels + label];
    return sum;
  };
  const auto n = static_cast<uint32_t>(labels.size());
  uint32_t best = 0;
  for (uint32_t k = 1; k < n; ++k)
    if (chance(k) > chance(best)) best = k;
  if (chance(best) < kLeast) return {};
  Pieces out{best, best + 1};
  while (out.begin > 0 && chance(out.begin - 1) > chance(best) / 2) --out.begin;
  while (out.end < n && chance(out.end) > chance(best) / 2) ++out.end;
  return {out};
}

}  // namespace

const Models& Models::built_in() {
  static const Models kModels{language::built_in_chain("models/statements/cues.bin"),
                              language::built_in_chain("models/statements/roles.bin")};
  return kModels;
}

std::vector<SeenCue> see_cues(const Models& models, std::span<Sign> signs, float least) {
  std::vector<SeenCue> out;
  if (signs.empty()) return out;
  language::FeatureRows rows;
  cue_features(signs, rows);
  language::Lattice lattice;
  models.cues.score(rows, lattice);
  std::vector<float> chances;
  lattice.marginals(chances);
  for (size_t k = 0; k < signs.size(); ++k) {
    const float begin = chances[k * kCueLabels + kCueBegin];
    signs[k].of_cue = begin + chances[k * kCueLabels + kCueInside];
    signs[k].chance = chance_step(begin);
  }
  for (uint32_t k = 0; k < signs.size() && out.size() < kMostCues; ++k) {
    const float begin = chances[k * kCueLabels + kCueBegin];
    if (begin < least) continue;
    SeenCue cue{k, k + 1, begin};
    // It goes on where, given that it came so far, going on is likelier than not.
    while (cue.end < signs.size() &&
           chances[cue.end * kCueLabels + kCueInside] >= 0.5F * signs[cue.end - 1].of_cue)
      ++cue.end;
    k = cue.end - 1;
    out.push_back(cue);
  }
  return out;
}

SeenRoles see_roles(const Models& models, std::span<const Sign> signs, const SeenCue& cue,
                    const RuleRoles& rules) {
  language::FeatureRows rows;
  role_features(signs, cue.begin, cue.end, rules, rows);
  language::Lattice lattice;
  models.roles.score(rows, lattice);
  const std::vector<uint8_t> labels = lattice.best();
  SeenRoles out;
  out.content = stretches(labels, is_content);
  out.source = stretches(labels, is_source);
  std::vector<float> chances;
  lattice.marginals(chances);
  float sum = 0, count = 0;
  for (size_t k = 0; k < labels.size(); ++k) {
    if (!is_content(labels[k])) continue;
    for (uint8_t label = kContentBegin; label <= kContentOnly; ++label)
      sum += chances[k * kRoleLabels + label];
    ++count;
  }
  out.chance = count > 0 ? sum / count : 0;
  if (out.source.empty()) out.source = likeliest_source(labels, chances);
  return out;
}

RuleRoles rule_roles(const Frame& frame, std::span<const Attribution> attributions, uint32_t begin,
                     uint32_t end) {
  RuleRoles out;
  const base::Tokens words{frame.pieces[begin].tokens.begin, frame.pieces[end - 1].tokens.end};
  const auto mark = [&](base::Tokens range, uint8_t role) {
    for (uint32_t k = 0; k < frame.pieces.size(); ++k)
      if (frame.pieces[k].tokens.overlaps(range)) out.of[k] = role;
  };
  for (const Attribution& a : attributions) {
    if (a.cue.empty() || !a.cue.overlaps(words)) continue;
    out.of.resize(frame.pieces.size());
    out.rule = base::fast_hash(a.rule);
    for (const base::Tokens span : a.content) mark(span, 1);
    if (!a.source.empty()) mark(a.source, 2);
  }
  return out;
}

}  // namespace hearsay::statement

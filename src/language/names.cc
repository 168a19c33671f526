// The best sequence of name parts (Viterbi), and the names it spells.
#include "language/names.h"

#include <algorithm>
#include <array>

namespace hearsay::language {
namespace {

constexpr std::array<const char*, kRoles> kRoleNames{"O",     "U-PER", "B-PER", "I-PER", "L-PER",
                                                     "U-ORG", "B-ORG", "I-ORG", "L-ORG", "U-LOC",
                                                     "B-LOC", "I-LOC", "L-LOC"};
constexpr int32_t kNever = INT32_MIN / 2;

bool is_open(size_t klass) {
  if (klass >= kRoles) return false;
  const Place place = role_of(klass).place;
  return place == Place::kFirst || place == Place::kInner;
}

}  // namespace

Role role_of(size_t klass) {
  if (klass == 0 || klass >= kRoles) return {};
  return {static_cast<Place>(1 + (klass - 1) % 4), static_cast<NameKind>((klass - 1) / 4)};
}

size_t class_of(Role role) {
  if (role.place == Place::kOutside) return 0;
  return static_cast<size_t>(role.place) + 4 * static_cast<size_t>(role.kind);
}

const char* role_name(size_t klass) { return klass < kRoles ? kRoleNames[klass] : ""; }

bool may_follow(size_t before, size_t behind) {
  const Place place = behind < kRoles ? role_of(behind).place : Place::kOutside;
  const bool goes_on = place == Place::kInner || place == Place::kLast;
  if (goes_on != is_open(before)) return false;
  return !goes_on || role_of(before).kind == role_of(behind).kind;
}

uint32_t transition_feature(size_t before) { return feature(399, before); }

namespace {

// For every class those that may stand before it.
std::array<std::vector<uint8_t>, kRoles> forerunners() {
  std::array<std::vector<uint8_t>, kRoles> out;
  for (size_t k = 0; k < kRoles; ++k)
    for (size_t b = 0; b < kRoles; ++b)
      if (may_follow(b, k)) out[k].push_back(static_cast<uint8_t>(b));
  return out;
}

}  // namespace

void best_path(std::span<const int32_t> scores, std::span<const int32_t> steps, size_t words,
               std::vector<uint8_t>& path) {
  static const std::array<std::vector<uint8_t>, kRoles> kBefore = forerunners();
  path.assign(words, 0);
  if (words == 0) return;
  std::array<int32_t, kRoles> best, next;
  std::vector<std::array<uint8_t, kRoles>> from(words);
  for (size_t k = 0; k < kRoles; ++k)
    best[k] = may_follow(kRoles, k) ? scores[k] + steps[kRoles * kRoles + k] : kNever;
  for (size_t i = 1; i < words; ++i) {
    for (size_t k = 0; k < kRoles; ++k) {
      next[k] = kNever;
      for (const uint8_t b : kBefore[k]) {
        if (best[b] == kNever) continue;
        const int32_t score = best[b] + steps[b * kRoles + k] + scores[i * kRoles + k];
        if (score <= next[k]) continue;
        next[k] = score;
        from[i][k] = b;
      }
    }
    best = next;
  }
  size_t last = 0;
  for (size_t k = 1; k < kRoles; ++k)
    if (may_follow(k, kRoles) && best[k] > best[last]) last = k;
  for (size_t i = words; i-- > 0;) {
    path[i] = static_cast<uint8_t>(last);
    last = from[i][last];
  }
}

void names_of(std::span<const uint8_t> path, std::vector<Name>& out) {
  out.clear();
  for (size_t i = 0; i < path.size(); ++i) {
    const Role role = role_of(path[i]);
    if (role.place == Place::kOutside) continue;
    const auto at = static_cast<uint32_t>(i);
    if (role.place == Place::kOnly || role.place == Place::kFirst || out.empty())
      out.push_back({at, at + 1, role.kind});
    else
      out.back().end = at + 1;
  }
}

NameFinder::NameFinder(Model model) : model_(std::move(model)) {
  bool good = model_.classes().size() == kRoles;
  for (size_t k = 0; good && k < kRoles; ++k) good = model_.classes()[k] == role_name(k);
  if (!good) return;
  for (size_t before = 0; before <= kRoles; ++before) {
    Model::Scores scores;
    const uint32_t feature = transition_feature(before);
    model_.score({&feature, 1}, scores);
    steps_.insert(steps_.end(), scores.of.begin(), scores.of.begin() + kRoles);
  }
}

std::vector<Name> NameFinder::find(const NameInput& input) const {
  std::vector<Name> out;
  if (steps_.empty()) return out;
  std::vector<int32_t> scores;
  NameFeatures features;
  for (size_t i = 0; i < input.words.size(); ++i) {
    name_features(input, i, features);
    Model::Scores of_word;
    model_.score(features.list(), of_word);
    scores.insert(scores.end(), of_word.of.begin(), of_word.of.begin() + kRoles);
  }
  std::vector<uint8_t> path;
  best_path(scores, steps_, input.words.size(), path);
  names_of(path, out);
  return out;
}

}  // namespace hearsay::language

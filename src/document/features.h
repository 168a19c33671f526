// The features of a block that a linear model weighs: small whole numbers in named groups.
//
// A block switches on some features, each "group value" ("tag 3", "bytes 5"). What they weigh
// stands in a file of lines `group value weight`; this header is the seam between what is seen of a
// page (html_facts) and what is decided (label).
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "document/html_facts.h"

namespace hearsay::document {

struct FeatureGroup {
  std::string_view name;
  uint16_t values;  // features of this group are 0 .. values - 1
};

using FeatureId = uint16_t;

// All groups, in the order of their ids.
std::span<const FeatureGroup> feature_groups();
uint16_t feature_count();
FeatureId first_feature(size_t group);

// Calls `take` with each block's features in page order, without those of the second look. The span
// dies with the call.
void visit_local_features(const PageView& page,
                          const std::function<void(size_t, std::span<const FeatureId>)>& take);

// The same, kept.
std::vector<std::vector<FeatureId>> local_features(const PageView& page);

// The second look: what the first scores of the neighbours and of the elements around say. `scores`
// are log-odds in thousandths, one a block.
void visit_context_features(const PageView& page, std::span<const int> scores,
                            const std::function<void(size_t, std::span<const FeatureId>)>& take);
std::vector<std::vector<FeatureId>> context_features(const PageView& page,
                                                     std::span<const int> scores);

}  // namespace hearsay::document

// Word alignment by dynamic programming: equal words are worth most, one gap is better than many.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "match/match.h"

namespace hearsay::match {

// Grids of more cells than this are cut at long shared runs first; what still is larger counts as
// changed.
inline constexpr size_t kLargestGrid = 16U << 20;

// Edits of a against b, covering both, spans counted from `a_from` and `b_from`.
std::vector<Edit> align_words(std::span<const Word> a, std::span<const Word> b, uint32_t a_from,
                              uint32_t b_from);

// The part of `hay` on which `needle` lies best, hay's ends free; empty where nothing is worth it.
// O(n * m) time, O(m) space.
base::Tokens best_place(std::span<const Word> needle, std::span<const Word> hay);

}  // namespace hearsay::match

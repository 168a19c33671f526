// Versions of what was said, compared: which are one telling, what one lacks of another, and where
// it stands.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "document/document.h"
#include "engine/quotations.h"
#include "match/match.h"
#include "wording/change.h"

namespace hearsay::engine {

// A stretch that is left out is looked at as a whole from this many words on.
inline constexpr size_t kLongCut = 5;

// The pieces of a text, " … " between them.
std::string text_of(std::string_view text, std::span<const base::Bytes> pieces);
uint32_t bytes_of(std::span<const base::Bytes> pieces);
uint32_t overlap(std::span<const base::Bytes> a, std::span<const base::Bytes> b);  // bytes

// Words of the pieces, those in square brackets left out: an editor put them there.
uint32_t spoken_count(std::string_view text, std::span<const base::Bytes> pieces);

// Whether nearly all of `words` stand in `in`, in order.
bool contained(std::span<const match::Word> words, std::span<const match::Word> in);

// Whether two quotations tell one thing: the shorter one's words stand in the longer one
// (kSameTelling of check.h).
bool same_telling(std::span<const match::Word> a, std::span<const match::Word> b);

// Words of `a` that `b` has nothing for.
bool is_left_out(const wording::Change& change);

// A stretch of kLongCut words or more that is left out whole becomes one cut, whatever words of
// note (a negation, a number) stand in it; a shorter one keeps what the rules say of it. `text` is
// that of the changes' `a`.
std::vector<wording::Change> join_cuts(std::vector<wording::Change> changes, std::string_view text);

// Whether more than a cue stands between two quotations: a sentence begins there that has three
// words and more before the next quotation and no colon at its end.
bool has_narration(std::string_view text, base::Bytes between);

// Takes away cuts whose words the page has in another place: those it has not cut.
void drop_carried_elsewhere(std::vector<wording::Change>& changes, std::string_view text,
                            std::span<const match::Word> page);

// What a page carries of the fullest version, wherever in its quotations that stands, if it takes
// in what was matched.
std::vector<base::Bytes> carried_pieces(std::span<const match::Word> fullest,
                                        const SpokenWords& spoken,
                                        const std::vector<base::Bytes>& matched);

// Orders by publication for the eye: the earlier first, a coarse date after the finer ones of its
// time, undated last. Says nothing about what came first (base::surely_before does).
std::array<int, 6> date_key(const std::optional<document::PublishedDate>& published);

}  // namespace hearsay::engine

// What of a document goes into the archive's index of anchors.
//
// An index that promised every shared run of ten words would keep two of seven runs of five words:
// over 200 anchors for an article of 4 kB. What copies of articles share is longer, so of the whole
// text the smallest of every 20 neighbouring hashes is kept, and every shared run of 24 words is
// found by it; what is quoted travels in short pieces, so of the words inside the quotation marks
// of statements the smallest of every six is kept, and every run of ten words is found there.
// Whoever asks gives all hashes, or the smallest of every six: the smallest of 20 is always among
// those. Of 40 bits of a hash the upper 36 are kept: anchors that meet by chance only propose a
// comparison, and among ten million articles there are fewer of them than articles.
//
// Passages of 10 to 23 words outside of quotations are not lost: `copies` reads the texts
// (engine/text_anchors.h), `check` asks the full text.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "document/document.h"
#include "match/find_matches.h"
#include "match/sketch.h"
#include "statement/statement.h"

namespace hearsay::archive {

inline constexpr uint32_t kKeptBits = 36;
inline constexpr uint32_t kWindow = 20;       // of the whole text
inline constexpr uint32_t kQuotedWindow = 6;  // inside quotation marks

// A hash as match::anchors_of gives it, as the index keeps it.
constexpr uint64_t kept_hash(uint64_t hash) { return hash >> (match::kAnchorBits - kKeptBits); }

// The anchors of a document's article_words and of what its statements quote, each hash once, in
// order, without places.
std::vector<match::Anchor> index_anchors(const document::Document& document,
                                         std::span<const statement::Statement> statements,
                                         uint64_t number);

}  // namespace hearsay::archive

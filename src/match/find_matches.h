// The door of the match module: word sequences in, shared passages out. Knows no news.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "match/match.h"

namespace hearsay::match {

// The words of a text: letters and digits of any script, folded (text::fold_word), inner
// apostrophes dropped so that house styles agree; marks, dashes and white space only part words.
// Linear.
std::vector<Word> words_of(std::string_view text);
std::vector<Word> words_of(std::string_view text, base::Bytes range);

struct MatchOptions {
  uint32_t min_words = 10;    // shared words of a reported passage
  uint32_t anchor_words = 5;  // k: words hashed together
  uint32_t window =
      6;  // w: every shared run of k + w - 1 words is found (winnowing's guarantee; Schleimer 2003)
  uint32_t max_gap = 40;       // words on either side between two anchors of one passage
  uint32_t crowd = 64;         // places of one anchor beyond which match_all ties those texts only
                               // that have the same words on one side of it, too (crowd.h)
  uint32_t max_posting = 500;  // places of one anchor beyond which match_all ties each text to the
                               // first and the next only
  uint32_t stock_texts = 10;   // texts of one family, and a fiftieth of it, from which on what they
                               // share is its stock
  uint32_t long_run = 24;      // words of a shared run that ties two texts even where it is stock
  bool within = false;         // match_all: passages inside a text, too
};

// An anchor: the hash of k consecutive words, chosen as the window's minimum, and its place.
struct Anchor {
  uint64_t hash = 0;
  TextId text;
  uint32_t word = 0;  // number of its first word
  friend auto operator<=>(const Anchor&, const Anchor&) = default;
};
std::vector<Anchor> anchors_of(std::span<const Word> words, TextId text,
                               const MatchOptions& options);

// The hash of every run of k words: what a short text is looked up by, so that not only its own
// minima are asked for.
std::vector<Anchor> every_anchor_of(std::span<const Word> words, TextId text,
                                    const MatchOptions& options);

// Shared passages of two texts, ordered by (a_words, b_words). Anchors → chains (O(n log n), after
// minimap2) → alignment of the gaps. Passages found on one side twice are reported for each pair of
// places; of an anchor that stands in both texts so often that the pairs are eight times the places
// (16 in each), only the pairs of equal ordinals and those with the first place are followed, so
// that texts which repeat themselves endlessly cost no square.
std::vector<Passage> match_pair(std::span<const Word> a, TextId a_id, std::span<const Word> b,
                                TextId b_id, const MatchOptions& options);

// Passages that one text shares with itself at two places (a before b, not overlapping).
std::vector<Passage> match_self(std::span<const Word> a, TextId a_id, const MatchOptions& options);

// All pairs of `texts` (ids are their indexes) that share a passage, ordered by (a, b, place); a <
// b, or with options.within a <= b. `threads` changes nothing but the time. An anchor with more
// than `crowd` places compares only texts that agree on one side of it, too (crowd.h): runs of k +
// w - 1 words are still found for all pairs, a looser likeness that has nothing but stock phrases
// may not be. What more than `max_posting` texts have in a row is reported for each of its carriers
// with the first and with the next one, not for all pairs: nobody is lost, and the cost stays
// linear. `families`: a number for each text, 0 for none, or empty. What many texts of one family
// have and hardly any other is reported for each carrier with the first one, and for those pairs
// that share `long_run` words in a row; passages of nothing else are marked `stock`.
std::vector<Passage> match_all(std::span<const std::vector<Word>> texts,
                               const MatchOptions& options, size_t threads = 1,
                               std::span<const uint32_t> families = {});

// The same for texts whose words were put together before. The passages are handed on as they come,
// in order; false stops.
class TextSet;
void match_all(const TextSet& texts, const MatchOptions& options, size_t threads,
               std::span<const uint32_t> families,
               const std::function<bool(std::span<const Passage>)>& take);

// Word-level alignment of a short text (a quotation, up to 2,000 words) inside a longer one: the
// place of `needle` in `hay` that shares most words in order at the fewest edits, free ends on the
// hay's side (affine gaps, see align.cc: a clause put in between does not tear the needle apart).
// Empty edits where nothing is shared. Ties: the leftmost. Beyond 16 million pairs of words the
// place is looked for around shared runs only.
struct Alignment {
  std::vector<Edit> edits;  // cover the needle wholly and the hay's part `b_words`
  base::Tokens b_words;     // of the hay
  uint32_t words = 0;       // equal words
  uint32_t similarity = 0;  // 0..1000: 2 * words / (needle words + b_words)
};
Alignment align_inside(std::span<const Word> needle, std::span<const Word> hay);

// Global word alignment of two short texts (each up to 5,000 words): edits cover both wholly.
Alignment align_whole(std::span<const Word> a, std::span<const Word> b);

// An immutable, sorted set of anchors as bytes: what archives keep. It keeps no places: the anchors
// that come back have `word` 0. Layout in docs/archive.md. Decoding hostile bytes gives an Error,
// never a crash.
std::string encode_segment(std::vector<Anchor> anchors);
class Segment;
// The segment of all anchors of all segments: the same bytes as encoding them at once. Damaged
// blocks are left out.
std::string merge_segments(std::span<const Segment> segments);
class Segment {
 public:
  static base::Result<Segment> decode(std::string_view bytes);  // borrows the bytes
  // Appends the anchors of `hash`, in order. A block that does not hold together gives nothing.
  void find(uint64_t hash, std::vector<Anchor>& out) const;
  std::vector<Anchor> all() const;
  size_t size() const { return count_; }

 private:
  // Appends the anchors of a block, or nothing and false where it is damaged.
  bool read_block(size_t block, std::vector<Anchor>& out) const;

  std::string_view bytes_;  // the whole segment
  size_t count_ = 0;        // anchors
  size_t blocks_ = 0;
};

}  // namespace hearsay::match

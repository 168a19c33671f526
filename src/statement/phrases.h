// Noun phrases and verb groups in a frame, found with closed word classes and the edges of the
// sentence.
#pragma once

#include <cstdint>
#include <optional>

#include "base/span.h"
#include "statement/frames.h"
#include "statement/people.h"
#include "statement/view.h"

namespace hearsay::statement {

struct PieceUnit {};
using Pieces = base::Span<PieceUnit>;  // piece numbers of one frame

// One frame with the look-ups that the stages share. Borrows everything.
class FrameView {
 public:
  FrameView(const View& view, const Frame& frame, const People& people)
      : view_(view), frame_(frame), people_(people) {}

  uint32_t size() const { return static_cast<uint32_t>(frame_.pieces.size()); }
  bool is_quote(uint32_t k) const { return k < size() && frame_.pieces[k].quote >= 0; }
  int32_t quote(uint32_t k) const { return frame_.pieces[k].quote; }
  uint32_t token(uint32_t k) const { return frame_.pieces[k].tokens.begin; }
  bool is(uint32_t k, uint64_t classes) const {
    return k < size() && !is_quote(k) && view_.is(token(k), classes);
  }
  bool is_kind(uint32_t k, text::TokenKind kind) const {
    return k < size() && !is_quote(k) && view_.is_kind(token(k), kind);
  }
  bool is_word(uint32_t k) const { return k < size() && !is_quote(k) && view_.is_word(token(k)); }
  bool is_capital(uint32_t k) const { return is_word(k) && view_.token(token(k)).capital; }
  std::string_view fold(uint32_t k) const {
    return k < size() && !is_quote(k) ? view_.fold(token(k)) : std::string_view();
  }
  const Info& info(uint32_t k) const { return view_.info(token(k)); }
  base::Tokens tokens(Pieces range) const {
    if (range.empty()) return {};
    return {frame_.pieces[range.begin].tokens.begin, frame_.pieces[range.end - 1].tokens.end};
  }
  const View& view() const { return view_; }
  const People& people() const { return people_; }
  const Frame& frame() const { return frame_; }

  // A border of phrases: comma, stop, colon, dash, quotation, or outside the frame.
  bool is_edge(uint32_t k) const;

  // The sign of a figure: "7%", "£5".
  bool is_of_figure(uint32_t k) const;

  // The verb group that a cue at `k` ends: steps left over auxiliaries, adverbs and negation.
  // Returns its first piece.
  uint32_t verb_group_begin(uint32_t k) const;

  // The noun phrase that ends just before piece `end`: with its determiner, adjectives and
  // "of/for/in …" phrases, without a time
  // ("on Friday") behind it. An appositive or relative clause between commas is stepped over. Empty
  // where there is none.
  Pieces noun_phrase_before(uint32_t end) const;

  // The noun phrase that begins at piece `begin`, up to the first edge, verb, or phrase of time and
  // occasion.
  Pieces noun_phrase_from(uint32_t begin) const;

  // An outlet by the lists: "Reuters", "the Halvard news agency", "Norsk Wire".
  bool is_outlet(Pieces source) const;

  // "The mayor | resigned, saying": what stands before the verb of a phrase, which is the phrase
  // where it holds none.
  Pieces before_verb(Pieces phrase) const;

  // Whether the preposition at `k` stands within the name of a body whose phrase begins at `begin`:
  // "the Council on Ports".
  bool continues_name(uint32_t begin, uint32_t k) const;

  // Steps over phrases of time, place and occasion ("on Thursday", "in an interview with …", "to
  // reporters", "in a statement").
  uint32_t skip_circumstance(uint32_t k) const;
  // Pieces of a time that no preposition leads to ("last week", "earlier this month"); 0 where none
  // begins, or where it is the subject of a clause ("this week will be hard").
  uint32_t time_at(uint32_t k) const;
  // Pieces of a set phrase that tells how something was said ("on condition of anonymity"; list
  // manners), 0 where none begins.
  uint32_t manner_at(uint32_t k) const;

  // Whether pieces [begin, end) read as a clause with a finite verb of its own.
  bool has_finite_verb(uint32_t begin, uint32_t end) const;

 private:
  bool is_noun_place(uint32_t k) const;
  Pieces trim_subject(Pieces phrase) const;
  bool begins_object(uint32_t begin, uint32_t k) const;
  uint32_t drop_time_behind(uint32_t begin, uint32_t end) const;
  uint32_t step_over_apposition(uint32_t comma) const;
  bool names_role(uint32_t first, uint32_t end) const;
  uint32_t name_before_role(uint32_t comma) const;
  uint32_t before_time(uint32_t end) const;
  std::string_view time_kind(uint32_t k) const;  // of time_words.tsv, empty for other words
  uint32_t relative_before(uint32_t begin, uint32_t end) const;
  Pieces apposed_name(uint32_t comma) const;
  Pieces apposed_body(uint32_t comma) const;
  Pieces head_of_participle(uint32_t object) const;
  Pieces joined_before(uint32_t begin, uint32_t end) const;
  bool joins_phrase(uint32_t begin, uint32_t k) const;

  const View& view_;
  const Frame& frame_;
  const People& people_;
};

}  // namespace hearsay::statement

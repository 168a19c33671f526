// The reading of one frame: every cue finds its content, right or left of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "statement/attribution.h"
#include "statement/cue.h"
#include "statement/phrases.h"

namespace hearsay::statement {

// Borrows everything. Use once.
class Reader {
 public:
  Reader(const View& view, const std::vector<Quote>& quotes, const FrameView& frame,
         uint32_t number)
      : view_(view), quotes_(quotes), f_(frame), number_(number), end_(frame.size()) {
    while (end_ > 0 && f_.is_kind(end_ - 1, text::TokenKind::kStop)) --end_;
    claimed_.assign(f_.size(), false);
    for (uint32_t k = 0; k < f_.size(); ++k)
      if (f_.is_quote(k)) claimed_[k] = quotes_[static_cast<size_t>(f_.quote(k))].name;
  }

  std::vector<Attribution> run();

 private:
  // ---- one cue

  // In headlines only the plain verbs of saying are believed.
  void drop_headline_guesses();

  // "Oslen has asked Kuo to wait, Ruiz reported": the last cue reports what the requests and wishes
  // before it are part of.
  size_t outer_trailing() const;

  void read_cue(size_t c);

  const Pieces* content_around(uint32_t piece) const;

  bool inside_content(uint32_t piece) const { return content_around(piece) != nullptr; }

  // "I think", "one may hope": the page's own voice, no statement of anybody it reports.
  bool author_speaks(const CueAt& cue) const;

  bool is_impersonal(const CueAt& cue) const;

  // "As Ruiz explains, the bridge …" · "the bridge is safe, as Ruiz explains".
  bool read_as(size_t c);

  // The piece behind a cue's own words: its inverted source, its addressee, its circumstance.
  uint32_t behind(const CueAt& cue) const;

  // “…,” said Ana Ruiz, a baker, on Monday.
  uint32_t skip_apposition(uint32_t comma) const;

  bool leads_on(uint32_t k) const;
  uint32_t skip_addressee(uint32_t k) const;

  // “Go.” – Ana Ruiz, a baker: a quotation, a dash, and nothing but the name of who said it.
  void read_signature();
  bool is_signed_with_title() const;

  // “It is over,” Ana Ruiz shrugged: any verb behind words, a comma and somebody.
  void read_any_verb();

  // ---- content to the right

  bool read_right(size_t c);

  // "said after the meeting that …", "said, after a silence, that …": the "that" behind words of
  // circumstance, k itself where none stands there.
  uint32_t that_behind(const CueAt& cue, uint32_t k) const;

  // "declined to say whether …": what was not said. The cue takes the second verb in.
  bool read_refusal(size_t c);

  // "denied it", "denies having slept": a verb of denial with its object.
  bool read_denial(size_t c);

  // The frame ends with a colon: it only leads to the next paragraph.
  bool introduces() const { return f_.is_kind(f_.size() - 1, text::TokenKind::kColon); }

  // "expressed his satisfaction that …": cue words, then a noun of speech, then "that".
  bool noun_with_that(size_t c, uint32_t k);

  bool has_to(uint32_t k) const;

  // A quotation right of the cue, perhaps behind a comma or colon, perhaps as part of a clause.
  bool read_quotation_right(size_t c, uint32_t k);

  // "The wall, says Ana Ruiz, “is safe”": the subject before the cue of what the quotation at q
  // goes on with; empty where there is none.
  Pieces subject_apart(const CueAt& cue, uint32_t q) const;

  // Whether narrative words of the same clause follow the quotation at q.
  bool goes_on_behind(uint32_t q) const;
  bool is_told_behind(uint32_t q) const;

  bool ends_sentence(uint32_t q) const;

  bool ends_with_comma(uint32_t q) const;

  bool left_is_content(const CueAt& cue) const;

  // "when he came up", "as he left": no content of a cue that has its quotation to the left.
  // “We stay,” said Ana Ruiz, who … · “We stay,” she said that night: a quotation that begins the
  // sentence and ends with a comma leads to the cue behind it, whatever follows that but another
  // quotation. Only where left_is_content.
  bool leads_from_left(const CueAt& cue) const;

  bool opens_circumstance(uint32_t k) const;

  // First piece of source-and-cue, whichever stands first.
  uint32_t source_side(const CueAt& cue) const;

  // "…, its director, Ana Ruiz, said": where the role before the name begins, else the name.
  uint32_t role_before(uint32_t name) const;

  std::optional<uint32_t> quotation_behind_colon(uint32_t k) const;

  // "called the plan “reckless” and unwise": the object belongs to what was said.
  bool read_named_quote(size_t c, uint32_t k);

  // One or more quotations from q on, parted by nothing but commas and conjunctions.
  bool take_quotes(size_t c, uint32_t q, std::string_view rule, uint32_t certainty);

  bool take_around(size_t c, uint32_t q);

  // ---- requests and wishes

  bool read_request(size_t c, uint32_t k);

  // "called for the release of", "insisted on staying": multi-word cues of wishing take what
  // follows.
  bool read_wanted(size_t c);

  // "The man, who police say was armed, fled"
  bool read_relative(size_t c, uint32_t k);

  bool read_bare_clause(size_t c, uint32_t k);

  // Whether a clause stands left of source and cue, parted by a comma: then the right side is
  // circumstance.
  bool left_clause(const CueAt& cue) const;
  bool read_carried(size_t c);
  // "was called “a mess” by Ana Ruiz"
  bool read_agent(size_t c);
  bool is_object(uint32_t k) const;
  bool is_thing_before_clause(uint32_t k) const;
  bool is_asked_of_nobody(const CueAt& cue, uint32_t object, uint32_t to) const;
  bool leads_to_main(const CueAt& cue) const;
  uint32_t comma_behind_verb(uint32_t k) const;
  // Whether a second cue of the same subject asks, wants or promises: "and urged them to stay".
  bool wishes(const CueAt& cue) const;
  bool left_leads_on(const CueAt& cue) const;
  std::optional<uint32_t> quotation_resumed(uint32_t k) const;

  // ---- the end of a clause to the right

  // Whether the piece begins what is no part of the clause before: the source or cue of another
  // attribution.
  bool starts_sibling(uint32_t k) const;

  // "Lind's claims that the dam was safe were rejected": the clause ends before the verb of the
  // whole sentence.
  uint32_t subject_end(uint32_t k) const;

  uint32_t next_comma(uint32_t k) const;

  uint32_t semicolon_in(uint32_t k) const;

  uint32_t clause_end(size_t c, uint32_t k) const;

  // "told Radio Corran she believes the bridge is safe" is what she believes: the inner cue, when a
  // pronoun and a verb of thought open the content. cues_.size() where there is none.
  size_t believing(size_t c, uint32_t k) const;

  bool tense_agrees(const CueAt& a, const CueAt& b) const;

  // A cue to the right that closes the sentence: ", AP reported."
  bool trails(const CueAt& cue) const;

  // Whether the other cue has content of its own, so that it ends this one's clause.
  bool reports_alone(const CueAt& cue) const;

  bool take_clause(size_t c, uint32_t k, std::string_view rule, uint32_t certainty);

  // ---- content to the left

  bool read_left(size_t c);

  // "Orsenia: I will publish it, says minister": a headline's topic is no part of the words.
  uint32_t behind_label(uint32_t begin, uint32_t end) const;

  // First piece of the narrative left of `end` that belongs to the clause there.
  uint32_t left_begin(uint32_t end) const;

  // "PORT ELISE, Orsenia (Norsk) – The …": the piece behind the dash of a dateline, 0 where the
  // frame begins without one.
  uint32_t dateline_end(uint32_t end) const;

  // Steps over "Indeed," and "But".
  uint32_t skip_opener(uint32_t begin, uint32_t end) const;

  bool take_left_quote(size_t c, uint32_t q, bool comma);

  uint32_t with_quotation(uint32_t begin, uint32_t end) const;
  bool take_left_clause(size_t c, uint32_t end);

  // The clause left of the cue has its verb, and no verb opens what stands behind: "…, Ruiz said,
  // brushing aside a protest".
  bool left_is_whole(uint32_t begin, uint32_t end, uint32_t behind) const;

  // ", adding": another cue goes on behind the comma.
  bool next_is_cue(uint32_t comma) const;

  // ---- according to

  void read_according(size_t c);
  uint32_t skip_additions(uint32_t comma, bool fronted) const;
  bool is_apposition(uint32_t first, uint32_t next) const;
  bool is_joined_source(uint32_t first, uint32_t next) const;
  bool opens_clause(uint32_t k) const;

  bool quoted_alone(uint32_t k) const { return f_.is_quote(k) && k + 1 >= end_; }

  // ---- keeping

  Pieces trim(Pieces span) const;

  bool put(size_t c, std::vector<Pieces> spans, std::string_view rule, uint32_t certainty);

  const View& view_;
  const std::vector<Quote>& quotes_;
  const FrameView& f_;
  uint32_t number_;
  uint32_t end_;
  std::vector<CueAt> cues_;
  std::vector<bool> claimed_;  // by piece
  std::vector<bool> used_;     // by cue: it has its content
  std::vector<Pieces> contents_;
  uint32_t limit_ = 0;  // where the content of the cue at hand must end
  std::vector<Attribution> out_;
};

}  // namespace hearsay::statement

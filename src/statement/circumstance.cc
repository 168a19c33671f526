// Venues and times beside a cue.
#include "statement/circumstance.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "lexicon/read_dates.h"
#include "text/fold.h"

namespace hearsay::statement {
namespace {

using text::TokenKind;

class Surroundings {
 public:
  Surroundings(const View& view, const std::vector<Frame>& frames, const People& people,
               const std::vector<Attribution>& all, const std::vector<Speaker>& speakers)
      : view_(view), frames_(frames), people_(people), all_(all), speakers_(speakers) {
    by_frame_.resize(frames.size());
    told_in_.resize(frames.size());
    for (size_t a = 0; a < all.size(); ++a) {
      told_in_[all[a].frame].push_back(a);
      for (const base::Tokens span : all[a].content) by_frame_[all[a].frame].push_back(span);
    }
  }

  std::vector<Circumstance> run() {
    std::vector<Circumstance> out;
    uint32_t frame = 0;
    for (size_t n = 0; n < all_.size(); ++n) {
      const Attribution& a = all_[n];
      for (; frame <= a.frame && frame < frames_.size(); ++frame) note_interview(frame);
      Circumstance found;
      find_venue(a, found);
      find_time(a, found);
      if (!found.venue) found.venue = interview_of(a, speakers_[n].name);
      if (a.rule == "statement/quote-run" && !out.empty() && same_cue(a, all_[out.size() - 1])) {
        if (!found.venue) found.venue = out.back().venue;
        if (!found.time) found.time = out.back().time;
      }
      out.push_back(std::move(found));
    }
    return out;
  }

 private:
  uint32_t part_of(uint32_t frame) const {
    return view_.paragraphs()[frames_[frame].paragraph].part;
  }

  static bool same_cue(const Attribution& a, const Attribution& b) {
    return !a.cue.empty() && a.cue == b.cue && a.frame <= b.frame + 1;
  }

  bool reported(uint32_t frame, uint32_t i) const {
    for (const base::Tokens span : by_frame_[frame])
      if (span.holds(i)) return true;
    return false;
  }

  // Narrative tokens of the attribution's frame outside all contents, what is said of the source,
  // and names in marks: “Sunday Talk” is no day.
  std::vector<uint32_t> narrative(const Attribution& a) const {
    const base::Tokens addition = said_of_source(a), clause = own_clause(a);
    std::vector<uint32_t> out;
    for (const Piece& piece : frames_[a.frame].pieces)
      if (const uint32_t i = piece.tokens.begin; piece.quote < 0 && !piece.title &&
                                                 !reported(a.frame, i) && !addition.holds(i) &&
                                                 clause.holds(i))
        out.push_back(i);
    return out;
  }

  // From "after" in "the measure comes after officials said", and up to ", and two sites were shut"
  // behind the cue: what other clauses tell is not where and when.
  base::Tokens own_clause(const Attribution& a) const {
    const std::vector<Piece>& pieces = frames_[a.frame].pieces;
    base::Tokens out{pieces.front().tokens.begin, pieces.back().tokens.end};
    if (a.cue.empty() || a.source.empty()) return out;
    const uint32_t begin = std::min(a.source.begin, a.cue.begin);
    if (begin > out.begin + 1 && view_.is(begin - 1, kSubordinator) && view_.is_word(begin - 2) &&
        view_.is(begin - 2, kPlainForm | kPastForm))
      out.begin = begin - 1;
    for (uint32_t i = std::max(a.source.end, a.cue.end); i + 2 < out.end; ++i) {
      if (reported(a.frame, i) || !view_.is_kind(i, TokenKind::kComma)) continue;
      if (view_.is(i + 1, kConjunction) &&
          !view_.is(i + 2, kPreposition | kCue | kParticipleForm)) {
        bool verb = false;
        for (uint32_t k = i + 2; k < out.end; ++k) verb = verb || view_.is(k, kAuxiliary | kModal);
        if (verb) out.end = i;
      }
    }
    return out;
  }

  // The tokens of an outlet's name at `i`, empty where none begins.
  base::Tokens outlet_at(uint32_t i) const {
    if (const base::Tokens named = shown_outlet(i); !named.empty()) return named;
    if (view_.is(i, kOutlet) && view_.token(i).capital) return {i, i + view_.info(i).outlet_words};
    return {};
  }

  // "Corran Herald", "Radio Corran": capitals that begin or end with a word that shows an outlet.
  base::Tokens shown_outlet(uint32_t i) const {
    constexpr uint32_t kLongest = 5;
    if (!capital(i) || (i > 0 && capital(i - 1) && !view_.is(i - 1, kDeterminer))) return {};
    uint32_t end = i;
    while (end - i < kLongest && capital(end) && !view_.is(end, kDay)) ++end;
    if (end < i + 2 || (!shows_outlet(i) && !shows_outlet(end - 1))) return {};
    return {i, end};
  }

  // "told the Norsk Wire": beside the verb a weak word shows the outlet too.
  base::Tokens told_outlet(uint32_t i) const {
    const base::Tokens known = outlet_at(i);
    if (!known.empty() || !capital(i) || !capital(i + 1)) return known;
    const lexicon::WordList& words = view_.lexicon().list("outlet_words");
    const bool shown =
        words.find(view_.fold(i)) != nullptr || words.find(view_.fold(i + 1)) != nullptr;
    return shown && !capital(i + 2) ? base::Tokens{i, i + 2} : base::Tokens{};
  }

  bool capital(uint32_t i) const {
    return i < view_.size() && view_.is_word(i) && view_.token(i).capital &&
           (i == 0 || !view_.token(i).paragraph_before || !view_.is(i, kDeterminer));
  }

  bool shows_outlet(uint32_t i) const {
    const lexicon::WordList& words = view_.lexicon().list("outlet_words");
    const lexicon::Row* row = words.find(view_.fold(i));
    return row != nullptr && words.cell(*row, "head") == "strong";
  }

  std::optional<Venue> outlet_venue(base::Tokens words) const {
    Venue venue;
    venue.name = view_.words(words);
    venue.kind = VenueKind::kOutlet;
    venue.span = view_.bytes(words);
    return venue;
  }

  // "TASS interviewed …", "in an interview with TASS", "Speaking to TASS": holds for what the same
  // speaker says in the rest of the part.
  void note_interview(uint32_t frame) {
    bool talk = false;
    base::Tokens outlet;
    for (const Piece& piece : frames_[frame].pieces) {
      if (piece.quote >= 0 || piece.title) continue;
      const uint32_t i = piece.tokens.begin;
      if (view_.is(i, kInterview)) {
        talk = true;
        // "Helga Weil of Radio Corran spoke with": only whom somebody speaks to is the outlet
        if (!view_.lexicon().list("interviews").has(view_.fold(i))) outlet = {};
      }
      if (outlet.empty())
        outlet = outlet_at(i);
      else if (!outlet_at(i).empty() && talk && outlet.end <= i)
        outlet = outlet_at(i);
    }
    if (!talk || outlet.empty()) return;
    if (part_of(frame) != interview_part_) interviews_.clear();
    interview_part_ = part_of(frame);
    interview_ = outlet_venue(outlet);
    const std::string giver = giver_of_interview(frame, outlet);
    interview_open_ = giver.empty();
    if (!giver.empty()) interviews_[giver] = *interview_;
  }

  // Who is interviewed: whose words stand nearest to the outlet, else the first person named; empty
  // where the sentence names nobody.
  std::string giver_of_interview(uint32_t frame, base::Tokens outlet) const {
    uint32_t nearest = UINT32_MAX;
    std::string giver;
    for (const size_t a : told_in_[frame]) {
      const base::Tokens at = all_[a].cue.empty() ? all_[a].source : all_[a].cue;
      const uint32_t far =
          at.begin > outlet.begin ? at.begin - outlet.begin : outlet.begin - at.begin;
      if (at.empty() || far >= nearest) continue;
      nearest = far;
      giver = speakers_[a].name;
    }
    if (nearest < UINT32_MAX) return giver;
    for (const Piece& piece : frames_[frame].pieces)
      if (const NameMention* m = people_.at(piece.tokens.begin);
          m != nullptr && piece.quote < 0 && !outlet.holds(piece.tokens.begin))
        return people_[m->person].name;
    return {};
  }

  // The outlet of the interview that the speaker gave. Where nobody was named beside it, whoever
  // speaks next gave it; the turns of a transcript are all of it.
  std::optional<Venue> interview_of(const Attribution& a, const std::string& speaker) {
    if (!interview_ || interview_part_ != part_of(a.frame) ||
        a.rule.starts_with("statement/headline"))
      return std::nullopt;
    if (a.rule == "statement/turn") return interview_;
    if (speaker.empty()) return std::nullopt;
    if (std::exchange(interview_open_, false)) interviews_[speaker] = *interview_;
    const auto found = interviews_.find(speaker);
    return found == interviews_.end() ? std::nullopt : std::optional(found->second);
  }

  // ---- what is said of the source

  // The appositions and relative clauses between commas behind the source ("Jim Rich, a former
  // editor of the Herald, who writes for Radio Corran, …"); but "who spoke to Radio Corran" tells
  // where.
  base::Tokens said_of_source(const Attribution& a) const {
    if (a.source.empty()) return {};
    uint32_t end = a.source.end;
    if (is_relative(end)) return {end, std::max(end, relative_end(end))};
    while (end + 1 < view_.size() && view_.is_kind(end, TokenKind::kComma) && is_addition(end + 1))
      end = segment_end(end + 1);
    return {a.source.end, end};
  }

  // "a man | who works for Radio Corran"
  bool is_relative(uint32_t i) const {
    return i < view_.size() && view_.is(i, kWh) && view_.is(i, kSubjectWord | kPossessive);
  }

  uint32_t relative_end(uint32_t i) const { return is_addition(i) ? segment_end(i) : i; }

  uint32_t segment_end(uint32_t i) const {
    while (i < view_.size() && !view_.token(i).paragraph_before &&
           !view_.is_kind(i, TokenKind::kComma) && !view_.is_kind(i, TokenKind::kDash) &&
           !view_.is_kind(i, TokenKind::kStop) && !view_.is_kind(i, TokenKind::kQuote))
      ++i;
    return i;
  }

  // Whether a segment between commas tells who somebody is, and not how or where they spoke.
  bool is_addition(uint32_t i) const {
    constexpr uint64_t kNone = kPreposition | kConjunction | kSubordinator | kAdverb | kAs | kThat |
                               kAuxiliary | kModal | kCue | kParticipleForm;
    if (view_.is(i, kNone) && !view_.is(i, kRole) && !is_relative(i)) return false;
    for (uint32_t k = i; is_relative(i) && k < segment_end(i); ++k)
      if (view_.is(k, kInterview) || tells(k)) return false;
    return true;
  }

  bool tells(uint32_t i) const {
    const lexicon::Row* cue = view_.info(i).cue;
    return cue != nullptr && view_.lexicon().list("cues").cell(*cue, "class") == "tell";
  }

  // "the Centre for Water Research": the noun is of the name of a body, which goes on over a
  // preposition.
  bool is_of_body(uint32_t phrase, uint32_t noun) const {
    if (phrase < 2 || !view_.token(noun).capital || !view_.token(phrase).capital ||
        !view_.is(phrase - 1, kPreposition))
      return false;
    for (uint32_t k = phrase - 1; k-- > 0 && view_.is_word(k) && view_.token(k).capital;)
      if (view_.is(k, kBody)) return true;
    return false;
  }

  void find_venue(const Attribution& a, Circumstance& out) const {
    const std::vector<uint32_t> words = narrative(a);
    for (size_t n = 0; n < words.size(); ++n) {
      const uint32_t i = words[n];
      const bool cue_before = n > 0 && !a.cue.empty() && i >= a.cue.end && i - a.cue.end <= 4;
      const bool told = !a.cue.empty() &&
                        (i == a.cue.end || (i == a.cue.end + 1 && view_.is(i - 1, kDeterminer)));
      if (const base::Tokens outlet = told ? told_outlet(i) : outlet_at(i);
          !outlet.empty() && !view_.is(i, kSocial) && (cue_before || preposition_before(i)) &&
          !a.source.holds(i)) {
        out.venue = outlet_venue(outlet);
        return;
      }
      if (view_.is(i, kMonth) && view_.token(i).capital) continue;
      if (!view_.is(i, kEvent | kWriting | kSocial) || a.cue.holds(i) || a.source.holds(i))
        continue;
      if (const base::Tokens outlet = outlet_of_interview(i); !outlet.empty()) {
        out.venue = outlet_venue(outlet);
        return;
      }
      const uint32_t begin = phrase_begin(i);
      if (is_of_body(begin, i)) continue;
      const bool addressed = !a.cue.empty() && begin == a.cue.end && view_.is(i, kEvent);
      if (!addressed && (begin == 0 || !view_.is(begin - 1, kPreposition) ||
                         (view_.is(i, kEvent) && view_.is(begin - 1, kSubordinator))))
        continue;
      Venue venue;
      const base::Tokens phrase{begin, i + view_.info(i).venue_words};
      venue.name = view_.words(phrase);
      venue.kind = view_.is(i, kSocial)    ? VenueKind::kSocial
                   : view_.is(i, kWriting) ? VenueKind::kDocument
                                           : VenueKind::kEvent;
      venue.span = view_.bytes(phrase);
      if (!out.venue || (venue.kind == VenueKind::kSocial && out.venue->kind != VenueKind::kOutlet))
        out.venue = std::move(venue);
      // "a post on Telegram", "remarks to Radio Corran": the outlet behind says more
      if (!view_.is(phrase.end < view_.size() ? phrase.end : i, kPreposition)) return;
    }
  }

  // "an interview with Radio Corran"
  base::Tokens outlet_of_interview(uint32_t i) const {
    if (!view_.is(i, kInterview)) return {};
    for (uint32_t k = i + 1; k < std::min(view_.size(), i + 5); ++k)
      if (const base::Tokens outlet = outlet_at(k); !outlet.empty()) return outlet;
    return {};
  }

  bool preposition_before(uint32_t i) const {
    uint32_t k = i;
    while (k > 0 && (view_.is(k - 1, kDeterminer | kNationality | kPlace) ||
                     view_.is_kind(k - 1, TokenKind::kClitic)))
      --k;
    return k > 0 && view_.is(k - 1, kPreposition);
  }

  // First token of the noun phrase that ends with `i`: back over adjectives to its article.
  uint32_t phrase_begin(uint32_t i) const {
    uint32_t begin = i;
    for (uint32_t k = i; k > 0 && i - k < 5; --k) {
      if (view_.is(k - 1, kPreposition)) return k;
      if (!view_.is_word(k - 1)) break;
      begin = k - 1;
      if (view_.is(k - 1, kDeterminer | kPossessive)) return begin;
    }
    return begin;
  }

  void find_time(const Attribution& a, Circumstance& out) const {
    const std::vector<uint32_t> words = narrative(a);
    const auto& document = view_.document();
    for (size_t n = 0; n < words.size();) {
      size_t end = n + 1;
      while (end < words.size() && words[end] == words[end - 1] + 1) ++end;
      const base::Bytes range = view_.bytes({words[n], words[end - 1] + 1});
      const auto dates = lexicon::find_dates(document.text, range, view_.lexicon());
      if (!dates.empty()) {
        SpokenTime time;
        time.span = with_part_of_day(dates.front().span, words);
        time.moment = lexicon::resolve_date(dates.front(), anchor(part_of(a.frame)));
        out.time = time;
        return;
      }
      n = end;
    }
    for (const uint32_t i : words)
      if (const base::Tokens phrase = time_at(i, a.frame); !phrase.empty()) {
        out.time = SpokenTime{};
        out.time->span = view_.bytes(phrase);
        return;
      }
  }

  bool time_word(uint32_t i, std::string_view kind) const {
    if (i >= view_.size() || !view_.is_word(i)) return false;
    const lexicon::WordList& words = view_.lexicon().list("time_words");
    const lexicon::Row* row = words.find(view_.fold(i));
    return row != nullptr && words.cell(*row, "kind").find(kind) != std::string_view::npos;
  }

  // "Monday night"
  base::Bytes with_part_of_day(base::Bytes date, const std::vector<uint32_t>& words) const {
    for (const uint32_t i : words)
      if (i > 0 && view_.token(i - 1).span.end == date.end && view_.is(i - 1, kDay) &&
          time_word(i, "part"))
        date.end = view_.token(i).span.end;
    return date;
  }

  // "earlier this week" · "two years ago" · "in March 2031" · "in 2031", empty where none begins.
  base::Tokens time_at(uint32_t i, uint32_t frame) const {
    uint32_t k = i;
    if (time_word(k, "shade") && time_word(k + 1, "which")) ++k;
    if (time_word(k, "which") && (time_word(k + 1, "unit") || time_word(k + 1, "part")) &&
        !reported(frame, k + 1))
      return {i, k + 2};
    if ((view_.is(i, kNumberWord | kDeterminer) || view_.is_kind(i, TokenKind::kNumber)) &&
        time_word(i + 1, "unit") && time_word(i + 2, "back") && !reported(frame, i + 2))
      return {i, i + 3};
    if (i == 0 || !view_.is(i - 1, kPreposition)) return {};
    if (view_.is(i, kMonth) && view_.token(i).capital) return {i, is_year(i + 1) ? i + 2 : i + 1};
    return is_year(i) ? base::Tokens{i, i + 1} : base::Tokens{};
  }

  bool is_year(uint32_t i) const {
    if (i >= view_.size() || !view_.is_kind(i, TokenKind::kNumber)) return false;
    const std::string_view word = view_.word(i);
    return word.size() == 4 && (word[0] == '1' || word[0] == '2') &&
           word.find_first_not_of("0123456789") == std::string_view::npos;
  }

  std::optional<base::Moment> anchor(uint32_t part) const {
    const auto& document = view_.document();
    if (part < document.parts.size() && document.parts[part].published)
      return document.parts[part].published->moment;
    if (document.published) return document.published->moment;
    return std::nullopt;
  }

  const View& view_;
  const std::vector<Frame>& frames_;
  const People& people_;
  const std::vector<Attribution>& all_;
  const std::vector<Speaker>& speakers_;
  std::vector<std::vector<base::Tokens>> by_frame_;
  std::vector<std::vector<size_t>> told_in_;  // by frame: the attributions in it
  std::optional<Venue> interview_;            // the last one's outlet
  std::map<std::string, Venue> interviews_;   // by who gave them, in the part of the last one
  uint32_t interview_part_ = 0;
  bool interview_open_ = false;  // nobody is known to have given the last one
};

}  // namespace

std::vector<Circumstance> find_circumstances(const View& view, const std::vector<Frame>& frames,
                                             const People& people,
                                             const std::vector<Attribution>& attributions,
                                             const std::vector<Speaker>& speakers) {
  return Surroundings(view, frames, people, attributions, speakers).run();
}

}  // namespace hearsay::statement

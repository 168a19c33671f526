// Venues and times beside a cue.
#include "statement/circumstance.h"

#include <algorithm>
#include <string>

#include "lexicon/read_dates.h"
#include "text/fold.h"

namespace hearsay::statement {
namespace {

using text::TokenKind;

class Surroundings {
 public:
  Surroundings(const View& view, const std::vector<Frame>& frames,
               const std::vector<Attribution>& all)
      : view_(view), frames_(frames), all_(all) {
    by_frame_.resize(frames.size());
    for (const Attribution& a : all)
      for (const base::Tokens span : a.content) by_frame_[a.frame].push_back(span);
  }

  std::vector<Circumstance> run() {
    std::vector<Circumstance> out;
    uint32_t frame = 0;
    for (const Attribution& a : all_) {
      for (; frame <= a.frame && frame < frames_.size(); ++frame) note_interview(frame);
      Circumstance found;
      find_venue(a, found);
      find_time(a, found);
      if (!found.venue && interview_ && interview_part_ == part_of(a.frame) &&
          !a.rule.starts_with("statement/headline"))
        found.venue = interview_;
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

  // Narrative tokens of a frame outside all contents and names in marks: “Sunday Talk” is no day.
  std::vector<uint32_t> narrative(uint32_t frame) const {
    std::vector<uint32_t> out;
    for (const Piece& piece : frames_[frame].pieces)
      if (piece.quote < 0 && !piece.title && !reported(frame, piece.tokens.begin))
        out.push_back(piece.tokens.begin);
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

  // "TASS interviewed …", "in an interview with TASS", "Speaking to TASS": holds for what follows
  // in the part.
  void note_interview(uint32_t frame) {
    bool talk = false;
    base::Tokens outlet;
    for (const Piece& piece : frames_[frame].pieces) {
      if (piece.quote >= 0 || piece.title) continue;
      const uint32_t i = piece.tokens.begin;
      if (view_.is(i, kInterview)) talk = true;
      if (outlet.empty())
        outlet = outlet_at(i);
      else if (!outlet_at(i).empty() && talk && outlet.end <= i)
        outlet = outlet_at(i);
    }
    if (!talk || outlet.empty()) return;
    interview_ = outlet_venue(outlet);
    interview_part_ = part_of(frame);
  }

  void find_venue(const Attribution& a, Circumstance& out) const {
    const std::vector<uint32_t> words = narrative(a.frame);
    for (size_t n = 0; n < words.size(); ++n) {
      const uint32_t i = words[n];
      const bool cue_before = n > 0 && !a.cue.empty() && i >= a.cue.end && i - a.cue.end <= 4;
      const bool told = !a.cue.empty() &&
                        (i == a.cue.end || (i == a.cue.end + 1 && view_.is(i - 1, kDeterminer)));
      if (const base::Tokens outlet = told ? told_outlet(i) : outlet_at(i);
          !outlet.empty() && (cue_before || preposition_before(i)) && !a.source.holds(i)) {
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
      if (!out.venue) out.venue = std::move(venue);
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
    const std::vector<uint32_t> words = narrative(a.frame);
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
  const std::vector<Attribution>& all_;
  std::vector<std::vector<base::Tokens>> by_frame_;
  std::optional<Venue> interview_;
  uint32_t interview_part_ = 0;
};

}  // namespace

std::vector<Circumstance> find_circumstances(const View& view, const std::vector<Frame>& frames,
                                             const std::vector<Attribution>& attributions) {
  return Surroundings(view, frames, attributions).run();
}

}  // namespace hearsay::statement

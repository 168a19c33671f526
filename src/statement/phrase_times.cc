// Phrases of time, occasion and manner beside noun phrases and cues.
#include <array>
#include <span>
#include <string_view>

#include "statement/phrases.h"

namespace hearsay::statement {

using text::TokenKind;

// "officials | this week said", "Bo Lind | at that time asked": where a time begins that ends with
// piece `end` and has a word before it, else `end`.
uint32_t FrameView::before_time(uint32_t end) const {
  if (end < 3) return end;
  const bool unit = time_kind(end - 1) == "unit" || time_kind(end - 1) == "part";
  if (unit && time_kind(end - 2) == "which" && is_word(end - 3) &&
      !is(end - 3, kPreposition | kGenitive | kDeterminer | kPossessive))
    return end - 2;
  return unit && end > 3 && is(end - 2, kThat) && is(end - 3, kPreposition) && is_word(end - 4)
             ? end - 3
             : end;
}

// The phrase without a trailing time or occasion: "Ana Ruiz on Friday" → "Ana Ruiz".
uint32_t FrameView::drop_time_behind(uint32_t begin, uint32_t end) const {
  for (;;) {
    const uint32_t before = end;
    while (end > begin + 1 && is(end - 1, kDay | kPastTime | kAdverb)) --end;
    if (end != before && end > begin + 1 && is(end - 1, kPreposition | kDeterminer)) --end;
    for (uint32_t k = end; k-- > begin + 1 && end - k <= 6;) {
      if (!is(k, kPreposition)) continue;
      const uint32_t noun = end - 1;
      if ((is(noun, kEvent | kWriting) && !is(k, kGenitive) && !continues_name(begin, k)) ||
          is(noun, kMonth | kDay | kSocial) ||
          (is_kind(noun, TokenKind::kNumber) && is(k + 1, kMonth)))
        end = k;
      break;
    }
    if (end == before || end <= begin + 1) return end;
  }
}

uint32_t FrameView::skip_circumstance(uint32_t k) const {
  for (;;) {
    const uint32_t from = k;
    k += time_at(k);
    while (is(k, kDay | kPastTime) || (k > 0 && is(k - 1, kDay) && time_kind(k) == "part") ||
           (is(k, kAdverbForm) && is(k + 1, kThat)) ||
           (is(k, kAdverb) && !is(k, kDeterminer | kSubjectWord | kPreposition | kSubordinator)))
      ++k;
    k += manner_at(k);
    if (is(k, kPreposition) && !is(k, kSubordinator & ~kPreposition)) {
      // to the end of the phrase: the next edge, "that", subject or verb
      uint32_t end = k + 1;
      bool occasion = false, opens = false;
      while (end < size() && !is_edge(end) && !is(end, kThat | kModal | kAuxiliary) &&
             !(is(end, kPronoun) && is(end, kSubjectWord)) && end - k < 24) {
        if (is(end, kDay | kEvent | kWriting | kMonth | kSocial | kAddressee | kOutlet) ||
            is_kind(end, TokenKind::kNumber))
          occasion = true;
        ++end;
        // "in a news release | the man was armed"
        if (is(end - 1, kEvent | kWriting) && end > k + 1 && !is(end, kPreposition) &&
            (is(end, kDeterminer | kPossessive) || (is_capital(end) && !is_capital(end - 1)))) {
          opens = true;
          break;
        }
        // a day or month closes its phrase when a clause begins: "on Thursday US forces must"
        if (is(end - 1, kDay) && !is(end, kPreposition)) break;
      }
      const bool closed = opens || end >= size() || is_edge(end) || is(end, kThat) ||
                          (is(end, kPronoun) && is(end, kSubjectWord) && !is(k, kInfinitive));
      if (occasion && (closed || is(end - 1, kDay)))
        k = end;
      else if (closed && occasion)
        k = end;
    }
    if (k == from) return k;
  }
}

// Pieces of a time that no preposition leads to: "last week", "earlier this month"; 0 where it is
// the subject of a clause ("this week will be hard").
uint32_t FrameView::time_at(uint32_t k) const {
  const auto kind = [&](uint32_t at) {
    return is_capital(at) ? std::string_view() : time_kind(at);
  };
  uint32_t at = k;
  if (kind(at) == "shade") ++at;
  if (kind(at) != "which") return 0;
  const std::string_view unit = kind(++at);
  if (unit != "unit" && unit != "part") return 0;
  ++at;
  return is(at, kAuxiliary | kModal | kPastForm | kCue) ? 0 : at - k;
}

std::string_view FrameView::time_kind(uint32_t k) const {
  const lexicon::WordList& times = view().lexicon().list("time_words");
  const lexicon::Row* row = is_word(k) ? times.find(fold(k)) : nullptr;
  return row == nullptr ? std::string_view() : times.cell(*row, "kind");
}

// Pieces of a set phrase for how something was said: "on condition of anonymity".
uint32_t FrameView::manner_at(uint32_t k) const {
  if (!is(k, kPreposition)) return 0;
  std::array<std::string_view, 6> words{};
  size_t count = 0;
  while (count < words.size() && is_word(k + static_cast<uint32_t>(count))) {
    words[count] = fold(k + static_cast<uint32_t>(count));
    ++count;
  }
  const auto hit = view().lexicon().list("manners").longest(std::span(words).first(count));
  return hit ? hit->words : 0;
}

}  // namespace hearsay::statement

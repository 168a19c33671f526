// Subjects of sentences by capitals, bodies and roles at their start.
#include "statement/subjects.h"

#include <algorithm>

namespace hearsay::statement {
namespace {

using text::TokenKind;

constexpr uint32_t kLongestSubject = 10;  // tokens
constexpr uint32_t kLongestOpening = 4;   // tokens from the article to the noun of a description

bool capital(const View& view, uint32_t i) {
  return i < view.size() && view.is_word(i) && view.token(i).capital;
}

// "of" and "and" between capitals, the mark of a possessive before one.
bool joins(const View& view, uint32_t i) {
  if (!capital(view, i + 1)) return false;
  return view.is(i, kBinding | kConjunction) || view.is_kind(i, TokenKind::kClitic);
}

std::optional<Subject> named(const View& view, const People& people, uint32_t begin) {
  uint32_t end = begin + 1;
  Subject out;
  bool body = view.is(begin, kBody), known = people.at(begin) != nullptr;
  bool place = view.is(begin, kPlace | kNationality | kDay | kMonth);
  while (end < view.size() && end - begin < kLongestSubject && !view.token(end).paragraph_before &&
         (capital(view, end) || joins(view, end))) {
    if (view.is(end, kConjunction)) out.kind = SubjectKind::kJoined;
    body = body || view.is(end, kBody);
    known = known || people.at(end) != nullptr;
    place = place || view.is(end, kPlace | kNationality | kDay | kMonth);
    ++end;
  }
  out.words = {begin, end};
  if (out.kind == SubjectKind::kJoined) return out;
  if (body && !known) {
    out.kind = SubjectKind::kBodyName;
    return out;
  }
  const bool verb = end < view.size() && view.is_word(end) &&
                    !view.is(end, kPreposition | kRole);  // "The Blue River star"
  if (known || place || !verb || out.words.size() < 2) return std::nullopt;
  return out;
}

}  // namespace

std::optional<Subject> subject_at(const View& view, const People& people, uint32_t begin) {
  if (begin >= view.size() || !view.is_word(begin)) return std::nullopt;
  const bool article = view.is(begin, kDeterminer) && !view.is(begin, kPronoun);
  const uint32_t first = article ? begin + 1 : begin;
  constexpr uint64_t kClosed =
      kPronoun | kPreposition | kConjunction | kSubordinator | kAuxiliary | kModal | kAdverb | kWh;
  if (first >= view.size() || view.is(first, kClosed)) return std::nullopt;
  if (capital(view, first) && (article || capital(view, first + 1) || joins(view, first + 1)))
    return named(view, people, first);
  for (uint32_t i = first; article && i < std::min(view.size(), first + kLongestOpening); ++i) {
    if (!view.is_word(i) || view.is(i, kClosed) || people.at(i) != nullptr) break;
    if (!view.is(i, kRole | kUnnamed | kBody)) continue;
    const bool body = !view.is(i, kRole | kUnnamed);
    uint32_t end = i + std::max<uint32_t>(1, view.info(i).role_words);
    if (end < view.size() && view.is(end, kRole | kUnnamed | kBody)) continue;
    if (body) return Subject{{begin, end}, SubjectKind::kBodyNoun};
    if (end + 1 < view.size() && view.is(end, kBinding) && capital(view, end + 1)) end += 2;
    return Subject{{begin, end}, SubjectKind::kDescribed};
  }
  return std::nullopt;
}

base::Tokens taken_up(const View& view, uint32_t at) {
  constexpr uint32_t kLongest = 6;
  uint32_t end = at;
  if (end > 0 && view.is_kind(end - 1, TokenKind::kComma)) --end;
  uint32_t begin = end;
  while (begin > 0 && end - begin < kLongest && view.is_word(begin - 1) &&
         !view.is(begin - 1, kPreposition | kConjunction | kAuxiliary | kCue) &&
         !(view.is(begin - 1, kPastForm) && begin > 1 &&
           !view.is(begin - 2, kDeterminer | kPossessive))) {
    --begin;
    if (view.is(begin, kDeterminer)) break;
  }
  return {begin, end};
}

bool heads_sentence(const View& view, const People& people, const NameMention& m) {
  const auto& starts = view.sentence_starts();
  const auto next = std::upper_bound(starts.begin(), starts.end(), m.words.begin);
  if (next == starts.begin()) return false;
  for (uint32_t i = *(next - 1); i < m.words.begin; ++i)
    if (view.is(i, kAuxiliary | kModal | kCue | kThat) || view.is_kind(i, TokenKind::kComma) ||
        (people.at(i) != nullptr && !view.is(m.words.begin - 1, kConjunction)))
      return false;
  return true;
}

}  // namespace hearsay::statement

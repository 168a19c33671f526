// Noun phrases by closed classes: what cannot stand inside one is its border.
#include "statement/phrases.h"

#include <algorithm>

namespace hearsay::statement {
namespace {

using text::TokenKind;

constexpr uint32_t kLongestPhrase = 28;      // pieces
constexpr uint32_t kLongestApposition = 30;  // pieces between two commas

}  // namespace

// "7%", "£5": the sign of a figure.
bool FrameView::is_of_figure(uint32_t k) const {
  if (!is_kind(k, TokenKind::kSymbol)) return false;
  const bool behind =
      k > 0 && is_kind(k - 1, TokenKind::kNumber) && !view_.token(token(k)).space_before;
  return behind || (is_kind(k + 1, TokenKind::kNumber) && !view_.token(token(k + 1)).space_before);
}

bool FrameView::is_edge(uint32_t k) const {
  if (k >= size() || is_quote(k)) return true;
  switch (view_.token(token(k)).kind) {
    case TokenKind::kComma:
    case TokenKind::kColon:
    case TokenKind::kDash:
    case TokenKind::kQuote: return true;
    case TokenKind::kSymbol:  // "Brock & Sons"
      return !is_of_figure(k) &&
             !(fold(k) == "&" && k > 0 && is_capital(k - 1) && is_capital(k + 1));
    case TokenKind::kStop: {
      // the dot of an initial or a title is no edge
      const bool dot = k > 0 && is_word(k - 1) && view_.token(token(k)).span.size() == 1 &&
                       k + 1 < size() &&
                       (is(k - 1, kHonorific) || view_.token(token(k - 1)).span.size() == 1);
      return !dot;
    }
    default: return false;
  }
}

// "the weekly", "Her Holy", "Grace Kelly": no adverb stands there, whatever the ending.
bool FrameView::is_noun_place(uint32_t k) const {
  if (k == 0) return false;
  return is_capital(k) || is(k - 1, kDeterminer | kPossessive | kBinding) ||
         is_kind(k - 1, TokenKind::kClitic);
}

uint32_t FrameView::verb_group_begin(uint32_t k) const {
  while (k > 0 && (is(k - 1, kAuxiliary | kModal | kNegation) ||
                   (is(k - 1, kAdverb) && !is(k - 1, kPronoun | kDeterminer)) ||
                   (is(k - 1, kAdverbForm) && !is_noun_place(k - 1))))
    --k;
  return k;
}

// `comma` is the piece of a comma right before the verb group. Returns the piece just after the
// noun phrase that the appositive or relative clause belongs to, or 0.
uint32_t FrameView::step_over_apposition(uint32_t comma) const {
  for (uint32_t k = comma; k-- > 0 && comma - k <= kLongestApposition;) {
    if (is_quote(k)) {
      continue;
    }
    if (is_kind(k, TokenKind::kColon)) return 0;
    if (!is_kind(k, TokenKind::kComma) || k + 1 >= comma) continue;
    const uint32_t first = k + 1;
    const bool example = is(first, kExample);
    const bool fits =
        example ||
        is(first, kWh | kDeterminer | kRole | kNationality | kPlace | kPreposition | kBody) ||
        is_kind(first, TokenKind::kNumber) || is_capital(first) ||
        (is(first, kPastForm) && is(first + 1, kSubordinator | kWh)) ||  // ", asked if …,"
        is(first, kParticipleForm) ||                                    // ", quoting the army,"
        view_.lexicon().list("role_modifiers").has(fold(first)) || names_role(first, comma);
    if (!fits || k == 0 || !(is_word(k - 1) || is_kind(k - 1, TokenKind::kClose))) continue;
    // ", R-Ohio," and ", 42, a baker," have two commas: go on left when the piece before is an
    // apposition too.
    if (is_kind(k - 1, TokenKind::kNumber) && k >= 2 && is_kind(k - 2, TokenKind::kComma))
      return k - 2;
    if (is(first, kWh))
      if (const uint32_t name = name_before_role(k); name > 0) return name;
    if (is_capital(k - 1) || is(k - 1, kRole | kBody | kUnnamed | kWriting) || is(first, kWh) ||
        example)
      return k;
  }
  return 0;
}

// "product chief of the firm": a role before the first preposition.
bool FrameView::names_role(uint32_t first, uint32_t end) const {
  constexpr uint32_t kLongest = 4;
  for (uint32_t k = first; k < std::min(end, first + kLongest) && is_word(k); ++k) {
    if (is(k, kPreposition | kConjunction | kAuxiliary | kModal | kCue)) return false;
    if (is(k, kRole)) return true;
  }
  return false;
}

// "Bo Lind, director of the mine, who was there, said": the comma behind the name, where a role
// stands between it and `comma`; 0 where none does.
uint32_t FrameView::name_before_role(uint32_t comma) const {
  for (uint32_t k = comma; k-- > 1 && comma - k <= kLongestApposition && !is_quote(k);) {
    if (!is_kind(k, TokenKind::kComma)) continue;
    const uint32_t role = is(k + 1, kDeterminer) ? k + 2 : k + 1;
    const bool named = !is_quote(k - 1) && people_.at(token(k - 1)) != nullptr;
    return named && names_role(role, comma) && !has_finite_verb(k + 1, comma) ? k : 0;
  }
  return 0;
}

// "The harbour master, Bo Lind, said": the name between the commas.
Pieces FrameView::apposed_name(uint32_t comma) const {
  if (comma == 0 || is_quote(comma - 1)) return {};
  const NameMention* name = people_.at(token(comma - 1));
  if (name == nullptr) return apposed_body(comma);
  if (name->words.end != token(comma - 1) + 1) return {};
  uint32_t begin = comma - 1;
  while (begin > 0 && !is_quote(begin - 1) && token(begin - 1) >= name->words.begin) --begin;
  const uint32_t named = begin;
  while (begin > 0 && named - begin < 6 && !is_kind(begin - 1, TokenKind::kComma) &&
         !is_edge(begin - 1) &&
         (is(begin - 1, kHonorific | kRole | kDeterminer) || is_kind(begin - 1, TokenKind::kStop)))
    --begin;  // "the chief executive, Dr Ana Ruiz,"
  if (begin < 2 || !is_kind(begin - 1, TokenKind::kComma)) return {};
  uint32_t k = begin - 1;
  const auto of_list = [&](uint32_t at) {  // "Minister of Trade, Labour and Sport, Bo Lind,"
    return is_kind(at, TokenKind::kComma) && at > 0 && is_capital(at - 1) && is_capital(at + 1);
  };
  while (k > 0 && begin - k < 12 &&
         (is_word(k - 1) || is_kind(k - 1, TokenKind::kClitic) || of_list(k - 1)))
    --k;
  for (uint32_t head = k; head + 2 < begin; ++head)  // "Relatives of the victim, Ana Ruiz, said"
    if (is(head + 1, kPreposition)) {
      if (!is(head, kRole) || is(head, kPlainForm)) return {};
      break;
    }
  for (; k + 1 < begin; ++k)
    if (is(k, kRole)) return {begin, comma};
  return {};
}

// "the ferry operator, Norlin Lines,": a name between commas, behind a kind of body.
Pieces FrameView::apposed_body(uint32_t comma) const {
  constexpr uint32_t kLongest = 6, kReach = 12;
  uint32_t begin = comma;
  while (begin > 0 && comma - begin < kLongest && is_capital(begin - 1)) --begin;
  if (begin == comma || begin < 2 || !is_kind(begin - 1, TokenKind::kComma)) return {};
  for (uint32_t k = begin - 1; k-- > 0 && begin - k < kReach && is_word(k);)
    if (is(k, kBody) && !is_capital(k)) return {begin, comma};
  return {};
}

// "The minister and his deputy said": both, where the first begins the sentence or what stands
// behind a mark.
Pieces FrameView::joined_before(uint32_t begin, uint32_t end) const {
  constexpr uint32_t kReach = 60;  // pieces of the sentence: bounds how many are joined
  if (begin < 2 || begin > kReach || !is(begin - 1, kConjunction) || is_edge(begin - 2)) return {};
  if (!is_capital(begin - 2) && !is(begin - 2, kRole | kBody)) return {};
  const Pieces first = noun_phrase_before(begin - 1);
  const bool opens = !first.empty() && first.end == begin - 1 &&
                     (first.begin <= 1 || is_edge(first.begin - 1) || is_quote(first.begin - 1));
  return opens ? Pieces{first.begin, end} : Pieces{};
}

// "Police investigating | the crash", "a man walking | his dog": the phrase before the participle.
Pieces FrameView::head_of_participle(uint32_t object) const {
  if (object < 2 || !is(object - 1, kParticipleForm | kPastForm) || is_capital(object - 1))
    return {};
  constexpr uint64_t kNoNoun = kAuxiliary | kModal | kPreposition | kConjunction | kDeterminer |
                               kPossessive | kAdverb | kNegation | kCue | kSubordinator;
  if (!is_word(object - 2) || (is(object - 2, kNoNoun) && !is_capital(object - 2))) return {};
  return noun_phrase_before(object - 1);
}

bool FrameView::joins_phrase(uint32_t begin, uint32_t k) const {
  // "Putin and Lavrov", "the ministry and the army": a conjunction between noun-like words.
  const bool left = k > 0 && (is_capital(k - 1) || is(k - 1, kRole | kBody));
  const bool right = begin < size() && (is_capital(begin) || is(begin, kDeterminer));
  return left && right;
}

Pieces FrameView::noun_phrase_before(uint32_t end) const {
  if (end == 0) return {};
  uint32_t e = end;
  if (is_kind(e - 1, TokenKind::kComma)) {
    if (const Pieces name = apposed_name(e - 1); !name.empty()) return name;
    e = step_over_apposition(e - 1);
    if (e == 0) return {};
  }
  e = before_time(e);
  if (!is_word(e - 1) && !is_kind(e - 1, TokenKind::kClose) &&
      !is_kind(e - 1, TokenKind::kClitic) && !is_of_figure(e - 1))
    return {};
  if (is(e - 1, kPronoun | kSubjectWord) && !is(e - 1, kRole | kUnnamed)) {
    const bool part = e >= 3 && is(e - 2, kGenitive) &&  // "most of them"
                      is(e - 3, kDeterminer | kUnnamed | kNumberWord | kNegation);
    return {part ? e - 3 : e - 1, e};
  }
  uint32_t begin = e;
  uint32_t brackets = 0;
  while (begin > 0 && e - begin < kLongestPhrase) {
    const uint32_t k = begin - 1;
    if (is_kind(k, TokenKind::kClose)) ++brackets;
    if (is_kind(k, TokenKind::kOpen)) {
      if (brackets == 0) break;
      --brackets;
    }
    if (brackets == 0) {
      if (is_edge(k)) break;
      const bool named = is_capital(k) && k > 0;
      if (is(k, kSubordinator | kWh | kThat) && !is(k, kDeterminer | kPreposition) && !named) break;
      if (is(k, kThat | kAs) && !named) break;
      // "comes after Ana Ruiz said": a clause begins; "on the day after the vote said": none
      if (is(k, kSubordinator) && is(k, kPreposition) && !named && k + 1 == begin &&
          !is(e - 1, kEvent | kWriting | kDay | kMonth | kPastTime))
        break;
      if (is(k, kAuxiliary | kModal | kNegation) && !named) break;
      if (is(k, kConjunction) && !joins_phrase(begin, k)) break;
      const bool noun_like =
          k > 0 && (is(k - 1, kDeterminer | kPossessive) || is_kind(k - 1, TokenKind::kClitic));
      const bool alone = k == 0 && begin == e && is_capital(k);  // "Brand, 61, told"
      if (is(k, kCue) && !is(k, kRole | kWriting | kBody | kUnnamed) && !named && !noun_like &&
          !alone) {
        if (is(k, kPastForm) && info(k).cue_words == 1 && is(k + 1, kPreposition))  // "accused of"
          if (const Pieces head = head_of_participle(k + 1); !head.empty()) return {head.begin, e};
        break;
      }
      if (is(k, kPronoun) && !is(k, kDeterminer | kPossessive | kNumberWord)) break;
    }
    begin = k;
    if (brackets == 0 && is(k, kDeterminer | kPossessive)) {
      const bool bound = k > 0 && is(k - 1, kPreposition) && k > 1 && !is_edge(k - 2) &&
                         !is(k - 2, kPreposition) &&
                         !(is_word(e) && is(e, kWh) && is(k - 2, kPastForm));
      if (const Pieces both = joined_before(k, e); !both.empty()) return both;
      if (is(k - 1, kParticipleForm))
        if (const Pieces head = head_of_participle(k); !head.empty()) return {head.begin, e};
      if (!bound) break;
    }
  }
  if (const uint32_t who = relative_before(begin, e); who > 0)
    if (const Pieces head = noun_phrase_before(who); !head.empty()) return head;
  return trim_subject({begin, drop_time_behind(begin, e)});
}

// "A nurse who has worked there for years said": where the "who" stands whose clause ends with the
// phrase, 0 where there is none.
uint32_t FrameView::relative_before(uint32_t begin, uint32_t end) const {
  constexpr uint32_t kReach = 12;  // pieces
  for (uint32_t k = end; k-- > 1 && end - k < kReach;) {
    if (is_edge(k) || is(k, kConjunction)) return 0;
    if (is(k, kThat))  // "the company that employed her said"
      return is(k + 1, kPastForm) && is_word(k - 1) &&
                     !is(k - 1, kPreposition | kCue | kAuxiliary | kModal | kCueNoun)
                 ? k
                 : 0;
    if (!is(k, kWh)) continue;
    const bool relative = is(k, kSubjectWord) || is(k, kPossessive) || !is(k, kDeterminer);
    const bool subject = relative && is_word(k - 1) &&
                         !is(k - 1, kPreposition | kCue | kAuxiliary | kModal | kConjunction);
    const bool verb = k + 1 <= begin && (has_finite_verb(k, end) || k + 1 < begin);
    return subject && verb && !is(k + 1, kDeterminer | kPossessive | kPronoun) ? k : 0;
  }
  return 0;
}

// A phrase that begins with a preposition or an opener holds its subject behind: "On Friday the
// ministry".
Pieces FrameView::trim_subject(Pieces phrase) const {
  if (phrase.size() > 2 && time_kind(phrase.begin) == "which" &&
      (time_kind(phrase.begin + 1) == "unit" || time_kind(phrase.begin + 1) == "part"))
    phrase.begin += 2;  // "This week | the council"
  while (phrase.size() > 1 && is(phrase.begin, kWh) && !is_capital(phrase.begin))
    ++phrase.begin;  // "what critics", "which Ana Ruiz"
  while (phrase.size() > 1 && is(phrase.begin, kConjunction | kAdverb | kSubordinator) &&
         !is(phrase.begin, kPreposition | kDeterminer | kPronoun) && !is(phrase.begin, kUnnamed) &&
         !people_.at(token(phrase.begin)))
    ++phrase.begin;
  if (!is(phrase.begin, kPreposition) ||
      (is_capital(phrase.begin) && people_.at(token(phrase.begin))))
    return phrase;
  for (uint32_t k = phrase.end; k-- > phrase.begin + 1;) {
    const bool starts = is(k, kDeterminer | kPossessive) ||
                        (is_capital(k) && !is_capital(k - 1) && !is(k - 1, kParticle));
    if (starts && !is(k - 1, kPreposition | kDeterminer) && !is_kind(k - 1, TokenKind::kClitic))
      return {k, phrase.end};
  }
  return {};
}

// "the mayor opened | the gate": an article behind a word that leads on to none is that of another
// phrase, and the word before it the verb between them.
bool FrameView::begins_object(uint32_t begin, uint32_t k) const {
  const uint32_t shortest = is(begin, kDeterminer | kPossessive) ? 3 : 2;  // a noun and its verb
  if (k < begin + shortest || !is(k, kDeterminer | kPossessive) || is(k, kNumberWord)) return false;
  return is_word(k - 1) && !is_capital(k - 1) && !is(k - 2, kPreposition | kConjunction) &&
         !is(k - 1, kPreposition | kConjunction | kDeterminer | kPossessive | kAdverb | kParticle |
                        kRole | kBody);
}

Pieces FrameView::noun_phrase_from(uint32_t begin) const {
  uint32_t end = begin;
  while (end < size() && end - begin < kLongestPhrase) {
    if (is_edge(end)) break;
    const bool first = end == begin;
    constexpr uint64_t kSomebody = kRole | kUnnamed | kBody | kNationality;
    const bool counts =  // "one miner", "one GOP operative"
        is(end, kNumberWord) &&
        (is(end + 1, kSomebody) || (is_capital(end + 1) && is(end + 2, kRole | kUnnamed)));
    if (first && is(end, kPronoun) && !counts && !is(end + 1, kGenitive)) return {begin, end + 1};
    const bool named = is_capital(end) && (!first || is_capital(end + 1));  // "Will Lund"
    if (!first && is(end, kSubordinator | kWh | kThat) && !is(end, kPreposition) && !named) break;
    if (!first && is(end, kAs) && !named) break;
    if (is(end, kAuxiliary | kModal | kNegation) && !named) break;
    constexpr uint64_t kNoNoun = kPreposition | kAuxiliary | kModal | kConjunction | kDeterminer |
                                 kSubordinator | kThat | kAdverb | kPronoun | kPastForm | kCue;
    const bool in_name =  // "the Radio 4 Today programme", "Corran's Sunday show"
        !first &&
        (is_kind(end - 1, TokenKind::kClitic) || (is(begin, kDeterminer) && is_word(end + 1) &&
                                                  !is_capital(end + 1) && !is(end + 1, kNoNoun)));
    if (is(end, kDay) && !in_name) break;
    if (is(end, kPastTime) && !first && !named) break;
    if (is(end, kConjunction) && !(end > begin && joins_phrase(end + 1, end))) break;
    if (!counts && is(end, kPronoun) && !is(end, kDeterminer | kPossessive)) break;
    if (begins_object(begin, end)) {
      --end;
      break;
    }
    if (!first && is(end, kCue) && !is(end, kRole | kWriting | kBody | kUnnamed) && !named &&
        !is(end - 1, kDeterminer | kPossessive | kPreposition) &&
        !is_kind(end - 1, TokenKind::kClitic))
      break;
    if (is(end, kPreposition) && !first) {
      uint32_t head = end + 1;
      while (is(head, kDeterminer | kPossessive) ||
             (is_word(head) && !is_capital(head) && !is(head, kEvent | kWriting | kPreposition) &&
              head < end + 4 && head + 1 < size() && is_word(head + 1)))
        ++head;
      const bool inner = is(end, kBinding) || continues_name(begin, end);
      if (!inner || is(end + 1, kDay | kMonth) ||
          is(head, kEvent | kWriting | kDay | kMonth | kSocial))
        break;
    }
    ++end;
  }
  const bool alone = end == begin + 1 && is(begin, kUnnamed);  // "said another"
  while (!alone && end > begin && !(is_capital(end - 1) && end > begin + 1) &&
         is(end - 1, kPreposition | kDeterminer | kConjunction | kAdverb))
    --end;
  return {begin, end};
}

bool FrameView::is_outlet(Pieces source) const {
  for (uint32_t k = source.begin; k < source.end; ++k)
    if (is(k, kOutlet)) return true;
  if (source.size() < 2 || !is_word(source.end - 1)) return false;
  const lexicon::WordList& words = view_.lexicon().list("outlet_words");
  const lexicon::Row* row = words.find(fold(source.end - 1));
  return row != nullptr && !words.cell(*row, "head").empty();
}

Pieces FrameView::before_verb(Pieces phrase) const {
  for (uint32_t k = phrase.begin + 1; k < phrase.end; ++k)
    if (is(k, kPastForm) && !is_capital(k) &&
        !is(k - 1, kDeterminer | kPossessive | kAdverb | kAdverbForm | kConjunction) &&
        !is_kind(k - 1, TokenKind::kClitic))
      return {phrase.begin, k};
  for (uint32_t k = phrase.begin + 1; k < phrase.end; ++k)  // "Bo Lind | speaks during a meeting"
    if (is(k, kPlainForm) && !is_capital(k) && people_.at(token(k - 1)) != nullptr &&
        !is(k, kRole | kUnnamed) && is(k + 1, kPreposition | kDeterminer))
      return {phrase.begin, k};
  return phrase;
}

bool FrameView::continues_name(uint32_t begin, uint32_t k) const {
  constexpr uint64_t kOther =
      kPlace | kNationality | kDay | kMonth | kGivenName | kOutlet | kSocial | kDeterminer;
  if (k == begin || !is(k, kPreposition) || is_capital(k) || !is_capital(k - 1)) return false;
  if (!is_capital(k + 1) || is(k + 1, kOther) || people_.at(token(k + 1)) != nullptr) return false;
  for (uint32_t j = begin; j < k; ++j)
    if (is(j, kBody) && is_capital(j)) return true;
  return false;
}

bool FrameView::has_finite_verb(uint32_t begin, uint32_t end) const {
  for (uint32_t k = begin; k < end && k < size(); ++k) {
    if (is(k, kAuxiliary | kModal)) return true;
    if (k > begin && is_quote(k) && is_word(k - 1) &&  // "the government “has lost control”"
        view_.is(frame_.pieces[k].tokens.begin + 1, kAuxiliary | kModal | kPastForm))
      return true;
    if (k == begin || !is_word(k)) continue;
    if (is(k, kCue) && !is(k - 1, kDeterminer | kPreposition)) return true;
    if (is(k, kPastForm) && !is_capital(k)) return true;
    // a verb before its object: "arouses his", "backed the"
    if (is(k, kPlainForm) && !is_capital(k) && k > begin + 1 &&
        is(k + 1, kDeterminer | kPossessive) && !is(k - 1, kDeterminer | kPreposition))
      return true;
    // a plain verb after its subject: "supports", "agree"
    if (is(k, kPlainForm) && !is_capital(k) && (is(k - 1, kSubjectWord) || is_capital(k - 1)) &&
        !is(k, kRole | kUnnamed))
      return true;
    const bool behind_noun = k > begin + 1 && is(k - 1, kDeterminer) && is(k - 2, kPreposition);
    if (k > begin && is(k - 1, kSubjectWord) && !behind_noun &&  // "In this | study"
        !is(k, kPreposition | kConjunction | kDeterminer))
      return true;
  }
  return false;
}

}  // namespace hearsay::statement

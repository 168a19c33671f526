// Judges single units by their shape and the words of the lexicon.
#include "document/plain_kinds.h"

#include <span>
#include <vector>

#include "document/byline.h"
#include "document/outlet_names.h"
#include "document/photo_credit.h"
#include "lexicon/read_dates.h"
#include "text/fold.h"
#include "text/tokens.h"

namespace hearsay::document {
namespace {

constexpr uint32_t kLongestTitleWords = 30;
constexpr uint32_t kLongestTitlePoints = 240;
constexpr uint32_t kShortestProse = 8;  // words, with a stop
constexpr uint32_t kSurelyProse = 25;   // words, without

struct Read {
  text::TokenList tokens;
  std::vector<std::string_view> folds;

  Read(std::string_view text, base::Bytes span) {
    text::tokenise(text, span, tokens);
    for (size_t i = 0; i < tokens.size(); ++i) folds.push_back(tokens.fold(i));
  }
};

bool is_mark(const text::Token& token) {
  return token.kind != text::TokenKind::kWord && token.kind != text::TokenKind::kNumber;
}

}  // namespace

bool is_prose(const Unit& unit) {
  if (unit.kind != UnitKind::kText) return false;
  const Shape& shape = unit.shape;
  if (shape.letters * 2 < shape.points && shape.words < kSurelyProse) return false;
  if (shape.question && (shape.title_case || shape.all_caps) && shape.words <= 20) return false;
  return shape.words >= kSurelyProse || (shape.stop && shape.words >= kShortestProse);
}

bool is_title_like(const Unit& unit) {
  if (unit.kind != UnitKind::kText) return false;
  const Shape& shape = unit.shape;
  return shape.words >= 2 && shape.words <= kLongestTitleWords &&
         shape.points <= kLongestTitlePoints && shape.letters >= 4 && !shape.colon &&
         !shape.comma && !shape.bullet_start && (!shape.lower_start || shape.title_case) &&
         (!shape.stop || shape.question);
}

bool is_bare_byline(std::string_view text, const Unit& unit, const lexicon::Lexicon& lexicon,
                    bool& sure) {
  const Shape& shape = unit.shape;
  if (unit.kind != UnitKind::kText || shape.words < 2 || shape.words > 12 || shape.points > 90 ||
      shape.lower_start || shape.colon || shape.question)
    return false;
  const Byline byline = read_byline(base::view(text, unit.span), lexicon);
  if (!byline.pure || byline.names.empty()) return false;
  const Read read(text, unit.span);
  sure = shape.all_caps;
  if (shape.digits)
    for (const lexicon::WrittenDate& date : lexicon::find_dates(text, unit.span, lexicon))
      sure = sure || date.form == lexicon::WrittenDate::Form::kFull;
  for (const std::string_view fold : read.folds)
    sure = sure || lexicon.list("given_names").has(fold);
  return true;
}

bool is_source_line(std::string_view text, const Unit& unit, const lexicon::Lexicon& lexicon) {
  if (unit.kind != UnitKind::kText || unit.shape.words > 10 || unit.shape.points > 120)
    return false;
  const Read read(text, unit.span);
  size_t p = 0;
  while (p < read.tokens.size() && is_mark(read.tokens[p])) ++p;
  if (p >= read.tokens.size()) return false;
  const lexicon::WordList& cues = lexicon.list("credit_cues_after");
  const auto hit = cues.longest(std::span<const std::string_view>(read.folds).subspan(p));
  if (!hit || cues.cell(*hit->row, "relation") != "via" || cues.cell(*hit->row, "need") != "any")
    return false;
  const size_t behind = p + hit->words;
  if (read.folds[behind - 1] == ":") return true;
  return OutletFinder(text, read.tokens, lexicon).behind(behind, true).has_value() &&
         !unit.shape.stop;
}

bool is_outlet_line(std::string_view text, const Unit& unit, const lexicon::Lexicon& lexicon) {
  if (unit.kind != UnitKind::kText || unit.shape.words > 9 || unit.shape.points > 80) return false;
  const Read read(text, unit.span);
  size_t begin = 0, end = read.tokens.size();
  if (unit.shape.digits) {  // "The Eastvale Times, March 3, 2014"
    for (const lexicon::WrittenDate& date : lexicon::find_dates(text, unit.span, lexicon))
      if (date.form == lexicon::WrittenDate::Form::kFull &&
          date.span.end == read.tokens[end - 1].span.end)
        while (end > begin && read.tokens[end - 1].span.begin >= date.span.begin) --end;
  }
  while (begin < end && is_mark(read.tokens[begin])) ++begin;
  while (end > begin && is_mark(read.tokens[end - 1])) --end;
  if (end > begin + 1 && read.folds[begin] == "the") ++begin;
  if (begin >= end) return false;
  const auto name = OutletFinder(text, read.tokens, lexicon).at(begin);
  return name && !name->social && name->end == end &&
         name->strength == OutletName::Strength::kStrong;
}

std::optional<KindAlone> kind_alone(std::string_view text, const Unit& unit,
                                    const lexicon::Lexicon& lexicon) {
  constexpr uint32_t kLongestCaption = 60;
  constexpr uint32_t kLongestCredit = 9;
  switch (unit.kind) {
    case UnitKind::kTable: return KindAlone{BlockKind::kTable, "plain-table"};
    case UnitKind::kFurniture: return KindAlone{BlockKind::kFurniture, "plain-stock"};
    case UnitKind::kDate: return KindAlone{BlockKind::kDate, "plain-date"};
    case UnitKind::kByline: return KindAlone{BlockKind::kByline, "plain-byline"};
    default: break;
  }
  if (unit.shape.words > kLongestCaption) return std::nullopt;
  const std::string_view words = base::view(text, unit.span);
  if (const auto credit = find_photo_credit(words, lexicon)) {
    const bool all = credit->whole && unit.shape.words <= kLongestCredit;
    if (all) return KindAlone{BlockKind::kCredit, "plain-credit"};
    return KindAlone{BlockKind::kCaption, "plain-caption-credit"};
  }
  if (starts_as_caption(words, lexicon)) return KindAlone{BlockKind::kCaption, "plain-caption"};
  if (is_source_line(text, unit, lexicon)) return KindAlone{BlockKind::kSource, "plain-source"};
  return std::nullopt;
}

bool same_words(std::string_view text, const Unit& a, const Unit& b) {
  return text::squeeze(base::view(text, a.span)) == text::squeeze(base::view(text, b.span));
}

KindAlone kind_of_last(std::string_view text, const Unit& unit, const lexicon::Lexicon& lexicon,
                       bool behind_prose) {
  constexpr uint32_t kLongestScrap = 7;
  const Shape& shape = unit.shape;
  bool sure = false;
  if (behind_prose && is_bare_byline(text, unit, lexicon, sure) && sure)
    return {BlockKind::kByline, "plain-signature"};
  const bool goes_on =
      shape.stop || shape.quote_start || shape.bullet_start || shape.lower_start || shape.colon;
  const bool sentence = shape.words > kLongestScrap && !shape.title_case && !shape.all_caps;
  if (goes_on || sentence) return {BlockKind::kBody, "plain-last-line"};
  return {BlockKind::kFurniture, "plain-scrap"};
}

}  // namespace hearsay::document

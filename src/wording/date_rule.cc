// Whether two runs of words are dates, and the same or different ones.
#include <algorithm>

#include "wording/name_change.h"

namespace hearsay::wording {
namespace {

using lexicon::WrittenDate;

// The one date that all words are part of.
const WrittenDate* date_of(const Stretch& words) {
  const uint32_t date = words[0].date;
  if (date == kNoDate) return nullptr;
  for (size_t i = 1; i < words.size(); ++i)
    if (words[i].date != date) return nullptr;
  return &words.words->dates[date];
}

bool same_date(const WrittenDate& a, const WrittenDate& b) {
  return a.form == b.form && a.moment == b.moment && a.weekday == b.weekday &&
         a.day_shift == b.day_shift;
}

// Day and month agree and one of them lacks the year: nothing contradicts.
bool one_is_fuller(const WrittenDate& a, const WrittenDate& b) {
  const auto has_day = [](const WrittenDate& date) {
    return date.form == WrittenDate::Form::kFull || date.form == WrittenDate::Form::kMonthDay;
  };
  return has_day(a) && has_day(b) && a.form != b.form && a.moment.month == b.moment.month &&
         a.moment.day == b.moment.day;
}

// "yesterday" and "on Thursday" may be the same day.
bool comparable(const WrittenDate& a, const WrittenDate& b) {
  using Form = WrittenDate::Form;
  const auto vague = [](const WrittenDate& date) {
    return date.form == Form::kWeekday || date.form == Form::kRelative;
  };
  return a.form == b.form || !(vague(a) || vague(b));
}

bool is_year(const Unit& unit) {
  if (!unit.digits || unit.key.size() != 4) return false;
  return unit.key >= "1500" && unit.key <= "2100" &&
         std::all_of(unit.key.begin(), unit.key.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// A year stands at the end, or behind a word such as "in" and not before a noun that it counts:
// before a closed-class word or a mark.
bool reads_as_year(const Stretch& words, const lexicon::Lexicon& lexicon) {
  if (words.size() != 1 || !is_year(words[0]) || words[0].span.size() != 4) return false;
  const bool led =
      words.from > 0 && lexicon.list("year_words").has(words.words->units[words.from - 1].key);
  if (!led) return false;
  if (words.to == words.words->size()) return true;
  const Unit& next = words.words->units[words.to];
  return !next.before.folded.empty() || next.piece != words[0].piece ||
         lexicon.list("function_words").has(next.key);
}

// "in November" for "in December"; a month's name alone is no written date.
const lexicon::Row* month_of(const Stretch& words, const lexicon::Lexicon& lexicon) {
  return words.size() == 1 && words[0].capital && words[0].date == kNoDate
             ? lexicon.list("months").find(words[0].key)
             : nullptr;
}

}  // namespace

std::optional<Named> date_rule(const Stretch& a, const Stretch& b,
                               const lexicon::Lexicon& lexicon) {
  if (a.empty() || b.empty()) return std::nullopt;
  const WrittenDate *x = date_of(a), *y = date_of(b);
  if (x != nullptr && y != nullptr) {
    if (same_date(*x, *y)) return Named{ChangeKind::kTypography, "wording/date-style"};
    if (one_is_fuller(*x, *y)) {
      const bool lost = x->form == WrittenDate::Form::kFull;
      return Named{lost ? ChangeKind::kCutMiddle : ChangeKind::kAdded, "wording/date-year"};
    }
    if (comparable(*x, *y)) return Named{ChangeKind::kDate, "wording/date"};
    return std::nullopt;
  }
  if (x == nullptr && y == nullptr) {
    const lexicon::Row *in_a = month_of(a, lexicon), *in_b = month_of(b, lexicon);
    if (in_a != nullptr && in_b != nullptr)
      return in_a == in_b ? Named{ChangeKind::kTypography, "wording/date-style"}
                          : Named{ChangeKind::kDate, "wording/month"};
  }
  if (x == nullptr && y == nullptr && reads_as_year(a, lexicon) && reads_as_year(b, lexicon))
    return Named{ChangeKind::kDate, "wording/year"};
  return std::nullopt;
}

}  // namespace hearsay::wording

// Looks for signs of one order or the other; the surest are dates that have no second reading.
#include "document/month_order.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "document/html_title.h"
#include "document/metadata.h"

namespace hearsay::document {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The number of one or two digits at `at`, which moves behind it; 0 where there is none.
int take_number(std::string_view text, size_t& at) {
  int value = 0;
  const size_t from = at;
  while (at < text.size() && is_digit(text[at]) && at - from < 3)
    value = value * 10 + text[at++] - '0';
  return at - from <= 2 ? value : 0;
}

// Dates such as "25/11/2019" for the day (negative) against "11/25/2019" for the month.
int order_of_dates(std::string_view text) {
  int month = 0;
  for (size_t at = text.find_first_of("/-"); at != std::string_view::npos;
       at = text.find_first_of("/-", at + 1)) {
    size_t from = at;
    while (from > 0 && at - from < 3 && is_digit(text[from - 1])) --from;
    if (from == at || at - from > 2) continue;
    size_t next = from;
    const int a = take_number(text, next);
    ++next;
    const int b = take_number(text, next);
    const bool whole = next + 4 < text.size() && text[next] == text[at] &&
                       (text[next + 1] == '1' || text[next + 1] == '2') &&
                       is_digit(text[next + 2]) && is_digit(text[next + 3]) &&
                       is_digit(text[next + 4]);
    if (!whole || a < 1 || b < 1 || a > 31 || b > 31) continue;
    if (a > 12 && b <= 12) --month;
    if (b > 12 && a <= 12) ++month;
  }
  return month;
}

// Words spelt the British way (negative) against those spelt the American way.
int order_of_spellings(const PageView& view, const std::vector<Label>& labels,
                       const lexicon::WordList& spellings) {
  int american = 0;
  for (size_t b = 0; b < labels.size(); ++b) {
    if (labels[b].kind != BlockKind::kBody && labels[b].kind != BlockKind::kTitle) continue;
    const std::string key = word_key(view.text(b));
    for (size_t from = 0; from < key.size();) {
      const size_t to = std::min(key.find(' ', from), key.size());
      if (const lexicon::Row* row = spellings.find(std::string_view(key).substr(from, to - from)))
        american += spellings.cell(*row, "side") == "british" ? -1 : 1;
      from = to + 1;
    }
  }
  return american;
}

}  // namespace

bool month_comes_first(const PageView& view, const std::vector<Label>& labels,
                       const Document& document, const lexicon::Lexicon& lexicon) {
  if (document.language != "en" && !document.language.empty()) return false;
  if (const int month = order_of_dates(document.text); month != 0) return month > 0;
  const int american = order_of_spellings(view, labels, lexicon.list("spellings"));
  if (american != 0) return american > 0;
  const std::string tag = base::lowered(view.tree.language());
  for (const std::string_view region : {"-gb", "-au", "-nz", "-ie", "-in", "-za"})
    if (tag.ends_with(region)) return false;
  const std::string host = host_of(document.url);
  for (const std::string_view end :
       {".uk", ".au", ".nz", ".ie", ".in", ".za", ".ng", ".ke", ".pk", ".my", ".sg", ".eu"})
    if (host.ends_with(end)) return false;
  return true;
}

bool has_numeric_date(std::string_view text) {
  for (size_t at = text.find_first_of("/-"); at != std::string_view::npos;
       at = text.find_first_of("/-", at + 1)) {
    if (at == 0 || !is_digit(text[at - 1])) continue;
    if (at > 2 && is_digit(text[at - 2]) && is_digit(text[at - 3])) continue;
    size_t next = at + 1;
    while (next < text.size() && next < at + 4 && is_digit(text[next])) ++next;
    if (next > at + 1 && next < at + 4 && next + 1 < text.size() && text[next] == text[at] &&
        is_digit(text[next + 1]))
      return true;
  }
  return false;
}

}  // namespace hearsay::document

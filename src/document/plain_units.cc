// Joins lines to units: what lines are by themselves first, then neighbour by neighbour.
#include "document/plain_units.h"

#include <algorithm>
#include <span>
#include <string>

#include "document/byline.h"
#include "document/comment_header.h"
#include "document/plain_tables.h"
#include "lexicon/read_dates.h"
#include "text/fold.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace hearsay::document {
namespace {

using Mode = WrapStyle::Mode;

constexpr uint32_t kLongestMarkedLine = 200;  // code points; longer lines are never judged alone

struct Mark {
  UnitKind kind = UnitKind::kText;
  Stock stock = Stock::kNone;
  uint32_t last = 0;  // last line of the group that starts here
};

class Joiner {
 public:
  Joiner(std::string_view text, const std::vector<Line>& lines, const WrapStyle& style,
         const lexicon::Lexicon& lexicon)
      : text_(text), lines_(lines), style_(style), lexicon_(lexicon), tables_(find_tables(lines)) {}

  std::vector<Unit> run() {
    size_t table = 0;
    for (size_t i = 0; i < lines_.size();) {
      if (table < tables_.size() && tables_[table].first == i) {
        const LineRange& range = tables_[table++];
        put(range.first, range.last, {UnitKind::kTable, Stock::kNone, 0});
        i = range.last + 1;
        continue;
      }
      const size_t border = table < tables_.size() ? tables_[table].first : lines_.size();
      const Mark mark = mark_of(i, border);
      if (mark.kind != UnitKind::kText) {
        put(i, mark.last, mark);
        i = mark.last + 1;
        continue;
      }
      i = take_text(i, border);
    }
    return std::move(units_);
  }

 private:
  std::string_view view(size_t first, size_t last) const {
    return text_.substr(lines_[first].span.begin, lines_[last].span.end - lines_[first].span.begin);
  }

  void put(size_t first, size_t last, const Mark& mark) {
    Unit unit;
    unit.span = {lines_[first].span.begin, lines_[last].span.end};
    unit.first_line = base::narrow(first);
    unit.last_line = base::narrow(last);
    unit.blanks = lines_[first].blanks;
    unit.kind = mark.kind;
    unit.stock = mark.stock;
    unit.shape = first == last ? lines_[first].shape : measure(text_, unit.span);
    units_.push_back(unit);
  }

  // What line i, with up to two lines behind it, is by itself.
  Mark mark_of(size_t i, size_t border) const {
    Mark mark;
    mark.last = base::narrow(i);
    const Shape& shape = lines_[i].shape;
    if (shape.points > kLongestMarkedLine) return mark;
    if (const auto last = date_group(i, border)) {
      mark.kind = UnitKind::kDate;
      mark.last = base::narrow(*last);
      return mark;
    }
    if (opens_sentence(i, border)) return mark;
    const Stock stock = stock_of(view(i, i), lexicon_);
    const auto header = read_comment_header(view(i, i), lexicon_);
    const bool strong = header && header->strength == CommentHeader::Strength::kStrong;
    if (!strong) {
      if (const auto last = byline_group(i, border)) {
        mark.kind = UnitKind::kByline;
        mark.last = base::narrow(*last);
        return mark;
      }
    }
    if (header && (strong || stock == Stock::kNone)) {
      mark.kind = UnitKind::kComment;
      return mark;
    }
    mark.stock = stock;
    if (stock != Stock::kNone) mark.kind = UnitKind::kFurniture;
    return mark;
  }

  // In wrapped text a line that goes on small in the next is a piece of a paragraph, whatever its
  // words.
  bool opens_sentence(size_t i, size_t border) const {
    if (!follows_closely(i + 1, border)) return false;
    if (style_.mode == Mode::kWords) return true;
    if (style_.mode != Mode::kWrapped || lines_[i].shape.stop) return false;
    const bool lone = style_.lone_first_words && is_lone_word(i) && lines_[i + 1].shape.words >= 3;
    return lone || lines_[i + 1].shape.lower_start;
  }

  bool follows_closely(size_t i, size_t border) const {
    return i < border && lines_[i].blanks < style_.parting_blanks;
  }

  // "4 / June, 2016": a date may be broken over three lines.
  std::optional<size_t> date_group(size_t i, size_t border) const {
    constexpr size_t kMostBytes = 90;
    std::optional<size_t> found;
    for (size_t last = i; last < i + 3 && last < border; ++last) {
      if (last > i && !follows_closely(last, border)) break;
      const std::string_view group = view(i, last);
      if (group.size() > kMostBytes) break;
      if (is_date_line(group, lexicon_)) return last;
      if (last > i && style_.mode == Mode::kParagraphs) break;
    }
    return found;
  }

  std::optional<size_t> byline_group(size_t i, size_t border) const {
    for (size_t last = i; last < i + 2 && last < border; ++last) {
      if (last > i && (!follows_closely(last, border) || lines_[i].shape.words > 2)) break;
      const Byline byline = read_byline(view(i, last), lexicon_);
      if (byline.marked && byline.pure && (!byline.names.empty() || !byline.outlets.empty()))
        return last;
    }
    return std::nullopt;
  }

  // Takes the lines of one text unit that starts at i; gives the line behind it.
  size_t take_text(size_t i, size_t border) {
    size_t last = i;
    while (last + 1 < border && joins(i, last, last + 1) && !parted_by_mark(last, last + 1, border))
      ++last;
    put(i, last, {});
    return last + 1;
  }

  // A line that is something by itself is never joined. Lines that start small are not asked while
  // a sentence is open.
  bool parted_by_mark(size_t line, size_t next, size_t border) const {
    if (style_.mode == Mode::kWords) return false;
    const Shape& shape = lines_[line].shape;
    if (!shape.stop && lines_[next].shape.lower_start && lines_[next].blanks == 0)
      return lines_[next].shape.words <= 12 && starts_byline(next) &&
             byline_group(next, border).has_value();
    if (style_.mode == Mode::kWrapped && !shape.stop && is_full(line, next)) return false;
    return mark_of(next, border).kind != UnitKind::kText;
  }

  bool starts_byline(size_t line) const {
    const std::string_view words = view(line, line);
    const std::string first = text::fold_word(words.substr(0, words.find(' ')));
    const lexicon::Row* row = lexicon_.list("byline_words").find(first);
    return row != nullptr && lexicon_.list("byline_words").cell(*row, "kind") == "start";
  }

  // The next line's first word would not have fitted on this line.
  bool is_full(size_t line, size_t next) const {
    return lines_[line].shape.points + 1 + lines_[next].shape.first_word_points > style_.width;
  }

  bool is_overlong(size_t line) const {
    return lines_[line].shape.points > style_.width + style_.width / 8;
  }

  bool is_lone_word(size_t line) const {
    const Shape& shape = lines_[line].shape;
    return shape.words == 1 && shape.points <= 24 && !shape.lower_start && !shape.stop &&
           !shape.comma;
  }

  bool joins(size_t first, size_t line, size_t next) const {
    const Shape& a = lines_[line].shape;
    const Shape& b = lines_[next].shape;
    const bool near = lines_[next].blanks < style_.parting_blanks;
    const bool open = !a.stop && !a.colon && b.lower_start;
    if (!near) return false;
    if (style_.mode == Mode::kWords) return true;
    const bool in_list = lines_[first].shape.bullet_start;
    if (b.bullet_start && (a.stop || a.colon || in_list || !starts_with_dash(next))) return false;
    if (style_.mode != Mode::kWrapped) {
      const bool cut = style_.blanks_part && !a.stop && !a.colon && a.words >= 4 && !a.title_case &&
                       (a.goes_on || ends_openly(line));
      return (open && a.points > 1) || cut;
    }
    if (style_.indented && lines_[next].indent >= lines_[line].indent + 2 &&
        lines_[line].shape.points > 0 && line > first)
      return false;
    if (style_.indented && line == first && lines_[next].indent + 2 <= lines_[line].indent)
      return true;
    return joins_wrapped(first, line, next);
  }

  bool joins_wrapped(size_t first, size_t line, size_t next) const {
    const Shape& a = lines_[line].shape;
    const Shape& b = lines_[next].shape;
    if (b.lower_start) return !(a.stop && is_overlong(line));
    if (is_overlong(line)) return false;
    const bool lone_start = style_.lone_first_words && line == first && is_lone_word(line);
    if (lone_start) return true;
    if (is_overlong(next)) return !a.stop && (a.goes_on || ends_openly(line));
    if (style_.lone_first_words) {
      const bool open = a.goes_on || ends_openly(line);
      if (is_lone_word(next)) return !a.stop && (open || (line > first && is_full(line, next)));
      // Paragraphs of this page start with a lone word, so a line in the midst of one goes on.
      if (!a.stop && line > first && is_lone_word(first) && !looks_like_title(first, line))
        return true;
    }
    if (style_.blanks_part && (is_prose(first, line) || is_full(line, next))) return true;
    if (a.stop) return is_full(line, next) && is_prose(first, line);
    if (a.goes_on && !a.comma) return true;
    if (a.comma) return is_full(line, next) || is_prose(first, line) || line > first;
    if (ends_openly(line)) return true;
    if (!is_full(line, next)) return false;
    return is_prose(first, line) || !looks_like_title(first, line) || b.title_case || b.all_caps;
  }

  bool starts_with_dash(size_t line) const {
    return text::is_dash(text::point_at(text_, lines_[line].span.begin).value);
  }

  // The unit so far has run over two lines, or over one after its lone first word.
  bool is_prose(size_t first, size_t line) const {
    return line > first + (is_lone_word(first) ? 1u : 0u) || !looks_like_title(first, line);
  }

  bool looks_like_title(size_t first, size_t line) const {
    const Shape shape = first == line
                            ? lines_[line].shape
                            : measure(text_, {lines_[first].span.begin, lines_[line].span.end});
    return !shape.stop && shape.words <= 20 && (shape.title_case || shape.all_caps);
  }

  // The line's last word asks for another one: "of", "the", "has".
  bool ends_openly(size_t line) const {
    const std::string_view words = view(line, line);
    size_t begin = words.size();
    while (begin > 0 && words[begin - 1] != ' ' && words[begin - 1] != '\t') --begin;
    const std::string_view last = words.substr(begin);
    if (last.size() > 12 || last == words) return false;
    return lexicon_.list("open_words").has(text::fold_word(last));
  }

  std::string_view text_;
  const std::vector<Line>& lines_;
  const WrapStyle& style_;
  const lexicon::Lexicon& lexicon_;
  std::vector<LineRange> tables_;
  std::vector<Unit> units_;
};

// Whether the words of `text` outside of `dates` are marks or words that stand beside dates.
bool nothing_else(std::string_view text, const std::vector<lexicon::WrittenDate>& dates,
                  const lexicon::Lexicon& lexicon) {
  const lexicon::WordList& words = lexicon.list("byline_words");
  text::TokenList tokens;
  text::tokenise(text, {0, base::narrow(text.size())}, tokens);
  std::vector<std::string_view> folds;
  std::vector<bool> free;
  for (size_t i = 0; i < tokens.size(); ++i) {
    const text::TokenKind kind = tokens[i].kind;
    if (kind == text::TokenKind::kQuote || kind == text::TokenKind::kClitic) return false;
    if (kind != text::TokenKind::kWord && kind != text::TokenKind::kNumber) continue;
    const bool in_date =
        std::any_of(dates.begin(), dates.end(), [&](const lexicon::WrittenDate& date) {
          return tokens[i].span.begin < date.span.end && date.span.begin < tokens[i].span.end;
        });
    if (!in_date) folds.push_back(tokens.fold(i));
  }
  for (size_t i = 0; i < folds.size();) {
    const auto hit = words.longest(std::span<const std::string_view>(folds).subspan(i));
    if (!hit) return false;
    const std::string_view kind = words.cell(*hit->row, "kind");
    if (kind != "stop" && kind != "place") return false;
    i += hit->words;
  }
  return true;
}

// The dates of a line that holds nothing else; none where it does.
std::vector<lexicon::WrittenDate> dates_of_line(std::string_view text,
                                                const lexicon::Lexicon& lexicon) {
  constexpr size_t kMostBytes = 160;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.size() > kMostBytes || std::none_of(text.begin(), text.end(), is_digit)) return {};
  std::vector<lexicon::WrittenDate> dates =
      lexicon::find_dates(text, {0, base::narrow(text.size())}, lexicon);
  if (dates.empty() || !nothing_else(text, dates, lexicon)) return {};
  return dates;
}

}  // namespace

std::optional<base::Moment> read_date_line(std::string_view text, const lexicon::Lexicon& lexicon,
                                           base::Bytes* span) {
  const std::vector<lexicon::WrittenDate> dates = dates_of_line(text, lexicon);
  const auto full = std::find_if(dates.begin(), dates.end(), [](const lexicon::WrittenDate& date) {
    return date.form == lexicon::WrittenDate::Form::kFull;
  });
  if (full == dates.end()) return std::nullopt;
  if (span != nullptr) *span = full->span;
  return full->moment;
}

bool is_date_line(std::string_view text, const lexicon::Lexicon& lexicon) {
  const std::vector<lexicon::WrittenDate> dates = dates_of_line(text, lexicon);
  return std::any_of(dates.begin(), dates.end(), [](const lexicon::WrittenDate& date) {
    const bool clock = date.moment.precision >= base::Precision::kMinute;
    return date.form == lexicon::WrittenDate::Form::kFull ||
           (date.form == lexicon::WrittenDate::Form::kMonthDay && clock);
  });
}

std::vector<Unit> join_lines(std::string_view text, const std::vector<Line>& lines,
                             const WrapStyle& style, const lexicon::Lexicon& lexicon) {
  return Joiner(text, lines, style, lexicon).run();
}

}  // namespace hearsay::document

// The tokeniser: one pass over the code points of a block.
#include "text/tokens.h"

#include <algorithm>
#include <array>

#include "text/fold.h"
#include "text/plain_run.h"
#include "text/utf8.h"

namespace hearsay::text {
namespace {

// What an ASCII character can be to a word of ASCII letters and digits.
enum class Sort : uint8_t {
  kOther,  // may go on with the word: the slow path decides
  kLower,
  kUpper,
  kDigit,
  kBorder,  // ends any word
  kMark,    // ends a word that ends with a letter: , : /
  kDot,     // ends a word where white space is behind it
};

constexpr std::array<Sort, 256> kSorts = [] {
  std::array<Sort, 256> sorts{};
  for (size_t c = 0; c <= 0x20; ++c) sorts[c] = Sort::kBorder;
  for (const char c : std::string_view("!\"();?[]{}<>|*+=#$%"))
    sorts[static_cast<size_t>(c)] = Sort::kBorder;
  for (const char c : std::string_view(",:/")) sorts[static_cast<size_t>(c)] = Sort::kMark;
  sorts['.'] = Sort::kDot;
  for (size_t c = 'a'; c <= 'z'; ++c) sorts[c] = Sort::kLower;
  for (size_t c = 'A'; c <= 'Z'; ++c) sorts[c] = Sort::kUpper;
  for (size_t c = '0'; c <= '9'; ++c) sorts[c] = Sort::kDigit;
  return sorts;
}();

Sort sort_of(char c) { return kSorts[static_cast<unsigned char>(c)]; }
bool is_plain(Sort sort) { return sort >= Sort::kLower && sort <= Sort::kDigit; }

struct Scan {
  std::string_view text;
  size_t at = 0;
  size_t end = 0;

  Point here() const { return at < end ? point_at(text.substr(0, end), at) : Point{}; }
  Point behind(size_t position) const {
    return position < end ? point_at(text.substr(0, end), position) : Point{};
  }
};

// What white space stood before a token.
struct Gap {
  bool space = false;
  uint32_t lines = 0;
};

Gap skip_space(Scan& scan) {
  Gap gap;
  while (scan.at < scan.end && scan.text[scan.at] == ' ') {
    gap.space = true;
    ++scan.at;
  }
  if (scan.at < scan.end && is_plain(sort_of(scan.text[scan.at]))) return gap;
  for (Point p = scan.here(); p.bytes > 0 && is_space(p.value); p = scan.here()) {
    gap.space = true;
    if (p.value == '\n' || p.value == 0x2028 || p.value == 0x2029) ++gap.lines;
    scan.at += p.bytes;
  }
  return gap;
}

// Whether a mark between two letters joins them to one word: apostrophes, hyphens, dots of "U.S.",
// ampersand of "AT&T".
bool joins_letters(char32_t c) {
  return is_apostrophe(c) || c == '-' || c == 0x2010 || c == 0x2011 || c == '.' || c == '&' ||
         c == '_' || c == '@' || c == 0xb7;
}

bool joins_digits(char32_t c) {
  return c == '.' || c == ',' || c == ':' || c == '/' || c == '-' || c == 0x2010 || c == 0x2011;
}

// ASCII letters and digits: most of most texts, so they are passed over without a look-up.
bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_word_point(char32_t c) { return is_letter(c) || is_digit(c); }

bool is_possessive_s(char32_t c) { return c == 's' || c == 'S'; }

// A dot joins only single letters ("U.S.") or what looks like a domain ("example.org" has two
// letters or more behind).
bool dot_joins(const Scan& scan, size_t word_begin, size_t dot, const Point& next) {
  size_t letters = 0;
  for (size_t i = dot; i > word_begin;) {
    const Point p = point_before(scan.text, i);
    if (!is_letter(p.value)) break;
    ++letters;
    i -= p.bytes;
  }
  if (letters == 1 && is_letter(next.value)) return true;
  return letters >= 2 && is_letter(next.value) && !is_upper(next.value);
}

// Moves `at` behind a word or number that begins at scan.at.
void take_word(Scan& scan) {
  const size_t begin = scan.at;
  Point last = scan.here();
  scan.at += last.bytes;
  for (;;) {
    while (scan.at < scan.end && is_plain(scan.text[scan.at]))
      last = {static_cast<unsigned char>(scan.text[scan.at++]), 1};
    const Point p = scan.here();
    if (p.bytes == 0 || is_space(p.value)) return;
    if (is_word_point(p.value) || p.value == 0xad) {
      last = p;
      scan.at += p.bytes;
      continue;
    }
    const Point next = scan.behind(scan.at + p.bytes);
    const bool letters =
        is_letter(last.value) && is_word_point(next.value) && joins_letters(p.value);
    const bool digits = is_digit(last.value) && is_digit(next.value) && joins_digits(p.value);
    const bool mixed =
        is_digit(last.value) && is_letter(next.value) && (p.value == '-' || is_apostrophe(p.value));
    if (!(letters || digits || mixed)) return;
    if (p.value == '.' && letters && !dot_joins(scan, begin, scan.at, next)) return;
    // A closing single mark glued to the next word ("said.’The") is no apostrophe.
    if (is_apostrophe(p.value) && is_upper(next.value) && !is_upper(last.value) && p.value != '\'')
      return;
    scan.at += p.bytes;
  }
}

// "U.S." and initials keep their final dot when single letters alternate with dots.
void take_final_dot(Scan& scan, size_t begin) {
  if (scan.here().value != '.') return;
  const std::string_view word = scan.text.substr(begin, scan.at - begin);
  const bool dotted = word.find('.') != std::string_view::npos;
  size_t letters = 0;
  for (size_t i = scan.at; i > begin;) {
    const Point p = point_before(scan.text, i);
    if (!is_letter(p.value)) break;
    ++letters;
    i -= p.bytes;
  }
  if (dotted && letters == 1) ++scan.at;
}

class Tokeniser {
 public:
  Tokeniser(std::string_view text, base::Bytes range, TokenList& out)
      : scan_{text, range.begin, std::min<size_t>(range.end, text.size())},
        out_(out),
        folded_(out.folds.size()) {}

  void run() {
    bool first = true;
    for (;;) {
      gap_ = skip_space(scan_);
      if (scan_.at >= scan_.end) break;
      if (first) gap_ = {true, 2};
      first = false;
      if (!take_plain()) take();
    }
    out_.folds.resize(folded_);
  }

 private:
  // A word of ASCII letters and digits behind which no character stands that could join it to more:
  // most words. False, and nothing taken, where the general rules must look.
  bool take_plain() {
    const size_t begin = scan_.at;
    const PlainRun run = read_plain_run(scan_.text, begin, scan_.end, fold_room(begin));
    if (run.size == 0) return false;
    const size_t at = begin + run.size;
    const Sort here = at < scan_.end ? sort_of(scan_.text[at]) : Sort::kBorder;
    if (here != Sort::kBorder) {
      const bool mark = here == Sort::kMark && !run.ends_with_digit;
      const bool stop =
          here == Sort::kDot &&
          (at + 1 >= scan_.end || static_cast<unsigned char>(scan_.text[at + 1]) <= 0x20);
      if (!mark && !stop) return false;
    }
    const bool number = sort_of(scan_.text[begin]) == Sort::kDigit;
    Token& token = begin_token(begin, at, number ? TokenKind::kNumber : TokenKind::kWord);
    token.capital = run.capital;
    token.all_caps = run.all_caps;
    folded_ += run.size;
    token.folded.end = base::narrow(folded_);
    scan_.at = at;
    return true;
  }

  // Where the arena goes on, with room for the fold of the ASCII text from `at` on.
  char* fold_room(size_t at) {
    const size_t wanted = folded_ + (scan_.end - at) + kPlainRunSlack;
    if (out_.folds.size() < wanted) out_.folds.resize(wanted);
    return out_.folds.data() + folded_;
  }

  void append_fold(std::string_view fold) {
    if (out_.folds.size() < folded_ + fold.size()) out_.folds.resize(folded_ + fold.size());
    std::copy(fold.begin(), fold.end(), out_.folds.begin() + static_cast<ptrdiff_t>(folded_));
    folded_ += fold.size();
  }

  // A new token with its span and what stood before it; the fold begins at the arena's end.
  Token& begin_token(size_t begin, size_t end, TokenKind kind) {
    Token& token = out_.tokens.emplace_back();
    token.span = {base::narrow(begin), base::narrow(end)};
    token.kind = kind;
    token.space_before = gap_.space;
    token.line_before = gap_.lines > 0;
    token.paragraph_before = gap_.lines > 1;
    token.folded.begin = base::narrow(folded_);
    gap_ = {};
    return token;
  }

  void take() {
    const size_t begin = scan_.at;
    const Point p = scan_.here();
    if (is_word_point(p.value)) {
      take_word(scan_);
      take_final_dot(scan_, begin);
      put_word(begin, scan_.at);
    } else if (is_quote_mark(p.value) || p.value == 0xb4) {
      take_quote(p);
    } else {
      scan_.at += p.bytes;
      put(begin, scan_.at, kind_of_mark(p.value, begin));
    }
  }

  void take_quote(const Point& p) {
    const size_t begin = scan_.at;
    scan_.at += p.bytes;
    const char32_t c = p.value;
    const bool single = is_apostrophe(c) || c == ',';
    if (single && scan_.here().value == c) scan_.at += scan_.here().bytes;  // `` and ''
    if (is_apostrophe(c) && scan_.at - begin == p.bytes && lone_possessive(begin)) {
      put(begin, scan_.at, TokenKind::kClitic);
      return;
    }
    put(begin, scan_.at, TokenKind::kQuote);
  }

  // "the states' rights": an apostrophe right after a word's final s and before a space.
  bool lone_possessive(size_t begin) const {
    if (out_.tokens.empty() || open_single_) return false;
    const Token& last = out_.tokens.back();
    const Point next = scan_.here();
    return last.span.end == begin && last.kind == TokenKind::kWord &&
           is_possessive_s(point_before(scan_.text, begin).value) &&
           (next.bytes == 0 || is_space(next.value));
  }

  TokenKind kind_of_mark(char32_t c, size_t begin) {
    switch (c) {
      case '(':
      case '[':
      case '{': return TokenKind::kOpen;
      case ')':
      case ']':
      case '}': return TokenKind::kClose;
      case ',':
      case ';': return TokenKind::kComma;
      case ':': return TokenKind::kColon;
      case '.':
      case '!':
      case '?':
      case 0x2026: return take_stops();
      default: break;
    }
    if (!is_dash(c)) return TokenKind::kSymbol;
    while (is_dash(scan_.here().value)) scan_.at += scan_.here().bytes;
    (void)begin;
    return TokenKind::kDash;
  }

  TokenKind take_stops() {
    for (;;) {
      const Point p = scan_.here();
      if (p.value == '.' || p.value == '!' || p.value == '?' || p.value == 0x2026) {
        scan_.at += p.bytes;
        continue;
      }
      // ". . ." is one stop
      if (p.value == ' ' && scan_.behind(scan_.at + 1).value == '.' &&
          scan_.behind(scan_.at + 2).value != '.' && scan_.at > 0 &&
          scan_.text[scan_.at - 1] == '.') {
        scan_.at += 2;
        continue;
      }
      return TokenKind::kStop;
    }
  }

  // Splits a final 's off, then puts the word.
  void put_word(size_t begin, size_t end) {
    const Point s = point_before(scan_.text, end);
    if (is_possessive_s(s.value) && end - s.bytes > begin) {
      const Point mark = point_before(scan_.text, end - s.bytes);
      const size_t cut = end - s.bytes - mark.bytes;
      if (is_apostrophe(mark.value) && cut > begin && end - begin > s.bytes + mark.bytes) {
        put(begin, cut, kind_of_word(begin));
        gap_ = {};
        put(cut, end, TokenKind::kClitic);
        return;
      }
    }
    put(begin, end, kind_of_word(begin));
  }

  TokenKind kind_of_word(size_t begin) const {
    return is_digit(point_at(scan_.text, begin).value) ? TokenKind::kNumber : TokenKind::kWord;
  }

  void put(size_t begin, size_t end, TokenKind kind) {
    Token& token = begin_token(begin, end, kind);
    const std::string_view word = scan_.text.substr(begin, end - begin);
    if (kind == TokenKind::kQuote) {
      const Point p = point_at(scan_.text, begin);
      const bool doubled = end - begin > p.bytes;
      const bool single = !doubled && (is_apostrophe(p.value) || p.value == 0x201a ||
                                       p.value == 0x201b || p.value == 0x2039 || p.value == 0x203a);
      append_fold(single ? "'" : "\"");
      open_single_ = single && !open_single_ && token.space_before;
    } else if (kind == TokenKind::kDash) {
      append_fold("-");
    } else if (kind == TokenKind::kClitic) {
      append_fold("'s");
    } else if (kind >= TokenKind::kOpen && word.size() == 1) {
      append_fold(word);
    } else {
      slow_.clear();
      append_folded(slow_, word);
      append_fold(slow_);
      note_case(word, token);
    }
    token.folded.end = base::narrow(folded_);
  }

  static void note_case(std::string_view word, Token& token) {
    size_t letters = 0, uppers = 0;
    for (size_t at = 0; at < word.size();) {
      const Point p = point_at(word, at);
      at += p.bytes;
      if (!is_letter(p.value)) continue;
      const bool upper = is_upper(p.value);
      if (letters == 0) token.capital = upper;
      ++letters;
      if (upper) ++uppers;
    }
    token.all_caps = letters >= 2 && uppers == letters;
  }

  Scan scan_;
  TokenList& out_;
  size_t folded_;     // bytes of the arena that are written; it is cut down to them at the end
  std::string slow_;  // fold of a word that is not plain ASCII
  Gap gap_;
  bool open_single_ = false;
};

}  // namespace

void tokenise(std::string_view text, base::Bytes range, TokenList& out) {
  constexpr size_t kBytesPerToken = 5;
  if (out.tokens.empty()) {
    out.tokens.reserve(range.size() / kBytesPerToken + 1);
    out.folds.reserve(range.size());
  }
  Tokeniser(text, range, out).run();
}

}  // namespace hearsay::text

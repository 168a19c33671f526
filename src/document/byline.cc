// Reads bylines segment by segment: names, outlets, roles, places and dates between commas and
// connecting words.
#include "document/byline.h"

#include <algorithm>
#include <optional>

#include "lexicon/read_dates.h"
#include "text/fold.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace hearsay::document {
namespace {

using lexicon::WordList;
using text::TokenKind;

constexpr size_t kMostBytes = 400;
constexpr size_t kMostNameWords = 5;

// What the words since the last border are taken for.
enum class Mode : uint8_t { kName, kOutlet, kIgnored };

class BylineReader {
 public:
  BylineReader(std::string_view text, const lexicon::Lexicon& lexicon)
      : text_(cut(text)),
        lexicon_(lexicon),
        words_(lexicon.list("byline_words")),
        roles_(lexicon.list("byline_roles")),
        outlets_(lexicon.list("outlets")),
        outlet_words_(lexicon.list("outlet_words")) {
    text::tokenise(text_, {0, base::narrow(text_.size())}, tokens_);
    for (size_t i = 0; i < tokens_.size(); ++i) folds_.push_back(tokens_.fold(i));
    dates_ = lexicon::find_dates(text_, {0, base::narrow(text_.size())}, lexicon);
  }

  Byline run() {
    out_.pure = true;
    if (take_name_before_trade()) return std::move(out_);
    size_t p = 0;
    while (p < tokens_.size() && is_mark(p)) ++p;
    size_t begin = p;
    Mode mode = Mode::kName;
    while (p <= tokens_.size()) {
      if (p == begin)
        if (const size_t words = starter(p, mode); words > 0) {
          begin = p += words;
          continue;
        }
      if (p >= begin + 2 && p < tokens_.size() && breaks_before(p)) {
        close(begin, p, mode);
        begin = p;
        mode = Mode::kName;
        continue;
      }
      Mode next = Mode::kName;
      const size_t border = p < tokens_.size() ? border_at(p, begin, next) : 1;
      if (border == 0) {
        ++p;
        continue;
      }
      close(begin, p, mode);
      begin = p += border;
      mode = next;
      if (p > tokens_.size()) break;
    }
    if (out_.names.empty() && out_.outlets.empty() && !saw_role_) out_.pure = false;
    if (led_ && (!out_.pure || out_.names.empty())) return {};
    return std::move(out_);
  }

 private:
  static std::string_view cut(std::string_view text) {
    if (text.size() <= kMostBytes) return text;
    size_t end = kMostBytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
    return text.substr(0, end);
  }

  bool is_mark(size_t p) const {
    const TokenKind kind = tokens_[p].kind;
    return kind != TokenKind::kWord && kind != TokenKind::kNumber && kind != TokenKind::kClitic;
  }

  // "By Jane Doe / Staff Writer": what stands behind two words on the next line is another
  // segment.
  bool breaks_before(size_t p) const {
    const uint32_t from = tokens_[p - 1].span.end;
    if (lexicon_.list("name_particles").has(folds_[p - 1])) return false;  // "Jane van der / Meer"
    return text_.substr(from, tokens_[p].span.begin - from).find('\n') != std::string_view::npos;
  }

  std::string_view kind_of(const lexicon::Row& row) const { return words_.cell(row, "kind"); }

  std::optional<WordList::Hit> phrase(size_t p) const {
    return words_.longest(std::span<const std::string_view>(folds_).subspan(p));
  }

  // Words with which a byline, or a part of it, starts. Changes the mode.
  size_t starter(size_t p, Mode& mode) {
    if (p >= tokens_.size()) return 0;
    const auto hit = phrase(p);
    if (!hit) return 0;
    const std::string_view what = kind_of(*hit->row);
    size_t lead = 0;
    if (what == "start") lead = hit->words;
    if (lead == 0 && !saw_segment_) {
      lead = what == "lead" || what == "trade" ? hit->words : genre_lead(p);
      if (lead > 0 && !opens_full_name(p + lead)) lead = 0;
      if (lead > 0) led_ = true;
    }
    if (lead > 0) {
      if (!saw_segment_) out_.marked = true;
      mode = Mode::kName;
      return lead;
    }
    if (what == "other_start" || is_photo_label(p)) {
      mode = Mode::kIgnored;
      saw_role_ = true;
      return hit->words + (is_colon(p + hit->words) ? 1 : 0);
    }
    return 0;
  }

  std::string_view kind_at(size_t p) const {
    const auto hit = p < tokens_.size() ? phrase(p) : std::nullopt;
    return hit ? kind_of(*hit->row) : std::string_view();
  }

  bool is_colon(size_t p) const {
    return p < tokens_.size() && (tokens_[p].kind == TokenKind::kColon || folds_[p] == ":");
  }

  bool is_photo_label(size_t p) const {
    const auto hit = phrase(p);
    return hit && kind_of(*hit->row) == "photo" && is_colon(p + hit->words);
  }

  // Tokens of "Ein Kommentar von", "Text und Fotos:"; 0 where none stand at p.
  size_t genre_lead(size_t p) const {
    size_t q = p;
    if (kind_at(q) == "article") ++q;
    bool genre = false, joined = true;
    for (; joined && (kind_at(q) == "genre" || kind_at(q) == "photo"); ++q) {
      genre |= kind_at(q) == "genre";
      joined = kind_at(q + 1) == "join";
      if (joined) ++q;
    }
    if (!genre || joined) return 0;
    if (is_colon(q)) return q + 1 - p;
    const std::string_view behind = kind_at(q);
    const bool small = q < tokens_.size() && !tokens_[q].capital;
    return small && (behind == "prep" || behind == "start" || behind == "lead") ? q + 1 - p : 0;
  }

  // Two capitalised words or more, or a name in a script without capitals.
  bool opens_full_name(size_t p) const {
    if (p < tokens_.size() && is_east_asian_name(p)) return true;
    size_t words = 0;
    for (; p < tokens_.size() && words < 2; ++p) {
      if (tokens_[p].kind == TokenKind::kStop) continue;
      const bool particle = words > 0 && lexicon_.list("name_particles").has(folds_[p]);
      if (tokens_[p].kind != TokenKind::kWord || (!tokens_[p].capital && !particle)) return false;
      if (lexicon_.list("function_words").has(folds_[p]) && !particle) return false;
      words += tokens_[p].capital ? 1 : 0;
    }
    return words == 2;
  }

  // Two to six signs of Chinese, Japanese or Korean, none of them of the grammar.
  bool is_east_asian_name(size_t p) const {
    constexpr size_t kMost = 6;
    const std::string_view word = text_.substr(tokens_[p].span.begin, tokens_[p].span.size());
    size_t signs = 0;
    for (size_t at = 0; at < word.size(); ++signs) {
      const text::Point point = text::point_at(word, at);
      if (point.value < 0x30a0 || point.value > 0xd7ff) return false;
      at += point.bytes;
    }
    return signs >= 2 && signs <= kMost;
  }

  // "김하늘 기자", "山田花子記者": what somebody is stands behind the name, at the start of a line.
  bool take_name_before_trade() {
    constexpr size_t kMostTokens = 8;
    if (tokens_.size() == 0 || tokens_.size() > kMostTokens || !is_east_asian_name(0)) return false;
    const std::string_view word = text_.substr(0, tokens_[0].span.end);
    std::string name;
    if (tokens_.size() > 1 && kind_at(1) == "trade") name = word;
    for (size_t at = words_.has(word) ? word.size() : 3; name.empty() && at + 3 < word.size();
         ++at) {
      const lexicon::Row* row = words_.find(word.substr(at));
      if (row != nullptr && kind_of(*row) == "trade") name = word.substr(0, at);
    }
    if (name.empty()) return false;
    out_.names.push_back(std::move(name));
    out_.marked = true;
    return true;
  }

  // Tokens that end the segment [begin, p), and what follows them; 0 where the segment goes on.
  size_t border_at(size_t p, size_t begin, Mode& next) const {
    for (const lexicon::WrittenDate& date : dates_) {
      if (date.span.begin != tokens_[p].span.begin) continue;
      size_t count = 0;
      while (p + count < tokens_.size() && tokens_[p + count].span.begin < date.span.end) ++count;
      return count;
    }
    const TokenKind kind = tokens_[p].kind;
    if (kind == TokenKind::kStop) return ends_abbreviation(p, begin) ? 0 : 1;
    if (kind == TokenKind::kComma || kind == TokenKind::kColon || kind == TokenKind::kDash ||
        kind == TokenKind::kSymbol || kind == TokenKind::kOpen || kind == TokenKind::kClose)
      return kind == TokenKind::kSymbol && tokens_.fold(p) == "&" ? join_border(p, next) : 1;
    const auto hit = phrase(p);
    if (!hit) return 0;
    const std::string_view what = kind_of(*hit->row);
    if (what == "join") return join_border(p, next);
    if (is_photo_label(p) || (what == "other_start" && is_colon(p + hit->words - 1))) {
      next = Mode::kIgnored;
      return hit->words + (is_colon(p + hit->words) ? 1 : 0);
    }
    // "By Jane Doe For The Harbor Post": no name goes on with a capitalised "For".
    if (tokens_[p].capital && folds_[p] == "for" && p >= begin + 2 && out_.marked) {
      next = Mode::kOutlet;
      return hit->words;
    }
    const bool capital = tokens_[p].capital && !tokens_[p].all_caps;
    if (what == "stop" && (!tokens_[p].capital || stop_is_certain(p, hit->words, p > begin)))
      next = Mode::kIgnored;
    else if (capital)
      return 0;
    else if (what == "with" && p > begin)
      next = is_given_name(p + hit->words) ? Mode::kName : Mode::kOutlet;
    else if (what == "via" && (p > begin || (!out_.marked && saw_segment_)))
      next = Mode::kOutlet;
    else if (what == "place" && p > begin)
      next = Mode::kIgnored;
    else
      return 0;
    return hit->words;
  }

  bool is_given_name(size_t p) const {
    return p < tokens_.size() && tokens_[p].capital && lexicon_.list("given_names").has(folds_[p]);
  }

  // "Published" with a capital is a word of its own where a colon, a number, a date or the like
  // follows; inside a name
  // ("Jane Page") only then, at its start also at the end of the line.
  bool stop_is_certain(size_t p, size_t words, bool inside) const {
    const size_t behind = p + words;
    if (words > 1) return true;
    if (behind >= tokens_.size()) return !inside;
    const TokenKind kind = tokens_[behind].kind;
    if (kind == TokenKind::kColon || kind == TokenKind::kNumber) return true;
    if (!inside && kind != TokenKind::kWord) return true;
    for (const lexicon::WrittenDate& date : dates_)
      if (date.span.begin == tokens_[behind].span.begin) return true;
    const auto hit = phrase(behind);
    return hit && (kind_of(*hit->row) == "place" || kind_of(*hit->row) == "stop");
  }

  size_t join_border(size_t p, Mode& next) const {
    next = Mode::kName;
    const auto hit = phrase(p);
    return hit ? hit->words : 1;
  }

  // "Dr. Jane", "J. R. Doe", "Jane Doe Jr.": the dot belongs to the word before it.
  bool ends_abbreviation(size_t p, size_t begin) const {
    if (p == begin || p == 0 || tokens_.fold(p) != ".") return false;
    const std::string_view before = tokens_.fold(p - 1);
    return before.size() == 1 || lexicon_.list("honorifics").has(before) ||
           lexicon_.list("person_suffixes").has(before);
  }

  void close(size_t begin, size_t end, Mode mode) {
    while (begin < end && is_mark(begin)) ++begin;
    while (end > begin && is_mark(end - 1)) --end;
    if (begin >= end) return;
    saw_segment_ = true;
    if (mode == Mode::kIgnored) return;
    if (begin > 0 && tokens_[begin - 1].kind == TokenKind::kOpen && end == begin + 1 &&
        !out_.names.empty() && (kind_at(begin) == "photo" || kind_at(begin) == "genre")) {
      if (kind_at(begin) == "photo") out_.names.pop_back();  // "Jane Doe (photos)"
      return;
    }
    if (is_outlet(begin, end) || (mode == Mode::kOutlet && tokens_[begin].capital)) {
      add_outlet(begin, end);
      return;
    }
    if (mode == Mode::kOutlet || is_credential(begin, end)) return;
    if (!out_.names.empty() && end - begin > 1 && roles_.has(folds_[end - 1])) {
      saw_role_ = out_.role = true;  // "Jane Doe, Crime Correspondent"
      return;
    }
    if (const size_t role = role_in(begin, end); role < end) {
      saw_role_ = true;
      out_.role |= !out_.names.empty() || role > begin;
      if (role == begin || is_collective(role, end)) return;
      end = role;
    }
    if (add_name(begin, end)) return;
    // Behind the name of a marked byline anything short is what the person is.
    constexpr size_t kLongestRole = 8;
    if (!out_.marked || out_.names.empty() || end - begin > kLongestRole) out_.pure = false;
  }

  // "MD", "RD", "E-RYT 200" behind a name.
  bool is_credential(size_t begin, size_t end) const {
    constexpr uint32_t kLongest = 6;
    if (out_.names.empty() || !tokens_[begin].all_caps || tokens_[begin].span.size() > kLongest)
      return false;
    return end == begin + 1 ||
           (end == begin + 2 &&
            (tokens_[begin + 1].kind == TokenKind::kNumber || is_mark(begin + 1)));
  }

  // Where a role begins in the segment; `end` where it holds none.
  size_t role_in(size_t begin, size_t end) const {
    for (size_t p = begin; p < end; ++p) {
      const auto hit =
          roles_.longest(std::span<const std::string_view>(folds_).subspan(p, end - p));
      if (hit && (p == begin || p >= begin + 2 || !tokens_[p].capital)) return p;
    }
    return end;
  }

  // "Eastvale Sports Desk" is nobody's name.
  bool is_collective(size_t role, size_t end) const {
    for (size_t p = role; p < end; ++p) {
      const lexicon::Row* row = roles_.find(folds_[p]);
      if (row != nullptr && !roles_.cell(*row, "collective").empty()) return true;
    }
    return false;
  }

  bool is_outlet(size_t begin, size_t end) const {
    if (tokens_.fold(begin) == "the" && end - begin > 1) ++begin;
    const auto hit =
        outlets_.longest(std::span<const std::string_view>(folds_).subspan(begin, end - begin));
    if (hit && begin + hit->words == end) {
      const std::string_view use = outlets_.cell(*hit->row, "use");
      return use != "caps" || tokens_[begin].all_caps;
    }
    const lexicon::Row* head = outlet_words_.find(tokens_.fold(end - 1));
    return head != nullptr && end - begin > 1 && tokens_[end - 1].capital &&
           outlet_words_.cell(*head, "head") == "strong";
  }

  std::string words_between(size_t begin, size_t end) const {
    return text::squeeze(text_.substr(tokens_[begin].span.begin,
                                      tokens_[end - 1].span.end - tokens_[begin].span.begin));
  }

  void add_outlet(size_t begin, size_t end) {
    if (tokens_.fold(begin) == "the" && end - begin > 1) ++begin;
    const auto hit =
        outlets_.longest(std::span<const std::string_view>(folds_).subspan(begin, end - begin));
    const bool known = hit && begin + hit->words == end;
    std::string name =
        known ? std::string(outlets_.cell(*hit->row, "name")) : words_between(begin, end);
    add_once(out_.outlets, std::move(name));
  }

  static void add_once(std::vector<std::string>& list, std::string name) {
    if (std::find(list.begin(), list.end(), name) == list.end()) list.push_back(std::move(name));
  }

  bool is_name_word(size_t p, size_t begin, size_t end) const {
    const text::Token& token = tokens_[p];
    const std::string_view fold = tokens_.fold(p);
    if (token.kind == TokenKind::kStop) return p > begin && ends_abbreviation(p, begin);
    if (token.kind == TokenKind::kQuote) return p > begin && p + 1 < end;  // Jane "Bo" Doe
    if (token.kind != TokenKind::kWord || fold.find('@') != std::string_view::npos) return false;
    if (fold.find('.') != std::string_view::npos && fold.size() > 8) return false;  // a site
    if (std::any_of(fold.begin(), fold.end(), [](char c) { return c >= '0' && c <= '9'; }))
      return false;
    const bool taboo = out_.marked ? lexicon_.list("function_words").has(fold)
                                   : lexicon_.list("no_names").has(fold);
    const bool particle = lexicon_.list("name_particles").has(fold);
    if (taboo && !particle && !lexicon_.list("given_names").has(fold)) return false;
    if (token.capital || (out_.marked && is_east_asian_name(p))) return true;
    return p > begin && p + 1 < end && particle;
  }

  bool add_name(size_t begin, size_t end) {
    while (begin < end && (lexicon_.list("honorifics").has(tokens_.fold(begin)) ||
                           (begin > 0 && tokens_[begin].kind == TokenKind::kStop)))
      ++begin;
    if (begin >= end) return true;
    size_t words = 0;
    bool capital = true;
    for (size_t p = begin; p < end; ++p) {
      capital = capital && is_name_word(p, begin, end);
      words += tokens_[p].kind == TokenKind::kWord ? 1 : 0;
    }
    const bool small = !capital && out_.marked && all_small_name(begin, end);
    if ((!capital && !small) || words > kMostNameWords || words == 0) return false;
    if (words == 1 && (!out_.marked || (!out_.names.empty() &&
                                        !lexicon_.list("given_names").has(tokens_.fold(begin)))))
      return false;
    add_once(out_.names, ordinary_case(words_between(begin, end), lexicon_));
    return true;
  }

  // "by jane doe": two or three small words of which the first is a given name.
  bool all_small_name(size_t begin, size_t end) const {
    if (end - begin < 2 || end - begin > 3) return false;
    for (size_t p = begin; p < end; ++p)
      if (tokens_[p].kind != TokenKind::kWord || tokens_[p].capital ||
          lexicon_.list("function_words").has(tokens_.fold(p)))
        return false;
    return lexicon_.list("given_names").has(tokens_.fold(begin));
  }

  std::string_view text_;
  const lexicon::Lexicon& lexicon_;
  const WordList& words_;
  const WordList& roles_;
  const WordList& outlets_;
  const WordList& outlet_words_;
  text::TokenList tokens_;
  std::vector<std::string_view> folds_;
  std::vector<lexicon::WrittenDate> dates_;
  Byline out_;
  bool saw_segment_ = false;
  bool saw_role_ = false;
  bool led_ = false;  // by words that lead to a name only in a line of nothing else
};

}  // namespace

Byline read_byline(std::string_view text, const lexicon::Lexicon& lexicon) {
  return BylineReader(text, lexicon).run();
}

std::vector<std::string> parse_byline(std::string_view text, const lexicon::Lexicon& lexicon) {
  Byline byline = read_byline(text, lexicon);
  if (!byline.marked && !byline.pure) return {};
  return std::move(byline.names);
}

}  // namespace hearsay::document

// Reads a version: tokens → words with comparing forms, dates, brackets, sentences and marks.
#include "wording/version_words.h"

#include <algorithm>

#include "lexicon/border_words.h"
#include "text/fold.h"
#include "text/sentences.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace hearsay::wording {
namespace {

using text::Token;
using text::TokenKind;

constexpr size_t kLongestBracket = 30;  // tokens; a longer "bracket" was never closed

// Drops apostrophes, dots and thousands marks: "U.S." and "US", "1,000" and "1000" are the same
// word.
std::string comparing_form(std::string_view folded) {
  std::string key;
  for (size_t i = 0; i < folded.size(); ++i) {
    const char c = folded[i];
    const bool digit_before = i > 0 && folded[i - 1] >= '0' && folded[i - 1] <= '9';
    const bool digit_behind = i + 1 < folded.size() && folded[i + 1] >= '0' && folded[i + 1] <= '9';
    const bool decimal = digit_before && digit_behind;
    if (c == '\'' || (c == '.' && !decimal) || (c == ',' && decimal)) continue;
    key += c;
  }
  return key.empty() ? std::string(folded) : key;
}

bool is_ellipsis(std::string_view stop) {
  if (stop.find("\xe2\x80\xa6") != std::string_view::npos) return true;
  return std::count(stop.begin(), stop.end(), '.') >= 2;
}

class Reader {
 public:
  Reader(const Version& version, const lexicon::Lexicon& lexicon)
      : version_(version),
        lexicon_(lexicon),
        contractions_(lexicon.list("contractions")),
        signs_(lexicon.list("signs")) {
    out_.text = version.text;
  }

  VersionWords read() {
    for (const base::Bytes piece : version_.pieces) take_piece(piece);
    mark_sentences();
    mark_brackets();
    for (size_t i = 0; i < tokens_.size(); ++i) take_token(i);
    out_.tail = std::move(marks_);
    weigh_capitals();
    return std::move(out_);
  }

 private:
  void take_piece(base::Bytes piece) {
    piece.end = std::min(piece.end, base::narrow(out_.text.size()));
    if (piece.empty()) return;
    text::tokenise(out_.text, piece, tokens_);
    piece_of_.resize(tokens_.size(), pieces_++);
    const auto dates = lexicon::find_dates(out_.text, piece, lexicon_);
    out_.dates.insert(out_.dates.end(), dates.begin(), dates.end());
  }

  void mark_sentences() {
    const text::BorderWords words = lexicon::border_words(lexicon_, "openers");
    sentence_of_.resize(tokens_.size(), 0);
    uint32_t number = 0;
    for (const base::Tokens sentence : text::split_sentences(tokens_, words)) {
      for (uint32_t i = sentence.begin; i < sentence.end; ++i) sentence_of_[i] = number;
      ++number;
    }
  }

  void mark_brackets() {
    bracketed_.resize(tokens_.size(), false);
    for (size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_.fold(i) != "[") continue;
      const size_t last = std::min(tokens_.size(), i + kLongestBracket);
      size_t end = i + 1;
      while (end < last && tokens_.fold(end) != "]") ++end;
      if (end == last) continue;
      std::fill(bracketed_.begin() + static_cast<std::ptrdiff_t>(i),
                bracketed_.begin() + static_cast<std::ptrdiff_t>(end), true);
      i = end;
    }
  }

  void take_token(size_t i) {
    if (i > 0 && piece_of_[i] != piece_of_[i - 1]) marks_ = {};
    const Token& token = tokens_[i];
    switch (token.kind) {
      case TokenKind::kWord:
      case TokenKind::kNumber: take_word(i); return;
      case TokenKind::kClitic: put(i, "'s", token.span); return;
      case TokenKind::kSymbol: take_symbol(i); return;
      default: take_mark(i); return;
    }
  }

  void take_symbol(size_t i) {
    const lexicon::Row* row = signs_.find(tokens_.fold(i));
    if (row == nullptr)
      take_mark(i);
    else
      put(i, std::string(signs_.cell(*row, "word")), tokens_[i].span);
  }

  void take_mark(size_t i) {
    const Token& token = tokens_[i];
    const std::string_view fold = tokens_.fold(i);
    if (token.kind == TokenKind::kQuote || fold == "[" || fold == "]") return;
    if (!out_.units.empty() && out_.units.back().whole_date &&
        out_.units.back().date == date_at(token.span))
      return;
    if (marks_.span.empty()) marks_.span = token.span;
    marks_.span.end = token.span.end;
    if (token.kind == TokenKind::kStop && is_ellipsis(fold)) {
      marks_.folded += "…";
      marks_.ellipsis = true;
      marks_.ellipsis_span = token.span;
    } else if (token.kind == TokenKind::kDash) {
      marks_.folded += '-';
    } else {
      marks_.folded += fold;
    }
  }

  void take_word(size_t i) {
    const Token& token = tokens_[i];
    const uint32_t date = date_at(token.span);
    if (date != kNoDate && is_whole_date(out_.dates[date])) {
      put_date(i, date);
      return;
    }
    if (const lexicon::Row* row = contractions_.find(tokens_.fold(i))) {
      put_contraction(i, contractions_.cell(*row, "words"));
      return;
    }
    put_parts(i, date);
  }

  // Which written date holds the span; dates are in order and looked for from the last one on.
  uint32_t date_at(base::Bytes span) {
    while (next_date_ < out_.dates.size() && out_.dates[next_date_].span.end <= span.begin)
      ++next_date_;
    if (next_date_ == out_.dates.size() || !out_.dates[next_date_].span.overlaps(span))
      return kNoDate;
    return next_date_;
  }

  // A date with day and month is one word, so that "28 December" and "Dec. 28" are the same word.
  static bool is_whole_date(const lexicon::WrittenDate& date) {
    using Form = lexicon::WrittenDate::Form;
    return date.form == Form::kFull || date.form == Form::kMonthDay;
  }

  void put_date(size_t i, uint32_t number) {
    if (!out_.units.empty() && out_.units.back().date == number) return;  // its later tokens
    const lexicon::WrittenDate& date = out_.dates[number];
    const std::string iso = base::to_iso(date.moment);
    const bool full = date.form == lexicon::WrittenDate::Form::kFull;
    base::Bytes span = date.span;
    if (base::view(out_.text, span).ends_with('.')) --span.end;  // of "Dec.", or of the sentence
    put(i, full || iso.size() < 10 ? "=" + iso : "=" + iso.substr(iso.size() - 5), span);
    out_.units.back().date = number;
    out_.units.back().whole_date = true;
  }

  void put_contraction(size_t i, std::string_view words) {
    while (!words.empty()) {
      const size_t space = std::min(words.find(' '), words.size());
      put(i, std::string(words.substr(0, space)), tokens_[i].span);
      out_.units.back().contracted = true;
      words.remove_prefix(std::min(space + 1, words.size()));
    }
  }

  // A word cut at its hyphens, so that "US-led" and "US led" differ by a mark only.
  void put_parts(size_t i, uint32_t date) {
    const base::Bytes span = tokens_[i].span;
    uint32_t from = span.begin;
    for (uint32_t at = span.begin; at <= span.end;) {
      const text::Point p = at < span.end ? text::point_at(out_.text, at) : text::Point{'-', 1};
      if (text::is_dash(p.value) && at > from) {
        const base::Bytes part{from, at};
        put(i, comparing_form(text::fold_word(base::view(out_.text, part))), part);
        out_.units.back().date = date;
        from = at + p.bytes;
        if (at < span.end) {
          marks_.folded = "-";
          marks_.span = {at, at + p.bytes};
        }
      }
      at += std::max<uint32_t>(p.bytes, 1);
    }
  }

  void put(size_t i, std::string key, base::Bytes span) {
    const Token& token = tokens_[i];
    Unit unit;
    unit.key = std::move(key);
    unit.span = span;
    unit.before = std::move(marks_);
    marks_ = {};
    unit.piece = piece_of_[i];
    unit.sentence = sentence_of_[i];
    const bool first = out_.units.empty() || out_.units.back().piece != unit.piece ||
                       out_.units.back().sentence != unit.sentence;
    unit.starts_sentence = first;
    const text::Point initial = text::point_at(out_.text, span.begin);
    unit.capital = text::is_upper(initial.value);
    unit.all_caps = token.all_caps && unit.capital;
    unit.bracketed = bracketed_[i];
    unit.digits = text::is_digit(initial.value);
    out_.units.push_back(std::move(unit));
  }

  // A headline capitalises every longer word; then a capital is no sign of a name.
  void weigh_capitals() {
    const auto& function_words = lexicon_.list("function_words");
    size_t content = 0, capital = 0, upper = 0;
    for (const Unit& unit : out_.units) {
      if (unit.digits || unit.whole_date || function_words.has(unit.key)) continue;
      ++content;
      capital += unit.capital ? 1 : 0;
      upper += unit.all_caps ? 1 : 0;
    }
    out_.title_case = content >= 3 && capital * 10 >= content * 8;
    out_.all_upper = content >= 2 && upper * 10 >= content * 8;
  }

  const Version& version_;
  const lexicon::Lexicon& lexicon_;
  const lexicon::WordList &contractions_, &signs_;
  VersionWords out_;
  text::TokenList tokens_;
  std::vector<uint32_t> piece_of_, sentence_of_;
  std::vector<bool> bracketed_;
  uint32_t pieces_ = 0;
  uint32_t next_date_ = 0;
  Marks marks_;
};

}  // namespace

base::Bytes VersionWords::bytes(size_t from, size_t to) const {
  base::Bytes span = units[from].span;
  for (size_t i = from; i < to; ++i) {
    span.begin = std::min(span.begin, units[i].span.begin);
    span.end = std::max(span.end, units[i].span.end);
  }
  return span;
}

base::Bytes VersionWords::place(size_t at) const {
  if (at > 0) return {units[at - 1].span.end, units[at - 1].span.end};
  if (!units.empty()) return {units[0].span.begin, units[0].span.begin};
  return {};
}

VersionWords read_version(const Version& version, const lexicon::Lexicon& lexicon) {
  return Reader(version, lexicon).read();
}

}  // namespace hearsay::wording

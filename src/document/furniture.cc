// Looks up stock phrases: a line is furniture as a whole, by its first words, by words within, or
// by their share.
#include "document/furniture.h"

#include <algorithm>
#include <charconv>
#include <span>
#include <string>
#include <vector>

#include "base/span.h"
#include "text/fold.h"
#include "text/tokens.h"

namespace hearsay::document {
namespace {

constexpr size_t kMostBytes = 600;
constexpr size_t kMostWords = 60;

// The words of a line as the lists have them: folded, marks left out, numbers as "0". Borrows the
// tokens.
struct Words {
  std::vector<std::string_view> folds;
  std::vector<char> mark_behind;  // a colon, bar or dash follows the word, or the line ends
  bool quoted = false;            // begins with a quotation mark
  bool stop = false;              // ends with a full stop

  void add(std::string_view fold) {
    folds.push_back(fold);
    mark_behind.push_back(0);
  }
  // "harbour" and "'s" stand side by side among the tokens' folds.
  void add_clitic() {
    if (folds.empty()) return;
    std::string_view& word = folds.back();
    if (word == kNumber)
      word = kNumberClitic;
    else
      word = {word.data(), word.size() + 2};
  }
  static constexpr std::string_view kNumber = "0", kNumberClitic = "0's";
};

Words words_of(const text::TokenList& tokens) {
  Words words;
  words.folds.reserve(tokens.size());
  words.mark_behind.reserve(tokens.size());
  for (size_t i = 0; i < tokens.size(); ++i) {
    const text::Token& token = tokens[i];
    switch (token.kind) {
      case text::TokenKind::kWord: words.add(tokens.fold(i)); break;
      case text::TokenKind::kNumber: words.add(Words::kNumber); break;
      case text::TokenKind::kClitic: words.add_clitic(); break;
      case text::TokenKind::kColon:
      case text::TokenKind::kDash:
      case text::TokenKind::kSymbol:
        if (tokens.fold(i) == "&" || tokens.fold(i) == "@")
          words.add(tokens.fold(i));
        else if (!words.mark_behind.empty())
          words.mark_behind.back() = 1;
        break;
      default: break;
    }
    if (i == 0) words.quoted = token.kind == text::TokenKind::kQuote;
    words.stop = token.kind == text::TokenKind::kStop;
  }
  if (!words.mark_behind.empty()) words.mark_behind.back() = 1;
  return words;
}

Stock stock_named(std::string_view name) {
  if (name == "comments") return Stock::kComments;
  if (name == "border") return Stock::kBorder;
  return Stock::kPiece;
}

size_t most_words(std::string_view cell) {
  size_t most = kMostWords;
  std::from_chars(cell.data(), cell.data() + cell.size(), most);
  return most;
}

bool within(const lexicon::WordList& list, const lexicon::Row& row, size_t words) {
  return words <= most_words(list.cell(row, "most"));
}

// A short phrase may also open a sentence of the article ("More on the talks came out on Friday."),
// so it wants a mark behind it or a line that is no long sentence.
bool phrase_decides(const Words& words, size_t length) {
  if (words.mark_behind[length - 1] != 0) return true;
  if (length == 1 || words.quoted) return false;
  constexpr size_t kSentence = 12;
  return length > 2 || !words.stop || words.folds.size() <= kSentence;
}

Stock stock_by_start(const Words& words, const lexicon::WordList& list) {
  const auto hit = list.longest(words.folds);
  if (!hit || !within(list, *hit->row, words.folds.size()) || !phrase_decides(words, hit->words))
    return Stock::kNone;
  return stock_named(list.cell(*hit->row, "stock"));
}

std::string joined(std::span<const std::string_view> views) {
  std::string out;
  for (const std::string_view view : views) {
    if (!out.empty()) out += ' ';
    out += view;
  }
  return out;
}

// "Home » News » World", "Home | About | Contact": short cells between bars, no sentence.
bool is_trail(std::string_view text, const Words& words) {
  size_t bars = 0;
  const auto begins_bar = [](char c) {  // the first bytes of bars that are more than blanks
    return c == '|' || c == '>' || c == '/' || c == '\xc2' || c == '\xe2';
  };
  if (std::none_of(text.begin(), text.end(), begins_bar)) return false;
  for (const std::string_view bar : {"»", "›", "|", "·", " > ", " / ", "•"})
    for (size_t at = text.find(bar); at != std::string_view::npos;
         at = text.find(bar, at + bar.size()))
      ++bars;
  return bars >= 2 && !words.stop && words.folds.size() <= bars * 4 + 3;
}

// What one language's lists say of a line.
Stock stock_by(const Words& words, const lexicon::WordList& whole, const lexicon::WordList& start,
               const lexicon::WordList& any, const lexicon::WordList& asks) {
  const std::span<const std::string_view> views(words.folds);
  if (views.size() <= whole.longest_entry() && whole.may_begin(views[0]))
    if (const lexicon::Row* row = whole.find(joined(views)))
      return stock_named(whole.cell(*row, "stock"));
  Stock by_part = Stock::kNone;
  size_t asking = 0;  // words that ask the reader to do something
  for (size_t i = 0; i < views.size(); ++i) {
    if (asks.may_begin(views[i]) && asks.has(views[i])) ++asking;
    if (by_part != Stock::kNone) continue;
    const auto hit = any.longest(views.subspan(i));
    if (hit && within(any, *hit->row, views.size()))
      by_part = stock_named(any.cell(*hit->row, "stock"));
  }
  if (const Stock by_start = stock_by_start(words, start); by_start != Stock::kNone)
    return by_start;
  if (by_part != Stock::kNone) return by_part;
  // Several words about using the page in a short line.
  constexpr size_t kLongest = 30;
  const bool many = asking >= 3 && asking * 4 >= views.size();
  return !words.quoted && views.size() <= kLongest && many ? Stock::kPiece : Stock::kNone;
}

}  // namespace

StockReader::Lists StockReader::lists_of(const lexicon::Lexicon& lexicon) {
  return {&lexicon.list("furniture_whole"), &lexicon.list("furniture_start"),
          &lexicon.list("furniture_any"), &lexicon.list("furniture_words")};
}

StockReader::StockReader(const lexicon::Lexicon& lexicon, std::string_view language)
    : lists_{lists_of(lexicon)} {
  const std::string code = text::fold_word(language.substr(0, language.find_first_of("-_")));
  if (code.empty()) return;
  const lexicon::Lexicon& other = lexicon::Lexicon::built_in(code);
  if (&other != &lexicon) lists_.push_back(lists_of(other));
}

Stock StockReader::read(std::string_view text) {
  if (text.size() > kMostBytes) return Stock::kNone;
  tokens_.tokens.clear();
  tokens_.folds.clear();
  text::tokenise(text, {0, base::narrow(text.size())}, tokens_);
  const Words words = words_of(tokens_);
  if (words.folds.empty() || words.folds.size() > kMostWords) return Stock::kNone;
  for (const Lists& lists : lists_)
    if (const Stock stock = stock_by(words, *lists.whole, *lists.start, *lists.any, *lists.words);
        stock != Stock::kNone)
      return stock;
  return is_trail(text, words) ? Stock::kPiece : Stock::kNone;
}

Stock stock_of(std::string_view text, const lexicon::Lexicon& lexicon) {
  return StockReader(lexicon).read(text);
}

}  // namespace hearsay::document

// Looks up stock phrases: a line is furniture as a whole, by its first words, by words within, or
// by their share.
#include "document/furniture.h"

#include <charconv>
#include <span>
#include <string>
#include <vector>

#include "base/span.h"
#include "text/tokens.h"

namespace hearsay::document {
namespace {

constexpr size_t kMostBytes = 600;
constexpr size_t kMostWords = 60;

// The words of a line as the lists have them: folded, marks left out, numbers as "0".
struct Words {
  std::vector<std::string> folds;
  std::vector<bool> mark_behind;  // a colon, bar or dash follows the word, or the line ends
  bool quoted = false;            // begins with a quotation mark
  bool stop = false;              // ends with a full stop
};

Words words_of(std::string_view text) {
  text::TokenList tokens;
  text::tokenise(text, {0, base::narrow(text.size())}, tokens);
  Words words;
  for (size_t i = 0; i < tokens.size(); ++i) {
    const text::Token& token = tokens[i];
    switch (token.kind) {
      case text::TokenKind::kWord:
        words.folds.emplace_back(tokens.fold(i));
        words.mark_behind.push_back(false);
        break;
      case text::TokenKind::kNumber:
        words.folds.emplace_back("0");
        words.mark_behind.push_back(false);
        break;
      case text::TokenKind::kClitic:
        if (!words.folds.empty()) words.folds.back() += "'s";
        break;
      case text::TokenKind::kColon:
      case text::TokenKind::kDash:
      case text::TokenKind::kSymbol:
        if (tokens.fold(i) == "&" || tokens.fold(i) == "@") {
          words.folds.emplace_back(tokens.fold(i));
          words.mark_behind.push_back(false);
        } else if (!words.mark_behind.empty()) {
          words.mark_behind.back() = true;
        }
        break;
      default: break;
    }
    if (i == 0) words.quoted = token.kind == text::TokenKind::kQuote;
    words.stop = token.kind == text::TokenKind::kStop;
  }
  if (!words.mark_behind.empty()) words.mark_behind.back() = true;
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
  if (words.mark_behind[length - 1]) return true;
  if (length == 1 || words.quoted) return false;
  constexpr size_t kSentence = 12;
  return length > 2 || !words.stop || words.folds.size() <= kSentence;
}

Stock stock_by_start(const Words& words, std::span<const std::string_view> views,
                     const lexicon::Lexicon& lexicon) {
  const lexicon::WordList& list = lexicon.list("furniture_start");
  const auto hit = list.longest(views);
  if (!hit || !within(list, *hit->row, views.size()) || !phrase_decides(words, hit->words))
    return Stock::kNone;
  return stock_named(list.cell(*hit->row, "stock"));
}

Stock stock_by_part(std::span<const std::string_view> views, const lexicon::Lexicon& lexicon) {
  const lexicon::WordList& list = lexicon.list("furniture_any");
  for (size_t i = 0; i < views.size(); ++i) {
    const auto hit = list.longest(views.subspan(i));
    if (hit && within(list, *hit->row, views.size()))
      return stock_named(list.cell(*hit->row, "stock"));
  }
  return Stock::kNone;
}

// Several words about using the page in a short line.
Stock stock_by_share(const Words& words, std::span<const std::string_view> views,
                     const lexicon::Lexicon& lexicon) {
  constexpr size_t kLongest = 30;
  if (words.quoted || views.size() > kLongest) return Stock::kNone;
  const lexicon::WordList& list = lexicon.list("furniture_words");
  size_t hits = 0;
  for (const std::string_view word : views) hits += list.has(word) ? 1 : 0;
  return hits >= 3 && hits * 4 >= views.size() ? Stock::kPiece : Stock::kNone;
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
  for (const std::string_view bar : {"»", "›", "|", "·", " > ", " / ", "•"})
    for (size_t at = text.find(bar); at != std::string_view::npos;
         at = text.find(bar, at + bar.size()))
      ++bars;
  return bars >= 2 && !words.stop && words.folds.size() <= bars * 4 + 3;
}

}  // namespace

Stock stock_of(std::string_view text, const lexicon::Lexicon& lexicon) {
  if (text.size() > kMostBytes) return Stock::kNone;
  const Words words = words_of(text);
  if (words.folds.empty() || words.folds.size() > kMostWords) return Stock::kNone;
  const std::vector<std::string_view> views(words.folds.begin(), words.folds.end());
  const lexicon::WordList& whole = lexicon.list("furniture_whole");
  if (const lexicon::Row* row = whole.find(joined(views)))
    return stock_named(whole.cell(*row, "stock"));
  if (const Stock stock = stock_by_start(words, views, lexicon); stock != Stock::kNone)
    return stock;
  if (const Stock stock = stock_by_part(views, lexicon); stock != Stock::kNone) return stock;
  if (const Stock stock = stock_by_share(words, views, lexicon); stock != Stock::kNone)
    return stock;
  return is_trail(text, words) ? Stock::kPiece : Stock::kNone;
}

}  // namespace hearsay::document

// Finds the credit of a picture by its cue words or by agencies between slashes.
#include "document/photo_credit.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "base/ascii.h"
#include "document/outlet_names.h"
#include "document/photo_names.h"
#include "text/tokens.h"

namespace hearsay::document {
namespace {

using text::TokenKind;

constexpr size_t kMostBytes = 500;
constexpr size_t kMostCreditTokens = 18;

struct Read {
  text::TokenList tokens;
  std::vector<std::string_view> folds;

  explicit Read(std::string_view text) {
    text::tokenise(text, {0, base::narrow(text.size())}, tokens);
    folds.reserve(tokens.size());
    for (size_t i = 0; i < tokens.size(); ++i) folds.push_back(tokens.fold(i));
  }
};

// A credit begins the text, a sentence, a line, or stands in brackets.
bool may_begin(const text::TokenList& tokens, size_t p) {
  if (p == 0 || tokens[p].line_before) return true;
  const TokenKind before = tokens[p - 1].kind;
  return before == TokenKind::kStop || before == TokenKind::kOpen || before == TokenKind::kSymbol ||
         before == TokenKind::kDash || before == TokenKind::kClose;
}

// "REUTERS/Jane Doe", "AP Photo/Jane Doe", "Jane Doe/AFP/Getty Images".
bool is_slashed(const Read& read, const OutletFinder& finder, size_t p) {
  const std::optional<OutletName> name = finder.name_at(p);
  const auto slash = [&](size_t q) { return q < read.tokens.size() && read.folds[q] == "/"; };
  if (const std::optional<OutletName> known = finder.at(p); known && known->known)
    return slash(known->end) && known->end + 1 < read.tokens.size() &&
           read.tokens[known->end + 1].capital;
  if (!name || !slash(name->end)) return false;
  const std::optional<OutletName> behind = finder.at(name->end + 1);
  return behind && behind->known;
}

bool is_plain(char c) { return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z'); }

// Whether a cue may stand at text[at], ASCII that begins a token.
bool may_be_cue(std::string_view text, size_t at, const lexicon::WordList& cues) {
  if (!is_plain(text[at]))
    return cues.may_begin(text.substr(at, 1)) || cues.may_begin("'") || cues.may_begin("\"");
  std::array<char, 24> word{};
  size_t size = 0;
  while (at < text.size() && size < word.size() && is_plain(text[at])) {
    word[size++] = base::lower(text[at++]);
  }
  const char behind = at < text.size() ? text[at] : ' ';
  // Another mark may join the word to more.
  return (behind != ' ' && behind != '\n') || cues.may_begin({word.data(), size});
}

// False where no token can begin a credit: much cheaper than to read the tokens. Characters beyond
// ASCII are left to these.
bool may_hold_credit(std::string_view text, const lexicon::WordList& cues) {
  bool begins = true;  // what comes next stands at the start, or behind a mark or a line break
  char before = ' ';
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (static_cast<unsigned char>(c) >= 0x80 || c == '/') return true;
    if (is_plain(c)) {
      if (begins && !is_plain(before) && may_be_cue(text, i, cues)) return true;
      begins = false;
    } else if (static_cast<unsigned char>(c) > 0x20) {
      if (begins && may_be_cue(text, i, cues)) return true;
      begins = true;
    } else if (c != ' ') {
      begins = true;
    }
    before = c;
  }
  return false;
}

}  // namespace

std::optional<PhotoCredit> find_photo_credit(std::string_view text,
                                             const lexicon::Lexicon& lexicon) {
  if (text.empty() || text.size() > kMostBytes) return std::nullopt;
  const lexicon::WordList& cues = lexicon.list("credit_cues_after");
  const bool marked = may_hold_credit(text, lexicon.list("photo_marks"));
  if (!marked && !may_hold_credit(text, cues)) return std::nullopt;
  const Read read(text);
  const bool slashes = std::find(read.folds.begin(), read.folds.end(), "/") != read.folds.end();
  std::optional<OutletFinder> made;  // when first needed
  const auto finder = [&]() -> const OutletFinder& {
    if (!made) made.emplace(text, read.tokens, lexicon);
    return *made;
  };
  for (size_t p = 0; p < read.tokens.size(); ++p) {
    if (!may_begin(read.tokens, p)) continue;
    const auto hit = cues.longest(std::span<const std::string_view>(read.folds).subspan(p));
    const bool cue =
        hit && cues.cell(*hit->row, "relation") == "photo" && p + hit->words < read.tokens.size();
    if (!cue && (!slashes || !is_slashed(read, finder(), p))) continue;
    if (read.tokens.size() - p > kMostCreditTokens) continue;
    // A cue without a colon wants a name behind it: "Video by" is one, "Photo by photo he" is none.
    if (cue && read.folds[p + hit->words - 1] != ":" && !finder().behind(p + hit->words, true))
      continue;
    PhotoCredit credit;
    const size_t begin = p > 0 && read.tokens[p - 1].kind == TokenKind::kOpen ? p - 1 : p;
    credit.begin = read.tokens[begin].span.begin;
    credit.whole = begin == 0;
    return credit;
  }
  if (!marked) return std::nullopt;
  const PhotoNames photo = read_photo_names(text, read.tokens, finder(), false, lexicon);
  if (photo.names.empty() || photo.marks.empty()) return std::nullopt;
  return PhotoCredit{photo.begin, photo.begin == 0};
}

bool starts_as_caption(std::string_view text, const lexicon::Lexicon& lexicon) {
  if (text.empty() || text.size() > kMostBytes) return false;
  const Read read(text);
  return lexicon.list("caption_openers")
      .longest(std::span<const std::string_view>(read.folds))
      .has_value();
}

}  // namespace hearsay::document

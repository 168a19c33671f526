// Finds names of outlets token by token.
#include "document/outlet_names.h"

#include <algorithm>
#include <span>

#include "text/fold.h"

namespace hearsay::document {
namespace {

using text::TokenKind;

constexpr size_t kMostNameWords = 6;
constexpr size_t kMostFillers = 9;

}  // namespace

OutletFinder::OutletFinder(std::string_view text, const text::TokenList& tokens,
                           const lexicon::Lexicon& lexicon)
    : text_(text),
      tokens_(tokens),
      lexicon_(lexicon),
      outlets_(lexicon.list("outlets")),
      words_(lexicon.list("outlet_words")) {
  folds_.reserve(tokens.size());
  for (size_t i = 0; i < tokens.size(); ++i) folds_.push_back(tokens.fold(i));
}

bool OutletFinder::is_word(size_t p) const {
  return p < tokens_.size() &&
         (tokens_[p].kind == TokenKind::kWord || tokens_[p].kind == TokenKind::kNumber);
}

// A capital at the start, or behind a small article ("al-Eastvale").
bool OutletFinder::is_capital(size_t p) const {
  if (!is_word(p)) return false;
  if (tokens_[p].capital) return true;
  const std::string_view word = base::view(text_, tokens_[p].span);
  const size_t hyphen = word.find('-');
  return hyphen >= 1 && hyphen <= 3 && hyphen + 1 < word.size() && word[hyphen + 1] >= 'A' &&
         word[hyphen + 1] <= 'Z';
}

bool OutletFinder::starts_name(size_t p) const {
  return is_capital(p) || (p < tokens_.size() && tokens_[p].kind == TokenKind::kNumber);
}

std::string_view OutletFinder::word_cell(size_t p, std::string_view column) const {
  const lexicon::Row* row = words_.find(folds_[p]);
  return row != nullptr ? words_.cell(*row, column) : std::string_view();
}

size_t OutletFinder::what_at(size_t p) const {
  if (!is_word(p)) return 0;
  const auto hit = words_.longest(std::span<const std::string_view>(folds_).subspan(p));
  return hit && !words_.cell(*hit->row, "what").empty() ? hit->words : 0;
}

bool OutletFinder::makes_name(size_t p) const {
  if (!is_word(p) || tokens_[p].capital) return false;
  const auto hit = words_.longest(std::span<const std::string_view>(folds_).subspan(p));
  return hit && words_.cell(*hit->row, "what") == "yes";
}

OutletName OutletFinder::named(size_t begin, size_t end) const {
  OutletName found;
  found.begin = begin;
  found.end = end;
  found.span = {tokens_[begin].span.begin, tokens_[end - 1].span.end};
  found.name = text::squeeze(base::view(text_, found.span));
  return found;
}

std::optional<OutletName> OutletFinder::known_at(size_t p) const {
  if (!is_word(p)) return std::nullopt;
  const auto hit = outlets_.longest(std::span<const std::string_view>(folds_).subspan(p));
  if (!hit) return std::nullopt;
  const std::string_view use = outlets_.cell(*hit->row, "use");
  const bool site = folds_[p].find('.') != std::string_view::npos;
  if (use == "caps" ? !tokens_[p].all_caps
                    : !is_capital(p) && !site && tokens_[p].kind != TokenKind::kNumber)
    return std::nullopt;
  const size_t end = p + hit->words;
  const bool article = p > 0 && folds_[p - 1] == "the";
  const bool goes_on = is_capital(end) && !tokens_[end].paragraph_before && what_at(end) == 0;
  if (use == "the" && (!article || goes_on)) return std::nullopt;
  if (hit->words == 1 && !use.empty() && goes_on) return std::nullopt;
  OutletName found = named(p, end);
  found.name = std::string(outlets_.cell(*hit->row, "name"));
  found.known = true;
  found.social = outlets_.cell(*hit->row, "kind") == "social";
  const bool common = use == "the" || use == "name";
  found.strength = common ? OutletName::Strength::kWeak : OutletName::Strength::kStrong;
  return found;
}

// Capitalised words in a row; small joining words only between two of them.
size_t OutletFinder::run_end(size_t p) const {
  size_t end = p;
  while (end < tokens_.size() && end - p < kMostNameWords) {
    if (end > p && tokens_[end].paragraph_before) break;
    if (starts_name(end)) {
      ++end;
      continue;
    }
    const bool joins =
        end > p && (folds_[end] == "&" || lexicon_.list("name_particles").has(folds_[end]) ||
                    folds_[end] == "of");
    if (!joins || !is_capital(end + 1)) break;
    ++end;
  }
  return end;
}

// A name that its last word, or a word behind it, shows to be an outlet's.
std::optional<OutletName> OutletFinder::made_at(size_t p) const {
  if (p < folds_.size() && folds_[p] == "the") return std::nullopt;  // the name begins behind it
  if (!is_capital(p)) return std::nullopt;
  const size_t end = run_end(p);
  for (size_t e = end; e >= p + 2; --e) {
    if (!is_word(e - 1)) continue;
    const std::string_view head = word_cell(e - 1, "head");
    if (head.empty()) continue;
    const bool news =
        folds_[e - 2] == "news" || folds_[e - 2] == "press" || folds_[e - 2] == "telegraph";
    if (head == "news" && !news) continue;
    // "The Post" alone is left to the lexicon; "Russian TV" is a description.
    if (e == p + 2 && !word_cell(p, "before").empty() && head != "strong") continue;
    if (e == p + 2 && word_cell(p, "before") == "people" && !word_cell(e - 1, "what").empty())
      continue;
    OutletName found = named(p, e);
    found.strength = head == "weak" ? OutletName::Strength::kWeak : OutletName::Strength::kStrong;
    return found;
  }
  if (end > p && makes_name(end) && word_cell(p, "before").empty()) {
    OutletName found = named(p, end);
    found.strength = OutletName::Strength::kStrong;
    return found;
  }
  if (folds_[p].size() > 4 && folds_[p].find('.') != std::string_view::npos &&
      !tokens_[p].all_caps) {
    OutletName found = named(p, p + 1);  // "Eastvale.org"
    found.strength = OutletName::Strength::kStrong;
    return found;
  }
  return std::nullopt;
}

std::optional<OutletName> OutletFinder::at(size_t p) const {
  if (p >= tokens_.size()) return std::nullopt;
  std::optional<OutletName> known = known_at(p);
  std::optional<OutletName> made = made_at(p);
  if (known &&
      (!made || made->end <= known->end || known->strength == OutletName::Strength::kStrong)) {
    // "Interfax news agency": the words behind belong to the description, not the name.
    return known;
  }
  return made;
}

std::optional<OutletName> OutletFinder::agency_at(size_t p) const {
  if (!is_word(p)) return std::nullopt;
  const auto hit = outlets_.longest(std::span<const std::string_view>(folds_).subspan(p));
  if (!hit || outlets_.cell(*hit->row, "kind") != "agency") return std::nullopt;
  OutletName found = named(p, p + hit->words);
  found.name = std::string(outlets_.cell(*hit->row, "name"));
  found.known = true;
  found.strength = OutletName::Strength::kStrong;
  return found;
}

std::optional<OutletName> OutletFinder::listed(std::string_view words) const {
  const lexicon::Row* row = outlets_.find(text::fold_word(words));
  if (row == nullptr) return std::nullopt;
  OutletName found;
  found.name = std::string(outlets_.cell(*row, "name"));
  found.known = true;
  found.social = outlets_.cell(*row, "kind") == "social";
  found.strength = OutletName::Strength::kStrong;
  return found;
}

std::optional<OutletName> OutletFinder::name_at(size_t p) const {
  if (!starts_name(p)) return std::nullopt;
  const size_t end = run_end(p);
  if (end == p) return std::nullopt;
  return named(p, end);
}

std::optional<OutletName> OutletFinder::behind(size_t p, bool any) const {
  bool described = false;
  for (size_t q = p; q < tokens_.size() && q < p + kMostFillers; ++q) {
    if (q > p && tokens_[q].paragraph_before) return std::nullopt;
    if (std::optional<OutletName> found = at(q)) {
      if (described) found->strength = OutletName::Strength::kStrong;
      return found;
    }
    if (const size_t words = what_at(q)) {
      described = true;
      q += words - 1;
      continue;
    }
    const TokenKind kind = tokens_[q].kind;
    if (kind == TokenKind::kClitic || kind == TokenKind::kQuote) continue;
    if (is_word(q) && !word_cell(q, "before").empty()) continue;
    if (is_word(q) && q + 1 < tokens_.size() && tokens_[q + 1].kind == TokenKind::kClitic) continue;
    if (!is_capital(q)) return std::nullopt;
    if (!described && !any) return std::nullopt;
    std::optional<OutletName> found = name_at(q);
    if (found && described) found->strength = OutletName::Strength::kStrong;
    return found;
  }
  return std::nullopt;
}

std::optional<OutletName> OutletFinder::before(size_t p) const {
  if (p == 0) return std::nullopt;
  size_t end = p;
  bool described = false;
  for (size_t words = std::min<size_t>(3, end); words > 0; --words) {
    if (what_at(end - words) != words || tokens_[end - words].capital) continue;
    end -= words;
    described = true;
    break;
  }
  for (size_t begin = end >= kMostNameWords ? end - kMostNameWords : 0; begin < end; ++begin) {
    std::optional<OutletName> found = at(begin);
    if (!found || found->end != end) continue;
    if (described) found->strength = OutletName::Strength::kStrong;
    return found;
  }
  return std::nullopt;
}

}  // namespace hearsay::document

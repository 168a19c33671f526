// Walks over place and date to the bracket, slash, dash or stop at which the agency stands.
#include "document/datelines.h"

#include <algorithm>
#include <optional>

#include "text/fold.h"
#include "text/utf8.h"

namespace hearsay::document {
namespace {

using text::TokenKind;

constexpr size_t kMostTokens = 16;

class Reader {
 public:
  Reader(std::string_view text, const text::TokenList& tokens, const OutletFinder& finder,
         const lexicon::Lexicon& lexicon, const lexicon::Lexicon& language)
      : text_(text),
        tokens_(tokens),
        finder_(finder),
        folds_(finder.folds()),
        lexicon_(lexicon),
        language_(language) {}

  std::vector<OutletName> run() {
    if (tokens_.size() == 0 || glued()) return std::move(found_);
    for (size_t p = 0; p < tokens_.size() && p < kMostTokens; ++p) {
      if (opens(p)) return std::move(found_);
      const TokenKind kind = tokens_[p].kind;
      if (kind == TokenKind::kDash && p > 0) {
        around_dash(p);
        return std::move(found_);
      }
      if (p > 1 && tokens_[p - 1].kind == TokenKind::kStop && agency_of_its_own(p))
        return std::move(found_);
      if (!of_place_or_date(p)) return std::move(found_);
    }
    return std::move(found_);
  }

 private:
  bool is(size_t p, std::string_view fold) const { return p < folds_.size() && folds_[p] == fold; }
  bool is_kind(size_t p, TokenKind kind) const {
    return p < tokens_.size() && tokens_[p].kind == kind;
  }

  bool is_month(size_t p) const {
    return lexicon_.list("months").has(folds_[p]) || language_.list("months").has(folds_[p]);
  }

  bool of_place_or_date(size_t p) const {
    const TokenKind kind = tokens_[p].kind;
    return tokens_[p].capital || kind == TokenKind::kComma || kind == TokenKind::kNumber ||
           kind == TokenKind::kStop || kind == TokenKind::kColon || is_month(p) ||
           lexicon_.list("name_particles").has(folds_[p]);
  }

  // A bracket or slash at p ends the walk, with what it holds.
  bool opens(size_t p) {
    const bool bracket = is(p, "(");
    if (!bracket && !is(p, "/")) return false;
    size_t q = p + 1;
    const bool equals = bracket && (is(p + 2, "=") || is(p + 2, "＝"));  // "(서울=연합뉴스)"
    if (equals) q = p + 3;
    const std::string_view closing = bracket ? ")" : "/";
    std::vector<OutletName> names;
    for (bool more = true; more;) {
      const std::optional<OutletName> name = agency_in(q, p);
      if (!name) return true;
      names.push_back(*name);
      more = bracket && is(name->end, "/");
      q = name->end + (more ? 1 : 0);
    }
    const bool known_behind_colon = p > 0 && is_kind(p - 1, TokenKind::kColon) && names[0].known;
    const bool mark = is_kind(q + 1, TokenKind::kDash) || is_kind(q + 1, TokenKind::kStop) ||
                      is_kind(q + 1, TokenKind::kColon);
    if (is(q, closing) && (mark || equals || known_behind_colon)) found_ = std::move(names);
    return true;
  }

  std::optional<OutletName> agency_in(size_t q, size_t opening) const {
    if (q >= tokens_.size()) return std::nullopt;
    if (std::optional<OutletName> name = finder_.agency_at(q)) return name;
    if (std::optional<OutletName> name = finder_.at(q)) return name;
    if (!tokens_[q].all_caps || tokens_[q].span.size() > 8 || !behind_place(opening) ||
        are_initials(q, opening))
      return std::nullopt;
    return finder_.name_at(q);
  }

  // Whether what stands before the bracket is a place: in capitals, in a list, or with a date.
  bool behind_place(size_t opening) const {
    if (opening == 0) return true;
    if (tokens_[0].all_caps) return true;
    std::string words;
    for (size_t p = 0; p < opening; ++p) {
      if (tokens_[p].kind == TokenKind::kNumber || is_month(p)) return true;
      if (tokens_[p].kind == TokenKind::kComma) break;
      words += (words.empty() ? "" : " ") + std::string(folds_[p]);
    }
    return lexicon_.list("places").has(words);
  }

  bool are_initials(size_t q, size_t opening) const {
    const std::string_view letters = folds_[q];
    std::string initials;
    for (size_t p = 0; p < opening; ++p)
      if (tokens_[p].kind == TokenKind::kWord && !folds_[p].empty()) initials += folds_[p].front();
    return letters.size() > 1 && initials.find(letters) != std::string::npos;
  }

  bool agency_of_its_own(size_t p) {
    const std::optional<OutletName> name = finder_.at(p);
    if (!name || !name->known || name->social || !tokens_[p].all_caps) return false;
    if (!is_kind(name->end, TokenKind::kStop)) return false;
    found_.push_back(*name);
    return true;
  }

  // "Reuters – The bridge …", "JAKARTA, KOMPAS.com - …", "МОСКВА, 29 июн — РИА Новости. …".
  void around_dash(size_t dash) {
    const std::optional<OutletName> name = finder_.before(dash);
    const bool site =
        name && name->begin > 0 && name->name.find('.') != std::string::npos && tokens_[0].all_caps;
    if (name && (name->known || site) && name->strength == OutletName::Strength::kStrong) {
      const bool alone = name->begin == 0 || is_kind(name->begin - 1, TokenKind::kComma) ||
                         is_kind(name->begin - 1, TokenKind::kStop);
      if (alone) found_.push_back(*name);
      return;
    }
    const std::optional<OutletName> behind = finder_.at(dash + 1);
    const bool dated = dash > 1 && (is_month(dash - 1) || is_kind(dash - 1, TokenKind::kNumber) ||
                                    is_month(dash - 2));
    if (behind && behind->known && !behind->social && dated &&
        is_kind(behind->end, TokenKind::kStop))
      found_.push_back(*behind);
  }

  // "新华社北京3月4日电", "【ロンドン共同】": no blank parts agency and place.
  bool glued() {
    constexpr size_t kLongest = 30;  // bytes
    const std::string_view first = base::view(text_, tokens_[0].span);
    const bool bracket = first == "【" && tokens_.size() > 2;
    const size_t p = bracket ? 1 : 0;
    const std::string_view word = base::view(text_, tokens_[p].span);
    if (text::point_at(word, 0).value < 0x2e80) return false;
    if (bracket && base::view(text_, tokens_[2].span) != "】") return false;
    const std::string_view opening = text_.substr(tokens_[0].span.begin, 2 * kLongest);
    if (!bracket && opening.find("电") == std::string_view::npos &&
        opening.find("電") == std::string_view::npos)
      return false;
    for (size_t size = std::min(word.size(), kLongest); size >= 6; --size) {
      const size_t at = bracket ? word.size() - size : 0;
      const size_t cut = bracket ? at : size;  // never within a character
      if (cut < word.size() && (static_cast<unsigned char>(word[cut]) & 0xc0) == 0x80) continue;
      std::optional<OutletName> name = finder_.listed(word.substr(at, size));
      if (!name) continue;
      name->begin = p;
      name->end = p + 1;
      const auto from = base::narrow(tokens_[p].span.begin + at);
      name->span = {from, from + base::narrow(size)};
      found_.push_back(std::move(*name));
      return true;
    }
    return false;
  }

  std::string_view text_;
  const text::TokenList& tokens_;
  const OutletFinder& finder_;
  const std::vector<std::string_view>& folds_;
  const lexicon::Lexicon& lexicon_;
  const lexicon::Lexicon& language_;
  std::vector<OutletName> found_;
};

}  // namespace

std::vector<OutletName> find_dateline(std::string_view text, const text::TokenList& tokens,
                                      const OutletFinder& finder, const lexicon::Lexicon& lexicon,
                                      const lexicon::Lexicon& language) {
  return Reader(text, tokens, finder, lexicon, language).run();
}

}  // namespace hearsay::document

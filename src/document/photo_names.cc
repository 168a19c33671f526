// Finds marks, cuts what follows them into pieces, and takes the pieces that are names.
#include "document/photo_names.h"

#include <algorithm>
#include <optional>
#include <span>

#include "document/byline.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace hearsay::document {
namespace {

using text::TokenKind;

constexpr size_t kMostTokens = 24;    // of a credit
constexpr size_t kMostNameWords = 5;  // of a person's name
constexpr size_t kMostSigns = 8;      // of a name in Chinese, Japanese or Korean

// Whether a letter is of a script that has no capitals and parts no words by blanks, or few.
bool is_east_asian(char32_t c) { return c >= 0x30a0 && c <= 0xd7ff; }
bool is_hiragana(char32_t c) { return c >= 0x3041 && c < 0x30a0; }

class PhotoReader {
 public:
  PhotoReader(std::string_view text, const text::TokenList& tokens, const OutletFinder& finder,
              bool sources, const lexicon::Lexicon& lexicon)
      : sources_(sources),
        text_(text),
        tokens_(tokens),
        finder_(finder),
        folds_(finder.folds()),
        marks_(lexicon.list("photo_marks")),
        cues_(lexicon.list("credit_cues_after")),
        outlets_(lexicon.list("outlets")),
        small_(lexicon.list("photo_small_words")),
        lexicon_(lexicon) {}

  PhotoNames run() {
    for (size_t p = 0; p < tokens_.size(); ++p) {
      if (!may_begin(p)) continue;
      const size_t behind = behind_mark(p);
      if (behind == 0 || (behind < tokens_.size() && kind(behind) == TokenKind::kDash)) continue;
      if (behind >= tokens_.size()) {
        keep_mark(p, behind);
        break;
      }
      const size_t end = region_end(behind, p);
      if (take(behind, end, true)) {
        keep_mark(p, behind);
        p = end - 1;
      }
    }
    if (out_.names.empty()) whole_outlet();
    if (out_.names.empty()) marks_behind();
    if (out_.names.empty()) last_bracket();
    if (out_.names.empty()) behind_last_bar();
    slashes();
    return std::move(out_);
  }

 private:
  struct Piece {
    size_t begin, end;
    bool joined;  // "and" stands before it
    bool comma;
  };

  bool is(size_t p, std::string_view fold) const { return p < folds_.size() && folds_[p] == fold; }
  TokenKind kind(size_t p) const { return tokens_[p].kind; }
  std::span<const std::string_view> from(size_t p) const {
    return std::span<const std::string_view>(folds_).subspan(p);
  }
  std::string_view cell(size_t p, std::string_view column) const {
    const lexicon::Row* row = marks_.find(folds_[p]);
    return row != nullptr ? marks_.cell(*row, column) : std::string_view();
  }

  bool may_begin(size_t p) const {
    if (p == 0 || tokens_[p].line_before) return true;
    const TokenKind before = kind(p - 1);
    const char32_t letter = text::point_at(text_, tokens_[p].span.begin).value;
    if (tokens_[p].space_before && is_east_asian(letter) && mark_at(p) > 0) return true;
    return before == TokenKind::kStop || before == TokenKind::kOpen ||
           before == TokenKind::kSymbol || before == TokenKind::kDash ||
           before == TokenKind::kClose || before == TokenKind::kQuote;
  }

  bool is_colon(size_t p) const {
    if (p >= tokens_.size()) return false;
    const std::string_view mark = base::view(text_, tokens_[p].span);
    return kind(p) == TokenKind::kColon || mark == "=" || mark == "＝" || mark == "：";
  }

  bool is_slash(size_t p) const {
    return is(p, "/") || (p < tokens_.size() && base::view(text_, tokens_[p].span) == "／");
  }

  // Tokens of the mark at p, its colon included; 0 where none is.
  size_t mark_at(size_t p) const {
    if (p >= tokens_.size()) return 0;
    const auto hit = marks_.longest(from(p));
    if (hit) {
      const std::string_view mark = marks_.cell(*hit->row, "mark");
      size_t end = p + hit->words;
      if (mark == "yes" && is(end, ".") && !is_colon(end)) ++end;
      const bool colon = is_colon(end);
      if (colon && mark == "source" && !sources_) return 0;
      if (colon && !mark.empty()) return end + 1 - p;
      if (mark == "yes") return end - p;
    }
    if (base::view(text_, tokens_[p].span) == "ⓒ") return 1;
    const auto cue = cues_.longest(from(p));
    return cue && cues_.cell(*cue->row, "relation") == "photo" ? cue->words : 0;
  }

  // Where what a mark at p leads to begins; 0 where no mark stands there.
  size_t behind_mark(size_t p) const {
    size_t q = p;
    for (size_t words = mark_at(q); words > 0; words = mark_at(q)) q += words;
    if (q == p) return 0;
    while (q < tokens_.size()) {
      const auto hit = marks_.longest(from(q));
      const bool more = is_colon(q) || is_slash(q) || is(q, "©") || is(q, "ⓒ") || mark_at(q) > 0;
      if (hit && !marks_.cell(*hit->row, "lead").empty() && q + hit->words < tokens_.size())
        q += hit->words;
      else if (more)
        q += std::max<size_t>(mark_at(q), 1);
      else
        break;
    }
    return q;
  }

  bool ends_initial(size_t p, size_t begin) const {
    if (!is(p, ".") || p == begin) return false;
    const std::string_view before = folds_[p - 1];
    const bool initial = text::point_at(before, 0).bytes == before.size() &&
                         tokens_[p - 1].capital && !tokens_[p].space_before;
    return initial || lexicon_.list("honorifics").has(before) ||
           lexicon_.list("person_suffixes").has(before);
  }

  // The end of the words behind a mark: the closing bracket, the end of line or sentence, a bar, or
  // another mark.
  size_t region_end(size_t q, size_t mark) const {
    const bool inside = mark > 0 && kind(mark - 1) == TokenKind::kOpen;
    size_t end = q;
    for (; end < tokens_.size() && end - q < kMostTokens; ++end) {
      if (end > q && tokens_[end].line_before) break;
      const TokenKind what = kind(end);
      if (what == TokenKind::kClose && inside) break;
      if (is(end, "|") || is(end, "•") || is(end, "·")) break;
      if (what == TokenKind::kStop && !ends_initial(end, q)) break;
      const size_t words = end > q ? mark_at(end) : 0;
      if (words > 0 && is_colon(end + words - 1)) break;
    }
    return end;
  }

  std::vector<Piece> pieces_of(size_t begin, size_t end) const {
    std::vector<Piece> pieces;
    Piece piece{begin, begin, false, false};
    const auto close = [&](size_t at, size_t next, bool joined, bool comma) {
      piece.end = at;
      trim(piece);
      const bool kept = piece.begin < piece.end;
      if (kept) pieces.push_back(piece);
      piece = {next, next, joined || (!kept && piece.joined), comma};
    };
    for (size_t p = begin; p < end; ++p) {
      const bool joins = !cell(p, "join").empty() && !tokens_[p].capital;
      const bool whence = !tokens_[p].capital && (is_small(p, "whence") ||
                                                  (is_small(p, "given") && is_given(piece.begin)));
      const bool bracket = kind(p) == TokenKind::kOpen || kind(p) == TokenKind::kClose;
      const bool dash = bracket || (kind(p) == TokenKind::kDash && tokens_[p].space_before);
      if (joins)
        close(p, p + 1, true, false);
      else if (is_slash(p) || whence || dash)
        close(p, p + 1, false, false);
      else if (kind(p) == TokenKind::kComma)
        close(p, p + 1, false, true);
    }
    close(end, end, false, false);
    return pieces;
  }

  void trim(Piece& piece) const {
    const auto is_mark = [&](size_t p) {
      return kind(p) != TokenKind::kWord && kind(p) != TokenKind::kNumber &&
             !(kind(p) == TokenKind::kStop && ends_initial(p, piece.begin));
    };
    while (piece.begin < piece.end && is_mark(piece.begin)) ++piece.begin;
    while (piece.end > piece.begin && is_mark(piece.end - 1)) --piece.end;
  }

  std::string joined_folds(size_t begin, size_t end) const {
    std::string out;
    for (size_t p = begin; p < end; ++p) {
      if (p > begin && tokens_[p].space_before) out += ' ';
      out += folds_[p];
    }
    return out;
  }

  bool names_nobody(size_t begin, size_t end) const {
    const lexicon::Row* row = marks_.find(joined_folds(begin, end));
    return row != nullptr && !marks_.cell(*row, "none").empty();
  }

  std::optional<PhotoName> outlet(size_t begin, size_t end) const {
    const auto hit = outlets_.longest(from(begin));
    PhotoName found;
    found.span = {tokens_[begin].span.begin, tokens_[end - 1].span.end};
    if (hit && begin + hit->words == end) {
      found.name = std::string(outlets_.cell(*hit->row, "name"));
      return found;
    }
    const std::optional<OutletName> made = finder_.at(begin);
    if (!made || made->end != end) return std::nullopt;
    found.name = made->name;
    return found;
  }

  // A name in a script without capitals: few signs, none of them of the grammar.
  bool is_east_asian_name(size_t begin, size_t end) const {
    size_t signs = 0;
    for (size_t p = begin; p < end; ++p) {
      const std::string_view word = base::view(text_, tokens_[p].span);
      if (kind(p) == TokenKind::kSymbol && word != "・" && word != "·") return false;
      if (kind(p) != TokenKind::kWord && kind(p) != TokenKind::kSymbol) return false;
      for (size_t at = 0; at < word.size();) {
        const text::Point point = text::point_at(word, at);
        if (is_hiragana(point.value) || !is_east_asian(point.value)) return false;
        at += point.bytes;
        ++signs;
      }
    }
    return signs >= 2 && signs <= kMostSigns;
  }

  bool is_name_token(size_t p, size_t begin, size_t end) const {
    const std::string_view fold = folds_[p];
    if (kind(p) == TokenKind::kStop) return ends_initial(p, begin);
    if (kind(p) == TokenKind::kClitic) return p > begin && p + 1 < end;
    if (kind(p) == TokenKind::kQuote) return p > begin && p + 1 < end;
    if (kind(p) != TokenKind::kWord) return false;
    if (std::any_of(fold.begin(), fold.end(), [](char c) { return c >= '0' && c <= '9'; }))
      return false;
    if (tokens_[p].capital)
      return lexicon_.list("given_names").has(fold) || fold.size() == 1 ||
             (is_small(p, "opens") && p == begin && p + 1 < end) ||
             !lexicon_.list("function_words").has(fold);
    if (p == begin || p + 1 >= end) return false;
    return lexicon_.list("name_particles").has(fold) || is_small(p, "inside");
  }

  // How many words the person's name in [begin, end) has; 0 where it is none.
  size_t person_words(size_t begin, size_t end) const {
    size_t words = 0;
    for (size_t p = begin; p < end; ++p) {
      if (!is_name_token(p, begin, end)) return 0;
      words += kind(p) == TokenKind::kWord ? 1 : 0;
    }
    return words <= kMostNameWords ? words : 0;
  }

  PhotoName named(size_t begin, size_t end) const {
    PhotoName found;
    found.span = {tokens_[begin].span.begin, tokens_[end - 1].span.end};
    found.name = text::squeeze(base::view(text_, found.span));
    if (end > begin + 1) found.name = ordinary_case(found.name, lexicon_);
    return found;
  }

  // Whether the word has that part in names and between them.
  bool is_small(size_t p, std::string_view part) const {
    const lexicon::Row* row = small_.find(folds_[p]);
    return row != nullptr && small_.cell(*row, "part").find(part) != std::string_view::npos;
  }

  bool is_given(size_t p) const { return lexicon_.list("given_names").has(folds_[p]); }

  // Words behind a name that are none of it: "Karin Holt Archiv", "김하늘 기자".
  void drop_tail(Piece& piece) const {
    while (piece.end > piece.begin + 1 &&
           (!cell(piece.end - 1, "none").empty() || !cell(piece.end - 1, "behind").empty()) &&
           !is_given(piece.end - 1))
      --piece.end;
  }

  // "Adam and Elizabeth Holt": the first has the surname of the second.
  std::string surname_behind(const std::vector<Piece>& pieces, size_t i) const {
    if (i + 1 >= pieces.size() || !pieces[i + 1].joined) return {};
    const Piece& next = pieces[i + 1];
    if (next.end - next.begin < 2 || person_words(next.begin, next.end) < 2) return {};
    return ' ' + std::string(base::view(text_, tokens_[next.end - 1].span));
  }

  // The names of a credit; false, and none, where it begins with something else.
  bool take(size_t begin, size_t end, bool marked) {
    const std::vector<Piece> pieces = pieces_of(begin, end);
    const bool listed =
        std::any_of(pieces.begin(), pieces.end(), [](const Piece& p) { return p.joined; });
    std::vector<PhotoName> names;
    bool nobody = false;
    for (size_t i = 0; i < pieces.size(); ++i) {
      Piece piece = pieces[i];
      if (names_nobody(piece.begin, piece.end)) {
        out_.marks.push_back({tokens_[piece.begin].span.begin, tokens_[piece.end - 1].span.end});
        nobody = true;
        continue;
      }
      std::optional<PhotoName> found = outlet(piece.begin, piece.end);
      drop_tail(piece);
      if (!found) found = outlet(piece.begin, piece.end);
      if (found) {
        names.push_back(std::move(*found));
        continue;
      }
      const size_t words = person_words(piece.begin, piece.end);
      const bool person = (words > 0 && (!piece.comma || listed || is_given(piece.begin)) &&
                           (words > 1 || marked)) ||
                          is_east_asian_name(piece.begin, piece.end);
      if (!person) {
        if (names.empty() && !nobody) return false;
        continue;
      }
      names.push_back(named(piece.begin, piece.end));
      if (words == 1) names.back().name += surname_behind(pieces, i);
    }
    if (names.empty() && !nobody) return false;
    for (PhotoName& name : names) keep(std::move(name));
    return true;
  }

  void keep(PhotoName name) {
    for (const PhotoName& known : out_.names)
      if (known.span.begin < name.span.end && name.span.begin < known.span.end) return;
    out_.names.push_back(std::move(name));
  }

  void keep_mark(size_t begin, size_t end) {
    if (!has_begin_) {
      has_begin_ = true;
      const size_t first = begin > 0 && kind(begin - 1) == TokenKind::kOpen ? begin - 1 : begin;
      out_.begin = tokens_[first].span.begin;
    }
    out_.marks.push_back({tokens_[begin].span.begin, tokens_[end - 1].span.end});
  }

  // "Reuters": the text is nothing but the name of an outlet.
  void whole_outlet() {
    if (tokens_.size() == 0 || kind(0) != TokenKind::kWord) return;
    const std::optional<OutletName> found = finder_.at(0);
    if (found && found->known && found->end == tokens_.size()) keep({found->name, found->span});
  }

  // "(王小明 摄)", "Karin Holt nuotr.", "＝山田花子撮影": the mark stands at the end.
  void marks_behind() {
    size_t end = tokens_.size();
    while (end > 0 && kind(end - 1) != TokenKind::kWord) --end;
    if (end == 0) return;
    size_t begin = end;
    while (begin > 0 && kind(begin - 1) == TokenKind::kWord && end - begin < kMostNameWords)
      --begin;
    if (begin + 1 < end && is_east_asian_name(end - 2, end - 1)) begin = end - 2;
    if (begin + 1 < end && !cell(end - 1, "behind").empty() &&
        (may_begin(begin) || begin + 2 == end)) {
      if (take(begin, end - 1, false)) keep_mark(end - 1, end);
      return;
    }
    glued_mark(end - 1);
  }

  void glued_mark(size_t p) {
    const std::string_view word = base::view(text_, tokens_[p].span);
    if (!may_begin(p) || p == 0) return;
    for (size_t at = 3; at < word.size(); ++at) {
      const lexicon::Row* row = marks_.find(word.substr(at));
      if (row == nullptr || marks_.cell(*row, "behind").empty()) continue;
      PhotoName name;
      name.span = {tokens_[p].span.begin, tokens_[p].span.begin + base::narrow(at)};
      name.name = std::string(word.substr(0, at));
      keep_mark(p, p + 1);
      out_.names.push_back(std::move(name));
      return;
    }
  }

  // "The pier last winter (Karin Holt/Eastvale Herald)".
  void last_bracket() {
    size_t end = tokens_.size();
    if (end > 0 && kind(end - 1) == TokenKind::kStop) --end;
    if (end < 4 || kind(end - 1) != TokenKind::kClose) return;
    size_t open = end - 1;
    while (open > 0 && end - open < kMostTokens && kind(open) != TokenKind::kOpen) --open;
    if (kind(open) != TokenKind::kOpen) return;
    const std::vector<Piece> pieces = pieces_of(open + 1, end - 1);
    if (pieces.size() < 2 || !is_slash(pieces[0].end)) return;
    size_t people = 0;
    for (const Piece& piece : pieces) {
      const size_t words = person_words(piece.begin, piece.end);
      if (words == 0 && !outlet(piece.begin, piece.end) && !names_nobody(piece.begin, piece.end))
        return;
      people += words > 1 && is_given(piece.begin) ? 1 : 0;
    }
    if (people == 0 || !take(open + 1, end - 1, false)) return;
    out_.begin = out_.marks.empty() ? tokens_[open].span.begin : out_.begin;
    if (pieces.size() == 2 && person_words(pieces[1].begin, pieces[1].end) == 1)
      keep(named(pieces[1].begin, pieces[1].end));
  }

  // "The pier last winter. / Karin Holt": a bar or dash between the last sentence and a name.
  void behind_last_bar() {
    size_t end = tokens_.size();
    if (end > 0 && kind(end - 1) == TokenKind::kStop) --end;
    for (size_t p = end; p-- > 1 && end - p <= kMostNameWords;) {
      const bool dash = kind(p) == TokenKind::kDash;
      if (!dash && !is_slash(p)) continue;
      const size_t words = person_words(p + 1, end);
      const bool apart = tokens_[p].space_before && p + 1 < end && tokens_[p + 1].space_before &&
                         kind(p - 1) == TokenKind::kStop;
      if (!apart || words < 2 || words > 3 || (dash && !is_given(p + 1))) return;
      out_.begin = tokens_[p].span.begin;
      keep(named(p + 1, end));
      return;
    }
  }

  // "Karin Holt/AP", "AFP/Karin Holt": a person beside an agency.
  void slashes() {
    for (size_t p = 1; p + 1 < tokens_.size(); ++p) {
      if (!is_slash(p)) continue;
      const std::optional<OutletName> behind = finder_.at(p + 1);
      if (behind && behind->known && !behind->social) person_before(p);
      const std::optional<OutletName> before = finder_.before(p);
      if (before && before->known && !before->social) person_behind(p);
    }
  }

  void person_before(size_t slash) {
    size_t begin = slash;
    while (begin > 0 && slash - begin < 2 * kMostNameWords && !tokens_[begin].line_before &&
           (is_name_token(begin - 1, begin - 1, slash) || ends_initial(begin - 1, 0)))
      --begin;
    const bool apart = begin == 0 || tokens_[begin].line_before || may_begin(begin);
    const size_t words = begin < slash ? person_words(begin, slash) : 0;
    if (!apart || words < 2 || outlet(begin, slash) || names_nobody(begin, slash)) return;
    if (out_.names.empty()) out_.begin = tokens_[begin].span.begin;
    keep(named(begin, slash));
  }

  void person_behind(size_t slash) {
    const size_t end = region_end(slash + 1, 0);
    const std::vector<Piece> pieces = pieces_of(slash + 1, end);
    if (pieces.empty()) return;
    Piece piece = pieces.front();
    drop_tail(piece);
    if (person_words(piece.begin, piece.end) < 2 || outlet(piece.begin, piece.end) ||
        names_nobody(piece.begin, piece.end))
      return;
    keep(named(piece.begin, piece.end));
  }

  bool sources_;
  std::string_view text_;
  const text::TokenList& tokens_;
  const OutletFinder& finder_;
  const std::vector<std::string_view>& folds_;
  const lexicon::WordList& marks_;
  const lexicon::WordList& cues_;
  const lexicon::WordList& outlets_;
  const lexicon::WordList& small_;
  const lexicon::Lexicon& lexicon_;
  PhotoNames out_;
  bool has_begin_ = false;  // out_.begin is set
};

}  // namespace

PhotoNames read_photo_names(std::string_view text, const text::TokenList& tokens,
                            const OutletFinder& finder, bool sources,
                            const lexicon::Lexicon& lexicon) {
  return PhotoReader(text, tokens, finder, sources, lexicon).run();
}

}  // namespace hearsay::document

// Tries one source after the other and cleans what each gives.
#include "document/outlet_of_page.h"

#include <algorithm>
#include <vector>

#include "document/byline.h"
#include "document/furniture.h"
#include "document/html_links.h"
#include "document/html_title.h"
#include "document/metadata.h"
#include "document/site_names.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace hearsay::document {
namespace {

constexpr size_t kLongestName = 80;   // bytes of a stated name
constexpr size_t kLongestPiece = 50;  // of one in <title>

// The lexicon's name for a host, by the words of its labels: "tass.com" is TASS.
std::string outlet_of_host(const std::string& host, const lexicon::Lexicon& lexicon) {
  const lexicon::WordList& outlets = lexicon.list("outlets");
  const auto name_of = [&](std::string_view entry) -> std::string {
    const lexicon::Row* row = outlets.find(entry);
    if (row == nullptr || outlets.cell(*row, "use") == "social") return {};
    return std::string(outlets.cell(*row, "name"));
  };
  if (std::string name = name_of(host); !name.empty()) return name;
  const size_t last = host.rfind('.');
  if (last == std::string::npos) return {};
  size_t from = host.rfind('.', last - 1);
  from = from == std::string::npos ? 0 : from + 1;
  std::string label = host.substr(from, last - from);
  if (std::string name = name_of(label); !name.empty()) return name;
  std::replace(label.begin(), label.end(), '-', ' ');
  if (std::string name = name_of(label); !name.empty()) return name;
  for (size_t cut = 3; cut + 3 <= label.size(); ++cut)  // "foxnews" is "fox news"
    if (std::string name = name_of(label.substr(0, cut) + ' ' + label.substr(cut)); !name.empty())
      return name;
  return {};
}

bool is_border(char32_t c) {
  return c == '|' || c == ':' || c == '/' || c == '~' || c == 0xb7 || c == 0x2022 || c == 0xbb ||
         c == 0xab || c == 0x203a || text::is_dash(c) || text::is_space(c);
}

// Takes marks and blanks off both ends; true where a mark was among them.
bool strip_borders(std::string_view& text) {
  bool marked = false;
  for (text::Point p = text::point_at(text, 0); p.bytes > 0 && is_border(p.value);
       p = text::point_at(text, 0)) {
    marked |= !text::is_space(p.value);
    text.remove_prefix(p.bytes);
  }
  for (text::Point p = text::point_before(text, text.size()); p.bytes > 0 && is_border(p.value);
       p = text::point_before(text, text.size())) {
    marked |= !text::is_space(p.value);
    text.remove_suffix(p.bytes);
  }
  return marked;
}

// "A - B | C: D" in pieces: at bars, at dashes between blanks, and with `colons` at these.
std::vector<std::string_view> pieces_of(std::string_view text, bool colons) {
  std::vector<std::string_view> pieces;
  const auto add = [&](size_t begin, size_t end) {
    std::string_view piece = text.substr(begin, end - begin);
    strip_borders(piece);
    if (!piece.empty()) pieces.push_back(piece);
  };
  size_t from = 0;
  for (size_t at = 0; at < text.size();) {
    const text::Point p = text::point_at(text, at);
    const bool blank_before = at > 0 && text[at - 1] == ' ';
    const bool blank_behind = at + p.bytes >= text.size() || text[at + p.bytes] == ' ';
    const bool bar = p.value == '|' || p.value == 0xbb || p.value == 0x2022 || p.value == 0xb7;
    const bool cuts = (bar && (blank_before || blank_behind)) ||
                      (text::is_dash(p.value) && blank_before && blank_behind) ||
                      (colons && p.value == ':' && blank_behind);
    if (cuts) {
      add(from, at);
      from = at + p.bytes;
    }
    at += std::max<uint32_t>(p.bytes, 1);
  }
  add(from, text.size());
  return pieces;
}

class Finder {
 public:
  Finder(const PageView& view, std::string_view title, std::string_view url,
         const lexicon::Lexicon& lexicon)
      : view_(view),
        head_(view.head),
        title_(title),
        url_(url),
        host_(host_of(url)),
        lexicon_(lexicon) {}

  std::string run() const {
    for (const std::string& name : head_.site_names) {
      if (name.size() > kLongestName || name.find("://") != std::string::npos) continue;
      if (std::string kept = cleaned(name, false); !kept.empty()) return kept;
    }
    if (!host_.empty())
      if (std::string name = outlet_of_host(host_, lexicon_); !name.empty()) return name;
    if (std::string name = piece_like_host(); !name.empty()) return name;
    if (std::string name = beside_title(); !name.empty()) return name;
    return home_link();
  }

 private:
  const PageView& view_;
  const HeadFacts& head_;
  std::string_view title_, url_;
  std::string host_;
  const lexicon::Lexicon& lexicon_;

  bool is_home_word(std::string_view name) const {
    return lexicon_.list("home_words").has(word_key(name));
  }

  // A name without "logo" at its ends and without the pieces that its site's address does not know;
  // empty where it is none. `image`: the words of an image, which may tell what it shows.
  std::string cleaned(std::string_view name, bool image) const {
    if (name.find_first_of("{}$<>") != std::string_view::npos) return {};
    std::string kept = without_logo(text::squeeze(name), image);
    if (kept.empty() || is_home_word(kept)) return {};
    const std::string key = word_key(kept);
    if (key.empty() || key == word_key(title_)) return {};
    const std::vector<std::string_view> pieces = pieces_of(kept, false);
    if (pieces.size() > 1)
      for (const std::string_view piece : pieces)
        if (names_site(piece, host_)) return std::string(piece);
    return kept;
  }

  // "Harbour Times logo", "Logo Hafenkurier", "Hafen.de-Logo". A picture of something is no name.
  std::string without_logo(std::string name, bool image) const {
    const lexicon::WordList& words = lexicon_.list("logo_words");
    const std::string key = word_key(name);
    size_t at = 0;
    for (size_t from = 0; image && from < key.size(); from = at + 1) {
      at = std::min(key.find(' ', from), key.size());
      const lexicon::Row* row = words.find(std::string_view(key).substr(from, at - from));
      if (row == nullptr) continue;
      const bool edge = from == 0 || at == key.size();
      if (words.cell(*row, "kind") != "logo" || !edge) return {};
    }
    const auto is_logo = [&](std::string_view word) {
      const lexicon::Row* row = words.find(text::fold_word(word));
      return row != nullptr && words.cell(*row, "kind") == "logo";
    };
    const size_t first = name.find_first_of(" -:");
    if (first != std::string::npos && is_logo(std::string_view(name).substr(0, first)))
      name.erase(0, first + 1);
    const size_t last = name.find_last_of(" -");
    if (last != std::string::npos && is_logo(std::string_view(name).substr(last + 1)))
      name.resize(last);
    std::string_view kept = name;
    strip_borders(kept);
    return is_logo(kept) ? std::string() : std::string(kept);
  }

  // As <title> has it, but for a piece in capitals with a long word: "THE HARBOR POST".
  std::string spelt(std::string_view name) const {
    constexpr size_t kLongestShort = 5;  // letters of an abbreviation
    size_t longest = 0, letters = 0;
    for (size_t at = 0; at < name.size();) {
      const text::Point p = text::point_at(name, at);
      at += std::max<uint32_t>(p.bytes, 1);
      letters = text::is_letter(p.value) ? letters + 1 : 0;
      longest = std::max(longest, letters);
      if (text::is_letter(p.value) && !text::is_upper(p.value)) return std::string(name);
    }
    return longest > kLongestShort ? ordinary_case(name, lexicon_) : std::string(name);
  }

  // A piece of <title> that the address has, too, whatever the other pieces are.
  std::string piece_like_host() const {
    if (host_.empty() || head_.page_title.size() > 300) return {};
    for (const bool colons : {false, true}) {
      const std::vector<std::string_view> pieces = pieces_of(head_.page_title, colons);
      if (pieces.size() < 2) continue;
      std::string_view shortest;
      for (const std::string_view piece : pieces)
        if (piece.size() <= kLongestPiece && names_site(piece, host_) && !is_home_word(piece) &&
            word_key(piece) != word_key(title_) &&
            (shortest.empty() || piece.size() < shortest.size()))
          shortest = piece;
      if (!shortest.empty()) return spelt(shortest);
    }
    return {};
  }

  // "Harbor Post", or a name in the list.
  bool ends_like_outlet(std::string_view piece) const {
    const std::string key = word_key(piece);
    const size_t blank = key.rfind(' ');
    const lexicon::WordList& words = lexicon_.list("outlet_words");
    const lexicon::Row* row =
        blank == std::string::npos ? nullptr : words.find(std::string_view(key).substr(blank + 1));
    return lexicon_.list("outlets").has(key) ||
           (row != nullptr && !words.cell(*row, "head").empty());
  }

  // "Page 2": a word and a number.
  static bool is_numbered(std::string_view piece) {
    const std::string key = word_key(piece);
    const size_t blank = key.find(' ');
    return blank != std::string::npos && key.find(' ', blank + 1) == std::string::npos &&
           key.find_first_not_of("0123456789", blank + 1) == std::string::npos;
  }

  // Whether the words of a link are just these.
  bool says(NodeIndex link, const std::string& key) const {
    const auto& nodes = view_.tree.nodes();
    std::string words;
    for (NodeIndex k = link; k < nodes[link].end && words.size() <= kLongestPiece; ++k)
      words.append(nodes[k].text);
    return words.size() <= 2 * kLongestPiece && word_key(words) == key;
  }

  // Whether a link into the site, not to its front page, is just this one word: a section.
  bool is_section(std::string_view piece) const {
    const std::string key = word_key(piece);
    if (key.find(' ') != std::string::npos || piece.find('.') != std::string_view::npos)
      return false;
    const auto& nodes = view_.tree.nodes();
    for (NodeIndex i = 0; i < nodes.size(); ++i) {
      if (nodes[i].tag != LXB_TAG_A) continue;
      std::string_view path = view_.tree.attribute(i, Attribute::kHref);
      if (const size_t scheme = path.rfind("://"); scheme != std::string_view::npos)
        path.remove_prefix(std::min(path.find('/', scheme + 3), path.size()));
      std::string steps = word_key(path);
      if (steps.empty() || steps.starts_with("index")) continue;
      if (says(i, key)) return true;
    }
    return false;
  }

  // What <title> holds beside the title: most often the site's name, before it or behind it.
  std::string beside_title() const {
    const std::string_view whole = head_.page_title;
    if (title_.empty() || whole.size() > 300) return {};
    const size_t at = whole.find(title_);
    if (at == std::string_view::npos) return {};
    const bool behind = at == 0;
    std::string_view rest = behind ? whole.substr(title_.size()) : whole.substr(0, at);
    if (!behind && at + title_.size() != whole.size()) return {};
    const std::string_view mark = text::squeeze(rest).ends_with(":") ? ":" : "";
    const bool marked = strip_borders(rest);
    const bool single =
        rest.find(" | ") == std::string_view::npos && rest.find(" - ") == std::string_view::npos;
    if (!marked || !single || rest.empty() || rest.size() > kLongestPiece) return {};
    // What stands before a colon is most often a kind of text ("Petition: …").
    const bool kind = !behind && mark == ":" && !ends_like_outlet(rest) && !is_front_link(rest);
    if (kind || is_numbered(rest) || is_home_word(rest) || is_section(rest)) return {};
    return spelt(rest);
  }

  // Whether a link to the front page of some host has just these words.
  bool is_front_link(std::string_view piece) const {
    const std::string key = word_key(piece);
    const auto& nodes = view_.tree.nodes();
    for (NodeIndex i = 0; i < nodes.size(); ++i) {
      if (nodes[i].tag != LXB_TAG_A) continue;
      const std::string_view href = view_.tree.attribute(i, Attribute::kHref);
      const size_t scheme = href.find("://");
      const size_t path = scheme == std::string_view::npos ? scheme : href.find('/', scheme + 3);
      if (scheme == std::string_view::npos || (path != href.npos && path + 1 < href.size()))
        continue;
      if (says(i, key)) return true;
    }
    return false;
  }

  bool leads_home(NodeIndex i) const {
    const std::string_view href = view_.tree.attribute(i, Attribute::kHref);
    return href == "/" ||
           (!url_.empty() && href.size() > 8 && absolute_url("/", std::string(url_)) == href);
  }

  // The words, or the image's words, of a link to the front page.
  std::string home_link() const {
    const auto& nodes = view_.tree.nodes();
    for (NodeIndex i = 0; i < nodes.size(); ++i) {
      if (nodes[i].tag != LXB_TAG_A || !leads_home(i)) continue;
      std::string words, image;
      for (NodeIndex k = i; k < nodes[i].end; ++k) {
        words.append(nodes[k].text);
        if (nodes[k].tag == LXB_TAG_IMG) image = view_.tree.attribute(k, "alt");
      }
      for (const std::string* candidate : {&words, &image}) {
        const std::string name = cleaned(*candidate, candidate == &image);
        if (word_key(name).size() < 2 || name.size() > 40 ||
            stock_of(name, lexicon_) != Stock::kNone)
          continue;
        return spelt(name);
      }
    }
    return {};
  }
};

}  // namespace

std::string outlet_of_page(const PageView& view, std::string_view title, std::string_view url,
                           const lexicon::Lexicon& lexicon) {
  return Finder(view, title, url, lexicon).run();
}

}  // namespace hearsay::document

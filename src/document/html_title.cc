// Chooses the title among headings and stated titles.
#include "document/html_title.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include "document/metadata.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace hearsay::document {
namespace {

constexpr uint32_t kLongestTitle = 400;  // bytes

struct Piece {
  size_t begin, end;
};

// The parts of a title between separators with white space on both sides (a colon pair and a
// guillemet count, too).
std::vector<Piece> cut_pieces(std::string_view title) {
  static constexpr std::array<std::string_view, 14> kMarks = {
      " | ", " - ", " – ", " — ",  " :: ", " » ", " « ",
      " · ", " • ", " / ", " // ", " ― ",  " ~ ", " › "};
  std::vector<Piece> pieces;
  size_t from = 0;
  for (size_t i = 0; i < title.size(); ++i) {
    if (title[i] != ' ') continue;
    for (const std::string_view mark : kMarks) {
      if (!title.substr(i).starts_with(mark)) continue;
      if (i > from) pieces.push_back({from, i});
      from = i + mark.size();
      i = from - 1;
      break;
    }
  }
  if (from < title.size()) pieces.push_back({from, title.size()});
  return pieces;
}

std::set<std::string> words_of(const std::string& key) {
  std::set<std::string> out;
  for (size_t from = 0; from < key.size();) {
    const size_t to = std::min(key.find(' ', from), key.size());
    if (to > from) out.insert(key.substr(from, to - from));
    from = to + 1;
  }
  return out;
}

// A text as it is compared.
struct Compared {
  std::string key;
  std::set<std::string> words;

  explicit Compared(std::string made) : key(std::move(made)), words(words_of(key)) {}
};

// 0..100: how alike two keys are.
int likeness(const Compared& a, const Compared& b) {
  if (a.key.empty() || b.key.empty()) return 0;
  if (a.key == b.key) return 100;
  const std::set<std::string>&x = a.words, &y = b.words;
  size_t shared = 0;
  for (const std::string& word : x) shared += y.count(word);
  const size_t larger = std::max(x.size(), y.size());
  const size_t smaller = std::min(x.size(), y.size());
  int score = static_cast<int>(90 * shared / std::max<size_t>(1, larger));
  if (smaller >= 3 && shared == smaller) score = std::max(score, 70);
  return score;
}

struct Weighing {
  const PageView& page;
  std::vector<std::string> stated;  // keys of headline, og:title, page title, with and without site
  std::vector<Compared> compared;   // the same
  std::vector<std::string> sites;   // keys of the site's names
  size_t shortest = SIZE_MAX, longest = 0;  // bytes of these keys
  size_t last_prose = SIZE_MAX;             // the last block that reads like a paragraph

  int heading_points(size_t b) const {
    switch (page.facts.blocks[b].tag) {
      case LXB_TAG_H1: return 50;
      case LXB_TAG_H2: return 18;
      case LXB_TAG_H3: return 6;
      default: return 0;
    }
  }
  int weigh(size_t b) const;
};

int Weighing::weigh(size_t b) const {
  constexpr int kBehindText = 40, kOfSite = 60;
  const BlockFacts& block = page.facts.blocks[b];
  const LeafBlock& leaf = page.rendering.blocks[b];
  const NodeFacts& node = page.at(b);
  const bool named =
      node.own.has(ClassKind::kTitle) ||
      (leaf.container != 0 &&
       page.facts.nodes[page.tree[leaf.container].parent].own.has(ClassKind::kTitle));
  const int heading = heading_points(b);
  if (heading < 18 && !named && (block.bytes < shortest || block.bytes > longest * 2 + 16))
    return -1000;
  const std::string key = word_key(page.text(b));
  int like = 0;
  if (heading < 18 && !named) {
    if (std::find(stated.begin(), stated.end(), key) == stated.end()) return -1000;
    like = 100;
  }
  if (like < 100) {
    const Compared shown(key);
    for (size_t i = 0; i < compared.size() && like < 100; ++i)
      like = std::max(like, likeness(shown, compared[i]));
  }
  int points = heading + like + (named ? 12 : 0);
  if (node.regions.has(Region::kArticle) || node.regions.has(Region::kMain)) points += 8;
  if (node.regions.has(Region::kNav) || node.regions.has(Region::kFooter) ||
      node.regions.has(Region::kAside))
    points -= 40;
  if (node.around.any({ClassKind::kRelated, ClassKind::kSidebar, ClassKind::kComment,
                       ClassKind::kPopup, ClassKind::kNav, ClassKind::kTeaser}))
    points -= 25;
  if (block.link_share > 80) points -= 15;
  if (block.bytes < 12) points -= 20;
  if (block.words == 1) points -= 10;
  for (const std::string& site : sites)
    if (key == site) points -= 80;
  if (b > last_prose) points -= kBehindText;
  const std::string_view classes = page.tree[leaf.container].classes;
  if (classes.find("site-title") != std::string_view::npos ||
      classes.find("site-name") != std::string_view::npos)
    points -= kOfSite;
  return points;
}

}  // namespace

namespace {

// The key of a text of ASCII; nothing where it holds more.
std::optional<std::string> plain_key(std::string_view text) {
  constexpr char kBorder = ' ', kNothing = '\'', kWide = '\x7f';
  static constexpr std::array<char, 256> kKeys = [] {
    std::array<char, 256> keys{};
    for (size_t c = 0; c < keys.size(); ++c) keys[c] = c < 0x80 ? kBorder : kWide;
    for (char c = '0'; c <= '9'; ++c) keys[static_cast<size_t>(c)] = c;
    for (char c = 'a'; c <= 'z'; ++c) {
      keys[static_cast<size_t>(c)] = c;
      keys[static_cast<size_t>(c) - 0x20] = c;
    }
    keys['\''] = kNothing;
    return keys;
  }();
  std::string out(text.size(), '\0');  // a blank stands for at least one byte between words
  size_t size = 0;
  bool gap = false;
  for (const char c : text) {
    const char key = kKeys[static_cast<unsigned char>(c)];
    if (key == kBorder) {
      gap = size > 0;
    } else if (key == kWide) {
      return std::nullopt;
    } else if (key != kNothing) {
      if (gap) out[size++] = ' ';
      gap = false;
      out[size++] = key;
    }
  }
  out.resize(size);
  return out;
}

}  // namespace

std::string word_key(std::string_view text) {
  if (std::optional<std::string> plain = plain_key(text)) return std::move(*plain);
  std::string out;
  out.reserve(text.size());
  size_t word = 0;    // where the word under way begins in `out`
  bool open = false;  // a word is under way
  bool plain = true;  // and is ASCII so far
  const auto begin = [&] {
    if (open) return;
    open = true;
    if (!out.empty()) out.push_back(' ');
    word = out.size();
  };
  const auto flush = [&] {
    if (open && !plain) {
      const std::string wide = out.substr(word);
      out.resize(word);
      text::append_folded(out, wide);
    }
    open = false;
    plain = true;
  };
  for (size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x80) {
      if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')) {
        begin();
        out.push_back(text[i]);
      } else if (c >= 'A' && c <= 'Z') {
        begin();
        out.push_back(static_cast<char>(c + 32));
      } else if (c != '\'') {
        flush();
      }
      ++i;
      continue;
    }
    const text::Point point = text::point_at(text, i);
    if (text::is_letter(point.value) || text::is_digit(point.value)) {
      begin();
      out.append(text.substr(i, point.bytes));
      plain = false;
    } else if (!text::is_apostrophe(point.value)) {
      flush();
    }
    i += std::max<uint32_t>(1, point.bytes);
  }
  flush();
  return out;
}

std::string without_site(std::string_view title, const std::vector<std::string>& site_names,
                         std::string_view shown) {
  std::vector<Piece> pieces = cut_pieces(title);
  if (pieces.size() < 2) return std::string(title);
  const std::string shown_key = word_key(shown);
  std::vector<std::string> sites;
  for (const std::string& name : site_names) sites.push_back(word_key(name));
  const auto is_site = [&](const Piece& piece) {
    const std::string key = word_key(title.substr(piece.begin, piece.end - piece.begin));
    return std::find(sites.begin(), sites.end(), key) != sites.end();
  };
  if (!shown_key.empty()) {  // the run of pieces that the page shows as its heading
    for (size_t from = 0; from < pieces.size(); ++from)
      for (size_t to = pieces.size(); to > from; --to) {
        const std::string_view run =
            title.substr(pieces[from].begin, pieces[to - 1].end - pieces[from].begin);
        if (word_key(run) == shown_key) return std::string(run);
      }
  }
  while (pieces.size() > 1 && is_site(pieces.back())) pieces.pop_back();
  while (pieces.size() > 1 && is_site(pieces.front())) pieces.erase(pieces.begin());
  if (sites.empty() &&
      pieces.size() >
          1) {  // nothing is known of the site: a short last part is most often its name
    const size_t last = pieces.back().end - pieces.back().begin;
    if (last < pieces.back().begin) pieces.pop_back();
  }
  return std::string(title.substr(pieces.front().begin, pieces.back().end - pieces.front().begin));
}

namespace {

// The words of the block that shows the title, without leading elements whose class says that they
// hold something else: a topic, a date, a label for screen readers.
std::string title_text(const PageView& page, uint32_t block) {
  const LeafBlock& leaf = page.rendering.blocks[block];
  const std::string_view whole = page.text(block);
  NodeIndex behind = 0;  // end of the last such element
  for (NodeIndex i = leaf.container + 1; i <= leaf.last && i < page.tree.nodes().size(); ++i) {
    const HtmlNode& node = page.tree[i];
    if (i < behind) continue;
    if (node.element != nullptr &&
        page.facts.nodes[i].own.any({ClassKind::kTags, ClassKind::kDate, ClassKind::kHidden}) &&
        !page.facts.nodes[i].own.has(ClassKind::kTitle) && node.end <= leaf.last) {
      behind = node.end;
      continue;
    }
    if (node.tag == LXB_TAG__TEXT && !text::squeeze(node.text).empty()) break;
  }
  if (behind <= leaf.first) return std::string(whole);
  std::string rest;
  for (NodeIndex i = behind; i <= leaf.last; ++i)
    if (page.tree[i].tag == LXB_TAG__TEXT) rest.append(page.tree[i].text).push_back(' ');
  const std::string kept = text::squeeze(rest);
  const size_t at = whole.rfind(kept.substr(0, 12));
  return word_key(kept).size() < 8 || at == std::string_view::npos ? std::string(whole)
                                                                   : std::string(whole.substr(at));
}

// A heading whose first elements alone are a stated title of three words or more is cut down to it:
// what the further ones hold is a subtitle.
std::string without_subtitle(const PageView& page, uint32_t block, const std::string& shown,
                             const std::vector<std::string>& stated) {
  const LeafBlock& leaf = page.rendering.blocks[block];
  const std::string key = word_key(shown);
  for (const std::string& title : stated) {
    if (!key.starts_with(title + ' ') || std::count(title.begin(), title.end(), ' ') < 2) continue;
    std::string before;  // text of the heading before the element at hand
    bool grown = false;
    for (NodeIndex i = leaf.container + 1; i <= leaf.last && i < page.tree.nodes().size(); ++i) {
      const HtmlNode& node = page.tree[i];
      if (node.tag == LXB_TAG__TEXT) {
        before.append(node.text.substr(0, kLongestTitle)).push_back(' ');
        grown = true;
        if (before.size() > 2 * kLongestTitle) break;
        continue;
      }
      if (!std::exchange(grown, false) || word_key(before) != title) continue;
      for (size_t at = shown.find(' '); at != std::string::npos; at = shown.find(' ', at + 1))
        if (word_key(std::string_view(shown).substr(0, at)) == title) return shown.substr(0, at);
    }
  }
  return shown;
}

// Whether a text node of the block begins the words of `key`, which end the block.
bool begins_node(const PageView& page, uint32_t block, const std::string& key) {
  const LeafBlock& leaf = page.rendering.blocks[block];
  std::string rest;
  for (NodeIndex i = leaf.last + 1; i-- > leaf.first && rest.size() <= key.size();) {
    if (page.tree[i].tag != LXB_TAG__TEXT) continue;
    rest = word_key(std::string(page.tree[i].text) + ' ' + rest);
    if (rest == key) return true;
  }
  return false;
}

// A heading that ends with a stated title of three words or more ("Open Progress Why thinking
// together beats alone") is cut down to it at the border of an element, or at a mark where the
// whole is not stated as well.
std::string without_kicker(const PageView& page, uint32_t block, const std::string& shown,
                           const std::vector<std::string>& stated) {
  const std::string key = word_key(shown);
  const auto states_whole = [&](const std::string& title) {
    return title == key || title.starts_with(key + ' ');
  };
  const bool whole = std::any_of(stated.begin(), stated.end(), states_whole);
  for (const std::string& title : stated) {
    if (title.size() * 5 < key.size() * 2 || title.size() >= key.size() ||
        std::count(title.begin(), title.end(), ' ') < 2)
      continue;
    if (!key.ends_with(' ' + title)) continue;
    for (size_t at = shown.find(' '); at != std::string::npos; at = shown.find(' ', at + 1))
      if (word_key(std::string_view(shown).substr(at + 1)) == title) {
        const size_t word = shown.find_first_not_of(" :|–—-/", at);
        const bool mark = word != at + 1 || std::string_view(":|-/\x94\x93").find(shown[at - 1]) !=
                                                std::string_view::npos;
        if (word == std::string::npos || (!(mark && !whole) && !begins_node(page, block, title)))
          return shown;
        return shown.substr(word);
      }
  }
  return shown;
}

// "How to feed a ferry | Opinion", "Ferries at sea - Harbour Post": a last part behind a bar of few
// words, or one that is the host's name, is no part of the title.
std::string without_tail(std::string title, const std::string& host) {
  constexpr size_t kFewWords = 4, kLeastLeft = 3;
  const std::vector<Piece> pieces = cut_pieces(title);
  if (pieces.size() < 2) return title;
  const Piece last = pieces.back(), before = pieces[pieces.size() - 2];
  const std::string tail = word_key(std::string_view(title).substr(last.begin));
  const std::string kept = word_key(std::string_view(title).substr(0, before.end));
  const auto words = [](const std::string& key) {
    return 1 + static_cast<size_t>(std::count(key.begin(), key.end(), ' '));
  };
  const bool bar = title.compare(before.end, 3, " | ") == 0 && words(tail) <= kFewWords &&
                   tail.size() * 2 <= kept.size();
  std::string glued = tail, home = word_key(host);
  std::erase(glued, ' ');
  std::erase(home, ' ');
  constexpr size_t kLeastName = 5;
  const bool site = glued.size() >= kLeastName && home.starts_with(glued);
  if ((!bar && !site) || kept.empty() || words(kept) < kLeastLeft) return title;
  title.resize(before.end);
  return title;
}

}  // namespace

// Where <title> begins with the words of one heading and ends with those of another ("A tale |
// Harbor Post"), the one that stands first in the page is the site's or the section's, not the
// article's, if it ends <title>, leads somewhere or is the host's name. The keys of that heading
// and of the other, or nothing.
std::pair<std::string, std::string> heading_of_site(const PageView& page, const std::string& host) {
  constexpr uint32_t kMostHeadings = 60, kFar = 100;  // blocks
  const std::string title = word_key(page.head.page_title);
  struct Heading {
    uint32_t block;
    std::string key;
    bool begins, ends;
  };
  std::vector<Heading> headings;
  uint32_t seen = 0;
  for (uint32_t b = 0; b < page.facts.blocks.size() && seen < kMostHeadings; ++b) {
    const BlockFacts& block = page.facts.blocks[b];
    if (block.tag < LXB_TAG_H1 || block.tag > LXB_TAG_H4 || block.bytes > kLongestTitle) continue;
    ++seen;
    std::string key = word_key(page.text(b));
    const bool begins = title.starts_with(key + ' '), ends = title.ends_with(' ' + key);
    const RegionSet& regions = page.at(b).regions;
    if (regions.has(Region::kFooter) || regions.has(Region::kAside)) continue;
    if (begins || ends) headings.push_back({b, std::move(key), begins, ends});
  }
  std::string home = word_key(host);
  std::erase(home, ' ');
  for (const Heading& first : headings)
    for (const Heading& second : headings) {
      if (second.block <= first.block || first.key == second.key) continue;
      if (second.block > first.block + kFar) continue;
      if (!(first.begins && second.ends) && !(first.ends && second.begins)) continue;
      const size_t both = first.key.size() + second.key.size();
      if (both >= title.size() || both * 5 < title.size() * 3) continue;
      std::string glued = first.key;
      std::erase(glued, ' ');
      if (first.ends || page.facts.blocks[first.block].link_share > 80 || home == glued)
        return {first.key, second.key};
    }
  return {};
}

TitleChoice find_title(const PageView& page) {
  Weighing weighing{page, {}, {}, {}, SIZE_MAX, 0, SIZE_MAX};
  for (size_t b = 0; b < page.facts.blocks.size(); ++b)
    if (page.facts.blocks[b].prose) weighing.last_prose = b;
  std::string host =
      host_of(page.head.canonical_url.empty() ? page.head.own_url : page.head.canonical_url);
  if (host.starts_with("www.")) host.erase(0, 4);
  for (const std::string& site : page.head.site_names) weighing.sites.push_back(word_key(site));
  if (auto [site, title] = heading_of_site(page, host); !site.empty()) {
    weighing.sites.push_back(std::move(site));
    weighing.stated.push_back(std::move(title));
  }
  for (const std::string* stated :
       {&page.head.headline, &page.head.og_title, &page.head.page_title}) {
    if (stated->empty()) continue;
    weighing.stated.push_back(word_key(*stated));
    weighing.stated.push_back(word_key(without_site(*stated, page.head.site_names, {})));
  }
  for (const std::string& key : weighing.stated) {
    weighing.compared.emplace_back(key);
    weighing.shortest = std::min(weighing.shortest, key.size());
    weighing.longest = std::max(weighing.longest, key.size());
  }
  TitleChoice out;
  int best = 25;  // an h2 alone, unlike anything stated, is no title
  uint32_t candidates = 0;
  for (uint32_t b = 0; b < page.facts.blocks.size() && candidates < 400; ++b) {
    if (page.facts.blocks[b].bytes > kLongestTitle || page.rendering.blocks[b].is_table) continue;
    const int points = weighing.weigh(b);
    if (points > -1000) ++candidates;
    if (points > best) {
      best = points;
      out.block = b;
    }
  }
  if (out.block != 0xffffffff) {
    out.text = without_kicker(page, out.block, text::squeeze(title_text(page, out.block)),
                              weighing.stated);
    out.text = without_subtitle(page, out.block, out.text, weighing.stated);
    out.text = without_tail(std::move(out.text), host);
    return out;
  }
  for (const std::string* stated :
       {&page.head.headline, &page.head.og_title, &page.head.page_title}) {
    if (stated->empty()) continue;
    out.text = without_tail(without_site(*stated, page.head.site_names, {}), host);
    break;
  }
  return out;
}

}  // namespace hearsay::document

// Collects names from four sources and decides between them.
#include "document/html_authors.h"

#include <algorithm>

#include "document/byline.h"
#include "document/co_authors.h"
#include "document/html_line.h"
#include "document/html_title.h"
#include "document/led_name.h"
#include "document/site_names.h"
#include "document/site_owner.h"
#include "lexicon/read_dates.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace hearsay::document {
namespace {

using enum ClassKind;

constexpr uint32_t kLongestName = 70;  // bytes
constexpr size_t kMostNames = 12;
constexpr size_t kEnough = 3;        // names in elements; further ones are of other stories
constexpr uint32_t kAboveTitle = 8;  // blocks
constexpr uint32_t kBelowTitle = 25;
constexpr uint32_t kBelowBody = 8;

class Finder {
 public:
  Finder(const PageView& view, const std::vector<Label>& labels, std::string_view outlet,
         std::string_view host, const lexicon::Lexicon& lexicon)
      : view_(view),
        labels_(labels),
        lexicon_(lexicon),
        sites_(outlet, view.head.site_names, host, lexicon),
        outlet_(outlet) {
    find_window();
  }

  std::vector<std::string> run() const {
    std::vector<std::string> names = find();
    for (std::string& name : names) make_full(name);
    // Beside a full name a single word is most often a button or a heading, unless it is stated.
    const std::vector<std::string> stated = stated_names(false);
    const auto is_single = [&](const std::string& name) {
      const std::string key = word_key(name);
      return key.find(' ') == std::string::npos && !lexicon_.list("given_names").has(key) &&
             std::find(stated.begin(), stated.end(), name) == stated.end();
    };
    if (!names.empty() && !is_single(names.front())) std::erase_if(names, is_single);
    return names;
  }

 private:
  std::vector<std::string> find() const {
    const std::vector<std::string> stated = stated_names(false);
    std::vector<std::string> shown;
    for (const std::string& name : stated)
      if (is_shown(name)) shown.push_back(name);
    if (!shown.empty()) return with_co_authors(view_, labels_, title_, std::move(shown), lexicon_);
    Lines lines;
    line_names(false, lines);
    for (std::vector<std::string>* names : {&lines.marked, &lines.classed})
      if (!names->empty())
        return with_co_authors(view_, labels_, title_, std::move(*names), lexicon_);
    if (std::vector<std::string> names = element_names(false); !names.empty()) return names;
    if (std::vector<std::string> names = short_lines(); !names.empty()) return names;
    if (std::vector<std::string> names = led_names(); !names.empty()) return names;
    std::vector<std::string> led;
    names_behind_leads(led, true);
    if (!led.empty()) return led;
    if (!stated.empty()) return with_co_authors(view_, labels_, title_, stated, lexicon_);
    if (!lines.bare.empty()) return lines.bare;
    if (std::string name = signature(view_, labels_, lexicon_); !name.empty()) return {name};
    // A person's own site has the person's name.
    if (std::vector<std::string> names = stated_names(true); !names.empty()) return names;
    lines = {};
    line_names(true, lines);
    if (!lines.marked.empty()) return lines.marked;
    if (!lines.classed.empty()) return lines.classed;
    if (std::vector<std::string> names = element_names(true); !names.empty()) return names;
    const std::string owner = site_owner(view_, labels_, outlet_, lexicon_);
    return owner.empty() ? std::vector<std::string>() : std::vector<std::string>{owner};
  }

  const PageView& view_;
  const std::vector<Label>& labels_;
  const lexicon::Lexicon& lexicon_;
  SiteNames sites_;
  std::string_view outlet_;
  uint32_t title_ = 0, first_body_ = 0, last_body_ = 0;

  void find_window();
  bool near_article(uint32_t b) const;
  bool elsewhere(uint32_t b) const;
  bool has_role(std::string_view name) const;
  bool is_shown(const std::string& name) const;
  void add(std::vector<std::string>& names, std::string name, bool sites = false) const;
  std::vector<std::string> stated_names(bool sites) const;
  std::vector<std::string> stated_lines() const;
  struct Lines {
    std::vector<std::string> marked;   // by words such as "By"
    std::vector<std::string> classed;  // by the class of a line near the title
    std::vector<std::string> bare;
  };
  void line_names(bool sites, Lines& lines) const;
  std::string rest_of(std::string_view text) const;
  std::vector<std::string> led_names() const;
  bool holds_date(uint32_t b) const;
  std::vector<std::string> element_names(bool sites) const;
  void make_full(std::string& name) const;
  bool marks_author(NodeIndex node) const;
  bool leads_to_author(std::string_view href) const;
  bool is_lead(std::string_view text) const;
  bool is_of_menu(uint32_t b) const;
  void names_behind_leads(std::vector<std::string>& names, bool anywhere) const;
  std::vector<std::string> short_lines() const;
  std::string_view behind_lead(std::string_view text) const;
  void add_element(std::string_view text, std::vector<std::string>& names, bool sites) const;
};

void Finder::find_window() {
  const auto count = base::narrow(labels_.size());
  first_body_ = count;
  for (uint32_t b = 0; b < count; ++b) {
    if (labels_[b].kind != BlockKind::kBody) continue;
    first_body_ = std::min(first_body_, b);
    last_body_ = b;
  }
  title_ = view_.facts.title_block == 0xffffffff ? (first_body_ == count ? 0 : first_body_)
                                                 : view_.facts.title_block;
}

bool Finder::near_article(uint32_t b) const {
  const uint32_t from = std::min(title_, first_body_);
  return (b + kAboveTitle >= from &&
          b <= std::max(title_, std::min(first_body_, title_ + kBelowTitle)) + 6) ||
         (b >= last_body_ && b <= last_body_ + kBelowBody);
}

// Whether a block is of comments, of other stories or, away from the title, of a sidebar or footer.
bool Finder::elsewhere(uint32_t b) const {
  const NodeFacts& node = view_.at(b);
  if (labels_[b].kind == BlockKind::kComment || node.around.any({kComment, kRelated})) return true;
  const bool by_title = b + kAboveTitle >= title_ && b <= title_ + kAboveTitle;
  return !by_title && (node.around.any({kSidebar, kTeaser}) || node.regions.has(Region::kFooter));
}

// Whether a word of what looks like a name is a role ("Content Editor", "Shipping Expert").
bool Finder::has_role(std::string_view name) const {
  const lexicon::WordList& roles = lexicon_.list("byline_roles");
  const std::string key = word_key(name);
  for (size_t from = 0; from < key.size();) {
    const size_t to = std::min(key.find(' ', from), key.size());
    if (roles.has(std::string_view(key).substr(from, to - from))) return true;
    from = to + 1;
  }
  return false;
}

bool Finder::is_shown(const std::string& name) const {
  const std::string key = word_key(name);
  for (uint32_t b = 0; b < labels_.size(); ++b) {
    if (view_.facts.blocks[b].bytes > 300 || !near_article(b) ||
        labels_[b].kind == BlockKind::kTitle)
      continue;
    const std::string text = ' ' + word_key(view_.text(b)) + ' ';
    if (text.find(' ' + key + ' ') != std::string::npos) return true;
  }
  return false;
}

// `sites`: the site's own name may be an author, too.
void Finder::add(std::vector<std::string>& names, std::string name, bool sites) const {
  const std::string key = word_key(name);
  if (key.empty() || names.size() >= kMostNames || (!sites && sites_.has(name))) return;
  if (key.size() < 2 || lexicon_.list("no_authors").has(key)) return;
  if (std::none_of(key.begin(), key.end(), [](char c) { return c < '0' || c > '9'; })) return;
  for (const std::string& known : names)
    if (word_key(known) == key) return;
  names.push_back(std::move(name));
}

// What JSON-LD and metas give as authors, and the cards whose label ends with a word that leads to
// a name.
std::vector<std::string> Finder::stated_lines() const {
  std::vector<std::string> lines = view_.head.authors;
  const lexicon::WordList& leads = lexicon_.list("author_leads");
  for (const auto& [label, value] : view_.head.cards)
    if (lines.empty() && leads.has(text::fold_word(label.substr(label.rfind(' ') + 1))))
      lines.push_back(value);
  return lines;
}

std::vector<std::string> Finder::stated_names(bool sites) const {
  std::vector<std::string> names;
  const lexicon::WordList& nobody = lexicon_.list("no_authors");
  for (const std::string& stated : stated_lines()) {
    const bool address =  // "www.platform.example/jane"
        stated.find(' ') == std::string::npos && stated.find('/') != std::string::npos &&
        stated.find('.') != std::string::npos;
    if (stated.size() > 200 || stated.find("://") != std::string::npos || address ||
        stated.find('@') != std::string::npos)
      continue;
    if (nobody.has(word_key(stated))) continue;
    const Byline byline = read_byline(stated, lexicon_);
    if (!byline.names.empty()) {
      for (const std::string& name : byline.names) add(names, name, sites);
    } else if (stated.size() <= kLongestName && std::count(stated.begin(), stated.end(), ' ') < 6) {
      add(names, stated, sites);
    }
  }
  return names;
}

// What a line of date and staff says without its dates and marks: "15. 3. 2021 · News Desk" is
// "News Desk".
std::string Finder::rest_of(std::string_view text) const {
  std::string rest;
  uint32_t from = 0;
  for (const lexicon::WrittenDate& date :
       lexicon::find_dates(text, {0, base::narrow(text.size())}, lexicon_)) {
    rest.append(text.substr(from, date.span.begin - from));
    from = date.span.end;
  }
  rest.append(text.substr(from));
  std::string_view kept = rest;
  const auto drop = [](char32_t c) { return !text::is_letter(c); };
  for (auto p = text::point_at(kept, 0); p.bytes > 0 && drop(p.value); p = text::point_at(kept, 0))
    kept.remove_prefix(p.bytes);
  for (auto p = text::point_before(kept, kept.size()); p.bytes > 0 && drop(p.value);
       p = text::point_before(kept, kept.size()))
    kept.remove_suffix(p.bytes);
  return kept.size() <= 40 ? text::squeeze(kept) : std::string();
}

void Finder::line_names(bool sites, Lines& lines) const {
  constexpr uint32_t kClose = 6;
  uint32_t last = 0;  // the block of the last marked line: further authors stand close to the first
  for (uint32_t b = 0; b < labels_.size(); ++b) {
    if (labels_[b].kind != BlockKind::kByline) continue;
    const Byline byline = read_byline(line_of(view_, b), lexicon_);
    if (byline.marked && !lines.marked.empty() && b > last + kClose) continue;
    const bool classed =
        labels_[b].rule == "author-class" && b > title_ && b <= title_ + kBelowTitle;
    if (byline.names.empty()) add(lines.bare, rest_of(view_.text(b)));
    for (const std::string& name : byline.names) {
      if (byline.marked)
        add(lines.marked, name, sites);
      else if (has_role(name) && classed)
        add(lines.bare, name, sites);  // "Harbour Staff", for want of a person
      else if (!has_role(name))
        add(classed && (lines.classed.empty() || b <= last + kClose) ? lines.classed : lines.bare,
            name, sites);
    }
    if (byline.marked || classed) last = b;
  }
  if (lines.marked.empty()) names_behind_leads(lines.marked, false);
  // A name alone right below the title, or right above it.
  for (uint32_t b = title_ < 2 ? 0 : title_ - 2; b < labels_.size() && b <= title_ + 3; ++b) {
    if (labels_[b].kind != BlockKind::kFurniture || view_.facts.blocks[b].words > 4 ||
        view_.facts.blocks[b].bytes > 40 || elsewhere(b))
      continue;
    const Byline byline = read_byline(line_of(view_, b), lexicon_);
    const bool people =
        byline.pure && std::all_of(byline.names.begin(), byline.names.end(), [&](const auto& name) {
          const std::string key = word_key(name);
          return !has_role(name) &&
                 lexicon_.list("given_names").has(std::string_view(key).substr(0, key.find(' ')));
        });
    for (const std::string& name : byline.names)
      if (people) add(lines.bare, name);
  }
}

bool Finder::holds_date(uint32_t b) const {
  if (view_.facts.blocks[b].digit_share == 0) return false;
  const std::string_view line = view_.text(b);
  for (const lexicon::WrittenDate& date : lexicon::find_dates(
           line, {0, base::narrow(line.size())}, lexicon::Lexicon::built_in(view_.head.language)))
    if (date.form == lexicon::WrittenDate::Form::kFull) return true;
  return false;
}

bool Finder::is_of_menu(uint32_t b) const {
  const RegionSet& regions = view_.at(b).regions;
  return regions.has(Region::kList) || regions.has(Region::kNav) || regions.has(Region::kFooter) ||
         regions.has(Region::kHeader);
}

// Whether a text is nothing but words that lead to an author: "By", "Written by:", "Von".
bool Finder::is_lead(std::string_view text) const {
  constexpr size_t kLongest = 24;
  if (text.empty() || text.size() > kLongest) return false;
  const std::string key = word_key(text);
  const lexicon::Row* row = lexicon_.list("byline_words").find(key);
  if (row != nullptr && lexicon_.list("byline_words").cell(*row, "kind") == "start") return true;
  return lexicon_.list("author_leads").has(key);
}

// "Written by" on one line, the name on the next. `anywhere`: also away from the article. A lead
// that is itself a link, in a list or the page's menus, is an entry of these ("Redaktion").
void Finder::names_behind_leads(std::vector<std::string>& names, bool anywhere) const {
  for (uint32_t b = 0; b + 1 < labels_.size() && names.empty(); ++b) {
    if ((!anywhere && !near_article(b)) || !is_lead(view_.text(b)) || elsewhere(b)) continue;
    if (view_.facts.blocks[b].link_share > 50 && is_of_menu(b)) continue;
    if (view_.facts.blocks[b + 1].bytes <= kLongestName)
      add_element(view_.text(b + 1), names, false);
  }
}

// "von Jana Muster", "Written by Jane Doe", "by jdoe": lines of nothing else that were taken for
// text, a heading or furniture.
std::vector<std::string> Finder::short_lines() const {
  constexpr uint32_t kLongest = 60, kBeside = 4;
  std::vector<std::string> names;
  for (uint32_t b = 0; b < labels_.size() && names.empty(); ++b) {
    const BlockKind kind = labels_[b].kind;
    const bool may_be =
        kind == BlockKind::kBody || kind == BlockKind::kHeading || kind == BlockKind::kFurniture;
    const bool beside = b > title_ && b <= title_ + kBeside;
    if (!may_be || view_.facts.blocks[b].bytes > kLongest || elsewhere(b)) continue;
    if (!beside && (b + kBeside < last_body_ || b > last_body_ + kBelowBody)) continue;
    const Byline byline = read_byline(view_.text(b), lexicon_);
    if (!byline.marked) continue;
    if (byline.pure)
      for (const std::string& name : byline.names) add(names, name);
    const std::string line = text::squeeze(view_.text(b));
    const size_t blank = line.find(' ');
    if (byline.names.empty() && beside && blank != std::string::npos &&
        is_lead(line.substr(0, blank)))
      add_element(std::string_view(line).substr(blank + 1), names, false);
  }
  return names;
}

std::vector<std::string> Finder::led_names() const {
  std::vector<std::string> names;
  for (uint32_t b = 0; b < labels_.size() && names.empty(); ++b) {
    const BlockKind kind = labels_[b].kind;
    if (view_.facts.blocks[b].bytes > 160 || !near_article(b) || kind == BlockKind::kTitle ||
        kind == BlockKind::kBody || kind == BlockKind::kHeading || kind == BlockKind::kCaption ||
        kind == BlockKind::kCredit || elsewhere(b))
      continue;
    const bool dated = view_.at(b).around.any({kAuthor, kDate, kMeta}) || holds_date(b);
    const std::string name = led_name(view_.text(b), dated, lexicon_);
    if (!name.empty()) add_element(name, names, false);
  }
  return names;
}

// Whether a step of an address but its last is one that holds the pages of authors
// ("/author/jane-doe").
bool Finder::leads_to_author(std::string_view href) const {
  if (href.size() > 300) return false;
  const lexicon::WordList& steps = lexicon_.list("author_paths");
  href = href.substr(0, href.find_first_of("?#"));
  while (!href.empty() && href.back() == '/') href.remove_suffix(1);
  for (size_t at = 0; (at = href.find('/', at)) != std::string_view::npos; ++at) {
    const size_t end = href.find('/', at + 1);
    if (end == std::string_view::npos) return false;
    if (steps.has(href.substr(at + 1, end - at - 1))) return true;
  }
  return false;
}

bool Finder::marks_author(NodeIndex node) const {
  const std::string_view rel = view_.tree.attribute(node, Attribute::kRel);
  if (rel.find("author") != std::string_view::npos) return true;
  const std::string_view property = view_.tree.attribute(node, Attribute::kItemprop);
  if (property == "author" || property == "creator") return true;
  if (view_.tree[node].tag == LXB_TAG_A &&
      leads_to_author(view_.tree.attribute(node, Attribute::kHref)))
    return true;
  return view_.facts.nodes[node].own.has(kAuthor) &&
         !view_.facts.nodes[node].own.any({kBio, kMedia});
}

// What stands behind the last of the words of author_leads.tsv in `text`: "Posts von Jana Muster"
// is "Jana Muster", and "Eingestellt von" nothing.
std::string_view Finder::behind_lead(std::string_view text) const {
  const lexicon::WordList& leads = lexicon_.list("author_leads");
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find_first_of(" :", at), text.size());
    const bool lead = leads.has(text::fold_word(text.substr(at, end - at)));
    const size_t next = std::min(text.find_first_not_of(" :", end), text.size());
    if (lead && (at == 0 || next == text.size() || text[end] == ' ')) {
      text.remove_prefix(next);
      at = 0;
      continue;
    }
    at = next;
  }
  return text;
}

// Several words of which none but the first is large, or a question, are no name.
bool is_phrase(std::string_view text) {
  if (text.ends_with("?") || text.ends_with("!")) return true;
  size_t words = 0;
  for (size_t at = text.find(' '); at != std::string_view::npos; at = text.find(' ', at + 1)) {
    if (text::is_upper(text::point_at(text, at + 1).value)) return false;
    ++words;
  }
  return words > 0;
}

// A name as an element has it: read as a byline, or as it is where it is short enough to be one
// ("gullwing", "News Desk").
void Finder::add_element(std::string_view text, std::vector<std::string>& names, bool sites) const {
  const std::string whole = text::squeeze(text);
  const std::string squeezed(behind_lead(whole));
  if (squeezed.empty() || squeezed.size() > kLongestName) return;
  const Byline byline = read_byline(squeezed, lexicon_);
  if (!byline.names.empty()) {
    for (const std::string& name : byline.names)
      if (byline.marked || !has_role(name)) add(names, name, sites);
    return;
  }
  const bool plain = std::count(squeezed.begin(), squeezed.end(), ' ') < 4 &&
                     stock_of(squeezed, lexicon_) == Stock::kNone && !is_phrase(squeezed) &&
                     squeezed.find_first_of("@/:|,0123456789") == std::string::npos &&
                     squeezed.find("：") == std::string::npos;
  if (plain && (sites || byline.outlets.empty()) && !byline.marked) add(names, squeezed, sites);
}

// A given name alone ("Jane") is made the full name where the page states one or shows one in a
// short text near the article ("Jane Doe").
void Finder::make_full(std::string& name) const {
  const std::string key = word_key(name);
  if (key.find(' ') != std::string::npos) return;
  if (lexicon_.list("given_names").find(key) == nullptr) return;
  const auto extends = [&](const std::string& other) {
    const std::string longer = word_key(other);
    const auto words = std::count(longer.begin(), longer.end(), ' ');
    return longer.starts_with(key + ' ') && words >= 1 && words <= 2;
  };
  for (const std::string& stated : stated_lines())
    if (extends(stated) && !read_byline(stated, lexicon_).names.empty()) {
      name = read_byline(stated, lexicon_).names.front();
      return;
    }
  for (uint32_t b = 0; b < labels_.size(); ++b) {
    if (view_.facts.blocks[b].bytes > kLongestName || !near_article(b) || elsewhere(b)) continue;
    if (!extends(std::string(view_.text(b)))) continue;
    const Byline byline = read_byline(view_.text(b), lexicon_);
    if (!byline.pure || byline.names.size() != 1 || has_role(byline.names.front())) continue;
    name = byline.names.front();
    return;
  }
}

std::vector<std::string> Finder::element_names(bool sites) const {
  std::vector<std::string> names;
  for (uint32_t b = 0; b < labels_.size(); ++b) {
    if (!near_article(b) || labels_[b].kind == BlockKind::kTitle || elsewhere(b)) continue;
    const LeafBlock& leaf = view_.rendering.blocks[b];
    NodeIndex done = 0;  // end of the last element read
    for (NodeIndex i = leaf.first; i <= leaf.last; ++i) {
      if (view_.tree[i].tag != LXB_TAG__TEXT || i < done) continue;
      NodeIndex at = view_.tree[i].parent;
      for (int up = 0; up < 5 && at != 0 && at != kNoNode; ++up, at = view_.tree[at].parent) {
        if (view_.facts.text_of(view_.tree, at) > 200) break;
        if (!marks_author(at)) continue;
        const size_t before = names.size();
        add_element(view_.tree[i].text, names, sites);
        if (names.size() > before) done = view_.tree[at].end;
        break;
      }
    }
    if (names.size() >= kEnough) break;
  }
  return names;
}

}  // namespace

std::vector<std::string> find_authors(const PageView& view, const std::vector<Label>& labels,
                                      std::string_view outlet, std::string_view host,
                                      const lexicon::Lexicon& lexicon) {
  return Finder(view, labels, outlet, host, lexicon).run();
}

}  // namespace hearsay::document

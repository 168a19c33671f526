// Collects names from four sources and decides between them.
#include "document/html_authors.h"

#include <algorithm>

#include "document/byline.h"
#include "document/html_title.h"
#include "lexicon/read_dates.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace hearsay::document {
namespace {

using enum ClassKind;

constexpr uint32_t kLongestName = 70;  // bytes
constexpr size_t kMostNames = 12;
constexpr uint32_t kAboveTitle = 8;  // blocks
constexpr uint32_t kBelowTitle = 25;
constexpr uint32_t kBelowBody = 8;

class Finder {
 public:
  Finder(const PageView& view, const std::vector<Label>& labels, std::string_view outlet,
         const lexicon::Lexicon& lexicon)
      : view_(view), labels_(labels), lexicon_(lexicon), outlet_key_(word_key(outlet)) {
    for (const std::string& site : view.head.site_names) site_keys_.push_back(word_key(site));
    find_window();
  }

  std::vector<std::string> run() const {
    const std::vector<std::string> stated = stated_names();
    std::vector<std::string> shown;
    for (const std::string& name : stated)
      if (is_shown(name)) shown.push_back(name);
    if (!shown.empty()) return shown;
    std::vector<std::string> marked, bare;
    line_names(marked, bare);
    if (!marked.empty()) return marked;
    if (std::vector<std::string> names = element_names(); !names.empty()) return names;
    return !stated.empty() ? stated : bare;
  }

 private:
  const PageView& view_;
  const std::vector<Label>& labels_;
  const lexicon::Lexicon& lexicon_;
  std::string outlet_key_;
  std::vector<std::string> site_keys_;
  uint32_t title_ = 0, first_body_ = 0, last_body_ = 0;

  void find_window();
  bool near_article(uint32_t b) const;
  bool is_site(std::string_view name) const;
  bool has_role(std::string_view name) const;
  bool is_shown(const std::string& name) const;
  void add(std::vector<std::string>& names, std::string name) const;
  std::vector<std::string> stated_names() const;
  void line_names(std::vector<std::string>& marked, std::vector<std::string>& bare) const;
  std::string rest_of(std::string_view text) const;
  void led_names(std::vector<std::string>& names) const;
  std::vector<std::string> element_names() const;
  bool marks_author(NodeIndex node) const;
  std::string_view without_lead(std::string_view text) const;
  void add_element(std::string_view text, std::vector<std::string>& names) const;
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

bool Finder::is_site(std::string_view name) const {
  const std::string key = word_key(name);
  return key.empty() || key == outlet_key_ ||
         std::find(site_keys_.begin(), site_keys_.end(), key) != site_keys_.end();
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

void Finder::add(std::vector<std::string>& names, std::string name) const {
  const std::string key = word_key(name);
  if (key.empty() || names.size() >= kMostNames || is_site(name)) return;
  for (const std::string& known : names)
    if (word_key(known) == key) return;
  names.push_back(std::move(name));
}

std::vector<std::string> Finder::stated_names() const {
  std::vector<std::string> names;
  const lexicon::WordList& nobody = lexicon_.list("no_authors");
  for (const std::string& stated : view_.head.authors) {
    if (stated.size() > 200 || stated.find("://") != std::string::npos ||
        stated.find('@') != std::string::npos)
      continue;
    if (nobody.has(word_key(stated))) continue;
    const Byline byline = read_byline(stated, lexicon_);
    if (!byline.names.empty()) {
      for (const std::string& name : byline.names) add(names, name);
    } else if (stated.size() <= kLongestName && std::count(stated.begin(), stated.end(), ' ') < 6) {
      add(names, stated);
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

void Finder::line_names(std::vector<std::string>& marked, std::vector<std::string>& bare) const {
  uint32_t last = 0;  // the block of the last marked line: further authors stand close to the first
  for (uint32_t b = 0; b < labels_.size(); ++b) {
    if (labels_[b].kind != BlockKind::kByline) continue;
    const Byline byline = read_byline(view_.text(b), lexicon_);
    if (byline.marked && !marked.empty() && b > last + 6) continue;
    if (byline.names.empty()) add(bare, rest_of(view_.text(b)));
    for (const std::string& name : byline.names) {
      if (byline.marked)
        add(marked, name);
      else if (!has_role(name))
        add(bare, name);
    }
    if (byline.marked) last = b;
  }
  if (marked.empty()) led_names(marked);
}

// Lines near the title such as "5. Mai 2012 von Jana Muster | Politik": the words behind a lead, up
// to a mark or a small word.
void Finder::led_names(std::vector<std::string>& names) const {
  const lexicon::WordList& leads = lexicon_.list("author_leads");
  for (uint32_t b = 0; b < labels_.size() && names.empty(); ++b) {
    if (view_.facts.blocks[b].bytes > 160 || !near_article(b) ||
        labels_[b].kind == BlockKind::kTitle || labels_[b].kind == BlockKind::kBody ||
        labels_[b].kind == BlockKind::kHeading)
      continue;
    std::string name;
    bool led = false;
    const std::string line = text::squeeze(view_.text(b));
    for (size_t at = 0; at < line.size();) {
      const size_t end = std::min(line.find(' ', at), line.size());
      std::string word = line.substr(at, end - at);
      at = end + 1;
      const bool colon = word.back() == ':';
      if (colon) word.pop_back();
      if (!led) {
        led = leads.has(text::fold_word(word));
        continue;
      }
      const bool ends = !word.empty() && (word.back() == ',' || word.back() == '|');
      if (ends) word.pop_back();
      const auto point = text::point_at(word, 0).value;
      if (word.empty() || !text::is_upper(point)) break;
      name += (name.empty() ? "" : " ") + word;
      if (ends) break;
    }
    if (!name.empty() && std::count(name.begin(), name.end(), ' ') < 4) add_element(name, names);
  }
}

bool Finder::marks_author(NodeIndex node) const {
  const std::string_view rel = view_.tree.attribute(node, "rel");
  if (rel.find("author") != std::string_view::npos) return true;
  const std::string_view property = view_.tree.attribute(node, "itemprop");
  if (property == "author" || property == "creator") return true;
  return view_.facts.nodes[node].own.has(kAuthor) &&
         !view_.facts.nodes[node].own.any({kBio, kMedia});
}

// `text` without a leading "von", "par" …: words of author_leads.tsv, which the byline reader of
// another language does not know.
std::string_view Finder::without_lead(std::string_view text) const {
  const lexicon::WordList& leads = lexicon_.list("author_leads");
  const size_t first = std::min(text.find_first_of(" :"), text.size());
  if (first == text.size() || !leads.has(text::fold_word(text.substr(0, first)))) return text;
  const size_t name = text.find_first_not_of(" :", first);
  return name == std::string_view::npos ? std::string_view() : text.substr(name);
}

// A name as an element has it: read as a byline, or as it is where it is short enough to be one
// ("gullwing", "News Desk").
void Finder::add_element(std::string_view text, std::vector<std::string>& names) const {
  const std::string whole = text::squeeze(text);
  const std::string squeezed(without_lead(whole));
  if (squeezed.empty() || squeezed.size() > kLongestName) return;
  const Byline byline = read_byline(squeezed, lexicon_);
  if (!byline.names.empty()) {
    for (const std::string& name : byline.names)
      if (byline.marked || !has_role(name)) add(names, name);
    return;
  }
  const bool plain = std::count(squeezed.begin(), squeezed.end(), ' ') < 4 &&
                     stock_of(squeezed, lexicon_) == Stock::kNone &&
                     squeezed.find_first_of("@/:|,0123456789") == std::string::npos;
  if (plain && byline.outlets.empty() && !byline.marked) add(names, squeezed);
}

std::vector<std::string> Finder::element_names() const {
  std::vector<std::string> names;
  for (uint32_t b = 0; b < labels_.size(); ++b) {
    if (!near_article(b) || labels_[b].kind == BlockKind::kComment ||
        labels_[b].kind == BlockKind::kTitle)
      continue;
    const NodeFacts& around = view_.at(b);
    if (around.around.any({kComment, kRelated, kSidebar, kTeaser}) ||
        around.regions.has(Region::kFooter))
      continue;
    const LeafBlock& leaf = view_.rendering.blocks[b];
    NodeIndex done = 0;  // end of the last element read
    for (NodeIndex i = leaf.first; i <= leaf.last; ++i) {
      if (view_.tree[i].tag != LXB_TAG__TEXT || i < done) continue;
      NodeIndex at = view_.tree[i].parent;
      for (int up = 0; up < 5 && at != 0 && at != kNoNode; ++up, at = view_.tree[at].parent) {
        if (view_.facts.text_of(view_.tree, at) > 200) break;
        if (!marks_author(at)) continue;
        add_element(view_.tree[i].text, names);
        done = view_.tree[at].end;
        break;
      }
    }
    if (names.size() >= 3) break;
  }
  return names;
}

}  // namespace

std::vector<std::string> find_authors(const PageView& view, const std::vector<Label>& labels,
                                      std::string_view outlet, const lexicon::Lexicon& lexicon) {
  return Finder(view, labels, outlet, lexicon).run();
}

}  // namespace hearsay::document

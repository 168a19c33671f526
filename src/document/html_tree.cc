// Lays the visible part of a parsed page out flat and collects what its head says.
#include "document/html_tree.h"

#include <span>
#include <utility>

#include "base/ascii.h"
#include "document/html_store.h"

namespace hearsay::document {
namespace {

constexpr TagSet kBlocks = {
    LXB_TAG_ADDRESS, LXB_TAG_ARTICLE, LXB_TAG_ASIDE,   LXB_TAG_BLOCKQUOTE, LXB_TAG_BODY,
    LXB_TAG_CENTER,  LXB_TAG_DD,      LXB_TAG_DETAILS, LXB_TAG_DIALOG,     LXB_TAG_DIR,
    LXB_TAG_DIV,     LXB_TAG_DL,      LXB_TAG_DT,      LXB_TAG_FIELDSET,   LXB_TAG_FIGCAPTION,
    LXB_TAG_FIGURE,  LXB_TAG_FOOTER,  LXB_TAG_FORM,    LXB_TAG_H1,         LXB_TAG_H2,
    LXB_TAG_H3,      LXB_TAG_H4,      LXB_TAG_H5,      LXB_TAG_H6,         LXB_TAG_HEADER,
    LXB_TAG_HGROUP,  LXB_TAG_HR,      LXB_TAG_LEGEND,  LXB_TAG_LI,         LXB_TAG_MAIN,
    LXB_TAG_MENU,    LXB_TAG_NAV,     LXB_TAG_OL,      LXB_TAG_P,          LXB_TAG_PRE,
    LXB_TAG_SEARCH,  LXB_TAG_SECTION, LXB_TAG_SUMMARY, LXB_TAG_TABLE,      LXB_TAG_TBODY,
    LXB_TAG_TD,      LXB_TAG_TFOOT,   LXB_TAG_TH,      LXB_TAG_THEAD,      LXB_TAG_TR,
    LXB_TAG_UL,      LXB_TAG_CAPTION, LXB_TAG_LISTING, LXB_TAG_PLAINTEXT,  LXB_TAG_XMP};

constexpr size_t kLeastShown = 250;  // bytes of text; a page with less is looked at twice

constexpr TagSet kPreformatted = {LXB_TAG_PRE, LXB_TAG_LISTING, LXB_TAG_PLAINTEXT, LXB_TAG_XMP};

// Elements whose content no reader of the page sees, or that are controls.
constexpr TagSet kInvisible = {
    LXB_TAG_SCRIPT,   LXB_TAG_STYLE,  LXB_TAG_NOSCRIPT, LXB_TAG_TEMPLATE, LXB_TAG_SVG,
    LXB_TAG_IFRAME,   LXB_TAG_SELECT, LXB_TAG_OPTION,   LXB_TAG_DATALIST, LXB_TAG_TEXTAREA,
    LXB_TAG_VIDEO,    LXB_TAG_AUDIO,  LXB_TAG_OBJECT,   LXB_TAG_HEAD,     LXB_TAG_CANVAS,
    LXB_TAG_TITLE,    LXB_TAG_META,   LXB_TAG_LINK,     LXB_TAG_BASE,     LXB_TAG_NOFRAMES,
    LXB_TAG_NOEMBED,  LXB_TAG_RP,     LXB_TAG_RT,       LXB_TAG_RTC,      LXB_TAG_APPLET,
    LXB_TAG_PROGRESS, LXB_TAG_METER,  LXB_TAG_FRAMESET};

// "display:none" or "visibility:hidden" in a style attribute, blanks aside.
bool style_hides(std::string_view style) {
  const auto says = [&](std::string_view property, std::string_view value) {
    for (size_t at = 0; (at = style.find(property, at)) != std::string_view::npos;
         at += property.size()) {
      if (at > 0 && (style[at - 1] == '-' ||
                     (base::lower(style[at - 1]) >= 'a' && base::lower(style[at - 1]) <= 'z')))
        continue;
      size_t i = at + property.size();
      while (i < style.size() && style[i] == ' ') ++i;
      if (i >= style.size() || style[i] != ':') continue;
      do ++i;
      while (i < style.size() && style[i] == ' ');
      if (style.substr(i).starts_with(value)) return true;
    }
    return false;
  };
  return says("display", "none") || says("visibility", "hidden");
}

std::string_view as_view(const lexbor_str_t& str) {
  return {reinterpret_cast<const char*>(str.data), str.length};
}

std::string_view attribute_of(const lxb_dom_element_t* element, std::string_view name) {
  // get_attribute takes a non-const element but reads only.
  size_t length = 0;
  const lxb_char_t* value = lxb_dom_element_get_attribute(
      const_cast<lxb_dom_element_t*>(element), reinterpret_cast<const lxb_char_t*>(name.data()),
      name.size(), &length);
  return value == nullptr ? std::string_view()
                          : std::string_view(reinterpret_cast<const char*>(value), length);
}

std::string_view value_of(const lxb_dom_attr_t* attr) {
  return attr == nullptr || attr->value == nullptr || attr->value->data == nullptr
             ? std::string_view()
             : as_view(*attr->value);
}

std::string_view text_of(const lxb_dom_node_t* node) {
  return as_view(reinterpret_cast<const lxb_dom_character_data_t*>(node)->data);
}

std::string_view first_text(const lxb_dom_node_t* node) {
  const lxb_dom_node_t* child = node->first_child;
  return child != nullptr && child->type == LXB_DOM_NODE_TYPE_TEXT ? text_of(child)
                                                                   : std::string_view();
}

// React sends late parts of a page as <div hidden id="S:0"> and shows them by script.
bool is_streamed(const lxb_dom_element_t* element) {
  const std::string_view id = value_of(element->attr_id);
  return id.size() >= 3 && id.size() <= 8 && id.starts_with("S:");
}

// The panel of an accordion or a tab, closed until the reader opens it.
bool is_folded_panel(const lxb_dom_element_t* element) {
  const std::string_view role = attribute_of(element, "role");
  return role == "region" || role == "tabpanel";
}

// What the attributes of an element say about being seen. `aria_hidden` is lexbor's number of that
// attribute's name.
bool attributes_hide(const lxb_dom_element_t* element, uintptr_t hidden, uintptr_t aria_hidden) {
  for (const lxb_dom_attr_t* attr = element->first_attr; attr != nullptr; attr = attr->next) {
    const uintptr_t name = attr->node.local_name;
    if (name == LXB_DOM_ATTR_STYLE && style_hides(value_of(attr)) && !is_folded_panel(element))
      return true;
    if (name == hidden && !base::equal_folded(value_of(attr), "until-found") &&
        !is_streamed(element))
      return true;
    if (name == aria_hidden && base::equal_folded(value_of(attr), "true")) return true;
  }
  return false;
}

uintptr_t attribute_number(lxb_html_document_t* document, std::string_view name) {
  const lxb_dom_attr_data_t* data = lxb_dom_attr_data_by_local_name(
      document->dom_document.attrs, reinterpret_cast<const lxb_char_t*>(name.data()), name.size());
  return data == nullptr ? UINTPTR_MAX : data->attr_id;
}

// The walk that lays out: one step a node, no recursion.
class Layout {
 public:
  Layout(lxb_html_document_t* document, const std::vector<Place>& places,
         std::span<const uintptr_t> numbers, bool show_hidden)
      : body_(reinterpret_cast<lxb_dom_node_t*>(lxb_html_document_body_element(document))),
        places_(places),
        show_hidden_(show_hidden),
        hidden_(attribute_number(document, "hidden")),
        aria_hidden_(attribute_number(document, "aria-hidden")) {
    for (size_t i = 0; i < numbers.size(); ++i) {
      const auto bit = static_cast<uint8_t>(1U << i);
      if (numbers[i] < asked_.size()) asked_[numbers[i]] = bit;
      asked_at_[i] = {numbers[i], bit};
    }
  }

  std::vector<HtmlNode> run() {
    nodes_.reserve(places_.size());
    for (const lxb_dom_node_t* node = body_; node != nullptr;) {
      if (node->type == LXB_DOM_NODE_TYPE_TEXT) {
        add_text(node);
        node = leave(node);
      } else if (is_skipped(node)) {
        node = leave(node);
      } else {
        add_element(node);
        if (node->first_child == nullptr) {
          node = leave(node);
          continue;
        }
        parent_ = static_cast<NodeIndex>(nodes_.size()) - 1;
        node = node->first_child;
      }
    }
    for (NodeIndex i = parent_; i != kNoNode; i = nodes_[i].parent)
      nodes_[i].end = static_cast<NodeIndex>(nodes_.size());
    return std::move(nodes_);
  }

 private:
  const lxb_dom_node_t* body_;
  const std::vector<Place>& places_;
  bool show_hidden_;
  uintptr_t hidden_, aria_hidden_;
  // The bit of each name in Attribute by lexbor's number: those known to lexbor have small ones.
  std::array<uint8_t, 256> asked_{};
  std::array<std::pair<uintptr_t, uint8_t>, static_cast<size_t>(Attribute::kCount)> asked_at_{};
  std::vector<HtmlNode> nodes_;
  NodeIndex parent_ = kNoNode;

  const Place& place_of(const lxb_dom_node_t* node) const {
    return places_[reinterpret_cast<uintptr_t>(node->user)];
  }
  uint8_t asked_bit(uintptr_t number) const {
    if (number < asked_.size()) return asked_[number];
    for (const auto& [known, bit] : asked_at_)
      if (known == number) return bit;
    return 0;
  }
  HtmlNode child() const;
  void add_text(const lxb_dom_node_t* node);
  void add_element(const lxb_dom_node_t* node);
  bool is_skipped(const lxb_dom_node_t* node) const;
  const lxb_dom_node_t* leave(const lxb_dom_node_t* node);
};

HtmlNode Layout::child() const {
  HtmlNode node;
  node.parent = parent_;
  node.end = static_cast<NodeIndex>(nodes_.size()) + 1;
  if (parent_ == kNoNode) return node;
  node.in_link = nodes_[parent_].in_link;
  node.in_bold = nodes_[parent_].in_bold;
  node.in_pre = nodes_[parent_].in_pre;
  return node;
}

void Layout::add_text(const lxb_dom_node_t* node) {
  HtmlNode text = child();
  text.tag = LXB_TAG__TEXT;
  text.text = text_of(node);
  const Place& place = place_of(node);
  if (place.length >= text.text.size()) text.at = {place.begin, place.end};
  nodes_.push_back(text);
}

void Layout::add_element(const lxb_dom_node_t* node) {
  HtmlNode flat = child();
  flat.tag = node->local_name < LXB_TAG__LAST_ENTRY ? static_cast<uint16_t>(node->local_name)
                                                    : uint16_t{LXB_TAG__UNDEF};
  flat.element = node;
  const auto* element = reinterpret_cast<const lxb_dom_element_t*>(node);
  flat.classes = value_of(element->attr_class);
  flat.id = value_of(element->attr_id);
  for (const lxb_dom_attr_t* attr = element->first_attr; attr != nullptr; attr = attr->next)
    flat.attributes |= asked_bit(attr->node.local_name);
  const Place& place = place_of(node);
  if (flat.tag != LXB_TAG_TABLE)
    flat.at = {place.begin, place.begin};
  else if (place.length == 0)
    flat.at = {place.begin, std::max(place.end, place.begin)};
  flat.in_link |= flat.tag == LXB_TAG_A;
  flat.in_bold |= flat.tag == LXB_TAG_B || flat.tag == LXB_TAG_STRONG;
  flat.in_pre |= kPreformatted.has(flat.tag);
  nodes_.push_back(flat);
}

bool Layout::is_skipped(const lxb_dom_node_t* node) const {
  if (node->type != LXB_DOM_NODE_TYPE_ELEMENT) return true;
  if (node == body_) return false;
  if (kInvisible.has(node->local_name)) return true;
  if (show_hidden_) return false;
  const auto* element = reinterpret_cast<const lxb_dom_element_t*>(node);
  if (node->local_name == LXB_TAG_DIALOG && attribute_of(element, "open").data() == nullptr)
    return true;
  return attributes_hide(element, hidden_, aria_hidden_);
}

// The node after the subtree of `node`; null at the end.
const lxb_dom_node_t* Layout::leave(const lxb_dom_node_t* node) {
  while (node != body_ && node->next == nullptr) {
    node = node->parent;
    nodes_[parent_].end = static_cast<NodeIndex>(nodes_.size());
    parent_ = nodes_[parent_].parent;
  }
  return node == body_ ? nullptr : node->next;
}

// Bytes of text that are no white space; counting ends with the node that reaches `enough`.
size_t text_size(const std::vector<HtmlNode>& nodes, size_t enough) {
  size_t size = 0;
  for (const HtmlNode& node : nodes) {
    for (const char c : node.text) size += static_cast<unsigned char>(c) > 32;
    if (size >= enough) break;
  }
  return size;
}

}  // namespace

bool is_block_tag(uint16_t tag) { return kBlocks.has(tag); }

HtmlTree::HtmlTree() = default;
HtmlTree::HtmlTree(HtmlTree&&) noexcept = default;
HtmlTree& HtmlTree::operator=(HtmlTree&&) noexcept = default;
HtmlTree::~HtmlTree() = default;

std::string_view HtmlTree::attribute(NodeIndex node, std::string_view name) const {
  const auto* element = static_cast<const lxb_dom_element_t*>(nodes_[node].element);
  if (element == nullptr || element->first_attr == nullptr) return {};
  if (name == "class") return nodes_[node].classes;
  if (name == "id") return nodes_[node].id;
  return attribute_of(element, name);
}

std::string_view HtmlTree::attribute(NodeIndex node, Attribute name) const {
  const auto* element = static_cast<const lxb_dom_element_t*>(nodes_[node].element);
  const auto place = static_cast<size_t>(name);
  if ((nodes_[node].attributes >> place & 1) == 0) return {};
  const uintptr_t number = numbers_[place];
  for (const lxb_dom_attr_t* attr = element->first_attr; attr != nullptr; attr = attr->next)
    if (attr->node.local_name == number) return value_of(attr);
  return {};
}

bool HtmlTree::has_attribute(NodeIndex node, std::string_view name) const {
  auto* element = static_cast<lxb_dom_element_t*>(const_cast<void*>(nodes_[node].element));
  return element != nullptr &&
         lxb_dom_element_has_attribute(element, reinterpret_cast<const lxb_char_t*>(name.data()),
                                       name.size());
}

void HtmlTree::note_stated(const void* node) {
  const auto* element = static_cast<const lxb_dom_element_t*>(node);
  switch (element->node.local_name) {
    case LXB_TAG_META: {
      std::string_view name = attribute_of(element, "property");
      if (name.empty()) name = attribute_of(element, "name");
      if (name.empty()) name = attribute_of(element, "itemprop");
      if (name.empty()) name = attribute_of(element, "http-equiv");
      const std::string_view content = attribute_of(element, "content");
      if (!name.empty() && !content.empty()) metas_.push_back({name, content});
      break;
    }
    case LXB_TAG_LINK: {
      const std::string_view rel = attribute_of(element, "rel"),
                             href = attribute_of(element, "href");
      if (!rel.empty() && !href.empty()) links_.push_back({rel, href});
      break;
    }
    case LXB_TAG_BASE:
      if (base_href_.empty()) base_href_ = attribute_of(element, "href");
      break;
    case LXB_TAG_HTML: language_ = attribute_of(element, "lang"); break;
    case LXB_TAG_TITLE:
      if (title_.empty() && element->node.ns == LXB_NS_HTML) title_ = first_text(&element->node);
      break;
    case LXB_TAG_SCRIPT:
      if (attribute_of(element, "type").starts_with("application/ld+json")) {
        const std::string_view text = first_text(&element->node);
        if (!text.empty() && json_.size() < 64) json_.push_back(text);
      }
      break;
    default: break;
  }
}

// What is stated and not shown. The places of some elements are not known when they are built in;
// then all of the tree is walked.
void HtmlTree::read_stated() {
  if (!store_->lost_stated) {
    for (const lxb_dom_node_t* node : store_->stated) note_stated(node);
    return;
  }
  const auto* top = reinterpret_cast<const lxb_dom_node_t*>(store_->document);
  for (const lxb_dom_node_t* node = top->first_child; node != nullptr;) {
    if (node->type == LXB_DOM_NODE_TYPE_ELEMENT) note_stated(node);
    if (node->first_child != nullptr) {
      node = node->first_child;
      continue;
    }
    while (node != top && node->next == nullptr) node = node->parent;
    node = node == top ? nullptr : node->next;
  }
}

void HtmlTree::note_limits() {
  const auto warn = [&](size_t at, const char* what) {
    if (at != SIZE_MAX) warnings_.push_back({"limit", at, what});
  };
  warn(store_->too_deep_at, "elements nested too deeply were joined to their parents");
  warn(store_->too_wide_at, "an element has too many attributes; the rest were left out");
  warn(store_->too_formatted_at, "too many unclosed formatting elements; the rest were left out");
  warn(store_->too_much_at, "too many elements; the rest of the page was not read");
}

HtmlTree HtmlTree::parse(std::string_view decoded, const HtmlLimits& limits) {
  HtmlTree out;
  out.store_ = std::make_unique<Store>(limits);
  if (!out.store_->parse(decoded)) return out;
  constexpr std::array<std::string_view, static_cast<size_t>(Attribute::kCount)> kNames = {
      "role", "itemprop", "itemtype", "datetime", "rel", "href"};
  for (size_t i = 0; i < kNames.size(); ++i)
    out.numbers_[i] = attribute_number(out.store_->document, kNames[i]);
  out.note_limits();
  out.read_stated();
  const auto lay_out = [&](bool show_hidden) {
    return Layout(out.store_->document, out.store_->places, out.numbers_, show_hidden).run();
  };
  out.nodes_ = lay_out(false);
  const size_t shown = text_size(out.nodes_, kLeastShown);
  if (shown < kLeastShown) {  // a page that may hide itself until a script has run
    std::vector<HtmlNode> all = lay_out(true);
    const size_t enough = shown * 4 + 400;
    if (text_size(all, enough) >= enough) out.nodes_ = std::move(all);
  }
  return out;
}

}  // namespace hearsay::document

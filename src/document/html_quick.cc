// The rules of "in body" for a current node of HTML, where they are one step long.
//
// What every rule here rests on: the mode is "in body" (or "in cell", which hands these tokens on
// to it), the current node is an element of HTML other than <template>, and the list of active
// formatting elements is empty or ends with a marker or with an open element, so that there is
// nothing to open again.
#include "document/html_quick.h"

#include "document/html_store.h"

namespace hearsay::document {
namespace {

// Blocks: the start tag closes an open <p>, the end tag everything inside.
constexpr TagSet kBlocks = {
    LXB_TAG_ADDRESS, LXB_TAG_ARTICLE, LXB_TAG_ASIDE,      LXB_TAG_BLOCKQUOTE,
    LXB_TAG_CENTER,  LXB_TAG_DIV,     LXB_TAG_FIGCAPTION, LXB_TAG_FIGURE,
    LXB_TAG_FOOTER,  LXB_TAG_HEADER,  LXB_TAG_MAIN,       LXB_TAG_NAV,
    LXB_TAG_OL,      LXB_TAG_P,       LXB_TAG_SECTION,    LXB_TAG_UL};

constexpr TagSet kHeadings = {LXB_TAG_H1, LXB_TAG_H2, LXB_TAG_H3,
                              LXB_TAG_H4, LXB_TAG_H5, LXB_TAG_H6};

// Elements that the standard has no rules for.
constexpr TagSet kPlain = {LXB_TAG_ABBR, LXB_TAG_CITE, LXB_TAG_LABEL, LXB_TAG_PICTURE, LXB_TAG_Q,
                           LXB_TAG_SPAN, LXB_TAG_SUB,  LXB_TAG_SUP,   LXB_TAG_TIME};

// Formatting elements whose end tags are read here.
constexpr TagSet kFormatting = {LXB_TAG_A, LXB_TAG_B, LXB_TAG_EM, LXB_TAG_I, LXB_TAG_STRONG};

// Where a search for an open <p> ends.
constexpr TagSet kScopes = {LXB_TAG_APPLET, LXB_TAG_BUTTON,  LXB_TAG_CAPTION, LXB_TAG_HTML,
                            LXB_TAG_TABLE,  LXB_TAG_TD,      LXB_TAG_TH,      LXB_TAG_MARQUEE,
                            LXB_TAG_OBJECT, LXB_TAG_TEMPLATE};

lxb_dom_node_t* last_of(const lexbor_array_t* list) {
  return list->length == 0 ? nullptr : static_cast<lxb_dom_node_t*>(list->list[list->length - 1]);
}

bool is_marker(const lxb_dom_node_t* node) {
  return static_cast<const void*>(node) == lxb_html_tree_active_formatting_marker();
}

// Whether formatting elements may have to be opened again; true where that would take a search.
bool waits_for_formatting(const lxb_html_tree_t* tree) {
  constexpr size_t kNear = 4;
  const lxb_dom_node_t* last = last_of(tree->active_formatting);
  if (last == nullptr || is_marker(last)) return false;
  const lexbor_array_t& open = *tree->open_elements;
  for (size_t i = 0; i < kNear && i < open.length; ++i)
    if (open.list[open.length - 1 - i] == last) return false;
  return true;
}

// Whether an open <p> may be in button scope.
bool holds_paragraph(const lxb_html_tree_t* tree) {
  const lexbor_array_t& open = *tree->open_elements;
  for (size_t i = open.length; i-- > 0;) {
    const auto* node = static_cast<const lxb_dom_node_t*>(open.list[i]);
    if (node->ns != LXB_NS_HTML || node->local_name == LXB_TAG_P ||
        node->local_name == LXB_TAG_SELECT)
      return true;
    if (kScopes.has(node->local_name)) return false;
  }
  return false;
}

bool holds_link(const lxb_html_tree_t* tree) {
  const lexbor_array_t& list = *tree->active_formatting;
  for (size_t i = list.length; i-- > 0;) {
    const auto* node = static_cast<const lxb_dom_node_t*>(list.list[i]);
    if (is_marker(node)) return false;
    if (node->local_name == LXB_TAG_A) return true;
  }
  return false;
}

lxb_dom_node_t* append(lxb_html_tree_t* tree, lxb_dom_node_t* current, lxb_html_token_t* token) {
  auto* node = static_cast<lxb_dom_node_t*>(
      lxb_html_interface_create(tree->document, token->tag_id, LXB_NS_HTML));
  if (node == nullptr) return nullptr;
  if (token->attr_first != nullptr) {
    const lxb_status_t status = lxb_html_tree_append_attributes(
        tree, reinterpret_cast<lxb_dom_element_t*>(node), token, LXB_NS_HTML);
    if (status != LXB_STATUS_OK) tree->status = status;
  }
  lxb_dom_node_insert_child_wo_events(current, node);
  return node;
}

bool open(lxb_html_tree_t* tree, lxb_dom_node_t* current, lxb_html_token_t* token) {
  lxb_dom_node_t* node = append(tree, current, token);
  return node != nullptr && lexbor_array_push(tree->open_elements, node) == LXB_STATUS_OK;
}

bool build_text(lxb_html_tree_t* tree, lxb_dom_node_t* current, lxb_html_token_t* token) {
  const lxb_dom_node_t* last = current->last_child;
  if (token->null_count != 0 || token->text_start == token->text_end ||
      (last != nullptr && last->type == LXB_DOM_NODE_TYPE_TEXT) || tree->frameset_ok ||
      waits_for_formatting(tree))
    return false;
  auto* node = static_cast<lxb_dom_node_t*>(
      lxb_html_interface_create(tree->document, LXB_TAG__TEXT, LXB_NS_HTML));
  if (node == nullptr) return false;
  lexbor_str_t& text = reinterpret_cast<lxb_dom_character_data_t*>(node)->data;
  const lxb_status_t status =
      lxb_html_token_make_text(token, &text, tree->document->dom_document.text);
  if (status != LXB_STATUS_OK) return false;
  lxb_dom_node_insert_child_wo_events(current, node);
  return true;
}

bool build_start(lxb_html_tree_t* tree, lxb_dom_node_t* current, lxb_html_token_t* token) {
  const lxb_tag_id_t tag = token->tag_id;
  if (kBlocks.has(tag)) return !holds_paragraph(tree) && open(tree, current, token);
  if (kPlain.has(tag)) return !waits_for_formatting(tree) && open(tree, current, token);
  if (kHeadings.has(tag))
    return !kHeadings.has(current->local_name) && !holds_paragraph(tree) &&
           open(tree, current, token);
  if (tag == LXB_TAG_LI) {
    if (current->local_name != LXB_TAG_UL && current->local_name != LXB_TAG_OL) return false;
    if (holds_paragraph(tree) || !open(tree, current, token)) return false;
    tree->frameset_ok = false;
    return true;
  }
  if (tag == LXB_TAG_A) {
    return !waits_for_formatting(tree) && !holds_link(tree) && open(tree, current, token) &&
           lexbor_array_push(tree->active_formatting, last_of(tree->open_elements)) ==
               LXB_STATUS_OK;
  }
  if (tag == LXB_TAG_IMG || tag == LXB_TAG_BR) {
    if (waits_for_formatting(tree) || append(tree, current, token) == nullptr) return false;
    tree->frameset_ok = false;
    return true;
  }
  return false;
}

// The end tag of the current node takes it off the stack.
bool build_end(lxb_html_tree_t* tree, const lxb_dom_node_t* current, lxb_tag_id_t tag) {
  if (current->local_name != tag) return false;
  if (kFormatting.has(tag)) {
    if (last_of(tree->active_formatting) != current) return false;
    lexbor_array_pop(tree->active_formatting);
  } else if (!kBlocks.has(tag) && !kPlain.has(tag) && !kHeadings.has(tag) && tag != LXB_TAG_LI) {
    return false;
  }
  lxb_html_tree_open_elements_pop(tree);
  return true;
}

}  // namespace

bool build_quickly(lxb_html_tree_t* tree, lxb_html_token_t* token) {
  if (tree->mode != lxb_html_tree_insertion_mode_in_body &&
      tree->mode != lxb_html_tree_insertion_mode_in_cell)
    return false;
  lxb_dom_node_t* current = last_of(tree->open_elements);
  if (current == nullptr || current->ns != LXB_NS_HTML || current->local_name == LXB_TAG_TEMPLATE ||
      tree->foster_parenting || token->base_element != nullptr)
    return false;
  if (token->tag_id == LXB_TAG__TEXT) return build_text(tree, current, token);
  if ((token->type & LXB_HTML_TOKEN_TYPE_CLOSE) != 0)
    return build_end(tree, current, token->tag_id);
  return build_start(tree, current, token);
}

}  // namespace hearsay::document

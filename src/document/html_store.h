// The parse behind an HtmlTree: lexbor's parser and document, and the places noted while they were
// built.
#pragma once

#include <lexbor/dom/dom.h>
#include <lexbor/html/html.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <map>
#include <vector>

#include "document/html_tags.h"
#include "document/html_tree.h"

namespace hearsay::document {

// A set of lexbor's tag numbers.
class TagSet {
 public:
  constexpr TagSet(std::initializer_list<unsigned> tags) {
    for (const unsigned tag : tags) has_[tag] = true;
  }
  constexpr bool has(uintptr_t tag) const { return tag < has_.size() && has_[tag]; }

 private:
  std::array<bool, LXB_TAG__LAST_ENTRY> has_{};
};

// Where the source of a node stands.
struct Place {
  uint32_t begin = 0;
  uint32_t end = 0;
  uint32_t length = 0;  // text: characters handed to the tree builder
};

// Owns lexbor's objects. Not movable: the parser's callback holds its address.
struct HtmlTree::Store {
  lxb_html_parser_t* parser = nullptr;
  lxb_html_document_t* document = nullptr;
  std::vector<Place> places{1};  // number 0: none
  HtmlLimits limits;
  const lxb_char_t* base = nullptr;
  size_t size = 0;
  lxb_html_tokenizer_token_f build = nullptr;
  void* build_context = nullptr;
  TagReader tags;
  bool handed_over = false;                       // lexbor reads the text that comes next
  lxb_html_tokenizer_state_f tag_name = nullptr;  // lexbor's reader of the tag that comes next
  lxb_html_tokenizer_state_f raw_text = nullptr;  // lexbor's reader of the raw text that comes next
  lxb_tag_id_t raw_tag = LXB_TAG__UNDEF;          // and the element that holds it
  std::vector<const lxb_dom_node_t*> stated;      // elements that say something of the page
  bool lost_stated = false;                       // there is one more, wherever it went
  bool behind_block = false;                      // the last token is a tag of a block
  uint32_t tables = 0;                            // open, at most
  uint64_t work = 0;
  std::map<lxb_tag_id_t, uint32_t>
      dropped;  // start tags left out for depth whose end tags are to be left out too
  size_t too_deep_at = SIZE_MAX, too_wide_at = SIZE_MAX, too_much_at = SIZE_MAX,
         too_formatted_at = SIZE_MAX;

  explicit Store(const HtmlLimits& given) : limits(given), tags(given.attributes) {}
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;
  ~Store() {
    if (document != nullptr) lxb_html_document_destroy(document);
    if (parser != nullptr) lxb_html_parser_destroy(parser);
  }

  size_t offset(const lxb_char_t* at) const {
    return at >= base && at <= base + size ? static_cast<size_t>(at - base) : size;
  }
  const lxb_char_t* end() const { return base + size; }
  Place& place_of(lxb_dom_node_t* node) {
    auto number = reinterpret_cast<uintptr_t>(node->user);
    if (number == 0) {
      number = places.size();
      places.push_back({});
      node->user = reinterpret_cast<void*>(number);
    }
    return places[number];
  }
  const Place& known_place(const lxb_dom_node_t* node) const {
    return places[reinterpret_cast<uintptr_t>(node->user)];
  }

  // Parses all of `html`, which must outlive the store. False where lexbor could not start.
  bool parse(std::string_view html);

 private:
  bool over_limits(lxb_html_tree_t* tree, lxb_html_token_t* token);
  void cut_attributes(lxb_html_token_t* token);
  void before_build(lxb_html_tree_t* tree, const lxb_html_token_t* token);
  void note_stated(const lxb_dom_node_t* current, lxb_tag_id_t tag);
  void after_build(lxb_html_tree_t* tree, const Place& text, lxb_tag_id_t tag, bool is_close);
  lxb_html_token_t* take(lxb_html_tokenizer_t* tokenizer, lxb_html_token_t* token, bool lean);
  bool is_idle(const lxb_html_tokenizer_t* tokenizer, const lxb_char_t* blanks,
               const lxb_char_t* tag);
  bool emit(lxb_html_tokenizer_t* tokenizer);
  // States of the tokeniser of our own: between the start tag of unread raw text and its end tag,
  static const lxb_char_t* pass_raw_text(lxb_html_tokenizer_t* tokenizer, const lxb_char_t* data,
                                         const lxb_char_t* end);
  // in text between tags,
  static const lxb_char_t* read_data(lxb_html_tokenizer_t* tokenizer, const lxb_char_t* data,
                                     const lxb_char_t* end);
  // and at the name of a tag behind text that lexbor has read.
  static const lxb_char_t* read_tag(lxb_html_tokenizer_t* tokenizer, const lxb_char_t* data,
                                    const lxb_char_t* end);
  static lxb_html_token_t* on_token(lxb_html_tokenizer_t* tokenizer, lxb_html_token_t* token,
                                    void* context);
};

}  // namespace hearsay::document

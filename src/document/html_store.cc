// Wraps the callback between lexbor's tokeniser and tree builder, to note places and to hold
// limits.
//
// lexbor's DOM keeps no offsets. Its tokens do: after a text token was built in, the current node's
// last child is the text node that took it (unless the text was moved in front of a table, which is
// noticed by its length), and after a start tag the current node is its element. The node's `user`
// field then holds the number of its Place. The limits stand here because lexbor is quadratic in
// depth, in attributes of one element and in unclosed formatting elements.
#include "document/html_store.h"

#include <utility>

#include "document/html_lean.h"
#include "document/html_quick.h"

namespace hearsay::document {
namespace {

constexpr TagSet kVoidOrRaw = {
    LXB_TAG_AREA,     LXB_TAG_BASE,      LXB_TAG_BR,    LXB_TAG_COL,    LXB_TAG_EMBED,
    LXB_TAG_HR,       LXB_TAG_IMG,       LXB_TAG_INPUT, LXB_TAG_LINK,   LXB_TAG_META,
    LXB_TAG_SOURCE,   LXB_TAG_TRACK,     LXB_TAG_WBR,   LXB_TAG_SCRIPT, LXB_TAG_STYLE,
    LXB_TAG_TITLE,    LXB_TAG_TEXTAREA,  LXB_TAG_XMP,   LXB_TAG_IFRAME, LXB_TAG_NOEMBED,
    LXB_TAG_NOFRAMES, LXB_TAG_PLAINTEXT, LXB_TAG_HTML,  LXB_TAG_HEAD,   LXB_TAG_BODY};

constexpr TagSet kTableParts = {
    LXB_TAG_CAPTION, LXB_TAG_COLGROUP, LXB_TAG_COL,   LXB_TAG_TBODY, LXB_TAG_TFOOT,
    LXB_TAG_THEAD,   LXB_TAG_TR,       LXB_TAG_TD,    LXB_TAG_TH,    LXB_TAG_SCRIPT,
    LXB_TAG_STYLE,   LXB_TAG_TEMPLATE, LXB_TAG_INPUT, LXB_TAG_FORM,  LXB_TAG__EM_COMMENT};

constexpr TagSet kTableFrames = {LXB_TAG_TABLE, LXB_TAG_TBODY, LXB_TAG_THEAD, LXB_TAG_TFOOT,
                                 LXB_TAG_TR};

// Elements that state something of the page, seen or not.
constexpr TagSet kStated = {LXB_TAG_HTML, LXB_TAG_META,  LXB_TAG_LINK,
                            LXB_TAG_BASE, LXB_TAG_TITLE, LXB_TAG_SCRIPT};

constexpr TagSet kFormatting = {LXB_TAG_A,  LXB_TAG_B,     LXB_TAG_BIG,    LXB_TAG_CODE,
                                LXB_TAG_EM, LXB_TAG_FONT,  LXB_TAG_I,      LXB_TAG_NOBR,
                                LXB_TAG_S,  LXB_TAG_SMALL, LXB_TAG_STRIKE, LXB_TAG_STRONG,
                                LXB_TAG_TT, LXB_TAG_U};

bool in_table(lxb_html_tree_t* tree) {
  const lxb_dom_node_t* current = lxb_html_tree_current_node(tree);
  return current != nullptr && kTableFrames.has(current->local_name);
}

bool is_letter(lxb_char_t c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

bool begins_tag(const lxb_char_t* at, const lxb_char_t* end) {
  if (end - at < 3 || *at != '<') return false;
  return is_letter(at[1]) || (at[1] == '/' && is_letter(at[2]));
}

bool begins_declaration(const lxb_char_t* at, const lxb_char_t* end) {
  return end - at >= 2 && *at == '<' && (at[1] == '!' || at[1] == '?');
}

// lexbor keeps unknown names of tags and attributes in tables of 128 chains, which a page of a
// million made-up names turns into long lists. Nothing has been entered when this runs.
bool widen(lexbor_hash_t*& table, size_t entry_size, size_t page_size) {
  constexpr size_t kLargePage = 1 << 20;
  const size_t chains = page_size < kLargePage ? 1024 : 16384;
  lexbor_hash_t* wide = lexbor_hash_create();
  if (lexbor_hash_init(wide, chains, entry_size) != LXB_STATUS_OK) {
    lexbor_hash_destroy(wide, true);
    return false;
  }
  lexbor_hash_destroy(table, true);
  table = wide;
  return true;
}

}  // namespace

bool HtmlTree::Store::parse(std::string_view html) {
  constexpr size_t kBytesPerPlace = 48;  // about, on real pages
  places.reserve(1 + html.size() / kBytesPerPlace);
  base = reinterpret_cast<const lxb_char_t*>(html.data());
  size = html.size();
  parser = lxb_html_parser_create();
  if (lxb_html_parser_init(parser) != LXB_STATUS_OK) return false;
  lxb_html_parser_scripting_set(
      parser, true);  // <noscript> is not shown, not even where it stands in the head
  document = lxb_html_parse_chunk_begin(parser);
  if (document == nullptr) return false;
  lxb_html_tokenizer_t* tokenizer = lxb_html_parser_tokenizer(parser);
  lxb_dom_document_t& dom = document->dom_document;
  if (!widen(dom.attrs, sizeof(lxb_dom_attr_data_t), size) ||
      !widen(dom.tags, sizeof(lxb_tag_data_t), size))
    return false;
  // Nobody waits to be told of a node: scripts, styles and lists of options do nothing here.
  lxb_dom_document_opt_set(&dom, LXB_DOM_DOCUMENT_OPT_WO_EVENTS);
  lxb_html_tokenizer_attrs_set(tokenizer, dom.attrs);
  lxb_html_tokenizer_tags_set(tokenizer, dom.tags);
  // Its check for duplicates is quadratic, and look-ups find the first one anyway.
  lxb_html_tokenizer_keep_duplicate_set(tokenizer, true);
  build = tokenizer->callback_token_done;
  build_context = tokenizer->callback_token_ctx;
  lxb_html_tokenizer_callback_token_done_set(tokenizer, on_token, this);
  tokenizer->state = read_data;
  lxb_html_parse_chunk_process(parser, base, size);
  lxb_html_parse_chunk_end(parser);
  return true;
}

void HtmlTree::Store::cut_attributes(lxb_html_token_t* token) {
  uint32_t count = 0;
  for (lxb_html_token_attr_t* attr = token->attr_first; attr != nullptr; attr = attr->next) {
    if (++count < limits.attributes || attr->next == nullptr) continue;
    too_wide_at = std::min(too_wide_at, offset(token->begin));
    attr->next = nullptr;
    token->attr_last = attr;
    return;
  }
}

// Whether the token is to be left out.
bool HtmlTree::Store::over_limits(lxb_html_tree_t* tree, lxb_html_token_t* token) {
  const lxb_tag_id_t tag = token->tag_id;
  if (tag == LXB_TAG__END_OF_FILE) return false;
  work += 1 + lexbor_array_length(tree->active_formatting) / 4;
  if (work > limits.work) {
    too_much_at = std::min(too_much_at, offset(token->begin));
    return true;
  }
  if (tag < LXB_TAG__BEGIN && tag != LXB_TAG__UNDEF) return false;
  if ((token->type & LXB_HTML_TOKEN_TYPE_CLOSE) != 0) {
    const auto left_out = dropped.find(tag);
    if (left_out == dropped.end() || left_out->second == 0) return false;
    --left_out->second;
    return true;
  }
  const bool deep = lexbor_array_length(tree->open_elements) >= limits.depth;
  const bool formatted =
      kFormatting.has(tag) && lexbor_array_length(tree->active_formatting) >= limits.formatting;
  if ((!deep && !formatted) || kVoidOrRaw.has(tag)) return false;
  (deep ? too_deep_at : too_formatted_at) =
      std::min(deep ? too_deep_at : too_formatted_at, offset(token->begin));
  ++dropped[tag];
  return true;
}

// Notes the end of tables, and tables out of which something is about to be moved.
void HtmlTree::Store::before_build(lxb_html_tree_t* tree, const lxb_html_token_t* token) {
  lxb_dom_node_t* current = lxb_html_tree_current_node(tree);
  if (current == nullptr) return;
  const bool ends =
      token->tag_id == LXB_TAG_TABLE && (token->type & LXB_HTML_TOKEN_TYPE_CLOSE) != 0;
  bool spoils = kTableFrames.has(current->local_name) && !kTableParts.has(token->tag_id);
  if (spoils && (token->type & LXB_HTML_TOKEN_TYPE_CLOSE) != 0) spoils = false;
  if (spoils && token->tag_id == LXB_TAG__TEXT)
    spoils = !std::all_of(token->text_start, token->text_end, [](lxb_char_t c) { return c <= 32; });
  if (!ends && !spoils) return;
  const lexbor_array_t* open = tree->open_elements;
  for (size_t i = open->length; i-- > 0;) {
    auto* node = static_cast<lxb_dom_node_t*>(open->list[i]);
    if (node->local_name != LXB_TAG_TABLE) continue;
    Place& place = place_of(node);
    if (spoils) place.length = 1;  // its source is not its content
    if (ends && place.end == 0) place.end = base::narrow(std::min(size, offset(token->end) + 1));
    return;
  }
}

void HtmlTree::Store::after_build(lxb_html_tree_t* tree, const Place& at, lxb_tag_id_t tag,
                                  bool is_close) {
  lxb_dom_node_t* current = lxb_html_tree_current_node(tree);
  if (current == nullptr || is_close) return;
  if (tag == LXB_TAG__TEXT) {
    lxb_dom_node_t* last = current->last_child;
    if (last == nullptr || last->type != LXB_DOM_NODE_TYPE_TEXT) return;
    Place& place = place_of(last);
    if (place.length == 0) place.begin = at.begin;
    place.end = at.end;
    place.length += at.length;
    return;
  }
  if (kStated.has(tag)) note_stated(current, tag);
  if (current->local_name == tag && current->user == nullptr)
    place_of(current).begin = at.begin > 0 ? at.begin - 1 : 0;
}

// Right after its start tag was built in, such an element is the current node or, being empty, its
// last child.
void HtmlTree::Store::note_stated(const lxb_dom_node_t* current, lxb_tag_id_t tag) {
  const lxb_dom_node_t* last = current->last_child;
  if (current->local_name == tag)
    stated.push_back(current);
  else if (last != nullptr && last->local_name == tag)
    stated.push_back(last);
  else
    lost_stated = true;
}

// Builds a token in. `lean`: it holds no attribute that nobody reads.
lxb_html_token_t* HtmlTree::Store::take(lxb_html_tokenizer_t* tokenizer, lxb_html_token_t* token,
                                        bool lean) {
  auto* tree = static_cast<lxb_html_tree_t*>(build_context);
  if (over_limits(tree, token)) return token;
  const lxb_tag_id_t tag = token->tag_id;
  const bool is_close = (token->type & LXB_HTML_TOKEN_TYPE_CLOSE) != 0;
  if (!lean) {
    cut_attributes(token);
    if (!is_close) drop_unread_attributes(token);
  }
  const Place at{base::narrow(offset(token->begin)), base::narrow(offset(token->end)),
                 base::narrow(static_cast<size_t>(token->text_end - token->text_start))};
  if (tag == LXB_TAG_TABLE || tables > 0 || in_table(tree)) before_build(tree, token);
  const bool unread = !is_close && content_is_unread(token);
  const lxb_html_tokenizer_state_f state = tokenizer->state;
  if (!build_quickly(tree, token)) token = build(tokenizer, token, build_context);
  if (unread && tokenizer->state != state) {  // raw text comes, not elements as in SVG
    raw_text = std::exchange(tokenizer->state, pass_raw_text);
    raw_tag = tag;
  }
  if (tag == LXB_TAG__TEXT || tag >= LXB_TAG__BEGIN) after_build(tree, at, tag, is_close);
  behind_block = tag < LXB_TAG__LAST_ENTRY && is_block_tag(static_cast<uint16_t>(tag));
  if (tag == LXB_TAG_TABLE && !is_close) ++tables;
  if (tag == LXB_TAG_TABLE && is_close && tables > 0) --tables;
  return token;
}

lxb_html_token_t* HtmlTree::Store::on_token(lxb_html_tokenizer_t* tokenizer,
                                            lxb_html_token_t* token, void* context) {
  auto* store = static_cast<Store*>(context);
  const bool before_tag = std::exchange(store->handed_over, false) &&
                          token->tag_id == LXB_TAG__TEXT &&
                          begins_tag(store->base + store->offset(token->end), store->end());
  token = store->take(tokenizer, token, false);
  if (before_tag)
    store->tag_name = std::exchange(tokenizer->state, read_tag);
  else if (tokenizer->state == lxb_html_tokenizer_state_data_before)
    tokenizer->state = read_data;
  return token;
}

// --- states of our own ---------------------------------------------------------------------------

// Gives the tokeniser back what it had set out to do, but right before the end tag: what stands
// before it is never copied.
const lxb_char_t* HtmlTree::Store::pass_raw_text(lxb_html_tokenizer_t* tokenizer,
                                                 const lxb_char_t* data, const lxb_char_t* end) {
  auto* store = static_cast<Store*>(tokenizer->callback_token_ctx);
  tokenizer->state = store->raw_text;
  const std::string_view text(reinterpret_cast<const char*>(data), static_cast<size_t>(end - data));
  const size_t at = raw_text_end(text, store->raw_tag);
  return at == std::string_view::npos ? data : data + at;
}

// Builds the tokeniser's token in and clears it. False where that failed.
bool HtmlTree::Store::emit(lxb_html_tokenizer_t* tokenizer) {
  tokenizer->token = take(tokenizer, tokenizer->token, true);
  if (tokenizer->token == nullptr) {
    if (tokenizer->status == LXB_STATUS_OK) tokenizer->status = LXB_STATUS_ERROR;
    return false;
  }
  lxb_html_token_clean(tokenizer->token);
  return true;
}

// Whether the text up to a tag is white space between the tags of two blocks, of which nobody sees
// or keeps anything. Not in tables, where it is counted, and not while formatting elements wait to
// be opened again.
bool HtmlTree::Store::is_idle(const lxb_html_tokenizer_t* tokenizer, const lxb_char_t* blanks,
                              const lxb_char_t* tag) {
  auto* tree = static_cast<lxb_html_tree_t*>(build_context);
  if (!behind_block || tables > 0 || lexbor_array_length(tree->active_formatting) > 0 ||
      !std::all_of(blanks, tag, [](lxb_char_t c) { return c == ' ' || c == '\n' || c == '\t'; }))
    return false;
  const lxb_dom_node_t* current = lxb_html_tree_current_node(tree);
  const lxb_dom_node_t* last = current == nullptr ? nullptr : current->last_child;
  if (last != nullptr && last->type == LXB_DOM_NODE_TYPE_TEXT) return false;  // it goes on
  const lxb_tag_data_t* data = tags.tag_at(tokenizer, tag + (tag[1] == '/' ? 2 : 1), end());
  return data != nullptr && data->tag_id < LXB_TAG__LAST_ENTRY &&
         is_block_tag(static_cast<uint16_t>(data->tag_id));
}

// Text and tags by turns, as far as they are taken as they stand; lexbor goes on from there.
const lxb_char_t* HtmlTree::Store::read_data(lxb_html_tokenizer_t* tokenizer,
                                             const lxb_char_t* data, const lxb_char_t* end) {
  auto* store = static_cast<Store*>(tokenizer->callback_token_ctx);
  tokenizer->state = lxb_html_tokenizer_state_data_before;
  if (tokenizer->is_eof) return data;
  while (data != end) {
    // Up to here lexbor would do nothing but copy.
    const lxb_char_t* mark = find_any<'<', '&', '\r', '\0'>(data, end);
    const bool tag = begins_tag(mark, end);
    if (!tag && !begins_declaration(mark, end)) break;
    if (mark != data && !(tag && store->is_idle(tokenizer, data, mark))) {
      lxb_html_token_t& text = *tokenizer->token;
      text.tag_id = LXB_TAG__TEXT;
      text.begin = text.text_start = data;
      text.end = text.text_end = mark;
      if (!store->emit(tokenizer)) return end;
    }
    data = mark;
    if (!tag) break;
    const bool is_close = mark[1] == '/';
    tokenizer->token->type = is_close ? LXB_HTML_TOKEN_TYPE_CLOSE : LXB_HTML_TOKEN_TYPE_OPEN;
    const lxb_char_t* behind = store->tags.read(tokenizer, mark + (is_close ? 2 : 1), end);
    if (behind == nullptr) {
      tokenizer->token->type = LXB_HTML_TOKEN_TYPE_OPEN;
      break;
    }
    if (!store->emit(tokenizer)) return end;
    if (tokenizer->state != lxb_html_tokenizer_state_data_before) return behind;
    data = behind;
  }
  store->handed_over = true;
  return data;
}

const lxb_char_t* HtmlTree::Store::read_tag(lxb_html_tokenizer_t* tokenizer, const lxb_char_t* data,
                                            const lxb_char_t* end) {
  auto* store = static_cast<Store*>(tokenizer->callback_token_ctx);
  tokenizer->state = store->tag_name;
  const lxb_char_t* behind = tokenizer->is_eof ? nullptr : store->tags.read(tokenizer, data, end);
  if (behind == nullptr) return data;
  tokenizer->state = lxb_html_tokenizer_state_data_before;
  if (!store->emit(tokenizer)) return end;
  if (tokenizer->state == lxb_html_tokenizer_state_data_before) tokenizer->state = read_data;
  return behind;
}

}  // namespace hearsay::document

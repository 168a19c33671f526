// One pass over the bytes of a tag.
#include "document/html_tags.h"

#include <algorithm>
#include <cstring>
#include <string_view>

namespace hearsay::document {
namespace {

// What a byte of a tag can end or spoil.
enum Sort : uint8_t {
  kBlank = 1,
  kTagNameEnd = 2,  // blanks / >
  kNameEnd = 4,     // of an attribute: the same and =
  kBareEnd = 8,     // of a value without quotation marks: blanks >
};

constexpr std::array<uint8_t, 256> kSorts = [] {
  std::array<uint8_t, 256> sorts{};
  for (const char c : {'\t', '\n', '\f', '\r', ' '})
    sorts[static_cast<size_t>(c)] = kBlank | kTagNameEnd | kNameEnd | kBareEnd;
  sorts['/'] = kTagNameEnd | kNameEnd;
  sorts['>'] = kTagNameEnd | kNameEnd | kBareEnd;
  sorts['='] = kNameEnd;
  return sorts;
}();

const lxb_char_t* find(uint8_t sorts, const lxb_char_t* at, const lxb_char_t* end) {
  while (at != end && (kSorts[*at] & sorts) == 0) ++at;
  return at;
}

const lxb_char_t* skip_blanks(const lxb_char_t* at, const lxb_char_t* end) {
  while (at != end && (kSorts[*at] & kBlank) != 0) ++at;
  return at;
}

}  // namespace

const lxb_char_t* TagReader::read(lxb_html_tokenizer_t* tokenizer, const lxb_char_t* at,
                                  const lxb_char_t* end) {
  lxb_html_token_t& token = *tokenizer->token;
  const Piece name{at, find(kTagNameEnd, at, end)};
  const lxb_tag_data_t* tag = tag_of(tokenizer, name);
  if (tag == nullptr) return nullptr;
  const Wanted wanted = (token.type & LXB_HTML_TOKEN_TYPE_CLOSE) != 0 ? Wanted::kNone
                        : is_compared(tag->tag_id)                    ? Wanted::kAll
                                                                      : Wanted::kRead;
  used_ = 0;
  bool closes_itself = false;
  at = name.end;
  for (uint32_t seen = 0;;) {
    at = skip_blanks(at, end);
    if (at == end) return nullptr;
    if (*at == '>') break;
    if (*at == '/') {
      ++at;
      closes_itself = at != end && *at == '>';
      continue;
    }
    if (++seen > most_) return nullptr;
    at = attribute(tokenizer, wanted, at, end);
    if (at == nullptr) return nullptr;
  }
  token.begin = name.begin;
  token.end = name.end;
  token.tag_id = tag->tag_id;
  if (closes_itself) token.type |= LXB_HTML_TOKEN_TYPE_CLOSE_SELF;
  for (size_t i = 0; i < used_; ++i) {
    attributes_[i].prev = i == 0 ? nullptr : &attributes_[i - 1];
    attributes_[i].next = i + 1 == used_ ? nullptr : &attributes_[i + 1];
  }
  if (used_ > 0) {
    token.attr_first = &attributes_[0];
    token.attr_last = &attributes_[used_ - 1];
  }
  return at + 1;
}

const lxb_tag_data_t* TagReader::tag_at(const lxb_html_tokenizer_t* tokenizer, const lxb_char_t* at,
                                        const lxb_char_t* end) {
  return tag_of(tokenizer, {at, find(kTagNameEnd, at, end)});
}

const lxb_tag_data_t* TagReader::tag_of(const lxb_html_tokenizer_t* tokenizer, Piece name) {
  const auto look_up = [&] {
    return lxb_tag_data_by_name(tokenizer->tags, name.begin, name.size());
  };
  KnownTag wanted;
  if (name.size() > sizeof wanted.name) return look_up();
  wanted.size = name.size();
  for (size_t i = 0; i < name.size(); ++i) wanted.name |= uint64_t{name.begin[i]} << (8 * i);
  KnownTag& known = tags_[wanted.name * 0x9e3779b97f4a7c15 >> 58];
  if (known.tag == nullptr || known.name != wanted.name || known.size != wanted.size) {
    wanted.tag = look_up();
    known = wanted;
  }
  return known.tag;
}

// Returns the place behind the attribute at `at`; null where it, or its tag, is left to lexbor.
const lxb_char_t* TagReader::attribute(lxb_html_tokenizer_t* tokenizer, Wanted wanted,
                                       const lxb_char_t* at, const lxb_char_t* end) {
  const Piece name{at, find(kNameEnd, at, end)};
  if (name.begin == name.end) return nullptr;
  at = skip_blanks(name.end, end);
  if (at == end) return nullptr;
  Piece value{nullptr, nullptr};
  if (*at == '=') {
    at = skip_blanks(at + 1, end);
    if (at == end) return nullptr;
    if (*at == '"' || *at == '\'') {
      const auto* close = static_cast<const lxb_char_t*>(
          std::memchr(at + 1, *at, static_cast<size_t>(end - at - 1)));
      if (close == nullptr) return nullptr;
      value = {at + 1, close};
      at = close + 1;
    } else if (*at != '>') {
      value = {at, find(kBareEnd, at, end)};
      at = value.end;
    }
  }
  if (wanted == Wanted::kNone) return at;
  const int number = read_attribute({reinterpret_cast<const char*>(name.begin), name.size()});
  if (number < 0 && wanted == Wanted::kRead) return at;
  const lxb_dom_attr_data_t* known = name_of(tokenizer, name, number);
  return known != nullptr && add(tokenizer, known, value) ? at : nullptr;
}

const lxb_dom_attr_data_t* TagReader::name_of(lxb_html_tokenizer_t* tokenizer, Piece name,
                                              int number) {
  if (number >= 0 && names_[static_cast<size_t>(number)] != nullptr)
    return names_[static_cast<size_t>(number)];
  const lxb_dom_attr_data_t* known =
      lxb_dom_attr_data_by_local_name(tokenizer->attrs, name.begin, name.size());
  if (number >= 0) names_[static_cast<size_t>(number)] = known;
  return known;
}

bool TagReader::add(lxb_html_tokenizer_t* tokenizer, const lxb_dom_attr_data_t* name, Piece value) {
  if (used_ == attributes_.size() ||
      find_any<'&', '&', '\r', '\0'>(value.begin, value.end) != value.end)
    return false;  // too many, or not as it is written
  lxb_html_token_attr_t& attribute = attributes_[used_++];
  attribute = {};
  attribute.name = name;
  if (value.begin == nullptr) return true;
  attribute.value_begin = value.begin;
  attribute.value_end = value.end;
  attribute.value_size = value.size();
  attribute.value =
      static_cast<lxb_char_t*>(lexbor_mraw_alloc(tokenizer->attrs_mraw, attribute.value_size + 1));
  if (attribute.value == nullptr) return false;
  std::copy(value.begin, value.end, attribute.value);
  attribute.value[attribute.value_size] = '\0';
  return true;
}

}  // namespace hearsay::document

// Names of attributes that are read, and the search for the end of raw text.
#include "document/html_lean.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/ascii.h"

namespace hearsay::document {
namespace {

std::string_view name_of(const lxb_html_token_attr_t* attr) {
  if (attr->name == nullptr) return {};
  return {reinterpret_cast<const char*>(lexbor_hash_entry_str(&attr->name->entry)),
          attr->name->entry.length};
}

// Read by this module, or ("color", "face", "size", "encoding", "type") by the tree builder; by
// length.
constexpr std::array<std::string_view, kReadAttributes> kRead = {
    "id",       "alt",      "rel",      "href",     "lang",       "name",
    "open",     "role",     "type",     "face",     "size",       "class",
    "style",    "title",    "color",    "hidden",   "content",    "itemprop",
    "itemtype", "datetime", "property", "encoding", "http-equiv", "aria-hidden"};

constexpr size_t kLongestRead = kRead.back().size();

// The first of kRead with as many bytes or more.
constexpr std::array<uint8_t, kLongestRead + 2> kFirstRead = [] {
  std::array<uint8_t, kLongestRead + 2> first{};
  for (size_t size = 0; size < first.size(); ++size)
    while (first[size] < kRead.size() && kRead[first[size]].size() < size) ++first[size];
  return first;
}();

// The first letters of names of each size, a bit each.
constexpr std::array<uint32_t, kLongestRead + 1> kInitials = [] {
  std::array<uint32_t, kLongestRead + 1> initials{};
  for (const std::string_view name : kRead) initials[name.size()] |= 1U << (name[0] & 31);
  return initials;
}();

std::string_view end_tag_of(lxb_tag_id_t tag) {
  switch (tag) {
    case LXB_TAG_SCRIPT: return "</script";
    case LXB_TAG_STYLE: return "</style";
    case LXB_TAG_NOSCRIPT: return "</noscript";
    default: return {};
  }
}

}  // namespace

bool is_compared(lxb_tag_id_t tag) {
  switch (tag) {
    case LXB_TAG_B:
    case LXB_TAG_BIG:
    case LXB_TAG_CODE:
    case LXB_TAG_EM:
    case LXB_TAG_FONT:
    case LXB_TAG_I:
    case LXB_TAG_NOBR:
    case LXB_TAG_S:
    case LXB_TAG_SMALL:
    case LXB_TAG_STRIKE:
    case LXB_TAG_STRONG:
    case LXB_TAG_TT:
    case LXB_TAG_U: return true;
    default: return false;
  }
}

int read_attribute(std::string_view name) {
  if (name.empty() || name.size() > kLongestRead ||
      (kInitials[name.size()] >> (name[0] & 31) & 1) == 0)
    return -1;
  for (size_t i = kFirstRead[name.size()]; i < kFirstRead[name.size() + 1]; ++i)
    if (base::equal_folded(name, kRead[i])) return static_cast<int>(i);
  return -1;
}

void drop_unread_attributes(lxb_html_token_t* token) {
  if (is_compared(token->tag_id)) return;
  for (lxb_html_token_attr_t* attr = token->attr_first; attr != nullptr; attr = attr->next) {
    if (read_attribute(name_of(attr)) >= 0) continue;
    (attr->prev == nullptr ? token->attr_first : attr->prev->next) = attr->next;
    (attr->next == nullptr ? token->attr_last : attr->next->prev) = attr->prev;
  }
}

bool content_is_unread(const lxb_html_token_t* token) {
  if (end_tag_of(token->tag_id).empty()) return false;
  if (token->tag_id != LXB_TAG_SCRIPT) return true;
  for (const lxb_html_token_attr_t* attr = token->attr_first; attr != nullptr; attr = attr->next) {
    if (name_of(attr) != "type" || attr->value == nullptr) continue;
    const std::string_view value(reinterpret_cast<const char*>(attr->value), attr->value_size);
    if (value.find("json") != std::string_view::npos) return false;
  }
  return true;
}

size_t raw_text_end(std::string_view text, lxb_tag_id_t tag) {
  const std::string_view end = end_tag_of(tag);
  for (size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    if (tag == LXB_TAG_SCRIPT && text.substr(at, 4) == "<!--") return std::string_view::npos;
    if (!base::equal_folded(text.substr(at, end.size()), end)) continue;
    const std::string_view behind = text.substr(at + end.size(), 1);
    if (behind.find_first_of("\t\n\f\r />") == 0) return at;
  }
  return std::string_view::npos;
}

}  // namespace hearsay::document

// An HTML page as a flat arena of nodes in document order, each with its place in the decoded
// bytes.
#pragma once

#include <cstdint>  // lexbor's header of tags needs it

#include <lexbor/tag/const.h>

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"

namespace hearsay::document {

using NodeIndex = uint32_t;
inline constexpr NodeIndex kNoNode = 0xffffffff;

// Bounds on hostile pages. Beyond one, parsing goes on without what is over it, and a warning says
// so.
struct HtmlLimits {
  uint32_t depth = 512;       // open elements
  uint32_t formatting = 32;   // unclosed formatting elements, which every new paragraph repeats
  uint32_t attributes = 256;  // of one element
  uint32_t work = 4'000'000;  // nodes made, counting those that unclosed formatting elements repeat
};

// Attributes that are asked of every element; their look-up does without the name.
enum class Attribute : uint8_t { kRole, kItemprop, kItemtype, kDatetime, kRel, kHref, kCount };

struct HtmlNode {
  NodeIndex parent = kNoNode;
  NodeIndex end = 0;  // one past its last descendant
  uint16_t tag =
      0;  // LXB_TAG_…; LXB_TAG__TEXT for text; LXB_TAG__UNDEF for elements HTML does not know
  bool in_link = false;    // an ancestor or the node itself is <a href>
  bool in_bold = false;    // … <b> <strong>
  bool in_pre = false;     // … <pre>
  uint8_t attributes = 0;  // 1 << Attribute for those it has
  base::Bytes at;  // in the decoded bytes. Elements: from "<" of the start tag to the end of the
                   // end tag (tables only; else empty). Text: its characters. Empty where unknown
  std::string_view text;          // text nodes: the characters; dies with the tree
  std::string_view classes, id;   // elements: the values of these attributes; die with the tree
  const void* element = nullptr;  // elements: lexbor's node, for attribute()
};

// Parsed once; owns lexbor's document. Invisible subtrees (script, style, template, noscript,
// hidden, aria-hidden, display:none, form controls) are no nodes. Moves keep every view valid.
class HtmlTree {
 public:
  // Linear in the size of `decoded` up to the limits; no recursion. `decoded` must outlive the
  // tree.
  static HtmlTree parse(std::string_view decoded, const HtmlLimits& limits = {});
  HtmlTree(HtmlTree&&) noexcept;
  HtmlTree& operator=(HtmlTree&&) noexcept;
  ~HtmlTree();

  const std::vector<HtmlNode>& nodes() const {
    return nodes_;
  }  // nodes()[0] is <body>; may be empty
  const HtmlNode& operator[](NodeIndex i) const { return nodes_[i]; }

  // The value of an attribute, empty where it is absent. Dies with the tree.
  std::string_view attribute(NodeIndex node, std::string_view name) const;
  std::string_view attribute(NodeIndex node, Attribute name) const;
  bool has_attribute(NodeIndex node, std::string_view name) const;

  // What the head (or a careless body) says: elements in page order.
  struct Meta {
    std::string_view name;  // name, property or itemprop
    std::string_view content;
  };
  struct Link {
    std::string_view rel, href;
  };
  const std::vector<Meta>& metas() const { return metas_; }
  const std::vector<Link>& links() const { return links_; }
  const std::vector<std::string_view>& json_scripts() const {
    return json_;
  }  // application/ld+json
  std::string_view title() const { return title_; }        // <title>, first
  std::string_view language() const { return language_; }  // <html lang>
  std::string_view base_href() const { return base_href_; }

  const std::vector<base::Warning>& warnings() const {
    return warnings_;
  }  // `at` in the decoded bytes

 private:
  struct Store;
  HtmlTree();
  void read_stated();
  void note_limits();
  void note_stated(const void* element);

  std::unique_ptr<Store> store_;
  std::vector<HtmlNode> nodes_;
  std::array<uintptr_t, static_cast<size_t>(Attribute::kCount)> numbers_{};  // lexbor's
  std::vector<Meta> metas_;
  std::vector<Link> links_;
  std::vector<std::string_view> json_;
  std::string_view title_, language_, base_href_;
  std::vector<base::Warning> warnings_;
};

// How an element stands in the text by its tag alone.
bool is_block_tag(uint16_t tag);

}  // namespace hearsay::document

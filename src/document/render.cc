// Walks the arena once and writes text, opening and closing leaf blocks at the borders of block
// elements.
#include "document/render.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <string_view>
#include <utility>

namespace hearsay::document {
namespace {

constexpr uint32_t kShortCell = 160;  // bytes; a table with longer cells on average is layout
constexpr uint32_t kLargestTable = 256 << 10;

enum class Space : uint8_t { kNone, kBlank, kLine, kPara };

// Bytes of white space at text[at], 0 where there is none: ASCII white space, no-break and other
// Unicode blanks, and characters that take no room.
size_t space_at(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
  };
  const unsigned c = byte(at);
  if (c <= 0x20 || c == 0x7f) return 1;
  if (c == 0xc2 && (byte(at + 1) == 0xa0 || byte(at + 1) == 0xad || byte(at + 1) == 0x85)) return 2;
  if (c == 0xe2 && byte(at + 1) == 0x80) {
    const unsigned d = byte(at + 2);
    if ((d >= 0x80 && d <= 0x8f) || d == 0xa8 || d == 0xa9 || d == 0xaf || (d >= 0xaa && d <= 0xae))
      return 3;
  }
  if (c == 0xe2 && byte(at + 1) == 0x81 && (byte(at + 2) == 0x9f || byte(at + 2) == 0xa0)) return 3;
  if (c == 0xe3 && byte(at + 1) == 0x80 && byte(at + 2) == 0x80) return 3;
  if (c == 0xef && byte(at + 1) == 0xbb && byte(at + 2) == 0xbf) return 3;
  return 0;
}

// Characters that take no room at all part no words: soft hyphen, zero-width space and joiners,
// marks of direction.
bool takes_no_room(std::string_view text, size_t at, size_t size) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  if (size == 2) return byte(at + 1) == 0xad;
  if (size != 3) return false;
  if (byte(at) == 0xef) return true;
  return byte(at) == 0xe2 &&
         ((byte(at + 1) == 0x80 && ((byte(at + 2) >= 0x8b && byte(at + 2) <= 0x8f) ||
                                    (byte(at + 2) >= 0xaa && byte(at + 2) <= 0xae))) ||
          (byte(at + 1) == 0x81 && byte(at + 2) == 0xa0));
}

// One past the last byte of the word that starts at text[at].
size_t word_end(std::string_view text, size_t at) {
  while (at < text.size()) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c <= 0x20 || (c >= 0x7f && space_at(text, at) != 0)) break;
    ++at;
  }
  return at;
}

// Passes over words of ASCII parted by single blanks, eight bytes at a time, and stops before the
// eight that hold anything else.
size_t skip_plain_words(std::string_view text, size_t at) {
  constexpr uint64_t kOnes = 0x0101010101010101, kHigh = 0x80 * kOnes, kLow = 0x7f * kOnes;
  constexpr uint64_t kLast =
      std::endian::native == std::endian::little ? uint64_t{0x80} << 56 : uint64_t{0x80};
  for (uint64_t eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    const uint64_t seven = eight & kLow;
    const uint64_t delete_or_wide = (seven + kOnes) | eight;
    const uint64_t controls = ~(seven + (0x80 - 0x20) * kOnes);
    const uint64_t no_blank = (eight ^ 0x20 * kOnes) + kLow;  // ASCII: the high bits are exact
    const uint64_t blanks = ~no_blank & kHigh;
    const uint64_t pairs = blanks & (blanks >> 8);
    if (((delete_or_wide | controls) & kHigh) != 0 || pairs != 0 || (blanks & kLast) != 0) break;
  }
  return at;
}

// One past the words from text[at], a word's first byte, that are parted by single blanks and so
// are written as they stand.
size_t stretch_end(std::string_view text, size_t at) {
  for (;;) {
    at = word_end(text, skip_plain_words(text, at));
    if (at + 1 >= text.size() || text[at] != ' ') return at;
    const auto next = static_cast<unsigned char>(text[at + 1]);
    if (next <= 0x20 || (next >= 0x7f && space_at(text, at + 1) != 0)) return at;
    ++at;
  }
}

// Whether two spans that touch stand apart on the page by style: "Jane Doe" + "March 5", "12" +
// "Comments". Inside a word the case does not rise.
bool reads_apart(char before, char behind) {
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (lower(before) || before == '.' || before == ':' || before == ')')
    return upper(behind) || digit(behind);
  return digit(before) && (upper(behind) || lower(behind));
}

class Writer {
 public:
  explicit Writer(const HtmlTree& tree) : nodes_(tree.nodes()) {}

  Rendering run() {
    if (nodes_.empty()) return {};
    note_holders();
    container_ = 0;
    for (NodeIndex i = 1; i < nodes_.size();) {
      leave_ended(i);
      i = visit(i);
    }
    end_block();
    return std::move(out_);
  }

 private:
  const std::vector<HtmlNode>& nodes_;
  Rendering out_;
  NodeIndex container_ = 0;  // innermost block element
  bool open_ = false;        // a block is being written
  LeafBlock block_;
  Space space_ = Space::kNone;  // white space waiting for the next word
  bool whole_ = true;  // every text node of the block has a known place, in ascending order
  // Where the last <a>, <button>, <time> or unknown element ended, and the last <span>: such may
  // touch.
  NodeIndex last_inline_end_ = kNoNode;
  NodeIndex last_span_end_ = kNoNode;
  bool touches_ = false;  // a <span> started right where another ended

  std::vector<bool> holds_block_;  // a node: a block element is inside

  void note_holders();
  NodeIndex visit(NodeIndex i);
  void leave_ended(NodeIndex i);
  void end_block();
  void write(NodeIndex i);
  void start(NodeIndex i);
  void put_space();
  uint32_t source_begin(NodeIndex i) const;
  bool is_block(NodeIndex i) const;
  bool is_data_table(NodeIndex i) const;
  void write_table(NodeIndex i);
  void note_place(NodeIndex i);
};

// Elements HTML does not know are blocks where they hold blocks, else inline.
bool Writer::is_block(NodeIndex i) const {
  return is_block_tag(nodes_[i].tag) || (nodes_[i].tag == LXB_TAG__UNDEF && holds_block_[i]);
}

void Writer::note_holders() {
  holds_block_.resize(nodes_.size());
  for (const HtmlNode& node : nodes_) {
    if (!is_block_tag(node.tag)) continue;
    for (NodeIndex up = node.parent; up != kNoNode && !holds_block_[up]; up = nodes_[up].parent)
      holds_block_[up] = true;
  }
}

void Writer::leave_ended(NodeIndex i) {
  while (container_ != 0 && nodes_[container_].end <= i) {
    end_block();
    container_ = nodes_[container_].parent;
    while (container_ != 0 && !is_block(container_)) container_ = nodes_[container_].parent;
  }
}

NodeIndex Writer::visit(NodeIndex i) {
  const HtmlNode& node = nodes_[i];
  switch (node.tag) {
    case LXB_TAG__TEXT: write(i); return i + 1;
    case LXB_TAG_BR: space_ = space_ >= Space::kLine ? Space::kPara : Space::kLine; return i + 1;
    case LXB_TAG_A:
    case LXB_TAG_BUTTON:
    case LXB_TAG_TIME:
      if ((last_inline_end_ == i || (node.tag == LXB_TAG_TIME && last_span_end_ == i)) && open_)
        space_ = std::max(space_, Space::kBlank);
      last_inline_end_ = node.end;
      return i + 1;
    case LXB_TAG_IMG:
      if (open_) space_ = std::max(space_, Space::kBlank);
      return i + 1;
    default: break;
  }
  if (!is_block(i)) {
    if (node.tag == LXB_TAG_SPAN || node.tag == LXB_TAG_SMALL || node.tag == LXB_TAG_CITE) {
      touches_ |= (last_span_end_ == i || last_inline_end_ == i) && open_;  // till words come
      last_span_end_ = node.end;
    }
    if (node.tag == LXB_TAG__UNDEF) {
      if (last_inline_end_ == i && open_) space_ = std::max(space_, Space::kBlank);
      last_inline_end_ = node.end;
    }
    return i + 1;
  }
  end_block();
  container_ = i;
  if (node.tag == LXB_TAG_TABLE && is_data_table(i)) {
    write_table(i);
    return node.end;
  }
  return i + 1;
}

void Writer::end_block() {
  space_ = Space::kNone;
  touches_ = false;
  last_inline_end_ = kNoNode;
  if (!open_) return;
  open_ = false;
  block_.text.end = base::narrow(out_.text.size());
  if (!whole_) block_.decoded = {};
  out_.blocks.push_back(block_);
}

// The source of a block starts with the inline elements that its first text opens, so that they are
// whole in it.
uint32_t Writer::source_begin(NodeIndex i) const {
  uint32_t begin = nodes_[i].at.begin;
  const NodeIndex before = out_.blocks.empty() ? 0 : out_.blocks.back().last;
  const bool pre = nodes_[i].in_pre;
  for (NodeIndex p = nodes_[i].parent; p != 0 && p != kNoNode; p = nodes_[p].parent) {
    const bool inside = p != container_ && !is_block_tag(nodes_[p].tag);
    if ((!inside && !(pre && nodes_[p].in_pre)) || (before != 0 && p <= before)) break;
    if (nodes_[p].at.begin >= begin || (nodes_[p].at.begin == 0 && nodes_[p].at.end == 0)) break;
    begin = nodes_[p].at.begin;
    if (pre && !nodes_[nodes_[p].parent].in_pre) break;
  }
  return begin;
}

void Writer::start(NodeIndex i) {
  if (!out_.text.empty()) out_.text.append("\n\n");
  open_ = true;
  block_ = LeafBlock{};
  block_.text.begin = base::narrow(out_.text.size());
  block_.container = container_;
  block_.first = i;
  whole_ = true;
  block_.decoded.begin = source_begin(i);
  // Lines of a <pre> can be told only where the source has its start tag.
  if (nodes_[i].in_pre && block_.decoded.begin == nodes_[i].at.begin) whole_ = false;
  space_ = Space::kNone;
}

void Writer::note_place(NodeIndex i) {
  const base::Bytes at = nodes_[i].at;
  if (at.empty() || at.begin < block_.decoded.end) whole_ = false;
  block_.last = i;
  block_.decoded.end = std::max(block_.decoded.end, at.end);
}

void Writer::put_space() {
  if (space_ == Space::kBlank) out_.text.push_back(' ');
  if (space_ == Space::kLine) out_.text.push_back('\n');
  if (space_ == Space::kPara) out_.text.append("\n\n");
  space_ = Space::kNone;
}

void Writer::write(NodeIndex i) {
  const HtmlNode& node = nodes_[i];
  const std::string_view text = node.text;
  bool noted = false;
  for (size_t at = 0; at < text.size();) {
    if (const size_t size = space_at(text, at)) {
      if (!takes_no_room(text, at, size)) {
        Space now = Space::kBlank;
        if (node.in_pre && text[at] == '\n')
          now = space_ >= Space::kLine ? Space::kPara : Space::kLine;
        space_ = std::max(space_, now);
      }
      at += size;
      continue;
    }
    const size_t end = stretch_end(text, at);
    if (open_ && space_ == Space::kPara && !node.in_pre) {
      const NodeIndex touching = last_inline_end_;  // the inline element goes on
      end_block();
      last_inline_end_ = touching;
    }
    if (!open_) start(i);
    if (!noted) note_place(i);
    noted = true;
    if (touches_ && space_ == Space::kNone && reads_apart(out_.text.back(), text[at]))
      space_ = Space::kBlank;
    touches_ = false;
    const size_t before = out_.text.size();
    put_space();
    out_.text.append(text.substr(at, end - at));
    const uint32_t written = base::narrow(out_.text.size() - before);
    if (node.in_link) block_.link_bytes += written;
    if (node.in_bold) block_.bold_bytes += written;
    at = end;
  }
}

// --- tables of data ------------------------------------------------------------------------------

bool Writer::is_data_table(NodeIndex table) const {
  uint32_t cells = 0, full_rows = 0, bytes = 0, row_cells = 0;
  for (NodeIndex i = table + 1; i < nodes_[table].end; ++i) {
    const HtmlNode& node = nodes_[i];
    switch (node.tag) {
      case LXB_TAG_TABLE:
      case LXB_TAG_UL:
      case LXB_TAG_OL:
      case LXB_TAG_FORM:
      case LXB_TAG_ARTICLE:
      case LXB_TAG_H1:
      case LXB_TAG_BLOCKQUOTE:
      case LXB_TAG_PRE:
      case LXB_TAG_BUTTON: return false;
      case LXB_TAG_TR:
        full_rows += row_cells >= 2;
        row_cells = 0;
        break;
      case LXB_TAG_TD:
      case LXB_TAG_TH:
        ++cells;
        ++row_cells;
        break;
      case LXB_TAG__TEXT: bytes += base::narrow(node.text.size()); break;
      default: break;
    }
  }
  full_rows += row_cells >= 2;
  return full_rows >= 2 && bytes <= kLargestTable && bytes <= kShortCell * cells;
}

void Writer::write_table(NodeIndex table) {
  Space between = Space::kNone;  // kPara: a new row, kLine: a new cell
  uint32_t empty_cells = 0;
  for (NodeIndex i = table + 1; i < nodes_[table].end; ++i) {
    const HtmlNode& node = nodes_[i];
    if (node.tag == LXB_TAG_TR || node.tag == LXB_TAG_CAPTION) between = Space::kPara;
    if (node.tag == LXB_TAG_TD || node.tag == LXB_TAG_TH) {
      if (between == Space::kLine) ++empty_cells;
      between = std::max(between, Space::kLine);
    }
    if (node.tag == LXB_TAG_BR || is_block_tag(node.tag)) space_ = std::max(space_, Space::kBlank);
    if (node.tag != LXB_TAG__TEXT) continue;
    for (size_t at = 0; at < node.text.size();) {
      if (const size_t size = space_at(node.text, at)) {
        if (!takes_no_room(node.text, at, size)) space_ = std::max(space_, Space::kBlank);
        at += size;
        continue;
      }
      const size_t end = word_end(node.text, at);
      if (!open_) {
        start(i);
        between = Space::kNone;
      }
      if (between == Space::kPara) {
        out_.text.push_back('\n');
      } else if (between == Space::kLine) {
        for (uint32_t k = 0; k < empty_cells; ++k) out_.text.append(" |");
        out_.text.append(" | ");
      } else {
        put_space();
      }
      between = space_ = Space::kNone;
      empty_cells = 0;
      out_.text.append(node.text.substr(at, end - at));
      if (node.in_link) block_.link_bytes += base::narrow(end - at);
      block_.last = i;
      at = end;
    }
  }
  block_.is_table = true;
  const base::Bytes at = nodes_[table].at;
  const uint32_t text_end = open_ ? nodes_[block_.last].at.end : 0;
  whole_ = at.begin < std::max(at.end, text_end) && (at.begin > 0 || at.end > 0);
  block_.decoded = {at.begin, std::max(at.end, text_end)};
  end_block();
}

}  // namespace

Rendering render(const HtmlTree& tree) { return Writer(tree).run(); }

}  // namespace hearsay::document

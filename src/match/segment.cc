// Anchors on disk: sorted, cut into blocks, each number as the difference to the one before.
//
// Layout, little-endian (docs/archive.md):
//   0   4  magic "HSG1"
//   4   4  number of anchors
//   8   4  number of blocks: one for each 128 anchors
//   12  4  reserved, 0
//   16  8  XXH3-64 of everything behind this field, seeded with the numbers before it (anchors +
//   blocks * 2^32) 24     directory, 12 bytes a block: first hash (8), offset of the block in the
//   data (4)
//   ..     data: for each anchor the varints hash difference, text (difference where the hash is
//   the same, plain otherwise), word
//          (difference where the text is the same too, plain otherwise). Each block starts with its
//          first hash as difference to the directory's, which is 0.
#include <algorithm>
#include <cstring>
#include <optional>

#include "base/hash.h"
#include "match/find_matches.h"

namespace hearsay::match {
namespace {

constexpr std::string_view kMagic = "HSG1";
constexpr size_t kHead = 24, kEntry = 12, kBlock = 128;

void put_fixed(std::string& out, uint64_t value, size_t bytes) {
  for (size_t i = 0; i < bytes; ++i) out += static_cast<char>((value >> (8 * i)) & 0xff);
}

uint64_t get_fixed(std::string_view bytes, size_t at, size_t count) {
  uint64_t value = 0;
  for (size_t i = 0; i < count; ++i)
    value |= static_cast<uint64_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  return value;
}

void put_varint(std::string& out, uint64_t value) {
  for (; value >= 0x80; value >>= 7) out += static_cast<char>(value | 0x80);
  out += static_cast<char>(value);
}

// Takes a varint off the front of `bytes`; false where it is cut off or longer than 64 bits.
bool take_varint(std::string_view& bytes, uint64_t& value) {
  value = 0;
  for (uint32_t shift = 0; shift < 64 && !bytes.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    if (shift == 63 && byte > 1) return false;
    value |= static_cast<uint64_t>(byte & 0x7f) << shift;
    if (byte < 0x80) return true;
  }
  return false;
}

base::Error damaged(uint64_t at, const char* why) {
  return {base::Code::kDamaged, at, std::string("anchors segment: ") + why};
}

void put_anchor(std::string& data, const Anchor& anchor, const Anchor& before) {
  const uint64_t text = anchor.text.value(), last_text = before.text.value();
  put_varint(data, anchor.hash - before.hash);
  const bool same_hash = anchor.hash == before.hash;
  put_varint(data, same_hash ? text - last_text : text);
  put_varint(data, same_hash && text == last_text ? anchor.word - before.word : anchor.word);
}

// The next anchor behind `last`; nullopt where the numbers do not hold together.
std::optional<Anchor> take_anchor(std::string_view& data, const Anchor& last) {
  uint64_t hash = 0, text = 0, word = 0;
  if (!take_varint(data, hash) || !take_varint(data, text) || !take_varint(data, word))
    return std::nullopt;
  if (hash > UINT64_MAX - last.hash || text > UINT32_MAX || word > UINT32_MAX) return std::nullopt;
  const bool same_hash = hash == 0;
  if (same_hash) text += last.text.value();
  if (same_hash && text == last.text.value()) word += last.word;
  if (text > UINT32_MAX || word > UINT32_MAX) return std::nullopt;
  return Anchor{last.hash + hash, TextId(static_cast<uint32_t>(text)), static_cast<uint32_t>(word)};
}

Anchor before_block(uint64_t first_hash) { return {first_hash, TextId(0), 0}; }

}  // namespace

std::string encode_segment(std::vector<Anchor> anchors) {
  std::sort(anchors.begin(), anchors.end());
  std::string directory, data;
  Anchor last;
  for (size_t i = 0; i < anchors.size(); ++i) {
    if (i % kBlock == 0) {
      put_fixed(directory, anchors[i].hash, 8);
      put_fixed(directory, data.size(), 4);
      last = before_block(anchors[i].hash);
    }
    put_anchor(data, anchors[i], last);
    last = anchors[i];
  }
  std::string out(kMagic);
  put_fixed(out, anchors.size(), 4);
  put_fixed(out, directory.size() / kEntry, 4);
  put_fixed(out, 0, 4);
  put_fixed(out, base::fast_hash(directory + data, get_fixed(out, 4, 8)), 8);
  out += directory;
  out += data;
  return out;
}

base::Result<Segment> Segment::decode(std::string_view bytes) {
  if (bytes.size() < kHead) return damaged(bytes.size(), "too short for its head");
  if (bytes.substr(0, 4) != kMagic) return damaged(0, "not a segment");
  Segment segment;
  segment.bytes_ = bytes;
  segment.count_ = get_fixed(bytes, 4, 4);
  segment.blocks_ = get_fixed(bytes, 8, 4);
  if (get_fixed(bytes, 12, 4) != 0) return damaged(12, "made by a newer version");
  if (segment.blocks_ != (segment.count_ + kBlock - 1) / kBlock)
    return damaged(8, "blocks and anchors do not agree");
  if (segment.blocks_ > (bytes.size() - kHead) / kEntry)
    return damaged(8, "cut off in its directory");
  if (base::fast_hash(bytes.substr(kHead), get_fixed(bytes, 4, 8)) != get_fixed(bytes, 16, 8))
    return damaged(16, "its checksum does not hold");
  const size_t data_size = bytes.size() - kHead - segment.blocks_ * kEntry;
  uint64_t last_hash = 0, last_offset = 0;
  for (size_t i = 0; i < segment.blocks_; ++i) {
    const size_t at = kHead + i * kEntry;
    const uint64_t hash = get_fixed(bytes, at, 8), offset = get_fixed(bytes, at + 8, 4);
    if (hash < last_hash || offset < last_offset || offset > data_size || (i == 0 && offset != 0))
      return damaged(at, "its directory is out of order");
    last_hash = hash;
    last_offset = offset;
  }
  return segment;
}

bool Segment::read_block(size_t block, std::vector<Anchor>& out) const {
  const size_t entry = kHead + block * kEntry;
  const std::string_view data = bytes_.substr(kHead + blocks_ * kEntry);
  const bool is_last = block + 1 == blocks_;
  const size_t from = get_fixed(bytes_, entry + 8, 4);
  const size_t to = is_last ? data.size() : get_fixed(bytes_, entry + kEntry + 8, 4);
  const uint64_t highest = is_last ? UINT64_MAX : get_fixed(bytes_, entry + kEntry, 8);
  std::string_view rest = data.substr(from, to - from);
  const size_t first = out.size();
  const size_t count = is_last ? count_ - block * kBlock : kBlock;
  Anchor last = before_block(get_fixed(bytes_, entry, 8));
  for (size_t i = 0; i < count; ++i) {
    const std::optional<Anchor> anchor = take_anchor(rest, last);
    const bool starts_right = i > 0 || (anchor && anchor->hash == last.hash);
    if (!anchor || !starts_right || anchor->hash > highest) {
      out.resize(first);
      return false;
    }
    out.push_back(*anchor);
    last = *anchor;
  }
  if (rest.empty()) return true;
  out.resize(first);
  return false;
}

void Segment::find(uint64_t hash, std::vector<Anchor>& out) const {
  const auto first_hash = [&](size_t block) {
    return get_fixed(bytes_, kHead + block * kEntry, 8);
  };
  size_t low = 0, high = blocks_;  // the first block that starts with `hash` or more
  while (low < high) {
    const size_t middle = (low + high) / 2;
    if (first_hash(middle) < hash)
      low = middle + 1;
    else
      high = middle;
  }
  std::vector<Anchor> block;
  for (size_t at = low > 0 ? low - 1 : 0; at < blocks_ && first_hash(at) <= hash; ++at) {
    block.clear();
    if (!read_block(at, block)) continue;
    for (const Anchor& anchor : block)
      if (anchor.hash == hash) out.push_back(anchor);
  }
}

std::vector<Anchor> Segment::all() const {
  std::vector<Anchor> out;
  for (size_t block = 0; block < blocks_; ++block) read_block(block, out);
  return out;
}

std::string merge_segments(std::span<const Segment> segments) {
  std::vector<Anchor> all;
  for (const Segment& segment : segments) {
    const std::vector<Anchor> more = segment.all();
    all.insert(all.end(), more.begin(), more.end());
  }
  return encode_segment(std::move(all));
}

}  // namespace hearsay::match

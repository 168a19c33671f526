// Anchors on disk: which texts have which hashes, sorted, in blocks whose numbers take as few bits
// as they need.
//
// A segment keeps (hash, text) and no place: it says which texts are worth comparing, and where
// they are alike is told by their words. n anchors of 2^b possible hashes over t texts take about
// b - log2(n) + 1.6 bits for a hash (differences of sorted random numbers, Rice coded) and log2(t)
// for a text: with 36 bits and 90 anchors a text some 31.5 bits, whatever the number of texts.
//
// Layout, little-endian (docs/archive.md):
//   0   4  magic "HSG2"
//   4   4  number of anchors
//   8   4  number of blocks: one for each 256 anchors
//   12  4  reserved, 0
//   16  8  XXH3-64 of everything behind this field, seeded with the numbers before it (anchors +
//          blocks * 2^32)
//   24     directory, 12 bytes a block: first hash (8), offset of the block in the data (4)
//   ..     data, for each block: r (1 byte), t (1 byte), smallest text (4 bytes), then bits, the
//          lowest of a byte first: for each anchor its hash as difference d to the one before (0
//          for the first), d >> r as that many 0 and a 1 (or 40 times 0 and a 1, then d in 64
//          bits), the r low bits of d, and its text less the smallest in t bits. The last byte is
//          filled up with 0.
#include <algorithm>
#include <bit>
#include <cstring>
#include <optional>

#include "base/hash.h"
#include "match/find_matches.h"

namespace hearsay::match {
namespace {

constexpr std::string_view kMagic = "HSG2";
constexpr size_t kHead = 24, kEntry = 12, kBlock = 256, kBlockHead = 6;
constexpr uint32_t kLongest = 40;  // bits of 0; as many mean that the difference is written out

void put_fixed(std::string& out, uint64_t value, size_t bytes) {
  for (size_t i = 0; i < bytes; ++i) out += static_cast<char>((value >> (8 * i)) & 0xff);
}

uint64_t get_fixed(std::string_view bytes, size_t at, size_t count) {
  uint64_t value = 0;
  for (size_t i = 0; i < count; ++i)
    value |= static_cast<uint64_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  return value;
}

base::Error damaged(uint64_t at, const char* why) {
  return {base::Code::kDamaged, at, std::string("anchors segment: ") + why};
}

// Bits put behind one another, the lowest first.
class BitWriter {
 public:
  explicit BitWriter(std::string& out) : out_(out) {}
  void put(uint64_t value, uint32_t count) {
    for (; count > 32; count -= 32, value >>= 32) put(value & 0xffffffff, 32);
    held_ |= value << bits_;
    for (bits_ += count; bits_ >= 8; bits_ -= 8, held_ >>= 8) out_ += static_cast<char>(held_);
  }
  void finish() {
    if (bits_ > 0) put(0, 8 - bits_);
  }

 private:
  std::string& out_;
  uint64_t held_ = 0;
  uint32_t bits_ = 0;  // fewer than 8 between calls
};

class BitReader {
 public:
  explicit BitReader(std::string_view bytes) : bytes_(bytes) {}

  // False where there are not so many bits.
  bool take(uint32_t count, uint64_t& value) {
    value = 0;
    for (uint32_t at = 0; at < count; at += 32) {
      const uint32_t part = std::min<uint32_t>(count - at, 32);
      value |= (ahead() & ((uint64_t{1} << part) - 1)) << at;
      at_ += part;
    }
    return at_ <= 8 * bytes_.size();
  }
  // Bits of 0 before the next 1, which is taken too; false where there are more than kLongest.
  bool zeros(uint32_t& count) {
    count = static_cast<uint32_t>(std::countr_zero(ahead()));
    at_ += count + 1;
    return count <= kLongest && at_ <= 8 * bytes_.size();
  }
  // Whether all was taken but bits of 0 that fill up the last byte.
  bool at_end() const { return (at_ + 7) / 8 == bytes_.size() && ahead() == 0; }

 private:
  // The next bits, 57 at least, with 0 behind the end.
  uint64_t ahead() const {
    const size_t from = at_ / 8;
    uint64_t word = 0;
    if (std::endian::native == std::endian::little && from + 8 <= bytes_.size())
      std::memcpy(&word, bytes_.data() + from, 8);
    else if (from < bytes_.size())
      word = get_fixed(bytes_, from, std::min<size_t>(8, bytes_.size() - from));
    return word >> (at_ % 8);
  }
  std::string_view bytes_;
  size_t at_ = 0;  // in bits
};

void put_block(std::string& data, std::span<const Anchor> anchors) {
  uint32_t least = UINT32_MAX, most = 0;
  for (const Anchor& anchor : anchors) {
    least = std::min(least, anchor.text.value());
    most = std::max(most, anchor.text.value());
  }
  const uint64_t mean = (anchors.back().hash - anchors.front().hash) / anchors.size();
  const auto low = static_cast<uint32_t>(std::max(1, static_cast<int>(std::bit_width(mean)))) - 1;
  const auto width = static_cast<uint32_t>(std::bit_width(most - least));
  put_fixed(data, low, 1);
  put_fixed(data, width, 1);
  put_fixed(data, least, 4);
  BitWriter bits(data);
  uint64_t last = anchors.front().hash;
  for (const Anchor& anchor : anchors) {
    const uint64_t difference = anchor.hash - last, high = difference >> low;
    if (high < kLongest) {
      bits.put(uint64_t{1} << high, static_cast<uint32_t>(high) + 1);
      bits.put(difference & ((uint64_t{1} << low) - 1), low);
    } else {
      bits.put(uint64_t{1} << kLongest, kLongest + 1);
      bits.put(difference, 64);
    }
    bits.put(anchor.text.value() - least, width);
    last = anchor.hash;
  }
  bits.finish();
}

// Bits of the anchors of one block.
struct BlockReader {
  BitReader bits;
  uint32_t low, width;
  uint64_t least;

  // The anchor behind `last`; nullopt where the bits do not hold together.
  std::optional<Anchor> take(const Anchor& last) {
    uint32_t zeros = 0;
    uint64_t difference = 0, text = 0;
    if (!bits.zeros(zeros)) return std::nullopt;
    if (!bits.take(zeros == kLongest ? 64 : low, difference)) return std::nullopt;
    if (zeros < kLongest) {
      if (low > 0 && (uint64_t{zeros} << low) >> low != zeros) return std::nullopt;
      difference |= uint64_t{zeros} << low;
    }
    if (!bits.take(width, text)) return std::nullopt;
    text += least;
    if (difference > UINT64_MAX - last.hash || text > UINT32_MAX) return std::nullopt;
    const Anchor anchor{last.hash + difference, TextId(static_cast<uint32_t>(text)), 0};
    if (difference == 0 && anchor.text < last.text) return std::nullopt;
    return anchor;
  }
};

}  // namespace

std::string encode_segment(std::vector<Anchor> anchors) {
  std::sort(anchors.begin(), anchors.end(), [](const Anchor& x, const Anchor& y) {
    return std::pair(x.hash, x.text) < std::pair(y.hash, y.text);
  });
  std::string directory, data;
  for (size_t at = 0; at < anchors.size(); at += kBlock) {
    put_fixed(directory, anchors[at].hash, 8);
    put_fixed(directory, data.size(), 4);
    put_block(data, std::span(anchors).subspan(at, std::min(kBlock, anchors.size() - at)));
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
  if (to - from < kBlockHead) return false;
  const std::string_view head = data.substr(from, kBlockHead);
  BlockReader reader{BitReader(data.substr(from + kBlockHead, to - from - kBlockHead)),
                     static_cast<uint32_t>(get_fixed(head, 0, 1)),
                     static_cast<uint32_t>(get_fixed(head, 1, 1)), get_fixed(head, 2, 4)};
  if (reader.low > 63 || reader.width > 32) return false;
  const size_t first = out.size();
  const size_t count = is_last ? count_ - block * kBlock : kBlock;
  Anchor last{get_fixed(bytes_, entry, 8), TextId(0), 0};
  for (size_t i = 0; i < count; ++i) {
    const std::optional<Anchor> anchor = reader.take(last);
    const bool starts_right = i > 0 || (anchor && anchor->hash == last.hash);
    if (!anchor || !starts_right || anchor->hash > highest) {
      out.resize(first);
      return false;
    }
    out.push_back(*anchor);
    last = *anchor;
  }
  if (reader.bits.at_end()) return true;
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

// Cuts a text into words and hashes each as it folds; ASCII words in one pass without a copy, 64
// bytes at a time.
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <bit>

#include "match/byte_masks.h"
#include "match/find_matches.h"
#include "match/word_hash.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace hearsay::match {
namespace {

// What a byte does to a word: 0 parts words, 1 is an apostrophe, 0x80 starts a character beyond
// ASCII; else the folded letter or digit.
constexpr unsigned char kParts = 0, kApostrophe = 1, kBeyond = 0x80;

constexpr std::array<unsigned char, 256> make_classes() {
  std::array<unsigned char, 256> classes{};
  for (size_t c = 0; c < 256; ++c) {
    const auto byte = static_cast<unsigned char>(c);
    if (c >= '0' && c <= '9')
      classes[c] = byte;
    else if (c >= 'a' && c <= 'z')
      classes[c] = byte;
    else if (c >= 'A' && c <= 'Z')
      classes[c] = static_cast<unsigned char>(c + 32);
    else if (c == '\'' || c == '`')
      classes[c] = kApostrophe;
    else if (c >= 0x80)
      classes[c] = kBeyond;
  }
  return classes;
}
constexpr std::array<unsigned char, 256> kClass = make_classes();

unsigned char class_at(std::string_view text, size_t at) {
  return at < text.size() ? kClass[static_cast<unsigned char>(text[at])] : kParts;
}

bool is_letter_or_digit(unsigned char byte_class) {
  return byte_class > kApostrophe && byte_class != kBeyond;
}

// Scripts written without spaces: each of their characters is a word by itself.
bool is_spaceless(char32_t c) {
  return (c >= 0x0e00 && c <= 0x0eff) || (c >= 0x1000 && c <= 0x109f) ||
         (c >= 0x1780 && c <= 0x17ff) || (c >= 0x3040 && c <= 0x30ff) ||
         (c >= 0x3400 && c <= 0x4dbf) || (c >= 0x4e00 && c <= 0x9fff) ||
         (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff);
}

bool is_mark(char32_t c) {
  return c >= 0x300 && (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}

// Characters inside a word that folding drops.
bool is_silent(char32_t c) { return c == 0xad || c == 0x200c || c == 0x200d || c == 0x2060; }

bool starts_word(char32_t c) { return text::is_letter(c) || text::is_digit(c); }

class Cutter {
 public:
  Cutter(std::string_view text, base::Bytes range)
      : text_(text.substr(0, std::min<size_t>(range.end, text.size()))), at_(range.begin) {}

  std::vector<Word> cut() {
    std::vector<Word> words;
    if (at_ >= text_.size()) return words;
    words.reserve((text_.size() - at_) / 5 + kMaskBytes);
    while (at_ < text_.size()) {
      if (text_.size() - at_ >= kMaskBytes && take_block(words)) continue;
      const unsigned char c = class_at(text_, at_);
      if (is_letter_or_digit(c)) {
        take_ascii(words);
      } else if (c == kBeyond) {
        take_beyond(words);
      } else {
        ++at_;
      }
    }
    return words;
  }

 private:
  void put(std::vector<Word>& words, size_t begin, uint32_t hash) const {
    words.push_back(Word{hash, {base::narrow(begin), base::narrow(at_)}});
  }

  // Takes the ASCII words that end within the next 64 bytes, up to the first one that an apostrophe
  // or a character beyond ASCII may go on with. False where nothing was taken: the byte at at_
  // wants a closer look.
  bool take_block(std::vector<Word>& words) {
    const char* const bytes = text_.data() + at_;
    const ByteMasks masks = byte_masks(bytes);
    const auto known = static_cast<uint32_t>(
        masks.beyond == 0 ? kMaskBytes : static_cast<size_t>(std::countr_zero(masks.beyond)));
    uint64_t edges = masks.word ^ (masks.word << 1);  // starts and ends by turns
    if (known < kMaskBytes) edges &= (uint64_t{1} << known) - 1;
    while (edges != 0) {
      const auto begin = static_cast<uint32_t>(std::countr_zero(edges));
      edges &= edges - 1;
      const auto end = static_cast<uint32_t>(std::countr_zero(edges));
      if (edges == 0 || (masks.apostrophe >> end & 1U) != 0) {  // ends behind what is known
        at_ += begin;
        return begin > 0;
      }
      edges &= edges - 1;
      const size_t from = at_ + begin;
      const bool whole = from + 8 * ((end - begin + 7) / 8) <= text_.size();
      const uint32_t hash = whole ? hash_ascii_word(bytes + begin, end - begin)
                                  : hash_short(bytes + begin, end - begin);
      words.push_back(Word{hash, {static_cast<uint32_t>(from), static_cast<uint32_t>(at_ + end)}});
    }
    at_ += known;
    return known > 0;
  }

  static uint32_t hash_short(const char* bytes, uint32_t size) {
    WordHash hash;
    for (uint32_t i = 0; i < size; ++i) hash.add(kClass[static_cast<unsigned char>(bytes[i])]);
    return hash.value();
  }

  // A word that begins in ASCII. One that goes on beyond it is taken again from its start, slowly.
  void take_ascii(std::vector<Word>& words) {
    const size_t begin = at_, size = text_.size();
    const auto* const bytes = reinterpret_cast<const unsigned char*>(text_.data());
    size_t at = at_;
    WordHash hash;
    unsigned char c = kClass[bytes[at]];
    for (;;) {
      do {
        hash.add(c);
        c = ++at < size ? kClass[bytes[at]] : kParts;
      } while (is_letter_or_digit(c));
      if (c == kParts) break;
      at_ = at;
      const size_t mark = c == kApostrophe ? 1 : curly_apostrophe();
      if (mark > 0 && is_letter_or_digit(class_at(text_, at + mark))) {
        at += mark;
        c = kClass[bytes[at]];
        continue;
      }
      if (!goes_on(at)) break;
      at_ = begin;
      take_slowly(words);
      return;
    }
    at_ = at;
    put(words, begin, hash.value());
  }

  // Length of U+2019 or U+2018 at the place, else 0.
  size_t curly_apostrophe() const {
    if (text_.size() - at_ < 3 || text_[at_] != '\xe2' || text_[at_ + 1] != '\x80') return 0;
    return text_[at_ + 2] == '\x99' || text_[at_ + 2] == '\x98' ? 3 : 0;
  }

  // Whether the character at `at` belongs to the word before it; an apostrophe does between letters
  // or digits.
  bool goes_on(size_t at) const {
    const text::Point p = text::point_at(text_, at);
    if (p.bytes == 0 || is_spaceless(p.value)) return false;
    if (starts_word(p.value) || is_mark(p.value) || is_silent(p.value)) return true;
    if (!text::is_apostrophe(p.value)) return false;
    const text::Point next = text::point_at(text_, at + p.bytes);
    return next.bytes > 0 && starts_word(next.value) && !is_spaceless(next.value);
  }

  void take_beyond(std::vector<Word>& words) {
    const text::Point p = text::point_at(text_, at_);
    if (starts_word(p.value) ||
        (is_spaceless(p.value) && !is_mark(p.value) && u_isalpha(static_cast<UChar32>(p.value))))
      take_slowly(words);
    else
      at_ += std::max<uint32_t>(p.bytes, 1);
  }

  void take_slowly(std::vector<Word>& words) {
    const size_t begin = at_;
    text::Point p = text::point_at(text_, at_);
    const bool alone = is_spaceless(p.value);
    plain_.assign(text_.substr(at_, p.bytes));
    at_ += p.bytes;
    while (at_ < text_.size()) {
      p = text::point_at(text_, at_);
      if (alone ? !is_mark(p.value) : !goes_on(at_)) break;
      if (!text::is_apostrophe(p.value)) plain_ += text_.substr(at_, p.bytes);
      at_ += p.bytes;
    }
    folded_.clear();
    text::append_folded(folded_, plain_);
    put(words, begin, hash_word(folded_));
  }

  std::string_view text_;
  size_t at_;
  std::string plain_, folded_;
};

}  // namespace

std::vector<Word> words_of(std::string_view text) {
  return words_of(text, {0, base::narrow(std::min<size_t>(text.size(), base::kLongestText))});
}

std::vector<Word> words_of(std::string_view text, base::Bytes range) {
  return Cutter(text, range).cut();
}

}  // namespace hearsay::match

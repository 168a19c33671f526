// Cuts a text into lines and measures them.
#include "document/plain_lines.h"

#include <algorithm>

#include "text/fold.h"
#include "text/utf8.h"

namespace hearsay::document {
namespace {

constexpr uint32_t kCloseLook = 4000;

bool is_stop(char32_t c) { return c == '.' || c == '!' || c == '?' || c == 0x2026; }

bool is_closing(char32_t c) {
  return c == ')' || c == ']' || c == '}' || (text::is_quote_mark(c) && c != 0x2018 && c != 0x201c);
}

// Length of the line break at `at`, 0 where there is none.
size_t break_at(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
  };
  switch (byte(at)) {
    case '\n':
    case '\v':
    case '\f': return 1;
    case '\r': return byte(at + 1) == '\n' ? 2 : 1;
    case 0xc2: return byte(at + 1) == 0x85 ? 2 : 0;
    case 0xe2:
      return byte(at + 1) == 0x80 && (byte(at + 2) == 0xa8 || byte(at + 2) == 0xa9) ? 3 : 0;
    default: return 0;
  }
}

// Counts words and their capitals as the characters go by.
class Counter {
 public:
  explicit Counter(Shape& shape) : shape_(shape) {}

  void take(char32_t c) {
    if (text::is_space(c)) {
      end_word();
      return;
    }
    if (!in_word_) {
      in_word_ = true;
      ++shape_.words;
      word_points_ = word_letters_ = 0;
      capital_ = false;
    }
    ++word_points_;
    shape_.bars += c == '|' ? 1 : 0;
    if (text::is_letter(c)) {
      const bool upper = text::is_upper(c);
      if (word_letters_ == 0) capital_ = upper;
      ++word_letters_;
      ++shape_.letters;
      uppers_ += upper ? 1 : 0;
    } else if (text::is_digit(c)) {
      shape_.digits = true;
    }
  }

  void finish() {
    end_word();
    shape_.title_case = shape_.words >= 2 && long_words_ >= 1 && capitals_ * 4 >= long_words_ * 3;
    shape_.all_caps = shape_.letters >= 3 && uppers_ == shape_.letters;
  }

 private:
  // Short small words ("of", "the") are small in titles, too, so only longer or capitalised ones
  // count.
  void end_word() {
    if (!in_word_) return;
    in_word_ = false;
    if (shape_.words == 1) shape_.first_word_points = word_points_;
    if (word_letters_ == 0) return;
    if (capital_ || word_letters_ >= 5) ++long_words_;
    if (capital_) ++capitals_;
  }

  Shape& shape_;
  bool in_word_ = false;
  bool capital_ = false;
  uint32_t word_points_ = 0, word_letters_ = 0, uppers_ = 0, long_words_ = 0, capitals_ = 0;
};

void measure_end(std::string_view line, Shape& shape) {
  size_t end = line.size();
  text::Point last = text::point_before(line, end);
  shape.comma = last.value == ',';
  shape.colon = last.value == ':';
  shape.goes_on = shape.comma || last.value == '(' || last.value == '[' ||
                  text::is_dash(last.value) || last.value == 0x201c || last.value == 0x2018 ||
                  last.value == '&' || last.value == ';';
  while (end > 0 && (is_closing(last.value) || text::is_space(last.value))) {
    end -= last.bytes;
    last = text::point_before(line, end);
  }
  shape.stop = end > 0 && is_stop(last.value);
  shape.question = end > 0 && (last.value == '?' || last.value == '!');
}

void measure_start(std::string_view line, Shape& shape) {
  const text::Point first = text::point_at(line, 0);
  shape.quote_start = text::is_quote_mark(first.value);
  shape.lower_start = text::is_letter(first.value) && !text::is_upper(first.value) &&
                      text::fold_word(line.substr(0, first.bytes)) == line.substr(0, first.bytes) &&
                      first.value < 0x250;
  const auto blank_at = [&](size_t at) {
    return at < line.size() && text::is_space(text::point_at(line, at).value);
  };
  if (first.value == 0x2022 || first.value == '*' || first.value == 0x25cf || first.value == 0xb7 ||
      text::is_dash(first.value)) {
    shape.bullet_start = blank_at(first.bytes);
  } else if (text::is_digit(first.value)) {
    size_t at = first.bytes;
    while (at < line.size() && at < 4 && text::is_digit(text::point_at(line, at).value)) ++at;
    shape.bullet_start =
        at < line.size() && (line[at] == '.' || line[at] == ')') && blank_at(at + 1);
  }
}

base::Bytes trimmed(std::string_view text, size_t begin, size_t end) {
  while (begin < end) {
    const text::Point p = text::point_at(text, begin);
    if (!text::is_space(p.value)) break;
    begin += std::max<uint32_t>(p.bytes, 1);
  }
  while (end > begin) {
    const text::Point p = text::point_before(text, end);
    if (!text::is_space(p.value)) break;
    end -= std::max<uint32_t>(p.bytes, 1);
  }
  return {base::narrow(begin), base::narrow(std::max(begin, end))};
}

uint32_t columns(std::string_view space) {
  uint32_t count = 0;
  for (const char c : space)
    count += c == '\t' ? 4 : (static_cast<unsigned char>(c) & 0xc0) == 0x80 ? 0 : 1;
  return count;
}

}  // namespace

Shape measure(std::string_view text, base::Bytes span) {
  Shape shape;
  const std::string_view line = base::view(text, span);
  if (line.empty()) return shape;
  Counter counter(shape);
  for (size_t at = 0; at < line.size();) {
    const text::Point p = text::point_at(line, at);
    at += std::max<uint32_t>(p.bytes, 1);
    ++shape.points;
    if (p.value == '\t') ++shape.tabs;
    if (shape.points <= kCloseLook) counter.take(p.value);
  }
  counter.finish();
  measure_start(line, shape);
  measure_end(line, shape);
  return shape;
}

std::vector<Line> cut_lines(std::string_view text) {
  std::vector<Line> lines;
  uint32_t blanks = 0;
  for (size_t begin = 0; begin < text.size();) {
    size_t end = begin, mark = 0;
    while (end < text.size() && (mark = break_at(text, end)) == 0) ++end;
    const base::Bytes span = trimmed(text, begin, end);
    if (span.empty()) {
      ++blanks;
    } else {
      Line line;
      line.span = span;
      line.blanks = blanks;
      line.indent = columns(text.substr(begin, span.begin - begin));
      line.shape = measure(text, span);
      lines.push_back(line);
      blanks = 0;
    }
    begin = end + mark;
    if (mark == 0) break;
  }
  return lines;
}

}  // namespace hearsay::document

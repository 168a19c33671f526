// JSON written piece by piece: always valid UTF-8, numbers that read back the same, keys in the
// order of the calls.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/span.h"
#include "text/utf8.h"

namespace hearsay::engine {

// A text as JSON, in its quotation marks; repaired where it is not UTF-8.
void append_json_text(std::string& out, std::string_view text);

// One JSON value on one line. The caller keeps to the grammar: a key before each value of an
// object. Text that is not UTF-8 (a file's name may not be) is repaired with U+FFFD.
class Json {
 public:
  Json& begin_object() { return open('{'); }
  Json& end_object() { return close('}'); }
  Json& begin_array() { return open('['); }
  Json& end_array() { return close(']'); }
  // A name is a word of ours, which wants no escapes and no repair.
  Json& key(std::string_view name) {
    put_comma();
    line_.append(1, '"').append(name).append("\":");
    comma_ = false;
    return *this;
  }
  Json& null() { return put("null"); }
  Json& flag(bool value) { return put(value ? "true" : "false"); }
  Json& number(uint64_t value);
  Json& signed_number(int64_t value);
  // Thousandths as a share: 930 is 0.93.
  Json& share(uint32_t thousandths) { return real(thousandths / 1000.0); }
  // A score rounded to thousandths.
  Json& score(double value);
  Json& text(std::string_view value);
  // A value that is JSON already.
  Json& raw(std::string_view value) { return put(value); }
  // Null where empty.
  Json& text_or_null(std::string_view value) { return value.empty() ? null() : text(value); }
  Json& texts(const std::vector<std::string>& values);
  // [a, b] in the map's unit; null where the span is 0,0, which says "stands nowhere".
  Json& span(base::Bytes span, const text::PointMap& map);
  Json& span_or_null(base::Bytes span, const text::PointMap& map);
  Json& spans(const std::vector<base::Bytes>& spans, const text::PointMap& map);

  // The line without its end.
  const std::string& line() const { return line_; }
  std::string take_line() { return std::move(line_); }

 private:
  Json& open(char bracket) {
    put_comma();
    line_ += bracket;
    comma_ = false;
    return *this;
  }
  Json& close(char bracket) {
    line_ += bracket;
    comma_ = true;
    return *this;
  }
  Json& put(std::string_view value) {
    put_comma();
    line_ += value;
    comma_ = true;
    return *this;
  }
  void put_comma() {
    if (comma_) line_ += ',';
  }
  Json& real(double value);

  std::string line_;
  bool comma_ = false;  // a value stands before what comes next
};

}  // namespace hearsay::engine

// JSON written piece by piece: always valid UTF-8, numbers that read back the same, keys in the
// order of the calls.
#pragma once

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "text/utf8.h"

namespace hearsay::engine {

// One JSON value on one line. The caller keeps to the grammar: a key before each value of an
// object. Text that is not UTF-8 (a file's name may not be) is repaired with U+FFFD.
class Json {
 public:
  Json& begin_object() { return writer_.StartObject(), *this; }
  Json& end_object() { return writer_.EndObject(), *this; }
  Json& begin_array() { return writer_.StartArray(), *this; }
  Json& end_array() { return writer_.EndArray(), *this; }
  // A name is a word of ours, which wants no repair.
  Json& key(std::string_view name) {
    return writer_.String(name.data(), static_cast<rapidjson::SizeType>(name.size())), *this;
  }
  Json& null() { return writer_.Null(), *this; }
  Json& flag(bool value) { return writer_.Bool(value), *this; }
  Json& number(uint64_t value) { return writer_.Uint64(value), *this; }
  Json& signed_number(int64_t value) { return writer_.Int64(value), *this; }
  // Thousandths as a share: 930 is 0.93.
  Json& share(uint32_t thousandths) { return writer_.Double(thousandths / 1000.0), *this; }
  // A score rounded to thousandths.
  Json& score(double value);
  Json& text(std::string_view value) { return write(value), *this; }
  // Null where empty.
  Json& text_or_null(std::string_view value) { return value.empty() ? null() : text(value); }
  Json& texts(const std::vector<std::string>& values);
  // [a, b] in the map's unit; null where the span is 0,0, which says "stands nowhere".
  Json& span(base::Bytes span, const text::PointMap& map);
  Json& span_or_null(base::Bytes span, const text::PointMap& map);
  Json& spans(const std::vector<base::Bytes>& spans, const text::PointMap& map);

  // The line without its end.
  std::string line() const { return {buffer_.GetString(), buffer_.GetSize()}; }

 private:
  void write(std::string_view value);

  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> writer_{buffer_};
};

}  // namespace hearsay::engine

// Values of records as JSON.
#include "engine/json.h"

#include <cmath>

namespace hearsay::engine {

void Json::write(std::string_view value) {
  if (text::first_broken(value)) {
    const std::string whole = text::repair(value);
    writer_.String(whole.data(), static_cast<rapidjson::SizeType>(whole.size()));
    return;
  }
  writer_.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

Json& Json::score(double value) {
  writer_.Double(std::round(value * 1000) / 1000);
  return *this;
}

Json& Json::texts(const std::vector<std::string>& values) {
  begin_array();
  for (const std::string& value : values) text(value);
  return end_array();
}

Json& Json::span(base::Bytes span, const text::PointMap& map) {
  return begin_array().number(map.at(span.begin)).number(map.at(span.end)).end_array();
}

Json& Json::span_or_null(base::Bytes span, const text::PointMap& map) {
  return span == base::Bytes{} ? null() : this->span(span, map);
}

Json& Json::spans(const std::vector<base::Bytes>& spans, const text::PointMap& map) {
  begin_array();
  for (const base::Bytes span : spans) this->span(span, map);
  return end_array();
}

}  // namespace hearsay::engine

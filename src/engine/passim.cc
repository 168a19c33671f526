// Shared passages in the manner of passim: one line a passage of a document, with its cluster.
#include <algorithm>
#include <numeric>
#include <tuple>

#include "base/moment.h"
#include "engine/copies.h"
#include "engine/json.h"

namespace hearsay::engine {
namespace {

// A passage of one document: what overlaps there by half or more of the shorter one is the same.
struct Place {
  uint32_t document = 0;
  base::Bytes span;
  uint32_t cluster = 0;
};

class Clusters {
 public:
  explicit Clusters(size_t count) : parents_(count) {
    std::iota(parents_.begin(), parents_.end(), 0U);
  }
  uint32_t of(uint32_t one) {
    while (parents_[one] != one) one = parents_[one] = parents_[parents_[one]];
    return one;
  }
  // The smaller number stands for both.
  void join(uint32_t one, uint32_t other) {
    one = of(one);
    other = of(other);
    parents_[std::max(one, other)] = std::min(one, other);
  }

 private:
  std::vector<uint32_t> parents_;
};

uint32_t overlap(base::Bytes x, base::Bytes y) {
  const uint32_t begin = std::max(x.begin, y.begin), end = std::min(x.end, y.end);
  return end > begin ? end - begin : 0;
}

// Places in the order of documents and texts, each with its cluster.
std::vector<Place> places_of(const Copies& copies) {
  std::vector<Place> places;
  for (const Copy& copy : copies.passages) {
    places.push_back({copy.passage.a.value(), copy.passage.a_span, 0});
    places.push_back({copy.passage.b.value(), copy.passage.b_span, 0});
  }
  Clusters clusters(places.size());
  for (uint32_t i = 0; i < places.size(); i += 2) clusters.join(i, i + 1);
  std::vector<uint32_t> order(places.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](uint32_t x, uint32_t y) {
    return std::tie(places[x].document, places[x].span, x) <
           std::tie(places[y].document, places[y].span, y);
  });
  for (size_t i = 0; i < order.size(); ++i) {
    const Place& one = places[order[i]];
    // The last one that reaches far enough decides: enough to link what overlaps in a row.
    for (size_t j = i; j-- > 0 && i - j <= 16;) {
      const Place& other = places[order[j]];
      if (other.document != one.document) break;
      const uint32_t shorter = std::min(one.span.size(), other.span.size());
      if (2 * overlap(one.span, other.span) >= shorter) clusters.join(order[i], order[j]);
    }
  }
  for (uint32_t i = 0; i < places.size(); ++i) places[i].cluster = clusters.of(i);
  std::sort(places.begin(), places.end(), [](const Place& x, const Place& y) {
    return std::tie(x.cluster, x.document, x.span) < std::tie(y.cluster, y.document, y.span);
  });
  return places;
}

// Overlapping places of a cluster in one document are one.
std::vector<Place> merged(std::vector<Place> places) {
  std::vector<Place> out;
  for (const Place& place : places) {
    if (!out.empty() && out.back().cluster == place.cluster &&
        out.back().document == place.document && place.span.begin <= out.back().span.end)
      out.back().span.end = std::max(out.back().span.end, place.span.end);
    else
      out.push_back(place);
  }
  return out;
}

}  // namespace

std::string passim_jsonl(const Corpus& corpus, const Copies& copies) {
  const std::vector<Place> places = merged(places_of(copies));
  std::string out;
  for (size_t from = 0; from < places.size();) {
    size_t to = from + 1;
    while (to < places.size() && places[to].cluster == places[from].cluster) ++to;
    for (size_t i = from; i < to; ++i) {
      const document::Document& document = corpus.documents[places[i].document];
      const text::PointMap map(document.text);
      Json json;
      json.begin_object().key("cluster").number(places[from].cluster).key("size").number(to - from);
      json.key("id").text(document.id).key("series").text(document.outlet);
      if (document.published) json.key("date").text(base::to_iso(document.published->moment));
      json.key("begin").number(map.at(places[i].span.begin));
      json.key("end").number(map.at(places[i].span.end));
      json.key("text").text(base::view(document.text, places[i].span)).end_object();
      out += json.line() + "\n";
    }
    from = to;
  }
  return out;
}

}  // namespace hearsay::engine

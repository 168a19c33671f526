// The model's bytes: a head, then four packed runs (features, counts, classes, weights), all by
// zstd.
#include "language/model.h"

#include <zstd.h>

#include <algorithm>
#include <cstring>
#include <memory>

#include "language/lanes.h"

namespace hearsay::language {
namespace {

constexpr std::string_view kMagic = "hearsay model 1\n";
constexpr uint64_t kMostRows = 1U << 22;
constexpr uint64_t kMostWeights = 1U << 24;
constexpr uint64_t kMostBytes = 1U << 27;

void put_number(std::string& out, uint64_t value) {
  for (; value >= 0x80; value >>= 7) out += static_cast<char>(value | 0x80);
  out += static_cast<char>(value);
}

// Takes numbers and bytes off the front; `good` is false for ever after the first that is missing.
struct Reader {
  std::string_view bytes;
  bool good = true;

  uint64_t number() {
    uint64_t value = 0;
    for (uint32_t shift = 0; shift < 63; shift += 7) {
      if (bytes.empty()) break;
      const auto byte = static_cast<uint8_t>(bytes[0]);
      bytes.remove_prefix(1);
      value |= static_cast<uint64_t>(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    good = false;
    return 0;
  }

  std::string_view take(uint64_t size) {
    if (size > bytes.size()) {
      good = false;
      return {};
    }
    const std::string_view out = bytes.substr(0, size);
    bytes.remove_prefix(size);
    return out;
  }
};

base::Error damaged(std::string_view what) {
  return {base::Code::kDamaged, 0, "language model: " + std::string(what)};
}

struct Unpacked {
  std::unique_ptr<char[]> bytes;
  size_t size = 0;
};

// Null where they cannot be unpacked.
Unpacked unpack(std::string_view packed) {
  const unsigned long long size = ZSTD_getFrameContentSize(packed.data(), packed.size());
  if (size > kMostBytes) return {};  // the two error values are large, too
  Unpacked out{std::make_unique_for_overwrite<char[]>(size + 1), size};
  const size_t got = ZSTD_decompress(out.bytes.get(), size, packed.data(), packed.size());
  if (ZSTD_isError(got) != 0 || got != size) return {};
  return out;
}

}  // namespace

std::string Model::write(std::span<const std::string> classes, std::span<const ModelRow> rows) {
  std::string head, features, counts, names, values;
  put_number(head, classes.size());
  for (const std::string& name : classes) {
    put_number(head, name.size());
    head += name;
  }
  uint32_t last = 0;
  size_t weights = 0;
  for (const ModelRow& row : rows) {
    put_number(features, row.feature - last);
    last = row.feature;
    counts += static_cast<char>(row.weights.size());
    weights += row.weights.size();
    for (const auto& [klass, value] : row.weights) {
      names += static_cast<char>(klass);
      values += static_cast<char>(value);
    }
  }
  put_number(head, rows.size());
  put_number(head, weights);
  put_number(head, features.size());
  const std::string plain = head + features + counts + names + values;
  std::string packed(ZSTD_compressBound(plain.size()), '\0');
  packed.resize(
      ZSTD_compress(packed.data(), packed.size(), plain.data(), plain.size(), ZSTD_maxCLevel()));
  return std::string(kMagic) + packed;
}

base::Result<Model> Model::read(std::string_view bytes) {
  if (!bytes.starts_with(kMagic)) return damaged("not one of ours");
  const Unpacked plain = unpack(bytes.substr(kMagic.size()));
  if (!plain.bytes) return damaged("cannot be unpacked");
  Reader in{{plain.bytes.get(), plain.size}};
  Model model;
  const uint64_t classes = in.number();
  if (classes > 256) return damaged("too many classes");
  for (uint64_t i = 0; i < classes && in.good; ++i)
    model.classes_.emplace_back(in.take(in.number()));
  model.width_ = (classes + kBlock - 1) / kBlock * kBlock;
  const uint64_t rows = in.number(), weights = in.number(), feature_bytes = in.number();
  if (!in.good || rows > kMostRows || weights > kMostWeights) return damaged("bad head");
  const std::string_view features = in.take(feature_bytes);
  const std::string_view counts = in.take(rows), names = in.take(weights),
                         values = in.take(weights);
  if (!in.good || !in.bytes.empty()) return damaged("wrong length");

  model.make_room(counts);
  if (!model.put_rows(features, counts, names, values)) return damaged("bad row");
  return model;
}

bool Model::is_dense(char count) const {
  return static_cast<uint8_t>(count) * 6U >= classes_.size();
}

void Model::make_room(std::string_view counts) {
  constexpr size_t kWanted = 4;  // features a bucket: one in twenty is full then
  spread_ = static_cast<uint32_t>(counts.size() / kWanted + 1);
  buckets_.resize(spread_ + 1);
  size_t dense = 0, sparse = 1;
  for (const char count : counts) {
    if (is_dense(count))
      ++dense;
    else
      sparse += 1U + static_cast<uint8_t>(count);
  }
  dense_.resize(dense * width_);
  weights_.resize(sparse);
}

bool Model::put_rows(std::string_view packed_features, std::string_view counts,
                     std::string_view names, std::string_view values) {
  Reader features{packed_features};
  uint64_t feature = 0;
  size_t at = 0, dense_row = 0;
  Weight* next = weights_.data() + 1;
  const size_t classes = classes_.size(), width = width_;
  size_t free = 0;  // features come in order, so their places do, too
  for (const char counted : counts) {
    const uint64_t step = features.number();
    feature += step;
    const auto count = static_cast<uint8_t>(counted);
    if (!features.good || step == 0 || feature > 0xffffffffU || at + count > names.size())
      return false;
    free = std::max(free, bucket_of(static_cast<uint32_t>(feature)) * kBucket);
    if (free / kBucket + 1 >= buckets_.size()) buckets_.resize(free / kBucket + 8);
    Bucket& bucket = buckets_[free / kBucket];
    bucket.features[free % kBucket] = static_cast<uint32_t>(feature);
    uint32_t& weights = bucket.weights[free++ % kBucket];
    weights = static_cast<uint32_t>(next - weights_.data());
    int8_t* row = nullptr;
    if (is_dense(counted)) {
      weights = kDense | static_cast<uint32_t>(dense_row);
      row = dense_.data() + dense_row++ * width;
    } else {
      *next++ = {count, 0};
    }
    const std::string_view row_names = names.substr(at, count),
                           row_values = values.substr(at, count);
    at += count;
    for (size_t i = 0; i < count; ++i) {
      const auto klass = static_cast<uint8_t>(row_names[i]);
      if (klass >= classes) return false;
      if (row != nullptr)
        row[klass] = static_cast<int8_t>(row_values[i]);
      else
        *next++ = {klass, static_cast<int8_t>(row_values[i])};
    }
  }
  return at == names.size();
}

namespace {

// sums[k] of k < width: of all rows.
void add_rows(std::span<const int8_t* const> rows, size_t width, int16_t* sums) {
  for (size_t block = 0; block < width; block += 16) {
    LaneSum low, high;
    for (const int8_t* row : rows) low.add(row + block, high);
    std::memcpy(sums + block, &low.sums, sizeof low.sums);
    std::memcpy(sums + block + 8, &high.sums, sizeof high.sums);
  }
}

}  // namespace

// Without a branch: at most one of the eight is the feature.
inline uint32_t Model::Bucket::find(uint32_t feature) const {
  using Four [[gnu::vector_size(16)]] = uint32_t;
  using Two [[gnu::vector_size(16)]] = uint64_t;
  Four names[2], values[2];
  std::memcpy(names, features.data(), sizeof names);
  std::memcpy(values, weights.data(), sizeof values);
  const Four found = (reinterpret_cast<Four>(names[0] == feature) & values[0]) |
                     (reinterpret_cast<Four>(names[1] == feature) & values[1]);
  const auto halves = reinterpret_cast<Two>(found);
  const uint64_t both = halves[0] | halves[1];
  return static_cast<uint32_t>(both | both >> 32);
}

inline uint32_t Model::find(uint32_t feature) const {
  const Bucket* bucket = &buckets_[bucket_of(feature)];
  uint32_t weights = bucket->find(feature);
  while (weights == 0 && bucket->is_full()) weights = (++bucket)->find(feature);
  return weights;
}

// In rounds, so that the memory of one feature is fetched while the others are looked at.
void Model::score(std::span<const uint32_t> features, Scores& scores) const {
  features = features.first(buckets_.empty() ? 0 : std::min(kMostAtOnce, features.size()));
  std::array<const Weight*, kMostAtOnce> found;
  std::array<const int8_t*, kMostAtOnce> rows;
  size_t few = 0, many = 0;
  for (const uint32_t feature : features) __builtin_prefetch(&buckets_[bucket_of(feature)]);
  for (const uint32_t feature : features) {
    const uint32_t weights = find(feature);
    if ((weights & kDense) != 0) {
      rows[many++] = dense_.data() + (weights & ~kDense) * width_;
      __builtin_prefetch(rows[many - 1]);
      __builtin_prefetch(rows[many - 1] + width_ - 1);
    } else if (weights != 0) {
      found[few++] = &weights_[weights];
      __builtin_prefetch(found[few - 1]);
    }
  }
  add_rows(std::span(rows).first(many), width_, scores.of.data());
  for (const Weight* weight : std::span(found).first(few)) {
    for (uint32_t left = weight->klass; left > 0; --left) {
      ++weight;
      scores.of[weight->klass] = static_cast<int16_t>(scores.of[weight->klass] + weight->value);
    }
  }
}

}  // namespace hearsay::language

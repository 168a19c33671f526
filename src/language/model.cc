// The model's bytes: a head, then four packed runs (features, counts, classes, weights), all by
// zstd.
#include "language/model.h"

#include <zstd.h>

#include <algorithm>
#include <cstring>

namespace hearsay::language {
namespace {

constexpr std::string_view kMagic = "hearsay model 1\n";
constexpr uint64_t kMostFeatures = 1U << 22;
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

bool unpack(std::string_view bytes, std::string& out) {
  const unsigned long long size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
  if (size > kMostBytes) return false;  // the two error values are large, too
  out.resize(size);
  const size_t got = ZSTD_decompress(out.data(), out.size(), bytes.data(), bytes.size());
  return ZSTD_isError(got) == 0 && got == out.size();
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
  std::string plain;
  if (!unpack(bytes.substr(kMagic.size()), plain)) return damaged("cannot be unpacked");
  Reader in{plain};
  Model model;
  const uint64_t classes = in.number();
  if (classes > 256) return damaged("too many classes");
  for (uint64_t i = 0; i < classes && in.good; ++i)
    model.classes_.emplace_back(in.take(in.number()));
  const uint64_t rows = in.number(), weights = in.number(), feature_bytes = in.number();
  if (!in.good || rows > kMostFeatures || weights > kMostWeights) return damaged("bad head");
  Reader features{in.take(feature_bytes)};
  const std::string_view counts = in.take(rows), names = in.take(weights),
                         values = in.take(weights);
  if (!in.good || !in.bytes.empty()) return damaged("wrong length");

  model.shift_ = 32;
  while (model.shift_ > 8 && (1ULL << (32 - model.shift_)) < rows + rows / 2) --model.shift_;
  model.shift_ = std::min(model.shift_, 31U);
  model.slots_.resize((1ULL << (32 - model.shift_)) + 1);
  model.weights_.reserve(rows + weights);
  uint64_t feature = 0, at = 0;
  size_t free = 0;  // features come in order, so their slots do, too
  for (uint64_t row = 0; row < rows; ++row) {
    const uint64_t step = features.number();
    feature += step;
    const auto count = static_cast<uint8_t>(counts[row]);
    if (!features.good || step == 0 || feature > 0xffffffffU || at + count > weights)
      return damaged("bad row");
    free = std::max(free, model.place_of(static_cast<uint32_t>(feature)));
    if (free + 1 >= model.slots_.size()) model.slots_.resize(free + 64);
    model.slots_[free++] = {static_cast<uint32_t>(feature),
                            static_cast<uint32_t>(model.weights_.size())};
    model.weights_.push_back({count, 0});
    for (uint8_t i = 0; i < count; ++i, ++at) {
      const auto klass = static_cast<uint8_t>(names[at]);
      if (klass >= classes) return damaged("no such class");
      model.weights_.push_back({klass, static_cast<int8_t>(values[at])});
    }
  }
  if (at != weights) return damaged("weights left over");
  return model;
}

// In rounds, so that the memory of one feature is fetched while the others are looked at.
void Model::add_scores(std::span<const uint32_t> features, int32_t* scores) const {
  constexpr size_t kRound = 128;
  if (slots_.empty()) return;
  while (!features.empty()) {
    const std::span<const uint32_t> round = features.first(std::min(kRound, features.size()));
    features = features.subspan(round.size());
    const Weight* found[kRound];
    size_t count = 0;
    for (const uint32_t feature : round) __builtin_prefetch(&slots_[place_of(feature)]);
    for (const uint32_t feature : round) {
      size_t at = place_of(feature);
      while (slots_[at].feature != 0 && slots_[at].feature != feature) ++at;
      if (slots_[at].feature == 0) continue;
      found[count++] = &weights_[slots_[at].weights];
      __builtin_prefetch(found[count - 1]);
    }
    for (size_t i = 0; i < count; ++i) {
      const Weight* weight = found[i];
      for (uint32_t left = weight->klass; left > 0; --left) {
        ++weight;
        scores[weight->klass] += weight->value;
      }
    }
  }
}

}  // namespace hearsay::language

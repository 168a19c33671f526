// Scoring, decoding and storing of linear-chain models.
#include "language/chain.h"

#include <zstd.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "language/lanes.h"
#include "lexicon/packed_files.h"

namespace hearsay::language {
namespace {

constexpr char kMagic[8] = {'h', 's', 'c', 'h', 'a', 'i', 'n', '1'};
constexpr uint32_t kMostBits = 22;
constexpr size_t kHeader = sizeof kMagic + 3 * sizeof(uint32_t);

template <typename T>
void append(std::string& out, const T* values, size_t count) {
  out.append(reinterpret_cast<const char*>(values), count * sizeof(T));
}

}  // namespace

std::vector<uint8_t> Lattice::best() const {
  const size_t n = positions();
  std::vector<uint8_t> path(n), from(n * labels);
  if (n == 0) return path;
  std::array<float, kMostLabels> score{}, next{};
  const auto step = [&](size_t a, size_t b) { return transitions[a * labels + b]; };
  for (size_t b = 0; b < labels; ++b) score[b] = step(labels, b) + emissions[b];
  for (size_t i = 1; i < n; ++i) {
    for (size_t b = 0; b < labels; ++b) {
      size_t best_a = 0;
      float best_score = -std::numeric_limits<float>::infinity();
      for (size_t a = 0; a < labels; ++a)
        if (const float s = score[a] + step(a, b); s > best_score) {
          best_score = s;
          best_a = a;
        }
      next[b] = best_score + emissions[i * labels + b];
      from[i * labels + b] = static_cast<uint8_t>(best_a);
    }
    score = next;
  }
  path[n - 1] = static_cast<uint8_t>(
      std::max_element(score.begin(), score.begin() + static_cast<std::ptrdiff_t>(labels)) -
      score.begin());
  for (size_t i = n - 1; i > 0; --i) path[i - 1] = from[i * labels + path[i]];
  return path;
}

// Forward and backward sums as in Rabiner 1989, each position scaled to one, so that nothing
// underflows and no logarithm is taken inside the loops.
double Lattice::marginals(std::vector<float>& out, std::vector<double>* pairs) const {
  const size_t n = positions();
  out.assign(n * labels, 0);
  if (n == 0) return 0;
  std::vector<double> odds(transitions.size()), ahead(n * labels), own(n * labels), scale(n);
  for (size_t t = 0; t < odds.size(); ++t) odds[t] = std::exp(double{transitions[t]});
  double total = 0;
  for (size_t i = 0; i < n; ++i) {
    const float* const row = emissions.data() + i * labels;
    const float top = *std::max_element(row, row + labels);
    for (size_t b = 0; b < labels; ++b) {
      own[i * labels + b] = std::exp(double{row[b] - top});
      double sum = i == 0 ? odds[labels * labels + b] : 0;
      for (size_t a = 0; i > 0 && a < labels; ++a)
        sum += ahead[(i - 1) * labels + a] * odds[a * labels + b];
      ahead[i * labels + b] = sum * own[i * labels + b];
      scale[i] += ahead[i * labels + b];
    }
    scale[i] = std::max(scale[i], std::numeric_limits<double>::min());
    for (size_t b = 0; b < labels; ++b) ahead[i * labels + b] /= scale[i];
    total += std::log(scale[i]) + top;
  }
  std::array<double, kMostLabels> behind{}, next{};
  behind.fill(1);
  for (size_t i = n; i-- > 0;) {
    for (size_t b = 0; b < labels; ++b)
      out[i * labels + b] = static_cast<float>(ahead[i * labels + b] * behind[b]);
    if (i == 0) break;
    next.fill(0);
    for (size_t a = 0; a < labels; ++a)
      for (size_t b = 0; b < labels; ++b) {
        const double way = odds[a * labels + b] * own[i * labels + b] * behind[b] / scale[i];
        next[a] += way;
        if (pairs != nullptr) (*pairs)[a * labels + b] += ahead[(i - 1) * labels + a] * way;
      }
    behind = next;
  }
  if (pairs != nullptr)
    for (size_t b = 0; b < labels; ++b) (*pairs)[labels * labels + b] += out[b];
  return total;
}

void FeatureRows::grow() {
  const size_t room = std::max<size_t>(4096, 2 * room_);
  auto wider = std::make_unique_for_overwrite<uint32_t[]>(room);
  std::copy_n(hashes_.get(), size_, wider.get());
  hashes_ = std::move(wider);
  room_ = room;
}

void ChainModel::score(const FeatureRows& rows, Lattice& out) const {
  const uint32_t mask = (1u << bits) - 1;
  const bool more = labels > 8;
  out.labels = labels;
  out.transitions = transitions;
  out.emissions.resize(rows.positions() * labels);
  for (size_t i = 0; i < rows.positions(); ++i) {
    if (i + 1 < rows.positions())  // the rows lie anywhere in the table: ask for them ahead
      for (const uint32_t hash : rows.at(i + 1))
        __builtin_prefetch(table.data() + size_t{hash & mask} * labels);
    LaneSum low, high;
    const std::span<const uint32_t> here = rows.at(i);
    for (const uint32_t hash : here.first(std::min(kMostFeatures, here.size()))) {
      const int8_t* const row = table.data() + size_t{hash & mask} * labels;
      if (more)
        low.add(row, high);
      else
        low.add(row);
    }
    for (size_t b = 0; b < labels; ++b)
      out.emissions[i * labels + b] =
          static_cast<float>(b < 8 ? low.sums[b] : high.sums[b - 8]) * step;
  }
}

std::string ChainModel::write() const {
  std::string plain(kMagic, sizeof kMagic);
  append(plain, &labels, 1);
  append(plain, &bits, 1);
  append(plain, &step, 1);
  append(plain, transitions.data(), transitions.size());
  append(plain, table.data(), weights());
  std::string out(ZSTD_compressBound(plain.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), plain.data(), plain.size(), 19));
  return out;
}

base::Result<ChainModel> ChainModel::read(std::string_view bytes) {
  const auto damaged = [](const char* note) { return base::Error{base::Code::kDamaged, 0, note}; };
  const unsigned long long size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
  constexpr unsigned long long kLargest = (1ull << kMostBits) * kMostLabels + 4096;
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size < kHeader ||
      size > kLargest)
    return damaged("chain model: no zstd frame of a model's size");
  std::string plain(size, '\0');
  if (ZSTD_decompress(plain.data(), plain.size(), bytes.data(), bytes.size()) != plain.size() ||
      std::memcmp(plain.data(), kMagic, sizeof kMagic) != 0)
    return damaged("chain model: damaged");
  ChainModel out;
  const char* at = plain.data() + sizeof kMagic;
  const auto take = [&at](void* to, size_t count) {
    std::memcpy(to, at, count);
    at += count;
  };
  take(&out.labels, sizeof out.labels);
  take(&out.bits, sizeof out.bits);
  take(&out.step, sizeof out.step);
  if (out.labels == 0 || out.labels > kMostLabels || out.bits > kMostBits)
    return damaged("chain model: impossible header");
  out.transitions.resize(size_t{out.labels + 1} * out.labels);
  out.table.resize(out.weights() + kLanes);
  if (plain.size() != kHeader + out.transitions.size() * sizeof(float) + out.weights())
    return damaged("chain model: wrong length");
  take(out.transitions.data(), out.transitions.size() * sizeof(float));
  take(out.table.data(), out.weights());
  return out;
}

ChainModel built_in_chain(std::string_view path) {
  for (const lexicon::PackedFile& file : lexicon::packed_files())
    if (file.path == path)
      if (base::Result<ChainModel> model = ChainModel::read(file.bytes)) return std::move(*model);
  return {};
}

}  // namespace hearsay::language

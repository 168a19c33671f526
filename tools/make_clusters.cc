// Groups the commonest words of a file of word vectors by k-means: make_clusters VECTORS.json
// OUTPUT.
//
// VECTORS.json holds "words" (in order of frequency) and "vectors" (word -> numbers). The output
// has one line a cluster: the number of its coarse group, a tab, its words parted by blanks. The
// same vectors give the same file. Only needed to make models/language/clusters.tsv anew (its
// README).
#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr size_t kDims = 100;
constexpr size_t kWords = 80000;
constexpr size_t kClusters = 1024;
constexpr size_t kGroups = 64;
constexpr int kRounds = 15;

struct Vectors {
  std::vector<std::string> words;
  std::vector<float> values;  // kDims a word, of length 1
};

// Letters, with dots, hyphens and apostrophes inside; at most 24 bytes.
bool is_wanted(std::string_view word) {
  if (word.empty() || word.size() > 24) return false;
  bool letter = false;
  for (const char c : word) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte >= 'a' && byte <= 'z') || byte >= 0x80)
      letter = true;
    else if (c != '-' && c != '.' && c != '\'')
      return false;
  }
  return letter;
}

void make_unit(float* x) {
  double sum = 1e-12;
  for (size_t d = 0; d < kDims; ++d) sum += static_cast<double>(x[d]) * static_cast<double>(x[d]);
  const auto scale = static_cast<float>(1.0 / std::sqrt(sum));
  for (size_t d = 0; d < kDims; ++d) x[d] *= scale;
}

bool read_vectors(const char* path, Vectors& out) {
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  if (parser.load(path).get(root) != simdjson::SUCCESS) return false;
  simdjson::dom::array words;
  simdjson::dom::object vectors;
  if (root["words"].get(words) != simdjson::SUCCESS) return false;
  if (root["vectors"].get(vectors) != simdjson::SUCCESS) return false;
  std::vector<std::pair<uint64_t, std::string_view>> order;
  std::vector<simdjson::dom::array> found;
  for (const auto field : vectors) {
    simdjson::dom::array numbers;
    if (!is_wanted(field.key) || field.value.get(numbers) != simdjson::SUCCESS) continue;
    if (numbers.size() < kDims + 2) continue;
    uint64_t place = 0;  // the last number is the word's place in the order of frequency
    if (numbers.at(kDims + 1).get(place) != simdjson::SUCCESS) continue;
    order.emplace_back(place * 1000000 + found.size(), field.key);
    found.push_back(numbers);
  }
  std::sort(order.begin(), order.end());
  if (order.size() > kWords) order.resize(kWords);
  for (const auto& [key, word] : order) {
    out.words.emplace_back(word);
    size_t d = 0;
    for (const auto number : found[key % 1000000]) {
      double value = 0;
      if (number.get(value) != simdjson::SUCCESS) return false;
      out.values.push_back(static_cast<float>(value));
      if (++d == kDims) break;
    }
    make_unit(&out.values[out.values.size() - kDims]);
  }
  return true;
}

// The centre nearest to each of `count` unit vectors. centres: dimension-major, `k` a dimension.
void assign(const std::vector<float>& x, size_t count, const std::vector<float>& centres, size_t k,
            std::vector<uint32_t>& nearest) {
  std::vector<float> scores(k);
  nearest.assign(count, 0);
  for (size_t i = 0; i < count; ++i) {
    std::fill(scores.begin(), scores.end(), 0.0F);
    for (size_t d = 0; d < kDims; ++d) {
      const float value = x[i * kDims + d];
      const float* row = &centres[d * k];
      for (size_t c = 0; c < k; ++c) scores[c] += value * row[c];
    }
    nearest[i] =
        static_cast<uint32_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
  }
}

// Spherical k-means of x into k clusters; `means` gets the centres, one after the other.
std::vector<uint32_t> cluster(const std::vector<float>& x, size_t count, size_t k,
                              std::vector<float>& means) {
  means.resize(k * kDims);
  for (size_t c = 0; c < k; ++c) std::copy_n(&x[c * (count / k) * kDims], kDims, &means[c * kDims]);
  std::vector<float> across(k * kDims);
  std::vector<uint32_t> nearest;
  for (int round = 0; round < kRounds; ++round) {
    for (size_t c = 0; c < k; ++c)
      for (size_t d = 0; d < kDims; ++d) across[d * k + c] = means[c * kDims + d];
    assign(x, count, across, k, nearest);
    std::vector<float> sums(k * kDims);
    for (size_t i = 0; i < count; ++i)
      for (size_t d = 0; d < kDims; ++d) sums[nearest[i] * kDims + d] += x[i * kDims + d];
    means = sums;
    for (size_t c = 0; c < k; ++c) make_unit(&means[c * kDims]);
  }
  return nearest;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: make_clusters VECTORS.json OUTPUT\n";
    return 2;
  }
  Vectors vectors;
  if (!read_vectors(argv[1], vectors) || vectors.words.size() < kClusters) {
    std::cerr << "make_clusters: " << argv[1] << " is no file of word vectors\n";
    return 1;
  }
  std::vector<float> means, coarse;
  const std::vector<uint32_t> of_word =
      cluster(vectors.values, vectors.words.size(), kClusters, means);
  const std::vector<uint32_t> of_cluster = cluster(means, kClusters, kGroups, coarse);
  std::vector<std::string> lines(kClusters);
  for (size_t i = 0; i < vectors.words.size(); ++i)
    lines[of_word[i]] += (lines[of_word[i]].empty() ? "" : " ") + vectors.words[i];
  std::ofstream out(argv[2], std::ios::binary | std::ios::trunc);
  out << "# Words used alike: the coarse group of the line's words, then the words. Written by "
         "tools/make_clusters.\n";
  for (size_t c = 0; c < kClusters; ++c)
    if (!lines[c].empty()) out << of_cluster[c] << '\t' << lines[c] << '\n';
  out.close();
  return out ? 0 : 1;
}

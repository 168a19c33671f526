// Reads the weights and trees of the block model and sums them up.
#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <map>
#include <span>

#include "document/label.h"
#include "document/measures.h"
#include "lexicon/packed_files.h"

namespace hearsay::document {
namespace {

std::string_view next_cell(std::string_view& line) {
  const size_t tab = std::min(line.find('\t'), line.size());
  const std::string_view cell = line.substr(0, tab);
  line.remove_prefix(std::min(tab + 1, line.size()));
  return cell;
}

bool number_of(std::string_view cell, int& out) {
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), out);
  return error == std::errc() && end == cell.data() + cell.size();
}

bool read_weight(std::string_view line, const std::map<std::string_view, size_t>& groups,
                 BlockModel& model) {
  int look = 0, value = 0, weight = 0;
  if (!number_of(next_cell(line), look) || (look != 1 && look != 2)) return false;
  const auto group = groups.find(next_cell(line));
  if (group == groups.end() || !number_of(next_cell(line), value) || !number_of(line, weight))
    return false;
  if (value < 0 || value >= feature_groups()[group->second].values) return false;
  (look == 1 ? model.first
             : model.second)[first_feature(group->second) + static_cast<size_t>(value)] = weight;
  return true;
}

// Puts the nodes of trees in place, as their lines come.
class TreeReader {
 public:
  explicit TreeReader(BlockModel& model) : model_(model) {
    const std::span<const std::string> names = measure_names();
    for (size_t i = 0; i < names.size(); ++i) measures_.emplace(names[i], i);
  }

  bool read(std::string_view line) {
    const bool leaf = next_cell(line) == "then";
    if (open_.empty()) model_.roots.push_back(base::narrow(model_.steps.size()));
    if (model_.steps.size() == BlockModel::kMostSteps) return false;
    BlockModel::Step step;
    int weight = 0;
    const auto here = static_cast<uint16_t>(model_.steps.size());
    if (leaf) {
      if (!number_of(line, weight)) return false;
      step.next = {here, here};
    } else {
      const auto measure = measures_.find(next_cell(line));
      int threshold = 0;
      if (measure == measures_.end() || !number_of(line, threshold)) return false;
      if (threshold != static_cast<int16_t>(threshold)) return false;
      step.measure = static_cast<uint16_t>(measure->second);
      step.threshold = static_cast<int16_t>(threshold);
      step.next[0] = static_cast<uint16_t>(here + 1);
    }
    model_.steps.push_back(step);
    model_.weights.push_back(weight);
    if (!leaf)
      open_.push_back({model_.steps.size() - 1, false});
    else
      close();
    return true;
  }
  bool whole() const { return open_.empty(); }

 private:
  struct Open {
    size_t step = 0;
    bool below_done = false;
  };
  BlockModel& model_;
  std::map<std::string_view, size_t> measures_;
  std::vector<Open> open_;  // splits that wait for what is below or above them

  void close() {
    while (!open_.empty() && open_.back().below_done) open_.pop_back();
    if (open_.empty()) return;
    open_.back().below_done = true;
    model_.steps[open_.back().step].next[1] = static_cast<uint16_t>(model_.steps.size());
  }
};

int sum(const std::vector<int>& weights, std::span<const FeatureId> features) {
  int total = 0;
  for (const FeatureId feature : features) total += weights[feature];
  return total;
}

constexpr size_t kTreesAtOnce = 15;

// What some trees say in sum. They are walked step by step side by side, since which way one turns
// is hard to foresee.
int walk(const BlockModel& model, std::span<const uint32_t> roots,
         std::span<const int16_t> measures) {
  std::array<uint32_t, kTreesAtOnce> at{};
  std::copy(roots.begin(), roots.end(), at.begin());
  for (uint32_t moved = 1; moved != 0;) {
    moved = 0;
    for (size_t i = 0; i < roots.size(); ++i) {
      const BlockModel::Step& step = model.steps[at[i]];
      const uint32_t next = step.next[measures[step.measure] > step.threshold ? 1 : 0];
      moved |= next ^ at[i];
      at[i] = next;
    }
  }
  int sum = 0;
  for (size_t i = 0; i < roots.size(); ++i) sum += model.weights[at[i]];
  return sum;
}

}  // namespace

base::Result<BlockModel> BlockModel::read(std::string_view text) {
  std::map<std::string_view, size_t> groups;
  for (size_t i = 0; i < feature_groups().size(); ++i) groups.emplace(feature_groups()[i].name, i);
  BlockModel model;
  model.first.resize(feature_count());
  model.second.resize(feature_count());
  TreeReader trees(model);
  for (uint64_t number = 1; !text.empty(); ++number) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line[0] == '#') continue;
    const bool of_tree = line.starts_with("if\t") || line.starts_with("then\t");
    if (!(of_tree ? trees.read(line) : read_weight(line, groups, model)))
      return base::Error{base::Code::kDamaged, number,
                         "block model, line " + std::to_string(number)};
  }
  if (!trees.whole()) return base::Error{base::Code::kDamaged, 0, "block model, unfinished tree"};
  return model;
}

const BlockModel& BlockModel::built_in() {
  static const BlockModel kModel = [] {
    for (const lexicon::PackedFile& file : lexicon::packed_files())
      if (file.path == "models/pages/weights.tsv")
        if (base::Result<BlockModel> model = read(file.bytes)) return std::move(*model);
    BlockModel none;
    none.first.resize(feature_count());
    none.second.resize(feature_count());
    return none;
  }();
  return kModel;
}

std::vector<int> BlockModel::score(const PageView& page) const {
  std::vector<int> scores(page.facts.blocks.size()), totals(scores.size());
  visit_local_features(page, [&](size_t b, std::span<const FeatureId> features) {
    scores[b] = sum(first, features);
    totals[b] = sum(second, features);
  });
  visit_context_features(page, scores, [&](size_t b, std::span<const FeatureId> features) {
    totals[b] += sum(second, features);
  });
  return decide(page, scores, totals);
}

std::vector<int> BlockModel::decide(const PageView& page, std::span<const int> first_look,
                                    std::span<const int> second_look) const {
  constexpr int kSure = 2400;  // the trees that follow seldom turn what these many agree on
  std::vector<int> scores(second_look.begin(), second_look.end());
  if (roots.empty()) return scores;
  const Measurer measurer(page, first_look, second_look);
  std::vector<int16_t> measures(measure_names().size());
  for (size_t b = 0; b < scores.size(); ++b) {
    if (scores[b] <= kSurelyFurniture) continue;
    measurer.take(b, measures);
    scores[b] = 0;
    for (size_t tree = 0; tree < roots.size() && std::abs(scores[b]) <= kSure;
         tree += kTreesAtOnce) {
      const size_t most = std::min(kTreesAtOnce, roots.size() - tree);
      scores[b] += walk(*this, std::span(roots).subspan(tree, most), measures);
    }
  }
  return scores;
}

}  // namespace hearsay::document

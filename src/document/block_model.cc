// Reads the weights of the block model and sums them up.
#include <charconv>
#include <map>
#include <span>

#include "document/label.h"
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

int sum(const std::vector<int>& weights, std::span<const FeatureId> features) {
  int total = 0;
  for (const FeatureId feature : features) total += weights[feature];
  return total;
}

}  // namespace

base::Result<BlockModel> BlockModel::read(std::string_view text) {
  std::map<std::string_view, size_t> groups;
  for (size_t i = 0; i < feature_groups().size(); ++i) groups.emplace(feature_groups()[i].name, i);
  BlockModel model;
  model.first.resize(feature_count());
  model.second.resize(feature_count());
  for (uint64_t number = 1; !text.empty(); ++number) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line[0] == '#') continue;
    if (!read_weight(line, groups, model))
      return base::Error{base::Code::kDamaged, number,
                         "block model, line " + std::to_string(number)};
  }
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
  return totals;
}

}  // namespace hearsay::document

// Trains the block model of HTML pages again: annotated pages in, models/pages/weights.tsv out.
//
// usage: train_pages [--measure] OUT.tsv FOLDER…
// --measure also says how the trees do on sites that they have not learned from.
// A FOLDER holds gold.jsonl ({"id", "url", "body" | "with", "without"}) and html/ID.html.gz; what
// is held out is left out of gold.jsonl (test/eval_pages.py). Two logistic regressions by
// stochastic gradient descent, then boosted trees (train_pages/boost_trees.h), each learning from
// what the one before says of sites that it has not seen. The order is fixed: the same pages give
// the same file.
#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "document/charset.h"
#include "document/features.h"
#include "document/html_title.h"
#include "document/label.h"
#include "document/measures.h"
#include "page/read_packed.h"
#include "text/fold.h"
#include "train_pages/boost_trees.h"

namespace {

using namespace hearsay;
using namespace hearsay::document;

constexpr uint64_t kFolds = 4;

struct Sample {
  std::vector<FeatureId> local, context;
  double label = 0, weight = 0;
};

struct TrainPage {
  std::unique_ptr<HtmlTree> tree;
  Rendering rendering;
  HeadFacts head;
  PageFacts facts;
  std::string decoded;
  std::vector<Sample> samples;     // one a block; weight 0 where the truth is not known
  uint64_t fold = 0;               // 1 .. kFolds, by site
  std::vector<int> first, second;  // the looks of models that have not seen the page's site
};

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out;
  const std::string key = word_key(text);
  for (size_t from = 0; from < key.size();) {
    const size_t to = std::min(key.find(' ', from), key.size());
    if (to > from) out.push_back(key.substr(from, to - from));
    from = to + 1;
  }
  return out;
}

// What an annotated body holds: its runs of four words, and its short lines whole.
struct Truth {
  std::set<uint64_t> runs;
  std::string all;

  explicit Truth(std::string_view body) {
    const std::vector<std::string> words = words_of(body);
    for (size_t i = 0; i + 4 <= words.size(); ++i)
      runs.insert(
          base::fast_hash(words[i] + ' ' + words[i + 1] + ' ' + words[i + 2] + ' ' + words[i + 3]));
    all = " ";
    for (const std::string& word : words) all += word + ' ';
  }
  // 0..1: the share of a block that is in the body.
  double share(std::string_view block) const {
    const std::vector<std::string> words = words_of(block);
    if (words.empty()) return -1;
    if (words.size() < 6) {
      std::string phrase = " ";
      for (const std::string& word : words) phrase += word + ' ';
      return all.find(phrase) != std::string::npos ? 1 : 0;
    }
    size_t found = 0;
    for (size_t i = 0; i + 4 <= words.size(); ++i)
      found += runs.count(
          base::fast_hash(words[i] + ' ' + words[i + 1] + ' ' + words[i + 2] + ' ' + words[i + 3]));
    return static_cast<double>(found) / static_cast<double>(words.size() - 3);
  }
};

std::string_view member(const simdjson::dom::element& object, const char* key) {
  std::string_view out;
  return object[key].get(out) == simdjson::SUCCESS ? out : std::string_view();
}

void label_by_body(TrainPage& page, std::string_view body) {
  const Truth truth(body);
  double total = 0;
  for (size_t b = 0; b < page.samples.size(); ++b) {
    const std::string_view text = base::view(page.rendering.text, page.rendering.blocks[b].text);
    const double share = truth.share(text);
    if (share < 0 || b == page.facts.title_block) continue;
    Sample& sample = page.samples[b];
    sample.label = share >= 0.5 ? 1 : 0;
    sample.weight =
        std::sqrt(static_cast<double>(std::min<uint32_t>(page.facts.blocks[b].words, 80)));
    if (share > 0.2 && share < 0.8) sample.weight *= 0.3;
    total += sample.weight;
  }
  if (total > 0)  // every page counts the same
    for (Sample& sample : page.samples) sample.weight *= 100 / (total + 50);
}

void label_by_snippets(TrainPage& page, const simdjson::dom::element& gold) {
  for (const auto& [key, label] : {std::pair{"with", 1.0}, std::pair{"without", 0.0}}) {
    simdjson::dom::array list;
    if (gold[key].get(list) != simdjson::SUCCESS) continue;
    for (const auto& item : list) {
      std::string_view snippet;
      if (item.get(snippet) != simdjson::SUCCESS) continue;
      const std::string wanted = text::squeeze(snippet);
      size_t hits = 0, last = 0;
      for (size_t b = 0; b < page.samples.size(); ++b) {
        const std::string_view text =
            base::view(page.rendering.text, page.rendering.blocks[b].text);
        if (text.find(wanted) == std::string_view::npos) continue;
        ++hits;
        last = b;
      }
      if (hits != 1 || last == page.facts.title_block) continue;
      page.samples[last].label = label;
      page.samples[last].weight = 5;
    }
  }
}

// The last two labels of the host.
std::string_view site_of(std::string_view url) {
  if (const size_t at = url.find("://"); at != std::string_view::npos) url.remove_prefix(at + 3);
  url = url.substr(0, url.find_first_of("/?:"));
  size_t dot = url.rfind('.');
  if (dot != std::string_view::npos && dot > 0) dot = url.rfind('.', dot - 1);
  return dot == std::string_view::npos ? url : url.substr(dot + 1);
}

void load(const std::string& folder, std::vector<std::unique_ptr<TrainPage>>& pages) {
  const lexicon::Lexicon& lexicon = lexicon::Lexicon::built_in();
  std::ifstream lines(folder + "/gold.jsonl");
  simdjson::dom::parser parser;
  for (std::string line; std::getline(lines, line);) {
    simdjson::dom::element gold;
    if (parser.parse(line).get(gold) != simdjson::SUCCESS) continue;
    auto page = std::make_unique<TrainPage>();
    page::Page raw;
    raw.media_type = page::MediaType::kHtml;
    base::Result<std::string> bytes =
        page::read_packed(folder + "/html/" + std::string(member(gold, "id")) + ".html.gz");
    if (!bytes) {
      std::fprintf(stderr, "train_pages: left out: %s\n", bytes.error().note.c_str());
      continue;
    }
    raw.bytes = std::move(*bytes);
    page->decoded = decode_page(raw).text;
    page->tree = std::make_unique<HtmlTree>(HtmlTree::parse(page->decoded));
    page->rendering = render(*page->tree);
    page->head = read_head(*page->tree);
    page->facts = gather_facts(*page->tree, page->rendering, lexicon);
    const PageView view{*page->tree, page->rendering, page->head, page->facts};
    page->facts.title_block = find_title(view).block;
    page->fold = base::fast_hash(site_of(member(gold, "url"))) % kFolds + 1;
    page->samples.resize(page->facts.blocks.size());
    const std::vector<std::vector<FeatureId>> local = local_features(view);
    for (size_t b = 0; b < local.size(); ++b) page->samples[b].local = local[b];
    if (const std::string_view body = member(gold, "body"); !body.empty())
      label_by_body(*page, body);
    else
      label_by_snippets(*page, gold);

    pages.push_back(std::move(page));
  }
}

double chance(double score) { return 1 / (1 + std::exp(-score)); }

using Weights = std::vector<double>;

double score_of(const Weights& weights, const Sample& sample, bool with_context) {
  double score = 0;
  for (const FeatureId feature : sample.local) score += weights[feature];
  if (with_context)
    for (const FeatureId feature : sample.context) score += weights[feature];
  return score;
}

// Averaged stochastic gradient descent with a small pull to zero.
Weights learn(const std::vector<std::unique_ptr<TrainPage>>& pages, bool with_context,
              uint64_t fold) {
  Weights weights(feature_count()), sums(feature_count());
  std::vector<std::pair<const Sample*, uint64_t>> order;
  for (size_t p = 0; p < pages.size(); ++p)
    if (fold == 0 || pages[p]->fold != fold)
      for (const Sample& sample : pages[p]->samples)
        if (sample.weight > 0)
          order.emplace_back(&sample, base::fast_hash(std::to_string(order.size())));
  std::sort(order.begin(), order.end(),
            [](const auto& a, const auto& b) { return a.second < b.second; });
  constexpr int kRounds = 30;
  for (int round = 0; round < kRounds; ++round) {
    const double rate = 0.05 / (1 + 0.3 * round);
    for (const auto& [sample, key] : order) {
      const double step = rate * sample->weight *
                          (sample->label - chance(score_of(weights, *sample, with_context)));
      for (const FeatureId feature : sample->local) weights[feature] += step;
      if (with_context)
        for (const FeatureId feature : sample->context) weights[feature] += step;
    }
    for (double& weight : weights) weight *= 1 - 0.02 * rate;
    for (size_t i = 0; i < weights.size(); ++i) sums[i] += weights[i] / kRounds;
  }
  return weights;
}

void score_context(TrainPage& page, const Weights& first) {
  std::vector<int> scores;
  for (const Sample& sample : page.samples)
    scores.push_back(static_cast<int>(1000 * score_of(first, sample, false)));
  page.first = scores;
  const PageView view{*page.tree, page.rendering, page.head, page.facts};
  const std::vector<std::vector<FeatureId>> context = context_features(view, scores);
  for (size_t b = 0; b < context.size(); ++b) page.samples[b].context = context[b];
}

void report(const char* name, const std::vector<std::unique_ptr<TrainPage>>& pages,
            const Weights& weights, bool with_context) {
  double right = 0, all = 0;
  for (const auto& page : pages)
    for (const Sample& sample : page->samples) {
      all += sample.weight;
      if ((score_of(weights, sample, with_context) > 0) == (sample.label > 0.5))
        right += sample.weight;
    }
  std::printf("%s: %.4f of the weight of the blocks learned from is right\n", name, right / all);
}

// How sites that were not learned from come out.
void report_unseen(const char* name, const std::vector<std::unique_ptr<TrainPage>>& pages,
                   const std::function<double(const TrainPage&, size_t)>& score) {
  double right = 0, all = 0, loss = 0;
  for (const auto& page : pages)
    for (size_t b = 0; b < page->samples.size(); ++b) {
      const Sample& sample = page->samples[b];
      if (sample.weight <= 0) continue;
      const double got = std::clamp(score(*page, b), -15.0, 15.0);
      all += sample.weight;
      right += (got > 0) == (sample.label > 0.5) ? sample.weight : 0;
      loss -= sample.weight * std::log(sample.label > 0.5 ? chance(got) : 1 - chance(got));
    }
  std::printf("%s, sites not learned from: %.4f right, loss %.4f\n", name, right / all, loss / all);
}

void write(std::FILE* out, int look, const Weights& weights) {
  for (size_t group = 0; group < feature_groups().size(); ++group)
    for (uint16_t value = 0; value < feature_groups()[group].values; ++value) {
      const long weight = std::lround(1000 * weights[first_feature(group) + size_t{value}]);
      if (weight != 0)
        std::fprintf(out, "%d\t%s\t%u\t%ld\n", look,
                     std::string(feature_groups()[group].name).c_str(), value, weight);
    }
}

// The blocks that the second look leaves open, as the trees see them, without those of `fold`.
train::Table measured(const std::vector<std::unique_ptr<TrainPage>>& pages, uint64_t fold) {
  train::Table table;
  table.columns = measure_names().size();
  std::vector<int16_t> values(table.columns);
  for (const auto& page : pages) {
    if (page->fold == fold) continue;
    const PageView view{*page->tree, page->rendering, page->head, page->facts};
    const Measurer measurer(view, page->first, page->second);
    for (size_t b = 0; b < page->samples.size(); ++b) {
      const Sample& sample = page->samples[b];
      if (sample.weight <= 0 || page->second[b] <= BlockModel::kSurelyFurniture) continue;
      measurer.take(b, values);
      table.values.insert(table.values.end(), values.begin(), values.end());
      table.rows.push_back({sample.label, sample.weight});
    }
  }
  return table;
}

// Trees that learned from the other folds, judged on each fold.
void report_trees(const std::vector<std::unique_ptr<TrainPage>>& pages) {
  std::map<const TrainPage*, std::vector<double>> scores;
  std::vector<int16_t> values(measure_names().size());
  for (uint64_t fold = 1; fold <= kFolds; ++fold) {
    const std::vector<train::Tree> trees = train::boost_trees(measured(pages, fold), {});
    for (const auto& page : pages) {
      if (page->fold != fold) continue;
      const PageView view{*page->tree, page->rendering, page->head, page->facts};
      const Measurer measurer(view, page->first, page->second);
      for (size_t b = 0; b < page->samples.size(); ++b) {
        double score = page->second[b] / 1000.0;
        if (page->second[b] > BlockModel::kSurelyFurniture) {
          measurer.take(b, values);
          score = 0;
          for (const train::Tree& tree : trees) score += train::value_of(tree, values);
        }
        scores[page.get()].push_back(score);
      }
    }
  }
  report_unseen("trees", pages,
                [&](const TrainPage& page, size_t b) { return scores.at(&page)[b]; });
}

void write(std::FILE* out, const train::Tree& tree, size_t at) {
  if (tree[at].leaf) {
    std::fprintf(out, "then\t%ld\n", std::lround(1000 * tree[at].value));
    return;
  }
  std::fprintf(out, "if\t%s\t%d\n", measure_names()[tree[at].column].c_str(), tree[at].threshold);
  write(out, tree, tree[at].below);
  write(out, tree, tree[at].above);
}

}  // namespace

int main(int argc, char** argv) {
  const bool measure = argc > 1 && std::string_view(argv[1]) == "--measure";
  if (measure) {
    --argc;
    ++argv;
  }
  if (argc < 3) {
    std::fprintf(stderr, "usage: train_pages [--measure] OUT.tsv FOLDER...\n");
    return 2;
  }
  std::vector<std::unique_ptr<TrainPage>> pages;
  for (int i = 2; i < argc; ++i) load(argv[i], pages);
  std::printf("%zu pages\n", pages.size());
  const Weights first = learn(pages, false, 0);
  report("first look", pages, first, false);
  // The second look learns from first scores of models that have not seen the page.
  for (uint64_t fold = 1; fold <= kFolds; ++fold) {
    const Weights other = learn(pages, false, fold);
    for (const auto& page : pages)
      if (page->fold == fold) score_context(*page, other);
  }
  const Weights second = learn(pages, true, 0);
  for (uint64_t fold = 1; fold <= kFolds; ++fold) {
    const Weights other = learn(pages, true, fold);
    for (const auto& page : pages)
      if (page->fold == fold)
        for (const Sample& sample : page->samples)
          page->second.push_back(static_cast<int>(1000 * score_of(other, sample, true)));
  }
  report("second look", pages, second, true);
  report_unseen("second look", pages,
                [](const TrainPage& page, size_t b) { return page.second[b] / 1000.0; });
  if (measure) report_trees(pages);
  const std::vector<train::Tree> trees = train::boost_trees(measured(pages, 0), {});
  std::FILE* out = std::fopen(argv[1], "w");
  if (out == nullptr) return 1;
  std::fprintf(out,
               "# Weights of the block model of HTML pages, in thousandths of log-odds that a "
               "block is of the article's text.\n"
               "# Written by tools/train_pages; look, group, value, weight (see "
               "src/document/features.h),\n# then trees, `if` measure at most threshold, else "
               "`then` (see src/document/measures.h).\n");
  write(out, 1, first);
  write(out, 2, second);
  for (const train::Tree& tree : trees) write(out, tree, 0);
  return std::fclose(out) == 0 ? 0 : 1;
}

// Trains the models of cues and roles again: annotated articles in, models/statements/*.bin out.
//
// usage: train_statements OUT-FOLDER TRAIN.jsonl.gz DEV.jsonl.gz
// A line of the inputs is {"id", "text", "statements": [{"content": [[a, b]…], "cue", "source"}…]}
// with code points. The dev part is only measured: each step alone, with what the steps before it
// would have found, and with the truth of the steps before it.
#include <simdjson.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/hash.h"
#include "document/read_document.h"
#include "page/read_packed.h"
#include "statement/attribution.h"
#include "statement/seen.h"
#include "text/utf8.h"
#include "train_statements/chain_trainer.h"

namespace {

using namespace hearsay;
using namespace hearsay::statement;
using tools::Sequence;

struct Gold {
  std::vector<base::Bytes> content, cue, source;
};

// An article with what the stages before the models make of it.
struct Article {
  document::Document document;
  std::vector<Gold> gold;
  std::unique_ptr<View> view;
  std::vector<Quote> quotes;
  std::vector<Frame> frames;
  People people;
  std::vector<Attribution> rules;  // by frame
};

// One gold statement, as pieces of the frame of its cue.
struct Case {
  uint32_t begin = 0, end = 0;  // of the cue
  std::vector<uint8_t> roles;
};

std::vector<base::Bytes> spans(const simdjson::dom::element& list, const text::PointMap& map) {
  std::vector<base::Bytes> out;
  simdjson::dom::array pairs;
  if (list.get(pairs) != simdjson::SUCCESS) return out;
  for (const auto& pair : pairs) {
    const auto a = uint64_t(pair.at(0)), b = uint64_t(pair.at(1));
    out.push_back({map.byte_of(static_cast<uint32_t>(a)), map.byte_of(static_cast<uint32_t>(b))});
  }
  return out;
}

base::Result<std::vector<std::unique_ptr<Article>>> load(const char* path) {
  const lexicon::Lexicon& lexicon = lexicon::Lexicon::built_in();
  std::vector<std::unique_ptr<Article>> out;
  const base::Result<std::string> read = page::read_packed(path);
  if (!read) return read.error();
  const std::string& all = *read;
  simdjson::dom::parser parser;
  for (size_t at = 0; at < all.size();) {
    const size_t end = std::min(all.find('\n', at), all.size());
    const simdjson::padded_string line(all.data() + at, end - at);
    at = end + 1;
    simdjson::dom::element record;
    if (parser.parse(line).get(record) != simdjson::SUCCESS) continue;
    page::Page page;
    page.bytes = std::string(std::string_view(record["text"]));
    page.is_unicode = true;
    auto article = std::make_unique<Article>();
    article->document = document::read_document(page, lexicon);
    const text::PointMap map(article->document.text);
    for (const auto& s : simdjson::dom::array(record["statements"]))
      article->gold.push_back(
          {spans(s["content"], map), spans(s["cue"], map), spans(s["source"], map)});
    article->view = std::make_unique<View>(article->document, lexicon, false);
    article->quotes = find_quotes(*article->view);
    article->frames = make_frames(*article->view, article->quotes);
    article->people = find_people(*article->view);
    article->rules =
        find_attributions(*article->view, article->quotes, article->frames, article->people);
    std::stable_sort(article->rules.begin(), article->rules.end(),
                     [](const Attribution& a, const Attribution& b) { return a.frame < b.frame; });
    out.push_back(std::move(article));
  }
  if (out.empty())
    return base::Error{base::Code::kEmpty, 0, std::string(path) + ": no annotated article"};
  return out;
}

// Whether most of a piece lies in one of the spans.
bool covers(const Article& a, const Piece& piece, const std::vector<base::Bytes>& list) {
  const base::Bytes bytes = a.view->bytes(piece.tokens);
  uint32_t covered = 0;
  for (const base::Bytes span : list) {
    const uint32_t from = std::max(bytes.begin, span.begin), to = std::min(bytes.end, span.end);
    if (from < to) covered += to - from;
  }
  return covered * 2 > bytes.size();
}

bool is_bare(const Article& a, const Piece& piece) {
  return piece.quote < 0 && !a.view->is_word(piece.tokens.begin);
}

// First, inner, last and only pieces of runs; marks without words at the edges belong to no run.
void label_runs(const Article& a, const Frame& frame, std::vector<bool> in, uint8_t first_label,
                std::vector<uint8_t>& labels) {
  const size_t n = in.size();
  for (size_t k = 0; k < n;) {
    if (!in[k]) {
      ++k;
      continue;
    }
    size_t end = k;
    while (end < n && in[end]) ++end;
    const size_t next = end;
    while (k < end && is_bare(a, frame.pieces[k])) ++k;
    while (end > k && is_bare(a, frame.pieces[end - 1])) --end;
    if (end - k > 1 && first_label == kContentBegin && frame.pieces[k].quote < 0 &&
        a.view->is(frame.pieces[k].tokens.begin, kThat))
      ++k;
    for (size_t p = k; p < end; ++p) {
      const uint8_t place = end - k == 1 ? 3 : p == k ? 0 : p + 1 == end ? 2 : 1;
      labels[p] = static_cast<uint8_t>(first_label + place);
    }
    k = next;
  }
}

std::vector<Case> cases_of(const Article& a, const Frame& frame) {
  std::vector<Case> out;
  const auto n = static_cast<uint32_t>(frame.pieces.size());
  const base::Bytes all =
      a.view->bytes({frame.pieces.front().tokens.begin, frame.pieces.back().tokens.end});
  for (const Gold& gold : a.gold) {
    if (gold.cue.empty() || gold.cue.front().begin < all.begin || gold.cue.front().begin >= all.end)
      continue;
    Case c;
    std::vector<bool> cue(n), content(n), source(n);
    for (uint32_t k = 0; k < n; ++k) {
      cue[k] = frame.pieces[k].quote < 0 && covers(a, frame.pieces[k], gold.cue);
      content[k] = covers(a, frame.pieces[k], gold.content) && !cue[k];
      source[k] = covers(a, frame.pieces[k], gold.source) && !cue[k] && !content[k];
    }
    const auto first = std::find(cue.begin(), cue.end(), true);
    if (first == cue.end()) continue;
    c.begin = c.end = static_cast<uint32_t>(first - cue.begin());
    while (c.end < n && cue[c.end]) ++c.end;
    c.roles.assign(n, kNoRole);
    label_runs(a, frame, content, kContentBegin, c.roles);
    label_runs(a, frame, source, kSourceBegin, c.roles);
    if (std::none_of(c.roles.begin(), c.roles.end(), is_content)) continue;
    out.push_back(std::move(c));
  }
  return out;
}

std::span<const Attribution> rules_of(const Article& a, uint32_t frame) {
  const auto [first, last] = std::equal_range(
      a.rules.begin(), a.rules.end(),
      Attribution{.content = {}, .cue = {}, .source = {}, .frame = frame, .rule = {}},
      [](const Attribution& x, const Attribution& y) { return x.frame < y.frame; });
  return {first, last};
}

bool is_narrative(const Article& a, const Frame& frame) {
  using document::BlockKind;
  const BlockKind kind = a.view->paragraphs()[frame.paragraph].kind;
  return kind != BlockKind::kTable && kind != BlockKind::kTitle && kind != BlockKind::kHeading;
}

// The cues of every frame that is looked at, in order.
std::vector<Sequence> cue_sequences(std::span<const std::unique_ptr<Article>> articles) {
  std::vector<Sequence> out;
  for (const auto& a : articles)
    for (uint32_t n = 0; n < a->frames.size(); ++n) {
      const Frame& frame = a->frames[n];
      if (!is_narrative(*a, frame)) continue;
      const FrameSigns read = read_signs(*a->view, a->quotes, frame, a->people, rules_of(*a, n));
      Sequence cues;
      cue_features(read.signs, cues.rows);
      cues.labels.assign(read.signs.size(), kNoCue);
      for (const Case& c : cases_of(*a, frame))
        for (uint32_t k = c.begin; k < c.end; ++k)
          cues.labels[k] = k == c.begin ? kCueBegin : kCueInside;
      out.push_back(std::move(cues));
    }
  return out;
}

// The roles of every cue; `models` holds a cue model that has not seen the articles.
void add_roles(std::span<const std::unique_ptr<Article>> articles, const Models& models,
               std::vector<Sequence>& out) {
  for (const auto& a : articles)
    for (uint32_t n = 0; n < a->frames.size(); ++n) {
      const Frame& frame = a->frames[n];
      if (!is_narrative(*a, frame)) continue;
      const std::span<const Attribution> rules = rules_of(*a, n);
      FrameSigns read = read_signs(*a->view, a->quotes, frame, a->people, rules);
      const std::vector<Case> cases = cases_of(*a, frame);
      if (cases.empty()) continue;
      see_cues(models, read.signs);
      read_tree(read);
      for (const Case& c : cases) {
        Sequence roles;
        role_features(read.signs, c.begin, c.end, rule_roles(frame, rules, c.begin, c.end),
                      roles.rows);
        roles.labels = c.roles;
        out.push_back(std::move(roles));
      }
    }
}

// Which label may stand behind which: a run begins, goes on and ends.
std::vector<uint8_t> impossible_roles() {
  std::vector<uint8_t> never((kRoleLabels + 1) * kRoleLabels);
  const auto opens = [](int l) {
    return l == kContentBegin || l == kContentInside ? 1
           : l == kSourceBegin || l == kSourceInside ? 2
                                                     : 0;
  };
  const auto goes_on = [](int l) {
    return l == kContentInside || l == kContentEnd ? 1
           : l == kSourceInside || l == kSourceEnd ? 2
                                                   : 0;
  };
  for (int from = 0; from <= kRoleLabels; ++from)
    for (int to = 0; to < kRoleLabels; ++to) {
      const int open = from == kRoleLabels ? 0 : opens(from);
      if (open != goes_on(to)) never[static_cast<size_t>(from * kRoleLabels + to)] = 1;
    }
  return never;
}

struct Score {
  double right = 0, found = 0, gold = 0;
  double f1() const { return right > 0 ? 200 * right / (found + gold) : 0; }
};

void measure(const std::vector<std::unique_ptr<Article>>& dev, const Models& models) {
  for (const float least : {0.2F, 0.3F, 0.4F, 0.5F, 0.6F}) {
    Score cues;
    for (const auto& a : dev)
      for (uint32_t n = 0; n < a->frames.size(); ++n) {
        if (!is_narrative(*a, a->frames[n])) continue;
        const std::vector<Case> gold = cases_of(*a, a->frames[n]);
        FrameSigns read = read_signs(*a->view, a->quotes, a->frames[n], a->people, rules_of(*a, n));
        const auto seen = see_cues(models, read.signs, least);
        cues.gold += static_cast<double>(gold.size());
        cues.found += static_cast<double>(seen.size());
        for (const Case& c : gold)
          cues.right += std::any_of(seen.begin(), seen.end(), [&](const SeenCue& s) {
            return s.begin < c.end && c.begin < s.end;
          });
      }
    std::printf("cues from %.2f: precision %.1f recall %.1f F1 %.1f\n", static_cast<double>(least),
                100 * cues.right / cues.found, 100 * cues.right / cues.gold, cues.f1());
  }
  Score pieces, exact, sources;
  for (const auto& a : dev)
    for (uint32_t n = 0; n < a->frames.size(); ++n) {
      if (!is_narrative(*a, a->frames[n])) continue;
      const Frame& frame = a->frames[n];
      FrameSigns read = read_signs(*a->view, a->quotes, frame, a->people, rules_of(*a, n));
      see_cues(models, read.signs);
      read_tree(read);
      for (const Case& c : cases_of(*a, frame)) {
        const SeenRoles seen = see_roles(models, read.signs, {c.begin, c.end, 1},
                                         rule_roles(frame, rules_of(*a, n), c.begin, c.end));
        std::vector<bool> content(frame.pieces.size()), source(frame.pieces.size());
        for (const Pieces p : seen.content)
          std::fill(content.begin() + p.begin, content.begin() + p.end, true);
        for (const Pieces p : seen.source)
          std::fill(source.begin() + p.begin, source.begin() + p.end, true);
        bool same = true, touches = false, has_source = false;
        for (size_t k = 0; k < content.size(); ++k) {
          if (is_bare(*a, frame.pieces[k])) continue;
          pieces.right += content[k] && is_content(c.roles[k]);
          pieces.found += content[k];
          pieces.gold += is_content(c.roles[k]);
          same &= content[k] == is_content(c.roles[k]);
          has_source |= is_source(c.roles[k]);
          touches |= source[k] && is_source(c.roles[k]);
        }
        exact.right += same;
        exact.gold += 1;
        sources.right += touches;
        sources.gold += has_source;
      }
    }
  std::printf("given the cue: content F1 %.1f of pieces, exact %.1f %%; source touched %.1f %%\n",
              pieces.f1(), 100 * exact.right / exact.gold, 100 * sources.right / sources.gold);
}

// The pieces of the source where the content is given, too: labels of content only where it is
// annotated. Where the best sequence has no source, the piece that is most likely of one.
std::vector<bool> source_given_content(const Models& models, std::span<const Sign> signs,
                                       const Case& c, const RuleRoles& rules) {
  constexpr float kForbidden = -1e4F;
  language::FeatureRows rows;
  role_features(signs, c.begin, c.end, rules, rows);
  language::Lattice lattice;
  models.roles.score(rows, lattice);
  for (size_t k = 0; k < c.roles.size(); ++k)
    for (uint8_t label = 0; label < kRoleLabels; ++label)
      if (is_content(label) != is_content(c.roles[k]))
        lattice.emissions[k * kRoleLabels + label] += kForbidden;
  const std::vector<uint8_t> labels = lattice.best();
  std::vector<bool> out(labels.size());
  std::transform(labels.begin(), labels.end(), out.begin(), is_source);
  if (std::any_of(labels.begin(), labels.end(), is_source)) return out;
  std::vector<float> chances;
  lattice.marginals(chances);
  const auto chance = [&](size_t k) {
    float sum = 0;
    for (uint8_t label = 0; label < kRoleLabels; ++label)
      sum += is_source(label) ? chances[k * kRoleLabels + label] : 0;
    return sum;
  };
  size_t best = 0;
  for (size_t k = 1; k < out.size(); ++k)
    if (chance(k) > chance(best)) best = k;
  out[best] = true;
  return out;
}

void measure_given_spans(const std::vector<std::unique_ptr<Article>>& dev, const Models& models) {
  double right = 0, all = 0;
  for (const auto& a : dev)
    for (uint32_t n = 0; n < a->frames.size(); ++n) {
      if (!is_narrative(*a, a->frames[n])) continue;
      const std::span<const Attribution> rules = rules_of(*a, n);
      FrameSigns read = read_signs(*a->view, a->quotes, a->frames[n], a->people, rules);
      see_cues(models, read.signs);
      read_tree(read);
      for (const Case& c : cases_of(*a, a->frames[n])) {
        const std::vector<bool> source = source_given_content(
            models, read.signs, c, rule_roles(a->frames[n], rules, c.begin, c.end));
        bool touches = false, has_source = false;
        for (size_t k = 0; k < source.size(); ++k) {
          if (is_bare(*a, a->frames[n].pieces[k])) continue;
          has_source |= is_source(c.roles[k]);
          touches |= source[k] && is_source(c.roles[k]);
        }
        right += touches;
        all += has_source;
      }
    }
  std::printf("given cue and content: source touched %.1f %%\n", 100 * right / all);
}

// On cues that a rule took: how often its content and the model's are the annotated one, by rule.
void compare(const std::vector<std::unique_ptr<Article>>& dev, const Models& models) {
  struct Row {
    int cases = 0, rule = 0, model = 0;
    double rule_overlap = 0, model_overlap = 0;
  };
  std::map<std::string, Row> rows;
  const auto overlap = [](const std::vector<bool>& a, const std::vector<bool>& b) {
    double both = 0, sum = 0;
    for (size_t k = 0; k < a.size(); ++k) {
      both += a[k] && b[k];
      sum += a[k] + b[k];
    }
    return sum > 0 ? 2 * both / sum : 0;
  };
  for (const auto& a : dev)
    for (uint32_t n = 0; n < a->frames.size(); ++n) {
      if (!is_narrative(*a, a->frames[n])) continue;
      const Frame& frame = a->frames[n];
      const std::span<const Attribution> rules = rules_of(*a, n);
      FrameSigns read = read_signs(*a->view, a->quotes, frame, a->people, rules);
      see_cues(models, read.signs);
      read_tree(read);
      for (const Case& c : cases_of(*a, frame)) {
        const RuleRoles by_rule = rule_roles(frame, rules, c.begin, c.end);
        if (by_rule.of.empty()) continue;
        const SeenRoles seen = see_roles(models, read.signs, {c.begin, c.end, 1}, by_rule);
        std::vector<bool> gold(frame.pieces.size()), rule(gold), model(gold);
        for (const Pieces p : seen.content)
          std::fill(model.begin() + p.begin, model.begin() + p.end, true);
        for (size_t k = 0; k < gold.size(); ++k) {
          gold[k] = is_content(c.roles[k]);
          rule[k] = by_rule.of[k] == 1;
          if (is_bare(*a, frame.pieces[k])) gold[k] = rule[k] = model[k] = false;
        }
        std::string name;
        for (const Attribution& r : rules)
          if (base::fast_hash(r.rule) == by_rule.rule) name = r.rule;
        Row& row = rows[name];
        ++row.cases;
        row.rule += rule == gold;
        row.model += model == gold;
        row.rule_overlap += overlap(rule, gold);
        row.model_overlap += overlap(model, gold);
      }
    }
  std::printf("content at the same cue      cases  exact: rule model  overlap: rule model\n");
  for (const auto& [name, row] : rows)
    std::printf("%-30s %4d %12d %5d %14.2f %5.2f\n", name.c_str(), row.cases, row.rule, row.model,
                row.rule_overlap / row.cases, row.model_overlap / row.cases);
}

Models learn(std::span<const std::unique_ptr<Article>> all) {
  tools::TrainOptions options;
  options.labels = kCueLabels;
  Models models;
  std::vector<Sequence> roles;
  // The role model is to see cues as they are found in new text, so those of each half come from a
  // model of the other one.
  const size_t half = all.size() / 2;
  for (const auto& [own, other] : {std::pair{all.first(half), all.subspan(half)},
                                   std::pair{all.subspan(half), all.first(half)}}) {
    models.cues = tools::train_chain(cue_sequences(other), options);
    add_roles(own, models, roles);
  }
  const std::vector<Sequence> cues = cue_sequences(all);
  std::printf("%zu articles, %zu frames, %zu cues\n", all.size(), cues.size(), roles.size());
  models.cues = tools::train_chain(cues, options);
  options.labels = kRoleLabels;
  options.bits = 19;
  options.never = impossible_roles();
  models.roles = tools::train_chain(roles, options);
  return models;
}

bool save(const std::string& path, const language::ChainModel& model) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << model.write();
  out.close();
  return static_cast<bool>(out);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr, "usage: train_statements OUT-FOLDER TRAIN.jsonl.gz DEV.jsonl.gz\n");
    return 2;
  }
  const auto read_train = load(argv[2]), read_dev = load(argv[3]);
  for (const auto* read : {&read_train, &read_dev})
    if (!*read) {
      std::fprintf(stderr, "train_statements: %s\n", read->error().note.c_str());
      return 1;
    }
  const auto &train = *read_train, &dev = *read_dev;
  const Models models = learn(train);
  measure(dev, models);
  measure_given_spans(dev, models);
  compare(dev, models);
  const std::string folder = argv[1];
  if (save(folder + "/cues.bin", models.cues) && save(folder + "/roles.bin", models.roles))
    return 0;
  std::fprintf(stderr, "train_statements: cannot write into %s\n", argv[1]);
  return 1;
}

// The cheapest way through a gap, where each step is a named change, a pair of unlike words, or a
// word left out.
#include "wording/split_gap.h"

#include <algorithm>
#include <array>

namespace hearsay::wording {
namespace {

constexpr int kNamedCost = 4;    // and 1 for each word, so that a name for fewer words is preferred
constexpr int kUnlikeCost = 14;  // a pair of words that no rule names
constexpr int kLeftOutCost = 10;  // a word on one side
constexpr int kNever = 1 << 28;

// A word that happens to stand on both sides of the gap: no change, unless the words beside it are
// replaced.
constexpr Named kSameWord{ChangeKind::kTypography, "wording/same-word"};

bool is_same_word(const Part& part) { return part.named && part.named->rule == kSameWord.rule; }

struct Step {
  int cost = kNever;
  uint32_t a = 0, b = 0;  // words taken
  std::optional<Named> named;
};

class Splitter {
 public:
  Splitter(const VersionWords& a, const VersionWords& b, const Gap& gap,
           const lexicon::Lexicon& lexicon)
      : a_(a),
        b_(b),
        gap_(gap),
        lexicon_(lexicon),
        width_(gap.b.size() + 1),
        steps_((gap.a.size() + 1) * width_),
        a_nameable_(nameable(a, gap.a)),
        b_nameable_(nameable(b, gap.b)) {}

  std::vector<Part> run() {
    for (uint32_t i = 0; i <= gap_.a.size(); ++i)
      for (uint32_t j = 0; j < width_; ++j) fill(i, j);
    return parts();
  }

 private:
  // Of each run of words that ends before word i and has `length` words, whether rules are to be
  // asked about it.
  struct Run {
    bool worth = false;
    std::string joined;
  };
  using Runs = std::vector<std::array<Run, kLongestNamed + 1>>;

  Runs nameable(const VersionWords& version, base::Tokens range) const {
    Runs out(range.size() + 1);
    for (uint32_t i = 0; i <= range.size(); ++i) {
      for (uint32_t length = 0; length <= std::min<uint32_t>(i, kLongestNamed); ++length) {
        const uint32_t end = range.begin + i;
        Run& run = out[i][length];
        run.worth = length <= 1 || is_nameable({&version, end - length, end}, lexicon_);
        if (length > 0) run.joined = out[i - 1][length - 1].joined + version.units[end - 1].key;
      }
    }
    return out;
  }

  bool worth_asking(uint32_t i, uint32_t j, uint32_t p, uint32_t q) const {
    const Run &x = a_nameable_[i][p], &y = b_nameable_[j][q];
    return (x.worth && y.worth) || (p != q && p > 0 && q > 0 && x.joined == y.joined);
  }

  Step& at(uint32_t i, uint32_t j) { return steps_[i * width_ + j]; }

  void offer(uint32_t i, uint32_t j, uint32_t p, uint32_t q, int cost, std::optional<Named> named) {
    const int total = at(i - p, j - q).cost + cost;
    if (total < at(i, j).cost) at(i, j) = {total, p, q, named};
  }

  void fill(uint32_t i, uint32_t j) {
    if (i == 0 && j == 0) {
      at(0, 0).cost = 0;
      return;
    }
    if (i > 0 && j > 0) {
      const bool same = a_.units[gap_.a.begin + i - 1].key == b_.units[gap_.b.begin + j - 1].key;
      offer(i, j, 1, 1, same ? kNamedCost : kUnlikeCost,
            same ? std::optional(kSameWord) : std::nullopt);
    }
    if (i > 0) offer(i, j, 1, 0, kLeftOutCost, std::nullopt);
    if (j > 0) offer(i, j, 0, 1, kLeftOutCost, std::nullopt);
    const uint32_t longest = base::narrow(kLongestNamed);
    for (uint32_t p = 0; p <= std::min(i, longest); ++p)
      for (uint32_t q = 0; q <= std::min(j, longest); ++q) try_naming(i, j, p, q);
    try_bracket(i, j);
  }

  void try_naming(uint32_t i, uint32_t j, uint32_t p, uint32_t q) {
    if (p + q == 0 || !worth_asking(i, j, p, q)) return;
    const int cost = kNamedCost + static_cast<int>(p + q);
    if (at(i - p, j - q).cost + cost >= at(i, j).cost) return;
    const Stretch x{&a_, gap_.a.begin + i - p, gap_.a.begin + i},
        y{&b_, gap_.b.begin + j - q, gap_.b.begin + j};
    if (std::optional<Named> named = name_change(x, y, lexicon_)) offer(i, j, p, q, cost, named);
  }

  // Words in brackets are taken whole, however many they are.
  void try_bracket(uint32_t i, uint32_t j) {
    const uint32_t run = bracketed_before(j);
    if (run <= kLongestNamed) return;
    for (uint32_t p = 0; p <= std::min<uint32_t>(i, 3); ++p)
      offer(i, j, p, run, kNamedCost + static_cast<int>(p) + 1,
            Named{ChangeKind::kBracketed, "wording/bracketed"});
  }

  uint32_t bracketed_before(uint32_t j) const {
    uint32_t run = 0;
    while (run < j && b_.units[gap_.b.begin + j - run - 1].bracketed) ++run;
    return run;
  }

  std::vector<Part> parts() {
    std::vector<Part> out;
    for (uint32_t i = gap_.a.size(), j = gap_.b.size(); i > 0 || j > 0;) {
      const Step& step = at(i, j);
      out.push_back({{gap_.a.begin + i - step.a, gap_.a.begin + i},
                     {gap_.b.begin + j - step.b, gap_.b.begin + j},
                     step.named});
      i -= step.a;
      j -= step.b;
    }
    std::reverse(out.begin(), out.end());
    out = joined(out);
    const bool negates_before = !out.empty() && is_negated_helper(out[0]);
    for (size_t i = 1; i < out.size(); ++i) dissolve(out[i], out[i - 1]);
    for (size_t i = out.size(); i-- > (negates_before ? 2U : 1U);) dissolve(out[i - 1], out[i]);
    out = joined(out);
    out.erase(std::remove_if(out.begin(), out.end(), is_same_word), out.end());
    return out;
  }

  // "he would [not, under any circumstances,] resign": the negation at the gap's start belongs to
  // the helping verb before it, which both versions have, and stays one however long the cut is.
  bool is_negated_helper(const Part& first) const {
    if (!first.named || first.named->kind != ChangeKind::kNegation || gap_.a.begin == 0)
      return false;
    return lexicon_.list("helping_verbs").has(a_.units[gap_.a.begin - 1].key);
  }

  // A helping word or a hedge inside a longer cut is part of the cut. Beside one or two replaced
  // words a negation still is one.
  static void dissolve(Part& part, const Part& neighbour) {
    if (is_same_word(part) && !neighbour.named) {
      part.named.reset();
      return;
    }
    if (!part.named || neighbour.named || !(part.a.empty() || part.b.empty())) return;
    const bool replaced = !neighbour.a.empty() && !neighbour.b.empty();
    const bool one_cut = part.a.empty() ? neighbour.a.empty() : neighbour.b.empty();
    const bool negation = part.named->kind == ChangeKind::kNegation && neighbour.a.size() <= 2 &&
                          neighbour.b.size() <= 2;
    if (one_cut || (replaced && !negation)) part.named.reset();
  }

  static bool joins(const Part& x, const Part& y) {
    if (x.named.has_value() != y.named.has_value()) return false;
    return !x.named || (x.named->rule == y.named->rule && x.named->kind != ChangeKind::kSynonym);
  }

  static std::vector<Part> joined(const std::vector<Part>& parts) {
    std::vector<Part> out;
    for (const Part& part : parts) {
      if (!out.empty() && joins(out.back(), part)) {
        out.back().a.end = part.a.end;
        out.back().b.end = part.b.end;
      } else {
        out.push_back(part);
      }
    }
    return out;
  }

  const VersionWords &a_, &b_;
  const Gap& gap_;
  const lexicon::Lexicon& lexicon_;
  uint32_t width_;
  std::vector<Step> steps_;
  Runs a_nameable_, b_nameable_;
};

}  // namespace

std::vector<Part> split_gap(const VersionWords& a, const VersionWords& b, const Gap& gap,
                            const lexicon::Lexicon& lexicon) {
  if (size_t{gap.a.size() + 1} * (gap.b.size() + 1) > kLargestGap)
    return {{gap.a, gap.b, std::nullopt}};
  return Splitter(a, b, gap, lexicon).run();
}

}  // namespace hearsay::wording

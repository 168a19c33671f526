// Features of the cue model and of the role model.
#include "statement/model_features.h"

#include <algorithm>
#include <cstdint>

namespace hearsay::statement {
namespace {

using language::FeatureRows;

constexpr uint32_t kTokenKinds = 4;  // Sign::kind holds the kind of the token times this
constexpr auto kComma = static_cast<uint32_t>(text::TokenKind::kComma);
constexpr auto kColon = static_cast<uint32_t>(text::TokenKind::kColon);
constexpr auto kDash = static_cast<uint32_t>(text::TokenKind::kDash);

// A frame with borders: pieces outside it show nothing but that.
class Row {
 public:
  explicit Row(std::span<const Sign> signs) : signs_(signs) { border_.word = border_.kind = 9999; }
  const Sign& operator[](int64_t i) const {
    return i < 0 || i >= static_cast<int64_t>(signs_.size()) ? border_
                                                             : signs_[static_cast<size_t>(i)];
  }
  int64_t size() const { return static_cast<int64_t>(signs_.size()); }

 private:
  std::span<const Sign> signs_;
  Sign border_;
};

bool is_punctuation(const Sign& s, uint32_t kind) {
  return !s.quote && s.kind / kTokenKinds == kind;
}

// The part of speech where it is known, else the class of the word.
uint64_t part(const Sign& s) {
  return s.tag != 0 ? 1000 + s.tag : s.quote ? s.cls : s.cls * 8 + s.kind % 2;
}

uint64_t bucket(int64_t distance) {
  const int64_t size = distance < 0 ? -distance : distance;
  const uint64_t b = size <= 3    ? static_cast<uint64_t>(size)
                     : size <= 5  ? 4
                     : size <= 8  ? 5
                     : size <= 13 ? 6
                     : size <= 20 ? 7
                                  : 8;
  return b * 2 + (distance < 0 ? 1 : 0);
}

// Things of a frame that all its pieces share.
struct FrameFacts {
  std::vector<uint32_t> quotes_to;  // quotations before each piece
  std::vector<uint32_t> commas_to;
  std::vector<uint32_t> cues_to;  // likely cues
  explicit FrameFacts(const Row& row) {
    uint32_t quotes = 0, commas = 0, cues = 0;
    for (std::vector<uint32_t>* counts : {&quotes_to, &commas_to, &cues_to})
      counts->reserve(static_cast<size_t>(row.size()) + 1);
    for (int64_t i = 0; i <= row.size(); ++i) {
      quotes_to.push_back(quotes);
      commas_to.push_back(commas);
      cues_to.push_back(cues);
      cues += row[i].chance >= 3 ? 1 : 0;
      quotes += row[i].quote ? 1 : 0;
      commas += is_punctuation(row[i], kComma) || is_punctuation(row[i], kDash) ? 1 : 0;
    }
  }
};

void add_words(const Row& row, int64_t i, FeatureRows& out) {
  for (int64_t d = -3; d <= 3; ++d) {
    const auto at = static_cast<uint64_t>(d + 8);
    out.add(1, at, row[i + d].word);
    out.add(2, at, part(row[i + d]));
    out.add(3, at, row[i + d].cluster, row[i + d].kind);
  }
  const Sign &a = row[i - 2], &b = row[i - 1], &c = row[i], &d = row[i + 1], &e = row[i + 2];
  out.add(4, b.word, c.word);
  out.add(5, c.word, d.word);
  out.add(6, a.word, b.word, c.word);
  out.add(7, c.word, d.word, e.word);
  out.add(8, part(b), c.word);
  out.add(9, c.word, part(d));
  out.add(10, part(a), part(b), c.word);
  out.add(11, c.word, part(d), part(e));
  out.add(12, part(a), part(b), part(c));
  out.add(13, part(b), part(c), part(d));
  out.add(14, part(c), part(d), part(e));
  out.add(15, c.ending, part(b));
  out.add(16, c.ending, part(d));
  out.add(17, c.ending, c.kind);
  out.add(18, c.cue, part(d), part(b));
}

// What stands left and right of a possible cue: whose act it is, and whether words follow.
void add_surroundings(const Row& row, int64_t i, FeatureRows& out) {
  constexpr int64_t kReach = 8;
  const Sign& c = row[i];
  uint64_t left = 0, right = 0;
  for (int64_t k = i - 1; k >= 0 && k >= i - kReach; --k) {
    const Sign& s = row[k];
    const bool subject = s.person || s.quote || is_punctuation(s, kComma) || (s.kind % 2 == 1);
    const bool pronoun = s.cls == kSignPronoun;
    if (!subject && !pronoun) continue;
    left = s.quote ? 1 : is_punctuation(s, kComma) ? 2 : s.person ? 3 : pronoun ? 4 : 5;
    left = left * 16 + bucket(i - k);
    break;
  }
  for (int64_t k = i + 1; k < row.size() && k <= i + kReach; ++k) {
    const Sign& s = row[k];
    const bool telling = s.quote || is_punctuation(s, kComma) || is_punctuation(s, kColon) ||
                         s.cls == kSignThat || s.cls == kSignInfinitive;
    if (!telling) continue;
    right = s.quote ? 1 : is_punctuation(s, kComma) ? 2 : is_punctuation(s, kColon) ? 3 : 3 + s.cls;
    right = right * 16 + bucket(k - i);
    break;
  }
  out.add(20, left, right);
  out.add(21, c.word, left);
  out.add(22, c.word, right);
  out.add(23, c.word, left / 16, right / 16);
  out.add(24, c.cluster, left, right);
  out.add(25, c.cue, left, right);
}

void add_rules(const Row& row, int64_t i, FeatureRows& out) {
  const Sign& c = row[i];
  out.add(30, c.rule_cue, c.rule_content);
  out.add(31, c.rule_cue, c.rule_content, c.word);
  out.add(32, row[i - 1].rule_content, c.rule_content, row[i + 1].rule_content);
  out.add(33, row[i - 1].rule_cue, c.rule_cue, row[i + 1].rule_cue);
}

bool has_tree(std::span<const Sign> signs) {
  return std::any_of(signs.begin(), signs.end(), [](const Sign& s) { return s.label != 0; });
}

}  // namespace

void cue_features(std::span<const Sign> signs, FeatureRows& out) {
  out.clear();
  const Row row(signs);
  const FrameFacts facts(row);
  for (int64_t i = 0; i < row.size(); ++i) {
    const auto at = static_cast<size_t>(i);
    out.add(0);
    add_words(row, i, out);
    add_surroundings(row, i, out);
    add_rules(row, i, out);
    const uint64_t quotes = std::min(2u, facts.quotes_to[at]) * 3 +
                            std::min(2u, facts.quotes_to.back() - facts.quotes_to[at]);
    out.add(26, quotes, row[i].word);
    out.add(27, quotes, row[i].cue);
    out.add(28, bucket(i), part(row[i]));
    out.end_position();
  }
}

namespace {

// How each piece hangs on the cue: the relation of the branch that holds it to the cue or to what
// the cue hangs on, and where that branch begins and ends. Linear in the pieces.
class Branches {
 public:
  std::vector<uint32_t> relation;     // by piece; 0 where nothing leads to the cue
  std::vector<uint32_t> root;         // the branch's topmost piece; the size where there is none
  std::vector<uint32_t> first, last;  // by root: its branch's first and last piece

  Branches(std::span<const Sign> signs, uint32_t begin, uint32_t end)
      : signs_(signs), n_(static_cast<uint32_t>(signs.size())), begin_(begin), end_(end) {
    relation.assign(n_, 0);
    root.assign(n_, n_);
    level_.assign(n_, 0);
    known_.assign(n_, false);
    climb_from_cue();
    for (uint32_t k = 0; k < n_; ++k) follow(k);
    first.assign(n_, n_);
    last.assign(n_, 0);
    for (uint32_t k = 0; k < n_; ++k)
      if (root[k] < n_) {
        first[root[k]] = std::min(first[root[k]], k);
        last[root[k]] = std::max(last[root[k]], k);
      }
  }

 private:
  static constexpr uint32_t kCueItself = 900, kAbove = 901, kHighest = 3;

  void know(uint32_t k, uint32_t how, uint32_t top) {
    known_[k] = true;
    relation[k] = how;
    root[k] = top;
  }

  // The cue, and the way from it to the root of the sentence.
  void climb_from_cue() {
    for (uint32_t k = begin_; k < end_; ++k) {
      know(k, kCueItself, n_);
      level_[k] = 1;
    }
    uint32_t at = begin_, steps = 0;
    while (signs_[at].head != at && steps < n_) {
      at = signs_[at].head;
      if (!known_[at]) {
        know(at, kAbove + std::min(kHighest, steps), at);
        level_[at] = static_cast<uint8_t>(2 + std::min(kHighest - 1, steps));
      }
      ++steps;
    }
  }

  void follow(uint32_t k) {
    path_.clear();
    uint32_t at = k;
    while (!known_[at] && signs_[at].head != at && path_.size() < n_) {
      path_.push_back(at);
      const uint32_t head = signs_[at].head;
      if (level_[head] > 0) {  // a branch of the cue, or of what it hangs on
        know(at, 1 + signs_[at].label * 4 + level_[head] - 1, at);
        break;
      }
      at = head;
    }
    if (!known_[at]) know(at, 0, n_);
    for (const uint32_t p : path_)
      if (!known_[p]) know(p, relation[at], root[at]);
  }

  std::span<const Sign> signs_;
  uint32_t n_, begin_, end_;
  std::vector<uint8_t> level_;  // 0 below, 1 the cue, 2 and more: above it
  std::vector<bool> known_;
  std::vector<uint32_t> path_;
};

struct CueFacts {
  uint32_t begin = 0, end = 0;
  uint64_t word = 0;   // of its first piece
  uint64_t words = 0;  // of all
  uint64_t part = 0;
  uint64_t cue = 0;
};

void add_place(const Row& row, const FrameFacts& facts, int64_t i, const CueFacts& cue,
               FeatureRows& out) {
  const auto begin = static_cast<int64_t>(cue.begin), end = static_cast<int64_t>(cue.end);
  const int64_t distance = i < begin ? i - begin : i >= end ? i - end + 1 : 0;
  const uint64_t side = distance < 0 ? 1 : distance > 0 ? 2 : 0;
  const auto at = static_cast<size_t>(i), b = static_cast<size_t>(begin),
             e = static_cast<size_t>(end);
  const uint64_t commas = distance < 0   ? facts.commas_to[b] - facts.commas_to[at]
                          : distance > 0 ? facts.commas_to[at] - facts.commas_to[e]
                                         : 0;
  const uint64_t quotes = distance < 0   ? facts.quotes_to[b] - facts.quotes_to[at]
                          : distance > 0 ? facts.quotes_to[at] - facts.quotes_to[e]
                                         : 0;
  const uint64_t way = std::min<uint64_t>(3, commas) * 3 + std::min<uint64_t>(2, quotes);
  out.add(50, bucket(distance));
  out.add(51, bucket(distance), cue.word);
  out.add(52, side, way, cue.word);
  out.add(53, side, way, part(row[i]));
  out.add(54, side, part(row[i]), cue.part);
  out.add(55, side, row[i].word, cue.word);
  out.add(56, side, row[i].word);
  out.add(57, side * 32 + bucket(distance), part(row[i]), cue.part);
  out.add(58, side, cue.words);
  out.add(59, side, cue.cue, part(row[i]));
  out.add(60, side, row[i].cluster, row[i].kind);
  const uint64_t total_quotes = std::min<uint64_t>(2, facts.quotes_to.back());
  out.add(61, side * 3 + total_quotes, row[i].quote ? 1 : 0, cue.cue);
  out.add(62, side * 16 + std::min<uint64_t>(15, way), cue.cue, row[i].kind);
  // Borders: what stands before and behind a place where content may begin or end.
  const Sign &p = row[i - 1], &c = row[i], &n = row[i + 1], &nn = row[i + 2], &pp = row[i - 2];
  out.add(63, side, part(p), part(c));
  out.add(64, side, part(c), part(n));
  out.add(65, side, p.word, part(c));
  out.add(66, side, part(c), n.word);
  out.add(67, side, p.word, c.word);
  out.add(68, side, c.word, n.word);
  out.add(69, side * 16 + std::min<uint64_t>(15, way), p.word, c.word);
  out.add(70, side, part(c) * 1000003 + part(n), part(nn));
  out.add(71, side, part(p) * 1000003 + part(pp), part(c));
  out.add(72, side, n.word, nn.word);
  out.add(73, side * 16 + std::min<uint64_t>(15, way), n.kind, c.kind);
  out.add(74, side, n.kind, part(nn));
  out.add(75, side, row[i - 1].person * 2u + row[i].person, cue.cue);
  out.add(76, i + 1 == row.size() ? 1 : i == 0 ? 2 : i + 2 == row.size() ? 3 : 0, side);
  out.add(77, side, n.ending, part(nn));
}

uint64_t third_of(const Row& row, int64_t i) {
  uint64_t best = 0;
  for (int64_t k = i + 1; k <= i + 4; ++k) best = std::max<uint64_t>(best, row[k].chance);
  return best;
}

// Other likely cues: content seldom runs across them.
void add_other_cues(const Row& row, const FrameFacts& facts, int64_t i, const CueFacts& cue,
                    FeatureRows& out) {
  const auto begin = static_cast<int64_t>(cue.begin), end = static_cast<int64_t>(cue.end);
  const auto at = static_cast<size_t>(i);
  const uint64_t side = i < begin ? 1 : i >= end ? 2 : 0;
  const uint64_t between = side == 1   ? facts.cues_to[cue.begin] - facts.cues_to[at]
                           : side == 2 ? facts.cues_to[at + 1] - facts.cues_to[cue.end]
                                       : 0;
  const uint64_t here = row[i].chance, next = row[i + 1].chance, second = row[i + 2].chance;
  const uint64_t some = std::min<uint64_t>(3, between);
  out.add(100, side * 8 + here, next, second);
  out.add(101, side * 4 + some, here);
  out.add(102, side * 4 + some, part(row[i]), next);
  out.add(103, side * 8 + next, row[i].word);
  out.add(104, side * 8 + second, row[i].word, part(row[i + 1]));
  out.add(105, side * 8 + here, row[i - 1].word);
  out.add(106, side * 8 + row[i - 1].chance, part(row[i]));
  out.add(107, side * 8 + third_of(row, i), row[i].word, cue.cue);
}

void add_branch(const Row& row, const Branches& branches, int64_t i, const CueFacts& cue,
                FeatureRows& out) {
  const auto k = static_cast<size_t>(i);
  const uint64_t relation = branches.relation[k];
  const uint64_t side = i < static_cast<int64_t>(cue.begin) ? 0 : 1;
  const auto relation_at = [&](int64_t at) -> uint64_t {
    return at < 0 || at >= row.size() ? 9999 : branches.relation[static_cast<size_t>(at)];
  };
  uint64_t edge = 0;
  if (branches.root[k] < row.size()) {
    edge = (branches.first[branches.root[k]] == k ? 1u : 0u) +
           (branches.last[branches.root[k]] == k ? 2u : 0u);
  }
  out.add(80, relation, side, edge);
  out.add(81, relation, side, cue.word);
  out.add(82, relation * 4 + edge, side, cue.cue);
  out.add(83, relation_at(i - 1), relation, side);
  out.add(84, relation, relation_at(i + 1), side);
  out.add(85, relation, row[i].label, side);
  out.add(86, relation, part(row[i]), side * 4 + edge);
  out.add(87, relation, relation_at(i + 1), row[i + 1].word);
  out.add(88, relation_at(i - 1), relation, row[i - 1].word);
  out.add(89, relation, side, cue.part);
  out.add(90, row[i].label, row[static_cast<int64_t>(row[i].head)].word, side);
}

void add_rule_roles(const Row& row, const RuleRoles& rules, int64_t i, FeatureRows& out) {
  const auto at = [&](int64_t k) -> uint64_t {
    return k < 0 || k >= static_cast<int64_t>(rules.of.size()) ? 0
                                                               : rules.of[static_cast<size_t>(k)];
  };
  if (rules.of.empty()) {
    out.add(95, row[i].rule_content, row[i].rule_cue);
    out.add(96, row[i - 1].rule_content * 8u + row[i].rule_content, row[i + 1].rule_content);
    return;
  }
  out.add(97, at(i - 1), at(i), at(i + 1));
  out.add(98, at(i - 1) * 9 + at(i) * 3 + at(i + 1), rules.rule);
}

}  // namespace

void role_features(std::span<const Sign> signs, uint32_t cue_begin, uint32_t cue_end,
                   const RuleRoles& rules, FeatureRows& out) {
  out.clear();
  const Row row(signs);
  const FrameFacts facts(row);
  CueFacts cue;
  cue.begin = cue_begin;
  cue.end = cue_end;
  cue.word = row[cue_begin].word;
  for (uint32_t k = cue_begin; k < cue_end; ++k) cue.words = cue.words * 1000003 + row[k].word;
  cue.part = part(row[cue_begin]) * 8 + std::min(3u, cue_end - cue_begin);
  cue.cue = row[cue_begin].cue;
  const bool tree = has_tree(signs);
  const Branches branches(signs, cue_begin, cue_end);
  for (int64_t i = 0; i < row.size(); ++i) {
    out.add(0);
    add_place(row, facts, i, cue, out);
    add_rule_roles(row, rules, i, out);
    add_other_cues(row, facts, i, cue, out);
    if (tree) add_branch(row, branches, i, cue, out);
    out.end_position();
  }
}

}  // namespace hearsay::statement

// The parser's features (after Zhang and Nivre 2011, with clusters) and its greedy run.
#include "language/parser.h"

#include <algorithm>

#include "language/analysis.h"

namespace hearsay::language {
namespace {

constexpr uint16_t kNone = ParserState::kNone;

// A word as the features see it; w, t, c, g: form, tag, cluster, coarse cluster.
struct Seen {
  uint64_t w = 3;
  uint64_t t = 200;
  uint64_t c = 0;
  uint64_t g = 0;
  uint64_t l = 0;  // its label so far
  uint16_t at = kNone;
};

class Eye {
 public:
  Eye(const ParserInput& input, const ParserState& state) : input_(input), state_(state) {}

  Seen look(uint16_t word) const {
    Seen out;
    if (word == kNone) return out;
    const WordView& view = input_.words[word - 1U];
    return {view.form,          input_.tags[word - 1U], view.cluster.fine,
            view.cluster.group, state_.label(word),     word};
  }

  Seen left(const Seen& seen, size_t n) const {
    return seen.at == kNone ? Seen{} : look(state_.node(seen.at).left[n]);
  }
  Seen right(const Seen& seen, size_t n) const {
    return seen.at == kNone ? Seen{} : look(state_.node(seen.at).right[n]);
  }
  Seen head(const Seen& seen) const { return look(state_.head(seen.at)); }

 private:
  const ParserInput& input_;
  const ParserState& state_;
};

uint64_t pair(uint64_t a, uint64_t b) { return (a << 8) ^ b; }

uint64_t distance(const Seen& a, const Seen& b) {
  if (a.at == kNone || b.at == kNone) return 0;
  const int gap = b.at - a.at;
  return gap <= 4 ? static_cast<uint64_t>(gap) : gap <= 6 ? 5U : gap <= 10 ? 6U : 7U;
}

void single_features(const Seen& s0, const Seen& b0, const Seen& b1, const Seen& b2, const Seen& s1,
                     MoveFeatures& out) {
  out.add(feature(102, s0.t));
  out.add(feature(103, s0.w, s0.t));
  out.add(feature(105, b0.t));
  out.add(feature(106, b0.w, b0.t));
  out.add(feature(108, b1.t));
  out.add(feature(109, b1.w, b1.t));
  out.add(feature(110, b2.w, b2.t));
  out.add(feature(111, b2.t));
  out.add(feature(113, s0.w, b0.w));
  out.add(feature(115, s0.w, pair(s0.t, b0.t)));
  out.add(feature(117, s0.t, b0.t));
  out.add(feature(118, b0.t, b1.t));
  out.add(feature(119, b0.t, b1.t, b2.t));
  out.add(feature(120, s0.t, b0.t, b1.t));
  out.add(feature(121, s1.t, s0.t, b0.t));
  out.add(feature(123, s1.t, s0.t));
  out.add(feature(125, s0.w, b0.t, b1.t));
  out.add(feature(126, s0.t, b0.w, b1.t));
  out.add(feature(127, pair(s0.t, b0.t), b1.t, b2.t));
  out.add(feature(131, s0.c));
  out.add(feature(132, b0.c));
  out.add(feature(134, s0.g, b0.g, pair(s0.t, b0.t)));
}

void distance_features(const ParserState& state, const Seen& s0, const Seen& b0,
                       MoveFeatures& out) {
  const uint64_t d = distance(s0, b0);
  out.add(feature(141, s0.w, d));
  out.add(feature(142, s0.t, d));
  out.add(feature(144, b0.t, d));
  out.add(feature(146, s0.t, b0.t, d));
  static const ParserState::Node kNoNode;
  const auto& top = s0.at == kNone ? kNoNode : state.node(s0.at);
  const auto& first = state.node(b0.at);
  out.add(feature(149, s0.t, top.right_count));
  out.add(feature(151, s0.t, top.left_count));
  out.add(feature(153, b0.t, first.left_count));
  out.add(feature(155, s0.t, top.labels));
  out.add(feature(156, s0.t, top.labels, b0.t));
  out.add(feature(158, b0.t, first.labels));
  out.add(feature(159, b0.t, first.labels, s0.t));
  out.add(feature(161, std::min<size_t>(state.depth(), 6), s0.t, b0.t));
}

void child_features(const Eye& eye, const Seen& s0, const Seen& b0, MoveFeatures& out) {
  const Seen h = eye.head(s0);
  const Seen l = eye.left(s0, 0), r = eye.right(s0, 0), bl = eye.left(b0, 0);
  const Seen l2 = eye.left(s0, 1), r2 = eye.right(s0, 1);
  out.add(feature(163, h.t));
  out.add(feature(164, s0.l));
  out.add(feature(166, l.t));
  out.add(feature(167, l.l));
  out.add(feature(169, r.t));
  out.add(feature(170, r.l));
  out.add(feature(172, bl.t));
  out.add(feature(173, bl.l));
  out.add(feature(176, h.l));
  out.add(feature(177, s0.t, h.t, b0.t));
  out.add(feature(178, s0.t, l.t, b0.t));
  out.add(feature(179, s0.t, r.t, b0.t));
  out.add(feature(180, s0.t, b0.t, bl.t));
  out.add(feature(181, s0.t, l.t, l2.t));
  out.add(feature(182, s0.t, r.t, r2.t));
  out.add(feature(185, s0.w, r.l, b0.t));
  out.add(feature(186, s0.t, pair(l.l, r.l), b0.t));
  out.add(feature(187, s0.l, b0.t, s0.t));
  out.add(feature(189, h.w, s0.t, b0.t));
  out.add(feature(192, s0.w, b0.w, s0.l));
  out.add(feature(198, h.w, b0.w));
}

}  // namespace

ParserInput::ParserInput(std::span<const WordView> words_in, std::span<const uint8_t> tags_in)
    : words(words_in), tags(tags_in), up_to_(tags_in.size() + 1) {
  static const uint8_t kComma = tag_number(","), kOpen = tag_number("``"),
                       kClose = tag_number("''"), kFirstVerb = tag_number("VB"),
                       kLastVerb = tag_number("VBZ"), kModal = tag_number("MD"),
                       kAnd = tag_number("CC"), kColon = tag_number(":");
  for (size_t i = 0; i < tags.size(); ++i) {
    Counts counts = up_to_[i];
    const uint8_t tag = tags[i];
    if (tag == kComma) ++counts.commas;
    if (tag == kOpen || tag == kClose) ++counts.quotes;
    if ((tag >= kFirstVerb && tag <= kLastVerb) || tag == kModal) ++counts.verbs;
    if (tag == kAnd) ++counts.conjunctions;
    if (tag == kColon) ++counts.colons;
    up_to_[i + 1] = counts;
  }
}

uint32_t ParserInput::between(size_t left, size_t right) const {
  const Counts& a = up_to_[left];
  const Counts& b = up_to_[right - 1];
  const auto at_most = [](int count, int most) {
    return static_cast<uint32_t>(std::min(count, most));
  };
  return at_most(b.commas - a.commas, 2) | at_most(b.verbs - a.verbs, 2) << 2 |
         static_cast<uint32_t>((b.quotes - a.quotes) & 1) << 4 |
         at_most(b.conjunctions - a.conjunctions, 1) << 5 | at_most(b.colons - a.colons, 1) << 6;
}

uint32_t ParserInput::verbs_behind(size_t word) const {
  return static_cast<uint32_t>(std::min(up_to_.back().verbs - up_to_[word].verbs, 2));
}

void move_features(const ParserInput& input, const ParserState& state, MoveFeatures& out) {
  out.size = 0;
  const Eye eye(input, state);
  const Seen s0 = eye.look(state.stack(0)), s1 = eye.look(state.stack(1));
  const Seen b0 = eye.look(state.buffer(0)), b1 = eye.look(state.buffer(1));
  const Seen b2 = eye.look(state.buffer(2));
  single_features(s0, b0, b1, b2, s1, out);
  distance_features(state, s0, b0, out);
  child_features(eye, s0, b0, out);
  const Seen last = b0.at > 1 ? eye.look(static_cast<uint16_t>(b0.at - 1)) : Seen{};
  const uint32_t between = s0.at == kNone ? 1U << 7 : input.between(s0.at, b0.at);
  const uint32_t ahead = input.verbs_behind(b0.at) * 2 + (s0.l == 0 ? 1 : 0);
  out.add(feature(200, last.t, s0.t, b0.t));
  out.add(feature(201, 0));
  out.add(feature(202, between, s0.t, b0.t));
  out.add(feature(205, pair(ahead, between), s0.t, b0.t));
  out.add(feature(206, ahead, s0.t, b0.w));
}

Parser::Parser(Model model) : model_(std::move(model)) {
  for (const std::string& name : model_.classes()) moves_.push_back(Move::read(name));
}

ParserState Parser::parse(std::span<const WordView> words, std::span<const uint8_t> tags) const {
  const ParserInput input(words, tags);
  ParserState state(words.size());
  MoveFeatures features;
  Model::Scores scores;
  while (!state.done()) {
    move_features(input, state, features);
    model_.score(features.list(), scores);
    const std::array<bool, 4> allowed = state.allowed();
    Move best;
    int32_t best_score = INT32_MIN;
    for (size_t k = 0; k < moves_.size(); ++k) {
      if (scores[k] <= best_score || !allowed[static_cast<size_t>(moves_[k].kind)]) continue;
      best = moves_[k];
      best_score = scores[k];
    }
    state.apply(best);
  }
  state.finish(tags);
  return state;
}

}  // namespace hearsay::language

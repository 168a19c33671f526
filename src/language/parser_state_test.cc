// The moves of the parser: what each does, when it is allowed, and how a parse ends.
#include "language/parser_state.h"

#include <gtest/gtest.h>

#include "language/analysis.h"

namespace hearsay::language {
namespace {

using Kind = Move::Kind;

bool allows(const ParserState& state, Kind kind) {
  return state.allowed()[static_cast<size_t>(kind)];
}

TEST(ParserState, BuildsATreeMoveByMove) {
  ParserState state(4);  // "The dogs bark ."
  const uint8_t det = label_number("det"), nsubj = label_number("nsubj"),
                punct = label_number("punct");
  for (const Move move : {Move{Kind::kShift, 0},
                          {Kind::kLeft, det},
                          {Kind::kShift, 0},
                          {Kind::kLeft, nsubj},
                          {Kind::kShift, 0},
                          {Kind::kRight, punct}}) {
    ASSERT_TRUE(allows(state, move.kind));
    state.apply(move);
  }
  ASSERT_TRUE(state.done());
  state.finish({});
  EXPECT_EQ(state.head(1), 2);
  EXPECT_EQ(state.head(2), 3);
  EXPECT_EQ(state.head(3), 0);
  EXPECT_EQ(state.head(4), 3);
  EXPECT_EQ(state.label(3), label_number("root"));
  EXPECT_EQ(state.node(3).left[0], 2);
  EXPECT_EQ(state.node(3).right[0], 4);
}

TEST(ParserState, AllowsOnlyWhatKeepsATree) {
  ParserState state(2);
  EXPECT_TRUE(allows(state, Kind::kShift));
  EXPECT_FALSE(allows(state, Kind::kReduce));  // nothing on the stack
  EXPECT_FALSE(allows(state, Kind::kLeft));
  EXPECT_FALSE(allows(state, Kind::kRight));
  state.apply({Kind::kShift, 0});
  EXPECT_FALSE(allows(state, Kind::kReduce));  // a word without a head stays
  EXPECT_TRUE(allows(state, Kind::kLeft));
  state.apply({Kind::kRight, 1});
  EXPECT_TRUE(allows(state, Kind::kReduce));
  EXPECT_FALSE(allows(state, Kind::kLeft));
  EXPECT_FALSE(allows(state, Kind::kShift));  // the buffer is empty
}

TEST(ParserState, TheWordWithMostChildrenIsTheRoot) {
  ParserState state(4);
  state.apply({Kind::kShift, 0});
  state.apply({Kind::kShift, 0});
  state.apply({Kind::kRight, label_number("obj")});
  state.apply({Kind::kReduce, 0});
  state.apply({Kind::kShift, 0});
  const uint8_t noun = tag_number("NN"), stop = tag_number(".");
  const std::vector<uint8_t> tags{noun, noun, noun, stop};
  state.finish(tags);
  EXPECT_EQ(state.head(2), 0);
  EXPECT_EQ(state.head(1), 2);
  EXPECT_EQ(state.label(1), label_number("parataxis"));
  EXPECT_EQ(state.head(4), 2);
  EXPECT_EQ(state.label(4), label_number("punct"));
}

TEST(ParserState, MovesHaveNames) {
  for (const std::string_view name : {"shift", "reduce", "left nsubj", "right acl:relcl"})
    EXPECT_EQ(Move::read(name).name(), name);
  EXPECT_EQ(Move::read("no move").kind, Kind::kShift);
}

}  // namespace
}  // namespace hearsay::language

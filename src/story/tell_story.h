// The door of the story module: documents with their statements in, groups of variants of one
// statement out.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "lexicon/lexicon.h"
#include "statement/statement.h"
#include "story/story.h"
#include "wording/describe_change.h"

namespace hearsay::story {

// One document with its statements. Borrowed.
struct Reading {
  const document::Document* document = nullptr;
  std::span<const statement::Statement> statements;
};

// When the words of a statement (an index) were published: the date of the article they stand in,
// else of the page. Lives as long as the document.
const std::optional<document::PublishedDate>& published_of(const Reading& reading,
                                                           uint32_t statement);

// A version's words, and how its page tells them.
struct Told {
  wording::Version words;
  bool negated = false;  // "denied that", "did not say"
  bool headline = false;
};

// The changes from `a` to `b` as a story tells them. Words that one denies and the other says are a
// negation at the beginning of both, whatever else differs (rule kDenied). A headline that rewords
// is written, not quoted: what it leaves out is part of the rewording and not told as cuts; a
// headline that only cuts has its cuts told.
std::vector<wording::Change> told_changes(const Told& a, const Told& b,
                                          const lexicon::Lexicon& lexicon);
inline constexpr std::string_view kDenied = "story/denied";

// Groups the statements of all readings into variants of one another and tells each group's story.
// Two statements are variants when, after folding, the shorter one's words lie in the longer one in
// order with few edits (containment, on words that carry content), and at least one of them is
// quoted or both are long; neighbours of one sentence run (same cue and source) count as one
// version. Groups of one are left out. Ordered by the first telling's document and statement.
std::vector<Story> tell_stories(std::span<const Reading> readings, const lexicon::Lexicon& lexicon);

}  // namespace hearsay::story

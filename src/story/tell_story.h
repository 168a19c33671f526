// The door of the story module: documents with their statements in, groups of variants of one statement out.
#pragma once

#include <span>
#include <vector>

#include "document/document.h"
#include "lexicon/lexicon.h"
#include "statement/statement.h"
#include "story/story.h"

namespace hearsay::story {

// One document with its statements. Borrowed.
struct Reading {
  const document::Document* document = nullptr;
  std::span<const statement::Statement> statements;
};

// Groups the statements of all readings into variants of one another and tells each group's story. Two statements are
// variants when, after folding, the shorter one's words lie in the longer one in order with few edits (containment, on words
// that carry content), and at least one of them is quoted or both are long; neighbours of one sentence run (same cue and
// source) count as one version. Groups of one are left out. Ordered by the first telling's document and statement.
std::vector<Story> tell_stories(std::span<const Reading> readings, const lexicon::Lexicon& lexicon);

}  // namespace hearsay::story

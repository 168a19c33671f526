// Statements as versions: the words of each sentence run, ready to be compared.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"
#include "match/find_matches.h"
#include "story/tell_story.h"

namespace hearsay::story {

// One sentence run: a statement, or neighbours that one cue and one source report together.
struct Version {
  uint32_t document = 0;
  std::vector<uint32_t> statements;  // indexes, in order; at least one
  std::vector<base::Bytes> pieces;   // their contents, in order
  std::vector<uint32_t> piece_of;    // per piece: which of `statements`
  std::vector<match::Word> words;
  std::vector<bool> is_content;  // per word: carries content, is no word of a closed class
  uint32_t content = 0;          // how many do
  std::string_view speaker;      // borrowed from the statement; empty when unresolved
  bool quoted = false;           // some words stand in quotation marks
  bool headline = false;
  bool negated = false;  // told as denied or not said
};

// Runs longer than this many words are not joined further, and words beyond it are not compared.
inline constexpr size_t kLongestVersion = 1500;

// Versions in order of document and statement. Deterministic, linear.
std::vector<Version> read_versions(std::span<const Reading> readings,
                                   const lexicon::Lexicon& lexicon);

}  // namespace hearsay::story

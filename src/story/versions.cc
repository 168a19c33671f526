// Reads the statements of documents into versions.
#include "story/versions.h"

#include <algorithm>

#include "text/fold.h"
#include "text/utf8.h"

namespace hearsay::story {
namespace {

std::vector<uint32_t> function_words(const lexicon::Lexicon& lexicon) {
  std::vector<uint32_t> out;
  for (const lexicon::Row& row : lexicon.list("function_words").rows()) {
    if (row.cells.empty()) continue;
    const std::vector<match::Word> words = match::words_of(row.cells.front());
    if (words.size() == 1) out.push_back(words.front().hash);
  }
  std::sort(out.begin(), out.end());
  return out;
}

// "US" is a name, "us" is none: two capitals and more make a word of content in a text that is not
// all capitals.
bool is_acronym(std::string_view word) {
  size_t letters = 0;
  for (size_t at = 0; at < word.size();) {
    const text::Point point = text::point_at(word, at);
    if (point.bytes == 0) break;
    if (text::is_letter(point.value)) {
      if (!text::is_upper(point.value)) return false;
      ++letters;
    }
    at += point.bytes;
  }
  return letters >= 2;
}

bool same_run(const statement::Statement& before, const statement::Statement& after) {
  return before.part == after.part && before.cue && after.cue && before.source && after.source &&
         *before.cue == *after.cue && *before.source == *after.source && !after.within &&
         !before.within;
}

void append(const statement::Statement& one, uint32_t index, const document::Document& document,
            Version& out) {
  out.statements.push_back(index);
  for (const base::Bytes piece : one.content) {
    out.pieces.push_back(piece);
    out.piece_of.push_back(static_cast<uint32_t>(out.statements.size() - 1));
    for (const match::Word& word : match::words_of(document.text, piece)) {
      if (out.words.size() >= kLongestVersion) break;
      out.words.push_back(word);
    }
  }
  out.quoted = out.quoted || !one.quoted.empty();
  out.headline = out.headline || one.kind == statement::Kind::kHeadline;
}

void mark_content(const document::Document& document, const std::vector<uint32_t>& closed,
                  Version& version) {
  size_t capitals = 0;
  std::vector<bool> acronym;
  for (const match::Word& word : version.words) {
    acronym.push_back(is_acronym(base::view(document.text, word.span)));
    capitals += acronym.back();
  }
  const bool shouted = capitals * 2 > version.words.size();
  for (size_t i = 0; i < version.words.size(); ++i) {
    const bool function = std::binary_search(closed.begin(), closed.end(), version.words[i].hash);
    version.is_content.push_back(!function || (acronym[i] && !shouted));
    version.content += version.is_content.back();
  }
}

}  // namespace

std::vector<Version> read_versions(std::span<const Reading> readings,
                                   const lexicon::Lexicon& lexicon) {
  const std::vector<uint32_t> closed = function_words(lexicon);
  std::vector<Version> out;
  for (uint32_t d = 0; d < readings.size(); ++d) {
    const Reading& reading = readings[d];
    const size_t first = out.size();
    for (uint32_t s = 0; s < reading.statements.size(); ++s) {
      const statement::Statement& one = reading.statements[s];
      if (one.content.empty()) continue;
      const bool joins = out.size() > first && out.back().words.size() < kLongestVersion &&
                         same_run(reading.statements[out.back().statements.back()], one);
      if (!joins) {
        Version version;
        version.document = d;
        version.speaker = one.speaker.name;
        version.negated = one.negated;
        out.push_back(std::move(version));
      }
      append(one, s, *reading.document, out.back());
    }
    for (size_t i = first; i < out.size(); ++i) mark_content(*reading.document, closed, out[i]);
  }
  return out;
}

}  // namespace hearsay::story

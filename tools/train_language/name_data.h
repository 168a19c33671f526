// Sentences with annotated names, from CoNLL columns and UNER files, over Hearsay's tokens.
#pragma once

#include <string>
#include <vector>

#include "language/names.h"

namespace hearsay::train {

struct NamedSentence {
  std::vector<std::string> words;
  std::vector<uint8_t> classes;  // language::class_of
  std::vector<language::WordView> views;
  std::vector<uint8_t> tags;
  std::vector<uint32_t> lists;

  language::NameInput input() const { return {views, tags, lists}; }
};

// A sentence and the bytes of its names, in order, none overlapping.
struct NamedText {
  struct Range {
    size_t begin = 0, end = 0;
    language::NameKind kind = language::NameKind::kPerson;
  };
  std::string text;
  std::vector<Range> names;
};

// Lays Hearsay's tokens over it. Appends, but for a sentence of no token or more than 250.
void add_sentence(const NamedText& written, std::vector<NamedSentence>& out);

// The names of a CoNLL-U file with GUM's entities: of a mention whose head is a proper noun the run
// of proper nouns around the head, a person's titles left out.
bool read_gum_names(const std::string& path, std::vector<NamedSentence>& out);

// Word and label in the first and last column (columns parted by white space), or, for UNER
// (`uner`), in the second and third. Labels "B-PER" and the like; kinds that are no person,
// organisation or place are left out. Appends; false where the file cannot be read.
bool read_names(const std::string& path, bool uner, std::vector<NamedSentence>& out);

}  // namespace hearsay::train

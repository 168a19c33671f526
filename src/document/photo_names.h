// Who made or gave a picture, by the words of its caption: "Foto: Karin Holt/dpa", "(Karin
// Holt/AP)".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "document/outlet_names.h"
#include "lexicon/lexicon.h"
#include "text/tokens.h"

namespace hearsay::document {

struct PhotoName {
  std::string name;  // of a person as the text words it, of an outlet as the lexicon does
  base::Bytes span;  // in the text
};

struct PhotoNames {
  std::vector<PhotoName> names;    // in text order
  std::vector<base::Bytes> marks;  // the words that lead to them, which are themselves no names
  uint32_t begin = 0;  // byte where the first credit's words begin; means nothing without names
};

// Reads the text that `tokens` and `finder` were made of, a caption or the line of a credit. A mark
// ("Foto:", "© ", of photo_marks.tsv and credit_cues_after.tsv) counts at the start, behind a
// sentence, a bracket, a bar, a slash or a dash, and only where names fill what follows it.
// With `sources` "Source:" is a mark, too, which elsewhere may lead to whom the words are from.
// Without a mark, names with a slash between them count where one is an agency or all stand in the
// last bracket.
PhotoNames read_photo_names(std::string_view text, const text::TokenList& tokens,
                            const OutletFinder& finder, bool sources,
                            const lexicon::Lexicon& lexicon);

}  // namespace hearsay::document

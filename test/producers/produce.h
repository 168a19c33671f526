// The producers themselves: what each folder of test/cases/ is compared with.
#pragma once

#include <string>

#include "case_file.h"
#include "document/document.h"

namespace hearsay::test {

// The document of a case: its section `html` or `text`, with the sections `url`, `title` where it
// has them.
document::Document document_of(const Case& test);

// Metadata, then blocks, then credits, one a line; a part begins with "part N". White space is
// squeezed.
//   title | Bridge opens
//   published | 2031-03-04 | day | dateline
//   body | "It is safe," Mayor Ana Ruiz said.
//   comment | tram_fan | 2031-03-05 | About time!
//   credit | dateline | Northwire
std::string produce_document(const Case& test);

// kind | speaker | cue | content, pieces of content parted by " ... "; "-" for none; then what is
// out of the ordinary: "not" for negated, "in s1", "at VENUE", "on TIME".
//   direct | Ana Ruiz | said | It is safe
std::string produce_statements(const Case& test);

// Sections `a` and `b` as versions of one passage: kind | words of a | words of b.
//   number | 300 | 400
std::string produce_changes(const Case& test);

// parent > child | relation | kinds of evidence | changes; "-" between them for no direction; then
// "  or PARENT" for each alternative.
//   wire > reprint | copy | containment dateline | 1 cut_end
std::string produce_lineage(const Case& test);

// One group a paragraph: document | speaker | words, fullest first, "earliest" and "reattributed"
// where they hold; then the kinds of change, one a line.
std::string produce_stories(const Case& test);

}  // namespace hearsay::test

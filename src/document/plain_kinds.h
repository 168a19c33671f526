// Judgements of one unit of plain text: prose, like a title, a bare byline, a line that names its
// source.
#pragma once

#include <optional>
#include <string_view>

#include "document/document.h"
#include "document/plain_units.h"
#include "lexicon/lexicon.h"

namespace hearsay::document {

// A paragraph: a sentence of some length, or many words.
bool is_prose(const Unit& unit);

// Short, without a final stop (a question is one), not small at its start, no list item.
bool is_title_like(const Unit& unit);

// Nothing but two to five words that make one or more names ("ANNA KARLSON", "Jane Doe and John
// Roe"). `sure` is set where capitals or a known given name speak for a person.
bool is_bare_byline(std::string_view text, const Unit& unit, const lexicon::Lexicon& lexicon,
                    bool& sure);

// "Source: X", "Via X".
bool is_source_line(std::string_view text, const Unit& unit, const lexicon::Lexicon& lexicon);

// Nothing but the name of an outlet: "RT,", "(Reuters)", "The Guardian".
bool is_outlet_line(std::string_view text, const Unit& unit, const lexicon::Lexicon& lexicon);

// What a unit is by itself: a table, stock phrase, date, byline, credit, caption or source line.
// nullopt where its neighbours have to tell.
struct KindAlone {
  BlockKind kind = BlockKind::kBody;
  const char* rule = "";  // static storage
};
std::optional<KindAlone> kind_alone(std::string_view text, const Unit& unit,
                                    const lexicon::Lexicon& lexicon);

// Whether both units have the same text but for white space.
bool same_words(std::string_view text, const Unit& a, const Unit& b);

// What a short line behind the last paragraph is: its end, a signature, or a left-over of the page.
// `behind_prose`: directly below a paragraph.
KindAlone kind_of_last(std::string_view text, const Unit& unit, const lexicon::Lexicon& lexicon,
                       bool behind_prose);

}  // namespace hearsay::document

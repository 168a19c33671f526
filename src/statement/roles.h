// Whether a description ("the Russian minister") answers to a role that a person holds.
#pragma once

#include <string>
#include <string_view>

#include "statement/people.h"
#include "statement/view.h"

namespace hearsay::statement {

// Country named in a range of tokens, empty where none. Static storage.
std::string_view country_in(const View& view, base::Tokens range);

// Whether the person may be of the country: one of their roles names it, or none names any.
bool country_fits(const View& view, const Person& person, std::string_view country);

// Whether a held role answers to a description whose head noun is `row` of roles.tsv: the same
// noun, or one that the list calls of its kind.
bool role_answers(const View& view, const HeldRole& held, const lexicon::Row& row);

// 'm', 'f', 0 unknown: of a row of roles.tsv.
char role_gender(const View& view, const lexicon::Row& row);

// "the latest figures from Gallup", "the polling organisation Levada": the name behind the noun.
base::Tokens name_behind(const View& view, base::Tokens source);

// "the operator, Norlin Lines": the name behind the kind of body; "the firm, based in Orlo", "his
// letter, a copy of which", "Lind (52)": the phrase before what is said of it. Else the source.
base::Tokens without_addition(const View& view, base::Tokens source);

// "Bo Lind, chief of the firm Norlin": the name before what is said of its bearer. Else the source.
base::Tokens without_apposition(const View& view, base::Tokens source);

// Whether a word is a writing that speaks for who wrote it ("the statement"; list documents).
bool is_issued(const View& view, uint32_t i);

// The same, where only one that was spoken of beside who wrote it does: "the letter said".
bool issued_where_named(const View& view, uint32_t i);

// "the minister and his deputy": two descriptions, or a name and one.
bool is_joined(const View& view, base::Tokens source);

// The words of a source without brackets.
std::string plain_words(const View& view, base::Tokens source);

// "many villagers", "both sides"
bool is_quantity(const View& view, uint32_t i);

// The noun that a description is about: its last word before the first preposition or comma.
uint32_t head_of(const View& view, base::Tokens source);

// Whether the noun, a role or a nationality, names more than one ("diplomats", "Russians").
bool is_plural(const View& view, uint32_t head);

}  // namespace hearsay::statement

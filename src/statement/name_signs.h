// What stands beside capitals and tells whether they are a person's name.
#pragma once

#include <cstdint>

#include "base/span.h"
#include "statement/view.h"

namespace hearsay::statement {

// "The Blue River star", "the Texas Republican said": capitals before a role, or behind an article
// and beside a verb of saying (`speaks`); before a role and behind an article where they begin with
// a given name (`given`). Such capitals are no name of a person.
bool is_modifier(const View& view, base::Tokens words, bool given, bool speaks);

// "His wife, Meena,": one word between commas, behind a relation and whose it is.
bool is_kin_between_commas(const View& view, base::Tokens name);

// "Its director, Osip Lantos": the name at token `first` stands behind a comma and a role.
bool is_apposed_to_role(const View& view, uint32_t first);

// "Ana Ruiz, a baker", "Ana Ruiz, 42,", "Ana Ruiz, who": what follows a name that ends before token
// `end` is said of a person.
bool is_apposed(const View& view, uint32_t end);

// "Ana Ruiz (D-Corran)", "Ana Ruiz, R-Corran,": a name that ends before token `end` is a
// politician's.
bool is_of_party(const View& view, uint32_t end);

// "Foreign Minister Karl Weil said no.": a sentence with its stop and a verb in small letters is no
// title, however many capitals it has.
bool is_told_sentence(const View& view, const Paragraph& paragraph);

// "Turning to his brother, Ana said", "the writer William Duff, Ana Ruiz replied": the phrase
// before the comma is no role of who is named behind it.
bool is_role_of_another(const View& view, base::Tokens phrase, base::Tokens name, bool opens);

// "The Allen Institute": the surname at `i` is of a body's name.
bool begins_body(const View& view, uint32_t i);

// The end of a role without the honorific behind it: "Chief Officer | Dr".
uint32_t before_honorific(const View& view, uint32_t begin, uint32_t end);

// "Mead said he never planned": the gender of the pronoun that takes up who speaks before token
// `verb`; 0 where none does.
char gender_told_behind(const View& view, uint32_t verb);

}  // namespace hearsay::statement

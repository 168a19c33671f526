// Reads the lists irregular_forms and inflections.
#include "wording/word_forms.h"

namespace hearsay::wording {
namespace {

constexpr size_t kShortestStem = 3;  // letters that an ending leaves at least

Form form_named(std::string_view name) {
  if (name == "s") return Form::kThirdOrPlural;
  if (name == "past") return Form::kPast;
  if (name == "participle") return Form::kParticiple;
  if (name == "ing") return Form::kIng;
  return Form::kBase;
}

// "leave:past,leave:participle"
void add_listed(std::string_view cell, std::vector<Reading>& out) {
  while (!cell.empty()) {
    const size_t comma = std::min(cell.find(','), cell.size());
    const std::string_view one = cell.substr(0, comma);
    const size_t colon = std::min(one.find(':'), one.size());
    out.push_back({std::string(one.substr(0, colon)),
                   form_named(one.substr(std::min(colon + 1, one.size())))});
    cell.remove_prefix(std::min(comma + 1, cell.size()));
  }
}

// The stem with each of the comma-parted endings; "-" is none.
void add_stripped(std::string_view stem, std::string_view bases, Form form,
                  std::vector<Reading>& out) {
  while (!bases.empty()) {
    const size_t comma = std::min(bases.find(','), bases.size());
    const std::string_view one = bases.substr(0, comma);
    out.push_back({std::string(stem) + (one == "-" ? std::string() : std::string(one)), form});
    bases.remove_prefix(std::min(comma + 1, bases.size()));
  }
}

bool ends_doubled(std::string_view stem) {
  return stem.size() > kShortestStem && stem[stem.size() - 1] == stem[stem.size() - 2];
}

// Whether the word ends in one of the comma-parted endings, such as "ss" for the rule of the
// plural.
bool blocked(std::string_view word, std::string_view endings) {
  while (!endings.empty()) {
    const size_t comma = std::min(endings.find(','), endings.size());
    if (word.ends_with(endings.substr(0, comma))) return true;
    endings.remove_prefix(std::min(comma + 1, endings.size()));
  }
  return false;
}

bool past_only(const std::vector<Reading>& readings, std::string_view base) {
  bool past = false;
  for (const Reading& reading : readings) {
    if (reading.base != base) continue;
    if (reading.form != Form::kPast && reading.form != Form::kParticiple) return false;
    past = true;
  }
  return past;
}

}  // namespace

std::vector<Reading> readings_of(std::string_view word, const lexicon::Lexicon& lexicon) {
  std::vector<Reading> out;
  const lexicon::WordList& irregular = lexicon.list("irregular_forms");
  if (const lexicon::Row* row = irregular.find(word)) {
    add_listed(irregular.cell(*row, "readings"), out);
    return out;
  }
  out.push_back({std::string(word), Form::kBase});
  const lexicon::WordList& endings = lexicon.list("inflections");
  for (const lexicon::Row& row : endings.rows()) {
    const std::string_view ending = row.cells[0];
    if (!word.ends_with(ending) || word.size() < ending.size() + kShortestStem) continue;
    const std::string_view stem = word.substr(0, word.size() - ending.size());
    if (blocked(word, endings.cell(row, "not_in"))) continue;
    add_stripped(stem, endings.cell(row, "bases"), form_named(endings.cell(row, "form")), out);
    if (endings.cell(row, "doubled") == "yes" && ends_doubled(stem))
      out.push_back(
          {std::string(stem.substr(0, stem.size() - 1)), form_named(endings.cell(row, "form"))});
  }
  return out;
}

Kinship kinship(const std::vector<Reading>& a, const std::vector<Reading>& b) {
  Kinship found;
  for (const Reading& x : a)
    for (const Reading& y : b) {
      if (x.base != y.base) continue;
      const bool differs = past_only(a, x.base) != past_only(b, y.base);
      found.tense_differs = found.related ? found.tense_differs && differs : differs;
      found.related = true;
    }
  return found;
}

}  // namespace hearsay::wording

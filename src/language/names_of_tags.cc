// The tags and relations by number. Models on disk name theirs, so a line more here breaks none.
#include <algorithm>
#include <array>

#include "language/analysis.h"

namespace hearsay::language {
namespace {

constexpr std::array<std::string_view, 51> kTags{
    "",     "$",   "''",  ",",    "-LRB-", "-RRB-", ".",   ":",   "ADD", "AFX", "CC",  "CD", "DT",
    "EX",   "FW",  "GW",  "HYPH", "IN",    "JJ",    "JJR", "JJS", "LS",  "MD",  "NFP", "NN", "NNP",
    "NNPS", "NNS", "PDT", "POS",  "PRP",   "PRP$",  "RB",  "RBR", "RBS", "RP",  "SYM", "TO", "UH",
    "VB",   "VBD", "VBG", "VBN",  "VBP",   "VBZ",   "WDT", "WP",  "WP$", "WRB", "XX",  "``"};

constexpr std::array<std::string_view, 47> kLabels{
    "",          "acl",        "acl:relcl",     "advcl",        "advmod",     "amod",
    "appos",     "aux",        "aux:pass",      "case",         "cc",         "ccomp",
    "clf",       "compound",   "compound:prt",  "conj",         "cop",        "csubj",
    "dep",       "det",        "discourse",     "dislocated",   "expl",       "fixed",
    "flat",      "goeswith",   "iobj",          "list",         "mark",       "nmod",
    "nmod:desc", "nmod:poss",  "nmod:unmarked", "nsubj",        "nsubj:pass", "nummod",
    "obj",       "obl",        "obl:agent",     "obl:unmarked", "orphan",     "parataxis",
    "punct",     "reparandum", "root",          "vocative",     "xcomp"};

template <size_t N>
uint8_t number_of(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? uint8_t{0} : static_cast<uint8_t>(found - names.begin());
}

}  // namespace

std::string_view tag_name(uint8_t tag) { return tag < kTags.size() ? kTags[tag] : kTags[0]; }

std::string_view label_name(uint8_t label) {
  return label < kLabels.size() ? kLabels[label] : kLabels[0];
}

uint8_t tag_number(std::string_view name) { return number_of(kTags, name); }

uint8_t label_number(std::string_view name) { return number_of(kLabels, name); }

}  // namespace hearsay::language

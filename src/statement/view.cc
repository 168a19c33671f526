// Tokens of the text blocks, their classes by one lexicon look-up a word, and their sentences.
#include "statement/view.h"

#include <algorithm>
#include <array>
#include <string>

#include "lexicon/border_words.h"
#include "text/fold.h"
#include "text/sentences.h"

namespace hearsay::statement {
namespace {

using document::BlockKind;
using text::TokenKind;

bool is_read(BlockKind kind, bool comments) {
  switch (kind) {
    case BlockKind::kTitle:
    case BlockKind::kHeading:
    case BlockKind::kBody:
    case BlockKind::kCaption:
    case BlockKind::kTable: return true;
    case BlockKind::kComment: return comments;
    default: return false;
  }
}

struct NamedClass {
  std::string_view name;
  uint64_t classes;
};

// The class names of function_words.tsv.
constexpr std::array<NamedClass, 26> kFunctionClasses = {{{"determiner", kDeterminer},
                                                          {"subject", kSubjectWord},
                                                          {"pronoun", kPronoun},
                                                          {"possessive", kPossessive},
                                                          {"preposition", kPreposition},
                                                          {"conjunction", kConjunction},
                                                          {"subordinator", kSubordinator},
                                                          {"auxiliary", kAuxiliary},
                                                          {"modal", kModal},
                                                          {"negation", kNegation},
                                                          {"adverb", kAdverb},
                                                          {"wh", kWh},
                                                          {"that", kThat},
                                                          {"number_word", kNumberWord},
                                                          {"singular_person", kSingularPerson},
                                                          {"plural_person", kPluralPerson},
                                                          {"time", kPastTime},
                                                          {"example", kExample},
                                                          {"as", kAs},
                                                          {"infinitive", kInfinitive},
                                                          {"binding", kBinding},
                                                          {"be", kBe},
                                                          {"definite", kDefinite},
                                                          {"agent", kAgent},
                                                          {"plural", kPluralWord},
                                                          {"genitive", kGenitive}}};

// The lists whose words get a class.
constexpr std::array<NamedClass, 20> kLists = {{{"function_words", 0},
                                                {"cues", kCue},
                                                {"cue_nouns", kCueNoun},
                                                {"cue_adjectives", kCueAdjective},
                                                {"roles", kRole},
                                                {"bodies", kBody},
                                                {"documents", kWriting},
                                                {"events", kEvent},
                                                {"given_names", kGivenName},
                                                {"places", 0},
                                                {"honorifics", kHonorific},
                                                {"name_particles", kParticle},
                                                {"addressees", kAddressee},
                                                {"weekdays", kDay},
                                                {"months", kMonth},
                                                {"unnamed", kUnnamed},
                                                {"outlets", kOutlet},
                                                {"social", kSocial},
                                                {"interviews", kInterview},
                                                {"irregular_forms", 0}}};
constexpr uint8_t kNotRead = 0xff, kFunctionWords = 0;

uint64_t classes_of_names(std::string_view cell) {
  uint64_t out = 0;
  while (!cell.empty()) {
    const size_t comma = cell.find(',');
    const std::string_view name = cell.substr(0, comma);
    for (const NamedClass& known : kFunctionClasses)
      if (known.name == name) out |= known.classes;
    if (comma == std::string_view::npos) break;
    cell.remove_prefix(comma + 1);
  }
  return out;
}

// Keeps the rows that later stages ask for.
void note_row(Info& info, std::string_view name, const lexicon::WordList& list,
              const lexicon::WordList::Hit& hit) {
  const auto words = static_cast<uint8_t>(hit.words);
  if (name == "cues") {
    info.cue = hit.row;
    info.cue_words = words;
  } else if (name == "roles") {
    info.role = hit.row;
    info.role_words = words;
  } else if (name == "events" || name == "documents" || name == "social") {
    info.venue_words = std::max(info.venue_words, words);
  } else if (name == "irregular_forms") {
    if (list.cell(*hit.row, "readings").find(":past") != std::string_view::npos)
      info.classes |= kPastForm;
  } else if (name == "given_names") {
    info.given = hit.row;
    if (!list.cell(*hit.row, "ambiguous").empty()) info.classes |= kAmbiguousName;
  } else if (name == "places") {
    info.place = hit.row;
    info.classes |= list.cell(*hit.row, "kind") == "adjective" ? kNationality : kPlace;
    if (words > 1) info.name_words = words;
  } else if (name == "bodies") {
    if (words > 1) info.name_words = std::max(info.name_words, words);
  } else if (name == "outlets") {
    info.outlet_words = words;
    if (words > 1) info.name_words = words;
  }
}

}  // namespace

View::View(const document::Document& document, const lexicon::Lexicon& lexicon, bool comments)
    : document_(document), lexicon_(lexicon) {
  for (uint32_t b = 0; b < document.blocks.size(); ++b) {
    const document::Block& block = document.blocks[b];
    if (!is_read(block.kind, comments)) continue;
    const uint32_t from = size();
    text::tokenise(document.text, block.span, tokens_);
    uint32_t begin = from;
    for (uint32_t i = from + 1; i <= size(); ++i) {
      if (i < size() && !tokens_[i].paragraph_before) continue;
      if (i > begin) paragraphs_.push_back({{begin, i}, b, block.kind, block.part});
      begin = i;
    }
  }
  classify();
  find_sentences();
}

std::string View::words(base::Tokens range) const {
  return text::squeeze(base::view(document_.text, bytes(range)));
}

void View::classify() {
  number_lists();
  read_endings();
  infos_.resize(tokens_.size());
  for (uint32_t i = 0; i < size(); ++i)
    if (is_word(i)) {
      classify_word(i);
      note_endings(i);
    }
  // "United States", "State Department": no word inside a known name of several words is a cue.
  for (uint32_t i = 0; i < size(); ++i)
    for (uint32_t k = i; k < std::min(size(), i + infos_[i].name_words); ++k)
      infos_[k].classes &= ~uint64_t{kCue};
}

void View::number_lists() {
  for (uint8_t k = 0; k < kLists.size(); ++k) {
    lists_.push_back(&lexicon_.list(kLists[k].name));
    const uint16_t number = lexicon_.list_number(kLists[k].name);
    if (number == lexicon::Lexicon::kNoList) continue;
    if (number >= list_kinds_.size()) list_kinds_.resize(number + size_t{1}, kNotRead);
    list_kinds_[number] = k;
  }
  function_classes_.resize(lists_[kFunctionWords]->rows().size());
}

// A few hundred words make half of a text, so each row's cell is read once.
uint64_t View::function_classes(const lexicon::Row& row) {
  const lexicon::WordList& list = *lists_[kFunctionWords];
  uint64_t& classes = function_classes_[static_cast<size_t>(&row - list.rows().data())];
  if (classes == 0) classes = classes_of_names(list.cell(row, "class"));
  return classes;
}

// "John A. Smeet"
bool View::is_middle_initial(uint32_t i) const {
  return i > 0 && i + 2 < size() && tokens_[i].span.size() == 1 && tokens_[i].capital &&
         !tokens_[i].paragraph_before && is_kind(i + 1, text::TokenKind::kStop) &&
         !tokens_[i + 1].space_before && tokens_[i + 1].span.size() == 1 &&
         is_kind(i - 1, text::TokenKind::kWord) && tokens_[i - 1].capital &&
         tokens_[i - 1].span.size() > 1 && is_kind(i + 2, text::TokenKind::kWord) &&
         tokens_[i + 2].capital && !tokens_[i + 2].paragraph_before;
}

void View::classify_word(uint32_t i) {
  Info& info = infos_[i];
  std::array<std::string_view, 8> ahead{};
  const auto phrase = [&](const lexicon::Use& use, const lexicon::WordList& list) {
    if (use.longest <= 1)
      return use.row != nullptr ? lexicon::WordList::Hit{1, use.row} : lexicon::WordList::Hit{};
    size_t count = 0;
    for (uint32_t k = i; k < size() && count < ahead.size() && count < use.longest; ++k) {
      if (!is_word(k) || (k > i && tokens_[k].paragraph_before)) break;
      ahead[count++] = fold(k);
    }
    return list.longest(std::span(ahead).first(count)).value_or(lexicon::WordList::Hit{});
  };
  const bool initials = (tokens_[i].all_caps && tokens_[i].span.size() <= 4) ||  // "US" is not "us"
                        is_middle_initial(i);
  for (const lexicon::Use& use : lexicon_.uses(fold(i))) {
    if (use.list >= list_kinds_.size() || list_kinds_[use.list] == kNotRead) continue;
    const uint8_t kind = list_kinds_[use.list];
    const NamedClass& known = kLists[kind];
    const lexicon::WordList& list = *lists_[kind];
    const lexicon::WordList::Hit hit = phrase(use, list);
    if (hit.row == nullptr) continue;
    if (kind == kFunctionWords) {
      if (!initials) info.classes |= function_classes(*hit.row);
      continue;
    }
    // "ana" the name is not ANA the agency
    if (known.classes == kOutlet && hit.words == 1 && tokens_[i].span.size() <= 4 &&
        !tokens_[i].all_caps)
      continue;
    info.classes |= known.classes;
    note_row(info, known.name, list, hit);
  }
}

void View::read_endings() {
  const lexicon::WordList& list = lexicon_.list("endings");
  for (const lexicon::Row& row : list.rows()) {
    const std::string_view letters = list.cell(row, "letters"), kind = list.cell(row, "class");
    endings_.push_back({row.cells[0], list.cell(row, "except"),
                        letters.empty() ? 0 : static_cast<size_t>(letters[0] - '0'),
                        kind == "participle" ? kParticipleForm
                        : kind == "past"     ? kPastForm
                        : kind == "adverb"   ? kAdverbForm
                        : kind == "thing"    ? kThingForm
                        : kind == "aged"     ? kAged
                                             : kPlainForm});
  }
}

void View::note_endings(uint32_t i) {
  const std::string_view word = fold(i);
  for (const Ending& ending : endings_) {
    if (!word.ends_with(ending.ending) || word.size() < ending.letters) continue;
    std::string_view except = ending.except;
    bool excepted = false;
    while (!except.empty() && !excepted) {
      const size_t comma = except.find(',');
      const std::string_view other = except.substr(0, comma);
      excepted = other.starts_with('=') ? word == other.substr(1) : word.ends_with(other);
      except = comma == std::string_view::npos ? std::string_view() : except.substr(comma + 1);
    }
    if (!excepted) infos_[i].classes |= ending.classes;
  }
}

void View::find_sentences() {
  const text::BorderWords words = lexicon::border_words(lexicon_, "function_words");
  for (const base::Tokens sentence : text::split_sentences(tokens_, words))
    sentence_starts_.push_back(sentence.begin);
}

uint32_t View::sentence_of(uint32_t i) const {
  return static_cast<uint32_t>(
      std::upper_bound(sentence_starts_.begin(), sentence_starts_.end(), i) -
      sentence_starts_.begin());
}

const Paragraph* View::paragraph_of(uint32_t i) const {
  const auto next =
      std::upper_bound(paragraphs_.begin(), paragraphs_.end(), i,
                       [](uint32_t at, const Paragraph& p) { return at < p.tokens.begin; });
  return next == paragraphs_.begin() ? nullptr : &*(next - 1);
}

}  // namespace hearsay::statement

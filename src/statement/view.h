// What the stages of this module read: the tokens of a document's text blocks with the classes of
// their words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "document/document.h"
#include "lexicon/lexicon.h"
#include "text/tokens.h"

namespace hearsay::statement {

// Classes of a word, from the lists of the lexicon. A word may be of several.
enum WordClass : uint64_t {
  kDeterminer = 1ull << 0,
  kSubjectWord = 1ull << 1,  // he, she, they, that, people: may begin a clause as its subject
  kPronoun = 1ull << 2,      // any personal pronoun
  kPossessive = 1ull << 3,
  kPreposition = 1ull << 4,
  kConjunction = 1ull << 5,
  kSubordinator = 1ull << 6,
  kAuxiliary = 1ull << 7,
  kModal = 1ull << 8,
  kNegation = 1ull << 9,
  kAdverb = 1ull << 10,
  kWh = 1ull << 11,
  kThat = 1ull << 12,
  kRole = 1ull << 13,
  kBody = 1ull << 14,
  kWriting = 1ull << 15,  // statement, report, letter
  kEvent = 1ull << 16,
  kCue = 1ull << 17,
  kCueNoun = 1ull << 18,
  kCueAdjective = 1ull << 19,
  kGivenName = 1ull << 20,
  kPlace = 1ull << 21,  // country, capital, city or a body named so
  kNationality = 1ull << 22,
  kHonorific = 1ull << 23,
  kParticle = 1ull << 24,
  kAddressee = 1ull << 25,
  kDay = 1ull << 26,  // weekday
  kMonth = 1ull << 27,
  kNumberWord = 1ull << 28,
  kUnnamed = 1ull << 29,
  kOutlet = 1ull << 30,
  kSocial = 1ull << 31,
  kSuffix = 1ull << 32,
  kSingularPerson = 1ull << 33,
  kPluralPerson = 1ull << 34,
  kAmbiguousName = 1ull << 35,
  kExample = 1ull << 37,  // such, including: begins an example in apposition
  kAs = 1ull << 38,
  kInfinitive = 1ull << 39,  // the "to" of an infinitive
  kBinding = 1ull << 40,     // prepositions inside noun phrases: of, for, in
  kBe = 1ull << 41,          // forms that make a passive
  kDefinite = 1ull << 42,
  kParticipleForm = 1ull << 43,  // by its ending: "adding"
  kPastForm = 1ull << 44,
  kAdverbForm = 1ull << 45,
  kPlainForm = 1ull << 46,   // third person or plural: "adds", "miners"
  kAgent = 1ull << 47,       // "by"
  kPluralWord = 1ull << 49,  // these, those
  kThingForm = 1ull << 50,   // by its ending nobody: "intervention"
  kInterview = 1ull << 48,   // tells of an interview: interview, speaking
  kGenitive = 1ull << 52,    // "of"
  kAged = 1ull << 51,        // by its ending tells an age: "61-year-old"
  kPastTime = 1ull << 36,    // earlier, yesterday, today …: words of time without a preposition
};

struct Info {
  uint64_t classes = 0;
  const lexicon::Row* cue = nullptr;   // row of cues.tsv, when a cue begins here
  const lexicon::Row* role = nullptr;  // row of roles.tsv
  const lexicon::Row* given = nullptr;
  const lexicon::Row* place = nullptr;
  uint8_t cue_words = 0;  // tokens the cue takes
  uint8_t role_words = 0;
  uint8_t outlet_words = 0;
  uint8_t venue_words = 0;  // of an event, writing or network place that begins here
  uint8_t name_words = 0;   // of a place or outlet of several words that begins here
};

// One paragraph: a run of tokens of one block.
struct Paragraph {
  base::Tokens tokens;
  uint32_t block = 0;  // index into Document::blocks
  document::BlockKind kind = document::BlockKind::kBody;
  uint32_t part = 0;
};

// Borrows the document and the lexicon.
class View {
 public:
  View(const document::Document& document, const lexicon::Lexicon& lexicon, bool comments);

  const document::Document& document() const { return document_; }
  const lexicon::Lexicon& lexicon() const { return lexicon_; }
  const text::TokenList& tokens() const { return tokens_; }
  const std::vector<Paragraph>& paragraphs() const { return paragraphs_; }
  // Token numbers at which a sentence begins, ascending.
  const std::vector<uint32_t>& sentence_starts() const { return sentence_starts_; }

  // How many sentences begin at or before token i.
  uint32_t sentence_of(uint32_t i) const;
  // The paragraph that token i stands in, or the last one before it; null before the first.
  const Paragraph* paragraph_of(uint32_t i) const;
  uint32_t part_of(uint32_t i) const {
    const Paragraph* paragraph = paragraph_of(i);
    return paragraph == nullptr ? 0 : paragraph->part;
  }

  uint32_t size() const { return static_cast<uint32_t>(tokens_.size()); }
  const text::Token& token(uint32_t i) const { return tokens_.tokens[i]; }
  const Info& info(uint32_t i) const { return infos_[i]; }
  std::string_view fold(uint32_t i) const { return tokens_.fold(i); }
  std::string_view word(uint32_t i) const {
    return base::view(document_.text, tokens_.tokens[i].span);
  }
  bool is(uint32_t i, uint64_t classes) const { return (infos_[i].classes & classes) != 0; }
  bool is_word(uint32_t i) const {
    return token(i).kind == text::TokenKind::kWord || token(i).kind == text::TokenKind::kNumber;
  }
  bool is_kind(uint32_t i, text::TokenKind kind) const { return token(i).kind == kind; }

  base::Bytes bytes(base::Tokens range) const {
    if (range.empty()) return {};
    return {token(range.begin).span.begin, token(range.end - 1).span.end};
  }
  // The words of a range, white space squeezed.
  std::string words(base::Tokens range) const;

 private:
  void classify();
  void classify_word(uint32_t i);
  bool is_middle_initial(uint32_t i) const;
  void note_endings(uint32_t i);
  void number_lists();
  void read_endings();
  uint64_t function_classes(const lexicon::Row& row);
  void find_sentences();

  struct Ending {
    std::string_view ending,
        except;          // except: longer endings that are none, =whole words, parted by commas
    size_t letters = 0;  // the fewest a word must have
    uint64_t classes = 0;
  };

  const document::Document& document_;
  const lexicon::Lexicon& lexicon_;
  text::TokenList tokens_;
  std::vector<Info> infos_;
  std::vector<Paragraph> paragraphs_;
  std::vector<uint32_t> sentence_starts_;
  // What classify() looks at, taken from the lexicon once.
  std::vector<uint8_t> list_kinds_;  // by list number: index into the table of lists read here
  std::vector<const lexicon::WordList*> lists_;  // by that index
  std::vector<uint64_t> function_classes_;       // by row of function_words; 0 where not read yet
  std::vector<Ending> endings_;
};

}  // namespace hearsay::statement

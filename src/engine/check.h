// Checking a quote: the words asked for, in every version the archive holds of them, with who said
// them and what was changed.
//
// How it is done. Candidates come from the full text (rare words first) and from the anchors, at
// most kCheckCandidates. In each the words are aligned with what somebody says there (quotations
// with their interrupting cue left out, neighbouring quotations of one speaker joined) and with the
// text as it stands. A place counts as carrying the words when all of them stand there (exact), or
// when enough do in order (see kAlteredShare). A place inside a statement has that statement's
// speaker and its whole quotation as its version; the version with the most words is the fullest,
// and every page is then held against it, so that what the query and what each page leaves out is
// named.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "base/result.h"
#include "base/span.h"
#include "document/document.h"
#include "statement/statement.h"
#include "wording/change.h"

namespace hearsay::engine {

// Bounds and thresholds, all in one place. Shares are thousandths of the asked words' weight, in
// which a word that carries content counts three times a word of a closed class (lexicon list
// function_words): so that "of the … in the" finds nothing.
inline constexpr size_t kLongestCheck = 2000;     // words
inline constexpr size_t kCheckCandidates = 1000;  // documents aligned
inline constexpr uint32_t kContentWeight = 3, kFunctionWeight = 1;
// Altered is what keeps three fifths of what was asked, in order: a sentence that was cut to half
// or reworded in every second word is past what a reader would call the same words.
inline constexpr uint32_t kAlteredShare = 600;
// Or a run of eight equal words and three tenths: eight words in a row do not recur by chance, so a
// true sentence with an invented one put to it is still recognised.
inline constexpr uint32_t kRunWords = 8, kRunShare = 300;
// Either way at least two content words and four in all, not strewn over more than about four times
// their number.
inline constexpr uint32_t kLeastContent = 2, kLeastWords = 4, kLeastSimilarity = 400;
// Two quotations are versions of one when this share of the shorter one's words stands in the
// longer one, in order.
inline constexpr uint32_t kSameTelling = 500;

enum class Verdict : uint8_t { kExact, kAltered, kReattributed, kNotFound };
std::string_view verdict_name(Verdict verdict);  // "exact" "altered" "reattributed" "not_found"

// Whether the archive's speaker is the one asked about. kUnknown: nobody asked, the archive
// resolves no speaker there, or two people of the archive bear the only name that was given.
enum class Agreement : uint8_t { kUnknown, kAgrees, kDiffers };

struct CheckMatch {
  std::string document;
  std::optional<uint32_t>
      statement;                    // its number; none where the words stand outside of statements
  base::Bytes span;                 // the words in that document's text, from the first to the last
  std::vector<base::Bytes> pieces;  // the same without what interrupts them
  std::string text;                 // text of the pieces, " … " between them
  std::optional<statement::Kind> kind;
  bool negated = false;        // that statement is a denial: the words are what was not said
  statement::Speaker speaker;  // of the statement; unresolved where none
  Agreement agreement = Agreement::kUnknown;
  bool in_comment = false;  // the words are a reader's, below the article; `published` is theirs
  std::string outlet, title;
  std::optional<document::PublishedDate> published;
  uint32_t similarity = 0;               // 0..1000 to the query; 1000: the same words
  std::vector<wording::Change> changes;  // a = the document's text (span inside it), b = the query
  base::Points points;                   // `span` in code points
  uint64_t number = 0;                   // of the document

  // The whole quotation (or the words alone, outside of statements) and what it lacks of the
  // fullest version.
  std::vector<base::Bytes> version;
  uint32_t version_words = 0;
  std::string version_text;
  bool same_telling =
      true;  // false: it has the words asked for, but the quotation around them is another one
  std::vector<wording::Change>
      from_fullest;  // a = the fullest version's document text, b = this document's text
};

// Whether the page has the words as they were asked: nothing differs but what cannot change the
// meaning (spelling, inflection, typography), and they are not what somebody denies. Who said them
// is not asked here.
bool is_as_given(const CheckMatch& match);

struct Check {
  Verdict verdict = Verdict::kNotFound;
  std::string query, by;
  std::vector<CheckMatch> matches;  // best first
  std::optional<uint32_t> fullest;  // index into matches: of the versions of the best match's
                                    // quotation, that of most words
  std::optional<uint32_t>
      earliest;           // earliest dated; a reader's comment only where nothing else is
  uint32_t as_early = 0;  // further matches that may be as early: the same day
  std::vector<CheckMatch>
      others;  // pages that carry other parts of the fullest version; similarity is to that version
  std::vector<wording::Change> left_out;  // a = the fullest version's document text, b = the query:
                                          // what the query lacks of it
  uint64_t documents = 0;                 // in the archive
  uint64_t unreadable = 0;                // candidates whose record is damaged (see doctor)
  bool cut_short = false;                 // more candidates than kCheckCandidates
  // Texts of the documents that changes point into: of matches, then of others, in their order.
  std::vector<std::string> texts;
};

// The rules of a match whose statement is a denial, and of quotations asked without the narration
// between them.
inline constexpr std::string_view kJoinedOver = "check/narration_between";
inline constexpr std::string_view kDeniedThere = "check/denied";

// `by` may be empty. Errors: kUsage (no word in `words`, or none in a `by` that is not empty),
// kTooLarge (over kLongestCheck words), or the archive's own.
base::Result<Check> check_quote(const archive::Archive& archive, const std::string& words,
                                const std::string& by);

std::string check_record(
    const Check& check);  // hearsay.check/1: one line without its end (docs/format.md)
std::string check_text(const Check& check);  // for a person

}  // namespace hearsay::engine

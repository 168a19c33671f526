// Evidence that one document has its words from another: one function for each way of looking at a
// pair.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lineage/names.h"
#include "lineage/shared_words.h"
#include "lineage/weights.h"

namespace hearsay::lineage {

// A document with what the evidence looks up in it again and again. Borrows the source.
struct Side {
  uint32_t index = 0;  // of the source
  const document::Document* document = nullptr;
  std::span<const Utterance> utterances;
  Words words;
  std::vector<std::string> keys;         // outlet keys
  std::vector<std::string> credit_keys;  // per credit of the document
  std::string host, address;
  std::vector<uint64_t> bigrams;        // of neighbouring article words, sorted
  std::vector<match::Word> name_words;  // of the outlet's name
  std::vector<match::Word> all_words;   // of the whole text, furniture too
  std::vector<bool> narrates_as_me;     // per article word: the writer's own "I" or "we"
};

// `closed`: closed_words(lexicon).
Side side_of(const Source& source, uint32_t index, const std::vector<uint32_t>& closed,
             const lexicon::Lexicon& lexicon);

uint64_t bigram(const match::Word& first, const match::Word& second);

struct Found {
  Reason reason = Reason::kCreditReports;
  Evidence evidence;
  int32_t credit = -1;  // the child's credit it rests on, where it rests on one
};

// All that was found for "child has it from parent".
struct Case {
  std::vector<Found> found;

  // Adds a finding as far as the reason's cap allows; a full one is dropped.
  void add(Reason reason, base::Bytes a, base::Bytes b, std::string note, int32_t credit = -1);
  bool has(Reason reason) const;
  bool declared()
      const;  // a credit, link or dateline that is neither carried over nor beside other words
  bool names() const;           // declared, or the parent's name left in the text
  int32_t directional() const;  // sum of what counts for direction, time left out
  int32_t total() const;
};

// Whether a credit of the child names the parent: by its key, or because the parent's whole name
// stands in the text over the credit's words ("Radio Brindle" where the credit was read as
// "Brindle").
bool credit_names(const Side& child, size_t credit, const Side& parent);

// Credits, datelines, bylines and links of the child that name the parent.
void weigh_declared(const Side& parent, const Side& child, const lexicon::Lexicon& lexicon,
                    Case& out);
// The parent's own name in its dateline, where the child retells that paragraph without a tag. Of a
// page's own name there is no credit.
void weigh_own_tag(const Side& parent, const Side& child, const Pair& pair,
                   const lexicon::Lexicon& lexicon, Case& out);

// Shape: the child holds part of the parent, ends early, cuts its quotations, keeps its order,
// comments between.
void weigh_shape(const Side& parent, const Side& child, const Pair& pair, Case& out);

// Marks of the quoting hand inside quotations: dots where the parent has words, square brackets
// where it has none.
void weigh_marks(const Side& parent, const Side& child, const Pair& pair, Case& out);

// What a copyist leaves behind: the parent's name or author in the child's text.
void weigh_traces(const Side& parent, const Side& child, const lexicon::Lexicon& lexicon,
                  Case& out);

// Published dates. Call it last: an earlier date is not held against a declared source.
void weigh_time(const Side& parent, const Side& child, Case& out);

// Rare spellings: a folded word of few documents that is one letter from a word of more. Sorted
// word hashes.
std::vector<uint32_t> rare_spellings(std::span<const Side> sides);
void weigh_shared_errors(const Side& parent, const Side& child, const Pair& pair,
                         const std::vector<uint32_t>& rare, Case& out);

// How a note calls a document: its outlet, else its title, else its id.
std::string called(const document::Document& document);

}  // namespace hearsay::lineage

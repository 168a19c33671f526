// Who or what heads a sentence: for pronouns and nouns that take up somebody who has not spoken
// yet.
#pragma once

#include <cstdint>
#include <optional>

#include "statement/people.h"
#include "statement/view.h"

namespace hearsay::statement {

enum class SubjectKind : uint8_t {
  kBodyName,   // "The Ministry of Mines"
  kName,       // capitals that no list knows and no evidence makes a person's
  kJoined,     // "Ana Ruiz and Bo Lind"
  kDescribed,  // "A woman", "The miners of Kestria"
  kBodyNoun,   // "The company"
};

struct Subject {
  base::Tokens words;  // without the article of a name
  SubjectKind kind = SubjectKind::kName;
};

// The subject that the sentence beginning at token `begin` opens with. Reads a few tokens only.
std::optional<Subject> subject_at(const View& view, const People& people, uint32_t begin);

// The words that a relative pronoun at `at` takes up: a name, or a noun with its determiner.
base::Tokens taken_up(const View& view, uint32_t at);

// The name is its sentence's first noun phrase.
bool heads_sentence(const View& view, const People& people, const NameMention& m);

}  // namespace hearsay::statement

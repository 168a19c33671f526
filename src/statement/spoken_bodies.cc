// Compares the words of bodies.
#include "statement/spoken_bodies.h"

#include <algorithm>

#include "statement/roles.h"
#include "statement/subjects.h"
#include "text/fold.h"

namespace hearsay::statement {

Speaker SpokenBodies::name(base::Tokens source, bool definite, bool indefinite) {
  Speaker speaker;
  speaker.type = SpeakerType::kOrganisation;
  speaker.basis = SpeakerBasis::kOrganisation;
  speaker.confidence = 0.9;
  if (const Body* known = indefinite ? nullptr : known_as(folded(source), source)) {
    speaker.name = known->name;
    return speaker;
  }
  if (definite && source.size() == 1 && !view_.token(source.begin).capital)
    if (const auto named = named_before(source.begin)) source = *named;
  const std::vector<std::string> words = folded(source);
  speaker.name = plain_words(view_, source);
  if (is_this_outlet(words)) speaker.name = view_.document().outlet;
  if (view_.is(head_of(view_, source), kBody | kPlace | kOutlet) ||
      view_.token(source.begin).capital)
    bodies_.push_back({speaker.name, words, view_.token(source.end - 1).capital});
  else
    speaker.confidence = 0.5;
  return speaker;
}

// The last body whose name holds all the words and ends with the last; where the words are one noun
// for a body, it may stand anywhere in the name. "The report" is no Corran Report.
const SpokenBodies::Body* SpokenBodies::known_as(const std::vector<std::string>& words,
                                                 base::Tokens source) const {
  if (words.empty()) return nullptr;
  const bool body = view_.is(source.begin, kBody);
  const bool writing =
      words.size() == 1 && view_.is(source.begin, kWriting) && !view_.token(source.begin).capital;
  const auto fits = [&](const Body& known) {
    if (writing && known.capital_end) return false;
    const bool held = std::all_of(words.begin(), words.end(), [&](const std::string& word) {
      return std::find(known.words.begin(), known.words.end(), word) != known.words.end();
    });
    const bool ends = !known.words.empty() && known.words.back() == words.back();
    return held && (ends || (words.size() == 1 && body));
  };
  const auto last = std::find_if(bodies_.rbegin(), bodies_.rend(), fits);
  return last == bodies_.rend() ? nullptr : &*last;
}

std::vector<std::string> SpokenBodies::folded(base::Tokens range) const {
  std::vector<std::string> words;
  for (uint32_t i = range.begin; i < range.end; ++i)
    if (view_.is_word(i)) words.emplace_back(view_.fold(i));
  return words;
}

// "The River Party lost. The party said …": the last subject that is called so.
std::optional<base::Tokens> SpokenBodies::named_before(uint32_t at) const {
  constexpr uint32_t kReach = 12;  // sentences
  const bool general = view_.lexicon().list("general_bodies").has(view_.fold(at));
  const auto& starts = view_.sentence_starts();
  const uint32_t last = view_.sentence_of(at);
  for (uint32_t s = last;
       s > 0 && last - s < kReach && view_.part_of(starts[s - 1]) == view_.part_of(at); --s) {
    const auto subject = subject_at(view_, people_, starts[s - 1]);
    if (!subject || subject->words.end > at) continue;
    for (uint32_t i = subject->words.begin; i < subject->words.end; ++i)
      if (view_.fold(i) == view_.fold(at) && subject->kind == SubjectKind::kBodyName)
        return subject->words;
    if (general && subject->kind == SubjectKind::kName) return subject->words;
  }
  return std::nullopt;
}

// "The Courier understands": the page's own outlet by a part of its name.
bool SpokenBodies::is_this_outlet(const std::vector<std::string>& words) const {
  const std::string outlet = " " + text::fold_word(view_.document().outlet) + " ";
  return !words.empty() && outlet.size() > 2 &&
         std::all_of(words.begin(), words.end(), [&](const std::string& word) {
           return outlet.find(" " + word + " ") != std::string::npos;
         });
}

}  // namespace hearsay::statement

// Weighs the mentions before a pronoun.
#include "statement/antecedents.h"

#include <algorithm>

#include "statement/ages.h"
#include "statement/introduced.h"
#include "statement/subjects.h"

namespace hearsay::statement {
namespace {

constexpr uint32_t kReach = 400;  // tokens back
constexpr uint32_t kOfAge = 18;   // years
constexpr int kJustBefore = 28;   // for the subject of the sentence before, or of the same one

}  // namespace

Antecedents::Antecedents(const View& view, const std::vector<Quote>& quotes, const People& people)
    : view_(view), people_(people), in_quote_(view.size(), false) {
  for (const Quote& quote : quotes)
    for (uint32_t i = quote.open; i < quote.end; ++i) in_quote_[i] = true;
}

PersonId Antecedents::before(uint32_t at, char gender, PersonId spoke_last, uint32_t years) const {
  PersonId best;
  int best_score = -1000;
  const auto behind =
      std::lower_bound(people_.mentions.begin(), people_.mentions.end(), at,
                       [](const NameMention& m, uint32_t i) { return m.words.begin < i; });
  for (auto it = behind; it != people_.mentions.begin();) {
    --it;
    if (at - it->words.begin > kReach) break;
    if (!gender_fits(gender, people_[it->person].gender) ||
        view_.part_of(it->words.begin) != view_.part_of(at) ||
        in_picture_credit(view_, it->words.begin) ||
        (years > 0 && years < kOfAge && !people_[it->person].roles.empty()))
      continue;
    int score = weigh(*it, at, gender);
    if (it->person == spoke_last) score += 22;
    if (const uint32_t said = years > 0 ? age_beside(view_, *it) : 0; said > 0)
      score += said == years ? 200 : -200;
    if (score > best_score) {
      best_score = score;
      best = it->person;
    }
  }
  return best;
}

// "Ana Ruiz's"
bool Antecedents::owns(const NameMention& mention) const {
  return mention.words.end < view_.size() &&
         view_.is_kind(mention.words.end, text::TokenKind::kClitic);
}

int Antecedents::weigh(const NameMention& mention, uint32_t at, char gender) const {
  const auto distance =
      static_cast<int>(view_.sentence_of(at) - view_.sentence_of(mention.words.begin));
  int score = -10 * std::min(distance, 12);
  if (in_quote_[mention.words.begin]) score -= 25;
  if (owns(mention)) score -= 15;
  if (heads_sentence(view_, people_, mention))
    score += distance <= 1 ? kJustBefore : 12;  // "Bo Lind lost his house. “It's bad,” he said."
  if (people_[mention.person].gender == gender) score += 4;
  return score;
}

}  // namespace hearsay::statement

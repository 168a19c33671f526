// The person whom a pronoun or an epithet takes up.
#pragma once

#include <cstdint>
#include <vector>

#include "statement/people.h"
#include "statement/quotes.h"
#include "statement/view.h"

namespace hearsay::statement {

// Whether somebody of gender `has` may be called by a word of gender `wanted`; 0 fits all.
inline bool gender_fits(char wanted, char has) { return wanted == 0 || has == 0 || wanted == has; }

// Borrows the view and the people.
class Antecedents {
 public:
  Antecedents(const View& view, const std::vector<Quote>& quotes, const People& people);

  // The person that the token `at` stands for, among those named up to 400 tokens before it in the
  // same part: mentions are weighed by distance, place in the sentence, and whether the person
  // spoke last; mentions inside quotations and possessives count less. Where `years` is known (not
  // 0), an age beside the name decides. Invalid where nobody fits.
  // (An age under 18 is nobody's who holds a role.)
  PersonId before(uint32_t at, char gender, PersonId spoke_last, uint32_t years = 0) const;

  // Whether a mention stands outside of quotations and owns nothing.
  bool is_told_of(const NameMention& mention) const {
    return !in_quote_[mention.words.begin] && !owns(mention);
  }

 private:
  bool owns(const NameMention& mention) const;
  int weigh(const NameMention& mention, uint32_t at, char gender) const;

  const View& view_;
  const People& people_;
  std::vector<bool> in_quote_;
};

}  // namespace hearsay::statement

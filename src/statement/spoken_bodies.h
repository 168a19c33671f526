// The bodies and groups that a page has named as sources, under the fullest form of each.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "statement/people.h"
#include "statement/statement.h"
#include "statement/view.h"

namespace hearsay::statement {

// Borrows the view and the people.
class SpokenBodies {
 public:
  SpokenBodies(const View& view, const People& people) : view_(view), people_(people) {}

  bool any() const { return !bodies_.empty(); }

  // The body that a phrase without its article names: the last one whose name holds all its words
  // ("the ministry" is the Ministry of Mines), unless the article was indefinite; else the phrase
  // itself, remembered for later ones.
  Speaker name(base::Tokens source, bool definite, bool indefinite);

 private:
  struct Body {
    std::string name;
    std::vector<std::string> words;  // folded
    bool capital_end = false;        // the last word is part of a name
  };

  const Body* known_as(const std::vector<std::string>& words, base::Tokens source) const;
  std::vector<std::string> folded(base::Tokens range) const;
  std::optional<base::Tokens> named_before(uint32_t at) const;
  bool is_this_outlet(const std::vector<std::string>& words) const;

  const View& view_;
  const People& people_;
  std::vector<Body> bodies_;
};

}  // namespace hearsay::statement

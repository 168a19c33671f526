// Whether a name is the site's own: what the page calls the site, or what its address does.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"

namespace hearsay::document {

// Whether the address on `host` tells that `piece` names the site: its letters are those of the
// host's label, begin them, or hold them ("Eastvale Herald" of www.eastvaleherald.example).
bool names_site(std::string_view piece, std::string_view host);

class SiteNames {
 public:
  // `lexicon` is borrowed. `host` as host_of gives it, empty where unknown.
  SiteNames(std::string_view outlet, const std::vector<std::string>& stated, std::string_view host,
            const lexicon::Lexicon& lexicon);

  // True for a name without a letter or digit, too. "The Harbour Post" and "harbourpost.example"
  // are the site's on harbourpost.example; a person's name is not, as a person's own site has it.
  bool has(std::string_view name) const;

 private:
  const lexicon::WordList& given_names_;
  std::vector<std::string> keys_;
  std::string host_, label_;  // "harbourpostexample", "harbourpost"
};

}  // namespace hearsay::document

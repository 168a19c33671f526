// Which reader's comment answers which: by the name that a comment says it answers, and by how an
// HTML page nests and numbers its comments.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/moment.h"
#include "document/comments_html.h"
#include "document/html_facts.h"
#include "lexicon/lexicon.h"

namespace hearsay::document {

// What the search by name needs of a comment.
struct Spoken {
  std::string author;
  std::string parent;  // the name it says it answers, empty where it says none
  std::optional<base::Moment> time;
};

// For each comment the one it answers by name: the nearest one of that author that is not surely
// later, as some pages begin with the newest. Looks at most 200 comments away.
std::vector<std::optional<uint32_t>> replies_by_name(const std::vector<Spoken>& comments);

// Sets `reply_to` of the units. A level in a class ("depth-2") says how deep a comment hangs; else
// a comment that stands deeper than the one before it, in a list or an element that its class calls
// one of replies (reply_classes.tsv), answers the last one that stands less deep.
void find_replies(const PageView& page, const lexicon::Lexicon& lexicon,
                  std::vector<CommentUnit>& units);

}  // namespace hearsay::document

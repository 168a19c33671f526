// The line that starts a reader's comment: who, in reply to whom, when.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/moment.h"
#include "base/span.h"
#include "lexicon/lexicon.h"

namespace hearsay::document {

struct CommentHeader {
  enum class Strength : uint8_t {
    kWeak,    // a name and a time: a comment only among others or below a heading of comments
    kStrong,  // has words or marks of its own ("Permalink", "says:", "said...", "3 hours ago",
              // "Reply")
  };
  std::string author;
  std::string parent;                // whom it answers, where the line says so
  std::optional<base::Moment> time;  // "3 hours ago" gives none
  base::Bytes time_span;             // in `text`; 0,0 where none
  Strength strength = Strength::kWeak;
  bool time_follows = false;  // "Jane Doe says:" – the next line may hold the time
};

// Reads one line ("jane Thu, 12/28/2017 - 16:51 Permalink", "Jane Doe says:", "Jane Doe • 3 hours
// ago"). nullopt where it is no such line. Words are data (comment_words.tsv).
std::optional<CommentHeader> read_comment_header(std::string_view text,
                                                 const lexicon::Lexicon& lexicon);

}  // namespace hearsay::document

// What a page says to its readers in the area of their comments, and where it shows other pages'
// comments.
#pragma once

#include <cstdint>
#include <string_view>

#include "document/html_facts.h"
#include "lexicon/lexicon.h"

namespace hearsay::document {

// Whether the words are those of a notice ("No comments yet", comment_notices.tsv), not a reader's.
bool says_notice(std::string_view text, const lexicon::Lexicon& lexicon);

enum class NoticeClass : uint8_t { kNone, kNotice, kRecent };

// What the classes and ids within four steps around the block say (comment_notice_classes.tsv).
NoticeClass notice_class(const PageView& view, uint32_t block, const lexicon::Lexicon& lexicon);

}  // namespace hearsay::document

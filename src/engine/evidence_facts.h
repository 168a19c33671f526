// What an evidence page says of a document and of a statement: read out of their records in one way
// when a page is made and when it is checked.
#pragma once

#include <vector>

#include "engine/evidence.h"
#include "statement/statement.h"
#include "story/tell_story.h"

namespace hearsay::engine {

// Title, outlet, address, byline and date.
void put_facts(const document::Document& document, EvidenceDocument& out);

// Kind, speaker, role, cue, source, venue, rule, whether it is denied, and its date. `statement`:
// an index.
void put_facts(const story::Reading& reading, uint32_t statement, EvidenceVersion& out);

// The first code points of a stretch of text, at most kExcerpt.
std::string excerpt(std::string_view text, bool& shortened);

}  // namespace hearsay::engine

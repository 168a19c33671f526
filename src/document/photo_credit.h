// Where a caption or a line of its own names who made or gave the picture.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "lexicon/lexicon.h"

namespace hearsay::document {

struct PhotoCredit {
  uint32_t begin = 0;  // byte in the text where the credit's words begin
  bool whole = false;  // the text is nothing but the credit
};

// Looks for "Photo credit: X", "Image via X", "(Photo by X/Y)", "REUTERS/X", "© X" in a text of at
// most 500 bytes: at its start, or behind a sentence or bracket near its end.
std::optional<PhotoCredit> find_photo_credit(std::string_view text,
                                             const lexicon::Lexicon& lexicon);

// Whether the text starts as captions do ("File photo:", "Pictured above", "Image caption").
bool starts_as_caption(std::string_view text, const lexicon::Lexicon& lexicon);

}  // namespace hearsay::document

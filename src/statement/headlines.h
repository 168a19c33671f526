// Statements in titles, headings and transcripts: "Mayor: city broke", "City broke – mayor", 'City
// broke', "ORR: We lost."
#pragma once

#include <vector>

#include "statement/attribution.h"

namespace hearsay::statement {

// Reads one frame of a title or heading. Empty where it reports nothing. A heading wholly in marks
// gives an attribution without a source: whose words it has is told by the text below it.
std::vector<Attribution> read_headline(const View& view, const std::vector<Quote>& quotes,
                                       const Frame& frame, uint32_t number, const People& people);

// The paragraphs that are turns of a transcript: a short label, a colon, then words. A page has
// turns when at least three of its paragraphs begin so and two labels differ. Each turn is one
// attribution whose source is its label.
std::vector<Attribution> read_turns(const View& view, const std::vector<Frame>& frames);

}  // namespace hearsay::statement

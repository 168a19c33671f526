// Several pages in one case: what lineage and story are tested on.
#pragma once

#include <string>
#include <vector>

#include "case_file.h"
#include "document/document.h"
#include "statement/statement.h"

namespace hearsay::test {

// A page read, with its statements.
struct ReadPage {
  document::Document document;
  std::vector<statement::Statement> statements;
};

// The pages of section `pages`: each begins with a line "@ id | outlet | date | address" (trailing
// cells may be missing), its text follows up to the next one.
std::vector<ReadPage> pages_of(const Case& test);

}  // namespace hearsay::test

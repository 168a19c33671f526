// The door of the statement module: a document in, its statements out.
#pragma once

#include <vector>

#include "document/document.h"
#include "lexicon/lexicon.h"
#include "statement/statement.h"
#include "statement/weighed.h"

namespace hearsay::statement {

struct FindOptions {
  bool comments = false;                    // look into comment blocks too
  std::vector<Weighed>* weighed = nullptr;  // where to put what the models decided, if anywhere
};

// The statements of a document in text order, numbered from 1. Pure; safe on several threads at
// once; linear in the text. Stages, in order: tokens and sentences → marks → cues → contents →
// mentions and people → speakers → venue and time.
std::vector<Statement> find_statements(const document::Document& document,
                                       const lexicon::Lexicon& lexicon,
                                       const FindOptions& options = {});

}  // namespace hearsay::statement

// The door of the lineage module: documents with what is quoted in them in, nodes and evidenced
// edges out.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "document/document.h"
#include "lexicon/lexicon.h"
#include "lineage/lineage.h"
#include "match/find_matches.h"

namespace hearsay::lineage {

// Reported words of a document: the spans of one statement's content, and whose words the page says
// they are.
struct Utterance {
  std::vector<base::Bytes> pieces;
  std::string speaker;
  bool negated = false;  // "denied that", "did not say"
};

// One document as lineage sees it. Borrowed.
struct Source {
  const document::Document* document = nullptr;
  std::span<const Utterance> utterances;
};

// The lineage of a set of documents. Shared passages are found, each pair that shares one is
// weighed in both directions by all kinds of evidence (declared source > truncation and order >
// added commentary > time), the best parents of each child are chosen (a compilation may have
// several), and what was weighed and lost is kept as alternatives. Direction only where the
// evidence passes a stated margin; otherwise the edge is undirected (`directed` false, from =
// earlier node number). Sources named in a text that are no document of the set become outside
// nodes with an edge of relation kQuotation or kCopy to the page that names them. Pairs whose
// shared words are only quotations of one speaker, neither crediting the other, are kCommonSource.
// Deterministic; near-linear in shared passages (never all pairs of a large cluster: a document is
// compared with at most 64 candidates, best containment first).
Lineage trace_lineage(std::span<const Source> sources, const lexicon::Lexicon& lexicon,
                      const match::MatchOptions& options = {});

}  // namespace hearsay::lineage

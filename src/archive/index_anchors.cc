// Anchors of the whole text, thinly, and of quoted words, densely.
#include "archive/index_anchors.h"

#include <algorithm>

#include "archive/archive.h"
#include "base/span.h"

namespace hearsay::archive {

std::vector<match::Anchor> index_anchors(const document::Document& document,
                                         std::span<const statement::Statement> statements,
                                         uint64_t number) {
  const match::TextId text(static_cast<uint32_t>(number));
  match::MatchOptions options;
  options.window = kWindow;
  std::vector<match::Anchor> anchors = match::anchors_of(article_words(document), text, options);
  options.window = kQuotedWindow;
  for (const statement::Statement& statement : statements) {
    for (const base::Bytes piece : statement.quoted)
      match::append_anchors(match::words_of(document.text, piece), text, options, anchors);
  }
  for (match::Anchor& anchor : anchors) anchor = {kept_hash(anchor.hash), text, 0};
  std::sort(anchors.begin(), anchors.end());
  anchors.erase(std::unique(anchors.begin(), anchors.end()), anchors.end());
  return anchors;
}

}  // namespace hearsay::archive

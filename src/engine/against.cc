// Look-up, comparison and lines of one document at a time.
#include "engine/against.h"

#include <algorithm>
#include <vector>

namespace hearsay::engine {

Against::Against(const archive::Archive& archive, uint32_t min_words, uint64_t memory, bool as_text)
    : archive_(archive), as_text_(as_text), shelf_(archive, options_, memory, refused_) {
  options_.min_words = min_words;
}

base::Result<std::string> Against::lines_of(document::Document document) {
  const Kept given(std::move(document), 0, options_);
  const auto sharing = archive_.sharing(given.prepared().anchors, kMostCompared);
  if (!sharing.ok()) return sharing.error();
  std::vector<uint32_t> numbers;
  for (const archive::Archive::Sharing& one : *sharing)
    numbers.push_back(static_cast<uint32_t>(one.number));
  std::sort(numbers.begin(), numbers.end());
  compared_ += numbers.size();
  std::string out;
  std::vector<match::Passage> passages;
  for (const uint32_t number : numbers) {
    const std::shared_ptr<const Kept> other = shelf_.take(number);
    if (!other) continue;
    passages.clear();
    match::match_prepared(given.prepared(), other->prepared(), options_, {}, passages);
    for (const match::Passage& passage : passages) {
      if (as_text_) {
        put_passage_text(out, passage, " = ", given.document(), other->document());
      } else {
        begin_passage_line(out, passage, given.side(), other->side());
        out += "}\n";
      }
    }
  }
  return out;
}

}  // namespace hearsay::engine

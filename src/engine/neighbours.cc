// Dense anchors of few texts, kept for the length of one question.
#include "engine/neighbours.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "engine/text_anchors.h"

namespace hearsay::engine {

using match::Anchor;

base::Status Neighbourhood::read() {
  read_ = true;
  const base::Result<uint64_t> documents = archive_.size(), last = archive_.last_number();
  if (!documents.ok()) return documents.error();
  if (!last.ok()) return last.error();
  if (*documents > kFewDocuments) return {};
  const base::Result<archive::Counts> counts = archive_.counts();
  if (!counts.ok()) return counts.error();
  few_ = counts->raw_bytes <= kFewBytes;
  if (!few_) return {};
  const match::MatchOptions options;
  each_text(archive_, options, *last, 1, {},
            [&](uint64_t, const std::vector<match::SeenAnchor>& found) {
              for (const match::SeenAnchor& seen : found) anchors_.push_back(seen.anchor);
              return true;
            });
  std::sort(anchors_.begin(), anchors_.end());
  return {};
}

base::Result<std::vector<archive::Archive::Sharing>> Neighbourhood::sharing(
    std::span<const Anchor> anchors, size_t limit) {
  if (!read_) {
    if (base::Status status = read(); !status.ok()) return status.error();
  }
  if (!few_) return archive_.sharing(anchors, limit);
  std::vector<uint64_t> hashes;
  for (const Anchor& anchor : anchors) hashes.push_back(anchor.hash);
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  std::map<uint32_t, uint32_t> shared;  // document, anchors
  for (const uint64_t hash : hashes) {
    auto at = std::lower_bound(anchors_.begin(), anchors_.end(), hash,
                               [](const Anchor& anchor, uint64_t h) { return anchor.hash < h; });
    for (bool first = true; at != anchors_.end() && at->hash == hash; ++at, first = false)
      if (first || at->text != std::prev(at)->text) ++shared[at->text.value()];
  }
  std::vector<archive::Archive::Sharing> out;
  for (const auto& [number, count] : shared) out.push_back({number, count});
  std::stable_sort(out.begin(), out.end(),
                   [](const auto& a, const auto& b) { return a.anchors > b.anchors; });
  if (out.size() > limit) out.resize(limit);
  return out;
}

}  // namespace hearsay::engine

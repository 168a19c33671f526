// From most words to fewest, each document joins the kept one that holds most of it, or is kept
// itself. A star, no chain: whatever is dropped matches what is kept.
#include "engine/clusters.h"

#include <algorithm>
#include <tuple>

namespace hearsay::engine {
namespace {

// How many of a document's words stand in passages with another one, each word once.
uint32_t covered(std::vector<base::Tokens>& spans) {
  std::sort(spans.begin(), spans.end());
  uint32_t words = 0, end = 0;
  for (const base::Tokens span : spans) {
    if (span.end <= end) continue;
    words += span.end - std::max(span.begin, end);
    end = span.end;
  }
  return words;
}

}  // namespace

void ClusterFinder::note_words(uint32_t document, uint32_t words) {
  if (document >= words_.size()) words_.resize(size_t{document} + 1);
  words_[document] = words;
}

void ClusterFinder::add(std::span<const match::Passage> of_pair, uint32_t a_words,
                        uint32_t b_words) {
  if (of_pair.empty() || of_pair[0].a == of_pair[0].b) return;
  const uint32_t a = of_pair[0].a.value(), b = of_pair[0].b.value();
  std::vector<base::Tokens> a_spans, b_spans;
  for (const match::Passage& passage : of_pair) {
    if (passage.stock) continue;
    a_spans.push_back(passage.a_words);
    b_spans.push_back(passage.b_words);
  }
  if (a_spans.empty()) return;
  note_words(a, a_words);
  note_words(b, b_words);
  const auto a_share = static_cast<uint32_t>(uint64_t{1000} * covered(a_spans) / a_words);
  const auto b_share = static_cast<uint32_t>(uint64_t{1000} * covered(b_spans) / b_words);
  if (a_share >= kCopyShare) close_.push_back({a, b, a_share});
  if (b_share >= kCopyShare) close_.push_back({b, a, b_share});
}

void ClusterFinder::group(std::span<const uint32_t> documents,
                          const std::function<void(std::span<const ClusterMember>)>& take) {
  if (documents.empty()) return;
  words_.resize(std::max<size_t>(words_.size(), size_t{documents.back()} + 1));
  std::sort(close_.begin(), close_.end());
  std::vector<uint32_t> order(documents.begin(), documents.end());
  std::stable_sort(order.begin(), order.end(),
                   [&](uint32_t x, uint32_t y) { return words_[x] > words_[y]; });
  constexpr uint32_t kNobody = 0xffffffff;
  std::vector<uint32_t> kept(words_.size(), kNobody), first(words_.size(), kNobody);
  for (const uint32_t document : order) {
    kept[document] = document;
    uint32_t best = 0;
    for (auto at = std::lower_bound(close_.begin(), close_.end(), Close{document, 0, 0});
         at != close_.end() && at->document == document; ++at) {
      if (kept[at->other] != at->other || at->share <= best) continue;
      best = at->share;
      kept[document] = at->other;
    }
    words_[document] = best > 0 ? best : 1000;  // from now on its share
    first[kept[document]] = std::min(first[kept[document]], document);
  }
  const auto place = [&](uint32_t x) { return std::tuple(first[kept[x]], kept[x] != x, x); };
  std::sort(order.begin(), order.end(),
            [&](uint32_t x, uint32_t y) { return place(x) < place(y); });
  std::vector<ClusterMember> members;
  for (size_t i = 0; i < order.size(); ++i) {
    if (kept[order[i]] == order[i] && !members.empty()) {
      take(members);
      members.clear();
    }
    members.push_back({order[i], kept[order[i]], words_[order[i]]});
  }
  take(members);
  close_ = {};
  words_ = {};
}

size_t ClusterFinder::bytes() const {
  return close_.capacity() * sizeof(Close) + words_.capacity() * sizeof(uint32_t) * 4;
}

}  // namespace hearsay::engine

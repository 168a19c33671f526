// Groups versions by containment: each joins the fuller version its words lie in, or leads a group
// of its own.
//
// Versions are taken longest first, so a version is only ever compared with fuller ones. Candidates
// come from an index of content words, rarest first; a bounded number is aligned. Two statements
// that share only names or stock phrases fail the share of words in order: unrelated sentences of
// one topic rarely reach half.
#include "story/groups.h"

#include <algorithm>
#include <numeric>

#include "lineage/names.h"

namespace hearsay::story {
namespace {

constexpr size_t kRarest = 14;           // content words of a version that are looked up
constexpr size_t kLongestPosting = 600;  // versions of one word that are looked at
constexpr size_t kMostAligned = 48;      // candidates of one version that are aligned

// Shares in thousandths of the shorter version's words that must stand in the longer one, in order.
constexpr uint32_t kSameSpeaker =
    600;  // reworded by a spinner, a version keeps about two words in three
constexpr uint32_t kSpeakerOpen = 750;   // a headline or a description that may be anybody
constexpr uint32_t kOtherSpeaker = 800;  // given to somebody else: only near whole
constexpr uint32_t kUnquoted =
    800;  // two paraphrases of one topic are alike without being one statement
constexpr uint32_t kReworded = 1250;  // a reworded version is as long as what it rewords

enum class Speakers : uint8_t { kSame, kOpen, kOther };

Speakers speakers_of(const Version& a, const Version& b, const lexicon::Lexicon& lexicon) {
  if (a.speaker.empty() || b.speaker.empty()) return Speakers::kOpen;
  return a.speaker == b.speaker || lineage::same_person(a.speaker, b.speaker, lexicon)
             ? Speakers::kSame
             : Speakers::kOther;
}

// Equal words of the alignment that carry content.
uint32_t content_of(const match::Alignment& alignment, const Version& shorter) {
  uint32_t count = 0;
  for (const match::Edit& edit : alignment.edits)
    if (edit.kind == match::EditKind::kSame)
      for (uint32_t w = edit.a.begin; w < edit.a.end && w < shorter.is_content.size(); ++w)
        count += shorter.is_content[w];
  return count;
}

bool overlap(const Version& a, const Version& b) {
  if (a.document != b.document) return false;
  for (const base::Bytes x : a.pieces)
    for (const base::Bytes y : b.pieces)
      if (x.overlaps(y)) return true;
  return false;
}

bool is_variant(const Version& shorter, const Version& longer, uint32_t contained, uint32_t content,
                uint32_t stretch, const lexicon::Lexicon& lexicon) {
  const auto words = static_cast<uint32_t>(shorter.words.size());
  const Speakers speakers = speakers_of(shorter, longer, lexicon);
  const bool quoted = shorter.quoted || longer.quoted;
  if (words < 4 || content < 3) {
    return contained == 1000 && content >= 2 && words >= 3 && shorter.quoted && longer.quoted &&
           speakers == Speakers::kSame && shorter.document != longer.document;
  }
  const uint32_t content_share = content * 1000 / std::max<uint32_t>(1, shorter.content);
  if (speakers == Speakers::kOther)
    return contained >= kOtherSpeaker && content >= 5 && content_share >= 700;
  if (!quoted) return contained >= kUnquoted && content_share >= 600;
  if (speakers == Speakers::kOpen) return contained >= kSpeakerOpen && content_share >= 600;
  if (contained < kSameSpeaker) return false;
  // Few content words are left of a reworded version; then it must keep its shape: as long, of some
  // length, in marks.
  return content_share >= 500 || (words >= 10 && shorter.quoted && longer.quoted &&
                                  stretch <= kReworded && content_share >= 250);
}

// The content words of all versions, numbered in the order of their hashes; each version's sorted,
// each once.
struct ContentWords {
  std::vector<std::vector<uint32_t>> of;  // per version
  std::vector<uint32_t> frequency;        // per word: versions that have it
};

// Versions taken so far, by content word, in the order of their taking.
using Postings = std::vector<std::vector<uint32_t>>;

std::vector<uint32_t> by_length(std::span<const Version> versions) {
  std::vector<uint32_t> order(versions.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](uint32_t x, uint32_t y) {
    return versions[x].words.size() > versions[y].words.size();
  });
  return order;
}

void sort_out(std::vector<uint32_t>& numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

ContentWords content_words(std::span<const Version> versions) {
  ContentWords out;
  std::vector<uint32_t> all;
  for (const Version& version : versions) {
    std::vector<uint32_t>& words = out.of.emplace_back();
    for (size_t i = 0; i < version.words.size(); ++i)
      if (version.is_content[i]) words.push_back(version.words[i].hash);
    sort_out(words);
    all.insert(all.end(), words.begin(), words.end());
  }
  sort_out(all);
  out.frequency.assign(all.size(), 0);
  for (std::vector<uint32_t>& words : out.of)
    for (uint32_t& word : words) {
      word = static_cast<uint32_t>(std::lower_bound(all.begin(), all.end(), word) - all.begin());
      ++out.frequency[word];
    }
  return out;
}

// Fuller versions that share content words with this one, those that share most first.
std::vector<uint32_t> candidates(std::vector<uint32_t> words, const Postings& postings,
                                 const std::vector<uint32_t>& frequency) {
  std::stable_sort(words.begin(), words.end(),
                   [&](uint32_t x, uint32_t y) { return frequency[x] < frequency[y]; });
  if (words.size() > kRarest) words.resize(kRarest);
  std::vector<uint32_t> sharing;
  for (const uint32_t word : words) {
    const std::vector<uint32_t>& list = postings[word];
    const size_t most = std::min(list.size(), kLongestPosting);
    sharing.insert(sharing.end(), list.begin(), list.begin() + static_cast<std::ptrdiff_t>(most));
  }
  std::sort(sharing.begin(), sharing.end());
  std::vector<std::pair<uint32_t, uint32_t>> ranked;  // ~shared, version
  for (size_t i = 0, next = 0; i < sharing.size(); i = next) {
    while (next < sharing.size() && sharing[next] == sharing[i]) ++next;
    if (next - i >= 2) ranked.push_back({~static_cast<uint32_t>(next - i), sharing[i]});
  }
  const size_t most = std::min(ranked.size(), kMostAligned);
  std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(most),
                    ranked.end());
  std::vector<uint32_t> out;
  for (size_t i = 0; i < most; ++i) out.push_back(ranked[i].second);
  return out;
}

}  // namespace

Fit compare(const Version& shorter, const Version& longer, const lexicon::Lexicon& lexicon) {
  Fit fit;
  if (shorter.words.empty() || longer.words.empty() || overlap(shorter, longer)) return fit;
  const match::Alignment alignment = match::align_inside(shorter.words, longer.words);
  const auto words = static_cast<uint32_t>(shorter.words.size());
  fit.contained = alignment.words * 1000 / words;
  fit.similarity = alignment.similarity;
  fit.is_variant = is_variant(shorter, longer, fit.contained, content_of(alignment, shorter),
                              alignment.b_words.size() * 1000 / words, lexicon);
  return fit;
}

std::vector<std::vector<uint32_t>> group_versions(std::span<const Version> versions,
                                                  const lexicon::Lexicon& lexicon) {
  const ContentWords content = content_words(versions);
  Postings postings(content.frequency.size());
  std::vector<std::vector<uint32_t>> groups;
  std::vector<uint32_t> group_of(versions.size(), 0);
  for (const uint32_t v : by_length(versions)) {
    uint32_t best = 0, best_score = 0;
    for (const uint32_t other : candidates(content.of[v], postings, content.frequency)) {
      const uint32_t group = group_of[other];
      const Fit fit = compare(versions[v], versions[other], lexicon);
      if (!fit.is_variant || fit.contained + fit.similarity <= best_score) continue;
      const bool twice =
          std::any_of(groups[group].begin(), groups[group].end(),
                      [&](uint32_t member) { return overlap(versions[member], versions[v]); });
      if (twice) continue;
      best = group;
      best_score = fit.contained + fit.similarity;
    }
    if (best_score == 0) {
      best = static_cast<uint32_t>(groups.size());
      groups.emplace_back();
    }
    groups[best].push_back(v);
    group_of[v] = best;
    for (const uint32_t word : content.of[v]) postings[word].push_back(v);
  }
  std::erase_if(groups, [](const std::vector<uint32_t>& group) { return group.size() < 2; });
  return groups;
}

}  // namespace hearsay::story

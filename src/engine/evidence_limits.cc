// The sentences that say what an evidence page does not show and cannot know.
#include "engine/evidence_limits.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::engine {
namespace {

std::string count(size_t n, std::string_view one, std::string_view many) {
  return std::to_string(n).append(" ").append(n == 1 ? one : many);
}

}  // namespace

void add_limits(const Pool& pool, size_t groups_left, size_t nodes_left, EvidenceRecord& record) {
  std::vector<std::string>& limits = record.limits;
  limits.push_back(
      "Everything here is about one archive of " + count(pool.searched, "document", "documents") +
      ". “Earliest” and “fullest” mean earliest and fullest in this archive; earlier or fuller "
      "versions may exist elsewhere.");
  size_t undated = 0;
  for (const EvidenceDocument& one : record.documents) undated += one.published.empty();
  if (undated > 0)
    limits.push_back(
        count(undated, "of the pages shown carries no date", "of the pages shown carry no date") +
        "; the order in time of what they hold is not known.");
  limits.push_back(
      "Dates are those the pages give of themselves; pages are changed after publication, and "
      "dates with them.");
  limits.push_back(
      "A kind of change names what differs in the wording. It says nothing about why.");
  limits.push_back(
      "Speakers are those the pages name, joined within each page by rules; a page can be wrong "
      "about who spoke.");
  const bool undirected = std::any_of(record.edges.begin(), record.edges.end(),
                                      [](const EvidenceEdge& edge) { return !edge.directed; });
  if (undirected)
    limits.push_back(
        "Some pages share words without anything that tells who has them from whom; they are "
        "joined by a line "
        "without a direction.");
  bool shortened = false;
  size_t versions_left = 0;
  for (const EvidenceGroup& group : record.groups) {
    versions_left += group.left_out;
    for (const EvidenceVersion& version : group.versions)
      for (const EvidencePiece& piece : version.pieces) shortened |= piece.shortened;
  }
  if (shortened)
    limits.push_back("Long excerpts are cut after " + std::to_string(kExcerpt) + " characters.");
  if (versions_left)
    limits.push_back(count(versions_left, "further version is", "further versions are") +
                     " not shown.");
  if (groups_left)
    limits.push_back(count(groups_left, "further statement is", "further statements are") +
                     " not shown.");
  if (nodes_left)
    limits.push_back(
        count(nodes_left, "further page of the lineage is", "further pages of the lineage are") +
        " not shown.");
  if (pool.cut_short)
    limits.push_back("More pages share words than were compared: the search stopped at " +
                     std::to_string(kTraceDocuments) + " pages.");
}

}  // namespace hearsay::engine

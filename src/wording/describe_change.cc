// The order of work: words → agreement → moves → parts of the gaps → names, seams and marks.
#include "wording/describe_change.h"

#include <algorithm>

#include "wording/align_versions.h"
#include "wording/cuts.h"
#include "wording/moved_words.h"
#include "wording/split_gap.h"
#include "wording/version_words.h"

namespace hearsay::wording {
namespace {

base::Bytes bytes_of(const VersionWords& version, base::Tokens range) {
  return range.empty() ? version.place(range.begin) : version.bytes(range.begin, range.end);
}

// The stretches of `range` that no move has taken. `taken` is sorted and disjoint.
std::vector<base::Tokens> without(base::Tokens range, const std::vector<base::Tokens>& taken) {
  std::vector<base::Tokens> out;
  uint32_t from = range.begin;
  const auto first =
      std::lower_bound(taken.begin(), taken.end(), base::Tokens{range.begin, range.begin});
  for (auto part = first; part != taken.end() && part->begin < range.end; ++part) {
    if (from < part->begin) out.push_back({from, part->begin});
    from = part->end;
  }
  if (from < range.end) out.push_back({from, range.end});
  return out;
}

// Gaps without what moved. What remains on each side of a gap is compared stretch by stretch, in
// order.
std::vector<Gap> remaining(const std::vector<Gap>& gaps, const std::vector<Move>& moves) {
  std::vector<base::Tokens> a_taken, b_taken;
  for (const Move& move : moves) {
    a_taken.push_back(move.a);
    b_taken.push_back(move.b);
  }
  std::sort(b_taken.begin(), b_taken.end());
  std::vector<Gap> out;
  for (const Gap& gap : gaps) {
    const std::vector<base::Tokens> a = without(gap.a, a_taken), b = without(gap.b, b_taken);
    for (size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
      const base::Tokens x = i < a.size() ? a[i] : base::Tokens{gap.a.end, gap.a.end};
      const base::Tokens y = i < b.size() ? b[i] : base::Tokens{gap.b.end, gap.b.end};
      out.push_back({x, y});
    }
  }
  return out;
}

// A short form whose words did change ("can't" → "can") is told by that change alone.
void drop_told_contractions(std::vector<Change>& changes) {
  std::vector<Change> others;
  for (const Change& change : changes)
    if (change.kind != ChangeKind::kTypography && change.kind != ChangeKind::kSpelling)
      others.push_back(change);
  const auto told = [&](const Change& change) {
    return change.rule == "wording/contraction" &&
           std::any_of(others.begin(), others.end(), [&](const Change& other) {
             return other.a.overlaps(change.a) || other.b.overlaps(change.b);
           });
  };
  changes.erase(std::remove_if(changes.begin(), changes.end(), told), changes.end());
}

}  // namespace

std::vector<Change> describe_change(const Version& a, const Version& b,
                                    const lexicon::Lexicon& lexicon) {
  const VersionWords x = read_version(a, lexicon), y = read_version(b, lexicon);
  const Agreement agreement = align_versions(x, y, lexicon);
  const std::vector<Move> moves = find_moved(x, y, agreement, lexicon);
  std::vector<Change> changes = compare_marks(x, y, agreement);
  for (const Move& move : moves)
    changes.push_back(
        {ChangeKind::kReordered, bytes_of(x, move.a), bytes_of(y, move.b), "wording/reordered"});
  for (const Gap& gap : remaining(agreement.gaps, moves))
    for (const Part& part : split_gap(x, y, gap, lexicon)) {
      if (part.named)
        changes.push_back(
            {part.named->kind, bytes_of(x, part.a), bytes_of(y, part.b), part.named->rule});
      else
        changes.push_back(name_rest(x, y, part.a, part.b));
    }
  const std::vector<Change> seams = find_seams(x, y, agreement);
  changes.insert(changes.end(), seams.begin(), seams.end());
  drop_told_contractions(changes);
  std::sort(changes.begin(), changes.end());
  changes.erase(std::unique(changes.begin(), changes.end()), changes.end());
  return changes;
}

}  // namespace hearsay::wording

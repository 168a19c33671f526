// Cuts by their place, and sentences of one version that the other runs together.
#include "wording/cuts.h"

#include <algorithm>

#include "match/find_matches.h"

namespace hearsay::wording {
namespace {

Change change(ChangeKind kind, base::Bytes a, base::Bytes b, std::string_view rule) {
  return {kind, a, b, rule};
}

base::Bytes bytes_or_place(const VersionWords& version, base::Tokens part) {
  return part.empty() ? version.place(part.begin) : version.bytes(part.begin, part.end);
}

// An ellipsis in `b` at the cut's place belongs to the cut.
base::Bytes place_of_cut(const VersionWords& b, uint32_t at) {
  const Marks& marks = b.marks_before(at);
  return marks.ellipsis ? marks.ellipsis_span : b.place(at);
}

// Whether the words left out of `a` hold a whole sentence.
bool holds_sentence(const VersionWords& a, base::Tokens part) {
  if (!a.units[part.begin].starts_sentence) return false;
  for (uint32_t i = part.begin + 1; i <= part.end && i < a.size(); ++i)
    if (a.units[i].starts_sentence) return true;
  return false;
}

// What stands before and behind the cut are sentences of their own in `a`, and `b` runs them
// together without a sign of the cut.
bool runs_together(const VersionWords& a, const VersionWords& b, base::Tokens cut, uint32_t at) {
  if (cut.begin == 0 || cut.end >= a.size() || at == 0 || at >= b.size()) return false;
  if (b.marks_before(at).ellipsis || b.units[at - 1].piece != b.units[at].piece) return false;
  if (a.units[cut.begin - 1].sentence == a.units[cut.end].sentence) return false;
  return b.units[at - 1].sentence == b.units[at].sentence || holds_sentence(a, cut);
}

Change name_cut(const VersionWords& a, const VersionWords& b, base::Tokens cut, uint32_t at) {
  const base::Bytes words = a.bytes(cut.begin, cut.end), place = place_of_cut(b, at);
  if (cut.end == a.size()) return change(ChangeKind::kCutEnd, words, place, "wording/cut-end");
  if (cut.begin == 0) return change(ChangeKind::kCutStart, words, place, "wording/cut-start");
  if (runs_together(a, b, cut, at))
    return change(ChangeKind::kJoined, words, place, "wording/joined-over-cut");
  return change(ChangeKind::kCutMiddle, words, place, "wording/cut-middle");
}

}  // namespace

Change name_rest(const VersionWords& a, const VersionWords& b, base::Tokens a_part,
                 base::Tokens b_part) {
  if (b_part.empty()) return name_cut(a, b, a_part, b_part.begin);
  if (a_part.empty())
    return change(ChangeKind::kAdded, bytes_or_place(a, a_part), bytes_or_place(b, b_part),
                  "wording/added");
  return change(ChangeKind::kReplaced, bytes_or_place(a, a_part), bytes_or_place(b, b_part),
                "wording/replaced");
}

std::vector<Change> find_seams(const VersionWords& a, const VersionWords& b,
                               const Agreement& agreement) {
  constexpr size_t kCueWords = 20;  // a cue that interrupts a quotation is shorter than this
  std::vector<Change> out;
  for (const Gap& run : agreement.same) {
    for (uint32_t n = 1; n < run.a.size(); ++n) {
      const Unit &before = a.units[run.a.begin + n - 1], &behind = a.units[run.a.begin + n];
      if (before.piece == behind.piece) continue;
      const uint32_t at = run.b.begin + n;
      if (b.units[at - 1].piece != b.units[at].piece || b.marks_before(at).ellipsis) continue;
      if (behind.span.begin <= before.span.end) continue;
      const base::Bytes between{before.span.end, behind.span.begin};
      if (match::words_of(a.text, between).size() <= kCueWords) continue;
      out.push_back(change(ChangeKind::kJoined, between, b.place(at), "wording/joined-pieces"));
    }
  }
  return out;
}

namespace {

// A contraction on one side of words that agree: one change for each, however many words it stands
// for.
void compare_contraction(const VersionWords& a, const VersionWords& b, const Gap& run, uint32_t n,
                         std::vector<Change>& out) {
  const Unit &x = a.units[run.a.begin + n], &y = b.units[run.b.begin + n];
  if (x.contracted == y.contracted) return;
  Change made = change(ChangeKind::kSpelling, x.span, y.span, "wording/contraction");
  const bool goes_on = n > 0 && !out.empty() && out.back().rule == made.rule &&
                       (x.contracted ? out.back().a == made.a : out.back().b == made.b);
  if (goes_on) {
    out.back().a.end = made.a.end;
    out.back().b.end = made.b.end;
  } else {
    out.push_back(made);
  }
}

void compare_marks_before(const VersionWords& a, const VersionWords& b, const Gap& run, uint32_t n,
                          std::vector<Change>& out) {
  const Unit &x = a.units[run.a.begin + n], &y = b.units[run.b.begin + n];
  const Unit &last_x = a.units[run.a.begin + n - 1], &last_y = b.units[run.b.begin + n - 1];
  if (x.piece != last_x.piece || y.piece != last_y.piece || x.before.folded == y.before.folded)
    return;
  const auto place = [](const Unit& unit, const Unit& last) {
    return unit.before.span.empty() ? base::Bytes{last.span.end, last.span.end} : unit.before.span;
  };
  out.push_back(
      change(ChangeKind::kTypography, place(x, last_x), place(y, last_y), "wording/marks"));
}

}  // namespace

std::vector<Change> compare_marks(const VersionWords& a, const VersionWords& b,
                                  const Agreement& agreement) {
  std::vector<Change> marks, contractions;
  for (const Gap& run : agreement.same) {
    for (uint32_t n = 0; n < run.a.size(); ++n) {
      compare_contraction(a, b, run, n, contractions);
      if (n > 0) compare_marks_before(a, b, run, n, marks);
    }
  }
  marks.insert(marks.end(), contractions.begin(), contractions.end());
  return marks;
}

}  // namespace hearsay::wording

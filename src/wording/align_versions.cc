// Word alignment by the matcher, then made to fall where a reader would see the change.
#include "wording/align_versions.h"

#include <algorithm>

#include "base/hash.h"
#include "match/find_matches.h"

namespace hearsay::wording {
namespace {

using match::Edit;
using match::EditKind;

std::vector<match::Word> as_words(const VersionWords& version) {
  std::vector<match::Word> words;
  for (const Unit& unit : version.units)
    words.push_back({static_cast<uint32_t>(base::fast_hash(unit.key) >> 32), unit.span});
  return words;
}

bool same(const Edit& edit) { return edit.kind == EditKind::kSame; }

uint32_t larger_side(const Edit& edit) { return std::max(edit.a.size(), edit.b.size()); }

class Agreeing {
 public:
  Agreeing(const VersionWords& a, const VersionWords& b, const lexicon::Lexicon& lexicon)
      : a_(a), b_(b), function_words_(lexicon.list("function_words")) {}

  Agreement run() {
    edits_ = match::align_whole(as_words(a_), as_words(b_)).edits;
    drop_chance_meetings();
    for (size_t i = 0; i < edits_.size(); ++i) slide(i);
    Agreement out;
    bool after_gap = false;
    for (const Edit& edit : edits_) {
      if (edit.a.empty() && edit.b.empty()) continue;
      if (!same(edit) && after_gap) {
        out.gaps.back() = {{out.gaps.back().a.begin, edit.a.end},
                           {out.gaps.back().b.begin, edit.b.end}};
      } else {
        (same(edit) ? out.same : out.gaps).push_back({edit.a, edit.b});
      }
      after_gap = !same(edit);
    }
    return out;
  }

 private:
  bool only_function_words(base::Tokens range) const {
    for (uint32_t i = range.begin; i < range.end; ++i)
      if (!function_words_.has(a_.units[i].key)) return false;
    return true;
  }

  // One or two closed-class words between stretches of three changed words and more met by chance.
  void drop_chance_meetings() {
    constexpr uint32_t kChance = 2, kStretch = 3;
    std::vector<Edit> kept;
    for (size_t i = 0; i < edits_.size(); ++i) {
      Edit edit = edits_[i];
      const bool chance = same(edit) && i > 0 && i + 1 < edits_.size() &&
                          edit.a.size() <= kChance && larger_side(edits_[i - 1]) >= kStretch &&
                          larger_side(edits_[i + 1]) >= kStretch &&
                          both_sided(edits_[i - 1], edits_[i + 1]) && only_function_words(edit.a);
      if (chance) edit.kind = EditKind::kChanged;
      if (!kept.empty() && !same(kept.back()) && !same(edit)) {
        kept.back().a.end = edit.a.end;
        kept.back().b.end = edit.b.end;
      } else {
        kept.push_back(edit);
      }
    }
    edits_ = std::move(kept);
  }

  // Words changed on both sides, taken together: a plain cut beside a plain cut is no rewording.
  static bool both_sided(const Edit& before, const Edit& after) {
    return before.a.size() + after.a.size() >= 3 && before.b.size() + after.b.size() >= 3;
  }

  // How well a stretch that only one side has may begin or end before unit `at`.
  static int border(const VersionWords& version, uint32_t at) {
    if (at == 0 || at >= version.size() || version.units[at].starts_sentence) return 3;
    return version.units[at].before.folded.empty() ? 0 : 1;
  }

  // Moves a one-sided gap over equal words before or behind it: the same words are missing either
  // way.
  void slide(size_t i) {
    Edit& edit = edits_[i];
    if (same(edit) || (!edit.a.empty() && !edit.b.empty())) return;
    const bool on_a = edit.b.empty();
    const VersionWords& version = on_a ? a_ : b_;
    const base::Tokens gap = on_a ? edit.a : edit.b;
    constexpr int kMeets = 4;  // where it meets the next gap the two are one change
    const uint32_t left = i > 0 ? edits_[i - 1].a.size() : 0;
    const uint32_t right = i + 1 < edits_.size() ? edits_[i + 1].a.size() : 0;
    const auto key = [&](uint32_t at) -> const std::string& { return version.units[at].key; };
    const bool met = (left == 0 && i > 1) || (right == 0 && i + 2 < edits_.size());
    int best = border(version, gap.begin) + border(version, gap.end) + (met ? kMeets : 0), move = 0;
    for (uint32_t n = 1; n <= left && key(gap.begin - n) == key(gap.end - n); ++n) {
      const int meets = n == left && i > 1 ? kMeets : 0;
      better(border(version, gap.begin - n) + border(version, gap.end - n) + meets,
             -static_cast<int>(n), best, move);
    }
    for (uint32_t n = 1; n <= right && key(gap.begin + n - 1) == key(gap.end + n - 1); ++n) {
      const int meets = n == right && i + 2 < edits_.size() ? kMeets : 0;
      better(border(version, gap.begin + n) + border(version, gap.end + n) + meets,
             static_cast<int>(n), best, move);
    }
    shift(i, move);
  }

  static void better(int score, int by, int& best, int& move) {
    if (score <= best) return;
    best = score;
    move = by;
  }

  void shift(size_t i, int by) {
    if (by == 0) return;
    const auto moved = [by](uint32_t at) {
      return static_cast<uint32_t>(static_cast<int64_t>(at) + by);
    };
    Edit& edit = edits_[i];
    edit.a = {moved(edit.a.begin), moved(edit.a.end)};
    edit.b = {moved(edit.b.begin), moved(edit.b.end)};
    if (i > 0) {
      edits_[i - 1].a.end = edit.a.begin;
      edits_[i - 1].b.end = edit.b.begin;
    } else {
      edits_.insert(edits_.begin(), {EditKind::kSame, {0, edit.a.begin}, {0, edit.b.begin}});
    }
    const size_t at = i > 0 ? i : i + 1;
    if (at + 1 < edits_.size()) {
      edits_[at + 1].a.begin = edits_[at].a.end;
      edits_[at + 1].b.begin = edits_[at].b.end;
    } else {
      edits_.push_back({EditKind::kSame,
                        {edits_[at].a.end, base::narrow(a_.size())},
                        {edits_[at].b.end, base::narrow(b_.size())}});
    }
  }

  const VersionWords &a_, &b_;
  const lexicon::WordList& function_words_;
  std::vector<Edit> edits_;
};

}  // namespace

Agreement align_versions(const VersionWords& a, const VersionWords& b,
                         const lexicon::Lexicon& lexicon) {
  return Agreeing(a, b, lexicon).run();
}

}  // namespace hearsay::wording

// Looks for the pairs of neighbouring words of one side's gaps in the other's.
#include "wording/moved_words.h"

#include <algorithm>
#include <map>

namespace hearsay::wording {
namespace {

constexpr size_t kPlaces = 8;      // places of one pair of words that are tried
constexpr uint32_t kLongest = 64;  // words of a move

class Mover {
 public:
  Mover(const VersionWords& a, const VersionWords& b, const Agreement& agreement,
        const lexicon::Lexicon& lexicon)
      : a_(a),
        b_(b),
        agreement_(agreement),
        function_words_(lexicon.list("function_words")),
        gap_of_b_(b.size(), kNoGap),
        taken_(b.size(), false) {
    for (uint32_t i = 0; i < agreement.gaps.size(); ++i) {
      const base::Tokens range = agreement.gaps[i].b;
      for (uint32_t j = range.begin; j < range.end; ++j) gap_of_b_[j] = i;
      for (uint32_t j = range.begin; j + 1 < range.end; ++j) {
        std::vector<uint32_t>& places = pairs_[b.units[j].key + " " + b.units[j + 1].key];
        if (places.size() < kPlaces) places.push_back(j);
      }
    }
  }

  std::vector<Move> run() {
    std::vector<Move> moves;
    for (uint32_t gap = 0; gap < agreement_.gaps.size(); ++gap) {
      const base::Tokens range = agreement_.gaps[gap].a;
      for (uint32_t i = range.begin; i + 1 < range.end; ++i) {
        const Move move = longest_from(i, range.end, gap);
        if (move.a.empty()) continue;
        std::fill(taken_.begin() + move.b.begin, taken_.begin() + move.b.end, true);
        moves.push_back(move);
        i = move.a.end - 1;
      }
    }
    return moves;
  }

 private:
  static constexpr uint32_t kNoGap = 0xffffffff;

  Move longest_from(uint32_t i, uint32_t end, uint32_t gap) const {
    Move best;
    const auto found = pairs_.find(a_.units[i].key + " " + a_.units[i + 1].key);
    if (found == pairs_.end()) return best;
    for (const uint32_t j : found->second) {
      if (gap_of_b_[j] == gap) continue;
      uint32_t n = 0;
      bool content = false;
      while (n < kLongest && i + n < end && j + n < b_.size() && gap_of_b_[j + n] == gap_of_b_[j] &&
             !taken_[j + n] && a_.units[i + n].key == b_.units[j + n].key) {
        content = content || !function_words_.has(a_.units[i + n].key);
        ++n;
      }
      if (n >= 2 && content && n > best.a.size()) best = {{i, i + n}, {j, j + n}};
    }
    return best;
  }

  const VersionWords &a_, &b_;
  const Agreement& agreement_;
  const lexicon::WordList& function_words_;
  std::map<std::string, std::vector<uint32_t>> pairs_;
  std::vector<uint32_t> gap_of_b_;
  std::vector<bool> taken_;
};

}  // namespace

std::vector<Move> find_moved(const VersionWords& a, const VersionWords& b,
                             const Agreement& agreement, const lexicon::Lexicon& lexicon) {
  return Mover(a, b, agreement, lexicon).run();
}

}  // namespace hearsay::wording

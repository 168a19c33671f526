// Reads the depth of each comment in the page and keeps the comments that later ones may answer on
// a stack.
#include "document/replies.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "base/ascii.h"
#include "text/fold.h"

namespace hearsay::document {
namespace {

constexpr int kMostSteps = 64;  // elements looked at above a comment

bool is_letter(char c) { return base::lower(c) >= 'a' && base::lower(c) <= 'z'; }

// Calls `take` with each lower-case run of letters of a class value and what stands behind it.
template <class Take>
void each_word(std::string_view value, const Take& take) {
  constexpr size_t kLongest = 400;
  value = value.substr(0, kLongest);
  std::string word;
  for (size_t i = 0; i <= value.size(); ++i) {
    if (i < value.size() && is_letter(value[i])) {
      word.push_back(base::lower(value[i]));
      continue;
    }
    if (!word.empty()) take(std::string_view(word), value.substr(i));
    word.clear();
  }
}

class Finder {
 public:
  Finder(const PageView& page, const lexicon::Lexicon& lexicon, std::vector<CommentUnit>& units)
      : page_(page), words_(lexicon.list("reply_classes")), units_(units) {}

  void run() {
    for (const CommentUnit& unit : units_) {
      homes_.push_back(page_.rendering.blocks[unit.first].container);
      levels_.push_back(level_of(homes_.back()));
    }
    const bool numbered =
        std::all_of(levels_.begin(), levels_.end(), [](int level) { return level >= 0; });
    for (uint32_t i = 0; i < units_.size(); ++i) {
      if (numbered)
        by_level(i);
      else
        by_nesting(i);
    }
  }

 private:
  const PageView& page_;
  const lexicon::WordList& words_;
  std::vector<CommentUnit>& units_;
  std::vector<NodeIndex> homes_;  // the element of each comment's head
  std::vector<int> levels_;       // by its classes, -1 where none says one
  std::vector<uint32_t> open_;    // comments that the next one may answer, outermost first

  // "depth-2", "level_3" in a class of the comment or of an element around it.
  int level_of(NodeIndex at) const {
    for (int step = 0; step < 8 && at != 0 && at != kNoNode; ++step, at = page_.tree[at].parent) {
      int level = -1;
      each_word(page_.tree.attribute(at, "class"), [&](std::string_view word,
                                                       std::string_view rest) {
        const lexicon::Row* row = words_.find(word);
        if (row == nullptr || words_.cell(*row, "kind") != "level" || rest.empty()) return;
        if (rest[0] == '-' || rest[0] == '_') rest.remove_prefix(1);
        int value = 0;
        const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
        if (error == std::errc() && value >= 0 && value < 100) level = value;
      });
      if (level >= 0) return level;
    }
    return -1;
  }

  void by_level(uint32_t i) {
    while (!open_.empty() && levels_[open_.back()] >= levels_[i]) open_.pop_back();
    if (!open_.empty()) units_[i].reply_to = open_.back();
    open_.push_back(i);
  }

  int depth_of(NodeIndex at) const {
    int depth = 0;
    for (; at != 0 && at != kNoNode; at = page_.tree[at].parent) ++depth;
    return depth;
  }

  // Whether an element between the one that holds both comments and the deeper one holds replies.
  bool hangs_below(NodeIndex upper, NodeIndex deeper) const {
    NodeIndex at = deeper;
    for (int step = 0; step < kMostSteps && at != 0 && at != kNoNode; ++step) {
      if (upper >= at && upper < page_.tree[at].end) return false;
      const uint16_t tag = page_.tree[at].tag;
      if (tag == LXB_TAG_UL || tag == LXB_TAG_OL || tag == LXB_TAG_DL) return true;
      bool replies = false;
      each_word(page_.tree.attribute(at, "class"), [&](std::string_view word, std::string_view) {
        const lexicon::Row* row = words_.find(word);
        replies |= row != nullptr && words_.cell(*row, "kind") == "replies";
      });
      if (replies) return true;
      at = page_.tree[at].parent;
    }
    return false;
  }

  void by_nesting(uint32_t i) {
    const int depth = depth_of(homes_[i]);
    while (!open_.empty() && depth_of(homes_[open_.back()]) >= depth) open_.pop_back();
    if (!open_.empty() && hangs_below(homes_[open_.back()], homes_[i]))
      units_[i].reply_to = open_.back();
    open_.push_back(i);
  }
};

}  // namespace

std::vector<std::optional<uint32_t>> replies_by_name(const std::vector<Spoken>& comments) {
  constexpr size_t kFar = 200;
  std::vector<std::optional<uint32_t>> out(comments.size());
  std::vector<std::string> names;
  for (const Spoken& comment : comments) names.push_back(text::fold_word(comment.author));
  for (size_t i = 0; i < comments.size(); ++i) {
    const std::string parent = text::fold_word(comments[i].parent);
    if (parent.empty()) continue;
    const auto fits = [&](size_t j) {
      const auto& mine = comments[i].time;
      const auto& other = comments[j].time;
      return names[j] == parent && !(mine && other && base::surely_before(*mine, *other));
    };
    // A later place is an earlier comment only where the clock says so: thus nobody answers himself
    // by way of others.
    const auto was_before = [&](size_t j, size_t k) {
      return comments[j].time && comments[k].time &&
             base::surely_before(*comments[j].time, *comments[k].time);
    };
    for (size_t step = 1; step <= kFar && !out[i]; ++step) {
      if (step <= i && fits(i - step))
        out[i] = static_cast<uint32_t>(i - step);
      else if (i + step < comments.size() && fits(i + step) && was_before(i + step, i))
        out[i] = static_cast<uint32_t>(i + step);
    }
  }
  return out;
}

void find_replies(const PageView& page, const lexicon::Lexicon& lexicon,
                  std::vector<CommentUnit>& units) {
  if (units.size() > 1) Finder(page, lexicon, units).run();
}

}  // namespace hearsay::document

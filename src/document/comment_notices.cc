// Looks up the first words of a text, then all; and pieces of classes.
#include "document/comment_notices.h"

#include <span>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "text/tokens.h"

namespace hearsay::document {
namespace {

constexpr size_t kMostBytes = 1500;

NoticeClass class_of(std::string_view value, const lexicon::WordList& pieces) {
  if (value.empty()) return NoticeClass::kNone;
  const std::string folded = base::lowered(value);
  for (const lexicon::Row& row : pieces.rows())
    if (folded.find(row.cells[0]) != std::string::npos)
      return pieces.cell(row, "kind") == "recent" ? NoticeClass::kRecent : NoticeClass::kNotice;
  return NoticeClass::kNone;
}

}  // namespace

bool says_notice(std::string_view text, const lexicon::Lexicon& lexicon) {
  if (text.size() > kMostBytes) return false;
  text::TokenList tokens;
  text::tokenise(text, {0, base::narrow(text.size())}, tokens);
  std::vector<std::string_view> words;
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind == text::TokenKind::kWord) words.push_back(tokens.fold(i));
    if (tokens[i].kind == text::TokenKind::kNumber) words.push_back("0");
  }
  const lexicon::WordList& notices = lexicon.list("comment_notices");
  for (size_t i = 0; i < words.size(); ++i) {
    const auto hit = notices.longest(std::span<const std::string_view>(words).subspan(i));
    if (hit && (i == 0 || notices.cell(*hit->row, "place") == "any")) return true;
  }
  return false;
}

NoticeClass notice_class(const PageView& view, uint32_t block, const lexicon::Lexicon& lexicon) {
  constexpr int kReach = 4;
  const lexicon::WordList& pieces = lexicon.list("comment_notice_classes");
  NodeIndex at = view.rendering.blocks[block].container;
  for (int up = 0; up < kReach && at != 0 && at != kNoNode; ++up, at = view.tree[at].parent)
    for (const std::string_view value : {view.tree[at].classes, view.tree[at].id})
      if (const NoticeClass found = class_of(value, pieces); found != NoticeClass::kNone)
        return found;
  return NoticeClass::kNone;
}

}  // namespace hearsay::document

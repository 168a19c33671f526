// Sentence borders by marks and what surrounds them.
//
// A stop ends a sentence when the next word begins like one: a capital, a digit, an opening mark or
// bracket. It does not after an abbreviation or a single initial followed by a capital, and not
// inside short brackets. Closing marks and brackets right after the stop belong to the sentence
// before. A question or exclamation mark inside marks followed by a lower-case word ("Why?" he
// asked) ends nothing.
#include "text/sentences.h"

#include "text/fold.h"

namespace hearsay::text {
namespace {

constexpr size_t kLongestBracket = 60;  // tokens

bool is_closing_quote(const TokenList& tokens, size_t i) {
  // glued to what stands before it, and not glued to a word behind it that has no space before
  return tokens[i].kind == TokenKind::kQuote && !tokens[i].space_before;
}

bool begins_sentence(const TokenList& tokens, size_t i) {
  const Token& token = tokens[i];
  switch (token.kind) {
    case TokenKind::kWord: return token.capital;
    case TokenKind::kNumber: return true;
    case TokenKind::kQuote:
    case TokenKind::kOpen:
      return i + 1 >= tokens.size() || tokens[i + 1].kind != TokenKind::kWord ||
             tokens[i + 1].capital || token.kind == TokenKind::kQuote;
    case TokenKind::kDash:
    case TokenKind::kStop: return true;
    default: return false;
  }
}

bool is_dotted_abbreviation(std::string_view fold) {
  return fold.size() >= 2 && fold.back() == '.' && fold.find('.') + 1 < fold.size();
}

// Whether the stop at `i` is the dot of an abbreviation or initial.
bool abbreviates(const TokenList& tokens, size_t i, const BorderWords& words) {
  if (i == 0 || tokens[i].span.size() != 1 || tokens[i].space_before) return false;
  const Token& word = tokens[i - 1];
  if (word.kind != TokenKind::kWord) return false;
  const std::string_view fold = tokens.fold(i - 1);
  if (words.is_of_figures && words.is_of_figures(fold))
    return i + 1 < tokens.size() && tokens[i + 1].kind == TokenKind::kNumber;
  if (words.is_abbreviation(fold)) return true;
  const bool initial = word.span.size() == 1 && word.capital && fold != "i";
  return initial;
}

// Whether the capital at `next` goes on with what the dotted abbreviation at `i` ends: "U.S.
// Senator", "3 p.m. Monday", but "in the U.S. The", "at 3 p.m. Police".
bool goes_on(const TokenList& tokens, size_t i, size_t next, const BorderWords& words) {
  const std::string_view word = tokens.fold(next), dotted = tokens.fold(i);
  if (words.is_opener(word)) return false;
  if (tokens[next].kind != TokenKind::kWord || tokens[next].all_caps || !words.is_of_hours ||
      !words.goes_with_hours || !words.is_of_hours(dotted.substr(0, dotted.size() - 1)))
    return true;
  return words.goes_with_hours(word);
}

// For each token the index just after its bracket closes, or 0; only short brackets count. Linear:
// one stack.
std::vector<size_t> bracket_ends(const TokenList& tokens) {
  std::vector<size_t> ends(tokens.size(), 0);
  std::vector<size_t> open;
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].paragraph_before) open.clear();
    if (tokens[i].kind == TokenKind::kOpen) {
      open.push_back(i);
    } else if (tokens[i].kind == TokenKind::kClose && !open.empty()) {
      if (i - open.back() <= kLongestBracket) ends[open.back()] = i + 1;
      open.pop_back();
    }
  }
  return ends;
}

}  // namespace

std::vector<base::Tokens> split_sentences(const TokenList& tokens, const BorderWords& words) {
  std::vector<base::Tokens> out;
  const std::vector<size_t> brackets = bracket_ends(tokens);
  size_t begin = 0, inside_until = 0;
  const auto end_at = [&](size_t end) {
    if (end > begin) out.push_back({base::narrow(begin), base::narrow(end)});
    begin = end;
  };
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].paragraph_before) end_at(i);
    if (brackets[i] > inside_until && i > begin) inside_until = brackets[i];
    const bool dotted =
        tokens[i].kind == TokenKind::kWord && is_dotted_abbreviation(tokens.fold(i));
    if (tokens[i].kind != TokenKind::kStop && !dotted) continue;
    if (i < inside_until) continue;
    size_t next = i + 1;
    while (next < tokens.size() && !tokens[next].paragraph_before &&
           (is_closing_quote(tokens, next) ||
            (tokens[next].kind == TokenKind::kClose && !tokens[next].space_before)))
      ++next;
    if (next >= tokens.size() || tokens[next].paragraph_before) {
      continue;  // the paragraph's border or the end does it
    }
    if (!begins_sentence(tokens, next)) continue;
    const bool marks_between = next > i + 1;
    if (dotted && !marks_between && goes_on(tokens, i, next, words)) continue;
    if (!dotted && !marks_between && abbreviates(tokens, i, words)) continue;
    if (!tokens[next].space_before && !marks_between && tokens[next].kind != TokenKind::kQuote)
      continue;
    end_at(next);
  }
  end_at(tokens.size());
  return out;
}

}  // namespace hearsay::text

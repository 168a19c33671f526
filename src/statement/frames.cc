// Sentences of the narrative, with quotations as pieces.
#include "statement/frames.h"

#include <algorithm>

namespace hearsay::statement {
namespace {

using text::TokenKind;

constexpr size_t kLongestFrame =
    400;  // pieces: no sentence is longer, and the reading of a frame is quadratic in its cues

bool is_saying(const View& view, uint32_t i) {
  if (view.info(i).cue == nullptr) return false;
  const lexicon::WordList& cues = view.lexicon().list("cues");
  const std::string_view cls = cues.cell(*view.info(i).cue, "class");
  return cls.find("say") != std::string_view::npos || cls.find("tell") != std::string_view::npos ||
         cls.find("utter") != std::string_view::npos;
}

// Whether an addressee and nothing else follows at token `i`: "asked the guard.", "told Bo Lind.".
bool addresses(const View& view, uint32_t i, uint32_t end) {
  constexpr uint32_t kLongestAddressee = 4;
  uint32_t k = i;
  while (k < end && k - i < kLongestAddressee && view.is_word(k) &&
         !view.is(k, kAuxiliary | kModal | kThat | kWh | kSubordinator | kInfinitive | kCue))
    ++k;
  return k > i && (k >= end || view.is_kind(k, TokenKind::kStop));
}

// “Stop that!” Bo Lind | hissed.
bool closes_with_voice(const View& view, uint32_t k, uint32_t end) {
  return !view.token(k).capital && (k + 1 >= end || view.is_kind(k + 1, TokenKind::kStop)) &&
         view.lexicon().list("voice_verbs").has(view.fold(k));
}

// Whether the quotation before token `i` ends with a mark that no statement ends with: what follows
// need not be a new sentence.
bool is_called_out(const View& view, uint32_t i) {
  return i >= 2 && view.is_kind(i - 1, TokenKind::kQuote) &&
         view.is_kind(i - 2, TokenKind::kStop) && view.word(i - 2) != ".";
}

// Whether what follows a quotation at token `i` is its attribution: a dash and a name, or a verb of
// saying within three words, nothing but names, pronouns, roles or adverbs before it, and no object
// quotation right behind it.
bool attributes_back(const View& view, uint32_t i, uint32_t end) {
  if (view.is_kind(i, TokenKind::kDash)) return i + 1 < end && view.token(i + 1).capital;
  for (uint32_t k = i; k < std::min(end, i + 4); ++k) {
    if (is_saying(view, k) && (k > i || !view.token(k).capital)) {
      const uint32_t next = k + view.info(k).cue_words;
      if (next >= end || (k > i && addresses(view, next, end))) return true;
      return view.is_kind(next, TokenKind::kStop) || view.is_kind(next, TokenKind::kComma) ||
             (view.is(next, kPreposition | kAdverb | kDay) && !view.is(next, kInfinitive)) ||
             k == i;
    }
    if (!view.is_word(k)) return false;
    if (k > i && closes_with_voice(view, k, end)) return is_called_out(view, i);
    if (!(view.token(k).capital ||
          view.is(k, kPronoun | kSubjectWord | kRole | kDeterminer | kAdverb)))
      return false;
  }
  return false;
}

}  // namespace

std::vector<Frame> make_frames(const View& view, const std::vector<Quote>& quotes) {
  std::vector<Frame> out;
  size_t q = 0;
  const std::vector<uint32_t>& starts = view.sentence_starts();
  for (uint32_t p = 0; p < view.paragraphs().size(); ++p) {
    const base::Tokens range = view.paragraphs()[p].tokens;
    Frame frame;
    frame.paragraph = p;
    const auto close = [&] {
      if (!frame.pieces.empty()) out.push_back(std::move(frame));
      frame = Frame{};
      frame.paragraph = p;
    };
    for (uint32_t i = range.begin; i < range.end;) {
      if (std::binary_search(starts.begin(), starts.end(), i)) {
        const bool after_quote = !frame.pieces.empty() && frame.pieces.back().quote >= 0;
        const bool signed_by = frame.pieces.size() == 2 && frame.pieces[0].quote >= 0 &&
                               view.is_kind(i - 1, TokenKind::kDash);  // “Go.” – Ana Ruiz
        if (!signed_by && !(after_quote && attributes_back(view, i, range.end))) close();
      }
      if (frame.pieces.size() >= kLongestFrame) close();
      while (q < quotes.size() && quotes[q].end <= i) ++q;
      if (q < quotes.size() && quotes[q].open == i && quotes[q].title) {
        for (++i; i < quotes[q].inside.end; ++i) frame.pieces.push_back({{i, i + 1}, -1, true});
        frame.pieces.back().tokens.end = i = quotes[q].end;
      } else if (q < quotes.size() && quotes[q].open == i) {
        frame.pieces.push_back({{i, quotes[q].end}, static_cast<int32_t>(q), false});
        i = quotes[q].end;
      } else {
        frame.pieces.push_back({{i, i + 1}, -1, false});
        ++i;
      }
    }
    close();
  }
  return out;
}

}  // namespace hearsay::statement

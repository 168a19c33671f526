// Reads the signs of a frame's pieces.
#include "statement/signs.h"

#include <algorithm>
#include <bit>
#include <string_view>

#include "base/hash.h"
#include "language/analysis.h"

namespace hearsay::statement {
namespace {

using text::TokenKind;

// Classes that tell what a word does, the most telling first.
constexpr uint64_t kTelling[] = {kInfinitive,
                                 kThat,
                                 kNegation,
                                 kModal,
                                 kBe,
                                 kAuxiliary,
                                 kWh,
                                 kPronoun,
                                 kPossessive,
                                 kDeterminer,
                                 kConjunction,
                                 kSubordinator,
                                 kAs,
                                 kBinding,
                                 kPreposition,
                                 kDay,
                                 kMonth,
                                 kPastTime,
                                 kHonorific,
                                 kRole,
                                 kBody,
                                 kWriting,
                                 kEvent,
                                 kOutlet,
                                 kSocial,
                                 kPlace,
                                 kNationality,
                                 kGivenName,
                                 kUnnamed,
                                 kPluralPerson,
                                 kSingularPerson,
                                 kAddressee,
                                 kCueNoun,
                                 kCueAdjective,
                                 kNumberWord,
                                 kAdverb,
                                 kAdverbForm,
                                 kParticipleForm,
                                 kPastForm,
                                 kPlainForm};

static_assert(kTelling[kSignInfinitive - 1] == kInfinitive && kTelling[kSignThat - 1] == kThat &&
              kTelling[kSignPronoun - 1] == kPronoun);

uint32_t class_of(const View& view, uint32_t token) {
  for (uint32_t k = 0; k < std::size(kTelling); ++k)
    if (view.is(token, kTelling[k])) return k + 1;
  return 0;
}

void read_token(const View& view, uint32_t token, const People& people, Sign& out) {
  const text::Token& t = view.token(token);
  const std::string_view fold = view.fold(token);
  const bool number = t.kind == TokenKind::kNumber;
  out.word = number ? 7 : base::fast_hash(fold);
  out.ending =
      fold.size() > 3 && !number ? base::fast_hash(fold.substr(fold.size() - 3)) : out.word;
  out.kind = static_cast<uint32_t>(t.kind) * 4 + (t.capital ? 1 : 0) + (t.all_caps ? 2 : 0);
  out.cls = class_of(view, token);
  out.person = people.at(token) != nullptr;
  out.cluster = language::Tools::built_in().cluster(fold).fine;
  if (const lexicon::Row* row = view.info(token).cue)
    out.cue = base::fast_hash(view.lexicon().list("cues").cell(*row, "class"), 1);
}

void read_quote(const View& view, const Quote& quote, Sign& out) {
  out.quote = true;
  const uint32_t size =
      quote.words == 0 ? 0 : std::min(5u, static_cast<uint32_t>(std::bit_width(quote.words)));
  uint32_t last = 0;  // how it ends: nothing, comma, stop
  if (!quote.inside.empty()) {
    if (view.is_kind(quote.inside.end - 1, TokenKind::kComma)) last = 1;
    if (view.is_kind(quote.inside.end - 1, TokenKind::kStop)) last = 2;
  }
  const bool capital = !quote.inside.empty() && view.token(quote.inside.begin).capital;
  out.word = 100 + size;
  out.ending = 200 + last * 2 + (capital ? 1 : 0);
  out.kind = 100 + last;
  out.cls = 100 + size;
}

void read_words(const View& view, const std::vector<Quote>& quotes, const Frame& frame,
                FrameSigns& out) {
  constexpr uint32_t kShortQuote = 6;  // words
  const auto add = [&](std::string_view word, uint32_t piece) {
    out.words.push_back(word);
    out.piece.push_back(piece);
  };
  for (uint32_t k = 0; k < frame.pieces.size(); ++k) {
    const Piece& piece = frame.pieces[k];
    if (piece.quote < 0) {
      add(view.word(piece.tokens.begin), k);
      continue;
    }
    const Quote& quote = quotes[static_cast<size_t>(piece.quote)];
    if (quote.words > kShortQuote || quote.inside.empty()) {
      add("this", k);
      continue;
    }
    for (uint32_t i = quote.inside.begin; i < quote.inside.end; ++i) add(view.word(i), k);
  }
}

void mark(const Frame& frame, base::Tokens range, uint8_t Sign::* field, std::vector<Sign>& out) {
  bool first = true;
  for (uint32_t k = piece_of(frame, range.begin); k < frame.pieces.size(); ++k) {
    if (frame.pieces[k].tokens.begin >= range.end) break;
    out[k].*field = first ? 1 : 2;
    first = false;
  }
}

}  // namespace

uint32_t piece_of(const Frame& frame, uint32_t token) {
  const auto found =
      std::upper_bound(frame.pieces.begin(), frame.pieces.end(), token,
                       [](uint32_t at, const Piece& piece) { return at < piece.tokens.end; });
  const auto at = static_cast<uint32_t>(found - frame.pieces.begin());
  return found != frame.pieces.end() && token < found->tokens.begin && at == 0
             ? static_cast<uint32_t>(frame.pieces.size())
             : at;
}

FrameSigns read_signs(const View& view, const std::vector<Quote>& quotes, const Frame& frame,
                      const People& people, std::span<const Attribution> attributions) {
  FrameSigns out;
  out.signs.resize(frame.pieces.size());
  for (uint32_t k = 0; k < out.signs.size(); ++k) {
    const Piece& piece = frame.pieces[k];
    out.signs[k].head = k;
    if (piece.quote >= 0)
      read_quote(view, quotes[static_cast<size_t>(piece.quote)], out.signs[k]);
    else
      read_token(view, piece.tokens.begin, people, out.signs[k]);
  }
  read_words(view, quotes, frame, out);
  for (const Attribution& a : attributions) {
    if (!a.cue.empty()) mark(frame, a.cue, &Sign::rule_cue, out.signs);
    for (const base::Tokens span : a.content) mark(frame, span, &Sign::rule_content, out.signs);
  }
  return out;
}

void read_tree(FrameSigns& frame) {
  const language::Tools& tools = language::Tools::built_in();
  if (!tools.ready()) return;
  tools.tag(frame.words, frame.analysis);
  tools.parse(frame.words, frame.analysis);
  std::vector<bool> done(frame.signs.size());
  for (size_t w = 0; w < frame.words.size(); ++w) {
    const language::Word& word = frame.analysis[w];
    const uint32_t k = frame.piece[w], head = frame.piece[word.head];
    if (done[k] || (head == k && word.head != w)) continue;
    done[k] = true;
    Sign& sign = frame.signs[k];
    sign.head = head;
    sign.label = word.label;
    sign.tag = word.tag;
  }
}

}  // namespace hearsay::statement

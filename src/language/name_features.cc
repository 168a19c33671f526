// What the name finder sees: the word and its neighbours, their tags, and the lists that know them.
#include "language/names.h"

#include <algorithm>
#include <string>

#include "lexicon/lexicon.h"
#include "text/fold.h"

namespace hearsay::language {
namespace {

// Lists asked, in the order of their bits; each has two: an entry's first word, a later word.
constexpr const char* kLists[] = {"given_names", "places", "honorifics",      "roles",
                                  "outlets",     "bodies", "person_suffixes", "name_particles",
                                  "weekdays",    "months", "events",          "documents"};
constexpr size_t kLongestWord = 64;  // bytes; longer ones are in no list

struct Seen {
  uint64_t w = 1;  // form
  uint64_t s = 0;  // shape
  uint64_t l = 0;  // look
  uint64_t c = 0;  // cluster
  uint64_t g = 0;  // its group
  uint64_t t = 0;  // tag
  uint64_t z = 0;  // lists
  uint64_t e = 0;  // last three bytes
};

Seen look(const NameInput& input, size_t i, int shift) {
  const auto at = static_cast<int64_t>(i) + shift;
  Seen out;
  if (at < 0) return out;
  out.w = 2;
  if (at >= static_cast<int64_t>(input.words.size())) return out;
  const auto word = static_cast<size_t>(at);
  const WordView& view = input.words[word];
  return {view.form,          view.shape,       view.look,         view.cluster.fine,
          view.cluster.group, input.tags[word], input.lists[word], view.ends[2]};
}

void own_features(const WordView& view, const Seen& w, NameFeatures& out) {
  out.add(feature(301, w.w));
  out.add(feature(302, w.w, w.l));
  out.add(feature(303, w.l));
  out.add(feature(304, w.c, w.s));
  out.add(feature(305, w.g, w.s));
  out.add(feature(306, w.t));
  out.add(feature(307, w.t, w.l));
  out.add(feature(308, w.e, w.s));
  out.add(feature(309, view.ends[1], w.s));
  out.add(feature(310, view.ends[3], w.s));
  out.add(feature(311, view.starts[2], w.s));
  out.add(feature(312, w.z));
  out.add(feature(313, w.z, w.l));
  out.add(feature(314, w.z, w.t));
  out.add(feature(315, w.c, w.t));
}

void near_features(const Seen& b2, const Seen& b, const Seen& w, const Seen& n, const Seen& n2,
                   NameFeatures& out) {
  out.add(feature(320, b.w));
  out.add(feature(321, n.w));
  out.add(feature(322, b2.w));
  out.add(feature(323, n2.w));
  out.add(feature(324, b.w, w.l));
  out.add(feature(325, n.w, w.l));
  out.add(feature(326, b.w, w.w));
  out.add(feature(327, w.w, n.w));
  out.add(feature(328, b.c, w.s));
  out.add(feature(329, n.c, w.s));
  out.add(feature(330, b2.c, w.s));
  out.add(feature(331, n2.c, w.s));
  out.add(feature(332, b.c, w.c));
  out.add(feature(333, w.c, n.c));
  out.add(feature(334, b.s, w.s, n.s));
  out.add(feature(335, b.t, w.t, n.t));
  out.add(feature(336, b.t, w.s));
  out.add(feature(337, n.t, w.s));
  out.add(feature(338, b.z, w.s));
  out.add(feature(339, n.z, w.s));
  out.add(feature(340, b.z, w.z));
  out.add(feature(341, w.z, n.z));
  out.add(feature(342, b.g, w.g, n.g));
  out.add(feature(343, b.w, b2.w, w.s));
  out.add(feature(344, n.w, n2.w, w.s));
  out.add(feature(345, n.s, n2.s, w.s));
  out.add(feature(346, b.s, b2.s, w.s));
  out.add(feature(347, b.e, w.s));
  out.add(feature(348, n.e, w.s));
  out.add(feature(349, b.z, w.c));
  out.add(feature(350, n.z, w.c));
  out.add(feature(351, n.g, n2.g, w.c));
  out.add(feature(352, b.g, b2.g, w.c));
  out.add(feature(353, 0));
}

// A list that is asked, by its number in the lexicon.
struct Listed {
  const lexicon::WordList* list = nullptr;
  uint32_t bit = 0;  // of an entry's first word; the next bit is that of later words
};

std::vector<Listed> listed() {
  const lexicon::Lexicon& lexicon = lexicon::Lexicon::built_in();
  std::vector<Listed> out;
  for (size_t i = 0; i < std::size(kLists); ++i) {
    const uint16_t number = lexicon.list_number(kLists[i]);
    if (number == lexicon::Lexicon::kNoList) continue;
    if (number >= out.size()) out.resize(number + 1U);
    out[number] = {&lexicon.list(kLists[i]), 1U << (2 * i)};
  }
  return out;
}

}  // namespace

std::vector<uint32_t> listings(std::span<const std::string_view> words) {
  static const std::vector<Listed> kListed = listed();
  static const lexicon::Lexicon& kLexicon = lexicon::Lexicon::built_in();
  std::string folds;
  std::vector<size_t> ends;
  for (const std::string_view word : words) {
    if (word.size() <= kLongestWord) text::append_folded(folds, word);
    ends.push_back(folds.size());
  }
  std::vector<std::string_view> folded;
  for (size_t i = 0, begin = 0; i < words.size(); begin = ends[i++])
    folded.push_back(std::string_view(folds).substr(begin, ends[i] - begin));
  std::vector<uint32_t> out(words.size());
  for (size_t i = 0; i < words.size(); ++i) {
    if (folded[i].empty()) continue;
    for (const lexicon::Use& use : kLexicon.uses(folded[i])) {
      if (use.list >= kListed.size() || kListed[use.list].list == nullptr) continue;
      const Listed& asked = kListed[use.list];
      size_t count = use.row != nullptr ? 1 : 0;
      const size_t most = std::min<size_t>(use.longest, words.size() - i);
      if (most > 1)
        if (const auto hit = asked.list->longest(std::span(folded).subspan(i, most)))
          count = std::min<size_t>(hit->words, most);
      for (size_t n = 0; n < count; ++n) out[i + n] |= asked.bit << (n == 0 ? 0 : 1);
    }
  }
  return out;
}

void name_features(const NameInput& input, size_t i, NameFeatures& out) {
  out.size = 0;
  const Seen w = look(input, i, 0);
  own_features(input.words[i], w, out);
  near_features(look(input, i, -2), look(input, i, -1), w, look(input, i, 1), look(input, i, 2),
                out);
}

}  // namespace hearsay::language

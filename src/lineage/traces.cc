// Traces: names and dates a copyist leaves in the text, and slips of the pen that two pages share.
#include <algorithm>
#include <map>

#include "base/hash.h"
#include "lineage/evidence.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace hearsay::lineage {
namespace {

constexpr size_t kMostVocabulary = 400'000;  // different words looked at for rare spellings

bool starts_upper(std::string_view text, base::Bytes span) {
  return text::is_upper(text::point_at(text, span.begin).value);
}

// The first place of `name` in the whole text that `wanted` accepts.
template <class Wanted>
std::optional<base::Bytes> find_name(const Side& side, std::string_view name, Wanted wanted) {
  const std::vector<match::Word> words = match::words_of(name.substr(0, 200));
  if (words.empty()) return std::nullopt;
  const auto same = [](const match::Word& x, const match::Word& y) { return x.hash == y.hash; };
  auto at = side.all_words.begin();
  for (;;) {
    at = std::search(at, side.all_words.end(), words.begin(), words.end(), same);
    if (at == side.all_words.end()) return std::nullopt;
    const base::Bytes span{at->span.begin,
                           (at + static_cast<std::ptrdiff_t>(words.size()) - 1)->span.end};
    if (starts_upper(side.document->text, span) && wanted(span)) return span;
    ++at;
  }
}

document::BlockKind kind_at(const document::Document& document, uint32_t byte) {
  const auto at =
      std::partition_point(document.blocks.begin(), document.blocks.end(),
                           [&](const document::Block& b) { return b.span.end <= byte; });
  return at == document.blocks.end() ? document::BlockKind::kFurniture : at->kind;
}

bool in_credit(const document::Document& document, base::Bytes span) {
  return std::any_of(document.credits.begin(), document.credits.end(),
                     [&](const document::Credit& credit) { return credit.span.overlaps(span); });
}

bool is_text(document::BlockKind kind) {
  using document::BlockKind;
  return kind != BlockKind::kComment && kind != BlockKind::kFurniture;
}

bool shares_key(const Side& a, const Side& b) {
  return std::any_of(a.keys.begin(), a.keys.end(), [&](const std::string& key) {
    return std::binary_search(b.keys.begin(), b.keys.end(), key);
  });
}

// A byline that is an outlet the child credits is counted there.
bool is_credited(const Side& child, const std::string& author, const lexicon::Lexicon& lexicon) {
  const std::string key = outlet_key(author, lexicon);
  return std::find(child.credit_keys.begin(), child.credit_keys.end(), key) !=
         child.credit_keys.end();
}

// ---- rare spellings

struct Spelling {
  std::string word;
  uint32_t hash = 0;
  uint32_t documents = 0;
};

std::vector<Spelling> vocabulary(std::span<const Side> sides) {
  std::map<uint32_t, Spelling> seen;
  for (const Side& side : sides) {
    std::vector<uint32_t> here;
    for (const match::Word& word : side.words.words) here.push_back(word.hash);
    std::sort(here.begin(), here.end());
    here.erase(std::unique(here.begin(), here.end()), here.end());
    for (const uint32_t hash : here) ++seen[hash].documents;
    for (const match::Word& word : side.words.words) {
      Spelling& spelling = seen[word.hash];
      if (spelling.word.empty())
        spelling.word = text::fold_word(base::view(side.document->text, word.span));
      spelling.hash = word.hash;
    }
    if (seen.size() > kMostVocabulary) return {};
  }
  std::vector<Spelling> out;
  for (auto& [hash, spelling] : seen)
    if (spelling.word.size() >= 5 && spelling.word.size() <= 24) out.push_back(std::move(spelling));
  return out;
}

// Words that lose one letter to the same rest are one edit apart at most two; a bucket per rest.
// Letters at the end are not dropped, so that inflected forms do not count as slips.
std::vector<std::pair<uint64_t, uint32_t>> rests(const std::vector<Spelling>& words) {
  std::vector<std::pair<uint64_t, uint32_t>> out;
  for (uint32_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i].word;
    out.push_back({base::fast_hash(word), i});
    for (size_t k = 1; k + 2 < word.size(); ++k)
      out.push_back({base::fast_hash(word.substr(0, k) + word.substr(k + 1)), i});
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

void weigh_traces(const Side& parent, const Side& child, const lexicon::Lexicon& lexicon,
                  Case& out) {
  const document::Document& from = *parent.document;
  if (!shares_key(parent, child)) {
    if (!out.has(Reason::kCreditReports) && !out.has(Reason::kCreditVia) &&
        !out.has(Reason::kCreditTold) && !out.has(Reason::kDatelineTag) &&
        !out.has(Reason::kCreditByline) && from.outlet.size() >= 4) {
      const auto place = find_name(child, from.outlet, [&](base::Bytes span) {
        return !in_credit(*child.document, span) && is_text(kind_at(*child.document, span.begin));
      });
      if (place)
        out.add(Reason::kNameLeft, {}, *place, "has the name of " + called(from) + " in its text");
    }
    for (const std::string& author : from.byline) {
      if (match::words_of(author.substr(0, 200)).size() < 2 || is_credited(child, author, lexicon))
        continue;
      const auto place = find_name(child, author, [&](base::Bytes span) {
        const document::BlockKind kind = kind_at(*child.document, span.begin);
        return is_text(kind) && kind != document::BlockKind::kByline;
      });
      if (place) {
        out.add(Reason::kBylineLeft, {}, *place,
                "names " + text::squeeze(author) + ", the other page's author");
        break;
      }
    }
  }
}

void weigh_time(const Side& parent, const Side& child, Case& out) {
  const auto& from = parent.document->published;
  const auto& to = child.document->published;
  if (!from || !to) return;
  if (base::surely_before(from->moment, to->moment)) {
    out.add(Reason::kLater, from->span, to->span,
            "is dated " + base::to_iso(to->moment) + ", after " + base::to_iso(from->moment));
  } else if (base::surely_before(to->moment, from->moment) && !out.declared()) {
    out.add(Reason::kEarlier, from->span, to->span,
            "is dated " + base::to_iso(to->moment) + ", before " + base::to_iso(from->moment));
  }
}

std::vector<uint32_t> rare_spellings(std::span<const Side> sides) {
  const std::vector<Spelling> words = vocabulary(sides);
  const std::vector<std::pair<uint64_t, uint32_t>> index = rests(words);
  const uint32_t few = std::max<uint32_t>(3, static_cast<uint32_t>(sides.size() / 20));
  std::vector<uint32_t> out;
  for (size_t i = 0; i < index.size();) {
    size_t end = i;
    while (end < index.size() && index[end].first == index[i].first) ++end;
    for (size_t x = i; x < end && end - i <= 32; ++x)
      for (size_t y = i; y < end; ++y) {
        const Spelling& rare = words[index[x].second];
        const Spelling& usual = words[index[y].second];
        if (rare.documents < 2 || rare.documents > few || usual.documents < rare.documents + 2)
          continue;
        if (text::edit_distance(rare.word, usual.word, 1) == 1) out.push_back(rare.hash);
      }
    i = end;
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

void weigh_shared_errors(const Side& parent, const Side& child, const Pair& pair,
                         const std::vector<uint32_t>& rare, Case& out) {
  if (rare.empty()) return;
  std::vector<uint32_t> counted;
  for (const Run& run : pair.runs)
    for (uint32_t k = 0; k < run.words; ++k) {
      const match::Word& a = (parent.index == pair.a ? parent : child).words.words[run.a + k];
      const match::Word& b = (parent.index == pair.a ? child : parent).words.words[run.b + k];
      if (!std::binary_search(rare.begin(), rare.end(), a.hash) ||
          std::find(counted.begin(), counted.end(), a.hash) != counted.end())
        continue;
      counted.push_back(a.hash);
      const match::Word& here = parent.index == pair.a ? a : b;
      const match::Word& there = parent.index == pair.a ? b : a;
      out.add(Reason::kSharedError, here.span, there.span,
              "spells “" + std::string(base::view(child.document->text, there.span)) +
                  "” as only they do");
    }
}

}  // namespace hearsay::lineage

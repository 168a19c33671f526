// Comparing versions by aligning their words.
#include "engine/check_versions.h"

#include <algorithm>

#include "engine/check.h"
#include "engine/find_words.h"
#include "match/find_matches.h"

namespace hearsay::engine {
namespace {

// Words are contained in others, or carried elsewhere on a page, when this share of them stands
// there in order.
constexpr uint32_t kContained = 800;

}  // namespace

std::string text_of(std::string_view text, std::span<const base::Bytes> pieces) {
  std::string out;
  for (const base::Bytes piece : pieces) {
    if (!out.empty()) out += " … ";
    out += base::view(text, piece);
  }
  return out;
}

uint32_t bytes_of(std::span<const base::Bytes> pieces) {
  uint32_t bytes = 0;
  for (const base::Bytes piece : pieces) bytes += piece.size();
  return bytes;
}

uint32_t overlap(std::span<const base::Bytes> a, std::span<const base::Bytes> b) {
  uint32_t bytes = 0;
  for (const base::Bytes x : a) {
    for (const base::Bytes y : b) {
      if (x.overlaps(y)) bytes += std::min(x.end, y.end) - std::max(x.begin, y.begin);
    }
  }
  return bytes;
}

uint32_t spoken_count(std::string_view text, std::span<const base::Bytes> pieces) {
  uint32_t count = 0;
  for (const base::Bytes piece : pieces) {
    size_t at = piece.begin;
    bool inside = false;
    for (const match::Word& word : match::words_of(text, piece)) {
      for (; at < word.span.begin; ++at) {
        if (text[at] == '[') inside = true;
        if (text[at] == ']') inside = false;
      }
      count += inside ? 0 : 1;
      at = word.span.end;
    }
  }
  return count;
}

bool contained(std::span<const match::Word> words, std::span<const match::Word> in) {
  return uint64_t{match::align_inside(words, in).words} * 1000 >=
         uint64_t{kContained} * words.size();
}

bool same_telling(std::span<const match::Word> a, std::span<const match::Word> b) {
  const auto shorter = a.size() <= b.size() ? a : b;
  const auto longer = a.size() <= b.size() ? b : a;
  if (shorter.empty()) return false;
  return uint64_t{match::align_inside(shorter, longer).words} * 1000 >=
         uint64_t{kSameTelling} * shorter.size();
}

bool is_left_out(const wording::Change& change) { return change.b.empty() && !change.a.empty(); }

std::vector<wording::Change> join_cuts(std::vector<wording::Change> changes,
                                       std::string_view text) {
  std::vector<wording::Change> out;
  for (size_t i = 0; i < changes.size();) {
    size_t end = i + 1;
    while (is_left_out(changes[i]) && end < changes.size() && is_left_out(changes[end]) &&
           match::words_of(text, {changes[end - 1].a.end, changes[end].a.begin}).empty())
      ++end;
    const base::Bytes all{changes[i].a.begin, changes[end - 1].a.end};
    if (end - i > 1 && match::words_of(text, all).size() >= kLongCut) {
      // The first that says where the cut stands speaks for it: cut_start, cut_end, else
      // cut_middle.
      const wording::Change* cut = nullptr;
      for (size_t k = i; k < end; ++k) {
        const wording::ChangeKind kind = changes[k].kind;
        const bool outer =
            kind == wording::ChangeKind::kCutStart || kind == wording::ChangeKind::kCutEnd;
        if (outer || (cut == nullptr && kind == wording::ChangeKind::kCutMiddle)) cut = &changes[k];
      }
      if (cut != nullptr) {
        out.push_back(*cut);
        out.back().a = all;
        i = end;
        continue;
      }
    }
    out.insert(out.end(), changes.begin() + static_cast<std::ptrdiff_t>(i),
               changes.begin() + static_cast<std::ptrdiff_t>(end));
    i = end;
  }
  return out;
}

bool has_narration(std::string_view text, base::Bytes between) {
  constexpr size_t kNarration = 3;  // words
  const std::string_view gap = base::view(text, between);
  for (size_t at = gap.find_first_of(".!?"); at != std::string_view::npos;
       at = gap.find_first_of(".!?", at + 1)) {
    const std::vector<match::Word> before =
        match::words_of(text, {between.begin, between.begin + base::narrow(at)});
    const bool abbreviated = gap[at] == '.' && !before.empty() && before.back().span.size() <= 3 &&
                             before.back().span.end == between.begin + at;
    const base::Bytes rest{between.begin + base::narrow(at) + 1, between.end};
    const std::vector<match::Word> behind = match::words_of(text, rest);
    if (abbreviated || behind.size() < kNarration) continue;
    const std::string_view tail = base::view(text, {behind.back().span.end, between.end});
    if (tail.find_first_of(":,") == std::string_view::npos) return true;
  }
  return false;
}

void drop_carried_elsewhere(std::vector<wording::Change>& changes, std::string_view text,
                            std::span<const match::Word> page) {
  std::erase_if(changes, [&](const wording::Change& change) {
    if (!is_left_out(change)) return false;
    const std::vector<match::Word> words = match::words_of(text, change.a);
    return words.size() >= kLongCut && contained(words, page);
  });
}

std::vector<base::Bytes> carried_pieces(std::span<const match::Word> fullest,
                                        const SpokenWords& spoken,
                                        const std::vector<base::Bytes>& matched) {
  std::vector<base::Bytes> pieces = matched;
  uint32_t most = 0;
  for (const WordRun& run : spoken.runs()) {
    const match::Alignment alignment = match::align_inside(fullest, run.words);
    // The text as it stands, last of the runs, holds cues and more that nobody said: it must have
    // much more to go first.
    const bool as_it_stands = &run == &spoken.runs().back() && most > 0;
    if (alignment.words <= most + (as_it_stands ? kRunWords : 0)) continue;
    std::vector<base::Bytes> found = spans_of(run, carried_range(alignment));
    if (overlap(found, matched) == 0) continue;
    most = alignment.words;
    pieces = std::move(found);
  }
  return pieces;
}

std::array<int, 6> date_key(const std::optional<document::PublishedDate>& published) {
  if (!published) return {99999};
  const base::Moment& moment = published->moment;
  const auto field = [&](base::Precision from, int value) {
    return moment.precision >= from ? value : 99;
  };
  return {moment.year,
          field(base::Precision::kMonth, moment.month),
          field(base::Precision::kDay, moment.day),
          field(base::Precision::kMinute, moment.hour),
          field(base::Precision::kMinute, moment.minute),
          field(base::Precision::kSecond, moment.second)};
}

}  // namespace hearsay::engine

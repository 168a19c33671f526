// Tells the story of each group: its tellings from fullest to shortest, what each changed, which is
// dated earliest.
#include "story/tell_story.h"

#include <algorithm>
#include <tuple>

#include "lineage/names.h"
#include "story/groups.h"
#include "wording/describe_change.h"

namespace hearsay::story {
namespace {

constexpr uint32_t kTouched =
    3;  // equal words that make a statement of the fullest run part of the comparison

// The pieces of the fullest version that belong to the statements `version` has words of; all where
// it has none.
struct Compared {
  std::vector<uint32_t> statements;
  std::vector<base::Bytes> pieces;
};
Compared touched(const Version& version, const Version& fullest) {
  std::vector<uint32_t> equal(fullest.statements.size(), 0);
  const match::Alignment alignment = match::align_inside(version.words, fullest.words);
  const auto statement_at = [&](uint32_t word) {
    const uint32_t byte = fullest.words[word].span.begin;
    for (size_t i = 0; i < fullest.pieces.size(); ++i)
      if (fullest.pieces[i].holds(byte)) return fullest.piece_of[i];
    return uint32_t{0};
  };
  for (const match::Edit& edit : alignment.edits)
    if (edit.kind == match::EditKind::kSame)
      for (uint32_t w = edit.b.begin; w < edit.b.end && w < fullest.words.size(); ++w)
        ++equal[statement_at(w)];
  const bool any =
      std::any_of(equal.begin(), equal.end(), [](uint32_t n) { return n >= kTouched; });
  Compared out;
  for (uint32_t i = 0; i < fullest.statements.size(); ++i) {
    if (any && equal[i] < kTouched) continue;
    out.statements.push_back(fullest.statements[i]);
    for (size_t k = 0; k < fullest.pieces.size(); ++k)
      if (fullest.piece_of[k] == i) out.pieces.push_back(fullest.pieces[k]);
  }
  return out;
}

uint32_t similarity_of(const Version& version, const Compared& against, std::string_view text) {
  std::vector<match::Word> words;
  for (const base::Bytes piece : against.pieces)
    for (const match::Word& word : match::words_of(text, piece))
      if (words.size() < kLongestVersion) words.push_back(word);
  return match::align_whole(version.words, words).similarity;
}

Telling tell(const Version& version, const Version& fullest, std::span<const Reading> readings,
             const lexicon::Lexicon& lexicon) {
  Telling out;
  out.document = version.document;
  out.statement = version.statements.front();
  out.joined.assign(version.statements.begin() + 1, version.statements.end());
  out.words = static_cast<uint32_t>(version.words.size());
  if (&version == &fullest) {
    out.similarity = 1000;
    return out;
  }
  const Compared against = touched(version, fullest);
  const std::string& full_text = readings[fullest.document].document->text;
  const std::string& text = readings[version.document].document->text;
  out.against = against.statements;
  out.similarity = similarity_of(version, against, full_text);
  out.changes = told_changes({{full_text, against.pieces}, fullest.negated, fullest.headline},
                             {{text, version.pieces}, version.negated, version.headline}, lexicon);
  out.reattributed = !version.speaker.empty() && !fullest.speaker.empty() &&
                     version.speaker != fullest.speaker &&
                     !lineage::same_person(version.speaker, fullest.speaker, lexicon);
  return out;
}

std::optional<uint32_t> earliest_of(const std::vector<Telling>& tellings,
                                    std::span<const Reading> readings) {
  const auto date_of = [&](const Telling& one) -> const std::optional<document::PublishedDate>& {
    return published_of(readings[one.document], one.statement);
  };
  std::optional<uint32_t> out;
  for (uint32_t i = 0; i < tellings.size(); ++i) {
    const auto& date = date_of(tellings[i]);
    if (!date) continue;
    if (!out || base::surely_before(date->moment, date_of(tellings[*out])->moment)) out = i;
  }
  return out;
}

}  // namespace

const std::optional<document::PublishedDate>& published_of(const Reading& reading,
                                                           uint32_t statement) {
  const uint32_t part = reading.statements[statement].part;
  const std::vector<document::Part>& parts = reading.document->parts;
  if (part < parts.size() && parts[part].published) return parts[part].published;
  return reading.document->published;
}

std::vector<wording::Change> told_changes(const Told& a, const Told& b,
                                          const lexicon::Lexicon& lexicon) {
  using wording::ChangeKind;
  std::vector<wording::Change> changes = wording::describe_change(a.words, b.words, lexicon);
  const auto is = [](ChangeKind kind) {
    return [kind](const wording::Change& one) { return one.kind == kind; };
  };
  if (b.headline && std::any_of(changes.begin(), changes.end(), is(ChangeKind::kReplaced)))
    std::erase_if(changes, [](const wording::Change& one) {
      return one.kind == ChangeKind::kCutStart || one.kind == ChangeKind::kCutMiddle ||
             one.kind == ChangeKind::kCutEnd;
    });
  if (a.negated != b.negated && !a.words.pieces.empty() && !b.words.pieces.empty()) {
    const uint32_t in_a = a.words.pieces.front().begin, in_b = b.words.pieces.front().begin;
    changes.insert(changes.begin(), {ChangeKind::kNegation, {in_a, in_a}, {in_b, in_b}, kDenied});
  }
  return changes;
}

std::vector<Story> tell_stories(std::span<const Reading> readings,
                                const lexicon::Lexicon& lexicon) {
  const std::vector<Version> versions = read_versions(readings, lexicon);
  std::vector<Story> out;
  for (std::vector<uint32_t>& group : group_versions(versions, lexicon)) {
    // Of equally full versions the earliest dated one goes first.
    const auto rank = [&](uint32_t v) {
      const auto& date =
          published_of(readings[versions[v].document], versions[v].statements.front());
      return std::tuple(~versions[v].words.size(), date ? base::to_iso(date->moment) : "~", v);
    };
    std::sort(group.begin(), group.end(),
              [&](uint32_t x, uint32_t y) { return rank(x) < rank(y); });
    Story story;
    for (const uint32_t v : group)
      story.tellings.push_back(tell(versions[v], versions[group.front()], readings, lexicon));
    story.earliest = earliest_of(story.tellings, readings);
    out.push_back(std::move(story));
  }
  std::stable_sort(out.begin(), out.end(), [](const Story& x, const Story& y) {
    const Telling &a = x.tellings.front(), &b = y.tellings.front();
    return std::pair(a.document, a.statement) < std::pair(b.document, b.statement);
  });
  return out;
}

}  // namespace hearsay::story

// The check, stage by stage: candidates, carriers, the fullest version, what each leaves out, the
// verdict.
#include "engine/check.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "engine/check_versions.h"
#include "engine/find_words.h"
#include "engine/judged_speaker.h"
#include "engine/quotations.h"
#include "engine/same_speaker.h"
#include "match/find_matches.h"
#include "story/tell_story.h"
#include "text/utf8.h"
#include "wording/describe_change.h"

namespace hearsay::engine {
namespace {

using statement::Statement;

// A version is fuller than another one, or than the query, from this many more words on: one or two
// are a change of wording.
constexpr uint32_t kMuchFuller = 4;

void put_version(std::string_view text, CheckMatch& match) {
  match.version_words = spoken_count(text, match.version);
  match.version_text = text_of(text, match.version);
}

void put_comment(const document::Document& document, CheckMatch& match) {
  for (const document::Block& block : document.blocks) {
    if (block.kind != document::BlockKind::kComment || !block.span.holds(match.span.begin))
      continue;
    match.in_comment = true;
    match.published.reset();
    if (block.time)
      match.published = document::PublishedDate{*block.time, document::DateBasis::kComments, {}};
  }
}

// The search of one archive for one set of words, with what it has read so far.
class Checker {
 public:
  Checker(const archive::Archive& archive, const std::string& words, const std::string& by)
      : archive_(archive), lexicon_(lexicon::Lexicon::built_in()) {
    check_.query = words;
    check_.by = by;
  }

  base::Result<Check> run();

 private:
  struct Carrier {
    archive::Stored stored;
    CheckMatch match;
    std::vector<match::Word> version;  // the words of match.version
  };

  base::Status find_candidates(std::string_view words, std::vector<uint64_t>& numbers);
  base::Status find_carriers(const Wanted& wanted, std::string_view words,
                             std::vector<Carrier>& carriers, const std::set<uint64_t>& known);
  CheckMatch make_match(const archive::Stored& stored, const SpokenWords& spoken,
                        const Place& place);
  void put_statement(const archive::Stored& stored, const SpokenWords& spoken, const Place& place,
                     CheckMatch& match);
  base::Status put_agreement(CheckMatch& match);
  void put_joins(Carrier& carrier) const;
  void put_changes(Carrier& carrier) const;
  void extend_version(Carrier& carrier, const std::vector<match::Word>& fullest) const;
  void find_fullest();
  base::Status search_fullest();
  void hold_against_fullest();
  void find_earliest();
  Verdict verdict() const;

  const archive::Archive& archive_;
  const lexicon::Lexicon& lexicon_;
  std::optional<std::vector<std::string>> namesakes_;  // of the name asked for
  std::optional<JudgedSpeaker> judged_;
  std::vector<Carrier> carriers_, others_;
  Check check_;
};

base::Status Checker::find_candidates(std::string_view words, std::vector<uint64_t>& numbers) {
  const auto holding = archive_.holding(words, kCheckCandidates + 1);
  if (!holding.ok()) return holding.error();
  numbers = *holding;
  match::MatchOptions every;
  every.window = 1;  // all of the query's anchors, as a document keeps only some of them
  const auto anchors = match::anchors_of(match::words_of(words), match::TextId(0), every);
  if (anchors.empty()) return {};
  const auto sharing = archive_.sharing(anchors, kCheckCandidates / 2);
  if (!sharing.ok()) return sharing.error();
  // Shared anchors are the stronger sign: they go first, so that a cut never drops them.
  std::vector<uint64_t> found;
  for (const auto& one : *sharing) found.push_back(one.number);
  std::set<uint64_t> seen(found.begin(), found.end());
  for (const uint64_t number : numbers) {
    if (seen.insert(number).second) found.push_back(number);
  }
  numbers = std::move(found);
  return {};
}

base::Status Checker::find_carriers(const Wanted& wanted, std::string_view words,
                                    std::vector<Carrier>& carriers,
                                    const std::set<uint64_t>& known) {
  std::vector<uint64_t> numbers;
  if (base::Status status = find_candidates(words, numbers); !status.ok()) return status;
  if (numbers.size() > kCheckCandidates) {
    check_.cut_short = true;
    numbers.resize(kCheckCandidates);
  }
  for (const uint64_t number : numbers) {
    if (known.count(number) > 0) continue;
    base::Result<archive::Stored> stored = archive_.document(number);
    if (!stored.ok()) {
      ++check_.unreadable;
      continue;
    }
    const SpokenWords spoken(stored->document, stored->statements);
    std::optional<CheckMatch> best;
    for (const Place& place : find_words(wanted, spoken)) {
      CheckMatch match = make_match(*stored, spoken, place);
      if (base::Status status = put_agreement(match); !status.ok()) return status;
      const auto rank = [](const CheckMatch& m) {
        return std::tuple(m.similarity, !m.negated, m.agreement == Agreement::kAgrees,
                          m.statement.has_value(), !m.speaker.name.empty(), m.version_words);
      };
      if (!best || rank(match) > rank(*best)) best = std::move(match);
    }
    if (!best) continue;
    std::vector<match::Word> version = spoken.words_in(best->version);
    carriers.push_back({std::move(*stored), std::move(*best), std::move(version)});
  }
  return {};
}

CheckMatch Checker::make_match(const archive::Stored& stored, const SpokenWords& spoken,
                               const Place& place) {
  const document::Document& document = stored.document;
  CheckMatch match;
  match.document = document.id;
  match.number = stored.number;
  match.outlet = document.outlet;
  match.title = document.title;
  match.published = document.published;
  match.similarity = place.similarity;
  match.pieces = place.pieces;
  match.span = {place.pieces.front().begin, place.pieces.back().end};
  match.text = text_of(document.text, match.pieces);
  put_statement(stored, spoken, place, match);
  put_comment(document, match);
  const text::PointMap map(document.text);
  match.points = {map.at(match.span.begin), map.at(match.span.end)};
  return match;
}

// The innermost statement that holds the words, and the whole of what is quoted there.
void Checker::put_statement(const archive::Stored& stored, const SpokenWords& spoken,
                            const Place& place, CheckMatch& match) {
  const Statement* best = nullptr;
  uint32_t most = 0;
  for (const Statement& statement : stored.statements)
    most = std::max(most, overlap(statement.content, match.pieces));
  if (uint64_t{most} * 2 < bytes_of(match.pieces) && place.run + 1 == spoken.runs().size())
    most = 0;
  for (const Statement& statement : stored.statements) {
    const uint32_t shared = overlap(statement.content, match.pieces);
    if (most == 0 || uint64_t{shared} * 10 < uint64_t{most} * 9) continue;
    if (best == nullptr || bytes_of(statement.content) < bytes_of(best->content)) best = &statement;
  }
  match.version = match.pieces;
  if (best != nullptr) {
    match.statement = best->number;
    match.kind = best->kind;
    match.negated = best->negated;
    match.speaker = best->speaker;
    match.published = story::published_of({&stored.document, stored.statements},
                                          static_cast<uint32_t>(best - stored.statements.data()));
    if (best->within) {
      match.version = best->content;
    } else {
      match.version.clear();
      for (const Quotation& quotation : spoken.quotations()) {
        if (overlap(quotation.pieces, match.pieces) == 0) continue;
        match.version.insert(match.version.end(), quotation.pieces.begin(), quotation.pieces.end());
      }
    }
    // Words asked beyond what the statement holds belong to this version all the same.
    if (overlap(match.version, match.pieces) < bytes_of(match.pieces) &&
        bytes_of(match.version) < bytes_of(match.pieces))
      match.version = match.pieces;
  }
  put_version(stored.document.text, match);
}

base::Status Checker::put_agreement(CheckMatch& match) {
  if (check_.by.empty()) return {};
  if (!namesakes_) {
    base::Result<std::vector<std::string>> found = archive_.namesakes(check_.by);
    if (!found.ok()) return found.error();
    namesakes_ = std::move(*found);
  }
  match.agreement = same_speaker(check_.by, match.speaker, *namesakes_, lexicon_);
  if (!judged_) {
    base::Result<JudgedSpeaker> read = JudgedSpeaker::read(archive_, check_.by);
    if (!read.ok()) return read.error();
    judged_ = std::move(*read);
  }
  if (match.statement)
    match.agreement =
        judged_->of(match.number, *match.statement, match.speaker.name).value_or(match.agreement);
  return {};
}

// Two quotations with more than a cue between them, asked as if one followed the other.
void Checker::put_joins(Carrier& carrier) const {
  CheckMatch& match = carrier.match;
  if (match.pieces.size() < 2) return;
  const SpokenWords spoken(carrier.stored.document, carrier.stored.statements);
  const auto quotation_of = [&](base::Bytes piece) -> const Quotation* {
    for (const Quotation& one : spoken.quotations())
      if (overlap(one.pieces, {&piece, 1}) > 0) return &one;
    return nullptr;
  };
  for (size_t i = 1; i < match.pieces.size(); ++i) {
    const Quotation *a = quotation_of(match.pieces[i - 1]), *b = quotation_of(match.pieces[i]);
    const base::Bytes between{match.pieces[i - 1].end, match.pieces[i].begin};
    if (a == nullptr || b == nullptr || a == b || between.begin >= between.end) continue;
    if (!has_narration(carrier.stored.document.text, between)) continue;
    wording::Change change;
    change.kind = wording::ChangeKind::kJoined;
    change.rule = kJoinedOver;
    change.a = between;
    match.changes.push_back(change);
  }
}

void Checker::put_changes(Carrier& carrier) const {
  const archive::Stored& stored = carrier.stored;
  CheckMatch& match = carrier.match;
  const base::Bytes whole{0, base::narrow(check_.query.size())};
  const std::string& text = stored.document.text;
  match.changes = join_cuts(
      wording::describe_change({text, match.pieces}, {check_.query, {&whole, 1}}, lexicon_), text);
  put_joins(carrier);
  const auto put = [&](wording::ChangeKind kind, std::string_view rule, auto place) {
    wording::Change change;
    change.kind = kind;
    change.rule = rule;
    change.a = {match.span.begin, match.span.begin};
    for (const Statement& statement : stored.statements)
      if (match.statement == statement.number && statement.*place) change.a = *(statement.*place);
    match.changes.push_back(change);
  };
  if (match.negated) put(wording::ChangeKind::kNegation, kDeniedThere, &Statement::cue);
  if (match.agreement == Agreement::kDiffers)
    put(wording::ChangeKind::kReattributed, "check/other_speaker", &Statement::source);
}

// A page may give in two quotations what another one has joined to one: both belong to its version.
void Checker::extend_version(Carrier& carrier, const std::vector<match::Word>& fullest) const {
  const std::string& text = carrier.stored.document.text;
  const SpokenWords spoken(carrier.stored.document, carrier.stored.statements);
  bool extended = false;
  for (const Quotation& quotation : spoken.quotations()) {
    if (overlap(quotation.pieces, carrier.match.version) > 0) continue;
    const std::vector<match::Word> words = spoken.words_in(quotation.pieces);
    if (words.size() < kLongCut || !contained(words, fullest)) continue;
    carrier.match.version.insert(carrier.match.version.end(), quotation.pieces.begin(),
                                 quotation.pieces.end());
    extended = true;
  }
  if (!extended) return;
  std::sort(carrier.match.version.begin(), carrier.match.version.end());
  carrier.version = spoken.words_in(carrier.match.version);
  put_version(text, carrier.match);
}

void Checker::find_fullest() {
  uint32_t longest = 0;
  for (uint32_t i = 0; i < carriers_.size(); ++i) {
    CheckMatch& match = carriers_[i].match;
    match.same_telling = i == 0 || same_telling(carriers_[i].version, carriers_.front().version);
    if (match.same_telling && match.version_words > carriers_[longest].match.version_words)
      longest = i;
  }
  const std::vector<match::Word> words = carriers_[longest].version;
  uint32_t fullest = 0;
  for (uint32_t i = 0; i < carriers_.size(); ++i) {
    if (!carriers_[i].match.same_telling) continue;
    if (i != longest) extend_version(carriers_[i], words);
    // Of versions about as full the first: the better or the earlier one.
    if (carriers_[i].match.version_words >= carriers_[fullest].match.version_words + kMuchFuller)
      fullest = i;
  }
  check_.fullest = fullest;
}

base::Status Checker::search_fullest() {
  const Carrier& fullest = carriers_[*check_.fullest];
  const size_t asked = match::words_of(check_.query).size();
  if (fullest.version.size() > kLongestCheck || fullest.version.size() < asked + kMuchFuller)
    return {};
  const Wanted wanted = wanted_words(fullest.stored.document.text, fullest.version, lexicon_);
  std::set<uint64_t> known;
  for (const Carrier& carrier : carriers_) known.insert(carrier.match.number);
  base::Status status = find_carriers(wanted, fullest.match.version_text, others_, known);
  std::sort(others_.begin(), others_.end(), [](const Carrier& a, const Carrier& b) {
    return std::pair(b.match.similarity, a.match.number) <
           std::pair(a.match.similarity, b.match.number);
  });
  return status;
}

void Checker::hold_against_fullest() {
  const Carrier& fullest = carriers_[*check_.fullest];
  const wording::Version whole{fullest.stored.document.text, fullest.match.version};
  for (std::vector<Carrier>* list : {&carriers_, &others_}) {
    for (Carrier& carrier : *list) {
      CheckMatch& match = carrier.match;
      if (!match.same_telling || match.number == fullest.match.number) continue;
      const SpokenWords spoken(carrier.stored.document, carrier.stored.statements);
      const std::vector<base::Bytes> pieces = carried_pieces(fullest.version, spoken, match.pieces);
      match.from_fullest = join_cuts(
          wording::describe_change(whole, {carrier.stored.document.text, pieces}, lexicon_),
          whole.text);
      drop_carried_elsewhere(match.from_fullest, whole.text, spoken.all());
    }
  }
  const base::Bytes query{0, base::narrow(check_.query.size())};
  check_.left_out =
      join_cuts(wording::describe_change(whole, {check_.query, {&query, 1}}, lexicon_), whole.text);
}

void Checker::find_earliest() {
  const auto before = [](const CheckMatch& a, const CheckMatch& b) {
    return base::surely_before(a.published->moment, b.published->moment);
  };
  for (uint32_t i = 0; i < carriers_.size(); ++i) {
    const CheckMatch& match = carriers_[i].match;
    if (!match.published) continue;
    const CheckMatch* best = check_.earliest ? &carriers_[*check_.earliest].match : nullptr;
    const bool takes =
        best == nullptr || (best->in_comment && !match.in_comment) ||
        (best->in_comment == match.in_comment &&
         (before(match, *best) || (!before(*best, match) && match.number < best->number)));
    if (takes) check_.earliest = i;
  }
  if (!check_.earliest) return;
  const CheckMatch& best = carriers_[*check_.earliest].match;
  for (uint32_t i = 0; i < carriers_.size(); ++i) {
    const CheckMatch& match = carriers_[i].match;
    const bool as_early = i != *check_.earliest && match.published &&
                          match.in_comment == best.in_comment && !before(best, match);
    check_.as_early += as_early ? 1 : 0;
  }
}

Verdict Checker::verdict() const {
  if (carriers_.empty()) return Verdict::kNotFound;
  // Pages that have the words as well as the best one decide; what is only alike says nothing about
  // who spoke. A speaker who may be the one asked about forbids to say that it is another.
  const CheckMatch& best = carriers_.front().match;
  const bool as_given = is_as_given(best);
  bool agrees = false, differs = false, may_agree = false;
  for (const Carrier& carrier : carriers_) {
    const CheckMatch& match = carrier.match;
    if (as_given ? !is_as_given(match) : match.similarity < best.similarity) break;
    agrees = agrees || match.agreement == Agreement::kAgrees;
    differs = differs || match.agreement == Agreement::kDiffers;
    may_agree =
        may_agree || (match.agreement == Agreement::kUnknown && !match.speaker.name.empty());
  }
  if (differs && !agrees && !may_agree) return Verdict::kReattributed;
  return as_given ? Verdict::kExact : Verdict::kAltered;
}

base::Result<Check> Checker::run() {
  std::vector<match::Word> words = match::words_of(check_.query);
  if (words.empty()) return base::Error{base::Code::kUsage, 0, "there is no word to look for"};
  if (!check_.by.empty() && match::words_of(check_.by).empty())
    return base::Error{base::Code::kUsage, 0, "there is no name to hold the words against"};
  if (words.size() > kLongestCheck)
    return base::Error{base::Code::kTooLarge, 0,
                       "more than " + std::to_string(kLongestCheck) + " words to check"};
  const base::Result<uint64_t> documents = archive_.size();
  if (!documents.ok()) return documents.error();
  check_.documents = *documents;

  const Wanted wanted = wanted_words(check_.query, std::move(words), lexicon_);
  if (base::Status status = find_carriers(wanted, check_.query, carriers_, {}); !status.ok())
    return status.error();
  for (Carrier& carrier : carriers_) put_changes(carrier);
  std::sort(carriers_.begin(), carriers_.end(), [](const Carrier& a, const Carrier& b) {
    const auto rank = [](const CheckMatch& m) {
      return std::tuple(!is_as_given(m), -static_cast<int64_t>(m.similarity),
                        m.agreement != Agreement::kAgrees, !m.statement.has_value(), m.in_comment,
                        m.speaker.name.empty(), date_key(m.published), m.number);
    };
    return rank(a.match) < rank(b.match);
  });
  if (!carriers_.empty()) {
    find_fullest();
    if (base::Status status = search_fullest(); !status.ok()) return status.error();
    hold_against_fullest();
    find_earliest();
  }
  check_.verdict = verdict();
  for (std::vector<Carrier>* list : {&carriers_, &others_}) {
    for (Carrier& carrier : *list) {
      (list == &carriers_ ? check_.matches : check_.others).push_back(std::move(carrier.match));
      check_.texts.push_back(std::move(carrier.stored.document.text));
    }
  }
  return std::move(check_);
}

}  // namespace

bool is_as_given(const CheckMatch& match) {
  return std::all_of(match.changes.begin(), match.changes.end(), [](const wording::Change& change) {
    return change.kind == wording::ChangeKind::kReattributed ||
           wording::change_weight(change.kind) == 0;
  });
}

std::string_view verdict_name(Verdict verdict) {
  switch (verdict) {
    case Verdict::kExact: return "exact";
    case Verdict::kAltered: return "altered";
    case Verdict::kReattributed: return "reattributed";
    case Verdict::kNotFound: return "not_found";
  }
  return "not_found";
}

base::Result<Check> check_quote(const archive::Archive& archive, const std::string& words,
                                const std::string& by) {
  return Checker(archive, words, by).run();
}

}  // namespace hearsay::engine

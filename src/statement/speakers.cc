// Resolution of source mentions, left to right over the page.
#include "statement/speakers.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "statement/ages.h"
#include "statement/antecedents.h"
#include "statement/introduced.h"
#include "statement/role_holders.h"
#include "statement/roles.h"
#include "statement/spoken_bodies.h"
#include "statement/subjects.h"
#include "statement/turn_labels.h"
#include "text/fold.h"

namespace hearsay::statement {
namespace {

using text::TokenKind;

class Resolver {
 public:
  Resolver(const View& view, const std::vector<Quote>& quotes, const std::vector<Frame>& frames,
           const People& people)
      : view_(view),
        frames_(frames),
        people_(people),
        antecedents_(view, quotes, people),
        bodies_(view, people),
        holders_(view, people) {}

  Speaker resolve(const Attribution& a) {
    const uint32_t part = view_.paragraphs()[frames_[a.frame].paragraph].part;
    if (part != part_) {
      part_ = part;
      last_ = last_issuer_ = {};
      described_.clear();
      named_ = true;
      spoken_.clear();
      last_person_ = {};
    }
    const PersonId last_person = last_person_;
    // "is expected to close": nobody is told to expect it
    const bool nobody = a.source.empty() && !a.quotation && a.rule == "statement/model";
    Speaker speaker = nobody ? Speaker{} : a.source.empty() ? continuation() : of_source(a);
    if (is_told_by_another(a)) {
      last_person_ = last_person;
      return speaker;
    }
    if (!speaker.name.empty()) {
      last_ = speaker;
      if (a.source.empty() || !view_.is(head_of(view_, a.source), kWriting)) {
        last_issuer_ = speaker;
        issuer_from_ = frames_[a.frame].pieces.front().tokens.begin;
      }
      named_ = speaker.basis != SpeakerBasis::kDescription || last_person_ != last_person;
    }
    last_source_ = a.source;
    outer_ = a.content;
    return speaker;
  }

 private:
  // A mention that several quotations share stands for the same speaker in each.
  Speaker of_source(const Attribution& a) {
    if (const auto known = spoken_.find(a.source.begin);
        known != spoken_.end() && known->second.source == a.source) {
      last_person_ = known->second.person;
      return known->second.speaker;
    }
    const Speaker speaker = a.rule == "statement/turn" ? of_turn(a.source) : of_mention(a.source);
    spoken_[a.source.begin] = {a.source, speaker, last_person_};
    return speaker;
  }

  // ---- persons

  Speaker of_person(PersonId id, SpeakerBasis basis, double confidence, base::Tokens source) {
    const Person& person = people_[id];
    Speaker speaker;
    speaker.name = person.name;
    speaker.type = SpeakerType::kPerson;
    speaker.basis = basis;
    speaker.confidence = confidence;
    speaker.role = role_at(id, source);
    last_person_ = id;
    return speaker;
  }

  // "The mum-of-two" is a mother.
  char epithet_gender(uint32_t head) const {
    const std::string_view word = view_.fold(head);
    const lexicon::Row* role = view_.lexicon().list("roles").find(word.substr(0, word.find('-')));
    return role == nullptr ? char{0} : role_gender(view_, *role);
  }

  // The role said beside this mention, else the first one the page gives.
  std::string role_at(PersonId id, base::Tokens source) const {
    for (uint32_t i = source.begin; i < source.end; ++i)
      if (const NameMention* m = people_.at(i); m != nullptr && m->person == id && m->role)
        return view_.words(m->role->words);
    if (people_[id].roles.empty()) return {};
    return view_.words(people_[id].roles.front().words);
  }

  // Whether the cue stands in what the last speaker said: "Kuo said Li had told her no". What comes
  // next goes on with Kuo.
  bool is_told_by_another(const Attribution& a) const {
    return !a.cue.empty() && std::any_of(outer_.begin(), outer_.end(),
                                         [&](base::Tokens span) { return span.holds(a.cue); });
  }

  Speaker continuation() const {
    return with_basis(last_, SpeakerBasis::kContinuation, last_.name.empty() ? 0 : 0.85);
  }

  // Whether the name at token i is what a word before it is about: "a spokesman for President | Ana
  // Ruiz", "a lawyer representing | Ana Ruiz", but "Leader of the Opposition | Ana Ruiz" and "the
  // retired general | Ana Ruiz".
  bool is_object(uint32_t i, uint32_t begin) const {
    const lexicon::WordList& modifiers = view_.lexicon().list("role_modifiers");
    while (i > begin &&
           (view_.is(i - 1, kDeterminer | kHonorific | kRole | kNationality) ||
            view_.is_kind(i - 1, TokenKind::kStop) ||
            (i > begin + 1 && !view_.token(i - 1).capital && modifiers.has(view_.fold(i - 1)))))
      --i;
    if (i == begin) return false;
    if (view_.is(i - 1, kPreposition) && !view_.token(i - 1).capital)
      return !(view_.is(i - 1, kGenitive) && i == begin + 2 && view_.is(begin, kRole) &&
               view_.token(begin).capital);
    const bool verb = view_.is(i - 1, kParticipleForm | kPastForm) &&
                      !view_.token(i - 1).capital &&  // "managing director Ana Ruiz" has none
                      (view_.token(i).capital || view_.is(i, kDeterminer));
    return verb && i - 1 > begin && !view_.is(i - 2, kDeterminer | kAdverb | kAdverbForm);
  }

  // The person who heads the phrase: not one behind a preposition or before a possessive mark.
  const NameMention* head_person(base::Tokens source) const {
    const NameMention* best = nullptr;
    for (uint32_t i = source.begin; i < source.end; ++i) {
      const NameMention* m = people_.at(i);
      if (m == nullptr || m->words.begin != i) continue;
      const bool possessive =
          m->words.end < source.end && view_.is_kind(m->words.end, TokenKind::kClitic);
      if (possessive || is_object(i, source.begin)) continue;
      best = m;
    }
    return best;
  }

  // "Ana Ruiz and Bo Lind", "Mayor Ana Ruiz and Sheriff Bo Lind": both under their full names.
  std::optional<Speaker> joint(base::Tokens source) {
    const NameMention* second = source.empty() ? nullptr : people_.at(source.end - 1);
    if (second == nullptr || second->words.end != source.end) return std::nullopt;
    uint32_t and_at = second->words.begin;
    while (and_at > source.begin && !view_.is(and_at - 1, kConjunction) &&
           view_.is(and_at - 1, kRole | kHonorific | kNationality))
      --and_at;
    if (and_at < source.begin + 2 || !view_.is(and_at - 1, kConjunction)) return std::nullopt;
    const NameMention* first = people_.at(and_at - 2);
    if (first == nullptr || first->words.end != and_at - 1) return std::nullopt;
    Speaker speaker = unnamed(source, SpeakerType::kGroup);
    speaker.name = people_[first->person].name + ' ' + std::string(view_.word(and_at - 1)) + ' ' +
                   people_[second->person].name;
    speaker.confidence = 0.9;
    return speaker;
  }

  // "A:", "AC:", "Ana Ruiz:"
  Speaker of_turn(base::Tokens label) {
    if (const auto person = person_of_label(view_, people_, label))
      return person->valid() ? of_person(*person, SpeakerBasis::kDescription, 0.7, label)
                             : Speaker{};
    return head_person(label) != nullptr ? of_mention(label) : of_nameless_label(label);
  }

  // "Moderator:", "The Observer:", "Mayor:": never somebody who merely may be meant.
  Speaker of_nameless_label(base::Tokens label) {
    label = without_article(label);
    const uint32_t head = head_of(view_, label);
    if (is_asker(view_, label)) return unnamed(label, SpeakerType::kGroup);
    if (article_.definite && view_.token(label.begin).capital) return body(label);
    if (view_.info(head).role == nullptr || is_plural(view_, head)) return of_phrase(label);
    const PersonId id = holders_.holder(label, head, article_, last_person_);
    return id.valid() ? of_person(id, SpeakerBasis::kDescription, 0.85, label)
                      : unnamed(label, SpeakerType::kPerson);
  }

  Speaker of_mention(base::Tokens source) {
    article_ = {};
    source = without_apposition(view_, source);
    if (const auto both = joint(source)) return *both;
    if (const NameMention* person = head_person(source))
      return of_person(person->person, SpeakerBasis::kName, person->words.size() > 1 ? 0.98 : 0.95,
                       source);
    if (source.size() == 1 && view_.is(source.begin, kWh | kThat)) return of_relative(source.begin);
    if (source.size() == 1 && view_.is(source.begin, kPronoun | kSubjectWord | kPossessive) &&
        !view_.is(source.begin, kRole | kUnnamed))
      return of_pronoun(source);
    return of_phrase(without_addition(view_, source));
  }

  // ---- pronouns

  char pronoun_gender(uint32_t i) const {
    const lexicon::WordList& pronouns = view_.lexicon().list("pronouns");
    const lexicon::Row* row = pronouns.find(view_.fold(i));
    if (row == nullptr) return 0;
    const std::string_view gender = pronouns.cell(*row, "gender");
    return gender.empty() ? char{0} : gender[0];
  }

  Speaker of_relative(uint32_t at) {
    const base::Tokens named = taken_up(view_, at);
    if (named.empty()) return Speaker{};
    const NameMention* person = head_person(named);
    return with_basis(person != nullptr ? of_person(person->person, SpeakerBasis::kName, 0.9, named)
                                        : of_phrase(named),
                      SpeakerBasis::kPronoun, 0.7);
  }

  Speaker of_pronoun(base::Tokens source) {
    const uint32_t at = source.begin;
    const char gender = pronoun_gender(at);
    if (gender == 'r') return of_relative(at);
    if (gender == 'm' || gender == 'f') {
      const PersonId id = antecedents_.before(at, gender, last_person_);
      const auto subject = subject_before(at);
      if (subject && subject->kind == SubjectKind::kName && is_nearer(*subject, id, at))
        return unnamed(subject->words, SpeakerType::kPerson);
      if (unnamed_spoke_last(at, id, gender)) return with_basis(last_, SpeakerBasis::kPronoun, 0.6);
      if (id.valid()) return of_person(id, SpeakerBasis::kPronoun, 0.85, source);
      const bool fits =
          last_.type == SpeakerType::kPerson &&
          (!last_person_.valid() || gender_fits(gender, people_[last_person_].gender));
      if (fits) return with_basis(last_, SpeakerBasis::kPronoun, 0.5);
      return subject && subject->kind == SubjectKind::kDescribed
                 ? with_basis(of_phrase(subject->words), SpeakerBasis::kPronoun, 0.5)
                 : Speaker{};
    }
    if (gender == 'p' || gender == 'n') {
      if (const auto subject = subject_before(at);
          subject && (last_.name.empty() || last_source_.begin < subject->words.begin)) {
        if (gender == 'p' && subject->kind == SubjectKind::kJoined)
          return unnamed(subject->words, SpeakerType::kGroup);
        if (gender == 'p' && subject->kind == SubjectKind::kDescribed)
          return of_phrase(subject->words);
        if (subject->kind == SubjectKind::kBodyNoun)
          return with_basis(of_phrase(subject->words), SpeakerBasis::kPronoun, 0.6);
        if (subject->kind == SubjectKind::kBodyName ||
            (gender == 'n' && subject->kind == SubjectKind::kName))
          return with_basis(body(subject->words), SpeakerBasis::kPronoun, 0.6);
      }
      if (last_.type == SpeakerType::kOrganisation || last_.type == SpeakerType::kGroup)
        return with_basis(last_, SpeakerBasis::kPronoun, 0.6);
      if (gender == 'n' && last_.type == SpeakerType::kPerson && is_bare(last_person_))
        return with_basis(last_, SpeakerBasis::kPronoun, 0.5);  // "Norlin said …. It added"
    }
    Speaker speaker;
    speaker.basis = SpeakerBasis::kPronoun;
    return speaker;
  }

  // "Lind's lawyer said …. She added": who spoke last has no name, and nobody whom the pronoun fits
  // was named since, but in marks and as an owner.
  bool unnamed_spoke_last(uint32_t at, PersonId other, char gender) const {
    constexpr uint32_t kReach = 2;  // sentences
    if (named_ || last_.type != SpeakerType::kPerson || last_source_.empty() ||
        at < last_source_.end ||
        view_.sentence_of(at) - view_.sentence_of(last_source_.begin) > kReach)
      return false;
    const lexicon::Row* role = view_.info(head_of(view_, last_source_)).role;
    if (role == nullptr || !gender_fits(gender, role_gender(view_, *role))) return false;
    if (!other.valid()) return true;
    const std::vector<uint32_t>& mentions = people_[other].mentions;
    return std::none_of(std::lower_bound(mentions.begin(), mentions.end(), last_source_.end),
                        std::lower_bound(mentions.begin(), mentions.end(), at), [&](uint32_t m) {
                          return !is_in_last_words(m) && antecedents_.is_told_of(*people_.at(m));
                        });
  }

  bool is_in_last_words(uint32_t i) const {
    return std::any_of(outer_.begin(), outer_.end(),
                       [&](base::Tokens span) { return span.holds(i); });
  }

  // Of a name of one word nothing tells that it is a person's.
  bool is_bare(PersonId id) const {
    return id.valid() && people_[id].given.empty() && people_[id].gender == 0 &&
           people_[id].roles.empty();
  }

  // The subject of the sentence of `at`, else of one of the two before it in the same part.
  std::optional<Subject> subject_before(uint32_t at) const {
    const auto& starts = view_.sentence_starts();
    const uint32_t last = view_.sentence_of(at);
    for (uint32_t s = last;
         s > 0 && last - s < 3 && view_.part_of(starts[s - 1]) == view_.part_of(at); --s)
      if (const auto subject = subject_at(view_, people_, starts[s - 1]);
          subject && subject->words.end <= at)
        return subject;
    return std::nullopt;
  }

  // Whether the person was named before the subject only.
  bool is_nearer(const Subject& subject, PersonId person, uint32_t at) const {
    if (!person.valid()) return true;
    const std::vector<uint32_t>& mentions = people_[person].mentions;
    const auto next = std::lower_bound(mentions.begin(), mentions.end(), at);
    return next == mentions.begin() || *(next - 1) < subject.words.begin;
  }

  static Speaker with_basis(Speaker speaker, SpeakerBasis basis, double confidence) {
    speaker.basis = basis;
    speaker.confidence = confidence;
    return speaker;
  }

  // ---- descriptions, bodies, groups

  Speaker of_phrase(base::Tokens source) {
    source = without_article(source);
    if (is_joined(view_, source)) return unnamed(source, SpeakerType::kGroup);
    const uint32_t head = head_of(view_, source);
    if (const base::Tokens named = name_behind(view_, source); !named.empty())
      return remember_writing(head, source, body(named));
    if (article_.definite && source.size() == 1 && view_.is(head, kWriting))
      if (const Described* known = described_since(view_.fold(head), {}, source.begin))
        return with_basis(known->speaker, SpeakerBasis::kDescription, 0.7);
    if (is_issued(view_, head) && !view_.is(head, kRole) &&
        (source.size() == 1 || !view_.token(head).capital)) {
      if (const auto issuer = issuer_of(source, head)) return *issuer;
    }
    const bool person = view_.info(head).role != nullptr && !is_plural(view_, head);
    PersonId id = person ? holders_.holder(source, head, article_, last_person_) : PersonId{};
    const bool introduced = person && article_.definite && is_another(id, source, head);
    if (introduced) id = {};
    if (article_.definite && source.size() == 1 && (person || view_.is(head, kUnnamed)))
      if (const Described* known = described_since(view_.fold(head), id, source.begin))
        return with_basis(known->speaker, SpeakerBasis::kDescription, 0.7);
    if (person) {
      if (id.valid()) return of_person(id, SpeakerBasis::kDescription, 0.85, source);
      if (introduced) return describe(source, head);
      if (article_.definite && last_.type == SpeakerType::kPerson && last_person_.valid() &&
          people_[last_person_].roles.empty() && source.size() == 1 && !view_.is(head, kUnnamed) &&
          holders_.may_be(last_person_, source, head))
        return of_person(last_person_, SpeakerBasis::kDescription, 0.6, source);
      const PersonId later = holders_.nameless_role(source, head, article_);
      if (later.valid()) return of_person(later, SpeakerBasis::kDescription, 0.5, source);
      return describe(source, head);
    }
    if (article_.definite && view_.is(head, kAged)) {  // "the 61-year-old"
      const PersonId bearer = antecedents_.before(source.begin, epithet_gender(head), last_person_,
                                                  years_in(view_, head));
      if (bearer.valid()) return of_person(bearer, SpeakerBasis::kDescription, 0.7, source);
    }
    if (is_plural(view_, head) || view_.is(head, kUnnamed | kNumberWord | kPluralPerson))
      return unnamed(source, SpeakerType::kGroup);
    return body(source);
  }

  // "The video shows a man. … the man said": the noun has an antecedent of its own, and nobody whom
  // it may mean was named since.
  bool is_another(PersonId holder, base::Tokens source, uint32_t head) const {
    if (holder.valid()) {
      const std::vector<HeldRole>& roles = people_[holder].roles;
      if (std::any_of(roles.begin(), roles.end(),
                      [&](const HeldRole& held) { return held.row == view_.info(head).role; }))
        return false;
    }
    const auto first = introduced_before(view_, head, source.begin);
    if (!first) return false;
    const PersonId who = holder.valid() ? holder : last_person_;
    if (!who.valid()) return true;
    const std::vector<uint32_t>& mentions = people_[who].mentions;
    const auto next = std::lower_bound(mentions.begin(), mentions.end(), source.begin);
    return next == mentions.begin() || *(next - 1) < *first;
  }

  base::Tokens without_article(base::Tokens source) {
    article_ = {};
    if (source.size() > 1 && view_.is(source.begin, kNumberWord)) article_.indefinite = true;
    while (source.size() > 1 && view_.is(source.begin, kDeterminer) &&
           !view_.is(source.begin, kNumberWord) && !is_quantity(view_, source.begin)) {
      article_.definite = article_.definite || view_.is(source.begin, kDefinite);
      article_.indefinite = !view_.is(source.begin, kDefinite | kPossessive | kPronoun);
      ++source.begin;
    }
    return source;
  }

  Speaker unnamed(base::Tokens source, SpeakerType type) {
    Speaker speaker;
    speaker.name = plain_words(view_, source);
    speaker.type = type;
    speaker.basis = SpeakerBasis::kDescription;
    speaker.confidence = 0.7;
    return speaker;
  }

  struct Spoken {
    base::Tokens source;
    Speaker speaker;
    PersonId person;
  };

  struct Described {
    Speaker speaker;
    uint32_t at = 0;  // token of the mention
  };

  // A person without a name, remembered for "the friend said".
  Speaker describe(base::Tokens source, uint32_t head) {
    const Speaker speaker = unnamed(source, SpeakerType::kPerson);
    if (source.size() > 1 || article_.indefinite)
      described_[std::string(view_.fold(head))] = {speaker, source.begin};
    return speaker;
  }

  // "a report by the Corran Lab": "the report" is the Lab's from then on.
  Speaker remember_writing(uint32_t head, base::Tokens source, const Speaker& author) {
    if (view_.is(head, kWriting) && !view_.token(head).capital)
      described_[std::string(view_.fold(head))] = {author, source.begin};
    return author;
  }

  // Who was described by the noun before `at`, unless `holder`, whom it fits too, was named since.
  const Described* described_since(std::string_view head, PersonId holder, uint32_t at) const {
    const auto found = described_.find(head);
    if (found == described_.end()) return nullptr;
    if (!holder.valid()) return &found->second;
    const std::vector<uint32_t>& mentions = people_[holder].mentions;
    const auto next = std::lower_bound(mentions.begin(), mentions.end(), at);
    const bool since = next != mentions.begin() && *(next - 1) > found->second.at;
    return since ? nullptr : &found->second;
  }

  // "the statement said": who issued it, the last body that spoke, else who spoke last. A letter or
  // a message is theirs only where it was spoken of beside their words.
  std::optional<Speaker> issuer_of(base::Tokens source, uint32_t head) const {
    if (source.size() > 2) return std::nullopt;
    const bool owned = source.begin > 0 && view_.is(source.begin - 1, kPossessive);
    if (!owned && issued_where_named(view_, head) &&
        !names_noun(view_, {issuer_from_, source.begin}, head))
      return std::nullopt;
    if (bodies_.any() && last_issuer_.type == SpeakerType::kOrganisation)
      return with_basis(last_issuer_, SpeakerBasis::kDescription, 0.8);
    if (!last_issuer_.name.empty())
      return with_basis(last_issuer_, SpeakerBasis::kDescription, 0.6);
    return std::nullopt;
  }

  Speaker body(base::Tokens source) {
    return bodies_.name(source, article_.definite, article_.indefinite);
  }

  const View& view_;
  const std::vector<Frame>& frames_;
  const People& people_;
  Antecedents antecedents_;
  SpokenBodies bodies_;
  RoleHolders holders_;
  std::map<std::string, Described, std::less<>> described_;  // by the folded noun
  std::map<uint32_t, Spoken> spoken_;                        // by the first token of the source
  Speaker last_, last_issuer_;  // who spoke last; the same without reports and studies
  uint32_t issuer_from_ = 0;    // where the sentence of last_issuer_ begins
  PersonId last_person_;
  base::Tokens last_source_;
  std::vector<base::Tokens> outer_;  // what the last speaker said
  uint32_t part_ = 0;
  bool named_ = true;  // the last speaker has a name
  Article article_;    // of the phrase at hand
};

}  // namespace

std::vector<Speaker> resolve_speakers(const View& view, const std::vector<Quote>& quotes,
                                      const std::vector<Frame>& frames, const People& people,
                                      const std::vector<Attribution>& attributions) {
  Resolver resolver(view, quotes, frames, people);
  std::vector<Speaker> out;
  out.reserve(attributions.size());
  for (const Attribution& attribution : attributions) out.push_back(resolver.resolve(attribution));
  return out;
}

}  // namespace hearsay::statement

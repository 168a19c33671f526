// Cues and their sources.
#include "statement/cue.h"

#include <algorithm>
#include <string>
#include <utility>

namespace hearsay::statement {
namespace {

using text::TokenKind;

class CueFinder {
 public:
  explicit CueFinder(const FrameView& frame)
      : f_(frame), cues_(frame.view().lexicon().list("cues")) {}

  std::vector<CueAt> run() {
    for (uint32_t k = 0; k < f_.size(); ++k) {
      if (f_.is_quote(k)) continue;
      if (try_according(k) || try_adjective(k) || try_noun(k)) continue;
      try_verb(k);
    }
    return std::move(out_);
  }

 private:
  bool is_finite_position(uint32_t k) const {
    return k == 0 || f_.is_edge(k - 1) || f_.is_word(k - 1) ||
           f_.is_kind(k - 1, TokenKind::kClose) || f_.is_kind(k - 1, TokenKind::kClitic);
  }

  bool try_according(uint32_t k) {
    if (!f_.is(k, kCue)) return false;
    const std::string_view kind = cues_.cell(*f_.info(k).cue, "class");
    if (kind != "according") return false;
    CueAt cue;
    cue.words = {k, k + f_.info(k).cue_words};
    cue.group_begin = k;
    cue.classes = kAccording;
    cue.source = with_relative(with_participle(with_author(f_.noun_phrase_from(cue.words.end))));
    cue.inverted = true;
    if (!cue.source.empty()) out_.push_back(cue);
    return true;
  }

  // "a study by the University of Orlo"
  Pieces with_author(Pieces source) const {
    if (source.empty() || !f_.is(source.end - 1, kWriting) || !f_.is(source.end, kAgent))
      return source;
    const Pieces author = f_.noun_phrase_from(source.end + 1);
    return author.empty() ? source : Pieces{source.begin, author.end};
  }

  // "a study that followed 40 nurses, …": the relative clause, up to the comma.
  Pieces with_relative(Pieces source) const {
    constexpr uint32_t kLongest = 8;  // pieces of a phrase behind the source's own
    const uint32_t that = source.end;
    if (!source.empty() && f_.is(that, kPreposition))  // "a lawsuit against Ana Ruiz, …"
      for (uint32_t k = that + 1; k < std::min(f_.size(), that + kLongest); ++k) {
        if (f_.is_kind(k, TokenKind::kComma) && k > that + 1) return {source.begin, k};
        if (f_.is_edge(k) || f_.is(k, kAuxiliary | kModal | kPastForm | kDay | kMonth)) break;
      }
    if (source.empty() || !f_.is(that, kThat | kWh) || f_.is(that + 1, kDeterminer | kPossessive))
      return source;
    for (uint32_t k = that + 1; k <= f_.size(); ++k)
      if (f_.is_edge(k)) return {source.begin, k};
    return source;
  }

  // "officials briefed on the matter, …": what belongs to a participle ends with the comma.
  Pieces with_participle(Pieces source) const {
    constexpr uint32_t kLongest = 10;
    if (source.size() < 2 || !f_.is(source.end - 1, kPastForm | kParticipleForm) ||
        f_.is_capital(source.end - 1))
      return source;
    for (uint32_t k = source.end; k <= std::min(f_.size(), source.end + kLongest); ++k) {
      if (k == f_.size() || f_.is_edge(k)) return {source.begin, k};
      if (f_.is(k, kAuxiliary | kModal | kThat | kWh) || f_.is_quote(k)) break;
    }
    return source;
  }

  bool try_adjective(uint32_t k) {
    if (!f_.is(k, kCueAdjective) || !f_.is(k + 1, kThat)) return false;
    const uint32_t group = f_.verb_group_begin(k);
    if (group == k) return false;
    CueAt cue;
    cue.words = {k, k + 1};
    cue.group_begin = group;
    cue.classes = kAdjective;
    cue.source = f_.noun_phrase_before(group);
    if (cue.source.empty()) return false;
    out_.push_back(cue);
    return true;
  }

  // "Orr's claims that …", "his belief that …", "claims by Orr that …".
  bool try_noun(uint32_t k) {
    if (!f_.is(k, kCueNoun) || k == 0) return false;
    CueAt cue;
    cue.words = {k, k + 1};
    cue.group_begin = k;
    cue.classes = kNoun;
    uint32_t adjective = k;
    while (adjective > 0 && k - adjective < 3 && f_.is_word(adjective - 1) &&
           !f_.is(adjective - 1,
                  kPossessive | kDeterminer | kPreposition | kAuxiliary | kCue | kConjunction))
      --adjective;
    if (f_.is(k + 1, kThat)) {
      if (adjective > 0 && f_.is_kind(adjective - 1, TokenKind::kClitic)) {
        cue.source = f_.noun_phrase_before(adjective - 1);
      } else if (adjective > 0 && f_.is(adjective - 1, kPossessive)) {
        cue.source = {adjective - 1, adjective};
      }
      if (!cue.source.empty() && !governed(cue)) {
        out_.push_back(cue);
        return true;
      }
    } else if (f_.is(k + 1, kPreposition) && f_.fold(k + 1) == "by") {
      cue.source = f_.noun_phrase_from(k + 2);
      if (!cue.source.empty() && f_.is(cue.source.end, kThat)) {
        cue.inverted = true;
        out_.push_back(cue);
        return true;
      }
    }
    return false;
  }

  // "expressed his satisfaction that": the verb before takes the noun into its cue.
  bool governed(const CueAt& cue) const {
    return !out_.empty() && (out_.back().classes & (kWant | kCall)) != 0 &&
           out_.back().words.end <= cue.words.begin && cue.words.begin - out_.back().words.end <= 3;
  }

  // "called Monday for an inquiry", "warned on Friday of heavy floods": the piece that goes on with
  // the cue behind a day, and the row of both; null where there is none.
  std::pair<uint32_t, const lexicon::Row*> behind_day(uint32_t k) const {
    uint32_t day = k + 1;
    if (f_.is(day, kPreposition) && f_.is(day + 1, kDay)) ++day;
    if (!f_.is(day, kDay) || !f_.is_word(day + 1)) return {0, nullptr};
    const std::string both = std::string(f_.fold(k)) + ' ' + std::string(f_.fold(day + 1));
    return {day + 2, cues_.find(both)};
  }

  void try_verb(uint32_t k) {
    if (!f_.is(k, kCue)) return;
    const auto [far, parted] = behind_day(k);
    const lexicon::Row& row = parted != nullptr ? *parted : *f_.info(k).cue;
    CueAt cue;
    cue.words = {k, parted != nullptr ? far : std::min(f_.size(), k + f_.info(k).cue_words)};
    cue.classes = cue_classes(cues_.cell(row, "class"));
    cue.bare = !cues_.cell(row, "bare").empty();
    cue.risky = !cues_.cell(row, "noun").empty();
    cue.group_begin = f_.verb_group_begin(k);
    const std::string_view form = f_.fold(k);
    cue.participle = f_.is(k, kParticipleForm) && cue.group_begin == k;
    if (try_agent(cue)) return;
    const bool passive = is_passive(cue);
    const bool hears = cues_.cell(row, "class") == "hear";
    if (!plausible(cue, form, passive) || !capital_fits(k)) return;
    cue.denies = !cues_.cell(row, "polarity").empty();
    cue.negated = cue.denies;
    for (uint32_t j = cue.group_begin; j < k; ++j)
      if (f_.is(j, kNegation)) cue.negated = !cue.denies;
    find_source(cue);
    if (!cue.source.empty() && f_.is_kind(cue.source.begin, TokenKind::kClitic))
      cue.source = cue.source.begin > 0 && f_.is(cue.source.begin - 1, kPronoun | kSubjectWord)
                       ? Pieces{cue.source.begin - 1, cue.source.begin}  // "she's not suggesting"
                       : Pieces{};
    if ((hears || passive) && !is_before_hearers(cue)) return;
    if (hears || passive) cue.classes = kSay;
    out_.push_back(cue);
  }

  // "The plan was called “a mess” by Ana Ruiz", "was described by Ana Ruiz as “a mess”": the agent
  // of a passive with words in marks.
  bool try_agent(CueAt cue) {
    constexpr uint32_t kReach = 14;  // pieces
    const uint32_t k = cue.words.begin;
    if ((cue.classes & kCall) == 0 || !f_.is(k, kPastForm)) return false;
    bool passive = false;
    for (uint32_t j = cue.group_begin; j < k; ++j) passive |= f_.is(j, kBe);
    const bool apposed = k == cue.group_begin && k > 0 && f_.is_kind(k - 1, TokenKind::kComma);
    uint32_t quote = 0, by = 0;
    for (uint32_t j = cue.words.end; j < f_.size() && j < k + kReach; ++j) {
      if (f_.is_edge(j) && !f_.is_quote(j)) break;
      if (f_.is_quote(j)) quote = quote == 0 ? j : quote;
      if (f_.is(j, kAgent) && by == 0) by = j;
    }
    if (!(passive || apposed) || quote == 0 || by == 0) return false;
    cue.source = f_.noun_phrase_from(by + 1);
    if (!names_somebody(cue.source)) return false;  // "by many", "by the end of the week"
    cue.agent = {by, cue.source.end};
    out_.push_back(cue);
    return true;
  }

  bool names_somebody(Pieces source) const {
    for (uint32_t k = source.begin; k < source.end; ++k)
      if (f_.is(k, kRole | kBody) || (f_.is(k, kUnnamed) && !f_.is(k, kDeterminer)) ||
          (f_.is_capital(k) && !f_.is(k, kDay | kMonth)))
        return true;
    return false;
  }

  // "was told": nobody tells, somebody hears.
  bool is_passive(const CueAt& cue) const {
    if ((cue.classes & kTell) == 0 || f_.is(cue.words.begin, kPlainForm | kParticipleForm))
      return false;
    for (uint32_t j = cue.group_begin; j < cue.words.begin; ++j)
      if (f_.is(j, kBe)) return true;
    return false;
  }

  // "the court heard that he had fled", "jurors were told he had fled"
  bool is_before_hearers(const CueAt& cue) const {
    const lexicon::WordList& hearers = f_.view().lexicon().list("hearers");
    uint32_t head = cue.source.begin;  // "the court", not "a man outside the court"
    while (head + 1 < cue.source.end && !f_.is(head + 1, kPreposition)) ++head;
    return !cue.source.empty() && !cue.inverted && !cue.shared && hearers.has(f_.fold(head));
  }

  // Not after an article or adjective ("the claim"), not passive ("was told"), not "to say" without
  // a subject of its own.
  bool plausible(const CueAt& cue, std::string_view form, bool passive) const {
    const uint32_t k = cue.words.begin, g = cue.group_begin;
    const bool some = k > 0 && f_.is(k - 1, kUnnamed) && (k == 1 || f_.is_edge(k - 2));
    if (k > 0 && f_.is(k - 1, kDeterminer | kPossessive) && !f_.is(k - 1, kSubjectWord) && !some)
      return false;
    if (k > 0 && f_.is(k - 1, kPluralWord) && f_.is(k, kPlainForm)) return false;  // "those states"
    if (k > 0 && f_.is_kind(k - 1, TokenKind::kClitic) && !cue.participle) return false;
    if (g > 0 && f_.is(g - 1, kInfinitive) && g == k && !f_.is(cue.words.end, kThat)) return false;
    if (k > 0 && f_.is(k - 1, kPreposition) &&
        !f_.is(k - 1, kAdverb | kSubordinator | kInfinitive) && !cue.participle)
      return false;
    const bool base = form == f_.view().lexicon().list("cues").cell(*f_.info(k).cue, "entry");
    const bool past = !base && !f_.is(k, kPlainForm | kParticipleForm);
    for (uint32_t j = g; past && !passive && j < k; ++j)
      if (f_.is(j, kBe)) return false;
    return !is_likely_noun(cue, base);
  }

  // A capitalised verb inside a sentence is part of a name, but for headlines and the first word.
  bool capital_fits(uint32_t k) const {
    if (!f_.is_capital(k) || k == 0 || f_.is_edge(k - 1)) return true;
    return f_.view().paragraphs()[f_.frame().paragraph].kind == document::BlockKind::kTitle ||
           f_.view().paragraphs()[f_.frame().paragraph].kind == document::BlockKind::kHeading;
  }

  // "the phone call", "three calls": a form that is often a noun needs a subject right before it.
  bool is_likely_noun(const CueAt& cue, bool base) const {
    const uint32_t k = cue.words.begin;
    if (!cue.risky || cue.group_begin < k || k == 0) return false;
    if (f_.is(k - 1, kSubjectWord | kPronoun | kPossessive) || f_.is_quote(k - 1) ||
        f_.is_edge(k - 1))
      return false;
    const bool closes = f_.is(k - 1, kPlainForm) && cue.words.end + 1 >= f_.size() &&
                        !f_.is_capital(k - 1);  // "…, the experts write."
    if (base && closes) return false;
    if (base) return !leads_to_quote(cue.words.end);  // "one banner read “Stop”"
    if (f_.is(k, kPlainForm))
      return !(f_.is_capital(k - 1) || f_.is(k - 1, kRole | kBody | kWriting | kConjunction));
    return false;
  }

  // “…”, : “…”, in part: “…”
  bool leads_to_quote(uint32_t k) const {
    k += f_.manner_at(k);
    return f_.is_quote(k) || (f_.is_kind(k, TokenKind::kColon) && f_.is_quote(k + 1));
  }

  void find_source(CueAt& cue) {
    if (cue.group_begin > 1 &&
        f_.is(cue.group_begin - 1, kInfinitive))  // "has come to believe that"
      cue.group_begin = f_.verb_group_begin(cue.group_begin - 2);
    if (cue.participle && cue.group_begin > 0 && f_.is(cue.group_begin - 1, kAs))
      --cue.group_begin;  // "quoted her as saying"
    const uint32_t g = cue.group_begin, end = cue.words.end;
    const bool coordinated = g > 0 && f_.is(g - 1, kConjunction) && !out_.empty();
    if (!coordinated && !closes_inverted(cue)) cue.source = f_.noun_phrase_before(g);
    if (cue.participle)
      if (const Pieces issuer = issuer_of(cue.source); !issuer.empty()) cue.source = issuer;
    if (cue.participle && !cue.source.empty() && g > 0 && is_borrowed(g - 1, cue.source))
      cue.source = {};
    if (cue.participle) cue.source = f_.before_verb(cue.source);
    if (cue.participle && cue.source.empty()) cue.source = brought_in(g);
    if (!cue.source.empty() && f_.is(cue.source.begin, kWh) && cue.source.size() == 1) {
      cue.relative = cue.source.begin > 0 && f_.is_kind(cue.source.begin - 1, TokenKind::kComma);
      cue.source = antecedent(cue.source.begin);
      cue.of_relative = true;
    }
    if (!cue.source.empty()) return;
    // inverted: “…,” said Ana Ruiz
    const bool after_content =
        g > 0 && (f_.is_quote(g - 1) || f_.is_kind(g - 1, TokenKind::kComma) ||
                  f_.is_kind(g - 1, TokenKind::kDash));
    if (after_content && !cue.participle && (cue.classes & (kSay | kUtter | kTell)) != 0) {
      const Pieces behind = f_.noun_phrase_from(end);
      const bool named = f_.is_capital(behind.begin) && f_.is_capital(behind.begin + 1);
      const bool told = (cue.classes & kTell) != 0 && f_.is(behind.end, kThat);  // an addressee
      if (!behind.empty() && !told &&
          (named || !f_.is(behind.begin, kThat | kWh | kPreposition | kAdverb))) {
        cue.source = named_behind(behind);
        cue.inverted = true;
        return;
      }
    }
    if (coordinated || cue.participle) {
      cue.shared = true;
      cue.source = coordinated ? subject_of_verb_before(g - 1) : Pieces{};
      if (cue.source.empty()) cue.source = main_subject(g);
      for (size_t c = out_.size(); c-- > 0;)
        if ((!out_[c].risky || f_.is(out_[c].words.end, kThat)) && !out_[c].source.empty()) {
          cue.source = out_[c].source;
          break;
        }
    }
  }

  // "Twelve died and 40 were hurt, said police": a clause, a comma, the verb, and nothing but its
  // subject.
  bool closes_inverted(const CueAt& cue) const {
    const uint32_t g = cue.group_begin;
    if (g < 3 || g != cue.words.begin || cue.participle || (cue.classes & kSay) == 0 ||
        !f_.is_kind(g - 1, TokenKind::kComma))
      return false;
    const Pieces behind = f_.noun_phrase_from(cue.words.end);
    return !behind.empty() && f_.has_finite_verb(0, g - 1) &&
           (behind.end >= f_.size() || f_.is_kind(behind.end, TokenKind::kStop)) &&
           names_somebody(behind) && f_.before_verb(behind) == behind;
  }

  // Whose act a participle tells is the sentence's subject, and not what stands before it: "left
  // the hall, adding", "before adding", "won over the miners by telling them", "cannot help
  // adding".
  bool is_borrowed(uint32_t before, Pieces phrase) const {
    if (f_.is_kind(before, TokenKind::kComma)) return true;
    if (f_.is(before, kSubordinator | kPreposition | kAgent)) return !f_.is(before, kAs);
    if (phrase.begin > 0 && f_.is(phrase.begin, kPastForm) && !f_.is_capital(phrase.begin) &&
        f_.is(phrase.begin - 1, kAuxiliary))
      return true;  // "has spent years telling"
    return phrase.size() == 1 && phrase.begin > 0 && !f_.is_capital(phrase.begin) &&
           !f_.is(phrase.begin, kPronoun) &&
           f_.is(phrase.begin - 1, kAuxiliary | kModal | kNegation | kInfinitive);
  }

  // "The council released a statement saying", "sent the board a letter urging": whoever issued it;
  // "the miners entered the pit believing": a thing believes nothing.
  Pieces issuer_of(Pieces phrase) const {
    if (phrase.begin < 2 || phrase.empty()) return {};
    bool writing = false, person = names_somebody(phrase) || !f_.is(phrase.begin, kDeterminer);
    for (uint32_t at = phrase.begin; at < phrase.end; ++at) {
      writing = writing || f_.is(at, kWriting);
      person = person || f_.is(at, kPronoun | kNumberWord | kPluralPerson | kSingularPerson);
    }
    if (!writing && person) return {};
    const uint32_t verb = phrase.begin - 1;
    if (!f_.is(verb, kPastForm) || f_.is(verb, kPreposition | kAuxiliary | kParticipleForm))
      return {};
    return f_.noun_phrase_before(f_.verb_group_begin(verb));
  }

  // "said his lawyer, Ana Ruiz": the name behind the role.
  Pieces named_behind(Pieces role) const {
    if (!f_.is_kind(role.end, TokenKind::kComma) || !f_.is_capital(role.end + 1)) return role;
    bool has_role = false;
    for (uint32_t k = role.begin; k < role.end; ++k) has_role = has_role || f_.is(k, kRole);
    uint32_t end = role.end + 1;
    while (f_.is_capital(end)) ++end;
    bool opens = f_.is(role.begin, kDeterminer | kPossessive);
    for (uint32_t k = role.begin; k < role.end; ++k)  // "Lind's brother, Karl"
      opens = opens || f_.is_kind(k, TokenKind::kClitic);
    return has_role && opens && f_.is_edge(end) ? Pieces{role.end + 1, end} : role;
  }

  // "Ruiz, who said": the phrase before the comma; of a person no more than the role and the name
  // ("The prize went to | Ana Ruiz, who said").
  Pieces antecedent(uint32_t who) const {
    if (who == 0) return {};
    const uint32_t end = f_.is_kind(who - 1, TokenKind::kComma) ? who - 1 : who;
    Pieces phrase = f_.noun_phrase_before(end);
    if (phrase.begin >= 2 && f_.is_kind(phrase.begin - 1, TokenKind::kComma) &&
        f_.is(phrase.begin, kDeterminer))  // "Ana Ruiz, a nurse, who said"
      if (const Pieces named = name_before(phrase.begin - 1); !named.empty())
        return {named.begin, phrase.end};
    for (uint32_t k = phrase.end; k-- > phrase.begin + 1;)  // "attacked by | miners who said"
      if (f_.is(k, kAgent) && k + 1 < phrase.end) return {k + 1, phrase.end};
    // "heard Wednesday from | a woman who said", but "residents in the village who said"
    bool told = false;
    for (uint32_t k = phrase.begin; k < phrase.end; ++k) {
      told = told || f_.is(k, kDay) || (f_.is(k, kPastForm) && !f_.is_capital(k));
      if (told && f_.is(k, kDeterminer) && k > phrase.begin && f_.is(k - 1, kPreposition) &&
          !f_.is(k - 1, kGenitive))
        return {k, phrase.end};
    }
    const NameMention* name =
        end > 0 && !f_.is_quote(end - 1) ? f_.people().at(f_.token(end - 1)) : nullptr;
    if (phrase.empty() || name == nullptr || name->words.end != f_.token(end - 1) + 1)
      return phrase;
    const uint32_t first = name->role && name->role->words.begin < name->words.begin
                               ? name->role->words.begin
                               : name->words.begin;
    uint32_t begin = phrase.end - 1;
    while (begin > phrase.begin && f_.token(begin) > first) --begin;
    while (begin > phrase.begin &&
           f_.is(begin - 1, kDeterminer | kPossessive | kHonorific | kRole | kNationality))
      --begin;
    return {begin, phrase.end};
  }

  // The person's name that ends right before piece `end`; empty where none does.
  Pieces name_before(uint32_t end) const {
    if (end == 0 || f_.is_quote(end - 1)) return {};
    const NameMention* name = f_.people().at(f_.token(end - 1));
    if (name == nullptr || name->words.end != f_.token(end - 1) + 1) return {};
    uint32_t begin = end - 1;
    while (begin > 0 && !f_.is_quote(begin - 1) && f_.token(begin - 1) >= name->words.begin)
      --begin;
    return {begin, end};
  }

  // "…, with Bo Lind saying": whom the preposition behind a comma brings in.
  Pieces brought_in(uint32_t cue) const {
    constexpr uint32_t kLongest = 12;
    for (uint32_t k = cue; k-- > 1 && cue - k <= kLongest && f_.is_word(k);)
      if (f_.is(k, kPreposition) && f_.is_kind(k - 1, TokenKind::kComma))
        return k + 1 < cue && !f_.is(k, kSubordinator | kGenitive) ? Pieces{k + 1, cue} : Pieces{};
    return {};
  }

  // "The envoy is claiming victory and demands": the subject of the nearest auxiliary before the
  // conjunction.
  Pieces subject_of_verb_before(uint32_t conjunction) const {
    for (uint32_t k = conjunction; k-- > 0 && conjunction - k < 20;) {
      if (f_.is_quote(k)) return {};
      if (f_.is(k, kAuxiliary | kModal) && !f_.is_capital(k))
        return f_.noun_phrase_before(f_.verb_group_begin(k));
    }
    return {};
  }

  // "CORRAN, March 3 (Norsk) - The mayor": the piece behind the dash, 0 where no dateline opens.
  uint32_t behind_dateline() const {
    constexpr uint32_t kLongest = 14;
    if (!f_.view().token(f_.token(0)).paragraph_before && f_.token(0) > 0) return 0;
    for (uint32_t k = 0; k < std::min(f_.size(), kLongest); ++k) {
      if (f_.is_kind(k, TokenKind::kDash)) return k > 0 ? k + 1 : 0;
      if (f_.is_quote(k) ||
          (f_.is_word(k) && !f_.is_capital(k) && !f_.is_kind(k, TokenKind::kNumber)))
        return 0;
    }
    return 0;
  }

  // The subject of a sentence whose own verb is no cue: "Ruiz left the hall, adding that …".
  Pieces main_subject(uint32_t before) const {
    uint32_t k = behind_dateline();
    // "In May, Ruiz …"; "Speaking in Orlo, Ruiz …"; "Asked about the dam, Ruiz …"
    const bool leads =
        f_.is(k, kPreposition | kAdverb | kSubordinator | kParticipleForm | kPastForm);
    for (uint32_t j = k, end = k + 16; leads && j + 1 < before && j < end; ++j)
      if (f_.is_kind(j, TokenKind::kComma)) {
        k = j + 1;
        break;
      }
    for (; k < before; ++k) {
      if (f_.is(k, kPronoun) && f_.is(k, kSubjectWord)) return {k, k + 1};
      if (const NameMention* name = f_.people().at(f_.token(k));
          name != nullptr && !f_.is_quote(k)) {
        uint32_t end = k;
        while (end < before && !f_.is_quote(end) && f_.token(end) < name->words.end) ++end;
        return {k, end};
      }
      if (f_.is(k, kDeterminer) || f_.is_capital(k)) {
        const Pieces phrase = f_.noun_phrase_from(k);
        if (!phrase.empty() && phrase.end <= before) return f_.before_verb(phrase);
      }
      if (f_.is_edge(k)) continue;
    }
    return {};
  }

  const FrameView& f_;
  const lexicon::WordList& cues_;
  std::vector<CueAt> out_;
};

}  // namespace

std::vector<CueAt> find_cues(const FrameView& frame) { return CueFinder(frame).run(); }

}  // namespace hearsay::statement

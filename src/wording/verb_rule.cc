// Verb groups side by side: a negation, a modal or a tense that one of them lacks; and words that
// differ in their ending only.
#include <algorithm>

#include "wording/name_change.h"
#include "wording/word_forms.h"

namespace hearsay::wording {
namespace {

// "would not have left": one negation, modal sense "would" …, perfect, main verb "left".
struct Group {
  uint32_t negations = 0;
  std::vector<std::string> modals;   // senses, sorted
  std::vector<std::string> helpers;  // base forms of be, have, do, to
  bool future = false, past = false, perfect = false;
  const Unit* main = nullptr;
  bool finite_seen = false;
};

class GroupReader {
 public:
  explicit GroupReader(const lexicon::Lexicon& lexicon)
      : verbs_(lexicon.list("helping_verbs")), negations_(lexicon.list("negations")) {}

  // nullopt where the words are no verb group, perhaps without its main verb.
  std::optional<Group> read(const Stretch& words) const {
    Group group;
    std::vector<std::string_view> keys;
    for (size_t i = 0; i < words.size(); ++i) keys.push_back(words[i].key);
    for (size_t i = 0; i < keys.size();) {
      if (group.main != nullptr) return std::nullopt;  // something behind the main verb
      const bool name = words[i].capital && !words[i].starts_sentence &&
                        !words.words->title_case;  // "May", "Will"
      const auto hit = name ? std::nullopt : verbs_.longest(std::span(keys).subspan(i));
      if (hit) {
        take(*hit->row, group);
        i += hit->words;
      } else if (const size_t words_of_it = negation_at(std::span(keys).subspan(i));
                 words_of_it > 0) {
        ++group.negations;
        i += words_of_it;
      } else {
        group.main = &words[i++];
      }
    }
    std::sort(group.modals.begin(), group.modals.end());
    return group;
  }

 private:
  // How many words the negation that begins here has.
  size_t negation_at(std::span<const std::string_view> keys) const {
    const auto hit = negations_.longest(keys);
    return hit && negations_.cell(*hit->row, "kind") == "word" ? hit->words : 0;
  }

  void take(const lexicon::Row& row, Group& group) const {
    const std::string_view kind = verbs_.cell(row, "kind"), sense = verbs_.cell(row, "sense");
    const bool past = verbs_.cell(row, "past") == "yes";
    if (kind == "future") {
      group.future = true;
    } else if (kind == "helper") {
      group.helpers.emplace_back(sense);
      if (sense == "have") group.perfect = true;
    } else {
      group.modals.emplace_back(sense);
    }
    if (kind != "hedge" && !group.finite_seen) {
      group.past = past;
      group.finite_seen = sense != "to";
    }
  }

  const lexicon::WordList &verbs_, &negations_;
};

bool bare(const Group& group) {
  return group.negations == 0 && group.modals.empty() && group.helpers.empty() && !group.future;
}

std::optional<Named> one_sided(const Group& group) {
  if (group.main != nullptr) return std::nullopt;
  if (group.negations > 0) return Named{ChangeKind::kNegation, "wording/negation"};
  if (!group.modals.empty()) return Named{ChangeKind::kModality, "wording/modality"};
  if (group.future || group.perfect) return Named{ChangeKind::kTense, "wording/tense-group"};
  const bool did = group.past && std::find(group.helpers.begin(), group.helpers.end(), "do") !=
                                     group.helpers.end();
  return did ? std::optional(Named{ChangeKind::kTense, "wording/tense-group"}) : std::nullopt;
}

// Past as the group shows it: by its helper, else by the main verb against the other group's.
std::optional<Named> compared(const Group& a, const Group& b, const lexicon::Lexicon& lexicon) {
  bool tense = a.future != b.future || a.perfect != b.perfect;
  if (a.main != nullptr) {
    const auto x = readings_of(a.main->key, lexicon), y = readings_of(b.main->key, lexicon);
    const Kinship kin = kinship(x, y);
    if (!kin.related) return std::nullopt;
    if (!a.finite_seen && !b.finite_seen)
      tense = tense || kin.tense_differs;
    else if (a.finite_seen && b.finite_seen)
      tense = tense || a.past != b.past;
  } else {
    const bool alike = a.helpers == b.helpers;
    if (!alike && !tense && a.modals == b.modals && a.negations == b.negations) return std::nullopt;
    tense = tense || (alike && a.past != b.past);
  }
  if (a.negations != b.negations) return Named{ChangeKind::kNegation, "wording/negation"};
  if (a.modals != b.modals) return Named{ChangeKind::kModality, "wording/modality"};
  if (tense) return Named{ChangeKind::kTense, "wording/tense"};
  if (a.main == nullptr && (a.helpers != b.helpers || (a.helpers.empty() && a.modals.empty())))
    return std::nullopt;
  if (a.main == nullptr && !a.modals.empty())
    return Named{ChangeKind::kSynonym, "wording/modal-synonym"};
  return Named{ChangeKind::kInflection, "wording/inflection"};
}

// Adverbs and helping verbs may stand beside a negation that is named alone.
bool goes_with_negation(const lexicon::Row* row, const lexicon::WordList& closed) {
  if (row == nullptr) return false;
  const std::string_view classes = closed.cell(*row, "class");
  for (const char* const one : {"adverb", "auxiliary", "modal", "negation"})
    if (classes.find(one) != std::string_view::npos) return true;
  return false;
}

// A negation with no more than adverbs and helping verbs: "not really", "no longer do".
bool is_negation(const Stretch& words, const lexicon::Lexicon& lexicon) {
  const lexicon::WordList &negations = lexicon.list("negations"),
                          &closed = lexicon.list("function_words");
  bool negates = false;
  for (size_t i = 0; i < words.size(); ++i) {
    const lexicon::Row* row = negations.find(words[i].key);
    const bool here = row != nullptr && negations.cell(*row, "kind") == "word";
    if (!here && !goes_with_negation(closed.find(words[i].key), closed)) return false;
    if (i > 0 && !words[i].before.folded.empty()) return false;
    negates = negates || here;
  }
  return negates;
}

bool is_possessive(const Stretch& words) { return words.size() == 1 && words[0].key == "'s"; }

}  // namespace

std::optional<Named> negation_rule(const Stretch& a, const Stretch& b,
                                   const lexicon::Lexicon& lexicon) {
  if (a.size() != 1 || b.size() != 1) return std::nullopt;
  const lexicon::WordList& list = lexicon.list("negations");
  const auto opposite = [&](const Unit& negative, const Unit& positive) -> std::optional<Named> {
    for (const Reading& no : readings_of(negative.key, lexicon)) {
      const lexicon::Row* row = list.find(no.base);
      if (row == nullptr) continue;
      const std::string positives = "," + std::string(list.cell(*row, "positive")) + ",";
      for (const Reading& yes : readings_of(positive.key, lexicon))
        if (positives.find("," + yes.base + ",") != std::string::npos)
          return Named{ChangeKind::kNegation, list.cell(*row, "kind") == "affix"
                                                  ? "wording/negation-affix"
                                                  : "wording/negation-word"};
    }
    return std::nullopt;
  };
  if (std::optional<Named> named = opposite(a[0], b[0])) return named;
  return opposite(b[0], a[0]);
}

std::optional<Named> verb_rule(const Stretch& a, const Stretch& b,
                               const lexicon::Lexicon& lexicon) {
  if (a.empty() || b.empty()) {
    const Stretch& there = a.empty() ? b : a;
    if (is_negation(there, lexicon)) return Named{ChangeKind::kNegation, "wording/negation"};
    if (is_possessive(there)) return Named{ChangeKind::kInflection, "wording/possessive"};
  }
  const GroupReader reader(lexicon);
  const std::optional<Group> x = reader.read(a), y = reader.read(b);
  if (!x || !y) return std::nullopt;
  if (a.empty() || b.empty()) return one_sided(a.empty() ? *y : *x);
  if ((x->main == nullptr) != (y->main == nullptr)) return std::nullopt;
  if (x->main != nullptr && bare(*x) && bare(*y) && (x->main->digits || y->main->digits))
    return std::nullopt;
  return compared(*x, *y, lexicon);
}

}  // namespace hearsay::wording

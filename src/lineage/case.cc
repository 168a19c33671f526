// Sums of the evidence for one direction, and the look-ups every kind of evidence shares.
#include <algorithm>

#include "lineage/evidence.h"
#include "text/fold.h"

namespace hearsay::lineage {

void Case::add(Reason reason, base::Bytes a, base::Bytes b, std::string note, int32_t credit) {
  const Weight& row = weight_of(reason);
  int32_t so_far = 0;
  for (const Found& one : found)
    if (one.reason == reason) so_far += one.evidence.weight;
  int32_t weight = row.weight;
  if (row.weight > 0) weight = std::min(weight, row.most - so_far);
  if (weight == 0 || (row.weight > 0) != (weight > 0)) return;
  found.push_back({reason, {row.kind, weight, a, b, std::move(note)}, credit});
}

bool Case::has(Reason reason) const {
  return std::any_of(found.begin(), found.end(),
                     [&](const Found& one) { return one.reason == reason; });
}

bool Case::declared() const {
  return std::any_of(found.begin(), found.end(), [](const Found& one) {
    return (one.evidence.kind == EvidenceKind::kCredit ||
            one.evidence.kind == EvidenceKind::kLink ||
            one.evidence.kind == EvidenceKind::kDateline) &&
           one.reason != Reason::kCreditCarried && one.reason != Reason::kCreditElsewhere &&
           one.reason != Reason::kOwnTag;
  });
}

bool Case::names() const { return declared() || has(Reason::kNameLeft); }

int32_t Case::directional() const {
  int32_t sum = 0;
  for (const Found& one : found)
    if (weight_of(one.reason).directional && one.evidence.kind != EvidenceKind::kTime)
      sum += one.evidence.weight;
  return sum;
}

int32_t Case::total() const {
  int32_t sum = 0;
  for (const Found& one : found) sum += one.evidence.weight;
  return sum;
}

uint64_t bigram(const match::Word& first, const match::Word& second) {
  return uint64_t{first.hash} << 32 | second.hash;
}

Side side_of(const Source& source, uint32_t index, const std::vector<uint32_t>& closed,
             const lexicon::Lexicon& lexicon) {
  Side out;
  out.index = index;
  out.document = source.document;
  out.utterances = source.utterances;
  out.words = words_of_source(source, closed);
  out.keys = outlet_keys(*source.document, lexicon);
  for (const document::Credit& credit : source.document->credits)
    out.credit_keys.push_back(outlet_key(credit.name, lexicon));
  const std::string& url = source.document->canonical_url.empty() ? source.document->url
                                                                  : source.document->canonical_url;
  out.host = host_of(url);
  out.address = address_key(url);
  for (uint32_t w = 1; w < out.words.size(); ++w)
    out.bigrams.push_back(bigram(out.words.words[w - 1], out.words.words[w]));
  std::sort(out.bigrams.begin(), out.bigrams.end());
  out.name_words = match::words_of(source.document->outlet.substr(0, 200));
  out.all_words = match::words_of(source.document->text);
  const lexicon::WordList& own_voice = lexicon.list("own_voice");
  out.narrates_as_me.assign(out.words.size(), false);
  for (uint32_t w = 0; w < out.words.size(); ++w) {
    const base::Bytes span = out.words.words[w].span;
    if (out.words.utterance[w] >= 0 || span.size() > 12) continue;
    out.narrates_as_me[w] = own_voice.has(text::fold_word(base::view(source.document->text, span)));
  }
  return out;
}

std::string called(const document::Document& document) {
  const std::string& name = !document.outlet.empty()  ? document.outlet
                            : !document.title.empty() ? document.title
                                                      : document.id;
  return text::squeeze(name);
}

}  // namespace hearsay::lineage

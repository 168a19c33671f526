// Gathers mentions by key, closed over judgements, and has them joined.
#include "engine/speakers.h"

#include <algorithm>
#include <set>

#include "base/hash.h"
#include "entity/find_entities.h"
#include "lexicon/lexicon.h"
#include "match/find_matches.h"

namespace hearsay::engine {
namespace {

// From so many words on two equal statements are copies of one, not chance.
constexpr size_t kTelling = 6;

std::vector<std::string> keys_of(const std::string& name) {
  const lexicon::Lexicon& lexicon = lexicon::Lexicon::built_in();
  std::vector<std::string> keys = entity::keys_of(name, statement::SpeakerType::kPerson, lexicon);
  for (std::string& key : entity::keys_of(name, statement::SpeakerType::kOrganisation, lexicon))
    keys.push_back(std::move(key));
  return keys;
}

// The keys of the name, and of every name that a chain of judgements makes one with it.
std::vector<std::string> all_keys(const std::string& name,
                                  const std::vector<entity::Judgement>& judgements) {
  std::set<std::string> keys;
  for (std::string& key : keys_of(name)) keys.insert(std::move(key));
  for (bool grown = true; grown && keys.size() < kMostKeys;) {
    grown = false;
    for (const entity::Judgement& one : judgements) {
      if (!one.same) continue;
      const std::vector<std::string> a = keys_of(one.a.name), b = keys_of(one.b.name);
      const auto known = [&](const std::string& key) { return keys.count(key) > 0; };
      const bool has_a = std::any_of(a.begin(), a.end(), known);
      const bool has_b = std::any_of(b.begin(), b.end(), known);
      if (!has_a && !has_b) continue;
      const size_t before = keys.size();
      keys.insert(a.begin(), a.end());
      keys.insert(b.begin(), b.end());
      grown = grown || keys.size() > before;
    }
  }
  return {keys.begin(), keys.end()};
}

std::vector<uint64_t> telling_words(const std::vector<archive::Said>& said) {
  std::vector<uint64_t> out;
  for (const archive::Said& one : said) {
    const std::vector<match::Word> words = match::words_of(one.content);
    if (words.size() < kTelling) continue;
    uint64_t hash = 0;
    for (const match::Word& word : words)
      hash = base::fast_hash({reinterpret_cast<const char*>(&word.hash), sizeof word.hash}, hash);
    out.push_back(hash);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace

base::Result<std::vector<entity::Judgement>> judgements_in_force(const archive::Archive& archive) {
  const base::Result<std::vector<archive::JudgementLine>> lines = archive.judgements();
  if (!lines.ok()) return lines.error();
  std::set<uint64_t> undone;
  for (const archive::JudgementLine& line : *lines)
    if (line.undoes != 0) undone.insert(line.undoes);
  std::vector<entity::Judgement> out;
  for (const archive::JudgementLine& line : *lines) {
    if (line.what == "undo" || undone.count(line.number) > 0) continue;
    entity::Judgement one{
        line.number, line.what == "same", {line.a.name, 0, {}}, {line.b.name, 0, {}}};
    bool there = true;
    for (const auto& [side, judged] : {std::pair{&one.a, &line.a}, std::pair{&one.b, &line.b}}) {
      if (judged->document.empty()) continue;
      const base::Result<uint64_t> number = archive.number_of(judged->document);
      there = there && number.ok();
      if (!number.ok()) continue;
      side->document = *number;
      side->part = judged->part;
    }
    if (there) out.push_back(std::move(one));
  }
  return out;
}

base::Result<Speakers> find_speakers(const archive::Archive& archive, const std::string& name) {
  const base::Result<std::vector<entity::Judgement>> judgements = judgements_in_force(archive);
  if (!judgements.ok()) return judgements.error();
  base::Result<std::vector<archive::Mention>> mentions =
      archive.mentions(all_keys(name, *judgements), kMostMentions + 1);
  if (!mentions.ok()) return mentions.error();
  Speakers out;
  out.cut_short = mentions->size() > kMostMentions;
  if (out.cut_short) mentions->resize(kMostMentions);
  std::vector<entity::Mention> given;
  given.reserve(mentions->size());
  for (const archive::Mention& mention : *mentions) {
    base::Result<std::vector<archive::Said>> said = archive.said(mention);
    if (!said.ok()) return said.error();
    given.push_back({mention.document, mention.part, mention.name, mention.type, mention.role,
                     mention.date, telling_words(*said)});
    out.said.push_back(std::move(*said));
  }
  out.mentions = std::move(*mentions);
  out.entities = entity::find_entities(given, *judgements, lexicon::Lexicon::built_in());
  return out;
}

}  // namespace hearsay::engine

// Looks the mentions of the name's entities up by document.
#include "engine/judged_speaker.h"

#include <algorithm>

#include "engine/speakers.h"
#include "entity/find_entities.h"
#include "lexicon/lexicon.h"

namespace hearsay::engine {

base::Result<JudgedSpeaker> JudgedSpeaker::read(const archive::Archive& archive,
                                                const std::string& by) {
  JudgedSpeaker out;
  const auto judgements = judgements_in_force(archive);
  if (!judgements.ok()) return judgements.error();
  if (judgements->empty()) return out;
  const base::Result<Speakers> speakers = find_speakers(archive, by);
  if (!speakers.ok()) return speakers.error();
  const entity::Entities& all = speakers->entities;
  std::vector<uint32_t> meant = entity::named(all, by, lexicon::Lexicon::built_in());
  std::erase_if(meant, [&](uint32_t e) { return !all.entities[e].settled; });
  if (meant.size() != 1) return out;
  for (size_t m = 0; m < speakers->mentions.size(); ++m) {
    const uint32_t of = all.entity_of[m];
    const archive::Mention& mention = speakers->mentions[m];
    if (all.entities[of].settled)
      out.said_[{mention.document, mention.name}].push_back(
          {mention.first, mention.last, of == meant.front()});
  }
  return out;
}

std::optional<Agreement> JudgedSpeaker::of(uint64_t document, uint32_t statement,
                                           const std::string& name) const {
  const auto at = said_.find({document, name});
  if (at == said_.end()) return std::nullopt;
  for (const Said& one : at->second)
    if (one.first <= statement && statement <= one.last)
      return one.agrees ? Agreement::kAgrees : Agreement::kDiffers;
  return std::nullopt;
}

}  // namespace hearsay::engine

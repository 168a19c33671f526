// Makes the text of test/cases/story: the versions of each statement and what they changed.
#include <string>

#include "producers/page_set.h"
#include "producers/produce.h"
#include "story/tell_story.h"
#include "text/fold.h"

namespace hearsay::test {
namespace {

std::string words_of(const ReadPage& page, const story::Telling& telling) {
  std::string out;
  std::vector<uint32_t> all = {telling.statement};
  all.insert(all.end(), telling.joined.begin(), telling.joined.end());
  for (const uint32_t s : all)
    for (const base::Bytes piece : page.statements[s].content)
      out += (out.empty() ? "" : " ... ") + text::squeeze(base::view(page.document.text, piece));
  return out;
}

}  // namespace

std::string produce_stories(const Case& test) {
  const std::vector<ReadPage> pages = pages_of(test);
  std::vector<story::Reading> readings;
  for (const ReadPage& page : pages) readings.push_back({&page.document, page.statements});
  std::string out;
  for (const story::Story& story : story::tell_stories(readings, lexicon::Lexicon::built_in())) {
    if (!out.empty()) out += "\n";
    for (size_t i = 0; i < story.tellings.size(); ++i) {
      const story::Telling& telling = story.tellings[i];
      const ReadPage& page = pages[telling.document];
      const std::string& speaker = page.statements[telling.statement].speaker.name;
      out += page.document.id + " | " + (speaker.empty() ? "-" : speaker) + " | " +
             words_of(page, telling);
      if (story.earliest && *story.earliest == i) out += " | earliest";
      if (telling.reattributed) out += " | reattributed";
      out += "\n";
      for (const wording::Change& change : telling.changes)
        out += "  " + std::string(wording::change_kind_name(change.kind)) + "\n";
    }
  }
  return out;
}

}  // namespace hearsay::test

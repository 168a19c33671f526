// Reads annotated names and lays Hearsay's tokens over them.
#include "name_data.h"

#include <fstream>
#include <map>
#include <optional>
#include <sstream>

#include "text/tokens.h"

namespace hearsay::train {
namespace {

using language::NameKind;
using language::Place;

struct Written : NamedText {
  bool open = false;  // the last name may go on
};

std::optional<NameKind> kind_of(const std::string& type) {
  static const std::map<std::string, NameKind> kKinds{{"PER", NameKind::kPerson},
                                                      {"person", NameKind::kPerson},
                                                      {"politician", NameKind::kPerson},
                                                      {"scientist", NameKind::kPerson},
                                                      {"writer", NameKind::kPerson},
                                                      {"musicalartist", NameKind::kPerson},
                                                      {"researcher", NameKind::kPerson},
                                                      {"ORG", NameKind::kOrganisation},
                                                      {"organisation", NameKind::kOrganisation},
                                                      {"politicalparty", NameKind::kOrganisation},
                                                      {"university", NameKind::kOrganisation},
                                                      {"band", NameKind::kOrganisation},
                                                      {"corporation", NameKind::kOrganisation},
                                                      {"group", NameKind::kOrganisation},
                                                      {"LOC", NameKind::kPlace},
                                                      {"location", NameKind::kPlace},
                                                      {"country", NameKind::kPlace}};
  const auto found = kKinds.find(type);
  if (found == kKinds.end()) return std::nullopt;
  return found->second;
}

void add_word(const std::string& word, const std::string& label, Written& written) {
  const bool glued = word.starts_with("n't") || word.starts_with("'");
  if (!written.text.empty() && !glued) written.text += ' ';
  const size_t begin = written.text.size();
  written.text += word;
  const std::optional<NameKind> kind =
      label.size() > 2 ? kind_of(label.substr(2)) : std::optional<NameKind>();
  const bool goes_on =
      kind && label[0] != 'B' && written.open && written.names.back().kind == *kind;
  if (goes_on)
    written.names.back().end = written.text.size();
  else if (kind)
    written.names.push_back({begin, written.text.size(), *kind});
  written.open = kind.has_value();
}

void finish(Written& written, std::vector<NamedSentence>& out) {
  add_sentence(written, out);
  written = {};
}

}  // namespace

void add_sentence(const NamedText& written, std::vector<NamedSentence>& out) {
  text::TokenList tokens;
  text::tokenise(written.text, {0, static_cast<uint32_t>(written.text.size())}, tokens);
  NamedSentence made;
  made.classes.assign(tokens.size(), 0);
  for (const text::Token& token : tokens.tokens)
    made.words.push_back(written.text.substr(token.span.begin, token.span.size()));
  size_t at = 0;
  for (const NamedText::Range& name : written.names) {
    while (at < tokens.size() && tokens[at].span.end <= name.begin) ++at;
    const size_t begin = at;
    while (at < tokens.size() && tokens[at].span.begin < name.end) ++at;
    for (size_t i = begin; i < at; ++i) {
      const Place place = at - begin == 1 ? Place::kOnly
                          : i == begin    ? Place::kFirst
                          : i + 1 == at   ? Place::kLast
                                          : Place::kInner;
      made.classes[i] = static_cast<uint8_t>(language::class_of({place, name.kind}));
    }
  }
  if (!made.words.empty() && made.words.size() <= 250) out.push_back(std::move(made));
}

bool read_names(const std::string& path, bool uner, std::vector<NamedSentence>& out) {
  std::ifstream file(path);
  if (!file) return false;
  Written written;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("# ") && uner) continue;
    if (line.starts_with("-DOCSTART-")) line.clear();
    std::istringstream cells(line);
    std::vector<std::string> columns;
    for (std::string cell; cells >> cell;) columns.push_back(cell);
    if (columns.size() < (uner ? 3U : 2U))
      finish(written, out);
    else if (uner)
      add_word(columns[1], columns[2], written);
    else
      add_word(columns[0], columns.back(), written);
  }
  finish(written, out);
  return true;
}

}  // namespace hearsay::train

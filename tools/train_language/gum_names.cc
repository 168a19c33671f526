// Names out of GUM's annotation of entities, which marks every mention, named or not.
#include <algorithm>
#include <charconv>
#include <fstream>
#include <optional>

#include "lexicon/lexicon.h"
#include "name_data.h"
#include "text/fold.h"

namespace hearsay::train {
namespace {

using language::NameKind;

struct Token {
  std::string form, tag, relation;
  bool space_behind = true;
};

// Tokens [begin, end] of a mention; head is the first token of its shortest span.
struct Mention {
  std::string group, type;
  size_t begin = 0, end = 0, head = 0;
};

struct Block {
  std::vector<Token> tokens;
  std::vector<Mention> open, mentions;
};

size_t number_in(std::string_view text) {
  size_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == at)
      parts.emplace_back();
    else
      parts.back() += c;
  }
  return parts;
}

// "(1-person-new-sssss-cf2-1,2-coref-Name" opens a mention, "1)" closes one, "(… )" does both.
void read_entities(const std::string& value, Block& block) {
  const size_t here = block.tokens.size() - 1;
  std::string piece;
  bool opening = false;
  const auto open_mention = [&] {
    const std::vector<std::string> parts = split(piece, '-');
    if (opening && parts.size() > 5)
      block.open.push_back({parts[0], parts[1], here, here, here + number_in(parts[5]) - 1});
    opening = false;
  };
  for (const char c : value) {
    if (c == '(') {
      open_mention();
      piece.clear();
      opening = true;
    } else if (c == ')') {
      const bool single = opening;
      open_mention();
      const auto last = std::find_if(block.open.rbegin(), block.open.rend(),
                                     [&](const Mention& m) { return single || m.group == piece; });
      if (last != block.open.rend()) {
        last->end = here;
        block.mentions.push_back(*last);
        block.open.erase(std::next(last).base());
      }
      piece.clear();
    } else {
      piece += c;
    }
  }
  open_mention();
}

std::optional<NameKind> kind_of(const std::string& type) {
  if (type == "person") return NameKind::kPerson;
  if (type == "organization") return NameKind::kOrganisation;
  if (type == "place") return NameKind::kPlace;
  return std::nullopt;
}

bool is_proper(const Token& token) { return token.tag == "NNP" || token.tag == "NNPS"; }

// "President", "Senator": no part of a person's name.
bool is_title(const Token& token) {
  const lexicon::Lexicon& lexicon = lexicon::Lexicon::built_in();
  const std::string folded = text::fold_word(token.form);
  return lexicon.list("roles").has(folded) || lexicon.list("honorifics").has(folded);
}

bool belongs(const Token& token, const Mention& mention) {
  return is_proper(token) && !(mention.type == "person" && token.relation == "nmod:desc");
}

// The run of proper nouns around the head; small words between two of them belong to an
// organisation or a place.
std::optional<std::pair<size_t, size_t>> run_of(const Block& block, const Mention& mention) {
  if (mention.head > mention.end || !is_proper(block.tokens[mention.head])) return std::nullopt;
  const auto joins = [&](size_t i) {
    const std::string& form = block.tokens[i].form;
    return form == "-" || form == "." ||
           (mention.type != "person" &&
            (form == "of" || form == "the" || form == "&" || form == "and" || form == "for"));
  };
  size_t begin = mention.head, end = mention.head;
  for (size_t i = mention.head; i-- > mention.begin;) {
    if (belongs(block.tokens[i], mention))
      begin = i;
    else if (!joins(i))
      break;
  }
  for (size_t i = mention.head + 1; i <= mention.end; ++i) {
    if (belongs(block.tokens[i], mention))
      end = i;
    else if (!joins(i))
      break;
  }
  if (mention.type != "person") return std::pair(begin, end);
  while (begin <= end && is_title(block.tokens[begin])) ++begin;
  // A bare title, or a people ("the Americans").
  if (begin > end || is_title(block.tokens[end]) || block.tokens[end].tag == "NNPS")
    return std::nullopt;
  return std::pair(begin, end);
}

void finish(Block& block, std::vector<NamedSentence>& out) {
  NamedText written;
  std::vector<std::pair<size_t, size_t>> places;
  for (const Token& token : block.tokens) {
    places.emplace_back(written.text.size(), written.text.size() + token.form.size());
    written.text += token.form;
    if (token.space_behind) written.text += ' ';
  }
  std::vector<NamedText::Range> ranges;
  for (const Mention& mention : block.mentions) {
    const std::optional<NameKind> kind = kind_of(mention.type);
    if (!kind) continue;
    if (const auto run = run_of(block, mention))
      ranges.push_back({places[run->first].first, places[run->second].second, *kind});
  }
  // The longest of names that overlap.
  std::stable_sort(ranges.begin(), ranges.end(),
                   [](const auto& a, const auto& b) { return a.end - a.begin > b.end - b.begin; });
  for (const auto& range : ranges) {
    const bool free = std::none_of(
        written.names.begin(), written.names.end(),
        [&](const auto& taken) { return range.begin < taken.end && taken.begin < range.end; });
    if (free) written.names.push_back(range);
  }
  std::sort(written.names.begin(), written.names.end(),
            [](const auto& a, const auto& b) { return a.begin < b.begin; });
  add_sentence(written, out);
  block.tokens.clear();
  block.mentions.clear();
  block.open.clear();
}

void read_line(const std::string& line, Block& block) {
  const std::vector<std::string> cells = split(line, '\t');
  if (cells.size() < 10 || cells[0].find_first_of("-.") != std::string::npos) return;
  Token token{cells[1], cells[4], cells[7], true};
  std::string entities;
  for (const std::string& part : split(cells[9], '|')) {
    if (part == "SpaceAfter=No") token.space_behind = false;
    if (part.starts_with("Entity=")) entities = part.substr(7);
  }
  block.tokens.push_back(std::move(token));
  if (!entities.empty()) read_entities(entities, block);
}

}  // namespace

bool read_gum_names(const std::string& path, std::vector<NamedSentence>& out) {
  std::ifstream file(path);
  if (!file) return false;
  Block block;
  for (std::string line; std::getline(file, line);) {
    if (line.empty())
      finish(block, out);
    else if (line[0] != '#')
      read_line(line, block);
  }
  finish(block, out);
  return true;
}

}  // namespace hearsay::train

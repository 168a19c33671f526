// Takes full names only, with a known given name: what else stands in such places are firms.
#include "document/site_owner.h"

#include <algorithm>

#include "base/ascii.h"
#include "document/byline.h"
#include "document/html_title.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace hearsay::document {
namespace {

using enum ClassKind;

// The one person whom a short text names and nothing else, empty where it is not so.
std::string person_in(std::string_view text, const lexicon::Lexicon& lexicon) {
  constexpr size_t kLongest = 40;  // bytes
  const std::string name = text::squeeze(text);
  if (name.size() < 5 || name.size() > kLongest) return {};
  const Byline byline = read_byline(name, lexicon);
  if (byline.names.size() != 1 || !byline.outlets.empty() || !byline.pure) return {};
  const std::string key = word_key(byline.names.front());
  const size_t second = key.find(' '), last = key.rfind(' ');
  if (second == std::string::npos) return {};
  // Between two names an initial or "de la"; what is longer is a firm's ("Anna Holt Trading").
  for (size_t at = second + 1; at < last;) {
    const size_t end = key.find(' ', at);
    const std::string_view word = std::string_view(key).substr(at, end - at);
    if (word.size() > 1 && !lexicon.list("name_particles").has(word)) return {};
    at = end + 1;
  }
  if (!lexicon.list("given_names").has(std::string_view(key).substr(0, key.find(' ')))) return {};
  return byline.names.front();
}

// "2019–2024 by Jana Holt. All rights reserved." without what is no large word at its start, up to
// what is none behind it.
std::string_view run_of_names(std::string_view text) {
  size_t begin = std::string_view::npos, end = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t next = std::min(text.find(' ', at), text.size());
    std::string_view word = text.substr(at, next - at);
    const text::Point first = text::point_at(word, 0);
    const bool large = !word.empty() && text::is_upper(first.value);
    if (!large && begin != std::string_view::npos) break;
    if (large) {
      begin = std::min(begin, at);
      const bool last = word.size() > 2 && std::string_view(".,;|").find(word.back()) != word.npos;
      end = next - (last ? 1 : 0);
      if (last) break;
    }
    at = next + 1;
  }
  return begin == std::string_view::npos ? std::string_view() : text.substr(begin, end - begin);
}

// What stands behind the sign of copyright in a line, if there is one.
std::string_view behind_sign(std::string_view line, const lexicon::WordList& signs) {
  const std::string small = base::lowered(line);  // as long as the line
  for (const lexicon::Row& row : signs.rows()) {
    const size_t at = small.find(row.cells[0]);
    if (at != std::string::npos) return line.substr(at + row.cells[0].size());
  }
  return {};
}

}  // namespace

std::string signature(const PageView& view, const std::vector<Label>& labels,
                      const lexicon::Lexicon& lexicon) {
  size_t last = 0;
  for (size_t b = 0; b < labels.size(); ++b)
    if (labels[b].kind == BlockKind::kBody) last = b;
  for (size_t b = last; b < labels.size() && b <= last + 1; ++b) {
    const NodeFacts& node = view.at(b);
    if (view.facts.blocks[b].words > 4 || view.facts.blocks[b].link_share > 0 ||
        node.around.any({kComment, kRelated, kTeaser, kSidebar, kFooter}))
      continue;
    if (std::string name = person_in(view.text(b), lexicon); !name.empty()) return name;
  }
  return {};
}

std::string site_owner(const PageView& view, const std::vector<Label>& labels,
                       std::string_view outlet, const lexicon::Lexicon& lexicon) {
  const auto of_site = [&](std::string_view name) {
    for (const std::string_view mark : {"'s ", "’s "})
      name = name.substr(0, std::min(name.find(mark), name.size()));
    return person_in(name, lexicon);
  };
  for (const std::string& site : view.head.site_names)
    if (std::string name = of_site(site); !name.empty()) return name;
  if (std::string name = of_site(outlet); !name.empty()) return name;
  constexpr uint32_t kLongest = 200;  // bytes
  const lexicon::WordList& signs = lexicon.list("copyright_marks");
  for (size_t b = labels.size(); b > 0 && labels[b - 1].kind != BlockKind::kBody; --b) {
    if (view.facts.blocks[b - 1].bytes > kLongest || labels[b - 1].kind == BlockKind::kComment)
      continue;
    const std::string_view rest = behind_sign(view.text(b - 1), signs);
    if (rest.empty()) continue;
    if (std::string name = person_in(run_of_names(rest), lexicon); !name.empty()) return name;
  }
  return {};
}

}  // namespace hearsay::document

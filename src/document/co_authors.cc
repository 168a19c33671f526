// Compares lists of names.
#include "document/co_authors.h"

#include <algorithm>

#include "document/byline.h"
#include "document/html_line.h"
#include "document/html_title.h"

namespace hearsay::document {
namespace {

constexpr uint32_t kClose = 6;  // blocks below the title

bool holds(const std::vector<std::string>& names, const std::string& name) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& other) { return word_key(other) == word_key(name); });
}

// Whether `longer` has all of `names`, and people besides.
bool goes_beyond(const std::vector<std::string>& longer, const std::vector<std::string>& names,
                 const lexicon::Lexicon& lexicon) {
  if (longer.size() <= names.size()) return false;
  for (const std::string& name : names)
    if (!holds(longer, name)) return false;
  return std::all_of(longer.begin(), longer.end(), [&](const std::string& name) {
    return holds(names, name) || is_full_person(name, lexicon);
  });
}

// The line of a byline, with the bylines that follow it in the same element.
std::string whole_byline(const PageView& view, const std::vector<Label>& labels, uint32_t b) {
  std::string line = line_of(view, b);
  for (uint32_t next = b + 1; next < labels.size() && next <= b + 2 * kClose; ++next) {
    const std::string more = line_of(view, next);
    const bool joint = more.size() <= 4;  // "and", ","
    if (!stands_beside(view, b, next)) break;
    if (!joint && labels[next].kind != BlockKind::kByline) break;
    line += ", " + more;
  }
  return line;
}

}  // namespace

bool is_full_person(std::string_view name, const lexicon::Lexicon& lexicon) {
  const std::string key = word_key(name);
  const size_t blank = key.find(' ');
  if (blank == std::string::npos) return false;
  const lexicon::WordList& roles = lexicon.list("byline_roles");
  for (size_t from = 0; from < key.size();) {
    const size_t to = std::min(key.find(' ', from), key.size());
    if (roles.has(std::string_view(key).substr(from, to - from))) return false;
    from = to + 1;
  }
  return lexicon.list("given_names").has(std::string_view(key).substr(0, blank));
}

std::vector<std::string> with_co_authors(const PageView& view, const std::vector<Label>& labels,
                                         uint32_t title, std::vector<std::string> names,
                                         const lexicon::Lexicon& lexicon) {
  std::vector<std::string> most = names;
  for (const std::string& stated : view.head.other_authors) {
    std::vector<std::string> read = read_byline(stated, lexicon).names;
    if (goes_beyond(read, most, lexicon)) most = std::move(read);
  }
  for (uint32_t b = title; b < labels.size() && b <= title + kClose; ++b) {
    if (labels[b].kind != BlockKind::kByline) continue;
    Byline byline = read_byline(whole_byline(view, labels, b), lexicon);
    const bool told = byline.marked || labels[b].rule == "author-class";
    if (told && byline.pure && goes_beyond(byline.names, most, lexicon))
      return std::move(byline.names);
  }
  return most;
}

}  // namespace hearsay::document

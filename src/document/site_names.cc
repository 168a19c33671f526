// Compares names by their words, and with the address by their letters alone.
#include "document/site_names.h"

#include <algorithm>

#include "document/html_title.h"

namespace hearsay::document {
namespace {

constexpr size_t kLeast =
    4;  // letters of a name that an address can tell; "com" and "org" have less

std::string glued(std::string_view words) {
  std::string key = word_key(words);
  std::erase(key, ' ');
  return key;
}

// The part of the address that names the site: "harbourpost" of "news.harbourpost.co.example".
std::string label_of(std::string_view host) {
  std::string label;
  for (size_t dot = host.rfind('.'); dot != std::string_view::npos && dot > 0;) {
    const size_t before = host.rfind('.', dot - 1);
    const size_t begin = before == std::string_view::npos ? 0 : before + 1;
    label = glued(host.substr(begin, dot - begin));
    if (label.size() >= kLeast) break;
    dot = before;
  }
  return label;
}

}  // namespace

bool names_site(std::string_view piece, std::string_view host) {
  if (host.starts_with("www.")) host.remove_prefix(4);
  const std::string label = label_of(host);
  std::string letters = glued(piece);
  if (letters.starts_with("the") && letters.size() > kLeast + 3 && !label.starts_with("the"))
    letters.erase(0, 3);
  if (label.size() < kLeast || letters.size() < kLeast) return false;
  if (letters == label || letters == glued(host)) return true;
  const bool begins = label.starts_with(letters) && letters.size() * 10 >= label.size() * 6;
  const bool holds = letters.find(label) != std::string::npos && letters.size() <= label.size() * 2;
  return begins || holds;
}

SiteNames::SiteNames(std::string_view outlet, const std::vector<std::string>& stated,
                     std::string_view host, const lexicon::Lexicon& lexicon)
    : given_names_(lexicon.list("given_names")) {
  keys_.push_back(word_key(outlet));
  for (const std::string& name : stated) keys_.push_back(word_key(name));
  if (host.starts_with("www.")) host.remove_prefix(4);
  host_ = glued(host);
  label_ = label_of(host);
}

// "harborpost.com", "(www.harborpost.com)": a word that is the name of a host.
bool names_host(std::string_view text) {
  constexpr std::string_view kMarks = " ,;:()[]|/";
  for (size_t at = text.find_first_not_of(kMarks); at != std::string_view::npos;) {
    const size_t end = std::min(text.find_first_of(kMarks, at), text.size());
    const std::string_view word = text.substr(at, end - at);
    const size_t dot = word.rfind('.');
    const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
    if (dot != std::string_view::npos && dot >= 2 && word.size() - dot >= 3 &&
        word.size() - dot <= 5 && std::all_of(word.begin() + dot + 1, word.end(), small))
      return true;
    at = text.find_first_not_of(kMarks, end);
  }
  return false;
}

bool SiteNames::has(std::string_view name) const {
  if (names_host(name)) return true;
  const std::string key = word_key(name);
  if (key.empty() || std::find(keys_.begin(), keys_.end(), key) != keys_.end()) return true;
  if (given_names_.has(std::string_view(key).substr(0, key.find(' ')))) return false;
  std::string letters = glued(key);
  if (letters.starts_with("www")) letters.erase(0, 3);
  return letters.size() >= kLeast && (letters == host_ || letters == label_);
}

}  // namespace hearsay::document

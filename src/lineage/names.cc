// Keys of outlets, hosts and persons.
#include "lineage/names.h"

#include <algorithm>

#include "base/ascii.h"
#include "lexicon/spelling.h"
#include "text/fold.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace hearsay::lineage {
namespace {

// Folded words of a name: runs of letters and digits, inner dots and apostrophes dropped ("U.S." is
// one word).
std::vector<std::string> folded_words(std::string_view name) {
  std::vector<std::string> words;
  std::string word;
  const auto close = [&] {
    if (!word.empty()) words.push_back(text::fold_word(word));
    word.clear();
  };
  for (size_t at = 0; at < name.size();) {
    const text::Point point = text::point_at(name, at);
    if (point.bytes == 0) break;
    if (text::is_letter(point.value) || text::is_digit(point.value)) {
      word.append(name.substr(at, point.bytes));
    } else if (point.value != U'.' && !text::is_apostrophe(point.value)) {
      close();
    }
    at += point.bytes;
  }
  close();
  return words;
}

// Spellings of one word in another script, both long enough to tell.
bool spelt_alike(const std::string& a, const std::string& b, const lexicon::Lexicon& lexicon) {
  if (a == b) return true;
  constexpr size_t kLongEnough = 4;
  if (a.size() < kLongEnough || b.size() < kLongEnough) return false;
  return lexicon::reading_of(text::plain_letters(a), lexicon) ==
         lexicon::reading_of(text::plain_letters(b), lexicon);
}

bool is_initial_of(const std::string& a, const std::string& b) {
  return (a.size() == 1 && b.starts_with(a)) || (b.size() == 1 && a.starts_with(b));
}

std::string joined(const std::vector<std::string>& words, size_t begin, size_t end,
                   std::string_view by) {
  std::string out;
  for (size_t i = begin; i < end; ++i) {
    if (i != begin) out += by;
    out += words[i];
  }
  return out;
}

// The name as the lexicon writes entries: folded words with their inner hyphens, one blank between.
std::string entry_of(std::string_view name) {
  std::string out;
  const std::string line = text::squeeze(name);
  for (size_t at = 0; at < line.size();) {
    const size_t end = std::min(line.find(' ', at), line.size());
    if (!out.empty()) out += ' ';
    text::append_folded(out, std::string_view(line).substr(at, end - at));
    at = end + 1;
  }
  return out;
}

void drop_trade_words(std::vector<std::string>& words, const lexicon::WordList& trade) {
  const auto place_is = [&](const std::string& entry, std::string_view place) {
    const lexicon::Row* row = trade.find(entry);
    return row != nullptr && trade.cell(*row, "place") == place;
  };
  if (words.size() > 1 && place_is(words.front(), "start")) words.erase(words.begin());
  for (size_t take =
           std::min<size_t>(trade.longest_entry(), words.size() > 0 ? words.size() - 1 : 0);
       take > 0; --take)
    if (place_is(joined(words, words.size() - take, words.size(), " "), "end")) {
      words.resize(words.size() - take);
      return;
    }
}

// The address behind "scheme://" or "//".
std::string_view without_scheme(std::string_view url) {
  const size_t slashes = url.find("//");
  if (slashes == std::string_view::npos) return {};
  if (slashes != 0 && (url[slashes - 1] != ':' || slashes > 8)) return {};
  return url.substr(slashes + 2);
}

}  // namespace

std::string outlet_key(std::string_view name, const lexicon::Lexicon& lexicon) {
  const lexicon::WordList& outlets = lexicon.list("outlets");
  std::vector<std::string> words = folded_words(name.substr(0, 400));
  drop_trade_words(words, lexicon.list("outlet_trade"));
  if (words.empty()) return {};
  const lexicon::Row* row = outlets.find(entry_of(name.substr(0, 400)));
  if (row == nullptr) row = outlets.find(joined(words, 0, words.size(), " "));
  if (row != nullptr && !row->cells.empty()) {
    std::vector<std::string> known = folded_words(row->cells.front());
    drop_trade_words(known, lexicon.list("outlet_trade"));
    if (!known.empty()) words = std::move(known);
  }
  return joined(words, 0, words.size(), "");
}

std::string host_of(std::string_view url) {
  std::string_view rest = without_scheme(url);
  rest = rest.substr(0, rest.find_first_of("/?#"));
  if (const size_t at = rest.rfind('@'); at != std::string_view::npos) rest.remove_prefix(at + 1);
  rest = rest.substr(0, rest.find(':'));
  std::string host = base::lowered(rest);
  if (host.rfind("www.", 0) == 0) host.erase(0, 4);
  return host;
}

std::string address_key(std::string_view url) {
  const std::string host = host_of(url);
  if (host.empty()) return {};
  std::string_view rest = without_scheme(url);
  const size_t path = rest.find_first_of("/?#");
  rest = path == std::string_view::npos ? std::string_view{} : rest.substr(path);
  rest = rest.substr(0, rest.find('#'));
  while (!rest.empty() && rest.back() == '/') rest.remove_suffix(1);
  return host + std::string(rest);
}

std::vector<std::string> outlet_keys(const document::Document& document,
                                     const lexicon::Lexicon& lexicon) {
  std::vector<std::string> keys;
  const auto take = [&](std::string key) {
    if (key.size() >= 2) keys.push_back(std::move(key));
  };
  take(outlet_key(document.outlet, lexicon));
  if (document.parts.size() == 1) take(outlet_key(document.parts.front().outlet, lexicon));
  const std::string host =
      host_of(document.canonical_url.empty() ? document.url : document.canonical_url);
  for (size_t at = 0; at < host.size();) {
    const size_t dot = host.find('.', at);
    if (dot == std::string::npos) break;  // the last label names a registry, not an outlet
    std::string label = host.substr(at, dot - at);
    label.erase(std::remove(label.begin(), label.end(), '-'), label.end());
    if (label.size() >= 3) take(std::move(label));
    at = dot + 1;
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

bool same_person(std::string_view a, std::string_view b, const lexicon::Lexicon& lexicon) {
  std::vector<std::string> left = folded_words(a.substr(0, 400)),
                           right = folded_words(b.substr(0, 400));
  if (left.empty() || right.empty()) return false;
  if (left.size() > right.size()) left.swap(right);
  const bool surnames_alike = spelt_alike(left.back(), right.back(), lexicon);
  std::vector<bool> taken(right.size(), false);
  return std::all_of(left.begin(), left.end(), [&](const std::string& word) {
    const bool given = surnames_alike && &word != &left.back();
    for (size_t i = 0; i < right.size(); ++i) {
      const bool other_given = given && i + 1 < right.size();
      if (taken[i] || !(word == right[i] || (other_given && is_initial_of(word, right[i])) ||
                        spelt_alike(word, right[i], lexicon)))
        continue;
      taken[i] = true;
      return true;
    }
    return false;
  });
}

}  // namespace hearsay::lineage

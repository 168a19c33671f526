// Splits class and id values into words and looks these up.
#include "document/html_words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/hash.h"

namespace hearsay::document {
namespace {

constexpr size_t kLongestValue = 400;

constexpr std::array<std::string_view, static_cast<size_t>(ClassKind::kCount)> kNames = {
    "article", "content",   "main",   "comment", "related", "share",  "newsletter",
    "consent", "nav",       "advert", "author",  "bio",     "tags",   "footer",
    "header",  "sidebar",   "widget", "popup",   "caption", "credit", "date",
    "title",   "summary",   "meta",   "login",   "hidden",  "source", "teaser",
    "media",   "reference", "quote",  "print",   "person"};

ClassSet kinds_of(std::string_view names) {
  ClassSet set;
  while (!names.empty()) {
    const size_t comma = std::min(names.find(','), names.size());
    const auto found = std::find(kNames.begin(), kNames.end(), names.substr(0, comma));
    if (found != kNames.end()) set.add(static_cast<ClassKind>(found - kNames.begin()));
    names.remove_prefix(std::min(comma + 1, names.size()));
  }
  return set;
}

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

ClassReader::ClassReader(const lexicon::Lexicon& lexicon)
    : words_(lexicon.list("class_tokens")),
      of_english_(&lexicon == &lexicon::Lexicon::built_in()),
      known_(1024) {}

ClassReader::Known& ClassReader::place_of(uint64_t key) {
  size_t i = key & (known_.size() - 1);
  while (known_[i].key != 0 && known_[i].key != key) i = (i + 1) & (known_.size() - 1);
  return known_[i];
}

void ClassReader::remember(uint64_t key, ClassSet set) {
  if (++count_ * 2 > known_.size()) {
    const std::vector<Known> before = std::exchange(known_, std::vector<Known>(2 * known_.size()));
    for (const Known& known : before)
      if (known.key != 0) place_of(known.key) = known;
  }
  place_of(key) = {key, set};
}

// The word itself, else the longest listed beginning and end of a compound ("relatedposts",
// "singlecomments").
ClassSet ClassReader::look_up(std::string_view word) const {
  ClassSet set;
  if (const lexicon::Row* row = words_.find(word)) {
    set.add(kinds_of(words_.cell(*row, "kind")));
    return set;
  }
  if (word.size() < 6) return set;
  const auto part = [&](std::string_view piece) {
    if (!words_.may_begin(piece)) return false;
    const lexicon::Row* row = words_.find(piece);
    if (row == nullptr || words_.cell(*row, "match") != "part") return false;
    set.add(kinds_of(words_.cell(*row, "kind")));
    return true;
  };
  for (size_t size = word.size() - 1; size >= 3; --size)
    if (part(word.substr(0, size))) break;
  for (size_t size = word.size() - 1; size >= 3; --size)
    if (part(word.substr(word.size() - size))) break;
  return set;
}

ClassSet ClassReader::read_word(std::string_view word) {
  if (!of_english_) return look_up(word);
  // What a word means is the same on every page, so each thread keeps what it met last.
  struct Met {
    std::array<char, kLongestWord> word{};
    size_t size = 0;
    ClassSet set;
  };
  constexpr size_t kMet = 4096;
  thread_local std::vector<Met> met(kMet);
  Met& place = met[base::fast_hash(word, 1) & (kMet - 1)];
  if (place.size == word.size() && std::equal(word.begin(), word.end(), place.word.begin()))
    return place.set;
  place.set = look_up(word);
  place.size = word.size();
  std::copy(word.begin(), word.end(), place.word.begin());
  return place.set;
}

ClassSet ClassReader::read(std::string_view value, uint64_t* key) {
  value = value.substr(0, kLongestValue);
  if (value.empty()) return {};
  const uint64_t hash = base::fast_hash(value) | 1;
  if (key != nullptr) *key = hash;
  if (const Known& known = place_of(hash); known.key != 0) return known.set;
  const ClassSet set = read_words(value);
  remember(hash, set);
  return set;
}

ClassSet ClassReader::read_words(std::string_view value) {
  ClassSet set;
  std::array<char, kLongestValue> folded;  // only what was written is read
  size_t run = 0, word = 0;  // where the run of letters ("articleBody"), and its last word, begin
  const auto flush = [&](size_t from, size_t to) {
    if (to - from > 1 && to - from <= kLongestWord)
      set.add(read_word(std::string_view(folded.data() + from, to - from)));
  };
  for (size_t i = 0; i <= value.size(); ++i) {
    const char c = i < value.size() ? value[i] : ' ';
    if (!is_lower(c) && !is_upper(c)) {
      flush(word, i);
      if (run != word) flush(run, i);
      run = word = i + 1;
      continue;
    }
    if (is_upper(c) && i > 0 && is_lower(value[i - 1])) {
      flush(word, i);
      word = i;
    }
    folded[i] = is_upper(c) ? static_cast<char>(c + 32) : c;
  }
  return set;
}

}  // namespace hearsay::document

// Folding for the index, and a search whose cost is bounded by how many holders of a word it reads.
#include "archive/full_text.h"

#include <algorithm>
#include <array>
#include <bit>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "base/hash.h"
#include "base/span.h"
#include "match/find_matches.h"
#include "text/fold.h"

namespace hearsay::archive {
namespace {

constexpr size_t kMostWords = 400;  // of a query
// Holders read of one word, in passes: most queries are answered by their rare words in the first.
constexpr std::array<size_t, 3> kHolders = {1000, 8000, 64000};
// Common words that stand together are rare again: so many of them at a time, from so many to the
// next, are asked for as if they were one word.
constexpr size_t kTogether = 8, kStride = 4;

// Calls each(folded word) for the words of a text.
template <class Each>
void for_each_word(std::string_view text, Each each) {
  std::string word;
  for (const match::Word& found : match::words_of(text)) {
    word.clear();
    text::append_folded(word, base::view(text, found.span));
    std::erase(word, '\'');
    if (!word.empty()) each(word);
  }
}

std::string quoted(std::string_view word) {
  std::string out = "\"";
  for (const char c : word) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::vector<uint64_t> best_first(const std::unordered_map<uint64_t, uint64_t>& scores,
                                 size_t limit) {
  std::vector<std::pair<uint64_t, uint64_t>> order(scores.begin(), scores.end());
  std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  std::vector<uint64_t> numbers;
  for (size_t i = 0; i < order.size() && i < limit; ++i) numbers.push_back(order[i].first);
  return numbers;
}

}  // namespace

std::string indexed_words(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::unordered_set<uint64_t> seen;  // a clash of two words' hashes would only hide the second one
                                      // from this document's index
  for_each_word(text, [&](const std::string& word) {
    if (!seen.insert(base::fast_hash(word)).second) return;
    if (!out.empty()) out += ' ';
    out += word;
  });
  return out;
}

std::vector<std::string> distinct_words(std::string_view text) {
  std::vector<std::string> words;
  std::set<std::string> seen;
  for_each_word(text, [&](const std::string& word) {
    if (seen.insert(word).second) words.push_back(word);
  });
  return words;
}

base::Status FullText::add(uint64_t number, std::string_view words) {
  Query query(database_, "INSERT INTO words(rowid, text) VALUES(?, ?)");
  return query.integer(static_cast<int64_t>(number)).text(words).done();
}

base::Status FullText::remove(uint64_t number, std::string_view words) {
  Query query(database_, "INSERT INTO words(words, rowid, text) VALUES('delete', ?, ?)");
  return query.integer(static_cast<int64_t>(number)).text(words).done();
}

base::Status FullText::clear() {
  return database_.run("INSERT INTO words(words) VALUES('delete-all')");
}

base::Status FullText::drop_removed() {
  constexpr int64_t kPages = 4096;  // written at a time
  // A negative number puts all of the index on one level first; what merging then does is told by
  // the changes it makes: fewer than two are none (SQLite, FTS5, 6.8).
  for (int64_t pages = -kPages;; pages = kPages) {
    const int64_t before = sqlite3_total_changes64(database_.handle());
    Query query(database_, "INSERT INTO words(words, rank) VALUES('merge', ?)");
    if (base::Status status = query.integer(pages).done(); !status.ok()) return status;
    if (sqlite3_total_changes64(database_.handle()) - before < 2) return {};
  }
}

base::Result<std::vector<uint64_t>> FullText::holders(const std::string& match,
                                                      size_t limit) const {
  Query query(database_, "SELECT rowid FROM words WHERE words MATCH ? LIMIT ?");
  query.text(match).integer(static_cast<int64_t>(limit));
  std::vector<uint64_t> numbers;
  while (query.row()) numbers.push_back(static_cast<uint64_t>(query.integer_at(0)));
  if (base::Status status = query.status(); !status.ok()) return status.error();
  return numbers;
}

base::Status FullText::score_together(std::span<const std::string> words, uint64_t documents,
                                      std::unordered_map<uint64_t, uint64_t>& scores) const {
  const size_t count = std::min(words.size(), kMostWords);
  for (size_t at = 0; at + kTogether <= count; at += kStride) {
    std::string all;
    for (size_t i = at; i < at + kTogether; ++i) all += (i > at ? " AND " : "") + quoted(words[i]);
    const auto numbers = holders(all, kHolders[0] + 1);
    if (!numbers.ok()) return numbers.error();
    if (numbers->empty() || numbers->size() > kHolders[0]) continue;
    const auto weight = static_cast<uint64_t>(std::bit_width((documents + 1) / numbers->size()));
    for (const uint64_t number : *numbers) scores[number] += weight;
  }
  return {};
}

base::Result<std::vector<uint64_t>> FullText::search(std::span<const std::string> words,
                                                     uint64_t documents, size_t limit) const {
  std::vector<std::string> open(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(std::min(
                                                                   words.size(), kMostWords)));
  const size_t enough = std::max<size_t>(3, open.size() / 2);
  std::unordered_map<uint64_t, uint64_t> scores;
  size_t answered = 0;
  for (const size_t most : kHolders) {
    std::vector<std::string> wide;
    for (std::string& word : open) {
      const auto numbers = holders(quoted(word), most + 1);
      if (!numbers.ok()) return numbers.error();
      if (numbers->size() > most) {
        wide.push_back(std::move(word));
        continue;
      }
      if (numbers->empty()) continue;
      ++answered;
      const auto weight = static_cast<uint64_t>(std::bit_width((documents + 1) / numbers->size()));
      for (const uint64_t number : *numbers) scores[number] += weight;
    }
    open = std::move(wide);
    if (open.empty() || answered >= enough) break;
  }
  if (!open.empty() && words.size() > kTogether) {
    if (base::Status status = score_together(words, documents, scores); !status.ok())
      return status.error();
  }
  if (!scores.empty() || open.empty()) return best_first(scores, limit);
  std::string all;  // only very common words: the documents that hold all of them
  for (const std::string& word : open) all += (all.empty() ? "" : " AND ") + quoted(word);
  return holders(all, limit);
}

}  // namespace hearsay::archive

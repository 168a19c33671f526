// The words of a language as data: lists of words and phrases with their attributes.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "lexicon/word_table.h"

namespace hearsay::lexicon {

// One line of a list. Cells in the order of the list's header, the entry itself is cell 0.
struct Row {
  std::vector<std::string> cells;
};

// One file lexicon/<language>/<name>.tsv: a header line (column names), then one entry a line,
// columns parted by tabs. Lines starting with # are comments. Column 0, "entry", is a word or
// phrase, folded (text::fold_word per word, one blank between words). Missing trailing cells are
// empty. Further forms of an entry stand in a column "forms", parted by commas: each form finds the
// same row.
class WordList {
 public:
  struct Hit {
    uint32_t words = 0;  // how many words the entry takes
    const Row* row = nullptr;
  };

  // The row of exactly this entry or form (folded; blanks between words), or null.
  const Row* find(std::string_view folded) const;
  bool has(std::string_view folded) const { return find(folded) != nullptr; }

  // False where no entry or form begins with this folded word; true for those that do and for few
  // others. Much cheaper than a look-up.
  bool may_begin(std::string_view word) const {
    const uint32_t bit = filter_bit(word);
    return (filter_[bit >> 6] >> (bit & 63) & 1) != 0;
  }

  // The longest entry or form that words[0], words[1], … begin with. Each is a folded word.
  std::optional<Hit> longest(std::span<const std::string_view> words) const;

  // The cell of `column` in `row`, empty where the list has no such column.
  std::string_view cell(const Row& row, std::string_view column) const;

  const std::vector<Row>& rows() const { return rows_; }
  uint32_t longest_entry() const { return longest_; }  // words
  // Of the entries, without further forms: bytes of the longest, and the bits of first letters.
  size_t longest_bytes() const { return longest_bytes_; }
  uint32_t initials() const { return initials_; }
  // The bit of a first byte; a capital of ASCII has that of its small letter.
  static uint32_t initial_bit(char first) {
    const auto c = static_cast<unsigned char>(first | 0x20);
    return uint32_t{1} << (c >= 'a' && c <= 'z' ? c - 'a' : 26);
  }

 private:
  friend class Lexicon;
  static uint32_t filter_bit(std::string_view word) {
    const auto byte = [&](size_t i) {
      return i < word.size() ? uint32_t{static_cast<unsigned char>(word[i])} : 0;
    };
    const uint32_t mix =
        byte(0) | byte(1) << 8 | byte(word.size() / 2) << 16 | byte(word.size() - 1) << 24;
    return (mix * 0x9e3779b1U + static_cast<uint32_t>(word.size()) * 0x85ebca6bU) >> 20;
  }
  std::vector<std::string> columns_;
  std::vector<Row> rows_;
  WordTable<uint32_t> by_entry_;       // entry or form -> row
  WordTable<uint32_t> by_first_;       // first word -> most words of an entry starting so
  std::array<uint64_t, 64> filter_{};  // a bit for each first word
  uint32_t longest_ = 0;
  size_t longest_bytes_ = 0;
  uint32_t initials_ = 0;
};

// One list's interest in a word: the list has entries or forms that begin with it.
struct Use {
  uint16_t list = 0;         // see Lexicon::list_number
  uint16_t longest = 1;      // words of its longest entry beginning so
  const Row* row = nullptr;  // the row of the word alone, or null
};

// All lists of one language. Immutable after reading, so one may be shared by all threads.
class Lexicon {
 public:
  // The lists linked into the program for `language` ("en"). Never fails for a shipped language (a
  // test holds this); an unknown language gives the lexicon of English.
  static const Lexicon& built_in(std::string_view language = "en");

  // Reads lexicon/<language>/*.tsv texts. Errors name file and line.
  static base::Result<Lexicon> read(std::span<const std::pair<std::string, std::string>> files);

  // The list of that name ("cues", "roles"); an empty list where there is none.
  const WordList& list(std::string_view name) const;

  // The number under which `uses` speaks of a list; kNoList where there is none.
  static constexpr uint16_t kNoList = 0xffff;
  uint16_t list_number(std::string_view name) const;

  // Every list that has an entry or form beginning with this folded word, in list order: one hash
  // look-up.
  std::span<const Use> uses(std::string_view folded) const;

 private:
  void index();

  std::map<std::string, WordList, std::less<>> lists_;
  WordTable<const WordList*> by_name_;  // nodes of lists_, which stay where they are when moved
  WordTable<std::vector<Use>> uses_;
};

}  // namespace hearsay::lexicon

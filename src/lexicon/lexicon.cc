// Reading of word lists and look-up in them.
#include "lexicon/lexicon.h"

#include <algorithm>

#include "lexicon/packed_files.h"

namespace hearsay::lexicon {
namespace {

std::vector<std::string> cut(std::string_view line, char at) {
  std::vector<std::string> out;
  size_t from = 0;
  for (;;) {
    const size_t to = line.find(at, from);
    out.emplace_back(line.substr(from, to == std::string_view::npos ? to : to - from));
    if (to == std::string_view::npos) return out;
    from = to + 1;
  }
}

std::string_view first_word(std::string_view phrase) { return phrase.substr(0, phrase.find(' ')); }

uint32_t words_in(std::string_view phrase) {
  return static_cast<uint32_t>(1 + std::count(phrase.begin(), phrase.end(), ' '));
}

std::string_view name_of(std::string_view path) {
  const size_t slash = path.rfind('/');
  std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  return name.substr(0, name.rfind('.'));
}

}  // namespace

const Row* WordList::find(std::string_view folded) const {
  if (!may_begin(first_word(folded))) return nullptr;
  const uint32_t* row = by_entry_.find(folded);
  return row == nullptr ? nullptr : &rows_[*row];
}

std::optional<WordList::Hit> WordList::longest(std::span<const std::string_view> words) const {
  if (words.empty() || !may_begin(words[0])) return std::nullopt;
  const uint32_t* starts = by_first_.find(words[0]);
  if (starts == nullptr) return std::nullopt;
  const size_t most = std::min<size_t>(*starts, words.size());
  if (most == 1) {
    const uint32_t* row = by_entry_.find(words[0]);
    return row == nullptr ? std::nullopt : std::optional(Hit{1, &rows_[*row]});
  }
  std::string phrase;
  for (size_t i = 0; i < most; ++i) {
    if (i > 0) phrase += ' ';
    phrase += words[i];
  }
  for (size_t i = most; i > 0; --i) {
    if (const uint32_t* row = by_entry_.find(phrase))
      return Hit{static_cast<uint32_t>(i), &rows_[*row]};
    if (i > 1) phrase.resize(phrase.size() - words[i - 1].size() - 1);
  }
  return std::nullopt;
}

std::string_view WordList::cell(const Row& row, std::string_view column) const {
  const auto it = std::find(columns_.begin(), columns_.end(), column);
  const auto at = static_cast<size_t>(it - columns_.begin());
  return at < row.cells.size() ? std::string_view(row.cells[at]) : std::string_view();
}

const Lexicon& Lexicon::built_in(std::string_view language) {
  static const std::map<std::string, Lexicon, std::less<>> kAll = [] {
    std::map<std::string, std::vector<std::pair<std::string, std::string>>> files;
    for (const PackedFile& file : packed_files()) {
      const std::vector<std::string> steps = cut(file.path, '/');
      if (steps.size() == 3 && steps[0] == "lexicon" && file.path.ends_with(".tsv"))
        files[steps[1]].emplace_back(file.path, file.bytes);
    }
    std::map<std::string, Lexicon, std::less<>> all;
    for (const auto& [language_name, texts] : files)
      if (base::Result<Lexicon> read_one = read(texts))
        all.emplace(language_name, std::move(*read_one));
    all.try_emplace("en");
    return all;
  }();
  // Both forms of written Norwegian name the months alike.
  if (language == "nb" || language == "nn") language = "no";
  const auto it = kAll.find(language);
  return it != kAll.end() ? it->second : kAll.find("en")->second;
}

base::Result<Lexicon> Lexicon::read(std::span<const std::pair<std::string, std::string>> files) {
  Lexicon lexicon;
  for (const auto& [path, text] : files) {
    WordList list;
    uint64_t at = 0;
    size_t line_number = 0;
    for (const std::string& line : cut(text, '\n')) {
      ++line_number;
      const uint64_t line_at = at;
      at += line.size() + 1;
      if (line.empty() || line[0] == '#') continue;
      std::vector<std::string> cells = cut(line, '\t');
      const auto wrong = [&](const std::string& why) {
        return base::Error{base::Code::kDamaged, line_at,
                           path + ":" + std::to_string(line_number) + ": " + why};
      };
      if (list.columns_.empty()) {
        if (cells[0] != "entry") return wrong("the first column must be called entry");
        list.columns_ = std::move(cells);
        continue;
      }
      if (cells.size() > list.columns_.size()) return wrong("more cells than columns");
      if (cells[0].empty()) return wrong("an empty entry");
      const auto number = static_cast<uint32_t>(list.rows_.size());
      const auto enter = [&](const std::string& form) {
        if (list.by_entry_.find(form) == nullptr) list.by_entry_.enter(form) = number;
        const uint32_t bit = WordList::filter_bit(first_word(form));
        list.filter_[bit >> 6] |= uint64_t{1} << (bit & 63);
        uint32_t& most = list.by_first_.enter(first_word(form));
        most = std::max(most, words_in(form));
        list.longest_ = std::max(list.longest_, words_in(form));
      };
      enter(cells[0]);
      list.rows_.push_back(Row{std::move(cells)});
      for (const std::string& form : cut(std::string(list.cell(list.rows_.back(), "forms")), ','))
        if (!form.empty()) enter(form);
    }
    lexicon.lists_.insert_or_assign(std::string(name_of(path)), std::move(list));
  }
  lexicon.index();
  return lexicon;
}

void Lexicon::index() {
  uint16_t number = 0;
  for (auto& [name, list] : lists_) {
    for (const Row& row : list.rows_) {
      list.longest_bytes_ = std::max(list.longest_bytes_, row.cells[0].size());
      list.initials_ |= WordList::initial_bit(row.cells[0][0]);
    }
    by_name_.enter(name) = &list;
    for (const auto& [word, longest] : list.by_first_.entries())
      uses_.enter(word).push_back({number, static_cast<uint16_t>(longest), list.find(word)});
    ++number;
  }
}

uint16_t Lexicon::list_number(std::string_view name) const {
  const auto& names = by_name_.entries();  // in the order of lists_
  const auto it = std::lower_bound(
      names.begin(), names.end(), name,
      [](const auto& entry, std::string_view wanted) { return entry.first < wanted; });
  if (it == names.end() || it->first != name) return kNoList;
  return static_cast<uint16_t>(it - names.begin());
}

std::span<const Use> Lexicon::uses(std::string_view folded) const {
  const std::vector<Use>* uses = uses_.find(folded);
  if (uses == nullptr) return {};
  return *uses;
}

const WordList& Lexicon::list(std::string_view name) const {
  static const WordList kNone;
  const WordList* const* list = by_name_.find(name);
  return list == nullptr ? kNone : **list;
}

}  // namespace hearsay::lexicon

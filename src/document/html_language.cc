// Tells the language of a text by its commonest little words.
#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "base/ascii.h"
#include "document/metadata.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace hearsay::document {

namespace {

struct Script {
  char32_t first, last;
  std::string_view language;
};

// Scripts that tell one language, or one far more often than others.
constexpr std::array<Script, 22> kScripts = {
    {{0x370, 0x3ff, "el"},   {0x530, 0x58f, "hy"},   {0x590, 0x5ff, "he"},   {0x600, 0x6ff, "ar"},
     {0x900, 0x97f, "hi"},   {0x980, 0x9ff, "bn"},   {0xa00, 0xa7f, "pa"},   {0xa80, 0xaff, "gu"},
     {0xb00, 0xb7f, "or"},   {0xb80, 0xbff, "ta"},   {0xc00, 0xc7f, "te"},   {0xc80, 0xcff, "kn"},
     {0xd00, 0xd7f, "ml"},   {0xd80, 0xdff, "si"},   {0xe00, 0xe7f, "th"},   {0xe80, 0xeff, "lo"},
     {0x1000, 0x109f, "my"}, {0x10a0, 0x10ff, "ka"}, {0x1200, 0x137f, "am"}, {0x1780, 0x17ff, "km"},
     {0x3040, 0x30ff, "ja"}, {0xac00, 0xd7a3, "ko"}}};

// Other languages of a script, which are believed where the page states them.
bool shares_script(std::string_view stated, std::string_view found) {
  for (const auto& [script, others] : std::array<std::pair<std::string_view, std::string_view>, 4>{
           {{"ar", "fa ur ps ug sd ku ckb"}, {"hi", "mr ne sa"}, {"he", "yi"}, {"bn", "as"}}})
    if (script == found && !stated.empty() && others.find(stated) != std::string_view::npos)
      return true;
  return false;
}

bool holds(std::u32string_view letters, char32_t letter) {
  return letters.find(letter) != std::u32string_view::npos;
}

}  // namespace

std::string language_by_script(std::string_view text, std::string_view stated) {
  constexpr size_t kMostBytes = 6000;
  text = text.substr(0, kMostBytes);
  const auto wide = std::count_if(text.begin(), text.end(),
                                  [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  if (static_cast<size_t>(wide) * 3 < text.size()) return {};
  std::array<size_t, kScripts.size()> counts{};
  size_t letters = 0, han = 0, persian = 0, urdu = 0;
  for (size_t at = 0; at < text.size();) {
    const text::Point p = text::point_at(text, at);
    at += std::max<uint32_t>(p.bytes, 1);
    if (!text::is_letter(p.value)) continue;
    ++letters;
    han += p.value >= 0x4e00 && p.value <= 0x9fff ? 1 : 0;
    persian += holds(U"\u067e\u0686\u0698\u06af\u06cc\u06a9", p.value) ? 1 : 0;
    urdu += holds(U"\u0679\u0688\u0691\u06d2\u06c1", p.value) ? 1 : 0;
    for (size_t i = 0; i < kScripts.size(); ++i)
      if (p.value >= kScripts[i].first && p.value <= kScripts[i].last) ++counts[i];
  }
  for (size_t i = 0; i < kScripts.size(); ++i) {
    const std::string_view language = kScripts[i].language;
    const size_t count = counts[i] + (language == "ja" && counts[i] * 12 > han ? han : 0);
    if (count * 10 < letters * 6 || count < 40) continue;
    const std::string_view base = stated.substr(0, stated.find_first_of("-_"));
    if (shares_script(base, language)) return std::string(base);
    if (language == "ar" && urdu * 50 > letters) return "ur";
    return language == "ar" && persian * 50 > letters ? "fa" : std::string(language);
  }
  return {};
}

bool lacks_words_of(std::string_view text, std::string_view language,
                    const lexicon::Lexicon& lexicon) {
  constexpr size_t kMostWords = 600, kFewest = 60;
  const lexicon::WordList& list = lexicon.list("language_words");
  size_t words = 0, small = 0, hits = 0;
  bool listed = false;
  for (const lexicon::Row& row : list.rows())
    listed |= (',' + std::string(list.cell(row, "languages")) + ',')
                  .find(',' + std::string(language) + ',') != std::string::npos;
  for (size_t at = 0; listed && at < text.size() && words < kMostWords;) {
    const size_t end = std::min(text.find_first_of(" \n", at), text.size());
    const std::string key = text::fold_word(text.substr(at, end - at));
    if (!key.empty() && text::is_letter(text::point_at(key, 0).value)) {
      ++words;
      small += text::is_upper(text::point_at(text, at).value) ? 0 : 1;
      const lexicon::Row* row = list.find(key);
      if (row != nullptr && (',' + std::string(list.cell(*row, "languages")) + ',')
                                    .find(',' + std::string(language) + ',') != std::string::npos)
        ++hits;
    }
    at = end + 1;
  }
  return words >= kFewest && small * 10 > words * 6 && hits * 25 < words;
}

std::string language_by_words(std::string_view text, const lexicon::Lexicon& lexicon) {
  constexpr size_t kMostWords = 600, kLongest = 16;
  const lexicon::WordList& list = lexicon.list("language_words");
  std::map<std::string, uint32_t, std::less<>> hits;
  size_t words = 0;
  for (size_t at = 0; at < text.size() && words < kMostWords;) {
    const auto border = [](char c) {
      return static_cast<unsigned char>(c) <= 0x2f || (c >= ':' && c <= '@');
    };
    while (at < text.size() && border(text[at])) ++at;
    size_t end = at;
    while (end < text.size() && !border(text[end])) ++end;
    if (end == at) break;
    ++words;
    if (end - at <= kLongest) {
      const std::string_view written = text.substr(at, end - at);
      std::array<char, kLongest> small{};
      bool plain = true;
      for (size_t i = 0; i < written.size(); ++i) {
        const char c = written[i];
        plain &= static_cast<unsigned char>(c) < 0x80 && c != '`';
        small[i] = base::lower(c);
      }
      const lexicon::Row* row =
          plain ? list.find({small.data(), written.size()}) : list.find(text::fold_word(written));
      if (row != nullptr) {
        std::string_view languages = list.cell(*row, "languages");
        while (!languages.empty()) {
          const size_t comma = std::min(languages.find(','), languages.size());
          const std::string_view language = languages.substr(0, comma);
          auto hit = hits.find(language);
          if (hit == hits.end()) hit = hits.emplace(language, 0).first;
          ++hit->second;
          languages.remove_prefix(std::min(comma + 1, languages.size()));
        }
      }
    }
    at = end;
  }
  std::string best;
  uint32_t most = 0, next = 0;
  for (const auto& [language, count] : hits) {
    if (count > most) {
      next = most;
      most = count;
      best = language;
    } else {
      next = std::max(next, count);
    }
  }
  return words >= 12 && most * 12 >= words && most * 10 >= next * 13 ? best : std::string();
}

}  // namespace hearsay::document

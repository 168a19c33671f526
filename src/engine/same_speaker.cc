// Names taken apart and compared, given names and surnames each by their own rule.
#include "engine/same_speaker.h"

#include <algorithm>
#include <vector>

#include "text/fold.h"

namespace hearsay::engine {
namespace {

struct Name {
  std::vector<std::string> given;
  std::string surname;
};

// Folded words, parted at blanks, hyphens and dots.
std::vector<std::string> words_of_name(std::string_view name) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text::fold_word(text::squeeze(name)) + " ") {
    if (c != ' ' && c != '-' && c != '.' && c != ',') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  return words;
}

// Takes titles and offices from the front.
void drop_titles(std::vector<std::string>& words, const lexicon::Lexicon& lexicon) {
  for (bool dropped = true; dropped && words.size() > 1;) {
    dropped = false;
    const std::vector<std::string_view> views(words.begin(), words.end());
    for (const char* list : {"honorifics", "roles"}) {
      const auto hit = lexicon.list(list).longest(views);
      if (!hit || hit->words >= words.size()) continue;
      words.erase(words.begin(), words.begin() + hit->words);
      dropped = true;
      break;
    }
  }
}

Name read_name(std::string_view text, const lexicon::Lexicon& lexicon) {
  std::vector<std::string> words = words_of_name(text);
  drop_titles(words, lexicon);
  while (words.size() > 1 && lexicon.list("person_suffixes").has(words.back())) words.pop_back();
  const auto is_particle = [&](const std::string& word) {
    return lexicon.list("name_particles").has(word);
  };
  if (!std::all_of(words.begin(), words.end(), is_particle)) std::erase_if(words, is_particle);
  Name name;
  if (words.empty()) return name;
  name.surname = std::move(words.back());
  words.pop_back();
  name.given = std::move(words);
  return name;
}

bool spelt_alike(const std::string& a, const std::string& b) {
  if (a == b) return true;
  return a.size() >= 4 && b.size() >= 4 && text::name_key(a) == text::name_key(b) &&
         text::edit_distance(a, b, 2) <= 2;
}

bool given_alike(const std::string& a, const std::string& b) {
  const std::string& shorter = a.size() <= b.size() ? a : b;
  const std::string& longer = a.size() <= b.size() ? b : a;
  const bool beginning =
      longer.starts_with(shorter) && (shorter.size() == 1 || shorter.size() >= 3);
  return beginning || spelt_alike(a, b);
}

// Each of the shorter list stands in the longer one, in order.
bool given_together(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const auto& shorter = a.size() <= b.size() ? a : b;
  const auto& longer = a.size() <= b.size() ? b : a;
  size_t at = 0;
  for (const std::string& word : shorter) {
    while (at < longer.size() && !given_alike(word, longer[at])) ++at;
    if (at++ == longer.size()) return false;
  }
  return true;
}

bool can_be_one(const Name& a, const Name& b) {
  return spelt_alike(a.surname, b.surname) && given_together(a.given, b.given);
}

Agreement same_person(const Name& asked, const Name& speaker,
                      std::span<const std::string> namesakes, const lexicon::Lexicon& lexicon) {
  if (!can_be_one(asked, speaker)) return Agreement::kDiffers;
  if (!asked.given.empty() && !speaker.given.empty()) return Agreement::kAgrees;
  if (asked.given.empty() && speaker.given.empty() && asked.surname == speaker.surname &&
      namesakes.empty())
    return Agreement::kAgrees;
  // Only a surname on one side: all who bear it here must be able to be one person.
  std::vector<Name> known;
  for (const std::string& namesake : namesakes) {
    Name name = read_name(namesake, lexicon);
    if (spelt_alike(name.surname, asked.surname)) known.push_back(std::move(name));
  }
  if (!asked.given.empty()) known.push_back(asked);
  for (size_t i = 0; i < known.size(); ++i) {
    for (size_t j = i + 1; j < known.size(); ++j) {
      if (!can_be_one(known[i], known[j])) return Agreement::kUnknown;
    }
  }
  return Agreement::kAgrees;
}

std::string initials(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += word.front();
  return out;
}

bool all_among(const std::vector<std::string>& words, const std::vector<std::string>& others) {
  return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
    return std::find(others.begin(), others.end(), word) != others.end();
  });
}

Agreement same_body(std::string_view asked, std::string_view speaker,
                    const lexicon::Lexicon& lexicon) {
  const auto read = [&](std::string_view name) {
    std::vector<std::string> words = words_of_name(name);
    std::erase_if(
        words, [&](const std::string& word) { return lexicon.list("function_words").has(word); });
    return words;
  };
  const std::vector<std::string> a = read(asked), b = read(speaker);
  if (a.empty() || b.empty()) return Agreement::kUnknown;
  const bool short_form =
      (a.size() == 1 && a.front() == initials(b)) || (b.size() == 1 && b.front() == initials(a));
  return short_form || all_among(a, b) || all_among(b, a) ? Agreement::kAgrees
                                                          : Agreement::kDiffers;
}

// Whether the words asked are an office ("the transport minister") and no name ("Ada Major").
bool is_role(const std::vector<std::string>& words, const lexicon::Lexicon& lexicon) {
  return !words.empty() && lexicon.list("roles").has(words.back()) &&
         (words.size() == 1 || !lexicon.list("given_names").has(words.front()));
}

// Who is asked for by an office is whom the page gives it to; of anybody else it is not known.
Agreement same_role(const std::vector<std::string>& asked, const statement::Speaker& speaker,
                    const lexicon::Lexicon& lexicon) {
  std::vector<std::string> wanted = asked;
  std::erase_if(wanted,
                [&](const std::string& word) { return lexicon.list("function_words").has(word); });
  const bool holds = all_among(wanted, words_of_name(speaker.role)) ||
                     all_among(wanted, words_of_name(speaker.name));
  return holds ? Agreement::kAgrees : Agreement::kUnknown;
}

}  // namespace

Agreement same_speaker(std::string_view asked, const statement::Speaker& speaker,
                       std::span<const std::string> namesakes, const lexicon::Lexicon& lexicon) {
  if (asked.empty() || speaker.name.empty()) return Agreement::kUnknown;
  if (text::fold_word(text::squeeze(asked)) == text::fold_word(text::squeeze(speaker.name)) &&
      (asked.find(' ') != std::string_view::npos || namesakes.empty()))
    return Agreement::kAgrees;
  if (const auto words = words_of_name(asked); namesakes.empty() && is_role(words, lexicon))
    return same_role(words, speaker, lexicon);
  switch (speaker.type) {
    case statement::SpeakerType::kPerson:
      return same_person(read_name(asked, lexicon), read_name(speaker.name, lexicon), namesakes,
                         lexicon);
    case statement::SpeakerType::kOrganisation: return same_body(asked, speaker.name, lexicon);
    case statement::SpeakerType::kGroup:
      return same_body(asked, speaker.name, lexicon) == Agreement::kAgrees ? Agreement::kAgrees
                                                                           : Agreement::kUnknown;
    case statement::SpeakerType::kUnresolved: break;
  }
  return Agreement::kUnknown;
}

}  // namespace hearsay::engine

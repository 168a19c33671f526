// Reads roles by the lists `role_fields`, `roles`, `places` and `past_roles`.
#include "entity/role_fit.h"

#include <algorithm>

#include "text/fold.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace hearsay::entity {
namespace {

constexpr size_t kLongest = 300;  // bytes

void put(std::vector<std::string>& list, std::string_view value) {
  const auto at = std::lower_bound(list.begin(), list.end(), value);
  if (!value.empty() && (at == list.end() || *at != value)) list.insert(at, std::string(value));
}

bool common(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  auto x = a.begin(), y = b.begin();
  while (x != a.end() && y != b.end()) {
    if (*x == *y) return true;
    if (*x < *y)
      ++x;
    else
      ++y;
  }
  return false;
}

class Reader {
 public:
  Reader(std::string_view role, const lexicon::Lexicon& lexicon) : lexicon_(lexicon) {
    const std::string line = text::squeeze(role.substr(0, kLongest));
    for (size_t at = 0; at < line.size();) {
      const size_t end = std::min(line.find(' ', at), line.size());
      std::string_view word = std::string_view(line).substr(at, end - at);
      while (!word.empty() && (word.back() == ',' || word.back() == ';')) word.remove_suffix(1);
      std::string folded = text::fold_word(word);
      if (folded.ends_with("'s")) folded.resize(folded.size() - 2);
      if (!folded.empty()) {
        capital_.push_back(text::is_upper(text::point_at(word, 0).value));
        words_.push_back(std::move(folded));
      }
      at = end + 1;
    }
  }

  RoleWords run() {
    for (size_t i = 0; i < words_.size();) {
      std::vector<std::string_view> rest(words_.begin() + static_cast<std::ptrdiff_t>(i),
                                         words_.end());
      i += take(rest, i);
    }
    return std::move(out_);
  }

 private:
  // How many words what begins at `i` takes.
  size_t take(const std::vector<std::string_view>& rest, size_t i) {
    const lexicon::WordList& fields = lexicon_.list("role_fields");
    const lexicon::WordList& roles = lexicon_.list("roles");
    const auto field = fields.longest(rest), role = roles.longest(rest);
    if (role) {
      const std::string_view gender = roles.cell(*role->row, "gender");
      if (!gender.empty()) out_.gender = gender[0];
    }
    if (field && (!role || field->words >= role->words)) return take_field(*field);
    if (role) {
      put(out_.offices, role->row->cells.front());
      return role->words;
    }
    if (lexicon_.list("past_roles").has(rest.front()) || rest.front().starts_with("ex-"))
      out_.past = true;
    else if (capital_[i])
      return take_name(rest, i);
    return 1;
  }

  size_t take_field(const lexicon::WordList::Hit& hit) {
    const lexicon::WordList& fields = lexicon_.list("role_fields");
    const std::string_view entry = hit.row->cells.front();
    if (fields.cell(*hit.row, "general").empty()) put(out_.offices, entry);
    if (!fields.cell(*hit.row, "sole").empty()) put(out_.sole, entry);
    put(out_.fields, fields.cell(*hit.row, "field"));
    const std::string_view excludes = fields.cell(*hit.row, "excludes");
    for (size_t at = 0; at < excludes.size();) {
      const size_t end = std::min(excludes.find(',', at), excludes.size());
      put(out_.excludes, excludes.substr(at, end - at));
      at = end + 1;
    }
    return hit.words;
  }

  size_t take_name(const std::vector<std::string_view>& rest, size_t i) {
    const lexicon::WordList& places = lexicon_.list("places");
    if (const auto place = places.longest(rest)) {
      const std::string_view country = places.cell(*place->row, "country");
      const std::string name(country.empty() ? std::string_view(place->row->cells.front())
                                             : country);
      put(out_.affiliations, name);
      put(out_.places, name);
      return place->words;
    }
    for (const char* list : {"function_words", "role_modifiers", "honorifics", "bodies"})
      if (lexicon_.list(list).has(rest.front())) return 1;
    const std::string letters = text::plain_letters(rest.front());
    if (letters.size() < 2) return 1;
    put(out_.affiliations, letters);
    const bool behind_of =
        i > 0 && (words_[i - 1] == "of" || words_[i - 1] == "for" || words_[i - 1] == "in");
    if (behind_of) put(out_.places, letters);
    return 1;
  }

  const lexicon::Lexicon& lexicon_;
  std::vector<std::string> words_;
  std::vector<bool> capital_;
  RoleWords out_;
};

// Days between two ranges, 0 where they touch or one is undated.
int32_t distance(const SeenRole& a, const SeenRole& b) {
  if (!a.first || !b.first) return 0;
  return std::max({0, *b.first - *a.last, *a.first - *b.last});
}

}  // namespace

RoleWords read_role(std::string_view role, const lexicon::Lexicon& lexicon) {
  return Reader(role, lexicon).run();
}

bool share(const SeenRole& a, const SeenRole& b) {
  if (distance(a, b) > kNear || exclude(a, b)) return false;
  return common(a.words.offices, b.words.offices) ||
         common(a.words.affiliations, b.words.affiliations);
}

bool exclude(const SeenRole& a, const SeenRole& b) {
  if (a.words.past || b.words.past || distance(a, b) > kOneTime) return false;
  if (common(a.words.fields, b.words.excludes) || common(b.words.fields, a.words.excludes))
    return true;
  return common(a.words.sole, b.words.sole) && !a.words.places.empty() && !b.words.places.empty() &&
         !common(a.words.affiliations, b.words.affiliations);
}

}  // namespace hearsay::entity

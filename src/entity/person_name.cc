// Takes a person's name apart, from both ends inwards.
#include "entity/person_name.h"

#include <algorithm>

#include "lexicon/spelling.h"
#include "text/fold.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace hearsay::entity {
namespace {

constexpr size_t kLongest = 400;  // bytes
constexpr size_t kMostWords = 12;

struct Piece {
  std::string text;    // as written, without commas and marks
  std::string folded;  // text::fold_word, without dots at its end
  bool comma_behind = false;
  bool marked = false;  // in quotation marks or brackets
};

bool opens(char32_t c) { return c == '(' || c == '[' || text::is_quote_mark(c); }
bool closes(char32_t c) { return c == ')' || c == ']' || text::is_quote_mark(c); }

Piece piece_of(std::string_view word) {
  Piece piece;
  if (const text::Point first = text::point_at(word, 0);
      opens(first.value) && !text::is_apostrophe(first.value)) {
    piece.marked = true;
    word.remove_prefix(first.bytes);
  }
  while (!word.empty()) {
    const text::Point last = text::point_before(word, word.size());
    if (last.value == ',' || last.value == ';') {
      piece.comma_behind = true;
    } else if (!closes(last.value) || text::is_apostrophe(last.value)) {
      break;
    }
    word.remove_suffix(last.bytes);
  }
  piece.text = std::string(word);
  while (!word.empty() && word.back() == '.') word.remove_suffix(1);
  piece.folded = text::fold_word(word);
  return piece;
}

std::vector<Piece> pieces_of(std::string_view name) {
  std::vector<Piece> pieces;
  const std::string line = text::squeeze(name.substr(0, kLongest));
  for (size_t at = 0; at < line.size() && pieces.size() < kMostWords;) {
    const size_t end = std::min(line.find(' ', at), line.size());
    Piece piece = piece_of(std::string_view(line).substr(at, end - at));
    if (!piece.folded.empty()) pieces.push_back(std::move(piece));
    at = end + 1;
  }
  return pieces;
}

class Reader {
 public:
  Reader(std::string_view name, const lexicon::Lexicon& lexicon)
      : lexicon_(lexicon), pieces_(pieces_of(name)) {}

  PersonName run() {
    drop_titles();
    drop_suffixes();
    take_nicknames();
    turn();
    drop_suffixes();
    drop_particles();
    if (pieces_.empty()) return std::move(name_);
    read_surname();
    for (size_t i = 0; i + 1 < pieces_.size(); ++i) name_.given.push_back(word_of(pieces_[i].text));
    return std::move(name_);
  }

 private:
  void drop_titles() {
    for (bool dropped = true; dropped && pieces_.size() > 1;) {
      dropped = false;
      std::vector<std::string_view> words;
      for (const Piece& piece : pieces_) words.push_back(piece.folded);
      for (const char* list : {"honorifics", "roles"}) {
        const auto hit = lexicon_.list(list).longest(words);
        if (!hit || hit->words >= pieces_.size()) continue;
        // "Don Renn", "Major Renn": a given name in front of the surname is no title.
        const bool given =
            pieces_.size() == 2 && lexicon_.list("nicknames").has(pieces_.front().folded);
        if (given) continue;
        const std::string_view gender = lexicon_.list(list).cell(*hit->row, "gender");
        if (!gender.empty()) name_.gender = gender[0];
        pieces_.erase(pieces_.begin(), pieces_.begin() + hit->words);
        dropped = true;
        break;
      }
    }
  }

  void drop_suffixes() {
    const lexicon::WordList& list = lexicon_.list("person_suffixes");
    while (pieces_.size() > 1) {
      const lexicon::Row* row = list.find(pieces_.back().folded);
      if (row == nullptr) return;
      const std::string_view generation = list.cell(*row, "generation");
      if (!generation.empty()) name_.generation = generation[0];
      pieces_.pop_back();
      pieces_.back().comma_behind = false;
    }
  }

  void take_nicknames() {
    if (pieces_.size() < 2) return;
    for (const Piece& piece : pieces_)
      if (piece.marked) name_.nickname = text::plain_letters(piece.folded);
    if (std::any_of(pieces_.begin(), pieces_.end(), [](const Piece& p) { return !p.marked; }))
      std::erase_if(pieces_, [](const Piece& piece) { return piece.marked; });
  }

  // "Renn, Ada" → "Ada Renn"
  void turn() {
    if (pieces_.size() >= 2 && pieces_.front().comma_behind)
      std::rotate(pieces_.begin(), pieces_.begin() + 1, pieces_.end());
  }

  // A particle that begins the name may be a given name ("Ben Renn"), one inside never is.
  void drop_particles() {
    const lexicon::WordList& particles = lexicon_.list("name_particles");
    for (Piece& piece : pieces_) {
      const size_t hyphen = piece.folded.find('-');
      if (hyphen == std::string::npos || !particles.has(piece.folded.substr(0, hyphen))) continue;
      if (hyphen > 3 || hyphen + 1 >= piece.folded.size()) continue;
      piece.folded.erase(0, hyphen + 1);
      piece.text = piece.folded;
    }
    const auto is_particle = [&](const Piece& piece) { return particles.has(piece.folded); };
    if (std::all_of(pieces_.begin(), pieces_.end(), is_particle)) return;
    const bool named = pieces_.size() == 2 &&
                       text::is_upper(text::point_at(pieces_[0].text, 0).value) &&
                       lexicon_.list("nicknames").has(pieces_[0].folded);
    for (size_t i = pieces_.size(); i-- > 0;)
      if (is_particle(pieces_[i]) && !(i == 0 && named) && pieces_.size() > 1)
        pieces_.erase(pieces_.begin() + static_cast<std::ptrdiff_t>(i));
  }

  void read_surname() {
    const std::string& last = pieces_.back().folded;
    for (size_t at = 0; at <= last.size();) {
      const size_t end = std::min(last.find('-', at), last.size());
      if (NameWord word = word_of(last.substr(at, end - at)); !word.letters.empty()) {
        word.initial = false;
        name_.surname.push_back(std::move(word));
      }
      at = end + 1;
    }
  }

  // "J." "JP" "J.-P." are initials; two capitals count where no vowel makes a name of them.
  static bool is_initials(std::string_view text, std::string_view letters) {
    if (letters.size() == 1) return true;
    if (letters.size() > 3) return false;
    const bool dotted = text.find('.') != std::string_view::npos;
    const bool capitals = std::all_of(text.begin(), text.end(), [](char c) {
      return (c >= 'A' && c <= 'Z') || c == '.' || c == '-';
    });
    return capitals && (dotted || letters.find_first_of("aeiou") == std::string_view::npos);
  }

  NameWord word_of(std::string_view text) const {
    NameWord word;
    word.letters = text::plain_letters(text);
    word.initial = is_initials(text, word.letters);
    word.reading = lexicon::reading_of(word.letters, lexicon_);
    if (word.initial) {
      word.initials = word.letters;
      return word;
    }
    for (size_t at = 0; at < text.size();) {
      const size_t end = std::min(text.find('-', at), text.size());
      const std::string part = text::plain_letters(text.substr(at, end - at));
      if (!part.empty()) word.initials += part.front();
      at = end + 1;
    }
    return word;
  }

  const lexicon::Lexicon& lexicon_;
  std::vector<Piece> pieces_;
  PersonName name_;
};

}  // namespace

PersonName read_person(std::string_view name, const lexicon::Lexicon& lexicon) {
  return Reader(name, lexicon).run();
}

}  // namespace hearsay::entity

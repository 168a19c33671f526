// Takes the words of each text and lets the rest go, then writes passages as they are found.
#include "engine/text_copies.h"

#include "archive/archive.h"
#include "engine/copies.h"
#include "engine/passage_lines.h"
#include "match/find_matches.h"

namespace hearsay::engine {

void TextCopies::add(const document::Document& document) {
  texts_.add(archive::article_words(document));
  ids_.push_back(json_text(document.id));
  points_.emplace_back(document.text);
  auto known = outlet_numbers_.find(document.outlet);
  if (document.outlet.empty()) {
    outlets_.push_back(0);
    return;
  }
  if (known == outlet_numbers_.end()) {
    known = outlet_numbers_.emplace(document.outlet, outlet_names_.size()).first;
    outlet_names_.push_back(document.outlet);
  }
  outlets_.push_back(known->second);
}

uint64_t TextCopies::lines(uint32_t min_words, size_t threads,
                           const std::function<bool(std::string_view)>& write) const {
  constexpr size_t kPiece = size_t{1} << 16;
  uint64_t passages = 0;
  std::string lines;
  const auto side = [&](match::TextId text, base::Bytes span) {
    const uint32_t number = text.value();
    return LineSide{ids_[number], outlet_names_[outlets_[number]], points_[number].at(span)};
  };
  match::match_all(texts_, matching(min_words), threads, outlets_,
                   [&](std::span<const match::Passage> found) {
                     passages += found.size();
                     for (const match::Passage& passage : found) {
                       begin_passage_line(lines, passage, side(passage.a, passage.a_span),
                                          side(passage.b, passage.b_span));
                       lines += "}\n";
                     }
                     if (lines.size() < kPiece) return true;
                     const bool go_on = write(lines);
                     lines.clear();
                     return go_on;
                   });
  if (!lines.empty()) write(lines);
  return passages;
}

}  // namespace hearsay::engine

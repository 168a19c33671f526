// Takes the words of each text and lets the rest go, then writes passages as they are found.
#include "engine/text_copies.h"

#include <numeric>
#include <span>

#include "archive/archive.h"
#include "engine/cluster_lines.h"
#include "engine/clusters.h"
#include "engine/copies.h"
#include "engine/passage_lines.h"
#include "match/find_matches.h"

namespace hearsay::engine {
namespace {

constexpr size_t kPiece = size_t{1} << 16;  // bytes written at once

}  // namespace

void TextCopies::add(const document::Document& document) {
  texts_.add(archive::article_words(document));
  ids_.push_back(document.id);
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
  uint64_t passages = 0;
  std::string lines;
  std::vector<std::string> ids;
  for (const std::string& id : ids_) ids.push_back(json_text(id));
  const auto side = [&](match::TextId text, base::Bytes span) {
    const uint32_t number = text.value();
    return LineSide{ids[number], outlet_names_[outlets_[number]], points_[number].at(span)};
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

uint64_t TextCopies::clusters(uint32_t min_words, size_t threads, bool as_text,
                              const std::function<bool(std::string_view)>& write) const {
  uint64_t passages = 0;
  ClusterFinder finder;
  const auto words = [&](match::TextId text) {
    return base::narrow(texts_.hashes(text.value()).size());
  };
  match::match_all(texts_, matching(min_words), threads, outlets_,
                   [&](std::span<const match::Passage> found) {
                     passages += found.size();
                     each_pair_of(found, [&](std::span<const match::Passage> of_pair) {
                       finder.add(of_pair, words(of_pair[0].a), words(of_pair[0].b));
                     });
                     return true;
                   });
  std::vector<uint32_t> all(ids_.size());
  std::iota(all.begin(), all.end(), 0U);
  const IdOf id_of = [&](uint32_t document) -> std::string_view { return ids_[document]; };
  std::string lines;
  bool any = false, go_on = true;
  finder.group(all, [&, count = size_t{0}](std::span<const ClusterMember> members) mutable {
    if (as_text)
      put_cluster_text(lines, members, id_of);
    else
      put_cluster_line(lines, members, ++count, id_of);
    any = any || !lines.empty();
    if (lines.size() < kPiece) return;
    go_on = go_on && write(lines);
    lines.clear();
  });
  if (as_text && !any) lines = kNoClusters;
  if (go_on && !lines.empty()) write(lines);
  return passages;
}

}  // namespace hearsay::engine

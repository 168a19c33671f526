// The documents of an archive that are being matched, as many as fit in some memory.
#pragma once

#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "archive/archive.h"
#include "engine/passage_lines.h"
#include "match/find_pairs.h"

namespace hearsay::engine {

// A document as it is matched: what costs time is made when it is first asked for, by any thread.
class Kept {
 public:
  Kept(document::Document document, uint32_t number, const match::MatchOptions& options)
      : options_(options), number_(number), document_(std::move(document)) {}

  const match::Prepared& prepared() const {
    std::call_once(prepared_once_, [this] {
      prepared_ =
          match::prepare(archive::article_words(document_), match::TextId(number_), options_);
    });
    return prepared_;
  }
  const text::PointMap& points() const {
    std::call_once(side_once_, [this] {
      id_ = json_text(document_.id);
      map_.emplace(document_.text);
    });
    return *map_;
  }
  LineSide side(base::Bytes span) const {
    const base::Points place = points_of(points(), span);
    return {id_, document_.outlet, place};
  }
  const document::Document& document() const { return document_; }
  // Words take twelve bytes and their hashes four, anchors come to some five, for six of the text.
  uint64_t bytes() const { return 2048 + 5 * uint64_t{document_.text.size()}; }

 private:
  const match::MatchOptions& options_;
  uint32_t number_;
  document::Document document_;
  mutable std::once_flag prepared_once_, side_once_;
  mutable match::Prepared prepared_;
  mutable std::string id_;
  mutable std::optional<text::PointMap> map_;
};

// The documents last used, within a number of bytes. Not for several threads at once.
class Shelf {
 public:
  Shelf(const archive::Archive& archive, const match::MatchOptions& options, uint64_t memory,
        const std::function<void(const base::Error&)>& refused)
      : archive_(archive), options_(options), memory_(memory), refused_(refused) {}

  // Null where the document is gone or damaged.
  std::shared_ptr<const Kept> take(uint32_t number) {
    const auto known = places_.find(number);
    if (known != places_.end()) {
      books_.splice(books_.begin(), books_, known->second);
      return books_.front().second;
    }
    base::Result<archive::Stored> stored = archive_.document(uint64_t{number});
    std::shared_ptr<const Kept> kept;
    if (stored.ok())
      kept = std::make_shared<const Kept>(std::move(stored->document), number, options_);
    else if (stored.error().code != base::Code::kNotFound && refused_)
      refused_(stored.error());
    books_.emplace_front(number, kept);
    places_[number] = books_.begin();
    held_ += kept ? kept->bytes() : 0;
    while (held_ > memory_ && books_.size() > 1) {
      held_ -= books_.back().second ? books_.back().second->bytes() : 0;
      places_.erase(books_.back().first);
      books_.pop_back();
    }
    return kept;
  }

 private:
  using Book = std::pair<uint32_t, std::shared_ptr<const Kept>>;
  const archive::Archive& archive_;
  const match::MatchOptions& options_;
  uint64_t memory_, held_ = 0;
  const std::function<void(const base::Error&)>& refused_;
  std::list<Book> books_;                                           // the last used one first
  std::unordered_map<uint32_t, std::list<Book>::iterator> places_;  // never walked
};

}  // namespace hearsay::engine

// Reads an archive once for the pairs that share anchors, then matches them document by document.
#include "engine/archive_copies.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "base/parallel.h"
#include "engine/cluster_lines.h"
#include "engine/clusters.h"
#include "engine/passage_lines.h"
#include "engine/shelf.h"
#include "engine/text_anchors.h"
#include "match/find_pairs.h"

namespace hearsay::engine {
namespace {

using match::TextPair;

// Pairs to match in one go, with their documents.
struct Batch {
  std::vector<std::pair<std::shared_ptr<const Kept>, std::shared_ptr<const Kept>>> pairs;
  std::vector<bool> one_outlet;
  uint32_t next = 0;  // the document after the last one of this batch
  uint64_t done = 0;  // pairs before the next batch
};

// The passages of a pair, for clusters.
struct Shared {
  std::vector<match::Passage> passages;
  uint32_t a_words = 0, b_words = 0;
};

struct Lines {
  std::string text;
  std::vector<Shared> shared;
  uint64_t passages = 0, done = 0;
  uint32_t next = 0;
};

class Run {
 public:
  Run(const archive::Archive& archive, const ArchiveCopiesOptions& options,
      const ArchiveCopiesEvents& events)
      : archive_(archive), options_(options), events_(events) {
    match_ = matching(options.min_words);
  }

  base::Result<ArchiveCopiesReport> run() {
    if (base::Status status = number_outlets(); !status.ok()) return status.error();
    match::PairFinder finder(match_, outlets_);
    if (base::Status status = find_pairs(finder); !status.ok()) return status.error();
    if (options_.clusters) return cluster(finder);
    match_pairs(finder, options_.first, [&](const Lines& lines) {
      return !events_.lines || events_.lines(lines.text, lines.next);
    });
    return report_;
  }

 private:
  base::Status number_outlets() {
    const base::Result<std::vector<std::string>> names = archive_.outlets();
    if (!names.ok()) return names.error();
    std::map<std::string_view, uint32_t> numbers;
    for (const std::string& name : *names) {
      const auto next = static_cast<uint32_t>(numbers.size() + 1);
      outlets_.push_back(name.empty() ? 0 : numbers.emplace(name, next).first->second);
    }
    const base::Result<uint64_t> documents = archive_.size();
    if (!documents.ok()) return documents.error();
    report_.documents = *documents;
    return {};
  }

  base::Status find_pairs(match::PairFinder& finder) {
    TextAnchors texts(archive_, match_, options_.memory / 4);
    if (base::Status status =
            texts.read(outlets_.size() - 1, options_.threads, {events_.refused, events_.progress});
        !status.ok())
      return status;
    report_.anchors = texts.count();
    for (size_t range = 0; range < texts.ranges(); ++range) {
      base::Result<std::vector<match::SeenAnchor>> anchors = texts.take(range);
      if (!anchors.ok()) return anchors.error();
      finder.add(std::move(*anchors));
      if (base::Status status = within_memory(finder); !status.ok()) return status;
    }
    for (const uint32_t number : finder.wanted_texts()) {
      const base::Result<archive::Stored> stored = archive_.document(uint64_t{number});
      if (stored.ok()) finder.add_words(number, archive::article_words(stored->document));
    }
    pairs_ = finder.finish();
    report_.pairs = pairs_.size();
    return within_memory(finder);
  }

  base::Status within_memory(const match::PairFinder& finder) const {
    if (finder.bytes() + pairs_.capacity() * sizeof(TextPair) <= options_.memory) return {};
    return too_large("documents that share words");
  }

  base::Result<ArchiveCopiesReport> cluster(const match::PairFinder& finder) {
    const base::Result<std::vector<std::string>> ids = archive_.ids();
    if (!ids.ok()) return ids.error();
    std::vector<uint32_t> numbers;
    for (uint64_t last = 0; numbers.size() < ids->size();) {
      const base::Result<uint64_t> next = archive_.number_after(last);
      if (!next.ok()) return next.error();
      if (*next == 0 || *next > UINT32_MAX) break;
      numbers.push_back(static_cast<uint32_t>(last = *next));
    }
    ClusterFinder clusters;
    match_pairs(finder, 0, [&](const Lines& lines) {
      for (const Shared& one : lines.shared) clusters.add(one.passages, one.a_words, one.b_words);
      return clusters.bytes() <= options_.memory;
    });
    if (clusters.bytes() > options_.memory) return too_large("documents that are alike");
    write_clusters(clusters, numbers, *ids);
    return report_;
  }

  void write_clusters(ClusterFinder& clusters, const std::vector<uint32_t>& numbers,
                      const std::vector<std::string>& ids) const {
    const auto id_of = [&](uint32_t number) -> std::string_view {
      return ids[static_cast<size_t>(std::lower_bound(numbers.begin(), numbers.end(), number) -
                                     numbers.begin())];
    };
    constexpr size_t kPiece = size_t{1} << 16;
    std::string text;
    bool any = false, go_on = true;
    const auto write = [&] {
      any = any || !text.empty();
      go_on = go_on && (!events_.lines || events_.lines(text, UINT32_MAX));
      text.clear();
    };
    clusters.group(numbers, [&, count = size_t{0}](std::span<const ClusterMember> members) mutable {
      if (options_.as_text)
        put_cluster_text(text, members, id_of);
      else
        put_cluster_line(text, members, ++count, id_of);
      if (text.size() >= kPiece) write();
    });
    if (options_.as_text && !any && text.empty()) text = kNoClusters;
    write();
  }

  static base::Error too_large(const char* what) {
    return {base::Code::kTooLarge, 0,
            std::string("the pairs of ") + what +
                " take more than the memory given; nothing was written: give more with --memory"};
  }

  void match_pairs(const match::PairFinder& finder, uint64_t first,
                   const std::function<bool(const Lines&)>& take) {
    Shelf shelf(archive_, match_, options_.memory / 2, events_.refused);
    auto at = static_cast<size_t>(
        std::lower_bound(pairs_.begin(), pairs_.end(), TextPair{static_cast<uint32_t>(first), 0}) -
        pairs_.begin());
    base::in_order<Batch, Lines>(
        options_.threads, [&] { return next_batch(shelf, at); },
        [&](Batch&& batch) { return lines_of(batch, finder); },
        [&](Lines&& lines) {
          report_.passages += lines.passages;
          if (events_.progress) events_.progress(lines.done, pairs_.size());
          return take(lines);
        });
  }

  // All pairs of some documents: one at least, however many pairs it has.
  std::optional<Batch> next_batch(Shelf& shelf, size_t& at) const {
    constexpr size_t kPairs = 64;
    if (at == pairs_.size()) return std::nullopt;
    Batch batch;
    while (at < pairs_.size() && batch.pairs.size() < kPairs) {
      const uint32_t a = pairs_[at].a;
      const std::shared_ptr<const Kept> first = shelf.take(a);
      for (; at < pairs_.size() && pairs_[at].a == a; ++at) {
        if (!first) continue;
        const uint32_t b = pairs_[at].b;
        std::shared_ptr<const Kept> second = b == a ? first : shelf.take(b);
        if (!second) continue;
        batch.pairs.emplace_back(first, std::move(second));
        batch.one_outlet.push_back(outlets_[a] == outlets_[b]);
      }
      batch.next = a + 1;
    }
    batch.done = at;
    return batch;
  }

  Lines lines_of(const Batch& batch, const match::PairFinder& finder) const {
    Lines lines;
    lines.next = batch.next;
    lines.done = batch.done;
    std::vector<match::Passage> passages;
    for (size_t i = 0; i < batch.pairs.size(); ++i) {
      const auto& [a, b] = batch.pairs[i];
      const auto is_stock = [&](uint64_t hash) {
        return batch.one_outlet[i] && finder.is_stock(hash);
      };
      passages.clear();
      match::match_prepared(a->prepared(), b->prepared(), match_, is_stock, passages);
      lines.passages += passages.size();
      if (options_.clusters) {
        if (!passages.empty())
          lines.shared.push_back({passages, base::narrow(a->prepared().words.size()),
                                  base::narrow(b->prepared().words.size())});
        continue;
      }
      for (const match::Passage& passage : passages) {
        if (options_.as_text) {
          put_passage_text(lines.text, passage, " = ", a->document(), b->document());
        } else {
          begin_passage_line(lines.text, passage, a->side(passage.a_span), b->side(passage.b_span));
        }
        if (options_.changes) put_changes(*a, *b, passage, lines.text);
        if (!options_.as_text) lines.text += "}\n";
      }
    }
    return lines;
  }

  void put_changes(const Kept& a, const Kept& b, const match::Passage& passage,
                   std::string& out) const {
    const auto changes = changes_of(passage, a.document(), b.document());
    if (options_.as_text)
      put_changes_text(out, changes, a.document(), b.document());
    else
      out += "," + changes_member(changes, a.points(), b.points());
  }

  const archive::Archive& archive_;
  const ArchiveCopiesOptions& options_;
  const ArchiveCopiesEvents& events_;
  match::MatchOptions match_;
  std::vector<uint32_t> outlets_;  // of documents by number; 0 where none is known
  std::vector<TextPair> pairs_;
  ArchiveCopiesReport report_;
};

}  // namespace

base::Result<ArchiveCopiesReport> copies_of_archive(const archive::Archive& archive,
                                                    const ArchiveCopiesOptions& options,
                                                    const ArchiveCopiesEvents& events) {
  return Run(archive, options, events).run();
}

std::string nothing_found(uint64_t documents, uint64_t pairs, uint32_t min_words) {
  std::string out = "no passage of " + std::to_string(min_words) + " words or more is shared by " +
                    std::to_string(documents) + (documents == 1 ? " document" : " documents");
  if (pairs > 0) out += "; " + std::to_string(pairs) + " pairs with some words alike were compared";
  if (documents > 1 && min_words > 5) out += "; --min-words asks for fewer";
  return out;
}

}  // namespace hearsay::engine

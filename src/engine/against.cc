// Gathers the pages given, finds what shares anchors with them, and compares.
#include "engine/against.h"

#include <algorithm>
#include <utility>

#include "engine/copies.h"

namespace hearsay::engine {
namespace {

using match::Anchor;

// Which of some texts have an anchor: most that are asked for have none, which a bit tells.
class Holders {
 public:
  explicit Holders(std::vector<Anchor> anchors) : anchors_(std::move(anchors)) {
    std::sort(anchors_.begin(), anchors_.end());
    size_t bits = 1024;
    while (bits < anchors_.size() * 16) bits *= 2;
    there_.resize(bits / 64);
    for (const Anchor& anchor : anchors_) word_of(anchor.hash) |= bit_of(anchor.hash);
  }

  // Calls each(text) for the texts that have the hash, each once.
  template <class Each>
  void find(uint64_t hash, Each each) const {
    if ((there_[place_of(hash)] & bit_of(hash)) == 0) return;
    auto at = std::lower_bound(anchors_.begin(), anchors_.end(), hash,
                               [](const Anchor& anchor, uint64_t h) { return anchor.hash < h; });
    for (bool first = true; at != anchors_.end() && at->hash == hash; ++at, first = false)
      if (first || at->text != std::prev(at)->text) each(at->text.value());
  }

 private:
  size_t place_of(uint64_t hash) const { return (hash >> 6) & (there_.size() - 1); }
  uint64_t& word_of(uint64_t hash) { return there_[place_of(hash)]; }
  static uint64_t bit_of(uint64_t hash) { return uint64_t{1} << (hash & 63); }

  std::vector<Anchor> anchors_;
  std::vector<uint64_t> there_;
};

// The texts that share most with a given one, of those that come by their numbers; of equals those
// that came first. Holds no more than twice what is kept.
class MostSharing {
 public:
  void add(uint32_t number) {
    if (all_.empty() || all_.back().number != number) {
      if (all_.size() >= Against::kMostHeld) thin();
      all_.push_back({number, 0});
    }
    ++all_.back().anchors;
  }

  // Their numbers, in order.
  std::vector<uint32_t> numbers() {
    thin();
    std::vector<uint32_t> numbers;
    for (const Sharing& one : all_) numbers.push_back(one.number);
    return numbers;
  }

 private:
  struct Sharing {
    uint32_t number = 0, anchors = 0;
  };

  void thin() {
    if (all_.size() <= Against::kMostCompared) return;
    std::nth_element(all_.begin(), all_.begin() + Against::kMostCompared, all_.end(),
                     [](const Sharing& x, const Sharing& y) {
                       return x.anchors != y.anchors ? x.anchors > y.anchors : x.number < y.number;
                     });
    all_.resize(Against::kMostCompared);
    std::sort(all_.begin(), all_.end(),
              [](const Sharing& x, const Sharing& y) { return x.number < y.number; });
  }

  std::vector<Sharing> all_;
};

}  // namespace

Against::Against(const archive::Archive& archive, const AgainstOptions& options, TextEvents events,
                 std::function<bool(std::string_view)> lines)
    : archive_(archive),
      options_(options),
      match_(matching(options.min_words)),
      events_(std::move(events)),
      lines_(std::move(lines)),
      shelf_(archive, match_, options.memory / 4, events_.refused) {
  match_.within = false;
}

base::Status Against::add(document::Document document) {
  const auto number = static_cast<uint32_t>(waiting_.size());
  waiting_.push_back(std::make_unique<Kept>(std::move(document), number, match_));
  const bool one_by_one = options_.min_words >= kIndexed;
  waiting_bytes_ += waiting_.back()->bytes() + (one_by_one ? 0 : kMostHeld * sizeof(uint64_t));
  return one_by_one || waiting_bytes_ >= options_.memory / 4 ? compare_waiting() : base::Status();
}

base::Status Against::finish() { return compare_waiting(); }

base::Status Against::compare_waiting() {
  if (waiting_.empty() || stopped_) return {};
  std::vector<std::vector<uint32_t>> others(waiting_.size());
  const base::Status status =
      options_.min_words >= kIndexed ? find_by_index(others) : find_by_texts(others);
  if (!status.ok()) return status;
  for (size_t i = 0; i < waiting_.size() && !stopped_; ++i)
    stopped_ = !lines_(lines_of(*waiting_[i], others[i]));
  waiting_.clear();
  waiting_bytes_ = 0;
  return {};
}

base::Status Against::find_by_index(std::vector<std::vector<uint32_t>>& others) const {
  for (size_t i = 0; i < waiting_.size(); ++i) {
    const auto found = archive_.sharing(waiting_[i]->prepared().anchors, kMostCompared);
    if (!found.ok()) return found.error();
    for (const archive::Archive::Sharing& one : *found)
      others[i].push_back(static_cast<uint32_t>(one.number));
    std::sort(others[i].begin(), others[i].end());
  }
  return {};
}

base::Status Against::find_by_texts(std::vector<std::vector<uint32_t>>& others) const {
  const base::Result<uint64_t> last = archive_.last_number();
  if (!last.ok()) return last.error();
  std::vector<Anchor> anchors;
  for (const auto& kept : waiting_)
    anchors.insert(anchors.end(), kept->prepared().anchors.begin(), kept->prepared().anchors.end());
  const Holders holders(std::move(anchors));
  std::vector<MostSharing> sharing(waiting_.size());
  each_text(archive_, match_, *last, options_.threads, events_,
            [&](uint64_t number, const std::vector<match::SeenAnchor>& found) {
              std::vector<Anchor> of_text;
              for (const match::SeenAnchor& seen : found) of_text.push_back(seen.anchor);
              std::sort(of_text.begin(), of_text.end());
              const auto text = static_cast<uint32_t>(number);
              for (size_t i = 0; i < of_text.size(); ++i) {
                if (i > 0 && of_text[i].hash == of_text[i - 1].hash) continue;
                holders.find(of_text[i].hash, [&](uint32_t given) { sharing[given].add(text); });
              }
              return true;
            });
  for (size_t i = 0; i < sharing.size(); ++i) others[i] = sharing[i].numbers();
  return {};
}

std::string Against::lines_of(const Kept& given, const std::vector<uint32_t>& numbers) {
  compared_ += numbers.size();
  std::string out;
  std::vector<match::Passage> passages;
  for (const uint32_t number : numbers) {
    const std::shared_ptr<const Kept> other = shelf_.take(number);
    if (!other) continue;
    passages.clear();
    match::match_prepared(given.prepared(), other->prepared(), match_, {}, passages);
    for (const match::Passage& passage : passages) {
      if (options_.as_text) {
        put_passage_text(out, passage, " = ", given.document(), other->document());
      } else {
        begin_passage_line(out, passage, given.side(passage.a_span), other->side(passage.b_span));
        out += "}\n";
      }
    }
  }
  return out;
}

}  // namespace hearsay::engine

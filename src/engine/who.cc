// Finds the entity, folds its statements into things said, and puts them in the order of time.
#include "engine/who.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "base/hash.h"
#include "engine/speakers.h"
#include "entity/find_entities.h"
#include "entity/when.h"
#include "match/find_matches.h"
#include "story/tell_story.h"
#include "text/fold.h"
#include "wording/word_forms.h"

namespace hearsay::engine {
namespace {

using entity::when;

// A distinct text with the pages that have it.
struct Text {
  std::string text;
  statement::Kind kind = statement::Kind::kIndirect;
  bool negated = false;
  std::vector<Carrier> carriers;
};

// The words of a text, and whether they are denied.
using Hashes = std::vector<uint32_t>;
struct HashOfHashes {
  size_t operator()(const Hashes& hashes) const {
    return base::fast_hash(
        {reinterpret_cast<const char*>(hashes.data()), hashes.size() * sizeof(uint32_t)});
  }
};

// Words asked about, each as the base forms it may be of.
class Topic {
 public:
  Topic(const std::string& about, const lexicon::Lexicon& lexicon) : lexicon_(lexicon) {
    for (const match::Word& word : match::words_of(about)) {
      const std::string folded = text::fold_word(base::view(about, word.span));
      if (!lexicon.list("function_words").has(folded))
        wanted_.push_back({word.hash, wording::readings_of(folded, lexicon)});
    }
  }

  bool empty() const { return wanted_.empty(); }

  bool is_in(const std::string& text) const {
    std::vector<bool> found(wanted_.size(), false);
    for (const match::Word& word : match::words_of(text)) {
      const std::string folded = text::fold_word(base::view(text, word.span));
      for (size_t i = 0; i < wanted_.size(); ++i) {
        if (found[i]) continue;
        found[i] = word.hash == wanted_[i].hash ||
                   (folded.front() == wanted_[i].readings.front().base.front() &&
                    kinship(wording::readings_of(folded, lexicon_), wanted_[i].readings).related);
      }
    }
    return std::all_of(found.begin(), found.end(), [](bool is) { return is; });
  }

 private:
  struct Wanted {
    uint32_t hash;
    std::vector<wording::Reading> readings;
  };
  const lexicon::Lexicon& lexicon_;
  std::vector<Wanted> wanted_;
};

class Follower {
 public:
  Follower(const archive::Archive& archive, const WhoOptions& options)
      : archive_(archive), lexicon_(lexicon::Lexicon::built_in()), topic_(options.about, lexicon_) {
    who_.asked = options;
  }

  base::Result<Who> run() {
    const std::string& name = who_.asked.name;
    if (match::words_of(name).empty())
      return base::Error{base::Code::kUsage, 0, "there is no name to look for"};
    if (!who_.asked.about.empty() && topic_.empty())
      return base::Error{base::Code::kUsage, 0, "no word of --about says what it is about"};
    const base::Result<uint64_t> documents = archive_.size();
    if (!documents.ok()) return documents.error();
    who_.documents = *documents;
    const base::Result<uint64_t> waiting = archive_.waiting();
    if (!waiting.ok()) return waiting.error();
    who_.waiting = *waiting;
    base::Result<Speakers> speakers = find_speakers(archive_, name);
    if (!speakers.ok()) return speakers.error();
    who_.cut_short = speakers->cut_short;
    for (const uint32_t e : entity::named(speakers->entities, name, lexicon_))
      who_.named.push_back(speakers->entities.entities[e]);
    if (base::Status status = choose(); !status.ok()) return status.error();
    if (!who_.chosen) return std::move(who_);
    collect(*speakers);
    fold();
    if (base::Status status = show_carriers(); !status.ok()) return status.error();
    return std::move(who_);
  }

 private:
  base::Status choose() {
    if (who_.named.empty()) return {};
    if (who_.asked.entity > who_.named.size())
      return base::Error{base::Code::kUsage, 0,
                         "--entity " + std::to_string(who_.asked.entity) + ": the name means " +
                             std::to_string(who_.named.size()) + " here"};
    if (who_.asked.entity > 0) {
      who_.chosen = who_.asked.entity - 1;
      return {};
    }
    // Mentions that nothing settled stand beside the one speaker they may be; they do not hide it.
    const auto settled =
        static_cast<size_t>(std::count_if(who_.named.begin(), who_.named.end(),
                                          [](const entity::Entity& one) { return one.settled; }));
    if (who_.named.size() == 1 || settled == 1) who_.chosen = 0;
    return {};
  }

  bool in_time(const std::optional<base::Moment>& date) const {
    if (!who_.asked.from && !who_.asked.to) return true;
    return date && !(who_.asked.from && base::surely_before(*date, *who_.asked.from)) &&
           !(who_.asked.to && base::surely_before(*who_.asked.to, *date));
  }

  void collect(Speakers& speakers) {
    std::unordered_map<Hashes, uint32_t, HashOfHashes> known;  // words -> index; never walked
    for (const uint32_t m : who_.named[*who_.chosen].mentions) {
      const archive::Mention& mention = speakers.mentions[m];
      if (!in_time(mention.date)) continue;
      for (archive::Said& said : speakers.said[m]) {
        Hashes hashes;
        for (const match::Word& word : match::words_of(said.content)) hashes.push_back(word.hash);
        if (hashes.empty()) continue;
        hashes.push_back(said.negated ? 1 : 0);
        const auto [at, is_new] =
            known.try_emplace(std::move(hashes), static_cast<uint32_t>(texts_.size()));
        if (is_new) texts_.push_back({std::move(said.content), said.kind, said.negated, {}});
        Text& text = texts_[at->second];
        if (said.kind < text.kind) text.kind = said.kind;  // quoted somewhere goes first
        text.carriers.push_back(
            {mention.document, said.number, {}, {}, mention.name, mention.date});
      }
    }
    for (Text& text : texts_)
      std::sort(text.carriers.begin(), text.carriers.end(), [](const Carrier& a, const Carrier& b) {
        const auto rank = [](const Carrier& one) {
          return std::tuple(when(one.published), one.document, one.statement);
        };
        return rank(a) < rank(b);
      });
    std::sort(texts_.begin(), texts_.end(), [](const Text& a, const Text& b) {
      const auto rank = [](const Text& one) {
        const Carrier& first = one.carriers.front();
        return std::tuple(when(first.published), first.document, first.statement);
      };
      return rank(a) < rank(b);
    });
  }

  // Each distinct text stands in for a page of its own, so that the story module groups them.
  void fold() {
    std::vector<document::Document> documents(texts_.size());
    std::vector<std::vector<statement::Statement>> statements(texts_.size());
    std::vector<story::Reading> readings;
    for (uint32_t i = 0; i < texts_.size(); ++i) {
      documents[i].text = texts_[i].text;
      statement::Statement one;
      one.number = 1;
      one.kind = texts_[i].kind;
      one.negated = texts_[i].negated;
      one.content = {{0, base::narrow(documents[i].text.size())}};
      if (one.kind == statement::Kind::kDirect || one.kind == statement::Kind::kMixed)
        one.quoted = one.content;
      one.speaker.name = who_.named[*who_.chosen].name;
      if (const auto& date = texts_[i].carriers.front().published)
        documents[i].published = document::PublishedDate{*date, document::DateBasis::kMeta, {}};
      statements[i].push_back(std::move(one));
    }
    for (uint32_t i = 0; i < texts_.size(); ++i) readings.push_back({&documents[i], statements[i]});
    std::vector<bool> told(texts_.size(), false);
    for (const story::Story& story : story::tell_stories(readings, lexicon_)) {
      std::vector<uint32_t> texts;
      for (const story::Telling& telling : story.tellings) texts.push_back(telling.document);
      for (const uint32_t text : texts) told[text] = true;
      keep(line_of(std::move(texts)));
    }
    for (uint32_t i = 0; i < texts_.size(); ++i) {
      if (told[i]) continue;
      Line line;
      line.wordings.push_back(wording_of(i));
      keep(std::move(line));
    }
    std::stable_sort(who_.lines.begin(), who_.lines.end(), [](const Line& a, const Line& b) {
      const auto rank = [](const Line& line) {
        const Carrier& first = line.wordings.front().carriers.front();
        return std::tuple(when(line.first), first.document, first.statement);
      };
      return rank(a) < rank(b);
    });
  }

  // The texts of one thing said, from the fullest to the shortest, as a line: first the fullest of
  // the earliest day, headlines only where there is nothing else, and the others held against it.
  // So a page that puts words in later is not the measure of those that had it right.
  Line line_of(std::vector<uint32_t> texts) {
    const auto rank = [&](uint32_t text) {
      const auto& date = texts_[text].carriers.front().published;
      return std::tuple(texts_[text].kind == statement::Kind::kHeadline, !date, day_of(date));
    };
    const auto first = std::min_element(texts.begin(), texts.end(),
                                        [&](uint32_t a, uint32_t b) { return rank(a) < rank(b); });
    std::rotate(texts.begin(), first, first + 1);
    Line line;
    for (const uint32_t text : texts) {
      std::vector<wording::Change> changes;
      if (text != texts.front()) changes = changes_between(texts_[texts.front()], texts_[text]);
      line.wordings.push_back(wording_of(text));
      line.wordings.back().changes = std::move(changes);
    }
    return line;
  }

  // Those that may change the meaning.
  std::vector<wording::Change> changes_between(const Text& a, const Text& b) const {
    const auto told = [](const Text& text, const base::Bytes& whole) {
      return story::Told{
          {text.text, {&whole, 1}}, text.negated, text.kind == statement::Kind::kHeadline};
    };
    const base::Bytes all_a{0, base::narrow(a.text.size())}, all_b{0, base::narrow(b.text.size())};
    std::vector<wording::Change> changes =
        story::told_changes(told(a, all_a), told(b, all_b), lexicon_);
    std::erase_if(changes, [](const wording::Change& change) {
      return wording::change_weight(change.kind) == 0;
    });
    return changes;
  }

  // Takes its carriers.
  Wording wording_of(uint32_t text) {
    return {texts_[text].text,
            texts_[text].kind,
            texts_[text].negated,
            std::move(texts_[text].carriers),
            {}};
  }

  void keep(Line line) {
    const bool wanted =
        topic_.empty() || std::any_of(line.wordings.begin(), line.wordings.end(),
                                      [&](const Wording& one) { return topic_.is_in(one.text); });
    if (!wanted) return;
    std::set<uint64_t> pages;
    for (const Wording& one : line.wordings) {
      for (const Carrier& carrier : one.carriers) {
        pages.insert(carrier.document);
        if (!carrier.published) continue;
        if (!line.first || when(carrier.published) < when(line.first))
          line.first = carrier.published;
        if (!line.last || when(line.last) < when(carrier.published)) line.last = carrier.published;
      }
      who_.statements += one.carriers.size();
    }
    line.pages = pages.size();
    pages_.insert(pages.begin(), pages.end());
    who_.pages = pages_.size();
    who_.lines.push_back(std::move(line));
  }

  base::Status show_carriers() {
    std::map<uint64_t, archive::Shown> shown;
    for (Line& line : who_.lines)
      for (Wording& one : line.wordings)
        for (Carrier& carrier : one.carriers) {
          auto at = shown.find(carrier.document);
          if (at == shown.end()) {
            base::Result<archive::Shown> read = archive_.shown(carrier.document);
            if (!read.ok()) return read.error();
            at = shown.emplace(carrier.document, std::move(*read)).first;
          }
          carrier.id = at->second.id;
          carrier.outlet = at->second.outlet;
        }
    return {};
  }

  const archive::Archive& archive_;
  const lexicon::Lexicon& lexicon_;
  Topic topic_;
  Who who_;
  std::vector<Text> texts_;
  std::set<uint64_t> pages_;
};

}  // namespace

std::string day_of(const std::optional<base::Moment>& moment) {
  return moment ? base::to_iso(*moment).substr(0, 10) : "undated";
}

base::Result<Who> follow_speaker(const archive::Archive& archive, const WhoOptions& options) {
  return Follower(archive, options).run();
}

}  // namespace hearsay::engine

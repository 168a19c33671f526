// Gathers an evidence record: the versions of the words, their differences, the lineage, the hashes
// and the limits.
#include <algorithm>
#include <map>
#include <set>

#include "base/hash.h"
#include "engine/engine.h"
#include "engine/evidence.h"
#include "engine/evidence_facts.h"
#include "engine/evidence_limits.h"
#include "engine/trace.h"
#include "lexicon/lexicon.h"
#include "lineage/names.h"
#include "match/find_matches.h"
#include "story/tell_story.h"
#include "text/fold.h"
#include "text/utf8.h"
#include "wording/describe_change.h"

namespace hearsay::engine {
namespace {

constexpr size_t kMostPassages = 6;  // shared passages outside statements that are shown of a pair

// What was asked for, looked up.
struct Asked {
  std::string kind;
  std::vector<Focus> focuses;  // one, or two for a pair
};

base::Result<Asked> look_up(const archive::Archive& archive, const std::string& finding) {
  if (auto one = find_focus(archive, finding))
    return Asked{one->statement ? "statement" : "document", {*one}};
  // Ids may hold ".." themselves: the first split whose two halves are both known.
  for (size_t dots = finding.find(".."); dots != std::string::npos;
       dots = finding.find("..", dots + 1)) {
    auto a = find_focus(archive, finding.substr(0, dots));
    auto b = find_focus(archive, finding.substr(dots + 2));
    if (a && b) return Asked{"pair", {*a, *b}};
  }
  return base::Error{
      base::Code::kNotFound, 0,
      finding + " names no document, statement (DOCUMENT#s1) or pair (A..B) of this archive"};
}

// Code point `most` of a piece of text, whole characters only.
// Without the word that was cut at the start, at the end; all, where there is no blank.
std::string whole_words(std::string_view text, bool cut_start, bool cut_end) {
  constexpr std::string_view kBlanks = " \n\t";
  if (const size_t blank = text.find_first_of(kBlanks); cut_start && blank != text.npos)
    text.remove_prefix(blank + 1);
  if (const size_t blank = text.find_last_of(kBlanks); cut_end && blank != text.npos)
    text = text.substr(0, blank);
  return std::string(text);
}

class Gatherer {
 public:
  Gatherer(const Pool& pool, EvidenceRecord& record) : pool_(pool), record_(record) {
    for (const archive::Stored& one : pool.documents) maps_.emplace_back(one.document.text);
  }

  // The record's number of a document of the pool, entered at first use.
  uint32_t document(uint32_t pooled) {
    const auto [at, is_new] =
        numbers_.try_emplace(pooled, static_cast<uint32_t>(record_.documents.size()));
    if (is_new) record_.documents.push_back(describe(pooled));
    return at->second;
  }

  EvidenceVersion version(const story::Telling& telling) {
    const archive::Stored& stored = pool_.documents[telling.document];
    EvidenceVersion out;
    put_facts({&stored.document, stored.statements}, telling.statement, out);
    out.words = telling.words;
    out.similarity = telling.similarity;
    out.reattributed = telling.reattributed;
    std::vector<uint32_t> all = {telling.statement};
    all.insert(all.end(), telling.joined.begin(), telling.joined.end());
    for (const uint32_t s : all)
      out.statements.push_back("s" + std::to_string(stored.statements[s].number));
    fill_pieces(telling.document, pieces_of(telling.document, all), out);
    return out;
  }

  EvidenceVersion passage(uint32_t pooled, base::Bytes span) {
    EvidenceVersion out;
    out.kind = "passage";
    const auto& published = pool_.documents[pooled].document.published;
    if (published) out.published = base::to_iso(published->moment);
    out.words = base::narrow(match::words_of(pool_.documents[pooled].document.text, span).size());
    fill_pieces(pooled, {span}, out);
    return out;
  }

  std::vector<base::Bytes> pieces_of(uint32_t pooled,
                                     const std::vector<uint32_t>& statements) const {
    std::vector<base::Bytes> out;
    for (const uint32_t s : statements) {
      const std::vector<base::Bytes>& content = pool_.documents[pooled].statements[s].content;
      out.insert(out.end(), content.begin(), content.end());
    }
    if (out.size() > kMostPieces) out.resize(kMostPieces);
    return out;
  }

  EvidenceComparison comparison(uint32_t a, uint32_t a_pooled,
                                const std::vector<base::Bytes>& a_pieces, uint32_t b,
                                uint32_t b_pooled,
                                const std::vector<wording::Change>& changes) const {
    EvidenceComparison out;
    out.a = a;
    out.b = b;
    for (const base::Bytes piece : a_pieces) out.a_pieces.push_back(points(a_pooled, piece));
    for (const wording::Change& change : changes) {
      if (out.changes.size() == kMostChanges) {
        ++out.left_out;
        continue;
      }
      EvidenceChange one;
      one.kind = wording::change_kind_name(change.kind);
      one.rule = change.rule;
      one.weight = static_cast<uint32_t>(std::max(0, wording::change_weight(change.kind)));
      one.a = points(a_pooled, change.a);
      one.b = points(b_pooled, change.b);
      one.a_words = words(a_pooled, change.a);
      one.b_words = words(b_pooled, change.b);
      out.changes.push_back(std::move(one));
    }
    return out;
  }

  base::Points points(uint32_t pooled, base::Bytes span) const {
    return {maps_[pooled].at(span.begin), maps_[pooled].at(span.end)};
  }

  std::string words(uint32_t pooled, const std::optional<base::Bytes>& span) const {
    if (!span || span->empty()) return {};
    bool shortened = false;
    return excerpt(base::view(pool_.documents[pooled].document.text, *span), shortened);
  }

 private:
  EvidenceDocument describe(uint32_t pooled) const {
    const archive::Stored& stored = pool_.documents[pooled];
    const document::Document& from = stored.document;
    EvidenceDocument out;
    out.id = from.id;
    put_facts(from, out);
    if (from.captured) out.captured = base::to_iso(*from.captured);
    out.sha256 = from.sha256;
    out.media_type = page::media_type_name(from.media_type);
    out.charset = from.charset;
    out.text_sha256 = base::to_hex(base::sha256(from.text));
    out.text_points = maps_[pooled].size();
    out.program = stored.program;
    return out;
  }

  void fill_pieces(uint32_t pooled, const std::vector<base::Bytes>& pieces, EvidenceVersion& out) {
    out.document = document(pooled);
    const std::string& text = pool_.documents[pooled].document.text;
    for (const base::Bytes piece : pieces) {
      EvidencePiece one;
      one.span = points(pooled, piece);
      one.words = excerpt(base::view(text, piece), one.shortened);
      out.pieces.push_back(std::move(one));
    }
    if (pieces.empty()) return;
    const text::PointMap& map = maps_[pooled];
    const base::Points first = out.pieces.front().span, last = out.pieces.back().span;
    const uint32_t begin = map.byte_of(first.begin > kContext ? first.begin - kContext : 0);
    const uint32_t end = map.byte_of(std::min(map.size(), last.end + kContext));
    out.before = whole_words(base::view(text, {begin, pieces.front().begin}), begin > 0, false);
    out.after = whole_words(base::view(text, {pieces.back().end, end}), false, end < text.size());
  }

  const Pool& pool_;
  EvidenceRecord& record_;
  std::vector<text::PointMap> maps_;
  std::map<uint32_t, uint32_t> numbers_;
};

std::vector<uint32_t> statements_of(const story::Telling& telling) {
  std::vector<uint32_t> out = {telling.statement};
  out.insert(out.end(), telling.joined.begin(), telling.joined.end());
  return out;
}

// A story's versions, each compared with the fullest.
EvidenceGroup group_of(const story::Story& story, Gatherer& gatherer) {
  EvidenceGroup group;
  const story::Telling& fullest = story.tellings.front();
  for (const story::Telling& telling : story.tellings) {
    if (group.versions.size() == kMostVersions) {
      ++group.left_out;
      continue;
    }
    const auto here = static_cast<uint32_t>(group.versions.size());
    group.versions.push_back(gatherer.version(telling));
    if (here == 0) continue;
    group.comparisons.push_back(gatherer.comparison(
        0, fullest.document, gatherer.pieces_of(fullest.document, telling.against), here,
        telling.document, telling.changes));
  }
  if (story.earliest && *story.earliest < group.versions.size()) group.earliest = *story.earliest;
  return group;
}

story::Telling telling_of(const Pool& pool, uint32_t document, uint32_t statement) {
  story::Telling out;
  out.document = document;
  out.statement = statement;
  for (const base::Bytes piece : pool.documents[document].statements[statement].content)
    out.words +=
        base::narrow(match::words_of(pool.documents[document].document.text, piece).size());
  out.similarity = 1000;
  return out;
}

// Two tellings against each other, the first as `a`.
EvidenceGroup pair_of(const Pool& pool, const story::Telling& a, const story::Telling& b,
                      Gatherer& gatherer) {
  const lexicon::Lexicon& lexicon = lexicon::Lexicon::built_in();
  EvidenceGroup group;
  group.versions = {gatherer.version(a), gatherer.version(b)};
  const std::vector<base::Bytes> a_pieces = gatherer.pieces_of(a.document, statements_of(a));
  const std::vector<base::Bytes> b_pieces = gatherer.pieces_of(b.document, statements_of(b));
  const auto told = [&](const story::Telling& one, const std::vector<base::Bytes>& pieces,
                        const EvidenceVersion& version) {
    return story::Told{{pool.documents[one.document].document.text, pieces},
                       version.negated,
                       version.kind == "headline"};
  };
  const auto changes = story::told_changes(told(a, a_pieces, group.versions[0]),
                                           told(b, b_pieces, group.versions[1]), lexicon);
  group.comparisons.push_back(gatherer.comparison(0, a.document, a_pieces, 1, b.document, changes));
  group.versions[0].similarity = 1000;
  std::vector<match::Word> words[2];
  for (const base::Bytes piece : a_pieces)
    for (const match::Word& word : match::words_of(pool.documents[a.document].document.text, piece))
      words[0].push_back(word);
  for (const base::Bytes piece : b_pieces)
    for (const match::Word& word : match::words_of(pool.documents[b.document].document.text, piece))
      words[1].push_back(word);
  for (auto& one : words) one.resize(std::min<size_t>(one.size(), 4000));
  group.versions[1].similarity = match::align_whole(words[0], words[1]).similarity;
  const std::string &said_a = group.versions[0].speaker, &said_b = group.versions[1].speaker;
  group.versions[1].reattributed =
      !said_a.empty() && !said_b.empty() && !lineage::same_person(said_a, said_b, lexicon);
  return group;
}

// The longest passages two documents share, as versions of kind "passage".
void add_passages(const Pool& pool, uint32_t a, uint32_t b, Gatherer& gatherer,
                  EvidenceRecord& record) {
  const std::string &a_text = pool.documents[a].document.text,
                    &b_text = pool.documents[b].document.text;
  std::vector<match::Passage> passages =
      match::match_pair(match::words_of(a_text), match::TextId(0), match::words_of(b_text),
                        match::TextId(1), match::MatchOptions());
  std::stable_sort(
      passages.begin(), passages.end(),
      [](const match::Passage& x, const match::Passage& y) { return x.words > y.words; });
  if (passages.size() > kMostPassages) passages.resize(kMostPassages);
  std::stable_sort(
      passages.begin(), passages.end(),
      [](const match::Passage& x, const match::Passage& y) { return x.b_span < y.b_span; });
  for (const match::Passage& passage : passages) {
    if (record.groups.size() >= kMostGroups) return;
    EvidenceGroup group;
    group.versions = {gatherer.passage(a, passage.a_span), gatherer.passage(b, passage.b_span)};
    group.versions[0].similarity = 1000;
    group.versions[1].similarity = passage.similarity;
    const auto changes = wording::describe_change({a_text, std::span(&passage.a_span, 1)},
                                                  {b_text, std::span(&passage.b_span, 1)},
                                                  lexicon::Lexicon::built_in());
    group.comparisons.push_back(gatherer.comparison(0, a, {passage.a_span}, 1, b, changes));
    record.groups.push_back(std::move(group));
  }
}

void add_document_groups(const Pool& pool, uint32_t focus, Gatherer& gatherer,
                         EvidenceRecord& record, size_t& left_out) {
  for (const story::Story& story : pool.stories) {
    const bool mine = std::any_of(story.tellings.begin(), story.tellings.end(),
                                  [&](const story::Telling& one) { return one.document == focus; });
    if (!mine) continue;
    if (record.groups.size() < kMostGroups)
      record.groups.push_back(group_of(story, gatherer));
    else
      ++left_out;
  }
  const lineage::Edge* best = nullptr;
  for (const lineage::Edge& edge : pool.lineage.edges)
    if (edge.to == focus && !pool.lineage.nodes[edge.from].outside &&
        (!best || edge.score > best->score))
      best = &edge;
  if (best) add_passages(pool, best->from, focus, gatherer, record);
}

void add_pair_groups(const Pool& pool, const Asked& asked, Gatherer& gatherer,
                     EvidenceRecord& record, size_t& left_out) {
  const uint32_t a = pool.asked[0], b = pool.asked[1];
  if (asked.focuses[0].statement && asked.focuses[1].statement) {
    record.groups.push_back(pair_of(pool, telling_of(pool, a, *asked.focuses[0].statement - 1),
                                    telling_of(pool, b, *asked.focuses[1].statement - 1),
                                    gatherer));
    return;
  }
  const auto wanted = [&](const story::Telling& one, size_t side) {
    const auto& statement = asked.focuses[side].statement;
    return one.document == pool.asked[side] &&
           (!statement || tells(one, one.document, *statement - 1));
  };
  for (const story::Story& story : pool.stories)
    for (const story::Telling& x : story.tellings)
      for (const story::Telling& y : story.tellings) {
        if (&x == &y || !wanted(x, 0) || !wanted(y, 1) || (a == b && &x > &y)) continue;
        if (record.groups.size() < kMostGroups)
          record.groups.push_back(pair_of(pool, x, y, gatherer));
        else
          ++left_out;
      }
  if (a != b) add_passages(pool, a, b, gatherer, record);
}

EvidenceGroup alone(const Pool& pool, uint32_t document, uint32_t statement, Gatherer& gatherer) {
  EvidenceGroup group;
  group.versions.push_back(gatherer.version(telling_of(pool, document, statement)));
  if (!group.versions.front().published.empty()) group.earliest = 0;
  return group;
}

EvidenceReason reason_of(const lineage::Evidence& one, const lineage::Edge& edge, const Pool& pool,
                         const Gatherer& gatherer) {
  EvidenceReason out;
  out.kind = lineage::evidence_kind_name(one.kind);
  out.note = text::squeeze(one.note);
  out.weight = one.weight;
  if (!pool.lineage.nodes[edge.from].outside && !one.a.empty()) {
    out.a = gatherer.points(edge.from, one.a);
    out.a_words = gatherer.words(edge.from, one.a);
  }
  if (!one.b.empty()) {
    out.b = gatherer.points(edge.to, one.b);
    out.b_words = gatherer.words(edge.to, one.b);
  }
  return out;
}

// The lineage of the nodes flagged, as many as a page holds: those asked for first, then by number.
void add_lineage(const Pool& pool, const std::vector<bool>& keep, Gatherer& gatherer,
                 EvidenceRecord& record, size_t& left_out) {
  std::set<uint32_t> shown(pool.asked.begin(), pool.asked.end());
  for (uint32_t i = 0; i < keep.size(); ++i) {
    if (!keep[i]) continue;
    if (shown.size() < kMostNodes)
      shown.insert(i);
    else
      left_out += !shown.contains(i);
  }
  std::map<uint32_t, uint32_t> number;
  for (const uint32_t i : shown) {
    const lineage::Node& node = pool.lineage.nodes[i];
    number[i] = static_cast<uint32_t>(record.nodes.size());
    EvidenceNode out;
    out.id = node.id;
    out.name = node.outlet.empty() ? node.id : node.outlet;
    out.title = node.title;
    out.published = node.published ? base::to_iso(node.published->moment) : "";
    out.outside = node.outside;
    out.focus = std::find(pool.asked.begin(), pool.asked.end(), i) != pool.asked.end();
    if (!node.outside) out.document = gatherer.document(i);
    record.nodes.push_back(std::move(out));
  }
  for (const lineage::Edge& edge : pool.lineage.edges) {
    if (!number.contains(edge.from) || !number.contains(edge.to)) continue;
    EvidenceEdge out;
    out.from = number[edge.from];
    out.to = number[edge.to];
    out.relation = lineage::edge_relation_name(edge.relation);
    out.rule = edge.rule;
    out.directed = edge.directed;
    out.score = edge.score;
    out.words = edge.words;
    out.shared_words = edge.shared_words;
    for (const lineage::Evidence& one : edge.evidence)
      out.evidence.push_back(reason_of(one, edge, pool, gatherer));
    for (const lineage::Alternative& other : edge.alternatives)
      if (number.contains(other.from))
        out.alternatives.push_back({number[other.from], other.score});
    for (const auto& [kind, count] : edge.changes)
      out.changes.push_back({std::string(wording::change_kind_name(kind)), count});
    record.edges.push_back(std::move(out));
  }
}

}  // namespace

base::Result<EvidenceRecord> gather_evidence(const archive::Archive& archive,
                                             const std::string& finding) {
  auto asked = look_up(archive, finding);
  if (!asked) return asked.error();
  std::vector<std::string> ids;
  for (const Focus& focus : asked->focuses) ids.push_back(focus.document);
  auto pool = read_pool(archive, ids);
  if (!pool) return pool.error();

  EvidenceRecord record;
  record.program = version();
  record.finding = finding;
  record.kind = asked->kind;
  record.searched = pool->searched;
  Gatherer gatherer(*pool, record);
  size_t groups_left = 0, nodes_left = 0;
  std::vector<bool> keep(pool->lineage.nodes.size(), false);
  const uint32_t focus = pool->asked.front();
  if (asked->kind == "statement") {
    const uint32_t statement = *asked->focuses.front().statement - 1;
    for (const story::Story& story : pool->stories)
      if (record.groups.empty() &&
          std::any_of(story.tellings.begin(), story.tellings.end(),
                      [&](const story::Telling& one) { return tells(one, focus, statement); })) {
        record.groups.push_back(group_of(story, gatherer));
        for (const story::Telling& one : story.tellings) keep[one.document] = true;
      }
    if (record.groups.empty()) record.groups.push_back(alone(*pool, focus, statement, gatherer));
  } else if (asked->kind == "document") {
    add_document_groups(*pool, focus, gatherer, record, groups_left);
    keep = connected(pool->lineage, {focus});
  } else {
    add_pair_groups(*pool, *asked, gatherer, record, groups_left);
    for (const lineage::Edge& edge : pool->lineage.edges)  // the two, and where they have it from
      for (const uint32_t one : pool->asked)
        if (edge.to == one) keep[edge.from] = true;
  }
  for (const uint32_t one : pool->asked) keep[one] = true;
  for (const lineage::Edge& edge : pool->lineage.edges)
    if (pool->lineage.nodes[edge.from].outside && keep[edge.to]) keep[edge.from] = true;
  add_lineage(*pool, keep, gatherer, record, nodes_left);
  add_limits(*pool, groups_left, nodes_left, record);
  return record;
}

}  // namespace hearsay::engine

// Collects the decisions of the pipeline from what documents, statements, edges and changes carry
// with them.
#include "engine/explain.h"

#include <algorithm>

#include "engine/evidence.h"
#include "engine/html_text.h"
#include "engine/json.h"
#include "engine/speakers.h"
#include "engine/trace.h"
#include "statement/find_statements.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace hearsay::engine {
namespace {

constexpr size_t kWords = 200;

int32_t thousandths(double score) {
  return static_cast<int32_t>(score * 1000 + (score < 0 ? -0.5 : 0.5));
}

// Decisions about one document of the archive.
class Teller {
 public:
  Teller(const archive::Stored& stored, std::vector<Decision>& out)
      : stored_(stored), map_(stored.document.text), out_(out) {}

  void tell_document() {
    for (const document::Block& block : stored_.document.blocks)
      put("block", std::string(document::block_kind_name(block.kind)), block.rule, std::nullopt,
          block.span);
    if (const auto& published = stored_.document.published)
      put("date",
          "published " + base::to_iso(published->moment) + ", by " +
              std::string(document::date_basis_name(published->basis)),
          "", std::nullopt, published->span);
    for (const document::Credit& credit : stored_.document.credits)
      put("credit", std::string(document::relation_name(credit.relation)) + " " + credit.name,
          credit.rule, std::nullopt, credit.span);
    for (uint32_t i = 0; i < stored_.statements.size(); ++i) tell_statement(i);
    tell_weighed(std::nullopt);
  }

  // What the models weighed is not kept: it is told by looking for the statements once more.
  // `index`: the one statement to tell it of; none for all.
  void tell_weighed(std::optional<uint32_t> index) {
    if (!stored_.complete) return;
    std::vector<statement::Weighed> weighed;
    statement::FindOptions options;
    options.weighed = &weighed;
    options.comments = has_statements_in_comments();
    if (statement::find_statements(stored_.document, lexicon::Lexicon::built_in(), options) !=
        stored_.statements)
      return put("model",
                 "not told: the statements are those of Hearsay " + stored_.program +
                     "; hearsay doctor --rebuild finds them anew",
                 "", std::nullopt, {});
    std::stable_sort(weighed.begin(), weighed.end(),
                     [](const auto& a, const auto& b) { return a.cue.begin < b.cue.begin; });
    for (const statement::Weighed& one : weighed) {
      const auto said = std::find_if(
          stored_.statements.begin(), stored_.statements.end(),
          [&](const statement::Statement& made) { return one.kept && made.cue == one.cue; });
      const bool is_made = said != stored_.statements.end();
      if (one.kept && !is_made) continue;  // a turn or a headline was read instead
      if (index && !(is_made ? said->number == *index + 1 : lies_in(*index, one.cue))) continue;
      put("model", (is_made ? "s" + std::to_string(said->number) + ", " : "") + phrase_of(one),
          std::string(one.id), static_cast<int32_t>(one.score), one.cue);
    }
  }

  void tell_block_of(uint32_t index) {
    const base::Bytes words = stored_.statements[index].content.front();
    for (const document::Block& block : stored_.document.blocks)
      if (block.span.overlaps(words))
        put("block", std::string(document::block_kind_name(block.kind)), block.rule, std::nullopt,
            block.span);
  }

  void tell_statement(uint32_t index) {
    const statement::Statement& one = stored_.statements[index];
    const std::string id = "s" + std::to_string(one.number);
    for (const base::Bytes piece : one.content)
      put("statement",
          id + ", " + std::string(statement::kind_name(one.kind)) + (one.negated ? ", denied" : ""),
          one.rule, thousandths(one.confidence), piece);
    if (one.cue) put("cue", id, one.rule, std::nullopt, *one.cue);
    const std::string who = one.speaker.name.empty() ? "unresolved" : one.speaker.name;
    put("speaker",
        id + ", " + who + (one.speaker.role.empty() ? "" : " (" + one.speaker.role + ")"),
        std::string(statement::speaker_basis_name(one.speaker.basis)),
        thousandths(one.speaker.confidence), one.source.value_or(base::Bytes{}));
    if (one.venue)
      put("venue",
          id + ", " + one.venue->name + " (" +
              std::string(statement::venue_kind_name(one.venue->kind)) + ")",
          "", std::nullopt, one.venue->span);
    if (one.time)
      put("time",
          id + (one.time->moment ? ", " + base::to_iso(*one.time->moment) : ", not resolved"), "",
          std::nullopt, one.time->span);
  }

 private:
  bool has_statements_in_comments() const {
    const auto& blocks = stored_.document.blocks;
    return std::any_of(blocks.begin(), blocks.end(), [&](const document::Block& block) {
      if (block.kind != document::BlockKind::kComment) return false;
      return std::any_of(
          stored_.statements.begin(), stored_.statements.end(),
          [&](const statement::Statement& one) { return block.span.holds(one.content.front()); });
    });
  }

  // Whether words stand in a statement, its cue or between them.
  bool lies_in(uint32_t index, base::Bytes words) const {
    const statement::Statement& one = stored_.statements[index];
    base::Bytes whole = one.content.front();
    whole.end = one.content.back().end;
    if (one.cue) {
      whole.begin = std::min(whole.begin, one.cue->begin);
      whole.end = std::max(whole.end, one.cue->end);
    }
    return whole.overlaps(words);
  }

  static std::string phrase_of(const statement::Weighed& one) {
    const std::string least = std::to_string(1000 + one.least).substr(1);
    std::string out = one.kept ? "kept" : "not kept";
    if (one.least > 0)
      out += (one.kept ? ", from 0." : ", below 0.") + least + (one.kept ? " on" : "");
    if (!one.rule.empty()) out += ", found by " + std::string(one.rule);
    return out;
  }

  void put(std::string stage, std::string what, std::string rule, std::optional<int32_t> score,
           base::Bytes span) {
    Decision decision{
        std::move(stage), stored_.document.id, std::move(what), std::move(rule), score, {}, {}};
    if (!span.empty()) {
      decision.span = {map_.at(span.begin), map_.at(span.end)};
      decision.words = cut_points(text::squeeze(base::view(stored_.document.text, span)), kWords);
    }
    out_.push_back(std::move(decision));
  }

  const archive::Stored& stored_;
  text::PointMap map_;
  std::vector<Decision>& out_;
};

void tell_edge(const EvidenceRecord& record, const EvidenceEdge& edge, std::vector<Decision>& out) {
  const EvidenceNode &from = record.nodes[edge.from], &to = record.nodes[edge.to];
  out.push_back(
      {"lineage",
       to.id,
       (edge.directed ? edge.relation + " of " : edge.relation + ", direction not known, with ") +
           from.id,
       edge.rule,
       static_cast<int32_t>(edge.score),
       {},
       {}});
  for (const EvidenceReason& reason : edge.evidence)
    out.push_back({"evidence", to.id, reason.note, reason.kind, reason.weight, reason.b,
                   cut_points(text::squeeze(reason.b_words), kWords)});
  for (const EvidenceAlternative& other : edge.alternatives)
    out.push_back({"alternative",
                   to.id,
                   "could also be from " + record.nodes[other.from].id,
                   "",
                   static_cast<int32_t>(other.score),
                   {},
                   {}});
}

void tell_group(const EvidenceRecord& record, const EvidenceGroup& group,
                std::vector<Decision>& out) {
  for (const EvidenceComparison& one : group.comparisons) {
    const EvidenceVersion &a = group.versions[one.a], &b = group.versions[one.b];
    const std::string& id = record.documents[b.document].id;
    out.push_back({"variant", id,
                   "of " + record.documents[a.document].id +
                       (a.statements.empty() ? "" : "#" + a.statements.front()) +
                       (b.reattributed ? ", given to another speaker" : ""),
                   "containment", static_cast<int32_t>(b.similarity), b.pieces.front().span,
                   cut_points(text::squeeze(b.pieces.front().words), kWords)});
    for (const EvidenceChange& change : one.changes)
      out.push_back(
          {"change", id,
           change.kind + (change.a_words.empty()
                              ? ""
                              : ", was “" + cut_points(text::squeeze(change.a_words), 80) + "”"),
           change.rule, std::nullopt, change.b, cut_points(text::squeeze(change.b_words), kWords)});
  }
}

// Who the speaker of a statement is over the archive, and by which joins.
base::Status tell_entity(const archive::Archive& archive, const archive::Stored& stored,
                         const statement::Statement& one, std::vector<Decision>& out) {
  const bool named = one.speaker.type == statement::SpeakerType::kPerson ||
                     one.speaker.type == statement::SpeakerType::kOrganisation;
  if (!named || one.speaker.name.empty()) return {};
  const base::Result<Speakers> found = find_speakers(archive, one.speaker.name);
  // An archive whose speakers are not filed yet is explained without them.
  if (!found.ok())
    return found.error().code == base::Code::kUnsupported ? base::Status() : found.error();
  for (uint32_t m = 0; m < found->mentions.size(); ++m) {
    const archive::Mention& mention = found->mentions[m];
    if (mention.document != stored.number || mention.name != one.speaker.name ||
        mention.type != one.speaker.type || one.number < mention.first || one.number > mention.last)
      continue;
    const entity::Entity& entity = found->entities.entities[found->entities.entity_of[m]];
    const std::string& id = stored.document.id;
    const std::string pages =
        std::to_string(entity.pages) + (entity.pages == 1 ? " page" : " pages");
    out.push_back({"entity",
                   id,
                   entity.settled ? entity.name + ", named on " + pages
                                  : entity.name + ", which nothing gives to one speaker",
                   "",
                   std::nullopt,
                   {},
                   {}});
    for (const entity::Join& join : entity.joins)
      if (join.document == 0 || join.document == stored.number || join.number)
        out.push_back({"join",
                       id,
                       join.form + " is " + join.to +
                           (join.number ? ", judgement " + std::to_string(*join.number) : ""),
                       std::string(join.rule),
                       static_cast<int32_t>(join.confidence),
                       {},
                       {}});
    return {};
  }
  return {};
}

}  // namespace

base::Result<Explanation> explain_finding(const archive::Archive& archive,
                                          const std::string& finding) {
  auto record = gather_evidence(archive, finding);
  if (!record) return record.error();
  Explanation out;
  out.finding = finding;
  for (const EvidenceNode& node : record->nodes) {
    if (!node.focus) continue;
    auto stored = archive.document(node.id);
    if (!stored) return stored.error();
    Teller teller(*stored, out.decisions);
    auto focus = find_focus(archive, finding);
    if (focus && focus->statement) {
      teller.tell_block_of(*focus->statement - 1);
      teller.tell_statement(*focus->statement - 1);
      teller.tell_weighed(*focus->statement - 1);
      if (base::Status status = tell_entity(
              archive, *stored, stored->statements[*focus->statement - 1], out.decisions);
          !status.ok())
        return status.error();
    } else if (record->kind == "document") {
      teller.tell_document();
    }
  }
  for (const EvidenceGroup& group : record->groups) tell_group(*record, group, out.decisions);
  for (const EvidenceEdge& edge : record->edges)
    if (record->nodes[edge.from].focus || record->nodes[edge.to].focus)
      tell_edge(*record, edge, out.decisions);
  return out;
}

std::string explanation_json(const Explanation& explanation) {
  Json json;
  json.begin_object()
      .key("format")
      .text("hearsay.explanation/1")
      .key("finding")
      .text(explanation.finding);
  json.key("decisions").begin_array();
  for (const Decision& one : explanation.decisions) {
    json.begin_object()
        .key("stage")
        .text(one.stage)
        .key("document")
        .text(one.document)
        .key("what")
        .text(one.what);
    json.key("rule").text_or_null(one.rule).key("score");
    if (one.score)
      json.score(*one.score / 1000.0);
    else
      json.null();
    json.key("span");
    if (one.span.empty())
      json.null();
    else
      json.begin_array().number(one.span.begin).number(one.span.end).end_array();
    json.key("words").text_or_null(one.words).end_object();
  }
  json.end_array().end_object();
  return json.line() + "\n";
}

std::string explanation_text(const Explanation& explanation) {
  std::string out = "Why: " + plain_line(explanation.finding, 200) + "\n";
  std::string document;
  for (const Decision& one : explanation.decisions) {
    if (one.document != document) {
      document = one.document;
      out += "\n" + plain_line(document, 200) + "\n";
    }
    out += "  " + one.stage + std::string(one.stage.size() < 10 ? 10 - one.stage.size() : 1, ' ') +
           plain_line(one.what, 160);
    if (!one.rule.empty()) out += "  [" + plain_line(one.rule, 60) + "]";
    if (one.score) {
      const std::string digits = std::to_string(1000 + std::abs(*one.score) % 1000).substr(1);
      out += std::string("  ") + (*one.score < 0 ? "−" : "") +
             std::to_string(std::abs(*one.score) / 1000) + "." + digits;
    }
    out += "\n";
    if (!one.words.empty()) out += "            “" + plain_line(one.words, 160) + "”\n";
  }
  return out;
}

}  // namespace hearsay::engine

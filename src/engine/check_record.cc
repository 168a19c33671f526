// A check as the record of the contract (docs/format.md, "A check").
#include "engine/check.h"
#include "engine/json.h"
#include "engine/records.h"

namespace hearsay::engine {
namespace {

// Spans of one change: `a` in the text of `a_map`, `b` in that of `b_map`.
void write_changes(Json& json, const std::vector<wording::Change>& changes,
                   const text::PointMap& a_map, const text::PointMap& b_map) {
  json.begin_array();
  for (const wording::Change& change : changes) {
    json.begin_object().key("kind").text(wording::change_kind_name(change.kind));
    json.key("a").span(change.a, a_map).key("b").span(change.b, b_map);
    json.key("weight").number(static_cast<uint64_t>(wording::change_weight(change.kind)));
    json.key("rule").text(change.rule).end_object();
  }
  json.end_array();
}

void write_agreement(Json& json, Agreement agreement) {
  switch (agreement) {
    case Agreement::kUnknown: json.null(); return;
    case Agreement::kAgrees: json.flag(true); return;
    case Agreement::kDiffers: json.flag(false); return;
  }
}

void write_match(Json& json, const CheckMatch& match, const text::PointMap& map,
                 const text::PointMap& query, const text::PointMap* fullest) {
  json.begin_object().key("document").text(match.document);
  json.key("statement");
  if (match.statement) {
    json.text(match.document + "#s" + std::to_string(*match.statement));
  } else {
    json.null();
  }
  json.key("kind");
  if (match.kind) {
    json.text(statement::kind_name(*match.kind));
  } else {
    json.null();
  }
  json.key("negated").flag(match.negated).key("in_comment").flag(match.in_comment);
  json.key("span")
      .span(match.span, map)
      .key("spans")
      .spans(match.pieces, map)
      .key("text")
      .text(match.text);
  json.key("speaker");
  write_speaker(json, match.speaker);
  json.key("by_agrees");
  write_agreement(json, match.agreement);
  json.key("outlet").text_or_null(match.outlet).key("title").text_or_null(match.title);
  json.key("published");
  write_published(json, match.published, map);
  json.key("similarity").share(match.similarity);
  json.key("changes");
  write_changes(json, match.changes, map, query);
  json.key("version").begin_object().key("spans").spans(match.version, map);
  json.key("words")
      .number(match.version_words)
      .key("same_telling")
      .flag(match.same_telling)
      .key("text")
      .text(match.version_text)
      .key("changes");
  if (fullest != nullptr) {
    write_changes(json, match.from_fullest, *fullest, map);
  } else {
    json.begin_array().end_array();
  }
  json.end_object().end_object();
}

void write_index(Json& json, const std::optional<uint32_t>& index) {
  if (index) {
    json.number(*index);
  } else {
    json.null();
  }
}

}  // namespace

std::string check_record(const Check& check) {
  Json json;
  const text::PointMap query(check.query);
  std::optional<text::PointMap> fullest;
  if (check.fullest) fullest.emplace(check.texts[*check.fullest]);
  json.begin_object().key("format").text("hearsay.check/1");
  json.key("verdict").text(verdict_name(check.verdict));
  json.key("query").text(check.query).key("by").text_or_null(check.by);
  const auto write_list = [&](const std::vector<CheckMatch>& matches, size_t first_text) {
    json.begin_array();
    for (size_t i = 0; i < matches.size(); ++i) {
      const text::PointMap map(check.texts[first_text + i]);
      write_match(json, matches[i], map, query, fullest ? &*fullest : nullptr);
    }
    json.end_array();
  };
  json.key("matches");
  write_list(check.matches, 0);
  json.key("fullest");
  write_index(json, check.fullest);
  json.key("earliest");
  write_index(json, check.earliest);
  json.key("as_early").number(check.as_early).key("left_out");
  if (fullest) {
    write_changes(json, check.left_out, *fullest, query);
  } else {
    json.begin_array().end_array();
  }
  json.key("others");
  write_list(check.others, check.matches.size());
  json.key("documents").number(check.documents).key("unreadable").number(check.unreadable);
  json.key("cut_short").flag(check.cut_short).end_object();
  return json.line();
}

}  // namespace hearsay::engine

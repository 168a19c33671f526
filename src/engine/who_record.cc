// The dated line of a speaker as records: one line for who it is, one for each thing said.
#include "engine/entity_record.h"
#include "engine/who.h"

namespace hearsay::engine {
namespace {

void write_carrier(Json& json, const Carrier& carrier) {
  json.begin_object().key("document").text(carrier.id);
  json.key("statement").text(carrier.id + "#s" + std::to_string(carrier.statement));
  json.key("outlet").text_or_null(carrier.outlet).key("name").text(carrier.name);
  json.key("published");
  write_moment(json, carrier.published);
  json.end_object();
}

void write_wording(Json& json, const Wording& wording, const std::string& full) {
  json.begin_object().key("text").text(wording.text);
  json.key("kind").text(statement::kind_name(wording.kind));
  json.key("negated").flag(wording.negated).key("changes").begin_array();
  for (const wording::Change& change : wording.changes) {
    json.begin_object().key("kind").text(wording::change_kind_name(change.kind));
    json.key("a").text_or_null(base::view(full, change.a));
    json.key("b").text_or_null(base::view(wording.text, change.b));
    json.key("weight").number(static_cast<uint64_t>(wording::change_weight(change.kind)));
    json.key("rule").text(change.rule).end_object();
  }
  json.end_array().key("carriers").begin_array();
  for (const Carrier& carrier : wording.carriers) write_carrier(json, carrier);
  json.end_array().end_object();
}

std::string said_line(const Line& line) {
  Json json;
  json.begin_object().key("format").text("hearsay.said/1");
  json.key("first");
  write_moment(json, line.first);
  json.key("last");
  write_moment(json, line.last);
  json.key("pages").number(line.pages).key("wordings").begin_array();
  const std::string& full = line.wordings.front().text;
  for (const Wording& wording : line.wordings) write_wording(json, wording, full);
  return json.end_array().end_object().line() + "\n";
}

}  // namespace

void write_moment(Json& json, const std::optional<base::Moment>& moment) {
  if (!moment) {
    json.null();
    return;
  }
  json.begin_object().key("value").text(base::to_iso(*moment));
  json.key("precision").text(base::precision_name(moment->precision)).end_object();
}

void write_entity(Json& json, const entity::Entity& entity) {
  json.begin_object().key("name").text(entity.name);
  json.key("type").text(statement::speaker_type_name(entity.type));
  json.key("settled").flag(entity.settled).key("pages").number(entity.pages);
  json.key("first");
  write_moment(json, entity.first);
  json.key("last");
  write_moment(json, entity.last);
  json.key("forms").begin_array();
  for (const entity::Form& form : entity.forms)
    json.begin_object().key("name").text(form.name).key("pages").number(form.pages).end_object();
  json.end_array().key("roles").begin_array();
  for (const entity::DatedRole& role : entity.roles) {
    json.begin_object().key("role").text(role.role).key("pages").number(role.pages);
    json.key("first");
    write_moment(json, role.first);
    json.key("last");
    write_moment(json, role.last);
    json.end_object();
  }
  json.end_array().key("joins").begin_array();
  for (const entity::Join& join : entity.joins) {
    json.begin_object().key("form").text(join.form).key("to").text(join.to);
    json.key("rule").text(join.rule).key("confidence").share(join.confidence).key("judgement");
    if (join.number)
      json.number(*join.number);
    else
      json.null();
    json.end_object();
  }
  json.end_array().end_object();
}

std::string who_jsonl(const Who& who) {
  Json json;
  json.begin_object().key("format").text("hearsay.who/1").key("query").text(who.asked.name);
  json.key("about").text_or_null(who.asked.about).key("from");
  write_moment(json, who.asked.from);
  json.key("to");
  write_moment(json, who.asked.to);
  json.key("chosen");
  if (who.chosen)
    json.number(*who.chosen);
  else
    json.null();
  json.key("entities").begin_array();
  for (const entity::Entity& entity : who.named) write_entity(json, entity);
  json.end_array().key("said").number(who.lines.size());
  json.key("statements").number(who.statements).key("pages").number(who.pages);
  json.key("documents").number(who.documents);
  json.key("waiting").number(who.waiting).key("cut_short").flag(who.cut_short);
  std::string out = json.end_object().line() + "\n";
  for (const Line& line : who.lines) out += said_line(line);
  return out;
}

}  // namespace hearsay::engine

// Reads the sides of a judgement, keeps it, and shows what was judged.
#include "engine/judge.h"

#include <algorithm>

#include "engine/json.h"
#include "engine/trace.h"
#include "entity/find_entities.h"
#include "entity/units.h"
#include "lexicon/lexicon.h"

namespace hearsay::engine {
namespace {

constexpr size_t kLongestName = 400;  // bytes

bool names_anybody(const std::string& name) {
  const lexicon::Lexicon& lexicon = lexicon::Lexicon::built_in();
  return !entity::keys_of(name, statement::SpeakerType::kPerson, lexicon).empty();
}

base::Result<archive::JudgedSide> read_side(const archive::Archive& archive,
                                            const std::string& side) {
  const size_t mark = side.rfind("#s");
  const bool numbered = mark != std::string::npos && mark + 2 < side.size() &&
                        side.find_first_not_of("0123456789", mark + 2) == std::string::npos;
  if (numbered) {
    const base::Result<Focus> focus = find_focus(archive, side);
    if (!focus.ok()) return focus.error();
    const base::Result<archive::Stored> stored = archive.document(focus->document);
    if (!stored.ok()) return stored.error();
    if (focus->statement)
      for (const statement::Statement& one : stored->statements)
        if (one.number == *focus->statement && !one.speaker.name.empty())
          return archive::JudgedSide{one.speaker.name, focus->document};
    return base::Error{base::Code::kNotFound, 0, side + ": no speaker with a name is there"};
  }
  if (side.size() > kLongestName || !names_anybody(side))
    return base::Error{base::Code::kUsage, 0, "'" + plain_line(side, 60) + "' is no name"};
  return archive::JudgedSide{side, {}};
}

std::string side_text(const archive::JudgedSide& side) {
  return plain_line(side.name, 80) +
         (side.document.empty() ? "" : " in " + plain_line(side.document, 120));
}

}  // namespace

base::Result<uint64_t> judge_speakers(archive::Archive& archive, bool same, const std::string& a,
                                      const std::string& b) {
  archive::JudgementLine line;
  line.what = same ? "same" : "different";
  base::Result<archive::JudgedSide> left = read_side(archive, a), right = read_side(archive, b);
  if (!left.ok()) return left.error();
  if (!right.ok()) return right.error();
  line.a = std::move(*left);
  line.b = std::move(*right);
  const bool one_form = entity::form_of(line.a.name) == entity::form_of(line.b.name);
  // "different" sets the first side's mention apart, so that must be a page's where the form is
  // one.
  const bool empty =
      one_form && (line.a.document == line.b.document || (!same && line.a.document.empty()));
  if (empty)
    return base::Error{base::Code::kUsage, 0,
                       "both sides are '" + plain_line(line.a.name, 60) +
                           "'; to part two people of one name, give a statement of the one that "
                           "is to be set apart first"};
  return archive.judge(line);
}

base::Result<uint64_t> undo_judgement(archive::Archive& archive, uint64_t number) {
  const base::Result<std::vector<ShownJudgement>> list = list_judgements(archive);
  if (!list.ok()) return list.error();
  for (const ShownJudgement& one : *list) {
    if (one.line.number != number || one.line.what == "undo" || one.undone) continue;
    archive::JudgementLine line;
    line.what = "undo";
    line.undoes = number;
    return archive.judge(line);
  }
  return base::Error{base::Code::kNotFound, 0,
                     "there is no judgement " + std::to_string(number) + " to take back"};
}

base::Result<std::vector<ShownJudgement>> list_judgements(const archive::Archive& archive) {
  base::Result<std::vector<archive::JudgementLine>> lines = archive.judgements();
  if (!lines.ok()) return lines.error();
  std::vector<ShownJudgement> out;
  for (archive::JudgementLine& line : *lines) {
    if (line.undoes != 0)
      for (ShownJudgement& other : out)
        if (other.line.number == line.undoes) other.undone = true;
    ShownJudgement shown;
    for (const archive::JudgedSide* side : {&line.a, &line.b})
      shown.applies =
          shown.applies && (side->document.empty() || archive.number_of(side->document).ok());
    shown.line = std::move(line);
    out.push_back(std::move(shown));
  }
  return out;
}

std::string judgements_jsonl(const std::vector<ShownJudgement>& list) {
  std::string out;
  for (const ShownJudgement& one : list) {
    Json json;
    json.begin_object().key("format").text("hearsay.judgement/1");
    json.key("number").number(one.line.number).key("time").text(one.line.time);
    json.key("program").text(one.line.program).key("what").text(one.line.what);
    for (const auto& [key, side] : {std::pair{"a", &one.line.a}, std::pair{"b", &one.line.b}}) {
      json.key(key);
      if (side->name.empty()) {
        json.null();
        continue;
      }
      json.begin_object().key("name").text(side->name);
      json.key("document").text_or_null(side->document).end_object();
    }
    json.key("undoes");
    if (one.line.undoes != 0)
      json.number(one.line.undoes);
    else
      json.null();
    json.key("undone").flag(one.undone).key("applies").flag(one.applies);
    out += json.end_object().line() + "\n";
  }
  return out;
}

std::string judgements_text(const std::vector<ShownJudgement>& list) {
  std::string out;
  for (const ShownJudgement& one : list) {
    out += std::to_string(one.line.number) + "  " + one.line.time + "  " + one.line.what + ": ";
    out += one.line.what == "undo" ? "judgement " + std::to_string(one.line.undoes)
                                   : side_text(one.line.a) + " | " + side_text(one.line.b);
    if (one.undone) out += "  (taken back)";
    if (!one.applies) out += "  (its page is not in this archive)";
    out += "\n";
  }
  return out.empty() ? "nothing has been judged in this archive\n" : out;
}

}  // namespace hearsay::engine

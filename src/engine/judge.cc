// Reads the sides of a judgement, keeps it, and shows what was judged.
#include "engine/judge.h"

#include <algorithm>

#include "engine/json.h"
#include "engine/speakers.h"
#include "engine/trace.h"
#include "entity/find_entities.h"
#include "entity/units.h"
#include "lexicon/lexicon.h"

namespace hearsay::engine {
namespace {

constexpr size_t kLongestName = 400;  // bytes

std::vector<std::string> keys_of(const std::string& name) {
  const lexicon::Lexicon& lexicon = lexicon::Lexicon::built_in();
  std::vector<std::string> keys = entity::keys_of(name, statement::SpeakerType::kPerson, lexicon);
  for (std::string& key : entity::keys_of(name, statement::SpeakerType::kOrganisation, lexicon))
    keys.push_back(std::move(key));
  return keys;
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
          return archive::JudgedSide{one.speaker.name, focus->document, one.part};
    return base::Error{base::Code::kNotFound, 0, side + ": no speaker with a name is there"};
  }
  if (side.size() > kLongestName || keys_of(side).empty())
    return base::Error{base::Code::kUsage, 0, "'" + plain_line(side, 60) + "' is no name"};
  return archive::JudgedSide{side, {}, {}};
}

std::string side_text(const archive::JudgedSide& side) {
  std::string out = plain_line(side.name, 80);
  if (!side.document.empty()) out += " in " + plain_line(side.document, 120);
  if (side.part.value_or(0) > 0) out += ", article " + std::to_string(*side.part + 1);
  return out;
}

// Why a side says nothing of anybody in the archive; empty where it does.
base::Result<std::string> why_in_vain(const archive::Archive& archive,
                                      const archive::JudgedSide& side) {
  if (side.name.empty()) return std::string();
  base::Result<std::vector<std::string>> names = std::vector<std::string>();
  if (side.document.empty()) {
    names = archive.names(keys_of(side.name));
  } else {
    const base::Result<uint64_t> number = archive.number_of(side.document);
    if (!number.ok() && number.error().code != base::Code::kNotFound) return number.error();
    if (!number.ok()) return std::string("its page is not in this archive");
    names = archive.names(*number);
  }
  if (!names.ok()) return names.error();
  const std::string form = entity::form_of(side.name);
  for (const std::string& name : *names)
    if (entity::form_of(name) == form) return std::string();
  return "nobody is named '" + plain_line(side.name, 80) + "' " +
         (side.document.empty() ? "in this archive" : "on its page");
}

// "same" with a name that several bear makes them all one, which may not be meant.
base::Status note_namesakes(const archive::Archive& archive, const archive::JudgedSide& side,
                            std::vector<std::string>& notes) {
  if (!side.document.empty()) return {};
  const base::Result<Speakers> found = find_speakers(archive, side.name);
  if (!found.ok()) return found.error();
  const std::string form = entity::form_of(side.name);
  const auto bears = [&](const entity::Entity& one) {
    return one.settled && std::any_of(one.forms.begin(), one.forms.end(), [&](const auto& named) {
             return entity::form_of(named.name) == form;
           });
  };
  const auto n =
      std::count_if(found->entities.entities.begin(), found->entities.entities.end(), bears);
  if (n > 1)
    notes.push_back("'" + plain_line(side.name, 80) + "' is the name of " + std::to_string(n) +
                    " speakers here, and they all become one; DOCUMENT#s1 names a single mention");
  return {};
}

}  // namespace

base::Result<Judged> judge_speakers(archive::Archive& archive, bool same, const std::string& a,
                                    const std::string& b) {
  archive::JudgementLine line;
  line.what = same ? "same" : "different";
  base::Result<archive::JudgedSide> left = read_side(archive, a), right = read_side(archive, b);
  if (!left.ok()) return left.error();
  if (!right.ok()) return right.error();
  line.a = std::move(*left);
  line.b = std::move(*right);
  if (entity::form_of(line.a.name) == entity::form_of(line.b.name) &&
      line.a.document == line.b.document && line.a.part == line.b.part)
    return base::Error{base::Code::kUsage, 0,
                       "both sides are '" + plain_line(line.a.name, 60) +
                           "'; to part two people of one name, give a statement of the one that "
                           "is to be set apart (DOCUMENT#s1)"};
  Judged judged;
  for (const archive::JudgedSide* side : {&line.a, &line.b}) {
    base::Result<std::string> in_vain = why_in_vain(archive, *side);
    if (!in_vain.ok()) return in_vain.error();
    if (!in_vain->empty()) {
      judged.notes.push_back(*in_vain + "; the judgement is kept for pages to come");
    } else if (same) {
      if (base::Status status = note_namesakes(archive, *side, judged.notes); !status.ok())
        return status.error();
    }
  }
  const base::Result<uint64_t> number = archive.judge(line);
  if (!number.ok()) return number.error();
  judged.number = *number;
  return judged;
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
    for (const archive::JudgedSide* side : {&line.a, &line.b}) {
      if (!shown.in_vain.empty()) break;
      base::Result<std::string> in_vain = why_in_vain(archive, *side);
      if (!in_vain.ok()) return in_vain.error();
      shown.in_vain = std::move(*in_vain);
    }
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
      json.key("document").text_or_null(side->document).key("part");
      if (side->part)
        json.number(uint64_t{*side->part});
      else
        json.null();
      json.end_object();
    }
    json.key("undoes");
    if (one.line.undoes != 0)
      json.number(one.line.undoes);
    else
      json.null();
    json.key("undone").flag(one.undone).key("applies").flag(one.in_vain.empty());
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
    if (!one.in_vain.empty()) out += "  (" + one.in_vain + ")";
    out += "\n";
  }
  return out.empty() ? "nothing has been judged in this archive\n" : out;
}

}  // namespace hearsay::engine

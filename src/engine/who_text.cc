// The dated line of a speaker for a person to read.
#include <algorithm>

#include "engine/trace.h"
#include "engine/who.h"
#include "story/tell_story.h"

namespace hearsay::engine {
namespace {

constexpr size_t kWordsShown = 400;  // code points
constexpr size_t kChangeShown = 80;
constexpr size_t kRolesShown = 4, kFormsShown = 6, kWordingsShown = 6, kChangesShown = 4;
constexpr size_t kIndent = 12;  // columns of the date

std::string count(size_t n, std::string_view one, std::string_view many) {
  return std::to_string(n).append(" ").append(n == 1 ? one : many);
}

std::string quoted(std::string_view text, size_t most) {
  return "‘" + plain_line(text, most) + "’";
}

std::string years(const std::optional<base::Moment>& first,
                  const std::optional<base::Moment>& last) {
  if (!first) return "undated";
  const std::string a = day_of(first), b = day_of(last);
  return a == b ? a : a + " to " + b;
}

// "mayor of Larkmouth (2031-03-04 to 2031-05-01), councillor (undated)", those most pages give.
std::string roles_of(const entity::Entity& entity) {
  std::vector<const entity::DatedRole*> roles;
  for (const entity::DatedRole& role : entity.roles) roles.push_back(&role);
  std::stable_sort(roles.begin(), roles.end(),
                   [](const auto* a, const auto* b) { return a->pages > b->pages; });
  const size_t left = roles.size() > kRolesShown ? roles.size() - kRolesShown : 0;
  roles.resize(roles.size() - left);
  std::string out;
  for (const entity::DatedRole* role : roles)
    out += (out.empty() ? "" : "; ") + plain_line(role->role, 100) + " (" +
           years(role->first, role->last) + ")";
  if (left > 0) out += "; " + count(left, "role", "roles") + " more";
  return out.empty() ? "no role given" : out;
}

std::string forms_of(const entity::Entity& entity) {
  std::string out;
  for (size_t i = 0; i < entity.forms.size() && i < kFormsShown; ++i)
    out += (out.empty() ? "" : ", ") + plain_line(entity.forms[i].name, 60) + " (" +
           std::to_string(entity.forms[i].pages) + ")";
  if (entity.forms.size() > kFormsShown)
    out += ", " + count(entity.forms.size() - kFormsShown, "form", "forms") + " more";
  return out;
}

std::string entity_line(const entity::Entity& entity) {
  if (!entity.settled)
    return plain_line(entity.name, 80) + ", named so on " + count(entity.pages, "page", "pages") +
           " that nothing gives to one speaker; they need not be one";
  return plain_line(entity.name, 80) + ": " + roles_of(entity) + "; " +
         count(entity.pages, "page", "pages") + ", " + years(entity.first, entity.last);
}

std::string place_of(const Carrier& carrier) {
  const std::string id = plain_line(carrier.id, 160) + "#s" + std::to_string(carrier.statement);
  return carrier.outlet.empty() ? id : plain_line(carrier.outlet, 60) + " [" + id + "]";
}

std::string change_of(const wording::Change& change, const std::string& a, const std::string& b) {
  const std::string kind(wording::change_kind_name(change.kind));
  if (change.rule == story::kDenied) return kind + ": said in one, denied in the other";
  if (change.b.empty() && change.a.empty()) return kind;
  if (change.b.empty()) return kind + ": without " + quoted(base::view(a, change.a), kChangeShown);
  if (change.a.empty()) return kind + ": " + quoted(base::view(b, change.b), kChangeShown);
  return kind + ": " + quoted(base::view(b, change.b), kChangeShown) + ", not " +
         quoted(base::view(a, change.a), kChangeShown);
}

std::string indented(const std::string& text) { return std::string(kIndent, ' ') + text + "\n"; }

std::string wording_lines(const Line& line) {
  std::string out;
  const std::string& full = line.wordings.front().text;
  size_t shown = 0;
  for (size_t i = 1; i < line.wordings.size(); ++i) {
    const Wording& one = line.wordings[i];
    if (one.changes.empty()) continue;
    if (shown++ >= kWordingsShown) continue;
    out += indented((one.negated ? "denied in other words, " : "other words, ") +
                    day_of(one.carriers.front().published) + ", " +
                    count(one.carriers.size(), "page", "pages") + ", " +
                    place_of(one.carriers.front()));
    for (size_t c = 0; c < one.changes.size() && c < kChangesShown; ++c)
      out += indented("  " + change_of(one.changes[c], full, one.text));
    if (one.changes.size() > kChangesShown)
      out +=
          indented("  " + count(one.changes.size() - kChangesShown, "change", "changes") + " more");
  }
  if (shown > kWordingsShown)
    out += indented(count(shown - kWordingsShown, "wording", "wordings") + " more");
  return out;
}

std::string line_text(const Line& line) {
  const Wording& first = line.wordings.front();
  std::string date = day_of(first.carriers.front().published);
  date.resize(kIndent, ' ');
  std::string out = date + (first.negated ? "denied: “" : "“") +
                    plain_line(first.text, kWordsShown) + "” (" +
                    std::string(statement::kind_name(first.kind)) + ")\n";
  std::string where = place_of(first.carriers.front());
  if (line.pages > 1) {
    where += "; " + count(line.pages, "page", "pages");
    if (day_of(line.first) != day_of(line.last)) where += " until " + day_of(line.last);
  }
  return out + indented(where) + wording_lines(line);
}

// What is not looked at yet, and how to have it looked at.
std::string waiting_line(const Who& who) {
  if (who.waiting == 0) return {};
  return "statements were not yet looked for in " +
         (who.waiting == who.documents ? std::string("any document")
                                       : std::to_string(who.waiting) + " of them") +
         " (added with --until document): hearsay add the same input without it, or hearsay doctor "
         "--rebuild, does\n";
}

std::string not_chosen(const Who& who) {
  const std::string name = plain_line(who.asked.name, 80);
  if (who.named.empty())
    return name + " — nobody of this name speaks in this archive (" +
           count(who.documents, "document", "documents") + ")\n" + waiting_line(who);
  std::string out = name + " — " + std::to_string(who.named.size()) +
                    " speakers of this archive may be meant; ask for one by a fuller name or by "
                    "--entity N\n\n";
  for (size_t i = 0; i < who.named.size(); ++i)
    out += std::to_string(i + 1) + ". " + entity_line(who.named[i]) + "\n";
  return out;
}

}  // namespace

std::string who_text(const Who& who) {
  if (!who.chosen) return not_chosen(who);
  const entity::Entity& entity = who.named[*who.chosen];
  std::string out = entity_line(entity) + "\n";
  if (entity.forms.size() > 1) out += "named as " + forms_of(entity) + "\n";
  for (size_t i = 0; i < who.named.size(); ++i)
    if (i != *who.chosen)
      out += "not counted here (--entity " + std::to_string(i + 1) +
             "): " + entity_line(who.named[i]) + "\n";
  out += count(who.lines.size(), "thing", "things") + " said, " +
         count(who.statements, "statement", "statements") + " on " +
         count(who.pages, "page", "pages");
  if (!who.asked.about.empty()) out += ", about " + quoted(who.asked.about, 80);
  if (who.asked.from) out += ", from " + base::to_iso(*who.asked.from);
  if (who.asked.to) out += ", to " + base::to_iso(*who.asked.to);
  out += "\n";
  if (who.waiting > 0)
    out += count(who.documents, "document", "documents") + "; " + waiting_line(who);
  if (who.cut_short) out += "more pages name this speaker than are looked at\n";
  for (const Line& line : who.lines) out += "\n" + line_text(line);
  return out;
}

}  // namespace hearsay::engine

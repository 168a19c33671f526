// A check in sentences for a person: what the archive holds, never what is true.
#include <algorithm>
#include <map>

#include "engine/check.h"
#include "engine/trace.h"
#include "match/find_matches.h"

namespace hearsay::engine {
namespace {

using wording::Change;
using wording::ChangeKind;

constexpr size_t kQuoteShown = 400;  // code points
constexpr size_t kChangeShown = 100;
constexpr size_t kMatchesShown = 20;
constexpr size_t kChangesShown = 12;

std::string count(size_t n, std::string_view one, std::string_view many) {
  return std::to_string(n).append(" ").append(n == 1 ? one : many);
}

std::string quoted(std::string_view text, size_t most) {
  return "‘" + plain_line(text, most) + "’";
}

std::string percent(uint32_t thousandths) { return std::to_string(thousandths / 10) + " %"; }

// The last (or first) two words of a stretch of text, to say where something stood.
std::string_view neighbour(std::string_view text, base::Bytes range, bool last) {
  const std::vector<match::Word> words = match::words_of(text, range);
  if (words.empty()) return {};
  const size_t n = std::min<size_t>(2, words.size());
  const size_t from = last ? words.size() - n : 0;
  return base::view(text, {words[from].span.begin, words[from + n - 1].span.end});
}

// "14 words after ‘and go’ (‘But apparently, …’)". `pieces` are the spans of the version that was
// cut.
std::string cut_phrase(const Change& change, std::string_view text,
                       const std::vector<base::Bytes>& pieces) {
  size_t words = 0;
  std::string cut;
  base::Bytes before, after;
  for (const base::Bytes piece : pieces) {
    if (piece.overlaps(change.a)) {
      const base::Bytes part{std::max(piece.begin, change.a.begin),
                             std::min(piece.end, change.a.end)};
      words += match::words_of(text, part).size();
      cut.append(cut.empty() ? "" : " … ").append(base::view(text, part));
    }
    if (piece.begin < change.a.begin) before = {piece.begin, std::min(piece.end, change.a.begin)};
    if (after.empty() && piece.end > change.a.end)
      after = {std::max(piece.begin, change.a.end), piece.end};
  }
  std::string out = count(words, "word", "words");
  if (const std::string_view last = neighbour(text, before, true); !last.empty()) {
    out += " after " + quoted(last, kChangeShown);
  } else if (const std::string_view next = neighbour(text, after, false); !next.empty()) {
    out += " before " + quoted(next, kChangeShown);
  }
  return out + " (" + quoted(cut, kChangeShown) + ")";
}

bool is_cut(const Change& change) {
  return change.b.empty() && !change.a.empty() && change.kind != ChangeKind::kReattributed &&
         change.kind != ChangeKind::kJoined && change.rule != kDeniedThere;
}

// One change as a line. `here` and `there` say whose words `b` and `a` are: "asked", "in the
// archive".
std::string change_line(const Change& change, std::string_view a_text,
                        const std::vector<base::Bytes>& a_pieces, std::string_view b_text,
                        const char* there, const char* here) {
  const std::string kind(wording::change_kind_name(change.kind));
  if (change.rule == kDeniedThere)
    return kind + ": said to be so by the words asked, denied " + there +
           (change.a.empty() ? ""
                             : " (" + quoted(base::view(a_text, change.a), kChangeShown) + ")");
  if (change.rule == kJoinedOver)
    return kind + ": on the page " + quoted(base::view(a_text, change.a), kChangeShown) +
           " stands between";
  if (is_cut(change)) return kind + ": without " + cut_phrase(change, a_text, a_pieces);
  const std::string b = quoted(base::view(b_text, change.b), kChangeShown);
  if (change.a.empty()) return kind + ": " + b + " " + here + ", not " + there;
  return kind + ": " + quoted(base::view(a_text, change.a), kChangeShown) + " " + there + ", " + b +
         " " + here;
}

std::string place_of(const CheckMatch& match) {
  std::string out = match.outlet.empty() ? plain_line(match.document) : plain_line(match.outlet);
  out += ", " + date_or_undated(match.published);
  if (match.speaker.name.empty()) {
    out += match.in_comment  ? ", in a reader's comment"
           : match.statement ? ", speaker unresolved"
                             : ", outside of any statement";
  } else {
    out += ", " + plain_line(match.speaker.name);
  }
  if (match.kind)
    out.append(" (")
        .append(statement::kind_name(*match.kind))
        .append(match.negated ? ", denied)" : ")");
  const std::string id =
      plain_line(match.document) + (match.statement ? "#s" + std::to_string(*match.statement) : "");
  if (!match.outlet.empty() || match.statement) out += " [" + id + "]";
  return out;
}

// "A (3 pages), B (1 page)", most pages first.
std::string speakers_of(const Check& check) {
  std::map<std::string, size_t> pages;
  for (const CheckMatch& match : check.matches) {
    if (match.similarity == check.matches.front().similarity && !match.speaker.name.empty())
      ++pages[match.speaker.name];
  }
  std::vector<std::pair<size_t, std::string>> order;
  for (const auto& [name, n] : pages) order.emplace_back(n, name);
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::string out;
  for (const auto& [n, name] : order)
    out += (out.empty() ? "" : ", ") + plain_line(name) + " (" + count(n, "page", "pages") + ")";
  return out;
}

// Whether nothing but the denial parts the words asked from those of the page.
bool is_denied(const CheckMatch& match) {
  return match.negated &&
         std::all_of(match.changes.begin(), match.changes.end(), [](const Change& change) {
           return change.rule == kDeniedThere || change.kind == ChangeKind::kReattributed ||
                  wording::change_weight(change.kind) == 0;
         });
}

std::string headline(const Check& check) {
  const size_t pages = check.matches.size();
  static const CheckMatch none;
  const CheckMatch& best = pages > 0 ? check.matches.front() : none;
  const auto exact =
      static_cast<size_t>(std::count_if(check.matches.begin(), check.matches.end(), is_as_given));
  switch (check.verdict) {
    case Verdict::kExact:
      return "exact — in this archive, " + count(exact, "page carries", "pages carry") +
             " these words" + (best.similarity < 1000 ? ", but for their spelling" : "");
    case Verdict::kAltered:
      if (is_denied(best))
        return "altered — in this archive these words are what somebody denies, not says; " +
               count(pages, "page has", "pages have") + " them";
      return "altered — no page in this archive has these words as given; " +
             count(pages, "page has", "pages have") + " them in another form, the nearest " +
             (best.similarity < 1000 ? percent(best.similarity) + " alike"
                                     : "word for word but for what is named below");
    case Verdict::kReattributed:
      return std::string("reattributed — ") +
             (exact > 0 ? "the words are" : "the words are, in another form,") +
             " in this archive, but it gives them to " + speakers_of(check) + ", not to " +
             plain_line(check.by);
    case Verdict::kNotFound: break;
  }
  return "not found — these words are not in this archive (" +
         count(check.documents, "document", "documents") + ")";
}

void add_matches(std::string& out, const Check& check) {
  for (size_t i = 0; i < check.matches.size() && i < kMatchesShown; ++i) {
    const CheckMatch& match = check.matches[i];
    out += "\n" + std::to_string(i + 1) + ". " + place_of(match) + "\n   “" +
           plain_line(match.text, kQuoteShown) + "”\n";
    size_t shown = 0;
    for (const Change& change : match.changes) {
      if (change.kind == ChangeKind::kReattributed)
        continue;  // the headline and the place have said it
      if (change.kind == ChangeKind::kTypography || shown++ >= kChangesShown) continue;
      out +=
          "   " +
          change_line(change, check.texts[i], match.pieces, check.query, "on this page", "asked") +
          "\n";
    }
  }
  if (check.matches.size() > kMatchesShown)
    out += "\n… and " + count(check.matches.size() - kMatchesShown, "more page", "more pages") +
           "; see --format jsonl\n";
}

// What the query and the other pages lack of the fullest version.
void add_fullest(std::string& out, const Check& check) {
  if (!check.fullest) return;
  const CheckMatch& fullest = check.matches[*check.fullest];
  const std::string& text = check.texts[*check.fullest];
  out += "\nfullest in this archive: " + std::to_string(*check.fullest + 1) + ". " +
         place_of(fullest) + ", " + count(fullest.version_words, "word", "words") + "\n   “" +
         plain_line(fullest.version_text, kQuoteShown) + "”\n";
  for (const Change& change : check.left_out)
    if (is_cut(change))
      out += "   the words asked leave out " + cut_phrase(change, text, fullest.version) + "\n";
  if (fullest.version_words == 0) return;
  const auto add_cuts = [&](const CheckMatch& match, const std::string& name) {
    for (const Change& change : match.from_fullest)
      if (is_cut(change))
        out += "   " + name + " cuts " + cut_phrase(change, text, fullest.version) + "\n";
  };
  for (size_t i = 0; i < check.matches.size() && i < kMatchesShown; ++i)
    add_cuts(check.matches[i],
             std::to_string(i + 1) + ". " + plain_line(check.matches[i].document));
  for (size_t i = 0; i < check.others.size() && i < kMatchesShown; ++i) {
    out += "   also carried in part: " + place_of(check.others[i]) + "\n";
    add_cuts(check.others[i], plain_line(check.others[i].document));
  }
}

void add_notes(std::string& out, const Check& check) {
  if (check.earliest) {
    const CheckMatch& earliest = check.matches[*check.earliest];
    out += "\nearliest in this archive: " + std::to_string(*check.earliest + 1) + ". " +
           place_of(earliest) + "\n";
    if (check.as_early > 0)
      out += "   " + count(check.as_early, "other page", "other pages") +
             " may be as early: their dates do not tell\n";
  } else if (!check.matches.empty()) {
    out += "\nearliest in this archive: unknown, as no page that carries the words is dated\n";
  }
  const bool said =
      std::any_of(check.matches.begin(), check.matches.end(),
                  [](const CheckMatch& match) { return match.agreement == Agreement::kAgrees; });
  if (!check.by.empty() && !said && check.verdict != Verdict::kReattributed &&
      !check.matches.empty())
    out += "\nwho said them is not settled here: no page names " + plain_line(check.by) +
           " for these words beyond doubt\n";
  if (check.unreadable > 0)
    out += "\n" + count(check.unreadable, "record is", "records are") +
           " damaged and could not be read; see hearsay doctor\n";
  if (check.cut_short) out += "\nmore pages may carry these words than were looked at\n";
}

}  // namespace

std::string check_text(const Check& check) {
  std::string out = headline(check) + "\n";
  add_matches(out, check);
  add_fullest(out, check);
  add_notes(out, check);
  return out;
}

}  // namespace hearsay::engine

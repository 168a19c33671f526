// Declared sources: what a page itself says about where it has its words from.
#include <algorithm>

#include "lineage/evidence.h"
#include "text/fold.h"

namespace hearsay::lineage {
namespace {

using document::Credit;
using document::Relation;

bool is_called(const Side& side, const std::string& key) {
  return key.size() >= 2 && std::binary_search(side.keys.begin(), side.keys.end(), key);
}

std::optional<Reason> reason_of(Relation relation) {
  switch (relation) {
    case Relation::kTold: return Reason::kCreditTold;
    case Relation::kReports: return Reason::kCreditReports;
    case Relation::kVia: return Reason::kCreditVia;
    case Relation::kDateline: return Reason::kDatelineTag;
    case Relation::kPhoto:
    case Relation::kLink: return std::nullopt;
  }
  return std::nullopt;
}

std::string credit_note(const Credit& credit) {
  const std::string name = text::squeeze(credit.name);
  switch (credit.relation) {
    case Relation::kTold: return "says the words were told to " + name;
    case Relation::kVia: return "says it comes via " + name;
    case Relation::kDateline: return "carries the tag of " + name + " in its dateline";
    default: return "names " + name + " as its source";
  }
}

void weigh_credits(const Side& parent, const Side& child, Case& out) {
  const std::vector<Credit>& credits = child.document->credits;
  int32_t best = -1, dateline = -1;
  for (size_t i = 0; i < credits.size(); ++i) {
    const std::optional<Reason> reason = reason_of(credits[i].relation);
    if (!reason || !is_called(parent, child.credit_keys[i]) ||
        is_called(child, child.credit_keys[i]))
      continue;
    const auto here = static_cast<int32_t>(i);
    if (*reason == Reason::kDatelineTag) {
      if (dateline < 0) dateline = here;
    } else if (best < 0 ||
               weight_of(*reason).weight >
                   weight_of(*reason_of(credits[static_cast<size_t>(best)].relation)).weight) {
      best = here;
    }
  }
  for (const int32_t at : {best, dateline}) {
    if (at < 0) continue;
    const Credit& credit = credits[static_cast<size_t>(at)];
    out.add(*reason_of(credit.relation), {}, credit.span, credit_note(credit), at);
  }
}

// The name in brackets before the dash with which the first paragraph begins: "OSTRA (Tarnwire) –".
base::Bytes first_tag(const document::Document& document) {
  constexpr uint32_t kFar = 120;  // bytes
  for (const document::Block& block : document.blocks) {
    if (block.kind != document::BlockKind::kBody) continue;
    const std::string_view head =
        base::view(document.text, block.span).substr(0, std::min(kFar, block.span.size()));
    const size_t open = head.find('('), close = head.find(')');
    if (open == head.npos || close == head.npos || close < open) return {};
    const size_t next = head.find_first_not_of(" \xC2\xA0", close + 1);
    const std::string_view rest = next == head.npos ? std::string_view() : head.substr(next);
    const bool dash = rest.starts_with('-') || rest.starts_with("\xE2\x80\x93") ||
                      rest.starts_with("\xE2\x80\x94");
    if (!dash) return {};
    return {block.span.begin + base::narrow(open) + 1, block.span.begin + base::narrow(close)};
  }
  return {};
}

void weigh_byline(const Side& parent, const Side& child, const lexicon::Lexicon& lexicon,
                  Case& out) {
  for (const std::string& name : child.document->byline) {
    const std::string key = outlet_key(name, lexicon);
    if (!is_called(parent, key) || is_called(child, key)) continue;
    base::Bytes where;
    for (const document::Block& block : child.document->blocks)
      if (block.kind == document::BlockKind::kByline && where.empty()) where = block.span;
    out.add(Reason::kCreditByline, {}, where, "is signed by " + text::squeeze(name));
    return;
  }
}

void weigh_links(const Side& parent, const Side& child, Case& out) {
  const std::vector<Credit>& credits = child.document->credits;
  int32_t page = -1, site = -1;
  for (size_t i = 0; i < credits.size(); ++i) {
    if (credits[i].relation != Relation::kLink) continue;
    const std::string address = address_key(credits[i].url);
    if (address.empty()) continue;
    if (page < 0 && !parent.address.empty() &&
        (address == parent.address || address == address_key(parent.document->url)))
      page = static_cast<int32_t>(i);
    if (site < 0 && !parent.host.empty() && parent.host != child.host &&
        host_of(credits[i].url) == parent.host)
      site = static_cast<int32_t>(i);
  }
  const int32_t at = page >= 0 ? page : site;
  if (at < 0) return;
  const Credit& credit = credits[static_cast<size_t>(at)];
  out.add(page >= 0 ? Reason::kLinkPage : Reason::kLinkSite, {}, credit.span,
          page >= 0 ? "links to that very page" : "links to the site " + parent.host, at);
}

}  // namespace

bool credit_names(const Side& child, size_t credit, const Side& parent) {
  if (is_called(parent, child.credit_keys[credit])) return true;
  const base::Bytes span = child.document->credits[credit].span;
  const std::vector<match::Word>& name = parent.name_words;
  if (span.empty() || name.size() < 2) return false;
  const auto begins = [](const match::Word& word, uint32_t byte) { return word.span.begin < byte; };
  const auto at =
      std::lower_bound(child.all_words.begin(), child.all_words.end(), span.begin, begins);
  const auto end = std::lower_bound(at, child.all_words.end(), span.end, begins);
  const auto back = std::min<std::ptrdiff_t>(at - child.all_words.begin(),
                                             static_cast<std::ptrdiff_t>(name.size()) - 1);
  const auto more = std::min<std::ptrdiff_t>(child.all_words.end() - end,
                                             static_cast<std::ptrdiff_t>(name.size()) - 1);
  return std::search(at - back, end + more, name.begin(), name.end(),
                     [](const match::Word& x, const match::Word& y) { return x.hash == y.hash; }) !=
         end + more;
}

void weigh_declared(const Side& parent, const Side& child, const lexicon::Lexicon& lexicon,
                    Case& out) {
  weigh_credits(parent, child, out);
  weigh_byline(parent, child, lexicon, out);
  weigh_links(parent, child, out);
}

void weigh_own_tag(const Side& parent, const Side& child, const Pair& pair,
                   const lexicon::Lexicon& lexicon, Case& out) {
  constexpr uint32_t kRetold = 8;  // words
  const base::Bytes tag = first_tag(*parent.document);
  if (tag.empty() || !first_tag(*child.document).empty()) return;
  const std::string name = text::squeeze(base::view(parent.document->text, tag));
  const std::string key = outlet_key(name, lexicon);
  if (!is_called(parent, key) || is_called(child, key)) return;
  const uint32_t behind = parent.words.in(tag).end;
  const bool retold = std::any_of(pair.runs.begin(), pair.runs.end(), [&](const Run& run) {
    const uint32_t first = pair.a == parent.index ? run.a : run.b;
    return first <= behind + kRetold / 2 && first + run.words >= behind + kRetold;
  });
  if (retold)
    out.add(Reason::kOwnTag, tag, {}, "lacks the tag with which " + name + " begins its own");
}

}  // namespace hearsay::lineage

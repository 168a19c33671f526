// Lineages and stories as text a reporter can read: a tree with its evidence in sentences.
#include <algorithm>
#include <set>

#include "engine/trace.h"
#include "story/tell_story.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace hearsay::engine {
namespace {

using lineage::Edge;
using lineage::Node;

constexpr size_t kEvidenceShown = 6;
constexpr size_t kParagraphsShown = 8;

std::string percent(uint32_t part, uint32_t whole) {
  return whole == 0 ? "0 %" : std::to_string((uint64_t{part} * 100 + whole / 2) / whole) + " %";
}

std::string count(size_t n, std::string_view one, std::string_view many) {
  return std::to_string(n).append(" ").append(n == 1 ? one : many);
}

std::string name_of(const Node& node) {
  if (node.outside) return plain_line(node.outlet) + " (named as a source; not in this archive)";
  std::string out = node.outlet.empty() ? plain_line(node.id) : plain_line(node.outlet);
  out += ", " + date_or_undated(node.published);
  if (!node.title.empty()) out += ": “" + plain_line(node.title, 90) + "”";
  return out;
}

std::string short_name(const Node& node) {
  return plain_line(node.outlet.empty() ? node.id : node.outlet, 60);
}

std::string kinds(const std::map<wording::ChangeKind, uint32_t>& changes) {
  std::string out;
  for (const auto& [kind, n] : changes)
    out += (out.empty() ? "" : ", ") + std::to_string(n) + " " +
           std::string(wording::change_kind_name(kind));
  return out;
}

std::string relation_words(const Edge& edge) {
  switch (edge.relation) {
    case lineage::EdgeRelation::kCopy: return "copy";
    case lineage::EdgeRelation::kQuotation: return "quotation";
    case lineage::EdgeRelation::kCommonSource: return "common source";
  }
  return {};
}

std::string thousandths(uint32_t score) {
  return score >= 1000 ? "1.000" : "0." + std::to_string(1000 + score).substr(1);
}

std::string signed_weight(int32_t weight) {
  return (weight < 0 ? "−0." : "+0.") +
         std::to_string(1000 + std::min(999, std::abs(weight))).substr(1);
}

void put_evidence(const Edge& edge, const lineage::Lineage& lineage, const std::string& indent,
                  std::string& out) {
  for (size_t i = 0; i < edge.evidence.size() && i < kEvidenceShown; ++i)
    out += indent + "· " + plain_line(edge.evidence[i].note, 160) + " (" +
           std::string(lineage::evidence_kind_name(edge.evidence[i].kind)) + " " +
           signed_weight(edge.evidence[i].weight) + ")\n";
  if (edge.evidence.size() > kEvidenceShown)
    out += indent + "· " +
           count(edge.evidence.size() - kEvidenceShown, "weaker sign", "weaker signs") + "\n";
  if (edge.words > 0) {
    out += indent + "shares " + std::to_string(edge.shared_words) + " of its " +
           std::to_string(edge.words) + " words (" + percent(edge.shared_words, edge.words) + ")";
    std::string shares;
    for (size_t i = 0; i < edge.paragraphs.size() && i < kParagraphsShown; ++i)
      shares += (i ? ", " : "") + percent(edge.paragraphs[i].shared, edge.paragraphs[i].words);
    if (edge.paragraphs.size() > kParagraphsShown) shares += ", …";
    if (edge.paragraphs.size() > 1) out += "; by paragraph " + shares;
    out += "\n";
  }
  if (!edge.changes.empty()) out += indent + "changed: " + kinds(edge.changes) + "\n";
  for (const lineage::Alternative& other : edge.alternatives)
    out += indent + "could also be from " + short_name(lineage.nodes[other.from]) + " (" +
           plain_line(lineage.nodes[other.from].id, 80) + ", " + thousandths(other.score) + ")\n";
}

// A place in the tree that is still to be written.
struct Branch {
  uint32_t node = 0;
  const Edge* edge = nullptr;
  std::string indent;
  bool last = true;
};

class Tree {
 public:
  explicit Tree(const Trace& trace)
      : trace_(trace),
        edges_from_(trace.lineage.nodes.size()),
        parents_(trace.lineage.nodes.size(), 0),
        written_(trace.lineage.nodes.size(), false) {
    for (const Edge& edge : trace.lineage.edges) {
      if (!edge.directed) continue;
      edges_from_[edge.from].push_back(&edge);
      ++parents_[edge.to];
    }
    find_earliest();
  }

  std::string write() {
    for (const uint32_t root : roots()) write_from(root);
    for (uint32_t i = 0; i < written_.size();
         ++i)  // nothing is lost, should edges ever form a ring
      if (!written_[i] && !trace_.lineage.nodes[i].outside) write_from(i);
    return std::move(out_);
  }

 private:
  // Sources first: outside ones, then by date (undated last), then by number.
  std::vector<uint32_t> roots() const {
    std::vector<uint32_t> out;
    for (uint32_t i = 0; i < parents_.size(); ++i)
      if (parents_[i] == 0) out.push_back(i);
    const auto rank = [&](uint32_t i) {
      const Node& node = trace_.lineage.nodes[i];
      return std::tuple(!node.outside, node.published ? base::to_iso(node.published->moment) : "~",
                        i);
    };
    std::sort(out.begin(), out.end(), [&](uint32_t x, uint32_t y) { return rank(x) < rank(y); });
    return out;
  }

  void find_earliest() {
    for (uint32_t i = 0; i < trace_.lineage.nodes.size(); ++i) {
      const auto& published = trace_.lineage.nodes[i].published;
      if (!published) continue;
      if (!earliest_) {
        earliest_ = i;
        continue;
      }
      const base::Moment& best = trace_.lineage.nodes[*earliest_].published->moment;
      // Of the same day it is the one that nothing says to be from another.
      const bool as_early = !base::surely_before(best, published->moment);
      if (base::surely_before(published->moment, best) ||
          (as_early && parents_[*earliest_] > 0 && parents_[i] == 0))
        earliest_ = i;
    }
  }

  void write_from(uint32_t root) {
    std::vector<Branch> stack = {{root, nullptr, "", true}};
    while (!stack.empty()) {
      const Branch branch = std::move(stack.back());
      stack.pop_back();
      const bool again = written_[branch.node];
      written_[branch.node] = true;
      write_node(branch, again);
      if (again) continue;
      const std::vector<const Edge*>& next = edges_from_[branch.node];
      const std::string indent = branch.edge ? branch.indent + (branch.last ? "   " : "│  ") : "";
      for (size_t i = next.size(); i-- > 0;)
        stack.push_back({next[i]->to, next[i], indent, i + 1 == next.size()});
    }
  }

  void write_node(const Branch& branch, bool again) {
    const Node& node = trace_.lineage.nodes[branch.node];
    if (branch.edge)
      out_ += branch.indent + (branch.last ? "└─ " : "├─ ") + relation_words(*branch.edge) + ", " +
              thousandths(branch.edge->score) + ": ";
    out_ += name_of(node);
    if (trace_.focus_node && *trace_.focus_node == branch.node) out_ += "   ← asked for";
    if (earliest_ && *earliest_ == branch.node) out_ += "   (earliest in this archive)";
    out_ += "\n";
    const bool has_more = !again && !edges_from_[branch.node].empty();
    const std::string indent =
        branch.edge ? branch.indent + (branch.last ? "   " : "│  ") + (has_more ? "│  " : "   ")
                    : (has_more ? "│  " : "   ");
    if (!node.outside) out_ += indent + plain_line(node.id) + "\n";
    if (branch.edge) put_evidence(*branch.edge, trace_.lineage, indent, out_);
    if (again && !edges_from_[branch.node].empty())
      out_ += indent + "what came from it stands above\n";
  }

  const Trace& trace_;
  std::vector<std::vector<const Edge*>> edges_from_;
  std::vector<uint32_t> parents_;
  std::vector<bool> written_;
  std::optional<uint32_t> earliest_;
  std::string out_;
};

void put_undirected(const Trace& trace, std::string& out) {
  bool any = false;
  for (const Edge& edge : trace.lineage.edges) {
    if (edge.directed) continue;
    if (!any) out += "\nThese share words; who has them from whom, nothing here tells:\n";
    any = true;
    out += "  " + name_of(trace.lineage.nodes[edge.from]) + "\n    and " +
           name_of(trace.lineage.nodes[edge.to]) + "\n";
    out += "    " + count(edge.shared_words, "shared word", "shared words") +
           (edge.relation == lineage::EdgeRelation::kCommonSource
                ? ", all quotations of one speaker: a common source is likely"
                : "") +
           "\n";
    if (!edge.changes.empty())
      out += "    changed from the first to the second: " + kinds(edge.changes) + "\n";
  }
}

std::string words_of(const archive::Stored& stored, const story::Telling& telling) {
  std::string out;
  const auto add = [&](uint32_t s) {
    for (const base::Bytes piece : stored.statements[s].content)
      out.append(out.empty() ? "" : " … ").append(base::view(stored.document.text, piece));
  };
  add(telling.statement);
  for (const uint32_t s : telling.joined) add(s);
  return out;
}

void put_change(const wording::Change& change, std::string_view a, std::string_view b,
                std::string& out) {
  const std::string before = plain_line(base::view(a, change.a), 80),
                    after = plain_line(base::view(b, change.b), 80);
  out += "      " + std::string(wording::change_kind_name(change.kind)) + ": ";
  if (change.rule == story::kDenied) out += "said in one, denied in the other";
  if (!before.empty()) out += "“" + before + "”";
  if (!before.empty() && !after.empty()) out += " → ";
  if (!after.empty()) out += "“" + after + "”";
  out += "\n";
}

void put_story(const story::Story& story, const std::vector<archive::Stored>& documents,
               std::string& out) {
  for (size_t i = 0; i < story.tellings.size(); ++i) {
    const story::Telling& telling = story.tellings[i];
    const archive::Stored& stored = documents[telling.document];
    const statement::Statement& first = stored.statements[telling.statement];
    const std::string speaker =
        first.speaker.name.empty() ? "speaker unresolved" : plain_line(first.speaker.name);
    out += i == 0 ? "* " : "  - ";
    out += speaker + (first.negated ? ", denied: “" : ": “") +
           plain_line(words_of(stored, telling), 300) + "”\n";
    out += "    " + plain_line(stored.document.id) + "#s" + std::to_string(first.number) + ", " +
           date_or_undated(
               story::published_of({&stored.document, stored.statements}, telling.statement));
    if (i == 0) out += "; the fullest version in this archive";
    if (story.earliest && *story.earliest == i) out += "; the earliest dated one";
    if (telling.reattributed) out += "; given to another speaker";
    out += "\n";
    for (const wording::Change& change : telling.changes)
      put_change(change, documents[story.tellings.front().document].document.text,
                 stored.document.text, out);
  }
  if (!story.earliest) out += "    none of these pages is dated\n";
}

}  // namespace

std::string plain_line(std::string_view text, size_t most) {
  std::string out;
  size_t taken = 0;
  const std::string line = text::squeeze(text.substr(0, most * 8 + 64));
  for (size_t at = 0; at < line.size(); ++taken) {
    if (taken == most) return out + "…";
    const text::Point point = text::point_at(line, at);
    const char32_t c = point.value;
    const bool hidden = c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x200e || c == 0x200f ||
                        (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) ||
                        c == 0x61c || c == 0xfffe || c == 0xffff;
    text::append_point(out, hidden ? U'\uFFFD' : c);
    at += std::max<size_t>(1, point.bytes);
  }
  return out;
}

std::string date_or_undated(const std::optional<document::PublishedDate>& published) {
  return published ? base::to_iso(published->moment) : "undated";
}

std::string lineage_text(const Trace& trace) {
  std::string out;
  if (!trace.focus.empty()) {
    out += "The trail of " + plain_line(trace.focus, 200) + "\n";
    size_t pages = 0;
    for (const Node& node : trace.lineage.nodes) pages += !node.outside;
    out += count(pages, "page", "pages") + " of the " + std::to_string(trace.searched) +
           " in this archive " + (pages == 1 ? "hangs" : "hang") + " together here.";
    if (trace.cut_short)
      out +=
          " More share words: the search stopped at " + std::to_string(kTraceDocuments) + " pages.";
    out += "\n\n";
  }
  if (trace.story) {
    put_story(*trace.story, trace.documents, out);
    out += "\n";
  }
  out += Tree(trace).write();
  put_undirected(trace, out);
  const bool dated = std::any_of(trace.lineage.nodes.begin(), trace.lineage.nodes.end(),
                                 [](const Node& node) { return node.published.has_value(); });
  if (!dated) out += "\nNone of these pages is dated, so there is no earliest one.\n";
  return out;
}

std::string stories_text(const Stories& stories) {
  std::string out;
  for (const story::Story& story : stories.stories) {
    put_story(story, stories.documents, out);
    out += "\n";
  }
  if (stories.stories.empty()) out = "No statement stands here in two versions.\n";
  return out;
}

}  // namespace hearsay::engine

// Renders an evidence record as one HTML page: no network, no script, light and dark, screen and
// paper.
#include <algorithm>

#include "base/hash.h"
#include "engine/evidence.h"
#include "engine/evidence_svg.h"
#include "engine/html_text.h"
#include "text/utf8.h"

namespace hearsay::engine {
namespace {

// Contrast of every pair of colours below is at least 4.5 to 1 (WCAG 2.2 AA), in both schemes.
constexpr std::string_view kStyle = R"css(
:root{color-scheme:light dark;--bg:#fff;--fg:#1b1b1b;--soft:#555;--line:#8a8f94;--box:#f4f5f6;
--del-fg:#8a1c1c;--del-bg:#fdeaea;--ins-fg:#0b5a2a;--ins-bg:#e7f6ec;--focus:#0b4f8a}
@media (prefers-color-scheme:dark){:root{--bg:#14171a;--fg:#e8e6e3;--soft:#b0b6bc;--line:#7d858c;--box:#1f2428;
--del-fg:#ffb3ad;--del-bg:#43201d;--ins-fg:#9fe8b5;--ins-bg:#16351f;--focus:#8cc4f5}}
body{background:var(--bg);color:var(--fg);font:16px/1.5 Georgia,"Times New Roman",serif;max-width:62rem;margin:0 auto;
padding:1.5rem 1rem 4rem;overflow-wrap:anywhere}
h1,h2,h3,h4,th,caption,small,.soft,nav,svg text{font-family:system-ui,"Segoe UI",Roboto,sans-serif}
h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.25rem;margin-top:2.5rem;border-bottom:1px solid var(--line)}
h3{font-size:1.05rem;margin-top:1.8rem}.soft,small{color:var(--soft)}code{font-size:.85em}
blockquote{margin:.8rem 0;padding:.6rem 1rem;border-left:4px solid var(--line);background:var(--box)}
del{color:var(--del-fg);background:var(--del-bg);text-decoration:line-through}
ins{color:var(--ins-fg);background:var(--ins-bg);text-decoration:underline}
mark{background:none;color:inherit;font-weight:bold}
table{border-collapse:collapse;width:100%;margin:.8rem 0;font-size:.92rem}caption{text-align:left;font-weight:bold;padding:.3rem 0}
th,td{border:1px solid var(--line);padding:.35rem .5rem;min-width:3.5rem;text-align:left;vertical-align:top;overflow-wrap:break-word}th{background:var(--box)}
td ul{margin:0;padding-left:1.1rem}.wide{overflow-x:auto}a{color:var(--focus)}:focus-visible{outline:3px solid var(--focus)}
.box{fill:var(--box);stroke:var(--line)}.box.focus{stroke:var(--focus);stroke-width:3}.box.outside{stroke-dasharray:5 4}
.edge{fill:none;stroke:var(--line);stroke-width:2}.edge.open{stroke-dasharray:6 5}.tip{fill:var(--line)}
.tag{fill:var(--bg);stroke:var(--line)}.no{font-size:11px;text-anchor:middle;fill:var(--fg)}
.name{font-size:14px;font-weight:bold;fill:var(--fg)}.date{font-size:12px;fill:var(--soft)}
@media print{body{max-width:none;font-size:10.5pt}h2,h3,h4,caption{break-after:avoid}tr,blockquote,svg{break-inside:avoid}
.wide{overflow:visible}svg{max-width:100%;height:auto}nav{display:none}}
)css";

std::string quantity(size_t n, std::string_view one, std::string_view many) {
  return std::to_string(n).append(" ").append(n == 1 ? one : many);
}

std::string kind_words(std::string_view kind) {
  std::string out(kind);
  if (kind.substr(0, 4) == "cut_")
    out = "cut " + std::string(kind == "cut_middle" ? "in the " : "at the ") + out.substr(4);
  std::replace(out.begin(), out.end(), '_', ' ');
  return out;
}

std::string thousandths(uint32_t value) {
  return std::to_string(value / 1000) + "." + std::to_string(1000 + value % 1000).substr(1);
}

std::string span_words(base::Points span) {
  return std::to_string(span.begin) + "–" + std::to_string(span.end);
}

std::string weight_words(uint32_t weight) {
  return weight == 0   ? "does not change the meaning"
         : weight == 1 ? "may change the meaning"
                       : "changes the meaning as a rule";
}

std::string dated(const std::string& published) {
  return published.empty() ? "undated" : published;
}

// Whose version it is, in one line.
std::string carrier_words(const EvidenceDocument& document, const EvidenceVersion& version) {
  return (document.outlet.empty() ? document.id : document.outlet) + ", " +
         dated(version.published);
}

class Page {
 public:
  explicit Page(const EvidenceRecord& record) : record_(record) {}

  std::string render() {
    head();
    words();
    lineage();
    documents();
    limits();
    verification();
    out_ += "</main>\n</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  void put(std::string_view markup) { out_ += markup; }
  void text(std::string_view words) { out_ += escape_html(words); }
  void element(std::string_view name, std::string_view words) {
    out_.append("<")
        .append(name)
        .append(">")
        .append(escape_html(words))
        .append("</")
        .append(name)
        .append(">\n");
  }
  void cell(std::string_view words) { element("td", words); }
  void row_head(std::initializer_list<std::string_view> names) {
    put("<thead><tr>");
    for (const std::string_view name : names)
      out_.append("<th scope=\"col\">").append(escape_html(name)).append("</th>");
    put("</tr></thead>\n<tbody>\n");
  }

  void head() {
    put("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    put("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'unsafe-inline'\">\n");
    put("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta "
        "name=\"referrer\" content=\"no-referrer\">\n");
    out_.append("<meta name=\"generator\" content=\"Hearsay ")
        .append(escape_html(record_.program))
        .append("\">\n");
    element("title", "Evidence: " + cut_points(record_.finding, 120));
    out_.append("<style>").append(kStyle).append("</style>\n</head>\n<body>\n<header>\n");
    element("h1", "Evidence: " + record_.finding);
    out_.append("<p>").append(escape_html(summary())).append("</p>\n");
    put("<nav aria-label=\"Sections\"><a href=\"#words\">The words</a> · <a "
        "href=\"#lineage\">Lineage</a> · "
        "<a href=\"#documents\">Pages and hashes</a> · <a href=\"#limits\">Limits</a> · "
        "<a href=\"#verify\">How to check this page</a></nav>\n</header>\n<main>\n");
  }

  std::string summary() const {
    size_t versions = 0, changes = 0;
    for (const EvidenceGroup& group : record_.groups) {
      versions += group.versions.size();
      for (const EvidenceComparison& one : group.comparisons)
        changes += one.changes.size() + one.left_out;
    }
    const std::string about =
        record_.kind == "pair" ? "two versions set against each other" : "a " + record_.kind;
    return "This page is about " + about + " in an archive of " +
           quantity(record_.searched, "document", "documents") + ". It shows " +
           quantity(versions, "version", "versions") + " of " +
           quantity(record_.groups.size(), "passage", "passages") + " on " +
           quantity(record_.documents.size(), "page", "pages") + ", and " +
           quantity(changes, "difference", "differences") + " in the wording. Made by Hearsay " +
           record_.program + ".";
  }

  // ---- the words

  void words() {
    put("<section id=\"words\">\n<h2>The words</h2>\n");
    if (record_.groups.empty())
      put("<p>No statement and no passage of this page stands on another page of the "
          "archive.</p>\n");
    for (size_t i = 0; i < record_.groups.size(); ++i) group(record_.groups[i], i);
    put("</section>\n");
  }

  void group(const EvidenceGroup& group, size_t index) {
    const EvidenceVersion& first = group.versions.front();
    const std::string who = first.statements.empty() ? "A shared passage"
                            : first.speaker.empty()  ? "Speaker unresolved"
                                                     : first.speaker;
    element("h3", std::to_string(index + 1) + ". " + who);
    in_context(first, group.versions.size() > 1 ? "The fullest version in this archive"
                                                : "The only version in this archive");
    versions(group, index);
    for (size_t k = 0; k < group.comparisons.size(); ++k)
      comparison(group, group.comparisons[k], index, k);
  }

  void in_context(const EvidenceVersion& version, std::string_view what) {
    out_.append("<p class=\"soft\">").append(escape_html(what)).append(": ");
    text(carrier_words(record_.documents[version.document], version));
    put("</p>\n<blockquote><p>");
    out_.append("<span class=\"soft\">… ")
        .append(escape_html(version.before))
        .append("</span><mark>");
    for (size_t i = 0; i < version.pieces.size(); ++i) {
      if (i > 0) put("</mark> … <mark>");
      text(version.pieces[i].words);
      if (version.pieces[i].shortened) put(" [excerpt ends here]");
    }
    out_.append("</mark><span class=\"soft\">")
        .append(escape_html(version.after))
        .append(" …</span></p></blockquote>\n");
  }

  void versions(const EvidenceGroup& group, size_t index) {
    out_.append(
            "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Versions of passage ")
        .append(std::to_string(index + 1))
        .append("\"><table><caption>Who carries which version</caption>\n");
    row_head({"Version", "Page", "Published", "Attributed to", "Words", "Alike",
              "Where in the text", "Note"});
    for (size_t i = 0; i < group.versions.size(); ++i) {
      const EvidenceVersion& version = group.versions[i];
      const EvidenceDocument& document = record_.documents[version.document];
      out_.append("<tr><th scope=\"row\">").append(std::to_string(i + 1)).append("</th>");
      std::string where =
          document.outlet.empty() ? document.id : document.outlet + " (" + document.id + ")";
      for (const std::string& statement : version.statements) where += " " + statement;
      cell(where);
      cell(dated(version.published));
      cell((version.speaker.empty() ? version.kind == "passage" ? "–" : "unresolved"
                                    : version.speaker) +
           (version.source.empty() || version.source == version.speaker
                ? ""
                : " (as “" + version.source + "”)"));
      cell(std::to_string(version.words));
      cell(thousandths(version.similarity));
      std::string spans;
      for (const EvidencePiece& piece : version.pieces)
        spans += (spans.empty() ? "" : ", ") + span_words(piece.span);
      cell(spans);
      std::string note = i == 0 && group.versions.size() > 1 ? "fullest in this archive" : "";
      if (group.earliest && *group.earliest == i)
        note += (note.empty() ? "" : "; ") + std::string("earliest dated in this archive");
      if (version.reattributed)
        note += (note.empty() ? "" : "; ") + std::string("given to another speaker");
      if (version.negated) note += (note.empty() ? "" : "; ") + std::string("told as denied");
      cell(note);
      put("</tr>\n");
    }
    put("</tbody></table></div>\n");
    if (group.left_out)
      element("p", quantity(group.left_out, "further version is", "further versions are") +
                       " not shown.");
  }

  void comparison(const EvidenceGroup& group, const EvidenceComparison& one, size_t index,
                  size_t number) {
    const EvidenceVersion &a = group.versions[one.a], &b = group.versions[one.b];
    element("h4", "Version " + std::to_string(one.b + 1) + " (" +
                      carrier_words(record_.documents[b.document], b) + ") against version " +
                      std::to_string(one.a + 1));
    if (one.changes.empty() && one.left_out == 0) {
      put("<p>The same words, in the same order.</p>\n");
      return;
    }
    put("<blockquote><p>");
    for (size_t i = 0; i < one.a_pieces.size(); ++i) {
      if (i > 0) put(" … ");
      for (const EvidencePiece& piece : a.pieces)
        if (piece.span == one.a_pieces[i])
          marked_piece(piece, one.changes, i + 1 == one.a_pieces.size());
    }
    put("</p></blockquote>\n");
    out_.append("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Differences ")
        .append(std::to_string(index + 1))
        .append(".")
        .append(std::to_string(number + 1))
        .append("\"><table><caption>The differences</caption>\n");
    row_head({"Kind", "Version " + std::to_string(one.a + 1),
              "Version " + std::to_string(one.b + 1), "Places", "Weight", "Rule"});
    for (const EvidenceChange& change : one.changes) {
      put("<tr>");
      out_.append("<th scope=\"row\">")
          .append(escape_html(kind_words(change.kind)))
          .append("</th>");
      cell(change.a_words.empty() ? "–" : change.a_words);
      cell(change.b_words.empty() ? "–" : change.b_words);
      cell(span_words(change.a) + " / " + span_words(change.b));
      cell(weight_words(change.weight));
      cell(change.rule);
      put("</tr>\n");
    }
    put("</tbody></table></div>\n");
    if (one.left_out)
      element("p", quantity(one.left_out, "further difference is", "further differences are") +
                       " not shown.");
  }

  void mark_change(const EvidenceChange& change) {
    put(" ");
    if (!change.a_words.empty())
      out_.append("<del>").append(escape_html(change.a_words)).append("</del> ");
    if (!change.b_words.empty())
      out_.append("<ins>").append(escape_html(change.b_words)).append("</ins> ");
    out_.append("<small>[").append(escape_html(kind_words(change.kind))).append("]</small> ");
  }

  // One piece of version a with what version b did to it. Changes that touch words already passed
  // are left to the table.
  void marked_piece(const EvidencePiece& piece, const std::vector<EvidenceChange>& changes,
                    bool is_last) {
    const text::PointMap map(piece.words);
    const uint32_t shown = piece.span.begin + map.size();
    uint32_t at = piece.span.begin;
    const auto upto = [&](uint32_t end) {
      if (end > at)
        text(base::view(piece.words,
                        {map.byte_of(at - piece.span.begin), map.byte_of(end - piece.span.begin)}));
      at = std::max(at, end);
    };
    for (const EvidenceChange& change : changes) {
      const bool here = change.a.begin >= at && (change.a.begin < piece.span.end ||
                                                 (is_last && change.a.begin == piece.span.end));
      if (!here || change.a.begin > shown) continue;
      upto(change.a.begin);
      mark_change(change);
      at = std::max(at, std::min(change.a.end, piece.span.end));
    }
    if (at < shown) upto(shown);
    if (piece.shortened) put(" [excerpt ends here]");
  }

  // ---- lineage

  void lineage() {
    put("<section id=\"lineage\">\n<h2>Lineage</h2>\n");
    if (record_.edges.empty()) {
      put("<p>Nothing in this archive tells where these words came from or who took them "
          "over.</p>\n</section>\n");
      return;
    }
    put("<p>An arrow leads from a page to one that has words from it. A broken line joins pages "
        "that share words without anything that "
        "tells who has them from whom. A broken box is a source that is named in a text and is not "
        "in this archive.</p>\n");
    out_.append(
            "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Drawing of the "
            "lineage\">\n")
        .append(draw_lineage(record_))
        .append("</div>\n");
    put("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Table of the "
        "lineage\"><table><caption>The same as a table</caption>\n");
    row_head({"No.", "From", "To", "Relation", "Score", "Shared words", "Why", "Could also be from",
              "Changes"});
    for (size_t i = 0; i < record_.edges.size(); ++i) edge(record_.edges[i], i);
    put("</tbody></table></div>\n</section>\n");
  }

  std::string node_words(const EvidenceNode& node) const {
    if (node.outside) return node.name + " (not in this archive)";
    return node.name + " (" + node.id + "), " + dated(node.published);
  }

  void edge(const EvidenceEdge& edge, size_t index) {
    out_.append("<tr><th scope=\"row\">").append(std::to_string(index + 1)).append("</th>");
    cell(node_words(record_.nodes[edge.from]));
    cell(node_words(record_.nodes[edge.to]));
    cell(kind_words(edge.relation) + (edge.directed ? "" : ", direction not known"));
    cell(thousandths(edge.score));
    cell(edge.words == 0 ? "–"
                         : std::to_string(edge.shared_words) + " of " + std::to_string(edge.words));
    put("<td><ul>");
    for (const EvidenceReason& reason : edge.evidence) {
      out_.append("<li>")
          .append(escape_html(reason.kind))
          .append(" (")
          .append(reason.weight < 0 ? "−" : "+")
          .append(thousandths(static_cast<uint32_t>(std::abs(reason.weight))))
          .append("): ");
      text(reason.note);
      if (!reason.b_words.empty())
        text("; in the text: “" + cut_points(reason.b_words, 160) + "” (" + span_words(reason.b) +
             ")");
      put("</li>");
    }
    put("</ul></td>");
    std::string others, changes;
    for (const EvidenceAlternative& other : edge.alternatives)
      others += (others.empty() ? "" : "; ") + record_.nodes[other.from].name + " (" +
                record_.nodes[other.from].id + "), " + thousandths(other.score);
    for (const EvidenceKindCount& one : edge.changes)
      changes +=
          (changes.empty() ? "" : ", ") + std::to_string(one.count) + " " + kind_words(one.kind);
    cell(others.empty() ? "–" : others);
    cell(changes.empty() ? "–" : changes);
    put("</tr>\n");
  }

  // ---- documents, limits, verification

  void documents() {
    put("<section id=\"documents\">\n<h2>Pages and hashes</h2>\n<p>Places are code points of the "
        "text that Hearsay reads from the "
        "page’s bytes. Addresses are given as text; nothing here is loaded from them.</p>\n"
        "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Table of "
        "pages\"><table><caption>The pages</caption>\n");
    row_head({"Page", "Title and author", "Address", "Published", "Captured",
              "SHA-256 of the bytes, of the text", "Read by"});
    for (const EvidenceDocument& one : record_.documents) {
      out_.append("<tr><th scope=\"row\">").append(escape_html(one.id)).append("</th>");
      std::string byline;
      for (const std::string& name : one.byline) byline += (byline.empty() ? "; by " : ", ") + name;
      cell((one.title.empty() ? "–" : one.title) + byline +
           (one.outlet.empty() ? "" : "; " + one.outlet));
      cell(one.url.empty() ? "–" : one.url);
      cell(one.published.empty() ? "undated"
                                 : one.published + " (" + one.published_precision +
                                       ", from: " + one.published_basis + ")");
      cell(one.captured.empty() ? "–" : one.captured);
      out_.append("<td><code>")
          .append(escape_html(one.sha256))
          .append("</code><br><code>")
          .append(escape_html(one.text_sha256))
          .append("</code><br>")
          .append(std::to_string(one.text_points))
          .append(" characters, ")
          .append(escape_html(one.media_type))
          .append(", ")
          .append(escape_html(one.charset))
          .append("</td>");
      cell("Hearsay " + one.program);
      put("</tr>\n");
    }
    put("</tbody></table></div>\n</section>\n");
  }

  void limits() {
    put("<section id=\"limits\">\n<h2>Limits of this finding</h2>\n<ul>\n");
    for (const std::string& limit : record_.limits) element("li", limit);
    put("</ul>\n</section>\n");
  }

  void verification() {
    const std::string json = evidence_json(record_);
    put("<section id=\"verify\">\n<h2>How to check this page</h2>\n<p>All findings on this page "
        "also stand in it as data, at its end. "
        "The SHA-256 of these data is ");
    out_.append(kDigestOpen).append(base::to_hex(base::sha256(json))).append("</code>.</p>\n");
    put("<p>With the file saved as <code>page.html</code>, <code>hearsay verify page.html</code> "
        "reads the data, makes the page "
        "from them again and compares every byte; with <code>--archive FILE</code> or "
        "<code>--pages FOLDER</code> it also checks the hash "
        "of each page, the words at each place, and each difference.</p>\n</section>\n");
    out_.append(kJsonOpen).append(json).append(kJsonClose).append("\n");
  }

  const EvidenceRecord& record_;
  std::string out_;
};

}  // namespace

std::string render_evidence(const EvidenceRecord& record) { return Page(record).render(); }

}  // namespace hearsay::engine

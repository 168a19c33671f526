// Tests of evidence pages: the record's JSON is unique, hostile text stays text, and every changed
// byte is noticed.
#include "engine/evidence.h"

#include <gtest/gtest.h>

#include "base/hash.h"
#include "engine/html_text.h"
#include "engine/verify.h"

namespace hearsay::engine {
namespace {

constexpr const char* kHostile =
    "</script><script>alert(1)</script>&\"'\xE2\x80\xAE\x01 <img src=x onerror=y>";

EvidenceRecord small_record() {
  EvidenceRecord record;
  record.program = "0.1.0";
  record.finding = "gazette/ferry.html#s1";
  record.kind = "statement";
  record.searched = 7;
  for (const char* id : {"gazette/ferry.html", "post/boat.html"}) {
    EvidenceDocument document;
    document.id = id;
    document.title = kHostile;
    document.outlet = "Brindle Gazette";
    document.url = "javascript:alert(1)";
    document.byline = {"Ada Renn"};
    document.sha256 = std::string(64, 'a');
    document.text_sha256 = std::string(64, 'b');
    document.text_points = 400;
    document.program = "0.1.0";
    record.documents.push_back(document);
  }
  record.documents.front().published = "2031-03-04";
  record.documents.front().published_precision = "day";
  record.documents.front().published_basis = "meta";
  EvidenceGroup group;
  for (uint32_t i = 0; i < 2; ++i) {
    EvidenceVersion version;
    version.document = i;
    version.statements = {"s1"};
    version.kind = "direct";
    version.speaker = "Ada Renn";
    version.pieces = {
        {{10, 34}, i == 0 ? "We need 300 crowns today" : "We need 400 crowns today", false}};
    version.before = kHostile;
    version.words = 5;
    group.versions.push_back(version);
  }
  group.earliest = 0;
  EvidenceChange change{"number", "number-digits", 2, {18, 21}, {18, 21}, "300", "400"};
  group.comparisons.push_back({0, 1, {{10, 34}}, {change}, 0});
  record.groups.push_back(group);
  record.nodes.push_back(
      {"gazette/ferry.html", "Brindle Gazette", "", "2031-03-04", false, true, 0});
  record.nodes.push_back({"post/boat.html", kHostile, "", "", false, false, 1});
  record.nodes.push_back({"outside:tarnwire", "Tarnwire", "", "", true, false, std::nullopt});
  EvidenceEdge edge{0,  1,  "copy", "declared-source", true,           812,
                    40, 31, {},     {{2, 300}},        {{"number", 1}}};
  edge.evidence.push_back(
      {"credit", "names Brindle Gazette as its source", 380, {}, {5, 20}, "", "Brindle Gazette"});
  record.edges.push_back(edge);
  record.limits = {"Everything here is about one archive of 7 documents."};
  return record;
}

TEST(EvidenceJson, ComesBackAsItWas) {
  const EvidenceRecord record = small_record();
  const std::string json = evidence_json(record);
  EXPECT_EQ(json.find('<'), std::string::npos);
  const base::Result<EvidenceRecord> again = read_evidence_json(json);
  ASSERT_TRUE(again.ok()) << again.error().note;
  EXPECT_EQ(*again, record);
}

TEST(EvidenceJson, IsRefusedInAnyOtherForm) {
  const std::string json = evidence_json(small_record());
  const auto changed = [&](std::string_view from, std::string_view to) {
    std::string out = json;
    const size_t at = out.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return out.replace(at, from.size(), to);
  };
  EXPECT_FALSE(read_evidence_json(changed("\"layout\":1", "\"layout\": 1")).ok());
  EXPECT_FALSE(read_evidence_json(changed("\"earliest\":0", "\"earliest\":9")).ok());
  EXPECT_FALSE(read_evidence_json(changed("\"document\":1", "\"document\":5")).ok());
  EXPECT_FALSE(read_evidence_json(changed("\"from\":0", "\"from\":77")).ok());
  EXPECT_FALSE(read_evidence_json(changed("[10,34]", "[10,4000]")).ok());
  EXPECT_FALSE(read_evidence_json(changed("[10,34]", "[34,10]")).ok());
  EXPECT_FALSE(read_evidence_json(changed("\"searched\":7", "\"searched\":-7")).ok());
  EXPECT_FALSE(read_evidence_json(changed("hearsay.evidence/1", "hearsay.evidence/9")).ok());
  EXPECT_FALSE(read_evidence_json("").ok());
  EXPECT_FALSE(read_evidence_json("[]").ok());
  EXPECT_FALSE(read_evidence_json(std::string(5000, '[')).ok());
}

TEST(EvidencePage, HostileTextStaysText) {
  const std::string html = render_evidence(small_record());
  EXPECT_EQ(html.find("<script>alert"), std::string::npos);
  EXPECT_EQ(html.find("<img"), std::string::npos);
  EXPECT_GT(html.find("\xE2\x80\xAE"), html.find(kJsonOpen)) << "only inside the data";
  EXPECT_NE(html.find("⟨U+202E⟩"), std::string::npos);
  EXPECT_EQ(html.find("href=\"javascript"), std::string::npos);
  size_t scripts = 0;
  for (size_t at = html.find("<script"); at != std::string::npos; at = html.find("<script", at + 1))
    ++scripts;
  EXPECT_EQ(scripts, 1u) << "the data";
}

TEST(EvidencePage, SaysInWordsWhatColoursSay) {
  const std::string html = render_evidence(small_record());
  EXPECT_NE(html.find("<del>300</del> <ins>400</ins> <small>[number]</small>"), std::string::npos);
  for (const char* part :
       {"lang=\"en\"", "<title>Evidence: ", "role=\"img\"", "prefers-color-scheme:dark",
        "@media print", "undated", "not in this archive", "scope=\"col\"", "Limits of this finding",
        "id=\"digest\""})
    EXPECT_NE(html.find(part), std::string::npos) << part;
  for (const char* part : {"http-equiv=\"refresh", "<link", "<iframe", "url(http", "@import"})
    EXPECT_EQ(html.find(part), std::string::npos) << part;
}

TEST(Verify, AnUntouchedPageIsOk) {
  const VerifyReport report = verify_evidence(render_evidence(small_record()));
  EXPECT_FALSE(report.failed()) << verify_text(report);
  EXPECT_EQ(report.finding, "gazette/ferry.html#s1");
  EXPECT_EQ(report.unchecked(), 1u) << "no sources were given";
}

TEST(Verify, EveryChangedByteIsNoticed) {
  const std::string html = render_evidence(small_record());
  for (size_t at = 0; at < html.size(); ++at) {
    std::string touched = html;
    touched[at] = static_cast<char>(touched[at] ^ (at % 2 ? 1 : 0x20));
    ASSERT_TRUE(verify_evidence(touched).failed()) << "byte " << at << ": " << html.substr(at, 30);
  }
}

TEST(Verify, LostAndAddedBytesAreNoticed) {
  const std::string html = render_evidence(small_record());
  for (size_t at = 0; at < html.size(); at += 97) {
    EXPECT_TRUE(verify_evidence(html.substr(0, at)).failed()) << at;
    EXPECT_TRUE(verify_evidence(html.substr(0, at) + " " + html.substr(at)).failed()) << at;
  }
  EXPECT_TRUE(verify_evidence(html + "\n").failed());
  EXPECT_TRUE(verify_evidence("").failed());
}

// Text and data changed together, with the digest made to fit: only the sources can tell.
TEST(Verify, AForgedPageFailsAgainstItsSources) {
  EvidenceRecord record = small_record();
  record.documents.resize(1);
  record.nodes.clear();
  record.edges.clear();
  record.groups.front().versions.resize(1);
  record.groups.front().comparisons.clear();
  const std::string text = "Renn said: We need 300 crowns today for the engine.";
  record.documents[0].text_points = base::narrow(text.size());
  record.documents[0].text_sha256 = base::to_hex(base::sha256(text));
  record.groups[0].versions[0].pieces = {{{11, 35}, "We need 900 crowns today", false}};
  record.groups[0].versions[0].before = "Renn said: ";
  const SourceFinder finder = [&](const std::string&,
                                  const std::string& sha256) -> base::Result<VerifySource> {
    VerifySource source;
    source.sha256 = sha256;
    document::Document& document = source.document;
    document.text = text;
    document.title = kHostile;
    document.outlet = "Brindle Gazette";
    document.canonical_url = "javascript:alert(1)";
    document.byline = {"Ada Renn"};
    document.published = {*base::from_iso("2031-03-04"), document::DateBasis::kMeta, {}};
    statement::Statement one;
    one.number = 1;
    one.speaker.name = "Ada Renn";
    one.kind = statement::Kind::kDirect;
    one.speaker.basis = statement::SpeakerBasis::kName;
    one.cue = base::Bytes{5, 9};
    source.statements = {one};
    return source;
  };
  EvidenceVersion& version = record.groups[0].versions[0];
  version.speaker_basis = "name";
  version.cue = "said";
  version.published = "2031-03-04";
  const std::string forged = render_evidence(record);
  EXPECT_FALSE(verify_evidence(forged).failed());
  EXPECT_TRUE(verify_evidence(forged, finder).failed());
  record.groups[0].versions[0].pieces[0].words = "We need 300 crowns today";
  const VerifyReport good = verify_evidence(render_evidence(record), finder);
  EXPECT_FALSE(good.failed()) << verify_text(good);

  const auto is_told = [&](auto forge) {
    EvidenceRecord other = record;
    forge(other);
    return verify_evidence(render_evidence(other), finder).failed();
  };
  EXPECT_TRUE(is_told([](auto& r) { r.groups[0].versions[0].speaker = "Bo Lind"; }));
  EXPECT_TRUE(is_told([](auto& r) { r.groups[0].versions[0].negated = true; }));
  EXPECT_TRUE(is_told([](auto& r) { r.groups[0].versions[0].statements = {"s2"}; }));
  EXPECT_TRUE(is_told([](auto& r) { r.documents[0].outlet = "Tarnwire"; }));
  EXPECT_TRUE(is_told([](auto& r) { r.documents[0].published = "2030-03-04"; }));
  EXPECT_FALSE(is_told([](auto& r) { r.documents[0].program = "9.9"; }));
}

TEST(Verify, ASourceWithNoneOfThePagesIsNoSource) {
  const SourceFinder finder = [](const std::string& id, const std::string&) {
    return base::Result<VerifySource>(base::Error{base::Code::kNotFound, 0, id});
  };
  EXPECT_TRUE(verify_evidence(render_evidence(small_record()), finder).failed());
}

TEST(EscapeHtml, EscapesAndShows) {
  EXPECT_EQ(escape_html("a<b>&\"'"), "a&lt;b&gt;&amp;&quot;&#39;");
  EXPECT_EQ(escape_html(std::string_view("\x00\x1b", 2)), "\xEF\xBF\xBD\xEF\xBF\xBD");
  EXPECT_EQ(escape_html("\xE2\x81\xA6"), "⟨U+2066⟩");
  EXPECT_EQ(escape_html("é\n\t"), "é\n\t");
  EXPECT_EQ(cut_points("éée", 2), "éé…");
  EXPECT_EQ(cut_points("éé", 2), "éé");
}

}  // namespace
}  // namespace hearsay::engine

// Tests of lineage on invented pages: declared sources, cuts, chains, compilations, common sources,
// abstention.
#include "lineage/trace_lineage.h"

#include <gtest/gtest.h>

#include <deque>

#include "lineage/weights.h"

namespace hearsay::lineage {
namespace {

using document::BlockKind;
using document::Document;

// Pages made of paragraphs; words in «…» are reported by the speaker named last with speaks().
class Pages {
 public:
  Pages& page(std::string id, std::string outlet, std::string date = {}) {
    documents_.emplace_back();
    utterances_.emplace_back();
    Document& d = documents_.back();
    d.id = std::move(id);
    d.outlet = std::move(outlet);
    if (!date.empty())
      d.published = document::PublishedDate{*base::from_iso(date), document::DateBasis::kMeta, {}};
    speaker_.clear();
    return *this;
  }
  Pages& speaks(std::string speaker) {
    speaker_ = std::move(speaker);
    return *this;
  }
  Pages& text(std::string_view paragraph) {
    Document& d = documents_.back();
    if (!d.text.empty()) d.text += "\n\n";
    const uint32_t begin = base::narrow(d.text.size());
    uint32_t open = 0;
    for (size_t at = 0; at < paragraph.size(); ++at) {
      const std::string_view mark = paragraph.substr(at, 2);
      if (mark == "«") {
        open = base::narrow(d.text.size());
        ++at;
      } else if (mark == "»") {
        utterances_.back().push_back({{{open, base::narrow(d.text.size())}}, speaker_});
        ++at;
      } else {
        d.text += paragraph[at];
      }
    }
    document::Block block;
    block.kind = BlockKind::kBody;
    block.span = {begin, base::narrow(d.text.size())};
    d.blocks.push_back(std::move(block));
    return *this;
  }
  Pages& credit(std::string name, document::Relation relation, std::string url = {}) {
    Document& d = documents_.back();
    const size_t at = d.text.rfind(name);
    base::Bytes span;
    if (at != std::string::npos) span = {base::narrow(at), base::narrow(at + name.size())};
    d.credits.push_back({std::move(name), relation, span, 0, std::move(url), "test"});
    return *this;
  }
  Document& document() { return documents_.back(); }

  Lineage trace() const {
    std::vector<Source> sources;
    for (size_t i = 0; i < documents_.size(); ++i)
      sources.push_back({&documents_[i], utterances_[i]});
    return trace_lineage(sources, lexicon::Lexicon::built_in());
  }

 private:
  std::deque<Document> documents_;
  std::deque<std::vector<Utterance>> utterances_;
  std::string speaker_;
};

constexpr const char* kLead =
    "The ferry between Ostra and the outer islands will stop running next month after the council "
    "failed to agree on who pays for "
    "the new engines, officials said on Tuesday.";
constexpr const char* kMiddle =
    "About four hundred people use the boat every day, most of them pupils and nurses, and the "
    "next bridge is two hours away by car.";
constexpr const char* kEnd =
    "The line was opened ninety years ago and has been stopped only once before, in the winter "
    "when the strait froze from shore to shore "
    "and the mail was carried over the ice by dogs.";

std::string edges(const Lineage& lineage) {
  std::string out;
  for (const Edge& edge : lineage.edges)
    out += lineage.nodes[edge.from].id + (edge.directed ? ">" : "-") + lineage.nodes[edge.to].id +
           " " + std::string(edge_relation_name(edge.relation)) + "\n";
  return out;
}

TEST(Lineage, ACreditMakesTheParent) {
  Pages pages;
  pages.page("reprint", "Brindle Gazette", "2031-03-04")
      .text("OSTRA (Tarnwire) – ")
      .credit("Tarnwire", document::Relation::kDateline);
  pages.text(kLead).text(kMiddle);
  pages.page("wire", "Tarnwire", "2031-03-04").text(kLead).text(kMiddle).text(kEnd);
  const Lineage lineage = pages.trace();
  EXPECT_EQ(edges(lineage), "wire>reprint copy\n");
  EXPECT_EQ(lineage.edges.front().rule, "declared-source");
  EXPECT_EQ(lineage.edges.front().evidence.front().kind, EvidenceKind::kDateline);
}

TEST(Lineage, AnEarlierDateIsNotHeldAgainstADeclaredSource) {
  Pages pages;
  pages.page("reprint", "Brindle Gazette", "2031-03-01")
      .text("Tarnwire reports:")
      .credit("Tarnwire", document::Relation::kReports);
  pages.text(kLead).text(kMiddle);
  pages.page("wire", "Tarnwire", "2031-03-09").text(kLead).text(kMiddle);
  EXPECT_EQ(edges(pages.trace()), "wire>reprint copy\n");
}

TEST(Lineage, DatesAloneGiveNoDirection) {
  Pages pages;
  pages.page("a", "Brindle Gazette", "2031-03-01").text(kLead).text(kMiddle);
  pages.page("b", "Ostra Post", "2031-03-09").text(kLead).text(kMiddle);
  const Lineage lineage = pages.trace();
  EXPECT_EQ(edges(lineage), "a-b copy\n");
  EXPECT_EQ(lineage.edges.front().rule, "no-direction");
}

TEST(Lineage, OrderOfThePagesChangesNoDirection) {
  for (const bool turned : {false, true}) {
    Pages pages;
    const auto source = [&] {
      pages.page("source", "Ostra Post", "2031-03-01").text(kLead).text(kMiddle).text(kEnd);
    };
    const auto cut = [&] {
      pages.page("cut", "Brindle Gazette", "2031-03-02").text(kLead).text(kMiddle);
    };
    turned ? (cut(), source()) : (source(), cut());
    EXPECT_EQ(edges(pages.trace()), "source>cut copy\n") << turned;
  }
}

TEST(Lineage, NothingSharedNothingSaid) {
  Pages pages;
  pages.page("a", "Ostra Post").text(kLead);
  pages.page("b", "Brindle Gazette").text(kEnd);
  EXPECT_EQ(edges(pages.trace()), "");
}

// C has B's changes of A's words and credits only A, as B does.
TEST(Lineage, APageWithAnothersChangesHasThemFromThatPage) {
  Pages pages;
  pages.page("a", "Tarnwire", "2031-03-01").text(kLead).text(kMiddle).text(kEnd);
  pages.page("b", "Ostra Post", "2031-03-02")
      .text("Tarnwire reports:")
      .credit("Tarnwire", document::Relation::kReports);
  pages.text(
      "The ferry between Ostra and the outer islands will cease to run next month after the "
      "council failed to agree on who "
      "settles the bill for the new engines, officials said on Tuesday.");
  pages.text(
      "About four hundred people use the boat every day, most of them pupils and nurses, and the "
      "nearest crossing by road is two "
      "hours away by car.");
  pages.page("c", "Brindle Gazette", "2031-03-03")
      .text("Tarnwire reports:")
      .credit("Tarnwire", document::Relation::kReports);
  pages.text(
      "The ferry between Ostra and the far islands will cease to run next month after the board "
      "failed to agree on who settles "
      "the bill for the new motors, officials told us.");
  pages.text(
      "About four hundred folk use the boat each day, most of them pupils and nurses, and the "
      "nearest crossing by road is two "
      "hours away by car.");
  const Lineage lineage = pages.trace();
  EXPECT_EQ(edges(lineage), "a>b copy\nb>c copy\n");
  EXPECT_EQ(lineage.edges.back().rule, "stands-between");
  ASSERT_FALSE(lineage.edges.back().alternatives.empty());
  EXPECT_EQ(lineage.nodes[lineage.edges.back().alternatives.front().from].id, "a");
}

TEST(Lineage, ACompilationHasSeveralParents) {
  Pages pages;
  pages.page("one", "Ostra Post", "2031-03-01").text(kLead).text(kMiddle);
  pages.page("two", "Tarnwire", "2031-03-01").text(kEnd);
  pages.page("digest", "Week in Words", "2031-03-05")
      .text("From the Ostra Post:")
      .credit("Ostra Post", document::Relation::kVia);
  pages.text(kLead)
      .text("And from Tarnwire:")
      .credit("Tarnwire", document::Relation::kVia)
      .text(kEnd);
  EXPECT_EQ(edges(pages.trace()), "one>digest copy\ntwo>digest copy\n");
}

TEST(Lineage, OneSpeakersWordsWithoutCreditAreACommonSource) {
  Pages pages;
  const char* quote =
      "«We shall run the boat as long as there is one child on that island who has to be at school "
      "by eight.»";
  pages.page("a", "Ostra Post", "2031-03-01")
      .text(
          "Mayor Ada Renn faced the islanders in the town hall, where the coffee ran out before "
          "she did.");
  pages.speaks("Ada Renn").text(quote);
  pages.page("b", "Brindle Gazette", "2031-03-01")
      .text(
          "In a hall that smelled of wet coats the head of the town spoke for eleven minutes "
          "without notes.");
  pages.speaks("Renn").text(quote);
  EXPECT_EQ(edges(pages.trace()), "a-b common_source\n");
}

TEST(Lineage, ASourceThatIsNotHereStandsOutside) {
  Pages pages;
  pages.page("a", "Ostra Post")
      .text("The Farside Herald reports that the boat will stop.")
      .credit("Farside Herald", document::Relation::kReports);
  const Lineage lineage = pages.trace();
  ASSERT_EQ(lineage.nodes.size(), 2u);
  EXPECT_TRUE(lineage.nodes[1].outside);
  EXPECT_EQ(lineage.nodes[1].id, "outside:farsideherald");
  EXPECT_EQ(edges(lineage), "outside:farsideherald>a copy\n");
}

TEST(Lineage, AnEdgeTellsWhatWasChangedAndHowMuchIsShared) {
  Pages pages;
  pages.page("wire", "Tarnwire")
      .speaks("Ada Renn")
      .text(kLead)
      .text("«We need 300 crowns for the engine, not a new boat,» Renn said.");
  pages.page("reprint", "Ostra Post")
      .text("Tarnwire reports:")
      .credit("Tarnwire", document::Relation::kReports);
  pages.speaks("Ada Renn")
      .text(kLead)
      .text("«We need 400 crowns for the engine, not a new boat,» Renn said.");
  const Lineage lineage = pages.trace();
  ASSERT_EQ(lineage.edges.size(), 1u);
  const Edge& edge = lineage.edges.front();
  EXPECT_EQ(edge.changes.at(wording::ChangeKind::kNumber), 1u);
  EXPECT_EQ(edge.changes.size(), 1u);
  EXPECT_GT(edge.shared_words * 10, edge.words * 8);
  EXPECT_EQ(edge.paragraphs.size(), 2u);
}

TEST(Lineage, ManyCopiesAreNotAllTiedToEachOther) {
  Pages pages;
  for (int i = 0; i < 120; ++i)
    pages.page("p" + std::to_string(1000 + i), "Outlet " + std::to_string(i))
        .text(kLead)
        .text(kMiddle);
  EXPECT_LE(pages.trace().edges.size(), 240u);
}

TEST(Weights, DatesAloneStayBelowTheMarginAndDeclaredSourcesAbove) {
  EXPECT_LT(weight_of(Reason::kLater).weight, kDirectionMargin);
  for (const Reason reason : {Reason::kCreditReports, Reason::kCreditVia, Reason::kCreditTold,
                              Reason::kLinkPage, Reason::kDatelineTag})
    EXPECT_GE(weight_of(reason).weight, kDirectionMargin);
}

}  // namespace
}  // namespace hearsay::lineage

// What each reason for an edge weighs, in thousandths, and why: the one table lineage decides by.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "lineage/lineage.h"

namespace hearsay::lineage {

enum class Reason : uint8_t {
  kCreditReports,
  kCreditVia,
  kCreditTold,
  kCreditByline,
  kCreditElsewhere,
  kCreditCarried,
  kLinkPage,
  kLinkSite,
  kDatelineTag,
  kOwnTag,
  kPartOfLonger,
  kEndsEarly,
  kFullerWords,
  kMarkedCut,
  kOrderKept,
  kOwnWordsBetween,
  kOwnVoice,
  kOwnBrackets,
  kNameLeft,
  kBylineLeft,
  kCreditLeft,
  kStandsBetween,
  kSharedError,
  kLater,
  kEarlier
};

struct Weight {
  Reason reason;
  EvidenceKind kind;
  int32_t weight;    // of one finding
  int32_t most;      // of all findings of this reason together
  bool directional;  // counts when the two directions are compared
  std::string_view id;
  std::string_view why;
};

// Declared source > truncation and order > commentary > time: a page's own word about its source
// outweighs everything that can be read from shape, and a date alone never passes kDirectionMargin.
inline constexpr std::array<Weight, 25> kWeights = {{
    {Reason::kCreditReports, EvidenceKind::kCredit, 380, 380, true, "credit-reports",
     "the page itself says where it has the words from"},
    {Reason::kCreditVia, EvidenceKind::kCredit, 400, 400, true, "credit-via",
     "a line that exists only to name the source"},
    {Reason::kCreditTold, EvidenceKind::kCredit, 250, 250, true, "credit-told",
     "words told to that outlet stand there first, but may have been relayed by a third page"},
    {Reason::kCreditByline, EvidenceKind::kCredit, 320, 320, true, "credit-byline",
     "the byline is the outlet's name, as reprints give it"},
    {Reason::kCreditElsewhere, EvidenceKind::kCredit, 100, 100, true, "credit-elsewhere",
     "the outlet is named beside words that another of its pages has"},
    {Reason::kCreditCarried, EvidenceKind::kCredit, 90, 90, true, "credit-carried",
     "the credit stands in words taken from another page, so it speaks for that page's source"},
    {Reason::kLinkPage, EvidenceKind::kLink, 420, 420, true, "link-page",
     "a link from the text to that very page"},
    {Reason::kLinkSite, EvidenceKind::kLink, 150, 150, true, "link-site",
     "a link from the text to that site, not to the page"},
    {Reason::kDatelineTag, EvidenceKind::kDateline, 350, 350, true, "dateline-tag",
     "an agency's tag in the dateline is a claim of origin"},
    {Reason::kOwnTag, EvidenceKind::kDateline, 70, 70, true, "own-tag",
     "an agency's dispatch begins with the agency's own tag; who reprints it may drop that"},
    {Reason::kPartOfLonger, EvidenceKind::kContainment, 60, 60, true, "part-of-longer",
     "copies are shortened more often than lengthened; alone it is a weak sign (61 in 100 on "
     "posts)"},
    {Reason::kEndsEarly, EvidenceKind::kContainment, 80, 80, true, "ends-early",
     "text cut off at its end is the classic reprint; sources do not grow at the end alone"},
    {Reason::kFullerWords, EvidenceKind::kContainment, 50, 150, true, "fuller-words",
     "a quotation can be cut by anybody but lengthened only by who has the source"},
    {Reason::kMarkedCut, EvidenceKind::kContainment, 90, 150, true, "marked-cut",
     "dots stand where the other page has words: it says itself that it cut"},
    {Reason::kOrderKept, EvidenceKind::kOrder, 30, 30, false, "order-kept",
     "passages in one order speak for copying, not for which way"},
    {Reason::kOwnWordsBetween, EvidenceKind::kCommentary, 40, 80, true, "own-words-between",
     "a paragraph of one's own between two that stand together in the other page"},
    {Reason::kOwnVoice, EvidenceKind::kCommentary, 60, 60, true, "own-voice",
     "the writer speaks as I or we about words that the other page only reports"},
    {Reason::kOwnBrackets, EvidenceKind::kCommentary, 70, 70, true, "own-brackets",
     "square brackets are put by who quotes, not by who speaks"},
    {Reason::kNameLeft, EvidenceKind::kResidue, 120, 120, true, "name-left",
     "the other outlet's name left in the text"},
    {Reason::kBylineLeft, EvidenceKind::kResidue, 70, 70, true, "byline-left",
     "the other page's author named in the text, outside the byline"},
    {Reason::kCreditLeft, EvidenceKind::kResidue, 120, 120, false, "credit-left",
     "the other page's own credit came along with its words"},
    {Reason::kStandsBetween, EvidenceKind::kResidue, 220, 220, true, "stands-between",
     "it carries the other page's own changes and no word of the common source which that page "
     "lacks"},
    {Reason::kSharedError, EvidenceKind::kSharedError, 60, 120, false, "shared-error",
     "two writers rarely make the same slip"},
    {Reason::kLater, EvidenceKind::kTime, 60, 60, true, "dated-later",
     "dates are often of the last change, so they only tip the scale"},
    {Reason::kEarlier, EvidenceKind::kTime, -60, -60, true, "dated-earlier",
     "the same, against; never held against a declared source"},
}};

static_assert(
    [] {
      for (size_t i = 0; i < kWeights.size(); ++i)
        if (static_cast<size_t>(kWeights[i].reason) != i) return false;
      return true;
    }(),
    "the table stands in the order of Reason");

constexpr const Weight& weight_of(Reason reason) { return kWeights[static_cast<size_t>(reason)]; }

// Directional evidence one way minus the other way that must be reached before an edge gets a
// direction.
inline constexpr int32_t kDirectionMargin = 100;

// The same for pages that share nothing but quotations of one speaker: below it they are taken to
// have a common source.
inline constexpr int32_t kOneSpeakerMargin = 2 * kDirectionMargin;

// Score of an edge: a base for sharing a passage at all, a part for the share of the child that
// stands in the parent, and the evidence; 0..1000.
inline constexpr int32_t kScoreBase = 150;
inline constexpr int32_t kScoreShare = 350;

// Words of a child that a further parent must add to those found in the parents chosen before it.
inline constexpr uint32_t kOwnGain = 10;
inline constexpr uint32_t kMostCandidates = 64;   // a document is compared with
inline constexpr uint32_t kMostAlternatives = 5;  // kept with an edge
inline constexpr uint32_t kMostBetween =
    12;  // candidates of one child looked at for stands-between

}  // namespace hearsay::lineage

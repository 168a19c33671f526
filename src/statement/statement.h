// A statement: somebody said something, as one page reports it; every part of it a span of the
// document's text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/moment.h"
#include "base/span.h"

namespace hearsay::statement {

enum class Kind : uint8_t { kDirect, kMixed, kIndirect, kHeadline };
std::string_view kind_name(Kind kind);
std::optional<Kind> kind_of(std::string_view name);

enum class SpeakerType : uint8_t { kPerson, kOrganisation, kGroup, kUnresolved };
std::string_view speaker_type_name(SpeakerType type);
std::optional<SpeakerType> speaker_type_of(std::string_view name);

enum class SpeakerBasis : uint8_t { kName, kPronoun, kDescription, kOrganisation, kContinuation };
std::string_view speaker_basis_name(SpeakerBasis basis);
std::optional<SpeakerBasis> speaker_basis_of(std::string_view name);

struct Speaker {
  std::string name;  // fullest form on the page, without titles; a group as the page words it;
                     // empty when unresolved
  SpeakerType type = SpeakerType::kUnresolved;
  std::string role;  // "Russian Foreign Minister", empty where the page gives none
  SpeakerBasis basis = SpeakerBasis::kName;
  double confidence = 0;  // 0..1
  friend bool operator==(const Speaker&, const Speaker&) = default;
};

enum class VenueKind : uint8_t { kOutlet, kEvent, kDocument, kSocial };
std::string_view venue_kind_name(VenueKind kind);
std::optional<VenueKind> venue_kind_of(std::string_view name);

struct Venue {
  std::string name;
  VenueKind kind = VenueKind::kOutlet;
  base::Bytes span;
  friend bool operator==(const Venue&, const Venue&) = default;
};

struct SpokenTime {
  base::Bytes span;                    // "on Thursday" without "on"
  std::optional<base::Moment> moment;  // resolved against the page's dates, where it can be
  friend bool operator==(const SpokenTime&, const SpokenTime&) = default;
};

// All spans are bytes of Document::text. `content` is the whole reported content, without the outer
// marks and a leading "that"; several spans only where its own cue interrupts one sentence.
// `quoted` are the parts inside quotation marks.
struct Statement {
  uint32_t number = 0;  // 1-based within the document; its id is DOCUMENT#s<number>
  uint32_t part = 0;
  Kind kind = Kind::kIndirect;
  std::vector<base::Bytes> content;
  std::vector<base::Bytes> quoted;
  std::optional<base::Bytes> cue;
  std::optional<base::Bytes> source;  // the mention as it stands: "the diplomat"
  Speaker speaker;
  std::optional<Venue> venue;
  std::optional<SpokenTime> time;
  std::optional<uint32_t> within;  // number of the statement that reports this one
  bool negated = false;            // "denied that", "did not say"
  double confidence = 0;
  std::string rule;  // id of the rule that found it
  friend bool operator==(const Statement&, const Statement&) = default;
};

}  // namespace hearsay::statement

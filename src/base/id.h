// Strong ids: a number that is only equal to numbers of its own kind.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>

namespace hearsay::base {

// Use: struct DocumentId : Id<DocumentId> { using Id::Id; };  The default value is invalid. No
// arithmetic.
template <class Self, class Number = uint32_t>
class Id {
 public:
  constexpr Id() = default;
  constexpr explicit Id(Number value) : value_(value) {}
  constexpr Number value() const { return value_; }
  constexpr bool valid() const { return value_ != std::numeric_limits<Number>::max(); }
  friend constexpr auto operator<=>(const Id&, const Id&) = default;

 private:
  Number value_ = std::numeric_limits<Number>::max();
};

}  // namespace hearsay::base

// Compressed bytes unfolded as they come, within limits: gzip and Zstandard, member by member.
#pragma once

#include <memory>

#include "page/open_pages.h"
#include "page/source.h"

namespace hearsay::page {

enum class Packing : uint8_t { kNone, kGzip, kZstd };

// The note of the kDamaged Error for bytes that follow a whole member and begin none.
inline constexpr const char* kBetweenMembers = "bytes between compressed members";

// What the first bytes say (at least 4 where there are as many).
Packing packing_of(std::string_view head);

// A source of what `packed` (not null) unfolds to. Its Errors: kTruncated where the input ends
// inside a member, kDamaged where a member breaks its format or checksum, kTooLarge where a member
// or the whole unfolds to more than limits.ratio times its size (beyond the first MiB). `at` is a
// place in the file. resync() finds the next member by its magic number.
std::unique_ptr<Source> unfold(std::unique_ptr<Reader> packed, Packing packing,
                               const Limits& limits);

}  // namespace hearsay::page

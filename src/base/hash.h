// Digests of bytes: SHA-256 for proof, XXH3 for speed.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace hearsay::base {

using Sha256 = std::array<uint8_t, 32>;

// FIPS 180-4, by libcrypto.
Sha256 sha256(std::string_view bytes);

// 64 lower-case hexadecimal digits.
std::string to_hex(const Sha256& digest);

// XXH3-64; stable over platforms and versions of Hearsay, so it may stand in archives.
uint64_t fast_hash(std::string_view bytes, uint64_t seed = 0);

}  // namespace hearsay::base

// Digests as web archives write them: "sha1:" and base 32, and a few others.
#pragma once

#include <optional>
#include <string_view>

namespace hearsay::page {

// Whether `stated` ("sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ", "sha256:9f86…", "md5:…"; in base 32,
// base 64 or hexadecimal digits) is the digest of `bytes`. nullopt where the algorithm is not known
// or the digits are none of its length.
std::optional<bool> digest_holds(std::string_view stated, std::string_view bytes);

}  // namespace hearsay::page

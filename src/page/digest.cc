// Computes the named digest by libcrypto and compares it in each of the three ways of writing.
#include "page/digest.h"

#include <openssl/evp.h>

#include <array>
#include <string>

#include "base/ascii.h"

namespace hearsay::page {

namespace {

struct Digest {
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned size = 0;
};

const EVP_MD* algorithm_of(std::string_view name) {
  if (name == "sha1" || name == "sha-1") return EVP_sha1();
  if (name == "sha256" || name == "sha-256") return EVP_sha256();
  if (name == "sha512" || name == "sha-512") return EVP_sha512();
  return name == "md5" ? EVP_md5() : nullptr;
}

// `bits` a digit, most significant first; the last digit is filled up with zeros.
std::string digits_of(const Digest& digest, unsigned bits, std::string_view alphabet) {
  std::string out;
  unsigned held = 0, value = 0;
  for (unsigned i = 0; i < digest.size; ++i) {
    value = (value << 8 | digest.bytes[i]) & 0xffff;
    held += 8;
    for (; held >= bits; held -= bits) out += alphabet[value >> (held - bits) & ((1U << bits) - 1)];
  }
  if (held > 0) out += alphabet[value << (bits - held) & ((1U << bits) - 1)];
  return out;
}

}  // namespace

std::optional<bool> digest_holds(std::string_view stated, std::string_view bytes) {
  const size_t colon = stated.find(':');
  if (colon == std::string_view::npos || colon > 8) return std::nullopt;
  const std::string name = base::lowered(stated.substr(0, colon));
  const EVP_MD* algorithm = algorithm_of(name);
  if (algorithm == nullptr) return std::nullopt;
  std::string_view digits = stated.substr(colon + 1);
  while (digits.ends_with('=')) digits.remove_suffix(1);
  Digest digest;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.bytes.data(), &digest.size, algorithm,
                 nullptr) != 1)
    return std::nullopt;
  const std::string hex = digits_of(digest, 4, "0123456789abcdef");
  const std::string base32 = digits_of(digest, 5, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
  const std::string base64 =
      digits_of(digest, 6, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
  if (digits.size() == hex.size()) return base::equal_folded(digits, hex);
  if (digits.size() == base32.size()) return base::equal_folded(digits, base32);
  if (digits.size() == base64.size()) return digits == base64;
  return std::nullopt;
}

}  // namespace hearsay::page

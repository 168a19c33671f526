// Undoes chunking, gzip, zstd, deflate and Brotli, each only when the bytes bear it out.
#include "page/decode_body.h"

#include <brotli/decode.h>
#include <zlib.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "base/ascii.h"
#include "page/sniff.h"
#include "page/source.h"
#include "page/unfold.h"

namespace hearsay::page {

namespace {

// What one encoding gave. `error` with an empty `body`: nothing could be decoded.
struct Decoded {
  std::string body;
  std::optional<base::Error> error;
};

base::Error too_large(const Limits& limits) {
  return {base::Code::kTooLarge, 0,
          "unfolds to more than the limit of " + std::to_string(limits.page) + " bytes"};
}

bool over_ratio(uint64_t out, uint64_t in, const Limits& limits) {
  constexpr uint64_t kFree = uint64_t{1} << 20;
  return out > kFree && out - kFree > in * limits.ratio;
}

Decoded decode_members(std::string_view bytes, Packing packing, const Limits& limits) {
  Decoded out;
  Reader reader(
      unfold(std::make_unique<Reader>(std::make_unique<MemorySource>(bytes)), packing, limits));
  reader.take(out.body, limits.page + 1);
  if (out.body.size() > limits.page) return {{}, too_large(limits)};
  out.error = reader.fault();
  // Bytes behind a whole member are the server's noise, no damage to the page.
  if (out.error && out.error->note == kBetweenMembers) out.error.reset();
  return out;
}

Decoded decode_deflate(std::string_view bytes, int window_bits, const Limits& limits) {
  Decoded out;
  z_stream stream{};
  if (inflateInit2(&stream, window_bits) != Z_OK)
    return {{}, base::Error{base::Code::kDamaged, 0, "no memory"}};
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  char block[16384];
  int result = Z_OK;
  while (result == Z_OK && !out.error) {
    stream.next_out = reinterpret_cast<Bytef*>(block);
    stream.avail_out = sizeof block;
    result = inflate(&stream, Z_NO_FLUSH);
    out.body.append(block, sizeof block - stream.avail_out);
    if (out.body.size() > limits.page || over_ratio(out.body.size(), bytes.size(), limits))
      out = {{}, too_large(limits)};
  }
  inflateEnd(&stream);
  if (out.error) return out;
  if (result == Z_BUF_ERROR)
    out.error = base::Error{base::Code::kTruncated, bytes.size(), "deflate data break off"};
  else if (result != Z_STREAM_END)
    out.error = base::Error{base::Code::kDamaged, 0, "damaged deflate data"};
  return out;
}

Decoded decode_brotli(std::string_view bytes, const Limits& limits) {
  Decoded out;
  const std::unique_ptr<BrotliDecoderState, decltype(&BrotliDecoderDestroyInstance)> state(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), &BrotliDecoderDestroyInstance);
  if (!state) return {{}, base::Error{base::Code::kDamaged, 0, "no memory"}};
  size_t left = bytes.size();
  const auto* in = reinterpret_cast<const uint8_t*>(bytes.data());
  char block[16384];
  for (;;) {
    size_t room = sizeof block;
    auto* to = reinterpret_cast<uint8_t*>(block);
    const BrotliDecoderResult result =
        BrotliDecoderDecompressStream(state.get(), &left, &in, &room, &to, nullptr);
    out.body.append(block, sizeof block - room);
    if (out.body.size() > limits.page || over_ratio(out.body.size(), bytes.size(), limits))
      return {{}, too_large(limits)};
    if (result == BROTLI_DECODER_RESULT_SUCCESS) return out;
    if (result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) continue;
    const bool cut = result == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT;
    out.error =
        base::Error{cut ? base::Code::kTruncated : base::Code::kDamaged, bytes.size() - left,
                    cut ? "Brotli data break off" : "damaged Brotli data"};
    return out;
  }
}

bool is_text(std::string_view bytes) {
  const Kind kind = sniff(bytes).kind;
  return kind == Kind::kHtml || kind == Kind::kPlain || kind == Kind::kJsonl;
}

// Decodes where an encoding without a magic number is named. nullopt: the bytes are not in it.
std::optional<Decoded> decode_named(std::string_view bytes, std::string_view named,
                                    const Limits& limits) {
  std::vector<Decoded> tries;
  if (named.find("deflate") != std::string_view::npos ||
      named.find("gzip") != std::string_view::npos) {
    constexpr int kZlib = 15, kBare = -15;
    tries.push_back(decode_deflate(bytes, kZlib, limits));
    if (tries.back().error && tries.back().error->code != base::Code::kTooLarge)
      tries.push_back(decode_deflate(bytes, kBare, limits));
  } else if (named.find("br") != std::string_view::npos) {
    tries.push_back(decode_brotli(bytes, limits));
  }
  for (Decoded& decoded : tries) {
    if (!decoded.error) return std::move(decoded);
    if (decoded.error->code == base::Code::kTooLarge && !is_text(bytes)) return std::move(decoded);
  }
  if (tries.empty() || is_text(bytes)) return std::nullopt;
  Decoded* best = &tries.front();
  for (Decoded& decoded : tries)
    if (decoded.body.size() > best->body.size() && is_text(decoded.body)) best = &decoded;
  return std::move(*best);
}

// Chunks that end as they should are chunks whatever the head says; broken ones only where the head
// names them.
void join_chunks(std::string& bytes, const Fields& head, std::vector<base::Warning>& warnings) {
  const bool named =
      base::lowered(head.get("transfer-encoding")).find("chunked") != std::string::npos;
  std::optional<Dechunked> joined = dechunk(bytes);
  if (!joined || (!named && (!joined->complete || joined->body.empty()))) return;
  if (!joined->complete)
    warnings.push_back({"truncated", bytes.size(), "the chunks of the HTTP body break off"});
  bytes = std::move(joined->body);
}

}  // namespace

base::Result<std::string> decode_body(std::string bytes, const Fields& head, const Limits& limits,
                                      std::vector<base::Warning>& warnings) {
  join_chunks(bytes, head, warnings);
  const std::string named = base::lowered(head.get("content-encoding"));
  for (uint32_t layer = 0; layer < limits.encoding_layers; ++layer) {
    const Packing packing = packing_of(bytes);
    std::optional<Decoded> decoded;
    if (packing != Packing::kNone)
      decoded = decode_members(bytes, packing, limits);
    else if (layer == 0 && !named.empty())
      decoded = decode_named(bytes, named, limits);
    if (!decoded) break;
    if (decoded->error && (decoded->body.empty() || decoded->error->code == base::Code::kTooLarge))
      return *decoded->error;
    if (decoded->error)
      warnings.push_back({std::string(base::code_name(decoded->error->code)), decoded->error->at,
                          "HTTP body: " + decoded->error->note});
    bytes = std::move(decoded->body);
  }
  if (bytes.size() > limits.page) return too_large(limits);
  return bytes;
}

}  // namespace hearsay::page

// Packs bytes for tests of packed pages.
#pragma once

#include <zlib.h>

#include <string>
#include <string_view>

namespace hearsay::page {

// One gzip member; with `window_bits` of 15 a zlib stream, of -15 a bare deflate stream.
inline std::string gzip(std::string_view bytes, int window_bits = 31) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

}  // namespace hearsay::page

// zstd with its contexts kept between calls, which is most of its cost on short texts.
#include "archive/pack.h"

#include <zstd.h>

#include <algorithm>

namespace hearsay::archive {
namespace {

constexpr int kLevel = 3;
// A frame's claimed size is believed at once up to this; beyond it, memory grows with what really
// comes out.
constexpr size_t kBelieved = size_t{4} << 20;

base::Error damaged(std::string note) { return {base::Code::kDamaged, 0, std::move(note)}; }

}  // namespace

struct Packer::Contexts {
  ZSTD_CCtx* in = ZSTD_createCCtx();
  ZSTD_DCtx* out = ZSTD_createDCtx();
};

Packer::Packer() : contexts_(std::make_unique<Contexts>()) {
  ZSTD_CCtx_setParameter(contexts_->in, ZSTD_c_compressionLevel, kLevel);
  ZSTD_CCtx_setParameter(contexts_->in, ZSTD_c_checksumFlag, 1);
}

Packer::~Packer() {
  ZSTD_freeCCtx(contexts_->in);
  ZSTD_freeDCtx(contexts_->out);
}

std::string Packer::pack(std::string_view bytes) {
  std::string frame(ZSTD_compressBound(bytes.size()), '\0');
  const size_t size =
      ZSTD_compress2(contexts_->in, frame.data(), frame.size(), bytes.data(), bytes.size());
  frame.resize(ZSTD_isError(size) != 0
                   ? 0
                   : size);  // only out of memory can fail here; an empty frame is refused later
  frame.shrink_to_fit();
  return frame;
}

base::Result<std::string> Packer::unpack(std::string_view frame) {
  const unsigned long long claimed = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (claimed == ZSTD_CONTENTSIZE_ERROR || claimed == ZSTD_CONTENTSIZE_UNKNOWN)
    return damaged("not a packed blob");
  if (claimed > kLargestBlob)
    return base::Error{base::Code::kTooLarge, 0, "a packed blob claims too large a size"};
  const size_t size = static_cast<size_t>(claimed);
  ZSTD_DCtx_reset(contexts_->out, ZSTD_reset_session_only);
  std::string bytes;
  ZSTD_inBuffer in{frame.data(), frame.size(), 0};
  size_t filled = 0;
  for (;;) {
    if (filled == bytes.size()) bytes.resize(std::min(size, std::max(kBelieved, bytes.size() * 2)));
    ZSTD_outBuffer out{bytes.data(), bytes.size(), filled};
    const size_t before_in = in.pos;
    const size_t left = ZSTD_decompressStream(contexts_->out, &out, &in);
    if (ZSTD_isError(left) != 0)
      return damaged(std::string("a packed blob is damaged: ") + ZSTD_getErrorName(left));
    const bool moved = out.pos > filled || in.pos > before_in;
    filled = out.pos;
    if (left == 0) break;
    if (!moved && (filled == size || filled < bytes.size()))
      return damaged("a packed blob is cut short");
  }
  if (filled != size || in.pos != frame.size())
    return damaged("a packed blob has another size than it claims");
  return bytes;
}

}  // namespace hearsay::archive

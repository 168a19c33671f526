// Streams of gzip (RFC 1952) and Zstandard (RFC 8878) members, bounded in ratio and window.
#include "page/unfold.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <string>

namespace hearsay::page {

namespace {

constexpr uint64_t kFree = uint64_t{1} << 20;  // unfolded bytes before the ratio counts
constexpr size_t kLook = size_t{64} << 10;
constexpr int kZstdWindowLog = 27;  // 128 MiB, what the zstd program accepts without a switch

bool over_ratio(uint64_t out, uint64_t in, const Limits& limits) {
  return out > kFree && out - kFree > in * limits.ratio;
}

// What both formats share: the packed reader, the counting, and the search for the next member.
class Unfolder : public Source {
 public:
  Unfolder(std::unique_ptr<Reader> packed, const Limits& limits)
      : packed_(std::move(packed)), limits_(limits) {}

  uint64_t file_taken() const override { return packed_->file_taken(); }
  uint64_t member_at() const override { return member_at_; }
  uint64_t members() const override { return members_; }

  base::Result<size_t> read(char* to, size_t room) override {
    for (;;) {
      if (!inside_) {
        base::Result<bool> more = begin_member();
        if (!more.ok()) return more.error();
        if (!*more) return size_t{0};
      }
      base::Result<size_t> got = unfold_some(to, room);
      if (!got.ok()) inside_ = false;
      if (!got.ok() || *got > 0) return got;
    }
  }

  // A member that lost bytes swallows the beginning of the next one before it fails, so the search
  // goes back; how far in all is bounded by what has been read, which keeps hostile files linear.
  bool resync() override {
    inside_ = false;
    wrong_ = nullptr;
    if (packed_->offset() > search_from_ && rewound_ < kFree + 4 * packed_->offset())
      rewound_ += packed_->rewind(packed_->offset() - search_from_);
    for (;;) {
      const std::string_view here = packed_->peek(kLook);
      if (here.size() < 4) return false;
      const size_t found = find_magic(here);
      if (found == std::string_view::npos) {
        packed_->skip(here.size() - 3);
        continue;
      }
      packed_->skip(found);
      if (promising(packed_->peek(kLook))) return true;
      packed_->skip(1);
    }
  }

 protected:
  // Place of the next magic number in `bytes`, or npos.
  virtual size_t find_magic(std::string_view bytes) const = 0;
  // Whether a member that starts with these bytes begins to unfold.
  virtual bool promising(std::string_view bytes) const = 0;
  // Makes the decoder ready for a new member.
  virtual void reset() = 0;
  // One step of the decoder on `in`.
  struct Step {
    size_t in = 0, out = 0;
    bool ended = false;  // the member ended
    const char* wrong = nullptr;
  };
  virtual Step step(std::string_view in, char* to, size_t room) = 0;

 private:
  // True where a member begins here; false at the end of the input. Zeros between members are
  // padding.
  base::Result<bool> begin_member() {
    for (;;) {
      const std::string_view here = packed_->peek(4);
      if (here.empty()) {
        if (packed_->fault()) return *packed_->fault();
        return false;
      }
      const size_t zeros = std::min(here.find_first_not_of('\0'), here.size());
      if (members_ == 0 || zeros == 0) break;
      packed_->skip(zeros);
    }
    const std::string_view head = packed_->peek(4);
    search_from_ = packed_->offset() + 1;
    if (head.size() < 4) return base::Error{base::Code::kTruncated, packed_->offset(), kEndsInside};
    if (find_magic(head) != 0)
      return base::Error{base::Code::kDamaged, packed_->offset(), kBetweenMembers};
    member_at_ = packed_->offset();
    member_out_ = 0;
    ++members_;
    inside_ = true;
    reset();
    return true;
  }

  base::Result<size_t> unfold_some(char* to, size_t room) {
    for (;;) {
      if (wrong_ != nullptr) return base::Error{base::Code::kDamaged, packed_->offset(), wrong_};
      const std::string_view in = packed_->peek(1);
      if (in.empty()) {
        if (packed_->fault()) return *packed_->fault();
        return base::Error{base::Code::kTruncated, packed_->offset(), kEndsInside};
      }
      const Step done = step(in, to, room);
      packed_->skip(done.in);
      member_out_ += done.out;
      all_out_ += done.out;
      wrong_ = done.wrong;
      if (over_ratio(member_out_, packed_->offset() - member_at_, limits_) ||
          over_ratio(all_out_, packed_->offset(), limits_))
        return base::Error{
            base::Code::kTooLarge, member_at_,
            "unfolds to more than " + std::to_string(limits_.ratio) + " times its size"};
      if (done.ended) {
        inside_ = false;
        search_from_ = packed_->offset();
      }
      if (done.out > 0 || done.ended) return done.out;
    }
  }

  static constexpr const char* kEndsInside = "the file ends inside its compressed data";

  std::unique_ptr<Reader> packed_;
  Limits limits_;
  uint64_t member_at_ = 0, members_ = 0, member_out_ = 0, all_out_ = 0;
  uint64_t search_from_ = 0;  // where the next member may begin after damage
  uint64_t rewound_ = 0;
  const char* wrong_ = nullptr;  // damage met behind bytes that were still good
  bool inside_ = false;
};

class GzipSource final : public Unfolder {
 public:
  using Unfolder::Unfolder;
  GzipSource(const GzipSource&) = delete;
  GzipSource& operator=(const GzipSource&) = delete;
  ~GzipSource() override { inflateEnd(&stream_); }

 private:
  static constexpr int kGzipOnly = 15 + 16;  // window bits as zlib encodes "gzip format"

  size_t find_magic(std::string_view bytes) const override {
    for (size_t at = 0;; ++at) {
      at = bytes.find("\x1f\x8b\x08", at);
      if (at == std::string_view::npos) return at;
      if (at + 3 < bytes.size() && (static_cast<unsigned char>(bytes[at + 3]) & 0xe0) == 0)
        return at;
    }
  }

  bool promising(std::string_view bytes) const override {
    z_stream trial{};
    if (inflateInit2(&trial, kGzipOnly) != Z_OK) return false;
    char out[16];
    feed(trial, bytes, out, sizeof out);
    const int result = inflate(&trial, Z_SYNC_FLUSH);
    const bool begins = trial.avail_out < sizeof out && (result == Z_OK || result == Z_STREAM_END);
    inflateEnd(&trial);
    return begins;
  }

  void reset() override {
    if (started_)
      inflateReset(&stream_);
    else
      started_ = inflateInit2(&stream_, kGzipOnly) == Z_OK;
  }

  static void feed(z_stream& stream, std::string_view in, char* to, size_t room) {
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(to);
    stream.avail_out = static_cast<uInt>(room);
  }

  Step step(std::string_view in, char* to, size_t room) override {
    if (!started_) return {0, 0, false, "no memory to unfold it"};
    feed(stream_, in, to, room);
    const int result = inflate(&stream_, Z_NO_FLUSH);
    Step done{in.size() - stream_.avail_in, room - stream_.avail_out, result == Z_STREAM_END,
              nullptr};
    if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR)
      done.wrong = "damaged gzip data";
    if (done.in == 0 && done.out == 0 && !done.ended) done.wrong = "damaged gzip data";
    return done;
  }

  z_stream stream_{};
  bool started_ = false;
};

class ZstdSource final : public Unfolder {
 public:
  using Unfolder::Unfolder;
  ZstdSource(const ZstdSource&) = delete;
  ZstdSource& operator=(const ZstdSource&) = delete;
  ~ZstdSource() override { ZSTD_freeDCtx(context_); }

 private:
  size_t find_magic(std::string_view bytes) const override {
    const size_t frame = bytes.find("\x28\xb5\x2f\xfd");
    // A skippable frame may open a file (its last byte pattern is 0x184D2A5?, little-endian).
    if (frame != 0 && bytes.size() >= 4 && (static_cast<unsigned char>(bytes[0]) & 0xf0) == 0x50 &&
        bytes.substr(1, 3) == "\x2a\x4d\x18")
      return 0;
    return frame;
  }

  bool promising(std::string_view bytes) const override {
    ZSTD_DCtx* trial = make();
    char out[16];
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    ZSTD_outBuffer to{out, sizeof out, 0};
    const size_t result = ZSTD_decompressStream(trial, &to, &in);
    ZSTD_freeDCtx(trial);
    return ZSTD_isError(result) == 0;
  }

  void reset() override {
    if (context_ == nullptr)
      context_ = make();
    else
      ZSTD_DCtx_reset(context_, ZSTD_reset_session_only);
  }

  Step step(std::string_view in, char* to, size_t room) override {
    if (context_ == nullptr) return {0, 0, false, "no memory to unfold it"};
    ZSTD_inBuffer from{in.data(), in.size(), 0};
    ZSTD_outBuffer out{to, room, 0};
    const size_t result = ZSTD_decompressStream(context_, &out, &from);
    Step done{from.pos, out.pos, result == 0, nullptr};
    if (ZSTD_isError(result) != 0) done.wrong = "damaged Zstandard data";
    if (done.in == 0 && done.out == 0 && !done.ended) done.wrong = "damaged Zstandard data";
    return done;
  }

  static ZSTD_DCtx* make() {
    ZSTD_DCtx* context = ZSTD_createDCtx();
    if (context != nullptr) ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, kZstdWindowLog);
    return context;
  }

  ZSTD_DCtx* context_ = nullptr;
};

}  // namespace

Packing packing_of(std::string_view head) {
  if (head.substr(0, 3) == "\x1f\x8b\x08") return Packing::kGzip;
  if (head.substr(0, 4) == "\x28\xb5\x2f\xfd") return Packing::kZstd;
  if (head.size() >= 4 && (static_cast<unsigned char>(head[0]) & 0xf0) == 0x50 &&
      head.substr(1, 3) == "\x2a\x4d\x18")
    return Packing::kZstd;
  return Packing::kNone;
}

std::unique_ptr<Source> unfold(std::unique_ptr<Reader> packed, Packing packing,
                               const Limits& limits) {
  if (packing == Packing::kZstd) return std::make_unique<ZstdSource>(std::move(packed), limits);
  return std::make_unique<GzipSource>(std::move(packed), limits);
}

}  // namespace hearsay::page

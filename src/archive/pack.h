// Blobs of an archive: zstd frames, opened with a limit on what they may claim to hold.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace hearsay::archive {

// No page, text or derived record in an archive is larger than this once unpacked.
inline constexpr size_t kLargestBlob = size_t{256} << 20;

// Packs and unpacks with contexts that are made once. Not safe for several threads at once.
class Packer {
 public:
  Packer();
  Packer(const Packer&) = delete;
  Packer& operator=(const Packer&) = delete;
  ~Packer();

  // One zstd frame that names its size and carries a checksum. The same bytes give the same frame
  // with one zstd version.
  std::string pack(std::string_view bytes);

  // What a frame holds. kDamaged: no frame, or one whose size or checksum is wrong; kTooLarge: over
  // kLargestBlob.
  base::Result<std::string> unpack(std::string_view frame);

 private:
  struct Contexts;
  std::unique_ptr<Contexts> contexts_;
};

}  // namespace hearsay::archive

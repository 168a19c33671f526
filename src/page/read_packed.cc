// Opens, unpacks and takes all.
#include "page/read_packed.h"

#include <fcntl.h>

#include <cerrno>
#include <limits>
#include <memory>
#include <system_error>

#include "page/unfold.h"

namespace hearsay::page {

base::Result<std::string> read_packed(const std::string& path, uint64_t most) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0) {
    const base::Code code = errno == ENOENT ? base::Code::kNotFound : base::Code::kInput;
    return base::Error{code, 0, path + ": " + std::generic_category().message(errno)};
  }
  auto reader = std::make_unique<Reader>(std::make_unique<FileSource>(descriptor, true));
  const Packing packing = packing_of(reader->peek(4));
  Limits trusting;
  trusting.ratio = std::numeric_limits<uint32_t>::max();
  if (packing != Packing::kNone)
    reader = std::make_unique<Reader>(unfold(std::move(reader), packing, trusting));
  std::string out;
  reader->take(out, most + 1);
  if (out.size() > most)
    return base::Error{base::Code::kTooLarge, most, path + ": more than the limit"};
  if (const auto& fault = reader->fault())
    return base::Error{fault->code, fault->at, path + ": " + fault->note};
  return out;
}

}  // namespace hearsay::page

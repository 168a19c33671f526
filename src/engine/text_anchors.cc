// Reads documents in order, cuts them by several threads, and puts their anchors where they belong.
#include "engine/text_anchors.h"

#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include "archive/index_anchors.h"
#include "base/parallel.h"
#include "match/sketch.h"

namespace hearsay::engine {
namespace {

using match::SeenAnchor;

constexpr uint64_t kMostRanges = 256;  // files open at once
constexpr size_t kWaiting = 512;       // anchors of a range before they are written

base::Error file_error(const std::string& folder) {
  const int reason = errno;
  return {reason == ENOSPC || reason == EDQUOT || reason == EFBIG ? base::Code::kNoSpace
                                                                  : base::Code::kOutput,
          0,
          folder + ": no room for temporary files of copies (" +
              std::generic_category().message(reason) +
              "); nothing was written: give more with --memory, or another TMPDIR"};
}

}  // namespace

void each_text(const archive::Archive& archive, const match::MatchOptions& options, uint64_t last,
               size_t threads, const TextEvents& events,
               const std::function<bool(uint64_t, std::vector<SeenAnchor>)>& take) {
  struct Text {
    uint64_t number = 0;
    std::optional<document::Document> document;
  };
  struct Anchors {
    uint64_t number = 0;
    std::vector<SeenAnchor> anchors;
  };
  uint64_t read = 0;
  base::in_order<Text, Anchors>(
      threads,
      [&]() -> std::optional<Text> {
        const base::Result<uint64_t> number = archive.number_after(read);
        if (!number.ok() && events.refused) events.refused(number.error());
        if (!number.ok() || *number == 0 || *number > last) return std::nullopt;
        read = *number;
        base::Result<archive::Stored> stored = archive.document(read);
        if (stored.ok()) return Text{read, std::move(stored->document)};
        if (events.refused) events.refused(stored.error());
        return Text{read, std::nullopt};
      },
      [&](Text&& text) {
        Anchors out{text.number, {}};
        if (text.document)
          out.anchors =
              match::seen_anchors_of(archive::article_words(*text.document),
                                     match::TextId(static_cast<uint32_t>(text.number)), options);
        return out;
      },
      [&](Anchors&& found) {
        if (events.progress && (found.number % 1024 == 0 || found.number == last))
          events.progress(found.number, last);
        return take(found.number, std::move(found.anchors));
      });
}

// Anchors in memory, or in a file that has no name and is gone with the program.
class TextAnchors::Range {
 public:
  explicit Range(bool in_file) : in_file_(in_file) {}
  Range(const Range&) = delete;
  Range& operator=(const Range&) = delete;
  ~Range() {
    if (file_ != nullptr) (void)std::fclose(file_);
  }

  base::Status put(const SeenAnchor& seen) {
    anchors_.push_back(seen);
    return in_file_ && anchors_.size() >= kWaiting ? write() : base::Status();
  }

  base::Result<std::vector<SeenAnchor>> take() {
    if (!in_file_) return std::exchange(anchors_, {});
    if (base::Status status = write(); !status.ok()) return status.error();
    std::vector<SeenAnchor> all(written_);
    std::rewind(file_);
    if (std::fread(all.data(), sizeof(SeenAnchor), all.size(), file_) != all.size())
      return file_error(folder());
    (void)std::fclose(std::exchange(file_, nullptr));
    return all;
  }

 private:
  static std::string folder() {
    std::error_code error;
    const std::filesystem::path path = std::filesystem::temp_directory_path(error);
    return error ? std::string("/tmp") : path.string();
  }

  base::Status open() {
    std::string name = folder() + "/hearsay-anchors-XXXXXX";
    const int handle = mkstemp(name.data());
    if (handle < 0) return file_error(folder());
    (void)unlink(name.c_str());
    file_ = fdopen(handle, "w+b");
    if (file_ != nullptr) return {};
    const base::Error error = file_error(folder());
    (void)close(handle);
    return error;
  }

  base::Status write() {
    if (file_ == nullptr) {
      if (base::Status status = open(); !status.ok()) return status;
    }
    const size_t count = anchors_.size();
    if (std::fwrite(anchors_.data(), sizeof(SeenAnchor), count, file_) != count ||
        std::fflush(file_) != 0)
      return file_error(folder());
    written_ += count;
    anchors_.clear();
    return {};
  }

  bool in_file_;
  std::vector<SeenAnchor> anchors_;
  FILE* file_ = nullptr;
  size_t written_ = 0;
};

TextAnchors::TextAnchors(const archive::Archive& archive, const match::MatchOptions& options,
                         uint64_t memory)
    : archive_(archive), options_(options), memory_(std::max<uint64_t>(memory, 1 << 20)) {}

TextAnchors::~TextAnchors() = default;

base::Status TextAnchors::put(const std::vector<SeenAnchor>& anchors) {
  const uint64_t step = (uint64_t{1} << match::kAnchorBits) / ranges_.size() + 1;
  for (const SeenAnchor& seen : anchors) {
    if (base::Status status = ranges_[seen.anchor.hash / step]->put(seen); !status.ok())
      return status;
  }
  count_ += anchors.size();
  return {};
}

base::Status TextAnchors::read(uint64_t last, size_t threads, const TextEvents& events) {
  const base::Result<uint64_t> indexed = archive_.anchor_count();
  if (!indexed.ok()) return indexed.error();
  // About as many as the index has, by how much denser these are.
  const uint64_t expected = *indexed * (archive::kWindow + 1) / (options_.window + 1);
  const uint64_t ranges = std::min(kMostRanges, 1 + expected * sizeof(SeenAnchor) / memory_);
  for (uint64_t i = 0; i < ranges; ++i) ranges_.push_back(std::make_unique<Range>(ranges > 1));
  base::Status status;
  each_text(archive_, options_, last, threads, events,
            [&](uint64_t, const std::vector<SeenAnchor>& anchors) {
              status = put(anchors);
              return status.ok();
            });
  return status;
}

base::Result<std::vector<SeenAnchor>> TextAnchors::take(size_t range) {
  return ranges_[range]->take();
}

}  // namespace hearsay::engine

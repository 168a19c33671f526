// Opens inputs in order: unpacks, sniffs, and gives single pages or the pages of a carrier.
#include "page/open_pages.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "page/carrier.h"
#include "page/folder.h"
#include "page/mhtml.h"
#include "page/read_stamp.h"
#include "page/sniff.h"
#include "page/unfold.h"

namespace hearsay::page {

namespace {

constexpr size_t kKept = size_t{256} << 10;  // packed bytes kept for the search after damage
constexpr std::string_view kStandardInput = "-";

std::string_view special_name(mode_t mode) {
  if (S_ISCHR(mode)) return "a character device";
  if (S_ISBLK(mode)) return "a block device";
  if (S_ISSOCK(mode)) return "a socket";
  return "a pipe";
}

// An open input and what is known of it before reading.
struct Opened {
  std::unique_ptr<Reader> reader;
  uint64_t size = 0;  // of a regular file
};

base::Error system_error(const std::string& path, int number) {
  const bool missing = number == ENOENT || number == ENOTDIR;
  return refusal(missing ? base::Code::kNotFound : base::Code::kInput, 0, path,
                 std::generic_category().message(number));
}

// `named`: by the user, who may name a pipe; one met in a folder would be waited on for ever.
base::Result<Opened> open_path(const std::string& path, bool named) {
  struct stat about{};
  const bool standard = named && path == kStandardInput;
  if ((standard ? ::fstat(STDIN_FILENO, &about) : ::stat(path.c_str(), &about)) != 0)
    return system_error(path, errno);
  const mode_t mode = about.st_mode;
  if (S_ISDIR(mode))
    return refusal(base::Code::kInput, 0, path, std::generic_category().message(EISDIR));
  if (!S_ISREG(mode) && !(named && S_ISFIFO(mode)) && !(standard && !S_ISBLK(mode)))
    return refusal(base::Code::kNoPage, 0, path, std::string(special_name(mode)) + ", no page");
  const int descriptor =
      standard ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0) return system_error(path, errno);
  Opened opened;
  opened.size = S_ISREG(mode) ? static_cast<uint64_t>(about.st_size) : 0;
  opened.reader = std::make_unique<Reader>(std::make_unique<FileSource>(descriptor, !standard));
  return opened;
}

// Takes compression off, layer by layer; what is under it. An Error where more layers are left than
// the limit allows.
base::Result<Sniffed> unpack(Opened& opened, const std::string& path, const Limits& limits) {
  for (uint32_t layer = 0;; ++layer) {
    const Sniffed sniffed = sniff(opened.reader->peek(kSniffed));
    if (sniffed.kind != Kind::kGzip && sniffed.kind != Kind::kZstd) return sniffed;
    if (layer == limits.encoding_layers)
      return refusal(
          base::Code::kUnsupported, 0, path,
          "compressed more than " + std::to_string(limits.encoding_layers) + " times over");
    const Packing packing = sniffed.kind == Kind::kGzip ? Packing::kGzip : Packing::kZstd;
    opened.reader->keep(kKept);
    opened.reader = std::make_unique<Reader>(unfold(std::move(opened.reader), packing, limits));
    opened.size = 0;
  }
}

base::Error too_large(const std::string& path, uint64_t limit) {
  return refusal(base::Code::kTooLarge, limit, path,
                 "more than the limit of " + std::to_string(limit) + " bytes");
}

// A file that is one page.
base::Result<Page> read_whole(Opened opened, MediaType type, const std::string& path,
                              const OpenOptions& options) {
  const uint64_t limit = options.limits.page;
  if (opened.size > limit) return too_large(path, limit);
  Page page;
  page.media_type = type;
  page.captured = options.captured;
  opened.reader->take(page.bytes, limit + 1);
  if (page.bytes.size() > limit) return too_large(path, limit);
  if (const std::optional<base::Error>& fault = opened.reader->fault()) {
    // Broken bytes leave a page with what came before; a failing disk or a bomb leaves nothing to
    // trust.
    const bool damage =
        fault->code == base::Code::kTruncated || fault->code == base::Code::kDamaged;
    if (!damage || page.bytes.empty()) return refusal(fault->code, fault->at, path, fault->note);
    page.warnings.push_back({std::string(base::code_name(fault->code)), fault->at, fault->note});
  }
  finish_page(page, options.id_rule, path, {}, {});
  return page;
}

// A saved page: the part of the message that is the page.
base::Result<Page> read_saved(Opened opened, const std::string& path, const OpenOptions& options) {
  base::Result<Page> whole = read_whole(std::move(opened), MediaType::kHtml, path, options);
  if (!whole.ok()) return whole;
  Page page = std::move(whole).value();
  base::Result<SavedPage> saved = read_mhtml(page.bytes, options.limits, page.warnings);
  if (!saved.ok()) return refusal(saved.error().code, 0, path, saved.error().note);
  page.bytes = std::move(saved->bytes);
  page.media_type = saved->html ? MediaType::kHtml : MediaType::kPlain;
  page.http_charset = saved->charset;
  page.url = saved->url;
  if (const std::optional<base::Moment> date = read_stamp(saved->date)) page.captured = date;
  finish_page(page, options.id_rule, path, {}, {});
  return page;
}

uint64_t size_of(const std::string& path) {
  struct stat about{};
  return ::stat(path.c_str(), &about) == 0 && S_ISREG(about.st_mode)
             ? static_cast<uint64_t>(about.st_size)
             : 0;
}

bool is_folder(const std::string& path) {
  struct stat about{};
  return ::stat(path.c_str(), &about) == 0 && S_ISDIR(about.st_mode);
}

}  // namespace

struct PageStream::State {
  std::vector<std::string> inputs;
  OpenOptions options;
  size_t next_input = 0;
  std::optional<FolderWalk> folder;
  std::unique_ptr<Carrier> carrier;
  uint64_t taken = 0;  // of the inputs that are done
  mutable std::optional<uint64_t> total;

  // Opens a file: its page, its refusal, or nothing where it became the carrier.
  std::optional<base::Result<Page>> open_file(const std::string& path, bool named) {
    base::Result<Opened> opened = open_path(path, named);
    if (!opened.ok()) return base::Result<Page>(opened.error());
    const base::Result<Sniffed> sniffed = unpack(*opened, path, options.limits);
    if (!sniffed.ok()) return base::Result<Page>(sniffed.error());
    switch (sniffed->kind) {
      case Kind::kJsonl:
        carrier = open_jsonl(std::move(opened->reader), path, options);
        return std::nullopt;
      case Kind::kWarc:
        carrier = open_warc(std::move(opened->reader), path, options);
        return std::nullopt;
      case Kind::kArc:
        carrier = open_arc(std::move(opened->reader), path, options);
        return std::nullopt;
      case Kind::kFeed: {
        base::Result<std::unique_ptr<Carrier>> feed =
            open_feed(std::move(opened->reader), path, options);
        if (!feed.ok()) return finish(feed.error(), path);
        carrier = std::move(feed).value();
        return std::nullopt;
      }
      case Kind::kMhtml: return finish(read_saved(std::move(*opened), path, options), path);
      case Kind::kHtml:
        return finish(read_whole(std::move(*opened), MediaType::kHtml, path, options), path);
      case Kind::kEmpty:
      case Kind::kPlain:
        return finish(read_whole(std::move(*opened), MediaType::kPlain, path, options), path);
      default: break;
    }
    taken += size_of(path);
    return base::Result<Page>(
        sniffed->unsupported
            ? refusal(base::Code::kUnsupported, 0, path, sniffed->name)
            : refusal(base::Code::kNoPage, 0, path, std::string(sniffed->name) + ", no page"));
  }

  base::Result<Page> finish(base::Result<Page> page, const std::string& path) {
    taken += size_of(path);
    return page;
  }

  // Carrier, then folder, then the next input: whichever still has something to give.
  std::optional<base::Result<Page>> next() {
    for (;;) {
      if (carrier) {
        std::optional<base::Result<Page>> page = carrier->next();
        if (page) return page;
        taken += carrier->file_taken();
        carrier.reset();
        continue;
      }
      std::optional<base::Result<Page>> page;
      if (folder) {
        const std::optional<base::Result<std::string>> entry = folder->next();
        if (!entry) {
          folder.reset();
          continue;
        }
        if (!entry->ok()) return base::Result<Page>(entry->error());
        page = open_file(**entry, false);
      } else {
        if (next_input == inputs.size()) return std::nullopt;
        const std::string& input = inputs[next_input++];
        if (input != kStandardInput && is_folder(input))
          folder.emplace(input, options.limits.folder_depth);
        else
          page = open_file(input, true);
      }
      if (page) return page;
    }
  }

  // Sizes of all regular files, as far as a bounded look finds them; 0 where that cannot be told.
  uint64_t measure() const {
    constexpr size_t kMost = 1000000;
    uint64_t sum = 0;
    size_t files = 0;
    for (const std::string& input : inputs) {
      if (input == kStandardInput) return 0;
      if (!is_folder(input)) {
        sum += size_of(input);
        continue;
      }
      FolderWalk walk(input, options.limits.folder_depth);
      while (const std::optional<base::Result<std::string>> entry = walk.next()) {
        if (++files > kMost) return 0;
        if (entry->ok()) sum += size_of(**entry);
      }
    }
    return sum;
  }
};

PageStream::PageStream(std::unique_ptr<State> state) : state_(std::move(state)) {}
PageStream::PageStream(PageStream&&) noexcept = default;
PageStream& PageStream::operator=(PageStream&&) noexcept = default;
PageStream::~PageStream() = default;

PageStream PageStream::open(std::vector<std::string> inputs, OpenOptions options) {
  auto state = std::make_unique<State>();
  state->inputs = std::move(inputs);
  state->options = options;
  return PageStream(std::move(state));
}

std::optional<base::Result<Page>> PageStream::next() { return state_->next(); }

uint64_t PageStream::bytes_taken() const {
  return state_->taken + (state_->carrier ? state_->carrier->file_taken() : 0);
}

uint64_t PageStream::bytes_total() const {
  if (!state_->total) state_->total = state_->measure();
  return *state_->total;
}

}  // namespace hearsay::page

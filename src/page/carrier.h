// An input that holds many pages, and what all inputs share in giving a page its id and its digest.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "page/open_pages.h"
#include "page/page.h"
#include "page/source.h"

namespace hearsay::page {

// A stream of the pages of one file. Holds one page's bytes at a time.
class Carrier {
 public:
  virtual ~Carrier() = default;
  // The next page or the next refusal; nullopt at the end.
  virtual std::optional<base::Result<Page>> next() = 0;
  virtual uint64_t file_taken() const = 0;
};

// One JSON object a line (jsonl.cc) and the records of a web archive (warc.cc). `path` is for ids
// and messages.
std::unique_ptr<Carrier> open_jsonl(std::unique_ptr<Reader> reader, std::string path,
                                    const OpenOptions& options);
std::unique_ptr<Carrier> open_warc(std::unique_ptr<Reader> reader, std::string path,
                                   const OpenOptions& options);
// The records of the older ARC (arc.cc).
std::unique_ptr<Carrier> open_arc(std::unique_ptr<Reader> reader, std::string path,
                                  const OpenOptions& options);

// The items of a feed (feed.cc). An Error where the feed is over the page limit.
base::Result<std::unique_ptr<Carrier>> open_feed(std::unique_ptr<Reader> reader, std::string path,
                                                 const OpenOptions& options);

// "dir/x.html" → "x.html".
std::string_view name_of(std::string_view path);

// Sets `sha256` of the bytes and the id: the digest where the rule says so, else `carried` (what
// the carrier calls the page), else the path or name, with `place` (":17", "@1234") behind it.
// Without `digest` there is a sha256 only where it is the id.
void finish_page(Page& page, IdRule rule, std::string_view path, std::string_view place,
                 std::string_view carried, bool digest = true);

// An Error whose note names the file.
base::Error refusal(base::Code code, uint64_t at, std::string_view path, std::string_view what);

}  // namespace hearsay::page

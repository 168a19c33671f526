// The pipeline: every stage of reading named once, in order.
#include <atomic>

#include "base/parallel.h"
#include "document/read_document.h"
#include "engine/engine.h"
#include "hearsay_version.h"

namespace hearsay::engine {

std::string_view version() { return HEARSAY_VERSION; }

namespace {

// A text by contract has no page around it that would have to be told apart.
bool is_bare_text(const page::Page& page) {
  return page.is_unicode && page.media_type == page::MediaType::kPlain &&
         !page.bytes.starts_with("\xef\xbb\xbf");
}

document::Document bare_document(page::Page& page) {
  document::Document document;
  document.id = page.id;
  document.sha256 = page.sha256;
  document.url = page.url;
  document.title = page.title;
  document.outlet = page.outlet;
  if (page.published) document.published = {*page.published, document::DateBasis::kMeta, {}};
  document.charset = "utf-8";
  document.text = std::move(page.bytes);
  const base::Bytes all{0, base::narrow(document.text.size())};
  document.blocks.push_back({document::BlockKind::kBody, all, 0, all, {}, {}, {}, "given"});
  return document;
}

}  // namespace

Reading read_page(page::Page page, const ReadOptions& options) {
  if (options.until == Until::kText && is_bare_text(page)) {
    Reading reading;
    reading.document = bare_document(page);
    reading.page = std::move(page);
    return reading;
  }
  const lexicon::Lexicon& lexicon = lexicon::Lexicon::built_in();
  Reading reading;
  reading.page = std::move(page);
  reading.document = document::read_document(reading.page, lexicon);
  if (options.until != Until::kStatement) return reading;
  reading.statements = statement::find_statements(reading.document, lexicon, options.find);
  return reading;
}

void read_pages(const std::vector<std::string>& inputs, const ReadOptions& options,
                const std::function<bool(base::Result<Reading>&&)>& sink,
                const std::function<void(uint64_t, uint64_t)>& progress) {
  using Opened = base::Result<page::Page>;
  using Read = base::Result<Reading>;
  page::PageStream pages = page::PageStream::open(inputs, options.open);
  const uint64_t total = progress ? pages.bytes_total() : 0;
  std::atomic<uint64_t> taken = 0;  // the reader counts while another thread writes
  base::in_order<Opened, Read>(
      options.threads,
      [&] {
        std::optional<Opened> page = pages.next();
        taken = pages.bytes_taken();
        return page;
      },
      [&](Opened&& page) -> Read {
        if (!page.ok()) return page.error();
        return read_page(std::move(page).value(), options);
      },
      [&](Read&& reading) {
        if (progress) progress(taken, total);
        return sink(std::move(reading));
      });
}

}  // namespace hearsay::engine

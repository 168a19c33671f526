// A document: the text of a page with its blocks, parts, dates, people and credits, every finding a
// span of the text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/moment.h"
#include "base/result.h"
#include "base/span.h"
#include "page/page.h"

namespace hearsay::document {

enum class BlockKind : uint8_t {
  kTitle,
  kByline,
  kDate,
  kSource,
  kBody,
  kHeading,
  kCaption,
  kCredit,
  kTable,
  kComment,
  kFurniture
};
std::string_view block_kind_name(BlockKind kind);  // "title" …
std::optional<BlockKind> block_kind_of(std::string_view name);

// Blocks are in text order, do not overlap, and together cover all of `text` that is not white
// space. One block is one paragraph, heading, list item, caption, comment …, trimmed of white
// space. Consecutive comment paragraphs of one comment are one block; so is a table.
struct Block {
  BlockKind kind = BlockKind::kBody;
  base::Bytes span;    // in Document::text
  uint32_t part = 0;   // index into Document::parts
  base::Bytes raw;     // in the page's bytes; plain text: the same characters; 0,0 where it has no
                       // single range
  std::string author;  // comments: as the page gives it, else empty
  std::optional<base::Moment> time;  // comments: where the page gives one
  std::optional<uint32_t> reply_to;  // comments: the comment answered, as index into
                                     // Document::blocks, where the page shows it
  std::string rule;                  // id of the rule or model that decided `kind`
};

enum class DateBasis : uint8_t { kMeta, kUrl, kDateline, kText, kComments, kFeed };
std::string_view date_basis_name(DateBasis basis);
std::optional<DateBasis> date_basis_of(std::string_view name);

struct PublishedDate {
  base::Moment moment;
  DateBasis basis = DateBasis::kMeta;
  base::Bytes span;  // the words in the text, 0,0 where it does not stand there (meta, url, feed)
  friend bool operator==(const PublishedDate&, const PublishedDate&) = default;
};

// One article of a page. A page with one article has one part that repeats the document's metadata.
struct Part {
  std::string title;                // empty where none
  std::vector<std::string> byline;  // names without "By"
  std::string outlet;
  std::optional<PublishedDate> published;
  base::Bytes span;  // all its blocks
};

enum class Relation : uint8_t { kTold, kReports, kVia, kDateline, kPhoto, kLink };
std::string_view relation_name(Relation relation);
std::optional<Relation> relation_of(std::string_view name);

// Somebody the page says it has something from.
struct Credit {
  std::string name;  // as the lexicon or the page words it: "Interfax", "Al-Masdar News"
  Relation relation = Relation::kReports;
  base::Bytes span;  // the name in the text (kLink: the link's words)
  uint32_t part = 0;
  std::string url;  // kLink: target, else empty
  std::string rule;
};

// The printed document. Owns all its text; every Span is in bytes of `text`, which is valid UTF-8
// without a BOM.
struct Document {
  std::string id;
  std::string sha256;
  page::MediaType media_type = page::MediaType::kPlain;
  std::string charset;   // lower-case WHATWG name actually used ("utf-8", "windows-1252")
  std::string language;  // BCP 47 primary tag, empty where unknown
  std::string url;
  std::string canonical_url;
  std::string title;
  std::vector<std::string> byline;
  std::string outlet;
  std::optional<PublishedDate> published;
  std::optional<base::Moment> captured;
  std::string text;
  std::vector<Block> blocks;
  std::vector<Part> parts;  // at least one where there is any block
  std::vector<Credit> credits;
  std::vector<base::Warning> warnings;
};

}  // namespace hearsay::document

// Documents and statements to bytes and back, field by field in the order of their headers.
#include "archive/codec.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "archive/bytes.h"

namespace hearsay::archive {
namespace {

using base::Moment;

// What a derived record may be at most: real ones of the largest page are a fifth of it.
constexpr size_t kLargestRecord = size_t{32} << 20;
constexpr int64_t kAny16 = std::numeric_limits<int16_t>::max();

// Declared before the templates that call them, since most have no argument of this namespace.
void put(ByteWriter& out, const Moment& moment);
void put(ByteWriter& out, const base::Bytes& span);
void put(ByteWriter& out, uint32_t number);
void put(ByteWriter& out, const document::PublishedDate& date);
void put(ByteWriter& out, const statement::Venue& venue);
void put(ByteWriter& out, const statement::SpokenTime& time);

void put(ByteWriter& out, const Moment& moment) {
  out.number(static_cast<uint64_t>(moment.precision) | (moment.zone ? 8u : 0u));
  out.integer(moment.year);
  for (const int8_t field : {moment.month, moment.day, moment.hour, moment.minute, moment.second})
    out.integer(field);
  if (moment.zone) out.integer(*moment.zone);
}

Moment get_moment(ByteReader& in) {
  Moment moment;
  const uint64_t head = in.number_below(16);
  if ((head & 7) > static_cast<uint64_t>(base::Precision::kSecond)) in.fail();
  moment.precision = static_cast<base::Precision>(in.ok() ? head & 7 : 0);
  moment.year = static_cast<int16_t>(in.integer(-kAny16, kAny16));
  moment.month = static_cast<int8_t>(in.integer(0, 12));
  moment.day = static_cast<int8_t>(in.integer(0, 31));
  moment.hour = static_cast<int8_t>(in.integer(0, 24));
  moment.minute = static_cast<int8_t>(in.integer(0, 60));
  moment.second = static_cast<int8_t>(in.integer(0, 61));
  if ((head & 8) != 0) moment.zone = static_cast<int16_t>(in.integer(-kAny16, kAny16));
  return moment;
}

template <class Value>
void put_optional(ByteWriter& out, const std::optional<Value>& value) {
  out.number(value ? 1 : 0);
  if (value) put(out, *value);
}

bool get_presence(ByteReader& in) { return in.number_below(2) == 1; }

std::optional<Moment> get_optional_moment(ByteReader& in) {
  if (!get_presence(in)) return std::nullopt;
  return get_moment(in);
}

template <class Enum>
Enum get_enum(ByteReader& in, Enum last) {
  return static_cast<Enum>(in.number_below(static_cast<uint64_t>(last) + 1));
}

double get_share(ByteReader& in) {
  const double value = in.real();
  if (!(value >= 0 && value <= 1)) in.fail();
  return in.ok() ? value : 0;
}

void put_share(ByteWriter& out, double value) {
  out.real(value >= 0 && value <= 1 ? value : value > 1 ? 1.0 : 0.0);
}

uint32_t get_small(ByteReader& in) {
  return static_cast<uint32_t>(in.number_below(uint64_t{1} << 32));
}

void put(ByteWriter& out, const document::PublishedDate& date) {
  put(out, date.moment);
  out.number(static_cast<uint64_t>(date.basis));
  out.span(date.span);
}

std::optional<document::PublishedDate> get_published(ByteReader& in) {
  if (!get_presence(in)) return std::nullopt;
  document::PublishedDate date;
  date.moment = get_moment(in);
  date.basis = get_enum(in, document::DateBasis::kFeed);
  date.span = in.span();
  return date;
}

void put_texts(ByteWriter& out, const std::vector<std::string>& texts) {
  out.number(texts.size());
  for (const std::string& text : texts) out.name(text);
}

std::vector<std::string> get_texts(ByteReader& in) {
  std::vector<std::string> texts;
  for (size_t left = in.count(1); left > 0 && in.ok(); --left) texts.push_back(in.name());
  return texts;
}

void put_warnings(ByteWriter& out, const std::vector<base::Warning>& warnings) {
  out.number(warnings.size());
  for (const base::Warning& warning : warnings) {
    out.name(warning.code);
    out.number(warning.at);
    out.text(warning.note);
  }
}

std::vector<base::Warning> get_warnings(ByteReader& in) {
  std::vector<base::Warning> warnings;
  for (size_t left = in.count(3); left > 0 && in.ok(); --left) {
    base::Warning& warning = warnings.emplace_back();
    warning.code = in.name();
    warning.at = in.number();
    warning.note = in.text();
  }
  return warnings;
}

void put(ByteWriter& out, const document::Block& block) {
  out.number(static_cast<uint64_t>(block.kind));
  out.span(block.span);
  out.number(block.part);
  out.span(block.raw);
  out.name(block.author);
  put_optional(out, block.time);
  out.name(block.rule);
  put_optional(out, block.reply_to);
}

document::Block get_block(ByteReader& in, uint64_t version) {
  document::Block block;
  block.kind = get_enum(in, document::BlockKind::kFurniture);
  block.span = in.span();
  block.part = get_small(in);
  block.raw = in.span();
  block.author = in.name();
  block.time = get_optional_moment(in);
  block.rule = in.name();
  if (version >= 2 && get_presence(in)) block.reply_to = get_small(in);
  return block;
}

void put(ByteWriter& out, const document::Part& part) {
  out.text(part.title);
  put_texts(out, part.byline);
  out.name(part.outlet);
  put_optional(out, part.published);
  out.span(part.span);
}

document::Part get_part(ByteReader& in) {
  document::Part part;
  part.title = in.text();
  part.byline = get_texts(in);
  part.outlet = in.name();
  part.published = get_published(in);
  part.span = in.span();
  return part;
}

void put(ByteWriter& out, const document::Credit& credit) {
  out.name(credit.name);
  out.number(static_cast<uint64_t>(credit.relation));
  out.span(credit.span);
  out.number(credit.part);
  out.text(credit.url);
  out.name(credit.rule);
}

document::Credit get_credit(ByteReader& in) {
  document::Credit credit;
  credit.name = in.name();
  credit.relation = get_enum(in, document::Relation::kLink);
  credit.span = in.span();
  credit.part = get_small(in);
  credit.url = in.text();
  credit.rule = in.name();
  return credit;
}

template <class Item>
void put_all(ByteWriter& out, const std::vector<Item>& items) {
  out.number(items.size());
  for (const Item& item : items) put(out, item);
}

void put(ByteWriter& out, const base::Bytes& span) { out.span(span); }

void put(ByteWriter& out, const document::Document& document) {
  out.number(static_cast<uint64_t>(document.media_type));
  out.name(document.charset);
  out.name(document.language);
  out.text(document.url);
  out.text(document.canonical_url);
  out.text(document.title);
  put_texts(out, document.byline);
  out.name(document.outlet);
  put_optional(out, document.published);
  put_optional(out, document.captured);
  put_all(out, document.blocks);
  put_all(out, document.parts);
  put_all(out, document.credits);
  put_warnings(out, document.warnings);
}

// Fewest bytes of one item in a record, for ByteReader::count.
constexpr size_t kLeastBlock = 9, kLeastPart = 6, kLeastCredit = 7, kLeastSpan = 2,
                 kLeastStatement = 30;

template <class Item, class Get>
std::vector<Item> get_all(ByteReader& in, size_t least, Get get) {
  const size_t count = in.count(least);
  std::vector<Item> items;
  items.reserve(count);
  for (size_t i = 0; i < count && in.ok(); ++i) items.push_back(get(in));
  return items;
}

base::Bytes get_span(ByteReader& in) { return in.span(); }

void get(ByteReader& in, document::Document& document, uint64_t version) {
  document.media_type = get_enum(in, page::MediaType::kHtml);
  document.charset = in.name();
  document.language = in.name();
  document.url = in.text();
  document.canonical_url = in.text();
  document.title = in.text();
  document.byline = get_texts(in);
  document.outlet = in.name();
  document.published = get_published(in);
  document.captured = get_optional_moment(in);
  document.blocks = get_all<document::Block>(
      in, kLeastBlock, [version](ByteReader& from) { return get_block(from, version); });
  document.parts = get_all<document::Part>(in, kLeastPart, get_part);
  document.credits = get_all<document::Credit>(in, kLeastCredit, get_credit);
  document.warnings = get_warnings(in);
}

void put(ByteWriter& out, const statement::Speaker& speaker) {
  out.name(speaker.name);
  out.number(static_cast<uint64_t>(speaker.type));
  out.name(speaker.role);
  out.number(static_cast<uint64_t>(speaker.basis));
  put_share(out, speaker.confidence);
}

statement::Speaker get_speaker(ByteReader& in) {
  statement::Speaker speaker;
  speaker.name = in.name();
  speaker.type = get_enum(in, statement::SpeakerType::kUnresolved);
  speaker.role = in.name();
  speaker.basis = get_enum(in, statement::SpeakerBasis::kContinuation);
  speaker.confidence = get_share(in);
  return speaker;
}

void put(ByteWriter& out, const statement::Venue& venue) {
  out.name(venue.name);
  out.number(static_cast<uint64_t>(venue.kind));
  out.span(venue.span);
}

std::optional<statement::Venue> get_venue(ByteReader& in) {
  if (!get_presence(in)) return std::nullopt;
  statement::Venue venue;
  venue.name = in.name();
  venue.kind = get_enum(in, statement::VenueKind::kSocial);
  venue.span = in.span();
  return venue;
}

void put(ByteWriter& out, const statement::SpokenTime& time) {
  out.span(time.span);
  put_optional(out, time.moment);
}

std::optional<statement::SpokenTime> get_time(ByteReader& in) {
  if (!get_presence(in)) return std::nullopt;
  statement::SpokenTime time;
  time.span = in.span();
  time.moment = get_optional_moment(in);
  return time;
}

void put(ByteWriter& out, uint32_t number) { out.number(number); }

void put(ByteWriter& out, const statement::Statement& statement) {
  out.number(statement.number);
  out.number(statement.part);
  out.number(static_cast<uint64_t>(statement.kind));
  put_all(out, statement.content);
  put_all(out, statement.quoted);
  put_optional(out, statement.cue);
  put_optional(out, statement.source);
  put(out, statement.speaker);
  put_optional(out, statement.venue);
  put_optional(out, statement.time);
  put_optional(out, statement.within);
  out.number(statement.negated ? 1 : 0);
  put_share(out, statement.confidence);
  out.name(statement.rule);
}

statement::Statement get_statement(ByteReader& in) {
  statement::Statement statement;
  statement.number = get_small(in);
  statement.part = get_small(in);
  statement.kind = get_enum(in, statement::Kind::kHeadline);
  statement.content = get_all<base::Bytes>(in, kLeastSpan, get_span);
  statement.quoted = get_all<base::Bytes>(in, kLeastSpan, get_span);
  if (get_presence(in)) statement.cue = in.span();
  if (get_presence(in)) statement.source = in.span();
  statement.speaker = get_speaker(in);
  statement.venue = get_venue(in);
  statement.time = get_time(in);
  if (get_presence(in)) statement.within = get_small(in);
  statement.negated = get_presence(in);
  statement.confidence = get_share(in);
  statement.rule = in.name();
  return statement;
}

base::Status ended(ByteReader& in, const char* what) {
  if (in.ok() && in.at_end()) return {};
  return base::Error{base::Code::kDamaged, in.at(),
                     std::string("the record of a ") + what + " is damaged"};
}

// Reads the version; an Error where this program cannot read on.
base::Status begin(ByteReader& in, uint64_t& version) {
  version = in.number();
  if (in.ok() && version >= 1 && version <= kCodecVersion) return {};
  if (in.ok() && version > kCodecVersion)
    return base::Error{base::Code::kNewerVersion, 0,
                       "a record was written by a newer version of Hearsay"};
  return base::Error{base::Code::kDamaged, 0, "a record has no version that was ever written"};
}

}  // namespace

std::string encode_page(const page::Page& page) {
  ByteWriter out;
  out.number(kCodecVersion);
  out.number(static_cast<uint64_t>(page.media_type));
  out.text(page.path);
  out.text(page.http_charset);
  out.text(page.url);
  out.text(page.title);
  out.text(page.outlet);
  put_texts(out, page.byline);
  put_optional(out, page.published);
  put_optional(out, page.captured);
  out.number(page.is_unicode ? 1 : 0);
  put_warnings(out, page.warnings);
  return out.take();
}

base::Status decode_page(std::string_view bytes, page::Page& page) {
  ByteReader in(bytes);
  uint64_t version = 0;
  if (base::Status status = begin(in, version); !status.ok()) return status;
  page.media_type = get_enum(in, page::MediaType::kHtml);
  page.path = in.text();
  page.http_charset = in.text();
  page.url = in.text();
  page.title = in.text();
  page.outlet = in.text();
  page.byline = get_texts(in);
  page.published = get_optional_moment(in);
  page.captured = get_optional_moment(in);
  page.is_unicode = get_presence(in);
  page.warnings = get_warnings(in);
  return ended(in, "page");
}

std::string encode_derived(const document::Document& document,
                           std::span<const statement::Statement> statements) {
  ByteWriter out;
  out.number(kCodecVersion);
  put(out, document);
  out.number(statements.size());
  for (const statement::Statement& statement : statements) put(out, statement);
  return out.take();
}

base::Status decode_derived(std::string_view bytes, document::Document& document,
                            std::vector<statement::Statement>& statements) {
  if (bytes.size() > kLargestRecord)
    return base::Error{base::Code::kTooLarge, 0, "the record of a document is over its limit"};
  ByteReader in(bytes);
  uint64_t version = 0;
  if (base::Status status = begin(in, version); !status.ok()) return status;
  get(in, document, version);
  statements = get_all<statement::Statement>(in, kLeastStatement, get_statement);
  return ended(in, "document");
}

}  // namespace hearsay::archive

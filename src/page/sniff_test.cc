// Tables of bytes and what they are.
#include "page/sniff.h"

#include <gtest/gtest.h>

#include <string>

namespace hearsay::page {
namespace {

using namespace std::string_literals;

struct Row {
  std::string bytes;
  Kind kind;
  std::string name;
};

std::string wide(std::string_view text, bool little) {
  std::string out = little ? "\xff\xfe" : "\xfe\xff";
  for (const char c : text) out += little ? std::string{c, '\0'} : std::string{'\0', c};
  return out;
}

TEST(Sniff, BytesTellTheKind) {
  std::string fragment;
  for (int i = 0; i < 10; ++i)
    fragment += "<p>The ferry left at noon, the harbour master said.</p>\n";
  const Row rows[] = {
      {"", Kind::kEmpty, ""},
      {"The ferry left at noon.\n", Kind::kPlain, ""},
      {"caf\xe9 in Latin-1, and a lone \x93quote\x94", Kind::kPlain, ""},
      {"one \0 zero in a text that is long enough to bear it"s, Kind::kPlain, ""},
      {"\xef\xbb\xbf<!DOCTYPE html><p>x", Kind::kHtml, ""},
      {"  \n<!-- saved --><HTML lang=en>", Kind::kHtml, ""},
      {"<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0\" \"x\"><html>",
       Kind::kHtml, ""},
      {"<div class=a>x</div>", Kind::kHtml, ""},
      {"Warning: line 3\n<html><body>x", Kind::kHtml, ""},
      {"A story. " + fragment, Kind::kHtml, ""},
      {"<3 to all, and a < b > c", Kind::kPlain, ""},
      {"<pleased> he said", Kind::kPlain, ""},
      {wide("<html><p>x</p></html>", true), Kind::kHtml, ""},
      {wide("The ferry left at noon.", false), Kind::kPlain, ""},
      {wide("The ferry left at noon.", true).substr(2), Kind::kPlain, ""},
      {"{\"id\": \"a\", \"text\": \"x\"}\n", Kind::kJsonl, ""},
      {"\xef\xbb\xbf\n  {\"text\":\"", Kind::kJsonl, ""},
      {"{}\n", Kind::kJsonl, ""},
      {"{\"id\": \"a\", \"html\": \"<html><body><p>x</p></body></html>\"}\n", Kind::kJsonl, ""},
      {"{\n  \"id\": \"a\"\n}", Kind::kOther, "JSON that is not one object a line"},
      {"[{\"id\": \"a\"}]", Kind::kOther, "JSON that is not one object a line"},
      {"{Photo: A. Ruiz}\nThe ferry left.", Kind::kPlain, ""},
      {"[Updated] The ferry left.", Kind::kPlain, ""},
      {"WARC/1.0\r\n", Kind::kWarc, ""},
      {"\x1f\x8b\x08\x00", Kind::kGzip, ""},
      {"\x28\xb5\x2f\xfd", Kind::kZstd, ""},
      {"\x89PNG\r\n\x1a\n....", Kind::kOther, "a PNG image"},
      {"\xff\xd8\xff\xe0....", Kind::kOther, "a JPEG image"},
      {"GIF89a\1\0\1\0"s, Kind::kOther, "a GIF image"},
      {"GIF89a is a format of images", Kind::kPlain, ""},
      {"RIFF\1\2\3\4WEBPVP8 "s, Kind::kOther, "a WebP image"},
      {"\x7f"
       "ELF\2\1\1",
       Kind::kOther, "an ELF program"},
      {"%PDF-1.4\n", Kind::kOther, "a PDF document"},
      {"PK\3\4\x14\0"s, Kind::kOther, "a ZIP archive"},
      {"{\\rtf1 x}", Kind::kOther, "an RTF document"},
      {"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", Kind::kOther, "an SVG image"},
      {"<?xml version=\"1.0\"?>\n<rss version=\"2.0\">", Kind::kFeed, ""},
      {"<feed xmlns=\"http://www.w3.org/2005/Atom\">", Kind::kFeed, ""},
      {std::string(300, '\0'), Kind::kOther, "binary data"},
      {"\1\2\3\4\5\6\7"s, Kind::kOther, "binary data"},
  };
  for (const Row& row : rows) {
    const Sniffed sniffed = sniff(row.bytes);
    EXPECT_EQ(sniffed.kind, row.kind) << row.bytes.substr(0, 60);
    EXPECT_EQ(sniffed.name, row.name) << row.bytes.substr(0, 60);
  }
}

TEST(Sniff, NoPrefixOfAnyKindBreaksIt) {
  const std::string inputs[] = {"{\"id\\\"\": 1}", "<?xml ?><!DOCTYPE html><!-- x --><html>",
                                "[ { \"a\" : 1"};
  for (const std::string& input : inputs)
    for (size_t size = 0; size <= input.size(); ++size) {
      const Kind kind = sniff(std::string_view(input).substr(0, size)).kind;
      EXPECT_TRUE(size == 0 ? kind == Kind::kEmpty : kind != Kind::kEmpty);
    }
}

}  // namespace
}  // namespace hearsay::page

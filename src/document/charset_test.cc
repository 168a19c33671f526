// Bytes become the text a browser shows, and every offset finds its way back.
#include "document/charset.h"

#include <gtest/gtest.h>

#include <string>

namespace hearsay::document {
namespace {

using std::string_literals::operator""s;

page::Page page_of(std::string bytes, page::MediaType type, std::string http = {}) {
  page::Page page;
  page.bytes = std::move(bytes);
  page.media_type = type;
  page.http_charset = std::move(http);
  return page;
}

struct Row {
  const char* fact;
  std::string bytes;
  std::string http;
  std::string charset;
  std::string text;
  size_t warnings;
};

TEST(Charset, IsChosenByTheOrderOfTheStandardAndByWhatTheBytesAre) {
  const Row rows[] = {
      {"ascii without a word about it", "plain", "", "utf-8", "plain", 0},
      {"utf-8 undeclared", "caf\xc3\xa9", "", "utf-8", "café", 0},
      {"a BOM beats the header",
       "\xef\xbb\xbf"
       "caf\xc3\xa9",
       "iso-8859-1", "utf-8", "café", 0},
      {"utf-16 by BOM",
       "\xff\xfe"
       "a\0\xe9\0"s,
       "", "utf-16le", "aé", 0},
      {"utf-16 big endian by BOM", "\xfe\xff\0a\0\xe9"s, "", "utf-16be", "aé", 0},
      {"latin1 means windows-1252", "\x93quoted\x94", "iso-8859-1", "windows-1252", "“quoted”", 0},
      {"the header names it", "caf\xe9", "windows-1252", "windows-1252", "café", 0},
      {"a header that lies about utf-8", "caf\xc3\xa9", "iso-8859-1", "utf-8", "café", 0},
      {"utf-8 declared, none inside", "caf\xe9 and na\xefve", "utf-8", "windows-1252",
       "café and naïve", 1},
      {"undeclared western bytes", "caf\xe9 and na\xefve", "", "windows-1252", "café and naïve", 1},
      {"damaged utf-8", "\xc3\xa9t\xc3\xa9 \xff end", "utf-8", "utf-8", "été \xef\xbf\xbd end", 1},
      {"bytes that are nothing", "abc \xff\xfe def", "", "utf-8",
       "abc \xef\xbf\xbd\xef\xbf\xbd def", 1},
      {"a truncated character", "\xc3\xa9t\xc3\xa9 \xe2\x80", "", "utf-8", "été \xef\xbf\xbd", 1},
      {"an unknown label", "abc", "no-such-charset", "utf-8", "abc", 0},
      {"shift_jis", "\x83\x65\x83\x58\x83\x67", "shift_jis", "shift_jis", "テスト", 0},
      {"a broken pair", "\x83\x65\x83", "shift_jis", "shift_jis", "テ\xef\xbf\xbd", 1},
      {"koi8-r", "\xd7\xcf\xc4\xc1", "koi8-r", "koi8-r", "вода", 0},
      {"nothing", "", "", "utf-8", "", 0},
  };
  for (const Row& row : rows) {
    const Decoded decoded = decode_page(page_of(row.bytes, page::MediaType::kPlain, row.http));
    EXPECT_EQ(decoded.charset, row.charset) << row.fact;
    EXPECT_EQ(decoded.text, row.text) << row.fact;
    EXPECT_EQ(decoded.warnings.size(), row.warnings) << row.fact;
    for (const base::Warning& warning : decoded.warnings) EXPECT_EQ(warning.code, "bad_encoding");
  }
}

TEST(Charset, WarningsSayWhereTheFirstBrokenByteStands) {
  const Decoded decoded = decode_page(page_of("\xc3\xa9 ok \xff", page::MediaType::kPlain));
  ASSERT_EQ(decoded.warnings.size(), 1u);
  EXPECT_EQ(decoded.warnings[0].at, 6u);
}

TEST(Charset, IsReadFromMetaInTheFirstSixteenKilobytes) {
  const std::string far(9000, ' ');
  const std::pair<std::string, std::string> rows[] = {
      {"<meta charset=koi8-r>", "koi8-r"},
      {"<META CHARSET = 'Windows-1251' >", "windows-1251"},
      {"<meta http-equiv=Content-Type content=\"text/html; charset=iso-8859-2\">", "iso-8859-2"},
      {"<html><head>" + far + "<meta charset=\"gbk\">", "gbk"},
      {"<!-- <meta charset=koi8-r> --><meta charset=utf-8>", "utf-8"},
      {"<?xml version='1.0' encoding='iso-8859-1'?>", "windows-1252"},
      {"<meta charset=utf-16>", "utf-8"},
      {"<meta charset=latin1>", "windows-1252"},
      {"<meta name=charset content=x>", ""},
      {"<p>charset=koi8-r</p>", ""},
      {"<meta charset=", ""},
      {std::string(17000, ' ') + "<meta charset=koi8-r>", ""},
  };
  for (const auto& [html, name] : rows) EXPECT_EQ(prescan_meta(html), name) << html.substr(0, 80);
}

TEST(Charset, OffsetsOfTheTextFindTheirBytes) {
  const std::string sources[] = {
      "\xef\xbb\xbf"
      "a\xc3\xa9 b",
      "x \xff y \xc3\xa9 \xff z", "caf\xe9 \x93o\x94 e"};
  for (const std::string& bytes : sources) {
    const Decoded decoded = decode_page(page_of(bytes, page::MediaType::kPlain));
    for (uint32_t at = 0; at < decoded.text.size(); ++at) {
      const char c = decoded.text[at];
      if ((c & 0x80) != 0) continue;
      EXPECT_EQ(bytes[decoded.map.raw_of(at)], c) << bytes << " at " << at;
    }
    EXPECT_EQ(decoded.map.raw_of(static_cast<uint32_t>(decoded.text.size())), bytes.size());
  }
}

TEST(Charset, EveryByteStringDecodesToWellFormedText) {
  // All pairs of bytes under several charsets: decoding ends, and what comes out is UTF-8 again.
  for (const char* charset : {"utf-8", "windows-1252", "shift_jis", "gb18030", "euc-kr",
                              "iso-2022-jp", "big5", "utf-16le"})
    for (int a = 0; a < 256; a += 3)
      for (int b = 0; b < 256; b += 5) {
        std::string bytes = "x";
        bytes.push_back(static_cast<char>(a));
        bytes.push_back(static_cast<char>(b));
        const Decoded decoded = decode_page(page_of(bytes, page::MediaType::kPlain, charset));
        const Decoded again = decode_page(page_of(decoded.text, page::MediaType::kPlain, "utf-8"));
        EXPECT_EQ(again.text, decoded.text);
        EXPECT_TRUE(again.warnings.empty());
      }
}

}  // namespace
}  // namespace hearsay::document

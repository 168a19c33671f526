// Files, folders, packed files, JSONL and web archives as streams of pages and refusals.
#include "page/open_pages.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zstd.h>

#include <filesystem>
#include <fstream>

#include "base/hash.h"
#include "page/gzip_for_tests.h"

namespace hearsay::page {
namespace {

namespace fs = std::filesystem;

std::string zstd(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
  return out;
}

// One stored block (RFC 7932, 9.2): window bits 16, not last, four nibbles of length - 1, stored;
// then an empty last block.
std::string brotli(std::string_view bytes) {
  const size_t head = (bytes.size() - 1) << 4 | size_t{1} << 20;
  std::string out;
  for (int shift = 0; shift < 24; shift += 8) out += static_cast<char>(head >> shift & 0xff);
  return out.append(bytes) + '\x03';
}

// Words that do not repeat, so that packing does not unfold beyond the ratio.
std::string words(size_t count) {
  std::string out;
  for (size_t i = 0; i < count; ++i)
    out += "ferry" + std::to_string(i * 2654435761U % 1000003) + (i % 9 ? " " : ".\n");
  return out;
}

class OpenPages : public testing::Test {
 protected:
  void SetUp() override {
    folder_ =
        fs::temp_directory_path() / ("hearsay_pages_" + std::to_string(::getpid()) +
                                     testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string put(const std::string& name, std::string_view bytes) {
    const fs::path path = folder_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
  }

  std::vector<base::Result<Page>> all(std::vector<std::string> inputs, OpenOptions options = {}) {
    std::vector<base::Result<Page>> pages;
    PageStream stream = PageStream::open(std::move(inputs), options);
    while (std::optional<base::Result<Page>> page = stream.next())
      pages.push_back(std::move(*page));
    return pages;
  }

  // "id=bytes" of pages and "!code@at note" of refusals, without the folder's name.
  std::vector<std::string> told(std::vector<std::string> inputs, OpenOptions options = {}) {
    std::vector<std::string> lines;
    for (const base::Result<Page>& page : all(std::move(inputs), options)) {
      std::string line = page.ok() ? page->id + "=" + page->bytes
                                   : "!" + std::string(base::code_name(page.error().code)) + "@" +
                                         std::to_string(page.error().at) + " " + page.error().note;
      if (page.ok())
        for (const base::Warning& warning : page->warnings) line += " [" + warning.code + "]";
      const std::string prefix = folder_.string() + "/";
      for (size_t at = line.find(prefix); at != std::string::npos; at = line.find(prefix))
        line.erase(at, prefix.size());
      lines.push_back(line);
    }
    return lines;
  }

  fs::path folder_;
};

using Lines = std::vector<std::string>;

TEST_F(OpenPages, PlainAndPackedFilesGiveTheSamePage) {
  const std::string text = "The ferry left at noon.\n";
  const Lines inputs = {put("a.txt", text), put("a.bin", gzip(text)), put("a.jpg", zstd(text)),
                        put("a.gz.gz", gzip(gzip(text))),
                        put("two", gzip(text.substr(0, 9)) + gzip(text.substr(9)))};
  for (const base::Result<Page>& page : all(inputs)) {
    ASSERT_TRUE(page.ok());
    EXPECT_EQ(page->bytes, text);
    EXPECT_EQ(page->sha256, base::to_hex(base::sha256(text)));
    EXPECT_EQ(page->media_type, MediaType::kPlain);
    EXPECT_TRUE(page->warnings.empty());
  }
}

TEST_F(OpenPages, IdsFollowTheRule) {
  const std::string path = put("d/a.html", "<p>x</p>");
  OpenOptions options;
  EXPECT_EQ(all({path})[0]->id, path);
  options.id_rule = IdRule::kName;
  EXPECT_EQ(all({path}, options)[0]->id, "a.html");
  options.id_rule = IdRule::kSha256;
  EXPECT_EQ(all({path}, options)[0]->id, base::to_hex(base::sha256("<p>x</p>")));
  EXPECT_EQ(all({path})[0]->media_type, MediaType::kHtml);
}

TEST_F(OpenPages, WhatIsNoPageIsRefusedAndTheRestIsRead) {
  ::mkfifo((folder_ / "d_pipe").c_str(), 0600);
  put("a.png", "\x89PNG\r\n\x1a\n");
  put("b.txt", "");
  put("c.txt", "x");
  put(".hidden", "x");
  put("e/feed", "<rss></rss>");
  fs::create_symlink("nowhere", folder_ / "f");
  EXPECT_EQ(told({folder_.string(), (folder_ / "none").string(), "/dev/zero"}),
            (Lines{"!no_page@0 a.png: a PNG image, no page", "b.txt=", "c.txt=x",
                   "!no_page@0 d_pipe: a pipe, no page", "!empty@0 e/feed: a feed without items",
                   "!not_found@0 f: No such file or directory",
                   "!not_found@0 none: No such file or directory",
                   "!no_page@0 /dev/zero: a character device, no page"}));
}

TEST_F(OpenPages, FoldersAreWalkedInByteOrderAndLinksInCirclesEnd) {
  put("b/2.txt", "2");
  put("b/1.txt", "1");
  put("B/3.txt", "3");
  put("a.txt", "a");
  fs::create_directory_symlink("..", folder_ / "b" / "0up");
  fs::create_directory_symlink("B", folder_ / "again");
  EXPECT_EQ(told({folder_.string()}), (Lines{"B/3.txt=3", "a.txt=a", "b/1.txt=1", "b/2.txt=2"}));
  EXPECT_EQ(told({folder_.string() + "/"}),
            (Lines{"B/3.txt=3", "a.txt=a", "b/1.txt=1", "b/2.txt=2"}));
  fs::create_directory(folder_ / "empty");
  EXPECT_EQ(told({(folder_ / "empty").string()}),
            (Lines{"!empty@0 empty: nothing in this folder"}));
}

TEST_F(OpenPages, FoldersNestedBeyondTheLimitAreRefused) {
  put("a/b/c/d/x.txt", "x");
  put("a/y.txt", "y");
  OpenOptions options;
  options.limits.folder_depth = 3;
  EXPECT_EQ(told({folder_.string()}, options),
            (Lines{"!too_large@0 a/b/c: folders nested deeper than the limit of 3", "a/y.txt=y"}));
}

TEST_F(OpenPages, LimitsRefuse) {
  OpenOptions options;
  options.limits.page = 1000;
  const std::string big = words(1000);
  EXPECT_EQ(told({put("a", big), put("b", gzip(big)), put("c", std::string(1000, 'x'))}, options),
            (Lines{"!too_large@1000 a: more than the limit of 1000 bytes",
                   "!too_large@1000 b: more than the limit of 1000 bytes",
                   "c=" + std::string(1000, 'x')}));
  const std::string bomb = gzip(std::string(12 << 20, 'x'));
  EXPECT_EQ(told({put("bomb", bomb)}),
            (Lines{"!too_large@0 bomb: unfolds to more than 200 times its size"}));
  EXPECT_EQ(told({put("bomb", zstd(std::string(12 << 20, 'x')))}),
            (Lines{"!too_large@0 bomb: unfolds to more than 200 times its size"}));
  EXPECT_EQ(told({put("deep", gzip(gzip(gzip("x"))))}),
            (Lines{"!unsupported@0 deep: compressed more than 2 times over"}));
}

TEST_F(OpenPages, ALongLineIsRefusedWithoutBeingKept) {
  // A sparse file: little but its first bytes is on the disk.
  const std::string path = put("long.jsonl", "{\"text\": \"" + std::string(70000, 'x'));
  ASSERT_EQ(::truncate(path.c_str(), off_t{300} << 20), 0);
  std::ofstream(path, std::ios::binary | std::ios::app) << "\n{\"id\": \"b\", \"text\": \"x\"}\n";
  EXPECT_EQ(told({path, put("long.txt", "x")}),
            (Lines{"!too_large@0 long.jsonl:1: the line is longer than the limit of 67108864 bytes",
                   "b=x", "long.txt=x"}));
}

TEST_F(OpenPages, PackedFilesThatBreakOffGiveWhatCameBefore) {
  const std::string text = words(20000), packed = gzip(text);
  std::string flipped = packed;
  flipped[packed.size() - 6] ^= 1;  // in the checksum
  const auto pages =
      all({put("cut", packed.substr(0, packed.size() / 2)), put("sum", flipped),
           put("tail", packed + "junk"), put("zeros", packed + std::string(512, '\0')),
           put("cut.zst", zstd(text).substr(0, zstd(text).size() * 3 / 4)),
           put("head", packed.substr(0, 5))});
  ASSERT_TRUE(pages[0].ok());
  EXPECT_GT(pages[0]->bytes.size(), text.size() / 3);
  EXPECT_EQ(pages[0]->bytes, text.substr(0, pages[0]->bytes.size()));
  EXPECT_EQ(pages[0]->warnings.at(0).code, "truncated");
  EXPECT_EQ(pages[1]->bytes, text);
  EXPECT_EQ(pages[1]->warnings.at(0).code, "damaged");
  EXPECT_EQ(pages[2]->bytes, text);
  EXPECT_EQ(pages[2]->warnings.at(0).at, packed.size());
  EXPECT_EQ(pages[3]->bytes, text);
  EXPECT_TRUE(pages[3]->warnings.empty());
  EXPECT_EQ(pages[4]->warnings.at(0).code, "truncated");
  ASSERT_FALSE(pages[5].ok());
  EXPECT_EQ(pages[5].error().code, base::Code::kTruncated);
}

TEST_F(OpenPages, JsonlLinesBecomePagesOrRefusals) {
  const std::string path =
      put("a.jsonl",
          "{\"id\": \"a\", \"text\": \"x\", \"url\": \"https://a.example/\", \"title\": \"T\", "
          "\"published\": "
          "\"2019-03-04\", \"outlet\": \"The Quay\", \"byline\": [\"A. Ruiz\", \"B. Oyelaran\"]}\n"
          "\n"
          "{\"html\": \"<p>\\u00e9\"}\r\n"
          "{\"id\": 7, \"text\": \"y\", \"published\": \"soon\"}\n"
          "{\"id\": \"broken\", \"text\": \"y\n"
          "[1]\n"
          "{\"id\": \"none\"}\n"
          "{\"id\": \"half\", \"text\": \"\\ud83d!\\ud83d\\ude00\"}\n"
          "{\"id\": \"bytes\", \"text\": \"caf\xe9\"}\n"
          "{\"id\": \"last\", \"text\": \"\"}");
  const std::vector<base::Result<Page>> pages = all({path});
  EXPECT_EQ(pages[0]->url, "https://a.example/");
  EXPECT_EQ(pages[0]->title, "T");
  EXPECT_EQ(pages[0]->outlet, "The Quay");
  EXPECT_EQ(pages[0]->byline, (Lines{"A. Ruiz", "B. Oyelaran"}));
  EXPECT_EQ(base::to_iso(*pages[0]->published), "2019-03-04");
  EXPECT_TRUE(pages[0]->is_unicode);
  EXPECT_EQ(pages[0]->sha256, base::to_hex(base::sha256("x")));
  const Lines lines = told({path});
  ASSERT_EQ(lines.size(), 9U);
  EXPECT_EQ(lines[0], "a=x");
  EXPECT_EQ(lines[1], "a.jsonl:3=<p>\xc3\xa9");
  EXPECT_EQ(lines[2], "7=y [bad_date]");
  EXPECT_TRUE(lines[3].starts_with("!damaged@")) << lines[3];
  EXPECT_NE(lines[3].find("a.jsonl:5: not JSON"), std::string::npos) << lines[3];
  EXPECT_NE(lines[4].find("a.jsonl:6: not a JSON object"), std::string::npos) << lines[4];
  EXPECT_NE(lines[5].find("a.jsonl:7: no \"text\" and no \"html\""), std::string::npos) << lines[5];
  EXPECT_EQ(lines[6], "half=\xef\xbf\xbd!\xf0\x9f\x98\x80 [bad_encoding]");
  EXPECT_EQ(lines[7], "bytes=caf\xef\xbf\xbd [bad_encoding]");
  EXPECT_EQ(lines[8], "last=");
}

TEST_F(OpenPages, JsonlErrorsNameTheLinesByteOffset) {
  const std::string first = "{\"id\": \"a\", \"text\": \"x\"}\n";
  const auto pages = all({put("a.jsonl", first + "nonsense\n")});
  ASSERT_FALSE(pages.at(1).ok());
  EXPECT_EQ(pages[1].error().at, first.size());
}

TEST_F(OpenPages, PackedJsonlThatBreaksOffSaysFromWhichLine) {
  std::string lines;
  for (int i = 0; i < 2000; ++i)
    lines += "{\"id\": " + std::to_string(i) + ", \"text\": \"" + words(1) + "\"}\n";
  lines.erase(std::remove(lines.begin(), lines.end(), '.'), lines.end());
  for (size_t at = lines.find("\n\""); at != std::string::npos; at = lines.find("\n\""))
    lines.erase(at, 1);
  const std::string packed = gzip(lines);
  const auto pages = all({put("a.jsonl.gz", packed.substr(0, packed.size() - 100))});
  ASSERT_GT(pages.size(), 10U);
  EXPECT_TRUE(pages[pages.size() - 2].ok());
  ASSERT_FALSE(pages.back().ok());
  EXPECT_EQ(pages.back().error().code, base::Code::kTruncated);
  EXPECT_NE(pages.back().error().note.find("from line " + std::to_string(pages.size())),
            std::string::npos)
      << pages.back().error().note;
}

// ---- web archives

std::string record(std::string_view type, std::string_view uri, std::string_view content,
                   std::string_view more = "") {
  return "WARC/1.0\r\nWARC-Type: " + std::string(type) +
         "\r\nWARC-Target-URI: " + std::string(uri) + "\r\nWARC-Date: 2019-03-04T05:06:07Z\r\n" +
         std::string(more) + "Content-Length: " + std::to_string(content.size()) + "\r\n\r\n" +
         std::string(content) + "\r\n\r\n";
}

std::string response(std::string_view uri, std::string_view body,
                     std::string_view fields = "Content-Type: text/html\r\n",
                     std::string_view status = "200 OK") {
  return record(
      "response", uri,
      "HTTP/1.1 " + std::string(status) + "\r\n" + std::string(fields) + "\r\n" + std::string(body),
      "Content-Type: application/http; msgtype=response\r\n");
}

std::string html(std::string_view text) {
  return "<html><body><p>" + std::string(text) + "</p></body></html>";
}

TEST_F(OpenPages, WarcResponsesAndResourcesArePagesAndTheRestIsPassed) {
  const std::string warc =
      record("warcinfo", "", "software: x\r\n") +
      record("request", "https://a.example/", "GET / HTTP/1.1\r\n\r\n") +
      response("https://a.example/1", html("one"),
               "Content-Type: text/html; charset=ISO-8859-1\r\n") +
      response("https://a.example/i", "\x89PNG\r\n\x1a\n", "Content-Type: image/png\r\n") +
      response("https://a.example/gone", html("gone"), "Content-Type: text/html\r\n",
               "404 Not Found") +
      response("https://a.example/lie", "\x89PNG\r\n\x1a\n") +
      record("revisit", "https://a.example/1", "HTTP/1.1 200 OK\r\n\r\n") +
      record("resource", "file:///n/2.txt", "two", "Content-Type: text/plain\r\n") +
      record("metadata", "x", "fetchTimeMs: 3") +
      response("https://a.example/script", "var x = '<p></p>'",
               "Content-Type: application/javascript\r\n");
  const Lines expected = {"https://a.example/1=" + html("one"), "file:///n/2.txt=two"};
  EXPECT_EQ(told({put("a.warc", warc)}), expected);
  EXPECT_EQ(told({put("whole.gz", gzip(warc))}), expected);
  EXPECT_EQ(told({put("a.warc.zst", zstd(warc))}), expected);
  const auto pages = all({put("a.warc", warc)});
  EXPECT_EQ(pages[0]->http_charset, "iso-8859-1");
  EXPECT_EQ(pages[0]->media_type, MediaType::kHtml);
  EXPECT_EQ(pages[1]->media_type, MediaType::kPlain);
  EXPECT_EQ(base::to_iso(*pages[0]->captured), "2019-03-04T05:06:07Z");
  EXPECT_EQ(pages[0]->url, "https://a.example/1");
  EXPECT_EQ(pages[0]->sha256, base::to_hex(base::sha256(html("one"))));
}

TEST_F(OpenPages, WarcDigestsAreChecked) {
  const std::string warc = record("resource", "file:///1.html", "abc",
                                  "Content-Type: text/plain\r\nWARC-Block-Digest: "
                                  "sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5\r\n") +
                           record("resource", "file:///2.html", "abd",
                                  "Content-Type: text/plain\r\nWARC-Block-Digest: "
                                  "sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5\r\n");
  const auto pages = all({put("digests.warc", warc)});
  ASSERT_EQ(pages.size(), 2U);
  EXPECT_TRUE(pages[0]->warnings.empty());
  ASSERT_EQ(pages[1]->warnings.size(), 1U);
  EXPECT_EQ(pages[1]->warnings[0].code, "damaged");
}

TEST_F(OpenPages, SavedPagesAreRead) {
  const std::string saved =
      "From: <Saved>\r\nDate: Mon, 4 Mar 2019 05:06:07 -0000\r\nMIME-Version: 1.0\r\n"
      "Content-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\n"
      "Content-Type: text/html\r\nContent-Location: https://a.example/1\r\n"
      "Content-Transfer-Encoding: base64\r\n\r\nPGh0bWw+PGJvZHk+PHA+b25lPC9wPjwvYm9keT48L2h0"
      "bWw+\r\n--b--\r\n";
  const auto pages = all({put("page.mhtml", saved)});
  ASSERT_EQ(pages.size(), 1U);
  EXPECT_EQ(pages[0]->bytes, html("one"));
  EXPECT_EQ(pages[0]->url, "https://a.example/1");
  EXPECT_EQ(base::to_iso(*pages[0]->captured), "2019-03-04T05:06:07Z");
}

TEST_F(OpenPages, WarcBodiesAreDecodedByWhatTheyAre) {
  const std::string page = html(words(300));
  const std::string fields = "Content-Type: text/html\r\n";
  const std::string chunks =
      "3\r\n" + page.substr(0, 3) + "\r\n" + "400\r\n" + page.substr(3, 1024) + "\r\n";
  std::string rest = page.substr(3 + 1024);
  char size[16];
  std::snprintf(size, sizeof size, "%zx\r\n", rest.size());
  const std::string chunked = chunks + size + rest + "\r\n0\r\n\r\n";
  const std::string warc =
      response("u:plain", page,
               fields + "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n") +
      response("u:chunked", chunked, fields + "Transfer-Encoding: chunked\r\n") +
      response("u:unsaid", chunked, fields) +
      response("u:gzip", gzip(page), fields + "Content-Encoding: br\r\n") +
      response("u:zstd", zstd(page), fields) +
      response("u:br", brotli(page), fields + "Content-Encoding: br\r\n") +
      response("u:zlib", gzip(page, 15), fields + "Content-Encoding: deflate\r\n") +
      response("u:bare", gzip(page, -15), fields + "Content-Encoding: deflate\r\n") +
      response("u:twice", gzip(gzip(page)), fields + "Content-Encoding: gzip, gzip\r\n");
  const Lines lines = told({put("a.warc", warc)});
  ASSERT_EQ(lines.size(), 9U);
  for (const std::string& line : lines)
    EXPECT_EQ(line.substr(line.find('=') + 1), page) << line.substr(0, 20);
  const auto pages = all({put("cut.warc", response("u:cut", gzip(page).substr(0, 900), fields))});
  ASSERT_TRUE(pages.at(0).ok());
  EXPECT_EQ(pages[0]->warnings.at(0).code, "truncated");
  EXPECT_EQ(pages[0]->bytes, page.substr(0, pages[0]->bytes.size()));
}

TEST_F(OpenPages, ATruncatedMemberCostsOnlyItself) {
  const std::string one = gzip(response("u:1", html("one"))),
                    two = gzip(response("u:2", html(words(500)))),
                    three = gzip(response("u:3", html("three")));
  const auto pages = all({put("a.warc.gz", one + two.substr(0, two.size() / 2) + three)});
  ASSERT_EQ(pages.size(), 3U);
  EXPECT_EQ(pages[0]->id, "u:1");
  ASSERT_TRUE(pages[1].ok());
  EXPECT_EQ(pages[1]->id, "u:2");
  EXPECT_FALSE(pages[1]->warnings.empty());
  EXPECT_EQ(pages[2]->id, "u:3");
  EXPECT_EQ(pages[2]->path,
            (folder_ / "a.warc.gz").string() + "@" + std::to_string(one.size() + two.size() / 2));
}

TEST_F(OpenPages, DamagedMembersAreToldOfAndPassed) {
  const std::string one = gzip(response("u:1", html("one"))),
                    three = gzip(response("u:3", html("three")));
  std::string two = gzip(response("u:2", html("two")));
  for (size_t i = 12; i < 40; ++i) two[i] = static_cast<char>(0xff);
  const Lines lines = told({put("a.warc.gz", one + two + three)});
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_TRUE(lines[1].starts_with("!damaged@")) << lines[1];
  EXPECT_EQ(lines[2], "u:3=" + html("three"));
  // The file's end inside the last member: what came before is there, the loss is told once.
  const Lines cut = told({put("b.warc.gz", one + three.substr(0, 20))});
  ASSERT_EQ(cut.size(), 2U);
  EXPECT_TRUE(cut[1].starts_with("!truncated@")) << cut[1];
}

TEST_F(OpenPages, LengthsThatLieCostAtMostTheirRecord) {
  const std::string one = response("u:1", html("one"));
  std::string longer = response("u:2", html("two")), none = response("u:4", html("four"));
  longer.replace(longer.find("Content-Length: "), 16, "Content-Length: 9");
  none.replace(none.find("Content-Length: "), 16, "Content-Lengt:  ");
  const std::string last = response("u:5", html("five"));
  // In members of their own the border tells where the record ends.
  EXPECT_EQ(told({put("a.warc.gz", gzip(one) + gzip(longer) + gzip(none) + gzip(last))}).size(),
            4U);
  const Lines lines = told({put("b.warc", one + none + last)});
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_NE(lines[1].find("a record without a length"), std::string::npos) << lines[1];
  EXPECT_EQ(lines[2], "u:5=" + html("five"));
  const Lines junk = told({put("c.warc", one + "some junk\nWARC is no record\n" + last)});
  ASSERT_EQ(junk.size(), 3U);
  EXPECT_TRUE(junk[1].starts_with("!damaged@" + std::to_string(one.size()))) << junk[1];
}

TEST_F(OpenPages, OversizeRecordsAreRefusedAndFilmsPassInSilence) {
  OpenOptions options;
  options.limits.page = 100000;
  const std::string big(300000, 'x');
  const std::string warc =
      response("u:film", "\x1a\x45\xdf\xa3" + big, "Content-Type: text/html\r\n") +
      response("u:text", html(big)) + response("u:packed", gzip(html(words(30000)))) +
      response("u:ok", html("ok"));
  const Lines lines = told({put("a.warc", warc)}, options);
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_NE(lines[0].find("u:text: a record of"), std::string::npos) << lines[0];
  EXPECT_NE(lines[1].find("u:packed: unfolds to more than the limit of 100000 bytes"),
            std::string::npos)
      << lines[1];
  EXPECT_EQ(lines[2], "u:ok=" + html("ok"));
}

TEST_F(OpenPages, EveryCutAndEveryFlippedByteOfAnArchiveEnds) {
  const std::string warc = gzip(response("u:1", html("one"))) + gzip(response("u:2", html("two"))) +
                           gzip(response("u:3", html("3")));
  for (size_t at = 0; at < warc.size(); at += 3) {
    std::string flipped = warc;
    flipped[at] ^= 0x55;
    EXPECT_GE(told({put("flip", flipped)}).size(), 1U);
    const std::string cut = warc.substr(0, at);
    EXPECT_LE(told({put("cut", cut)}).size(), 4U);
  }
}

TEST_F(OpenPages, ProgressEndsAtTheWhole) {
  put("a.txt", words(100));
  put("b.jsonl", "{\"text\": \"x\"}\n");
  put("c.warc.gz", gzip(response("u:1", html("one"))));
  put("d.png", "\x89PNG\r\n\x1a\n");
  PageStream stream = PageStream::open({folder_.string()}, {});
  uint64_t last = 0;
  while (stream.next()) {
    EXPECT_GE(stream.bytes_taken(), last);
    last = stream.bytes_taken();
  }
  EXPECT_EQ(stream.bytes_taken(), stream.bytes_total());
}

}  // namespace
}  // namespace hearsay::page

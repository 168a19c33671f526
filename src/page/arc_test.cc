// Old web archives: records become pages, and damage is told of and passed.
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "page/carrier.h"
#include "page/gzip_for_tests.h"
#include "page/sniff.h"
#include "page/unfold.h"

namespace hearsay::page {
namespace {

std::string record(const std::string& url, const std::string& type, const std::string& content) {
  return url + " 192.0.2.1 20010304050607 " + type + ' ' + std::to_string(content.size()) + '\n' +
         content + '\n';
}

std::string response(const std::string& url, const std::string& body,
                     const std::string& status = "200 OK") {
  return record(
      url, "text/html",
      "HTTP/1.0 " + status + "\r\nContent-Type: text/html; charset=ISO-8859-1\r\n\r\n" + body);
}

std::string html(const std::string& text) {
  return "<html><body><p>" + text + "</p></body></html>";
}

const std::string kVersion = record("filedesc://a.arc", "text/plain",
                                    "1 0 Harbour\nURL IP-address Archive-date Content-type "
                                    "Archive-length\n");

std::vector<std::string> told_by(std::unique_ptr<Reader> reader) {
  auto carrier = open_arc(std::move(reader), "a.arc", OpenOptions());
  std::vector<std::string> lines;
  while (const std::optional<base::Result<Page>> page = carrier->next()) {
    std::string line = page->ok() ? (*page)->id + "=" + (*page)->bytes
                                  : "!" + std::string(base::code_name(page->error().code)) + "@" +
                                        std::to_string(page->error().at);
    if (page->ok())
      for (const base::Warning& warning : (*page)->warnings) line += " [" + warning.code + "]";
    lines.push_back(line);
  }
  return lines;
}

std::unique_ptr<Reader> reader_of(const std::string& bytes) {
  return std::make_unique<Reader>(std::make_unique<MemorySource>(bytes));
}

std::vector<std::string> told(const std::string& bytes) { return told_by(reader_of(bytes)); }

std::vector<std::string> told_packed(const std::string& bytes) {
  return told_by(std::make_unique<Reader>(unfold(reader_of(bytes), Packing::kGzip, Limits())));
}

using Lines = std::vector<std::string>;

TEST(Arc, RecordsBecomePagesAndTheRestIsPassed) {
  const std::string arc =
      kVersion + response("http://a.example/1", html("one")) +
      response("http://a.example/gone", html("gone"), "404 Not Found") +
      record("http://a.example/i", "image/gif", "HTTP/1.0 200 OK\r\n\r\nGIF89a") +
      record("dns:a.example", "text/dns", "20010304 a.example") +
      record("http://a.example/a b", "text/html", html("two"));
  EXPECT_EQ(sniff(arc).kind, Kind::kArc);
  EXPECT_EQ(told(arc),
            (Lines{"http://a.example/1=" + html("one"), "http://a.example/a b=" + html("two")}));
}

TEST(Arc, TheSecondVersionsLineIsRead) {
  const std::string body = html("one");
  const std::string arc = kVersion + "http://a.example/1 192.0.2.1 20010304050607 text/html 200 " +
                          "3f80 - 1234 a.arc " + std::to_string(body.size()) + '\n' + body + '\n';
  EXPECT_EQ(told(arc), (Lines{"http://a.example/1=" + body}));
}

TEST(Arc, DamageIsToldOfAndPassed) {
  const std::string one = response("http://a.example/1", html("one"));
  const std::string two = response("http://a.example/2", html("two"));
  EXPECT_EQ(
      told(kVersion + "what is this\nand this\n" + two),
      (Lines{"!damaged@" + std::to_string(kVersion.size()), "http://a.example/2=" + html("two")}));
  const Lines cut = told(kVersion + one + two.substr(0, two.size() - 20));
  ASSERT_EQ(cut.size(), 2U);
  EXPECT_TRUE(cut[1].ends_with("[truncated]")) << cut[1];
  EXPECT_EQ(told(kVersion + "http://a.example/1 192.0.2.1 20010304050607 text/html 99\n"),
            (Lines{"!truncated@" + std::to_string(kVersion.size())}));
}

TEST(Arc, TheListedTypeMayHaveParametersAndCapitals) {
  EXPECT_EQ(told(kVersion + record("http://a.example/1", "text/html;charset=utf-8", html("one")) +
                 record("http://a.example/2", "TEXT/HTML", html("two"))),
            (Lines{"http://a.example/1=" + html("one"), "http://a.example/2=" + html("two")}));
}

TEST(Arc, ACutInWhatIsNoPageIsToldToo) {
  const std::string film =
      record("http://a.example/i", "image/gif", "GIF89a" + std::string(60, 'x'));
  const std::string crawl = record("dns:a.example", "text/dns", "20010304 a.example");
  for (const std::string& last : {film, crawl})
    EXPECT_EQ(told(kVersion + last.substr(0, last.size() - 9)),
              (Lines{"!truncated@" + std::to_string(kVersion.size())}));
}

// Members as a crawler packs them: a length that lies ends where the next record begins.
TEST(Arc, ALyingLengthTakesNoOtherMember) {
  const std::string one = html("one"), two = html("two");
  for (const char* type : {"text/html", "image/gif"}) {
    const std::string lying =
        "http://a.example/1 192.0.2.1 20010304050607 " + std::string(type) + " 999\n" + one + '\n';
    const std::string packed =
        gzip(kVersion) + gzip(lying) + gzip(record("http://a.example/2", "text/html", two));
    const Lines lines = told_packed(packed);
    ASSERT_EQ(lines.size(), 2U) << type;
    EXPECT_TRUE(lines[0].find("[truncated]") != std::string::npos ||
                lines[0].starts_with("!truncated@"))
        << lines[0];
    EXPECT_EQ(lines[0].find("two"), std::string::npos) << lines[0];
    EXPECT_EQ(lines[1], "http://a.example/2=" + two);
  }
}

TEST(Arc, EveryCutAndEveryFlippedByteEnds) {
  const std::string arc = kVersion + response("http://a.example/1", html("one")) +
                          response("http://a.example/2", html("two"));
  for (size_t size = 0; size <= arc.size(); ++size) (void)told(arc.substr(0, size));
  for (size_t at = 0; at < arc.size(); ++at) {
    std::string other = arc;
    other[at] = static_cast<char>(other[at] ^ 0x15);
    EXPECT_LE(told(other).size(), 8U);
  }
}

}  // namespace
}  // namespace hearsay::page

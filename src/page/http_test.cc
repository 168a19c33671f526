// Heads and chunks as servers send them.
#include "page/http.h"

#include <gtest/gtest.h>

#include <string>

#include "page/decode_body.h"

namespace hearsay::page {
namespace {

TEST(Http, HeadsAreReadWithTheirFoldedLines) {
  const std::string head =
      "HTTP/1.1 200 OK\r\nContent-Type: Text/HTML;\r\n charset=\"UTF-8\"\r\nX: \r\nno "
      "colon\r\n\r\nbody";
  ASSERT_EQ(head_size(head), head.size() - 4);
  EXPECT_EQ(status_of(head), 200);
  const Fields fields = read_fields(head.substr(0, head.size() - 4));
  EXPECT_EQ(fields.all.size(), 2U);
  const ContentType type = read_content_type(fields.get("content-type"));
  EXPECT_EQ(type.type, "text/html");
  EXPECT_EQ(type.charset, "utf-8");
  EXPECT_EQ(head_size("HTTP/1.1 200 OK\nA: b\n\nx"), 22U);
  EXPECT_EQ(head_size("HTTP/1.1 200 OK\r\nA: b\r\n"), std::nullopt);
  EXPECT_EQ(status_of("GET / HTTP/1.1"), 0);
}

struct Row {
  std::string bytes;
  bool chunks;
  std::string body;
  bool complete;
};

TEST(Http, ChunksAreJudgedByTheirBytes) {
  const Row rows[] = {
      {"5\r\nferry\r\n6\r\n left.\r\n0\r\n\r\n", true, "ferry left.", true},
      {"5;x=1\r\nferry\r\n0\r\n", true, "ferry", true},
      {"5\nferry\n0\n\n", true, "ferry", true},
      {"5\r\nferry\r\n6\r\n le", true, "ferry le", false},
      {"5\r\nferry\r\nzz\r\n", true, "ferry", false},
      {"<html>5\r\n", false, "", false},
      {"3\r\nferry\r\n", false, "", false},
      {"fffffffff\r\nx", false, "", false},
      {"", false, "", false},
  };
  for (const Row& row : rows) {
    const std::optional<Dechunked> joined = dechunk(row.bytes);
    ASSERT_EQ(joined.has_value(), row.chunks) << row.bytes;
    if (!joined) continue;
    EXPECT_EQ(joined->body, row.body) << row.bytes;
    EXPECT_EQ(joined->complete, row.complete) << row.bytes;
  }
}

TEST(Http, HeadersThatLieAreNotBelieved) {
  const std::string page = "<html><p>The ferry left at noon.</p></html>";
  for (const char* encoding : {"gzip", "br", "deflate", "zstd", "gzip, br", "x"}) {
    Fields head;
    head.all = {{"content-encoding", encoding}, {"transfer-encoding", "chunked"}};
    std::vector<base::Warning> warnings;
    const base::Result<std::string> body = decode_body(page, head, {}, warnings);
    ASSERT_TRUE(body.ok()) << encoding;
    EXPECT_EQ(*body, page) << encoding;
    EXPECT_TRUE(warnings.empty()) << encoding;
  }
}

TEST(Http, APageThatLooksLikeAnEmptyChunkStays) {
  std::vector<base::Warning> warnings;
  const base::Result<std::string> body = decode_body("0\n", Fields(), {}, warnings);
  ASSERT_TRUE(body.ok());
  EXPECT_EQ(*body, "0\n");
}

}  // namespace
}  // namespace hearsay::page

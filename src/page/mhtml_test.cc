// Saved pages: the part that is the page, its encoding, and what is wrong with it.
#include "page/mhtml.h"

#include <gtest/gtest.h>

namespace hearsay::page {
namespace {

std::string saved(std::string_view end = "--=_b--\r\n") {
  return "From: <Saved by a browser>\r\n"
         "Snapshot-Content-Location: https://harbour.example/1\r\n"
         "Date: Mon, 4 Mar 2019 05:06:07 -0000\r\nMIME-Version: 1.0\r\n"
         "Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"=_b\"\r\n\r\n"
         "\r\n--=_b\r\nContent-Type: text/css\r\n\r\np { color: red }\r\n"
         "--=_b\r\nContent-Type: text/html; charset=ISO-8859-1\r\n"
         "Content-Transfer-Encoding: quoted-printable\r\n"
         "Content-Location: https://harbour.example/1\r\n\r\n"
         "<html><body><p>The ferry =3D late, caf=E9 clo=\r\nsed</p></body></html>\r\n" +
         std::string(end);
}

TEST(Mhtml, ThePageIsFoundAndDecoded) {
  std::vector<base::Warning> warnings;
  const base::Result<SavedPage> page = read_mhtml(saved(), {}, warnings);
  ASSERT_TRUE(page.ok());
  EXPECT_EQ(page->bytes, "<html><body><p>The ferry = late, caf\xe9 closed</p></body></html>");
  EXPECT_EQ(page->charset, "iso-8859-1");
  EXPECT_EQ(page->url, "https://harbour.example/1");
  EXPECT_EQ(page->date, "Mon, 4 Mar 2019 05:06:07 -0000");
  EXPECT_TRUE(page->html);
  EXPECT_TRUE(warnings.empty());
}

TEST(Mhtml, APageCutOffIsReadWithAWarning) {
  std::vector<base::Warning> warnings;
  const base::Result<SavedPage> page = read_mhtml(saved(""), {}, warnings);
  ASSERT_TRUE(page.ok());
  EXPECT_NE(page->bytes.find("closed"), std::string::npos);
  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_EQ(warnings[0].code, "truncated");
}

TEST(Mhtml, MessagesWithoutAPageAreRefused) {
  std::vector<base::Warning> warnings;
  EXPECT_FALSE(read_mhtml("MIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\nx", {}, warnings));
  EXPECT_FALSE(read_mhtml("MIME-Version: 1.0\r\n", {}, warnings));
  // Parts that hold themselves end.
  const std::string nest = "Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\n";
  std::string deep;
  for (int i = 0; i < 50; ++i) deep += nest;
  EXPECT_FALSE(read_mhtml(deep, {}, warnings));
}

TEST(Mhtml, EncodingsAreUndone) {
  EXPECT_EQ(decode_quoted_printable("a=3Db=\r\nc=\nd=zz=4"), "a=bcd=zz=4");
  EXPECT_EQ(decode_base64("VGhl\r\nIGZlcnJ5"), "The ferry");
  EXPECT_EQ(decode_base64("VA=="), "T");
}

TEST(Mhtml, EveryCutEnds) {
  const std::string message = saved();
  std::vector<base::Warning> warnings;
  for (size_t size = 0; size <= message.size(); ++size)
    (void)read_mhtml(std::string_view(message).substr(0, size), {}, warnings);
}

}  // namespace
}  // namespace hearsay::page

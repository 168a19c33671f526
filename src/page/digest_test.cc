// Digests of web archives in their three ways of writing.
#include "page/digest.h"

#include <gtest/gtest.h>

namespace hearsay::page {
namespace {

TEST(Digest, HoldsInEveryWayOfWriting) {
  // SHA-1, SHA-256 and MD5 of "abc" are test vectors of their standards.
  EXPECT_EQ(digest_holds("sha1:a9993e364706816aba3e25717850c26c9cd0d89d", "abc"), true);
  EXPECT_EQ(digest_holds("sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5", "abc"), true);
  EXPECT_EQ(digest_holds("SHA1:vgmt4nsha2awvor6evyxqugcnsonbwe5", "abc"), true);
  EXPECT_EQ(digest_holds("sha-1:qZk+NkcGgWq6PiVxeFDCbJzQ2J0=", "abc"), true);
  EXPECT_EQ(digest_holds("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                         "abc"),
            true);
  EXPECT_EQ(digest_holds("md5:900150983cd24fb0d6963f7d28e17f72", "abc"), true);
}

TEST(Digest, DoesNotHoldOrCannotBeTold) {
  EXPECT_EQ(digest_holds("sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5", "abd"), false);
  EXPECT_EQ(digest_holds("sha1:VGMT4NSHA2", "abc"), std::nullopt);
  EXPECT_EQ(digest_holds("blake3:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5", "abc"), std::nullopt);
  EXPECT_EQ(digest_holds("VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5", "abc"), std::nullopt);
  EXPECT_EQ(digest_holds("", "abc"), std::nullopt);
}

}  // namespace
}  // namespace hearsay::page

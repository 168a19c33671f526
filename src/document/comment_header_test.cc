// Heads of readers' comments, and lines of articles that look like them.
#include "document/comment_header.h"

#include <gtest/gtest.h>

namespace hearsay::document {
namespace {

struct Line {
  const char* text;
  const char* author;
  const char* time;
  bool strong;
};

TEST(CommentHeader, ReadsNameAndTime) {
  const Line lines[] = {
      {"orchard Thu, 12/28/2017 - 16:51 Permalink", "orchard", "2017-12-28T16:51", true},
      {"orchard plumtree Thu, 12/28/2017 - 16:51 Permalink", "orchard plumtree", "2017-12-28T16:51",
       true},
      {"Jane Doe says:", "Jane Doe", "", false},
      {"Anonymous said...", "Anonymous", "", true},
      {"Jane Doe says: March 3, 2014 at 5:12 pm", "Jane Doe", "2014-03-03T17:12", true},
      {"Jane Doe on March 3, 2014 at 5:12 pm said:", "Jane Doe", "2014-03-03T17:12", true},
      {"On March 3, 2014 at 5:12 pm, Jane Doe said:", "Jane Doe", "2014-03-03T17:12", true},
      {"Jane Doe • 3 hours ago", "Jane Doe", "", true},
      {"plum_tree99 2 years ago Reply", "plum_tree99", "", true},
      {"Comment by Jane — March 3, 2014 @ 5:12 pm", "Jane", "2014-03-03T17:12", false},
      {"Posted by Jane on 3 March 2014", "Jane", "2014-03-03", false},
      {"Jane Doe March 3, 2014 at 5:12 PM", "Jane Doe", "2014-03-03T17:12", false},
      {"March 3, 2014 at 5:12 pm Reply", "", "2014-03-03T17:12", true},
  };
  for (const Line& line : lines) {
    const auto header = read_comment_header(line.text, lexicon::Lexicon::built_in());
    ASSERT_TRUE(header.has_value()) << line.text;
    EXPECT_EQ(header->author, line.author) << line.text;
    EXPECT_EQ(header->time ? base::to_iso(*header->time) : "", line.time) << line.text;
    EXPECT_EQ(header->strength == CommentHeader::Strength::kStrong, line.strong) << line.text;
  }
}

TEST(CommentHeader, LinesOfArticlesAreNone) {
  for (const char* text :
       {"Published March 3, 2014 5:12 pm", "Updated: 3 March 2014, 17:12", "March 3, 2014",
        "March 3, 2014 5:12 pm", "The ship left the port on March 3, 2014 at 5:12 pm", "Reply", "",
        "The mayor said the bridge is safe.", "By Jane Doe"})
    EXPECT_FALSE(read_comment_header(text, lexicon::Lexicon::built_in()).has_value()) << text;
}

}  // namespace
}  // namespace hearsay::document

// Which comment answers which: by nesting, by levels in classes, and by name.
#include "document/replies.h"

#include <gtest/gtest.h>

#include <string>

#include "document/read_document.h"

namespace hearsay::document {
namespace {

// "jane, bo > jane": each comment's author and whose comment it answers.
std::string threads(const std::string& comments) {
  page::Page page;
  page.media_type = page::MediaType::kHtml;
  page.bytes =
      "<html lang=en><body><article><h1>North quay to close</h1><p>The council of Port Elise voted "
      "on Tuesday to close the north quay for repairs, and the harbour master said that ships "
      "would be sent to Corran until the autumn.</p><p>\"We will not lose a single berth,\" Ana "
      "Ruiz, the harbour master, told reporters after the vote. The work is to cost four million "
      "crowns.</p></article>" +
      comments + "</body></html>";
  const Document document = read_document(page, lexicon::Lexicon::built_in());
  std::string out;
  for (const Block& block : document.blocks) {
    if (block.kind != BlockKind::kComment) continue;
    if (!out.empty()) out += ", ";
    out += block.author;
    if (block.reply_to) out += " > " + document.blocks[*block.reply_to].author;
  }
  return out;
}

std::string comment(const std::string& author, const std::string& inside = "") {
  return "<div class=comment-body><b class=fn>" + author +
         "</b> <time datetime='2021-03-09T10:15'>March 9, 2021 at 10:15</time><p>They said the "
         "same thing about the bridge, and look at it now.</p></div>" +
         inside;
}

TEST(Replies, NestedListsShowWhoIsAnswered) {
  const auto item = [](const std::string& what) { return "<li class=comment>" + what + "</li>"; };
  EXPECT_EQ(threads("<ol class=comment-list>" +
                    item(comment("gullwing",
                                 "<ul class=children>" +
                                     item(comment("Ada", "<ul class=children>" +
                                                             item(comment("moor")) + "</ul>")) +
                                     item(comment("bollard")) + "</ul>")) +
                    item(comment("oldpilot")) + "</ol>"),
            "gullwing, Ada > gullwing, moor > Ada, bollard > gullwing, oldpilot");
}

TEST(Replies, AFlatListShowsNothing) {
  EXPECT_EQ(threads("<ol class=comment-list><li class=comment>" + comment("gullwing") +
                    "</li><li class=comment><div class=highlight>" + comment("Ada") +
                    "</div></li><li class=comment>" + comment("moor") + "</li></ol>"),
            "gullwing, Ada, moor");
}

TEST(Replies, LevelsInClassesShowWhoIsAnswered) {
  EXPECT_EQ(threads("<div id=comments><div class='comment depth-1'>" + comment("gullwing") +
                    "</div><div class='comment depth-2'>" + comment("Ada") +
                    "</div><div class='comment depth-2'>" + comment("moor") +
                    "</div><div class='comment depth-1'>" + comment("bollard") + "</div></div>"),
            "gullwing, Ada > gullwing, moor > gullwing, bollard");
}

TEST(Replies, ANameIsTheNearestCommentThatIsNotLater) {
  const auto at = [](const char* stamp) { return base::from_iso(stamp); };
  const std::vector<Spoken> spoken = {{"plum", "river", at("2017-12-28T16:51")},
                                      {"River", "", at("2017-12-28T17:30")},
                                      {"river", "", at("2017-12-28T15:22")},
                                      {"sailor", "plum", {}},
                                      {"moor", "nobody", {}}};
  const auto answered = replies_by_name(spoken);
  ASSERT_EQ(answered.size(), spoken.size());
  EXPECT_EQ(answered[0], 2U);
  EXPECT_FALSE(answered[1]);
  EXPECT_EQ(answered[3], 0U);
  EXPECT_FALSE(answered[4]);
}

// Newest first and by the minute: the clock cannot say who was first, so nobody answers in circles.
TEST(Replies, NamesNeverRunInCircles) {
  const auto noon = base::from_iso("2017-12-28T12:00");
  const std::vector<Spoken> spoken = {{"plum", "river", noon},
                                      {"river", "plum", noon},
                                      {"moor", "sedge", {}},
                                      {"sedge", "moor", {}}};
  const auto answered = replies_by_name(spoken);
  for (size_t i = 0; i < spoken.size(); ++i) {
    size_t at = i, steps = 0;
    while (answered[at] && steps <= spoken.size()) {
      at = *answered[at];
      ++steps;
    }
    EXPECT_LE(steps, spoken.size()) << spoken[i].author;
  }
  EXPECT_EQ(answered[1], 0U);
  EXPECT_EQ(answered[3], 2U);
}

}  // namespace
}  // namespace hearsay::document

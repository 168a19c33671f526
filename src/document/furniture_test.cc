// Stock phrases of pages, and sentences that only look like them.
#include "document/furniture.h"

#include <gtest/gtest.h>

namespace hearsay::document {
namespace {

TEST(Furniture, StockPhrasesAreKnown) {
  const lexicon::Lexicon& lexicon = lexicon::Lexicon::built_in();
  for (const char* text :
       {"Advertisement", "Subscribe to our newsletter", "SHARE THIS ARTICLE", "Share Tweet Email",
        "Sign up here to get our latest updates delivered to your inbox.", "Home » News » World",
        "Read more: Council votes on bridge", "5 min read"})
    EXPECT_EQ(stock_of(text, lexicon), Stock::kPiece) << text;
  for (const char* text :
       {"Related Articles", "© 2017 Eastvale Times. All rights reserved.", "Most Read",
        "Tags: bridge, council", "We use cookies to improve your visit."})
    EXPECT_EQ(stock_of(text, lexicon), Stock::kBorder) << text;
  for (const char* text :
       {"Post a Comment", "12 Comments", "No comments:", "Leave a Reply", "Notify of",
        "View all comments", "Your email address will not be published."})
    EXPECT_EQ(stock_of(text, lexicon), Stock::kComments) << text;
}

TEST(Furniture, StockPhrasesOfOtherLanguagesCountOnTheirPages) {
  const lexicon::Lexicon& lexicon = lexicon::Lexicon::built_in();
  const struct {
    const char *language, *text;
  } rows[] = {{"de-DE", "Lesen Sie auch: Rat stimmt über Brücke ab"},
              {"de", "Anzeige"},
              {"fr", "Lire aussi : Le conseil vote sur le pont"},
              {"es-MX", "Te puede interesar: El puente cierra"},
              {"ru", "Читайте также: Мост закрыли"},
              {"pl", "Czytaj też: Most zamknięty"},
              {"tr_TR", "Reklam"}};
  for (const auto& row : rows) {
    EXPECT_NE(StockReader(lexicon, row.language).read(row.text), Stock::kNone) << row.text;
    EXPECT_EQ(StockReader(lexicon, "en").read(row.text), Stock::kNone) << row.text;
  }
  // The phrases of English stand on all pages, and unknown languages have those only.
  EXPECT_EQ(StockReader(lexicon, "de").read("Advertisement"), Stock::kPiece);
  EXPECT_EQ(StockReader(lexicon, "xx").read("Advertisement"), Stock::kPiece);
}

TEST(Furniture, SentencesOfAnArticleAreNot) {
  const lexicon::Lexicon& lexicon = lexicon::Lexicon::built_in();
  for (const char* text :
       {"", "More than 40 boats left the harbour.",
        "“Help us,” the mayor said on Monday in the town.", "Related costs rose by four percent.",
        "The minister wrote on Facebook that the talks had ended.", "Share prices fell.",
        "The council published its plan.", "Anna Karlson",
        "Contact between the two sides broke off."})
    EXPECT_EQ(stock_of(text, lexicon), Stock::kNone) << text;
}

}  // namespace
}  // namespace hearsay::document

// What the class and id words of an element say about its content.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"

namespace hearsay::document {

// One bit a meaning; the names are those of the column "kind" of
// lexicon/<language>/class_tokens.tsv.
enum class ClassKind : uint8_t {
  kArticle,     // article, story, entry, post
  kContent,     // body, content, text, copy
  kMain,        // main
  kComment,     // readers' comments and their forms
  kRelated,     // further reading, most read, recommended
  kShare,       // share bars, social networks
  kNewsletter,  // subscribe, sign up
  kConsent,     // cookies
  kNav,         // menus, breadcrumbs, pagination, tables of contents
  kAdvert,      // advertisements, sponsors, donations
  kAuthor,      // byline, author
  kBio,         // the box about the author
  kTags,        // keywords, categories, topics
  kFooter,
  kHeader,
  kSidebar,
  kWidget,
  kPopup,
  kCaption,
  kCredit,  // photo credit
  kDate,
  kTitle,
  kSummary,  // standfirst, deck
  kMeta,     // lines of metadata
  kLogin,
  kHidden,  // for screen readers or print only
  kSource,
  kTeaser,     // cards, lists of other stories
  kMedia,      // players, galleries
  kReference,  // footnotes, bibliographies
  kQuote,      // pull quotes
  kPrint,
  kPerson,  // a user's name
  kCount
};

class ClassSet {
 public:
  constexpr bool has(ClassKind kind) const {
    return (bits_ >> static_cast<unsigned>(kind) & 1) != 0;
  }
  constexpr void add(ClassKind kind) { bits_ |= uint64_t{1} << static_cast<unsigned>(kind); }
  constexpr void add(ClassSet other) { bits_ |= other.bits_; }
  constexpr bool any(std::initializer_list<ClassKind> kinds) const {
    for (const ClassKind kind : kinds)
      if (has(kind)) return true;
    return false;
  }
  constexpr ClassSet without(ClassSet other) const {
    ClassSet set;
    set.bits_ = bits_ & ~other.bits_;
    return set;
  }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr uint64_t bits() const { return bits_; }  // 1 << kind for each
  constexpr bool operator==(const ClassSet&) const = default;

 private:
  uint64_t bits_ = 0;
};

// Reads attribute values word by word ("article-body", "relatedPosts", "post_comments") with a
// memory for repeated values. Not safe for concurrent use; one a page.
class ClassReader {
 public:
  explicit ClassReader(const lexicon::Lexicon& lexicon);

  // At most the first 400 bytes are read. `key`, where asked for: the same for equal values, 0 for
  // the empty one.
  ClassSet read(std::string_view value, uint64_t* key = nullptr);

 private:
  struct Known {
    uint64_t key = 0;  // hash of a value; 0 for a free place
    ClassSet set;
  };
  ClassSet read_words(std::string_view value);
  static constexpr size_t kLongestWord = 32;
  ClassSet read_word(std::string_view word);  // lower-case ASCII of at most kLongestWord bytes
  ClassSet look_up(std::string_view word) const;
  Known& place_of(uint64_t key);  // with that key, or free
  void remember(uint64_t key, ClassSet set);

  const lexicon::WordList& words_;
  bool of_english_;           // the built-in lists, which last as long as the program
  std::vector<Known> known_;  // a power of two, at most half full
  size_t count_ = 0;
};

}  // namespace hearsay::document

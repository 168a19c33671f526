// What the class and id words of an element say about its content.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

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

  // At most the first 400 bytes are read.
  ClassSet read(std::string_view value);

 private:
  ClassSet read_word(std::string_view word);  // lower-case ASCII, remembered
  ClassSet look_up(std::string_view word) const;
  const lexicon::WordList& words_;
  std::unordered_map<uint64_t, ClassSet>
      known_;  // by hash of a value or, with another seed, of a word
};

}  // namespace hearsay::document

// The words of many texts, kept dense, for comparing them all.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <new>
#include <span>
#include <vector>

#include "match/match.h"
#include "match/sketch.h"

namespace hearsay::match {

// Texts by the order of adding. Takes nine bytes a word. The hashes of all texts, which are looked
// at here and there, lie together: the fewer pages of memory they are on, the better.
class TextSet {
 public:
  void add(std::span<const Word> words);

  size_t size() const { return hashes_.size(); }
  size_t words() const { return words_; }
  Hashes hashes(uint32_t text) const { return hashes_[text]; }
  // Asks for what hashes() will look at.
  void look_up(uint32_t text) const { __builtin_prefetch(&hashes_[text]); }
  // The bytes from the first to the last of some words, of which there is one at least.
  base::Bytes span(uint32_t text, base::Tokens words) const;

 private:
  // Large pieces of memory, given out bit by bit; the system is asked to keep all but the first on
  // large pages, since what is looked at here and there costs most where pages are looked up.
  class Store {
   public:
    uint32_t* take(size_t count);

   private:
    struct Free {
      std::align_val_t alignment;
      void operator()(uint32_t* chunk) const { ::operator delete(chunk, alignment); }
    };
    std::vector<std::unique_ptr<uint32_t, Free>> chunks_;
    size_t room_ = 0;  // at the end of the last chunk
    uint32_t* next_ = nullptr;
  };
  static constexpr uint8_t kLong = 0xff;  // a word of so many bytes and more is looked up

  Store hash_store_, place_store_;
  std::vector<Hashes> hashes_;               // of texts
  std::vector<const uint32_t*> places_;      // of texts: where words begin, then how long they are
  std::map<uint64_t, uint32_t> long_words_;  // bytes, by text and word
  size_t words_ = 0;
};

}  // namespace hearsay::match

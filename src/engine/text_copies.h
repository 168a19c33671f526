// Shared passages of texts just read, of which no more is kept than comparing needs.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "match/text_set.h"
#include "text/lean_points.h"

namespace hearsay::engine {

class TextCopies {
 public:
  // Adds a document to those that are compared; its text may go after that.
  void add(const document::Document& document);
  size_t documents() const { return ids_.size(); }

  // Writes the lines that copies_jsonl gives for these documents without further options; false
  // from `write` stops. How many passages there were. `threads` changes nothing but the time.
  uint64_t lines(uint32_t min_words, size_t threads,
                 const std::function<bool(std::string_view)>& write) const;
  // The same for the lines of clusters, or for the text that copies_text gives of them.
  uint64_t clusters(uint32_t min_words, size_t threads, bool as_text,
                    const std::function<bool(std::string_view)>& write) const;

 private:
  match::TextSet texts_;
  std::vector<std::string> ids_;
  std::vector<text::LeanPoints> points_;
  std::vector<uint32_t> outlets_;  // of documents; 0 where none is known
  std::vector<std::string> outlet_names_{{}};
  std::map<std::string, uint32_t, std::less<>> outlet_numbers_;
};

}  // namespace hearsay::engine

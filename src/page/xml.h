// The pieces of an XML text in order: tags, text, nothing that a feed does not need.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hearsay::page {

// One piece. Views are of the text given.
struct XmlPiece {
  enum class Kind : uint8_t { kOpen, kClose, kText };
  Kind kind = Kind::kText;
  std::string_view name;      // kOpen, kClose: local name without its prefix
  std::string_view space;     // kOpen, kClose: the prefix, empty where none
  std::string_view inside;    // kOpen: the attributes; kText: the text
  bool empty = false;         // kOpen: closes itself
  bool literal = false;       // kText: from a CDATA section, without entities
  size_t begin = 0, end = 0;  // bytes of the text
};

// Reads pieces one by one; comments, instructions and the document type are passed over. No entity
// is ever expanded but the five of XML and numbers, so nothing unfolds. Broken markup reads as
// text; a tag that breaks off ends the text.
class XmlReader {
 public:
  explicit XmlReader(std::string_view text) : text_(text) {}
  std::optional<XmlPiece> next();

 private:
  std::string_view text_;
  size_t at_ = 0;
};

// The value of an attribute, entities resolved; empty where there is none.
std::string xml_attribute(std::string_view attributes, std::string_view name);

// Appends text with the five entities of XML and numeric references resolved; others stay as they
// are.
void append_unescaped(std::string& out, std::string_view text);

}  // namespace hearsay::page

// The bytes of derived records: documents and statements as archives keep them (layout:
// docs/archive.md, "Records").
//
// Numbers are LEB128 varints, signed ones zigzag first, reals 8 bytes little endian; a text is its
// length and its bytes; a text that recurs (rules, authors) is written once and then named by its
// number in order of first use. Every record starts with kCodecVersion. Decoding treats all bytes
// as hostile: a length is compared with what is left before it is believed.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/document.h"
#include "page/page.h"
#include "statement/statement.h"

namespace hearsay::archive {

inline constexpr uint64_t kCodecVersion = 2;  // 1 has no reply_to; it is still read

// What a page's carrier said about it: all of page::Page but `bytes`, `sha256` and `id`.
std::string encode_page(const page::Page& page);
base::Status decode_page(std::string_view bytes, page::Page& page);

// A document without `text`, `id` and `sha256`, which have places of their own, and its statements.
std::string encode_derived(const document::Document& document,
                           std::span<const statement::Statement> statements);

// The way back, without a look at the text. kDamaged: broken bytes; kNewerVersion: written by a
// newer program.
base::Status decode_derived(std::string_view bytes, document::Document& document,
                            std::vector<statement::Statement>& statements);

// Holds a record against itself: every span inside the text, every part and every outer statement
// there. kDamaged, with what is wrong, otherwise.
base::Status check_record(const document::Document& document,
                          std::span<const statement::Statement> statements);

}  // namespace hearsay::archive

// The words of the contract for block kinds, date bases and relations.
#include "document/document.h"

#include <array>

namespace hearsay::document {
namespace {

constexpr std::array<std::string_view, 11> kBlocks = {"title", "byline",  "date",     "source",
                                                      "body",  "heading", "caption",  "credit",
                                                      "table", "comment", "furniture"};
constexpr std::array<std::string_view, 6> kBases = {"meta", "url",      "dateline",
                                                    "text", "comments", "feed"};
constexpr std::array<std::string_view, 6> kRelations = {"told",     "reports", "via",
                                                        "dateline", "photo",   "link"};

template <class Enum, size_t N>
std::optional<Enum> find_name(const std::array<std::string_view, N>& names, std::string_view name) {
  for (size_t i = 0; i < N; ++i)
    if (names[i] == name) return static_cast<Enum>(i);
  return std::nullopt;
}

}  // namespace

std::string_view block_kind_name(BlockKind kind) { return kBlocks[static_cast<size_t>(kind)]; }
std::optional<BlockKind> block_kind_of(std::string_view name) {
  return find_name<BlockKind>(kBlocks, name);
}

std::string_view date_basis_name(DateBasis basis) { return kBases[static_cast<size_t>(basis)]; }
std::optional<DateBasis> date_basis_of(std::string_view name) {
  return find_name<DateBasis>(kBases, name);
}

std::string_view relation_name(Relation relation) {
  return kRelations[static_cast<size_t>(relation)];
}
std::optional<Relation> relation_of(std::string_view name) {
  return find_name<Relation>(kRelations, name);
}

}  // namespace hearsay::document

// Reads treebanks and lays Hearsay's tokens over them.
#include "treebank.h"

#include <algorithm>
#include <charconv>
#include <fstream>

#include "language/analysis.h"
#include "text/tokens.h"

namespace hearsay::train {
namespace {

struct Node {
  std::string form;
  uint8_t tag = 0;
  std::string universal;
  uint8_t label = 0;
  uint32_t head = 0;          // from 1; 0 is the root
  size_t begin = 0, end = 0;  // in the text
};

struct Block {
  std::string text;
  std::vector<Node> nodes;
};

uint32_t number_in(std::string_view cell) {
  uint32_t value = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return value;
}

uint8_t label_of(std::string_view relation) {
  const uint8_t whole = language::label_number(relation);
  return whole != 0 ? whole : language::label_number(relation.substr(0, relation.find(':')));
}

std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  for (size_t at = 0; at <= line.size();) {
    const size_t end = std::min(line.find('\t', at), line.size());
    cells.push_back(line.substr(at, end - at));
    at = end + 1;
  }
  return cells;
}

void read_line(std::string_view line, Block& block) {
  constexpr std::string_view kText = "# text = ";
  if (line.starts_with(kText)) block.text = line.substr(kText.size());
  if (line[0] == '#') return;
  const std::vector<std::string_view> cells = cells_of(line);
  if (cells.size() < 8 || cells[0].find_first_of(".-") != std::string_view::npos) return;
  block.nodes.push_back({std::string(cells[1]), language::tag_number(cells[4]),
                         std::string(cells[3]), label_of(cells[7]), number_in(cells[6]), 0, 0});
}

// Finds every node in the text; false where one is not there.
bool place_nodes(Block& block) {
  size_t at = 0;
  for (Node& node : block.nodes) {
    const size_t found = block.text.find(node.form, at);
    if (found == std::string::npos || found > at + 3) return false;
    node.begin = found;
    node.end = at = found + node.form.size();
  }
  return true;
}

Sentence own_tokens(const Block& block) {
  Sentence out;
  for (uint32_t i = 0; i < block.nodes.size(); ++i) {
    const Node& node = block.nodes[i];
    out.words.push_back(node.form);
    out.tags.push_back(node.tag);
    out.universals.push_back(node.universal);
    out.labels.push_back(node.label);
    out.heads.push_back(node.head == 0 ? i : node.head - 1);
  }
  return out;
}

// The token for a piece of a word that another token stands for already.
void put_piece(const text::Token& token, const Node& node, uint32_t owner, Sentence& out) {
  const bool mark = token.kind != text::TokenKind::kWord && token.kind != text::TokenKind::kNumber;
  uint8_t tag = node.tag;
  if (token.kind == text::TokenKind::kStop) tag = language::tag_number(".");
  if (token.kind == text::TokenKind::kComma) tag = language::tag_number(",");
  out.tags.push_back(tag);
  out.universals.emplace_back(mark ? "PUNCT" : "X");
  out.labels.push_back(language::label_number(mark ? "punct" : "goeswith"));
  out.heads.push_back(owner);
}

// One sentence over Hearsay's tokens, or one without words where they do not fit.
Sentence hearsay_tokens(const Block& block) {
  text::TokenList tokens;
  text::tokenise(block.text, {0, static_cast<uint32_t>(block.text.size())}, tokens);
  std::vector<uint32_t> token_of(block.nodes.size());
  std::vector<int> first(tokens.size(), -1);  // the node a token stands for
  size_t t = 0;
  for (size_t i = 0; i < block.nodes.size(); ++i) {
    while (t + 1 < tokens.size() && tokens[t + 1].span.begin <= block.nodes[i].begin) ++t;
    token_of[i] = static_cast<uint32_t>(t);
  }
  for (size_t i = 0; i < block.nodes.size(); ++i) {
    const uint32_t head = block.nodes[i].head;
    const bool outside = head == 0 || token_of[head - 1] != token_of[i];
    if (outside && first[token_of[i]] < 0) first[token_of[i]] = static_cast<int>(i);
  }
  Sentence out;
  uint32_t owner = 0;
  for (uint32_t k = 0; k < tokens.size(); ++k) {
    const base::Bytes span = tokens[k].span;
    out.words.push_back(block.text.substr(span.begin, span.size()));
    if (first[k] < 0) {
      if (k == 0) return {};
      put_piece(tokens[k], block.nodes[static_cast<size_t>(first[owner])], owner, out);
      continue;
    }
    owner = k;
    const Node& node = block.nodes[static_cast<size_t>(first[k])];
    out.tags.push_back(node.tag);
    out.universals.push_back(node.universal);
    out.labels.push_back(node.label);
    out.heads.push_back(node.head == 0 ? k : token_of[node.head - 1]);
  }
  return out;
}

void finish(Block& block, Tokens tokens, std::vector<Sentence>& out) {
  if (!block.nodes.empty()) {
    const bool placed = tokens == Tokens::kHearsay && place_nodes(block);
    Sentence sentence = placed ? hearsay_tokens(block) : own_tokens(block);
    if (sentence.size() == 0) sentence = own_tokens(block);
    if (sentence.size() <= language::Tools::kLongest) out.push_back(std::move(sentence));
  }
  block = {};
}

void capitalise(std::string& word, bool whole) {
  for (char& c : word) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    if (!whole) return;
  }
}

}  // namespace

bool read_treebank(const std::string& path, Tokens tokens, std::vector<Sentence>& out) {
  std::ifstream file(path);
  if (!file) return false;
  Block block;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty())
      finish(block, tokens, out);
    else
      read_line(line, block);
  }
  finish(block, tokens, out);
  return true;
}

void add_headlines(std::vector<Sentence>& sentences) {
  const size_t count = sentences.size();
  for (size_t i = 0; i < count; ++i) {
    sentences[i].source = static_cast<uint32_t>(i);
    const size_t size = sentences[i].size();
    if (i % 12 != 5 || size < 4 || size > 25) continue;
    Sentence copy = sentences[i];
    const bool whole = i % 60 == 5;
    for (size_t w = 0; w < size; ++w)
      if (whole || w == 0 || copy.words[w].size() > 3) capitalise(copy.words[w], whole);
    sentences.push_back(std::move(copy));
  }
}

void add_views(const language::Clusters& clusters, std::vector<Sentence>& sentences) {
  for (Sentence& sentence : sentences)
    sentence.views = language::view_words(sentence.spans(), clusters);
}

}  // namespace hearsay::train

// The shared passages and the changes of wording that were marked by hand in the shared seeds.
#include <gtest/gtest.h>
#include <simdjson.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "match/find_matches.h"
#include "text/utf8.h"
#include "wording/describe_change.h"

namespace hearsay::engine {
namespace {

class Gold {
 public:
  bool load() {
    const std::filesystem::path shared = HEARSAY_SHARED_DIR;
    if (parser_.load((shared / "gold/seeds.json").string()).get(root_) != simdjson::SUCCESS)
      return false;
    for (const auto& entry : std::filesystem::directory_iterator(shared / "seeds")) {
      std::ifstream file(entry.path(), std::ios::binary);
      std::stringstream bytes;
      bytes << file.rdbuf();
      texts_[entry.path().filename().string().substr(0, 3)] = bytes.str();
    }
    return !texts_.empty();
  }

  struct Member {
    const std::string* text = nullptr;
    std::vector<base::Bytes> pieces;
    size_t size() const {
      size_t sum = 0;
      for (const base::Bytes piece : pieces) sum += piece.size();
      return sum;
    }
  };

  // The statements of one member of a group, as one version.
  Member member(simdjson::dom::array ids) const {
    Member out;
    for (const auto id : ids)
      for (const auto statement : root_["statements"])
        if (std::string_view(statement["id"]) == std::string_view(id)) add(statement, out);
    return out;
  }
  const simdjson::dom::element& root() const { return root_; }
  const std::map<std::string, std::string>& texts() const { return texts_; }

 private:
  void add(simdjson::dom::element statement, Member& out) const {
    out.text = &texts_.at(std::string(std::string_view(statement["doc"])));
    const text::PointMap map(*out.text);
    for (const auto span : statement["content"])
      out.pieces.push_back({map.byte_of(static_cast<uint32_t>(uint64_t(span.at(0)))),
                            map.byte_of(static_cast<uint32_t>(uint64_t(span.at(1))))});
  }

  simdjson::dom::parser parser_;
  simdjson::dom::element root_;
  std::map<std::string, std::string> texts_;
};

TEST(LikenessGold, GroupsHaveTheirKinds) {
  Gold gold;
  if (!gold.load()) GTEST_SKIP() << "the shared seeds are not beside the project";
  size_t groups = 0;
  for (const auto group : gold.root()["same_words"]) {
    Gold::Member a = gold.member(group["members"].at(0)), b = gold.member(group["members"].at(1));
    if (b.size() > a.size()) std::swap(a, b);
    const auto changes = wording::describe_change({*a.text, a.pieces}, {*b.text, b.pieces},
                                                  lexicon::Lexicon::built_in());
    std::multiset<std::string> expected, found;
    for (const auto kind : group["kinds"]) expected.insert(std::string(std::string_view(kind)));
    for (const wording::Change& change : changes)
      found.insert(std::string(wording::change_kind_name(change.kind)));
    const auto id = std::string(std::string_view(group["id"]));
    if (id == "g5") {  // a subhead: its gold names the rewording only, the words left out are found
                       // as well
      EXPECT_TRUE(found.count("replaced") > 0);
    } else {
      EXPECT_EQ(found, expected) << id;
    }
    ++groups;
  }
  EXPECT_EQ(groups, 6U);
}

// Bytes without the marks at their ends, as the matcher gives them: from the first to the last
// word.
base::Bytes words_in(const std::string& text, simdjson::dom::element place) {
  const text::PointMap map(text);
  const auto at = [&](size_t i) {
    return map.byte_of(static_cast<uint32_t>(uint64_t(place["span"].at(i))));
  };
  const auto words = match::words_of(text, {at(0), at(1)});
  return {words.front().span.begin, words.back().span.end};
}

TEST(LikenessGold, ReuseIsFoundWithTheSameWordsAtBothEnds) {
  Gold gold;
  if (!gold.load()) GTEST_SKIP() << "the shared seeds are not beside the project";
  std::map<std::string, std::vector<match::Passage>> found;
  for (const auto& [id, text] : gold.texts())
    found[id] = match::match_self(match::words_of(text), match::TextId(0), {});
  size_t expected = 0, all = 0;
  for (const auto pair : gold.root()["reuse"]) {
    const auto id = std::string(std::string_view(pair.at(0)["doc"]));
    const std::string& text = gold.texts().at(id);
    const base::Bytes a = words_in(text, pair.at(0)), b = words_in(text, pair.at(1));
    bool hit = false;
    for (const match::Passage& passage : found.at(id))
      hit = hit || (passage.a_span == a && passage.b_span == b);
    EXPECT_TRUE(hit) << id << " " << a.begin;
    ++expected;
  }
  for (const auto& [id, passages] : found) all += passages.size();
  EXPECT_EQ(all, expected);
}

// Only two of the five pages carry the same quotations.
TEST(LikenessGold, NothingElseIsShared) {
  Gold gold;
  if (!gold.load()) GTEST_SKIP() << "the shared seeds are not beside the project";
  std::vector<std::vector<match::Word>> words;
  for (const auto& [id, text] : gold.texts()) words.push_back(match::words_of(text));
  std::set<std::pair<uint32_t, uint32_t>> pairs;
  for (const match::Passage& passage : match::match_all(words, {}))
    pairs.emplace(passage.a.value(), passage.b.value());
  EXPECT_EQ(pairs, (std::set<std::pair<uint32_t, uint32_t>>{{0, 1}}));
}

}  // namespace
}  // namespace hearsay::engine

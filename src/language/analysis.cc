// Loads the models once and runs them over pieces of at most kLongest words.
#include "language/analysis.h"

#include <algorithm>
#include <optional>

#include "language/clusters.h"
#include "language/model.h"
#include "language/names.h"
#include "language/parser.h"
#include "language/tagger.h"
#include "language/views.h"
#include "lexicon/packed_files.h"

namespace hearsay::language {
namespace {

std::string_view packed(std::string_view path) {
  for (const lexicon::PackedFile& file : lexicon::packed_files())
    if (file.path == path) return file.bytes;
  return {};
}

template <class Tool>
std::optional<Tool> load(std::string_view path) {
  base::Result<Model> model = Model::read(packed(path));
  if (!model) return std::nullopt;
  return Tool(std::move(*model));
}

// Loaded when first asked for.
const std::optional<NameFinder>& name_finder() {
  static const std::optional<NameFinder> kFinder = load<NameFinder>("models/language/names.bin");
  return kFinder;
}

}  // namespace

struct Tools::Models {
  Clusters clusters;
  std::optional<Tagger> tagger;
  std::optional<Parser> parser;
};

Tools::Tools(std::unique_ptr<const Models> models) : models_(std::move(models)) {}
Tools::Tools(Tools&&) noexcept = default;
Tools& Tools::operator=(Tools&&) noexcept = default;
Tools::~Tools() = default;

const Tools& Tools::built_in() {
  static const Tools kTools = [] {
    auto models = std::make_unique<Models>();
    models->clusters = Clusters::read(packed("models/language/clusters.tsv"));
    models->tagger = load<Tagger>("models/language/tagger.bin");
    models->parser = load<Parser>("models/language/parser.bin");
    return Tools(std::move(models));
  }();
  return kTools;
}

bool Tools::ready() const { return models_->tagger && models_->parser; }

Cluster Tools::cluster(std::string_view folded) const { return models_->clusters.find(folded); }

void Tools::tag(std::span<const std::string_view> words, std::vector<Word>& out) const {
  out.assign(words.size(), Word{});
  std::vector<uint8_t> tags;
  for (size_t begin = 0; begin < words.size(); begin += kLongest) {
    const auto piece = words.subspan(begin, std::min(kLongest, words.size() - begin));
    const std::vector<WordView> views = view_words(piece, models_->clusters);
    tags.assign(piece.size(), tag_number("NN"));
    if (models_->tagger) models_->tagger->tag(views, tags);
    for (size_t i = 0; i < piece.size(); ++i)
      out[begin + i] = {tags[i], 0, static_cast<uint32_t>(begin + i), views[i].cluster.fine};
  }
}

void Tools::parse(std::span<const std::string_view> words, std::vector<Word>& out) const {
  if (out.size() != words.size()) return;
  std::vector<uint8_t> tags;
  for (size_t begin = 0; begin < words.size(); begin += kLongest) {
    const auto piece = words.subspan(begin, std::min(kLongest, words.size() - begin));
    tags.clear();
    for (size_t i = 0; i < piece.size(); ++i) tags.push_back(out[begin + i].tag);
    ParserState state(piece.size());
    if (models_->parser)
      state = models_->parser->parse(view_words(piece, models_->clusters), tags);
    else
      state.finish(tags);
    for (size_t i = 0; i < piece.size(); ++i) {
      const auto word = static_cast<uint16_t>(i + 1);
      const uint16_t head = state.head(word);
      out[begin + i].head = static_cast<uint32_t>(begin + (head == 0 ? i : head - 1U));
      out[begin + i].label = state.label(word);
    }
  }
}

void Tools::find_names(std::span<const std::string_view> words, std::span<const Word> tagged,
                       std::vector<Name>& out) const {
  out.clear();
  if (tagged.size() != words.size() || !name_finder()) return;
  std::vector<uint8_t> tags;
  for (size_t begin = 0; begin < words.size(); begin += kLongest) {
    const auto piece = words.subspan(begin, std::min(kLongest, words.size() - begin));
    tags.clear();
    for (size_t i = 0; i < piece.size(); ++i) tags.push_back(tagged[begin + i].tag);
    const std::vector<WordView> views = view_words(piece, models_->clusters);
    const std::vector<uint32_t> lists = listings(piece);
    const auto shift = static_cast<uint32_t>(begin);
    for (const Name& name : name_finder()->find({views, tags, lists}))
      out.push_back({shift + name.begin, shift + name.end, name.kind});
  }
}

}  // namespace hearsay::language

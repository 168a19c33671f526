// The tagger's features and its greedy run.
#include "language/tagger.h"

#include <algorithm>

#include "language/analysis.h"

namespace hearsay::language {
namespace {

WordView lone_view(uint64_t form) {
  WordView view;
  view.form = form;
  return view;
}

const WordView& view_at(std::span<const WordView> words, size_t i, int shift) {
  static const WordView kBefore = lone_view(1), kBehind = lone_view(2);
  const auto at = static_cast<int64_t>(i) + shift;
  if (at < 0) return kBefore;
  return at < static_cast<int64_t>(words.size()) ? words[static_cast<size_t>(at)] : kBehind;
}

void word_features(std::span<const WordView> words, size_t i, TagFeatures& out) {
  const WordView& w = words[i];
  const WordView& before = view_at(words, i, -1);
  const WordView& before2 = view_at(words, i, -2);
  const WordView& behind = view_at(words, i, 1);
  const WordView& behind2 = view_at(words, i, 2);
  out.add(feature(1, w.form));
  out.add(feature(2, w.form, w.look));
  out.add(feature(3, w.ends[0], w.shape));
  out.add(feature(4, w.ends[1], w.look));
  out.add(feature(5, w.ends[2]));
  out.add(feature(6, w.ends[2], w.shape));
  out.add(feature(7, w.ends[3], w.shape));
  out.add(feature(8, w.starts[0], w.shape));
  out.add(feature(9, w.starts[1]));
  out.add(feature(10, w.starts[2]));
  out.add(feature(11, w.look));
  out.add(feature(12, w.cluster.fine));
  out.add(feature(13, w.cluster.fine, w.look));
  out.add(feature(14, w.cluster.fine, w.ends[1]));
  out.add(feature(15, w.cluster.group, w.ends[2]));
  out.add(feature(16, before.form));
  out.add(feature(17, before2.form));
  out.add(feature(18, behind.form));
  out.add(feature(19, behind2.form));
  out.add(feature(20, before.form, w.form));
  out.add(feature(21, w.form, behind.form));
  out.add(feature(22, before.form, behind.form));
  out.add(feature(23, before.ends[2]));
  out.add(feature(24, behind.ends[2]));
  out.add(feature(25, behind.ends[2], w.ends[2]));
  out.add(feature(26, before.shape, w.shape, behind.shape));
  out.add(feature(27, behind.shape));
  out.add(feature(28, before.cluster.fine));
  out.add(feature(29, behind.cluster.fine));
  out.add(feature(30, w.cluster.fine, behind.cluster.fine));
  out.add(feature(31, before.cluster.fine, w.cluster.fine));
  out.add(feature(32, behind2.cluster.fine));
  out.add(feature(33, behind.form, behind2.form));
  out.add(feature(34, w.cluster.group, behind.cluster.group, behind2.cluster.group));
  out.add(feature(35, before.cluster.group, w.cluster.group, behind.cluster.group));
  out.add(feature(36, w.form, behind.cluster.fine));
  out.add(feature(37, before.cluster.fine, w.form));
  out.add(feature(38, behind.cluster.group, behind2.cluster.group, w.form));
}

}  // namespace

void tag_features(std::span<const WordView> words, size_t i, uint8_t last, uint8_t second_last,
                  TagFeatures& out) {
  out.size = 0;
  word_features(words, i, out);
  const WordView& w = words[i];
  const WordView& behind = view_at(words, i, 1);
  const WordView& behind2 = view_at(words, i, 2);
  const uint64_t tags = last * 256U + second_last;
  out.add(feature(39, last));
  out.add(feature(40, tags));
  out.add(feature(41, last, w.form));
  out.add(feature(42, tags, w.form));
  out.add(feature(43, last, w.ends[2]));
  out.add(feature(44, last, w.cluster.fine));
  out.add(feature(45, last, behind.form));
  out.add(feature(46, last, w.form, behind.form));
  out.add(feature(47, last, w.shape));
  out.add(feature(48, tags, w.cluster.fine));
  out.add(feature(49, last, behind.cluster.fine, w.ends[1]));
  out.add(feature(50, last, w.cluster.group, behind.cluster.group));
  out.add(feature(51, tags, w.ends[2]));
  out.add(feature(52, last, view_at(words, i, -1).form));
  out.add(feature(53, last, w.cluster.fine, behind.cluster.fine));
  out.add(feature(54, tags, behind.form, behind2.cluster.group));
  out.add(feature(55, 0));
}

Tagger::Tagger(Model model) : model_(std::move(model)) {
  for (const std::string& name : model_.classes()) tag_of_class_.push_back(tag_number(name));
}

void Tagger::tag(std::span<const WordView> words, std::vector<uint8_t>& tags) const {
  tags.assign(words.size(), 0);
  TagFeatures features;
  Model::Scores scores;
  uint8_t last = 0, second_last = 0;
  for (size_t i = 0; i < words.size(); ++i) {
    tag_features(words, i, last, second_last, features);
    model_.score(features.list(), scores);
    size_t best = 0;
    for (size_t k = 1; k < tag_of_class_.size(); ++k)
      if (scores[k] > scores[best]) best = k;
    tags[i] = tag_of_class_.empty() ? uint8_t{0} : tag_of_class_[best];
    second_last = last;
    last = tags[i];
  }
}

}  // namespace hearsay::language

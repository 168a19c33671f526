// Measures the matcher: words and anchors a second, all pairs of a collection, and what it finds of
// the pairs that share words.
//
// Usage: bench_copies [FILE.jsonl.gz…] [--run N] [--threads N] [--alone]. Without files: the
// collections of
// ../shared/data/copies. For each it prints the speed of each stage (median of five), the segments'
// bytes a document, what the limit of crowds costs, and against a plain hash of all runs of N words
// (24) which document pairs are found; then hearsay's program runs side by side with its peers
// (peers.py), but for --alone. A pair that is not found and has no excuse (an anchor with more than
// max_posting places) ends the program with status 1.
#include <simdjson.h>

#include <time.h>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "archive/index_anchors.h"
#include "match/find_matches.h"
#include "match/sketch.h"
#include "page/read_packed.h"

namespace {

using namespace hearsay;

struct Settings {
  std::vector<std::string> files;
  uint32_t run = 24;
  size_t threads = 1;
  bool alone = false;
};

std::vector<std::string> texts_of(const std::string& jsonl, std::vector<uint32_t>& families) {
  std::map<std::string, uint32_t> outlets;
  std::vector<std::string> texts;
  simdjson::dom::parser parser;
  for (size_t from = 0; from < jsonl.size();) {
    const size_t to = std::min(jsonl.find('\n', from), jsonl.size());
    std::string_view text;
    const simdjson::padded_string line(jsonl.data() + from, to - from);
    const auto object = parser.parse(line);
    if (object["text"].get(text) == simdjson::SUCCESS) {
      texts.emplace_back(text);
      std::string_view outlet;
      const bool named = object["outlet"].get(outlet) == simdjson::SUCCESS;
      families.push_back(!named ? 0 : outlets.emplace(outlet, outlets.size() + 1).first->second);
    }
    from = to + 1;
  }
  return texts;
}

// Of this process: other programs on the machine do not count.
double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

double median_seconds(const std::function<void()>& task) {
  std::vector<double> seconds;
  for (int i = 0; i < 5; ++i) {
    const double start = cpu_seconds();
    task();
    seconds.push_back(cpu_seconds() - start);
  }
  std::sort(seconds.begin(), seconds.end());
  return seconds[2];
}

using Pairs = std::set<std::pair<uint32_t, uint32_t>>;

// Pairs of texts that share a run of `run` words, by a hash of every run.
Pairs plain_pairs(const std::vector<std::vector<match::Word>>& words, uint32_t run) {
  std::unordered_map<uint64_t, std::vector<uint32_t>> holders;
  for (uint32_t i = 0; i < words.size(); ++i) {
    if (words[i].size() < run) continue;
    uint64_t top = 1;
    for (uint32_t k = 0; k < run; ++k) top *= 0x100000001b3ULL;
    uint64_t hash = 0;
    for (size_t at = 0; at < words[i].size(); ++at) {
      hash = hash * 0x100000001b3ULL + words[i][at].hash;
      if (at >= run) hash -= top * words[i][at - run].hash;
      if (at + 1 < run) continue;
      std::vector<uint32_t>& texts = holders[hash];
      if (texts.empty() || texts.back() != i) texts.push_back(i);
    }
  }
  Pairs pairs;
  for (const auto& [hash, texts] : holders)
    for (size_t a = 0; a < texts.size(); ++a)
      for (size_t b = a + 1; b < texts.size(); ++b) pairs.emplace(texts[a], texts[b]);
  return pairs;
}

// Whether all runs of a pair lie on anchors so common that match_all ties texts in a row only.
bool excused(const std::vector<std::vector<match::Word>>& words, std::pair<uint32_t, uint32_t> pair,
             const std::unordered_map<uint64_t, uint32_t>& places, uint32_t max_posting) {
  for (const match::Anchor& anchor : match::anchors_of(words[pair.first], match::TextId(0), {}))
    if (places.at(anchor.hash) > max_posting) return true;
  return false;
}

bool report_recall(const std::vector<std::vector<match::Word>>& words,
                   const std::vector<match::Passage>& passages, uint32_t run) {
  Pairs found;
  for (const match::Passage& passage : passages)
    found.emplace(passage.a.value(), passage.b.value());
  std::unordered_map<uint64_t, uint32_t> places;
  for (const auto& text : words)
    for (const match::Anchor& anchor : match::anchors_of(text, match::TextId(0), {}))
      ++places[anchor.hash];
  const Pairs expected = plain_pairs(words, run);
  size_t hit = 0, without_excuse = 0;
  for (const auto& pair : expected) {
    if (found.count(pair) > 0)
      ++hit;
    else if (!excused(words, pair, places, match::MatchOptions{}.max_posting))
      ++without_excuse;
  }
  std::printf(
      "  pairs with %u words in a row: %zu, found %zu (recall %.5f), missed without a common "
      "anchor: %zu; "
      "pairs found in all: %zu\n",
      run, expected.size(), hit,
      expected.empty() ? 1.0 : static_cast<double>(hit) / static_cast<double>(expected.size()),
      without_excuse, found.size());
  return without_excuse == 0;
}

// What an archive's index keeps of texts in which nothing is known to be quoted.
std::vector<match::Anchor> kept_anchors(const std::vector<std::vector<match::Word>>& words) {
  match::MatchOptions options;
  options.window = archive::kWindow;
  std::vector<match::Anchor> kept;
  for (uint32_t i = 0; i < words.size(); ++i) {
    std::set<uint64_t> hashes;
    for (const match::Anchor& anchor : match::anchors_of(words[i], match::TextId(i), options))
      hashes.insert(archive::kept_hash(anchor.hash));
    for (const uint64_t hash : hashes) kept.push_back({hash, match::TextId(i), 0});
  }
  return kept;
}

// What the limit of a crowd (match/crowd.h) costs and saves: pairs of texts, and how many of those
// found without a limit are not.
void report_crowds(const std::vector<std::vector<match::Word>>& words,
                   const std::vector<uint32_t>& families, size_t threads) {
  Pairs all;
  for (const uint32_t crowd : {0xffffffffU, 128U, 64U, 32U}) {
    match::MatchOptions options;
    options.crowd = crowd;
    std::vector<match::Passage> passages;
    const double seconds =
        median_seconds([&] { passages = match::match_all(words, options, threads, families); });
    Pairs pairs;
    for (const match::Passage& passage : passages)
      pairs.emplace(passage.a.value(), passage.b.value());
    if (crowd == 0xffffffffU) all = pairs;
    size_t gone = 0;
    for (const auto& pair : all) gone += pairs.count(pair) == 0;
    const std::string name =
        crowd == 0xffffffffU ? "no crowds" : "crowds from " + std::to_string(crowd);
    std::printf("  %s: %.3f s, %zu pairs, %zu fewer and %zu more\n", name.c_str(), seconds,
                pairs.size(), gone, pairs.size() + gone - all.size());
  }
}

bool measure(const std::string& path, const Settings& settings) {
  const base::Result<std::string> jsonl = page::read_packed(path);
  if (!jsonl) {
    std::printf("%s\n", jsonl.error().note.c_str());
    return false;
  }
  std::vector<uint32_t> families;
  const std::vector<std::string> texts = texts_of(*jsonl, families);
  if (texts.empty()) {
    std::printf("%s: nothing to read\n", path.c_str());
    return false;
  }
  size_t bytes = 0;
  for (const std::string& text : texts) bytes += text.size();
  const double mb = static_cast<double>(bytes) / 1e6;
  std::vector<std::vector<match::Word>> words(texts.size());
  const double cutting = median_seconds([&] {
    for (size_t i = 0; i < texts.size(); ++i) words[i] = match::words_of(texts[i]);
  });
  std::vector<match::Anchor> anchors;
  const double sketching = median_seconds([&] {
    anchors.clear();
    for (uint32_t i = 0; i < words.size(); ++i) {
      const auto more = match::anchors_of(words[i], match::TextId(i), {});
      anchors.insert(anchors.end(), more.begin(), more.end());
    }
  });
  std::vector<match::Passage> passages;
  const double matching =
      median_seconds([&] { passages = match::match_all(words, {}, settings.threads, families); });
  const std::vector<match::Anchor> kept = kept_anchors(words);
  const size_t segment = match::encode_segment(kept).size();
  std::printf("%s: %zu texts, %.1f MB\n", path.substr(path.rfind('/') + 1).c_str(), texts.size(),
              mb);
  std::printf(
      "  words %.3f s (%.0f MB/s), anchors %.3f s (words and anchors %.0f MB/s, %zu of them)\n",
      cutting, mb / cutting, sketching, mb / (cutting + sketching), anchors.size());
  std::printf(
      "  match_all %.3f s on %zu thread(s): %zu passages; from texts to passages %.0f texts/s\n",
      matching, settings.threads, passages.size(),
      static_cast<double>(texts.size()) / (cutting + matching));
  std::printf(
      "  index (without quotations) %.2f bytes an anchor, %.0f a text, %.0f for 4,000 bytes\n",
      static_cast<double>(segment) / static_cast<double>(kept.size()),
      static_cast<double>(segment) / static_cast<double>(texts.size()),
      4000.0 * static_cast<double>(segment) / static_cast<double>(bytes));
  report_crowds(words, families, settings.threads);
  return report_recall(words, passages, settings.run);
}

bool measure_peers(const std::string& what, const Settings& settings) {
  std::fflush(stdout);
  const std::string command = "python3 '" HEARSAY_SOURCE_DIR "/bench/copies/peers.py' " + what +
                              " --run " + std::to_string(settings.run);
  return std::system(command.c_str()) == 0;
}

}  // namespace

int main(int argc, char** argv) {
  Settings settings;
  for (int i = 1; i < argc; ++i) {
    const bool more = i + 1 < argc;
    if (std::strcmp(argv[i], "--run") == 0 && more) {
      settings.run = static_cast<uint32_t>(std::atoi(argv[++i]));
    } else if (std::strcmp(argv[i], "--threads") == 0 && more) {
      settings.threads = static_cast<size_t>(std::atoi(argv[++i]));
    } else if (std::strcmp(argv[i], "--alone") == 0) {
      settings.alone = true;
    } else {
      settings.files.emplace_back(argv[i]);
    }
  }
  const std::string shared = HEARSAY_SHARED_DIR "/data/copies/";
  if (settings.files.empty())
    settings.files = {shared + "uk-papers-2014.jsonl.gz", shared + "reuters-1987.jsonl.gz"};
  bool good = true;
  for (const std::string& file : settings.files) {
    good = measure(file, settings) && good;
    if (!settings.alone) good = measure_peers("'" + file + "'", settings) && good;
  }
  if (!settings.alone) good = measure_peers("--made 100000 --rounds 3", settings) && good;
  return good ? 0 : 1;
}

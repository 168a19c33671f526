// Measures the archive: documents added a second, bytes on disk, look-ups by words and by anchors,
// the self-check.
//
// Usage: bench_archive [DOCUMENTS] [BYTES]. Adds that many generated documents (100,000) of about
// that size (2,100 bytes), with four statements each, to an archive in a folder of its own, which
// it removes. Words are drawn so that the n-th frequent one is about n times rarer than the first,
// as in real text. Ends with status 1 where a document is not found again.
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "base/hash.h"
#include "match/find_matches.h"

namespace {

using namespace hearsay;
using Clock = std::chrono::steady_clock;

constexpr uint64_t kVocabulary = 60000, kBatch = 2000, kLookups = 50;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

class Generator {
 public:
  Generator() {
    for (uint64_t i = 0; i < kVocabulary; ++i) {
      std::string word;
      for (uint64_t left = 2 + next() % 9; left > 0; --left)
        word += static_cast<char>('a' + next() % 26);
      vocabulary_.push_back(word);
    }
  }

  std::string text(size_t bytes) {
    std::string out;
    while (out.size() < bytes) {
      const double share = static_cast<double>(next() >> 11) / 9007199254740992.0;
      out +=
          vocabulary_[static_cast<size_t>(std::pow(static_cast<double>(kVocabulary), share)) - 1] +
          " ";
    }
    return out;
  }

  std::string name() { return vocabulary_[next() % 1000] + " " + vocabulary_[next() % 1000]; }

 private:
  uint64_t next() {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    return state_ ^= state_ << 17;
  }
  uint64_t state_ = 88172645463325252ULL;
  std::vector<std::string> vocabulary_;
};

struct Made {
  page::Page page;
  document::Document document;
  std::vector<statement::Statement> statements;
};

Made make(Generator& generator, uint64_t number, size_t bytes) {
  Made made;
  made.page.id = "document-" + std::to_string(number);
  made.page.bytes = generator.text(bytes);
  made.page.sha256 = base::to_hex(base::sha256(made.page.bytes));
  document::Document& document = made.document;
  document.id = made.page.id;
  document.text = made.page.bytes;
  document.title = "A document";
  document.outlet = "An outlet";
  const auto size = static_cast<uint32_t>(document.text.size());
  for (uint32_t i = 0; i < 8; ++i) {
    document::Block block;
    block.span = {i * size / 8, (i + 1) * size / 8};
    block.raw = block.span;
    block.rule = "plain/paragraph";
    document.blocks.push_back(block);
  }
  document.parts.push_back({"A document", {}, "An outlet", std::nullopt, {0, size}});
  for (uint32_t i = 1; i <= 4; ++i) {
    statement::Statement statement;
    statement.number = i;
    statement.content = {{size / 6 * i, size / 6 * i + 90}};
    statement.quoted = statement.content;
    statement.speaker.name = generator.name();
    statement.speaker.type = statement::SpeakerType::kPerson;
    statement.rule = "direct/after";
    made.statements.push_back(statement);
  }
  return made;
}

int fail(const char* what, const std::string& note) {
  std::fprintf(stderr, "bench_archive: %s: %s\n", what, note.c_str());
  return 1;
}

int add_all(archive::Archive& archive, uint64_t documents, size_t bytes) {
  Generator generator;
  double spent = 0;
  for (uint64_t i = 1; i <= documents; ++i) {
    const Made made = make(generator, i, bytes);
    const auto start = Clock::now();
    const auto added = archive.add(made.page, made.document, made.statements);
    if (!added.ok()) return fail("add", added.error().note);
    if (archive.pending().documents >= kBatch || i == documents) {
      if (const auto status = archive.commit(); !status.ok())
        return fail("commit", status.error().note);
    }
    spent += seconds_since(start);
  }
  const auto counts = archive.counts();
  if (!counts.ok()) return fail("counts", counts.error().note);
  const double mb = 1e-6 * static_cast<double>(counts->raw_bytes);
  std::printf("add      %llu documents, %.1f MB in %.1f s: %.0f documents/s, %.1f MB/s\n",
              static_cast<unsigned long long>(documents), mb, spent,
              static_cast<double>(documents) / spent, mb / spent);
  std::printf("size     %.1f MB on disk, %.0f bytes a document\n",
              1e-6 * static_cast<double>(counts->stored_bytes),
              static_cast<double>(counts->stored_bytes) / static_cast<double>(documents));
  return 0;
}

// Every so many documents a stretch of 200 bytes is looked up; the document itself must come first.
template <class Find>
int look_up(const archive::Archive& archive, uint64_t documents, const char* name, Find find) {
  double spent = 0;
  for (uint64_t i = 0; i < kLookups; ++i) {
    const uint64_t number = 1 + i * (documents - 1) / kLookups;
    const auto stored = archive.document(number);
    if (!stored.ok()) return fail("read", stored.error().note);
    const std::string asked = stored->document.text.substr(stored->document.text.size() / 3, 200);
    const auto start = Clock::now();
    const uint64_t first = find(asked);
    spent += seconds_since(start);
    if (first != number)
      return fail(name, "document " + std::to_string(number) + " is not found first");
  }
  std::printf("%-8s %.2f ms a look-up, %llu of them\n", name, 1000 * spent / kLookups,
              static_cast<unsigned long long>(kLookups));
  return 0;
}

int run(const std::string& path, uint64_t documents, size_t bytes) {
  auto archive = archive::Archive::open(path, archive::Mode::kWrite);
  if (!archive.ok()) return fail("open", archive.error().note);
  if (const int status = add_all(*archive, documents, bytes)) return status;
  const auto by_words = [&](const std::string& asked) {
    const auto found = archive->holding(asked, 100);
    return found.ok() && !found->empty() ? found->front() : 0;
  };
  const auto by_anchors = [&](const std::string& asked) {
    match::MatchOptions every;
    every.window = 1;
    const auto found =
        archive->sharing(match::anchors_of(match::words_of(asked), match::TextId(0), every), 100);
    return found.ok() && !found->empty() ? found->front().number : 0;
  };
  if (const int status = look_up(*archive, documents, "words", by_words)) return status;
  if (const int status = look_up(*archive, documents, "anchors", by_anchors)) return status;
  const auto start = Clock::now();
  const auto faults = archive->examine({});
  if (!faults.ok() || !faults->empty()) return fail("examine", "faults are found");
  std::printf("examine  %.1f s\n", seconds_since(start));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const uint64_t documents = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 100000;
  const size_t bytes = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 2100;
  std::string folder = (std::filesystem::temp_directory_path() / "hearsay-bench-XXXXXX").string();
  if (documents == 0 || bytes < 600 || mkdtemp(folder.data()) == nullptr)
    return fail("arguments", "see the source");
  const int status = run(folder + "/a.hearsay", documents, bytes);
  std::filesystem::remove_all(folder);
  return status;
}

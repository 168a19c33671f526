// Measures how copies scale: adding to an archive, matching all of it, and adding one more
// document, at growing numbers of documents.
//
// Usage: bench_scale [--bytes N] [--threads N] [--memory MB] [--folder DIR] [DOCUMENTS…]. Makes for
// each number of documents (10,000 and 100,000) an archive of texts of some 2,000 bytes in a folder
// of its own, which it removes. Words are drawn so that the n-th frequent one is about n times
// rarer than the first. Every tenth text holds 60 words of an earlier one, every hundredth one
// passage of 40 words that all of these share. "one more" is adding one document and committing it;
// beside it stand the processor's part of that and a commit of as many bytes into a bare SQLite
// file. Ends with status 1 where one of the planted copies is not found. The peak of memory is that
// of the whole run, so give one number of documents where it counts.
#include <sqlite3.h>
#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "base/hash.h"
#include "base/parallel.h"
#include "engine/archive_copies.h"
#include "engine/engine.h"

namespace {

using namespace hearsay;
using Clock = std::chrono::steady_clock;

struct Settings {
  std::vector<uint64_t> documents;
  size_t bytes = 2000, threads = 2;
  uint64_t memory = uint64_t{2} << 30;
  std::string folder = std::filesystem::temp_directory_path().string();
};

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

// Of all threads of this process: what else the machine does does not count.
double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

// Texts by their number, the same in every run.
class Maker {
 public:
  explicit Maker(size_t bytes) : bytes_(bytes) {
    Dice dice(1);
    for (uint64_t i = 0; i < kVocabulary; ++i) {
      std::string word;
      for (uint64_t left = 2 + dice.next() % 9; left > 0; --left)
        word += static_cast<char>('a' + dice.next() % 26);
      vocabulary_.push_back(word);
    }
    common_ = words(0, 40);
  }

  // Of which earlier text the text holds words; 0 for none.
  static uint64_t source_of(uint64_t number) {
    return number % 10 == 0 ? 1 + Dice(number * 7 + 3).next() % (number - 1) : 0;
  }
  static bool holds_common(uint64_t number) { return number % 100 == 1; }

  page::Page page(uint64_t number) const {
    page::Page page;
    page.id = "d" + std::to_string(number);
    const uint64_t source = source_of(number);
    if (source > 0) page.bytes += words(source, 60) + "\n\n";
    page.bytes += words(number, 60) + "\n\n";
    if (holds_common(number)) page.bytes += common_ + "\n\n";
    Dice dice(number * 2 + 1);
    while (page.bytes.size() < bytes_) {
      for (int i = 0; i < 80; ++i) put_word(dice, i, page.bytes);
      page.bytes += "\n\n";
    }
    page.sha256 = base::to_hex(base::sha256(page.bytes));
    page.is_unicode = true;
    return page;
  }

 private:
  static constexpr uint64_t kVocabulary = 60000;

  class Dice {
   public:
    explicit Dice(uint64_t seed) : state_(seed * 0x9e3779b97f4a7c15ULL + 88172645463325252ULL) {
      for (int i = 0; i < 4; ++i) next();
    }
    uint64_t next() {
      state_ ^= state_ << 13;
      state_ ^= state_ >> 7;
      return state_ ^= state_ << 17;
    }

   private:
    uint64_t state_;
  };

  void put_word(Dice& dice, int at, std::string& out) const {
    const double share = static_cast<double>(dice.next() >> 11) / 9007199254740992.0;
    const auto rank = static_cast<size_t>(std::pow(static_cast<double>(kVocabulary), share));
    const std::string& word = vocabulary_[std::min<size_t>(rank, kVocabulary) - 1];
    const size_t begin = out.size();
    out += word;
    if (at % 16 == 0) out[begin] = static_cast<char>(out[begin] - 32);
    out += at % 16 == 15 ? ". " : " ";
  }

  std::string words(uint64_t seed, int count) const {
    Dice dice(seed * 2);
    std::string out;
    for (int i = 0; i < count; ++i) put_word(dice, i, out);
    return out;
  }

  size_t bytes_;
  std::vector<std::string> vocabulary_;
  std::string common_;
};

int fail(const char* what, const std::string& note) {
  std::fprintf(stderr, "bench_scale: %s: %s\n", what, note.c_str());
  return 1;
}

base::Status add_range(archive::Archive& archive, const Maker& maker, uint64_t from, uint64_t to,
                       size_t threads, uint64_t batch) {
  engine::ReadOptions options;
  options.until = engine::Until::kDocument;
  base::Status status;
  base::in_order<uint64_t, engine::Reading>(
      threads,
      [&]() -> std::optional<uint64_t> {
        return from < to ? std::optional<uint64_t>(from++) : std::nullopt;
      },
      [&](uint64_t number) { return engine::read_page(maker.page(number), options); },
      [&](engine::Reading&& reading) {
        const auto added = archive.add(reading.page, reading.document, {}, false);
        if (!added.ok()) status = added.error();
        if (status.ok() && archive.pending().documents >= batch) status = archive.commit();
        return status.ok();
      });
  return status.ok() ? archive.commit() : status;
}

// What of the planted copies the lines show.
struct Truth {
  std::vector<bool> copied, common;
  uint64_t lines = 0, wanted = 0;

  explicit Truth(uint64_t documents) : copied(documents + 1), common(documents + 1) {
    for (uint64_t i = 1; i <= documents; ++i)
      wanted += (Maker::source_of(i) > 0 ? 1U : 0U) + (Maker::holds_common(i) ? 1U : 0U);
  }
  void take(std::string_view text) {
    for (size_t at = 0; at < text.size(); at = text.find('\n', at) + 1) {
      ++lines;
      const auto number = [&](const char* before) {
        const size_t id = text.find(before, at);
        return std::strtoull(text.data() + id + std::strlen(before), nullptr, 10);
      };
      const uint64_t a = number("{\"a\":{\"id\":\"d"), b = number("\"b\":{\"id\":\"d");
      if (Maker::source_of(b) == a) copied[b] = true;
      if (Maker::holds_common(a) && Maker::holds_common(b)) common[a] = common[b] = true;
    }
  }
  uint64_t found() const {
    return static_cast<uint64_t>(std::count(copied.begin(), copied.end(), true) +
                                 std::count(common.begin(), common.end(), true));
  }
};

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values.empty() ? -1 : values[values.size() / 2];
}

// A file of one table that is written as an archive is, durably, and does nothing else: what a
// commit costs on this disk.
class BareFile {
 public:
  explicit BareFile(const std::string& path) {
    if (sqlite3_open(path.c_str(), &handle_) != SQLITE_OK) return;
    run("PRAGMA page_size=8192; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
        "CREATE TABLE page(bytes BLOB)");
  }
  BareFile(const BareFile&) = delete;
  BareFile& operator=(const BareFile&) = delete;
  ~BareFile() { sqlite3_close(handle_); }
  bool add(size_t bytes) {
    return run(("INSERT INTO page VALUES(randomblob(" + std::to_string(bytes) + "))").c_str());
  }

 private:
  bool run(const char* sql) {
    return sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
  }
  sqlite3* handle_ = nullptr;
};

// Milliseconds, medians of 51: of adding one document and committing it, of the processor's part of
// that, and of a bare commit, by turns.
struct Single {
  double wall = -1, processor = -1, bare = -1;
};

Single measure_singles(archive::Archive& archive, const Maker& maker, uint64_t from, size_t bytes,
                       const std::string& folder) {
  BareFile file(folder + "/bare.sqlite");
  std::vector<double> walls, processors, bares;
  for (uint64_t i = 0; i < 51; ++i) {
    const double processor = processor_seconds();
    auto start = Clock::now();
    if (!add_range(archive, maker, from + i, from + i + 1, 1, 1).ok()) return {};
    walls.push_back(1000 * seconds_since(start));
    processors.push_back(1000 * (processor_seconds() - processor));
    start = Clock::now();
    if (!file.add(bytes)) return {};
    bares.push_back(1000 * seconds_since(start));
  }
  return {median(walls), median(processors), median(bares)};
}

// One row of the plot: microseconds a document, adding and matching.
struct Cost {
  uint64_t documents = 0;
  double adding = 0, matching = 0;
};

void plot(const std::vector<Cost>& costs) {
  double most = 1;
  for (const Cost& cost : costs) most = std::max({most, cost.adding, cost.matching});
  const auto bar = [&](uint64_t documents, const char* what, double cost) {
    const auto width = static_cast<size_t>(std::lround(60 * cost / most));
    std::printf("%9llu %-8s %s %.0f µs\n", static_cast<unsigned long long>(documents), what,
                std::string(std::max<size_t>(width, 1), '#').c_str(), cost);
  };
  std::printf("\nmicroseconds of processor a document\n");
  for (const Cost& cost : costs) bar(cost.documents, "adding", cost.adding);
  for (const Cost& cost : costs) bar(cost.documents, "matching", cost.matching);
}

int measure(const Settings& settings, const std::string& folder, uint64_t documents,
            std::vector<Cost>& costs) {
  const Maker maker(settings.bytes);
  auto archive = archive::Archive::open(folder + "/a.hearsay", archive::Mode::kWrite);
  if (!archive.ok()) return fail("open", archive.error().note);
  auto start = Clock::now();
  double processor = processor_seconds();
  if (base::Status status = add_range(*archive, maker, 1, documents + 1, settings.threads, 2000);
      !status.ok())
    return fail("add", status.error().note);
  const double adding = seconds_since(start), adding_cost = processor_seconds() - processor;
  const auto anchors = archive->anchor_count();
  const auto counts = archive->counts();
  if (!anchors.ok() || !counts.ok()) return fail("counts", "they cannot be read");

  Truth truth(documents);
  engine::ArchiveCopiesOptions options;
  options.threads = settings.threads;
  options.memory = settings.memory;
  engine::ArchiveCopiesEvents events;
  events.lines = [&](std::string_view lines, uint64_t) {
    truth.take(lines);
    return true;
  };
  start = Clock::now();
  processor = processor_seconds();
  const auto report = engine::copies_of_archive(*archive, options, events);
  if (!report.ok()) return fail("match", report.error().note);
  const double matching = seconds_since(start), matching_cost = processor_seconds() - processor;
  const Single single = measure_singles(*archive, maker, documents + 1, settings.bytes, folder);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto per = [&](double seconds) { return 1e6 * seconds / static_cast<double>(documents); };
  std::printf(
      "| %8llu | %7.1f s | %6.0f µs | %7.1f s | %6.0f µs | %9llu | %9llu | %llu of %llu | %6.2f ms "
      "| %6.2f ms | %6.2f ms | %5ld MB | %6.0f MB |\n",
      static_cast<unsigned long long>(documents), adding, per(adding_cost), matching,
      per(matching_cost), static_cast<unsigned long long>(report->pairs),
      static_cast<unsigned long long>(truth.lines), static_cast<unsigned long long>(truth.found()),
      static_cast<unsigned long long>(truth.wanted), single.wall, single.processor, single.bare,
      usage.ru_maxrss / 1024, 1e-6 * static_cast<double>(counts->stored_bytes));
  std::fflush(stdout);
  costs.push_back({documents, per(adding_cost), per(matching_cost)});
  return truth.found() == truth.wanted ? 0 : fail("match", "a planted copy is not found");
}

}  // namespace

int main(int argc, char** argv) {
  Settings settings;
  for (int i = 1; i < argc; ++i) {
    const bool more = i + 1 < argc;
    if (std::strcmp(argv[i], "--bytes") == 0 && more)
      settings.bytes = std::strtoull(argv[++i], nullptr, 10);
    else if (std::strcmp(argv[i], "--threads") == 0 && more)
      settings.threads = std::strtoull(argv[++i], nullptr, 10);
    else if (std::strcmp(argv[i], "--memory") == 0 && more)
      settings.memory = std::strtoull(argv[++i], nullptr, 10) << 20;
    else if (std::strcmp(argv[i], "--folder") == 0 && more)
      settings.folder = argv[++i];
    else
      settings.documents.push_back(std::strtoull(argv[i], nullptr, 10));
  }
  if (settings.documents.empty()) settings.documents = {10000, 100000};
  std::printf(
      "| documents | adding | processor each | matching | processor each | pairs | passages | "
      "planted found | one more "
      "| its processor | a bare commit | memory | file "
      "|\n|---|---|---|---|---|---|---|---|---|---|---|---|---|\n");
  std::vector<Cost> costs;
  for (const uint64_t documents : settings.documents) {
    const auto space = std::filesystem::space(settings.folder);
    if (documents < 100 || space.available < documents * settings.bytes * 6)
      return fail("disk", "too few documents, or too little room in " + settings.folder);
    std::string folder = settings.folder + "/hearsay-scale-XXXXXX";
    if (mkdtemp(folder.data()) == nullptr) return fail("folder", settings.folder);
    const int status = measure(settings, folder, documents, costs);
    std::filesystem::remove_all(folder);
    if (status != 0) return status;
  }
  plot(costs);
  return 0;
}

// Measures the reading of pages: raw bytes to document record, pages and bytes a second.
//
// usage: bench_pages [--threads N] [--runs N] [--model WEIGHTS.tsv] [--out RECORDS.jsonl] LIST
// LIST holds lines "id<TAB>path of a .html.gz". All pages are unpacked into memory first; what is
// timed is decoding, parsing, labelling and writing the record. The last line printed is JSON:
// pages, bytes, seconds (the median of the runs), cpu_seconds (of all threads, the same),
// peak_mb. bench/pages/run does the rest.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "base/parallel.h"
#include "document/label.h"
#include "document/read_document.h"
#include "engine/records.h"
#include "page/open_pages.h"

namespace {

using namespace hearsay;

struct Settings {
  size_t threads = 1, runs = 3;
  std::string out, list, model;
};

std::vector<page::Page> load(const std::string& list) {
  std::vector<page::Page> pages;
  std::ifstream lines(list);
  for (std::string line; std::getline(lines, line);) {
    const size_t tab = line.find('\t');
    if (tab == std::string::npos) continue;
    page::PageStream stream = page::PageStream::open({line.substr(tab + 1)}, {});
    while (std::optional<base::Result<page::Page>> page = stream.next()) {
      if (!page->ok()) continue;
      pages.push_back(std::move(*page).value());
      pages.back().id = line.substr(0, tab);
    }
  }
  return pages;
}

struct Time {
  double wall = 0, cpu = 0;
};

double cpu_now() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// One run over all pages; `sink` takes the records in order.
Time run(const std::vector<page::Page>& pages, const document::BlockModel& model, size_t threads,
         const auto& sink) {
  const lexicon::Lexicon& lexicon = lexicon::Lexicon::built_in();
  const auto start = std::chrono::steady_clock::now();
  const double cpu_start = cpu_now();
  size_t next = 0;
  base::in_order<const page::Page*, std::string>(
      threads,
      [&]() -> std::optional<const page::Page*> {
        return next < pages.size() ? std::optional(&pages[next++]) : std::nullopt;
      },
      [&](const page::Page* page) {
        return engine::document_record(document::read_document(*page, lexicon, model), {});
      },
      [&](std::string&& record) {
        sink(record);
        return true;
      });
  return {std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(),
          cpu_now() - cpu_start};
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

Settings settings_of(int argc, char** argv) {
  Settings settings;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--threads" && i + 1 < argc)
      settings.threads = std::strtoull(argv[++i], nullptr, 10);
    else if (word == "--runs" && i + 1 < argc)
      settings.runs = std::max<size_t>(1, std::strtoull(argv[++i], nullptr, 10));
    else if (word == "--model" && i + 1 < argc)
      settings.model = argv[++i];
    else if (word == "--out" && i + 1 < argc)
      settings.out = argv[++i];
    else
      settings.list = word;
  }
  return settings;
}

}  // namespace

int main(int argc, char** argv) {
  const Settings settings = settings_of(argc, argv);
  const std::vector<page::Page> pages = load(settings.list);
  if (pages.empty()) {
    std::fprintf(stderr, "bench_pages: no pages in %s\n", settings.list.c_str());
    return 1;
  }
  document::BlockModel model = document::BlockModel::built_in();
  if (!settings.model.empty()) {
    std::ifstream file(settings.model, std::ios::binary);
    const std::string weights{std::istreambuf_iterator<char>(file), {}};
    base::Result<document::BlockModel> read = document::BlockModel::read(weights);
    if (weights.empty() || !read) {
      std::fprintf(stderr, "bench_pages: %s holds no weights\n", settings.model.c_str());
      return 1;
    }
    model = std::move(read).value();
  }
  std::string records;
  run(pages, model, settings.threads, [&](const std::string& record) { records += record + '\n'; });
  std::vector<double> wall, cpu;
  for (size_t i = 0; i < settings.runs; ++i) {
    const Time time = run(pages, model, settings.threads, [](const std::string&) {});
    wall.push_back(time.wall);
    cpu.push_back(time.cpu);
  }
  size_t bytes = 0;
  for (const page::Page& page : pages) bytes += page.bytes.size();
  if (!settings.out.empty()) std::ofstream(settings.out, std::ios::binary) << records;
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf(
      "{\"pages\": %zu, \"bytes\": %zu, \"seconds\": %.3f, \"cpu_seconds\": %.3f, "
      "\"peak_mb\": %ld}\n",
      pages.size(), bytes, median(wall), median(cpu), usage.ru_maxrss / 1024);
}

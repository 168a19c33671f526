// Measures text to statements: documents, words and sentences a second, and what each stage costs.
//
// usage: bench_statements TEXTS.jsonl OUT.jsonl
// A line of TEXTS is {"id", "text"}. Texts are read first; timed is everything from the text to the
// record's statements, on one thread, in processor time, the median
// of three runs. The last line printed is JSON:
// documents, words, sentences, seconds, peak_mb. bench/statements/run does the rest.
#include <simdjson.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

#include "document/read_document.h"
#include "engine/records.h"
#include "statement/find_statements.h"
#include "statement/seen.h"

namespace {

using namespace hearsay;

// Processor time of this program: what else the machine does is not counted.
double now() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

double seconds_since(double start) { return now() - start; }

std::vector<page::Page> load(const char* path) {
  std::vector<page::Page> out;
  std::ifstream lines(path);
  simdjson::dom::parser parser;
  for (std::string line; std::getline(lines, line);) {
    simdjson::dom::element record;
    if (parser.parse(line).get(record) != simdjson::SUCCESS) continue;
    page::Page page;
    page.id = std::string(std::string_view(record["id"]));
    page.bytes = std::string(std::string_view(record["text"]));
    page.is_unicode = true;
    out.push_back(std::move(page));
  }
  return out;
}

// What the stages before the last take, each alone, over all documents.
struct Stages {
  double read = 0, tokens = 0, marks = 0, people = 0, rules = 0, language = 0, cues = 0;
  size_t words = 0, sentences = 0;
};

Stages measure_stages(const std::vector<page::Page>& pages, const lexicon::Lexicon& lexicon) {
  using namespace statement;
  Stages out;
  double start = now();
  const auto lap = [&start] {
    const double seconds = seconds_since(start);
    start = now();
    return seconds;
  };
  for (const page::Page& page : pages) {
    lap();
    const document::Document document = document::read_document(page, lexicon);
    out.read += lap();
    const View view(document, lexicon, false);
    out.tokens += lap();
    for (uint32_t i = 0; i < view.size(); ++i) out.words += view.is_word(i);
    out.sentences += view.sentence_starts().size();
    lap();
    const std::vector<Quote> quotes = find_quotes(view);
    const std::vector<Frame> frames = make_frames(view, quotes);
    out.marks += lap();
    const People people = find_people(view);
    out.people += lap();
    const std::vector<Attribution> rules = find_attributions(view, quotes, frames, people);
    out.rules += lap();
    for (const Frame& frame : frames) {
      FrameSigns signs = read_signs(view, quotes, frame, people, {});
      out.language += lap();
      see_cues(Models::built_in(), signs.signs);
      out.cues += lap();
    }
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: bench_statements TEXTS.jsonl OUT.jsonl\n");
    return 2;
  }
  const lexicon::Lexicon& lexicon = lexicon::Lexicon::built_in();
  double start = now();
  const bool ready = statement::Models::built_in().ready();
  std::printf("models loaded in %.0f ms%s\n", 1000 * seconds_since(start),
              ready ? "" : " (missing)");
  const std::vector<page::Page> pages = load(argv[1]);
  std::array<double, 3> runs{};
  for (double& run : runs) {
    std::ofstream out(argv[2], std::ios::binary | std::ios::trunc);
    start = now();
    for (const page::Page& page : pages) {
      const document::Document document = document::read_document(page, lexicon);
      out << engine::document_record(document, statement::find_statements(document, lexicon))
          << '\n';
    }
    run = seconds_since(start);
  }
  std::sort(runs.begin(), runs.end());
  const Stages s = measure_stages(pages, lexicon);
  const double total = runs[1];
  const double ms = 1000 / static_cast<double>(std::max<size_t>(1, pages.size()));
  std::printf(
      "ms a document: text to blocks %.2f, tokens and classes %.2f, marks and frames %.2f,\n"
      "  people %.2f, rules %.2f, tags %.2f, cue model %.2f;\n"
      "  all with trees, roles, speakers and the record %.2f\n",
      ms * s.read, ms * s.tokens, ms * s.marks, ms * s.people, ms * s.rules, ms * s.language,
      ms * s.cues, ms * total);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf(
      "{\"documents\": %zu, \"words\": %zu, \"sentences\": %zu, \"seconds\": %.3f, \"peak_mb\": "
      "%ld}\n",
      pages.size(), s.words, s.sentences, total, usage.ru_maxrss / 1024);
  return 0;
}

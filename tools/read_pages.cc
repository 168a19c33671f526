// Prints the document records of pages as a given file of block model weights makes them: for
// measuring a model on pages that it was not trained on (test/eval_pages.py).
//
// usage: read_pages WEIGHTS.tsv FILE…
// The id of a record is the file's name without ".html.gz".
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "document/label.h"
#include "document/read_document.h"
#include "engine/records.h"
#include "page/open_pages.h"

int main(int argc, char** argv) {
  using namespace hearsay;
  if (argc < 3) {
    std::fprintf(stderr, "usage: read_pages WEIGHTS.tsv FILE...\n");
    return 2;
  }
  std::ifstream file(argv[1], std::ios::binary);
  const std::string weights{std::istreambuf_iterator<char>(file), {}};
  const base::Result<document::BlockModel> model = document::BlockModel::read(weights);
  if (weights.empty() || !model) {
    std::fprintf(stderr, "read_pages: %s holds no weights\n", argv[1]);
    return 1;
  }
  page::OpenOptions options;
  options.id_rule = page::IdRule::kName;
  page::PageStream pages =
      page::PageStream::open(std::vector<std::string>(argv + 2, argv + argc), options);
  while (const std::optional<base::Result<page::Page>> page = pages.next()) {
    if (!page->ok()) {
      std::fprintf(stderr, "read_pages: %s\n", page->error().note.c_str());
      continue;
    }
    document::Document read = document::read_document(**page, lexicon::Lexicon::built_in(), *model);
    constexpr std::string_view kEnd = ".html.gz";
    if (read.id.ends_with(kEnd)) read.id.resize(read.id.size() - kEnd.size());
    std::printf("%s\n", engine::document_record(read, {}).c_str());
  }
}

// hearsay_cases: runs the case files below test/cases/, each folder with its producer.
//
// Usage: hearsay_cases [--accept] [FOLDER[/NAME]]. A folder without a producer fails, so that no
// case lies there unread.
#include <algorithm>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "case_file.h"
#include "producers/producers.h"

namespace {

using hearsay::test::Counts;
using hearsay::test::Registration;
using hearsay::test::RunOptions;

std::vector<std::string> case_folders(const std::filesystem::path& root) {
  std::vector<std::string> names;
  std::error_code failure;
  for (const auto& entry : std::filesystem::directory_iterator(root, failure)) {
    if (entry.is_directory()) names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

Counts run_folder(const std::filesystem::path& root, const std::string& folder,
                  const RunOptions& options) {
  const auto producers = hearsay::test::all_producers();
  const auto found = std::find_if(producers.begin(), producers.end(),
                                  [&](const Registration& each) { return each.folder == folder; });
  if (found == producers.end()) {
    std::cout << "test/cases/" << folder << ": no producer in test/producers/producers.cc\n";
    return {0, 1};
  }
  return hearsay::test::run_cases(root / folder, found->produce, options, std::cout);
}

}  // namespace

int main(int argc, char** argv) {
  RunOptions options;
  std::string wanted;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--accept") == 0) {
      options.accept = true;
    } else if (argv[i][0] != '-' && wanted.empty()) {
      wanted = argv[i];
    } else {
      std::cerr << "usage: hearsay_cases [--accept] [FOLDER[/NAME]]\n";
      return 2;
    }
  }
  const std::size_t slash = wanted.find('/');
  if (slash != std::string::npos) {
    options.only = wanted.substr(slash + 1);
    wanted.resize(slash);
  }
  const std::filesystem::path root = std::filesystem::path(HEARSAY_SOURCE_DIR) / "test/cases";
  Counts total;
  for (const std::string& folder : case_folders(root)) {
    if (!wanted.empty() && folder != wanted) continue;
    const Counts counts = run_folder(root, folder, options);
    std::cout << folder << ": " << counts.passed << " good, " << counts.failed << " bad\n";
    total.passed += counts.passed;
    total.failed += counts.failed;
  }
  std::cout << "cases: " << total.passed << " passed, " << total.failed << " failed\n";
  return total.failed == 0 ? 0 : 1;
}

// Reads, runs, compares and rewrites case files.
#include "case_file.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <ostream>
#include <utility>

namespace hearsay::test {
namespace {

constexpr std::string_view kMark = "== ";

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

base::Error error_at(std::size_t line, std::string note) {
  return {base::Code::kDamaged, line, std::move(note)};
}

std::string with_last_newline(std::string text) {
  if (!text.empty() && text.back() != '\n') text += '\n';
  return text;
}

bool read_file(const std::filesystem::path& path, std::string& bytes) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return false;
  bytes.assign(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  return !file.bad();
}

bool write_file(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << bytes;
  file.close();
  return !file.fail();
}

// Length of the longest common subsequence from (i, j) on, for all i and j.
std::vector<std::vector<int>> common_lengths(const std::vector<std::string_view>& a,
                                             const std::vector<std::string_view>& b) {
  std::vector<std::vector<int>> longest(a.size() + 1, std::vector<int>(b.size() + 1, 0));
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;) {
      longest[i][j] =
          a[i] == b[j] ? longest[i + 1][j + 1] + 1 : std::max(longest[i + 1][j], longest[i][j + 1]);
    }
  }
  return longest;
}

enum class Outcome { kSame, kDifferent, kAccepted };

Outcome run_one(const std::filesystem::path& path, const Producer& produce, bool accept,
                std::ostream& out) {
  std::string bytes;
  if (!read_file(path, bytes)) {
    out << path.string() << ": cannot be read\n";
    return Outcome::kDifferent;
  }
  base::Result<Case> parsed = parse_case(bytes, path.stem().string());
  if (!parsed.ok()) {
    out << path.string() << ":" << parsed.error().at << ": " << parsed.error().note << "\n";
    return Outcome::kDifferent;
  }
  Case test = std::move(parsed).value();
  const std::string got = with_last_newline(produce(test));
  if (got == test.expected()) return Outcome::kSame;
  if (accept) {
    test.sections.back().text = got;
    if (write_file(path, write_case(test))) return Outcome::kAccepted;
    out << path.string() << ": cannot be written\n";
    return Outcome::kDifferent;
  }
  out << path.string() << ": differs (- expected, + got)\n"
      << line_diff(test.expected(), got) << "\n";
  return Outcome::kDifferent;
}

}  // namespace

std::string_view Case::text(std::string_view section) const {
  for (const Section& each : sections) {
    if (each.name == section) return each.text;
  }
  return {};
}

base::Result<Case> parse_case(std::string_view bytes, std::string name) {
  Case test;
  test.name = std::move(name);
  std::size_t number = 0;
  for (std::string_view line : lines_of(bytes)) {
    ++number;
    if (line.starts_with(kMark)) {
      const std::string section(line.substr(kMark.size()));
      const bool repeated = std::any_of(test.sections.begin(), test.sections.end(),
                                        [&](const Section& s) { return s.name == section; });
      if (section.empty() || repeated) return error_at(number, "a section needs a new name");
      test.sections.push_back({section, ""});
    } else if (test.sections.empty()) {
      if (!line.starts_with('#')) return error_at(number, "a line before the sections needs a #");
      test.comment += std::string(line) + "\n";
    } else {
      if (line.starts_with("\\==")) line.remove_prefix(1);
      test.sections.back().text += std::string(line) + "\n";
    }
  }
  if (test.comment.empty())
    return error_at(1, "a case starts with a comment that says what it shows");
  if (test.sections.size() < 2)
    return error_at(number, "a case needs an input and an expected section");
  return test;
}

std::string write_case(const Case& test) {
  std::string bytes = test.comment;
  for (const Section& section : test.sections) {
    bytes += std::string(kMark) + section.name + "\n";
    for (const std::string_view line : lines_of(section.text)) {
      if (line.starts_with("==")) bytes += '\\';
      bytes += std::string(line) + "\n";
    }
  }
  return bytes;
}

std::string line_diff(std::string_view expected, std::string_view got) {
  const auto a = lines_of(expected);
  const auto b = lines_of(got);
  std::string diff;
  const auto add = [&diff](char mark, std::string_view line) {
    diff += mark;
    diff += ' ';
    diff += std::string(line) + "\n";
  };
  const auto longest = common_lengths(a, b);
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && a[i] == b[j]) {
      add(' ', a[i]);
      ++i;
      ++j;
    } else if (j == b.size() || (i < a.size() && longest[i + 1][j] >= longest[i][j + 1])) {
      add('-', a[i++]);
    } else {
      add('+', b[j++]);
    }
  }
  return diff;
}

Counts run_cases(const std::filesystem::path& folder, const Producer& produce,
                 const RunOptions& options, std::ostream& out) {
  std::vector<std::filesystem::path> paths;
  std::error_code failure;
  for (const auto& entry : std::filesystem::directory_iterator(folder, failure)) {
    if (entry.path().extension() == ".case" &&
        entry.path().stem().string().find(options.only) != std::string::npos) {
      paths.push_back(entry.path());
    }
  }
  Counts counts;
  if (failure) {
    out << folder.string() << ": " << failure.message() << "\n";
    counts.failed = 1;
    return counts;
  }
  std::sort(paths.begin(), paths.end());
  for (const auto& path : paths) {
    const Outcome outcome = run_one(path, produce, options.accept, out);
    if (outcome == Outcome::kAccepted) out << path.string() << ": rewritten\n";
    ++(outcome == Outcome::kDifferent ? counts.failed : counts.passed);
  }
  return counts;
}

}  // namespace hearsay::test

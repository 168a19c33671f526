// What the checks of an evidence page share: the report they write, and the pages as they are read
// now.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/span.h"
#include "engine/evidence.h"
#include "engine/verify.h"
#include "text/utf8.h"

namespace hearsay::engine {

struct Checker {
  VerifyReport report;
  bool add(std::string name, std::string about, bool is_ok, std::string good, std::string bad) {
    report.checks.push_back({std::move(name), std::move(about),
                             is_ok ? Outcome::kOk : Outcome::kFailed,
                             is_ok ? std::move(good) : std::move(bad)});
    return is_ok;
  }
  void skip(std::string name, std::string about, std::string why) {
    report.checks.push_back(
        {std::move(name), std::move(about), Outcome::kUnchecked, std::move(why)});
  }
};

// A source with the map of its text; none where it was not found or reads differently now.
struct Known {
  VerifySource source;
  std::unique_ptr<text::PointMap> map;
  std::string words(base::Points span) const {
    return std::string(base::view(source.document.text, bytes(span)));
  }
  base::Bytes bytes(base::Points span) const {
    return {map->byte_of(span.begin), map->byte_of(span.end)};
  }
};
using KnownSources = std::vector<std::unique_ptr<Known>>;  // one a document of the record

std::string of_group(size_t index, size_t version);

// verify_told.cc: who said it, when and where, as the record has it, against the pages read now.
void check_told(const EvidenceRecord& record, const KnownSources& known, Checker& checker);

}  // namespace hearsay::engine

// Verifying an evidence page: against itself, and against the archive or the pages it speaks of.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "base/result.h"
#include "document/document.h"
#include "statement/statement.h"

namespace hearsay::engine {

enum class Outcome : uint8_t { kOk, kFailed, kUnchecked };
std::string_view outcome_name(Outcome outcome);  // "ok" "failed" "unchecked"

// One thing looked at, with a sentence on what was found.
struct VerifyCheck {
  std::string name;   // "digest", "layout", "page", "text", "words", "changes", "lineage" …
  std::string about;  // a document id, a passage; empty for the page as a whole
  Outcome outcome = Outcome::kOk;
  std::string note;
};

struct VerifyReport {
  std::string finding;
  std::vector<VerifyCheck> checks;
  bool failed() const;       // any check failed
  size_t unchecked() const;  // how many could not be made
};

// A page as this program reads it now, by the SHA-256 of its bytes.
struct VerifySource {
  std::string sha256;  // computed from the bytes, not taken from a record
  document::Document document;
  std::vector<statement::Statement> statements;
};

// Where pages come from: given an id and a digest the source, kNotFound where there is none with
// that digest.
using SourceFinder =
    std::function<base::Result<VerifySource>(const std::string& id, const std::string& sha256)>;

// Checks the bytes of an evidence page. Against itself always: the digest shown, the canonical
// form, and every byte, by rendering its data again. With a finder: hashes, words and contexts at
// their places, what is told of pages and speakers, and the differences, described again. With an
// archive: the whole finding, gathered again. Never fails itself: what is wrong is a check that
// failed.
VerifyReport verify_evidence(std::string_view html, const SourceFinder& find_source = {},
                             const archive::Archive* archive = nullptr);

// The pages an evidence page speaks of; empty where it cannot be read.
struct WantedPage {
  std::string id, sha256;
};
std::vector<WantedPage> pages_wanted(std::string_view html);

// Finds sources in an archive (its raw bytes are hashed and read again), or among the pages of
// files and folders, of which only those wanted are kept: by their bytes, else by their id, so that
// a page that was changed is told. `refused`: inputs that cannot be read.
SourceFinder sources_in(const archive::Archive& archive);
SourceFinder sources_in(const std::vector<std::string>& inputs,
                        const std::vector<WantedPage>& wanted,
                        const std::function<void(const base::Error&)>& refused);

// hearsay.verification/1 on one line, and text for a person: one line a check.
std::string verify_json(const VerifyReport& report);
std::string verify_text(const VerifyReport& report);

}  // namespace hearsay::engine

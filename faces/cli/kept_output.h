// A file of results that grows in steps and is gone on with after a kill.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace hearsay::cli {

// While it is written the file is NAME.part; NAME.state says how much of it holds, up to which
// document, and of which call (`key`). Both are gone once the file is whole and has its name. With
// an empty name nothing is done.
class KeptOutput {
 public:
  KeptOutput(std::string name, std::string key);
  KeptOutput(const KeptOutput&) = delete;
  KeptOutput& operator=(const KeptOutput&) = delete;
  ~KeptOutput();

  // Starts anew, or goes on where a call with the same key was stopped.
  base::Status open();
  uint64_t next() const { return next_; }  // the document to go on with; 1 at the start

  // Lines of all documents before `next`. False where they could not be written: finish() says why.
  bool write(std::string_view lines, uint64_t next);
  base::Status finish();

 private:
  bool read_state();
  bool keep();
  bool failed(const char* doing);

  std::string name_, key_, buffer_;
  int file_ = -1;
  uint64_t next_ = 1, bytes_ = 0;
  base::Status status_;
};

}  // namespace hearsay::cli

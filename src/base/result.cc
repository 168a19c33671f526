// The words that name the reasons of failure.
#include "base/result.h"

namespace hearsay::base {

std::string_view code_name(Code code) {
  switch (code) {
    case Code::kNone: return "none";
    case Code::kNotFound: return "not_found";
    case Code::kNoPage: return "no_page";
    case Code::kTooLarge: return "too_large";
    case Code::kEmpty: return "empty";
    case Code::kBadEncoding: return "bad_encoding";
    case Code::kTruncated: return "truncated";
    case Code::kDamaged: return "damaged";
    case Code::kUnsupported: return "unsupported";
    case Code::kNewerVersion: return "newer_version";
    case Code::kBusy: return "busy";
    case Code::kNoSpace: return "no_space";
    case Code::kInput: return "input";
    case Code::kOutput: return "output";
    case Code::kUsage: return "usage";
  }
  return "none";
}

}  // namespace hearsay::base

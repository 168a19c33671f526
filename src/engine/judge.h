// A person's judgements about who is who: given by names or statements, kept, listed, taken back.
#pragma once

#include <string>
#include <vector>

#include "archive/archive.h"
#include "base/result.h"

namespace hearsay::engine {

// A judgement as it is shown: with whether it still holds.
struct ShownJudgement {
  archive::JudgementLine line;
  bool undone = false;
  std::string in_vain;  // why it says nothing of anybody here; empty where it does
};

struct Judged {
  uint64_t number = 0;
  std::vector<std::string> notes;  // what whoever judged may not have meant
};

// Keeps "`a` and `b` are one speaker" (`same`) or are not. A side is a name, or DOCUMENT#s1 for the
// speaker of that statement: the mention of its name in that article of the page, and nothing else
// of its name. A name that nobody here has is kept, too, and noted. kUsage: a side without a name,
// or both sides the same mention or form; kNotFound: no such statement, or a statement whose
// speaker has no name.
base::Result<Judged> judge_speakers(archive::Archive& archive, bool same, const std::string& a,
                                    const std::string& b);

// Takes a judgement back. kNotFound: there is none of that number, or it is taken back already.
base::Result<uint64_t> undo_judgement(archive::Archive& archive, uint64_t number);

base::Result<std::vector<ShownJudgement>> list_judgements(const archive::Archive& archive);

std::string judgements_jsonl(const std::vector<ShownJudgement>& list);  // hearsay.judgement/1
std::string judgements_text(const std::vector<ShownJudgement>& list);

}  // namespace hearsay::engine

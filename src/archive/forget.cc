// Taking documents out: every row that was derived from them, and the bytes that no other has.
#include <string>

#include "archive/archive.h"
#include "archive/state.h"

namespace hearsay::archive {

// A full text keeps no words of its own: what is to be taken out of it must be said. Where the text
// is damaged the whole full text is made again.
base::Status Archive::State::forget_words(uint64_t number) {
  const base::Result<int64_t> done = mark("words_done");
  if (!done.ok()) return done.error();
  if (number > static_cast<uint64_t>(*done)) return {};
  const base::Result<std::string> text = text_of(number);
  if (text.ok()) return words.remove(number, indexed_words(*text));
  if (base::Status status = words.clear(); !status.ok()) return status;
  return set_mark("words_done", 0);
}

base::Status Archive::State::forget(uint64_t number) {
  const base::Result<uint64_t> last = last_number();
  if (!last.ok()) return last.error();
  if (base::Status status = set_mark("last_number", static_cast<int64_t>(*last)); !status.ok())
    return status;
  if (base::Status status = forget_words(number); !status.ok()) return status;

  const auto key = static_cast<int64_t>(number);
  if (base::Status status = forget_statements(number); !status.ok()) return status;

  std::string digest;
  int64_t size = 0;
  {
    Query row(*database,
              "SELECT d.sha256, CASE WHEN EXISTS (SELECT 1 FROM document o WHERE o.sha256=d.sha256 "
              "AND o.number<>d.number) THEN 0 ELSE coalesce(raw.size, 0) END FROM document d LEFT "
              "JOIN raw ON raw.sha256=d.sha256 WHERE d.number=?");
    if (row.integer(key).row()) {
      digest = row.blob_at(0);
      size = row.integer_at(1);
    }
    if (base::Status status = row.status(); !status.ok()) return status;
  }
  Query document(*database, "DELETE FROM document WHERE number=?");
  if (base::Status status = document.integer(key).done(); !status.ok()) return status;
  Query raw(*database,
            "DELETE FROM raw WHERE sha256=?1 AND NOT EXISTS (SELECT 1 FROM document WHERE "
            "sha256=?1)");
  if (base::Status status = raw.blob(digest).done(); !status.ok()) return status;
  if (base::Status status = add_to_mark("raw_bytes", -size); !status.ok()) return status;
  Query gone(*database, "INSERT INTO gone(number) VALUES(?)");
  return gone.integer(key).done();
}

// Where many were taken out, so that it costs no more than a few times what taking them out did.
base::Status Archive::State::drop_forgotten_words() {
  constexpr uint64_t kShare = 16;
  Query left(*database, "SELECT count(*) FROM document");
  if (!left.row()) return left.status();
  const auto documents = static_cast<uint64_t>(left.integer_at(0));
  return uncommitted.forgotten.size() * kShare >= documents ? words.drop_removed() : base::Status();
}

base::Status Archive::State::journal_forgotten() {
  if (uncommitted.forgotten.empty()) return {};
  constexpr size_t kNamed = 20;
  std::string note = std::to_string(uncommitted.forgotten.size()) + " documents, numbers ";
  for (size_t i = 0; i < uncommitted.forgotten.size() && i < kNamed; ++i)
    note += (i > 0 ? " " : "") + std::to_string(uncommitted.forgotten[i]);
  if (uncommitted.forgotten.size() > kNamed) note += " …";
  return journal("forgotten", note);
}

base::Status Archive::forget(const std::string& id) {
  State& state = *state_;
  if (state.mode != Mode::kWrite)
    return base::Error{base::Code::kOutput, 0,
                       state.database->name() + ": opened for reading only"};
  if (state.uncommitted.documents > 0)
    return base::Error{base::Code::kUsage, 0, "documents wait to be committed"};
  if (!state.database->in_transaction()) {
    // What is freed is overwritten, so that the bytes are gone from the file, too.
    if (base::Status status = state.database->run("PRAGMA secure_delete=ON"); !status.ok())
      return status;
    if (base::Status status = state.begin(); !status.ok()) return status;
  }
  const base::Result<uint64_t> number = number_of(id);
  if (!number.ok()) return number.error();
  if (base::Status status = state.forget(*number); !status.ok()) {
    state.take_back();
    return status;
  }
  state.uncommitted.forgotten.push_back(*number);
  return {};
}

}  // namespace hearsay::archive

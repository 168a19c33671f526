// What a person judged about who is who: appended, never changed, left alone by every rerun.
#include "archive/archive.h"
#include "archive/state.h"
#include "hearsay_version.h"

namespace hearsay::archive {

base::Result<uint64_t> Archive::judge(const JudgementLine& line) {
  State& state = *state_;
  if (state.mode != Mode::kWrite)
    return base::Error{base::Code::kOutput, 0,
                       state.database->name() + ": opened for reading only"};
  Transaction transaction(*state.database);
  if (!transaction.begun().ok()) return transaction.begun().error();
  const std::string time = now();
  {
    Query query(*state.database,
                "INSERT INTO judgement(time, program, what, a, a_document, b, b_document, undoes, "
                "a_part, b_part) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    query.text(time).text(HEARSAY_VERSION).text(line.what);
    query.text(line.a.name).text(line.a.document).text(line.b.name).text(line.b.document);
    query.integer(static_cast<int64_t>(line.undoes));
    for (const JudgedSide* side : {&line.a, &line.b})
      query.integer(side->part ? static_cast<int64_t>(*side->part) : -1);
    if (base::Status status = query.done(); !status.ok()) return status.error();
  }
  const auto number = static_cast<uint64_t>(sqlite3_last_insert_rowid(state.database->handle()));
  if (base::Status status = transaction.commit(); !status.ok()) return status.error();
  return number;
}

base::Result<std::vector<JudgementLine>> Archive::judgements() const {
  std::vector<JudgementLine> lines;
  Query query(*state_->database,
              "SELECT number, time, program, what, a, a_document, b, b_document, undoes, "
              "a_part, b_part FROM judgement ORDER BY number");
  while (query.row()) {
    JudgementLine line;
    line.number = static_cast<uint64_t>(query.integer_at(0));
    line.time = query.text_at(1);
    line.program = query.text_at(2);
    line.what = query.text_at(3);
    const auto part_at = [&](int column) {
      const int64_t part = query.integer_at(column);
      return part < 0 ? std::nullopt : std::optional(static_cast<uint32_t>(part));
    };
    line.a = {query.text_at(4), query.text_at(5), part_at(9)};
    line.b = {query.text_at(6), query.text_at(7), part_at(10)};
    line.undoes = static_cast<uint64_t>(query.integer_at(8));
    lines.push_back(std::move(line));
  }
  if (base::Status status = query.status(); !status.ok()) return status.error();
  return lines;
}

}  // namespace hearsay::archive

// Checks an evidence page byte by byte against its data, and its data against their sources.
#include "engine/verify.h"

#include <algorithm>
#include <map>
#include <memory>

#include "base/hash.h"
#include "engine/engine.h"
#include "engine/evidence.h"
#include "engine/json.h"
#include "engine/trace.h"
#include "engine/verify_checker.h"
#include "lexicon/lexicon.h"
#include "story/tell_story.h"
#include "text/utf8.h"
#include "wording/describe_change.h"

namespace hearsay::engine {
namespace {

constexpr size_t kOkShown = 4;  // of one kind, in text

// The text between two marks; the marks must stand there exactly once.
std::optional<std::string_view> between(std::string_view html, std::string_view open,
                                        std::string_view close) {
  const size_t at = html.find(open);
  if (at == std::string_view::npos || html.find(open, at + 1) != std::string_view::npos)
    return std::nullopt;
  const size_t begin = at + open.size(), end = html.find(close, begin);
  if (end == std::string_view::npos) return std::nullopt;
  return html.substr(begin, end - begin);
}

std::string first_difference(std::string_view file, std::string_view made) {
  size_t at = 0;
  while (at < file.size() && at < made.size() && file[at] == made[at]) ++at;
  const auto line =
      std::count(file.begin(),
                 file.begin() + static_cast<std::ptrdiff_t>(std::min(at, file.size())), '\n') +
      1;
  return "the page is not what its data give: first at byte " + std::to_string(at) + ", line " +
         std::to_string(line);
}

// Steps 1 to 4: the page against itself. The record, where it can be read.
std::optional<EvidenceRecord> check_itself(std::string_view html, Checker& checker) {
  const auto json = between(html, kJsonOpen, kJsonClose);
  if (!checker.add(
          "data", "", json.has_value(), "the page holds its findings as data",
          "the page holds no data to check: it is no evidence page of Hearsay, or it was cut"))
    return std::nullopt;
  const auto shown = between(html, kDigestOpen, "<");
  const std::string digest = base::to_hex(base::sha256(*json));
  checker.add("digest", "", shown && *shown == digest, "the digest shown is that of the data",
              "the digest shown is not that of the data, which have SHA-256 " + digest);
  auto record = read_evidence_json(*json);
  if (!record) {
    checker.add("record", "", false, "", record.error().note);
    return std::nullopt;
  }
  checker.add("record", "", true, "the data are a record in canonical form", "");
  if (record->layout != kEvidenceLayout) {
    checker.skip("layout", "",
                 "the page has layout " + std::to_string(record->layout) +
                     ", this program makes layout " + std::to_string(kEvidenceLayout) +
                     ": what is visible could not be compared with the data");
    return std::move(*record);
  }
  const std::string made = render_evidence(*record);
  checker.add("layout", "", made == html, "every byte of the page follows from its data",
              first_difference(html, made));
  return std::move(*record);
}

std::unique_ptr<Known> check_document(const EvidenceDocument& document,
                                      const SourceFinder& find_source, Checker& checker) {
  auto source = find_source(document.id, document.sha256);
  if (!source) {
    if (source.error().code == base::Code::kNotFound)
      checker.skip("page", document.id, "no page with SHA-256 " + document.sha256 + " was found");
    else
      checker.skip("page", document.id, source.error().note);
    return nullptr;
  }
  if (!checker.add("page", document.id, source->sha256 == document.sha256,
                   "the bytes have the SHA-256 given",
                   "the bytes have SHA-256 " + source->sha256 + ", not the one given"))
    return nullptr;
  auto known = std::make_unique<Known>();
  known->source = std::move(*source);
  const std::string& text = known->source.document.text;
  if (base::to_hex(base::sha256(text)) != document.text_sha256) {
    const document::Document& now = known->source.document;
    if (now.charset != document.charset ||
        page::media_type_name(now.media_type) != document.media_type)
      checker.skip("text", document.id,
                   "the page came as " + document.media_type + " in " + document.charset +
                       " then and comes as " + std::string(page::media_type_name(now.media_type)) +
                       " in " + now.charset + " now: its places could not be checked");
    else if (document.program != version())
      checker.skip("text", document.id,
                   "version " + document.program +
                       " read another text from these bytes than this one, " +
                       std::string(version()) + ", does: its places could not be checked");
    else
      checker.add("text", document.id, false, "",
                  "the text read from the bytes has not the SHA-256 given");
    return nullptr;
  }
  checker.add("text", document.id, true, "the text read from the bytes has the SHA-256 given", "");
  known->map = std::make_unique<text::PointMap>(known->source.document.text);
  return known;
}

bool starts_with(std::string_view whole, std::string_view part) {
  return whole.substr(0, part.size()) == part;
}

// The words of a version stand at its places, and its context around them.
bool words_stand(const EvidenceVersion& version, const Known& known) {
  for (const EvidencePiece& piece : version.pieces) {
    const std::string words = known.words(piece.span);
    if (piece.shortened ? !starts_with(words, piece.words) || piece.words.empty()
                        : words != piece.words)
      return false;
  }
  const std::string& text = known.source.document.text;
  const base::Bytes first = known.bytes(version.pieces.front().span),
                    last = known.bytes(version.pieces.back().span);
  const std::string_view before = std::string_view(text).substr(0, first.begin);
  return before.size() >= version.before.size() &&
         before.substr(before.size() - version.before.size()) == version.before &&
         starts_with(std::string_view(text).substr(last.end), version.after);
}

void check_words(const EvidenceGroup& group, size_t index, const KnownSources& known,
                 Checker& checker) {
  for (size_t i = 0; i < group.versions.size(); ++i) {
    const EvidenceVersion& version = group.versions[i];
    if (!known[version.document]) {
      checker.skip("words", of_group(index, i), "its page could not be checked");
      continue;
    }
    checker.add("words", of_group(index, i), words_stand(version, *known[version.document]),
                "the words and what stands around them are in the page at the places given",
                "the words given do not stand in the page at the places given");
  }
}

std::vector<base::Bytes> bytes_of(const std::vector<base::Points>& spans, const Known& known) {
  std::vector<base::Bytes> out;
  for (const base::Points span : spans) out.push_back(known.bytes(span));
  return out;
}

bool changes_stand(const EvidenceGroup& group, const EvidenceComparison& one, const Known& a,
                   const Known& b) {
  std::vector<base::Points> b_spans;
  for (const EvidencePiece& piece : group.versions[one.b].pieces) b_spans.push_back(piece.span);
  const std::vector<base::Bytes> a_pieces = bytes_of(one.a_pieces, a),
                                 b_pieces = bytes_of(b_spans, b);
  const std::vector<wording::Change> changes = story::told_changes(
      {{a.source.document.text, a_pieces}, group.versions[one.a].negated, false},
      {{b.source.document.text, b_pieces},
       group.versions[one.b].negated,
       group.versions[one.b].kind == "headline"},
      lexicon::Lexicon::built_in());
  if (changes.size() != one.changes.size() + one.left_out) return false;
  for (size_t i = 0; i < one.changes.size(); ++i) {
    const EvidenceChange& given = one.changes[i];
    if (given.kind != wording::change_kind_name(changes[i].kind) ||
        a.bytes(given.a) != changes[i].a || b.bytes(given.b) != changes[i].b ||
        !starts_with(a.words(given.a), given.a_words) ||
        !starts_with(b.words(given.b), given.b_words))
      return false;
  }
  return true;
}

void check_changes(const EvidenceRecord& record, const EvidenceGroup& group, size_t index,
                   const KnownSources& known, Checker& checker) {
  for (const EvidenceComparison& one : group.comparisons) {
    const auto& a = known[group.versions[one.a].document];
    const auto& b = known[group.versions[one.b].document];
    if (!a || !b) {
      checker.skip("changes", of_group(index, one.b), "a page of the two could not be checked");
    } else if (changes_stand(group, one, *a, *b)) {
      checker.add("changes", of_group(index, one.b), true,
                  "the differences are those between the two texts", "");
    } else if (record.program != version()) {
      checker.skip(
          "changes", of_group(index, one.b),
          "version " + record.program + " described the differences otherwise than this one does");
    } else {
      checker.add("changes", of_group(index, one.b), false, "",
                  "the differences given are not those between the two texts");
    }
  }
}

// The words that evidence of the lineage rests on.
void check_reasons(const EvidenceRecord& record, const KnownSources& known, Checker& checker) {
  for (size_t i = 0; i < record.edges.size(); ++i) {
    const EvidenceEdge& edge = record.edges[i];
    const auto source = [&](uint32_t node) -> const Known* {
      const auto& document = record.nodes[node].document;
      return document ? known[*document].get() : nullptr;
    };
    const Known *from = source(edge.from), *to = source(edge.to);
    const std::string about = "edge " + std::to_string(i + 1);
    bool stands = true, open = false, any = false;
    for (const EvidenceReason& reason : edge.evidence) {
      any = any || !reason.a_words.empty() || !reason.b_words.empty();
      if (!reason.a_words.empty()) {
        if (from)
          stands = stands && starts_with(from->words(reason.a), reason.a_words);
        else
          open = true;
      }
      if (!reason.b_words.empty()) {
        if (to)
          stands = stands && starts_with(to->words(reason.b), reason.b_words);
        else
          open = true;
      }
    }
    if (!any) continue;
    if (stands && open)
      checker.skip("lineage", about, "a page of the two could not be checked");
    else
      checker.add("lineage", about, stands, "the words the evidence rests on stand at their places",
                  "words the evidence rests on do not stand at the places given");
  }
}

void check_again(const EvidenceRecord& record, const archive::Archive& archive, Checker& checker) {
  auto again = gather_evidence(archive, record.finding);
  if (!again) {
    checker.skip("finding", record.finding,
                 "it could not be gathered again: " + again.error().note);
  } else if (*again == record) {
    checker.add("finding", record.finding, true,
                "gathered again from the archive, the finding is the same", "");
  } else if (again->searched != record.searched || record.program != version()) {
    checker.skip("finding", record.finding,
                 "the archive or the program has changed since (" +
                     std::to_string(record.searched) + " documents then, " +
                     std::to_string(again->searched) + " now), and with it the finding");
  } else {
    checker.add("finding", record.finding, false, "",
                "gathered again from the archive, the finding is another");
  }
}

base::Result<VerifySource> read_source(page::Page page) {
  VerifySource out;
  out.sha256 = base::to_hex(base::sha256(page.bytes));
  ReadOptions options;
  Reading reading = read_page(std::move(page), options);
  out.document = std::move(reading.document);
  out.statements = std::move(reading.statements);
  return out;
}

base::Error not_found(const std::string& id) {
  return {base::Code::kNotFound, 0, id + " was not found"};
}

}  // namespace

std::string of_group(size_t index, size_t version) {
  return "passage " + std::to_string(index + 1) + ", version " + std::to_string(version + 1);
}

std::string_view outcome_name(Outcome outcome) {
  switch (outcome) {
    case Outcome::kOk: return "ok";
    case Outcome::kFailed: return "failed";
    case Outcome::kUnchecked: return "unchecked";
  }
  return {};
}

bool VerifyReport::failed() const {
  return std::any_of(checks.begin(), checks.end(),
                     [](const VerifyCheck& one) { return one.outcome == Outcome::kFailed; });
}

size_t VerifyReport::unchecked() const {
  return static_cast<size_t>(
      std::count_if(checks.begin(), checks.end(),
                    [](const VerifyCheck& one) { return one.outcome == Outcome::kUnchecked; }));
}

VerifyReport verify_evidence(std::string_view html, const SourceFinder& find_source,
                             const archive::Archive* archive) {
  Checker checker;
  const std::optional<EvidenceRecord> record = check_itself(html, checker);
  if (!record) return std::move(checker.report);
  checker.report.finding = record->finding;
  if (!find_source) {
    checker.skip(
        "page", "",
        "no archive and no folder of pages was given: the page was checked against itself only");
    return std::move(checker.report);
  }
  KnownSources known;
  for (const EvidenceDocument& document : record->documents)
    known.push_back(check_document(document, find_source, checker));
  if (std::none_of(known.begin(), known.end(), [](const auto& one) { return one != nullptr; }))
    checker.add("source", "", false, "",
                "none of the pages that this one speaks of is in what it was held against");
  check_told(*record, known, checker);
  for (size_t i = 0; i < record->groups.size(); ++i) {
    check_words(record->groups[i], i, known, checker);
    check_changes(*record, record->groups[i], i, known, checker);
  }
  check_reasons(*record, known, checker);
  if (archive != nullptr)
    check_again(*record, *archive, checker);
  else
    checker.skip("finding", record->finding,
                 "what else the archive holds could not be checked without it");
  return std::move(checker.report);
}

SourceFinder sources_in(const archive::Archive& archive) {
  return [&archive](const std::string& id, const std::string&) -> base::Result<VerifySource> {
    auto number = archive.number_of(id);
    if (!number) return not_found(id);
    auto page = archive.page(*number);
    if (!page) return page.error();
    return read_source(std::move(*page));
  };
}

std::vector<WantedPage> pages_wanted(std::string_view html) {
  std::vector<WantedPage> out;
  const auto json = between(html, kJsonOpen, kJsonClose);
  const auto record =
      json ? read_evidence_json(*json) : base::Result<EvidenceRecord>(base::Error());
  if (!record) return out;
  for (const EvidenceDocument& document : record->documents)
    out.push_back({document.id, document.sha256});
  return out;
}

SourceFinder sources_in(const std::vector<std::string>& inputs,
                        const std::vector<WantedPage>& wanted,
                        const std::function<void(const base::Error&)>& refused) {
  auto pages = std::make_shared<std::map<std::string, page::Page>>();  // by digest, and by id
  page::PageStream stream = page::PageStream::open(inputs, page::OpenOptions());
  while (auto page = stream.next()) {
    if (!page->ok()) {
      refused(page->error());
      continue;
    }
    const std::string digest = base::to_hex(base::sha256((*page)->bytes));
    for (const WantedPage& one : wanted) {
      if (one.sha256 == digest) pages->emplace(digest, **page);
      if (one.id == (*page)->id) pages->emplace(one.id, **page);
    }
  }
  return [pages](const std::string& id, const std::string& sha256) -> base::Result<VerifySource> {
    auto at = pages->find(sha256);
    if (at == pages->end()) at = pages->find(id);
    if (at == pages->end()) return not_found(id);
    return read_source(at->second);
  };
}

std::string verify_json(const VerifyReport& report) {
  Json json;
  json.begin_object()
      .key("format")
      .text("hearsay.verification/1")
      .key("finding")
      .text_or_null(report.finding);
  json.key("failed").flag(report.failed()).key("checks").begin_array();
  for (const VerifyCheck& one : report.checks)
    json.begin_object()
        .key("name")
        .text(one.name)
        .key("about")
        .text_or_null(one.about)
        .key("outcome")
        .text(outcome_name(one.outcome))
        .key("note")
        .text(one.note)
        .end_object();
  json.end_array().end_object();
  return json.line() + "\n";
}

std::string verify_text(const VerifyReport& report) {
  std::string out;
  std::map<std::string, size_t> ok;
  for (const VerifyCheck& one : report.checks) {
    if (one.outcome == Outcome::kOk && ++ok[one.name] > kOkShown) continue;
    const std::string outcome = one.outcome == Outcome::kOk       ? "ok       "
                                : one.outcome == Outcome::kFailed ? "FAILED   "
                                                                  : "unchecked";
    out += outcome + "  " + one.name +
           (one.about.empty() ? "" : " (" + plain_line(one.about, 120) + ")") + ": " +
           plain_line(one.note, 240) + "\n";
  }
  size_t good = 0;
  for (const auto& [name, count] : ok) {
    good += count;
    if (count > kOkShown)
      out += "ok         " + name + ": " + std::to_string(count - kOkShown) + " more\n";
  }
  out += std::to_string(good) + " of " + std::to_string(report.checks.size()) + " checks ok, " +
         std::to_string(report.unchecked()) + " could not be made.\n";
  if (report.failed())
    out += "This page has been changed, or does not fit its sources.\n";
  else if (report.unchecked() > 0)
    out += "Nothing speaks against this page, but it was not checked wholly.\n";
  return out;
}

}  // namespace hearsay::engine

// Finds what hangs together with a page or a statement and traces its lineage.
#include "engine/trace.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "engine/copies.h"
#include "engine/neighbours.h"
#include "lexicon/lexicon.h"
#include "lineage/trace_lineage.h"
#include "match/find_matches.h"
#include "story/tell_story.h"

namespace hearsay::engine {
namespace {

constexpr size_t kQuotesLookedUp =
    12;  // quotations of the first page whose words are looked up in the full text
constexpr size_t kHolding = 8;         // pages taken for each
constexpr size_t kLongestQuery = 600;  // bytes of a quotation that are looked up

struct Sources {
  std::vector<std::vector<lineage::Utterance>> utterances;
  std::vector<lineage::Source> sources;
};

// Borrows the documents.
Sources sources_of(const std::vector<archive::Stored>& documents) {
  Sources out;
  out.utterances.resize(documents.size());
  for (size_t i = 0; i < documents.size(); ++i) {
    for (const statement::Statement& one : documents[i].statements)
      if (!one.content.empty() && !one.within)
        out.utterances[i].push_back({one.content, one.speaker.name, one.negated});
    out.sources.push_back({&documents[i].document, out.utterances[i]});
  }
  return out;
}

std::vector<story::Reading> readings_of(const std::vector<archive::Stored>& documents) {
  std::vector<story::Reading> out;
  for (const archive::Stored& one : documents) out.push_back({&one.document, one.statements});
  return out;
}

// Pages whose full text holds the words of the document's longest quotations.
base::Status add_holding(const archive::Archive& archive, const archive::Stored& stored,
                         std::set<uint64_t>& found) {
  std::vector<std::pair<uint32_t, const statement::Statement*>> longest;
  for (const statement::Statement& one : stored.statements) {
    uint32_t bytes = 0;
    for (const base::Bytes piece : one.content) bytes += piece.size();
    longest.push_back({bytes, &one});
  }
  std::stable_sort(longest.begin(), longest.end(),
                   [](const auto& x, const auto& y) { return x.first > y.first; });
  for (size_t i = 0; i < longest.size() && i < kQuotesLookedUp; ++i) {
    std::string words;
    for (const base::Bytes piece : longest[i].second->content)
      words.append(base::view(stored.document.text, piece)).append(" ");
    if (match::words_of(words).size() < 3) continue;
    auto numbers = archive.holding(std::string_view(words).substr(0, kLongestQuery), kHolding);
    if (!numbers) return numbers.error();
    found.insert(numbers->begin(), numbers->end());
  }
  return {};
}

// Keeps the nodes flagged, in order, and the edges among them. Documents follow.
void keep_nodes(const std::vector<bool>& keep, Trace& trace) {
  std::vector<uint32_t> number(keep.size(), 0);
  lineage::Lineage lineage;
  std::vector<archive::Stored> documents;
  for (uint32_t i = 0; i < keep.size(); ++i) {
    if (!keep[i]) continue;
    number[i] = static_cast<uint32_t>(lineage.nodes.size());
    if (!trace.lineage.nodes[i].outside) documents.push_back(std::move(trace.documents[i]));
    lineage.nodes.push_back(std::move(trace.lineage.nodes[i]));
  }
  for (lineage::Edge& edge : trace.lineage.edges) {
    if (!keep[edge.from] || !keep[edge.to]) continue;
    edge.from = number[edge.from];
    edge.to = number[edge.to];
    std::erase_if(edge.alternatives,
                  [&](const lineage::Alternative& other) { return !keep[other.from]; });
    for (lineage::Alternative& other : edge.alternatives) other.from = number[other.from];
    lineage.edges.push_back(std::move(edge));
  }
  if (trace.focus_node) trace.focus_node = number[*trace.focus_node];
  if (trace.story)
    for (story::Telling& telling : trace.story->tellings)
      telling.document = number[telling.document];
  trace.lineage = std::move(lineage);
  trace.documents = std::move(documents);
}

// The story of the statement in question, and the flags of the pages that carry it.
std::vector<bool> carriers(Trace& trace, std::vector<story::Story>& stories) {
  std::vector<bool> keep(trace.lineage.nodes.size(), false);
  keep[*trace.focus_node] = true;
  const uint32_t statement = *trace.focus_statement - 1;
  for (story::Story& story : stories) {
    const bool mine = std::any_of(story.tellings.begin(), story.tellings.end(),
                                  [&](const story::Telling& telling) {
                                    return tells(telling, *trace.focus_node, statement);
                                  });
    if (!mine) continue;
    for (const story::Telling& telling : story.tellings) keep[telling.document] = true;
    trace.story = std::move(story);
    break;
  }
  for (const lineage::Edge& edge : trace.lineage.edges)
    if (trace.lineage.nodes[edge.from].outside && keep[edge.to]) keep[edge.from] = true;
  return keep;
}

}  // namespace

std::vector<bool> connected(const lineage::Lineage& lineage, const std::vector<uint32_t>& from) {
  std::vector<bool> in(lineage.nodes.size(), false);
  for (const uint32_t node : from) in[node] = true;
  const auto spread = [&](auto reaches) {
    for (bool grew = true; grew;) {
      grew = false;
      for (const lineage::Edge& edge : lineage.edges) grew = reaches(edge) || grew;
    }
  };
  const auto take = [&](uint32_t node) {
    if (in[node]) return false;
    in[node] = true;
    return true;
  };
  spread([&](const lineage::Edge& e) { return e.directed && in[e.to] && take(e.from); });
  spread([&](const lineage::Edge& e) {
    return e.directed && !lineage.nodes[e.from].outside && in[e.from] && take(e.to);
  });
  std::vector<uint32_t> partners;
  for (const lineage::Edge& edge : lineage.edges)
    if (!edge.directed && in[edge.from] != in[edge.to])
      partners.push_back(in[edge.from] ? edge.to : edge.from);
  for (const uint32_t node : partners) in[node] = true;
  for (const lineage::Edge& edge : lineage.edges)
    if (lineage.nodes[edge.from].outside && in[edge.to]) in[edge.from] = true;
  return in;
}

bool tells(const story::Telling& telling, uint32_t document, uint32_t statement) {
  return telling.document == document &&
         (telling.statement == statement || std::find(telling.joined.begin(), telling.joined.end(),
                                                      statement) != telling.joined.end());
}

base::Result<Focus> find_focus(const archive::Archive& archive, const std::string& name) {
  if (archive.number_of(name)) return Focus{name, std::nullopt};
  const size_t mark = name.rfind("#s");
  uint32_t number = 0;
  if (mark != std::string::npos && mark + 2 < name.size()) {
    const char* end = name.data() + name.size();
    const auto [at, error] = std::from_chars(name.data() + mark + 2, end, number);
    if (error == std::errc() && at == end && number > 0) {
      const std::string document = name.substr(0, mark);
      auto stored = archive.document(document);
      if (stored) {
        if (number > stored->statements.size())
          return base::Error{base::Code::kNotFound, 0,
                             document + " has " + std::to_string(stored->statements.size()) +
                                 " statements, none numbered s" + std::to_string(number)};
        return Focus{document, number};
      }
    }
  }
  return base::Error{base::Code::kNotFound, 0, name + " is not in this archive"};
}

base::Result<Neighbours> find_neighbours(const archive::Archive& archive,
                                         std::vector<uint64_t> numbers) {
  Neighbours out;
  std::set<uint64_t> known(numbers.begin(), numbers.end());
  std::vector<uint64_t> frontier(known.begin(), known.end());
  Neighbourhood neighbourhood(archive);
  for (size_t step = 0; step < kTraceSteps && !frontier.empty(); ++step) {
    std::vector<uint64_t> next;
    for (const uint64_t number : frontier) {
      auto stored = archive.document(number);
      if (!stored) return stored.error();
      std::set<uint64_t> found;
      const std::vector<match::Word> words = match::words_of(stored->document.text);
      const std::vector<match::Anchor> anchors =
          match::anchors_of(words, match::TextId(0), match::MatchOptions());
      auto sharing = neighbourhood.sharing(anchors, kTraceNeighbours);
      if (!sharing) return sharing.error();
      for (const archive::Archive::Sharing& one : *sharing) found.insert(one.number);
      if (step == 0)
        if (base::Status status = add_holding(archive, *stored, found); !status)
          return status.error();
      for (const uint64_t other : found) {
        if (known.contains(other)) continue;
        if (known.size() >= kTraceDocuments) {
          out.cut_short = true;
          continue;
        }
        known.insert(other);
        next.push_back(other);
      }
    }
    frontier = std::move(next);
  }
  out.numbers.assign(known.begin(), known.end());
  return out;
}

base::Result<std::vector<archive::Stored>> load_documents(const archive::Archive& archive,
                                                          const std::vector<uint64_t>& numbers) {
  std::vector<archive::Stored> out;
  for (const uint64_t number : numbers) {
    auto stored = archive.document(number);
    if (!stored) return stored.error();
    out.push_back(std::move(*stored));
  }
  return out;
}

base::Result<Pool> read_pool(const archive::Archive& archive, const std::vector<std::string>& ids) {
  std::vector<uint64_t> numbers;
  for (const std::string& id : ids) {
    auto number = archive.number_of(id);
    if (!number) return number.error();
    numbers.push_back(*number);
  }
  auto neighbours = find_neighbours(archive, numbers);
  if (!neighbours) return neighbours.error();
  auto searched = archive.size();
  if (!searched) return searched.error();
  auto documents = load_documents(archive, neighbours->numbers);
  if (!documents) return documents.error();

  Pool pool;
  pool.documents = std::move(*documents);
  pool.searched = *searched;
  pool.cut_short = neighbours->cut_short;
  for (const uint64_t number : numbers)
    pool.asked.push_back(static_cast<uint32_t>(
        std::lower_bound(neighbours->numbers.begin(), neighbours->numbers.end(), number) -
        neighbours->numbers.begin()));
  const lexicon::Lexicon& lexicon = lexicon::Lexicon::built_in();
  pool.lineage = lineage::trace_lineage(sources_of(pool.documents).sources, lexicon);
  pool.stories = story::tell_stories(readings_of(pool.documents), lexicon);
  return pool;
}

base::Result<Trace> trace_finding(const archive::Archive& archive, const std::string& name) {
  auto focus = find_focus(archive, name);
  if (!focus) return focus.error();
  auto pool = read_pool(archive, {focus->document});
  if (!pool) return pool.error();
  Trace trace;
  trace.focus = name;
  trace.focus_node = pool->asked.front();
  trace.focus_statement = focus->statement;
  trace.searched = pool->searched;
  trace.cut_short = pool->cut_short;
  trace.documents = std::move(pool->documents);
  trace.lineage = std::move(pool->lineage);
  keep_nodes(trace.focus_statement ? carriers(trace, pool->stories)
                                   : connected(trace.lineage, {*trace.focus_node}),
             trace);
  return trace;
}

base::Result<Trace> trace_all(const archive::Archive& archive, uint64_t memory) {
  auto ids = archive.ids();
  if (!ids) return ids.error();
  Trace trace;
  CorpusRoom room(memory);
  for (const std::string& id : *ids) {
    auto stored = archive.document(id);
    if (!stored) return stored.error();
    if (base::Status status = room.take(stored->document, stored->statements.size()); !status.ok())
      return status.error();
    trace.documents.push_back(std::move(*stored));
  }
  trace.searched = trace.documents.size();
  const Sources sources = sources_of(trace.documents);
  trace.lineage = lineage::trace_lineage(sources.sources, lexicon::Lexicon::built_in());
  return trace;
}

base::Result<Stories> tell_archive(const archive::Archive& archive, const std::string& document) {
  std::vector<uint64_t> numbers;
  auto ids = archive.ids();
  if (!ids) return ids.error();
  if (document.empty()) {
    for (const std::string& id : *ids) {
      auto number = archive.number_of(id);
      if (!number) return number.error();
      numbers.push_back(*number);
    }
  } else {
    auto number = archive.number_of(document);
    if (!number) return number.error();
    auto neighbours = find_neighbours(archive, {*number});
    if (!neighbours) return neighbours.error();
    numbers = std::move(neighbours->numbers);
  }
  auto documents = load_documents(archive, numbers);
  if (!documents) return documents.error();
  Stories out;
  out.documents = std::move(*documents);
  for (story::Story& story :
       story::tell_stories(readings_of(out.documents), lexicon::Lexicon::built_in())) {
    const bool wanted =
        document.empty() ||
        std::any_of(story.tellings.begin(), story.tellings.end(), [&](const story::Telling& one) {
          return out.documents[one.document].document.id == document;
        });
    if (wanted) out.stories.push_back(std::move(story));
  }
  return out;
}

}  // namespace hearsay::engine

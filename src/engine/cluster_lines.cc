// Members of clusters by their ids.
#include "engine/cluster_lines.h"

#include "engine/json.h"
#include "engine/passage_lines.h"
#include "engine/trace.h"

namespace hearsay::engine {

void put_cluster_line(std::string& out, std::span<const ClusterMember> members, size_t number,
                      const IdOf& id_of) {
  Json json;
  json.begin_object().key("cluster").number(number).key("members").begin_array();
  for (const ClusterMember& member : members) {
    const bool kept = member.kept == member.document;
    json.begin_object()
        .key("id")
        .text(id_of(member.document))
        .key("role")
        .text(kept ? "kept" : "copy");
    json.key("kept_match").text_or_null(kept ? std::string() : std::string(id_of(member.kept)));
    json.key("score").share(member.score).end_object();
  }
  json.end_array().end_object();
  out += json.line() + "\n";
}

void put_cluster_text(std::string& out, std::span<const ClusterMember> members, const IdOf& id_of) {
  if (members.size() < 2) return;
  out += plain_line(std::string(id_of(members.front().document))) + " (kept, " +
         std::to_string(members.size()) + " documents)\n";
  for (const ClusterMember& member : members)
    if (member.kept != member.document)
      out += "  " + plain_line(std::string(id_of(member.document))) + "  " +
             share_text(member.score) + "\n";
}

}  // namespace hearsay::engine

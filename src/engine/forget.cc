// Each id once; those that are not there are told and change nothing.
#include "engine/forget.h"

#include "engine/json.h"

namespace hearsay::engine {

base::Result<ForgetReport> forget_documents(archive::Archive& archive,
                                            const std::vector<std::string>& ids) {
  ForgetReport report;
  for (const std::string& id : ids) {
    if (base::Status status = archive.forget(id); status.ok())
      ++report.forgotten;
    else if (status.error().code == base::Code::kNotFound)
      report.unknown.push_back(id);
    else
      return status.error();
  }
  if (base::Status status = archive.commit(); !status.ok()) return status.error();
  return report;
}

std::string forget_record(const ForgetReport& report) {
  Json json;
  json.begin_object().key("format").text("hearsay.forgotten/1");
  json.key("forgotten").number(report.forgotten).key("unknown").begin_array();
  for (const std::string& id : report.unknown) json.text(id);
  return json.end_array().end_object().line();
}

std::string forget_text(const ForgetReport& report, const std::string& archive) {
  return std::to_string(report.forgotten) + (report.forgotten == 1 ? " document" : " documents") +
         " taken out of " + archive + "\n";
}

}  // namespace hearsay::engine

// Makes the text of test/cases/wording: the typed changes between two versions of a passage.
#include <string>
#include <string_view>

#include "producers/produce.h"
#include "text/fold.h"
#include "wording/describe_change.h"

namespace hearsay::test {

std::string produce_changes(const Case& test) {
  const std::string a = text::squeeze(test.text("a"));
  const std::string b = text::squeeze(test.text("b"));
  const base::Bytes whole_a{0, base::narrow(a.size())};
  const base::Bytes whole_b{0, base::narrow(b.size())};
  const wording::Version from{a, {&whole_a, 1}};
  const wording::Version to{b, {&whole_b, 1}};
  std::string out;
  const auto words = [](std::string_view text, base::Bytes span) {
    const std::string found = text::squeeze(base::view(text, span));
    return found.empty() ? std::string("-") : found;
  };
  for (const auto& change : describe_change(from, to, lexicon::Lexicon::built_in())) {
    out += std::string(wording::change_kind_name(change.kind)) + " | " + words(a, change.a) +
           " | " + words(b, change.b) + "\n";
  }
  return out;
}

}  // namespace hearsay::test

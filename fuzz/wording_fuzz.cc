// Any two texts as versions of one passage: the changes come in order and inside both texts.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "promise.h"
#include "text/utf8.h"
#include "wording/describe_change.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size > 20000) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const size_t cut = bytes.find('\n');
  if (cut == std::string_view::npos) return 0;
  const std::string a = hearsay::text::repair(bytes.substr(0, cut));
  const std::string b = hearsay::text::repair(bytes.substr(cut + 1));
  const hearsay::base::Bytes whole_a{0, hearsay::base::narrow(a.size())};
  const hearsay::base::Bytes whole_b{0, hearsay::base::narrow(b.size())};
  const auto changes = hearsay::wording::describe_change({a, {&whole_a, 1}}, {b, {&whole_b, 1}},
                                                         hearsay::lexicon::Lexicon::built_in());
  for (const auto& change : changes) {
    hearsay::fuzz::promise_inside(a, change.a);
    hearsay::fuzz::promise_inside(b, change.b);
  }
  if (a == b) hearsay::fuzz::promise(changes.empty());
  return 0;
}

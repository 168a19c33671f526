// Registers the producers: one line for each folder of test/cases/.
#include "producers/producers.h"

#include <vector>

#include "producers/produce.h"

namespace hearsay::test {

std::span<const Registration> all_producers() {
  static const std::vector<Registration> producers = {
      {"document", produce_document},    {"lineage", produce_lineage},
      {"statement", produce_statements}, {"story", produce_stories},
      {"wording", produce_changes},
  };
  return producers;
}

}  // namespace hearsay::test

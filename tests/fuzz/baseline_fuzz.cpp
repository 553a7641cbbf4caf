// SPDX-License-Identifier: Apache-2.0
// A file of known findings: what can be read is written the same again.
#include <string>

#include "report/baseline.h"
#include "tests/fuzz/oracle.h"

namespace posturelint::fuzz {
namespace {

void run(std::string_view text) {
  const SourcePtr source = Source::from_string("baseline.json", std::string(text));
  const auto baseline = read_baseline(*source);
  if (!baseline) {
    require(baseline.error().what.starts_with("baseline.json:"), "a mistake has a place");
    return;
  }
  const std::string written = write_baseline(baseline->entries);
  const auto again = read_baseline(*Source::from_string("again.json", written));
  require(again.has_value(), "what we write we can read");
  require(again->entries.size() == baseline->entries.size(), "no entry is lost");
  require_equal(write_baseline(again->entries), written, "what we read we write the same");
}

}  // namespace
}  // namespace posturelint::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  posturelint::fuzz::run({reinterpret_cast<const char*>(data), size});
  return 0;
}

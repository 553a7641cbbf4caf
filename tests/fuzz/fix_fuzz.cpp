// SPDX-License-Identifier: Apache-2.0
// Fixing a whole file. The first byte says what file it is, and which fixes are applied.
#include <set>
#include <string>

#include "extract/extract.h"
#include "tests/fuzz/all_rules.h"
#include "tests/fuzz/oracle.h"

namespace posturelint::fuzz {
namespace {

constexpr HostKind kHosts[] = {HostKind::json, HostKind::json_lines, HostKind::markdown,
                               HostKind::shell, HostKind::http};

std::size_t errors_in(const FileReport& report) {
  std::size_t count = 0;
  for (const Finding& finding : report.findings) {
    count += finding.severity == Severity::error ? 1U : 0U;
  }
  return count;
}

void run(Input input) {
  const std::size_t how = input.below(10);
  const HostKind host = kHosts[how % 5];
  const Applicability up_to = how < 5 ? Applicability::safe : Applicability::unsafe;
  const SourcePtr source = Source::from_string("x", std::string(input.rest()));
  const FileReport before = lint(source, host, all_rules(), schemas());
  require_sound(before);
  const FixReport fixed = fix(source, host, all_rules(), schemas(), up_to);
  require_sound(fixed.remaining);
  require_equal(fixed.remaining.source->text(), fixed.text, "what remains is of the fixed text");
  require((fixed.applied == 0) == (fixed.text == source->text()), "what is fixed has changed");

  const SourcePtr after = Source::from_string("x", fixed.text);
  require_equal(all_words_of(lint(after, host, all_rules(), schemas())),
                all_words_of(fixed.remaining), "what remains is what a new run finds");
  require_equal(fix(after, host, all_rules(), schemas(), up_to).text, fixed.text,
                "fixing twice changes nothing more");
  if (!parses(before)) return;
  require(parses(fixed.remaining), "fixes keep a text that parses parsing");
  require(up_to == Applicability::unsafe || errors_in(fixed.remaining) <= errors_in(before),
          "fixes bring no errors");
}

}  // namespace
}  // namespace posturelint::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  posturelint::fuzz::run({data, size});
  return 0;
}

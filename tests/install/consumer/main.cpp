// SPDX-License-Identifier: Apache-2.0
// Lints a text, and two that belong together, and prints what is found.
#include <iostream>
#include <stdexcept>
#include <vector>

#include <posturelint/linter.h>

namespace lint = posturelint::v1;

namespace {

void print(const std::vector<lint::Finding>& findings) {
  for (const lint::Finding& finding : findings) {
    std::cout << finding.file << ':' << finding.range.line << ':' << finding.range.column << ": "
              << lint::to_string(finding.severity) << ": " << finding.message << " ["
              << finding.rule << "]\n";
  }
}

}  // namespace

int main() {
  const lint::Linter linter;
  const lint::File policy{"iphones.json", R"({"name": "iPhones", "platform": "IOS",}
)"};
  print(linter.lint(policy));
  std::cout << linter.fix(policy, lint::Apply::safe_fixes);

  try {
    const lint::Linter wrong({.configuration = "severities: {os-versoin: error}"});
  } catch (const std::invalid_argument& error) {
    std::cout << error.what() << '\n';
  }
}

// SPDX-License-Identifier: Apache-2.0
#include "finding/severity.h"

namespace posturelint {

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::info:
      return "info";
    case Severity::warning:
      return "warning";
    case Severity::error:
      break;
  }
  return "error";
}

std::optional<Severity> parse_severity(std::string_view text) {
  for (const Severity severity : {Severity::info, Severity::warning, Severity::error}) {
    if (text == to_string(severity)) return severity;
  }
  return std::nullopt;
}

}  // namespace posturelint

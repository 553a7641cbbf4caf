// SPDX-License-Identifier: Apache-2.0
#include "report/formats.h"

#include <algorithm>
#include <iterator>

namespace posturelint {

const ReportFormat* find_format(std::string_view name) {
  const auto* format = std::ranges::find(kReportFormats, name, &ReportFormat::name);
  return format == std::end(kReportFormats) ? nullptr : format;
}

}  // namespace posturelint

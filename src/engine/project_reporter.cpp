// SPDX-License-Identifier: Apache-2.0
#include "engine/project_reporter.h"

#include <iterator>

#include "extract/fragment.h"

namespace posturelint {

Edit ProjectReporter::replace(const FactSite& site, std::string_view content) {
  std::string text = "\"";
  for (const char c : content) {
    if (c == '"' || c == '\\') text += '\\';
    text += c;
  }
  text += '"';
  return {site.span, quote_for_host(text, site.quoting)};
}

std::vector<ProjectReporter::Found> ProjectReporter::take() {
  std::vector<Found> found(std::make_move_iterator(found_.begin()),
                           std::make_move_iterator(found_.end()));
  found_.clear();
  return found;
}

Finding& ProjectReporter::add(const FileFacts& file, const FactSite& site, std::string message) {
  Finding& finding = found_.emplace_back(Found{&file, {}}).finding;
  finding.rule = rule_.id;
  finding.severity = rule_.severity;
  finding.span = site.span;
  finding.message = std::move(message);
  finding.pointer = site.pointer;
  return finding;
}

}  // namespace posturelint

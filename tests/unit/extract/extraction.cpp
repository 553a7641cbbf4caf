// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/extract/extraction.h"

#include <utility>

namespace posturelint::test {

Extraction extract_from(std::string_view file_name, std::string text) {
  return extract(Source::from_string(std::string(file_name), std::move(text)),
                 host_kind(file_name));
}

std::vector<std::string> json_of(const Extraction& extraction) {
  std::vector<std::string> texts;
  for (const Fragment& fragment : extraction.fragments)
    texts.emplace_back(extraction.text(fragment));
  return texts;
}

std::vector<std::string> requests_of(const Extraction& extraction) {
  std::vector<std::string> lines;
  for (const Request& request : extraction.requests) {
    const char* origin = request.origin == RequestOrigin::prose ? "prose: " : "";
    lines.push_back(origin + request.method + " " + request.url);
  }
  return lines;
}

std::string place(const Extraction& extraction, Span span) {
  const Position at = extraction.source->position(span.begin);
  return std::to_string(at.line) + ":" + std::to_string(at.column);
}

std::string host_text(const Extraction& extraction, const Fragment& fragment,
                      std::string_view part) {
  const std::size_t begin = extraction.text(fragment).find(part);
  if (begin == std::string_view::npos) return "not in the fragment";
  const auto at = static_cast<std::uint32_t>(begin);
  const Span span{at, at + static_cast<std::uint32_t>(part.size())};
  return std::string(extraction.source->text(fragment.map.to_host(span)));
}

}  // namespace posturelint::test

// SPDX-License-Identifier: Apache-2.0
#include "extract/extract.h"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <string>
#include <utility>

#include "extract/hosts.h"

namespace posturelint {
namespace {

struct Ending {
  std::string_view text;  // lower case
  HostKind host;
};
constexpr Ending kEndings[] = {
    {".json", HostKind::json},         {".jsonl", HostKind::json_lines},
    {".ndjson", HostKind::json_lines}, {".md", HostKind::markdown},
    {".markdown", HostKind::markdown}, {".mdx", HostKind::markdown},
    {".sh", HostKind::shell},          {".bash", HostKind::shell},
    {".http", HostKind::http},         {".rest", HostKind::http},
};

HostText whole_file(const Source& source) {
  HostText file{.text = source.text(), .map = {}, .line_prefix = {}};
  file.map.copied(0, static_cast<std::uint32_t>(file.text.size()));
  return file;
}

HostTree read(std::string_view text, std::optional<HostParser>* kept, HostParser (*make)()) {
  if (kept == nullptr) return make().parse(text);
  if (!*kept) *kept = make();
  return (*kept)->parse_again(text);
}

}  // namespace

HostKind host_kind(std::string_view file_name) {
  std::string ending(file_name.substr(std::min(file_name.rfind('.'), file_name.size())));
  std::ranges::transform(ending, ending.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const auto* found = std::ranges::find(kEndings, ending, &Ending::text);
  return found == std::end(kEndings) ? HostKind::none : found->host;
}

Extraction extract(const SourcePtr& source, HostKind host, HostMemory* memory) {
  Extraction out;
  out.source = source;
  out.host = host;
  switch (host) {
    case HostKind::json: {
      Fragment& whole = out.fragments.emplace_back();
      whole.host = {0, static_cast<std::uint32_t>(source->text().size())};
      break;
    }
    case HostKind::json_lines:
      extract_json_lines(out);
      break;
    case HostKind::markdown:
      extract_markdown(
          read(source->text(), memory ? &memory->markdown : nullptr, HostParser::markdown), out);
      break;
    case HostKind::shell:
      extract_shell(whole_file(*source),
                    read(source->text(), memory ? &memory->bash : nullptr, HostParser::bash), out);
      break;
    case HostKind::http:
      extract_http(whole_file(*source), out);
      break;
    case HostKind::none:
      break;
  }
  return out;
}

}  // namespace posturelint

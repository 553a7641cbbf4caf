// SPDX-License-Identifier: Apache-2.0
// All that reads one word or line: durations, versions, dates, paths, comments, places.
#include <string>

#include "base/civil_date.h"
#include "document/resource.h"
#include "engine/pointer_pattern.h"
#include "extract/suppression.h"
#include "policy/duration.h"
#include "policy/os_version.h"
#include "report/uri.h"
#include "report/visible.h"
#include "tests/fuzz/oracle.h"
#include "text/edit.h"
#include "text/utf8.h"
#include "workspace/ignore_rules.h"

namespace posturelint::fuzz {
namespace {

std::uint32_t step_at(std::string_view text, std::uint32_t at) {
  return at < text.size() ? decode_utf8(text.substr(at)).size : 1;
}

void places(std::string_view text) {
  const SourcePtr source = Source::from_string("x", std::string(text));
  Position before;
  // Places are between characters, and behind a byte order mark.
  for (std::uint32_t i = source->bom_size(); i <= text.size(); i += step_at(text, i)) {
    const Position position = source->position(i);
    require(before <= position, "places go one way");
    require(source->offset(position) <= i, "a place stands at or before its byte");
    require(source->line_at(i) == position.line, "a byte is in the line of its place");
    const Utf16Position wide = source->utf16_position(i);
    require(source->offset(wide) <= i, "so does one in UTF-16");
    before = position;
  }
  for (std::uint32_t line = 1; line <= source->line_count(); ++line) {
    require_inside(source->line_span(line), text.size(), "a line lies in its text");
  }
}

void edits(std::string_view before, std::string_view after) {
  const Edit edit = difference(before, after);
  require_equal(apply_edits(before, std::span(&edit, 1)), after, "a difference is one");
}

void run(std::string_view text) {
  const std::size_t middle = text.size() / 2;
  if (const auto seconds = duration_seconds(text)) require(*seconds >= 0, "time goes forward");
  static_cast<void>(looks_like_date(text));
  if (const auto version = parse_os_version(text)) require(*version == *version, "equal to itself");
  if (const auto date = parse_civil_date(text)) {
    require_equal(to_string(*date), text, "a date is written as it was read");
  }
  static_cast<void>(find_endpoint(text));
  require_inside(api_path(text), text.size(), "a path lies in its URL");
  for (const Span parameter : path_parameters(text)) {
    require_inside(parameter, text.size(), "a parameter lies in its URL");
  }
  static_cast<void>(read_suppression(text));
  static_cast<void>(PointerPattern::parse(text));
  const IgnoreFile ignore("", text.substr(0, middle));
  static_cast<void>(ignore.verdict(text.substr(middle), true));
  for (const char c : path_to_uri(text)) require(c > ' ' && c <= '~', "a URI is ASCII");
  require(find_invalid_utf8(visible(text)) == std::string_view::npos, "what is shown is UTF-8");
  require(visible_width(visible(text, 10)) <= 11, "what is shown fits, the … too");
  static_cast<void>(reported_path(text.substr(0, middle), text.substr(middle)));
  edits(text.substr(0, middle), text.substr(middle));
  places(text);
}

}  // namespace
}  // namespace posturelint::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  posturelint::fuzz::run({reinterpret_cast<const char*>(data), size});
  return 0;
}

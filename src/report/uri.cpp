// SPDX-License-Identifier: Apache-2.0
#include "report/uri.h"

#include <iterator>
#include <vector>

#include <fmt/format.h>

namespace posturelint {
namespace {

/// `.` and empty segments dropped, `..` carried out where there is a folder to leave.
std::string normalize(std::string_view path) {
  const bool absolute = path.starts_with('/');
  std::vector<std::string_view> segments;
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    const std::string_view segment = path.substr(0, slash);
    path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
    if (segment.empty() || segment == ".") continue;
    if (segment == "..") {
      if (!segments.empty() && segments.back() != "..") {
        segments.pop_back();
        continue;
      }
      if (absolute) continue;  // the root is its own parent
    }
    segments.push_back(segment);
  }
  std::string out = absolute ? "/" : "";
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (i > 0) out += '/';
    out += segments[i];
  }
  return out;
}

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~' || c == '/';
}

}  // namespace

ReportedPath reported_path(std::string_view path, std::string_view working_directory) {
  std::string base = working_directory.empty() ? "" : normalize(working_directory);
  if (!base.empty() && !base.ends_with('/')) base += '/';

  std::string full = normalize(path);
  const bool climbs = full == ".." || full.starts_with("../");
  if (climbs && !base.empty()) full = normalize(base + full);
  if (!base.empty() && full.starts_with(base)) return {full.substr(base.size()), true};
  return {full, !climbs && !full.starts_with('/')};
}

std::string path_to_uri(std::string_view path) {
  std::string out = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    if (is_unreserved(c)) {
      out += c;
    } else {
      fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

}  // namespace posturelint

// SPDX-License-Identifier: Apache-2.0
#include "workspace/ignore_rules.h"

#include <algorithm>
#include <utility>

#include "base/glob.h"

namespace posturelint {
namespace {

/// Takes the next line off `text`, without its ending.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// Blanks at the end do not count, unless the last of them is escaped.
std::string_view without_trailing_blanks(std::string_view line) {
  while (line.ends_with(' ') && !line.ends_with("\\ ")) line.remove_suffix(1);
  return line;
}

}  // namespace

IgnoreFile::IgnoreFile(std::string folder, std::string_view text) : folder_(std::move(folder)) {
  constexpr std::string_view kBom = "\xEF\xBB\xBF";
  if (text.starts_with(kBom)) text.remove_prefix(kBom.size());
  while (!text.empty()) {
    std::string_view glob = without_trailing_blanks(take_line(text));
    if (glob.starts_with('#')) continue;
    Line line;
    line.negated = glob.starts_with('!');
    if (line.negated) glob.remove_prefix(1);
    line.folders_only = glob.ends_with('/');
    if (line.folders_only) glob.remove_suffix(1);
    line.anchored = glob.find('/') != std::string_view::npos;
    if (glob.starts_with('/')) glob.remove_prefix(1);
    if (glob.empty()) continue;
    line.glob = glob;
    lines_.push_back(std::move(line));
  }
}

IgnoreFile::Verdict IgnoreFile::verdict(std::string_view path, bool is_folder) const {
  const std::string_view below = folder_.empty() ? path : path.substr(folder_.size() + 1);
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const auto matches = [&](const Line& line) {
    if (line.folders_only && !is_folder) return false;
    return glob_matches(line.glob, line.anchored ? below : name);
  };
  const auto last = std::find_if(lines_.rbegin(), lines_.rend(), matches);
  if (last == lines_.rend()) return Verdict::none;
  return last->negated ? Verdict::wanted : Verdict::ignored;
}

bool IgnoreStack::ignores(std::string_view path, bool is_folder) const {
  for (auto file = files_.rbegin(); file != files_.rend(); ++file) {
    const IgnoreFile::Verdict verdict = file->verdict(path, is_folder);
    if (verdict != IgnoreFile::Verdict::none) return verdict == IgnoreFile::Verdict::ignored;
  }
  return false;
}

}  // namespace posturelint

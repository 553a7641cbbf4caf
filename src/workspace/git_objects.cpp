// SPDX-License-Identifier: Apache-2.0
#include "workspace/git_objects.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

#include <fmt/format.h>

#include "workspace/run_program.h"

namespace posturelint {
namespace {

/// Nothing is fetched, asked for or run on the way to an object.
Result<std::string> run_git(std::vector<std::string> arguments, std::string_view input = {}) {
  std::vector<std::string> words = {
      "git", "--no-pager",          "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null",
      "-c",  "protocol.allow=never"};
  std::ranges::move(arguments, std::back_inserter(words));
  const std::array<std::string, 5> environment = {"GIT_NO_LAZY_FETCH=1", "GIT_OPTIONAL_LOCKS=0",
                                                  "GIT_PROTOCOL_FROM_USER=0",
                                                  "GIT_TERMINAL_PROMPT=0", "LC_ALL=C"};
  auto ran = run_program(words, environment, input);
  if (!ran) return Error{fmt::format("git: {}", ran.error().what)};
  if (ran->status == 0) return std::move(ran->output);
  std::string_view said = ran->errors;
  said = said.substr(0, said.find('\n'));
  if (said.starts_with("fatal: ")) said.remove_prefix(7);
  if (said.empty()) return Error{fmt::format("git failed with status {}", ran->status)};
  return Error{fmt::format("git: {}", said)};
}

struct Entry {
  std::string object;
  std::string path;
};

/// The lines of `ls-tree -z`: `mode type object<TAB>path`.
std::vector<Entry> read_tree(std::string_view text,
                             const std::function<bool(std::string_view)>& wanted) {
  std::vector<Entry> entries;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\0'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    const std::size_t tab = line.find('\t');
    const std::size_t object = line.find(" blob ");
    if (tab == std::string_view::npos || object == std::string_view::npos || object > tab) continue;
    if (line.starts_with("120000 ")) continue;  // a symbolic link
    const std::string_view path = line.substr(tab + 1);
    if (!wanted(path)) continue;
    const std::size_t begin = object + std::string_view(" blob ").size();
    entries.push_back({std::string(line.substr(begin, tab - begin)), std::string(path)});
  }
  return entries;
}

/// Takes one object off the output of `cat-file --batch`: `object type size<LF>content<LF>`.
std::optional<std::string> take_object(std::string_view& output) {
  const std::size_t line_end = output.find('\n');
  if (line_end == std::string_view::npos) return {};
  const std::string_view line = output.substr(0, line_end);
  const std::size_t blank = line.rfind(' ');
  std::size_t size = 0;
  const char* end = line.data() + line.size();
  if (blank == std::string_view::npos ||
      std::from_chars(line.data() + blank + 1, end, size).ptr != end ||
      size > output.size() - line_end - 1) {
    return {};
  }
  std::string content(output.substr(line_end + 1, size));
  output.remove_prefix(std::min(line_end + 1 + size + 1, output.size()));
  return content;
}

Result<std::vector<GitFile>> read_objects(const GitPath& path, const std::vector<Entry>& entries) {
  std::string input;
  for (const Entry& entry : entries) input += entry.object + '\n';
  auto output = run_git({"cat-file", "--batch"}, input);
  if (!output) return output.error();
  std::string_view rest = *output;
  std::vector<GitFile> files;
  for (const Entry& entry : entries) {
    auto content = take_object(rest);
    const bool has_slash = path.path.empty() || path.path.ends_with('/');
    const std::string name =
        entry.path.empty() ? path.text()
                           : fmt::format("{}{}{}", path.text(), has_slash ? "" : "/", entry.path);
    if (!content) return Error{fmt::format("{}: git did not give its content", name)};
    files.push_back({entry.path, Source::from_string(name, std::move(*content))});
  }
  std::ranges::sort(files, {}, &GitFile::path);
  return files;
}

}  // namespace

std::optional<GitPath> parse_git_path(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || text.starts_with('-')) return std::nullopt;
  return GitPath{std::string(text.substr(0, colon)), std::string(text.substr(colon + 1))};
}

Result<std::vector<GitFile>> read_git_files(const GitPath& path,
                                            const std::function<bool(std::string_view)>& wanted) {
  const auto type = run_git({"cat-file", "-t", path.text()});
  if (!type) return type.error();
  if (type->starts_with("blob")) {
    const auto object = run_git({"rev-parse", "--verify", path.text()});
    if (!object) return object.error();
    return read_objects(path, {{object->substr(0, object->find('\n')), ""}});
  }
  const auto tree = run_git({"ls-tree", "-r", "-z", "--full-tree", path.text()});
  if (!tree) return tree.error();
  return read_objects(path, read_tree(*tree, wanted));
}

}  // namespace posturelint

// SPDX-License-Identifier: Apache-2.0
#include "workspace/revision.h"

#include <algorithm>
#include <filesystem>
#include <utility>
#include <vector>

#include "text/source.h"

namespace posturelint {
namespace {

namespace fs = std::filesystem;

std::string_view trim(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t size = std::min(text.find('\n'), text.size());
    lines.push_back(trim(text.substr(0, size)));
    text.remove_prefix(std::min(size + 1, text.size()));
  }
  return lines;
}

/// The text of a file; empty when it cannot be read.
std::string read(const fs::path& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return {};
  const auto source = Source::read(path.string());
  return source ? std::string((*source)->text()) : std::string();
}

/// What `.git` is: a folder, or a file that says where the folder is.
fs::path git_folder(const fs::path& dot_git) {
  std::error_code error;
  if (fs::is_directory(dot_git, error)) return dot_git;
  constexpr std::string_view kKey = "gitdir:";
  const std::string text = read(dot_git);
  if (!text.starts_with(kKey)) return {};
  return dot_git.parent_path() / fs::path(trim(std::string_view(text).substr(kKey.size())));
}

/// The folder that the working trees of a repository share.
fs::path common_folder(const fs::path& git) {
  const std::string text = read(git / "commondir");
  return text.empty() ? git : git / fs::path(trim(text));
}

bool is_commit(std::string_view text) {
  const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  return (text.size() == 40 || text.size() == 64) && std::ranges::all_of(text, is_digit);
}

/// The commit a reference points to, from its own file or from the list of all.
std::string resolve(const fs::path& common, std::string_view reference) {
  if (reference.find("..") != std::string_view::npos) return {};
  const std::string loose = read(common / fs::path(reference));
  if (is_commit(trim(loose))) return std::string(trim(loose));
  const std::string packed = read(common / "packed-refs");
  for (const std::string_view line : lines_of(packed)) {
    const std::size_t blank = line.find(' ');
    if (blank == std::string_view::npos || line.substr(blank + 1) != reference) continue;
    return is_commit(line.substr(0, blank)) ? std::string(line.substr(0, blank)) : std::string();
  }
  return {};
}

/// The address of `origin`, else of the first remote.
std::string remote_of(std::string_view config) {
  std::string first;
  std::string_view section;
  for (const std::string_view line : lines_of(config)) {
    if (line.starts_with('[')) section = line;
    if (!section.starts_with("[remote ")) continue;
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos || trim(line.substr(0, equals)) != "url") continue;
    std::string_view value = trim(line.substr(equals + 1));
    if (value.size() >= 2 && value.starts_with('"') && value.ends_with('"')) {
      value = value.substr(1, value.size() - 2);
    }
    if (section.starts_with("[remote \"origin\"]")) return std::string(value);
    if (first.empty()) first = value;
  }
  return first;
}

bool is_scheme(std::string_view text) {
  return !text.empty() &&
         std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || c == '+'; });
}

}  // namespace

std::optional<std::string> repository_uri(std::string_view remote) {
  const auto is_plain = [](char c) { return c > ' ' && c < 0x7F && c != '"' && c != '<'; };
  if (!std::ranges::all_of(remote, is_plain)) return std::nullopt;
  std::string_view scheme = "ssh";
  std::string_view rest = remote;
  bool has_scheme = false;
  if (const std::size_t colon = remote.find("://"); colon != std::string_view::npos) {
    scheme = remote.substr(0, colon);
    rest = remote.substr(colon + 3);
    has_scheme = true;
    if (!is_scheme(scheme) || scheme == "file") return std::nullopt;
  }
  const std::size_t path = has_scheme ? rest.find('/') : rest.find(':');
  if (path == std::string_view::npos || path == 0) return std::nullopt;
  std::string_view host = rest.substr(0, path);
  // A slash before the colon, or one letter: a path, with or without a drive.
  if (!has_scheme && (host.find('/') != std::string_view::npos || host.size() == 1)) {
    return std::nullopt;
  }
  host.remove_prefix(host.rfind('@') + 1);  // npos + 1 == 0
  std::string_view tail = rest.substr(path + 1);
  tail.remove_prefix(std::min(tail.find_first_not_of('/'), tail.size()));
  tail = tail.substr(0, tail.find_first_of("?#"));
  if (host.empty() || tail.empty()) return std::nullopt;
  std::string uri(scheme);
  return uri.append("://").append(host).append("/").append(tail);
}

std::optional<Revision> read_revision(const std::string& folder) {
  std::error_code error;
  const fs::path start = fs::canonical(folder.empty() ? "." : folder, error);
  if (error) return std::nullopt;
  fs::path root = start;
  while (!fs::exists(root / ".git", error)) {
    if (root == root.root_path()) return std::nullopt;
    root = root.parent_path();
  }
  const fs::path git = git_folder(root / ".git");
  if (git.empty()) return std::nullopt;
  const fs::path common = common_folder(git);

  Revision revision;
  auto uri = repository_uri(remote_of(read(common / "config")));
  if (!uri) return std::nullopt;
  revision.repository = std::move(*uri);

  constexpr std::string_view kReference = "ref: ";
  constexpr std::string_view kBranch = "refs/heads/";
  const std::string text = read(git / "HEAD");
  std::string_view head = trim(text);
  if (head.starts_with(kReference)) {
    head = trim(head.substr(kReference.size()));
    revision.id = resolve(common, head);
    if (head.starts_with(kBranch)) revision.branch = head.substr(kBranch.size());
  } else if (is_commit(head)) {
    revision.id = head;
  }
  if (revision.id.empty()) return std::nullopt;
  const fs::path below = start.lexically_relative(root);
  if (below != ".") revision.folder = below.string();
  return revision;
}

}  // namespace posturelint

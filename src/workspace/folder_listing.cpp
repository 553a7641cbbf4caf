// SPDX-License-Identifier: Apache-2.0
#include "workspace/folder_listing.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>
#include <system_error>

#include <dirent.h>

namespace posturelint {
namespace {

namespace fs = std::filesystem;

/// Closes a folder that is being read.
struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

/// What editors leave beside a file while it is open.
bool is_lock_file(std::string_view name) { return name.starts_with(".#"); }

/// Mostly reading the folder has told what an entry is, and the disk need not be asked.
fs::file_type type_of(const fs::path& folder, const dirent& found) {
  switch (found.d_type) {
    case DT_REG:
      return fs::file_type::regular;
    case DT_DIR:
      return fs::file_type::directory;
    case DT_LNK:
      return fs::file_type::symlink;
    case DT_UNKNOWN: {
      std::error_code ignored;
      return fs::symlink_status(folder / found.d_name, ignored).type();
    }
    default:
      return fs::file_type::unknown;
  }
}

/// What a link leads to: a file, or nowhere that we know of.
bool may_be_file(fs::file_type target) {
  return target == fs::file_type::regular || target == fs::file_type::not_found ||
         target == fs::file_type::none;
}

/// Nothing for what is neither a folder nor a possible file.
std::optional<FolderListing::Entry> entry_of(const fs::path& folder, const dirent& found) {
  const std::string_view name = found.d_name;
  const fs::file_type type = type_of(folder, found);
  if (type == fs::file_type::directory) {
    if (name == "." || name == "..") return std::nullopt;
    return FolderListing::Entry{.is_folder = true};
  }
  if (is_lock_file(name)) return std::nullopt;
  if (type == fs::file_type::regular) return FolderListing::Entry{};
  std::error_code ignored;
  if (type != fs::file_type::symlink || !may_be_file(fs::status(folder / name, ignored).type())) {
    return std::nullopt;
  }
  return FolderListing::Entry{.is_link = true};
}

}  // namespace

FolderListing FolderListing::read(const std::string& folder) {
  FolderListing listing;
  const fs::path here = folder.empty() ? "." : folder;
  const std::unique_ptr<DIR, CloseFolder> open(::opendir(here.c_str()));
  int failed = errno;
  while (open != nullptr) {
    errno = 0;
    const dirent* found = ::readdir(open.get());
    failed = errno;
    if (found == nullptr) break;
    auto entry = entry_of(here, *found);
    if (!entry) continue;
    const std::string_view name = found->d_name;
    entry->name_begin = listing.names_.size();
    entry->name_size = name.size();
    listing.names_.insert(listing.names_.end(), name.begin(), name.end());
    listing.entries_.push_back(*entry);
  }
  if (open == nullptr || failed != 0) listing.error_ = std::strerror(failed);
  std::ranges::sort(listing.entries_,
                    [&](const Entry& a, const Entry& b) { return listing.comes_before(a, b); });
  return listing;
}

bool FolderListing::comes_before(const Entry& a, const Entry& b) const {
  const std::size_t common = std::min(a.name_size, b.name_size);
  const int order = name(a).substr(0, common).compare(name(b).substr(0, common));
  if (order != 0) return order < 0;
  // One name begins with the other.
  const auto next = [&](const Entry& entry) {
    if (entry.name_size > common) return int{static_cast<unsigned char>(name(entry)[common])};
    return entry.is_folder ? int{'/'} : -1;
  };
  return next(a) < next(b);
}

}  // namespace posturelint

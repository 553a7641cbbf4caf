// SPDX-License-Identifier: Apache-2.0
#include "workspace/folder_listing.h"

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstdint>
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

using Word = std::uint64_t;

/// Some bytes as a number that is in the order of the bytes.
Word word_at(const char* bytes) {
  Word word = 0;
  std::memcpy(&word, bytes, sizeof(word));
  if constexpr (std::endian::native == std::endian::little) word = __builtin_bswap64(word);
  return word;
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
    if (const auto entry = entry_of(here, *found)) listing.add(*entry, found->d_name);
  }
  if (open == nullptr || failed != 0) listing.error_ = std::strerror(failed);
  listing.names_.resize(listing.names_.size() + sizeof(Word));
  std::ranges::sort(listing.entries_,
                    [&](const Entry& a, const Entry& b) { return listing.comes_before(a, b); });
  return listing;
}

void FolderListing::add(Entry entry, std::string_view name) {
  entry.name_begin = names_.size();
  entry.name_size = name.size();
  names_.insert(names_.end(), name.begin(), name.end());
  names_.push_back(entry.is_folder ? '/' : '\0');
  entries_.push_back(entry);
}

bool FolderListing::comes_before(const Entry& a, const Entry& b) const {
  // Names differ where the shorter one ends at the latest: what is behind it does not matter.
  const std::size_t common = std::min(a.name_size, b.name_size);
  for (std::size_t i = 0; i <= common; i += sizeof(Word)) {
    const Word of_a = word_at(&names_[a.name_begin + i]);
    const Word of_b = word_at(&names_[b.name_begin + i]);
    if (of_a != of_b) return of_a < of_b;
  }
  return false;
}

}  // namespace posturelint

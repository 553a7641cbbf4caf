// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <utility>

namespace posturelint::cli {

/// For commands that read many files: lets the allocator take memory in large steps and keep it
/// until the end. In its small ones a thread waits for the system every few files, and for the
/// other threads meanwhile. What is taken and not used stays with the system.
void take_memory_in_large_steps();

/// How many files a run has at least for which large pages are worth their while.
inline constexpr std::size_t kManyFiles = 500;

/// Has the system put large pages (2 MiB) behind what this thread will allocate. Of its small ones
/// a run over 10,000 files takes 7,000, and waits for each.
void take_large_pages();

/// Keeps a value until the process ends, or until the next of its type is kept: a page in a browser
/// calls main() again and again. To end a process takes the system a moment; to give the memory of
/// 10,000 files back piece by piece before takes longer than to print what was found in them.
template <typename T>
T& keep_until_exit(T value) {
  static auto& kept = *new std::optional<T>;  // reachable: not a leak
  return kept.emplace(std::move(value));
}

}  // namespace posturelint::cli

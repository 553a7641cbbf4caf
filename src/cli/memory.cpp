// SPDX-License-Identifier: Apache-2.0
#include "cli/memory.h"

#include <cstdlib>
#include <memory>

#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>
#endif

namespace posturelint::cli {

#ifdef __GLIBC__

namespace {

constexpr int kStep = 32 << 20;
constexpr std::size_t kLargePage = 2 << 20;

}  // namespace

void take_memory_in_large_steps() {
  mallopt(M_TOP_PAD, kStep);
  // Naming one of its limits keeps the allocator from finding the others by itself.
  mallopt(M_MMAP_THRESHOLD, kStep);
  mallopt(M_TRIM_THRESHOLD, 2 * kStep);
}

void take_large_pages() {
  // What is given back untouched is what the allocator hands out next.
  constexpr std::size_t kSize = kStep / 4 * 3;
  void* const block = std::malloc(kSize);
  if (block == nullptr) return;
  void* first = block;
  std::size_t rest = kSize;
  std::align(kLargePage, kLargePage, first, rest);
  // Advice, no more: a system without large pages goes on as before.
  ::madvise(first, rest / kLargePage * kLargePage, MADV_HUGEPAGE);
  std::free(block);
}

#else

void take_memory_in_large_steps() {}
void take_large_pages() {}

#endif

}  // namespace posturelint::cli

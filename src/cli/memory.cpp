// SPDX-License-Identifier: Apache-2.0
#include "cli/memory.h"

#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace posturelint::cli {

void take_memory_in_large_steps() {
#ifdef __GLIBC__
  constexpr int kStep = 32 << 20;
  mallopt(M_TOP_PAD, kStep);
  // Naming one of its limits keeps the allocator from finding the others by itself.
  mallopt(M_MMAP_THRESHOLD, kStep);
  mallopt(M_TRIM_THRESHOLD, 2 * kStep);
#endif
}

}  // namespace posturelint::cli

// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace posturelint::cli {

/// For commands that read many files: lets the allocator take memory in large steps and keep it
/// until the end. In its small ones a thread waits for the system every few files, and for the
/// other threads meanwhile. What is taken and not used stays with the system.
void take_memory_in_large_steps();

}  // namespace posturelint::cli

// SPDX-License-Identifier: Apache-2.0
// Which random policies the tests against the plain evaluator try.
#pragma once

#include <span>
#include <vector>

namespace posturelint::test {

/// The number of a random policy about which the two ever disagreed: tried in every run. Whoever
/// finds another one adds it.
struct KeptSeed {
  unsigned seed;
  /// What it was.
  const char* what;
};

/// Of single policies: coverage_random_test.cpp and simulation_random_test.cpp.
inline constexpr KeptSeed kKeptPolicies[] = {
    {3208, "the algebra and the plain evaluator disagreed, beyond the 2,000 of every run"},
};

/// The numbers from 1 to 2,000, or to what the environment variable says; then those that are kept.
std::vector<unsigned> seeds_to_try(const char* variable, std::span<const KeptSeed> kept);

}  // namespace posturelint::test

// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/policy/seeds.h"

#include <cstdlib>
#include <numeric>
#include <string>

namespace posturelint::test {

std::vector<unsigned> seeds_to_try(const char* variable, std::span<const KeptSeed> kept) {
  const char* wanted = std::getenv(variable);  // NOLINT(concurrency-mt-unsafe)
  std::vector<unsigned> seeds(wanted == nullptr ? 2000 : std::stoul(wanted));
  std::iota(seeds.begin(), seeds.end(), 1U);
  const auto count = seeds.size();
  for (const KeptSeed& one : kept) {
    if (one.seed > count) seeds.push_back(one.seed);
  }
  return seeds;
}

}  // namespace posturelint::test

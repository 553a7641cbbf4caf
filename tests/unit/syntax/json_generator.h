// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <random>
#include <string>

namespace posturelint::test {

/// Makes JSON texts, and texts that are nearly JSON, from a seed: the same ones each time.
class JsonGenerator {
 public:
  explicit JsonGenerator(std::uint32_t seed) : random_(seed) {}

  /// A valid text, a few hundred bytes long at most.
  std::string valid();
  /// A valid text with bytes deleted, doubled, inserted or replaced in one to `most` places: often
  /// not valid.
  std::string mutated(std::size_t most = 3);
  /// Bytes without any meaning, now and then one of JSON's own.
  std::string noise();

  /// From 0 to `limit` - 1.
  std::size_t below(std::size_t limit);

 private:
  void value(std::string& out, int depth);
  void string(std::string& out);
  void number(std::string& out);
  void blanks(std::string& out);

  std::mt19937 random_;
};

}  // namespace posturelint::test

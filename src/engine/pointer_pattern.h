// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/document.h"

namespace posturelint {

/// A JSON pointer in which `*` stands for any one key or index and `**` for any number of them:
/// `/conditions/*`, `/**/gracePeriod`. As in RFC 6901, `~1` is a slash and `~0` a tilde; `~2` is a
/// star that stands for itself.
class PointerPattern {
 public:
  /// The error says what is wrong. `""` is the value itself.
  static Result<PointerPattern> parse(std::string_view pattern);

  /// The values at and below `top` that the pattern names, each once, in the order of the text.
  /// Members that a later one of the same key overrides are left out.
  [[nodiscard]] std::vector<Node> find_in(Node top) const;

 private:
  enum class Kind : std::uint8_t { key, any_one, any_number };
  struct Segment {
    Kind kind = Kind::key;
    std::string key;
  };

  void find(Node value, std::size_t at, int depth, std::vector<Node>& out) const;

  std::vector<Segment> segments_;
};

}  // namespace posturelint

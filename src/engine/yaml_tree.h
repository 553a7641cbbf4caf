// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/source.h"
#include "text/span.h"

namespace posturelint {

struct YamlMember;

/// A value of a YAML text, and where it stands.
struct YamlNode {
  enum class Kind : std::uint8_t { null, scalar, sequence, mapping };

  Kind kind = Kind::null;
  /// A scalar in quotes or in a block is a string whatever it says; only a bare one may be a number
  /// or a truth value.
  bool quoted = false;
  /// From the first byte of the value; to the end of its last line at most.
  Span span;
  std::string text;                 // scalars
  std::vector<YamlNode> items;      // sequences
  std::vector<YamlMember> members;  // mappings, in the order of the text
};

struct YamlMember {
  YamlNode key;  // a scalar
  YamlNode value;
};

/// Reads one YAML document; an empty text is a null. Refuses what a configuration has no need of
/// and what makes YAML dangerous or ambiguous: anchors and aliases, tags, keys written twice, keys
/// that are not scalars, a second document, more than 32 levels or 1 MiB, bytes that are not UTF-8.
/// The error is `path:line:column: what`.
Result<YamlNode> parse_yaml(const Source& source);

/// An error at a place in a text: `path:line:column: what`.
Error error_at(const Source& source, Span span, std::string_view what);

}  // namespace posturelint

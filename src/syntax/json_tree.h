// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace posturelint {

/// What a node of a JSON text is.
enum class NodeKind : std::uint8_t {
  object,
  array,
  string,
  number,
  boolean,
  null,
  placeholder,  // ${x}, {{ x }}, <X> or {x} written where a value belongs: content unknown
  broken,       // something stood here that no reading makes a value
};

/// Two keys with different tags differ, which is cheaper to see than that they do not: most
/// look-ups end at a tag.
constexpr std::uint16_t key_tag(std::string_view key) {
  if (key.empty()) return 0;
  std::uint32_t tag = static_cast<unsigned char>(key.front());
  tag = tag * 131 + static_cast<unsigned char>(key.back());
  tag = tag * 131 + static_cast<unsigned char>(key[key.size() / 2]);
  return static_cast<std::uint16_t>(tag * 31 + key.size());
}

/// A bit for a key's tag. An object without that bit has no such key, and most of the keys that
/// rules ask for are not there.
constexpr std::uint32_t key_bit(std::uint16_t tag) {
  return std::uint32_t{1} << ((tag * 0x9E3779B9U) >> 27U);
}

/// One value and, inside an object, its key. 40 bytes. Nodes lie in one array in the order of the
/// text: the first child of node i is i + 1.
struct JsonNode {
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  /// The value as written, quotes and brackets included.
  Span span;
  /// The key as written, quotes included; empty when the node is not a member of an object.
  Span key;
  std::uint32_t parent = kNone;
  /// The next child of the same parent, or kNone.
  std::uint32_t next = kNone;
  /// Number of children: members of an object, items of an array.
  std::uint32_t count = 0;
  /// How many children of the same parent stand before it.
  std::uint32_t position = 0;
  /// The bits of all keys of an object.
  std::uint32_t member_bits = 0;
  /// Of the key, escapes undone.
  std::uint16_t key_tag = 0;
  NodeKind kind = NodeKind::broken;
  std::uint8_t flags = 0;
};

/// Bits of JsonNode::flags.
enum JsonFlag : std::uint8_t {
  /// The string's content is not the bytes between its quotes (escapes, wrong quotes).
  kDecodedValue = 1U << 0U,
  kDecodedKey = 1U << 1U,
  /// The string holds a placeholder (`${x}`, `{{ x }}`, `<X>`, `{x}`): its content is unknown.
  kHasPlaceholder = 1U << 2U,
  /// The number has no fraction and no exponent.
  kInteger = 1U << 3U,
  /// A later member of the same object has the same key, so most readers ignore this one.
  kOverridden = 1U << 4U,
};

/// All values of one JSON text. The text itself belongs to the caller and must live as long.
class JsonTree {
 public:
  /// In the order of the text; nodes()[0] is the root. Empty when the text holds no value at all.
  [[nodiscard]] const std::vector<JsonNode>& nodes() const { return nodes_; }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::string_view text(Span span) const {
    return text_.substr(span.begin, span.size());
  }
  /// The node's key without quotes, escapes undone.
  [[nodiscard]] std::string_view key(const JsonNode& node) const {
    if ((node.flags & kDecodedKey) != 0) return decoded(node.key.begin);
    if (node.key.size() < 2) return {};
    return {text_.data() + node.key.begin + 1, node.key.size() - 2};
  }
  /// A string node's content without quotes, escapes undone. For other kinds the text as written.
  [[nodiscard]] std::string_view string(const JsonNode& node) const {
    if ((node.flags & kDecodedValue) != 0) return decoded(node.span.begin);
    if (node.kind != NodeKind::string) return text(node.span);
    return {text_.data() + node.span.begin + 1, node.span.size() - 2};
  }

 private:
  friend class JsonParser;

  /// A decoded string, found by the offset where its written form begins.
  struct Decoded {
    std::uint32_t begin;
    std::uint32_t offset;
    std::uint32_t size;
  };
  [[nodiscard]] std::string_view decoded(std::uint32_t begin) const;

  std::string_view text_;
  std::vector<JsonNode> nodes_;
  std::vector<Decoded> decoded_;  // sorted by begin: strings are met in the order of the text
  std::string decoded_text_;
};

}  // namespace posturelint

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace posturelint {

/// A named node of a host language's syntax tree.
struct HostNode {
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  /// The grammar's name for it, e.g. `fenced_code_block`; static.
  std::string_view type;
  Span span;
  std::uint32_t parent = kNone;
  /// The next child of the same parent, or kNone.
  std::uint32_t next = kNone;
  /// Number of children. The first one stands right after its parent.
  std::uint32_t count = 0;
};

/// The named nodes of one text in the order of the text, parents before children. Owns all it says:
/// the text and the parser may go away. Empty when the text could not be read.
class HostTree {
 public:
  HostTree() = default;
  HostTree(std::vector<HostNode> nodes, bool has_error)
      : nodes_(std::move(nodes)), has_error_(has_error) {}

  [[nodiscard]] const std::vector<HostNode>& nodes() const { return nodes_; }
  /// The text is not quite what the grammar knows; nodes of type `ERROR` may be anywhere.
  [[nodiscard]] bool has_error() const { return has_error_; }
  /// The first child of a node, or HostNode::kNone.
  [[nodiscard]] std::uint32_t first_child(std::uint32_t node) const {
    return nodes_[node].count > 0 ? node + 1 : HostNode::kNone;
  }

 private:
  std::vector<HostNode> nodes_;
  bool has_error_ = false;
};

/// Reads one host language. Keeps its parser between texts, so one object must not be used by two
/// threads at once; make one per thread, or per call.
///
/// A text that the grammar cannot read within reason (longer than kMaxHostBytes, blocks nested
/// deeper than the grammar counts, too many errors) gives an empty tree.
class HostParser {
 public:
  static constexpr std::uint32_t kMaxHostBytes = 16U * 1024U * 1024U;

  static HostParser markdown();
  static HostParser bash();

  HostParser(HostParser&&) noexcept;
  HostParser& operator=(HostParser&&) noexcept;
  ~HostParser();

  /// Reads `text`; only the bytes in `ranges` when there are any (ascending, apart, inside `text`).
  /// Spans in the tree count from the start of `text` either way.
  HostTree parse(std::string_view text, std::span<const Span> ranges = {});

  /// Reads a text that is edited again and again: begins with what this read the last time, so that
  /// an edit costs about its own size. The tree is the same that parse() gives.
  HostTree parse_again(std::string_view text);

 private:
  struct Impl;
  explicit HostParser(std::unique_ptr<Impl> impl);

  std::unique_ptr<Impl> impl_;
};

}  // namespace posturelint

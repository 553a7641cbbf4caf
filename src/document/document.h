// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/json_parser.h"
#include "syntax/json_tree.h"

namespace posturelint {

class Node;

/// The values of one JSON text, as rules see them. Move-only; nodes point into it.
class Document {
 public:
  /// `text` must outlive the document. Never fails; findings() says what is wrong with the syntax.
  static Document parse(std::string_view text, const JsonOptions& options = {});

  Document(Document&&) = default;
  Document& operator=(Document&&) = default;
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  /// The top value; a null Node when the text holds none.
  [[nodiscard]] Node root() const;
  /// The value at a JSON pointer (RFC 6901), or a null Node.
  [[nodiscard]] Node find(std::string_view pointer) const;
  /// The innermost value whose key or value covers a byte, or a null Node.
  [[nodiscard]] Node at(std::uint32_t offset) const;
  [[nodiscard]] std::string_view text() const { return tree_.text(); }
  [[nodiscard]] const JsonTree& tree() const { return tree_; }
  /// Rules `syntax/…`; spans are in text().
  [[nodiscard]] const std::vector<Finding>& findings() const { return findings_; }

 private:
  explicit Document(ParsedJson parsed);

  JsonTree tree_;
  std::vector<Finding> findings_;
};

/// The children of an object or array, in the order of the text; empty for every other value.
class NodeRange;

/// A value of a Document, or null ("there is none"). As small as a pointer and a number: pass it by
/// value. A null Node answers every question with "no".
class Node {
 public:
  Node() = default;
  Node(const JsonTree& tree, std::uint32_t index) : tree_(&tree), index_(index) {}

  explicit operator bool() const { return tree_ != nullptr; }
  friend bool operator==(const Node& a, const Node& b) {
    return a.tree_ == b.tree_ && a.index_ == b.index_;
  }

  [[nodiscard]] NodeKind kind() const { return tree_ ? raw().kind : NodeKind::broken; }
  [[nodiscard]] bool is(NodeKind kind) const { return tree_ && raw().kind == kind; }
  [[nodiscard]] bool is_object() const { return is(NodeKind::object); }
  [[nodiscard]] bool is_array() const { return is(NodeKind::array); }
  [[nodiscard]] bool is_string() const { return is(NodeKind::string); }
  [[nodiscard]] bool is_null() const { return is(NodeKind::null); }
  /// True for a placeholder, a string that holds one, and a value we could not read: rules must not
  /// conclude anything from it.
  [[nodiscard]] bool is_unknown() const;
  /// Present and not JSON null: the server takes null for absent.
  [[nodiscard]] bool is_set() const { return tree_ && !is_null(); }

  /// The content of a string whose content is known.
  [[nodiscard]] std::optional<std::string_view> string() const {
    if (!is_string() || (raw().flags & kHasPlaceholder) != 0) return {};
    return tree_->string(raw());
  }
  /// The value of a whole number that fits, `1.0` not counted.
  [[nodiscard]] std::optional<std::int64_t> integer() const;
  [[nodiscard]] std::optional<double> number() const;
  [[nodiscard]] std::optional<bool> boolean() const;
  [[nodiscard]] bool is_string(std::string_view content) const { return string() == content; }
  [[nodiscard]] bool is_boolean(bool value) const { return boolean() == value; }

  /// Member of an object by key; the last one when a key is repeated, as the server reads it.
  [[nodiscard]] Node operator[](std::string_view key) const {
    // Most members that are asked for are not there; of a key that is known when this is compiled,
    // so is the tag.
    const std::uint16_t tag = posturelint::key_tag(key);
    if (tree_ == nullptr || (raw().member_bits & key_bit(tag)) == 0) return {};
    return member(key, tag);
  }
  /// The value at a JSON pointer relative to this one.
  [[nodiscard]] Node find(std::string_view pointer) const;
  /// Members of an object or items of an array.
  [[nodiscard]] NodeRange children() const;
  /// Items of an array; empty for any other value.
  [[nodiscard]] NodeRange items() const;
  /// Members of an object; empty for any other value.
  [[nodiscard]] NodeRange members() const;
  [[nodiscard]] std::uint32_t size() const { return tree_ ? raw().count : 0; }
  [[nodiscard]] Node parent() const;

  /// The member's key, escapes undone; empty outside objects.
  [[nodiscard]] std::string_view key() const { return tree_ ? tree_->key(raw()) : ""; }
  /// key_tag() of the key.
  [[nodiscard]] std::uint16_t key_tag() const { return tree_ ? raw().key_tag : std::uint16_t{0}; }
  [[nodiscard]] bool is_overridden() const { return tree_ && (raw().flags & kOverridden) != 0; }
  /// The value as written, and its key as written (quotes included).
  [[nodiscard]] Span span() const { return tree_ ? raw().span : Span{}; }
  [[nodiscard]] Span key_span() const { return tree_ ? raw().key : Span{}; }
  /// Key and value together; the value alone outside objects.
  [[nodiscard]] Span member_span() const;
  /// The value's bytes as written.
  [[nodiscard]] std::string_view text() const { return tree_ ? tree_->text(raw().span) : ""; }
  /// JSON pointer from the document's root, "" for the root itself.
  [[nodiscard]] std::string pointer() const;
  /// Position in the tree's array of nodes: unique in its document, ascending in the text.
  [[nodiscard]] std::uint32_t index() const { return index_; }
  [[nodiscard]] const JsonTree* tree() const { return tree_; }

 private:
  [[nodiscard]] const JsonNode& raw() const { return tree_->nodes()[index_]; }
  [[nodiscard]] Node member(std::string_view key, std::uint16_t tag) const;

  const JsonTree* tree_ = nullptr;
  std::uint32_t index_ = 0;
};

class NodeRange {
 public:
  class Iterator {
   public:
    using value_type = Node;
    using difference_type = std::ptrdiff_t;
    Iterator() = default;
    Iterator(const JsonTree* tree, std::uint32_t index) : tree_(tree), index_(index) {}
    Node operator*() const { return {*tree_, index_}; }
    Iterator& operator++() {
      index_ = tree_->nodes()[index_].next;
      return *this;
    }
    Iterator operator++(int) {
      Iterator old = *this;
      ++*this;
      return old;
    }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.index_ == b.index_; }

   private:
    const JsonTree* tree_ = nullptr;
    std::uint32_t index_ = JsonNode::kNone;
  };

  NodeRange() = default;
  NodeRange(const JsonTree* tree, std::uint32_t first) : tree_(tree), first_(first) {}
  [[nodiscard]] Iterator begin() const { return {tree_, first_}; }
  [[nodiscard]] Iterator end() const { return {tree_, JsonNode::kNone}; }
  [[nodiscard]] bool empty() const { return first_ == JsonNode::kNone; }

 private:
  const JsonTree* tree_ = nullptr;
  std::uint32_t first_ = JsonNode::kNone;
};

/// The edits that take a member out of its object, or an item out of its array, together with one
/// of the commas beside it and the blanks that would be left over. Keeps every other byte.
std::vector<Edit> remove_child(Node child);

/// The edits that add `member` (`"key": value`) as the last member of an object, laid out as its
/// other members are: on its own line with their indentation, or after a comma and a space. None
/// where the object is not closed.
std::vector<Edit> insert_member(Node object, std::string_view member);

}  // namespace posturelint

// SPDX-License-Identifier: Apache-2.0
#include "document/same_value.h"

namespace posturelint {
namespace {

constexpr int kMaxDepth = 200;

bool same_value(Node a, Node b, int depth);

bool same_members(Node a, Node b, int depth) {
  for (const Node member : a.members()) {
    if (!member.is_overridden() && !same_value(member, b[member.key()], depth)) return false;
  }
  return a.size() == b.size();
}

bool same_items(Node a, Node b, int depth) {
  if (a.size() != b.size()) return false;
  auto at = b.items().begin();
  for (const Node item : a.items()) {
    if (!same_value(item, *at, depth)) return false;
    ++at;
  }
  return true;
}

bool same_value(Node a, Node b, int depth) {
  if (!a || !b || a.kind() != b.kind() || a.is_unknown() || b.is_unknown()) return false;
  if (depth > kMaxDepth) return false;
  switch (a.kind()) {
    case NodeKind::object:
      return same_members(a, b, depth + 1);
    case NodeKind::array:
      return same_items(a, b, depth + 1);
    case NodeKind::string:
      return a.string() == b.string();
    case NodeKind::number:
      return a.number() == b.number();
    default:
      return a.text() == b.text();
  }
}

}  // namespace

bool same_value(Node a, Node b) { return same_value(a, b, 0); }

}  // namespace posturelint

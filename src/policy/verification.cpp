// SPDX-License-Identifier: Apache-2.0
#include "policy/verification.h"

#include <algorithm>
#include <string_view>

namespace posturelint {
namespace {

void add_objects(Node list, std::vector<Node>& out) {
  for (const Node item : list.items()) {
    if (item.is_object()) out.push_back(item);
  }
}

void add_steps(Node steps, std::vector<Node>& out) {
  // A chain's steps are nested; the text may nest them as deep as it likes, so no recursion.
  std::vector<Node> open;
  add_objects(steps, open);
  while (!open.empty()) {
    const Node step = open.back();
    open.pop_back();
    add_objects(step["authenticationMethods"], out);
    add_objects(step["next"], open);
  }
}

}  // namespace

Node verification_method(Node rule) { return rule.find("/actions/appSignOn/verificationMethod"); }

std::vector<Node> authentication_methods(Node verification_method) {
  std::vector<Node> found;
  for (const Node constraint : verification_method["constraints"].items()) {
    for (const std::string_view kind : {"knowledge", "possession"}) {
      for (const std::string_view list :
           {"authenticationMethods", "excludedAuthenticationMethods"}) {
        add_objects(constraint[kind][list], found);
      }
    }
  }
  add_steps(verification_method["chains"], found);
  std::ranges::sort(found, {}, &Node::index);
  return found;
}

}  // namespace posturelint

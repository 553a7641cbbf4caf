// SPDX-License-Identifier: Apache-2.0
#include "policy/verification.h"

#include <algorithm>
#include <string_view>

#include "policy/constraint.h"

namespace posturelint {
namespace {

/// Nobody takes so many steps; what is deeper is not looked at.
constexpr int kMaxSteps = 200;

void add_objects(Node list, std::vector<Node>& out) {
  for (const Node item : list.items()) {
    if (item.is_object()) out.push_back(item);
  }
}

}  // namespace

Node verification_method(Node rule) { return rule.find("/actions/appSignOn/verificationMethod"); }

std::vector<ChainStep> chain_steps(Node verification_method) {
  // A chain's steps are nested; the text may nest them as deep as it likes, so no recursion.
  std::vector<ChainStep> steps;
  for (const Node chain : verification_method["chains"].items()) {
    if (chain.is_object()) steps.push_back({chain, 1});
  }
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const int position = steps[i].position + 1;
    if (position > kMaxSteps) continue;
    for (const Node next : steps[i].node["next"].items()) {
      if (next.is_object()) steps.push_back({next, position});
    }
  }
  std::ranges::sort(steps, {}, [](const ChainStep& step) { return step.node.index(); });
  return steps;
}

bool is_chain(Node object) {
  return object["authenticationMethods"].is_array() || object["next"].is_array();
}

std::vector<Node> verifying_users(Node verification_method) {
  std::vector<Node> found;
  for (const Node constraint : verification_method["constraints"].items()) {
    if (constraint["possession"].is_object()) found.push_back(constraint["possession"]);
  }
  for (const ChainStep& step : chain_steps(verification_method)) {
    add_objects(step.node["authenticationMethods"], found);
  }
  return found;
}

std::vector<Node> authentication_methods(Node verification_method) {
  std::vector<Node> found;
  for (const Node constraint : verification_method["constraints"].items()) {
    for (const std::string_view kind : kConstraintParts) {
      for (const std::string_view list :
           {"authenticationMethods", "excludedAuthenticationMethods"}) {
        add_objects(constraint[kind][list], found);
      }
    }
  }
  for (const ChainStep& step : chain_steps(verification_method)) {
    add_objects(step.node["authenticationMethods"], found);
  }
  std::ranges::sort(found, {}, &Node::index);
  return found;
}

}  // namespace posturelint

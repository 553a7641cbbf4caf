// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "document/document.h"

namespace posturelint {

/// `actions.appSignOn.verificationMethod` of an access policy rule, or a null Node.
Node verification_method(Node rule);

/// The steps of a verification method's chains, at every depth, in the order of the text.
struct ChainStep {
  Node node;
  /// 1 for the first step of a chain.
  int position = 1;
};
std::vector<ChainStep> chain_steps(Node verification_method);

/// True for an object that can only be the first step of a chain, wherever it stands: it lists
/// `authenticationMethods`, or has a `next` step, itself.
bool is_chain(Node object);

/// What may say how users are verified: `possession` of the constraints, and the authentication
/// methods of chains.
std::vector<Node> verifying_users(Node verification_method);

/// The objects `{key, method, …}` that a verification method asks for: in the constraints'
/// `authenticationMethods` and `excludedAuthenticationMethods`, and in every step of its chains. In
/// the order of the text.
std::vector<Node> authentication_methods(Node verification_method);

}  // namespace posturelint

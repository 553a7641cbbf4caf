// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "document/document.h"

namespace posturelint {

/// `actions.appSignOn.verificationMethod` of an access policy rule, or a null Node.
Node verification_method(Node rule);

/// The objects `{key, method, …}` that a verification method asks for: in the constraints'
/// `authenticationMethods` and `excludedAuthenticationMethods`, and in every step of its chains. In
/// the order of the text.
std::vector<Node> authentication_methods(Node verification_method);

}  // namespace posturelint

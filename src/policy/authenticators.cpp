// SPDX-License-Identifier: Apache-2.0
#include "policy/authenticators.h"

#include <algorithm>

namespace posturelint {
namespace {

constexpr AuthenticatorMethod kMethods[] = {
    {.key = "custom_app",
     .method = "push",
     .type = "app",
     .possession = true,
     .hardware_protection = true,
     .device_bound = true,
     .user_verification = true},
    {.key = "custom_otp",
     .method = "otp",
     .type = "security_key",
     .possession = true,
     .device_bound = true},
    {.key = "duo", .method = "duo", .type = "app", .possession = true, .device_bound = true},
    {.key = "external_idp", .method = "idp", .type = "federated", .possession = true},
    {.key = "google_otp", .method = "otp", .type = "app", .possession = true, .device_bound = true},
    {.key = "okta_email", .method = "email", .type = "email", .possession = true},
    {.key = "okta_password", .method = "password", .type = "password", .knowledge = true},
    {.key = "okta_verify",
     .method = "push",
     .type = "app",
     .possession = true,
     .hardware_protection = true,
     .device_bound = true,
     .user_verification = true},
    {.key = "okta_verify",
     .method = "signed_nonce",
     .type = "app",
     .possession = true,
     .hardware_protection = true,
     .device_bound = true,
     .phishing_resistant = true,
     .user_verification = true},
    {.key = "okta_verify",
     .method = "totp",
     .type = "app",
     .possession = true,
     .device_bound = true},
    {.key = "onprem_mfa",
     .method = "otp",
     .type = "security_key",
     .possession = true,
     .device_bound = true},
    {.key = "phone_number", .method = "sms", .type = "phone", .possession = true},
    {.key = "phone_number", .method = "voice", .type = "phone", .possession = true},
    {.key = "rsa_token",
     .method = "otp",
     .type = "security_key",
     .possession = true,
     .device_bound = true},
    {.key = "security_question",
     .method = "security_question",
     .type = "security_question",
     .knowledge = true},
    {.key = "smart_card_idp",
     .method = "cert",
     .type = "federated",
     .knowledge = true,
     .possession = true,
     .hardware_protection = true,
     .device_bound = true,
     .phishing_resistant = true,
     .user_verification = true},
    {.key = "symantec_vip",
     .method = "otp",
     .type = "app",
     .possession = true,
     .device_bound = true},
    {.key = "tac", .method = "tac"},
    {.key = "webauthn",
     .method = "webauthn",
     .type = "security_key",
     .possession = true,
     .device_bound = true,
     .phishing_resistant = true,
     .user_verification = true},
    {.key = "yubikey_token",
     .method = "otp",
     .type = "security_key",
     .possession = true,
     .hardware_protection = true,
     .device_bound = true},
};

}  // namespace

std::span<const AuthenticatorMethod> authenticator_methods() { return kMethods; }

bool is_authenticator_key(std::string_view key) {
  return std::ranges::find(kMethods, key, &AuthenticatorMethod::key) != std::end(kMethods);
}

const AuthenticatorMethod* find_authenticator_method(std::string_view key,
                                                     std::string_view method) {
  const auto* found = std::ranges::find_if(kMethods, [&](const AuthenticatorMethod& known) {
    return known.key == key && known.method == method;
  });
  return found == std::end(kMethods) ? nullptr : found;
}

}  // namespace posturelint

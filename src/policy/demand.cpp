// SPDX-License-Identifier: Apache-2.0
#include "policy/demand.h"

#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "policy/constraint.h"
#include "policy/duration.h"
#include "policy/verification.h"

namespace posturelint {
namespace {

/// `webauthn`, `phone_number (sms)`: an authenticator, with its method where it has another name.
std::string method_in_words(Node entry) {
  const std::string_view key = entry["key"].string().value_or("an authenticator");
  const auto method = entry["method"].string();
  if (!method || *method == key || key.ends_with(*method)) return std::string(key);
  return fmt::format("{} ({})", key, *method);
}

std::vector<std::string> methods_in_words(Node list) {
  std::vector<std::string> words;
  for (const Node entry : list.items()) {
    if (entry.is_object()) words.push_back(method_in_words(entry));
  }
  return words;
}

struct Trait {
  std::string_view member;
  std::string_view words;
};
constexpr Trait kTraits[] = {
    {"phishingResistant", "resists phishing"},
    {"hardwareProtection", "is protected by hardware"},
    {"deviceBound", "is bound to the device"},
    {"userVerification", "verifies the user"},
};

std::string part_in_words(std::string_view name, Node part) {
  std::vector<std::string> allowed = methods_in_words(part["authenticationMethods"]);
  for (const std::string_view list : {"methods", "types"}) {
    if (!allowed.empty()) break;
    if (const auto words = constraint_words(part[list])) allowed = *words;
  }
  std::string out = allowed.empty() ? fmt::format("a {} factor", name)
                                    : fmt::format("{}", fmt::join(allowed, " or "));
  std::vector<std::string> traits;
  for (const Trait& trait : kTraits) {
    if (part[trait.member].is_string("REQUIRED")) traits.emplace_back(trait.words);
  }
  if (!traits.empty()) out += fmt::format(" that {}", fmt::join(traits, " and "));
  const std::vector<std::string> excluded = methods_in_words(part["excludedAuthenticationMethods"]);
  if (!excluded.empty()) out += fmt::format(" but {}", fmt::join(excluded, " and "));
  if (part["required"].is_boolean(false)) out += " (optional)";
  return out;
}

std::string constraint_in_words(Node constraint) {
  std::vector<std::string> parts;
  for (const std::string_view name : kConstraintParts) {
    if (constraint[name].is_object()) parts.push_back(part_in_words(name, constraint[name]));
  }
  return parts.empty() ? "anything" : fmt::format("{}", fmt::join(parts, " and "));
}

/// The steps of a chain, the first of several at each: `next` holds one.
std::string chain_in_words(Node chain) {
  std::vector<std::string> steps;
  for (Node step = chain; step.is_object();) {
    steps.push_back(
        fmt::format("{}", fmt::join(methods_in_words(step["authenticationMethods"]), " or ")));
    const auto next = step["next"].items();
    step = next.empty() ? Node{} : *next.begin();
  }
  return fmt::format("{}", fmt::join(steps, ", then "));
}

}  // namespace

AccessDemand demand_of(Node rule) {
  const Node method = verification_method(rule);
  AccessDemand demand;
  if (method["factorMode"].is_string("1FA")) demand.factors = 1;
  if (method["factorMode"].is_string("2FA")) demand.factors = 2;
  demand.reauthenticate_in = method["reauthenticateIn"].string().value_or("");
  for (const Node constraint : method["constraints"].items()) {
    if (constraint.is_object()) demand.ways.push_back(constraint_in_words(constraint));
  }
  for (const Node chain : method["chains"].items()) {
    if (chain.is_object()) demand.ways.push_back(chain_in_words(chain));
  }
  return demand;
}

std::string describe(const AccessDemand& demand) {
  std::vector<std::string> parts;
  if (demand.factors == 1) parts.emplace_back("1 factor");
  if (demand.factors == 2) parts.emplace_back("2 factors");
  if (!demand.ways.empty()) {
    parts.push_back(fmt::format("{}", fmt::join(demand.ways, "; or ")));
  }
  if (const auto seconds = duration_seconds(demand.reauthenticate_in)) {
    parts.push_back(*seconds == 0 ? "every time"
                                  : fmt::format("again after {}", demand.reauthenticate_in));
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

}  // namespace posturelint

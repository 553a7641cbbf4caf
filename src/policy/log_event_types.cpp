// SPDX-License-Identifier: Apache-2.0
#include "policy/log_event_types.h"

#include <algorithm>

#include "base/nearest.h"

namespace posturelint {
namespace {

// The vendor's catalogue of event types, release 2026.08.1, as far as devices and policies go.
constexpr std::string_view kTypes[] = {
    "device.assurance.policy.add",
    "device.assurance.policy.delete",
    "device.assurance.policy.update",
    "device.integration.endpoint_security.activate",
    "device.integration.endpoint_security.deactivate",
    "device.posture.check.add",
    "device.posture.check.delete",
    "device.posture.check.update",
    "device.signals.status.timeout",
    "policy.evaluate_sign_on",
    "policy.lifecycle.activate",
    "policy.lifecycle.create",
    "policy.lifecycle.deactivate",
    "policy.lifecycle.delete",
    "policy.lifecycle.overwrite",
    "policy.lifecycle.update",
    "policy.mapping.create",
    "policy.rule.activate",
    "policy.rule.add",
    "policy.rule.deactivate",
    "policy.rule.delete",
    "policy.rule.invalidate",
    "policy.rule.update",
};

// Families that we hold whole; another last word in one of them is a mistake.
struct Family {
  std::string_view prefix;
  std::string_view create;
};
constexpr Family kFamilies[] = {{"device.assurance.policy.", "add"},
                                {"device.posture.check.", "add"},
                                {"policy.rule.", "add"},
                                {"policy.lifecycle.", "create"}};

// Words for "create" that one family uses and another does not.
constexpr std::string_view kWordsForCreate[] = {"add", "create", "created", "new"};

}  // namespace

std::optional<std::string_view> log_event_type_like(std::string_view value) {
  if (std::ranges::find(kTypes, value) != std::end(kTypes)) return std::nullopt;
  for (const Family& family : kFamilies) {
    if (!value.starts_with(family.prefix)) continue;
    const std::string_view word = value.substr(family.prefix.size());
    if (std::ranges::find(kWordsForCreate, word) == std::end(kWordsForCreate)) continue;
    return *std::ranges::find_if(kTypes, [&](std::string_view type) {
      return type.starts_with(family.prefix) && type.substr(family.prefix.size()) == family.create;
    });
  }
  // Event types we do not hold may differ in a word from one we do: two letters are no word.
  constexpr std::size_t kFewLetters = 2;
  std::optional<std::string_view> found;
  std::size_t best = kFewLetters + 1;
  for (const std::string_view type : kTypes) {
    const std::size_t distance = edit_distance(value, type, kFewLetters);
    if (distance < best) {
      best = distance;
      found = type;
    }
  }
  return found;
}

}  // namespace posturelint

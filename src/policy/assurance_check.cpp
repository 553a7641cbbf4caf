// SPDX-License-Identifier: Apache-2.0
#include "policy/assurance_check.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace posturelint {
namespace {

using Kind = AssuranceRequirement::Kind;

Holds holds(bool truth) { return truth ? Holds::yes : Holds::no; }

/// What the device reports for a requirement. Where Okta Verify and Chrome both tell, Okta Verify's
/// word counts.
const std::string* reported(const AssuranceRequirement& requirement, const DeviceSignals& signals) {
  constexpr std::string_view kChromeVersion = "thirdPartySignalProviders.dtc.osVersion";
  auto found = signals.end();
  if (requirement.signal == kChromeVersion) found = signals.find("osVersion");
  if (found == signals.end()) found = signals.find(requirement.signal);
  return found == signals.end() ? nullptr : &found->second;
}

/// Whether the requirement is for a device of this version.
Holds in_scope(const AssuranceRequirement& requirement, const std::string* version) {
  if (requirement.scope.empty()) return Holds::yes;
  const auto parsed = version != nullptr ? parse_os_version(*version) : std::nullopt;
  if (!parsed) return Holds::unknown;
  return holds(windows_major_of(*parsed) == requirement.scope);
}

Holds passes(const AssuranceRequirement& requirement, const std::string* value,
             const DeviceSignals& signals) {
  if (value == nullptr) return Holds::unknown;
  switch (requirement.kind) {
    case Kind::version: {
      const auto version = parse_os_version(*value);
      return version ? holds(!(*version < *requirement.minimum)) : Holds::unknown;
    }
    case Kind::dynamic: {
      // Which versions are the latest is not in the policy; a patch that is missing is enough to
      // fail.
      const auto patch = signals.find("latestSecurityPatch");
      const bool lacks_patch = patch != signals.end() && patch->second == "false";
      return requirement.dynamic.latest_patch && lacks_patch ? Holds::no : Holds::unknown;
    }
    case Kind::refused:
      return Holds::no;
    case Kind::one_of:
    case Kind::equals:
      return holds(std::ranges::find(requirement.values, *value) != requirement.values.end());
    case Kind::at_least: {
      const auto ranks = ranks_of(requirement.signal);
      const auto rank = std::ranges::find(ranks, *value);
      if (rank == ranks.end()) return Holds::unknown;
      return holds(static_cast<std::size_t>(rank - ranks.begin()) >= requirement.rank);
    }
    case Kind::opaque:
      break;
  }
  return Holds::unknown;
}

RequirementResult check(AssuranceRequirement requirement, const DeviceSignals& signals) {
  const std::string* value = reported(requirement, signals);
  const Holds scope = in_scope(requirement, value);
  Holds result = scope == Holds::no ? Holds::yes : passes(requirement, value, signals);
  if (scope == Holds::unknown) result = Holds::unknown;
  return {std::move(requirement), result, value == nullptr ? std::string() : *value};
}

/// Whether the grace period still runs.
Holds grace_runs(Node grace, const ToldSignIn& told, AssuranceResult& result) {
  if (!grace.is_set()) return Holds::no;
  const auto expiry = grace["expiry"].string();
  if (!expiry) return Holds::unknown;
  if (grace["type"].is_string("BY_DURATION")) {
    if (told.in_grace) return holds(*told.in_grace);
    result.needs_grace = true;
    return Holds::unknown;
  }
  const auto last = parse_civil_date(expiry->substr(0, std::string_view("YYYY-MM-DD").size()));
  if (!grace["type"].is_string("BY_DATE_TIME") || !last) return Holds::unknown;
  if (!told.date) {
    result.needs_date = true;
    return Holds::unknown;
  }
  if (*told.date != *last) return holds(*told.date < *last);
  return expiry->find("T00:00:00") != std::string_view::npos ? Holds::no : Holds::unknown;
}

}  // namespace

AssuranceResult check_assurance(Node policy, const ToldSignIn& told) {
  AssuranceResult result;
  for (AssuranceRequirement& requirement : assurance_requirements(policy)) {
    result.requirements.push_back(check(std::move(requirement), told.signals));
    result.complies = std::min(result.complies, result.requirements.back().passes);
  }
  result.satisfied = result.complies;
  if (result.complies == Holds::yes) return result;
  const Holds grace = grace_runs(policy["gracePeriod"], told, result);
  result.satisfied = std::max(result.complies, grace);
  result.in_grace = grace == Holds::yes && result.complies == Holds::no;
  return result;
}

bool shows_remediation(Node policy) { return policy["displayRemediationMode"].is_string("SHOW"); }

}  // namespace posturelint

// SPDX-License-Identifier: Apache-2.0
#include "policy/assurance_requirements.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "policy/device_conditions.h"

namespace posturelint {
namespace {

using Kind = AssuranceRequirement::Kind;

struct Ranked {
  std::string_view signal;
  std::span<const std::string_view> words;
};
constexpr std::string_view kIntegrity[] = {"MEETS_BASIC_INTEGRITY", "MEETS_DEVICE_INTEGRITY",
                                           "MEETS_STRONG_INTEGRITY"};
// HIGH is the verdict for the most dangerous apps.
constexpr std::string_view kPlayProtect[] = {"HIGH", "MEDIUM", "LOW"};
constexpr std::string_view kComplexity[] = {"LOW", "MEDIUM", "HIGH"};
constexpr Ranked kRanked[] = {
    {"thirdPartySignalProviders.androidDeviceTrust.deviceIntegrityLevel", kIntegrity},
    {"thirdPartySignalProviders.androidDeviceTrust.playProtectVerdict", kPlayProtect},
    {"thirdPartySignalProviders.androidDeviceTrust.screenLockComplexity", kComplexity},
};

/// The text of a value that a signal is compared with; nothing for what is not known.
std::optional<std::string> plain_text(Node value) {
  if (const auto text = value.string()) return std::string(*text);
  if (value.boolean() || value.number()) return std::string(value.text());
  return std::nullopt;
}

class Reader {
 public:
  std::vector<AssuranceRequirement> read(Node policy) {
    for (const Node member : policy.members()) {
      if (member.is_overridden() || !member.is_set() || !may_be_condition(member.key())) continue;
      read_member(member);
    }
    return std::move(out_);
  }

 private:
  void read_member(Node member) {
    const std::string_view key = member.key();
    if (key == "osVersion") return read_version(member, "osVersion", "");
    if (key == "osVersionConstraints") return read_majors(member);
    if (key == "diskEncryptionType" || key == "screenLockType") return read_include(member);
    if (key == "jailbreak") return read_equal(member, "jailbreak");
    // Nobody says what false asks for.
    if (key == "secureHardwarePresent" && member.is_boolean(true)) return read_equal(member, key);
    if (key == "callerContext") return read_members(member, "callerContext.");
    if (key == "devicePostureChecks") return read_posture_checks(member);
    if (key == "thirdPartySignalProviders") return read_providers(member);
    opaque(member, std::string(key));
  }

  AssuranceRequirement& add(Kind kind, std::string signal, Node node) {
    return out_.emplace_back(
        AssuranceRequirement{.kind = kind, .signal = std::move(signal), .node = node});
  }
  void opaque(Node node, std::string signal) { add(Kind::opaque, std::move(signal), node); }

  /// `{minimum}` or `{dynamicVersionRequirement}`.
  void read_version(Node object, const std::string& signal, const std::string& scope) {
    if (!object.is_object()) return opaque(object, signal);
    const std::size_t first = out_.size();
    for (const Node member : object.members()) {
      if (!member.is_set() || member.key() == "majorVersionConstraint") continue;
      if (member.key() == "minimum") {
        read_minimum(member, signal);
      } else if (member.key() == "dynamicVersionRequirement") {
        read_dynamic(member, signal);
      } else {
        opaque(member, signal);
      }
    }
    for (std::size_t i = first; i < out_.size(); ++i) out_[i].scope = scope;
  }

  void read_minimum(Node minimum, const std::string& signal) {
    const auto text = minimum.string();
    const auto version = text ? parse_os_version(*text) : std::nullopt;
    if (!version) return opaque(minimum, signal);
    AssuranceRequirement& added = add(Kind::version, signal, minimum);
    added.minimum = version;
    added.values = {std::string(*text)};
  }

  void read_dynamic(Node dynamic, const std::string& signal) {
    const auto type = dynamic["type"].string();
    if (type == "NOT_ALLOWED") {
      add(Kind::refused, signal, dynamic);
      return;
    }
    const Node distance = dynamic["distanceFromLatestMajor"];
    const Node patch = dynamic["latestSecurityPatch"];
    const bool has_distance = type == "MINIMUM" || type == "EXACT";
    const bool is_known = (has_distance ? distance.integer().has_value()
                                        : type == "EXACT_ANY_SUPPORTED" && !distance.is_set()) &&
                          (!patch.is_set() || patch.boolean());
    if (!is_known) return opaque(dynamic, signal);
    add(Kind::dynamic, signal, dynamic).dynamic = {
        .type = std::string(*type),
        .distance =
            static_cast<int>(std::clamp<std::int64_t>(distance.integer().value_or(0), 0, 9)),
        .latest_patch = patch.is_boolean(true)};
  }

  void read_majors(Node list) {
    if (!list.is_array()) return opaque(list, "osVersion");
    for (const Node item : list.items()) {
      const auto major = item["majorVersionConstraint"].string();
      if (major == "WINDOWS_10" || major == "WINDOWS_11") {
        read_version(item, "osVersion", std::string(*major));
      } else {
        opaque(item, "osVersion");
      }
    }
  }

  void read_include(Node object) {
    const Node include = object["include"];
    std::string signal(object.key());
    std::vector<std::string> values;
    for (const Node item : include.items()) {
      if (const auto text = item.string()) values.emplace_back(*text);
    }
    if (values.empty() || values.size() != include.size()) {
      return opaque(object, std::move(signal));
    }
    std::ranges::sort(values);
    values.erase(std::unique(values.begin(), values.end()), values.end());
    add(Kind::one_of, std::move(signal), include).values = std::move(values);
  }

  void read_equal(Node value, std::string_view signal) {
    auto text = plain_text(value);
    if (!text) return opaque(value, std::string(signal));
    const auto ranks = ranks_of(signal);
    const auto rank = std::ranges::find(ranks, *text);
    if (rank != ranks.end()) {
      AssuranceRequirement& added = add(Kind::at_least, std::string(signal), value);
      added.rank = static_cast<std::size_t>(rank - ranks.begin());
      added.values = {std::move(*text)};
      return;
    }
    if (!ranks.empty()) return opaque(value, std::string(signal));
    add(Kind::equals, std::string(signal), value).values = {std::move(*text)};
  }

  void read_members(Node object, const std::string& prefix) {
    if (!object.is_object()) return opaque(object, prefix.substr(0, prefix.size() - 1));
    for (const Node member : object.members()) {
      if (member.is_overridden() || !member.is_set()) continue;
      const std::string signal = prefix + std::string(member.key());
      const bool is_version = member.key() == "osVersion" || member.key() == "browserVersion";
      if (is_version) {
        read_version(member, signal, "");
      } else if (member.key() == "requireMajorVersionUpdate") {
        opaque(member, signal);
      } else {
        read_equal(member, signal);
      }
    }
  }

  void read_providers(Node providers) {
    if (!providers.is_object()) return opaque(providers, "thirdPartySignalProviders");
    for (const Node provider : providers.members()) {
      if (provider.is_overridden() || !provider.is_set()) continue;
      read_members(provider, fmt::format("thirdPartySignalProviders.{}.", provider.key()));
    }
  }

  void read_posture_checks(Node checks) {
    const Node include = checks["include"];
    if (!include.is_array()) return opaque(checks, "devicePostureChecks");
    for (const Node check : include.items()) {
      const auto variable = check["variableName"].string();
      if (!variable) {
        opaque(check, "devicePostureChecks");
      } else {
        const Node value = check["value"];
        read_equal(value ? value : check, fmt::format("devicePostureChecks.{}", *variable));
      }
    }
  }

  std::vector<AssuranceRequirement> out_;
};

}  // namespace

std::vector<AssuranceRequirement> assurance_requirements(Node policy) {
  return Reader().read(policy);
}

std::span<const std::string_view> ranks_of(std::string_view signal) {
  const auto* found = std::ranges::find(kRanked, signal, &Ranked::signal);
  return found == std::end(kRanked) ? std::span<const std::string_view>() : found->words;
}

std::string_view windows_major_of(const OsVersion& version) {
  return version < first_windows_11() ? "WINDOWS_10" : "WINDOWS_11";
}

std::string describe(const AssuranceRequirement& requirement) {
  switch (requirement.kind) {
    case Kind::version:
      return fmt::format("at least {}", requirement.values[0]);
    case Kind::dynamic: {
      const auto& [type, distance, latest_patch] = requirement.dynamic;
      const std::string_view patch = latest_patch ? " with the latest security patch" : "";
      if (type == "EXACT_ANY_SUPPORTED") return fmt::format("a supported version{}", patch);
      const std::string major =
          distance == 0 ? "the latest major version" : "the major version before the latest";
      return fmt::format("{}{}{}", major, type == "MINIMUM" && distance > 0 ? " or newer" : "",
                         patch);
    }
    case Kind::refused:
      return "none";
    case Kind::one_of:
      return fmt::format("{}", fmt::join(requirement.values, " or "));
    case Kind::at_least:
      return requirement.rank + 1 == ranks_of(requirement.signal).size()
                 ? requirement.values[0]
                 : fmt::format("{} or better", requirement.values[0]);
    case Kind::equals:
      return requirement.values[0];
    case Kind::opaque:
      break;
  }
  return "something we cannot read";
}

}  // namespace posturelint

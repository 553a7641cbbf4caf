// SPDX-License-Identifier: Apache-2.0
#include "policy/assurance_order.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "document/same_value.h"
#include "policy/assurance_requirements.h"
#include "policy/duration.h"

namespace posturelint {
namespace {

using Kind = AssuranceRequirement::Kind;
using Requirements = std::vector<AssuranceRequirement>;

Implies answer(bool truth) { return truth ? Implies::yes : Implies::no; }

constexpr std::string_view kMajors[] = {"WINDOWS_10", "WINDOWS_11"};

/// Fulfilled by every device in its scope: all builds of Windows 11 are that new.
bool asks_nothing(const AssuranceRequirement& requirement) {
  return requirement.kind == Kind::version && requirement.scope == "WINDOWS_11" &&
         *requirement.minimum <= first_windows_11();
}

Implies compare_dynamic(const AssuranceRequirement& a, const AssuranceRequirement& b) {
  const auto& [type, distance, patch] = a.dynamic;
  const auto& [other_type, other_distance, other_patch] = b.dynamic;
  if (other_patch && !patch) return Implies::no;
  // The latest major is the only one that is not older than the latest.
  const bool is_exact = type == "EXACT" || (type == "MINIMUM" && distance == 0);
  const bool other_is_exact =
      other_type == "EXACT" || (other_type == "MINIMUM" && other_distance == 0);
  if (other_is_exact) return answer(is_exact && distance == other_distance);
  if (other_type == "MINIMUM") {
    if (type == "EXACT_ANY_SUPPORTED") return Implies::unknown;
    return answer(distance <= other_distance);
  }
  // Whether an older major is supported depends on the system and the day.
  if (type == "EXACT_ANY_SUPPORTED" || distance == 0) return Implies::yes;
  return Implies::unknown;
}

/// Whether a device that fulfils `a` fulfils `b`, which asks about the same signal.
Implies implies(const AssuranceRequirement& a, const AssuranceRequirement& b) {
  if (a.kind == Kind::refused) return Implies::yes;
  if (a.kind == Kind::opaque || b.kind == Kind::opaque) {
    return a.kind == b.kind && same_value(a.node, b.node) ? Implies::yes : Implies::unknown;
  }
  if (b.kind == Kind::refused) {
    // A minimum that is Windows 11 leaves no Windows 10.
    return answer(b.scope == "WINDOWS_10" && a.kind == Kind::version &&
                  *a.minimum >= first_windows_11());
  }
  if (a.kind != b.kind) return Implies::unknown;
  switch (b.kind) {
    case Kind::version:
      return answer(!(*a.minimum < *b.minimum));
    case Kind::dynamic:
      return compare_dynamic(a, b);
    case Kind::one_of:
      return answer(std::ranges::includes(b.values, a.values));
    case Kind::at_least:
      return answer(a.rank >= b.rank);
    case Kind::equals:
      // Two values that no order is known of: whether one of them is taken for the other's sake.
      return a.values == b.values ? Implies::yes : Implies::unknown;
    case Kind::refused:
    case Kind::opaque:
      break;
  }
  return Implies::unknown;
}

/// Two truth values of one signal exclude each other.
bool are_opposites(const AssuranceRequirement& a, const AssuranceRequirement& b) {
  const auto is_truth = [](const AssuranceRequirement& r) {
    return r.kind == Kind::equals && (r.values[0] == "true" || r.values[0] == "false");
  };
  return is_truth(a) && is_truth(b) && a.values != b.values;
}

/// Whether devices of one scope that satisfy all of `requirements` fulfil `wanted`.
Implies implied_in_scope(const Requirements& requirements, const AssuranceRequirement& wanted,
                         std::string_view scope) {
  Implies best = Implies::no;
  for (const AssuranceRequirement& given : requirements) {
    if (given.signal != wanted.signal) {
      // A member that nobody can read may ask for anything.
      if (given.kind == Kind::opaque && wanted.signal.starts_with(given.signal)) {
        best = std::max(best, Implies::unknown);
      }
      continue;
    }
    if (!given.scope.empty() && given.scope != scope) continue;
    best = std::max(best, are_opposites(given, wanted) ? Implies::no : implies(given, wanted));
  }
  // The same version, as two programs see it.
  constexpr std::string_view kChromeVersion = "thirdPartySignalProviders.dtc.osVersion";
  const bool is_version = wanted.signal == "osVersion" || wanted.signal == kChromeVersion;
  const bool has_other = std::ranges::any_of(requirements, [&](const auto& given) {
    return given.signal != wanted.signal &&
           (given.signal == "osVersion" || given.signal == kChromeVersion);
  });
  if (is_version && has_other) best = std::max(best, Implies::unknown);
  return wanted.kind == Kind::opaque ? std::max(best, Implies::unknown) : best;
}

Implies implied(const Requirements& requirements, const AssuranceRequirement& wanted) {
  if (asks_nothing(wanted)) return Implies::yes;
  if (!wanted.scope.empty()) return implied_in_scope(requirements, wanted, wanted.scope);
  const bool has_scopes = std::ranges::any_of(requirements, [&](const auto& given) {
    return given.signal == wanted.signal && !given.scope.empty();
  });
  if (!has_scopes) return implied_in_scope(requirements, wanted, "");
  Implies all = Implies::yes;
  for (const std::string_view major : kMajors) {
    AssuranceRequirement in_major = wanted;
    in_major.scope = major;
    if (asks_nothing(in_major)) continue;
    all = std::min(all, implied_in_scope(requirements, in_major, major));
  }
  return all;
}

/// How long, or until when, a device that fails is let through.
struct Grace {
  enum class Kind : std::uint8_t { none, duration, date, unknown } kind = Kind::none;
  std::int64_t seconds = 0;
  std::string until;  // as written, UTC
};

Grace grace_of(Node policy) {
  const Node grace = policy["gracePeriod"];
  if (!grace.is_set()) return {};
  const auto expiry = grace["expiry"].string();
  if (expiry && grace["type"].is_string("BY_DURATION")) {
    if (const auto seconds = duration_seconds(*expiry)) {
      return {*seconds == 0 ? Grace::Kind::none : Grace::Kind::duration, *seconds, ""};
    }
  }
  const bool is_utc = expiry && expiry->ends_with('Z') && looks_like_date(*expiry);
  if (is_utc && grace["type"].is_string("BY_DATE_TIME")) {
    return {Grace::Kind::date, 0, std::string(*expiry)};
  }
  return {.kind = Grace::Kind::unknown};
}

/// Whether whoever is let through by the first is let through by the second.
Implies grace_implies(const Grace& a, const Grace& b) {
  if (a.kind == Grace::Kind::none) return Implies::yes;
  if (a.kind == Grace::Kind::unknown || b.kind == Grace::Kind::unknown) return Implies::unknown;
  if (b.kind == Grace::Kind::none) return Implies::no;
  if (a.kind != b.kind) return Implies::unknown;
  if (a.kind == Grace::Kind::duration) return answer(a.seconds <= b.seconds);
  // One form, one zone: the order of the texts is that of the times, up to fractions of seconds.
  constexpr std::size_t kSeconds = std::string_view("YYYY-MM-DDTHH:MM:SS").size();
  return answer(a.until.substr(0, kSeconds) <= b.until.substr(0, kSeconds));
}

/// Whether a device that satisfies `given` satisfies `wanted`; what it may fail goes to `gaps`.
Implies implies_all(Node given, Node wanted, std::vector<AssuranceGap>& gaps) {
  const Requirements have = assurance_requirements(given);
  Implies all = Implies::yes;
  for (const AssuranceRequirement& requirement : assurance_requirements(wanted)) {
    const Implies one = implied(have, requirement);
    all = std::min(all, one);
    if (one != Implies::yes) {
      gaps.push_back({requirement.signal, requirement.node, one == Implies::no});
    }
  }
  if (assurance_requirements(wanted).empty()) return all;
  const Implies grace = grace_implies(grace_of(given), grace_of(wanted));
  if (grace != Implies::yes) {
    gaps.push_back({"gracePeriod", given["gracePeriod"], grace == Implies::no});
  }
  return std::min(all, grace);
}

}  // namespace

std::string_view to_string(AssuranceOrder order) {
  constexpr std::string_view kWords[] = {"equal", "stricter", "laxer", "incomparable", "unknown"};
  return kWords[static_cast<std::size_t>(order)];
}

AssuranceOrder AssuranceComparison::order() const {
  using enum AssuranceOrder;
  if (first_implies_second == Implies::unknown || second_implies_first == Implies::unknown) {
    return unknown;
  }
  if (first_implies_second == Implies::yes) {
    return second_implies_first == Implies::yes ? equal : stricter;
  }
  return second_implies_first == Implies::yes ? laxer : incomparable;
}

AssuranceComparison compare_assurances(Node first, Node second) {
  AssuranceComparison out;
  const Node platform = first["platform"];
  const Node other = second["platform"];
  if (platform.string() != other.string() || !platform.string()) {
    const bool is_sure = platform.string() && other.string();
    out.first_implies_second = out.second_implies_first = is_sure ? Implies::no : Implies::unknown;
    out.more_in_second.push_back({"platform", other, is_sure});
    out.more_in_first.push_back({"platform", platform, is_sure});
    return out;
  }
  out.first_implies_second = implies_all(first, second, out.more_in_second);
  out.second_implies_first = implies_all(second, first, out.more_in_first);
  return out;
}

}  // namespace posturelint

// SPDX-License-Identifier: Apache-2.0
#include "policy/policy_path.h"

#include "document/resource.h"

namespace posturelint {
namespace {

/// The segment of `url` that begins at `begin` and ends before `end` or at a slash.
Span segment_at(std::string_view url, std::uint32_t begin, std::uint32_t end) {
  if (begin >= end) return {};
  const std::size_t slash = url.substr(0, end).find('/', begin);
  return {begin, slash == std::string_view::npos ? end : static_cast<std::uint32_t>(slash)};
}

}  // namespace

PolicyPath policy_path(std::string_view url) {
  constexpr std::string_view kPolicies = "api/v1/policies/";
  constexpr std::string_view kRules = "/rules/";
  Span path = api_path(url);
  if (path.empty()) return {};
  if (url[path.begin] == '/') ++path.begin;
  if (!url.substr(path.begin, path.size()).starts_with(kPolicies)) return {};

  PolicyPath found;
  found.policy =
      segment_at(url, path.begin + static_cast<std::uint32_t>(kPolicies.size()), path.end);
  if (found.policy.empty()) return {};
  if (url.substr(found.policy.end, path.end - found.policy.end).starts_with(kRules)) {
    found.rule =
        segment_at(url, found.policy.end + static_cast<std::uint32_t>(kRules.size()), path.end);
  }
  return found;
}

}  // namespace posturelint

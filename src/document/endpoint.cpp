// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "document/resource.h"

namespace posturelint {
namespace {

using enum ResourceKind;

constexpr std::string_view kGet[] = {"GET"};
constexpr std::string_view kPost[] = {"POST"};
constexpr std::string_view kGetPost[] = {"GET", "POST"};
constexpr std::string_view kGetDelete[] = {"DELETE", "GET"};
constexpr std::string_view kGetPutDelete[] = {"DELETE", "GET", "PUT"};

// A literal path stands before a pattern that would match it too.
constexpr Endpoint kEndpoints[] = {
    {"/api/v1/device-assurances", device_assurance, true, kGetPost},
    {"/api/v1/device-assurances/{}", device_assurance, false, kGetPutDelete},
    {"/api/v1/device-integrations", std::nullopt, true, kGet},
    {"/api/v1/device-integrations/{}", std::nullopt, false, kGet},
    {"/api/v1/device-integrations/{}/lifecycle/activate", std::nullopt, false, kPost},
    {"/api/v1/device-integrations/{}/lifecycle/deactivate", std::nullopt, false, kPost},
    {"/api/v1/device-posture-checks", posture_check, true, kGetPost},
    {"/api/v1/device-posture-checks/default", posture_check, true, kGet},
    {"/api/v1/device-posture-checks/{}", posture_check, false, kGetPutDelete},
    {"/api/v1/logs", log_event, true, kGet},
    {"/api/v1/policies", access_policy, true, kGetPost},
    {"/api/v1/policies/simulate", std::nullopt, false, kPost},
    {"/api/v1/policies/{}", access_policy, false, kGetPutDelete},
    {"/api/v1/policies/{}/app", std::nullopt, false, kGet},
    {"/api/v1/policies/{}/clone", std::nullopt, false, kPost},
    {"/api/v1/policies/{}/lifecycle/activate", std::nullopt, false, kPost},
    {"/api/v1/policies/{}/lifecycle/deactivate", std::nullopt, false, kPost},
    {"/api/v1/policies/{}/mappings", std::nullopt, true, kGetPost},
    {"/api/v1/policies/{}/mappings/{}", std::nullopt, false, kGetDelete},
    {"/api/v1/policies/{}/rules", access_policy_rule, true, kGetPost},
    {"/api/v1/policies/{}/rules/{}", access_policy_rule, false, kGetPutDelete},
    {"/api/v1/policies/{}/rules/{}/lifecycle/activate", std::nullopt, false, kPost},
    {"/api/v1/policies/{}/rules/{}/lifecycle/deactivate", std::nullopt, false, kPost},
};

/// Cuts the first segment, and the slash after it, off `path`.
std::string_view next_segment(std::string_view& path) {
  const std::size_t slash = path.find('/');
  const std::string_view segment = path.substr(0, slash);
  path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
  return segment;
}

bool matches(std::string_view pattern, std::string_view path) {
  while (!pattern.empty() && !path.empty()) {
    const std::string_view wanted = next_segment(pattern);
    const std::string_view segment = next_segment(path);
    if (segment.empty() || (wanted != "{}" && wanted != segment)) return false;
  }
  return pattern.empty() && path.empty();
}

}  // namespace

Span api_path(std::string_view url) {
  constexpr std::string_view kRoot = "api/v1/";
  std::size_t begin = url.find(kRoot);
  if (begin == std::string_view::npos) return {};
  if (begin > 0 && url[begin - 1] == '/') {
    --begin;
  } else if (begin > 0) {
    return {};  // part of a longer word
  }
  const std::size_t end = url.find_first_of("?#& \t", begin);
  return {static_cast<std::uint32_t>(begin),
          static_cast<std::uint32_t>(end == std::string_view::npos ? url.size() : end)};
}

const Endpoint* find_endpoint(std::string_view url) {
  const Span span = api_path(url);
  if (span.empty()) return nullptr;
  std::string_view path = url.substr(span.begin, span.size());
  if (path.front() == '/') path.remove_prefix(1);
  if (path.back() == '/') path.remove_suffix(1);
  for (const Endpoint& endpoint : kEndpoints) {
    if (matches(endpoint.path.substr(1), path)) return &endpoint;
  }
  return nullptr;
}

std::vector<Span> path_parameters(std::string_view url) {
  const Endpoint* endpoint = find_endpoint(url);
  if (endpoint == nullptr) return {};
  const std::string_view start = url.substr(api_path(url).begin);
  std::string_view path = start.starts_with('/') ? start.substr(1) : start;
  std::string_view pattern = endpoint->path.substr(1);
  std::vector<Span> parameters;
  while (!pattern.empty()) {
    const std::string_view wanted = next_segment(pattern);
    std::string_view segment = next_segment(path);
    if (wanted != "{}") continue;
    segment = segment.substr(0, segment.find_first_of("?#& \t"));
    const auto begin = static_cast<std::uint32_t>(segment.data() - url.data());
    parameters.push_back({begin, begin + static_cast<std::uint32_t>(segment.size())});
  }
  return parameters;
}

}  // namespace posturelint

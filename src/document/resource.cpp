// SPDX-License-Identifier: Apache-2.0
#include "document/resource.h"

#include <algorithm>
#include <string>
#include <utility>

#include "document/misspelling.h"

namespace posturelint {
namespace {

constexpr std::string_view kKindNames[kResourceKinds] = {
    "device-assurance", "access-policy", "access-policy-rule", "posture-check",
    "log-event",        "api-error",     "other-policy",
};
constexpr std::string_view kKindDisplayNames[kResourceKinds] = {
    "device assurance policy", "access policy", "access policy rule",     "device posture check",
    "System Log event",        "API error",     "policy of another type",
};
constexpr std::string_view kPlatformNames[] = {"",    "ANDROID", "CHROMEOS",
                                               "IOS", "MACOS",   "WINDOWS"};

/// Members that only device assurance policies have.
constexpr std::string_view kAssuranceMembers[] = {
    "callerContext",
    "devicePostureChecks",
    "diskEncryptionType",
    "displayRemediationMode",
    "gracePeriod",
    "jailbreak",
    "osVersion",
    "osVersionConstraints",
    "screenLockType",
    "secureHardwarePresent",
    "thirdPartySignalProviders",
};
/// What the vendor's own examples call one of them.
constexpr std::string_view kMisnomer = "jailbroken";
/// Conditions that only access policy rules have.
constexpr std::string_view kRuleDeviceConditions[] = {"assurance", "managed", "registered"};
/// What the rules of other policy types do.
constexpr std::string_view kOtherActions[] = {"enroll",
                                              "idp",
                                              "passwordChange",
                                              "profileEnrollment",
                                              "selfServicePasswordReset",
                                              "selfServiceUnlock",
                                              "signon",
                                              "postAuthSession",
                                              "entityRisk",
                                              "continuousAccess"};
/// How deep exporters bury what they export.
constexpr int kWrapperDepth = 6;

bool has_any(Node object, std::span<const std::string_view> keys) {
  return std::ranges::any_of(keys, [&](std::string_view key) { return bool(object[key]); });
}

std::size_t count_of(Node object, std::span<const std::string_view> keys) {
  return static_cast<std::size_t>(
      std::ranges::count_if(keys, [&](std::string_view key) { return bool(object[key]); }));
}

bool has_misspelt(Node object, std::span<const std::string_view> keys) {
  return std::ranges::any_of(keys,
                             [&](std::string_view key) { return bool(member_like(object, key)); });
}

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

/// The platform a value names, in whatever case.
Platform platform_of(Node value) {
  const auto name = value.string();
  if (!name) return Platform::unknown;
  return parse_platform(upper(*name)).value_or(Platform::unknown);
}

bool id_starts(Node object, std::string_view prefix) {
  const auto id = object["id"].string();
  return id && id->starts_with(prefix) && id->size() == 20;
}

bool is_posture_check(Node object) {
  return object["query"] ? object["variableName"] || object["mappingType"]
                         : object["variableName"] && object["mappingType"];
}

/// A platform and a version alone are telemetry more often than policy: then the version must be
/// the object that policies have.
bool is_only_a_version(Node object, std::size_t members) {
  return members == 1 && object["osVersion"] && !object["osVersion"].is_object() && !object["name"];
}

bool is_device_assurance(Node object) {
  if (object["actions"] || object["query"] || object["conditions"]) return false;
  if (id_starts(object, "dae")) return true;
  const std::size_t members = count_of(object, kAssuranceMembers);
  const Node platform = object["platform"];
  if (!platform) return members >= 2;
  if (platform_of(platform) == Platform::unknown) {
    return members >= 2 || (members == 1 && platform.is_unknown());
  }
  if (members > 0) return !is_only_a_version(object, members);
  if (!object["name"].is_string()) return false;
  // Nothing but a name and a platform: refused by the server, and worth saying.
  return object.size() == 2 || object[kMisnomer] || has_misspelt(object, kAssuranceMembers);
}

bool is_access_type(Node type) { return type.is_string("ACCESS_POLICY"); }

/// Nothing, when the object is neither a policy nor a rule.
std::optional<ResourceKind> policy_kind(Node object) {
  using enum ResourceKind;
  const Node type = object["type"];
  const Node actions = object["actions"];
  const Node conditions = object["conditions"];
  if (actions["appSignOn"]) return access_policy_rule;
  if (has_any(actions, kOtherActions)) return other_policy;
  if (is_access_type(type)) {
    if (id_starts(object, "rst") && !actions) return access_policy;
    if (actions || conditions.is_object() || id_starts(object, "rul")) return access_policy_rule;
    return access_policy;
  }
  if (has_any(conditions["device"], kRuleDeviceConditions) && !type) return access_policy_rule;
  if (type.is_string() && (object["priority"] || conditions) && (object["name"] || actions)) {
    return other_policy;
  }
  return std::nullopt;
}

std::optional<ResourceKind> kind_of(Node object) {
  using enum ResourceKind;
  if (!object.is_object()) return std::nullopt;
  if (is_posture_check(object)) return posture_check;
  if (const auto policy = policy_kind(object)) return policy;
  if (is_device_assurance(object)) return device_assurance;
  if (object["eventType"] && (object["published"] || object["uuid"])) return log_event;
  if (object["errorSummary"] && (object["errorCauses"] || object["errorCode"])) return api_error;
  return std::nullopt;
}

/// What a request's body must be. A policy or rule of another type goes to the same endpoints.
std::optional<ResourceKind> kind_of_body(Node object, const Request& request) {
  using enum ResourceKind;
  if (request.method != "POST" && request.method != "PUT") return std::nullopt;
  const Endpoint* endpoint = find_endpoint(request.url);
  if (endpoint == nullptr || !endpoint->kind || !object.is_object()) return std::nullopt;
  if (*endpoint->kind == access_policy || *endpoint->kind == access_policy_rule) {
    const Node type = object["type"];
    const bool other_type = type.is_string() && !is_access_type(type) && !type.is_unknown();
    const bool other_actions = has_any(object["actions"], kOtherActions);
    if ((other_type || other_actions) && !object.find("/actions/appSignOn")) return other_policy;
  }
  return endpoint->kind;
}

bool has_server_members(Node object) {
  constexpr std::string_view kServerMembers[] = {"_links",     "created",     "createdDate",
                                                 "lastUpdate", "lastUpdated", "resourceId"};
  return object["id"].is_string() && has_any(object, kServerMembers);
}

Direction direction_of(Node object, const Request* request) {
  const bool sent = request != nullptr && (request->method == "POST" || request->method == "PUT");
  if (sent && request->origin == RequestOrigin::command) return Direction::request;
  if (has_server_members(object)) return Direction::response;
  return sent ? Direction::request : Direction::unknown;
}

/// Walks a document and collects its resources.
class Collector {
 public:
  Collector(const Request* request, FragmentShape shape, std::uint32_t first_ordinal)
      : request_(request), shape_(shape), next_ordinal_(first_ordinal) {}

  void root(Node node) {
    if (request_ != nullptr) {
      if (const auto kind = kind_of_body(node, *request_)) return add(*kind, node, {});
    }
    search(node, {}, 0);
  }

  std::vector<Resource> take() { return std::move(found_); }

 private:
  void search(Node node, Node list, int depth) {
    if (const auto kind = kind_of(node)) {
      add(*kind, node, list);
      if (depth > kWrapperDepth) return;  // a rule, which has no rules
      // A policy exported together with its rules.
      for (const std::string_view place : {"/_embedded/rules", "/rules"}) {
        const Node rules = node.find(place);
        for (const Node rule : rules.items()) search(rule, rules, depth + 1);
      }
      return;
    }
    if (depth >= kWrapperDepth) return;
    for (const Node child : node.children()) {
      if (child.is_object() || child.is_array()) {
        search(child, node.is_array() ? node : Node{}, depth + 1);
      }
    }
  }

  void add(ResourceKind kind, Node node, Node list) {
    Resource resource;
    resource.kind = kind;
    resource.node = node;
    resource.list = list;
    resource.request = request_;
    resource.direction = direction_of(node, request_);
    resource.bare_members = shape_ == FragmentShape::bare_members;
    if (kind == ResourceKind::device_assurance || kind == ResourceKind::posture_check) {
      resource.platform = platform_of(node["platform"]);
    }
    resource.ordinal = next_ordinal_++;
    found_.push_back(resource);
  }

  const Request* request_;
  FragmentShape shape_;
  std::uint32_t next_ordinal_;
  std::vector<Resource> found_;
};

}  // namespace

std::string_view to_string(ResourceKind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }

std::string_view display_name(ResourceKind kind) {
  return kKindDisplayNames[static_cast<std::size_t>(kind)];
}

std::optional<ResourceKind> parse_resource_kind(std::string_view text) {
  const auto* found = std::ranges::find(kKindNames, text);
  if (found == std::end(kKindNames)) return std::nullopt;
  return static_cast<ResourceKind>(found - std::begin(kKindNames));
}

std::string_view to_string(Platform platform) {
  return kPlatformNames[static_cast<std::size_t>(platform)];
}

std::optional<Platform> parse_platform(std::string_view text) {
  for (const Platform platform : kPlatforms) {
    if (text == to_string(platform)) return platform;
  }
  return std::nullopt;
}

std::string_view to_string(Direction direction) {
  switch (direction) {
    case Direction::request:
      return "request";
    case Direction::response:
      return "response";
    case Direction::unknown:
      break;
  }
  return "unknown";
}

std::vector<Resource> identify(const Document& document, const Request* request,
                               FragmentShape shape, std::uint32_t first_ordinal) {
  Collector collector(request, shape, first_ordinal);
  if (const Node root = document.root()) collector.root(root);
  return collector.take();
}

}  // namespace posturelint

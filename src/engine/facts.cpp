// SPDX-License-Identifier: Apache-2.0
#include "engine/facts.h"

#include <algorithm>
#include <cstring>
#include <string_view>
#include <utility>

#include "syntax/json_placeholder.h"

namespace posturelint {
namespace {

/// What the server sets, and what an export puts around: no part of what an object says.
constexpr std::string_view kServerSet[] = {"_embedded",  "_links",       "created",
                                           "createdBy",  "createdDate",  "id",
                                           "lastUpdate", "lastUpdated",  "lastUpdatedBy",
                                           "resourceId", "resourceType", "resourceDisplayName",
                                           "status",     "system"};

std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
  return (hash ^ value) * 0x9E3779B97F4A7C15ULL + (hash >> 29U);
}

/// The same on every machine with the same order of bytes; not for what is kept.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = text.size();
  std::uint64_t word = 0;
  for (; text.size() > sizeof(word); text.remove_prefix(sizeof(word))) {
    std::memcpy(&word, text.data(), sizeof(word));
    hash = mix(hash, word);
  }
  word = 0;
  if (!text.empty()) std::memcpy(&word, text.data(), text.size());
  hash = mix(hash, word);
  return hash ^ (hash >> 32U);
}

/// Deeper values are compared as they are written.
constexpr int kMaxDepth = 200;

/// Members may stand in any order, items may not.
std::uint64_t content_of(Node node, int depth = 0) {
  if (depth > kMaxDepth) return hash_of(node.text());
  if (node.is_object()) {
    std::uint64_t sum = 1;
    for (const Node member : node.members()) {
      if (!member.is_null()) sum += mix(hash_of(member.key()), content_of(member, depth + 1));
    }
    return sum;
  }
  if (!node.is_array()) return hash_of(node.text());
  std::uint64_t hash = 2;
  for (const Node item : node.items()) hash = mix(hash, content_of(item, depth + 1));
  return hash;
}

std::uint64_t content_of_object(Node object) {
  std::uint64_t sum = 1;
  for (const Node member : object.members()) {
    if (std::ranges::find(kServerSet, member.key()) != std::end(kServerSet)) continue;
    if (!member.is_null()) sum += mix(hash_of(member.key()), content_of(member));
  }
  return sum;
}

/// Nothing for what only holds the place of an id, and for what is none.
bool is_known_id(std::string_view text) {
  const auto is_id_character = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           c == '-';
  };
  return !text.empty() && std::ranges::all_of(text, is_id_character) && !holds_placeholder(text);
}

Flag flag_of(Node value) {
  if (!value.is_set()) return Flag::absent;
  const auto known = value.boolean();
  if (!known) return Flag::unknown;
  return *known ? Flag::yes : Flag::no;
}

std::string upper_case(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return out;
}

/// The `index`-th variable segment of a URL, when it is known.
std::optional<std::string_view> parameter(std::string_view url, std::size_t index) {
  const auto parameters = path_parameters(url);
  if (index >= parameters.size()) return std::nullopt;
  const Span span = parameters[index];
  const std::string_view text = url.substr(span.begin, span.size());
  if (!is_known_id(text)) return std::nullopt;
  return text;
}

class FactReader {
 public:
  explicit FactReader(const Analysis& analysis) : analysis_(analysis) {}

  FileFacts read() {
    for (const Resource& resource : analysis_.resources) read(resource);
    for (const Request& request : analysis_.extraction.requests) read(request);
    if (facts_.empty()) return {};
    facts_.source = analysis_.extraction.source;
    facts_.host = analysis_.extraction.host;
    facts_.suppressions = analysis_.extraction.suppressions;
    return std::move(facts_);
  }

 private:
  void read(const Resource& resource) {
    if (!resource.node.is_object()) return;
    fragment_ = &analysis_.fragment_of(resource.node);
    switch (resource.kind) {
      case ResourceKind::device_assurance:
        return read_assurance(resource);
      case ResourceKind::posture_check:
        return read_posture_check(resource);
      case ResourceKind::access_policy:
        return read_policy(resource);
      case ResourceKind::access_policy_rule:
        return read_rule(resource);
      case ResourceKind::log_event:
      case ResourceKind::api_error:
      case ResourceKind::other_policy:
        return;
    }
  }

  void read(const Request& request) {
    if (request.method != "DELETE" || request.origin != RequestOrigin::command) return;
    const Endpoint* endpoint = find_endpoint(request.url);
    if (endpoint == nullptr || !endpoint->kind || endpoint->is_collection) return;
    if (auto id = last_parameter(request)) {
      facts_.deletions.push_back({*endpoint->kind, std::move(*id)});
    }
  }

  [[nodiscard]] FactSite site(Node value, Span span) const {
    return {fragment_->map.to_host(span), value.pointer(), fragment_->quoting};
  }
  [[nodiscard]] FactSite site(Node value) const { return site(value, value.span()); }

  /// At the bracket; for bare members, at the first.
  [[nodiscard]] FactSite start(Node object) const {
    const Span span = object.span();
    if (object.text().starts_with('{') || object.children().empty()) {
      return site(object, {span.begin, std::min(span.begin + 1, span.end)});
    }
    return site(object, (*object.children().begin()).key_span());
  }

  [[nodiscard]] std::optional<FactText> text(Node value) const {
    const auto known = value.string();
    if (!known) return std::nullopt;
    return FactText{std::string(*known), site(value)};
  }

  static std::optional<FactText> last_parameter(const Request& request) {
    const auto parameters = path_parameters(request.url);
    if (parameters.empty()) return std::nullopt;
    const Span span = parameters.back();
    const std::string id = request.url.substr(span.begin, span.size());
    if (!is_known_id(id)) return std::nullopt;
    return FactText{id, {request.url_map.to_host(span), "", Quoting::none}};
  }

  void read_object(const Resource& resource, ObjectFact& fact) const {
    const Node node = resource.node;
    fact.kind = resource.kind;
    fact.direction = resource.direction;
    fact.platform = resource.platform;
    fact.start = start(node);
    fact.name = text(node["name"]);
    fact.content = content_of_object(node);
    if (auto id = text(node["id"]); id && is_known_id(id->text)) fact.id = std::move(id);
    if (resource.request == nullptr) return;
    fact.method = resource.request->method;
    const Endpoint* endpoint = find_endpoint(resource.request->url);
    if (fact.method == "PUT" && endpoint != nullptr && !endpoint->is_collection) {
      fact.target = last_parameter(*resource.request);
    }
  }

  void read_assurance(const Resource& resource) {
    const Node node = resource.node;
    AssuranceFact& fact = facts_.assurances.emplace_back();
    read_object(resource, fact);
    fact.platform_site = site(node["platform"] ? node["platform"] : node);
    if (const Node mode = node["displayRemediationMode"]; mode.is_set()) {
      fact.remediation = FactText{std::string(mode.string().value_or("")), site(mode)};
    }
    if (const Node managed = node.find("/callerContext/managedApp"); managed.is_boolean(true)) {
      fact.managed_app = site(managed);
    }
    for (const Node check : node.find("/devicePostureChecks/include").items()) {
      if (auto variable = text(check["variableName"])) {
        fact.posture_variables.push_back(std::move(*variable));
      }
    }
    const Node idp = node.find("/thirdPartySignalProviders/devicePostureIdP");
    if (idp.is_object() && !idp.children().empty()) fact.posture_idp = site(idp, idp.key_span());
    const Span body = fragment_->map.to_host(node.span());
    if (!resource.bare_members && analysis_.source().text(body) == node.text()) fact.body = body;
  }

  void read_posture_check(const Resource& resource) {
    const Node node = resource.node;
    PostureCheckFact& fact = facts_.posture_checks.emplace_back();
    read_object(resource, fact);
    fact.variable = text(node["variableName"]);
    const Node settings = node["remediationSettings"];
    for (const std::string_view part : {"message", "link"}) {
      for (const Node member : settings[part].members()) {
        if (!member.is_string() || fact.remediation) continue;
        fact.remediation = site(settings, settings.key_span());
      }
    }
  }

  void read_policy(const Resource& resource) {
    AccessPolicyFact& fact = facts_.policies.emplace_back();
    read_object(resource, fact);
    fact.resource_type = resource.node.find("/_embedded/resourceType").string().value_or("");
  }

  void read_rule(const Resource& resource) {
    const Node node = resource.node;
    AccessRuleFact& fact = facts_.rules.emplace_back();
    read_object(resource, fact);
    read_policy_of(resource, fact);
    fact.priority = node["priority"].integer();
    fact.priority_site = site(node["priority"] ? node["priority"] : node);
    fact.inactive = node["status"].is_string("INACTIVE");
    fact.system = node["system"].is_boolean(true);
    const Node access = node.find("/actions/appSignOn/access");
    if (access.is_string("ALLOW")) fact.access = Access::allow;
    if (access.is_string("DENY")) fact.access = Access::deny;
    fact.access_site = site(access ? access : node);
    read_device(node.find("/conditions/device"), fact);
    read_platforms(node.find("/conditions/platform"), fact);
    const Node expression = node.find("/conditions/elCondition/condition");
    if (const auto known = expression.string()) {
      if (known->find("accessRequest.") != std::string_view::npos) {
        fact.access_request = site(expression);
      }
    }
  }

  void read_device(Node device, AccessRuleFact& fact) const {
    if (!device.is_set()) return;
    if (device.is_object()) fact.device = start(device);
    const bool unreadable = !device.is_object();
    fact.registered = unreadable ? Flag::unknown : flag_of(device["registered"]);
    fact.managed = unreadable ? Flag::unknown : flag_of(device["managed"]);
    const Node include = device.find("/assurance/include");
    if (!include.is_set()) return;
    fact.assurance = site(include);
    fact.more_assurances = !include.is_array();
    for (const Node entry : include.items()) {
      if (auto id = text(entry)) {
        fact.assurances.push_back(std::move(*id));
      } else {
        fact.more_assurances = true;
      }
    }
  }

  void read_platforms(Node platform, AccessRuleFact& fact) const {
    if (!platform.is_set()) return;
    const Node include = platform["include"];
    fact.excludes_platforms = !platform["exclude"].children().empty();
    fact.more_platforms = !platform.is_object() || (include.is_set() && !include.is_array());
    for (const Node entry : include.items()) {
      const Node os = entry.find("/os/type");
      if (!entry.is_object() || os.is_unknown() || entry["os"].is_unknown()) {
        fact.more_platforms = true;
        continue;
      }
      fact.platforms.push_back({.type = upper_case(entry["type"].string().value_or("")),
                                .os = upper_case(os.string().value_or("")),
                                .site = site(entry)});
    }
  }

  void read_policy_of(const Resource& rule, AccessRuleFact& fact) {
    if (const auto self = rule.node.find("/_links/self/href").string()) {
      fact.policy_id = parameter(*self, 0).value_or("");
    }
    if (rule.request != nullptr && fact.policy_id.empty()) {
      fact.policy_id = parameter(rule.request->url, 0).value_or("");
    }
    if (!rule.list) return;
    if (rule.list != list_) {
      list_ = rule.list;
      ++lists_;
    }
    fact.list = lists_;
    const Node policy = policy_around(rule.list);
    if (!policy) return;
    fact.resource_type = policy.find("/_embedded/resourceType").string().value_or("");
    const auto id = policy["id"].string();
    if (fact.policy_id.empty() && id && is_known_id(*id)) fact.policy_id = *id;
  }

  /// The policy that `rules` is exported with: the object it is in, or its member `policy`.
  static Node policy_around(Node rules) {
    Node around = rules.parent();
    if (around.key() == "_embedded") around = around.parent();
    if (around["type"].is_string("ACCESS_POLICY")) return around;
    const Node member = around["policy"];
    return member.is_object() ? member : Node{};
  }

  const Analysis& analysis_;
  const Fragment* fragment_ = nullptr;
  Node list_;
  std::uint32_t lists_ = 0;
  FileFacts facts_;
};

}  // namespace

FileFacts extract_facts(const Analysis& analysis) { return FactReader(analysis).read(); }

}  // namespace posturelint

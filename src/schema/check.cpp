// SPDX-License-Identifier: Apache-2.0
#include "schema/check.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "document/misspelling.h"
#include "schema/describe.h"
#include "schema/describe_words.h"

namespace posturelint {
namespace {

bool has_schema(ResourceKind kind) {
  using enum ResourceKind;
  return kind == device_assurance || kind == access_policy || kind == access_policy_rule ||
         kind == posture_check;
}

/// Per resource. Each is found by looking around in its document, so more would take too long; and
/// nobody reads them.
constexpr std::size_t kMaxFindings = 1000;

/// A text as the API documents it, where the published schema asks only for a string.
struct DocumentedForm {
  ResourceKind kind;
  std::string_view key;
  TextForm form;
};
constexpr DocumentedForm kDocumentedForms[] = {
    {ResourceKind::access_policy_rule, "inactivityPeriod", TextForm::duration},
    {ResourceKind::access_policy_rule, "reauthenticateIn", TextForm::duration},
};

void add_documented_forms(ResourceKind kind, Node value, int depth, std::vector<Finding>& out) {
  if (depth > kMaxSchemaDepth || out.size() >= kMaxFindings) return;
  for (const Node child : value.children()) {
    if (child.is_object() || child.is_array()) {
      add_documented_forms(kind, child, depth + 1, out);
    } else if (const auto text = child.string(); text && !child.is_overridden()) {
      for (const DocumentedForm& documented : kDocumentedForms) {
        if (documented.kind == kind && child.key() == documented.key &&
            !matches(documented.form, *text)) {
          out.push_back(describe_bad_text(child, documented.form));
        }
      }
    }
  }
}

/// Of several members of one object that are taken for the same key, only the first is renamed: a
/// key given twice hides a value.
class Renamings {
 public:
  void let_first_only(Node member, Finding& finding) {
    if (!finding.fix || finding.fix->edits.size() != 1) return;
    const Edit& edit = finding.fix->edits[0];
    if (edit.text.empty() || edit.span != member.key_span()) return;
    if (!given_.emplace(member.parent().index(), edit.text).second) finding.fix.reset();
  }

 private:
  std::set<std::pair<std::uint32_t, std::string>> given_;  // object, key
};

std::vector<Finding> check_against(const Resource& resource, const SchemaStore& schemas,
                                   Platform platform) {
  const SchemaKey key = schema_key(resource, platform);
  const CompiledSchema* schema = schemas.find(key);
  if (schema == nullptr) return {};
  std::vector<Finding> findings;
  const std::vector<Violation> violations = find_violations(*schema, resource.node);
  if (violations.empty()) return findings;
  const SchemaContext context{resource, schemas, *schema, key};
  Renamings renamings;
  for (const Violation& violation : violations) {
    if (findings.size() == kMaxFindings) break;
    auto finding = describe(violation, context);
    if (!finding) continue;
    if (violation.kind == ViolationKind::unknown_property) {
      renamings.let_first_only(violation.node, *finding);
    }
    findings.push_back(std::move(*finding));
  }
  return findings;
}

/// True when `finding`, made for one platform, holds for the platform of `others` too: it is there
/// as well, or what it is about is no setting of that platform.
bool holds_among(const std::vector<Finding>& others, const Finding& finding) {
  return std::ranges::any_of(others, [&](const Finding& other) {
    if (other.rule == "schema/property-of-other-platform") {
      return finding.pointer == other.pointer || finding.pointer.starts_with(other.pointer + '/');
    }
    return other.rule == finding.rule && other.span == finding.span;
  });
}

/// What holds whatever the platform is.
std::vector<Finding> check_all_platforms(const Resource& resource, const SchemaStore& schemas) {
  std::vector<std::vector<Finding>> by_platform;
  for (const Platform platform : kPlatforms) {
    by_platform.push_back(check_against(resource, schemas, platform));
  }
  std::vector<Finding> common;
  for (const std::vector<Finding>& findings : by_platform) {
    for (const Finding& finding : findings) {
      const bool everywhere = std::ranges::all_of(
          by_platform, [&](const auto& others) { return holds_among(others, finding); });
      if (!everywhere || finding.rule == "schema/property-of-other-platform") continue;
      const auto same = std::ranges::find_if(common, [&](const Finding& other) {
        return other.rule == finding.rule && other.span == finding.span;
      });
      if (same == common.end()) {
        common.push_back(finding);
      } else if (!same->fix) {
        *same = finding;
      }
    }
  }
  return common;
}

/// The member that says the platform, under its own key or a misspelt one.
Node platform_member(Node policy) { return member_like(policy, "platform"); }

std::string platform_list() {
  std::vector<std::string_view> names;
  for (const Platform platform : kPlatforms) names.push_back(to_string(platform));
  return any_of(names);
}

/// Says what is wrong with the platform of a device assurance policy that names none we know.
std::optional<Finding> describe_platform(const Resource& policy) {
  const Node platform = platform_member(policy.node);
  if (!platform || platform.is_null()) {
    // Parts of a policy are the business of request/bare-member-list and request/partial-put.
    const bool is_part =
        policy.bare_members || (policy.request != nullptr && policy.request->method == "PUT");
    if (is_part || !policy.node.is_object()) return std::nullopt;
    return finding_at("schema/missing-member", Severity::error, policy.node,
                      platform ? platform.span() : start_of(policy.node),
                      fmt::format("\"platform\" is {}; a device assurance policy is for one of {}",
                                  platform ? "null" : "missing", platform_list()));
  }
  // A misspelt key is a finding of its own.
  if (platform.key() != "platform") return std::nullopt;
  const auto text = platform.string();
  if (!text) {
    if (platform.is_unknown()) return std::nullopt;
    return finding_at(
        "schema/wrong-type", Severity::error, platform, platform.span(),
        fmt::format("\"platform\" is one of {}, not {}", platform_list(), found_there(platform)));
  }
  std::vector<std::string_view> names;
  for (const Platform known : kPlatforms) names.push_back(to_string(known));
  const auto near = meant(*text, names);
  Finding finding = finding_at(
      "schema/not-in-enum", Severity::error, platform, platform.span(),
      fmt::format("{} is not a platform of device assurance policies; expected {}{}", quoted(*text),
                  platform_list(), near ? fmt::format("; did you mean {}?", quoted(*near)) : ""));
  if (near) {
    finding.fix = Fix{fmt::format("change to {}", quoted(*near)),
                      Applicability::unsafe,
                      {{platform.span(), fmt::format("\"{}\"", *near)}}};
  }
  return finding;
}

std::vector<Finding> check_device_assurance(const Resource& policy, const SchemaStore& schemas) {
  Platform platform = policy.platform;
  if (platform == Platform::unknown) {
    const auto text = platform_member(policy.node).string();
    if (text) platform = parse_platform(to_upper(*text)).value_or(Platform::unknown);
  }
  if (platform != Platform::unknown) return check_against(policy, schemas, platform);

  const Node member = policy.node["platform"];
  std::vector<Finding> findings = check_all_platforms(policy, schemas);
  std::erase_if(findings,
                [&](const Finding& finding) { return member && finding.span == member.span(); });
  if (auto finding = describe_platform(policy)) findings.push_back(std::move(*finding));
  return findings;
}

}  // namespace

SchemaKey schema_key(const Resource& resource, Platform platform) {
  return {
      .kind = resource.kind,
      .platform = resource.kind == ResourceKind::device_assurance ? platform : Platform::unknown,
      .direction =
          resource.direction == Direction::request ? Direction::request : Direction::response};
}

std::vector<Finding> check_schema(const Resource& resource, const SchemaStore& schemas) {
  if (!has_schema(resource.kind) || !resource.node) return {};
  std::vector<Finding> findings = resource.kind == ResourceKind::device_assurance
                                      ? check_device_assurance(resource, schemas)
                                      : check_against(resource, schemas, Platform::unknown);
  if (resource.kind == ResourceKind::access_policy_rule) {
    add_documented_forms(resource.kind, resource.node["actions"], 0, findings);
  }
  return findings;
}

}  // namespace posturelint

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "document/resource.h"
#include "engine/analysis.h"
#include "extract/fragment.h"
#include "finding/finding.h"
#include "text/source.h"
#include "text/span.h"

namespace posturelint {

// What one file tells the rest of its project: what it defines and what it refers to. Facts are
// small and own all they say; nothing in them points into the analysis they were read from. The
// join (engine/project.h) sees nothing but facts.

/// A place in the host file. Its pointer is that of the value in its document.
struct FactSite {
  Span span;
  std::string pointer;
  /// How a text put in its place must be written.
  Quoting quoting = Quoting::none;
};

/// A string of the file, and where it stands.
struct FactText {
  std::string text;
  FactSite site;
};

/// What a truth value of the file says.
enum class Flag : std::uint8_t { absent, no, yes, unknown };

/// What every object says of itself.
struct ObjectFact {
  ResourceKind kind = ResourceKind::other_policy;
  Direction direction = Direction::unknown;
  /// Of device assurance policies and posture checks.
  Platform platform = Platform::unknown;
  /// The method of the request whose body this is; empty for none.
  std::string method;
  /// Its first byte: the place of findings about the whole.
  FactSite start;
  /// The member `id`, when known.
  std::optional<FactText> id;
  /// The id in the URL of the PUT whose body this is, when known.
  std::optional<FactText> target;
  std::optional<FactText> name;
  /// A hash over what the object says, server-set members left out; equal texts have equal hashes
  /// however they are laid out and their members ordered.
  std::uint64_t content = 0;

  /// The id by which others may refer to it; empty when unknown.
  [[nodiscard]] std::string_view known_id() const {
    return target ? std::string_view(target->text) : id ? std::string_view(id->text) : "";
  }
  /// Empty when unknown.
  [[nodiscard]] std::string_view known_name() const {
    return name ? std::string_view(name->text) : "";
  }
};

/// A device assurance policy.
struct AssuranceFact : ObjectFact {
  FactSite platform_site;
  /// `displayRemediationMode`; its text is empty for a value we do not know.
  std::optional<FactText> remediation;
  /// `callerContext.managedApp` is true.
  std::optional<FactSite> managed_app;
  /// The variables of the posture checks it includes; those we know.
  std::vector<FactText> posture_variables;
  /// `thirdPartySignalProviders.devicePostureIdP` is set.
  std::optional<FactSite> posture_idp;
  /// The policy as JSON in the file, where the file writes it as it is; else nothing.
  std::optional<Span> body;
};

/// A device posture check.
struct PostureCheckFact : ObjectFact {
  std::optional<FactText> variable;
  /// A text or link that is to be shown to people whose device fails.
  std::optional<FactSite> remediation;
};

/// An access policy.
struct AccessPolicyFact : ObjectFact {
  /// `_embedded.resourceType`: `APP`, `END_USER_ACCOUNT_MANAGEMENT`; empty when unknown.
  std::string resource_type;
};

/// One entry of a rule's platform condition. Words are upper case; empty: absent or unknown.
struct PlatformEntry {
  std::string type;
  std::string os;
  FactSite site;
};

enum class Access : std::uint8_t { unknown, allow, deny };

/// An access policy rule.
struct AccessRuleFact : ObjectFact {
  /// The policy it belongs to, from its links, its request or the export around it; empty when
  /// unknown.
  std::string policy_id;
  /// `_embedded.resourceType` of the policy it is exported with; empty when unknown.
  std::string resource_type;
  /// Rules of one file with the same list belong to one policy; 0: not in a list.
  std::uint32_t list = 0;
  std::optional<std::int64_t> priority;
  FactSite priority_site;
  bool inactive = false;
  bool system = false;
  Access access = Access::unknown;
  FactSite access_site;
  Flag registered = Flag::absent;
  Flag managed = Flag::absent;
  /// At the start of `conditions.device`.
  std::optional<FactSite> device;
  /// `assurance.include`, when there is one.
  std::optional<FactSite> assurance;
  /// Its entries; those we know.
  std::vector<FactText> assurances;
  /// Some entry, or the list itself, is not known.
  bool more_assurances = false;
  /// `platform.include`; `more_platforms` when some entry is not known.
  std::vector<PlatformEntry> platforms;
  bool more_platforms = false;
  bool excludes_platforms = false;
  /// An expression that asks for `accessRequest`.
  std::optional<FactSite> access_request;
};

/// A request that deletes one object.
struct DeletionFact {
  ResourceKind kind = ResourceKind::other_policy;
  FactText id;
};

/// What one file tells its project.
struct FileFacts {
  SourcePtr source;
  HostKind host = HostKind::none;
  /// Comments of ours, for findings that come of the join.
  std::vector<SuppressionComment> suppressions;
  // Each in the order of the file.
  std::vector<AssuranceFact> assurances;
  std::vector<PostureCheckFact> posture_checks;
  std::vector<AccessPolicyFact> policies;
  std::vector<AccessRuleFact> rules;
  std::vector<DeletionFact> deletions;

  [[nodiscard]] bool empty() const {
    return assurances.empty() && posture_checks.empty() && policies.empty() && rules.empty() &&
           deletions.empty();
  }
};

/// Reads the facts of a file. Placeholders and what cannot be read are left out: unknown.
FileFacts extract_facts(const Analysis& analysis);

}  // namespace posturelint

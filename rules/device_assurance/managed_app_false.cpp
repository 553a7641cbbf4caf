// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::device_assurance {
namespace {

void check(const Resource& policy, Reporter& reporter) {
  const Node context = policy.node["callerContext"];
  const Node managed = context["managedApp"];
  // On other platforms the whole member is out of place, as the schema says.
  if (policy.platform != Platform::android || !managed.is_boolean(false)) return;
  Finding& finding = reporter.at(
      managed, "managedApp is true or absent; leave it out to not ask for a managed app");
  finding.fix = Fix{"remove the condition", Applicability::unsafe,
                    remove_child(context.size() == 1 ? context : managed)};
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, CallerContext.managedApp: true is the only value",
};
constexpr std::string_view kCovers[] = {"caller-context-true-only"};
constexpr std::string_view kAbsorbs[] = {"schema/not-in-enum"};

constexpr Example kExamples[] = {
    {"any app, written as false",
     R"({"name": "Phones", "platform": "ANDROID", "jailbreak": false, "callerContext": {"managedApp": «false»}})",
     R"({"name": "Phones", "platform": "ANDROID", "jailbreak": false})"},
    {"a managed app",
     R"({"name": "Phones", "platform": "ANDROID", "jailbreak": false, "callerContext": {"managedApp": true}})"},
    {"any app", R"({"name": "Phones", "platform": "ANDROID", "jailbreak": false})"},
};

}  // namespace

Rule managed_app_false() {
  return {
      .id = "device-assurance/managed-app-false",
      .severity = Severity::error,
      .consequence = Consequence::refused,
      .summary = "callerContext.managedApp is false",
      .rationale =
          "`managedApp` asks for a calling app that is managed, and `true` is its only documented "
          "value. To not ask, leave `callerContext` out.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .fixable = Fixable::unsafe,
      .absorbs = kAbsorbs,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::device_assurance

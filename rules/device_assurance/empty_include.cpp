// SPDX-License-Identifier: Apache-2.0
#include <optional>

#include <fmt/format.h>

#include "document/misspelling.h"
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::device_assurance {
namespace {

constexpr std::string_view kLists[] = {"diskEncryptionType", "screenLockType",
                                       "devicePostureChecks"};

/// `{"type": "BIOMETRIC"}` says what the list should hold; nothing when it may be something else.
std::optional<Fix> write_include(Node condition, Node member) {
  if (condition.size() != 1 || condition.key() == kLists[2] || member.is_unknown()) return {};
  if (member.is_array() && member.size() > 0) {
    return Fix{"write include", Applicability::unsafe, {{member.key_span(), "\"include\""}}};
  }
  if (!member.is_string()) return {};
  return Fix{"write include",
             Applicability::unsafe,
             {{member.member_span(), fmt::format("\"include\": [{}]", member.text())}}};
}

void check_list(Node condition, Reporter& reporter) {
  const Node include = member_like(condition, "include");
  if (include.is_array() && include.size() == 0) {
    reporter.at(include, "the list is empty, so {} checks nothing", condition.key());
  } else if (condition.size() == 0) {
    reporter.at(condition, "{} has no include, so it checks nothing", condition.key());
  } else if (!include) {
    const Node first = *condition.members().begin();
    Finding& finding = reporter.at_key(
        first, "{} is read from include; without it nothing is checked", condition.key());
    finding.fix = write_include(condition, first);
  }
}

void check(const Resource& policy, Reporter& reporter) {
  for (const std::string_view key : kLists) {
    const Node condition = policy.node[key];
    if (condition.is_object()) check_list(condition, reporter);
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor MCP server: calls a condition without include malformed and not enforced",
};
constexpr std::string_view kCovers[] = {"da-empty-include"};
constexpr std::string_view kAbsorbs[] = {"schema/unknown-property"};

constexpr Example kExamples[] = {
    {"the list is empty",
     R"({"name": "Phones", "platform": "IOS", "screenLockType": {"include": «[]»}})"},
    {"the object is empty", R"({"name": "Phones", "platform": "IOS", "screenLockType": «{}»})"},
    {"the condition has another member in its place",
     R"({"name": "Phones", "platform": "IOS", "screenLockType": {«"type"»: "BIOMETRIC"}})",
     R"({"name": "Phones", "platform": "IOS", "screenLockType": {"include": ["BIOMETRIC"]}})"},
    {"the list has an item",
     R"({"name": "Phones", "platform": "IOS", "screenLockType": {"include": ["BIOMETRIC"]}})"},
    {"the list is filled in later",
     R"({"name": "Phones", "platform": "IOS", "screenLockType": {"include": "${locks}"}})"},
};

}  // namespace

Rule empty_include() {
  return {
      .id = "device-assurance/empty-include",
      .severity = Severity::warning,
      .consequence = Consequence::ignored,
      .summary = "a condition lists nothing, so it checks nothing",
      .rationale =
          "`screenLockType`, `diskEncryptionType` and `devicePostureChecks` hold what they accept "
          "in `include`. An empty list, or an object without that member, looks like a condition "
          "in a review and enforces nothing.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .fixable = Fixable::unsafe,
      .security_severity = 4.0,
      .absorbs = kAbsorbs,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::device_assurance

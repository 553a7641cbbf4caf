// SPDX-License-Identifier: Apache-2.0
#include "lsp/snippets.h"

#include <algorithm>

#include <fmt/format.h>

namespace posturelint::lsp {
namespace {

constexpr auto kAssurance = ResourceKind::device_assurance;
constexpr auto kRule = ResourceKind::access_policy_rule;
constexpr auto kPolicy = ResourceKind::access_policy;
constexpr auto kCheck = ResourceKind::posture_check;

constexpr Snippet kMembers[] = {
    {kAssurance, "", "osVersion (minimum)", "a version written here",
     R"("osVersion": {"minimum": "${1:14.4.1}"})"},
    {kAssurance, "", "gracePeriod (duration)", "let devices in for some days more",
     R"("gracePeriod": {"type": "BY_DURATION", "expiry": "P${1:7}D"})"},
    {kAssurance, "", "gracePeriod (date)", "let devices in until a date",
     R"("gracePeriod": {"type": "BY_DATE_TIME", "expiry": "${1:2027-01-31T00:00:00Z}"})"},
    {kAssurance, "", "devicePostureChecks (custom)", "a check of your own",
     R"("devicePostureChecks": {
  "include": [
    {"type": "CUSTOM", "variableName": "$1", "value": "${2:true}"}
  ]
})"},
    {kRule, "conditions", "device (registered)", "enrolled in Okta Verify",
     R"("device": {"registered": true})"},
    {kRule, "conditions", "device (managed)", "enrolled and managed",
     R"("device": {"registered": true, "managed": true})"},
    {kRule, "conditions", "device (assurance)", "satisfies a device assurance policy",
     R"("device": {
  "registered": true,
  "assurance": {"include": ["$1"]}
})"},
    {kRule, "conditions", "network (zones)", "from these network zones",
     R"("network": {"connection": "ZONE", "include": ["$1"]})"},
    {kRule, "conditions", "network (not zones)", "from outside of these network zones",
     R"("network": {"connection": "ZONE", "exclude": ["$1"]})"},
    {kRule, "conditions", "people (groups)", "members of these groups",
     R"("people": {
  "groups": {"include": ["$1"]}
})"},
    {kRule, "conditions", "platform (one)", "one operating system, as the browser says",
     R"("platform": {
  "include": [
    {"type": "${1|DESKTOP,MOBILE,ANY|}", "os": {"type": "${2|WINDOWS,OSX,CHROMEOS,IOS,ANDROID,ANY|}"}}
  ]
})"},
    {kRule, "conditions", "riskScore (level)", "how risky the sign-in is",
     R"("riskScore": {"level": "${1|LOW,MEDIUM,HIGH,ANY|}"})"},
    {kRule, "conditions", "elCondition (expression)", "a condition of your own",
     R"("elCondition": {"condition": "$1"})"},
    {kRule, "", "actions (allow)", "let people in with two factors",
     R"("actions": {
  "appSignOn": {
    "access": "ALLOW",
    "verificationMethod": {
      "type": "ASSURANCE",
      "factorMode": "${1|2FA,1FA|}",
      "reauthenticateIn": "PT${2:12}H",
      "constraints": [$3]
    }
  }
})"},
    {kRule, "", "actions (deny)", "keep people out",
     R"("actions": {
  "appSignOn": {"access": "DENY"}
})"},
    {kRule, "actions", "appSignOn (deny)", "keep people out", R"("appSignOn": {"access": "DENY"})"},
};

constexpr Snippet kObjects[] = {
    {kAssurance, "", "device assurance policy for Android", "",
     R"({
  "name": "$1",
  "platform": "ANDROID",
  "osVersion": {"minimum": "${2:14}"},
  "jailbreak": false,
  "screenLockType": {"include": ["BIOMETRIC", "PASSCODE"]},
  "displayRemediationMode": "SHOW"
})"},
    {kAssurance, "", "device assurance policy for ChromeOS", "",
     R"({
  "name": "$1",
  "platform": "CHROMEOS",
  "thirdPartySignalProviders": {
    "dtc": {"managedDevice": true, "screenLockSecured": true}
  },
  "displayRemediationMode": "SHOW"
})"},
    {kAssurance, "", "device assurance policy for iOS", "",
     R"({
  "name": "$1",
  "platform": "IOS",
  "osVersion": {"minimum": "${2:17.4.1}"},
  "jailbreak": false,
  "screenLockType": {"include": ["BIOMETRIC", "PASSCODE"]},
  "displayRemediationMode": "SHOW"
})"},
    {kAssurance, "", "device assurance policy for macOS", "",
     R"({
  "name": "$1",
  "platform": "MACOS",
  "osVersion": {"minimum": "${2:14.4.1}"},
  "diskEncryptionType": {"include": ["ALL_INTERNAL_VOLUMES"]},
  "screenLockType": {"include": ["BIOMETRIC", "PASSCODE"]},
  "secureHardwarePresent": true,
  "displayRemediationMode": "SHOW"
})"},
    {kAssurance, "", "device assurance policy for Windows", "",
     R"({
  "name": "$1",
  "platform": "WINDOWS",
  "osVersionConstraints": [
    {"majorVersionConstraint": "WINDOWS_11", "minimum": "${2:10.0.22631.3447}"}
  ],
  "diskEncryptionType": {"include": ["ALL_INTERNAL_VOLUMES"]},
  "screenLockType": {"include": ["BIOMETRIC", "PASSCODE"]},
  "secureHardwarePresent": true,
  "displayRemediationMode": "SHOW"
})"},
    {kRule, "", "access policy rule", "",
     R"({
  "type": "ACCESS_POLICY",
  "name": "$1",
  "priority": ${2:1},
  "conditions": {
    "device": {
      "registered": true,
      "assurance": {"include": ["$3"]}
    }
  },
  "actions": {
    "appSignOn": {
      "access": "ALLOW",
      "verificationMethod": {
        "type": "ASSURANCE",
        "factorMode": "2FA",
        "reauthenticateIn": "PT12H",
        "constraints": [
          {"possession": {"deviceBound": "REQUIRED"}}
        ]
      }
    }
  }
})"},
    {kPolicy, "", "access policy", "",
     R"({
  "type": "ACCESS_POLICY",
  "name": "$1",
  "description": "$2"
})"},
    {kCheck, "", "device posture check", "",
     R"({
  "type": "CUSTOM",
  "name": "$1",
  "variableName": "$2",
  "platform": "${3|MACOS,WINDOWS|}",
  "mappingType": "${4|CHECKBOX,TEXTBOX|}",
  "query": "$5"
})"},
};

/// The length of a tab stop at the start of `text`, or 0.
std::size_t tab_stop_length(std::string_view text) {
  if (text.size() < 2 || text[0] != '$') return 0;
  if (text[1] >= '0' && text[1] <= '9') return 2;
  if (text[1] != '{' || text.size() < 4 || text[2] < '0' || text[2] > '9') return 0;
  const std::size_t end = text.find('}');
  return end == std::string_view::npos ? 0 : end + 1;
}

/// What stands in a tab stop before anybody types.
std::string_view filled_in(std::string_view tab_stop) {
  const std::size_t mark = tab_stop.find_first_of(":|");
  if (mark == std::string_view::npos) return "";
  const std::string_view rest = tab_stop.substr(mark + 1);
  return rest.substr(0, rest.find_first_of(tab_stop[mark] == ':' ? "}" : ",|"));
}

/// A text that a snippet takes as it is.
std::string escape(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '$' || c == '}' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

}  // namespace

std::span<const Snippet> member_snippets() { return kMembers; }
std::span<const Snippet> object_snippets() { return kObjects; }

std::string snippet_in_host(std::string_view body, const Fragment& fragment, bool has_snippets) {
  std::string out;
  std::size_t literal = 0;
  const auto flush = [&](std::size_t end) {
    const std::string quoted = quote_for_host(body.substr(literal, end - literal), fragment);
    out += has_snippets ? escape(quoted) : quoted;
  };
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t length = tab_stop_length(body.substr(at));
    if (length == 0) {
      ++at;
      continue;
    }
    flush(at);
    const std::string_view tab_stop = body.substr(at, length);
    out += has_snippets ? tab_stop : filled_in(tab_stop);
    at += length;
    literal = at;
  }
  flush(body.size());
  return out;
}

std::string choice(int number, const std::vector<std::string>& values) {
  if (values.empty()) return fmt::format("${}", number);
  if (values.size() == 1) return fmt::format("${{{}:{}}}", number, values.front());
  std::string list;
  for (const std::string& value : values) {
    if (!list.empty()) list += ',';
    list += value;
  }
  return fmt::format("${{{}|{}|}}", number, list);
}

}  // namespace posturelint::lsp

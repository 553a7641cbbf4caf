// SPDX-License-Identifier: Apache-2.0
#include "extract/subject.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace posturelint {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

// Members and values that no other API object has. `name`, `conditions`, `type` and the like are
// everybody's.
constexpr std::string_view kOurWords[] = {
    "ACCESS_POLICY",
    "appSignOn",
    "deviceAssurance",
    "devicePostureChecks",
    "diskEncryptionType",
    "displayRemediationMode",
    "dynamicVersionRequirement",
    "gracePeriod",
    "jailbreak",
    "osVersionConstraints",
    "screenLockType",
    "secureHardwarePresent",
    "thirdPartySignalProviders",
    "verificationMethod",
};

// Words that are ours only together with another one.
struct Pair {
  std::string_view word;
  std::string_view companion;
};
constexpr Pair kPairs[] = {
    {"\"osVersion\"", "\"platform\""},       {"\"platform\"", "\"ANDROID\""},
    {"\"platform\"", "\"CHROMEOS\""},        {"\"platform\"", "\"IOS\""},
    {"\"platform\"", "\"MACOS\""},           {"\"platform\"", "\"WINDOWS\""},
    {"\"variableName\"", "\"mappingType\""}, {"\"variableName\"", "\"query\""},
    {"\"assurance\"", "\"device\""},         {"\"assurance\"", "\"include\""},
};

// The first segment after /api/v1/.
constexpr std::string_view kOurEndpoints[] = {"device-assurances", "device-integrations",
                                              "device-posture-checks", "logs", "policies"};

bool has(std::string_view text, std::string_view word) {
  return text.find(word) != std::string_view::npos;
}

}  // namespace

Likeness looks_like_json(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return Likeness::nothing;
  text.remove_prefix(begin);
  const std::size_t next = text.find_first_not_of(kBlanks, 1);
  const char after = next == std::string_view::npos ? '\0' : text[next];
  // Curly quotes begin with this byte.
  constexpr char kCurly = '\xE2';
  switch (text.front()) {
    case '{':
      return after == '"' || after == '}' || after == '\'' || after == kCurly || after == '/'
                 ? Likeness::json
                 : Likeness::nothing;
    case '[':
      return after == '{' || after == '"' || after == '[' ? Likeness::json : Likeness::nothing;
    case '"': {
      const std::size_t end = text.find_first_of("\"\n", 1);
      if (end == std::string_view::npos || text[end] != '"') return Likeness::nothing;
      const std::size_t colon = text.find_first_not_of(kBlanks, end + 1);
      return colon != std::string_view::npos && text[colon] == ':' ? Likeness::bare_members
                                                                   : Likeness::nothing;
    }
    default:
      return Likeness::nothing;
  }
}

bool is_about_us(std::string_view json) {
  return std::ranges::any_of(kOurWords, [&](std::string_view word) { return has(json, word); }) ||
         std::ranges::any_of(kPairs, [&](const Pair& pair) {
           return has(json, pair.word) && has(json, pair.companion);
         });
}

bool is_our_url(std::string_view url) {
  constexpr std::string_view kRoot = "api/v1/";
  const std::size_t root = url.find(kRoot);
  if (root == std::string_view::npos) return false;
  const std::string_view rest = url.substr(root + kRoot.size());
  const std::string_view segment = rest.substr(0, rest.find_first_of("/?#& \t\r\n"));
  return std::ranges::find(kOurEndpoints, segment) != std::end(kOurEndpoints);
}

}  // namespace posturelint

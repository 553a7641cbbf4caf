// SPDX-License-Identifier: Apache-2.0
// make_policies COUNT FOLDER: writes COUNT device assurance policies of about 1.1 KB each, all
// valid and no two alike, one per file, for the benchmarks.
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>

#include <fmt/format.h>

namespace {

using Random = std::mt19937;

template <std::size_t N>
const char* pick(Random& random, const std::array<const char*, N>& values) {
  return values[random() % N];
}

const char* boolean(Random& random) { return random() % 2 == 0 ? "true" : "false"; }

std::string windows_policy(Random& random, int number) {
  constexpr std::array kLevels = {"STANDARD_PROTECTION", "ENHANCED_PROTECTION"};
  constexpr std::array kTriggers = {"PASSWORD_REUSE", "PHISHING_REUSE"};
  constexpr std::array kKeys = {"CHROME_BROWSER_HW_KEY", "CHROME_BROWSER_OS_KEY"};
  return fmt::format(
      R"({{
  "name": "Benchmark fleet {0:05} of the Windows estate",
  "platform": "WINDOWS",
  "osVersionConstraints": [
    {{"majorVersionConstraint": "WINDOWS_11", "minimum": "10.0.22{1}.{2}"}},
    {{"majorVersionConstraint": "WINDOWS_10", "dynamicVersionRequirement": {{"type": "NOT_ALLOWED"}}}}
  ],
  "diskEncryptionType": {{
    "include": ["ALL_INTERNAL_VOLUMES"]
  }},
  "screenLockType": {{
    "include": ["BIOMETRIC", "PASSCODE"]
  }},
  "secureHardwarePresent": true,
  "gracePeriod": {{
    "type": "BY_DURATION",
    "expiry": "P{3}D"
  }},
  "displayRemediationMode": "SHOW",
  "thirdPartySignalProviders": {{
    "dtc": {{
      "browserVersion": {{"minimum": "1{4}.0.0.0"}},
      "deviceEnrollmentDomain": "fleet{0}.example.com",
      "keyTrustLevel": "{5}",
      "osFirewall": {6},
      "safeBrowsingProtectionLevel": "{7}",
      "passwordProtectionWarningTrigger": "{8}",
      "crowdStrikeAgentId": "agent-{9:016x}",
      "secureBootEnabled": {10},
      "siteIsolationEnabled": true
    }}
  }}
}}
)",
      number, 100 + random() % 900, random() % 5000, 1 + random() % 30, random() % 90 + 10,
      pick(random, kKeys), boolean(random), pick(random, kLevels), pick(random, kTriggers),
      random(), boolean(random));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: make_policies COUNT FOLDER\n", stderr);
    return 2;
  }
  const int count = std::atoi(argv[1]);
  const std::filesystem::path folder = argv[2];
  std::filesystem::create_directories(folder);
  Random random(20260624);
  for (int number = 0; number < count; ++number) {
    std::ofstream(folder / fmt::format("policy-{:05}.json", number))
        << windows_policy(random, number);
  }
}

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "workspace/policy_tests.h"

namespace posturelint {

/// What the cases of policies gave, for people: report/policy_test_text.cpp.
std::string render_policy_tests_text(const PolicyTestReport& report, bool color);
/// For programs, described by schemas/policy-tests.schema.json: report/policy_test_json.cpp.
std::string render_policy_tests_json(const PolicyTestReport& report);
/// JUnit XML for CI servers: report/policy_test_junit.cpp.
std::string render_policy_tests_junit(const PolicyTestReport& report);

/// `no case is decided by "Staff"`, `deleting device.managed of "Staff" fails no case`.
std::string describe(const UntestedPart& part);

}  // namespace posturelint

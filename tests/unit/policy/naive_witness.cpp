// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/policy/naive_witness.h"

namespace posturelint::test {

NaiveSignIn to_naive(const FactTable& facts, const SignIn& sign_in) {
  constexpr const char* kTypes[] = {"DESKTOP", "MOBILE", "OTHER"};
  constexpr const char* kOses[] = {"WINDOWS",  "MACOS", "IOS",  "ANDROID",
                                   "CHROMEOS", "LINUX", "OTHER"};
  constexpr const char* kRisks[] = {"LOW", "MEDIUM", "HIGH"};
  NaiveSignIn out;
  out.type = kTypes[static_cast<std::size_t>(sign_in.type)];
  out.os = kOses[static_cast<std::size_t>(sign_in.os)];
  out.risk = kRisks[static_cast<std::size_t>(sign_in.risk)];
  out.device = static_cast<int>(sign_in.device);
  out.user = "u3";
  out.user_type = "t3";
  for (FactId id = 0; id < facts.size(); ++id) {
    if (!sign_in.holds[id]) continue;
    const Fact& fact = facts[id];
    if (fact.kind == FactKind::user) out.user = fact.name;
    if (fact.kind == FactKind::user_type) out.user_type = fact.name;
    if (fact.kind == FactKind::group) out.groups.push_back(fact.name);
    if (fact.kind == FactKind::zone) out.zones.push_back(fact.name);
    if (fact.kind == FactKind::some_zone) out.zones.emplace_back("elsewhere");
    if (fact.kind == FactKind::assurance) out.satisfied.push_back(fact.name);
  }
  return out;
}

}  // namespace posturelint::test

// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/policy/naive_policy.h"

#include <algorithm>
#include <utility>

namespace posturelint::test {
namespace {

using Strings = std::vector<std::string>;

const Strings kTypes = {"DESKTOP", "MOBILE", "OTHER"};
const Strings kOses = {"WINDOWS", "MACOS", "IOS", "ANDROID", "CHROMEOS", "LINUX", "OTHER"};
const Strings kRisks = {"LOW", "MEDIUM", "HIGH"};

struct NaiveExpression {
  std::string text;
  bool (*holds)(const NaiveSignIn&);
  bool has_reading;
};
const NaiveExpression kExpressions[] = {
    {"security.risk.level == 'HIGH'", [](const NaiveSignIn& s) { return s.risk == "HIGH"; }, true},
    {"security.risk.level != 'LOW' && device.profile.managed",
     [](const NaiveSignIn& s) { return s.risk != "LOW" && s.device == 2; }, true},
    {"!(device.profile.registered == true || user.profile.a == 'b')",
     [](const NaiveSignIn& s) { return s.device == 0 && !s.profile_fits; }, true},
    {"user.profile.a=='b'", [](const NaiveSignIn& s) { return s.profile_fits; }, false},
    {"(device.profile.platform == 'IOS' || 'MEDIUM' == security.risk.level)",
     [](const NaiveSignIn& s) { return s.os == "IOS" || s.risk == "MEDIUM"; }, true},
};

bool has(const Strings& list, const std::string& value) {
  return std::ranges::find(list, value) != list.end();
}

bool meet(const Strings& a, const Strings& b) {
  return std::ranges::any_of(a, [&](const std::string& value) { return has(b, value); });
}

bool is_usual(const std::string& type, const std::string& os) {
  if (os == "OTHER") return true;
  const bool mobile = os == "IOS" || os == "ANDROID";
  return type == (mobile ? "MOBILE" : "DESKTOP");
}

bool is_sign_in(const NaiveSignIn& s) {
  if (s.pairs_are_usual && !is_usual(s.type, s.os)) return false;
  if (!s.satisfied.empty() && s.device == 0) return false;
  return !has(s.satisfied, kIosAssurance) || s.os == "IOS";
}

bool matches_entry(const std::string& entry, const NaiveSignIn& s) {
  const std::string type = entry.substr(0, entry.find('/'));
  const std::string os = entry.substr(entry.find('/') + 1);
  if (type != "ANY" && type != s.type) return false;
  if (os == "OTHER") return !s.other_is_other || s.os == "OTHER";
  return os == "ANY" || os == s.os;
}

bool matches_platform(const NaiveList& platforms, const NaiveSignIn& s) {
  const auto fits = [&](const std::string& entry) { return matches_entry(entry, s); };
  if (std::ranges::any_of(platforms.exclude, fits)) return false;
  return platforms.include.empty() || std::ranges::any_of(platforms.include, fits);
}

bool matches_zones(const NaiveList& zones, const NaiveSignIn& s) {
  const auto fits = [&](const std::string& zone) {
    return zone == "ALL_ZONES" ? !s.zones.empty() : has(s.zones, zone);
  };
  if (std::ranges::any_of(zones.exclude, fits)) return false;
  return zones.include.empty() || std::ranges::any_of(zones.include, fits);
}

bool matches_people(const NaiveRule& rule, const NaiveSignIn& s) {
  if (has(rule.users.exclude, s.user) || meet(rule.groups.exclude, s.groups)) return false;
  const bool user = has(rule.users.include, s.user);
  const bool group = meet(rule.groups.include, s.groups);
  if (rule.users.include.empty()) return rule.groups.include.empty() || group;
  if (rule.groups.include.empty()) return user;
  return s.either_suffices ? user || group : user && group;
}

bool matches_expression(const std::string& text, const NaiveSignIn& s) {
  for (const NaiveExpression& expression : kExpressions) {
    if (expression.text != text) continue;
    if (expression.has_reading && !s.read_expressions) return has(s.true_expressions, text);
    return expression.holds(s);
  }
  return true;
}

Strings some_of(std::mt19937& random, const Strings& values) {
  Strings out;
  for (const std::string& value : values) {
    if (random() % 3 == 0) out.push_back(value);
  }
  return out;
}

NaiveList lists_of(std::mt19937& random, const Strings& values) {
  NaiveList lists;
  if (random() % 2 == 0) lists.include = some_of(random, values);
  if (random() % 3 == 0) lists.exclude = some_of(random, values);
  return lists;
}

NaiveRule random_rule(std::mt19937& random, const std::array<bool, 7>& uses) {
  NaiveRule rule;
  if (uses[0]) {
    rule.users = lists_of(random, {"u1", "u2"});
    rule.groups = lists_of(random, {"g1", "g2"});
  }
  if (uses[1]) rule.user_type = lists_of(random, {"t1", "t2"});
  if (uses[2]) rule.zones = lists_of(random, {"z1", "z2", "ALL_ZONES"});
  if (uses[3]) {
    rule.platforms = lists_of(random, {"DESKTOP/ANY", "ANY/IOS", "MOBILE/IOS", "MOBILE/ANDROID",
                                       "DESKTOP/OTHER", "DESKTOP/MACOS", "ANY/ANY"});
  }
  if (uses[4] && random() % 3 != 0) rule.risk = kRisks[random() % 3];
  if (uses[5]) {
    rule.registered = random() % 2 == 0;
    if (random() % 3 == 0) rule.managed = random() % 2 == 0;
    if (random() % 3 == 0) rule.assurance = some_of(random, {kIosAssurance, "a2"});
  }
  if (uses[6] && random() % 2 == 0) rule.expression = kExpressions[random() % 5].text;
  return rule;
}

/// The rule for those whom another one leaves out; what it asks of the device stays, or is new.
/// Such rules cover others together, which independent ones seldom do.
NaiveRule counterpart(std::mt19937& random, const NaiveRule& rule,
                      const std::array<bool, 7>& uses) {
  NaiveRule out = random_rule(random, uses);
  out.users = {rule.users.exclude, rule.users.include};
  out.groups = {rule.groups.exclude, rule.groups.include};
  out.user_type = {rule.user_type.exclude, rule.user_type.include};
  out.zones = {rule.zones.exclude, rule.zones.include};
  out.platforms = {rule.platforms.exclude, rule.platforms.include};
  if (random() % 2 == 0) out.risk = rule.risk;
  return out;
}

std::string json_list(const Strings& values) {
  std::string out;
  for (const std::string& value : values) out += (out.empty() ? "\"" : ", \"") + value + "\"";
  return "[" + out + "]";
}

std::string json_lists(const NaiveList& lists) {
  return R"({"include": )" + json_list(lists.include) + R"(, "exclude": )" +
         json_list(lists.exclude) + "}";
}

std::string json_platforms(const Strings& entries) {
  std::string out;
  for (const std::string& entry : entries) {
    const std::size_t slash = entry.find('/');
    out += (out.empty() ? "" : ", ") + (R"({"type": ")" + entry.substr(0, slash)) +
           R"(", "os": {"type": ")" + entry.substr(slash + 1) + R"(", "expression": ""}})";
  }
  return "[" + out + "]";
}

std::string json_network(const NaiveList& zones) {
  if (zones.include.empty() && zones.exclude.empty()) return R"({"connection": "ANYWHERE"})";
  return R"({"connection": "ZONE", )" + json_lists(zones).substr(1);
}

std::string json_device(const NaiveRule& rule) {
  std::string out;
  if (rule.registered) out += R"("registered": true, )";
  if (rule.managed) out += std::string(R"("managed": )") + (*rule.managed ? "true, " : "false, ");
  if (!rule.assurance.empty()) {
    out += R"("assurance": {"include": )" + json_list(rule.assurance) + "}, ";
  }
  return "{" + out.substr(0, out.empty() ? 0 : out.size() - 2) + "}";
}

std::string json_conditions(const NaiveRule& rule) {
  std::string out = R"({"people": {"users": )" + json_lists(rule.users) + R"(, "groups": )" +
                    json_lists(rule.groups) + R"(}, "userType": )" + json_lists(rule.user_type) +
                    R"(, "network": )" + json_network(rule.zones) +
                    R"(, "riskScore": {"level": ")" + rule.risk + R"("}, "device": )" +
                    json_device(rule) + R"(, "platform": {"include": )" +
                    json_platforms(rule.platforms.include) + R"(, "exclude": )" +
                    json_platforms(rule.platforms.exclude) + "}";
  if (!rule.expression.empty()) {
    out += R"(, "elCondition": {"condition": ")" + rule.expression + "\"}";
  }
  return out + "}";
}

/// Every sign-in of `all`, once with each value: multiplies a world by one more difference.
template <typename Values, typename Set>
void multiply(std::vector<NaiveSignIn>& all, const Values& values, Set set) {
  std::vector<NaiveSignIn> out;
  for (const NaiveSignIn& sign_in : all) {
    for (const auto& value : values) set(out.emplace_back(sign_in), value);
  }
  all = std::move(out);
}

std::vector<Strings> subsets(const Strings& values) {
  std::vector<Strings> out = {{}};
  for (const std::string& value : values) {
    for (std::size_t i = out.size(); i-- > 0;) {
      out.push_back(out[i]);
      out.back().push_back(value);
    }
  }
  return out;
}

Strings unread_expressions(const NaivePolicy& policy) {
  Strings texts;
  for (const NaiveRule& rule : policy.rules) {
    const auto* found = std::ranges::find(kExpressions, rule.expression, &NaiveExpression::text);
    if (found != std::end(kExpressions) && found->has_reading && !has(texts, rule.expression)) {
      texts.push_back(rule.expression);
    }
  }
  return texts;
}

bool uses_both_lists(const NaiveRule& rule) {
  return !rule.users.include.empty() && !rule.groups.include.empty();
}

/// Multiplies by the answers to the questions that matter to the policy.
void ask_questions(const NaivePolicy& policy, std::vector<NaiveSignIn>& all) {
  constexpr bool kBoth[] = {true, false};
  if (std::ranges::any_of(policy.rules, uses_both_lists)) {
    multiply(all, kBoth, [](NaiveSignIn& s, bool answer) { s.either_suffices = answer; });
  }
  if (policy.uses[3]) {
    multiply(all, kBoth, [](NaiveSignIn& s, bool answer) { s.other_is_other = answer; });
  }
  if (policy.uses[5]) {
    multiply(all, kBoth,
             [](NaiveSignIn& s, bool answer) { s.managed_false_is_unmanaged = answer; });
  }
  const Strings texts = unread_expressions(policy);
  if (texts.empty()) return;
  std::vector<NaiveSignIn> unread = all;
  multiply(unread, subsets(texts), [](NaiveSignIn& s, const Strings& holding) {
    s.read_expressions = false;
    s.true_expressions = holding;
  });
  all.insert(all.end(), unread.begin(), unread.end());
}

}  // namespace

NaivePolicy random_policy(std::mt19937& random) {
  NaivePolicy policy;
  // How much each thing multiplies the number of sign-ins, about.
  constexpr std::size_t kFactors[] = {24, 3, 8, 42, 3, 24, 96};
  constexpr std::size_t kMost = 2500;
  std::size_t sign_ins = 1;
  for (int i = 0; i < 4; ++i) {
    const std::size_t thing = random() % policy.uses.size();
    if (policy.uses[thing] || sign_ins * kFactors[thing] > kMost) continue;
    policy.uses[thing] = true;
    sign_ins *= kFactors[thing];
  }
  const std::size_t rules = 2 + random() % 4;
  for (std::size_t i = 0; i < rules; ++i) {
    if (i > 0 && random() % 3 == 0) {
      policy.rules.push_back(counterpart(random, policy.rules[random() % i], policy.uses));
    } else {
      policy.rules.push_back(random_rule(random, policy.uses));
    }
  }
  return policy;
}

NaivePolicy random_version(std::mt19937& random, const NaivePolicy& policy) {
  NaivePolicy out = policy;
  std::vector<NaiveRule>& rules = out.rules;
  const std::size_t changes = 1 + random() % 3;
  for (std::size_t i = 0; i < changes; ++i) {
    const auto at = static_cast<std::ptrdiff_t>(random() % rules.size());
    const auto to = static_cast<std::ptrdiff_t>(random() % rules.size());
    switch (random() % 4) {
      case 0:
        if (rules.size() > 1) rules.erase(rules.begin() + at);
        break;
      case 1:
        if (rules.size() < 6) rules.insert(rules.begin() + at, random_rule(random, out.uses));
        break;
      case 2:
        std::swap(rules[static_cast<std::size_t>(at)], rules[static_cast<std::size_t>(to)]);
        break;
      default:
        rules[static_cast<std::size_t>(at)] = random_rule(random, out.uses);
    }
  }
  return out;
}

std::string to_json(const NaivePolicy& policy) {
  Strings actions;
  for (std::size_t i = 0; i < policy.rules.size(); ++i) {
    actions.push_back(std::string(R"({"access": ")") + (i % 2 == 0 ? "ALLOW" : "DENY") + "\"}");
  }
  return to_json(policy, actions);
}

std::string to_json(const NaivePolicy& policy, const Strings& actions) {
  std::string out;
  for (std::size_t i = 0; i < actions.size(); ++i) {
    const bool is_system = i == policy.rules.size();
    out += (i == 0 ? "" : ",\n") + (R"({"type": "ACCESS_POLICY", "name": "R)" + std::to_string(i)) +
           R"(", "priority": )" + (is_system ? "99, \"system\": true" : std::to_string(i)) +
           R"(, "conditions": )" + (is_system ? "null" : json_conditions(policy.rules[i])) +
           R"(, "actions": {"appSignOn": )" + actions[i] + "}}";
  }
  return "[" + out + "]";
}

bool matches(const NaiveRule& rule, const NaiveSignIn& s) {
  if (!matches_people(rule, s) || !matches_zones(rule.zones, s)) return false;
  if (has(rule.user_type.exclude, s.user_type)) return false;
  if (!rule.user_type.include.empty() && !has(rule.user_type.include, s.user_type)) return false;
  if (!matches_platform(rule.platforms, s)) return false;
  if (rule.risk != "ANY" && rule.risk != s.risk) return false;
  if (rule.registered && s.device == 0) return false;
  if (rule.managed == true && s.device != 2) return false;
  if (rule.managed == false && s.managed_false_is_unmanaged && s.device == 2) return false;
  if (!rule.assurance.empty() && !meet(rule.assurance, s.satisfied)) return false;
  return rule.expression.empty() || matches_expression(rule.expression, s);
}

std::vector<NaiveSignIn> all_sign_ins(const NaivePolicy& policy, bool questions_are_open) {
  const auto& uses = policy.uses;
  NaiveSignIn plain;
  plain.type = "DESKTOP";
  plain.os = "WINDOWS";
  plain.risk = "LOW";
  std::vector<NaiveSignIn> all = {plain};
  if (uses[0]) {
    multiply(all, Strings{"u1", "u2", "u3"},
             [](NaiveSignIn& s, const std::string& user) { s.user = user; });
    multiply(all, subsets({"g1", "g2"}),
             [](NaiveSignIn& s, const Strings& groups) { s.groups = groups; });
  }
  if (uses[1]) {
    multiply(all, Strings{"t1", "t2", "t3"},
             [](NaiveSignIn& s, const std::string& type) { s.user_type = type; });
  }
  if (uses[2]) {
    multiply(all, subsets({"z1", "z2", "elsewhere"}),
             [](NaiveSignIn& s, const Strings& zones) { s.zones = zones; });
  }
  if (uses[4] || uses[6]) {
    multiply(all, kRisks, [](NaiveSignIn& s, const std::string& risk) { s.risk = risk; });
  }
  if (uses[5] || uses[6]) {
    multiply(all, std::array{0, 1, 2}, [](NaiveSignIn& s, int device) { s.device = device; });
  }
  if (uses[5]) {
    multiply(all, subsets({kIosAssurance, "a2"}),
             [](NaiveSignIn& s, const Strings& ids) { s.satisfied = ids; });
  }
  if (uses[6]) {
    multiply(all, std::array{false, true},
             [](NaiveSignIn& s, bool fits) { s.profile_fits = fits; });
  }
  if (!uses[3] && (uses[5] || uses[6])) {
    // What matters is whether it is iOS.
    const std::vector<NaiveSignIn> others = all;
    for (NaiveSignIn& sign_in : all) {
      sign_in.type = "MOBILE";
      sign_in.os = "IOS";
    }
    all.insert(all.end(), others.begin(), others.end());
  }
  if (uses[3]) {
    multiply(all, kTypes, [](NaiveSignIn& s, const std::string& type) { s.type = type; });
    multiply(all, kOses, [](NaiveSignIn& s, const std::string& os) { s.os = os; });
  }
  if (questions_are_open) {
    for (NaiveSignIn& sign_in : all) sign_in.pairs_are_usual = false;
    std::erase_if(all, [](const NaiveSignIn& s) { return !is_sign_in(s); });
    ask_questions(policy, all);
  } else {
    std::erase_if(all, [](const NaiveSignIn& s) { return !is_sign_in(s); });
  }
  return all;
}

std::vector<NaiveSignIn> all_truths(const NaivePolicy& policy, const NaiveSignIn& sign_in) {
  std::vector<NaiveSignIn> all = {sign_in};
  if (policy.uses[6]) {
    multiply(all, std::array{false, true},
             [](NaiveSignIn& s, bool fits) { s.profile_fits = fits; });
  }
  ask_questions(policy, all);
  return all;
}

}  // namespace posturelint::test

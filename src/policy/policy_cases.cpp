// SPDX-License-Identifier: Apache-2.0
#include "policy/policy_cases.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/nearest.h"
#include "policy/demand.h"

namespace posturelint {
namespace {

class Reader {
 public:
  PolicyCases read(Node root) {
    if (!root.is_object()) {
      wrong(root.span(), "a file of cases is an object with \"cases\"");
      return std::move(out_);
    }
    know(root, "a file of cases", {"policy", "cases", "description"});
    read_string(root["policy"], policy_);
    const Node cases = root["cases"];
    if (!cases.is_array()) {
      wrong(cases ? cases.span() : root.span(), "\"cases\" is a list of cases");
    }
    for (const Node one : cases.items()) read_case(one);
    std::ranges::stable_sort(out_.mistakes, {},
                             [](const SignInMistake& m) { return m.span.begin; });
    return std::move(out_);
  }

 private:
  void wrong(Span span, std::string what) { out_.mistakes.push_back({span, std::move(what)}); }

  void know(Node object, std::string_view what, const std::vector<std::string_view>& keys) {
    for (const Node member : object.members()) {
      if (std::ranges::find(keys, member.key()) != keys.end()) continue;
      wrong(member.key_span(), fmt::format("{} has no member \"{}\"{}", what, member.key(),
                                           did_you_mean(member.key(), keys)));
    }
  }

  void read_string(Node value, std::string& out) {
    if (!value) return;
    const auto text = value.string();
    if (!text || text->empty()) {
      return wrong(value.span(), fmt::format("\"{}\" is a string, and not empty", value.key()));
    }
    out = *text;
  }

  void read_case(Node node) {
    if (!node.is_object()) return wrong(node.span(), "a case is an object");
    know(node, "a case", {"name", "policy", "signIn", "expect"});
    PolicyCase& added = out_.cases.emplace_back(PolicyCase{.node = node, .policy = policy_});
    read_string(node["name"], added.name);
    if (!node["name"]) wrong(node.span(), "a case needs a \"name\"");
    read_string(node["policy"], added.policy);
    if (!node["signIn"]) wrong(node.span(), "a case needs a \"signIn\"");
    if (node["signIn"]) {
      ReadSignIn sign_in = read_sign_in(node["signIn"]);
      added.told = std::move(sign_in.told);
      std::ranges::move(sign_in.mistakes, std::back_inserter(out_.mistakes));
    }
    read_expectation(node, added.expected);
  }

  void read_expectation(Node node, Expectation& out) {
    const Node expect = node["expect"];
    if (!expect.is_object() || expect.size() == 0) {
      return wrong(expect ? expect.span() : node.span(),
                   "a case needs \"expect\" with \"rule\", \"access\" or \"factors\"");
    }
    know(expect, "\"expect\"", {"rule", "access", "factors"});
    if (const Node rule = expect["rule"]) {
      std::string name;
      read_string(rule, name);
      out.rule = std::move(name);
    }
    if (const Node access = expect["access"]) {
      if (access.is_string("ALLOW")) out.access = Outcome::allow;
      if (access.is_string("DENY")) out.access = Outcome::deny;
      if (!out.access) wrong(access.span(), "\"access\" is ALLOW or DENY");
    }
    if (const Node factors = expect["factors"]) {
      const auto count = factors.integer();
      if (count == 1 || count == 2) {
        out.factors = static_cast<int>(*count);
      } else {
        wrong(factors.span(), "\"factors\" is 1 or 2");
      }
    }
  }

  std::string policy_;
  PolicyCases out_;
};

bool meets(const ListedRule& rule, const Expectation& expected) {
  const bool is_rule = !expected.rule || rule.node["name"].is_string(*expected.rule) ||
                       rule.node["id"].is_string(*expected.rule);
  const bool is_access = !expected.access || rule.outcome == *expected.access;
  const bool is_demand = !expected.factors || (rule.outcome == Outcome::allow &&
                                               demand_of(rule.node).factors == *expected.factors);
  return is_rule && is_access && is_demand;
}

}  // namespace

PolicyCases read_cases(Node root) { return Reader().read(root); }

bool meets(const PolicyRules& list, const Simulation& simulation, const Expectation& expected) {
  switch (simulation.verdict) {
    case SimulationVerdict::impossible:
      return false;
    case SimulationVerdict::decided:
    case SimulationVerdict::usually:
      return simulation.rule && meets(list.rules[*simulation.rule], expected);
    case SimulationVerdict::unknown:
      break;
  }
  return !simulation.may_fall_through &&
         std::ranges::all_of(simulation.rules, [&](const SimulatedRule& rule) {
           return !rule.may_decide || meets(list.rules[rule.rule], expected);
         });
}

std::string describe(const Expectation& expected) {
  std::string out = "decided";
  if (expected.access) out = *expected.access == Outcome::allow ? "allowed" : "denied";
  if (expected.rule) out += fmt::format(" by \"{}\"", *expected.rule);
  if (expected.factors) {
    out += *expected.factors == 1 ? " with 1 factor"
                                  : fmt::format(" with {} factors", *expected.factors);
  }
  return out;
}

}  // namespace posturelint

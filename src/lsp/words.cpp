// SPDX-License-Identifier: Apache-2.0
#include "lsp/words.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include <fmt/format.h>

#include "base/count_of.h"
#include "policy/duration.h"
#include "policy/verification.h"
#include "report/markdown_text.h"

namespace posturelint::lsp {
namespace {

/// `name (id)`, or the id alone.
std::string named(std::string_view id, const NameOf& name_of) {
  const std::string name = name_of(id);
  return name.empty() ? markdown_code(id)
                      : fmt::format("{} ({})", markdown_plain(name), markdown_code(id));
}

std::string list_of(Node list, const NameOf& name_of, std::string_view last) {
  std::vector<std::string> words;
  for (const Node item : list.items()) {
    words.push_back(item.string() ? named(*item.string(), name_of) : markdown_code(item.text()));
  }
  return joined(words, last);
}

/// Collects the conditions of a rule, one clause each.
class Conditions {
 public:
  explicit Conditions(const NameOf& name_of) : name_of_(name_of) {}

  std::vector<std::string> read(Node conditions) {
    people(conditions["people"]);
    lists(conditions["userType"], "the user type is", "or");
    network(conditions["network"]);
    platforms(conditions["platform"]);
    device(conditions["device"]);
    if (const auto level = conditions.find("/riskScore/level").string(); level && *level != "ANY") {
      add(fmt::format("the risk is {}", markdown_code(*level)));
    }
    if (const auto expression = conditions.find("/elCondition/condition").string()) {
      add(fmt::format("{} is true", markdown_code(*expression)));
    }
    return std::move(clauses_);
  }

 private:
  void add(std::string clause) { clauses_.push_back(std::move(clause)); }

  /// `include` and `exclude` of an object.
  void lists(Node object, std::string_view what, std::string_view last) {
    if (object["include"].size() > 0) {
      add(fmt::format("{} {}", what, list_of(object["include"], name_of_, last)));
    }
    if (object["exclude"].size() > 0) {
      add(fmt::format("{} not {}", what, list_of(object["exclude"], name_of_, last)));
    }
  }

  void people(Node people) {
    lists(people["users"], "the user is", "or");
    const Node groups = people["groups"];
    if (groups["include"].size() > 0) {
      add(fmt::format("the user is in the group {}", list_of(groups["include"], name_of_, "or")));
    }
    if (groups["exclude"].size() > 0) {
      add(fmt::format("the user is not in the group {}",
                      list_of(groups["exclude"], name_of_, "or")));
    }
  }

  void network(Node network) {
    if (network["include"].size() > 0) {
      add(fmt::format("the address is in the zone {}",
                      list_of(network["include"], name_of_, "or")));
    }
    if (network["exclude"].size() > 0) {
      add(fmt::format("the address is not in the zone {}",
                      list_of(network["exclude"], name_of_, "or")));
    }
  }

  void platforms(Node platform) {
    for (const auto& [member, verb] : {std::pair{"include", "the browser names itself"},
                                       {"exclude", "it does not name itself"}}) {
      std::vector<std::string> words;
      for (const Node entry : platform[member].items()) {
        const auto os = entry.find("/os/type").string();
        const auto type = entry["type"].string();
        words.push_back(fmt::format("{} {}", type.value_or("any"), os.value_or("any")));
      }
      if (!words.empty()) add(fmt::format("{} {}", verb, joined(words, "or")));
    }
  }

  void device(Node device) {
    const auto registered = device["registered"].boolean();
    const auto managed = device["managed"].boolean();
    if (registered) add(*registered ? "the device is registered" : "the device is not registered");
    if (managed) add(*managed ? "the device is managed" : "the device is not managed");
    if (const Node include = device.find("/assurance/include"); include.size() > 0) {
      add(fmt::format("the device satisfies {}", list_of(include, name_of_, "or")));
    }
  }

  const NameOf& name_of_;
  std::vector<std::string> clauses_;
};

std::string factors_in_words(Node method) {
  const auto mode = method["factorMode"].string();
  if (mode == "1FA") return "with one factor";
  if (mode == "2FA") return "with two factors";
  if (const std::size_t chains = method["chains"].size()) {
    return fmt::format("through {}",
                       chains == 1 ? "a chain of methods" : "one of several chains of methods");
  }
  return "";
}

std::string outcome_in_words(Node sign_on) {
  const auto access = sign_on["access"].string();
  if (access == "DENY") return "Access is denied.";
  if (access != "ALLOW") return "";
  const Node method = sign_on["verificationMethod"];
  std::string out = "Access is allowed";
  if (const std::string factors = factors_in_words(method); !factors.empty()) out += " " + factors;
  if (const std::size_t count = method["constraints"].size()) {
    out +=
        count == 1 ? ", under one constraint" : fmt::format(", under one of {} constraints", count);
  }
  if (const auto text = method["reauthenticateIn"].string()) {
    if (const auto seconds = duration_seconds(*text)) {
      out += *seconds == 0 ? "; people prove themselves every time"
                           : "; people prove themselves again after " + duration_in_words(*seconds);
    }
  }
  return out + ".";
}

}  // namespace

std::string_view platform_name(Platform platform) {
  switch (platform) {
    case Platform::android:
      return "Android";
    case Platform::chromeos:
      return "ChromeOS";
    case Platform::ios:
      return "iOS";
    case Platform::macos:
      return "macOS";
    case Platform::windows:
      return "Windows";
    case Platform::unknown:
      break;
  }
  return "";
}

std::string ordinal(std::size_t number) {
  const std::size_t last = number % 10;
  const bool teen = number % 100 / 10 == 1;
  constexpr std::string_view kEndings[] = {"th", "st", "nd", "rd"};
  return fmt::format("{}{}", number, teen || last > 3 ? kEndings[0] : kEndings[last]);
}

std::string joined(const std::vector<std::string>& words, std::string_view last) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += i + 1 == words.size() ? fmt::format(" {} ", last) : ", ";
    out += words[i];
  }
  return out;
}

std::string rule_in_words(Node rule, const NameOf& name_of) {
  const std::vector<std::string> clauses = Conditions(name_of).read(rule["conditions"]);
  std::string out;
  if (rule["status"].is_string("INACTIVE")) out += "The rule is inactive: it is skipped.\n\n";
  out += clauses.empty() ? "Matches everyone." : "Matches when";
  if (clauses.size() == 1) out += fmt::format(" {}.", clauses.front());
  if (clauses.size() > 1) {
    out += " all of these hold:\n";
    for (const std::string& clause : clauses) out += fmt::format("\n- {}", clause);
  }
  const std::string outcome = outcome_in_words(rule.find("/actions/appSignOn"));
  if (!outcome.empty()) out += fmt::format("\n\n{}", outcome);
  return out;
}

std::string assurance_in_words(Node policy) {
  constexpr std::string_view kNotConditions[] = {"name",
                                                 "platform",
                                                 "id",
                                                 "displayRemediationMode",
                                                 "gracePeriod",
                                                 "createdBy",
                                                 "_links",
                                                 "createdDate",
                                                 "lastUpdate",
                                                 "lastUpdatedBy",
                                                 "resourceId",
                                                 "resourceType",
                                                 "resourceDisplayName"};
  std::string out;
  const auto add = [&](const auto& self, Node node, const std::string& path) -> void {
    if (node.is_object() && node.size() > 0) {
      for (const Node member : node.members()) {
        self(self, member,
             path.empty() ? std::string(member.key()) : fmt::format("{}.{}", path, member.key()));
      }
      return;
    }
    constexpr std::size_t kMaxValue = 80;
    const std::string_view text = node.text();
    fmt::format_to(std::back_inserter(out), "- {}: {}\n", markdown_plain(path),
                   markdown_code(text.size() > kMaxValue ? "…" : text));
  };
  for (const Node member : policy.members()) {
    if (std::ranges::find(kNotConditions, member.key()) != std::end(kNotConditions)) continue;
    add(add, member, std::string(member.key()));
  }
  return out;
}

}  // namespace posturelint::lsp

// SPDX-License-Identifier: Apache-2.0
#include "policy/condition_words.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace posturelint {
namespace {

struct Named {
  PlatformSet set;
  std::string_view name;
};

/// The widest names that make up a set; what is not usual is left out.
std::vector<std::string> platform_words(PlatformSet set) {
  using enum SignInOs;
  constexpr auto kDesktop = DeviceType::desktop;
  constexpr auto kMobile = DeviceType::mobile;
  const PlatformSet usual = usual_platforms();
  const Named names[] = {
      {platforms_of(kDesktop) & usual, "any computer"},
      {platforms_of(kMobile) & usual, "any phone"},
      {platform_set(kDesktop, windows), "Windows"},
      {platform_set(kDesktop, macos), "macOS"},
      {platform_set(kDesktop, chromeos), "ChromeOS"},
      {platform_set(kDesktop, linux_os), "Linux"},
      {platform_set(kDesktop, other), "another computer"},
      {platform_set(kMobile, ios), "iOS"},
      {platform_set(kMobile, android), "Android"},
      {platform_set(kMobile, other), "another phone"},
      {platform_set(DeviceType::other, SignInOs::other), "another device"},
  };
  std::vector<std::string> words;
  PlatformSet told = 0;
  for (const auto& [part, name] : names) {
    if ((part & ~set) != 0 || (part & ~told) == 0) continue;
    words.emplace_back(name);
    told |= part;
  }
  return words;
}

std::vector<std::string> risk_words(RiskSet set) {
  constexpr std::pair<Risk, std::string_view> kNames[] = {
      {Risk::low, "low risk"}, {Risk::medium, "medium risk"}, {Risk::high, "high risk"}};
  std::vector<std::string> words;
  for (const auto& [risk, name] : kNames) {
    if ((set & risk_set(risk)) != 0) words.emplace_back(name);
  }
  return words;
}

std::string_view device_word(DeviceStateSet set) {
  if (set == kRegistered) return "registered device";
  if (set == device_state_set(DeviceState::managed)) return "managed device";
  if (set == device_state_set(DeviceState::unregistered)) return "unregistered device";
  return set == (kAllDeviceStates & ~device_state_set(DeviceState::managed)) ? "device not managed"
                                                                             : "some device";
}

std::string fact_word(const Fact& fact, bool holds) {
  const auto say = [&](std::string_view yes, std::string_view no) {
    return fmt::format(fmt::runtime(holds ? yes : no), fact.name);
  };
  switch (fact.kind) {
    case FactKind::assurance:
      return say("satisfies {}", "does not satisfy {}");
    case FactKind::zone:
      return say("in zone {}", "not in zone {}");
    case FactKind::some_zone:
      return holds ? "in some zone" : "outside every zone";
    case FactKind::user:
      return say("user {}", "not user {}");
    case FactKind::user_type:
      return say("user type {}", "not user type {}");
    case FactKind::group:
      return say("member of {}", "not a member of {}");
    case FactKind::unreadable:
      return say("{}", "not: {}");
    case FactKind::question:
      break;
  }
  return "";
}

/// The answer to an open question on which a clause depends.
std::optional<bool> answer_in(const FactTable& facts, const Clause& clause) {
  for (const Literal& literal : clause.literals) {
    if (facts[literal.fact].kind == FactKind::question) return literal.holds;
  }
  return std::nullopt;
}

std::string words_of(const FactTable& facts, const Clause& clause) {
  std::vector<std::string> words = platform_words(clause.platforms);
  std::ranges::move(risk_words(clause.risks), std::back_inserter(words));
  if (clause.devices != 0) words.emplace_back(device_word(clause.devices));
  for (const Literal& literal : clause.literals) {
    if (facts[literal.fact].kind == FactKind::question) continue;
    words.push_back(fact_word(facts[literal.fact], literal.holds));
  }
  return fmt::format("{}", fmt::join(words, " or "));
}

}  // namespace

std::vector<std::string> condition_words(const FactTable& facts, const ConditionSet& set) {
  std::vector<std::string> words;
  const std::vector<Clause>& clauses = set.clauses();
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    const Clause& clause = clauses[i];
    const bool is_narrowed = clause.aspect == Aspect::platform && i + 1 < clauses.size() &&
                             clauses[i + 1].aspect == Aspect::platform &&
                             answer_in(facts, clauses[i + 1]) == false;
    const auto answer = answer_in(facts, clause);
    // Of clauses for both answers to a question one tells the condition: the text of an expression,
    // the list of everybody, the narrower platforms.
    const bool is_usual = clause.aspect == Aspect::expression ? answer != false
                          : clause.aspect == Aspect::people   ? answer != true
                                                              : !is_narrowed;
    if (!is_usual) continue;
    std::string text = words_of(facts, clause);
    if (std::ranges::find(words, text) == words.end()) words.push_back(std::move(text));
  }
  return words;
}

}  // namespace posturelint

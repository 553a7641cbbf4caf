// SPDX-License-Identifier: Apache-2.0
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "policy/reach.h"

namespace posturelint {
namespace {

std::string_view devices_in_words(DeviceStateSet devices) {
  using enum DeviceState;
  if (devices == kAllDeviceStates) return "any";
  if (devices == device_state_set(unregistered)) return "unregistered";
  if (devices == device_state_set(registered)) return "registered, unmanaged";
  if (devices == device_state_set(managed)) return "managed";
  if (devices == kRegistered) return "registered";
  if ((devices & device_state_set(managed)) == 0) return "unmanaged";
  return "unregistered or managed";
}

/// Systems whose every type in the world is in the set are named alone.
std::vector<std::string> platforms_in_words(PlatformSet platforms, PlatformSet world) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < kSignInOses; ++i) {
    const auto os = static_cast<SignInOs>(i);
    const PlatformSet all = platforms_of(os) & world;
    if ((platforms & all) == 0) continue;
    if ((all & ~platforms) == 0) {
      words.emplace_back(to_string(os));
      continue;
    }
    for (std::size_t type = 0; type < kDeviceTypes; ++type) {
      if ((platforms & platform_set(static_cast<DeviceType>(type), os)) == 0) continue;
      words.push_back(
          fmt::format("{} {}", to_string(static_cast<DeviceType>(type)), to_string(os)));
    }
  }
  return words;
}

std::string platforms_in_a_clause(PlatformSet platforms, PlatformSet world) {
  const std::vector<std::string> in = platforms_in_words(platforms & world, world);
  const std::vector<std::string> out = platforms_in_words(world & ~platforms, world);
  if (out.size() < in.size() && out.size() <= 2) {
    return fmt::format("other than {}", fmt::join(out, " and "));
  }
  return fmt::format("{}", fmt::join(in, " or "));
}

std::string risks_in_words(RiskSet risks) {
  std::vector<std::string_view> words;
  for (const Risk risk : {Risk::low, Risk::medium, Risk::high}) {
    if ((risks & risk_set(risk)) != 0) words.push_back(to_string(risk));
  }
  return fmt::format("risk {}", fmt::join(words, " or "));
}

struct Phrase {
  FactKind kind;
  std::string_view holds;
  std::string_view fails;
};
constexpr Phrase kPhrases[] = {
    {FactKind::assurance, "satisfies {}", "does not satisfy {}"},
    {FactKind::zone, "in zone {}", "not in zone {}"},
    {FactKind::some_zone, "in some zone", "in no zone"},
    {FactKind::user, "user {}", "not user {}"},
    {FactKind::user_type, "user type {}", "not user type {}"},
    {FactKind::group, "in group {}", "not in group {}"},
    {FactKind::unreadable, "{} holds", "{} does not hold"},
};

class BoxWords {
 public:
  BoxWords(const FactTable& facts, PlatformSet world, const NameOfId& name_of)
      : facts_(facts), world_(world), name_of_(name_of) {}

  std::string describe(const ReachBox& box) {
    parts_.push_back(fmt::format("{} device", devices_in_words(box.devices)));
    if ((world_ & ~box.platforms) != 0) {
      parts_.push_back(fmt::format("platform {}", platforms_in_a_clause(box.platforms, world_)));
    }
    if (box.risks != kAllRisks) parts_.push_back(risks_in_words(box.risks));
    for (const Clause& clause : box.clauses) parts_.push_back(in_words(clause));
    return fmt::format("{}", fmt::join(parts_, ", "));
  }

 private:
  [[nodiscard]] std::string named(const Fact& fact) const {
    const std::string name = name_of_ ? name_of_(fact.name) : "";
    return name.empty() ? fact.name : fmt::format("{} (\"{}\")", fact.name, name);
  }

  /// Alternatives of one kind share their first words.
  [[nodiscard]] std::string in_words(const Clause& clause) const {
    std::vector<std::string> either;
    if (clause.platforms != 0) {
      either.push_back(fmt::format("platform {}", platforms_in_a_clause(clause.platforms, world_)));
    }
    if (clause.risks != 0) either.push_back(risks_in_words(clause.risks));
    if (clause.devices != 0) {
      either.push_back(fmt::format("{} device", devices_in_words(clause.devices)));
    }
    for (const Phrase& phrase : kPhrases) {
      for (const bool holds : {true, false}) {
        std::vector<std::string> names;
        for (const Literal& literal : clause.literals) {
          const Fact& fact = facts_[literal.fact];
          if (fact.kind == phrase.kind && literal.holds == holds) names.push_back(named(fact));
        }
        if (names.empty()) continue;
        either.push_back(fmt::format(fmt::runtime(holds ? phrase.holds : phrase.fails),
                                     fmt::join(names, " or ")));
      }
    }
    return fmt::format("{}", fmt::join(either, " or "));
  }

  const FactTable& facts_;
  PlatformSet world_;
  const NameOfId& name_of_;
  std::vector<std::string> parts_;
};

}  // namespace

std::string describe(const FactTable& facts, const ReachBox& box, PlatformSet world,
                     const NameOfId& name_of) {
  return BoxWords(facts, world, name_of).describe(box);
}

}  // namespace posturelint

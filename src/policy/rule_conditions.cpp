// SPDX-License-Identifier: Apache-2.0
#include "policy/rule_conditions.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "policy/expression_set.h"

namespace posturelint {
namespace {

/// Absent, null, {} and [] all ask for nothing.
bool is_empty(Node value) {
  return !value.is_set() || ((value.is_object() || value.is_array()) && value.children().empty());
}

bool holds_unknown(Node value) {
  // The value may nest as deep as it likes, so no recursion.
  std::vector<Node> open = {value};
  while (!open.empty()) {
    const Node node = open.back();
    open.pop_back();
    if (node.is_unknown()) return true;
    for (const Node child : node.children()) open.push_back(child);
  }
  return false;
}

class Reader {
 public:
  Reader(const PlatformOfAssurance& platform_of, FactTable& facts)
      : platform_of_(platform_of), facts_(facts) {}

  ConditionSet read(Node conditions) {
    if (conditions.is_object()) {
      for (const Node condition : conditions.members()) {
        if (!condition.is_overridden() && !is_empty(condition)) read_condition(condition);
      }
    } else if (conditions.is_set()) {
      unreadable(conditions, Aspect::other);
    }
    return std::move(set_);
  }

 private:
  struct Condition {
    std::string_view key;
    void (Reader::*read)(Node condition);
  };
  static const std::array<Condition, 7> kConditions;

  void read_condition(Node condition) {
    for (const Condition& known : kConditions) {
      if (condition.key() != known.key) continue;
      if (condition.is_object()) return (this->*known.read)(condition);
    }
    unreadable(condition, Aspect::other);
  }

  void add(Node node, Clause clause) {
    clause.node = node;
    set_.add(std::move(clause));
  }

  /// A condition that holds or does not, for all we know. The same text is the same condition.
  Literal fact_of(Node value) {
    const std::string text = std::string(value.key()) + ": " + std::string(value.text());
    const FactId fact = holds_unknown(value) ? facts_.unknown(FactKind::unreadable, text)
                                             : facts_.id(FactKind::unreadable, text);
    return {fact, true};
  }
  void unreadable(Node value, Aspect aspect) {
    add(value, {.aspect = aspect, .literals = {fact_of(value)}});
  }
  /// Members of a condition that we do not know.
  void unreadable_members(Node object, Aspect aspect,
                          std::initializer_list<std::string_view> known) {
    for (const Node member : object.members()) {
      if (is_empty(member) || std::ranges::find(known, member.key()) != known.end()) continue;
      unreadable(member, aspect);
    }
  }

  FactId id_fact(FactKind kind, Node id) {
    const auto name = id.string();
    return name ? facts_.id(kind, *name) : facts_.unknown(kind, id.text());
  }

  /// One literal for each item of a list; nothing when it is not a list, or empty.
  std::vector<Literal> literals_of(FactKind kind, Node list) {
    std::vector<Literal> literals;
    for (const Node item : list.items()) literals.push_back({id_fact(kind, item), true});
    return literals;
  }

  void exclude(FactKind kind, Node list, Aspect aspect) {
    for (const Node item : list.items()) {
      add(item, {.aspect = aspect, .literals = {{id_fact(kind, item), false}}});
    }
  }

  /// Reads an include list; says whether its content can be listed. Others become one fact.
  bool is_list(Node value, Aspect aspect) {
    if (value.is_array() || is_empty(value)) return true;
    unreadable(value, aspect);
    return false;
  }

  void read_people(Node people) {
    const Node users = people["users"];
    const Node groups = people["groups"];
    unreadable_members(people, Aspect::people, {"users", "groups"});
    std::vector<Literal> included_users = read_list(users, FactKind::user, Aspect::people);
    std::vector<Literal> included_groups = read_list(groups, FactKind::group, Aspect::people);
    if (included_users.empty() || included_groups.empty()) {
      included_users.insert(included_users.end(), included_groups.begin(), included_groups.end());
      if (included_users.empty()) return;
      const Node included = users["include"].children().empty() ? groups : users;
      return add(included["include"], {.aspect = Aspect::people, .literals = included_users});
    }
    const FactId either = facts_.question(Question::users_and_groups);
    std::vector<Literal> any = included_users;
    any.insert(any.end(), included_groups.begin(), included_groups.end());
    add(people, {.aspect = Aspect::people, .literals = std::move(any)});
    for (std::vector<Literal>* list : {&included_users, &included_groups}) {
      list->push_back({either, true});
      add(people, {.aspect = Aspect::people, .literals = std::move(*list)});
    }
  }

  /// Adds the exclusions of `{include, exclude}` and returns the inclusions.
  std::vector<Literal> read_list(Node lists, FactKind kind, Aspect aspect) {
    if (is_empty(lists)) return {};
    if (!lists.is_object()) {
      unreadable(lists, aspect);
      return {};
    }
    unreadable_members(lists, aspect, {"include", "exclude"});
    if (is_list(lists["exclude"], aspect)) exclude(kind, lists["exclude"], aspect);
    if (!is_list(lists["include"], aspect)) return {};
    return literals_of(kind, lists["include"]);
  }

  void read_user_type(Node condition) {
    std::vector<Literal> included = read_list(condition, FactKind::user_type, Aspect::user_type);
    if (!included.empty()) {
      add(condition["include"], {.aspect = Aspect::user_type, .literals = std::move(included)});
    }
  }

  void read_network(Node network) {
    const Node connection = network["connection"];
    if (connection.is_string("ANYWHERE")) return;
    const bool lists_nothing = is_empty(network["include"]) && is_empty(network["exclude"]);
    if (!connection.is_string("ZONE") || lists_nothing) return unreadable(network, Aspect::network);
    unreadable_members(network, Aspect::network, {"connection", "include", "exclude"});
    if (is_list(network["include"], Aspect::network)) {
      std::vector<Literal> zones = zones_of(network["include"]);
      if (!zones.empty()) {
        add(network["include"], {.aspect = Aspect::network, .literals = std::move(zones)});
      }
    }
    if (!is_list(network["exclude"], Aspect::network)) return;
    for (Literal zone : zones_of(network["exclude"])) {
      zone.holds = false;
      add(network["exclude"], {.aspect = Aspect::network, .literals = {zone}});
    }
  }

  std::vector<Literal> zones_of(Node list) {
    std::vector<Literal> zones;
    for (const Node item : list.items()) {
      const bool all = item.is_string("ALL_ZONES");
      zones.push_back({id_fact(all ? FactKind::some_zone : FactKind::zone, item), true});
    }
    return zones;
  }

  void read_risk(Node condition) {
    unreadable_members(condition, Aspect::risk, {"level"});
    constexpr std::pair<std::string_view, RiskSet> kLevels[] = {
        {"ANY", kAllRisks},
        {"LOW", risk_set(Risk::low)},
        {"MEDIUM", risk_set(Risk::medium)},
        {"HIGH", risk_set(Risk::high)},
    };
    const Node level = condition["level"];
    for (const auto& [name, risks] : kLevels) {
      if (level.is_string(name)) return add(level, {.aspect = Aspect::risk, .risks = risks});
    }
    unreadable(condition, Aspect::risk);
  }

  void read_device(Node device) {
    unreadable_members(device, Aspect::device, {"registered", "managed", "assurance"});
    if (const Node registered = device["registered"]; registered.is_boolean(true)) {
      add(registered, {.aspect = Aspect::device, .devices = kRegistered});
    } else if (registered.is_set()) {
      unreadable(registered, Aspect::device);
    }
    if (const Node managed = device["managed"]; managed.is_boolean(true)) {
      add(managed, {.aspect = Aspect::device, .devices = device_state_set(DeviceState::managed)});
    } else if (managed.is_boolean(false)) {
      constexpr auto kManaged = device_state_set(DeviceState::managed);
      add(managed, {.aspect = Aspect::device,
                    .devices = static_cast<DeviceStateSet>(kAllDeviceStates & ~kManaged),
                    .literals = {{facts_.question(Question::managed_false), false}}});
    } else if (managed.is_set()) {
      unreadable(managed, Aspect::device);
    }
    if (!is_empty(device["assurance"])) read_assurance(device["assurance"]);
  }

  void read_assurance(Node assurance) {
    const Node include = assurance["include"];
    // Nobody says what an empty list asks for.
    if (!include.is_array() || include.children().empty()) {
      return unreadable(assurance, Aspect::device);
    }
    unreadable_members(assurance, Aspect::device, {"include"});
    std::vector<Literal> satisfied = literals_of(FactKind::assurance, include);
    for (const Literal& literal : satisfied) {
      if (facts_[literal.fact].is_known) {
        const Platform platform = platform_of_(facts_[literal.fact].name);
        facts_.set_platforms(literal.fact, platforms_of(platform));
      }
    }
    add(include, {.aspect = Aspect::device, .literals = std::move(satisfied)});
  }

  /// What a list of platform entries matches: sign-ins of `certain`, those of the entries we cannot
  /// read, and, as OTHER may be any operating system, perhaps those of `other`.
  struct Platforms {
    PlatformSet certain = 0;
    PlatformSet other = 0;
    std::vector<Literal> unreadable;
  };

  void read_platform(Node condition) {
    unreadable_members(condition, Aspect::platform, {"include", "exclude"});
    const Node include = condition["include"];
    if (is_list(include, Aspect::platform) && !is_empty(include)) {
      include_platforms(include, read_platforms(include));
    }
    if (is_list(condition["exclude"], Aspect::platform)) {
      exclude_platforms(condition["exclude"], read_platforms(condition["exclude"]));
    }
  }

  void include_platforms(Node list, Platforms platforms) {
    Clause clause{.aspect = Aspect::platform,
                  .platforms = platforms.certain,
                  .literals = std::move(platforms.unreadable)};
    if (platforms.other == 0) return add(list, std::move(clause));
    Clause widest = clause;
    widest.platforms |= platforms.other;
    add(list, std::move(widest));
    clause.literals.push_back({facts_.question(Question::os_other), false});
    add(list, std::move(clause));
  }

  void exclude_platforms(Node list, const Platforms& platforms) {
    if (platforms.certain != 0) {
      add(list, {.aspect = Aspect::platform, .platforms = kAllPlatforms & ~platforms.certain});
    }
    for (const Literal& entry : platforms.unreadable) {
      add(list, {.aspect = Aspect::platform, .literals = {{entry.fact, false}}});
    }
    if (platforms.other == 0) return;
    add(list, {.aspect = Aspect::platform,
               .platforms = kAllPlatforms & ~platforms.other,
               .literals = {{facts_.question(Question::os_other), true}}});
  }

  Platforms read_platforms(Node list) {
    Platforms platforms;
    for (const Node item : list.items()) read_entry(item, platforms);
    return platforms;
  }

  void read_entry(Node entry, Platforms& platforms) {
    const auto types = types_of(entry["type"]);
    const Node os = entry["os"];
    const Node name = os["type"];
    const Node expression = os["expression"];
    const bool has_expression = expression.is_set() && !expression.is_string("");
    if (types && name.is_string("ANY")) {
      platforms.certain |= *types;
    } else if (types && name.is_string("OTHER") && !has_expression) {
      platforms.certain |= *types & platforms_of(SignInOs::other);
      platforms.other |= *types;
    } else if (const auto named = os_of(name); types && named) {
      platforms.certain |= *types & platforms_of(*named);
    } else {
      const Literal fact = fact_of(entry);
      if (types) facts_.set_platforms(fact.fact, *types);
      platforms.unreadable.push_back(fact);
    }
  }

  static std::optional<PlatformSet> types_of(Node type) {
    if (type.is_string("ANY")) return kAllPlatforms;
    if (type.is_string("DESKTOP")) return platforms_of(DeviceType::desktop);
    if (type.is_string("MOBILE")) return platforms_of(DeviceType::mobile);
    if (type.is_string("OTHER")) return platforms_of(DeviceType::other);
    return std::nullopt;
  }

  static std::optional<SignInOs> os_of(Node name) {
    constexpr std::pair<std::string_view, SignInOs> kNames[] = {
        {"ANDROID", SignInOs::android}, {"CHROMEOS", SignInOs::chromeos}, {"IOS", SignInOs::ios},
        {"LINUX", SignInOs::linux_os},  {"MACOS", SignInOs::macos},       {"OSX", SignInOs::macos},
        {"WINDOWS", SignInOs::windows},
    };
    for (const auto& [known, os] : kNames) {
      if (name.is_string(known)) return os;
    }
    return std::nullopt;
  }

  void read_expression(Node condition) {
    unreadable_members(condition, Aspect::expression, {"condition"});
    const Node expression = condition["condition"];
    if (!expression.is_set()) return;
    const auto text = expression.string();
    if (!text || text->empty()) return unreadable(expression, Aspect::expression);
    ConditionSet read;
    add_expression(*text, facts_, read);
    for (const Clause& clause : read.clauses()) add(expression, clause);
  }

  const PlatformOfAssurance& platform_of_;
  FactTable& facts_;
  ConditionSet set_;
};

const std::array<Reader::Condition, 7> Reader::kConditions = {{
    {"device", &Reader::read_device},
    {"elCondition", &Reader::read_expression},
    {"network", &Reader::read_network},
    {"people", &Reader::read_people},
    {"platform", &Reader::read_platform},
    {"riskScore", &Reader::read_risk},
    {"userType", &Reader::read_user_type},
}};

}  // namespace

ConditionSet read_conditions(Node conditions, const PlatformOfAssurance& platform_of,
                             FactTable& facts) {
  return Reader(platform_of, facts).read(conditions);
}

}  // namespace posturelint

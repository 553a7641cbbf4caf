// SPDX-License-Identifier: Apache-2.0
#include "policy/chain_order.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "policy/canonical_value.h"
#include "policy/duration.h"

namespace posturelint {
namespace {

/// Ways through one chain that are looked at.
constexpr std::size_t kMaxWays = 10'000;
constexpr std::size_t kMaxSteps = 16;

/// The steps of a chain, first to last; nothing when one is unreadable, or more than one is next.
std::optional<std::vector<Node>> steps_of(Node chain) {
  std::vector<Node> steps;
  for (Node step = chain; step; step = *step["next"].items().begin()) {
    if (!step.is_object() || steps.size() == kMaxSteps) return {};
    if (!step["authenticationMethods"].is_array()) return {};
    steps.push_back(step);
    if (step["next"].size() == 0) return steps;
    if (step["next"].size() > 1) return {};
  }
  return {};
}

/// Nothing for a value that is no duration; -1 when there is none.
std::optional<std::int64_t> interval_of(Node step) {
  const Node value = step["reauthenticateIn"];
  if (!value.is_set()) return -1;
  const auto text = value.string();
  return text ? duration_seconds(*text) : std::nullopt;
}

bool step_at_least_as_lax(Node lax, Node strict) {
  const auto lax_interval = interval_of(lax);
  const auto strict_interval = interval_of(strict);
  if (!lax_interval || !strict_interval) return false;
  if ((*lax_interval < 0) != (*strict_interval < 0) || *lax_interval < *strict_interval) {
    return false;
  }
  std::vector<std::string> taken;
  for (const Node method : lax["authenticationMethods"].items()) {
    taken.push_back(canonical_text(method));
  }
  for (const Node method : strict["authenticationMethods"].items()) {
    if (std::ranges::find(taken, canonical_text(method)) == taken.end()) return false;
  }
  return true;
}

/// Whoever has gone further than a chain asks has followed it.
bool chain_at_least_as_lax(Node lax, Node strict) {
  const auto lax_steps = steps_of(lax);
  const auto strict_steps = steps_of(strict);
  if (!lax_steps || !strict_steps || lax_steps->size() > strict_steps->size()) return false;
  for (std::size_t i = 0; i < lax_steps->size(); ++i) {
    if (!step_at_least_as_lax((*lax_steps)[i], (*strict_steps)[i])) return false;
  }
  return true;
}

/// Whether a step may take a method: key and method fit, or are not known.
bool may_take(Node step, Node method) {
  return std::ranges::any_of(step["authenticationMethods"].items(), [&](Node taken) {
    return std::ranges::all_of(std::initializer_list<std::string_view>{"key", "method"},
                               [&](std::string_view member) {
                                 const auto a = taken[member].string();
                                 const auto b = method[member].string();
                                 return !a || !b || *a == *b;
                               });
  });
}

bool may_follow(const std::vector<Node>& way, Node chain) {
  const auto steps = steps_of(chain);
  if (!steps) return true;
  if (steps->size() > way.size()) return false;
  for (std::size_t i = 0; i < steps->size(); ++i) {
    if (!may_take((*steps)[i], way[i])) return false;
  }
  return true;
}

/// Calls `visit` with every choice of one method in each step, until it says true.
template <typename Visit>
bool any_way(const std::vector<Node>& steps, Visit visit) {
  std::vector<std::vector<Node>> ways = {{}};
  for (const Node step : steps) {
    std::vector<std::vector<Node>> longer;
    for (const std::vector<Node>& way : ways) {
      for (const Node method : step["authenticationMethods"].items()) {
        if (longer.size() == kMaxWays) return false;
        longer.push_back(way);
        longer.back().push_back(method);
      }
    }
    ways = std::move(longer);
  }
  return std::ranges::any_of(ways, visit);
}

}  // namespace

bool chains_at_least_as_lax(Node lax, Node strict) {
  return strict.size() > 0 && std::ranges::all_of(strict.items(), [&](Node narrow) {
           return std::ranges::any_of(
               lax.items(), [&](Node wide) { return chain_at_least_as_lax(wide, narrow); });
         });
}

bool some_chain_is_beyond(Node passes, Node fails) {
  if (!fails.is_array() || fails.size() == 0) return false;
  return std::ranges::any_of(passes.items(), [&](Node chain) {
    const auto steps = steps_of(chain);
    return steps && any_way(*steps, [&](const std::vector<Node>& way) {
             return std::ranges::none_of(fails.items(),
                                         [&](Node other) { return may_follow(way, other); });
           });
  });
}

}  // namespace posturelint

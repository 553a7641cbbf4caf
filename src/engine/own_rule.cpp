// SPDX-License-Identifier: Apache-2.0
#include "engine/own_rule.h"

#include <algorithm>

#include "engine/reporter.h"
#include "schema/describe_words.h"
#include "schema/violation.h"

namespace posturelint {
namespace {

/// Longer values are cut in messages.
constexpr std::size_t kMaxShown = 80;
/// Per rule and resource; nobody reads more.
constexpr std::size_t kMaxFindings = 100;

template <typename T>
bool admits(const std::vector<T>& list, T value) {
  return list.empty() || std::ranges::find(list, value) != list.end();
}

bool concerns(const OwnRule& own, const Resource& resource) {
  const bool direction =
      resource.direction == Direction::unknown || admits(own.directions, resource.direction);
  return direction && admits(own.platforms, resource.platform);
}

bool satisfies(const StandaloneSchema& schema, Node value) {
  return !schema.depends_on_unknown(value) && find_violations(schema.compiled(), value).empty();
}

/// A value on one line, as a message shows it.
std::string shown(Node value) {
  if (value.is_object() || value.is_array()) return found_there(value);
  const std::string_view text = value.text();
  if (text.size() <= kMaxShown) return std::string(text);
  return value.is_string() ? quoted(value.string().value_or("")) : found_there(value);
}

/// What a message's words stand for at one place.
struct Words {
  std::string key;
  std::string name;
  std::string value;
};

Words words_at(const Resource& resource, Node node, std::string_view missing) {
  Words words{.name = std::string(resource.node["name"].string().value_or("")),
              .value = missing.empty() ? shown(node) : "nothing"};
  if (words.name.empty()) words.name = "the " + std::string(display_name(resource.kind));
  Node named = node;
  while (named && named.key().empty()) named = named.parent();
  words.key = missing.empty() ? std::string(named.key()) : std::string(missing);
  if (words.key.empty()) words.key = "the " + std::string(display_name(resource.kind));
  return words;
}

std::string fill_in(std::string_view message, const Words& words) {
  std::string out;
  while (!message.empty()) {
    const std::size_t brace = message.find_first_of("{}");
    out += message.substr(0, brace);
    if (brace == std::string_view::npos) break;
    message.remove_prefix(brace);
    if (message.starts_with("{{") || message.starts_with("}}")) {
      out += message[0];
      message.remove_prefix(2);
      continue;
    }
    const std::size_t end = message.find('}');
    const std::string_view word = message.substr(1, end - 1);
    out += word == "key" ? words.key : word == "name" ? words.name : words.value;
    message.remove_prefix(end + 1);
  }
  return out;
}

std::vector<Edit> edits_of(const OwnFix& fix, Node target) {
  const Node there = target.find(fix.at);
  if (!fix.value) {
    const bool removable = there && there.parent();
    return removable ? remove_child(there) : std::vector<Edit>{};
  }
  if (there) {
    if (there.text() == *fix.value) return {};
    return {{there.span(), *fix.value}};
  }
  const std::size_t slash = fix.at.rfind('/');
  const Node object = target.find(std::string_view(fix.at).substr(0, slash));
  if (!object.is_object()) return {};
  return insert_member(object, quoted(fix.at.substr(slash + 1)) + ": " + *fix.value);
}

Finding& report(Reporter& reporter, const Resource& resource, Node node, std::string_view missing) {
  const OwnRule& own = *reporter.rule().own;
  const std::string message = fill_in(own.message, words_at(resource, node, missing));
  if (node.is_object() || node.is_array()) return reporter.at_start(node, "{}", message);
  return reporter.at(node, "{}", message);
}

void add_fix(Finding& finding, const OwnRule& own, Node target) {
  if (!own.fix) return;
  std::vector<Edit> edits = edits_of(*own.fix, target);
  if (!edits.empty()) finding.fix = Fix{own.fix->title, own.fix->applicability, std::move(edits)};
}

void check_target(const Resource& resource, Node target, Reporter& reporter) {
  const OwnRule& own = *reporter.rule().own;
  if (target.is_unknown() || (own.when && !satisfies(*own.when, target))) return;
  const StandaloneSchema& demand = *own.demand;
  if (own.forbids) {
    if (satisfies(demand, target)) {
      add_fix(report(reporter, resource, target, ""), own, target);
    }
    return;
  }
  const std::vector<Violation> violations = find_violations(demand.compiled(), target);
  if (violations.empty()) return;
  if (demand.may_refuse_unknown() && demand.depends_on_unknown(target)) return;
  Finding* first = nullptr;
  std::size_t count = 0;
  for (const Violation& violation : violations) {
    if (++count > kMaxFindings) break;
    Finding& finding =
        violation.kind == ViolationKind::unknown_property
            ? reporter.at_key(violation.node, "{}",
                              fill_in(own.message, words_at(resource, violation.node, "")))
            : report(reporter, resource, violation.node, violation.member);
    if (first == nullptr) first = &finding;
  }
  add_fix(*first, own, target);
}

}  // namespace

void check_own_rule(const Resource& resource, Reporter& reporter) {
  const OwnRule& own = *reporter.rule().own;
  if (!concerns(own, resource)) return;
  for (const Node target : own.pointer.find_in(resource.node)) {
    check_target(resource, target, reporter);
  }
}

std::vector<Rule> join_rules(std::span<const Rule> ours, const OwnRules& own) {
  std::vector<Rule> all(ours.begin(), ours.end());
  for (const auto& rule : own) all.push_back(rule->rule);
  std::ranges::sort(all, {}, &Rule::id);
  return all;
}

}  // namespace posturelint

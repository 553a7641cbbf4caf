// SPDX-License-Identifier: Apache-2.0
#include "schema/overlay.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schema/openapi_yaml.h"

namespace posturelint {
namespace {

using json = nlohmann::ordered_json;
using Pointer = json::json_pointer;

std::string string_member(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Result<OverlayAction> read_action(const json& value) {
  if (!value.is_object()) return Error{"an action must be an object"};
  OverlayAction action{.target = string_member(value, "target"),
                       .description = string_member(value, "description"),
                       .evidence = string_member(value, "x-evidence")};
  if (action.target.empty()) return Error{"an action needs a target"};
  if (const auto remove = value.find("remove"); remove != value.end()) {
    action.remove = *remove == true;
  }
  if (const auto update = value.find("update"); update != value.end()) {
    action.update = update->dump();
  }
  if (action.remove != action.update.empty()) {
    return Error{fmt::format("{}: needs either update or remove", action.target)};
  }
  return action;
}

void merge(json& into, const json& update);

void merge_members(json& into, const json& update) {
  for (const auto& [key, value] : update.items()) {
    const auto found = into.find(key);
    if (found == into.end()) {
      into[key] = value;
    } else {
      merge(*found, value);
    }
  }
}

void merge(json& into, const json& update) {
  if (into.is_object() && update.is_object()) {
    merge_members(into, update);
  } else if (into.is_array() && update.is_array()) {
    into.insert(into.end(), update.begin(), update.end());
  } else {
    into = update;
  }
}

void remove_at(const Pointer& pointer, json& document) {
  json& parent = document[pointer.parent_pointer()];
  if (parent.is_array()) {
    parent.erase(std::stoul(pointer.back()));
  } else {
    parent.erase(pointer.back());
  }
}

/// One step of a JSONPath; an empty name means every child.
struct Step {
  std::string name;
  bool every() const { return name.empty(); }
};

/// Takes the first step off the front of `path`; nothing when it is not one we know.
std::optional<Step> take_step(std::string_view& path) {
  std::string_view inside;
  if (path.starts_with('[')) {
    const bool quoted = path.starts_with("['");
    const std::string_view closing = quoted ? "']" : "]";
    const std::size_t begin = quoted ? 2 : 1;
    const std::size_t end = path.find(closing, begin);
    if (end == std::string_view::npos) return std::nullopt;
    inside = path.substr(begin, end - begin);
    path.remove_prefix(end + closing.size());
    const bool index = inside.find_first_not_of("0123456789") == std::string_view::npos;
    if (!quoted && inside != "*" && !index) return std::nullopt;
    if (quoted) return inside.empty() ? std::nullopt : std::optional(Step{std::string(inside)});
  } else if (path.starts_with('.')) {
    const std::size_t end = std::min(path.find_first_of(".[", 1), path.size());
    inside = path.substr(1, end - 1);
    path.remove_prefix(end);
  }
  if (inside.empty()) return std::nullopt;
  return Step{inside == "*" ? std::string() : std::string(inside)};
}

void descend(const Step& step, const json& document, const Pointer& from,
             std::vector<Pointer>& out) {
  const json& value = document[from];
  if (value.is_object()) {
    for (const auto& [key, child] : value.items()) {
      if (step.every() || key == step.name) out.push_back(from / key);
    }
  } else if (value.is_array()) {
    for (std::size_t index = 0; index < value.size(); ++index) {
      if (step.every() || std::to_string(index) == step.name) out.push_back(from / index);
    }
  }
}

Result<std::vector<Pointer>> select_pointers(std::string_view path, const json& document) {
  std::string_view rest = path;
  if (!rest.starts_with('$')) return Error{fmt::format("{}: a target starts with $", path)};
  rest.remove_prefix(1);
  std::vector<Pointer> selected = {Pointer()};
  while (!rest.empty()) {
    const std::size_t offset = path.size() - rest.size();
    const auto step = take_step(rest);
    if (!step) return Error{fmt::format("{}: `{}` is not supported", path, path.substr(offset))};
    std::vector<Pointer> next;
    for (const Pointer& pointer : selected) descend(*step, document, pointer, next);
    selected = std::move(next);
  }
  return selected;
}

}  // namespace

Result<std::vector<std::string>> select(std::string_view path, const json& document) {
  const auto pointers = select_pointers(path, document);
  if (!pointers) return pointers.error();
  std::vector<std::string> out;
  for (const Pointer& pointer : *pointers) out.push_back(pointer.to_string());
  return out;
}

Result<Overlay> parse_overlay(std::string_view name, std::string_view text) {
  const auto value = parse_yaml(text);
  if (!value) return Error{fmt::format("{}: {}", name, value.error().what)};
  if (!value->is_object() || !string_member(*value, "overlay").starts_with("1.0")) {
    return Error{fmt::format("{}: not an overlay of version 1.0", name)};
  }
  Overlay overlay;
  if (const auto info = value->find("info"); info != value->end()) {
    overlay.title = string_member(*info, "title");
  }
  const auto actions = value->find("actions");
  if (actions == value->end() || !actions->is_array()) {
    return Error{fmt::format("{}: needs a list of actions", name)};
  }
  for (const json& item : *actions) {
    auto action = read_action(item);
    if (!action) return Error{fmt::format("{}: {}", name, action.error().what)};
    overlay.actions.push_back(std::move(*action));
  }
  return overlay;
}

Result<std::size_t> apply_action(const OverlayAction& action, json& document) {
  const auto targets = select_pointers(action.target, document);
  if (!targets) return targets.error();
  const json update = action.update.empty() ? json() : json::parse(action.update);
  // From the back: the removal of an item moves those behind it.
  for (auto target = targets->rbegin(); target != targets->rend(); ++target) {
    if (action.remove) {
      if (target->empty()) return Error{"$ cannot be removed"};
      remove_at(*target, document);
    } else if (json& value = document[*target]; value.is_array() && !update.is_array()) {
      value.push_back(update);
    } else {
      merge(value, update);
    }
  }
  return targets->size();
}

Result<std::size_t> apply_overlay(const Overlay& overlay, json& document) {
  std::size_t applied = 0;
  for (const OverlayAction& action : overlay.actions) {
    const auto count = apply_action(action, document);
    if (!count) return Error{fmt::format("{}: {}", overlay.title, count.error().what)};
    applied += *count;
  }
  return applied;
}

}  // namespace posturelint

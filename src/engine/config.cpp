// SPDX-License-Identifier: Apache-2.0
#include "engine/config.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "base/civil_date.h"
#include "base/nearest.h"
#include "engine/rule.h"
#include "engine/rule_set.h"
#include "engine/yaml_tree.h"
#include "schema/release.h"

namespace posturelint {
namespace {

/// Nothing when a part of the configuration was read, else its first mistake.
using Outcome = std::optional<Error>;

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// A bare word that YAML takes for a truth value.
bool is_truth_value(std::string_view word) {
  constexpr std::string_view kWords[] = {"true", "True", "TRUE", "false", "False", "FALSE"};
  return std::ranges::find(kWords, word) != std::end(kWords);
}

/// A bare word that YAML takes for a decimal number: `7`, `-1.5`, `.5`, `1e9`.
bool is_number(std::string_view word) {
  const auto take_digits = [&word] {
    const std::size_t size = std::min(word.find_first_not_of("0123456789"), word.size());
    word.remove_prefix(size);
    return size;
  };
  const auto take = [&word](std::string_view characters) {
    const bool found = !word.empty() && characters.find(word[0]) != std::string_view::npos;
    if (found) word.remove_prefix(1);
    return found;
  };
  take("+-");
  std::size_t digits = take_digits();
  if (take(".")) digits += take_digits();
  if (digits == 0) return false;
  if (!take("eE")) return word.empty();
  take("+-");
  return take_digits() > 0 && word.empty();
}

bool is_integer(std::string_view text) {
  long long number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

/// True for a text, as opposed to the numbers, truth values and nulls a bare word may be.
bool is_string(const YamlNode& node) {
  if (node.kind != YamlNode::Kind::scalar) return false;
  return node.quoted || (!is_truth_value(node.text) && !is_number(node.text));
}

/// Reads the mapping at the top of the file into a Config, key by key.
class Reader {
 public:
  Reader(SourcePtr source, std::span<const Rule> rules) : rules_(rules) {
    config_.source = std::move(source);
  }

  Outcome read(const YamlNode& root) {
    if (root.kind == YamlNode::Kind::null) return std::nullopt;
    return read_keys(root, "the configuration", kKeys);
  }

  /// Reads one key, if it is there.
  Outcome read_only(const YamlNode& root, std::string_view key) {
    for (const YamlMember& member : root.members) {
      if (member.key.text == key)
        return read_keys({.kind = root.kind, .members = {member}}, key, kKeys);
    }
    return std::nullopt;
  }

  Config take() { return std::move(config_); }

 private:
  using Read = Outcome (Reader::*)(const YamlNode& value);
  struct Key {
    std::string_view name;
    Read read;
  };
  static const Key kKeys[11];
  static const Key kWorkspaceKeys[1];
  static const Key kSuppressionKeys[8];
  static const Key kResourceKeys[2];

  [[nodiscard]] Error wrong(const YamlNode& node, std::string_view what) const {
    return error_at(*config_.source, node.span, what);
  }

  /// Reads each member by the entry of `keys` with its name.
  Outcome read_keys(const YamlNode& node, std::string_view what, std::span<const Key> keys) {
    if (node.kind != YamlNode::Kind::mapping) {
      return wrong(node, fmt::format("{} must be a mapping of keys to values", what));
    }
    for (const YamlMember& member : node.members) {
      const auto key = std::ranges::find(keys, std::string_view(member.key.text), &Key::name);
      if (key == keys.end()) {
        std::vector<std::string_view> names;
        for (const Key& known : keys) names.push_back(known.name);
        return wrong(member.key, fmt::format("unknown key \"{}\"{}", member.key.text,
                                             did_you_mean(member.key.text, names)));
      }
      // A key without a value stands for what its absence means, but nobody writes it for that.
      if (member.value.kind == YamlNode::Kind::null) {
        return wrong(member.key, fmt::format("\"{}\" has no value", member.key.text));
      }
      if (auto error = (this->*key->read)(member.value)) return error;
    }
    return std::nullopt;
  }

  Outcome read_api_release(const YamlNode& value) {
    if (value.kind == YamlNode::Kind::scalar && !value.quoted && is_number(value.text)) {
      return wrong(value,
                   fmt::format("{0} is a number to YAML; write \"{0}\" in quotes", value.text));
    }
    if (!is_string(value) || !parse_release(value.text)) {
      return wrong(value, "an API release has the form year.month.patch, e.g. 2026.06.3");
    }
    config_.api_release = value.text;
    return std::nullopt;
  }

  Outcome read_features(const YamlNode& value) {
    if (value.kind != YamlNode::Kind::mapping) {
      return wrong(value, "\"features\" must be a mapping of features to true or false");
    }
    for (const auto& [key, setting] : value.members) {
      if (std::ranges::find(kFeatures, std::string_view(key.text), &Feature::name) ==
          std::end(kFeatures)) {
        std::vector<std::string_view> names;
        for (const Feature& feature : kFeatures) names.push_back(feature.name);
        return wrong(
            key, fmt::format("unknown feature \"{}\"{}", key.text, did_you_mean(key.text, names)));
      }
      if (setting.kind != YamlNode::Kind::scalar || setting.quoted ||
          !is_truth_value(setting.text)) {
        return wrong(setting.kind == YamlNode::Kind::null ? key : setting,
                     fmt::format("\"{}\" must be true or false", key.text));
      }
      config_.features.emplace(key.text, setting.text[0] == 't' || setting.text[0] == 'T');
    }
    return std::nullopt;
  }

  Outcome read_assumptions(const YamlNode& value) {
    if (value.kind != YamlNode::Kind::mapping) {
      return wrong(value, "\"assumptions\" must be a mapping of assumptions to answers");
    }
    for (const auto& [key, setting] : value.members) {
      const auto* known =
          std::ranges::find(kAssumptions, std::string_view(key.text), &Assumption::name);
      if (known == std::end(kAssumptions)) {
        std::vector<std::string_view> names;
        for (const Assumption& each : kAssumptions) names.push_back(each.name);
        return wrong(key, fmt::format("unknown assumption \"{}\"{}", key.text,
                                      did_you_mean(key.text, names)));
      }
      const bool usual = setting.text == known->usual;
      if (setting.kind != YamlNode::Kind::scalar || (!usual && setting.text != known->other)) {
        return wrong(setting.kind == YamlNode::Kind::null ? key : setting,
                     fmt::format("\"{}\" is {} or {}", key.text, known->usual, known->other));
      }
      config_.assumptions.settle(static_cast<Question>(known - std::begin(kAssumptions)), usual);
    }
    return std::nullopt;
  }

  Outcome read_severities(const YamlNode& value) {
    if (value.kind != YamlNode::Kind::mapping) {
      return wrong(value, "\"severities\" must be a mapping of rules or categories to severities");
    }
    for (const auto& [key, setting] : value.members) {
      if (auto error = check_rule_or_category(key)) return error;
      const auto severity = parse_severity(setting.text);
      if (setting.kind != YamlNode::Kind::scalar || (!severity && setting.text != "off")) {
        return wrong(
            setting.kind == YamlNode::Kind::null ? key : setting,
            fmt::format("the severity of {} must be error, warning, info or off", key.text));
      }
      config_.severities.emplace(key.text, severity);
    }
    return std::nullopt;
  }

  Outcome read_options(const YamlNode& value) {
    if (value.kind != YamlNode::Kind::mapping) {
      return wrong(value, "\"options\" must be a mapping of rules to their options");
    }
    for (const auto& [key, settings] : value.members) {
      const auto rule = std::ranges::find(rules_, std::string_view(key.text), &Rule::id);
      if (rule == rules_.end()) return wrong(key, unknown_rule(key.text, Categories::no));
      if (settings.kind != YamlNode::Kind::mapping) {
        return wrong(settings.kind == YamlNode::Kind::null ? key : settings,
                     fmt::format("the options of {} must be a mapping", key.text));
      }
      for (const auto& [name, setting] : settings.members) {
        if (auto error = read_option(*rule, name, setting)) return error;
      }
    }
    return std::nullopt;
  }

  Outcome read_option(const Rule& rule, const YamlNode& name, const YamlNode& value) {
    const auto option = std::ranges::find(rule.options, std::string_view(name.text), &Option::name);
    if (option == rule.options.end()) {
      std::vector<std::string_view> names;
      for (const Option& known : rule.options) names.push_back(known.name);
      return wrong(name, names.empty() ? fmt::format("{} has no options", rule.id)
                                       : fmt::format("{} has no option \"{}\"{}", rule.id,
                                                     name.text, did_you_mean(name.text, names)));
    }
    if (value.kind != YamlNode::Kind::scalar) {
      return wrong(value.kind == YamlNode::Kind::null ? name : value,
                   fmt::format("option \"{}\" takes one value", name.text));
    }
    if (is_integer(option->default_value) && !is_integer(value.text)) {
      return wrong(value, fmt::format("option \"{}\" must be a whole number", name.text));
    }
    const bool is_switch = option->default_value == "true" || option->default_value == "false";
    if (is_switch && value.text != "true" && value.text != "false") {
      return wrong(value, fmt::format("option \"{}\" must be true or false", name.text));
    }
    config_.options[std::string(rule.id)].emplace(name.text, value.text);
    return std::nullopt;
  }

  Outcome read_include(const YamlNode& value) {
    return read_globs(value, "include", config_.include);
  }
  Outcome read_exclude(const YamlNode& value) {
    return read_globs(value, "exclude", config_.exclude);
  }

  Outcome read_globs(const YamlNode& value, std::string_view key, std::vector<std::string>& globs) {
    if (value.kind != YamlNode::Kind::sequence) {
      return wrong(value, fmt::format("\"{}\" must be a list of globs", key));
    }
    for (const YamlNode& item : value.items) {
      if (auto error = check_glob(item)) return error;
      globs.push_back(item.text);
    }
    return std::nullopt;
  }

  Outcome check_glob(const YamlNode& value) const {
    if (!is_string(value) || value.text.empty()) return wrong(value, "a glob must be a string");
    if (value.text.starts_with("./") || value.text.starts_with("../")) {
      return wrong(value, "a glob starts at the folder of this file, without ./ or ../");
    }
    return std::nullopt;
  }

  /// A path below the folder of the configuration.
  static bool leads_out(std::string_view path) {
    const std::string padded = fmt::format("/{}/", path);
    return path.starts_with('/') || padded.find("/../") != std::string::npos;
  }

  Outcome read_os_catalogue(const YamlNode& value) {
    if (!is_string(value) || value.text.empty()) {
      return wrong(value, "\"os-catalogue\" must be the name of a file");
    }
    if (leads_out(value.text)) {
      return wrong(value, "the catalogue is read only from below the folder of this file");
    }
    config_.os_catalogue_file = value.text;
    config_.os_catalogue_span = value.span;
    return std::nullopt;
  }

  Outcome read_rule_files(const YamlNode& value) {
    if (value.kind != YamlNode::Kind::sequence) {
      return wrong(value, "\"rules\" must be a list of globs of JSON files");
    }
    for (const YamlNode& item : value.items) {
      if (auto error = check_glob(item)) return error;
      if (leads_out(item.text)) {
        return wrong(item, "rules are read only from below the folder of this file");
      }
      config_.rule_files.push_back({.glob = item.text, .span = item.span});
    }
    return std::nullopt;
  }

  Outcome read_suppressions(const YamlNode& value) {
    if (value.kind != YamlNode::Kind::sequence) {
      return wrong(value, "\"suppressions\" must be a list of entries");
    }
    for (const YamlNode& entry : value.items) {
      config_.suppressions.push_back({.span = entry.span});
      if (auto error = read_keys(entry, "a suppression", kSuppressionKeys)) return error;
      const Suppression& read = config_.suppressions.back();
      if (read.rules.empty()) return wrong(entry, "a suppression needs \"rule\" or \"rules\"");
      if (read.reason.empty()) {
        return wrong(entry, "a suppression needs a \"reason\" for those who read it later");
      }
    }
    return std::nullopt;
  }

  // The keys of one suppression; the entry being read is the last one.

  Outcome read_rule(const YamlNode& value) {
    auto& rules = config_.suppressions.back().rules;
    if (!rules.empty()) return wrong(value, "a suppression has \"rule\" or \"rules\", not both");
    return add_rule(value);
  }

  Outcome add_rule(const YamlNode& value) {
    if (auto error = check_rule_or_category(value)) return error;
    config_.suppressions.back().rules.push_back(value.text);
    config_.suppressions.back().rule_spans.push_back(value.span);
    return std::nullopt;
  }

  Outcome read_rules(const YamlNode& value) {
    auto& rules = config_.suppressions.back().rules;
    if (!rules.empty()) return wrong(value, "a suppression has \"rule\" or \"rules\", not both");
    if (value.kind != YamlNode::Kind::sequence || value.items.empty()) {
      return wrong(value, "\"rules\" must be a list of rules or categories");
    }
    for (const YamlNode& item : value.items) {
      if (auto error = add_rule(item)) return error;
    }
    return std::nullopt;
  }

  Outcome read_path(const YamlNode& value) {
    if (auto error = check_glob(value)) return error;
    config_.suppressions.back().path = value.text;
    return std::nullopt;
  }

  Outcome read_pointer(const YamlNode& value) {
    if (!is_string(value) || !value.text.starts_with('/')) {
      return wrong(value, "a JSON pointer starts with /, e.g. /conditions/network");
    }
    config_.suppressions.back().pointer = value.text;
    return std::nullopt;
  }

  Outcome read_reason(const YamlNode& value) {
    if (!is_string(value) || is_blank(value.text))
      return wrong(value, "a reason must be a sentence");
    config_.suppressions.back().reason = value.text;
    return std::nullopt;
  }

  Outcome read_expires(const YamlNode& value) {
    const auto date = value.kind == YamlNode::Kind::scalar ? parse_civil_date(value.text)
                                                           : std::optional<CivilDate>();
    if (!date) return wrong(value, "an expiry date has the form YYYY-MM-DD");
    config_.suppressions.back().expires = date;
    config_.suppressions.back().expires_span = value.span;
    return std::nullopt;
  }

  Outcome read_owner(const YamlNode& value) {
    if (!is_string(value) || is_blank(value.text)) {
      return wrong(value, "an owner must be a name: a team, a person, an address");
    }
    config_.suppressions.back().owner = value.text;
    return std::nullopt;
  }

  Outcome read_resource(const YamlNode& value) {
    if (auto error = read_keys(value, "a resource", kResourceKeys)) return error;
    if (value.members.empty()) return wrong(value, "a resource needs a \"kind\" or a \"name\"");
    return std::nullopt;
  }

  Outcome read_resource_kind(const YamlNode& value) {
    if (value.kind != YamlNode::Kind::scalar || !parse_resource_kind(value.text)) {
      std::vector<std::string_view> names;
      for (std::size_t kind = 0; kind < kResourceKinds; ++kind) {
        names.push_back(to_string(static_cast<ResourceKind>(kind)));
      }
      return wrong(value, fmt::format("unknown kind of resource \"{}\"{}", value.text,
                                      did_you_mean(value.text, names)));
    }
    config_.suppressions.back().kind = value.text;
    return std::nullopt;
  }

  Outcome read_resource_name(const YamlNode& value) {
    if (!is_string(value) || value.text.empty()) {
      return wrong(value, "the name of a resource must be a string; * stands for any characters");
    }
    config_.suppressions.back().name = value.text;
    return std::nullopt;
  }

  Outcome read_workspace(const YamlNode& value) {
    return read_keys(value, "\"workspace\"", kWorkspaceKeys);
  }

  Outcome read_complete(const YamlNode& value) {
    if (value.kind != YamlNode::Kind::scalar || value.quoted || !is_truth_value(value.text)) {
      return wrong(value, "\"complete\" must be true or false");
    }
    config_.workspace_complete = value.text[0] == 't' || value.text[0] == 'T';
    return std::nullopt;
  }

  Outcome check_rule_or_category(const YamlNode& name) const {
    if (name.kind != YamlNode::Kind::scalar) return wrong(name, "expected a rule or a category");
    if (is_rule_or_category(rules_, name.text)) return std::nullopt;
    return wrong(name, unknown_rule(name.text, Categories::yes));
  }

  enum class Categories : bool { no, yes };

  [[nodiscard]] std::string unknown_rule(std::string_view name, Categories categories) const {
    std::vector<std::string_view> names;
    for (const Rule& rule : rules_) {
      names.push_back(rule.id);
      if (categories == Categories::yes) names.push_back(rule.category());
    }
    return fmt::format("unknown rule{} \"{}\"{}",
                       categories == Categories::yes ? " or category" : "", name,
                       did_you_mean(name, names));
  }

  std::span<const Rule> rules_;
  Config config_;
};

const Reader::Key Reader::kKeys[11] = {
    {"api-release", &Reader::read_api_release},   {"features", &Reader::read_features},
    {"assumptions", &Reader::read_assumptions},   {"severities", &Reader::read_severities},
    {"options", &Reader::read_options},           {"include", &Reader::read_include},
    {"exclude", &Reader::read_exclude},           {"suppressions", &Reader::read_suppressions},
    {"workspace", &Reader::read_workspace},       {"rules", &Reader::read_rule_files},
    {"os-catalogue", &Reader::read_os_catalogue},
};

const Reader::Key Reader::kWorkspaceKeys[1] = {{"complete", &Reader::read_complete}};

const Reader::Key Reader::kSuppressionKeys[8] = {
    {"rule", &Reader::read_rule},         {"rules", &Reader::read_rules},
    {"path", &Reader::read_path},         {"pointer", &Reader::read_pointer},
    {"resource", &Reader::read_resource}, {"reason", &Reader::read_reason},
    {"owner", &Reader::read_owner},       {"expires", &Reader::read_expires},
};

const Reader::Key Reader::kResourceKeys[2] = {
    {"kind", &Reader::read_resource_kind},
    {"name", &Reader::read_resource_name},
};

}  // namespace

Result<Config> parse_config(const SourcePtr& source, std::span<const Rule> rules) {
  const auto root = parse_yaml(*source);
  if (!root) return root.error();
  Reader reader(source, rules);
  if (auto error = reader.read(*root)) return *error;
  return reader.take();
}

Result<std::vector<RuleFiles>> parse_rule_files(const SourcePtr& source) {
  const auto root = parse_yaml(*source);
  if (!root) return root.error();
  Reader reader(source, {});
  if (auto error = reader.read_only(*root, "rules")) return *error;
  return reader.take().rule_files;
}

std::string path_in_project(const Config& config, std::string_view file_name) {
  namespace fs = std::filesystem;
  std::string name(file_name);
  if (config.source == nullptr) return name;
  const fs::path relative =
      config.start.empty()
          ? fs::path(name).lexically_relative(fs::path(config.source->name()).parent_path())
          : (fs::path(config.start) / name).lexically_normal();
  const bool below = !relative.empty() && *relative.begin() != "..";
  return below ? relative.generic_string() : name;
}

}  // namespace posturelint

// SPDX-License-Identifier: Apache-2.0
#include "tests/support/yaml_as_json.h"

#include <cstdlib>

#include <nlohmann/json.hpp>
#include <yaml-cpp/yaml.h>

namespace posturelint::test {
namespace {

using nlohmann::json;

json scalar(const YAML::Node& node) {
  const std::string& text = node.Scalar();
  if (node.Tag() == "!") return text;  // in quotes
  if (text == "true" || text == "false") return text == "true";
  char* end = nullptr;
  const double number = std::strtod(text.c_str(), &end);
  if (!text.empty() && *end == '\0') return number;
  return text;
}

json to_json(const YAML::Node& node) {
  json result;
  if (node.IsScalar()) return scalar(node);
  if (node.IsSequence()) {
    result = json::array();
    for (const auto& item : node) result.push_back(to_json(item));
  }
  if (node.IsMap()) {
    result = json::object();
    for (const auto& member : node) result[member.first.Scalar()] = to_json(member.second);
  }
  return result;
}

}  // namespace

std::optional<std::string> yaml_as_json(std::string_view text) {
  try {
    return to_json(YAML::Load(std::string(text))).dump();
  } catch (const YAML::Exception&) {
    return std::nullopt;
  }
}

}  // namespace posturelint::test

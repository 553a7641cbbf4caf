// SPDX-License-Identifier: Apache-2.0
#include "schema/openapi_yaml.h"

#include <charconv>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <yaml-cpp/yaml.h>

namespace posturelint {
namespace {

using json = nlohmann::ordered_json;

template <typename Number>
std::optional<Number> whole(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

json plain_scalar(const std::string& text) {
  if (text.empty() || text == "null" || text == "~") return nullptr;
  if (text == "true") return true;
  if (text == "false") return false;
  if (const auto integer = whole<std::int64_t>(text)) return *integer;
  // from_chars also reads `inf` and `nan`, which are words here.
  const bool digit_first = text.find_first_of("0123456789") <= 1;
  if (const auto number = whole<double>(text); number && digit_first) return *number;
  return text;
}

json convert(const YAML::Node& node) {
  switch (node.Type()) {
    case YAML::NodeType::Map: {
      json object = json::object();
      for (const auto& member : node) {
        object[member.first.Scalar()] = convert(member.second);
      }
      return object;
    }
    case YAML::NodeType::Sequence: {
      json array = json::array();
      for (const auto& item : node) array.push_back(convert(item));
      return array;
    }
    case YAML::NodeType::Scalar:
      // yaml-cpp tags quoted and block scalars `!`, plain ones `?`.
      return node.Tag() == "?" ? plain_scalar(node.Scalar()) : json(node.Scalar());
    case YAML::NodeType::Null:
    case YAML::NodeType::Undefined:
      break;
  }
  return nullptr;
}

}  // namespace

Result<json> parse_yaml(std::string_view text) {
  try {
    return convert(YAML::Load(std::string(text)));
  } catch (const YAML::Exception& error) {
    return Error{fmt::format("line {}: not valid YAML: {}", error.mark.line + 1, error.msg)};
  }
}

}  // namespace posturelint

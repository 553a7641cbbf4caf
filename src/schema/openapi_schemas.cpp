// SPDX-License-Identifier: Apache-2.0
#include "schema/openapi_schemas.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schema/openapi_yaml.h"

namespace posturelint {
namespace {

using json = nlohmann::ordered_json;

/// A line without its line break, and the text after it.
struct Line {
  std::string_view text;
  std::string_view rest;

  [[nodiscard]] std::size_t indent() const {
    const std::size_t first = text.find_first_not_of(' ');
    return first == std::string_view::npos ? text.size() : first;
  }
  /// Neither empty nor a comment.
  [[nodiscard]] bool has_content() const {
    const std::size_t first = text.find_first_not_of(" \r");
    return first != std::string_view::npos && text[first] != '#';
  }
};

Line first_line(std::string_view text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return {text, {}};
  return {text.substr(0, end), text.substr(end + 1)};
}

struct Block {
  std::string_view key;
  std::string_view text;  // with the line of the key
};

std::string_view key_of(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
  line = line.substr(0, line.find(':'));
  if (line.size() >= 2 && (line.front() == '"' || line.front() == '\'')) {
    line = line.substr(1, line.size() - 2);
  }
  return line;
}

/// The members of a block mapping, cut apart by indentation. Lines of block scalars are indented
/// deeper than the key they belong to, so they cannot be mistaken for members.
std::vector<Block> members(std::string_view text) {
  std::vector<Block> blocks;
  std::optional<std::size_t> indent;
  while (!text.empty()) {
    const Line line = first_line(text);
    if (line.has_content()) {
      if (!indent) indent = line.indent();
      if (line.indent() < *indent) break;
      if (line.indent() == *indent) blocks.push_back({key_of(line.text), text.substr(0, 0)});
    }
    if (!blocks.empty()) {
      Block& block = blocks.back();
      const char* begin = block.text.data();
      block.text = {begin, static_cast<std::size_t>(text.data() + line.text.size() - begin)};
    }
    text = line.rest;
  }
  return blocks;
}

/// The text of a member without the line of its key.
std::optional<std::string_view> member(std::string_view text, std::string_view key) {
  for (const Block& block : members(text)) {
    if (block.key == key) return first_line(block.text).rest;
  }
  return std::nullopt;
}

/// What a schema refers to. A base that is only reached through `allOf` lends its members; the
/// other schemas its discriminator knows are of no concern then.
struct Reference {
  std::string name;
  bool as_base = false;
};

void collect_references(const json& value, bool in_all_of, std::vector<Reference>& out) {
  if (value.is_array()) {
    for (const json& item : value) collect_references(item, in_all_of, out);
    return;
  }
  if (!value.is_object()) return;
  for (const auto& [key, child] : value.items()) {
    if (key == "$ref" && child.is_string()) {
      out.push_back(
          {std::string(schema_reference(child.get_ref<const std::string&>())), in_all_of});
    } else if (key != "discriminator") {
      collect_references(child, key == "allOf", out);
    }
  }
}

void collect_mapped(const json& schema, std::vector<Reference>& out) {
  const auto discriminator = schema.find("discriminator");
  if (discriminator == schema.end() || !discriminator->contains("mapping")) return;
  for (const json& target : discriminator->at("mapping")) {
    out.push_back({std::string(schema_reference(target.get<std::string>()))});
  }
}

}  // namespace

std::string_view schema_reference(std::string_view reference) {
  constexpr std::string_view kPrefix = "#/components/schemas/";
  return reference.starts_with(kPrefix) ? reference.substr(kPrefix.size()) : std::string_view();
}

Result<json> read_openapi_schemas(std::string_view yaml, std::span<const std::string_view> roots) {
  const auto components = member(yaml, "components");
  const auto section = components ? member(*components, "schemas") : std::nullopt;
  if (!section) return Error{"not an OpenAPI document: it has no components.schemas"};

  std::map<std::string_view, std::string_view> blocks;
  for (const Block& block : members(*section)) blocks.emplace(block.key, block.text);

  json schemas = json::object();
  std::set<std::string, std::less<>> expanded;
  std::vector<Reference> open;
  for (const std::string_view root : roots) open.push_back({std::string(root), true});
  while (!open.empty()) {
    const Reference next = open.back();
    open.pop_back();
    const auto block = blocks.find(next.name);
    if (block == blocks.end()) continue;
    if (!schemas.contains(next.name)) {
      auto parsed = parse_yaml(block->second);
      if (!parsed) return Error{fmt::format("{}: {}", next.name, parsed.error().what)};
      json& schema = schemas[next.name] = std::move(parsed->begin().value());
      collect_references(schema, false, open);
    }
    if (!next.as_base && expanded.insert(next.name).second) {
      collect_mapped(schemas[next.name], open);
    }
  }

  json version;
  if (const auto info = member(yaml, "info")) {
    for (const Block& block : members(*info)) {
      if (block.key != "version") continue;
      if (auto parsed = parse_yaml(block.text)) version = parsed->begin().value();
    }
  }
  return json{{"info", {{"version", version}}}, {"components", {{"schemas", schemas}}}};
}

}  // namespace posturelint

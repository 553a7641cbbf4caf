// SPDX-License-Identifier: Apache-2.0
#include "lsp/features/hover.h"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "lsp/cursor.h"
#include "lsp/names.h"
#include "lsp/property_meanings.h"
#include "lsp/words.h"
#include "policy/duration.h"
#include "report/markdown_text.h"
#include "schema/check.h"
#include "schema/describe_words.h"

namespace posturelint::lsp {
namespace {

/// Paragraphs, an empty line between them.
void add(std::string& out, std::string_view paragraph) {
  if (paragraph.empty()) return;
  if (!out.empty()) out += "\n\n";
  out += paragraph;
}

std::string types_in_words(const CompiledSchema& schema, const std::vector<SchemaId>& ids) {
  std::vector<std::string> words;
  for (const SchemaId id : ids) {
    if (schema[id].types == kAnyType && schema.values(schema[id]).empty()) continue;
    std::string word = expected_there(schema, id);
    if (std::ranges::find(words, word) == words.end()) words.push_back(std::move(word));
  }
  return words.size() == 1 ? words.front() : "";
}

/// The values the schemas list, when they do.
std::vector<std::string> allowed_values(const CompiledSchema& schema,
                                        const std::vector<SchemaId>& ids) {
  std::vector<std::string> out;
  const auto take = [&](SchemaId id) {
    for (const std::string_view value : listed_values(schema, id)) {
      std::string word = markdown_code(value);
      if (std::ranges::find(out, word) == out.end()) out.push_back(std::move(word));
    }
  };
  for (const SchemaId id : ids) {
    take(id);
    if (schema[id].items != kNoSchema) take(schema[id].items);
  }
  return out;
}

/// One property of a resource, and what the schemas know of it.
class PropertyHover {
 public:
  PropertyHover(const Resource& resource, Node member, const SchemaStore& schemas)
      : resource_(resource),
        member_(member),
        schemas_(schemas),
        key_(schema_key(resource, resource.platform)) {}

  [[nodiscard]] std::string markdown() const {
    const SchemaPlace place = schema_place(schemas_, key_, resource_, member_);
    const std::string path = property_path(resource_, member_);
    const std::string_view meaning = meaning_of(resource_.kind, path);
    const std::vector<std::string> platforms = other_platforms();
    if (!place && meaning.empty() && platforms.empty()) return "";
    std::string out = fmt::format("**{}**", markdown_plain(member_.key()));
    std::vector<std::string> values;
    if (place) {
      values = allowed_values(*place.schema, place.ids);
      const std::string types = types_in_words(*place.schema, place.ids);
      if (!types.empty() && values.empty()) out += fmt::format(" · {}", markdown_plain(types));
      if (is_required(*place.schema)) out += " · required";
      add_marks(out, place);
    }
    add(out, meaning);
    if (!values.empty()) add(out, fmt::format("Allowed: {}", joined(values, "or")));
    if (!platforms.empty()) add(out, fmt::format("Platforms: {}", joined(platforms, "and")));
    add(out, release_in_words());
    return out;
  }

 private:
  [[nodiscard]] bool is_required(const CompiledSchema& schema) const {
    const Node parent = member_.parent();
    return std::ranges::any_of(schema.schemas_at(resource_.node, parent), [&](SchemaId id) {
      const auto required = schema.required(schema[id]);
      return std::ranges::find(required, member_.key()) != required.end();
    });
  }

  static void add_marks(std::string& out, const SchemaPlace& place) {
    const auto any = [&](bool SchemaNode::*flag) {
      return std::ranges::any_of(place.ids, [&](SchemaId id) { return (*place.schema)[id].*flag; });
    };
    if (any(&SchemaNode::read_only)) out += " · set by the server";
    if (any(&SchemaNode::deprecated)) out += " · deprecated";
  }

  /// All platforms that know the property, for policies that have one.
  [[nodiscard]] std::vector<std::string> other_platforms() const {
    std::vector<std::string> out;
    if (resource_.kind != ResourceKind::device_assurance) return out;
    for (const Platform platform : kPlatforms) {
      if (schema_place(schemas_, schema_key(resource_, platform), resource_, member_)) {
        out.emplace_back(platform_name(platform));
      }
    }
    return out;
  }

  /// Since which release of the API there is such a property.
  [[nodiscard]] std::string release_in_words() const {
    const std::vector<Release> releases = schemas_.releases(key_);
    for (std::size_t i = 0; i < releases.size(); ++i) {
      const CompiledSchema* schema = schemas_.find(key_, releases[i]);
      if (schema == nullptr || schema->schemas_at(resource_.node, member_).empty()) continue;
      const auto known = known_releases();
      if (!known.empty() && releases[i] == known.front()) return "";  // always, as far as we know
      return fmt::format("Since API release {}", to_string(releases[i]));
    }
    return "";
  }

  const Resource& resource_;
  Node member_;
  const SchemaStore& schemas_;
  SchemaKey key_;
};

std::string findings_at(Session& session, OpenDocument& document, Span place) {
  std::string out;
  for (const Finding& finding : session.findings(document)) {
    const bool touches = finding.span.begin < place.end && place.begin < finding.span.end;
    if (!touches || finding.span.size() > place.size()) continue;
    out += fmt::format("{}**{}** {} · {}", out.empty() ? "" : "\n\n", to_string(finding.severity),
                       markdown_plain(finding.message), markdown_code(finding.rule));
  }
  return out;
}

/// What stands behind an id, a posture variable or a name that is used here.
std::string symbol_markdown(Session& session, const Symbol& symbol) {
  const auto definition = find_definition(session, symbol);
  if (!definition) {
    if (symbol.symbol != SymbolClass::id) return "";
    return fmt::format("The id of a {}; no file of the workspace holds it.",
                       object_of_id(symbol.value));
  }
  return with_definition(session, *definition, [&](const Resource& resource) {
    std::string out = fmt::format("**{}** · {}", markdown_plain(definition->symbol.label),
                                  display_name(resource.kind));
    if (resource.platform != Platform::unknown) {
      out += fmt::format(" for {}", platform_name(resource.platform));
    }
    if (resource.kind == ResourceKind::device_assurance) {
      add(out, assurance_in_words(resource.node));
    } else if (resource.kind == ResourceKind::access_policy_rule) {
      add(out, rule_in_words(resource.node, names_in(session)));
    } else if (const auto query = resource.node["query"].string()) {
      add(out, markdown_code(*query));
    }
    return out;
  });
}

/// A value that is a duration, in words.
std::string value_in_words(Node node) {
  const auto text = node.string();
  if (!text || text->empty() || (*text)[0] != 'P') return "";
  const auto seconds = duration_seconds(*text);
  return seconds ? duration_in_words(*seconds) : "";
}

}  // namespace

std::optional<Hover> hover(Session& session, const PositionParams& params) {
  OpenDocument* document = session.documents.find(params.uri);
  if (document == nullptr) return std::nullopt;
  const std::uint32_t offset = document->positions().offset(params.position);
  const Setup* setup = session.setup(*document);
  const Symbol* symbol = Session::symbol_at(*document, offset);
  const auto cursor = cursor_at(document->analysis(), offset);
  const Node node = cursor ? cursor->node() : Node();

  std::string out;
  Span place;
  if (node) {
    const bool on_key = !node.key_span().empty() && cursor->offset <= node.key_span().end;
    place = cursor->to_host(on_key || node.is_object() || node.is_array() ? node.key_span()
                                                                          : node.span());
    if (place.empty()) place = cursor->to_host({node.span().begin, node.span().begin + 1});
    const Resource* resource = resource_around(document->analysis(), node);
    if (symbol != nullptr && !on_key && !symbol->is_definition) {
      add(out, symbol_markdown(session, *symbol));
    }
    if (resource != nullptr && setup != nullptr) {
      const bool is_rule = resource->kind == ResourceKind::access_policy_rule;
      const bool is_top = node.parent() == resource->node || node == resource->node;
      if (is_rule && is_top &&
          (node.key() == "name" || node == resource->node || node.key() == "conditions" ||
           node.key() == "actions")) {
        add(out, rule_in_words(resource->node, names_in(session)));
      }
      if (!node.key().empty() && node != resource->node) {
        add(out, PropertyHover(*resource, node, *setup->schemas).markdown());
      }
    }
    if (!on_key) add(out, value_in_words(node));
    add(out, findings_at(session, *document, place));
  } else if (symbol != nullptr) {
    place = symbol->span;
    add(out, symbol_markdown(session, *symbol));
  }
  if (out.empty()) return std::nullopt;
  return Hover{.markdown = std::move(out), .range = document->positions().range(place)};
}

}  // namespace posturelint::lsp

// SPDX-License-Identifier: Apache-2.0
#include "lsp/features/completion.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "lsp/completion_context.h"
#include "lsp/completion_values.h"
#include "lsp/cursor.h"
#include "lsp/property_meanings.h"
#include "lsp/snippets.h"
#include "lsp/words.h"
#include "schema/describe_words.h"

namespace posturelint::lsp {
namespace {

using Expects = CompletionContext::Expects;

/// A property that may be written, by all schemas that may apply.
struct Candidate {
  const CompiledSchema* schema = nullptr;
  SchemaId id = kNoSchema;
  bool required = false;
  std::vector<Platform> platforms;
  ResourceKind kind = ResourceKind::device_assurance;
};

class Completion {
 public:
  Completion(Session& session, const OpenDocument& document, const Setup& setup,
             const Cursor& cursor)
      : session_(session),
        document_(document),
        setup_(setup),
        cursor_(cursor),
        context_(completion_context(cursor.text(), cursor.offset,
                                    cursor.fragment().shape == FragmentShape::bare_members)) {
    find_container();
  }

  std::vector<CompletionItem> run() {
    switch (context_.expects) {
      case Expects::key:
        keys();
        break;
      case Expects::value:
      case Expects::item:
        if (is_top()) objects();
        values();
        break;
      case Expects::nothing:
        break;
    }
    return std::move(items_);
  }

 private:
  void find_container() {
    if (context_.container == CompletionContext::kNone) return;
    container_ = cursor_.document().at(context_.container);
    if (container_ && !container_.is_object() && !container_.is_array()) container_ = {};
    if (!container_) return;
    if (const Resource* known = resource_around(document_.analysis(), container_)) {
      resources_.push_back(*known);
      return;
    }
    // Too little is written yet to tell what it is going to be.
    if (!container_.is_object() || (container_.parent() && !container_.parent().is_array())) return;
    for (const ResourceKind kind : kinds_it_may_be()) {
      resources_.push_back({.kind = kind, .platform = platform_of(container_), .node = container_});
    }
  }

  static Platform platform_of(Node object) {
    return parse_platform(object["platform"].string().value_or("")).value_or(Platform::unknown);
  }

  [[nodiscard]] std::vector<ResourceKind> kinds_it_may_be() const {
    using enum ResourceKind;
    if (const auto request = cursor_.fragment().request) {
      const Request& line = document_.analysis().extraction.requests[*request];
      const Endpoint* endpoint = find_endpoint(line.url);
      if (endpoint != nullptr && endpoint->kind) return {*endpoint->kind};
    }
    if (container_["mappingType"] || container_["query"]) return {posture_check};
    if (container_["platform"]) return {device_assurance};
    if (container_["type"] || container_["conditions"] || container_["actions"]) {
      return {access_policy_rule};
    }
    return {device_assurance, access_policy_rule, posture_check};
  }

  /// A value of its own: the root, or an item of a list at the root.
  [[nodiscard]] bool is_top() const {
    if (context_.in_string) return false;
    return context_.container == CompletionContext::kNone ||
           (context_.expects == Expects::item && container_ && !container_.parent());
  }

  void keys() {
    std::set<std::string, std::less<>> present;
    for (const Node member : container_.members()) {
      if (member.key_span().begin != context_.replaced.begin) present.emplace(member.key());
    }
    std::map<std::string, Candidate, std::less<>> candidates;
    for (const Resource& resource : resources_) collect(resource, candidates);
    for (const auto& [name, candidate] : candidates) {
      if (!present.contains(name)) add_property(name, candidate);
    }
    if (!context_.needs_colon) return;  // the value is there already
    for (const Resource& resource : resources_) {
      const std::string path = property_path(resource, container_);
      for (const Snippet& snippet : member_snippets()) {
        if (snippet.kind != resource.kind || snippet.path != path) continue;
        const std::string_view key = snippet.label.substr(0, snippet.label.find(' '));
        if (present.contains(key) || !candidates.contains(key)) continue;
        add({.label = std::string(snippet.label),
             .kind = CompletionKind::snippet,
             .detail = std::string(snippet.detail),
             .documentation = {},
             .sort_text = fmt::format("3{}", snippet.label),
             .filter_text = quoted_in_host(key),
             .edit = {}},
            snippet.body);
      }
    }
  }

  void collect(const Resource& resource, std::map<std::string, Candidate, std::less<>>& out) {
    const bool any_platform =
        resource.kind == ResourceKind::device_assurance && resource.platform == Platform::unknown;
    for (const Platform platform : kPlatforms) {
      Resource as_if = resource;
      if (any_platform) as_if.platform = platform;
      collect_for(as_if, out);
      if (!any_platform) break;
    }
  }

  void collect_for(const Resource& resource, std::map<std::string, Candidate, std::less<>>& out) {
    const SchemaPlace place =
        schema_place(*setup_.schemas, written_key(resource), resource, container_);
    for (const SchemaId id : place.ids) {
      for (const SchemaProperty& property : place.schema->properties((*place.schema)[id])) {
        if ((*place.schema)[property.schema].read_only) continue;
        Candidate& candidate = out[std::string(property.name)];
        if (candidate.schema == nullptr) {
          candidate.schema = place.schema;
          candidate.id = property.schema;
          candidate.kind = resource.kind;
        }
        candidate.required = candidate.required || property.required;
        if (std::ranges::find(candidate.platforms, resource.platform) == candidate.platforms.end())
          candidate.platforms.push_back(resource.platform);
      }
    }
  }

  void add_property(const std::string& name, const Candidate& candidate) {
    const Resource& resource = resources_.front();
    std::string path = property_path(resource, container_);
    path += path.empty() ? name : "." + name;
    const bool is_deprecated = (*candidate.schema)[candidate.id].deprecated;
    std::string detail = expected_there(*candidate.schema, candidate.id);
    if (candidate.required) detail += ", required";
    if (resources_.size() > 1) detail += fmt::format(", of a {}", display_name(candidate.kind));
    std::string body = fmt::format("\"{}\"", name);
    if (context_.needs_colon) {
      body += ": ";
      if (session_.client.snippets) body += value_snippet(*candidate.schema, candidate.id);
    }
    add({.label = name,
         .kind = CompletionKind::property,
         .detail = std::move(detail),
         .documentation = std::string(meaning_of(candidate.kind, path)),
         .sort_text = fmt::format("{}{}",
                                  candidate.required ? 0
                                  : is_deprecated    ? 2
                                                     : 1,
                                  name),
         .filter_text = quoted_in_host(name),
         .is_deprecated = is_deprecated,
         .edit = {}},
        body);
  }

  /// What a value of this schema looks like, with tab stops.
  static std::string value_snippet(const CompiledSchema& schema, SchemaId id) {
    const auto values = listed_values(schema, id);
    const TypeSet types = schema[id].types;
    const bool is_string = (types & kStringType) != 0;
    if (!values.empty() && is_string) {
      return fmt::format("\"{}\"", choice(1, {values.begin(), values.end()}));
    }
    if ((types & kObjectType) != 0) return "{$1}";
    if ((types & kArrayType) != 0) return "[$1]";
    if (is_string) return "\"$1\"";
    if ((types & kBooleanType) != 0) return "${1|true,false|}";
    return "$1";
  }

  void values() {
    for (const Resource& resource : resources_) {
      for (const ValueProposal& proposal :
           propose_values(session_, *setup_.schemas, resource, container_,
                          context_.expects == Expects::item ? "" : context_.key)) {
        add({.label = proposal.label,
             .kind = proposal.kind,
             .detail = proposal.detail,
             .documentation = {},
             .sort_text = fmt::format("{:03}", items_.size()),
             .filter_text = filter_of(proposal),
             .edit = {}},
            proposal.json);
      }
    }
  }

  /// Somebody who looks for a policy may type its name or its id.
  [[nodiscard]] std::string filter_of(const ValueProposal& proposal) const {
    const std::string quoted = quote_for_host(proposal.json, cursor_.fragment());
    const bool same = proposal.json.find(proposal.label) != std::string::npos;
    if (same) return context_.in_string ? quoted : proposal.label;
    return context_.in_string ? fmt::format("\"{} {}", proposal.label, quoted)
                              : fmt::format("{} {}", proposal.label, quoted);
  }

  void objects() {
    for (const Snippet& snippet : object_snippets()) {
      add({.label = std::string(snippet.label),
           .kind = CompletionKind::snippet,
           .detail = std::string(snippet.detail),
           .documentation = {},
           .sort_text = fmt::format("3{}", snippet.label),
           .filter_text = {},
           .edit = {}},
          snippet.body);
    }
  }

  [[nodiscard]] std::string quoted_in_host(std::string_view key) const {
    if (!context_.in_string) return std::string(key);
    return quote_for_host(fmt::format("\"{}\"", key), cursor_.fragment());
  }

  void add(CompletionItem item, std::string_view body) {
    const bool has_snippets = session_.client.snippets;
    std::string text = snippet_in_host(body, cursor_.fragment(), has_snippets);
    if (context_.needs_comma && context_.expects != Expects::nothing &&
        (context_.needs_colon || context_.expects != Expects::key)) {
      text += ',';
    }
    item.is_snippet = has_snippets;
    item.edit = {document_.positions().range(cursor_.to_host(context_.replaced)), std::move(text)};
    items_.push_back(std::move(item));
  }

  Session& session_;
  const OpenDocument& document_;
  const Setup& setup_;
  const Cursor& cursor_;
  CompletionContext context_;
  Node container_;
  std::vector<Resource> resources_;  // what is around, or what it may become
  std::vector<CompletionItem> items_;
};

}  // namespace

std::vector<CompletionItem> completion(Session& session, const PositionParams& params) {
  OpenDocument* document = session.documents.find(params.uri);
  const Setup* setup = document == nullptr ? nullptr : session.setup(*document);
  if (setup == nullptr) return {};
  const auto cursor =
      cursor_at(document->analysis(), document->positions().offset(params.position));
  if (!cursor) return {};
  return Completion(session, *document, *setup, *cursor).run();
}

}  // namespace posturelint::lsp

// SPDX-License-Identifier: Apache-2.0
#include "lsp/completion_values.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "lsp/cursor.h"
#include "lsp/words.h"
#include "policy/authenticators.h"
#include "policy/duration.h"
#include "report/json_writer.h"
#include "schema/describe_words.h"

namespace posturelint::lsp {
namespace {

std::string json_string(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

/// Which ids go into a list, by the end of the way to it.
struct IdPlace {
  std::string_view path;
  std::string_view prefix;
};
constexpr IdPlace kIdPlaces[] = {
    {"assurance.include", "dae"}, {"groups.include", "00g"},   {"groups.exclude", "00g"},
    {"users.include", "00u"},     {"users.exclude", "00u"},    {"network.include", "nzo"},
    {"network.exclude", "nzo"},   {"userType.include", "oty"}, {"userType.exclude", "oty"},
};

constexpr std::string_view kSignInDurations[] = {"PT0S", "PT1H", "PT2H", "PT8H", "PT12H", "P1D"};
constexpr std::string_view kGraceDurations[] = {"P1D", "P7D", "P14D", "P30D"};

class Proposals {
 public:
  Proposals(Session& session, const SchemaStore& schemas, const Resource& resource, Node container,
            std::string_view key)
      : session_(session),
        schemas_(schemas),
        resource_(resource),
        container_(container),
        key_(key),
        path_(property_path(resource, container)) {
    if (!key.empty()) path_ += fmt::format("{}{}", path_.empty() ? "" : ".", key);
  }

  std::vector<ValueProposal> run() {
    from_workspace();
    from_schema();
    authenticators();
    durations();
    return std::move(found_);
  }

 private:
  void add(ValueProposal proposal) {
    const bool known = std::ranges::any_of(
        found_, [&](const ValueProposal& other) { return other.json == proposal.json; });
    if (!known) found_.push_back(std::move(proposal));
  }

  [[nodiscard]] std::vector<SchemaId> schemas_of(const CompiledSchema& schema) const {
    if (container_.is_object()) return schema.schemas_at(resource_.node, container_, key_);
    std::vector<SchemaId> items;
    for (const SchemaId id : schema.schemas_at(resource_.node, container_)) {
      if (schema[id].items != kNoSchema) items.push_back(schema[id].items);
    }
    return items;
  }

  void from_schema() {
    const bool any_platform =
        resource_.kind == ResourceKind::device_assurance && resource_.platform == Platform::unknown;
    for (const Platform platform : kPlatforms) {
      Resource as_if = resource_;
      if (any_platform) as_if.platform = platform;
      if (const CompiledSchema* schema = schemas_.find(written_key(as_if))) add_from(*schema);
      if (!any_platform) break;
    }
  }

  void add_from(const CompiledSchema& schema) {
    for (const SchemaId id : schemas_of(schema)) {
      for (const SchemaValue& value : schema.values(schema[id])) {
        const bool is_string = value.type == kStringType;
        if (is_string && is_repeated_in_other_case(schema, id, value.text)) continue;
        if (is_written_already(value)) continue;
        add({.label = std::string(value.text),
             .detail = {},
             .json = is_string ? json_string(value.text) : std::string(value.text)});
      }
      if (schema[id].types == kBooleanType) {
        add({.label = "true", .detail = {}, .json = "true", .kind = CompletionKind::value});
        add({.label = "false", .detail = {}, .json = "false", .kind = CompletionKind::value});
      }
    }
  }

  static bool is_repeated_in_other_case(const CompiledSchema& schema, SchemaId id,
                                        std::string_view text) {
    const auto listed = listed_values(schema, id);
    return std::ranges::find(listed, text) == listed.end();
  }

  /// In a list each value stands once.
  [[nodiscard]] bool is_written_already(const SchemaValue& value) const {
    return std::ranges::any_of(container_.items(), [&](Node item) { return value.equals(item); });
  }

  void from_workspace() {
    if (path_ == "devicePostureChecks.include.variableName") {
      return symbols(SymbolClass::posture_variable, "");
    }
    for (const IdPlace& place : kIdPlaces) {
      if (path_.ends_with(place.path)) return symbols(SymbolClass::id, place.prefix);
    }
  }

  void symbols(SymbolClass wanted, std::string_view prefix) {
    // Those that are defined carry a name; the others are at least in use.
    std::map<std::string, ValueProposal, std::less<>> by_value;
    session_.for_each_symbol([&](const Session::FoundSymbol& found) {
      const Symbol& symbol = found.symbol;
      if (symbol.symbol != wanted || !symbol.value.starts_with(prefix)) return;
      ValueProposal& proposal = by_value[symbol.value];
      proposal.json = json_string(symbol.value);
      proposal.kind = CompletionKind::reference;
      if (proposal.label.empty()) proposal.label = symbol.value;
      if (!symbol.is_definition) return;
      proposal.label = symbol.label.empty() ? symbol.value : symbol.label;
      proposal.detail = display_name(symbol.kind);
      if (symbol.platform != Platform::unknown) {
        proposal.detail += fmt::format(" for {}", platform_name(symbol.platform));
      }
      if (symbol.label != symbol.value) proposal.detail += fmt::format(", {}", symbol.value);
    });
    const auto is_listed = [&](const std::string& value) {
      return std::ranges::any_of(container_.items(),
                                 [&](Node item) { return item.is_string(value); });
    };
    for (auto& [value, proposal] : by_value) {
      if (!is_listed(value)) add(std::move(proposal));
    }
  }

  void authenticators() {
    const bool in_methods = path_.find("uthenticationMethods.") != std::string::npos;
    if (!in_methods || resource_.kind != ResourceKind::access_policy_rule) return;
    const auto key = container_["key"].string();
    for (const AuthenticatorMethod& known : authenticator_methods()) {
      if (key_ == "key") {
        add({.label = std::string(known.key),
             .detail = "authenticator",
             .json = json_string(known.key)});
      } else if (key_ == "method" && (!key || known.key == *key)) {
        add({.label = std::string(known.method),
             .detail = fmt::format("method of {}", known.key),
             .json = json_string(known.method)});
      }
    }
  }

  void durations() {
    const bool is_grace =
        path_ == "gracePeriod.expiry" && !container_["type"].is_string("BY_DATE_TIME");
    const bool is_sign_in = key_ == "reauthenticateIn" || key_ == "inactivityPeriod";
    if (!is_grace && !is_sign_in) return;
    const std::span<const std::string_view> all =
        is_grace ? std::span<const std::string_view>(kGraceDurations) : kSignInDurations;
    for (const std::string_view text : all) {
      if (key_ == "inactivityPeriod" && text == "PT0S") continue;
      add({.label = std::string(text),
           .detail = duration_in_words(duration_seconds(text).value_or(0)),
           .json = json_string(text),
           .kind = CompletionKind::value});
    }
  }

  Session& session_;
  const SchemaStore& schemas_;
  const Resource& resource_;
  Node container_;
  std::string_view key_;
  std::string path_;
  std::vector<ValueProposal> found_;
};

}  // namespace

std::vector<ValueProposal> propose_values(Session& session, const SchemaStore& schemas,
                                          const Resource& resource, Node container,
                                          std::string_view key) {
  return Proposals(session, schemas, resource, container, key).run();
}

}  // namespace posturelint::lsp

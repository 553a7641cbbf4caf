// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "schema/describe.h"
#include "schema/describe_elsewhere.h"
#include "schema/describe_words.h"

namespace posturelint {
namespace {

constexpr std::string_view kRule = "schema/not-in-enum";

/// What may stand where the value is.
std::vector<std::string_view> allowed_values(const Violation& violation,
                                             const CompiledSchema& schema) {
  if (violation.kind == ViolationKind::not_in_values) {
    return listed_values(schema, violation.schema);
  }
  const SchemaNode& node = schema[violation.schema];
  std::vector<std::string_view> values;
  for (const SchemaId id : schema.branches(CompiledSchema::alternatives(node))) {
    if (const SchemaProperty* property = schema.find_property(schema[id], node.discriminator)) {
      for (const SchemaValue& value : schema.values(schema[property->schema])) {
        values.push_back(value.text);
      }
    }
  }
  return values;
}

/// The list has each word in upper and in lower case: the server compares without case.
bool takes_any_case(const CompiledSchema& schema, SchemaId id, std::string_view text) {
  return std::ranges::count_if(schema.values(schema[id]), [&](const SchemaValue& value) {
           return same_but_case(value.text, text);
         }) > 1;
}

/// For platforms_where and releases_where: does that schema take the value?
SchemaQuestion takes(const Violation& violation, const SchemaContext& context) {
  return [&violation, &context](const CompiledSchema& schema) {
    return std::ranges::any_of(
        schema.schemas_at(context.resource.node, violation.node), [&](SchemaId id) {
          return std::ranges::any_of(schema.values(schema[id]), [&](const SchemaValue& value) {
            return value.equals(violation.node);
          });
        });
  };
}

Fix correction(Node value, std::string_view right, Applicability applicability) {
  return {fmt::format("change to {}", quoted(right)),
          applicability,
          {{value.span(), fmt::format("\"{}\"", right)}}};
}

/// What takes the values: of a list the list.
std::string owner_of(Node value) {
  const Node parent = value.parent();
  return place_of(parent && parent.is_array() ? parent : value);
}

/// Other words for a value, too far from it for a slip of the finger.
struct Confusion {
  std::string_view written;
  std::string_view meant;
};
constexpr Confusion kConfusions[] = {
    {"BLOCK", "DENY"},        {"DATE_TIME", "BY_DATE_TIME"},
    {"DISABLED", "INACTIVE"}, {"DURATION", "BY_DURATION"},
    {"ENABLED", "ACTIVE"},    {"FASTPASS", "signed_nonce"},
    {"MFA", "2FA"},           {"ON_NETWORK", "ZONE"},
    {"OSX", "MACOS"},         {"PERMIT", "ALLOW"},
    {"PHONE", "MOBILE"},      {"YUBIKEY", "security_key"},
};

std::optional<std::string_view> value_meant(std::string_view text,
                                            std::span<const std::string_view> allowed) {
  const auto* confusion = std::ranges::find_if(
      kConfusions, [&](const Confusion& known) { return same_but_case(known.written, text); });
  if (confusion != std::end(kConfusions) &&
      std::ranges::find(allowed, confusion->meant) != allowed.end()) {
    return confusion->meant;
  }
  return meant(text, allowed);
}

/// What is wrong with the value: it is known elsewhere, or nowhere.
std::string not_a_value(const Violation& violation, const SchemaContext& context) {
  const Node value = violation.node;
  const std::string text = quoted(value.string().value_or(""));
  const std::string owner = owner_of(value);
  const SchemaQuestion question = takes(violation, context);
  const auto platforms = platforms_where(context, question);
  if (!platforms.empty()) {
    return fmt::format("{} is a value of {} for {}, not for {}", text, owner, all_of(platforms),
                       to_string(context.key.platform));
  }
  const ReleaseRange releases = releases_where(context, question);
  if (releases.until) {
    return fmt::format("{} is no value of {} any more since API release {}", text, owner,
                       to_string(*releases.until));
  }
  if (releases.first) {
    return fmt::format(
        "{} is a value of {} from API release {} on, and policies are checked for {}", text, owner,
        to_string(*releases.first), to_string(context.schemas.release()));
  }
  return fmt::format("{} is not a value of {}", text, owner);
}

}  // namespace

std::optional<Finding> describe_not_in_values(const Violation& violation,
                                              const SchemaContext& context) {
  const Node value = violation.node;
  const std::vector<std::string_view> allowed = allowed_values(violation, context.schema);
  const auto text = value.string();
  if (!text) {
    // An `enum` without a `type`.
    return finding_at(
        kRule, Severity::error, value, value.span(),
        fmt::format("{} is {}{}, not {}", owner_of(value), allowed.size() > 1 ? "one of " : "",
                    any_of(allowed), found_there(value)));
  }
  if (violation.kind == ViolationKind::not_in_values &&
      takes_any_case(context.schema, violation.schema, *text)) {
    return std::nullopt;
  }
  const auto near = value_meant(*text, allowed);
  if (near && same_but_case(*near, *text)) {
    Finding finding = finding_at(
        kRule, Severity::error, value, value.span(),
        fmt::format("{} is written {} in {}", quoted(*text), quoted(*near), owner_of(value)));
    finding.fix = correction(value, *near, Applicability::safe);
    return finding;
  }
  const bool single = allowed.size() == 1;
  Finding finding = finding_at(
      kRule, Severity::error, value, value.span(),
      fmt::format("{}; expected {}{}", not_a_value(violation, context), any_of(allowed),
                  near && !single ? fmt::format("; did you mean {}?", quoted(*near)) : ""));
  if (near || single) {
    finding.fix = correction(value, near ? *near : allowed[0], Applicability::unsafe);
  }
  return finding;
}

}  // namespace posturelint

// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "schema/describe.h"
#include "schema/describe_elsewhere.h"
#include "schema/describe_words.h"
#include "text/utf8.h"

namespace posturelint {
namespace {

/// Where a key is reported. Wrong quotes around it are a finding of their own at their own place,
/// so a key in curly quotes is reported without them.
Span place_of_key(Node member) {
  const Span key = member.key_span();
  const std::string_view written = member.tree()->text(key);
  const std::uint32_t quote = written.empty() ? 0 : decode_utf8(written).size;
  const bool curly = quote > 1 && written.size() > 2 * quote &&
                     written.substr(quote, written.size() - 2 * quote) == member.key();
  return curly ? Span{key.begin + quote, key.end - quote} : key;
}

/// Violation and context of an unknown property, and what is asked about both.
struct UnknownProperty {
  Node member;
  Node object;
  std::string_view key;
  const SchemaContext& context;

  [[nodiscard]] Finding at_key(std::string_view rule, Severity severity,
                               std::string message) const {
    return finding_at(rule, severity, member, place_of_key(member), std::move(message));
  }
  [[nodiscard]] Fix removal() const {
    return {fmt::format("remove {}", quoted(key)), Applicability::unsafe, remove_child(member)};
  }
  [[nodiscard]] bool is_at_top() const { return object == context.resource.node; }
};

/// Templates name members too; what they become is not known.
bool has_placeholder(std::string_view key) {
  return key.find("${") != std::string_view::npos || key.find("{{") != std::string_view::npos ||
         (key.starts_with('<') && key.ends_with('>'));
}

/// Exporters keep the rules of a policy in the policy; identify() finds them there.
bool is_exported_rules(const UnknownProperty& unknown) {
  const Resource& resource = unknown.context.resource;
  return resource.kind == ResourceKind::access_policy && resource.request == nullptr &&
         unknown.is_at_top() && unknown.key == "rules" && unknown.member.is_array();
}

/// The keys the schema knows in the object, but for those that only the server writes.
std::vector<std::string_view> known_keys(const UnknownProperty& unknown) {
  const CompiledSchema& schema = unknown.context.schema;
  std::vector<std::string_view> keys;
  for (const SchemaId id : schema.schemas_at(unknown.context.resource.node, unknown.object)) {
    for (const SchemaProperty& property : schema.properties(schema[id])) {
      if (!schema[property.schema].read_only) keys.push_back(property.name);
    }
  }
  return keys;
}

/// The key without what is no part of any key: blanks, quotes, a colon.
std::string_view without_strays(std::string_view key) {
  constexpr std::string_view kStrays = " \t\r\n\"':`";
  const std::size_t begin = key.find_first_not_of(kStrays);
  if (begin == std::string_view::npos) return {};
  return key.substr(begin, key.find_last_not_of(kStrays) + 1 - begin);
}

/// Whether the value would be accepted for a known key of the object.
bool would_fit(const UnknownProperty& unknown, std::string_view known) {
  const CompiledSchema& schema = unknown.context.schema;
  const auto ids = schema.schemas_at(unknown.context.resource.node, unknown.object, known);
  const auto refuses = [](const Violation& violation) {
    return violation.kind != ViolationKind::unknown_property;
  };
  return std::ranges::none_of(ids, [&](SchemaId id) {
    return std::ranges::any_of(find_violations(schema, id, unknown.member), refuses);
  });
}

std::optional<Finding> read_only(const UnknownProperty& unknown) {
  const SchemaContext& context = unknown.context;
  if (context.key.direction != Direction::request) return std::nullopt;
  SchemaKey answer = context.key;
  answer.direction = Direction::response;
  const CompiledSchema* schema = context.schemas.find(answer);
  if (schema == nullptr) return std::nullopt;
  const auto ids = schema->schemas_at(context.resource.node, unknown.object, unknown.key);
  if (ids.empty()) return std::nullopt;
  Finding finding = unknown.at_key(
      "schema/read-only-property", Severity::info,
      fmt::format("{} is set by the server and has no effect in a request", quoted(unknown.key)));
  finding.fix = unknown.removal();
  finding.fix->applicability = Applicability::safe;
  return finding;
}

/// `Status`, `status"`: the key is right but for its case, or for what slipped into its quotes.
std::optional<Finding> written_otherwise(const UnknownProperty& unknown) {
  const std::string_view bare = without_strays(unknown.key);
  for (const std::string_view known : known_keys(unknown)) {
    if (!same_but_case(bare, known)) continue;
    const bool only_strays = bare == known;
    Finding finding =
        unknown.at_key("schema/unknown-property", Severity::warning,
                       fmt::format("unknown property {}; it is written {}{}", quoted(unknown.key),
                                   quoted(known), only_strays ? "" : " (case matters)"));
    if (unknown.object[known]) {
      finding.notes.push_back(
          {fmt::format("{} is given as well", quoted(known)), unknown.object[known].key_span()});
    } else {
      // What was dropped will be read: a value that is then refused is for people to look at.
      finding.fix = Fix{fmt::format("rename to {}", quoted(known)),
                        would_fit(unknown, known) ? Applicability::safe : Applicability::unsafe,
                        {{unknown.member.key_span(), fmt::format("\"{}\"", known)}}};
    }
    return finding;
  }
  return std::nullopt;
}

/// The alternatives that know the key although the chosen one does not: `factorMode` belongs to
/// ASSURANCE.
std::optional<Finding> of_other_alternative(const UnknownProperty& unknown) {
  const CompiledSchema& schema = unknown.context.schema;
  for (const SchemaId id : schema.schemas_at(unknown.context.resource.node, unknown.object)) {
    const SchemaNode& node = schema[id];
    const SchemaId chosen = schema.chosen_branch(node, unknown.object);
    if (chosen == kNoSchema) continue;
    std::vector<std::string_view> owners;
    for (const SchemaId branch : schema.branches(CompiledSchema::alternatives(node))) {
      if (schema.find_property(schema[branch], unknown.key) == nullptr) continue;
      const SchemaProperty* name = schema.find_property(schema[branch], node.discriminator);
      owners.push_back(schema.values(schema[name->schema])[0].text);
    }
    if (owners.empty()) continue;
    const auto type = unknown.object[node.discriminator].string();
    Finding finding =
        unknown.at_key("schema/unknown-property", Severity::warning,
                       fmt::format("{} belongs to {} {}; {} has {} {}", quoted(unknown.key),
                                   node.discriminator, any_of(owners), place_of(unknown.object),
                                   node.discriminator, type.value_or("")));
    finding.fix = unknown.removal();
    return finding;
  }
  return std::nullopt;
}

std::optional<Finding> of_other_release(const UnknownProperty& unknown) {
  const auto knows = [&](const CompiledSchema& schema) {
    return !schema.schemas_at(unknown.context.resource.node, unknown.object, unknown.key).empty();
  };
  const ReleaseRange known = releases_where(unknown.context, knows);
  if (!known.first) return std::nullopt;
  const std::string configured = to_string(unknown.context.schemas.release());
  std::string message = known.until ? fmt::format("{} is gone since API release {}",
                                                  quoted(unknown.key), to_string(*known.until))
                                    : fmt::format("{} is known from API release {} on",
                                                  quoted(unknown.key), to_string(*known.first));
  Finding finding =
      unknown.at_key("schema/property-not-in-release", Severity::warning,
                     fmt::format("{}; policies are checked for {}", message, configured));
  finding.fix = unknown.removal();
  return finding;
}

/// `; in this one it belongs inside osVersionConstraints[]`, when there is such a place.
std::string place_here(const UnknownProperty& unknown) {
  const std::vector<std::string> places =
      places_of(unknown.context.schema, unknown.key, unknown.member);
  if (places.size() != 1) return {};
  return fmt::format("; here its place is inside {}", places.front());
}

std::optional<Finding> of_other_platform(const UnknownProperty& unknown) {
  const auto knows = [&](const CompiledSchema& schema) {
    return !schema.schemas_at(unknown.context.resource.node, unknown.object, unknown.key).empty();
  };
  const std::vector<std::string_view> platforms = platforms_where(unknown.context, knows);
  if (platforms.empty()) return std::nullopt;
  Finding finding = unknown.at_key(
      "schema/property-of-other-platform", Severity::warning,
      fmt::format("{} is a setting of {} policies; this policy is for {}{}", quoted(unknown.key),
                  all_of(platforms), to_string(unknown.context.key.platform), place_here(unknown)));
  finding.fix = unknown.removal();
  return finding;
}

/// Right key, wrong object: one or two levels too deep or too high.
std::optional<Finding> misplaced(const UnknownProperty& unknown) {
  const std::vector<std::string> places =
      places_of(unknown.context.schema, unknown.key, unknown.member);
  if (places.empty() || places.size() > 2) return std::nullopt;
  std::vector<std::string> words;
  words.reserve(places.size());
  for (const std::string& place : places) {
    words.push_back(place.empty() ? fmt::format("at the top of the {}",
                                                display_name(unknown.context.resource.kind))
                                  : fmt::format("inside {}", place));
  }
  const std::vector<std::string_view> views(words.begin(), words.end());
  return unknown.at_key(
      "schema/unknown-property", Severity::warning,
      fmt::format("{} does not belong {}; its place is {}", quoted(unknown.key),
                  unknown.is_at_top() ? "here" : "inside " + place_of(unknown.object),
                  any_of(views)));
}

/// Words for the same thing that are too far apart for a slip of the finger.
struct Confusion {
  std::string_view written;
  std::string_view meant;
};
constexpr Confusion kConfusions[] = {
    {"jailbroken", "jailbreak"},
};

std::optional<std::string_view> key_meant(std::string_view key,
                                          std::span<const std::string_view> known) {
  const auto* confusion = std::ranges::find(kConfusions, key, &Confusion::written);
  if (confusion != std::end(kConfusions) &&
      std::ranges::find(known, confusion->meant) != known.end()) {
    return confusion->meant;
  }
  return meant(key, known);
}

Finding unknown_to_all(const UnknownProperty& unknown) {
  const std::vector<std::string_view> keys = known_keys(unknown);
  const auto near = key_meant(unknown.key, keys);
  const bool taken = near && unknown.object[*near];
  const std::string where = unknown.is_at_top()
                                ? fmt::format("in the {}", name_of(unknown.context.resource))
                                : "in " + place_of(unknown.object);
  if (near && !taken) {
    Finding finding = unknown.at_key("schema/unknown-property", Severity::warning,
                                     fmt::format("unknown property {} {}; did you mean {}?",
                                                 quoted(unknown.key), where, quoted(*near)));
    finding.fix = Fix{fmt::format("rename to {}", quoted(*near)),
                      Applicability::unsafe,
                      {{unknown.member.key_span(), fmt::format("\"{}\"", *near)}}};
    return finding;
  }
  // In an answer it may as well be something new that the server adds.
  const bool answer = unknown.context.resource.direction == Direction::response;
  const Severity severity = answer ? Severity::info : Severity::warning;
  Finding finding =
      unknown.at_key("schema/unknown-property", severity,
                     fmt::format("unknown property {} {}", quoted(unknown.key), where));
  finding.fix = unknown.removal();
  return finding;
}

}  // namespace

std::optional<Finding> describe_unknown_property(const Violation& violation,
                                                 const SchemaContext& context) {
  const UnknownProperty unknown{.member = violation.node,
                                .object = violation.node.parent(),
                                .key = violation.node.key(),
                                .context = context};
  if (has_placeholder(unknown.key) || is_exported_rules(unknown)) return std::nullopt;
  // From the most to the least that can be said.
  for (const auto explain : {read_only, written_otherwise, of_other_alternative, of_other_release,
                             of_other_platform, misplaced}) {
    if (std::optional<Finding> finding = explain(unknown)) return finding;
  }
  return unknown_to_all(unknown);
}

}  // namespace posturelint

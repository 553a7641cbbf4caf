// SPDX-License-Identifier: Apache-2.0
#include "schema/describe.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "schema/describe_words.h"

namespace posturelint {

std::optional<Finding> describe(const Violation& violation, const SchemaContext& context) {
  using enum ViolationKind;
  switch (violation.kind) {
    case unknown_property:
      return describe_unknown_property(violation, context);
    case missing_member:
      return describe_missing_member(violation, context);
    case missing_discriminator:
      return describe_missing_discriminator(violation, context);
    case wrong_type:
      return describe_wrong_type(violation, context);
    case not_in_values:
    case wrong_discriminator:
      return describe_not_in_values(violation, context);
    case bad_form:
      return describe_bad_form(violation, context);
    case out_of_range:
    case bad_length:
    case too_few_items:
    case too_many_items:
    case duplicate_item:
    case bad_size:
    case refused:
      return describe_size(violation, context);
  }
  return std::nullopt;
}

Finding finding_at(std::string_view rule, Severity severity, Node node, Span span,
                   std::string message) {
  Finding finding;
  finding.rule = rule;
  finding.severity = severity;
  finding.span = span;
  finding.message = std::move(message);
  finding.pointer = node.pointer();
  return finding;
}

Span start_of(Node container) {
  const std::string_view text = container.text();
  const bool bracketed = text.starts_with('{') || text.starts_with('[');
  if (!bracketed && !container.children().empty()) {
    return (*container.children().begin()).key_span();
  }
  const Span span = container.span();
  return {span.begin, std::min(span.begin + 1, span.end)};
}

std::string name_of(const Resource& resource) {
  if (resource.platform == Platform::unknown) return std::string(display_name(resource.kind));
  return fmt::format("{} for {}", display_name(resource.kind), to_string(resource.platform));
}

}  // namespace posturelint

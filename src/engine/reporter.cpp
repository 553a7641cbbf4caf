// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"

#include <charconv>

#include "engine/to_host.h"

namespace posturelint {
namespace {

std::optional<long long> parse_integer(std::string_view text) {
  long long value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

Finding& Reporter::add(Node node, Span span, std::string message) {
  Pending& pending = pending_.emplace_back();
  pending.node = node;
  Finding& finding = pending.finding;
  finding.rule = rule_.id;
  finding.severity = rule_.severity;
  finding.span = span;
  finding.message = std::move(message);
  if (node) finding.pointer = node.pointer();
  if (const Resource* resource = resource_of(node)) finding.resource = label_of(*resource);
  return finding;
}

const Resource* Reporter::resource_of(Node node) const {
  if (resource_ != nullptr || !node) return resource_;
  const Resource* innermost = nullptr;
  for (const Resource& candidate : analysis_.resources) {
    const Span outer = candidate.node.span();
    if (candidate.node.tree() == node.tree() && outer.begin <= node.span().begin &&
        node.span().end <= outer.end) {
      innermost = &candidate;
    }
  }
  return innermost;
}

Span Reporter::start_of(Node container) {
  const Span span = container.span();
  const std::string_view text = container.text();
  const bool bracketed = text.starts_with('{') || text.starts_with('[');
  if (bracketed || container.children().empty())
    return {span.begin, std::min(span.begin + 1, span.end)};
  return (*container.children().begin()).key_span();
}

Span Reporter::name_or_start(Node object) {
  const Node name = object["name"];
  return name.is_string() ? name.span() : start_of(object);
}

long long Reporter::integer_option(std::string_view name) const {
  if (const auto value = parse_integer(option(name))) return *value;
  for (const Option& option : rule_.options) {
    if (option.name == name) return parse_integer(option.default_value).value_or(0);
  }
  return 0;
}

std::vector<Finding> Reporter::take() {
  std::vector<Finding> findings;
  findings.reserve(pending_.size());
  for (Pending& pending : pending_) {
    if (pending.node) carry_to_host(pending.finding, analysis_.fragment_of(pending.node));
    findings.push_back(std::move(pending.finding));
  }
  pending_.clear();
  return findings;
}

}  // namespace posturelint

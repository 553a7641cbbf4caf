// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace posturelint {

/// `attribute operator value` in a filter; spans and views are into the filter.
struct LogComparison {
  Span attribute;
  std::string_view attribute_text;
  Span op;
  std::string_view op_text;
  /// Empty for `pr`.
  Span value;
  /// The content of a value in double quotes, escapes undone.
  std::optional<std::string> text;

  /// True for that operator in whatever case.
  [[nodiscard]] bool is(std::string_view name) const;
  /// True for that attribute in whatever case.
  [[nodiscard]] bool is_of(std::string_view name) const;
};

enum class LogFilterMistake : std::uint8_t {
  unknown_operator,  // `=`, `contains`; also between comparisons: `&&`
  brackets,          // `target[type eq "User"]`
  unquoted_value,    // `eq FAILURE`, `eq 'FAILURE'`
  unclosed_string,
  incomplete,  // something is missing, or a parenthesis too much
};

/// What a filter of the System Log says. Reads SCIM filters (RFC 7644, section 3.4.2.2) up to the
/// first mistake.
struct LogFilter {
  std::vector<LogComparison> comparisons;
  std::optional<LogFilterMistake> mistake;
  Span mistake_span;
};

/// `filter` is decoded. A place that is filled in later (`$x`, `{x}`, `<x>`) may be anything: then
/// reading ends there, without a mistake.
LogFilter parse_log_filter(std::string_view filter);

/// The operator somebody meant by `written`: `eq` for `==`, `co` for `contains`. Nothing when it is
/// an operator, or nobody knows.
std::optional<std::string_view> log_operator_like(std::string_view written);

}  // namespace posturelint

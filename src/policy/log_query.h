// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/fragment.h"
#include "policy/log_filter.h"
#include "text/span.h"

namespace posturelint {

/// One `name=value` of a URL's query, percent-encoding undone.
struct QueryParameter {
  std::string name;
  std::string value;
  /// From the value to the host file.
  OffsetMap map;
  /// `name=value` in the host file.
  Span span;

  /// A part of the value in the host file.
  [[nodiscard]] Span to_host(Span part) const { return map.to_host(part); }
  /// The whole value in the host file.
  [[nodiscard]] Span value_span() const {
    return map.to_host({0, static_cast<std::uint32_t>(value.size())});
  }
  /// The value holds something that is filled in later: `$x`, `${x}`, `{x}`, `<x>`.
  [[nodiscard]] bool is_unknown() const;
};

/// A query of the System Log.
struct LogQuery {
  std::vector<QueryParameter> parameters;

  /// The parameter of that name; null when there is none.
  [[nodiscard]] const QueryParameter* find(std::string_view name) const;
};

/// The query of a request to `/api/v1/logs`, or nothing for any other request.
std::optional<LogQuery> log_query(const Request& request);

/// The filter of a query of the System Log.
struct LogFilterQuery {
  LogQuery query;
  /// The parameter `filter`; points into `query`.
  const QueryParameter* parameter = nullptr;
  LogFilter filter;

  /// A part of the filter in the host file.
  [[nodiscard]] Span to_host(Span part) const { return parameter->to_host(part); }
};

/// Nothing for a request that is no query of the System Log with a filter.
/// Views in the filter are into the query, which is not to be copied.
std::optional<LogFilterQuery> log_filter_query(const Request& request);

/// Keywords of a `q` parameter: what stands between blanks.
std::vector<Span> log_keywords(std::string_view q);

}  // namespace posturelint

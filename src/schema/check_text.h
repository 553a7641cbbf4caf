// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace posturelint {

/// A written form that a schema asks of a string by `pattern` or `format`.
enum class TextForm : std::uint8_t {
  any,
  duration,   // ISO 8601, upper case, whole numbers: P30D, PT12H
  date_time,  // RFC 3339: 2026-12-01T00:00:00Z
  date,       // 2026-12-01
  uri,        // has a scheme
  email,      // has one @ with something on both sides
};

/// The form a regular expression of our schemas describes. The expressions are recognised as whole
/// strings and never run: nothing for one that is not in the table.
std::optional<TextForm> find_pattern(std::string_view pattern);

/// The form a `format` names; TextForm::any for the many that only annotate.
TextForm find_text_format(std::string_view format);

bool matches(TextForm form, std::string_view text);

}  // namespace posturelint

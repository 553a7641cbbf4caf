// SPDX-License-Identifier: Apache-2.0
#include "report/json_writer.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "base/assert.h"
#include "report/visible.h"
#include "text/utf8.h"

namespace posturelint {
namespace {

void append_escape(std::string& out, char32_t value) {
  const auto unit = [&out](std::uint32_t code) {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", code);
  };
  const auto code = static_cast<std::uint32_t>(value);
  if (code < 0x10000) return unit(code);
  unit(0xD800 + ((code - 0x10000) >> 10U));
  unit(0xDC00 + ((code - 0x10000) & 0x3FFU));
}

/// How many bytes at the start of a text stand for themselves; there may be more.
std::size_t plain_size(std::string_view text) {
  const auto is_special = [](unsigned char c) {
    return c < 0x20 || c >= 0x7F || c == '"' || c == '\\';
  };
  return static_cast<std::size_t>(std::ranges::find_if(text, is_special) - text.begin());
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  while (!text.empty()) {
    const std::size_t plain = plain_size(text);
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    const CodePoint point = decode_utf8(text);
    switch (point.value) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      case kInvalidCodePoint:
        append_utf8(out, 0xFFFD);
        break;
      default:
        if (is_hidden(point.value)) {
          append_escape(out, point.value);
        } else {
          out += text.substr(0, point.size);
        }
    }
    text.remove_prefix(point.size);
  }
  out += '"';
}

void JsonWriter::separate() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (!has_items_.empty()) {
    if (has_items_.back()) out_ += ',';
    has_items_.back() = true;
  }
  if (wants_line_) out_ += '\n';
  wants_line_ = false;
}

JsonWriter& JsonWriter::raw(std::string_view token) {
  separate();
  out_ += token;
  return *this;
}

JsonWriter& JsonWriter::begin_object() {
  raw("{");
  has_items_.push_back(false);
  return *this;
}

JsonWriter& JsonWriter::end_object() {
  POSTURELINT_ASSERT(!has_items_.empty() && !after_key_);
  has_items_.pop_back();
  out_ += '}';
  return *this;
}

JsonWriter& JsonWriter::begin_array() {
  raw("[");
  has_items_.push_back(false);
  return *this;
}

JsonWriter& JsonWriter::end_array() {
  POSTURELINT_ASSERT(!has_items_.empty() && !after_key_);
  has_items_.pop_back();
  out_ += ']';
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  POSTURELINT_ASSERT(!after_key_);
  separate();
  append_json_string(out_, name);
  out_ += ':';
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  separate();
  append_json_string(out_, text);
  return *this;
}

JsonWriter& JsonWriter::value(bool truth) { return raw(truth ? "true" : "false"); }

JsonWriter& JsonWriter::line() {
  wants_line_ = true;
  return *this;
}

}  // namespace posturelint

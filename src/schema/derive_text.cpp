// SPDX-License-Identifier: Apache-2.0
#include "schema/derive_text.h"

#include <nlohmann/json.hpp>

namespace posturelint {
namespace {

using json = nlohmann::ordered_json;

constexpr std::size_t kColumns = 100;

std::string on_one_line(const json& value) {
  if (value.is_primitive()) return value.dump();
  std::string out(1, value.is_object() ? '{' : '[');
  for (const auto& [key, child] : value.items()) {
    if (out.size() > 1) out += ", ";
    if (value.is_object()) out += json(key).dump() + ": ";
    out += on_one_line(child);
  }
  out += value.is_object() ? '}' : ']';
  return out;
}

/// `used` is the width of what stands on the line already, with a comma that may follow.
void print(const json& value, std::size_t indent, std::size_t used, std::string& out) {
  if (std::string line = on_one_line(value);
      value.is_primitive() || value.empty() || used + line.size() <= kColumns) {
    out += line;
    return;
  }
  const std::string margin(indent + 2, ' ');
  out += value.is_object() ? "{\n" : "[\n";
  out += margin;
  std::size_t column = margin.size();
  bool first = true;
  for (const auto& [key, child] : value.items()) {
    const std::string label = value.is_object() ? json(key).dump() + ": " : std::string();
    if (!first) {
      // Words of a long enum fill their lines; members stand on lines of their own.
      const bool fits = column + 3 + on_one_line(child).size() <= kColumns;
      const bool fill = value.is_array() && child.is_primitive() && fits;
      out += fill ? ", " : ",\n";
      if (!fill) out += margin;
      column = fill ? column + 2 : margin.size();
    }
    first = false;
    out += label;
    const std::size_t begin = out.size();
    print(child, indent + 2, margin.size() + label.size() + 1, out);
    column += out.size() - begin;
  }
  out += '\n';
  out.append(indent, ' ');
  out += value.is_object() ? '}' : ']';
}

}  // namespace

std::string print_schema(const json& schema) {
  std::string out;
  print(schema, 0, 0, out);
  return out + "\n";
}

}  // namespace posturelint

// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/syntax/json_generator.h"

#include <string_view>

namespace posturelint::test {
namespace {

constexpr std::string_view kStringPieces[] = {
    "a",       "name",           "managed", "Ärger", "日本", "😀",   "\\n",       "\\\"", "\\\\",
    "\\u00e9", "\\ud83d\\ude00", "\\/",     " ",     "'",    "“x”", "{groupId}", "${x}", "",
};
constexpr std::string_view kNumbers[] = {"0",   "-0",   "1",      "12",    "-7",     "3.25",
                                         "1e3", "1E-2", "0.5e+1", "99999", "-0.125", "720"};
/// What mutations put in: everything that means something, and bytes that never do.
constexpr std::string_view kSplinters[] = {
    "\"",       "'",
    "{",        "}",
    "[",        "]",
    ":",        ",",
    " ",        "\n",
    "\t",       "\\",
    "/",        "#",
    "0",        "1",
    "-",        "+",
    ".",        "e",
    "t",        "null",
    "true",     "\\u",
    "“",        "”",
    "«",        "\x01",
    "\x7f",     "\xff",
    "\xc3",     "\xed\xa0\x80",
    "//",       "/*",
    "${x}",     "<ID>",
    "=",        ";",
    "...",      "NaN",
    "\\ud800",  "\\'",
    "a",        "\r",
    "\xc2\xa0", "\xf0\x9f\x98",
};

}  // namespace

std::size_t JsonGenerator::below(std::size_t limit) {
  // Not a std distribution: those give other numbers in other libraries.
  return random_() % limit;
}

std::string JsonGenerator::valid() {
  std::string out;
  blanks(out);
  value(out, 4);
  blanks(out);
  return out;
}

std::string JsonGenerator::mutated(std::size_t most) {
  std::string out = valid();
  for (std::size_t changes = 1 + below(most); changes > 0; --changes) {
    const std::size_t at = below(out.size() + 1);
    const std::size_t size = below(3);
    switch (below(4)) {
      case 0:
        out.erase(at, size);
        break;
      case 1:
        out.insert(at, out.substr(at, size));
        break;
      case 2:
        out.replace(at, out.size() - at < size ? 0 : size,
                    kSplinters[below(std::size(kSplinters))]);
        break;
      default:
        out.insert(at, kSplinters[below(std::size(kSplinters))]);
    }
  }
  return out;
}

std::string JsonGenerator::noise() {
  // Half of them look like an object at first.
  std::string out = below(2) == 0 ? "{\"a\":" : "";
  for (std::size_t size = below(120); size > 0; --size) {
    if (below(2) == 0) {
      out += kSplinters[below(std::size(kSplinters))];
    } else {
      out += static_cast<char>(below(256));
    }
  }
  return out;
}

void JsonGenerator::value(std::string& out, int depth) {
  switch (below(depth > 0 ? 8 : 5)) {
    case 0:
      return string(out);
    case 1:
      return number(out);
    case 2:
      out += below(2) == 0 ? "true" : "false";
      return;
    case 3:
      out += "null";
      return;
    case 4:
      out += below(2) == 0 ? "{}" : "[]";
      return;
    default:
      break;
  }
  const bool object = below(3) != 0;
  out += object ? '{' : '[';
  for (std::size_t count = 1 + below(4), i = 0; i < count; ++i) {
    if (i > 0) out += ',';
    blanks(out);
    if (object) {
      string(out);
      blanks(out);
      out += ':';
      blanks(out);
    }
    value(out, depth - 1);
    blanks(out);
  }
  out += object ? '}' : ']';
}

void JsonGenerator::string(std::string& out) {
  out += '"';
  for (std::size_t pieces = below(4); pieces > 0; --pieces) {
    out += kStringPieces[below(std::size(kStringPieces))];
  }
  out += '"';
}

void JsonGenerator::number(std::string& out) { out += kNumbers[below(std::size(kNumbers))]; }

void JsonGenerator::blanks(std::string& out) {
  constexpr std::string_view kBlanks[] = {"", "", "", " ", "\n  ", "\r\n", "\t"};
  out += kBlanks[below(std::size(kBlanks))];
}

}  // namespace posturelint::test

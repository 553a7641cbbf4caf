// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <vector>

namespace posturelint {

/// Writes an XML document, one element a line. Names are the caller's own words; that every element
/// ends, and attributes come before content, is up to the caller (asserted).
///
/// Whatever the texts hold, the document is well-formed: bytes that are not UTF-8 and characters
/// that XML 1.0 has no place for become U+FFFD; those that a terminal acts on are written by their
/// number.
class XmlWriter {
 public:
  explicit XmlWriter(std::string& out);

  XmlWriter& begin(std::string_view name);
  XmlWriter& attribute(std::string_view name, std::string_view value);
  XmlWriter& attribute(std::string_view name, std::unsigned_integral auto number) {
    return attribute(name, std::string_view(std::to_string(number)));
  }
  /// The element then has no children.
  XmlWriter& text(std::string_view content);
  XmlWriter& end();

 private:
  struct Element {
    std::string_view name;
    bool has_text = false;
  };
  void close_tag();
  void new_line();

  std::string& out_;
  std::vector<Element> open_;
  bool in_tag_ = false;  // its `>` is not written yet
};

}  // namespace posturelint

// SPDX-License-Identifier: Apache-2.0
#include "report/xml_writer.h"

#include <iterator>

#include <fmt/format.h>

#include "base/assert.h"
#include "report/visible.h"
#include "text/utf8.h"

namespace posturelint {
namespace {

enum class Where { attribute, content };

bool is_xml_character(char32_t value) {
  if (value < 0x20) return value == '\t' || value == '\n' || value == '\r';
  return value != kInvalidCodePoint && value != 0xFFFE && value != 0xFFFF;
}

void append_escaped(std::string& out, std::string_view text, Where where) {
  while (!text.empty()) {
    const CodePoint point = decode_utf8(text);
    const bool is_line_break = point.value == '\n' || point.value == '\t';
    if (!is_xml_character(point.value)) {
      append_utf8(out, 0xFFFD);
    } else if (point.value == '&') {
      out += "&amp;";
    } else if (point.value == '<') {
      out += "&lt;";
    } else if (point.value == '>') {
      out += "&gt;";
    } else if (point.value == '"' && where == Where::attribute) {
      out += "&quot;";
    } else if (is_hidden(point.value) && !(is_line_break && where == Where::content)) {
      fmt::format_to(std::back_inserter(out), "&#{};", static_cast<std::uint32_t>(point.value));
    } else {
      out += text.substr(0, point.size);
    }
    text.remove_prefix(point.size);
  }
}

}  // namespace

XmlWriter::XmlWriter(std::string& out) : out_(out) {
  out_ += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
}

void XmlWriter::close_tag() {
  if (in_tag_) out_ += '>';
  in_tag_ = false;
}

void XmlWriter::new_line() {
  out_ += '\n';
  out_.append(2 * open_.size(), ' ');
}

XmlWriter& XmlWriter::begin(std::string_view name) {
  POSTURELINT_ASSERT(open_.empty() || !open_.back().has_text);
  close_tag();
  new_line();
  out_ += '<';
  out_ += name;
  open_.push_back({name});
  in_tag_ = true;
  return *this;
}

XmlWriter& XmlWriter::attribute(std::string_view name, std::string_view value) {
  POSTURELINT_ASSERT(in_tag_);
  out_ += ' ';
  out_ += name;
  out_ += "=\"";
  append_escaped(out_, value, Where::attribute);
  out_ += '"';
  return *this;
}

XmlWriter& XmlWriter::text(std::string_view content) {
  POSTURELINT_ASSERT(!open_.empty());
  close_tag();
  open_.back().has_text = true;
  append_escaped(out_, content, Where::content);
  return *this;
}

XmlWriter& XmlWriter::end() {
  POSTURELINT_ASSERT(!open_.empty());
  const Element element = open_.back();
  open_.pop_back();
  if (in_tag_) {
    out_ += "/>";
    in_tag_ = false;
  } else {
    if (!element.has_text) new_line();
    out_ += "</";
    out_ += element.name;
    out_ += '>';
  }
  if (open_.empty()) out_ += '\n';
  return *this;
}

}  // namespace posturelint

// SPDX-License-Identifier: Apache-2.0
#include "report/xml_writer.h"

#include <gtest/gtest.h>

namespace posturelint {
namespace {

TEST(XmlWriter, WritesOneElementALine) {
  std::string out;
  XmlWriter xml(out);
  xml.begin("a").attribute("n", 2U).begin("b").end().begin("c").text("x").end().end();
  EXPECT_EQ(out,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<a n=\"2\">\n"
            "  <b/>\n"
            "  <c>x</c>\n"
            "</a>\n");
}

std::string attribute(std::string_view value) {
  std::string out;
  XmlWriter(out).begin("a").attribute("v", value).end();
  return out.substr(out.find('\n') + 1);
}
std::string content(std::string_view text) {
  std::string out;
  XmlWriter(out).begin("a").text(text).end();
  return out.substr(out.find('\n') + 1);
}

TEST(XmlWriter, LetsNoTextEndAnything) {
  EXPECT_EQ(attribute("\"<>&'"), "<a v=\"&quot;&lt;&gt;&amp;'\"/>\n");
  EXPECT_EQ(content("]]></a>&lt;"), "<a>]]&gt;&lt;/a&gt;&amp;lt;</a>\n");
}

TEST(XmlWriter, KeepsLineBreaks) {
  EXPECT_EQ(attribute("a\tb\r\n"), "<a v=\"a&#9;b&#13;&#10;\"/>\n");
  EXPECT_EQ(content("a\tb\r\n"), "<a>a\tb&#13;\n</a>\n");
}

TEST(XmlWriter, WritesNothingThatIsNotXml) {
  using namespace std::string_view_literals;
  EXPECT_EQ(content("\0\x01\x1B\xFF\xEF\xBF\xBF"sv), "<a>\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD</a>\n");
  EXPECT_EQ(content("büro 𝄞"), "<a>büro 𝄞</a>\n");
  EXPECT_EQ(content("\u202E"), "<a>&#8238;</a>\n") << "turns the reading direction";
}

}  // namespace
}  // namespace posturelint

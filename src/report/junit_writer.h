// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "report/xml_writer.h"

namespace posturelint {

struct JunitCounts {
  std::size_t tests = 0;
  std::size_t failures = 0;
  std::size_t errors = 0;
  std::size_t skipped = 0;

  void add(const JunitCounts& other) {
    tests += other.tests;
    failures += other.failures;
    errors += other.errors;
    skipped += other.skipped;
  }
};

/// Writes what CI servers read as test results: suites of cases, and what came of each. What is
/// begun is ended with end(). Times are always 0, so that the same input gives the same bytes.
class JunitWriter {
 public:
  explicit JunitWriter(std::string& out) : xml_(out) {}

  void begin_suites(std::string_view name, const JunitCounts& counts) {
    xml_.begin("testsuites").attribute("name", name);
    xml_.attribute("tests", counts.tests).attribute("failures", counts.failures);
    xml_.attribute("errors", counts.errors);
  }
  void begin_suite(std::string_view name, const JunitCounts& counts) {
    xml_.begin("testsuite").attribute("name", name);
    xml_.attribute("tests", counts.tests).attribute("failures", counts.failures);
    xml_.attribute("errors", counts.errors).attribute("skipped", counts.skipped);
    xml_.attribute("time", "0");
  }
  void begin_case(std::string_view suite, std::string_view name) {
    xml_.begin("testcase").attribute("classname", suite).attribute("name", name);
    xml_.attribute("time", "0");
  }
  /// `what` is `failure` or `error`.
  void outcome(std::string_view what, std::string_view type, std::string_view message,
               std::string_view text) {
    xml_.begin(what).attribute("type", type).attribute("message", message).text(text).end();
  }
  void skipped(std::string_view why) { xml_.begin("skipped").attribute("message", why).end(); }
  void output(std::string_view text) { xml_.begin("system-out").text(text).end(); }
  void attribute(std::string_view name, std::string_view value) { xml_.attribute(name, value); }
  void end() { xml_.end(); }

 private:
  XmlWriter xml_;
};

}  // namespace posturelint

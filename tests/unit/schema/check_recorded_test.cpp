// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "document/resource.h"
#include "schema/check.h"
#include "tests/support/golden.h"

namespace posturelint {
namespace {

std::filesystem::path corpus() { return std::filesystem::path(test::shared_dir()) / "corpus"; }

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// One line of the corpus' index.
struct Recorded {
  std::string path;
  std::string method;
  std::string endpoint;
  bool proves_acceptance = false;
};

std::vector<Recorded> read_index() {
  std::vector<Recorded> all;
  std::istringstream lines(read_file(corpus() / "index.jsonl"));
  for (std::string line; std::getline(lines, line);) {
    const Document entry = Document::parse(line);
    const auto text = [&](std::string_view key) {
      const Node value = entry.root()[key];
      // An endpoint holds `{policyId}`, so its content counts as unknown; here it is wanted.
      return value.is_string() ? std::string(value.text().substr(1, value.text().size() - 2)) : "";
    };
    all.push_back(
        {.path = text("path"),
         .method = text("method"),
         .endpoint = text("endpoint"),
         .proves_acceptance = text("trust") == "server-recorded" && text("verdict") == "accept"});
  }
  return all;
}

/// The promise: nothing that the server is recorded to accept is an error.
TEST(CheckRecorded, WhatTheServerAcceptedIsNoError) {
  if (test::shared_dir().empty()) GTEST_SKIP() << "skipped: no ../shared";
  const SchemaStore schemas(known_releases().back());
  int checked = 0;
  for (const Recorded& recorded : read_index()) {
    if (!recorded.proves_acceptance || !recorded.path.ends_with(".json")) continue;
    const std::string text = read_file(corpus() / recorded.path);
    const Document document = Document::parse(text);
    Request request;
    request.method = recorded.method;
    request.url = recorded.endpoint;
    const bool sent = recorded.path.starts_with("vcr-requests");
    for (const Resource& resource : identify(document, sent ? &request : nullptr)) {
      ++checked;
      for (const Finding& finding : check_schema(resource, schemas)) {
        EXPECT_NE(finding.severity, Severity::error)
            << recorded.path << ' ' << finding.pointer << ": " << finding.message;
      }
    }
  }
  EXPECT_GT(checked, 300);
}

}  // namespace
}  // namespace posturelint

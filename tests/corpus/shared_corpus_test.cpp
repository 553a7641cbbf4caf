// SPDX-License-Identifier: Apache-2.0
// Real payloads with the server's verdict. What a server was recorded to accept is never an error,
// and policies of other types are left in silence. Skipped where the payloads are not at hand.
#include <fstream>
#include <iostream>
#include <map>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "extract/extract.h"
#include "tests/corpus/linted_file.h"
#include "tests/support/golden.h"

namespace posturelint::test {
namespace {

struct Payload {
  std::string path;  // absolute
  std::string folder;
  std::string verdict;
  std::string trust;
};

std::vector<Payload> payloads(const std::string& folder) {
  std::vector<Payload> all;
  std::ifstream index(folder + "/index.jsonl");
  for (std::string line; std::getline(index, line);) {
    const auto entry = nlohmann::json::parse(line);
    const std::string path = entry.at("path");
    if (host_kind(path) == HostKind::none) continue;
    all.push_back({folder + "/" + path, path.substr(0, path.find('/')), entry.at("verdict"),
                   entry.at("trust")});
  }
  return all;
}

std::size_t count(const FileReport& report, Severity severity) {
  std::size_t found = 0;
  for (const Finding& finding : report.findings) found += finding.severity == severity ? 1 : 0;
  return found;
}

class SharedCorpus : public testing::Test {
 protected:
  void SetUp() override {
    if (shared_dir().empty()) GTEST_SKIP() << "skipped: no ../shared";
    all_ = payloads(shared_dir() + "/corpus");
    ASSERT_FALSE(all_.empty());
  }
  std::vector<Payload> all_;
};

TEST_F(SharedCorpus, NoErrorWhereTheServerWasRecordedToAccept) {
  for (const Payload& payload : all_) {
    if (payload.verdict != "accept" || payload.trust != "server-recorded") continue;
    const FileReport report = lint_file(payload.path);
    EXPECT_EQ(count(report, Severity::error), 0U) << payload.path << "\n" << findings_text(report);
  }
}

TEST_F(SharedCorpus, SilentAboutPoliciesOfOtherTypes) {
  for (const Payload& payload : all_) {
    if (payload.folder != "other-policy") continue;
    EXPECT_EQ(findings_text(lint_file(payload.path)), "") << payload.path;
  }
}

/// Silence about what nobody recognises would prove nothing. Prints the figures one wants to see
/// when a rule is new.
TEST_F(SharedCorpus, RecognisesEveryRecordedRequest) {
  struct Row {
    std::size_t files = 0;
    std::size_t resources = 0;
    std::map<Severity, std::size_t> findings;
    std::size_t files_with_errors = 0;
  };
  std::map<std::string, Row> rows;
  std::map<std::string, std::size_t> errors_by_rule;
  for (const Payload& payload : all_) {
    const FileReport report = lint_file(payload.path);
    Row& row = rows[payload.folder + " " + payload.verdict + " " + payload.trust];
    ++row.files;
    row.resources += report.resources;
    if (payload.folder == "vcr-requests" && payload.verdict == "accept") {
      EXPECT_GE(report.resources, 1U) << payload.path;
    }
    for (const Finding& finding : report.findings) {
      ++row.findings[finding.severity];
      if (finding.severity == Severity::error) ++errors_by_rule[finding.rule];
    }
    if (count(report, Severity::error) != 0) ++row.files_with_errors;
  }
  std::cout << fmt::format("{:56} {:>5} {:>9} {:>6} {:>8} {:>5} {:>11}\n", "payloads", "files",
                           "resources", "errors", "warnings", "infos", "error files");
  for (auto& [name, row] : rows) {
    std::cout << fmt::format("{:56} {:>5} {:>9} {:>6} {:>8} {:>5} {:>11}\n", name, row.files,
                             row.resources, row.findings[Severity::error],
                             row.findings[Severity::warning], row.findings[Severity::info],
                             row.files_with_errors);
  }
  for (const auto& [rule, errors] : errors_by_rule) {
    std::cout << fmt::format("{:>6} {}\n", errors, rule);
  }
}

}  // namespace
}  // namespace posturelint::test

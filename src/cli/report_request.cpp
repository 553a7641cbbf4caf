// SPDX-License-Identifier: Apache-2.0
#include "cli/report_request.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <iterator>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "cli/console.h"
#include "workspace/write_file.h"

namespace posturelint::cli {
namespace {

constexpr std::size_t kFormats = std::size(kReportFormats);

constexpr auto kFormatNames = [] {
  std::array<std::string_view, kFormats> names;
  for (std::size_t i = 0; i < kFormats; ++i) names[i] = kReportFormats[i].name;
  return names;
}();

/// `text, json or sarif (default: text)`, made by the compiler.
constexpr auto kFormatHelp = [] {
  std::array<char, 1024> text{};
  std::size_t size = 0;
  const auto add = [&](std::string_view words) {
    for (const char c : words) text[size++] = c;
  };
  for (std::size_t i = 0; i < kFormats; ++i) {
    if (i > 0) add(i + 1 == kFormats ? " or " : ", ");
    add(kFormatNames[i]);
  }
  add(" (default: ");
  add(kFormatNames[0]);
  add("), to a file of its own where one is named; several: comma-separated, or the option again");
  return std::pair(text, size);
}();

/// `sarif:out.sarif` → the format and its file.
Result<ReportTarget> read_target(std::string_view word) {
  const std::size_t colon = word.find(':');
  const std::string_view name = word.substr(0, colon);
  ReportTarget target{find_format(name), std::nullopt};
  if (target.format == nullptr) {
    return Error{fmt::format("--format must be {}, not \"{}\"", alternatives(kFormatNames), name)};
  }
  if (colon == std::string_view::npos) return target;
  target.file = word.substr(colon + 1);
  if (target.file->empty()) return Error{fmt::format("--format {}: needs a file", name)};
  return target;
}

/// The same for `a`, `./a` and `b/../a`; nothing for standard output.
std::optional<std::filesystem::path> place_of(const ReportTarget& target) {
  if (!target.file) return std::nullopt;
  return std::filesystem::path(*target.file).lexically_normal();
}

/// What is wrong with the targets together.
std::optional<Error> find_conflict(const std::vector<ReportTarget>& targets) {
  for (std::size_t i = 0; i < targets.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      if (place_of(targets[i]) != place_of(targets[k])) continue;
      const std::string_view first = targets[k].format->name;
      const std::string_view second = targets[i].format->name;
      if (targets[i].file) {
        return Error{fmt::format("--format: {} and {} cannot both go to the file {}", first, second,
                                 *targets[i].file)};
      }
      return Error{fmt::format(
          "--format: {0} and {1} cannot both go to standard output; name a file: --format {1}:FILE",
          first, second)};
    }
  }
  return std::nullopt;
}

/// Writes the report to the file as a whole; to what is no regular file (a pipe, /dev/stdout) as a
/// stream.
std::optional<Error> write_report(const std::string& file, std::string_view text) {
  std::error_code ignored;
  const auto type = std::filesystem::status(file, ignored).type();
  const bool is_stream =
      type == std::filesystem::file_type::character || type == std::filesystem::file_type::fifo;
  return is_stream ? write_to_stream(file, text) : write_file_atomically(file, text, "/");
}

constexpr Option kOptions[] = {
    {"format", Takes::list, "FORMAT[:FILE]", {kFormatHelp.first.data(), kFormatHelp.second}},
    {"output", Takes::value, "FILE", "write the report there instead of to standard output"},
    {"sarif-profile", Takes::value, "PROFILE",
     "standard or github: nothing that is suppressed or known from a baseline, since code scanning "
     "would raise it again (default: standard)",
     "standard github"},
    {"baseline", Takes::value, "FILE", "report only what is not in this file of known findings"},
    {"write-baseline", Takes::value, "FILE",
     "write what is found to this file, to be known from now on; with --baseline only what that "
     "one has and is still found"},
    {"statistics", Takes::nothing, "", "count the findings of each rule (format text)"},
};

}  // namespace

const OptionGroup kReportOptions{"What is reported", kOptions};

bool ReportRequest::has(std::string_view format) const {
  return std::ranges::any_of(
      targets, [&](const ReportTarget& target) { return target.format->name == format; });
}

Result<ReportRequest> read_report_request(const Arguments& arguments) {
  ReportRequest request;
  for (const std::string& word : arguments.values("format")) {
    auto target = read_target(word);
    if (!target) return target.error();
    request.targets.push_back(std::move(*target));
  }
  if (request.targets.empty()) request.targets.push_back({&kReportFormats[0], std::nullopt});
  if (const auto file = arguments.value("output")) {
    if (file->empty()) return Error{"--output needs a file"};
    const auto without_file =
        std::ranges::find(request.targets, std::optional<std::string>(), &ReportTarget::file);
    if (without_file == request.targets.end()) {
      return Error{"--output is for a --format that names no file"};
    }
    if (auto conflict = find_conflict(request.targets)) return *conflict;
    without_file->file = file;
  }
  if (auto conflict = find_conflict(request.targets)) return *conflict;

  constexpr std::string_view kProfiles[] = {to_string(SarifProfile::standard),
                                            to_string(SarifProfile::github)};
  const auto profile = choice(arguments, "sarif-profile", kProfiles, 0);
  if (!profile) return profile.error();
  request.sarif_profile = static_cast<SarifProfile>(*profile);
  if (arguments.has("sarif-profile") && !request.has("sarif")) {
    return Error{"--sarif-profile is for --format sarif"};
  }
  request.statistics = arguments.has("statistics");
  return request;
}

std::vector<Error> write_reports(const RunReport& report, const ReportRequest& request,
                                 const LintRequest& lint) {
  std::error_code ignored;
  ReportOptions options{.quiet = lint.quiet,
                        .statistics = request.statistics,
                        .width = terminal_width(Stream::output).value_or(ReportOptions{}.width),
                        .working_directory = std::filesystem::current_path(ignored).string(),
                        .fail_on = lint.fail_on,
                        .sarif_profile = request.sarif_profile};
  std::vector<Error> unwritten;
  for (const auto& [format, file] : request.targets) {
    options.color = lint.color.value_or(!file && colors_by_default(Stream::output));
    const Rendering rendering = format->render(report, options);
    if (!rendering.left_out.empty()) print_error(rendering.left_out);
    auto error = file ? write_report(*file, rendering.text) : write_output(rendering.text);
    if (error) unwritten.push_back(std::move(*error));
  }
  return unwritten;
}

}  // namespace posturelint::cli

// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "cli/command_line.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/init_template.h"
#include "rules/builtin_rules.h"
#include "workspace/config_lookup.h"
#include "workspace/run.h"
#include "workspace/write_file.h"

namespace posturelint::cli {
namespace {

namespace fs = std::filesystem;

/// What a folder holds.
struct Sight {
  std::size_t files = 0;      // of a kind that may hold policies
  std::size_t holders = 0;    // that do
  std::size_t resources = 0;  // policies, rules and the like
  std::set<std::string> globs;
  std::vector<Error> failures;  // of files that could not be read
};

/// The files like this one: those of its ending in its topmost folder.
std::string glob_for(std::string_view folder, std::string_view path) {
  const fs::path inside =
      folder == "." ? fs::path(path) : fs::path(path).lexically_relative(folder);
  const std::string ending = inside.extension().string();
  const std::string name = ending.empty() ? inside.filename().string() : "*" + ending;
  if (!inside.has_parent_path()) return "/" + name;
  return fmt::format("{}/**/{}", inside.begin()->string(), name);
}

Result<Sight> look_at(const std::string& folder) {
  ConfigLookup configs({.rules = rules::builtin(), .no_config = true, .select = {}, .ignore = {}});
  auto found = discover(std::span(&folder, 1), configs);
  if (!found) return found.error();
  Sight sight;
  sight.failures = std::move(found->failures);
  const auto outcomes =
      lint_files(found->jobs,
                 {.threads = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 256)});
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    ++sight.files;
    if (outcomes[i].failure) sight.failures.push_back(*outcomes[i].failure);
    if (outcomes[i].report.resources == 0) continue;
    ++sight.holders;
    sight.resources += outcomes[i].report.resources;
    sight.globs.insert(glob_for(folder, found->jobs[i].path));
  }
  return sight;
}

std::string plural(std::size_t count, std::string_view one, std::string_view more) {
  return fmt::format("{} {}", count, count == 1 ? one : more);
}

std::string told(const Sight& sight, const std::string& file) {
  std::string out =
      sight.holders == 0
          ? fmt::format(
                "saw {}, none with a policy in it\n",
                plural(sight.files, "file that may hold policies", "files that may hold policies"))
          : fmt::format(
                "saw {} in {} of {}\n",
                plural(sight.resources, "policy, rule or the like", "policies, rules and the like"),
                sight.holders, plural(sight.files, "file", "files"));
  out += fmt::format("wrote {}", file);
  const char* separator = "; it checks ";
  for (const std::string& glob : sight.globs) {
    out += separator + glob;
    separator = ", ";
  }
  return out + "\nnext: posturelint check\n";
}

ExitStatus init(const Arguments& arguments) {
  if (arguments.operands().size() > 1) return print_usage_error(&kInit, "takes one folder");
  std::string folder = arguments.operands().empty() ? "." : arguments.operands()[0];
  while (folder.size() > 1 && folder.ends_with('/')) folder.pop_back();
  std::error_code ignored;
  if (!fs::is_directory(folder, ignored)) {
    return print_usage_error(&kInit, fmt::format("{} is not a folder", folder));
  }
  const std::string file =
      folder == "." ? std::string(kConfigFileName) : join_path(folder, kConfigFileName);
  if (fs::exists(fs::symlink_status(file, ignored)) && !arguments.has("force")) {
    return print_failure(ExitStatus::usage, {file + ": is there already; --force writes over it"});
  }
  const auto sight = look_at(folder);
  if (!sight) return print_failure(ExitStatus::failure, sight.error());
  const std::vector<std::string> include(sight->globs.begin(), sight->globs.end());
  const std::string text = config_template(include, known_releases().back());
  if (const auto unwritten = write_file_atomically(file, text, folder == "." ? "" : folder)) {
    return print_failure(ExitStatus::failure, *unwritten);
  }
  for (const Error& failure : sight->failures) print_error(failure.what);
  return write_and_return(told(*sight, file),
                          sight->failures.empty() ? ExitStatus::clean : ExitStatus::failure);
}

constexpr Option kInitOptions[] = {
    {"force", Takes::nothing, "", "write over a configuration that is there"},
};
constexpr OptionGroup kOptions[] = {{"Options", kInitOptions}};

}  // namespace

const Command kInit{
    .name = "init",
    .operands = "[FOLDER]",
    .summary = "write a configuration to begin with",
    .details =
        "Looks for policies in the folder (default: the one you are in), and writes a commented\n"
        ".posturelint.yaml that checks the files like those that hold one.\n",
    .options = kOptions,
    .exit_statuses =
        "  0  written\n"
        "  2  wrong usage, or there is a configuration already\n"
        "  3  the file could not be written, or another one not read\n",
    .run = init,
};

}  // namespace posturelint::cli

// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <optional>
#include <string>

#include <poll.h>
#include <unistd.h>

#include "cli/command_line.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/help.h"
#include "cli/lint_options.h"
#include "lsp/server.h"
#include "rules/builtin_rules.h"

namespace posturelint::cli {
namespace {

namespace fs = std::filesystem;

constexpr int kLookForClientMs = 5000;
constexpr std::size_t kBytesAtOnce = 4U * 1024U * 1024U;

/// Where the pages of the rules are: installed beside the program, or in the tree it was built in.
std::string find_rule_pages() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (error) return "";
  const fs::path folder = program.parent_path();
  for (const char* place : {"../share/doc/posturelint/rules", "../../rules"}) {
    const fs::path pages = fs::weakly_canonical(folder / place, error);
    if (!error && fs::exists(pages / "README.md", error)) return pages.string();
  }
  return "";
}

/// A folder for texts that are shown and not kept; gone when the editor is.
class ScratchFolder {
 public:
  ScratchFolder() = default;
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }

  /// Empty when it cannot be made.
  std::string make() {
    std::error_code error;
    const fs::path temporary = fs::temp_directory_path(error);
    if (error) return "";
    std::string name = (temporary / "posturelint-XXXXXX").string();
    if (::mkdtemp(name.data()) != nullptr) path_ = name;
    return path_;
  }

 private:
  std::string path_;
};

/// What can be read now without waiting; nothing at the end of the input.
std::optional<std::string> read_some() {
  std::string bytes;
  std::array<char, 64 * 1024> block{};
  while (true) {
    const ssize_t count = ::read(STDIN_FILENO, block.data(), block.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return bytes.empty() ? std::nullopt : std::optional(bytes);
    bytes.append(block.data(), static_cast<std::size_t>(count));
    if (bytes.size() >= kBytesAtOnce) return bytes;
    pollfd more{STDIN_FILENO, POLLIN, 0};
    if (::poll(&more, 1, 0) <= 0 || (more.revents & POLLIN) == 0) return bytes;
  }
}

bool is_gone(std::optional<int> process) {
  return process && *process > 0 && ::kill(*process, 0) != 0 && errno == ESRCH;
}

ExitStatus lsp(const Arguments& arguments) {
  if (!arguments.operands().empty()) {
    return print_usage_error(&kLsp, "lsp takes no arguments; editors talk to it");
  }
  ScratchFolder scratch;
  posturelint::lsp::Server server({.rules = rules::builtin(),
                                   .version = std::string(version()),
                                   .rule_pages = find_rule_pages(),
                                   .today = [] { return std::optional(date_of_clock()); },
                                   .scratch_folder = [&] { return scratch.make(); }});
  while (!server.exit_status()) {
    pollfd input{STDIN_FILENO, POLLIN, 0};
    const int patience = server.has_work() ? server.work_delay_ms() : kLookForClientMs;
    const int ready = ::poll(&input, 1, patience);
    if (ready < 0 && errno != EINTR) {
      return print_failure(ExitStatus::failure,
                           {std::string("standard input: ") + std::strerror(errno)});
    }
    std::string answer;
    if (ready > 0) {
      const auto bytes = read_some();
      if (!bytes) return ExitStatus::findings;  // the client went away without a word
      answer = server.step(*bytes);
    } else if (server.has_work()) {
      answer = server.work();
    } else if (is_gone(server.client_process())) {
      return ExitStatus::findings;
    }
    if (const auto failed = write_output(answer))
      return print_failure(ExitStatus::failure, *failed);
  }
  return *server.exit_status() == 0 ? ExitStatus::clean : ExitStatus::findings;
}

constexpr Option kLspOptions[] = {
    {"stdio", Takes::nothing, "", "talk over standard input and output; it always does"},
};
constexpr OptionGroup kOptions[] = {{"How it talks", kLspOptions}};

}  // namespace

const Command kLsp{
    .name = "lsp",
    .operands = "",
    .summary = "talk to an editor: findings, fixes and more under the cursor",
    .details =
        "A language server (LSP 3.17) on standard input and output. Editors start it; what it "
        "does\n"
        "there, and how to start it from yours, is in docs/editors.md.\n",
    .options = kOptions,
    .exit_statuses =
        "  0  the editor said good-bye\n"
        "  1  the editor went away without it\n"
        "  2  wrong usage\n"
        "  3  standard input or output failed\n",
    .run = lsp,
};

}  // namespace posturelint::cli

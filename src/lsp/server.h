// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/civil_date.h"
#include "engine/rule.h"

namespace posturelint::lsp {

struct ServerOptions {
  /// Every rule of the program; must outlive the server.
  std::span<const Rule> rules;
  /// `0.1.0`
  std::string version;
  /// The folder with the pages of the rules; empty when they are not installed.
  std::string rule_pages = {};
  /// The day it is, for rules that reckon with it; null: nobody knows. Asked again and again.
  std::optional<CivilDate> (*today)() = nullptr;
  /// Makes the folder for texts that are shown and not kept (lsp/scratch.h); null: there is none.
  std::function<std::string()> scratch_folder = nullptr;
};

/// A language server without a process: bytes in, bytes out. Documents are linted once for all
/// messages that came together, so that fast typing costs no backlog. Whatever it is sent, it goes
/// on: what is wrong with a message is answered, and what breaks in us is answered too.
class Server {
 public:
  explicit Server(ServerOptions options);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Takes bytes as they came, split anyhow; gives the bytes to be sent.
  std::string step(std::string_view bytes);

  /// There are files of the workspace to be read, for which work() is to be called when nothing
  /// has come from the client.
  [[nodiscard]] bool has_work() const;
  /// How long to wait for the client before that.
  [[nodiscard]] int work_delay_ms() const;
  /// Does a few milliseconds of it; gives the bytes to be sent.
  std::string work();

  /// Set once the client has said `exit`: the status for the process to leave with.
  [[nodiscard]] std::optional<int> exit_status() const;
  /// The process that started us, as far as it has told: when it dies, nobody needs us.
  [[nodiscard]] std::optional<int> client_process() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace posturelint::lsp

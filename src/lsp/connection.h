// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "lsp/outbox.h"
#include "lsp/server.h"
#include "lsp/session.h"

namespace posturelint::lsp {

/// A client between `initialize` and `shutdown`: keeps its session up to date by what it tells, and
/// tells it what has changed.
class Connection {
 public:
  Connection(const ServerOptions& options, const InitializeParams& params, Outbox& out);

  [[nodiscard]] nlohmann::json initialize_result() const;
  /// The result of a request; nothing when there is no such method.
  std::optional<nlohmann::json> answer(const std::string& method, const nlohmann::json& params);
  void take_notification(const std::string& method, const nlohmann::json& params);
  void take_answer(Asked what, const nlohmann::json& result, bool failed);

  /// It may be another day than the last time.
  void look_at_calendar();
  /// Sends the diagnostics of one document that changed, or what is wrong with the configurations;
  /// to be called as long as there is something unsaid.
  void publish();
  [[nodiscard]] bool has_unsaid() const;

  [[nodiscard]] bool has_work() const;
  [[nodiscard]] int work_delay_ms() const;
  void work();

 private:
  struct Notification {
    std::string_view name;
    void (Connection::*take)(const nlohmann::json& params);
  };
  static const std::vector<Notification>& notifications();

  void initialized(const nlohmann::json& params);
  void did_open(const nlohmann::json& params);
  void did_change(const nlohmann::json& params);
  void did_save(const nlohmann::json& params);
  void did_close(const nlohmann::json& params);
  void did_change_configuration(const nlohmann::json& params);
  void did_change_watched_files(const nlohmann::json& params);
  void did_change_folders(const nlohmann::json& params);
  void ignore(const nlohmann::json& params);

  nlohmann::json list_rules();
  nlohmann::json execute_command(const ExecuteCommandParams& params);
  /// Requests of ours about a rule of a policy; nothing when it is another one.
  std::optional<nlohmann::json> answer_question(const std::string& method,
                                                const nlohmann::json& params);
  void open_rule_page(const std::string& id);
  void show_simulation(const RuleAddress& rule);
  /// Shows a text as a file of its own, or else as a message.
  void show(std::string_view name, const std::string& markdown, bool take_focus);
  void show_file(const std::string& uri, bool take_focus);
  void take_settings(const nlohmann::json& told);
  void set_settings(const Settings& settings);
  /// The workspace was forgotten: everything that was said may be wrong.
  void everything_changed();
  /// The texts of other files changed.
  void others_changed();
  void refresh();
  void publish_one(OpenDocument& document);
  void publish_failures();
  /// Where the file is a configuration that cannot be read: why.
  [[nodiscard]] std::vector<Diagnostic> mistakes_in(const std::string& uri) const;
  void publish_mistakes(const std::string& uri);
  void index();
  void join();
  void begin_progress();
  void report_progress();
  void end_progress();

  const ServerOptions& options_;
  Outbox& out_;
  Session session_;
  Settings initial_settings_;  // as they came with initialize
  Settings settings_;
  bool is_initialized_ = false;
  std::set<std::string> changed_;        // URIs of documents to publish
  std::vector<std::string> failures_;    // as told last
  std::set<std::string> told_failures_;  // failures shown as a message, each once
  std::map<std::string, std::vector<Diagnostic>> mistakes_;  // the failures with a place, by URI
  enum class Progress { none, asked, running } progress_ = Progress::none;
  unsigned progress_token_ = 0;
};

}  // namespace posturelint::lsp

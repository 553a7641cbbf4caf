// SPDX-License-Identifier: Apache-2.0
#include "lsp/connection.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/count_of.h"
#include "lsp/commands.h"
#include "lsp/features/diagnostics.h"
#include "lsp/methods.h"
#include "lsp/words.h"
#include "report/rule_page.h"
#include "report/uri.h"
#include "workspace/config_lookup.h"

namespace posturelint::lsp {
namespace {

using nlohmann::json;

constexpr std::string_view kRulePage = "posturelint/rulePage";
constexpr std::string_view kRules = "posturelint/rules";

std::string_view name_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }

/// What a change of this file changes is more than the file.
bool steers_the_workspace(std::string_view path) {
  return name_of(path) == kConfigFileName || name_of(path) == ".gitignore";
}

/// `path:line:column: what`, taken apart.
struct PlacedFailure {
  std::string path;
  LspPosition position;
  std::string what;
};
std::optional<PlacedFailure> parse_failure(std::string_view failure) {
  const std::size_t colon = failure.find(": ");
  if (colon == std::string_view::npos || !failure.starts_with('/')) return std::nullopt;
  PlacedFailure placed{.path = std::string(failure.substr(0, colon)),
                       .position = {},
                       .what = std::string(failure.substr(colon + 2))};
  const auto take_number = [&](std::uint32_t& number) {
    const std::size_t at = placed.path.rfind(':');
    if (at == std::string::npos) return;
    const char* end = placed.path.data() + placed.path.size();
    if (std::from_chars(placed.path.data() + at + 1, end, number).ptr == end)
      placed.path.resize(at);
  };
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  take_number(column);
  take_number(line);
  placed.position = {line - 1, column - 1};
  return placed;
}

}  // namespace

Connection::Connection(const ServerOptions& options, const InitializeParams& params, Outbox& out)
    : options_(options),
      out_(out),
      session_(options.rules, options.rule_pages, Scratch(options.scratch_folder), params),
      initial_settings_(params.settings),
      settings_(params.settings) {
  if (options_.today != nullptr) session_.workspace.set_today(options_.today());
}

json Connection::initialize_result() const {
  json capabilities = server_capabilities(session_);
  capabilities["executeCommandProvider"] = {
      {"commands", json::array({kOpenRulePage, kShowWhoReaches, kShowSimulation})}};
  return {{"capabilities", std::move(capabilities)},
          {"serverInfo", {{"name", "posturelint"}, {"version", options_.version}}}};
}

std::optional<json> Connection::answer(const std::string& method, const json& params) {
  if (method == "workspace/executeCommand") {
    return execute_command(params.get<ExecuteCommandParams>());
  }
  if (method == kRulePage) {
    const Rule* rule = session_.workspace.find_rule(params.get<RuleParams>().rule);
    return rule == nullptr ? json()
                           : json{{"markdown", rule_page_markdown(*rule, PageFor::editor)}};
  }
  if (method == kRules) return list_rules();
  if (auto answered = answer_question(method, params)) return answered;
  const Method* found = find_method(method);
  if (found == nullptr) return std::nullopt;
  return found->answer(session_, params);
}

json Connection::list_rules() {
  json out = json::array();
  for (const Rule& rule : session_.workspace.all_rules()) {
    out.push_back({{"id", rule.id},
                   {"severity", std::string(to_string(rule.severity))},
                   {"summary", rule.summary}});
  }
  return out;
}

const std::vector<Connection::Notification>& Connection::notifications() {
  static const std::vector<Notification> all = {
      {"initialized", &Connection::initialized},
      {"textDocument/didOpen", &Connection::did_open},
      {"textDocument/didChange", &Connection::did_change},
      {"textDocument/didSave", &Connection::did_save},
      {"textDocument/didClose", &Connection::did_close},
      {"workspace/didChangeConfiguration", &Connection::did_change_configuration},
      {"workspace/didChangeWatchedFiles", &Connection::did_change_watched_files},
      {"workspace/didChangeWorkspaceFolders", &Connection::did_change_folders},
      {"window/workDoneProgress/cancel", &Connection::ignore},
  };
  return all;
}

void Connection::take_notification(const std::string& method, const json& params) {
  const auto found = std::ranges::find(notifications(), method, &Notification::name);
  if (found != notifications().end()) {
    (this->*found->take)(params);
  } else if (!method.starts_with("$/")) {
    out_.log(LogLevel::warning, fmt::format("unknown notification \"{}\"", method));
  }
}

void Connection::ignore(const json&) {}

void Connection::initialized(const json&) {
  if (std::exchange(is_initialized_, true)) return;
  std::string folders;
  for (const std::string& folder : session_.workspace.folders()) {
    folders += fmt::format("{}{}", folders.empty() ? "" : ", ", folder);
  }
  out_.log(LogLevel::info,
           fmt::format("posturelint {}, {} rules; {}", options_.version, options_.rules.size(),
                       folders.empty() ? "no folder is open" : folders));
  if (session_.client.watch_files) {
    json watchers = json::array();
    for (const char* glob : {"**/*.{json,jsonl,ndjson,md,markdown,mdx,sh,bash,http,rest}",
                             "**/.posturelint.yaml", "**/.gitignore"}) {
      watchers.push_back({{"globPattern", glob}});
    }
    out_.ask(Asked::registration, "client/registerCapability",
             {{"registrations",
               {{{"id", "watched-files"},
                 {"method", "workspace/didChangeWatchedFiles"},
                 {"registerOptions", {{"watchers", std::move(watchers)}}}}}}});
  }
  if (session_.client.configuration) {
    out_.ask(Asked::configuration, "workspace/configuration",
             {{"items", {{{"section", "posturelint"}}}}});
  }
  begin_progress();
}

void Connection::did_open(const json& params) {
  const auto read = params.get<DidOpenParams>();
  session_.documents.open(read, session_.client.encoding);
  session_.set_stale();
  changed_.insert(read.uri);
}

void Connection::did_change(const json& params) {
  const auto read = params.get<DidChangeParams>();
  OpenDocument* document = session_.documents.find(read.uri);
  if (document == nullptr) {
    throw RequestError{error_code::kInvalidParams, fmt::format("{} is not open", read.uri)};
  }
  if (read.version && *read.version < document->version()) {
    throw RequestError{error_code::kInvalidParams,
                       fmt::format("{} is at version {}; a change to version {} comes too late",
                                   read.uri, document->version(), *read.version)};
  }
  document->change(read);
  session_.set_stale();
  changed_.insert(read.uri);
}

void Connection::did_save(const json& params) {
  // Clients that watch files tell of the configuration anyway; this is for those that do not.
  if (session_.client.watch_files) return;
  const std::string path = path_of_uri(params.get<DocumentParams>().uri);
  if (steers_the_workspace(path) || session_.workspace.holds_rules(path))
    return everything_changed();
  session_.workspace.reread(path);
  others_changed();
}

void Connection::did_close(const json& params) {
  const std::string uri = params.get<DocumentParams>().uri;
  if (session_.documents.find(uri) == nullptr) return;
  session_.documents.close(uri);
  changed_.erase(uri);
  if (!session_.client.pull_diagnostics) publish_mistakes(uri);
  others_changed();
}

void Connection::did_change_configuration(const json& params) {
  if (session_.client.configuration) {
    out_.ask(Asked::configuration, "workspace/configuration",
             {{"items", {{{"section", "posturelint"}}}}});
    return;
  }
  const json settings = params.value("settings", json());
  if (settings.is_object()) take_settings(settings.value("posturelint", settings));
}

void Connection::take_settings(const json& told) {
  if (!told.is_object()) return;
  // Some clients have an empty section for every server; then it is not here that they set things.
  const bool says_something = std::ranges::any_of(
      kSettingNames, [&](std::string_view name) { return told.contains(name); });
  set_settings(says_something ? read_settings(told) : initial_settings_);
}

void Connection::did_change_watched_files(const json& params) {
  bool all = false;
  for (const FileChange& change : params.get<WatchedFilesParams>().changes) {
    const std::string path = path_of_uri(change.uri);
    const bool steers = steers_the_workspace(path) || session_.workspace.holds_rules(path);
    if (steers || change.type != FileChangeType::changed) {
      all = true;
    } else {
      session_.workspace.reread(path);
    }
  }
  if (all) return everything_changed();
  others_changed();
}

void Connection::did_change_folders(const json& params) {
  const auto read = params.get<FoldersParams>();
  std::vector<std::string> folders = session_.workspace.folders();
  for (const std::string& uri : read.removed) std::erase(folders, path_of_uri(uri));
  for (const std::string& uri : read.added) {
    std::string path = path_of_uri(uri);
    if (path.starts_with('/') && std::ranges::find(folders, path) == folders.end()) {
      folders.push_back(std::move(path));
    }
  }
  session_.workspace.set_folders(std::move(folders));
  everything_changed();
}

void Connection::take_answer(Asked what, const json& result, bool failed) {
  switch (what) {
    case Asked::configuration:
      if (!failed && result.is_array() && !result.empty()) take_settings(result[0]);
      return;
    case Asked::progress:
      if (failed || session_.workspace.is_indexed()) {
        progress_ = Progress::none;
        return;
      }
      progress_ = Progress::running;
      out_.notify("$/progress", {{"token", fmt::format("posturelint-scan-{}", progress_token_)},
                                 {"value",
                                  {{"kind", "begin"},
                                   {"title", "Reading policies"},
                                   {"cancellable", false},
                                   {"percentage", 0}}}});
      return;
    case Asked::registration:
      if (failed) out_.log(LogLevel::warning, "the client does not watch files");
      return;
    case Asked::show_document:
    case Asked::refresh:
      return;
  }
}

void Connection::set_settings(const Settings& settings) {
  if (settings == settings_) return;
  settings_ = settings;
  session_.workspace.set_settings(settings);
  everything_changed();
}

void Connection::everything_changed() {
  session_.workspace.forget();
  session_.set_stale();
  told_failures_.clear();
  for (auto& [uri, document] : session_.documents.all()) {
    document->forget_report();
    changed_.insert(uri);
  }
  begin_progress();
  refresh();
}

void Connection::others_changed() {
  session_.set_stale();
  refresh();
}

void Connection::refresh() {
  const ClientCapabilities& client = session_.client;
  if (client.pull_diagnostics && client.refresh_diagnostics) {
    out_.ask(Asked::refresh, "workspace/diagnostic/refresh", nullptr);
  }
  if (client.refresh_inlay_hints) out_.ask(Asked::refresh, "workspace/inlayHint/refresh", nullptr);
  if (client.refresh_code_lenses) out_.ask(Asked::refresh, "workspace/codeLens/refresh", nullptr);
}

void Connection::look_at_calendar() {
  if (options_.today == nullptr) return;
  if (session_.workspace.set_today(options_.today())) everything_changed();
}

bool Connection::has_unsaid() const {
  return !changed_.empty() || session_.workspace.failures() != failures_;
}

void Connection::publish() {
  if (changed_.empty()) return publish_failures();
  // Taken out first: a document that breaks us is not tried again and again.
  const std::string uri = std::move(changed_.extract(changed_.begin()).value());
  OpenDocument* document = session_.documents.find(uri);
  if (document != nullptr) publish_one(*document);
}

void Connection::publish_one(OpenDocument& document) {
  if (session_.client.pull_diagnostics) return;
  std::vector<Diagnostic> found = diagnostics_of(session_, document);
  const std::vector<Diagnostic> mistakes = mistakes_in(document.uri());
  found.insert(found.end(), mistakes.begin(), mistakes.end());
  out_.notify("textDocument/publishDiagnostics",
              PublishDiagnostics{document.uri(), document.version(), std::move(found)});
}

std::vector<Diagnostic> Connection::mistakes_in(const std::string& uri) const {
  const auto found = mistakes_.find(uri);
  return found == mistakes_.end() ? std::vector<Diagnostic>() : found->second;
}

void Connection::publish_mistakes(const std::string& uri) {
  out_.notify("textDocument/publishDiagnostics",
              PublishDiagnostics{uri, std::nullopt, mistakes_in(uri)});
}

void Connection::publish_failures() {
  failures_ = session_.workspace.failures();
  std::set<std::string> uris;
  for (const auto& [uri, mistakes] : std::exchange(mistakes_, {})) uris.insert(uri);
  for (const std::string& failure : failures_) {
    if (const auto placed = parse_failure(failure)) {
      const std::string uri = path_to_uri(placed->path);
      Diagnostic& added = mistakes_[uri].emplace_back();
      added.range = {placed->position, {placed->position.line, placed->position.character + 1}};
      added.code = "configuration";
      added.message = placed->what;
      uris.insert(uri);
    }
    if (told_failures_.insert(failure).second) out_.show(LogLevel::error, failure);
  }
  for (const std::string& uri : uris) {
    // What is open is published as a whole; a client that pulls keeps what it is told apart.
    if (session_.documents.find(uri) != nullptr && !session_.client.pull_diagnostics) {
      changed_.insert(uri);
    } else {
      publish_mistakes(uri);
    }
  }
}

bool Connection::has_work() const {
  return is_initialized_ && (!session_.workspace.is_indexed() || session_.is_stale());
}

int Connection::work_delay_ms() const {
  // What comes of other files may come a moment later than what is being typed.
  constexpr int kPauseInTypingMs = 60;
  return session_.workspace.is_indexed() ? kPauseInTypingMs : 0;
}

void Connection::work() {
  if (session_.workspace.is_indexed()) {
    join();
  } else {
    index();
  }
}

void Connection::index() {
  session_.workspace.index_some();
  if (!session_.workspace.is_indexed()) return report_progress();
  end_progress();
  out_.log(LogLevel::info, fmt::format("read {} of the workspace",
                                       count_of(session_.workspace.files().size(), "file")));
  session_.set_stale();
  refresh();
}

void Connection::join() {
  const std::vector<std::string> changed = session_.join();
  if (!changed.empty() && session_.client.pull_diagnostics) refresh();
  changed_.insert(changed.begin(), changed.end());
}

void Connection::begin_progress() {
  if (!is_initialized_ || !session_.client.work_done_progress || progress_ != Progress::none)
    return;
  progress_ = Progress::asked;
  out_.ask(Asked::progress, "window/workDoneProgress/create",
           {{"token", fmt::format("posturelint-scan-{}", ++progress_token_)}});
}

void Connection::report_progress() {
  if (progress_ != Progress::running) return;
  const Workspace& workspace = session_.workspace;
  const std::size_t total = std::max<std::size_t>(workspace.total(), 1);
  out_.notify("$/progress",
              {{"token", fmt::format("posturelint-scan-{}", progress_token_)},
               {"value",
                {{"kind", "report"},
                 {"message", fmt::format("{} of {} files", workspace.done(), workspace.total())},
                 {"percentage", workspace.done() * 100 / total}}}});
}

void Connection::end_progress() {
  if (progress_ != Progress::running) return;
  progress_ = Progress::none;
  out_.notify("$/progress", {{"token", fmt::format("posturelint-scan-{}", progress_token_)},
                             {"value", {{"kind", "end"}}}});
}

}  // namespace posturelint::lsp

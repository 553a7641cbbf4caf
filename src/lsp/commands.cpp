// SPDX-License-Identifier: Apache-2.0
// What a connection does when the client has it do something, and our own requests that belong to
// it.
#include "lsp/commands.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "lsp/connection.h"
#include "lsp/policy_questions.h"
#include "report/finding_text.h"
#include "report/rule_page.h"
#include "report/uri.h"

namespace posturelint::lsp {
namespace {

using nlohmann::json;

constexpr std::string_view kWhoReaches = "posturelint/whoReaches";
constexpr std::string_view kSignIn = "posturelint/signIn";
constexpr std::string_view kSimulate = "posturelint/simulate";

/// How long a message in a window may be.
constexpr std::size_t kMaxMessage = 2000;

}  // namespace

std::optional<json> Connection::answer_question(const std::string& method, const json& params) {
  if (method != kWhoReaches && method != kSignIn && method != kSimulate) return std::nullopt;
  const auto read = params.get<RuleQuestionParams>();
  const RuleAddress rule{read.uri, read.fragment, read.pointer};
  if (method == kWhoReaches) return json{{"markdown", who_reaches_rule(session_, rule)}};
  if (method == kSignIn) return json{{"signIn", propose_sign_in(session_, rule)}};
  return json{{"markdown", simulate_sign_in(session_, rule, read.sign_in)}};
}

json Connection::execute_command(const ExecuteCommandParams& params) {
  const auto& arguments = params.arguments;
  if (params.command == kOpenRulePage && !arguments.empty()) {
    open_rule_page(arguments[0]);
    return nullptr;
  }
  const bool asks_who = params.command == kShowWhoReaches;
  if ((!asks_who && params.command != kShowSimulation) || arguments.size() < 3) {
    throw RequestError{error_code::kInvalidParams,
                       fmt::format("there is no command \"{}\"", params.command)};
  }
  const RuleAddress rule{arguments[0], arguments[1], arguments[2]};
  if (asks_who) {
    show("who-reaches", who_reaches_rule(session_, rule), true);
  } else if (arguments.size() == 3) {
    show_simulation(rule);
  } else if (OpenDocument* document = session_.documents.find(arguments[3])) {
    show("simulation", simulate_sign_in(session_, rule, document->file().source().text()), true);
  } else {
    throw RequestError{error_code::kRequestFailed, fmt::format("{} is not open", arguments[3])};
  }
  return nullptr;
}

void Connection::open_rule_page(const std::string& id) {
  const Rule* rule = session_.workspace.find_rule(id);
  if (rule == nullptr) {
    throw RequestError{error_code::kInvalidParams, fmt::format("there is no rule \"{}\"", id)};
  }
  const std::string uri = session_.rule_page_uri(*rule);
  if (!uri.empty() && session_.client.show_document) {
    show_file(uri, true);
  } else {
    out_.show(LogLevel::info,
              fmt::format("{}: {}", rule->id, rule_description(*rule, kMaxMessage)));
  }
}

void Connection::show_simulation(const RuleAddress& rule) {
  const std::string sign_in = propose_sign_in(session_, rule);
  show("simulation", simulate_sign_in(session_, rule, sign_in), false);
  if (!session_.client.show_document) return;
  const auto path = session_.scratch.write("sign-in", "json", sign_in);
  if (!path) return;
  session_.sign_ins[*path] = rule;
  show_file(path_to_uri(*path), true);
}

void Connection::show(std::string_view name, const std::string& markdown, bool take_focus) {
  if (session_.client.show_document) {
    if (const auto path = session_.scratch.write(name, "md", markdown)) {
      return show_file(path_to_uri(*path), take_focus);
    }
  }
  out_.show(LogLevel::info, shortened(markdown, kMaxMessage));
}

void Connection::show_file(const std::string& uri, bool take_focus) {
  out_.ask(Asked::show_document, "window/showDocument", {{"uri", uri}, {"takeFocus", take_focus}});
}

}  // namespace posturelint::lsp

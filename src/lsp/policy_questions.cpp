// SPDX-License-Identifier: Apache-2.0
#include "lsp/policy_questions.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "lsp/outbox.h"
#include "policy/coverage.h"
#include "policy/sign_in_reader.h"
#include "report/json_writer.h"
#include "report/markdown_text.h"
#include "report/reach_formats.h"
#include "report/simulation_formats.h"
#include "workspace/policy_files.h"
#include "workspace/reach_report.h"
#include "workspace/simulation_report.h"

namespace posturelint::lsp {
namespace {

[[noreturn]] void refuse(std::string why) {
  throw RequestError{error_code::kRequestFailed, std::move(why)};
}

/// The files of one configuration, and the rule among them.
class Question {
 public:
  Question(Session& session, const RuleAddress& address) {
    OpenDocument* document = session.documents.find(address.uri);
    if (document == nullptr) refuse(fmt::format("{} is not open", address.uri));
    const Setup* setup = session.setup(*document);
    if (setup == nullptr) refuse("the configuration excludes the file, or cannot be read");
    const auto place = place_in(*document, address);
    if (!place) refuse("the rule is not there any more");
    read_files(session, setup);
    const auto found = files_->rule_at(shown_name(session, document->path()), *place);
    if (!found) refuse("the rule is not there any more");
    found_ = *found;
  }

  [[nodiscard]] const PolicyFiles& files() const { return *files_; }
  [[nodiscard]] const FiledPolicy& policy() const { return *found_.policy; }
  [[nodiscard]] Node rule() const { return found_.rule; }

 private:
  /// As people name a file: below the folder they have open.
  static std::string shown_name(const Session& session, const std::string& path) {
    const std::vector<std::string>& folders = session.workspace.folders();
    if (folders.size() != 1 || !path.starts_with(folders[0] + "/")) return path;
    return path.substr(folders[0].size() + 1);
  }
  static SourcePtr for_people(const Session& session, const Source& source) {
    return Source::from_string(shown_name(session, source.name()), std::string(source.text()));
  }

  static std::optional<Span> place_in(const OpenDocument& document, const RuleAddress& address) {
    for (const Resource& resource : document.analysis().resources) {
      if (resource.kind != ResourceKind::access_policy_rule) continue;
      const RuleAddress here = address_of(document, resource.node);
      if (here.fragment != address.fragment || here.pointer != address.pointer) continue;
      return document.analysis().to_host(resource.node, resource.node.span());
    }
    return std::nullopt;
  }

  void read_files(Session& session, const Setup* setup) {
    session.workspace.index_all();
    std::vector<PolicyText> texts;
    for (auto& [uri, document] : session.documents.all()) {
      if (session.setup(*document) != setup) continue;
      const TextFile& file = document->file();
      texts.push_back({for_people(session, file.source()), file.host(), setup});
    }
    for (auto& [path, file] : session.workspace.files()) {
      const bool is_open = session.documents.find_path(path) != nullptr;
      if (is_open || file.job.setup != setup || file.facts.empty()) continue;
      if (auto source = Source::read(path)) {
        texts.push_back({for_people(session, **source), file.job.host, setup});
      }
    }
    files_ = PolicyFiles::of(texts);
  }

  std::unique_ptr<PolicyFiles> files_;
  PolicyFiles::FiledRule found_;
};

constexpr const char* kNoOrder = "the order of the policy's rules is not known";

/// What is wrong with a sign-in, as Markdown.
std::string mistakes_in(const Source& source, const std::vector<SignInMistake>& mistakes) {
  std::string out = "# This is no sign-in\n\n";
  for (const SignInMistake& mistake : mistakes) {
    const Position at = source.position(mistake.span.begin);
    out +=
        fmt::format("- line {}, column {}: {}\n", at.line, at.column, markdown_plain(mistake.what));
  }
  return out;
}

/// A sign-in for somebody to edit: without what no rule asks for, and with words for a user, a
/// type and a zone that are none of those that rules name.
void make_editable(ToldSignIn& told, const FactTable& facts) {
  const auto asks_for = [&](FactKind kind) {
    return std::ranges::any_of(facts.all(), [&](const Fact& fact) { return fact.kind == kind; });
  };
  const auto name_somebody = [&](std::optional<std::string>& told_id, FactKind kind,
                                 std::string_view other) {
    if (!asks_for(kind)) {
      told_id.reset();
    } else if (told_id && told_id->empty()) {
      told_id = other;
    }
  };
  name_somebody(told.user, FactKind::user, "somebody-else");
  name_somebody(told.user_type, FactKind::user_type, "another-type");
  if (!asks_for(FactKind::group)) told.groups.reset();
  if (!asks_for(FactKind::zone) && !asks_for(FactKind::some_zone)) told.zones.reset();
  if (told.zones) std::ranges::replace(*told.zones, "", "another-zone");
  if (!asks_for(FactKind::assurance)) told.satisfied.reset();
}

}  // namespace

RuleAddress address_of(const OpenDocument& document, Node rule) {
  return {document.uri(), std::to_string(document.analysis().fragment_index(rule)), rule.pointer()};
}

std::string who_reaches_rule(Session& session, const RuleAddress& address) {
  const Question question(session, address);
  const auto report = who_reaches(question.files(), question.policy(), question.rule());
  if (!report) refuse(report.error().what);
  return render_reach_markdown(*report);
}

std::string propose_sign_in(Session& session, const RuleAddress& address) {
  const Question question(session, address);
  const auto list = question.files().rules_of(question.policy());
  if (!list) refuse(kNoOrder);
  ToldSignIn told;
  Coverage coverage(*list);
  for (std::size_t i = 0; i < list->rules.size(); ++i) {
    if (list->rules[i].node != question.rule()) continue;
    const Coverage::Sets conditions = {&list->rules[i].conditions};
    auto witness = coverage.find(conditions, coverage.before(i));
    if (!witness) witness = coverage.find(conditions, {});
    if (!witness) continue;
    told = tell(list->facts, witness->sign_in);
    make_editable(told, list->facts);
  }
  std::string context;
  JsonWriter json(context);
  write_told(json, told);
  const auto read = nlohmann::ordered_json::parse(context, nullptr, false);
  return nlohmann::ordered_json{{"policyContext", read}}.dump(2) + "\n";
}

std::string simulate_sign_in(Session& session, const RuleAddress& address,
                             std::string_view sign_in) {
  const SourcePtr source = Source::from_string("sign-in", std::string(sign_in));
  const Document document = Document::parse(source->text());
  ReadSignIn read;
  for (const Finding& finding : document.findings()) {
    read.mistakes.push_back({finding.span, finding.message});
  }
  if (read.mistakes.empty()) read = read_sign_in(document.root());
  if (!read.mistakes.empty()) return mistakes_in(*source, read.mistakes);
  const Question question(session, address);
  const auto report = simulate_policy(question.files(), question.policy(), read.told);
  if (!report) refuse(kNoOrder);
  return render_simulation_markdown(*report);
}

}  // namespace posturelint::lsp

// SPDX-License-Identifier: Apache-2.0
#include "lsp/features/code_action.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "engine/lint.h"
#include "lsp/features/diagnostics.h"
#include "lsp/outbox.h"
#include "lsp/suppression_edit.h"
#include "report/rule_page.h"
#include "report/uri.h"

namespace posturelint::lsp {
namespace {

constexpr std::string_view kFix = "fix";
constexpr std::string_view kFixAll = "fixAll";
constexpr std::string_view kInConfig = "suppressInConfiguration";
constexpr std::string_view kInComment = "suppressInComment";

constexpr std::string_view kQuickFix = "quickfix";
constexpr std::string_view kSourceFixAll = "source.fixAll.posturelint";

bool is_wanted(const CodeActionParams& params, std::string_view kind) {
  return params.only.empty() || std::ranges::any_of(params.only, [&](const std::string& wanted) {
           return kind == wanted || kind.starts_with(wanted + ".");
         });
}

/// Makes the actions of one document.
class Actions {
 public:
  Actions(Session& session, OpenDocument& document, const Setup& setup)
      : session_(session), document_(document), setup_(setup) {}

  std::vector<CodeAction> offer(const CodeActionParams& params) {
    std::vector<CodeAction> out;
    const Span wanted = document_.positions().span(params.range);
    for (const Finding& finding : session_.findings(document_)) {
      if (finding.span.end < wanted.begin || finding.span.begin > wanted.end) continue;
      if (is_wanted(params, kQuickFix)) offer_quick_fixes(finding, out);
    }
    if (is_wanted(params, kSourceFixAll) && has_safe_fix()) {
      out.push_back(make(kFixAll, nullptr, "Fix all that is safe to fix", kSourceFixAll));
    }
    return out;
  }

  /// The edit of an action; nothing when it cannot be made (any more).
  std::optional<WorkspaceEdit> edit_of(std::string_view action, const Finding* finding) {
    if (action == kFixAll) return fix_all();
    if (finding == nullptr) return std::nullopt;
    if (action == kFix && finding->fix) return in_document(finding->fix->edits);
    if (action == kInConfig) return in_configuration(*finding);
    if (action != kInComment) return std::nullopt;
    const auto edit = suppress_in_comment(document_.analysis(), *finding, setup_);
    if (!edit) return std::nullopt;
    return in_document({*edit});
  }

  const Finding* find(const std::string& rule, Range range) {
    for (const Finding& finding : session_.findings(document_)) {
      if (finding.rule == rule && document_.positions().range(finding.span) == range) {
        return &finding;
      }
    }
    return nullptr;
  }

 private:
  void offer_quick_fixes(const Finding& finding, std::vector<CodeAction>& out) {
    if (finding.fix) {
      const bool is_safe = finding.fix->applicability == Applicability::safe;
      CodeAction action = make(kFix, &finding, as_title(finding.fix->title), kQuickFix);
      action.is_preferred = is_safe;
      if (!is_safe) action.title += " (look at the result)";
      out.push_back(std::move(action));
    }
    if (can_write_configuration()) {
      out.push_back(make(kInConfig, &finding,
                         fmt::format("Silence {} here, in {}", finding.rule, kConfigFileName),
                         kQuickFix));
    }
    if (suppress_in_comment(document_.analysis(), finding, setup_)) {
      out.push_back(make(kInComment, &finding,
                         fmt::format("Silence {} here, in a comment", finding.rule), kQuickFix));
    }
    CodeAction page{.title = fmt::format("Read about {}", finding.rule),
                    .kind = std::string(kQuickFix),
                    .diagnostics = {diagnostic(finding)},
                    .edit = std::nullopt,
                    .command = Command{.title = "Read about the rule",
                                       .command = "posturelint.openRulePage",
                                       .arguments = {finding.rule},
                                       .position = std::nullopt,
                                       .locations = {}},
                    .data = std::nullopt};
    out.push_back(std::move(page));
  }

  CodeAction make(std::string_view action, const Finding* finding, std::string title,
                  std::string_view kind) {
    CodeAction made{.title = std::move(title),
                    .kind = std::string(kind),
                    .diagnostics = {},
                    .edit = std::nullopt,
                    .command = std::nullopt,
                    .data = std::nullopt};
    if (finding != nullptr) made.diagnostics.push_back(diagnostic(*finding));
    if (!session_.client.code_action_resolve_edit) {
      made.edit = edit_of(action, finding);
      return made;
    }
    made.data = CodeActionData{
        .uri = document_.uri(),
        .version = document_.version(),
        .action = std::string(action),
        .rule = finding == nullptr ? "" : finding->rule,
        .range = finding == nullptr ? Range{} : document_.positions().range(finding->span)};
    return made;
  }

  Diagnostic diagnostic(const Finding& finding) const {
    return to_diagnostic(session_, finding, document_.uri(), document_.positions());
  }

  bool has_safe_fix() {
    return std::ranges::any_of(session_.findings(document_), [](const Finding& finding) {
      return finding.fix && finding.fix->applicability == Applicability::safe;
    });
  }

  WorkspaceEdit in_document(const std::vector<Edit>& edits) const {
    TextDocumentEdit made{.uri = document_.uri(), .version = document_.version(), .edits = {}};
    for (const Edit& edit : edits) {
      made.edits.push_back({document_.positions().range(edit.span), edit.text});
    }
    return {.documents = {std::move(made)}, .versioned = session_.client.document_changes};
  }

  WorkspaceEdit fix_all() const {
    const TextFile& file = document_.file();
    const FixReport fixed = fix(file.positions().shared_source(), file.host(), setup_.rules,
                                *setup_.schemas, Applicability::safe, Scope::discovered);
    return in_document({difference(file.source().text(), fixed.text)});
  }

  [[nodiscard]] bool can_write_configuration() const {
    if (!document_.path().starts_with('/')) return false;
    return setup_.config().source != nullptr || session_.client.create_files;
  }

  /// The configuration's path, or that of the one to be made: in the folder of the workspace.
  [[nodiscard]] std::string configuration_path() const {
    if (const SourcePtr& source = setup_.config().source) return source->name();
    for (const std::string& folder : session_.workspace.folders()) {
      if (document_.path().starts_with(folder + "/")) return join_path(folder, kConfigFileName);
    }
    return join_path(folder_of(document_.path()), kConfigFileName);
  }

  std::optional<WorkspaceEdit> in_configuration(const Finding& finding) const {
    const std::string path = configuration_path();
    const bool is_new = setup_.config().source == nullptr;
    SourcePtr source = is_new ? Source::from_string(path, "") : setup_.config().source;
    std::string in_project = path_in_project(setup_.config(), document_.path());
    if (is_new) in_project = document_.path().substr(folder_of(path).size() + 1);
    const auto edit = suppress_in_config(source->text(), finding, in_project);
    if (!edit) return std::nullopt;
    const Positions positions(source, session_.client.encoding);
    TextDocumentEdit made{.uri = path_to_uri(path),
                          .version = std::nullopt,
                          .edits = {{positions.range(edit->span), edit->text}},
                          .create = is_new};
    return WorkspaceEdit{.documents = {std::move(made)},
                         .versioned = is_new || session_.client.document_changes};
  }

  Session& session_;
  OpenDocument& document_;
  const Setup& setup_;
};

}  // namespace

std::vector<CodeAction> code_action(Session& session, const CodeActionParams& params) {
  OpenDocument* document = session.documents.find(params.uri);
  const Setup* setup = document == nullptr ? nullptr : session.setup(*document);
  if (setup == nullptr) return {};
  return Actions(session, *document, *setup).offer(params);
}

WorkspaceEdit resolve_code_action(Session& session, const CodeActionData& data) {
  OpenDocument* document = session.documents.find(data.uri);
  const Setup* setup = document == nullptr ? nullptr : session.setup(*document);
  if (setup == nullptr || data.version != document->version()) {
    throw RequestError{error_code::kContentModified, "the document has changed since"};
  }
  Actions actions(session, *document, *setup);
  const Finding* finding = actions.find(data.rule, data.range);
  auto edit = actions.edit_of(data.action, finding);
  if (!edit) throw RequestError{error_code::kRequestFailed, "there is nothing to do here"};
  return std::move(*edit);
}

}  // namespace posturelint::lsp

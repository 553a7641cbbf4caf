// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "finding/finding.h"
#include "lsp/protocol/params.h"
#include "lsp/session.h"

namespace posturelint::lsp {

/// A finding as the client shows it.
Diagnostic to_diagnostic(Session& session, const Finding& finding, const std::string& uri,
                         const Positions& positions);
std::vector<Diagnostic> diagnostics_of(Session& session, OpenDocument& document);

/// What a pull gives. `unchanged`: the client has these already.
struct DiagnosticReport {
  std::string uri;  // in reports about the workspace
  std::optional<int> version;
  std::string result_id;
  bool unchanged = false;
  std::vector<Diagnostic> items;
};
struct WorkspaceDiagnosticReport {
  std::vector<DiagnosticReport> items;
};

DiagnosticReport document_diagnostic(Session& session, const DiagnosticParams& params);
/// Every file of the workspace, open or not.
WorkspaceDiagnosticReport workspace_diagnostic(Session& session,
                                               const WorkspaceDiagnosticParams& params);

void to_json(nlohmann::json& out, const DiagnosticReport& value);
void to_json(nlohmann::json& out, const WorkspaceDiagnosticReport& value);

}  // namespace posturelint::lsp

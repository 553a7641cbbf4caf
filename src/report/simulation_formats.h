// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "report/json_writer.h"
#include "workspace/simulation_report.h"

namespace posturelint {

/// How to show a simulation to people.
struct SimulationStyle {
  bool color = false;
  /// Only the verdict.
  bool quiet = false;
  std::size_t width = 120;
};

/// For people: report/simulation_text.cpp.
std::string render_simulation_text(const SimulationReport& report, const SimulationStyle& style);
/// The same as a page of its own.
std::string render_simulation_markdown(const SimulationReport& report);
/// For programs, described by schemas/simulation.schema.json: report/simulation_json.cpp.
std::string render_simulation_json(const SimulationReport& report);

/// `"path", "line", "column"` of a place, as members of the object being written.
void write_place(JsonWriter& json, const FilePlace& place);
/// The sign-in as posturelint reads it: a `policyContext`.
void write_told(JsonWriter& json, const ToldSignIn& told);

}  // namespace posturelint

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "workspace/policy_maps.h"

namespace posturelint {

struct MapOptions {
  /// Write ANSI colours (text).
  bool color = false;
};

/// A way to show what `map` made.
struct MapFormat {
  std::string_view name;
  std::string (*render)(const MapReport& report, const MapOptions& options);
};
/// The first is the default.
std::span<const MapFormat> map_formats();

/// For a terminal: report/map_text.cpp.
std::string render_map_text(const MapReport& report, const MapOptions& options);
/// One self-contained page: report/map_html.cpp.
std::string render_map_html(const MapReport& report, const MapOptions& options);
/// For programs, described by schemas/map.schema.json: report/map_json.cpp.
std::string render_map_json(const MapReport& report, const MapOptions& options);

/// How maps show an outcome.
struct OutcomeLook {
  std::string_view name;   // for programs and style sheets
  std::string_view glyph;  // one or two characters
  std::string_view words;
};
const OutcomeLook& look_of(MapOutcome outcome);

/// What a cell of a map shows: each outcome once, in the order of evaluation.
std::vector<MapOutcome> outcomes_of(const MappedPolicy& policy, const MappedCell& cell);
MapOutcome outcome_of(const MappedPolicy& policy, const MappedEntry& entry);

/// The columns that a map needs: device and risk. One risk stands for all where none matters.
struct MapColumn {
  std::size_t device = 0;
  std::size_t risk = 0;
};
std::vector<MapColumn> columns_of(const MappedPolicy& policy);

/// The laxest way in, and of several such the one from the device that is known least.
struct WeakestWay {
  const MappedEntry* entry = nullptr;  // null: nobody is let in
  MapOutcome outcome = MapOutcome::denied;
};
WeakestWay weakest_way(const MappedPolicy& policy);

/// The name of a policy, or what stands for it.
std::string name_of(const MappedPolicy& policy);

}  // namespace posturelint

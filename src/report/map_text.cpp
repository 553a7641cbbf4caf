// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>
#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "report/comparison_formats.h"
#include "report/map_formats.h"
#include "report/style.h"
#include "report/visible.h"

namespace posturelint {
namespace {

constexpr std::size_t kCell = 6;

Ink ink_of(MapOutcome outcome) {
  switch (outcome) {
    case MapOutcome::strong:
    case MapOutcome::two:
      return Ink::fix;
    case MapOutcome::one:
      return Ink::warning;
    case MapOutcome::denied:
      return Ink::faint;
    case MapOutcome::chain:
      return Ink::info;
    case MapOutcome::unknown:
    case MapOutcome::undecided:
      break;
  }
  return Ink::error;
}

/// In a terminal one column each, in every font.
std::string_view glyph_of(MapOutcome outcome) {
  constexpr std::string_view kGlyphs[kMapOutcomes] = {"x", "S", "2", "C", "1", "?", "-"};
  return kGlyphs[static_cast<std::size_t>(outcome)];
}

class Renderer {
 public:
  Renderer(const MapReport& report, const MapOptions& options)
      : report_(report), paint_(options.color) {}

  std::string run() {
    for (const MappedPolicy& policy : report_.policies) add(policy);
    if (report_.policies.empty()) out_ += "no access policies\n";
    return std::move(out_);
  }

 private:
  void add(const MappedPolicy& policy) {
    std::string title = title_of(ResourceKind::access_policy, policy.name, policy.id);
    out_ += fmt::format("{}  {}\n", paint_(Ink::strong, visible(title)),
                        paint_(Ink::faint, place_name(policy.place)));
    if (!policy.failure.empty()) {
      out_ += fmt::format("  no map: {}\n\n", policy.failure);
      return;
    }
    add_grid(policy);
    for (const MappedHole& hole : policy.holes) {
      out_ += fmt::format("  {} {} lets in whom {} lets in from certain devices only{}\n",
                          paint_(Ink::error, "hole:"), rule_name(policy, hole.by),
                          rule_name(policy, hole.device_rule),
                          hole.certainty == Certainty::possible ? " (possibly)" : "");
      out_ += fmt::format("        for instance {}\n", visible(hole.sign_in));
    }
    add_rules(policy);
    out_ += '\n';
  }

  void add_grid(const MappedPolicy& policy) {
    const auto columns = columns_of(policy);
    const std::size_t group = policy.uses_risk ? kMapRisks * kCell : 14;
    out_ += fmt::format("  {:<10}", "");
    for (const MapColumn& column : columns) {
      if (column.risk > 0) continue;
      out_ += fmt::format("{:<{}}", to_string(static_cast<MapDevice>(column.device)), group);
    }
    end_line();
    if (policy.uses_risk) {
      out_ += fmt::format("  {:<10}", "");
      for (const MapColumn& column : columns) {
        constexpr std::string_view kShort[] = {"low", "med", "high"};
        out_ += fmt::format("{:<{}}", kShort[column.risk], kCell);
      }
      end_line();
    }
    std::set<MapOutcome> used;
    for (std::size_t platform = 0; platform < kMapPlatforms; ++platform) {
      out_ += fmt::format("  {:<10}", to_string(static_cast<MapPlatform>(platform)));
      for (const MapColumn& column : columns) {
        const MappedCell& cell = policy.cells[platform][column.device][column.risk];
        add_cell(policy, cell, policy.uses_risk ? kCell : group, used);
      }
      end_line();
    }
    add_legend(policy, used);
  }

  void end_line() {
    out_.erase(out_.find_last_not_of(' ') + 1);
    out_ += '\n';
  }

  void add_cell(const MappedPolicy& policy, const MappedCell& cell, std::size_t width,
                std::set<MapOutcome>& used) {
    std::string_view separator;
    std::size_t written = 0;
    for (const MapOutcome outcome : outcomes_of(policy, cell)) {
      used.insert(outcome);
      if (written + 2 >= width) break;
      out_ += separator;
      out_ += paint_(ink_of(outcome), glyph_of(outcome));
      written += separator.size() + 1;
      separator = "/";
    }
    if (cell.entries.empty()) {
      out_ += cell.gave_up ? "?" : ".";
      ++written;
    }
    if (!cell.holes.empty() && written < width) {
      out_ += paint_(Ink::error, "!");
      ++written;
    }
    out_.append(width - std::min(written, width), ' ');
  }

  void add_legend(const MappedPolicy& policy, const std::set<MapOutcome>& used) {
    std::vector<std::string> words;
    for (const MapOutcome outcome : used) {
      words.push_back(fmt::format("{} {}", glyph_of(outcome), look_of(outcome).words));
    }
    if (!policy.holes.empty()) words.emplace_back("! a hole");
    out_ += fmt::format("  {}\n", paint_(Ink::faint, fmt::format("{}", fmt::join(words, ", "))));
  }

  static std::string rule_name(const MappedPolicy& policy, std::size_t rule) {
    return visible(policy.rules[rule].name, 80);
  }

  void add_rules(const MappedPolicy& policy) {
    for (std::size_t i = 0; i < policy.rules.size(); ++i) {
      const MappedRule& rule = policy.rules[i];
      const std::string number =
          rule.state == RuleState::inactive ? "  " : fmt::format("{:>2}", i + 1);
      out_ += fmt::format(
          "  {} {} {}{}  {}\n", number, paint_(ink_of(rule.outcome), glyph_of(rule.outcome)),
          rule_name(policy, i), state(rule), paint_(Ink::faint, place_name(rule.place)));
    }
  }

  std::string state(const MappedRule& rule) {
    switch (rule.state) {
      case RuleState::decides:
        return "";
      case RuleState::dead: {
        if (rule.is_system) return " (never reached)";
        std::vector<std::string> by;
        for (const std::size_t other : rule.covered_by) by.push_back(fmt::format("{}", other + 1));
        if (by.empty()) return paint_(Ink::error, " (dead)");
        return paint_(Ink::error, fmt::format(" (dead: covered by {})", fmt::join(by, ", ")));
      }
      case RuleState::nobody:
        return paint_(Ink::error, " (fits nobody)");
      case RuleState::inactive:
        return " (inactive)";
      case RuleState::unknown:
        break;
    }
    return " (perhaps dead)";
  }

  static std::string place_name(const ComparedPlace& place) {
    return fmt::format("{}:{}:{}", visible(place.path), place.position.line, place.position.column);
  }

  const MapReport& report_;
  Paint paint_;
  std::string out_;
};

}  // namespace

std::string render_map_text(const MapReport& report, const MapOptions& options) {
  return Renderer(report, options).run();
}

}  // namespace posturelint

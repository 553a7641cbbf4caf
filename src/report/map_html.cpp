// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>
#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "report/map_formats.h"
#include "report/map_page.h"

namespace posturelint {
namespace {

/// Of the rules that decide in one cell; a policy of hundreds of groups has more.
constexpr std::size_t kShownEntries = 12;
constexpr std::size_t kShownParts = 4;
/// Of one cell of a small map.
constexpr std::size_t kPixels = 8;

std::string place_name(const ComparedPlace& place) {
  return fmt::format("{}:{}:{}", place.path, place.position.line, place.position.column);
}

std::string plural(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

/// With `outcome` and `glyph`, as many pieces want them.
PageValues look_values(MapOutcome outcome) {
  const OutcomeLook& look = look_of(outcome);
  return {{"outcome", std::string(look.name)}, {"glyph", std::string(look.glyph)}};
}
PageValues with(PageValues values, const PageValues& more) {
  values.insert(more.begin(), more.end());
  return values;
}

/// The section of one policy.
class Section {
 public:
  Section(const MappedPolicy& policy, std::size_t number)
      : policy_(policy), key_(fmt::format("p{}", number)), columns_(columns_of(policy)) {}

  std::string run() {
    if (!policy_.failure.empty()) {
      return fill_page("unmapped.html", {{"policy", key_},
                                         {"name", name_of(policy_)},
                                         {"where", where()},
                                         {"why", policy_.failure}});
    }
    std::string rows = grid_rows();
    return fill_page("policy.html", {{"policy", key_},
                                     {"name", name_of(policy_)},
                                     {"where", where()},
                                     {"chips", chips()},
                                     {"weakest", weakest()},
                                     {"heads", heads()},
                                     {"rows", std::move(rows)},
                                     {"legend", legend()},
                                     {"details", std::move(details_)},
                                     {"holes", holes()},
                                     {"rules", rules()}});
  }

  /// Its line in the table of all.
  [[nodiscard]] std::string overview() const {
    const std::size_t dead = policy_.count(RuleState::dead) + policy_.count(RuleState::nobody);
    std::string way = "no map";
    if (policy_.failure.empty()) {
      const WeakestWay found = weakest_way(policy_);
      const OutcomeLook& look = look_of(found.outcome);
      way =
          fill_page("legend.html",
                    with(look_values(found.outcome),
                         {{"text", std::string(found.entry == nullptr ? "nobody" : look.words)}}));
      // Not an item of a list here.
      way = way.substr(4, way.size() - 9);
    }
    return fill_page("overview_row.html", {{"policy", key_},
                                           {"name", name_of(policy_)},
                                           {"weakest", way},
                                           {"rules", fmt::format("{}", policy_.rules.size())},
                                           {"holes", fmt::format("{}", policy_.holes.size())},
                                           {"holes-class", policy_.holes.empty() ? "" : "bad"},
                                           {"dead", fmt::format("{}", dead)},
                                           {"dead-class", dead == 0 ? "" : "warn"}});
  }

 private:
  [[nodiscard]] std::string where() const {
    return policy_.id.empty() ? place_name(policy_.place)
                              : fmt::format("{} · {}", policy_.id, place_name(policy_.place));
  }

  [[nodiscard]] std::string chips() const {
    std::string out =
        fill_page("chip.html", {{"class", ""}, {"text", plural(policy_.rules.size(), "rule")}});
    const auto add = [&](bool wanted, std::string_view kind, std::string text) {
      if (!wanted) return;
      out += '\n';
      out += fill_page("chip.html", {{"class", std::string(kind)}, {"text", std::move(text)}});
    };
    const std::size_t dead = policy_.count(RuleState::dead);
    const std::size_t nobody = policy_.count(RuleState::nobody);
    const std::size_t inactive = policy_.count(RuleState::inactive);
    add(!policy_.holes.empty(), "bad", plural(policy_.holes.size(), "hole"));
    add(dead > 0, "warn", plural(dead, "dead rule"));
    add(nobody > 0, "warn", plural(nobody, "rule") + " for nobody");
    add(inactive > 0, "", fmt::format("{} inactive", inactive));
    add(policy_.is_open_ended(), "warn", "catch-all rule not in the files");
    add(depends_on_unknown(), "", "depends on what cannot be read");
    return out;
  }

  [[nodiscard]] bool depends_on_unknown() const {
    for (const auto& platform : policy_.cells) {
      for (const auto& device : platform) {
        for (const MappedCell& cell : device) {
          if (cell.gave_up) return true;
          for (const MappedEntry& entry : cell.entries) {
            if (entry.certainty == Certainty::possible) return true;
          }
        }
      }
    }
    return false;
  }

  [[nodiscard]] std::string weakest() const {
    const WeakestWay way = weakest_way(policy_);
    if (way.entry == nullptr) return "";
    const MappedRule& rule = policy_.rules[*way.entry->rule];
    return fill_page("weakest.html",
                     with(look_values(way.outcome), {{"sign-in", way.entry->sign_in},
                                                     {"actions", rule.actions},
                                                     {"rule", rule_key(*way.entry->rule)},
                                                     {"name", rule.name}}));
  }

  [[nodiscard]] std::string heads() const {
    const std::size_t span = policy_.uses_risk ? kMapRisks : 1;
    std::string groups = "<tr><td></td>";
    std::string risks = "<tr><td></td>";
    for (const auto& [device, risk] : columns_) {
      const std::string gap(gap_before({device, risk}));
      if (risk == 0) {
        groups += fill_page("head_group.html",
                            {{"class", gap},
                             {"span", fmt::format("{}", span)},
                             {"text", std::string(to_string(static_cast<MapDevice>(device)))}});
      }
      const std::string_view word = risk_in_words(static_cast<Risk>(risk));
      risks += fill_page("head_risk.html", {{"class", gap},
                                            {"title", fmt::format("{} risk", word)},
                                            {"text", risk == 1 ? "med" : std::string(word)}});
    }
    groups += "</tr>";
    risks += "</tr>";
    return policy_.uses_risk ? groups + "\n" + risks : groups;
  }

  /// The groups of columns stand apart.
  static std::string_view gap_before(const MapColumn& column) {
    return column.risk == 0 && column.device > 0 ? "gap" : "";
  }

  std::string grid_rows() {
    std::string out;
    for (std::size_t platform = 0; platform < kMapPlatforms; ++platform) {
      std::string cells;
      for (const MapColumn& column : columns_) cells += cell(platform, column);
      if (!out.empty()) out += '\n';
      out += fill_page("row.html",
                       {{"platform", std::string(to_string(static_cast<MapPlatform>(platform)))},
                        {"cells", cells}});
    }
    return out;
  }

  std::string cell(std::size_t platform, const MapColumn& column) {
    const MappedCell& cell = policy_.cells[platform][column.device][column.risk];
    if (cell.entries.empty() && !cell.gave_up) {
      return fill_page("no_cell.html", {{"gap", std::string(gap_before(column))}});
    }
    const std::string title = fmt::format(
        "{}, {}{}", to_string(static_cast<MapPlatform>(platform)),
        to_string(static_cast<MapDevice>(column.device)),
        policy_.uses_risk ? fmt::format(", {} risk", risk_in_words(static_cast<Risk>(column.risk)))
                          : "");
    const std::string key = fmt::format("{}-c{}", key_, next_cell_++);
    if (!details_.empty()) details_ += '\n';
    details_ += detail(cell, key, title);

    std::string parts;
    std::vector<std::string_view> words;
    const std::vector<MapOutcome> outcomes = outcomes_of(policy_, cell);
    for (const MapOutcome outcome : outcomes) {
      words.push_back(look_of(outcome).words);
      if (words.size() <= kShownParts) parts += fill_page("part.html", look_values(outcome));
    }
    std::vector<std::string> rules;
    for (const MappedEntry& entry : cell.entries) {
      if (entry.rule) rules.push_back(fmt::format("{}", *entry.rule));
    }
    const bool has_hole = !cell.holes.empty();
    return fill_page("cell.html",
                     {{"class", has_hole ? " hole" : ""},
                      {"gap", std::string(gap_before(column))},
                      {"detail", key},
                      {"label", fmt::format("{}: {}{}", title, fmt::join(words, ", or "),
                                            has_hole ? ", a hole" : "")},
                      {"rules", fmt::format("{}", fmt::join(rules, " "))},
                      {"parts", parts},
                      {"mark", has_hole ? fill_page("mark.html", {}) : ""}});
  }

  std::string detail(const MappedCell& cell, const std::string& key, const std::string& title) {
    std::string entries;
    for (std::size_t i = 0; i < std::min(cell.entries.size(), kShownEntries); ++i) {
      if (i > 0) entries += '\n';
      entries += entry(cell.entries[i]);
    }
    std::string notes;
    if (cell.entries.size() > kShownEntries) {
      notes += fill_page(
          "more_note.html",
          {{"text", fmt::format("and {} more rules", cell.entries.size() - kShownEntries)}});
    }
    if (cell.gave_up) {
      notes += fill_page("more_note.html", {{"text", "more cases than were looked at"}});
    }
    for (const std::size_t hole : cell.holes) {
      const MappedHole& found = policy_.holes[hole];
      notes +=
          fill_page("hole_note.html", {{"by", policy_.rules[found.by].name},
                                       {"device-rule", policy_.rules[found.device_rule].name}});
    }
    return fill_page("detail.html",
                     {{"detail", key}, {"title", title}, {"entries", entries}, {"notes", notes}});
  }

  [[nodiscard]] std::string entry(const MappedEntry& entry) const {
    std::string rule = "No rule of the files";
    std::string actions = "the catch-all rule decides";
    if (entry.rule) {
      rule = rule_link(*entry.rule);
      actions = policy_.rules[*entry.rule].actions;
    }
    const std::string depends =
        entry.unknown.empty()
            ? ""
            : fill_page("depends.html",
                        {{"what", fmt::format("{}", fmt::join(entry.unknown, "; "))}});
    return fill_page("entry.html",
                     with(look_values(outcome_of(policy_, entry)), {{"rule", rule},
                                                                    {"actions", actions},
                                                                    {"sign-in", entry.sign_in},
                                                                    {"depends", depends}}));
  }

  [[nodiscard]] std::string rule_key(std::size_t rule) const {
    return fmt::format("{}-r{}", key_, rule);
  }
  [[nodiscard]] std::string rule_link(std::size_t rule) const {
    return fill_page("rule_link.html",
                     {{"rule", rule_key(rule)}, {"name", policy_.rules[rule].name}});
  }

  [[nodiscard]] std::string legend() const {
    std::set<MapOutcome> used;
    for (const MapColumn& column : columns_) {
      for (const auto& platform : policy_.cells) {
        for (const MappedEntry& entry : platform[column.device][column.risk].entries) {
          used.insert(outcome_of(policy_, entry));
        }
      }
    }
    std::string out;
    for (const MapOutcome outcome : used) {
      out += fill_page("legend.html",
                       with(look_values(outcome), {{"text", std::string(look_of(outcome).words)}}));
      out += '\n';
    }
    if (!policy_.holes.empty()) {
      out += "<li>" + fill_page("mark.html", {}) + " a hole</li>";
    }
    return out;
  }

  [[nodiscard]] std::string holes() const {
    if (policy_.holes.empty()) return "";
    std::string out;
    for (const MappedHole& hole : policy_.holes) {
      out += fill_page("hole.html",
                       {{"by", rule_key(hole.by)},
                        {"by-name", policy_.rules[hole.by].name},
                        {"device-rule", rule_key(hole.device_rule)},
                        {"device-rule-name", policy_.rules[hole.device_rule].name},
                        {"certainty", hole.certainty == Certainty::possible ? " (possibly)" : ""},
                        {"sign-in", hole.sign_in}});
      out += '\n';
    }
    return fill_page("holes.html", {{"holes", out}});
  }

  [[nodiscard]] std::string rules() const {
    std::string out;
    for (std::size_t i = 0; i < policy_.rules.size(); ++i) out += rule(i) + '\n';
    return out;
  }

  [[nodiscard]] std::string rule(std::size_t index) const {
    const MappedRule& rule = policy_.rules[index];
    const std::string asks = rule.is_system || rule.conditions.empty()
                                 ? "everybody"
                                 : fmt::format("{}", fmt::join(rule.conditions, " · "));
    const bool is_off = rule.state != RuleState::decides && rule.state != RuleState::unknown;
    const Mini mini = mini_of(index);
    return fill_page(
        "rule.html",
        with(look_values(rule.outcome),
             {{"rule", rule_key(index)},
              {"class", is_off ? "off" : ""},
              {"index", fmt::format("{}", index)},
              {"number", rule.state == RuleState::inactive ? "" : fmt::format("{}", index + 1)},
              {"name", rule.name},
              {"state", state(rule)},
              {"asks", rule.state == RuleState::inactive ? "" : asks},
              {"actions", rule.actions},
              {"where", place_name(rule.place)},
              {"width", fmt::format("{}", mini.width)},
              {"pixels", fmt::format("{}", mini.width * kPixels)},
              {"ground", mini.ground},
              {"path", mini.path},
              {"reach", fmt::format("decides in {} of {} cells", mini.cells, mini.of)}}));
  }

  [[nodiscard]] std::string state(const MappedRule& rule) const {
    const auto fill = [](std::string_view kind, std::string text) {
      return fill_page("state.html", {{"class", std::string(kind)}, {"text", std::move(text)}});
    };
    switch (rule.state) {
      case RuleState::decides:
        return "";
      case RuleState::dead: {
        if (rule.is_system) return fill("plain", "never reached");
        std::vector<std::string> by;
        for (const std::size_t other : rule.covered_by) by.push_back(fmt::format("{}", other + 1));
        return fill("bad",
                    by.empty() ? "dead" : fmt::format("dead: covered by {}", fmt::join(by, ", ")));
      }
      case RuleState::nobody:
        return fill("bad", "fits nobody");
      case RuleState::inactive:
        return fill("plain", "inactive");
      case RuleState::unknown:
        return fill("plain", "perhaps dead");
    }
    return "";
  }

  /// A small map of where one rule decides.
  struct Mini {
    std::size_t width = 0;
    std::size_t cells = 0;
    std::size_t of = 0;
    std::string ground;  // paths of SVG
    std::string path;
  };
  [[nodiscard]] Mini mini_of(std::size_t rule) const {
    Mini mini;
    std::size_t x = 0;
    std::size_t device = 0;
    for (const MapColumn& column : columns_) {
      if (column.device != device) ++x;  // a gap
      device = column.device;
      for (std::size_t y = 0; y < kMapPlatforms; ++y) {
        const MappedCell& cell = policy_.cells[y][column.device][column.risk];
        if (cell.entries.empty()) continue;
        ++mini.of;
        const std::string square = fmt::format("M{} {}h.86v.86h-.86z", x, y);
        const bool decides = std::ranges::find(cell.entries, std::optional(rule),
                                               &MappedEntry::rule) != cell.entries.end();
        (decides ? mini.path : mini.ground) += square;
        if (decides) ++mini.cells;
      }
      ++x;
    }
    mini.width = x;
    return mini;
  }

  const MappedPolicy& policy_;
  std::string key_;
  std::vector<MapColumn> columns_;
  std::string details_;
  std::size_t next_cell_ = 0;
};

}  // namespace

std::string render_map_html(const MapReport& report, const MapOptions& /*options*/) {
  std::string sections;
  std::string rows;
  for (std::size_t i = 0; i < report.policies.size(); ++i) {
    Section section(report.policies[i], i + 1);
    sections += section.run() + '\n';
    rows += section.overview() + '\n';
  }
  const bool has_several = report.policies.size() > 1;
  const auto& style = map_page_file("page.css");
  const auto& script = map_page_file("page.js");
  return fill_page("page.html",
                   {{"path", report.path},
                    {"style", std::string(style.text)},
                    {"style-hash", std::string(style.hash)},
                    {"script", std::string(script.text)},
                    {"script-hash", std::string(script.hash)},
                    {"overview", has_several ? fill_page("overview.html", {{"rows", rows}}) : ""},
                    {"policies", sections}}) +
         '\n';
}

}  // namespace posturelint

// SPDX-License-Identifier: Apache-2.0
#include "engine/suppression_entries.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "engine/suppression_comments.h"
#include "engine/yaml_edit.h"

namespace posturelint {
namespace {

constexpr std::string_view kKey = "suppressions";

/// Something that can go: an entry, or one of its names.
struct Useless {
  std::size_t entry = 0;
  std::optional<std::size_t> name;  // nothing: the whole entry
  std::string_view rule;            // what reports it
  Span span;
  std::string message;
};

std::string scope_of(const Suppression& entry) {
  return entry.path.empty() ? "" : fmt::format(" in {}", entry.path);
}

void add_unused(const Suppression& entry, std::size_t index, const std::vector<bool>& used,
                const RuleSet& rules, std::vector<Useless>& out) {
  std::vector<std::size_t> names;
  for (std::size_t i = 0; i < entry.rules.size(); ++i) {
    const bool is_used = i < used.size() && used[i];
    if (!is_used && can_judge(entry.rules[i], rules)) names.push_back(i);
  }
  if (names.size() == entry.rules.size()) {
    const std::string what = entry.rules.size() == 1 ? entry.rules[0] : "the entry's rules";
    out.push_back({index, std::nullopt, "suppression/unused", entry.rule_spans[0],
                   fmt::format("{} silenced nothing{}; the entry can go", what, scope_of(entry))});
    return;
  }
  for (const std::size_t i : names) {
    out.push_back({index, i, "suppression/unused", entry.rule_spans[i],
                   fmt::format("{} silenced nothing{}; the entry's other rules did", entry.rules[i],
                               scope_of(entry))});
  }
}

std::vector<Useless> find_useless(const RuleSet& rules, const SuppressionUse& use,
                                  const std::vector<bool>& covered) {
  std::vector<Useless> out;
  const auto& entries = rules.config().suppressions;
  const std::vector<bool> none;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Suppression& entry = entries[i];
    if (rules.today() && entry.expires && *rules.today() > *entry.expires) {
      out.push_back({i, std::nullopt, "suppression/expired", entry.expires_span,
                     fmt::format("this suppression was good until {}; it no longer silences "
                                 "anything{}",
                                 to_string(*entry.expires),
                                 entry.owner.empty() ? "" : "; ask " + entry.owner)});
    } else if (i < covered.size() && covered[i]) {
      add_unused(entry, i, i < use.entries.size() ? use.entries[i] : none, rules, out);
    }
  }
  std::erase_if(out, [&](const Useless& useless) {
    const Rule* rule = rules.find(useless.rule);
    return rule != nullptr && !rules.severity(*rule);
  });
  return out;
}

bool is_all(const std::vector<Useless>& useless, const Config& config) {
  return useless.size() == config.suppressions.size() &&
         std::ranges::none_of(useless, [](const Useless& one) { return one.name.has_value(); });
}

YamlItem item_of(const Useless& useless) {
  if (!useless.name) return {{{kKey}}, useless.entry};
  return {{{kKey}, {"", useless.entry}, {"rules"}}, *useless.name};
}

std::optional<Edit> removal_of(const Useless& useless, const Source& source) {
  const YamlItem item = item_of(useless);
  return remove_yaml_item(source, item.list, item.index);
}

/// How often taking something out is tried by itself: each time the whole text is read. In a long
/// one with very many entries the last findings have no fix.
std::size_t tries_in(const Source& source) {
  constexpr std::size_t kBytesToRead = 4U * 1024U * 1024U;
  return 1 + kBytesToRead / (source.text().size() + 1);
}

/// Takes them out all at once; nothing when they hang together.
std::optional<PrunedConfig> prune_at_once(const Source& source, std::span<const Useless> useless) {
  std::vector<YamlItem> items;
  for (const Useless& one : useless) items.push_back(item_of(one));
  const auto edits = remove_yaml_items(source, items);
  if (!edits) return std::nullopt;
  return PrunedConfig{apply_edits(source.text(), *edits), useless.size()};
}

}  // namespace

FileReport check_suppression_entries(const RuleSet& rules, const SuppressionUse& use,
                                     const std::vector<bool>& covered) {
  const Config& config = rules.config();
  FileReport report;
  report.source = config.source;
  const std::vector<Useless> useless = find_useless(rules, use, covered);
  const bool all = is_all(useless, config);
  // Where nothing but useless entries is left, the key goes with them: an empty one is a mistake.
  const auto removal_of_all = all ? remove_yaml_key(*config.source, kKey) : std::nullopt;
  std::size_t tries = all ? 0 : tries_in(*config.source);
  for (const Useless& one : useless) {
    const Rule* rule = rules.find(one.rule);
    Finding& finding = report.findings.emplace_back();
    finding.rule = one.rule;
    finding.severity =
        rule == nullptr ? Severity::warning : rules.severity(*rule).value_or(rule->severity);
    finding.span = one.span;
    finding.message = one.message;
    auto edit = removal_of_all;
    if (tries > 0) {
      --tries;
      edit = removal_of(one, *config.source);
    }
    if (!edit) continue;
    const std::string title =
        one.name ? "remove " + config.suppressions[one.entry].rules[*one.name] : "remove the entry";
    finding.fix =
        Fix{all && useless.size() > 1 ? "remove all entries; none silences anything" : title,
            Applicability::safe,
            {*edit}};
  }
  sort_and_deduplicate(report.findings);
  return report;
}

std::optional<PrunedConfig> prune_suppression_entries(const RuleSet& rules,
                                                      const SuppressionUse& use,
                                                      const std::vector<bool>& covered) {
  const Config& config = rules.config();
  const std::vector<Useless> useless = find_useless(rules, use, covered);
  if (useless.empty()) return std::nullopt;
  if (is_all(useless, config)) {
    const auto edit = remove_yaml_key(*config.source, kKey);
    if (!edit) return std::nullopt;
    return PrunedConfig{apply_edits(config.source->text(), std::span(&*edit, 1)), useless.size()};
  }
  if (auto pruned = prune_at_once(*config.source, useless)) return pruned;
  // One by one, from the last to the first, so that what is still to go stays where it is.
  PrunedConfig pruned;
  SourcePtr source = config.source;
  std::size_t tries = tries_in(*source);
  for (auto one = useless.rbegin(); one != useless.rend() && tries > 0; ++one, --tries) {
    const auto edit = removal_of(*one, *source);
    if (!edit) continue;
    source = Source::from_string(source->name(), apply_edits(source->text(), std::span(&*edit, 1)));
    ++pruned.removed;
  }
  if (pruned.removed == 0) return std::nullopt;
  pruned.text = source->text();
  return pruned;
}

}  // namespace posturelint

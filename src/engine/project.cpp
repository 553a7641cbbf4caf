// SPDX-License-Identifier: Apache-2.0
#include "engine/project.h"

#include <algorithm>
#include <map>
#include <utility>

namespace posturelint {
namespace {

template <typename Fact>
void append(std::vector<InFile<Fact>>& all, const FileFacts& file, const std::vector<Fact>& facts) {
  for (const Fact& fact : facts) all.push_back({&file, &fact});
}

/// By the words that `word_of` gives; facts of which it gives none are left out.
template <typename Fact, typename WordOf>
FactIndex<Fact> index_by(WordOf word_of, const std::vector<InFile<Fact>>& all) {
  std::vector<std::pair<std::string_view, InFile<Fact>>> entries;
  entries.reserve(all.size());
  for (const InFile<Fact>& fact : all) {
    const std::string_view word = word_of(*fact);
    if (!word.empty()) entries.emplace_back(word, fact);
  }
  std::ranges::stable_sort(entries, {}, [](const auto& entry) { return entry.first; });
  FactIndex<Fact> index;
  index.words.reserve(entries.size());
  index.facts.reserve(entries.size());
  for (const auto& [word, fact] : entries) {
    index.words.push_back(word);
    index.facts.push_back(fact);
  }
  return index;
}

template <typename Fact>
std::span<const InFile<Fact>> find_in(const FactIndex<Fact>& index, std::string_view word) {
  const auto [begin, end] = std::equal_range(index.words.begin(), index.words.end(), word);
  return std::span(index.facts)
      .subspan(static_cast<std::size_t>(begin - index.words.begin()),
               static_cast<std::size_t>(end - begin));
}

std::string_view text_of(const std::optional<FactText>& text) {
  return text ? std::string_view(text->text) : "";
}

}  // namespace

Project::Project(std::vector<const FileFacts*> files, Extent extent) : extent_(extent) {
  std::erase_if(files, [](const FileFacts* file) { return file->empty(); });
  const auto by_name = [](const FileFacts* a, const FileFacts* b) {
    return a->source->name() < b->source->name();
  };
  // They mostly come in this order.
  if (!std::is_sorted(files.begin(), files.end(), by_name)) std::ranges::sort(files, by_name);
  for (const FileFacts* file : files) {
    append(assurances_, *file, file->assurances);
    append(posture_checks_, *file, file->posture_checks);
    append(policies_, *file, file->policies);
    append(rules_, *file, file->rules);
    append(deletions_, *file, file->deletions);
  }
  const auto id = [](const ObjectFact& fact) { return fact.known_id(); };
  assurances_by_id_ = index_by(id, assurances_);
  policies_by_id_ = index_by(id, policies_);
  assurances_by_name_ =
      index_by([](const AssuranceFact& fact) { return text_of(fact.name); }, assurances_);
  checks_by_variable_ = index_by(
      [](const PostureCheckFact& fact) { return text_of(fact.variable); }, posture_checks_);
  group_rules();
}

std::span<const InFile<AssuranceFact>> Project::assurances_with_id(std::string_view id) const {
  return find_in(assurances_by_id_, id);
}

std::span<const InFile<AssuranceFact>> Project::assurances_with_name(std::string_view name) const {
  return find_in(assurances_by_name_, name);
}

std::span<const InFile<PostureCheckFact>> Project::checks_of_variable(
    std::string_view variable) const {
  return find_in(checks_by_variable_, variable);
}

Platform Project::platform_of(std::string_view assurance_id) const {
  Platform platform = Platform::unknown;
  for (const auto& definition : assurances_with_id(assurance_id)) {
    if (definition->platform == Platform::unknown) return Platform::unknown;
    if (platform != Platform::unknown && platform != definition->platform) return Platform::unknown;
    platform = definition->platform;
  }
  return platform;
}

std::string_view Project::resource_type_of(const AccessRuleFact& rule) const {
  if (!rule.resource_type.empty()) return rule.resource_type;
  for (const auto& policy : find_in(policies_by_id_, rule.policy_id)) {
    if (!policy->resource_type.empty()) return policy->resource_type;
  }
  return "";
}

void Project::group_rules() {
  // A list whose rules name one policy and no other is that policy's, the silent ones included.
  using List = std::pair<const FileFacts*, std::uint32_t>;
  std::map<List, std::string_view> policy_of_list;
  for (const auto& rule : rules_) {
    if (rule->list == 0 || rule->policy_id.empty()) continue;
    const auto [known, is_new] =
        policy_of_list.try_emplace({rule.file, rule->list}, rule->policy_id);
    if (!is_new && known->second != rule->policy_id) known->second = "";
  }
  std::map<std::string_view, std::size_t> by_policy;
  std::map<List, std::size_t> by_list;
  for (const auto& rule : rules_) {
    std::string_view policy = rule->policy_id;
    const List list{rule.file, rule->list};
    const auto neighbours = policy_of_list.find(list);
    if (policy.empty() && neighbours != policy_of_list.end()) {
      policy = neighbours->second;
      if (policy.empty()) continue;  // a list of several policies' rules
    }
    if (policy.empty() && rule->list == 0) continue;
    const std::size_t next = groups_.size();
    const std::size_t at = policy.empty() ? by_list.try_emplace(list, next).first->second
                                          : by_policy.try_emplace(policy, next).first->second;
    if (at == next) groups_.push_back({.policy_id = std::string(policy), .rules = {}});
    groups_[at].rules.push_back(rule);
  }
}

bool may_be_one(const FileFacts& file, const ObjectFact& fact, const FileFacts& other_file,
                const ObjectFact& other) {
  const auto counts = [](const FileFacts& in, const ObjectFact& object) {
    const bool is_new = object.known_id().empty() && object.direction != Direction::response &&
                        (object.method.empty() || object.method == "POST");
    return is_new && in.host != HostKind::markdown;
  };
  if (!counts(file, fact) || !counts(other_file, other)) return true;
  return fact.content == other.content;
}

std::vector<Platform> platforms_of(const PlatformEntry& entry) {
  if (entry.os == "OSX") return {Platform::macos};
  if (const auto platform = parse_platform(entry.os)) return {*platform};
  if (!entry.os.empty() && entry.os != "ANY") return {};
  if (entry.type == "MOBILE") return {Platform::android, Platform::ios};
  if (entry.type == "DESKTOP") return {Platform::chromeos, Platform::macos, Platform::windows};
  if (entry.type == "OTHER") return {};
  return {std::begin(kPlatforms), std::end(kPlatforms)};
}

}  // namespace posturelint

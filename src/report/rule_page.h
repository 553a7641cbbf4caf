// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "engine/rule.h"

namespace posturelint {

/// Where a Markdown page will be read.
enum class PageFor : std::uint8_t {
  repository,  // committed as rule_page_path(): has a title, and links to the rule's file
  alert,       // inside of another tool, which shows the title itself
  editor,      // on its own: has a title, and no link that leads nowhere
};

/// The page of a rule in Markdown: what it finds and why that hurts, what is reported and what is
/// not, the fix, the options, the evidence, how to silence it.
std::string rule_page_markdown(const Rule& rule, PageFor where = PageFor::repository);
/// The same for a terminal: filled to 88 columns, code indented, the reported places underlined.
std::string rule_page_text(const Rule& rule, bool color = false);

/// `rules/os_version/two_parts.md`
std::string rule_page_path(const Rule& rule);
/// Where the page is on the web; empty when the program has no home there, or the rule is a team's.
std::string rule_page_uri(const Rule& rule, std::string_view homepage);
/// rules/README.md: a table of all rules, by category, each with a link to its page.
std::string rules_index_markdown(std::span<const Rule> rules);

/// `a policy has no platform` → `A policy has no platform`; a name such as `osVersion` stays.
std::string as_title(std::string_view clause);
/// The same with a full stop.
std::string as_sentence(std::string_view clause);
/// The rationale as plain text: paragraphs joined, whole sentences only, at most `max_size` bytes.
std::string rule_description(const Rule& rule, std::size_t max_size);
/// What happens to the person who does not run posturelint: `the server refuses it`.
std::string_view consequence_clause(Consequence consequence);
/// What to write into the configuration to silence the rule.
std::string silencing_yaml(const Rule& rule);

}  // namespace posturelint

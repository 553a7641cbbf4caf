// SPDX-License-Identifier: Apache-2.0
#include "report/rule_page.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include <fmt/format.h>

#include "engine/example.h"
#include "report/example_text.h"
#include "report/markdown_text.h"

namespace posturelint {
namespace {

std::string with_underscores(std::string_view name) {
  std::string out(name);
  std::ranges::replace(out, '-', '_');
  return out;
}

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

std::string_view language_of(std::string_view file) {
  struct Language {
    std::string_view ending;
    std::string_view name;
  };
  constexpr Language kLanguages[] = {{".json", "json"},   {".jsonl", "json"}, {".ndjson", "json"},
                                     {".md", "markdown"}, {".sh", "sh"},      {".http", "http"},
                                     {".yaml", "yaml"}};
  for (const Language& language : kLanguages) {
    if (file.ends_with(language.ending)) return language.name;
  }
  return "";
}

void append_code(std::string& out, std::string_view text, std::string_view language) {
  const std::string fence = fence_for(text);
  fmt::format_to(std::back_inserter(out), "{}{}\n{}{}{}\n\n", fence, language, text,
                 text.ends_with('\n') ? "" : "\n", fence);
}

void append_list(std::string& out, std::string_view heading,
                 std::span<const std::string_view> items) {
  if (items.empty()) return;
  fmt::format_to(std::back_inserter(out), "## {}\n\n", heading);
  for (const std::string_view item : items) {
    fmt::format_to(std::back_inserter(out), "- {}\n", item);
  }
  out += '\n';
}

std::string_view fix_clause(Fixable fixable) {
  switch (fixable) {
    case Fixable::no:
      return "no automatic fix";
    case Fixable::safe:
      return "fixed by `posturelint fix`";
    case Fixable::unsafe:
      break;
  }
  return "fixed by `posturelint fix --unsafe`; look at the result";
}

/// The files of an example, each with its name where that is not plain.
void append_files(std::string& out, std::string_view text, std::string_view name) {
  const auto files = example_files(text, name);
  for (const ExampleFile& file : files) {
    if (files.size() > 1) fmt::format_to(std::back_inserter(out), "`{}`\n\n", file.name);
    append_code(out, example_with_carets(file.text), language_of(file.name));
  }
}

void append_examples(std::string& out, const Rule& rule) {
  const auto add = [&out](const Example& example) {
    const bool plain =
        example.file == "policy.json" || example_files(example.text, example.file).size() > 1;
    fmt::format_to(std::back_inserter(out), "{}{}{}:\n\n", as_title(example.title),
                   plain ? "" : fmt::format(" (`{}`)", example.file),
                   example.today.empty() ? "" : fmt::format(" (on {})", example.today));
    append_files(out, example.text, example.file);
    if (!example.config.empty()) {
      out += "with the configuration:\n\n";
      append_code(out, example.config, "yaml");
    }
    if (!example.beside.empty()) {
      out += "used for:\n\n";
      append_code(out, example.beside, "json");
    }
    if (example.fixed.empty()) return;
    out += "after the fix:\n\n";
    append_files(out, example.fixed, example.file);
  };
  for (const bool reported : {true, false}) {
    bool first = true;
    for (const Example& example : rule.examples) {
      if (has_marks(example.text) != reported) continue;
      if (first) out += reported ? "## Reported\n\n" : "## Not reported\n\n";
      first = false;
      add(example);
    }
  }
}

void append_options(std::string& out, const Rule& rule) {
  if (rule.options.empty()) return;
  out += "## Options\n\n| option | default | meaning |\n|---|---|---|\n";
  for (const Option& option : rule.options) {
    fmt::format_to(std::back_inserter(out), "| `{}` | `{}` | {} |\n", option.name,
                   markdown_cell(option.default_value), markdown_cell(option.meaning));
  }
  const Option& option = rule.options.front();
  out += "\nin `.posturelint.yaml`:\n\n";
  append_code(
      out, fmt::format("options:\n  {}:\n    {}: {}\n", rule.id, option.name, option.default_value),
      "yaml");
}

void append_silencing(std::string& out, const Rule& rule) {
  out += "## When to ignore it\n\n";
  if (!rule.when_to_ignore.empty()) {
    out += rule.when_to_ignore;
    out += "\n\n";
  }
  append_code(out, silencing_yaml(rule), "yaml");
  fmt::format_to(std::back_inserter(out),
                 "The next block of a guide: `<!-- posturelint-ignore {0}: reason -->`; the next "
                 "command of a script: `# posturelint-ignore {0}: reason`.\n\n",
                 rule.id);
}

}  // namespace

std::string_view consequence_clause(Consequence consequence) {
  switch (consequence) {
    case Consequence::refused:
      return "the server refuses it";
    case Consequence::ignored:
      return "the server takes it and it has no effect";
    case Consequence::locks_out:
      return "people who should get in cannot";
    case Consequence::weakens:
      return "it lets in what it seems to stop";
    case Consequence::deprecated:
      return "it works today, and is on its way out";
    case Consequence::gated:
      return "it works only with a certain release, licence or feature";
    case Consequence::agreed:
      return "your team agreed on something else";
    case Consequence::untidy:
      break;
  }
  return "nothing breaks; it is a hint";
}

std::string as_title(std::string_view clause) {
  std::string out(clause);
  // A first word such as `osVersion` or `name/x` is an identifier, and must stay as it is.
  const std::string_view word = clause.substr(0, clause.find_first_of(" ,;:?!"));
  if (!out.empty() && std::ranges::all_of(word, is_lower)) {
    out.front() = static_cast<char>(out.front() - 'a' + 'A');
  }
  return out;
}

std::string as_sentence(std::string_view clause) {
  std::string out = as_title(clause);
  if (!out.ends_with('.') && !out.ends_with('?') && !out.ends_with('!')) out += '.';
  return out;
}

std::string rule_description(const Rule& rule, std::size_t max_size) {
  std::string out;
  for (const char c : rule.rationale) {
    if (c != '\n') {
      out += c;
    } else if (!out.ends_with(' ')) {
      out += ' ';
    }
  }
  if (out.size() <= max_size) return out;
  const std::size_t stop = out.rfind(". ", max_size - 1);
  if (stop != std::string::npos) return out.substr(0, stop + 1);
  return as_sentence(rule.summary);
}

std::string rule_page_path(const Rule& rule) {
  return fmt::format("rules/{}.md", with_underscores(rule.id));
}

std::string silencing_yaml(const Rule& rule) {
  return fmt::format(
      "# .posturelint.yaml\n"
      "suppressions:\n"
      "  - rule: {0}\n"
      "    path: policies/legacy/**\n"
      "    reason: why it is right here\n"
      "# or everywhere\n"
      "severities:\n"
      "  {0}: off\n",
      rule.id);
}

std::string rule_page_markdown(const Rule& rule, PageFor where) {
  std::string out;
  if (where != PageFor::alert) out += fmt::format("# {}\n\n", rule.id);
  fmt::format_to(std::back_inserter(out), "{}\n\n**{}**: {} · {}\n\n", as_sentence(rule.summary),
                 to_string(rule.severity), consequence_clause(rule.consequence),
                 fix_clause(rule.fixable));
  out += rule.rationale;
  out += "\n\n";
  append_examples(out, rule);
  append_options(out, rule);
  append_silencing(out, rule);
  append_list(out, "Evidence", rule.evidence);
  append_list(out, "Covers", rule.covers);
  if (where == PageFor::repository) {
    const std::string file = with_underscores(rule.id.substr(rule.id.find('/') + 1)) + ".cpp";
    fmt::format_to(std::back_inserter(out), "This page is made from [{0}]({0}).\n", file);
  } else {
    out.pop_back();  // one of the two line feeds at the end
  }
  return out;
}

std::string rule_page_uri(const Rule& rule, std::string_view homepage) {
  if (homepage.empty() || rule.own != nullptr) return {};
  return fmt::format("{}/{}", homepage, rule_page_path(rule));
}

std::string rules_index_markdown(std::span<const Rule> rules) {
  std::vector<const Rule*> sorted;
  for (const Rule& rule : rules) sorted.push_back(&rule);
  std::ranges::sort(sorted, {}, [](const Rule* rule) { return rule->id; });

  std::string out = fmt::format(
      "# Rules\n\n"
      "{} rules. Each is one file, `<category>/<name>.cpp`; the page beside it, and this table, "
      "are "
      "made from it. `posturelint explain RULE` shows the page in a terminal.\n",
      rules.size());
  std::string_view category;
  for (const Rule* rule : sorted) {
    if (rule->category() != category) {
      category = rule->category();
      fmt::format_to(std::back_inserter(out),
                     "\n## {}\n\n| rule | severity | fix | finds |\n|---|---|---|---|\n", category);
    }
    constexpr std::string_view kFixes[] = {"", "safe", "unsafe"};
    const std::string page = with_underscores(rule->id) + ".md";
    fmt::format_to(std::back_inserter(out), "| [{}]({}) | {} | {} | {} |\n",
                   rule->id.substr(category.size() + 1), page, to_string(rule->severity),
                   kFixes[static_cast<std::size_t>(rule->fixable)], markdown_cell(rule->summary));
  }
  return out;
}

}  // namespace posturelint

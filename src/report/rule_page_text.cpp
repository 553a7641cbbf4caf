// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "report/example_text.h"
#include "report/rule_page.h"
#include "report/style.h"
#include "report/wrap.h"

namespace posturelint {
namespace {

constexpr std::size_t kWidth = 88;
constexpr std::string_view kIndent = "  ";
constexpr std::string_view kCodeIndent = "    ";

std::string_view fix_clause(Fixable fixable) {
  switch (fixable) {
    case Fixable::no:
      return "none";
    case Fixable::safe:
      return "posturelint fix";
    case Fixable::unsafe:
      break;
  }
  return "posturelint fix --unsafe, then look at the result";
}

/// `text` with every line after `indent`.
std::string indented(std::string_view text, std::string_view indent) {
  return example_with_carets(text, indent);
}

class TextPage {
 public:
  TextPage(const Rule& rule, bool color) : rule_(rule), paint_(color) {}

  std::string render() {
    add_head();
    add_prose("Why", rule_.rationale);
    add_reported();
    add_not_reported();
    add_options();
    add_silencing();
    add_list("Evidence", rule_.evidence);
    return std::move(out_);
  }

 private:
  void add_head() {
    out_ += paint_(Ink::strong, rule_.id);
    out_ += '\n';
    out_ += wrap(as_sentence(rule_.summary), "", kWidth);
    out_ += '\n';
    add_fact("severity", paint_(ink_of(rule_.severity), to_string(rule_.severity)));
    add_fact("effect", consequence_clause(rule_.consequence));
    add_fact("fix", fix_clause(rule_.fixable));
  }

  void add_fact(std::string_view name, std::string_view value) {
    fmt::format_to(std::back_inserter(out_), "{}{}  {}\n", kIndent,
                   paint_(Ink::faint, fmt::format("{:<8}", name)), value);
  }

  void add_heading(std::string_view heading) {
    out_ += '\n';
    out_ += paint_(Ink::strong, heading);
    out_ += '\n';
  }

  void add_prose(std::string_view heading, std::string_view prose) {
    add_heading(heading);
    out_ += wrap(prose, kIndent, kWidth);
  }

  void add_reported() {
    bool first = true;
    for (const Example& example : rule_.examples) {
      if (!has_marks(example.text)) continue;
      if (first) {
        add_heading("Reported");
      } else {
        out_ += '\n';
      }
      first = false;
      out_ += wrap(title_of(example) + ":", kIndent, kWidth);
      out_ += coloured_carets(example_with_carets(example.text, kCodeIndent));
      if (example.fixed.empty()) continue;
      out_ += kIndent;
      out_ += paint_(Ink::fix, "after the fix:");
      out_ += '\n';
      out_ += indented(example.fixed, kCodeIndent);
    }
  }

  /// Titles only: a clean policy teaches little in a terminal; the Markdown page shows it.
  void add_not_reported() {
    bool first = true;
    for (const Example& example : rule_.examples) {
      if (has_marks(example.text)) continue;
      if (first) add_heading("Not reported");
      first = false;
      out_ += wrap("- " + title_of(example), kIndent, kWidth);
    }
  }

  static std::string title_of(const Example& example) {
    const std::string day = example.today.empty() ? "" : fmt::format(" (on {})", example.today);
    if (example.file == "policy.json") return std::string(example.title) + day;
    return fmt::format("{} ({}){}", example.title, example.file, day);
  }

  /// Lines of nothing but carets in the colour of the severity.
  std::string coloured_carets(std::string_view text) const {
    std::string out;
    while (!text.empty()) {
      const std::size_t end = text.find('\n');
      const std::string_view line = text.substr(0, end);
      const bool carets = line.find_first_not_of(" ^") == std::string_view::npos;
      out += carets ? paint_(ink_of(rule_.severity), line) : std::string(line);
      out += '\n';
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return out;
  }

  void add_options() {
    if (rule_.options.empty()) return;
    add_heading("Options");
    for (const Option& option : rule_.options) {
      out_ += wrap(
          fmt::format("- {} (default {}): {}", option.name, option.default_value, option.meaning),
          kIndent, kWidth);
    }
    const Option& option = rule_.options.front();
    out_ += '\n';
    out_ += indented(fmt::format("# .posturelint.yaml\noptions:\n  {}:\n    {}: {}", rule_.id,
                                 option.name, option.default_value),
                     kCodeIndent);
  }

  void add_silencing() {
    add_heading("When to ignore it");
    if (!rule_.when_to_ignore.empty()) {
      out_ += wrap(rule_.when_to_ignore, kIndent, kWidth);
      out_ += '\n';
    }
    out_ += indented(silencing_yaml(rule_), kCodeIndent);
    out_ += '\n';
    out_ +=
        indented(fmt::format("in a guide, before the block:     "
                             "<!-- posturelint-ignore {0}: reason -->\n"
                             "in a script, before the command:  # posturelint-ignore {0}: reason",
                             rule_.id),
                 kIndent);
  }

  void add_list(std::string_view heading, std::span<const std::string_view> items) {
    if (items.empty()) return;
    add_heading(heading);
    for (const std::string_view item : items) {
      out_ += wrap(fmt::format("- {}", item), kIndent, kWidth);
    }
  }

  const Rule& rule_;
  Paint paint_;
  std::string out_;
};

}  // namespace

std::string rule_page_text(const Rule& rule, bool color) { return TextPage(rule, color).render(); }

}  // namespace posturelint

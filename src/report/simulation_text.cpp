// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "policy/simulation_words.h"
#include "report/markdown_text.h"
#include "report/simulation_formats.h"
#include "report/snippet.h"
#include "report/style.h"
#include "report/visible.h"

namespace posturelint {
namespace {

/// Of a long list of rules each condition is one line.
constexpr std::size_t kMaxSnippets = 12;

std::string place_name(const FilePlace& place) {
  const Position at = place.position();
  return fmt::format("{}:{}:{}", visible(place.source->name()), at.line, at.column);
}

class TextReport {
 public:
  TextReport(const SimulationReport& report, const SimulationStyle& style)
      : report_(report), style_(style), paint_(style.color) {
    for (const ReportedRule& rule : report.rules) {
      for (const ReportedCondition& condition : rule.conditions) {
        if (condition.holds == Holds::yes) continue;
        ++snippets_;
        digits_ = std::max(digits_, line_digits(*condition.place.source, condition.place.span));
      }
    }
  }

  std::string render() {
    if (!style_.quiet) {
      add_head();
      for (std::size_t i = 0; i < report_.rules.size(); ++i) add_rule(i);
      out_ += '\n';
    }
    out_ += paint_(ink_of_verdict(), visible(verdict_in_words(report_)));
    out_ += '\n';
    for (const Question question : report_.assumed) add_assumption(question);
    for (const ReportedUntold& untold : report_.untold) add_untold(untold);
    if (style_.quiet) return std::move(out_);
    for (const Remediation& remediation : report_.remediation) add_remediation(remediation);
    for (const std::string& note : report_.notes)
      out_ += fmt::format("  note: {}\n", visible(note));
    return std::move(out_);
  }

 private:
  [[nodiscard]] Ink ink_of_verdict() const {
    return report_.decides || report_.verdict == SimulationVerdict::decided ? Ink::strong
                                                                            : Ink::warning;
  }

  void add_head() {
    const std::string name = report_.policy_name.empty()
                                 ? place_name(report_.policy)
                                 : fmt::format("\"{}\"", report_.policy_name);
    out_ += fmt::format("{}\nat policy {}\n\n", visible(describe(report_.told)), visible(name));
  }

  void add_rule(std::size_t index) {
    const ReportedRule& rule = report_.rules[index];
    out_ += fmt::format("{}: {} {}\n", paint_(Ink::strong, place_name(rule.place)),
                        visible(rule.name, 80), state_of(index));
    for (const ReportedCondition& condition : rule.conditions) {
      if (condition.holds == Holds::yes) continue;
      // A rule that fails is not saved by what is unknown of it.
      if (rule.matches == Holds::no && condition.holds == Holds::unknown) continue;
      add_condition(condition);
    }
  }

  [[nodiscard]] std::string state_of(std::size_t index) const {
    const ReportedRule& rule = report_.rules[index];
    if (report_.decides == index) {
      const bool is_certain = report_.verdict == SimulationVerdict::decided;
      return paint_(Ink::fix, is_certain ? "decides" : "decides, usually");
    }
    switch (rule.matches) {
      case Holds::no:
        return paint_(Ink::faint, "does not match");
      case Holds::unknown:
        return paint_(Ink::warning, "may match");
      case Holds::yes:
        break;
    }
    return rule.may_decide ? paint_(Ink::warning, "matches, if no rule before it does")
                           : paint_(Ink::faint, "comes too late");
  }

  void add_condition(const ReportedCondition& condition) {
    const Ink ink = condition.holds == Holds::no ? Ink::error : Ink::warning;
    out_ += fmt::format("  {}: {}\n", place_name(condition.place),
                        paint_(ink, visible(condition.reason, 300)));
    if (snippets_ <= kMaxSnippets) {
      append_snippet(out_, *condition.place.source, condition.place.span,
                     {.paint = paint_, .mark = ink, .width = style_.width, .digits = digits_});
    }
    for (const ReportedRequirement& requirement : condition.requirements) {
      const std::string reports = requirement.reported.empty()
                                      ? "not told"
                                      : fmt::format("the device reports {}", requirement.reported);
      out_ +=
          fmt::format("    {}: {} {}: {}, {}\n", place_name(requirement.place),
                      visible(requirement.policy_name.empty() ? requirement.policy_id
                                                              : requirement.policy_name),
                      visible(requirement.signal), visible(requirement.wants), visible(reports));
    }
  }

  void add_assumption(Question question) {
    const Assumption& assumed = assumption(question);
    out_ += fmt::format("  assuming {}: {} ({}; settled under \"assumptions\")\n", assumed.name,
                        assumed.usual, assumed.meaning);
  }

  void add_untold(const ReportedUntold& untold) {
    out_ += fmt::format("  tell {}", visible(untold.what, 300));
    if (!untold.option.empty()) {
      out_ += fmt::format(": {}, or \"{}\" in a file", untold.option, untold.member);
    }
    out_ += '\n';
  }

  void add_remediation(const Remediation& remediation) {
    const std::string name =
        remediation.policy_name.empty() ? remediation.policy_id : remediation.policy_name;
    out_ += fmt::format("  {}: ", place_name(remediation.place));
    if (remediation.in_grace) {
      out_ += fmt::format("let in by the grace period of \"{}\" ({}); ", visible(name),
                          visible(remediation.grace_until));
    }
    if (!remediation.is_shown) {
      out_ += fmt::format("\"{}\" does not tell people what to mend\n", visible(name));
      return;
    }
    out_ += fmt::format("people are shown how to satisfy \"{}\"", visible(name));
    if (!remediation.to_mend.empty()) {
      out_ += fmt::format(": {}", visible(fmt::format("{}", fmt::join(remediation.to_mend, ", "))));
    }
    out_ += '\n';
  }

  const SimulationReport& report_;
  const SimulationStyle& style_;
  Paint paint_;
  std::size_t snippets_ = 0;
  std::size_t digits_ = 1;
  std::string out_;
};

}  // namespace

std::string render_simulation_markdown(const SimulationReport& report) {
  const std::string text = render_simulation_text(report, {});
  const std::string fence = fence_for(text);
  return fmt::format("# {}\n\n{}text\n{}{}\n", markdown_plain(verdict_in_words(report)), fence,
                     text, fence);
}

std::string render_simulation_text(const SimulationReport& report, const SimulationStyle& style) {
  return TextReport(report, style).render();
}

}  // namespace posturelint

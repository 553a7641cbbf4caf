// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "report/comparison_formats.h"
#include "report/comparison_words.h"
#include "report/style.h"
#include "report/visible.h"

namespace posturelint {
namespace {

constexpr std::size_t kMaxValue = 80;

std::string place_name(const ComparedPlace& place) {
  return fmt::format("{}:{}:{}", visible(place.path), place.position.line, place.position.column);
}

Ink ink_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::equivalent:
      return Ink::fix;
    case Verdict::more_permissive:
    case Verdict::incomparable:
      return Ink::error;
    case Verdict::less_permissive:
      return Ink::info;
    case Verdict::unknown:
      break;
  }
  return Ink::warning;
}

std::string shown(const std::vector<std::string>& texts) {
  return visible(fmt::format("{}", fmt::join(texts, "; ")), 2 * kMaxValue);
}

class Renderer {
 public:
  Renderer(const ComparisonReport& report, const ComparisonOptions& options)
      : report_(report), options_(options), paint_(options.color) {}

  std::string run() {
    for (const ComparedPolicy& policy : report_.policies) {
      if (policy.verdict() != Verdict::equivalent || options_.all) add(policy);
    }
    add_unmatched(report_.removed, "only before");
    add_unmatched(report_.added, "only after");
    out_ += summary_of(report_) + '\n';
    return std::move(out_);
  }

 private:
  void add(const ComparedPolicy& policy) {
    const Verdict verdict = policy.verdict();
    std::string title = title_of(policy.kind, policy.name, policy.id);
    if (policy.name.empty() && policy.id.empty()) title += " in " + policy.after.path;
    out_ += fmt::format("{}: {}{}\n", paint_(Ink::strong, visible(title)),
                        paint_(ink_of(verdict), verdict_in_words(verdict)), what_is_known(policy));
    if (verdict == Verdict::equivalent) return;
    if (!policy.unknown.empty()) {
      out_ += fmt::format("  it depends on: {}\n", shown(policy.unknown));
    }
    for (const ComparedMember& member : policy.members) add(member);
    add_changes(policy);
    out_ += '\n';
  }

  void add_changes(const ComparedPolicy& policy) {
    const std::vector<const ComparedChange*> shown = shown_changes(policy, options_);
    for (const ComparedChange* change : shown) add(*change);
    if (shown.size() == policy.changes.size()) return;
    out_ += paint_(Ink::faint,
                   fmt::format("  and {} more, with --all", policy.changes.size() - shown.size())) +
            '\n';
  }

  void add(const ComparedChange& change) {
    const std::string_view direction = direction_of(change.more, change.less);
    out_ += fmt::format("  {:<8}{}\n", direction, visible(change.sign_in));
    add_decision("before", change.before);
    add_decision("after", change.after);
    if (!change.shows_more.empty() && change.more == Answer::yes) {
      add_line("lets pass now", shown(change.shows_more));
    }
    if (!change.shows_less.empty() && change.less == Answer::yes) {
      add_line("let pass before", shown(change.shows_less));
    }
    if (!change.unknown.empty()) add_line("depends on", shown(change.unknown));
  }

  void add_line(std::string_view what, std::string_view text) {
    out_ += fmt::format("          {}: {}\n", what, text);
  }

  void add_decision(std::string_view when, const ComparedDecision& decision) {
    out_ += fmt::format("          {:<7} {}", when, decision.actions);
    if (decision.place) {
      out_ += fmt::format(" by {}  {}", visible(decision.rule, kMaxValue),
                          paint_(Ink::faint, place_name(*decision.place)));
    }
    out_ += '\n';
  }

  void add(const ComparedMember& member) {
    out_ +=
        fmt::format("  {:<8}{}\n", direction_of(member.more, member.less), visible(member.pointer));
    const auto value = [&](std::string_view when, const std::string& text,
                           const std::optional<ComparedPlace>& place) {
      out_ += fmt::format("          {:<7} {}{}\n", when, visible(on_one_line(text), kMaxValue),
                          place ? "  " + paint_(Ink::faint, place_name(*place)) : "");
    };
    value("before", member.before, member.before_place);
    value("after", member.after, member.after_place);
  }

  void add_unmatched(const std::vector<UnmatchedPolicy>& policies, std::string_view where) {
    for (const UnmatchedPolicy& policy : policies) {
      out_ +=
          fmt::format("{}: {}  {}\n",
                      paint_(Ink::strong, visible(title_of(policy.kind, policy.name, policy.id))),
                      paint_(Ink::warning, where), paint_(Ink::faint, place_name(policy.place)));
    }
    if (!policies.empty()) out_ += '\n';
  }

  const ComparisonReport& report_;
  const ComparisonOptions& options_;
  Paint paint_;
  std::string out_;
};

}  // namespace

std::span<const ComparisonFormat> comparison_formats() {
  static constexpr ComparisonFormat kFormats[] = {{"text", render_comparison_text},
                                                  {"json", render_comparison_json},
                                                  {"markdown", render_comparison_markdown}};
  return kFormats;
}

std::string render_comparison_text(const ComparisonReport& report,
                                   const ComparisonOptions& options) {
  return Renderer(report, options).run();
}

std::string verdict_in_words(Verdict verdict) {
  std::string words(to_string(verdict));
  std::ranges::replace(words, '-', ' ');
  return words;
}

std::string title_of(ResourceKind kind, std::string_view name, std::string_view id) {
  std::string out(display_name(kind));
  if (!name.empty()) out += fmt::format(" \"{}\"", name);
  if (!id.empty()) out += name.empty() ? fmt::format(" {}", id) : fmt::format(" ({})", id);
  return out;
}

}  // namespace posturelint

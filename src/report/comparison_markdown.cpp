// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "report/comparison_formats.h"
#include "report/comparison_words.h"
#include "report/finding_text.h"
#include "report/markdown_text.h"
#include "report/visible.h"

namespace posturelint {
namespace {

/// GitHub takes 65,536 characters, and somebody may want to write something above.
constexpr std::size_t kMaxSize = 60'000;
constexpr std::size_t kMaxText = 300;

std::string plain(std::string_view text) {
  return markdown_cell(markdown_plain(shortened(visible(text), kMaxText)));
}

std::string code(std::string_view text) {
  return markdown_cell(markdown_code(shortened(visible(on_one_line(text)), kMaxText)));
}

std::string place_name(const ComparedPlace& place) {
  return code(fmt::format("{}:{}:{}", place.path, place.position.line, place.position.column));
}

class Page {
 public:
  Page(const ComparisonReport& report, const ComparisonOptions& options)
      : report_(report), options_(options) {}

  std::string render() {
    out_ = fmt::format("### posturelint compare: {}\n\n{} → {}\n", plain(summary_of(report_)),
                       code(report_.before), code(report_.after));
    for (const Error& failure : report_.failures) {
      add(fmt::format("\n- **not done**: {}\n", plain(failure.what)));
    }
    for (const ComparedPolicy& policy : report_.policies) {
      if (policy.verdict() != Verdict::equivalent || options_.all) add(section_of(policy));
    }
    add(unmatched(report_.removed, "only before"));
    add(unmatched(report_.added, "only after"));
    if (left_out_ > 0) out_ += "\nThere is more: this is as long as a comment may be.\n";
    return std::move(out_);
  }

 private:
  /// A whole section, or nothing of it and of those after it.
  void add(const std::string& section) {
    if (section.empty()) return;
    if (left_out_ > 0 || out_.size() + section.size() > kMaxSize) {
      ++left_out_;
    } else {
      out_ += section;
    }
  }

  [[nodiscard]] std::string section_of(const ComparedPolicy& policy) const {
    std::string title = title_of(policy.kind, policy.name, policy.id);
    if (policy.name.empty() && policy.id.empty()) title += " in " + policy.after.path;
    const std::string head =
        fmt::format("\n#### {}: **{}**{}\n", plain(title), verdict_in_words(policy.verdict()),
                    plain(what_is_known(policy)));
    if (policy.verdict() == Verdict::equivalent) return head;
    std::string out = head;
    if (!policy.unknown.empty()) {
      out += fmt::format("\nIt depends on: {}\n",
                         plain(fmt::format("{}", fmt::join(policy.unknown, "; "))));
    }
    if (!policy.members.empty()) out += members_of(policy);
    if (!policy.changes.empty()) out += changes_of(policy);
    return out;
  }

  static std::string members_of(const ComparedPolicy& policy) {
    std::string out = "\n| | member | before | after |\n|---|---|---|---|\n";
    const auto value = [](const std::string& text, const std::optional<ComparedPlace>& place) {
      return place ? fmt::format("{}<br>{}", code(text), place_name(*place)) : plain(text);
    };
    for (const ComparedMember& member : policy.members) {
      out += fmt::format("| {} | {} | {} | {} |\n", direction_of(member.more, member.less),
                         code(member.pointer), value(member.before, member.before_place),
                         value(member.after, member.after_place));
    }
    return out;
  }

  [[nodiscard]] std::string changes_of(const ComparedPolicy& policy) const {
    std::string out = "\n| | for instance | before | after |\n|---|---|---|---|\n";
    const std::vector<const ComparedChange*> shown = shown_changes(policy, options_);
    for (const ComparedChange* change : shown) {
      std::string sign_in = plain(change->sign_in);
      const auto add = [&](std::string_view what, const std::vector<std::string>& texts) {
        if (texts.empty()) return;
        sign_in +=
            fmt::format("<br>{}: {}", what, plain(fmt::format("{}", fmt::join(texts, "; "))));
      };
      if (change->more == Answer::yes) add("lets pass now", change->shows_more);
      if (change->less == Answer::yes) add("let pass before", change->shows_less);
      add("depends on", change->unknown);
      out += fmt::format("| {} | {} | {} | {} |\n", direction_of(change->more, change->less),
                         sign_in, decision(change->before), decision(change->after));
    }
    const std::size_t left_out = policy.changes.size() - shown.size();
    if (left_out > 0) out += fmt::format("\nand {} more, with `--all`\n", left_out);
    return out;
  }

  static std::string decision(const ComparedDecision& decision) {
    if (!decision.place) return plain(decision.actions);
    return fmt::format("{} by {}<br>{}", plain(decision.actions), plain(decision.rule),
                       place_name(*decision.place));
  }

  static std::string unmatched(const std::vector<UnmatchedPolicy>& policies,
                               std::string_view where) {
    std::string out;
    for (const UnmatchedPolicy& policy : policies) {
      out += fmt::format("{}- {}: **{}**, {}\n", out.empty() ? "\n" : "",
                         plain(title_of(policy.kind, policy.name, policy.id)), where,
                         place_name(policy.place));
    }
    return out;
  }

  const ComparisonReport& report_;
  const ComparisonOptions& options_;
  std::string out_;
  std::size_t left_out_ = 0;
};

}  // namespace

std::string render_comparison_markdown(const ComparisonReport& report,
                                       const ComparisonOptions& options) {
  return Page(report, options).render();
}

}  // namespace posturelint

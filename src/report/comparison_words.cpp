// SPDX-License-Identifier: Apache-2.0
#include "report/comparison_words.h"

#include <cstddef>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace posturelint {

std::string_view direction_of(Answer more, Answer less) {
  if (more == Answer::no) return less == Answer::yes ? "less" : "less?";
  if (less == Answer::no) return more == Answer::yes ? "more" : "more?";
  return more == Answer::yes && less == Answer::yes ? "both" : "differs";
}

std::string what_is_known(const ComparedPolicy& policy) {
  if (policy.verdict() != Verdict::unknown) {
    const bool possible = policy.more == Shift::possible || policy.less == Shift::possible;
    return possible ? " (possibly)" : "";
  }
  const auto say = [](Shift shift, std::string_view word) {
    if (shift == Shift::no) return fmt::format("not {} permissive", word);
    if (shift == Shift::unknown) return std::string();
    return fmt::format("{}{} permissive", shift == Shift::possible ? "possibly " : "", word);
  };
  std::vector<std::string> known = {say(policy.more, "more"), say(policy.less, "less")};
  std::erase(known, "");
  return known.empty() ? "" : fmt::format(", but {}", fmt::join(known, " and "));
}

std::string on_one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool is_blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (is_blank && (out.empty() || out.back() == ' ')) continue;
    out += is_blank ? ' ' : c;
  }
  return out;
}

std::string summary_of(const ComparisonReport& report) {
  const std::size_t count = report.policies.size();
  std::string out =
      fmt::format("{} compared", count == 1 ? "1 policy" : fmt::format("{} policies", count));
  std::string_view separator = ": ";
  const auto add_count = [&](std::size_t number, std::string_view what) {
    if (number == 0) return;
    out += fmt::format("{}{} {}", separator, number, what);
    separator = ", ";
  };
  for (const Verdict verdict : kVerdicts) {
    add_count(report.count(verdict), verdict_in_words(verdict));
  }
  separator = "; ";
  add_count(report.removed.size(), "only before");
  add_count(report.added.size(), "only after");
  return out;
}

std::vector<const ComparedChange*> shown_changes(const ComparedPolicy& policy,
                                                 const ComparisonOptions& options) {
  constexpr std::size_t kShown = 3;
  std::size_t more = 0;
  std::size_t less = 0;
  std::vector<const ComparedChange*> shown;
  for (const ComparedChange& change : policy.changes) {
    const bool is_new_more = change.more != Answer::no && more++ < kShown;
    const bool is_new_less = change.less != Answer::no && less++ < kShown;
    if (is_new_more || is_new_less || options.all) shown.push_back(&change);
  }
  return shown;
}

}  // namespace posturelint

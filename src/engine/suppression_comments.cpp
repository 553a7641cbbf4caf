// SPDX-License-Identifier: Apache-2.0
#include "engine/suppression_comments.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/nearest.h"

namespace posturelint {
namespace {

constexpr std::string_view kMark = "posturelint-ignore";

/// True when no character of a rule's name stands at `at`.
bool is_border(std::string_view text, std::size_t at) {
  if (at >= text.size()) return true;
  const char c = text[at];
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return !letter && c != '-' && c != '/' && c != '_';
}

/// One comment, and the edits that take something out of it.
class CommentText {
 public:
  CommentText(const Source& source, const SuppressionComment& comment)
      : source_(source), comment_(comment) {
    find_names();
  }

  /// Where a name stands; the whole comment where the host writes it in a way we cannot follow.
  [[nodiscard]] Span name(std::size_t index) const {
    return index < names_.size() ? names_[index] : comment_.span;
  }

  /// Takes a name and its comma out.
  [[nodiscard]] Span without_name(std::size_t index) const {
    if (index + 1 < names_.size()) return {names_[index].begin, names_[index + 1].begin};
    if (index > 0) return {names_[index - 1].end, names_[index].end};
    return names_[index];
  }
  [[nodiscard]] bool can_take_out_names() const { return names_.size() > 1; }

  /// Takes the comment out, and with it a line that holds nothing else.
  [[nodiscard]] Span whole() const {
    const std::string_view text = source_.text();
    Span span = comment_.span;
    std::uint32_t begin = span.begin;
    while (begin > 0 && is_margin(text[begin - 1])) --begin;
    std::uint32_t end = span.end;
    while (end < text.size() && is_blank(text[end])) ++end;
    const bool ends_line = end == text.size() || text[end] == '\n';
    const bool begins_line = begin == 0 || text[begin - 1] == '\n';
    if (!ends_line) return span;
    if (begins_line) return {begin, std::min<std::uint32_t>(end + 1, size())};
    while (span.begin > begin && is_blank(text[span.begin - 1])) --span.begin;
    return span;
  }

 private:
  static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }
  /// What stands before a comment on a line of its own: indentation, or the mark of a quotation.
  static bool is_margin(char c) { return is_blank(c) || c == '>'; }
  [[nodiscard]] std::uint32_t size() const {
    return static_cast<std::uint32_t>(source_.text().size());
  }

  void find_names() {
    const std::string_view text = source_.text(comment_.span);
    std::size_t at = text.find(kMark);
    if (at == std::string_view::npos) return;
    at += kMark.size();
    for (const std::string& name : comment_.rules) {
      at = text.find(name, at);
      while (at != std::string_view::npos &&
             !(is_border(text, at - 1) && is_border(text, at + name.size()))) {
        at = text.find(name, at + 1);
      }
      if (at == std::string_view::npos) {
        names_.clear();
        return;
      }
      const auto begin = comment_.span.begin + static_cast<std::uint32_t>(at);
      names_.push_back({begin, begin + static_cast<std::uint32_t>(name.size())});
      at += name.size();
    }
  }

  const Source& source_;
  const SuppressionComment& comment_;
  std::vector<Span> names_;
};

Finding finding_at(std::string_view rule, const RuleSet& rules, Span span, std::string message) {
  const Rule* known = rules.find(rule);
  return {.rule = std::string(rule),
          .severity = known == nullptr ? Severity::warning : known->severity,
          .span = span,
          .message = std::move(message)};
}

std::string unknown_message(std::string_view name, const RuleSet& rules) {
  std::vector<std::string_view> names;
  for (const Rule& rule : rules.all()) {
    names.push_back(rule.id);
    names.push_back(rule.category());
  }
  const auto meant = nearest(name, names);
  return fmt::format("no rule or category is called \"{}\"{}", name,
                     meant ? fmt::format("; did you mean \"{}\"?", *meant) : "");
}

/// What is wrong with the names of one comment.
class CommentCheck {
 public:
  CommentCheck(const Source& source, const SuppressionComment& comment,
               const std::vector<bool>& used, const RuleSet& rules)
      : text_(source, comment), comment_(comment), used_(used), rules_(rules) {}

  std::vector<Finding> run() {
    if (comment_.rules.empty()) {
      add("suppression/no-rule", comment_.span,
          "the comment names no rule and silences nothing; expected posturelint-ignore RULE: "
          "reason");
      found_.back().fix = removal(Applicability::safe);
      return std::move(found_);
    }
    std::vector<std::size_t> useless;  // names; found_[i] is about useless[i]
    for (std::size_t i = 0; i < comment_.rules.size(); ++i) {
      const std::string& name = comment_.rules[i];
      if (!is_rule_or_category(rules_.all(), name)) {
        add("suppression/unknown-rule", text_.name(i), unknown_message(name, rules_));
      } else if (!is_used(i) && can_judge(name, rules_)) {
        add("suppression/unused", text_.name(i), unused_message(name, rules_));
      } else {
        continue;
      }
      useless.push_back(i);
    }
    const bool all = useless.size() == comment_.rules.size();
    for (std::size_t i = 0; i < useless.size(); ++i) {
      if (all) {
        found_[i].fix = removal(Applicability::safe);
      } else if (text_.can_take_out_names()) {
        found_[i].fix = Fix{fmt::format("remove {}", comment_.rules[useless[i]]),
                            Applicability::safe,
                            {{text_.without_name(useless[i]), ""}}};
      }
    }
    if (comment_.reason.empty() && !all) {
      add("suppression/no-reason", comment_.span,
          "the comment gives no reason; those who read it later need one behind a colon");
      found_.back().fix = removal(Applicability::unsafe);
    }
    return std::move(found_);
  }

 private:
  void add(std::string_view rule, Span span, std::string message) {
    found_.push_back(finding_at(rule, rules_, span, std::move(message)));
  }
  [[nodiscard]] bool is_used(std::size_t name) const { return name < used_.size() && used_[name]; }
  [[nodiscard]] Fix removal(Applicability applicability) const {
    return {"remove the comment", applicability, {{text_.whole(), ""}}};
  }

  CommentText text_;
  const SuppressionComment& comment_;
  const std::vector<bool>& used_;
  const RuleSet& rules_;
  std::vector<Finding> found_;
};

}  // namespace

bool can_judge(std::string_view name, const RuleSet& rules) {
  return std::ranges::all_of(rules.all(), [&](const Rule& rule) {
    // What a rule over the whole project finds is not known yet.
    return !names_rule(name, rule.id) || (rules.is_selected(rule) && rule.check_project == nullptr);
  });
}

std::string unused_message(std::string_view name, const RuleSet& rules) {
  const bool off = std::ranges::none_of(rules.all(), [&](const Rule& rule) {
    return names_rule(name, rule.id) && rules.severity(rule);
  });
  if (off) return fmt::format("{} is switched off; there is nothing to silence", name);
  return fmt::format("{} finds nothing here; there is nothing to silence", name);
}

std::vector<Finding> check_suppression_comments(const FileReport& report,
                                                const SuppressionScope& scope,
                                                const RuleSet& rules) {
  std::vector<Finding> found;
  const std::vector<bool> none;
  for (std::size_t i = 0; i < scope.comments.size(); ++i) {
    const auto& used = i < report.use.comments.size() ? report.use.comments[i] : none;
    for (Finding& finding : CommentCheck(*report.source, scope.comments[i], used, rules).run()) {
      found.push_back(std::move(finding));
    }
  }
  return found;
}

}  // namespace posturelint
